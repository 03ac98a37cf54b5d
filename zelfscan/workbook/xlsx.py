"""Reads an .xlsx or .xlsm workbook: values through calamine, errors and formulas from the XML that it leaves out."""

import io
import re
import zipfile
from collections.abc import Iterator
from html import unescape

from python_calamine import CalamineWorkbook

from zelfscan.workbook.grid import ERRORS, Book, CellError, Grid, Value, place
from zelfscan.workbook.package import Package

_PROPERTY = re.compile(r"""<(?:\w+:)?property\s[^>]*?\bname\s*=\s*["']([^"']*)["'][^>]*>\s*<[^>]*>([^<]*)<""")
_AFTER_A_NAME = (b">", b" ", b"/")
_SHEET_DATA = re.compile(rb"<(\w+:)?sheetData")
_REFERENCE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]+[0-9]+)["']""")
_CELL_VALUE = re.compile(rb"<(?:\w+:)?v[^>]*>([^<]*)<")


def read(package: Package) -> Book:
    """The sheets that people fill in. Errors of calamine pass through."""
    workbook = CalamineWorkbook.from_object(io.BytesIO(_clean_zip(package)))
    grids = tuple(
        _grid(workbook, sheet.title, number, package.parts[sheet.part])
        for number, sheet in enumerate(package.sheets)
        if sheet.wanted
    )
    return Book(grids, tuple(sheet.title for sheet in package.sheets), _properties(package))


def _clean_zip(package: Package) -> bytes:
    """A new zip with the parts that the guard has seen and nothing else, so that the parser sees the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in package.parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def _properties(package: Package) -> dict[str, str]:
    """The custom document properties."""
    text = package.parts.get("docProps/custom.xml", b"").decode("utf-8", "replace")
    return {unescape(name): unescape(value) for name, value in _PROPERTY.findall(text)}


def _grid(workbook: CalamineWorkbook, title: str, number: int, xml: bytes) -> Grid:
    """One sheet, with the error values that calamine reads as empty."""
    rows: list[list[Value]] = workbook.get_sheet_by_name(title).to_python(skip_empty_area=False)  # type: ignore[assignment]
    for (row, column), error in _errors(xml):
        _put(rows, row, column, error)
    return Grid(title, number, rows, frozenset(_formulas(xml)))


def _put(rows: list[list[Value]], row: int, column: int, error: CellError) -> None:
    """Set one cell, where needed outside the used range."""
    rows.extend([] for _ in range(row + 1 - len(rows)))
    rows[row].extend("" for _ in range(column + 1 - len(rows[row])))
    rows[row][column] = error


def _cell_start(xml: bytes) -> bytes:
    """How an element for a cell starts: ``<c``, or with the prefix that the program gave it."""
    match = _SHEET_DATA.search(xml)
    return b"<" + (match.group(1) or b"" if match else b"") + b"c "


def _errors(xml: bytes) -> Iterator[tuple[tuple[int, int], CellError]]:
    """The error cells, found by their type."""
    for mark in (b't="e"', b"t='e'"):
        at = xml.find(mark)
        start = _cell_start(xml) if at >= 0 else b""
        while at >= 0:
            where = _cell_at(xml, start, at)
            found = _CELL_VALUE.search(xml, at)
            if where and found:
                yield where, ERRORS.get(unescape(found.group(1).decode("utf-8", "replace")), CellError.OTHER)
            at = xml.find(mark, at + 1)


def _formulas(xml: bytes) -> Iterator[tuple[int, int]]:
    """The cells with a formula."""
    start = _cell_start(xml)
    mark = start[:-2] + b"f"
    at = xml.find(mark)
    while at >= 0:
        if xml[at + len(mark) : at + len(mark) + 1] in _AFTER_A_NAME and (where := _cell_at(xml, start, at)):
            yield where
        at = xml.find(mark, at + 1)


def _cell_at(xml: bytes, cell_start: bytes, at: int) -> tuple[int, int] | None:
    """The place of the cell that a position in the XML belongs to; None when the file does not name it."""
    start = xml.rfind(cell_start, 0, at)
    match = _REFERENCE.search(xml, start, at + 40) if start >= 0 else None
    return place(match.group(1).decode()) if match else None
