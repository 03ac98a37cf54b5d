"""Means and comparison of numbers, the same way everywhere: cut-offs are compared after rounding to 6 decimals."""

from collections.abc import Sequence

DECIMALS = 6


def rounded(value: float) -> float:
    """The value as it is compared with cut-offs and kept in results."""
    return round(value, DECIMALS)


def kept(value: float | None) -> float | None:
    """The value as results keep it, ``None`` where there is none."""
    return None if value is None else rounded(value)


def mean(values: Sequence[float]) -> float:
    """The mean of at least one value."""
    return sum(values) / len(values)


def mean_or_none(values: Sequence[float]) -> float | None:
    """The mean, ``None`` of nothing."""
    return sum(values) / len(values) if values else None


def share(part: float, whole: float) -> float | None:
    """Part of the whole, 0 to 1, ``None`` when the whole is empty."""
    return rounded(part / whole) if whole else None
