"""Looks at XML as bytes, before a parser does: entities, nesting, and cells so far away that they fill the memory."""

import re
from xml.parsers import expat

from zelfscan.workbook.package import Refused

DEEPEST = 100
"""Elements within elements; a workbook needs fewer than 20."""
MOST_CELLS = 500_000
"""Cells on one sheet, empty ones with a style included."""
MOST_AREA = 2_000_000
"""Rows times columns of the used range of one sheet: a parser sets memory apart for all of it."""
NEAR_ROWS, NEAR_COLUMNS = 999, 26
"""A used range within A1:Z999 needs no closer look."""

_STEP = 4096
_PREFIX = re.compile(rb"<(\w+:)?sheetData")
_ODD_CELL = re.compile(
    rb"""<c(?=[\s/>])(?![ ]r="[A-Z]{1,3}[0-9]{1,7}"(?:[ ](?:s|t|cm|vm|ph)="[A-Za-z0-9]*")*[ ]?/?>)|:c[\s/>]"""
)
"""A cell that is not written as programs do: without its address first, with other attributes, or with a prefix."""
_NOT_NEAR = re.compile(rb"""<c r="(?![A-Z][0-9]{1,3}")([A-Z]+)([0-9]+)""")
"""A cell not within A1:Z999."""
_ADDRESS = re.compile(r"([A-Za-z]+)([0-9]+)")
_LONGEST_PART = 20


def check(data: bytes) -> None:
    """Refuse XML that no spreadsheet program writes: own entities, another encoding, or nested without end."""
    if b"<!" in data and (b"<!DOCTYPE" in data or b"<!ENTITY" in data):
        raise Refused("BE-008", found="opdrachten in de XML (entiteiten)")
    if b"\0" in data:
        raise Refused("BE-008", found="tekens die niet in XML horen")
    if _depth(data) > DEEPEST:
        raise Refused("BE-008", found="onderdelen die eindeloos in elkaar zitten")


def check_sheet(title: str, data: bytes) -> None:
    """Refuse a sheet of an .xlsx file with too many cells, or with a cell far from the others."""
    check(data)
    if _PREFIX.search(data) is None:
        raise Refused("BE-006")
    cells = _Cells(title)
    if _ODD_CELL.search(data):
        cells.parse(data)
    else:
        cells.count(data.count(b"<c "))
        for letters, digits in _NOT_NEAR.findall(data):
            cells.reach(int(digits), _column(letters.decode()))
    check_area(title, cells.last_row, cells.last_column, cells.farthest)


class _Cells:
    """The used range of one sheet, as far as it was looked at; counts from 1."""

    def __init__(self, title: str) -> None:
        self.title, self.number = title, 0
        self.last_row, self.last_column, self.farthest = NEAR_ROWS, NEAR_COLUMNS, ""
        self._row = self._column = 0

    def count(self, number: int) -> None:
        """Count cells. Raises Refused when there are too many."""
        self.number += number
        if self.number > MOST_CELLS:
            raise Refused("BE-009", found=f"{self.number} cellen op blad {self.title}", expected=f"{MOST_CELLS}")

    def reach(self, row: int, column: int) -> None:
        """Make the used range larger where a cell lies outside it."""
        if row > self.last_row or column > self.last_column:
            self.last_row, self.last_column = max(row, self.last_row), max(column, self.last_column)
            self.farthest = f"{_letters(column)}{row}"

    def parse(self, data: bytes) -> None:
        """Look at every row and cell with a real parser. Raises Refused, also for XML that is not well-formed."""
        parser = expat.ParserCreate("UTF-8")
        parser.StartElementHandler = self._start
        try:
            parser.Parse(data, True)
        except expat.ExpatError as problem:
            raise Refused("BE-006") from problem

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        """An element starts. A cell without an address follows on the one before it, in the row it stands in."""
        kind, where = name.rpartition(":")[2], attributes.get("r")
        if kind == "row":
            self._row, self._column = self._row + 1 if where is None else _number(where), 0
        elif kind == "c":
            self.count(1)
            self._column += 1
            row = self._row
            if where is not None:
                row, self._column = _place(where)
            self.reach(row, self._column)


def _number(digits: str) -> int:
    """The number of a row. Raises Refused for anything else."""
    if not re.fullmatch(r"[0-9]{1,20}", digits):
        raise Refused("BE-006")
    return int(digits)


def _place(address: str) -> tuple[int, int]:
    """Row and column of an address. Raises Refused for anything else."""
    match = _ADDRESS.fullmatch(address)
    if match is None or len(match[1]) > _LONGEST_PART:
        raise Refused("BE-006")
    return _number(match[2]), _column(match[1])


def check_area(title: str, rows: int, columns: int, farthest: str) -> None:
    """Refuse a used range that no parser should set memory apart for."""
    if rows * columns > MOST_AREA:
        raise Refused("BE-010", sheet=title, cell=farthest)


def _column(letters: str) -> int:
    """The number of a column, 1 for A."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def _letters(column: int) -> str:
    """The letters of a column, A for 1."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _depth(data: bytes) -> int:
    """About how deep elements lie within each other, measured every 4096 bytes: opened minus closed until there."""
    depth = deepest = 0
    for start in range(0, len(data), _STEP):
        end = start + _STEP
        opened = data.count(b"<", start, end) - 2 * data.count(b"</", start, end + 1)
        depth += opened - data.count(b"/>", start, end + 1)
        deepest = max(depth, deepest)
    return deepest
