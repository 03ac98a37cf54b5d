"""Means and counts over directorates that give no small group away: every number rests on enough of them.

A mean is told when enough directorates stand behind it. Means of groups are told only all together, and only when
nobody can subtract one from another to find a group that is too small. A mean that lies against the end of its scale
is told as "or more": else it would say what everybody answered.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

from zelfscan.evaluation.facts import Member
from zelfscan.evaluation.measures import BOUNDS, Measure
from zelfscan.model.instrument import Level
from zelfscan.rounds.small_groups import Show, Told


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean as it may be told. ``edge`` is -1 or 1 when it is that or less, or that or more."""

    value: float
    told: Told
    """How many directorates stand behind it."""
    edge: int = 0


class Meter:
    """One measure over all directorates; what is told of it never gives a small group away."""

    def __init__(self, measure: Measure, members: Sequence[Member], minimum: int) -> None:
        self.measure, self.members, self.minimum = measure, members, minimum
        self.values = [measure.value(member, None) for member in members]
        self.answered = group_of(members, (value is not None for value in self.values))
        self._known: list[int] = []
        """Groups whose mean readers know, besides that of everybody."""

    @property
    def whole(self) -> Mean | None:
        """The mean over everybody who answered; None when they are too few."""
        return self._mean([value for value in self.values if value is not None], len(self.members))

    def groups(self, groups: Sequence[int]) -> tuple[Mean, ...]:
        """The mean of each group of directorates (bits by place); nothing when one of them may not be told."""
        parts = [group & self.answered for group in groups]
        if not self._may_tell(parts):
            return ()
        self._known += parts
        found = (self._of(part, group.bit_count()) for part, group in zip(parts, groups, strict=True))
        return tuple(mean for mean in found if mean is not None)

    def _of(self, part: int, size: int) -> Mean | None:
        """The mean over some of those who answered, out of a group of this size."""
        inside = (value for place, value in enumerate(self.values) if part >> place & 1)
        return self._mean([value for value in inside if value is not None], size)

    def levels(self, levels: Iterable[Level]) -> tuple[Mean | None, ...]:
        """The mean of each level; None for a level of which too few directorates answered, or all but a few."""
        return tuple(self._at(level) for level in levels)

    def _at(self, level: Level) -> Mean | None:
        values = [self.measure.value(member, level) for member in self.members]
        part = group_of(self.members, (value is not None for value in values))
        if not self._may_tell([part]):
            return None
        self._known.append(part)
        return self._mean([value for value in values if value is not None], len(self.members))

    def _may_tell(self, parts: Sequence[int]) -> bool:
        """Whether the means of these groups can be told beside everything that is told already."""
        known = list(self._known)
        for part in parts:
            if part.bit_count() < self.minimum or not all(self._is_safe(part, other) for other in (0, *known)):
                return False
            known.append(part)
        return bool(parts)

    def _is_safe(self, part: int, other: int) -> bool:
        """Whether nobody can subtract one group from another, or from everybody, and find one that is too small.

        Two groups cut everybody in four. While all four hold somebody, none of them can be worked out.
        """
        cells = (part & other, part & ~other, other & ~part, self.answered & ~(part | other))
        sizes = [cell.bit_count() for cell in cells]
        return 0 not in sizes or all(size == 0 or size >= self.minimum for size in sizes)

    def _mean(self, values: Sequence[float], size: int) -> Mean | None:
        if len(values) < self.minimum:
            return None
        return edged(self.measure.kind, fmean(values), self._told(len(values), size))

    def _told(self, count: int, size: int) -> Told:
        """How many stand behind it, and never so that the few others can be counted."""
        if count == size or size - count >= self.minimum:
            return Told(Show.NUMBER, count)
        return Told(Show.AT_LEAST, max(self.minimum, (count // self.minimum - 1) * self.minimum))


def edged(kind: str, value: float, told: Told) -> Mean:
    """A mean, kept away from both ends of its scale."""
    if kind not in BOUNDS:
        return Mean(value, told)
    low, high, margin = BOUNDS[kind]
    if value < low + margin:
        return Mean(low + margin, told, -1)
    return Mean(high - margin, told, 1) if value > high - margin else Mean(value, told)


def group_of(members: Sequence[Member], places: Iterable[bool]) -> int:
    """The bits of the directorates for which something holds."""
    return sum(1 << place for place, (_, holds) in enumerate(zip(members, places, strict=True)) if holds)


def said(members: Sequence[Member], question: str, once: bool) -> tuple[int, int]:
    """Who said yes and who said no to a question of the evaluation: as bits.

    Where workbooks of one directorate differ it said yes when ``once`` (one yes is enough), else no.
    """
    answers = [{voice.yes for voice in member.voices if voice.question == question} for member in members]
    yes = group_of(members, (True in given and (once or False not in given) for given in answers))
    no = group_of(members, (False in given and not (once and True in given) for given in answers))
    return yes, no
