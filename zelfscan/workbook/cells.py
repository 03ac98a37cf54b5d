"""Reads single cells: a choice, a text, a number, a date or a process, each with the findings it deserves."""

import datetime as dt
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TypeVar

from zelfscan import privacy
from zelfscan.model.instrument import AnswerOption
from zelfscan.model.scan import WorkProcess
from zelfscan.text import fold
from zelfscan.workbook import layout
from zelfscan.workbook.choices import Choices
from zelfscan.workbook.grid import CellError, as_typed
from zelfscan.workbook.identify import Identity
from zelfscan.workbook.index import Index
from zelfscan.workbook.notes import Cell, Notes, as_text
from zelfscan.workbook.tables import Row

LONGEST_TEXT = 32_767
"""What fits in a cell of Excel; a text of this length probably lost its end."""

NOTHING = ("", layout.NOT_ASKED_MARK, layout.DO_NOT_FILL)
_DATES = (dt.date, dt.time, dt.timedelta)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_VALUE_AND_MEANING = re.compile(r"([0-9])(?:\s*[.:)=\u2013-]\s*|\s+|$)(.*)", re.DOTALL)
Found = TypeVar("Found")
_PROCESS = re.compile(r"\s*(P[1-8])\b", re.IGNORECASE)


@dataclass(slots=True)
class Desk:
    """What every reader of cells needs: who the workbook is, the instrument by id, the findings, and what is open."""

    identity: Identity
    index: Index
    notes: Notes
    asked: Counter[int] = field(default_factory=Counter)
    open: Counter[int] = field(default_factory=Counter)
    from_last_time: frozenset[tuple[int, int, int]] = frozenset()
    """The cells, as sheet number, row and column, that show what stood there last time."""

    def count(self, cell: Cell | None, answered: bool) -> None:
        """Count a cell as asked on its sheet, and as open when there is no answer in it."""
        if cell is not None:
            self.asked[cell.grid.number] += 1
            self.open[cell.grid.number] += not answered


def option(desk: Desk, cell: Cell | None, choices: Choices, *, reasoned: bool = True) -> AnswerOption | None:
    """The option in a cell; None when it is empty or holds no valid answer.

    ``reasoned`` tells whether a reason stands in the row, for a bare "n.v.t.".
    """
    if not _is_answerable(desk, cell) or cell is None:
        return None
    if not isinstance(cell.value, str):
        desk.notes.on_cell("AN-009", cell, expected=choices.shown)
        return None
    match = choices.match(cell.value)
    if match.option is None:
        _invalid(desk, cell, match.suggestion, choices.shown)
    elif match.bare:
        desk.notes.on_cell("AN-002" if reasoned else "AN-008", cell, suggestion=match.option.text)
    elif not match.exact:
        desk.notes.on_cell("AN-001", cell, suggestion=match.option.text)
    return _without_formula(desk, cell, match.option)


def attribute(desk: Desk, cell: Cell | None, choices: Choices) -> int | None:
    """The value 0 to 3 of an attribute, given as a number, as its meaning, or as both."""
    if not _is_answerable(desk, cell) or cell is None:
        return None
    return _without_formula(desk, cell, _attribute(desk, cell, choices))


def _attribute(desk: Desk, cell: Cell, choices: Choices) -> int | None:
    """The value of a cell that holds something."""
    expected = ", ".join(layout.attribute_choice(int(item.id), item.text) for item in choices.options)
    if not isinstance(cell.value, str):
        if not isinstance(cell.value, bool) and cell.value in (0, 1, 2, 3):
            return int(cell.value)  # type: ignore[arg-type]
        _invalid(desk, cell, "", expected)
        return None
    whole = choices.match(cell.value)
    if whole.exact and whole.option:
        return whole.option.value
    numbered = _VALUE_AND_MEANING.fullmatch(cell.value.strip())
    if numbered:
        return _numbered(desk, cell, numbered, choices, expected)
    if whole.option is None:
        _invalid(desk, cell, whole.suggestion, expected)
        return None
    desk.notes.on_cell("AN-001", cell, suggestion=layout.attribute_choice(int(whole.option.id), whole.option.text))
    return whole.option.value


def _numbered(desk: Desk, cell: Cell, numbered: re.Match[str], choices: Choices, expected: str) -> int | None:
    """The value of an attribute that starts with its number."""
    value, meaning = int(numbered.group(1)), choices.match(numbered.group(2)) if numbered.group(2) else None
    if value >= len(choices.options):
        _invalid(desk, cell, "", expected)
        return None
    if meaning and meaning.option and meaning.option.value != value:
        desk.notes.on_cell("AN-018", cell, expected=layout.attribute_choice(value, choices.options[value].text))
        return None
    if meaning and not meaning.exact:
        desk.notes.on_cell("AN-001", cell, suggestion=layout.attribute_choice(value, choices.options[value].text))
    return value


