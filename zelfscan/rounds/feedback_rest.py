"""Finds what people typed and that has no place in the new workbook: notes, own rows, own columns, own sheets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from openpyxl import Workbook

from zelfscan.model.instrument import Instrument
from zelfscan.rounds.feedback_open import Returned
from zelfscan.rounds.feedback_place import LABELS, Placement, Where
from zelfscan.text import fold
from zelfscan.workbook import layout
from zelfscan.workbook.cells import NOTHING
from zelfscan.workbook.grid import Grid, Value, address, place
from zelfscan.workbook.notes import as_text
from zelfscan.workbook.tables import Table, header_key, id_key

MOST_LINES = 3_000
"""So many cells without a place are written out; the last line then says that there is more."""

_LIVE = ("workbook.progress.", "round.feedback.rest.")
"""Keys of our sentences that may hold numbers."""

_ID_LINE = f"({layout.OWN_RISK_PREFIX}|{layout.QUICK_FIX_PREFIX}|{layout.OVERRIDE_PREFIX})[0-9]+"
_REST_HEADER = [fold(header) for header in layout.LEFTOVER.headers]
_LABEL_KEYS = frozenset(header_key(header) for header in LABELS)
_ATTENTION_KEY = header_key(layout.ATTENTION)
_SHEETS = (
    *(layout.DETAILS, layout.ROLES, layout.PRECONDITIONS, layout.PROCESSES, layout.DOCUMENTS, layout.QUESTIONS),
    *(layout.OWN_RISKS, layout.QUICK_FIXES, layout.OVERRIDES, layout.EVALUATION, layout.MIRROR),
)
_HEADERS = frozenset(
    header_key(header)
    for header in (
        *(header for sheet in _SHEETS for header in sheet.headers),
        *layout.process_codes(layout.MAX_PROCESSES),
        *(layout.EVIDENCE, layout.EXPLANATION, layout.ATTENTION, layout.STILL),
    )
)


@dataclass(frozen=True, slots=True)
class Leftover:
    """Something without a place: where it stood, what it belonged to, what it says, and its cell if there is one."""

    where: str
    about: str
    value: Value
    source: Where | None = None


@dataclass(frozen=True, slots=True)
class Ours:
    """What our own workbooks say: fixed texts, folded, and the patterns of sentences that count live."""

    texts: frozenset[str]
    live: re.Pattern[str]

    def says(self, value: Value) -> bool:
        """Whether a value in a cell is a text of ours."""
        text = fold(as_text(value))
        return text in self.texts or self.live.fullmatch(text) is not None


def texts_of(workbook: Workbook, instrument: Instrument) -> Ours:
    """Our own texts in a workbook in which nothing is filled in yet."""
    sheets = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
    locked = (cell for sheet in sheets for row in sheet.iter_rows() for cell in row if cell.protection.locked)
    texts = frozenset(fold(str(cell.value)) for cell in locked if cell.value is not None)
    found = (text for key, text in instrument.texts.items() if key.startswith(_LIVE))
    patterns = (re.escape(fold(text)) for text in (*found, *layout.LEFTOVER.headers))
    return Ours(texts, re.compile("|".join(re.sub(r"\\{\w+\\}", "[0-9]+", pattern) for pattern in patterns)))


def leftovers(returned: Returned, placement: Placement, ours: Ours, more: str) -> list[Leftover]:
    """Everything without a place, in the order of the workbook, after what earlier feedback had left over already.

    ``more`` is the sentence for when there is too much to write out.
    """
    found = _Rest(returned, placement, ours).all()
    lines = list(islice(found, MOST_LINES))
    return lines if next(found, None) is None else [*lines, Leftover("", "", more)]


class _Rest:
    """One walk over all sheets."""

    def __init__(self, returned: Returned, placement: Placement, ours: Ours) -> None:
        self._returned, self._placement, self._ours = returned, placement, ours
        codes = returned.identity.codes
        self._names = {returned.typed(layout.PROCESS_NAME_ID, code) for code in codes}
        same = returned.identity.version in ("", returned.index.instrument.version)
        self._older = not same

    def all(self) -> Iterator[Leftover]:
        """Everything without a place."""
        for grid in self._returned.kept:
            yield from self._kept(grid)
        for (title, cell), text in self._placement.rest.items():
            yield Leftover(_where(title, cell), "", text, (title, cell))
        for grid in self._returned.book.grids:
            if fold(grid.title) != fold(layout.META.title):
                yield from self._on_sheet(grid)

    def _kept(self, grid: Grid) -> Iterator[Leftover]:
        """What stood on the sheet with what is left over, and what people wrote beside it."""
        lines = False
        for number, cells in enumerate(grid.rows):
            row = [*cells, "", "", ""]
            if lines and row[2] != "":
                yield Leftover(as_text(row[0]), as_text(row[1]), row[2])
                row[:3] = ["", "", ""]
            lines = lines or [fold(as_text(cell)) for cell in row[:3]] == _REST_HEADER
            yield from self._loose(grid, number, row)

    def _loose(self, grid: Grid, number: int, row: list[Value]) -> Iterator[Leftover]:
        """The cells of a row outside any table that hold something of their own."""
        for column, value in enumerate(row):
            if value not in NOTHING and not self._is_ours(grid, number, column, value):
                cell = address(number, column)
                yield Leftover(_where(grid.title, cell), "", value, (grid.title, cell))

    def _is_ours(self, grid: Grid, number: int, column: int, value: Value) -> bool:
        """Whether a cell outside any table is ours, or shows the name of a work process, or has a place already."""
        taken = (grid.number, number, column) in self._placement.taken
        return taken or self._ours.says(value) or (isinstance(value, str) and value in self._names)

    def _on_sheet(self, grid: Grid) -> Iterator[Leftover]:
        """One sheet, with the tables on it."""
        tables = [table for table in self._returned.located.tables if table.grid is grid]
        for number, row in enumerate(grid.rows):
            table = next((table for table in tables if table.header_row <= number < table.end), None)
            if table is None:
                yield from self._loose(grid, number, row)
            else:
                yield from self._in_table(table, number, row)

    def _in_table(self, table: Table, number: int, row: list[Value]) -> Iterator[Leftover]:
        """One row of a table: what it belongs to is its id, with the question where that is not in this workbook."""
        headers = {column: header for header, column in table.columns.items()}
        shown = {column: as_text(table.grid.value(table.header_row, column)) for column in headers}
        about = self._about(table, number)
        for column, value in enumerate(row):
            header = headers.get(column, "")
            if value in NOTHING or self._belongs(table, number, column, value, header):
                continue
            cell = address(number, column)
            named = " · ".join(part for part in (about, shown.get(column, "")) if part)
            is_head = number == table.header_row
            yield Leftover(_where(table.grid.title, cell), "" if is_head else named, value, (table.grid.title, cell))

    def _belongs(self, table: Table, number: int, column: int, value: Value, header: str) -> bool:
        """Whether what stands in a cell of a table has a place, or is ours."""
        if (table.grid.number, number, column) in self._placement.taken:
            return True
        if number == table.header_row:
            return header_key(as_text(value)) in _HEADERS
        item = id_key(table.grid.value(number, table.id_column))
        known = bool(self._returned.index.today(item))
        ruled = known or re.fullmatch(_ID_LINE, item) is not None
        if column == table.id_column and (ruled or item in self._returned.index.moved):
            return True
        if header == _ATTENTION_KEY:
            return as_text(value).startswith(layout.ATTENTION_WORDS)
        if known and self._older and header in _LABEL_KEYS:
            return True
        return (header in _LABEL_KEYS or not ruled) and self._is_ours(table.grid, number, column, value)

    def _about(self, table: Table, number: int) -> str:
        """The id of a row, followed by its question when that is not asked any more."""
        item = as_text(table.grid.value(number, table.id_column))
        column = table.columns.get(header_key(layout.QUESTION))
        if column is None or column == table.id_column or self._returned.index.today(id_key(item)):
            return item
        question = as_text(table.grid.value(number, column)).split("\n")[0]
        return " ".join(part for part in (item, question) if part)


def _where(title: str, cell: str) -> str:
    """A place in the returned workbook in words."""
    return f"blad {title}, cel {cell}"


def row_of(where: Where) -> tuple[str, int]:
    """Sheet and row, counted from 0, of a cell."""
    return where[0], place(where[1])[0]
