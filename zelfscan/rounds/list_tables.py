"""Finds the tables of deelnemers.xlsx by their headers, and their rows, wherever people moved them."""

from collections.abc import Iterator
from dataclasses import dataclass

from zelfscan.messages import CATALOGUE
from zelfscan.model.finding import Severity
from zelfscan.rounds import columns
from zelfscan.text import fold, nearest
from zelfscan.workbook.grid import Book, Grid
from zelfscan.workbook.layout import Sheet
from zelfscan.workbook.notes import Cell, Notes

_MOST_ROWS = 300
"""The header row is looked for in so many rows."""
_RECOGNISED = 0.75
"""A sheet with another title is ours when it has this share of the headers."""


@dataclass(slots=True)
class Line:
    """A row in which something is filled in; ``wrong`` once a finding of severity fout is about it."""

    notes: Notes
    grid: Grid
    row: int
    places: dict[str, int]
    """Column by header, counted from 0; a missing column is not in it."""
    wrong: bool = False

    def cell(self, header: str) -> Cell:
        """The cell below a header; empty, at the start of the row, where there is no such column."""
        place = self.places.get(header)
        return Cell("" if place is None else self.grid.value(self.row, place), self.grid, self.row, place or 0)

    def tell(self, code: str, header: str, *, expected: str = "", suggestion: str = "", **details: str) -> None:
        """Note a finding about the cell below a header."""
        self.notes.on_cell(code, self.cell(header), expected=expected, suggestion=suggestion, **details)
        self.wrong = self.wrong or CATALOGUE[code].severity is Severity.ERROR


def lines_of(book: Book, sheet: Sheet, notes: Notes, needed: tuple[str, ...]) -> list[Line] | None:
    """The rows of a table that hold something; None when the table is not there, or lacks a column it needs.

    What is odd about the headers is noted; that the whole table is missing is not.
    """
    found = _find(book, sheet)
    if found is None:
        return None
    grid, header_row = found
    places = _places(grid, header_row, sheet, notes)
    missing = [header for header in needed if header not in places]
    for header in missing:
        notes.on_sheet("RO-005", grid, expected=header)
    return None if missing else list(_filled(grid, header_row, places, notes))


def _filled(grid: Grid, header_row: int, places: dict[str, int], notes: Notes) -> Iterator[Line]:
    """The rows below the header with something in a column that people fill in."""
    asked = [place for header, place in places.items() if header != columns.CHECK]
    for row in range(header_row + 1, len(grid.rows)):
        if any(str(grid.value(row, place)).strip() for place in asked):
            yield Line(notes, grid, row, places)


def _find(book: Book, sheet: Sheet) -> tuple[Grid, int] | None:
    """The sheet with most of the headers, and the row they are in."""
    wanted = {fold(header) for header in sheet.headers} - {fold(columns.CHECK)}
    best: tuple[int, Grid, int] | None = None
    for grid in book.grids:
        own = fold(grid.title) == fold(sheet.title)
        for row, values in enumerate(grid.rows[:_MOST_ROWS]):
            count = len({fold(str(value)) for value in values} & wanted)
            enough = count >= (2 if own else _RECOGNISED * len(wanted))
            if enough and (best is None or count > best[0]):
                best = (count, grid, row)
    return (best[1], best[2]) if best else None


def _places(grid: Grid, header_row: int, sheet: Sheet, notes: Notes) -> dict[str, int]:
    """The column of every known header; unknown headers that look like a missing one, and doubled ones, are noted."""
    known = {fold(header): header for header in sheet.headers}
    places: dict[str, int] = {}
    strange: list[Cell] = []
    for column, value in enumerate(grid.rows[header_row]):
        header = known.get(fold(str(value)))
        cell = Cell(value, grid, header_row, column)
        if header is None and str(value).strip():
            strange.append(cell)
        elif header in places:
            notes.on_cell("RO-006", cell)
        elif header is not None:
            places[header] = column
    for cell in strange:
        missing = [header for header in sheet.headers if header not in places]
        for header in nearest(str(cell.value), missing, 1):
            notes.on_cell("RO-004", cell, suggestion=header)
    return places
