"""What became of an id of an older version of the instrument, so that answers under it are carried over."""

from enum import StrEnum

from zelfscan.model.base import Model, Text


class How(StrEnum):
    """What happened to the id: it has another id now, became several, became one with others, or disappeared."""

    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"
    GONE = "gone"


class Moved(Model):
    """One id that is no longer in the content. ``to`` are ids of today: one, two or more, one, or none."""

    id: Text
    how: How
    to: tuple[Text, ...] = ()
