"""Finds text that people typed outside the form: on a sheet of their own, or under or beside our tables."""

from collections.abc import Iterator

from zelfscan.text import fold
from zelfscan.workbook import layout
from zelfscan.workbook.cells import NOTHING
from zelfscan.workbook.grid import Book, Grid, Value
from zelfscan.workbook.identify import Identity
from zelfscan.workbook.index import Index
from zelfscan.workbook.locate import FREE_ID, Located
from zelfscan.workbook.notes import Cell, Notes
from zelfscan.workbook.tables import Table, has_ids, header_key, id_key

_SHEETS = (
    *(layout.DETAILS, layout.ROLES, layout.PRECONDITIONS, layout.PROCESSES, layout.DOCUMENTS, layout.QUESTIONS),
    *(layout.OWN_RISKS, layout.QUICK_FIXES, layout.OVERRIDES, layout.EVALUATION, layout.MIRROR),
)
_HEADERS = frozenset(
    header_key(header)
    for header in (
        *(header for sheet in _SHEETS for header in sheet.headers),
        *layout.process_codes(layout.MAX_PROCESSES),
        *(layout.EVIDENCE, layout.EXPLANATION, layout.ATTENTION),
    )
)
_FREE_SHEETS = (layout.OWN_RISKS, layout.QUICK_FIXES, layout.OVERRIDES)


class Loose:
    """One walk over a workbook, to name at most one text per sheet that nothing else has a word about."""

    def __init__(self, book: Book, located: Located, identity: Identity, index: Index, notes: Notes) -> None:
        self._book, self._located, self._identity, self._index, self._notes = book, located, identity, index, notes
        rows = (*(row for rows in located.rows.values() for row in rows), *located.unknown, *located.older)
        self._told = {(row.table.grid.number, row.index) for row in rows}
        self._free = {id(table) for sheet in _FREE_SHEETS for table in located.free_tables(sheet)}

    def check(self) -> None:
        """Name the first such text of each sheet."""
        for grid in self._book.grids:
            found = None if fold(grid.title) == fold(layout.META.title) else next(self._on_sheet(grid), None)
            if found is not None:
                self._notes.on_sheet("BL-015", grid, found=found)

    def _on_sheet(self, grid: Grid) -> Iterator[Cell]:
        """The cells with a text of people's own. Of a sheet with an own finding about its form there are none."""
        tables = [table for table in self._located.tables if table.grid is grid]
        if not any(self._is_ours(table) for table in tables):
            if not has_ids(grid, self._index.row_ids):
                yield from _texts(grid, 0, len(grid.rows))
            return
        for table in tables:
            for number in range(table.header_row + 1, table.end):
                yield from self._in_row(table, number)

    def _is_ours(self, table: Table) -> bool:
        return True

    def _in_row(self, table: Table, number: int) -> Iterator[Cell]:
        yield from ()
