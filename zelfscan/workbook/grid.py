"""A sheet as values: rows of cells with the addresses that people see, whatever program wrote the file."""

import datetime as dt
from dataclasses import dataclass, field
from enum import Enum


class CellError(Enum):
    """An error value in a cell; the value is how a Dutch Excel shows it."""

    DIVISION = "#DEEL/0!"
    REFERENCE = "#VERW!"
    NAME = "#NAAM?"
    VALUE = "#WAARDE!"
    NOT_AVAILABLE = "#N/B"
    NUMBER = "#GETAL!"
    EMPTY = "#LEEG!"
    OTHER = "#FOUT!"

    def __str__(self) -> str:
        return self.value


ERRORS = {
    "#DIV/0!": CellError.DIVISION,
    "#REF!": CellError.REFERENCE,
    "#NAME?": CellError.NAME,
    "#VALUE!": CellError.VALUE,
    "#N/A": CellError.NOT_AVAILABLE,
    "#NUM!": CellError.NUMBER,
    "#NULL!": CellError.EMPTY,
} | {error.value: error for error in CellError}
"""Error values by the name in the file: English in .xlsx, as shown in .ods."""

Value = str | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta | CellError
"""What a cell can hold; an empty cell is the empty string. Line breaks in text are still those of the file."""


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet. ``rows`` start at row 1 and column A; rows may differ in length.

    ``formulas`` are the places, as (row, column) counted from 0, where a formula made the value.
    """

    title: str
    number: int
    """The place of its tab, from 0."""
    rows: list[list[Value]]
    formulas: frozenset[tuple[int, int]] = frozenset()

    def value(self, row: int, column: int) -> Value:
        """What stands in a cell, counted from 0; the empty string outside the used range."""
        cells = self.rows[row] if row < len(self.rows) else []
        return cells[column] if column < len(cells) else ""


@dataclass(frozen=True, slots=True)
class Book:
    """All sheets of a workbook that people may have filled in, its tabs in order, and its custom properties."""

    grids: tuple[Grid, ...]
    titles: tuple[str, ...]
    properties: dict[str, str] = field(default_factory=dict)


def address(row: int, column: int) -> str:
    """The address that Excel shows for a row and column counted from 0: ``F7``."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def place(cell_address: str) -> tuple[int, int]:
    """The row and column, counted from 0, of an address such as ``F7``."""
    letters = cell_address.rstrip("0123456789")
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return int(cell_address[len(letters) :]) - 1, column - 1


def as_typed(text: str) -> str:
    """The text with every line break as ``\\n``; nothing else changes."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
