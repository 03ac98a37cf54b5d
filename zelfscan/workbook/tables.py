"""Finds the tables of a workbook by their headers, and its rows by their ids, wherever people moved them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from zelfscan.text import fold
from zelfscan.workbook import layout
from zelfscan.workbook.grid import Grid, Value
from zelfscan.workbook.notes import Cell

_ID_HEADERS = {"nr", "nr.", "nummer", "id"}
_PROCESS_HEADER = re.compile(r"\s*([pP][1-8])\b")


@dataclass(frozen=True, slots=True)
class Table:
    """A header row with what follows it, up to the next header row. Rows and columns count from 0."""

    grid: Grid
    header_row: int
    end: int
    """The first row that is not part of it."""
    id_column: int
    columns: dict[str, int]
    """Column by header; process columns as ``P1``, others folded."""
    doubled: tuple[str, ...] = ()
    """Headers that stand there more than once; the first one counts."""

    def has(self, *headers: str) -> bool:
        """Whether the table has all these columns."""
        return all(header_key(header) in self.columns for header in headers)


@dataclass(frozen=True, slots=True)
class Row:
    """A row with an id. ``copies`` are other rows with that id, ``disputed`` the headers where these contradict it.

    ``origin`` is the id of an older version of the instrument that stands in the row, where that is another one.
    Where older ids became one, ``least`` is by header the row with the least favourable answer, which counts.
    """

    table: Table
    index: int
    id: str
    copies: tuple["Row", ...] = ()
    disputed: frozenset[str] = field(default_factory=frozenset)
    origin: str = ""
    least: dict[str, "Row"] = field(default_factory=dict)

    def cell(self, header: str) -> Cell | None:
        """The cell below a header; of a copy where this one is empty. None when there is no such column."""
        if header in self.least and self.least[header] is not self:
            return self.least[header].cell(header)
        own = self.own_cell(header)
        if self.copies and (own is None or own.value == ""):
            filled = (copy.own_cell(header) for copy in self.copies)
            return next((cell for cell in filled if cell is not None and cell.value != ""), own)
        return own

    def own_cell(self, header: str) -> Cell | None:
        """The cell below a header in this very row."""
        column = self.table.columns.get(header_key(header))
        return None if column is None else self.at(column)

    def at(self, column: int) -> Cell:
        """The cell in a column."""
        grid, cells = self.table.grid, self.table.grid.rows[self.index]
        return Cell(cells[column] if column < len(cells) else "", grid, self.index, column)

    @property
    def id_cell(self) -> Cell:
        """The cell with the id."""
        return self.at(self.table.id_column)


@lru_cache(maxsize=512)
def header_key(header: str) -> str:
    """A header for comparison: ``P1`` for a process column, whatever follows it, else folded."""
    match = _PROCESS_HEADER.match(header)
    return match.group(1).upper() if match else fold(header)


def id_key(value: Value) -> str:
    """An id for comparison: without spaces or case, and with a point where people typed a comma."""
    if isinstance(value, str):
        return value.upper() if value.isalnum() else "".join(value.split()).upper().replace(",", ".")
    return ""


def find_tables(grid: Grid) -> list[Table]:
    """The tables of a sheet, from top to bottom."""
    starts = list(_headers(grid))
    ends = [*(row for row, _ in starts[1:]), len(grid.rows)][: len(starts)]
    return [_table(grid, row, column, end) for (row, column), end in zip(starts, ends, strict=True)]


def has_ids(grid: Grid, ids: frozenset[str]) -> bool:
    """Whether ids stand on a sheet, in any column: a table that lost its header row."""
    return sum(id_key(cell) in ids for row in grid.rows for cell in row if cell != "") > 1


def _headers(grid: Grid) -> Iterator[tuple[int, int]]:
    """Row and column of each header of an id column, with at least one other header beside it."""
    exact = [(number, row.index(layout.ID)) for number, row in enumerate(grid.rows) if layout.ID in row]
    for number, column in exact or _headers_by_hand(grid):
        if any(isinstance(cell, str) and cell.strip() for cell in grid.rows[number][column + 1 :]):
            yield number, column


def _headers_by_hand(grid: Grid) -> list[tuple[int, int]]:
    """Row and column of each header of an id column that is written in another way."""
    cells = ((number, at, cell) for number, row in enumerate(grid.rows) for at, cell in enumerate(row[:8]))
    return [(number, at) for number, at, cell in cells if _is_id_header(cell)]


def _is_id_header(cell: Value) -> bool:
    """Whether a cell is the header of an id column, in other letters than we write it."""
    return isinstance(cell, str) and len(cell) < 10 and cell.strip().lower() in _ID_HEADERS


def _table(grid: Grid, header_row: int, id_column: int, end: int) -> Table:
    """The table below a header row."""
    columns: dict[str, int] = {}
    doubled = []
    for column, cell in enumerate(grid.rows[header_row]):
        if isinstance(cell, str) and (key := header_key(cell)):
            if key in columns:
                doubled.append(cell.strip())
            columns.setdefault(key, column)
    return Table(grid, header_row, end, id_column, columns, tuple(doubled))
