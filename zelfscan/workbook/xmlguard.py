"""Looks at XML as bytes, before a parser does: entities, nesting, and cells so far away that they fill the memory."""

import re
from collections.abc import Iterator

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
_NOT_NEAR = re.compile(rb"""<c(?:[\t\r\n/>]|[ ](?!r="[A-Z][0-9]{1,3}"))[^>]*""")
"""A cell that is not written as programs do, or not within A1:Z999."""
_PREFIXED_CELL = re.compile(rb"<\w+:c[\s/>][^>]*")
_REFERENCE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]+[0-9]+)["']""")
_ADDRESS = re.compile(rb"([A-Za-z]+)([0-9]+)")


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
    prefix = _PREFIX.search(data)
    if prefix is None:
        raise Refused("BE-006")
    cells = data.count(b"<" + (prefix.group(1) or b"") + b"c ")
    if cells > MOST_CELLS:
        raise Refused("BE-009", found=f"{cells} cellen op blad {title}", expected=f"{MOST_CELLS}")
    last_row, last_column, farthest = NEAR_ROWS, NEAR_COLUMNS, ""
    for row, column, address in _far_cells(data, _PREFIXED_CELL if prefix.group(1) else _NOT_NEAR):
        if row > last_row or column > last_column:
            last_row, last_column, farthest = max(row, last_row), max(column, last_column), address
    check_area(title, last_row, last_column, farthest)


def _far_cells(data: bytes, pattern: re.Pattern[bytes]) -> Iterator[tuple[int, int, str]]:
    """Row, column and address of the cells that the pattern finds; a cell without address follows on another."""
    for cell in pattern.finditer(data):
        if reference := _REFERENCE.search(cell.group()):
            letters, digits = _ADDRESS.findall(reference.group(1))[0]
            yield int(digits), _column(letters), reference.group(1).decode().upper()


def check_area(title: str, rows: int, columns: int, farthest: str) -> None:
    """Refuse a used range that no parser should set memory apart for."""
    if rows * columns > MOST_AREA:
        raise Refused("BE-010", sheet=title, cell=farthest)


def _column(letters: bytes) -> int:
    """The number of a column, 1 for A."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _depth(data: bytes) -> int:
    """About how deep elements lie within each other, measured every 4096 bytes: opened minus closed until there."""
    depth = deepest = 0
    for start in range(0, len(data), _STEP):
        end = start + _STEP
        opened = data.count(b"<", start, end) - 2 * data.count(b"</", start, end + 1)
        depth += opened - data.count(b"/>", start, end + 1)
        deepest = max(depth, deepest)
    return deepest
