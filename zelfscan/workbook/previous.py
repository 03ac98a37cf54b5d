"""Reads what a workbook shows of last time: it becomes an answer where people confirmed it, and is nothing elsewhere.

An answer of last time that nobody touched must never pass for one of now. So it counts as open until somebody says in
its row that it still holds, or chooses from the list in its cell.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from zelfscan.model.instrument import State
from zelfscan.model.scan import Scan
from zelfscan.workbook import layout
from zelfscan.workbook.cells import NOTHING
from zelfscan.workbook.grid import Book, Grid, Value
from zelfscan.workbook.inventory import Inventory
from zelfscan.workbook.notes import Cell, Notes
from zelfscan.workbook.tables import Row, find_tables, header_key, id_key

_MARK = re.compile(rf"\s*{re.escape(layout.LAST_TIME)}\s*(.*)", re.IGNORECASE | re.DOTALL)
_TEXT_MARK = re.compile(rf"{re.escape(layout.LAST_TIME)}[ \t]*[\r\n]+(.*)", re.DOTALL)
"""In a column in which people write freely only the words on a line of their own: they may write such words too."""
_TEXTS = frozenset(header_key(header) for header in layout.TEXTS)
_STILL = header_key(layout.STILL)
_YES, _NO = layout.STILL_YES[:2].lower(), layout.STILL_NO[:3].lower()


@dataclass(slots=True)
class Marks:
    """The cells that show last time. ``places`` are all of them, ``left`` those that nobody confirmed, by row."""

    places: set[tuple[int, int, int]] = field(default_factory=set)
    left: dict[tuple[int, int], list[Cell]] = field(default_factory=lambda: defaultdict(list))
    rows: dict[tuple[int, int], Row] = field(default_factory=dict)
    """Every row of a table with such a column to confirm in, that shows something of last time."""

    def check(self, notes: Notes, inventory: Inventory, scan: Scan) -> tuple[tuple[str, str | None], ...]:
        """Name what nobody confirmed, and return the cells with an open answer in which it stands."""
        if not self.places:
            return ()
        asked = _Asked(inventory, scan)
        waiting: dict[int, list[Cell]] = defaultdict(list)
        found: dict[tuple[str, str | None], None] = {}
        for place, cells in self.left.items():
            for cell in cells:
                waits, cell_places = asked.of(self.rows[place], cell)
                waiting[cell.grid.number] += [cell] if waits else []
                found |= dict.fromkeys(cell_places)
        for on_sheet in waiting.values():
            if on_sheet:
                self._tell_sheet(notes, on_sheet)
        rows = {(cell.grid.number, cell.row) for cells in waiting.values() for cell in cells}
        for place, row in self.rows.items():
            self._tell_row(notes, row, place in rows, asked.is_answered(row))
        return tuple(found)

    def _tell_sheet(self, notes: Notes, waiting: list[Cell]) -> None:
        """How much of a sheet is not confirmed, at the first place where people can do so."""
        first = min(waiting, key=lambda cell: (cell.row, cell.column))
        still = self.rows[first.grid.number, first.row].own_cell(layout.STILL)
        if still is None:
            notes.on_cell("HM-006", first, count=str(len(waiting)))
        else:
            notes.on_cell("HM-001" if len(waiting) == 1 else "HM-002", still, count=str(len(waiting)))

    def _tell_row(self, notes: Notes, row: Row, waits: bool, answered: bool) -> None:
        """What people said of a row without confirming it, and a text of last time beside new answers."""
        still = row.own_cell(layout.STILL)
        if still is None or _starts(still.value, _YES):
            return
        headers = {column: header for header, column in row.table.columns.items()}
        left = self.left.get((row.table.grid.number, row.index), [])
        texts = [cell for cell in left if headers[cell.column] in _TEXTS]
        if still.value not in NOTHING and not _starts(still.value, _NO):
            notes.on_cell("HM-004", still, expected=f'"{layout.STILL_YES}" of "{layout.STILL_NO}"')
        elif waits and _starts(still.value, _NO):
            notes.on_cell("HM-003", still)
        elif texts and answered and not waits:
            notes.on_cell("HM-005", texts[0])


class _Asked:
    """Which cells of a workbook wait for an answer, and which rows have one."""

    def __init__(self, inventory: Inventory, scan: Scan) -> None:
        self._index, self._codes = inventory.index, inventory.identity.codes
        self._open = {(item.question, item.process) for item in scan.answers if item.state is State.OPEN}
        self._in_use = {process.code for process in scan.processes}
        self._answered = {item.question for item in scan.answers if item.state is not State.OPEN}
        self._answered |= {item.document for item in scan.documents if item.answer}

    def of(self, row: Row, cell: Cell) -> tuple[bool, list[tuple[str, str | None]]]:
        """Whether a cell that shows last time waits for an answer, and the answers to questions that are open by it."""
        header = next(header for header, column in row.table.columns.items() if column == cell.column)
        process = header if header in self._codes else None
        if header in _TEXTS or (process and process not in self._in_use):
            return False, []
        today = self._index.today(row.id)
        if not set(today) & set(self._index.questions):
            return True, []
        places = [(item, process) for item in today if (item, process) in self._open]
        return bool(places), places

    def is_answered(self, row: Row) -> bool:
        """Whether people answered anything in a row."""
        return not self._answered.isdisjoint(self._index.today(row.id))


def settle(book: Book) -> tuple[Book, Marks]:
    """The workbook in which what people confirmed stands as an answer and what they did not is empty, and the marks.

    A workbook that shows nothing of last time is returned as it is.
    """
    marks = Marks()
    grids = tuple(_settled(grid, marks) if _shows_any(grid) else grid for grid in book.grids)
    return (Book(grids, book.titles, book.properties) if marks.places else book), marks


def _shows_any(grid: Grid) -> bool:
    """Whether any cell of a sheet may show last time."""
    start = layout.LAST_TIME.lower()
    return any(
        isinstance(cell, str) and cell[:40].lstrip().lower().startswith(start) for row in grid.rows for cell in row
    )


def _settled(grid: Grid, marks: Marks) -> Grid:
    """The sheet with every row settled."""
    rows = list(grid.rows)
    for table in find_tables(grid):
        for index in range(table.header_row + 1, table.end):
            row = Row(table, index, id_key(grid.value(index, table.id_column)))
            shown = list(_shown(row))
            if shown:
                rows[index] = _settled_row(row, shown, marks)
    return Grid(grid.title, grid.number, rows, grid.formulas)


def _shown(row: Row) -> Iterator[tuple[Cell, str]]:
    """The cells of a row that show last time, with what stood there."""
    for header, column in row.table.columns.items():
        if column == row.table.id_column or header == _STILL:
            continue
        cell = row.at(column)
        pattern = _TEXT_MARK if header in _TEXTS else _MARK
        if isinstance(cell.value, str) and (match := pattern.fullmatch(cell.value)):
            yield cell, match.group(1)


def _settled_row(row: Row, shown: list[tuple[Cell, str]], marks: Marks) -> list[Value]:
    """The cells of a row, after people confirmed it or not."""
    values, place = list(row.table.grid.rows[row.index]), (row.table.grid.number, row.index)
    still = row.own_cell(layout.STILL)
    confirmed = still is not None and _starts(still.value, _YES)
    marks.rows[place] = row
    for cell, text in shown:
        marks.places.add((cell.grid.number, cell.row, cell.column))
        values[cell.column] = text if confirmed else ""
        if not confirmed:
            marks.left[place].append(cell)
    return values


def _starts(value: Value, word: str) -> bool:
    """Whether a cell says yes, or no: its first letters are enough."""
    return isinstance(value, str) and value.strip().lower().startswith(word)
