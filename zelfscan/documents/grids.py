"""The grids and cells of filled tables, put right after loops changed how many rows and columns there are."""

from lxml import etree

from zelfscan.documents.controls import W

CELL, SPAN, VALUE = f"{W}tcPr", f"{W}gridSpan", f"{W}val"
ROW, BEFORE, AFTER = f"{W}trPr", f"{W}gridBefore", f"{W}gridAfter"
CELL_PROPERTIES = (
    *("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar"),
    *("textDirection", "tcFitText", "vAlign", "hideMark"),
)
"""The order that the schema asks of the properties of a cell; docxtpl puts a colour in front."""


def order_cell_properties(root: etree._Element) -> None:
    """Put the properties of every cell in the order of the schema, so that no validator or Word repairs them."""
    place = {f"{W}{name}": index for index, name in enumerate(CELL_PROPERTIES)}
    for properties in root.iter(f"{W}tcPr"):
        order = [place.get(str(item.tag), len(place)) for item in properties]
        if order != sorted(order):
            properties[:] = sorted(properties, key=lambda item: place.get(str(item.tag), len(place)))


def fit_grids(root: etree._Element) -> None:
    """Give every table as many grid columns as its rows have cells, since loops over columns change that."""
    for table in root.iter(f"{W}tbl"):
        grid = table.find(f"{W}tblGrid")
        rows = _held(table, "tr")
        columns = [] if grid is None else grid.findall(f"{W}gridCol")
        if grid is None or not rows or not columns:
            continue
        width = max(_width(row) for row in rows)
        if len(columns) != width:
            _resize(grid, columns, width, rows)


def _held(parent: etree._Element, tag: str) -> list[etree._Element]:
    """The rows of a table or the cells of a row, those in content controls too."""
    held: list[etree._Element] = []
    for child in parent:
        if child.tag == W + tag:
            held.append(child)
        elif child.tag == f"{W}sdt":
            content = child.find(f"{W}sdtContent")
            held += [] if content is None else _held(content, tag)
    return held


def _number(element: etree._Element, properties: str, name: str, default: int) -> int:
    """A number among the properties of an element."""
    for held in element.iterchildren(properties):
        for found in held.iterchildren(name):
            return int(found.get(VALUE, str(default)))
    return default


def _span(cell: etree._Element) -> int:
    return _number(cell, CELL, SPAN, 1)


def _width(row: etree._Element) -> int:
    """The grid columns that a row takes, with those it leaves open before and after."""
    open_columns = _number(row, ROW, BEFORE, 0) + _number(row, ROW, AFTER, 0)
    return open_columns + sum(_span(cell) for cell in _held(row, "tc"))


def _resize(grid: etree._Element, columns: list[etree._Element], width: int, rows: list[etree._Element]) -> None:
    """The first column keeps its width; the others share what the table had."""
    widths = [int(column.get(f"{W}w", "0")) for column in columns]
    share = (sum(widths) - widths[0]) // max(1, width - 1)
    new = [widths[0], *[share] * (width - 1)]
    for column in columns:
        grid.remove(column)
    for value in new:
        etree.SubElement(grid, f"{W}gridCol").set(f"{W}w", str(value))
    for row in rows:
        start = _number(row, ROW, BEFORE, 0)
        for cell in _held(row, "tc"):
            end = start + _span(cell)
            size = cell.find(f"{W}tcPr/{W}tcW")
            if size is not None:
                size.set(f"{W}w", str(sum(new[start:end])))
            start = end