def text(desk: Desk, cell: Cell | None, *, name: bool = False) -> str:
    """The text in a cell, exactly as typed; with ``name`` a number there is worth a word."""
    if cell is None or cell.value == "":
        return ""
    if isinstance(cell.value, CellError):
        desk.notes.on_cell("AN-005", cell)
        return ""
    typed = as_typed(cell.value) if isinstance(cell.value, str) else as_text(cell.value)
    if name and not isinstance(cell.value, str):
        desk.notes.on_cell("AN-019", cell)
    elif cell.is_formula:
        desk.notes.on_cell("AN-012", cell)
    _screen(desk, cell, typed)
    return typed


def row_text(desk: Desk, row: Row, header: str) -> str:
    """The text below a header; where rows with the same id say different things, all of it."""
    if header not in row.disputed:
        return text(desk, row.cell(header))
    texts = (text(desk, own.own_cell(header)) for own in (row, *row.copies))
    return "\n".join(dict.fromkeys(found for found in texts if found))


def answer_cell(row: Row, header: str) -> Cell | None:
    """The cell with an answer; as if empty where rows with the same id contradict each other."""
    cell = row.cell(header)
    return Cell("", cell.grid, cell.row, cell.column) if cell and header in row.disputed else cell


def number(desk: Desk, cell: Cell | None, code: str, lowest: float, highest: float) -> float | None:
    """The number in a cell; None, with a finding of this code, when there is something else in it."""
    if cell is None or cell.value == "":
        return None
    if isinstance(cell.value, CellError):
        desk.notes.on_cell("AN-005", cell)
        return None
    found = _as_number(cell.value)
    if found is None or not lowest <= found <= highest:
        desk.notes.on_cell(code, cell, expected=f"{as_text(lowest)} tot en met {as_text(highest)}")
        return None
    return found


def process(desk: Desk, cell: Cell | None, processes: tuple[WorkProcess, ...]) -> tuple[str | None, bool]:
    """The code of the process that a cell names, by code or by name, and whether that is clear (empty is clear)."""
    if cell is None or cell.value == "":
        return None, True
    typed = as_text(cell.value)
    codes = {item.code for item in processes}
    match = _PROCESS.match(typed)
    if match:
        code = match.group(1).upper()
        return (code, True) if code in codes else (None, False)
    named = [item.code for item in processes if fold(item.name) == fold(typed)]
    return (named[0], True) if len(named) == 1 else (None, False)


def _is_answerable(desk: Desk, cell: Cell | None) -> bool:
    """Whether something stands in the cell that may be an answer; errors and dates are named here."""
    if cell is None or cell.value in NOTHING:
        _without_formula(desk, cell, cell and cell.value)
        return False
    if isinstance(cell.value, CellError):
        desk.notes.on_cell("AN-005", cell)
        return False
    if isinstance(cell.value, _DATES):
        desk.notes.on_cell("AN-006", cell)
        return False
    return not (isinstance(cell.value, str) and cell.value.strip().lower() in NOTHING)


def _without_formula(desk: Desk, cell: Cell | None, found: Found) -> Found:
    """The same, after a word about a formula that made it."""
    if cell is not None and found is not None and cell.is_formula:
        desk.notes.on_cell("AN-012" if cell.value != "" else "AN-017", cell)
    return found


def _invalid(desk: Desk, cell: Cell, suggestion: str, expected: str) -> None:
    """Name something that is no answer, with the nearest one or else all of them."""
    code = "AN-003" if suggestion else "AN-004"
    desk.notes.on_cell(code, cell, expected=expected, suggestion=suggestion)


def _screen(desk: Desk, cell: Cell, typed: str) -> None:
    """Name personal data and what may get lost in a text."""
    personal = privacy.find(typed)
    if personal:
        kinds = dict.fromkeys(data.kind.value for data in personal)
        desk.notes.on_cell("PG-001", cell, kinds=" en ".join(kinds))
    if len(typed) >= LONGEST_TEXT:
        desk.notes.on_cell("AN-015", cell)
    if not typed.isprintable() and _CONTROL.search(typed):
        desk.notes.on_cell("AN-016", cell)


def _as_number(value: object) -> float | None:
    """A number, also when it was typed as text with a Dutch comma; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    if isinstance(value, str):
        match = re.fullmatch(r"\s*(-?[0-9]{1,9}(?:[.,][0-9]{1,3})?)\s*", value)
        return float(match.group(1).replace(",", ".")) if match else None
    return float(value)
