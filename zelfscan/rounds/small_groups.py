"""Small groups protected: which counts of directorates may be shown, so that no small count can be worked out.

A count is shown as a number only when the directorates in it and the others are both at least the minimum. Next
to earlier counts it may not give a small one away either: where one group lies within another, or two groups have
nobody in common, anybody who knows the instrument can subtract. What cannot be a number becomes a word that fits
several numbers.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

SEVERAL = 2
"""A word must stand for more than this many numbers, or the word would be a number after all."""


class Show(Enum):
    """How a count is shown."""

    NUMBER = "number"
    MOST = "most"
    """Nearly all or all: the others are too few to count."""
    AT_LEAST = "at_least"
    """A number well below it, or more."""
    HIDDEN = "hidden"
    """Too small, or too small to tell."""


@dataclass(frozen=True, slots=True)
class Told:
    """A count as it is shown; ``number`` is the count itself, or what it is at least."""

    show: Show
    number: int | None = None


HIDDEN = Told(Show.HIDDEN)


class Board:
    """What is told of one set of directorates, each known by its place from 0: a group is an int with its bits set.

    Ask in order of importance: an earlier count is never taken back for a later one.
    """

    def __init__(self, size: int, minimum: int, known: Iterable[int] = ()) -> None:
        self.size, self.minimum = size, minimum
        self._told: list[int] = list(known)
        """Groups whose size readers know: told here, or public from the start."""

    @property
    def told(self) -> tuple[int, ...]:
        """The groups whose size readers know by now."""
        return tuple(self._told)

    @property
    def speaks(self) -> bool:
        """Whether there are enough directorates to say anything at all."""
        return self.size >= self.minimum + SEVERAL

    def tell(self, group: int) -> Told:
        """How the size of a group is shown."""
        count = group.bit_count()
        if not self.speaks or count < self.minimum:
            return HIDDEN
        if self.size - count < self.minimum:
            return Told(Show.MOST)
        if not self._is_safe(group, self._told):
            return Told(Show.AT_LEAST, max(self.minimum, (count // self.minimum - 1) * self.minimum))
        self._told.append(group)
        return Told(Show.NUMBER, count)

    def tell_all(self, parts: Sequence[int], within: Sequence[int]) -> tuple[Told, ...]:
        """The sizes of parts that together are one group, each within a group of known size: all numbers, or none."""
        added: list[int] = []
        for part, whole in zip(parts, within, strict=True):
            large = min(part.bit_count(), (whole & ~part).bit_count()) >= self.minimum
            if not (self.speaks and large and self._is_safe(part, [*self._told, *added])):
                return (HIDDEN,) * len(parts)
            added.append(part)
        self._told += added
        return tuple(Told(Show.NUMBER, part.bit_count()) for part in parts)

    def _is_safe(self, group: int, others: Iterable[int]) -> bool:
        """Whether subtracting this count from others, or others from it, gives no small count."""
        everybody = (1 << self.size) - 1
        for other in others:
            cells = (group & other, group & ~other, other & ~group, everybody & ~(group | other))
            smallest, second, *_ = sorted(cell.bit_count() for cell in cells)
            if smallest == 0 and second < self.minimum:
                return False
        return True
