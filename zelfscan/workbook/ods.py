"""Reads an OpenDocument spreadsheet (.ods) from its XML, exactly as typed: spaces, tabs, errors and formulas."""

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import chain, repeat

from lxml import etree

from zelfscan.workbook import xmlguard
from zelfscan.workbook.grid import ERRORS, Book, CellError, Grid, Value
from zelfscan.workbook.package import Package, Refused, is_wanted

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_NOT_TEXT = (f"{_OFFICE}annotation",)
_SPACES = f"{_TEXT}s"

LONGEST_GAP = 32_767
"""Spaces in a row; no more characters fit in a cell of Excel."""
MOST_SPACES = 1_000_000
"""Spaces in a row, over all cells together."""
MOST_SHEETS = 100


def read(package: Package) -> Book:
    """All sheets. Raises Refused for a used range beyond the limits; errors of lxml pass through."""
    root = _root(package.parts["content.xml"])
    tables = list(root.iter(f"{_TABLE}table"))
    if not tables:
        raise Refused("BE-006")
    if len(tables) > MOST_SHEETS:
        raise Refused("BE-009", found=f"{len(tables)} bladen", expected=f"{MOST_SHEETS}")
    _check_spaces(root)
    titles = tuple(table.get(f"{_TABLE}name", "") for table in tables)
    return Book(tuple(_grids(tables, titles)), titles, _properties(package))


def _grids(tables: Iterable[etree._Element], titles: tuple[str, ...]) -> Iterator[Grid]:
    """The sheets that we need. Raises Refused when all together hold more cells than one sheet may."""
    cells = 0
    for number, table in enumerate(tables):
        if is_wanted(titles[number]):
            grid = _grid(table, number)
            cells += max(len(grid.rows), sum(map(len, grid.rows)))
            xmlguard.check_area(titles[number], cells, 1, "")
            yield grid


def _check_spaces(root: etree._Element) -> None:
    """Refuse spaces that are written as a number and would fill the memory."""
    counts = [int(spaces.get(f"{_TEXT}c", "1")) for spaces in root.iter(_SPACES)]
    total = sum(count for count in counts if count > 0)
    if max(counts, default=0) > LONGEST_GAP or total > MOST_SPACES:
        most = LONGEST_GAP if total <= MOST_SPACES else MOST_SPACES
        raise Refused("BE-009", found=f"{total} spaties achter elkaar", expected=f"{most}")


def _root(data: bytes) -> etree._Element:
    """The XML, without entities, network or huge trees."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))


def _properties(package: Package) -> dict[str, str]:
    """The custom document properties."""
    if not package.parts["meta.xml"]:
        return {}
    found = _root(package.parts["meta.xml"]).iter(f"{_META}user-defined")
    return {item.get(f"{_META}name", ""): item.text or "" for item in found}


def _grid(table: etree._Element, number: int) -> Grid:
    """One sheet. Rows and columns that repeat are written out, empty ones at the end are not."""
    title = table.get(f"{_TABLE}name", "")
    rows: list[list[Value]] = []
    formulas: set[tuple[int, int]] = set()
    gap = widest = 0
    for row in table.iter(f"{_TABLE}table-row"):
        count = _number(row, "number-rows-repeated")
        cells, made = _row(row, title)
        if not cells:
            gap += count
            continue
        widest = max(widest, len(cells))
        xmlguard.check_area(title, len(rows) + gap + count, widest, "")
        rows.extend([] for _ in range(gap))
        gap = 0
        for _ in range(count):
            formulas.update((len(rows), column) for column in made)
            rows.append(list(cells))
    return Grid(title, number, rows, frozenset(formulas))


def _row(row: etree._Element, title: str) -> tuple[list[Value], list[int]]:
    """The cells of a row up to the last that holds something, and the columns with a formula."""
    cells: list[Value] = []
    formulas: list[int] = []
    gap = 0
    for cell in row.iterchildren(*_CELLS):
        count, value = _number(cell, "number-columns-repeated"), _value(cell)
        if value == "":
            gap += count
            continue
        xmlguard.check_area(title, 1, len(cells) + gap + count, "")
        start = len(cells) + gap
        cells.extend(chain(repeat("", gap), repeat(value, count)))
        gap = 0
        if cell.get(f"{_TABLE}formula") is not None:
            formulas.extend(range(start, start + count))
    return cells, formulas


def _number(element: etree._Element, name: str) -> int:
    """How often a row or cell repeats: 1 when it does not say."""
    return max(1, int(element.get(f"{_TABLE}{name}", "1")))


def _value(cell: etree._Element) -> Value:
    """The value of a cell by its type; an empty string when it holds nothing."""
    kind = cell.get(f"{_OFFICE}value-type")
    if cell.get(f"{_CALC}value-type") == "error":
        return ERRORS.get(_text(cell), CellError.OTHER)
    if kind == "boolean":
        return cell.get(f"{_OFFICE}boolean-value") == "true"
    if kind == "date":
        return _date(cell.get(f"{_OFFICE}date-value", ""))
    if kind in ("float", "percentage", "currency"):
        return float(cell.get(f"{_OFFICE}value", "0"))
    if (stored := cell.get(f"{_OFFICE}string-value")) is not None:
        return stored  # a number format shows other words than the cell holds, as for the ids of roles
    return _text(cell) if len(cell) else ""


def _date(text: str) -> Value:
    """A date or a moment; the text itself when it is neither."""
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return text
    return moment.date() if moment.time() == dt.time() else moment


def _text(cell: etree._Element) -> str:
    """The text of a cell: paragraphs are lines, and runs of spaces, tabs and breaks stand in elements of their own."""
    return "\n".join("".join(_pieces(paragraph)) for paragraph in cell.iterchildren(f"{_TEXT}p"))


def _pieces(element: etree._Element) -> Iterator[str]:
    """The pieces of text in an element, in order, without the notes people attached to it."""
    yield element.text or ""
    for child in element:
        if child.tag == _SPACES:
            yield " " * int(child.get(f"{_TEXT}c", "1"))
        elif child.tag == f"{_TEXT}tab":
            yield "\t"
        elif child.tag == f"{_TEXT}line-break":
            yield "\n"
        elif child.tag not in _NOT_TEXT:
            yield from _pieces(child)
        yield child.tail or ""
