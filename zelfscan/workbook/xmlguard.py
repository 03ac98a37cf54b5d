"""Looks at XML as bytes, before a parser does: entities, nesting, and cells so far away that they fill the memory."""

import re

from zelfscan.workbook.package import Refused

DEEPEST = 100
"""Elements within elements; a workbook needs fewer than 20."""
MOST_CELLS = 500_000
"""Cells on one sheet, empty ones with a style included."""
MOST_AREA = 2_000_000
"""Rows times columns of the used range of one sheet: a parser sets memory apart for all of it."""
NEAR_ROWS, NEAR_COLUMNS = 999, 26
"""A used range within A1:Z999 needs no closer look."""

_STEP = 512
_FAR = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{2,}[0-9]+|[A-Za-z][0-9]{4,})["']""")
_ADDRESS = re.compile(rb"([A-Za-z]+)([0-9]+)")


def check(data: bytes) -> None:
    """Refuse XML that no spreadsheet program writes: own entities, another encoding, or nested without end."""
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise Refused("BE-008", found="opdrachten in de XML (entiteiten)")
    if b"\0" in data:
        raise Refused("BE-008", found="tekens die niet in XML horen")
    if _depth(data) > DEEPEST:
        raise Refused("BE-008", found="onderdelen die eindeloos in elkaar zitten")


def check_sheet(title: str, data: bytes) -> None:
    """Refuse a sheet of an .xlsx file with too many cells, or with a cell far from the others."""
    check(data)
    if not data:
        raise Refused("BE-006")
    cells = data.count(b"<c ") + data.count(b":c ") + data.count(b"<c>")
    if cells > MOST_CELLS:
        raise Refused("BE-009", found=f"{cells} cellen op blad {title}", expected=f"{MOST_CELLS}")
    last_row, last_column, farthest = NEAR_ROWS, NEAR_COLUMNS, ""
    for match in _FAR.finditer(data):
        letters, digits = _ADDRESS.fullmatch(match.group(1)).groups()  # type: ignore[union-attr]
        row, column = int(digits), _column(letters)
        if row > last_row or column > last_column:
            last_row, last_column = max(row, last_row), max(column, last_column)
            farthest = match.group(1).decode().upper()
    check_area(title, last_row, last_column, farthest)


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
    """About how deep elements lie within each other, measured every 512 bytes: opened minus closed until there."""
    depth = deepest = 0
    for start in range(0, len(data), _STEP):
        end = start + _STEP
        opened = data.count(b"<", start, end) - 2 * data.count(b"</", start, end + 1)
        depth += opened - data.count(b"/>", start, end + 1)
        deepest = max(depth, deepest)
    return deepest
