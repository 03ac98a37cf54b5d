"""Checks on what became of older ids: each leads to ids of today, of its own kind, as many as it says."""

import re
from collections import Counter
from collections.abc import Iterator

from zelfscan.instrument.checks_links import ID_SHAPES
from zelfscan.instrument.problems import Code
from zelfscan.instrument.reading import Content
from zelfscan.instrument.shape import closest
from zelfscan.instrument.trouble import Trouble
from zelfscan.model.moved import How

ROW_KINDS = ("questions", "mirror", "attributes", "preconditions", "documents", "evaluation", "roles")
"""The kinds whose ids stand in the rows of a workbook."""

_NUMBERED = tuple(kind for kind in ROW_KINDS if kind != "roles")
_COUNTS = {
    How.MOVED: (1, 1, "precies één id"),
    How.SPLIT: (2, 99, "minstens twee ids"),
    How.MERGED: (1, 1, "precies één id"),
    How.GONE: (0, 0, "geen id"),
}
"""How many ids of today belong to each way, at least and at most, and in words."""


def counts(content: Content) -> Iterator[Trouble]:
    """As many ids of today as the way says, each once."""
    for item in content.instrument.moved:
        least, most, words = _COUNTS[item.how]
        if not least <= len(set(item.to)) <= most or len(set(item.to)) < len(item.to):
            yield Trouble(Code.MOVED_COUNT, item.id, item.how, words)


def kinds(content: Content) -> Iterator[Trouble]:
    """An id has the form of a row in a workbook, and leads to ids of today of the same kind."""
    for item in content.instrument.moved:
        own = [kind for kind in ROW_KINDS if re.fullmatch(ID_SHAPES[kind][0], item.id)]
        if not own:
            yield Trouble(Code.ID_SHAPE, item.id, expected=ID_SHAPES["questions"][1])
        for target in item.to if own else ():
            if not any(target in content.ids[kind] for kind in own) and not any(map(content.lost, own)):
                known = [item_id for kind in own for item_id in content.ids[kind]]
                yield Trouble(Code.UNKNOWN_LINK, item.id, target, "een id van dezelfde soort", closest(target, known))


def taken_twice(content: Content) -> Iterator[Trouble]:
    """Two ids that lead to the same one are merged, and say so."""
    taken = Counter(target for item in content.instrument.moved for target in set(item.to))
    for item in content.instrument.moved:
        for target in item.to:
            if item.how is not How.MERGED and taken[target] > 1:
                yield Trouble(Code.MOVED_TWICE, item.id, target)


def registered(content: Content) -> Iterator[Trouble]:
    """The register says the same: withdrawn, and replaced by the same ids."""
    known = {entry.id: entry for entry in content.register}
    moved = {item.id: item for item in content.instrument.moved}
    for item in moved.values():
        entry = known.get(item.id)
        if entry is None or not entry.withdrawn or set(entry.replaced_by) != set(item.to):
            yield Trouble(Code.MOVED_REGISTER, item.id, expected=", ".join(item.to))
    for entry in known.values():
        row = any(re.fullmatch(ID_SHAPES[kind][0], entry.id) for kind in _NUMBERED)
        if entry.withdrawn and row and entry.id not in moved and not _is_known(content, entry.id):
            yield Trouble(Code.NOT_MOVED, entry.id)


def _is_known(content: Content, item_id: str) -> bool:
    """Whether an id is in the content of today."""
    return any(item_id in content.ids[kind] for kind in ROW_KINDS)
