"""Which counts of directorates may be published, over all tables together, so that no small count can be worked out.

Every table divides all directorates over its classes. What is published of a table is a coarser division: classes with
enough directorates apart, the others together, and together they are enough too. So every sum or difference of
published numbers within a table is a sum of groups that are large enough. Between tables somebody who knows the
instrument may know that nobody can be in this class and in that one: for every two published divisions each overlap
that follows from the numbers, even for who knows exactly which overlaps are empty, is large enough as well.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Division = tuple[int, ...]
"""Groups without overlap that together are everybody; a group is an int with the bit set of every directorate in it."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table to publish: what it counts, of what, and per class the group of directorates."""

    kind: str
    subject: str
    classes: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Shown:
    """What is published of a table; ``part`` is empty for everybody, else a kind of contact. None is hidden."""

    kind: str
    subject: str
    part: str
    counts: Mapping[str, int | None]


def protect(
    size: int, tables: Iterable[Table], parts: Mapping[str, int], minimum: int, known: Iterable[int] = ()
) -> tuple[Shown, ...]:
    """What may be published of all tables, in the order of their importance: an earlier number is never taken back.

    ``parts`` divides the directorates by something that everybody can know (may be empty), ``known`` are groups whose
    size is told elsewhere. Raises ValueError for a table that does not divide all directorates.
    """
    everybody = (1 << size) - 1
    told: list[Division] = [(group, everybody & ~group) for group in known]
    if parts:
        told.append(tuple(parts.values()))
    shown: list[Shown] = []
    for table in tables:
        _check(table, everybody)
        visible, hidden = _whole(table.classes, minimum, told)
        shown.append(Shown(table.kind, table.subject, "", _counts(table.classes, visible, everybody)))
        shown += _by_part(table, visible, hidden, parts, minimum, told)
    return tuple(shown)


def _check(table: Table, everybody: int) -> None:
    seen = 0
    for group in table.classes.values():
        if seen & group:
            raise ValueError(f"{table.kind} {table.subject}: a directorate in two classes")
        seen |= group
    if seen != everybody:
        raise ValueError(f"{table.kind} {table.subject}: not all directorates in a class")


def _whole(classes: Mapping[str, int], minimum: int, told: list[Division]) -> tuple[list[str], int]:
    """The classes that are shown and the group of all others; what is shown is added to what is told."""
    visible = [name for name, group in classes.items() if group.bit_count() >= minimum]
    while visible:
        hidden = _together(group for name, group in classes.items() if name not in visible)
        enough = len(visible) == len(classes) or hidden.bit_count() >= minimum
        division = (*(classes[name] for name in visible), *([hidden] if hidden else []))
        if enough and all(follows_safely(division, other, minimum) for other in told):
            told.append(division)
            return visible, hidden
        visible.remove(min(visible, key=lambda name: (classes[name].bit_count(), name)))
    return [], _together(classes.values())


def _by_part(
    table: Table, visible: Sequence[str], hidden: int, parts: Mapping[str, int], minimum: int, told: list[Division]
) -> list[Shown]:
    """The same classes per part: all of them, or nothing."""
    if not (parts and visible):
        return []
    blocks = [*(table.classes[name] for name in visible), *([hidden] if hidden else [])]
    division = tuple(block & part for part in parts.values() for block in blocks)
    large = all(group.bit_count() >= minimum for group in division)
    if not (large and all(follows_safely(division, other, minimum) for other in told)):
        return []
    told.append(division)
    counts = {name: _counts(table.classes, visible, part) for name, part in parts.items()}
    return [Shown(table.kind, table.subject, name, found) for name, found in counts.items()]


def _together(groups: Iterable[int]) -> int:
    total = 0
    for group in groups:
        total |= group
    return total


def _counts(classes: Mapping[str, int], visible: Sequence[str], part: int) -> dict[str, int | None]:
    return {name: (group & part).bit_count() if name in visible else None for name, group in classes.items()}


def follows_safely(one: Division, other: Division, minimum: int) -> bool:
    """Whether every overlap of two divisions that follows from their sizes and from which overlaps are empty is large.

    The overlaps that are not empty are the lines of a network between the groups of both. An overlap follows from the
    sizes exactly when its line is on no circle.
    """
    lines: list[int] = []
    small: list[tuple[int, int]] = []
    for left, mine in enumerate(one):
        ends = 0
        for right, theirs in enumerate(other):
            if common := mine & theirs:
                ends |= 1 << right
                if common.bit_count() < minimum:
                    small.append((left, right))
        lines.append(ends)
    return all(_on_circle(left, right, lines) for left, right in small)


def _on_circle(left: int, right: int, lines: Sequence[int]) -> bool:
    """Whether both ends of a line stay connected without it; ``lines`` has the bit set of every end of each start."""
    reached, before = lines[left] & ~(1 << right), -1
    while reached != before:
        before = reached
        for start, ends in enumerate(lines):
            if start != left and ends & reached:
                reached |= ends
        if reached >> right & 1:
            return True
    return False
