"""Finds text that people typed outside the form: on a sheet of their own, or under or beside our tables."""

import re
from collections import defaultdict
from collections.abc import Iterator

from zelfscan.text import fold
from zelfscan.workbook import layout
from zelfscan.workbook.cells import NOTHING
from zelfscan.workbook.inventory import FREE_SHEETS, Inventory
from zelfscan.workbook.notes import Cell
from zelfscan.workbook.tables import Row, Table, has_ids, header_key, id_key

_SHEETS = (
    *(layout.DETAILS, layout.ROLES, layout.PRECONDITIONS, layout.PROCESSES, layout.DOCUMENTS, layout.QUESTIONS),
    *(*FREE_SHEETS, layout.EVALUATION, layout.MIRROR),
)
_HEADERS = frozenset(
    header_key(header)
    for header in (
        *(header for sheet in _SHEETS for header in sheet.headers),
        *layout.process_codes(layout.MAX_PROCESSES),
        *(layout.EVIDENCE, layout.EXPLANATION, layout.ATTENTION, layout.STILL),
    )
)
_FREE_ID = re.compile(rf"(?:{layout.OWN_RISK_PREFIX}|{layout.QUICK_FIX_PREFIX}|{layout.OVERRIDE_PREFIX})[0-9]+")
_LETTERS = re.compile(r"[^\W\d_].*[^\W\d_]", re.DOTALL)
_HEADING = re.compile(r"R[0-9]{1,2}(\.[0-9]+)?\s")
"""How the heading above the questions of a category or factor begins."""


def check(inventory: Inventory) -> None:
    """Name one text per sheet that reading skips, where nothing else was said about that sheet's form."""
    walk = _Walk(inventory)
    for grid in inventory.book.grids:
        if fold(grid.title) == fold(layout.META.title) or inventory.notes.tells(grid, "BL-003", "BL-004", "BL-011"):
            continue
        cell = next(walk.on_sheet(grid.number), None)
        if cell is not None:
            inventory.notes.on_cell("BL-015", cell)


class _Walk:
    """What one walk over a workbook knows: which tables are ours, and which of their rows reading uses."""

    def __init__(self, inventory: Inventory) -> None:
        located, identity = inventory.located, inventory.identity
        self._grids = {grid.number: grid for grid in inventory.book.grids}
        self._own_texts = inventory.index.own_texts
        self._row_ids = inventory.index.row_ids
        self._same_version = identity.version in ("", inventory.index.instrument.version)
        rows = [row for copies in located.rows.values() for row in copies]
        self._used: dict[tuple[int, int], set[int]] = defaultdict(set)
        for row in (*rows, *located.unknown, *located.older):
            self._used[_key(row.table)].add(row.index)
        self._free = {_key(table) for sheet in FREE_SHEETS for table in located.free_tables(sheet)}
        self._tables: dict[int, list[Table]] = defaultdict(list)
        for table in located.tables:
            if _key(table) in self._used or _key(table) in self._free:
                self._tables[table.grid.number].append(table)

    def on_sheet(self, number: int) -> Iterator[Cell]:
        """The cells of a sheet with a text that reading skips."""
        grid, tables = self._grids[number], self._tables[number]
        if tables:
            for table in tables if self._same_version else ():
                yield from self._in_table(table)
        elif not has_ids(grid, self._row_ids):
            for at, cells in enumerate(grid.rows):
                found = (Cell(value, grid, at, column) for column, value in enumerate(cells))
                yield from filter(self._is_text, found)

    def _in_table(self, table: Table) -> Iterator[Cell]:
        """The cells of a table of ours, and of what stands under and beside it."""
        known = {column for header, column in table.columns.items() if header in _HEADERS}
        used = self._used[_key(table)]
        last, free = max(used, default=table.header_row), _key(table) in self._free
        for index in range(table.header_row + 1, table.end):
            cells = table.grid.rows[index]
            if (free and _is_filled(table, known, index)) or index in used:
                skipped = known
            else:
                skipped = self._heading(table, index, last)
            if len(cells) > len(known) or not skipped:
                found = (Cell(value, table.grid, index, at) for at, value in enumerate(cells) if at not in skipped)
                yield from filter(self._is_text, found)

    def _heading(self, table: Table, index: int, last: int) -> set[int]:
        """The column with the heading of a group of questions, where this row is one; else none."""
        cell = Row(table, index, "").own_cell(layout.QUESTION)
        if cell is None or not isinstance(cell.value, str):
            return set()
        return {cell.column} if index < last or _HEADING.match(cell.value) else set()

    def _is_text(self, cell: Cell) -> bool:
        """Whether words of people stand in a cell, and none of ours."""
        value = cell.value
        if not isinstance(value, str) or value in NOTHING or not _LETTERS.search(value):
            return False
        return value not in self._own_texts and not _FREE_ID.fullmatch(id_key(value))


def _key(table: Table) -> tuple[int, int]:
    """What tells a table from the others."""
    return table.grid.number, table.header_row


def _is_filled(table: Table, known: set[int], index: int) -> bool:
    """Whether a row of a table for own rows holds something besides its number."""
    row = Row(table, index, "")
    return any(row.at(column).value not in NOTHING for column in known if column != table.id_column)
