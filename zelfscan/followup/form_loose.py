"""Finds text that people typed outside the table of a progress workbook, so that nothing they said gets lost."""

import re
from collections.abc import Iterable
from functools import cache

from zelfscan.followup import form_layout as layout
from zelfscan.followup.form_found import Table, is_hidden_sheet
from zelfscan.followup.form_rows import Rows
from zelfscan.model.instrument import Instrument
from zelfscan.text import fold
from zelfscan.workbook.grid import Book, Grid
from zelfscan.workbook.notes import Cell, Notes

_LETTERS = re.compile(r"[^\W\d_].*[^\W\d_]", re.DOTALL)
_GAP = re.compile(r"\\\{[a-z_]+\\\}")


def check(book: Book, tables: Iterable[Table], rows: Rows, answers: Iterable[Cell], instrument: Instrument) -> None:
    """Name one text per sheet that reading skips. ``answers`` are cells outside the table that were read."""
    walk = _Walk(book, list(tables), rows, list(answers), instrument)
    for grid in book.grids:
        if not is_hidden_sheet(grid):
            walk.on_sheet(grid, rows.notes)


class _Walk:
    """What one walk over a workbook knows: which cells were read, and which words are ours."""

    def __init__(
        self, book: Book, tables: list[Table], rows: Rows, answers: list[Cell], instrument: Instrument
    ) -> None:
        self._ours = _own_words(instrument)
        months = "|".join(instrument.texts["form.months"].split())
        self._month = re.compile(rf"({months}) 20[0-9]{{2}}")
        self._used, self._tables = rows.used, tables
        self._answers = {(cell.grid.number, cell.row, cell.column) for cell in answers}
        self._said = {fold(word) for word in _words(tables)}

    def on_sheet(self, grid: Grid, notes: Notes) -> None:
        """Name the first text on a sheet that reading skips."""
        columns = {
            row: set(table.columns.values())
            for table in self._tables
            if table.grid is grid
            for row in (table.header_row, *(row for number, row in self._used if number == grid.number))
        }
        for row, cells in enumerate(grid.rows):
            for column, _ in enumerate(cells):
                cell = Cell(grid.value(row, column), grid, row, column)
                if column not in columns.get(row, ()) and self._is_loose(cell):
                    notes.on_cell("VG-110", cell)
                    return

    def _is_loose(self, cell: Cell) -> bool:
        """Whether words of people stand in a cell, that were not read and stand nowhere else."""
        value = cell.value
        if not isinstance(value, str) or cell.is_formula or not _LETTERS.search(value):
            return False
        if (cell.grid.number, cell.row, cell.column) in self._answers or fold(value) in self._said:
            return False
        word = value.strip()
        return not (self._month.fullmatch(word) or any(pattern.fullmatch(word) for pattern in self._ours))


def _words(tables: list[Table]) -> Iterable[str]:
    """All texts in the tables: the other sheets repeat them."""
    for table in tables:
        for row in range(table.header_row, table.end):
            for column in table.columns.values():
                value = table.grid.value(row, column)
                if isinstance(value, str) and value:
                    yield value
                    yield value.split("\n")[0]


@cache
def _patterns(texts: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(_GAP.sub(".*", re.escape(text)), re.DOTALL) for text in texts)


def _own_words(instrument: Instrument) -> tuple[re.Pattern[str], ...]:
    """Every sentence of ours, with anything at the places that are filled in."""
    own = [text for key, text in instrument.texts.items() if key.startswith("form.") and not text.startswith("{")]
    words = (*layout.ACTIONS.headers, *layout.OWNERS.headers, layout.ACTIONS.title, layout.OWNERS.title)
    numbered = f"{layout.NEW} {{number}}"
    return _patterns((*own, *words, layout.PLANNING.title, instrument.texts["workbook.back"], numbered, *_legend(own)))


def _legend(own: list[str]) -> list[str]:
    """The line with the marks begins with a mark."""
    return [f"{mark} = {{rest}}" for mark in own if len(mark) == 1]
