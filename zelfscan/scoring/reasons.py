"""Why: the answers that weighed most in a result, and the rule and cut-offs that made its class."""

from collections.abc import Iterator, Sequence

from zelfscan.model.assessment import Control, Inherent, Reason, Residual
from zelfscan.model.instrument import Number, Settings
from zelfscan.model.scan import Scan
from zelfscan.scoring.control import FactorView, Weighed
from zelfscan.scoring.numbers import rounded


def reasons(views: Sequence[FactorView], scans: Sequence[Scan], settings: Settings) -> tuple[Reason, ...]:
    """The answers that weighed most: value times share in C, ties by id. What weighs nothing is no reason."""
    found = sorted(_weighing(views), key=lambda pair: (-pair[0], pair[1].cell.question.id, pair[1].cell.process or ""))
    return tuple(_reason(weight, item, scans) for weight, item in found[: int(settings.reasons_shown.value)])


def _weighing(views: Sequence[FactorView]) -> Iterator[tuple[float, Weighed]]:
    """Every answer that weighed, with its weight; an opinion of a small group is never named."""
    factors = [view for view in views if view.value is not None]
    for view in factors:
        part = 1 / len(view.counting) / len(factors)
        for level in view.counting:
            for item in level.weighed:
                if item.value and not item.cell.covered:
                    yield rounded(item.value * item.share * part), item


def _reason(weight: float, item: Weighed, scans: Sequence[Scan]) -> Reason:
    cell = item.cell
    return Reason(
        question=cell.question.id,
        process=cell.process,
        level=cell.level,
        source=scans[cell.scan].source,
        state=cell.state,
        option=cell.option,
        value=item.value,
        weight=weight,
    )


def rule(inherent: Inherent | None, control: Control, residual: Residual | None, settings: Settings) -> str:
    """The rule as a compact trace without language: values, cut-offs and classes."""
    limits = _limits(settings.control_in_order, settings.control_largely, settings.control_partly)
    parts = [f"C={_text(control.value)} ({limits}) {control.class_}"]
    parts.append(f"band={_text(control.best_value)}..{_text(control.worst_value)} {control.best}..{control.worst}")
    if inherent is not None:
        limits = _limits(settings.inherent_medium, settings.inherent_high)
        product = f"{_text(inherent.likelihood)}*{_text(inherent.consequence)}={_text(inherent.value)}"
        floor = " floor" if inherent.floor else ""
        parts.insert(0, f"I={product} ({limits}){floor} {inherent.class_}")
    if residual is not None:
        parts.append(f"R={residual.default} {residual.best}..{residual.worst} {residual.class_}")
    return "; ".join(parts)


def _text(value: float | None) -> str:
    return "-" if value is None else f"{value:g}"


def _limits(*numbers: Number) -> str:
    return "/".join(f"{number.value:g}" for number in numbers)
