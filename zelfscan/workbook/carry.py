"""Carries over rows of an older version of the instrument: rows that became one, and what there is to tell of each."""

from collections.abc import Iterable

from zelfscan.model.instrument import State
from zelfscan.model.moved import How
from zelfscan.workbook import layout
from zelfscan.workbook.cells import NOTHING
from zelfscan.workbook.choices import Choices
from zelfscan.workbook.grid import Value
from zelfscan.workbook.index import Group, Index
from zelfscan.workbook.locate import settle
from zelfscan.workbook.tables import Row, id_key

CODES = {How.MOVED: "RO-050", How.SPLIT: "RO-051", How.MERGED: "RO-052", How.GONE: "RO-053"}
"""The finding about a row under an older id, by what became of that id."""

_TEXTS = frozenset({layout.EVIDENCE, layout.EXPLANATION, layout.DOCUMENTS.headers[3]})
_SCALES = {
    layout.QUESTIONS.key: "answers",
    layout.MIRROR.key: "mirror",
    layout.PRECONDITIONS.key: "preconditions",
    layout.DOCUMENTS.key: "at_hand",
}
_NO_ANSWER, _NOT_APPLICABLE, _UNREADABLE = -2.0, -1.0, 99.0
_A_LITTLE = 0.1
"""Not knowing comes just before the answer that it counts as."""


def one_row(rows: tuple[Row, ...], group: Group, index: Index) -> Row:
    """One row out of all rows for an id of today: merged where older ids became one, else settled as copies."""
    origins = dict.fromkeys(row.origin for row in rows)
    if len(origins) == 1 or not any(_is_merged(origin, index) for origin in origins):
        return settle(rows, group.title, group.headers)
    parts = [settle([row for row in rows if row.origin == origin], group.title, group.headers) for origin in origins]
    choices = _choices(group, rows[0].id, index)
    answers = [header for header in group.headers if header not in _TEXTS]
    least = {header: _least(parts, header, choices, index) for header in answers}
    first, *others = parts
    return Row(first.table, first.index, first.id, tuple(others), _TEXTS & set(group.headers), first.origin, least)


def _is_merged(origin: str, index: Index) -> bool:
    """Whether an older id became one with others."""
    return bool(origin) and index.moved[id_key(origin)].how is How.MERGED


def _choices(group: Group, item: str, index: Index) -> Choices | None:
    """What can be chosen in the rows of a group; None where people type."""
    if item in index.attributes:
        return index.attribute_choices[item]
    return index.scales[_SCALES[group.key]] if group.key in _SCALES else None


def _least(parts: Iterable[Row], header: str, choices: Choices | None, index: Index) -> Row:
    """The row with the least favourable answer; the first one of those that are alike."""
    unknown = float(index.instrument.settings.unknown_value.value)

    def weight(row: Row) -> float:
        cell = row.cell(header)
        return _weight("" if cell is None else cell.value, choices, unknown)

    return max(parts, key=weight)


def _weight(value: Value, choices: Choices | None, unknown: float) -> float:
    """How unfavourable an answer is. What cannot be read weighs most, so that somebody looks at it."""
    if value in NOTHING:
        return _NO_ANSWER
    if choices is None:
        return 0
    if not isinstance(value, str):
        return float(value) if isinstance(value, int | float) else _UNREADABLE
    option = choices.match(value).option or choices.match(value.lstrip("0123456789 ")).option
    if option is None:
        return _UNREADABLE
    if option.state is State.NOT_APPLICABLE:
        return _NOT_APPLICABLE
    return unknown + _A_LITTLE if option.value is None else float(option.value)
