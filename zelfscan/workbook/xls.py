"""Reads an old .xls workbook through xlrd, within limits; formulas show only their outcome there."""

import datetime as dt
import io

import xlrd
from xlrd.biffh import XL_CELL_BOOLEAN, XL_CELL_DATE, XL_CELL_ERROR

from zelfscan.workbook import xmlguard
from zelfscan.workbook.grid import ERRORS, Book, CellError, Grid, Value
from zelfscan.workbook.package import Package, Refused, is_wanted


def read(package: Package) -> Book:
    """All sheets. Raises Refused when it has a password; other errors of xlrd pass through."""
    try:
        workbook = xlrd.open_workbook(
            file_contents=package.data, logfile=io.StringIO(), on_demand=True, ragged_rows=True
        )
    except xlrd.XLRDError as problem:
        raise Refused("BE-005" if "encrypted" in str(problem) else "BE-006") from problem
    titles = tuple(workbook.sheet_names())
    grids = tuple(_grid(workbook, title, number) for number, title in enumerate(titles) if is_wanted(title))
    return Book(grids, titles)


def _grid(workbook: xlrd.book.Book, title: str, number: int) -> Grid:
    """One sheet; xlrd keeps only rows and cells that exist."""
    sheet = workbook.sheet_by_index(number)
    cells = sum(sheet.row_len(row) for row in range(sheet.nrows))
    xmlguard.check_area(title, cells, 1, "")
    rows = [
        [_value(cell, workbook.datemode) for cell in sheet.row(row)]  # blank cells become ""
        for row in range(sheet.nrows)
    ]
    workbook.unload_sheet(number)
    return Grid(title, number, rows)


def _value(cell: xlrd.sheet.Cell, datemode: int) -> Value:
    """The value of a cell."""
    if cell.ctype == XL_CELL_ERROR:
        return ERRORS.get(xlrd.error_text_from_code.get(cell.value, ""), CellError.OTHER)
    if cell.ctype == XL_CELL_DATE:
        return _date(cell.value, datemode)
    if cell.ctype == XL_CELL_BOOLEAN:
        return bool(cell.value)
    text_or_number: str | float = cell.value
    return text_or_number


def _date(number: float, datemode: int) -> Value:
    """A date, or a moment; the bare number when Excel itself could not show it as a date."""
    try:
        moment: dt.datetime = xlrd.xldate.xldate_as_datetime(number, datemode)
    except (xlrd.xldate.XLDateError, OverflowError, ValueError):
        return number
    return moment.date() if moment.time() == dt.time() else moment
