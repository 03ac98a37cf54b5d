"""What a workbook must have for everyone: titles, tables, pictures, language, panes, width, colour."""

from collections.abc import Callable, Iterator

from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from tests.accessibility.excel_colour import colour_alone, conditional_contrast, contrast, letter_size
from tests.accessibility.excel_file import ExcelFile, cells, open_workbook, place, text

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
CHARACTERS_OVER = 1.3
"""How much longer than its column a text may be: the width counts in digits, and letters are narrower."""
STANDARD_WIDTH, BESIDE_THE_TABLE = 8.43, 60
"""The width of a column that says nothing, and what may lie beyond the last one, in digits."""
ONE_PAGE = 40
"""Rows that fit on a page; a table no longer than this needs no repeated header when it does not stand alone."""


def properties(file: ExcelFile) -> Iterator[str]:
    """The title that a screen reader says first, and the language to say it in."""
    if not (file.workbook.properties.title or "").strip():
        yield "the title property is not filled in"
    language = file.workbook.properties.language or ""
    if not language.lower().startswith("nl"):
        yield f"the language property is {language or 'not filled in'}"


def sheet_titles(file: ExcelFile) -> Iterator[str]:
    """A title in A1, and a name of its own that says what the sheet is."""
    names = [sheet.get("name", "").casefold() for sheet in file.parts["xl/workbook.xml"].iter(f"{MAIN}sheet")]
    yield from (f"two sheets are named {name}" for name in sorted(set(names)) if names.count(name) > 1)
    for sheet in file.visible:
        if not text(sheet["A1"]).strip() or sheet["A1"].data_type == "f":
            yield f"{sheet.title}: no title in A1"
        if sheet.title.casefold().rstrip("0123456789 ") in ("sheet", "blad"):
            yield f"{sheet.title}: the name does not say what the sheet is"


def tables(file: ExcelFile) -> Iterator[str]:
    """One header row with different words in it, which the program can find and paper repeats."""
    for sheet in file.visible:
        if not sheet.tables and _is_grid(sheet):
            yield f"{sheet.title}: rows and columns, but no table that the program can find"
        for table in sheet.tables.values():
            yield from (f"{sheet.title}, table {table.name}: {problem}" for problem in _table(sheet, table))
        if sheet.merged_cells.ranges:
            yield f"{sheet.title}: merged cells {', '.join(str(item) for item in sheet.merged_cells.ranges)}"


def _is_grid(sheet: Worksheet) -> bool:
    """Whether a sheet holds at least five rows with three cells filled in."""
    return sum(sum(1 for cell in row if text(cell)) >= 3 for row in sheet.iter_rows()) >= 5


def _table(sheet: Worksheet, table: Table) -> Iterator[str]:
    first, *rest = sheet[table.ref]
    headers = [text(cell).strip() for cell in first]
    if table.headerRowCount not in (None, 1):
        yield "it does not have one header row"
    if not all(headers):
        yield "a header cell is empty"
    if len({header.casefold() for header in headers}) < len(headers):
        yield "two columns have the same header"
    if headers != [column.name for column in table.tableColumns]:
        yield "the header row and the columns of the table differ"
    repeated, row = sheet.print_title_rows, first[0].row
    alone = len(sheet.tables) == 1
    if (alone or len(rest) > ONE_PAGE) and not (repeated and _holds(repeated, row)):
        yield "paper does not repeat the header row"


def _holds(rows: str, row: int) -> bool:
    first, last = (int(part) for part in rows.replace("$", "").split(":"))
    return first <= row <= last


def panes(file: ExcelFile) -> Iterator[str]:
    """The header, or on a sheet of several tables the title, stays in sight."""
    for sheet in file.visible:
        if not sheet.freeze_panes and (sheet.tables or _is_grid(sheet)):
            yield f"{sheet.title}: no frozen panes"


def pictures(file: ExcelFile) -> Iterator[str]:
    """A description of every chart and picture, and numbers in sight behind every chart, for who sees no colours."""
    secret = [sheet.title for sheet in file.workbook.worksheets if sheet.sheet_state != "visible"]
    for name, root in file.parts.items():
        if name.startswith("xl/drawings/drawing"):
            for item in root.iter(f"{DRAWING}cNvPr"):
                if not (item.get("descr") or "").strip():
                    yield f'"{item.get("name", "")}" in {name} has no alternative text'
        if name.startswith("xl/charts/chart"):
            used = {(formula.text or "").rpartition("!")[0].strip("'") for formula in root.iter(f"{CHART}f")}
            yield from (f"a chart shows numbers of the hidden sheet {sheet}" for sheet in sorted(used & set(secret)))


def hidden(file: ExcelFile) -> Iterator[str]:
    """Nothing that people are sent to, and no row or column of a visible sheet, is hidden."""
    secret = [sheet.title for sheet in file.workbook.worksheets if sheet.sheet_state != "visible"]
    for sheet in file.visible:
        for cell in cells(sheet):
            link = cell.hyperlink.location or (cell.hyperlink.target or "").lstrip("#") if cell.hyperlink else ""
            words = text(cell) if cell.data_type != "f" else ""
            for name in secret:
                if link.replace("'", "").startswith(f"{name}!") or f"blad {name}".casefold() in words.casefold():
                    yield f"{place(cell)} sends people to the hidden sheet {name}"
        folded = [str(row) for row, dimension in sheet.row_dimensions.items() if dimension.hidden]
        folded += [letter for letter, dimension in sheet.column_dimensions.items() if dimension.hidden]
        if folded:
            yield f"{sheet.title}: hidden rows or columns {', '.join(folded)}"


def wrapped(file: ExcelFile) -> Iterator[str]:
    """Text that does not fit its column wraps, unless there is room to its right."""
    for sheet in file.visible:
        widths = _widths(sheet)
        for cell in cells(sheet):
            words = text(cell)
            if cell.data_type != "s" or not words or cell.alignment.wrap_text:
                continue
            if len(words) > _room(sheet, widths, cell.row, cell.column) * CHARACTERS_OVER:
                yield f"{place(cell)} is cut off: {words[:30]!r}"


def _widths(sheet: Worksheet) -> list[float]:
    """The width of every column, the first one at place 1."""
    standard = sheet.sheet_format.defaultColWidth or STANDARD_WIDTH
    widths = [float(standard)] * (sheet.max_column + 1)
    for dimension in sheet.column_dimensions.values():
        for number in range(dimension.min or 1, min(dimension.max or 1, sheet.max_column) + 1):
            widths[number] = float(dimension.width)
    return widths


def _room(sheet: Worksheet, widths: list[float], row: int, column: int) -> float:
    """The width that a text can take: its column and the empty ones to its right, as far as paper goes."""
    room = widths[column]
    for number in range(column + 1, sheet.max_column + 1):
        if text(sheet.cell(row, number)):
            return room
        room += widths[number]
    return room + (BESIDE_THE_TABLE if not sheet.tables else 0)


CHECKS: tuple[Callable[[ExcelFile], Iterator[str]], ...] = (
    properties,
    sheet_titles,
    tables,
    panes,
    pictures,
    hidden,
    wrapped,
    contrast,
    conditional_contrast,
    colour_alone,
    letter_size,
)


def workbook_problems(blob: bytes) -> list[str]:
    """Everything that is wrong with a workbook, each once, the name of the check first."""
    file = open_workbook(blob)
    return list(dict.fromkeys(f"{check.__name__}: {problem}" for check in CHECKS for problem in check(file)))
