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


def _errors(xml: bytes) -> Iterator[tuple[tuple[int, int], CellError]]:
    """The error cells, found by their type."""
    for mark in (b't="e"', b"t='e'"):
        at = xml.find(mark)
        while at >= 0:
            where = _cell_at(xml, at)
            found = _CELL_VALUE.search(xml, at)
            if where and found:
                yield where, ERRORS.get(unescape(found.group(1).decode("utf-8", "replace")), CellError.OTHER)
            at = xml.find(mark, at + 1)


def _formulas(xml: bytes) -> Iterator[tuple[int, int]]:
    """The cells with a formula."""
    for mark in (b"<f>", b"<f ", b"<f/>", b":f>", b":f "):
        at = xml.find(mark)
        while at >= 0:
            if where := _cell_at(xml, at):
                yield where
            at = xml.find(mark, at + 1)


def _cell_at(xml: bytes, at: int) -> tuple[int, int] | None:
    """The place of the cell that a position in the XML belongs to; None when the file does not name it."""
    start = max(xml.rfind(b"<c ", 0, at), xml.rfind(b":c ", 0, at))
    match = _REFERENCE.search(xml, start, at + 40) if start >= 0 else None
    return place(match.group(1).decode()) if match else None
