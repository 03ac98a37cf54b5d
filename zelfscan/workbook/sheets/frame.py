"""The frame that all sheets share: title and explanation on top, tables, protection, print and the first look."""

from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.cell.rich_text import CellRichText
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.table import Table as ExcelTable
from openpyxl.worksheet.table import TableColumn
from openpyxl.worksheet.worksheet import Worksheet

from zelfscan.workbook import layout
from zelfscan.workbook.positions import Table, quoted
from zelfscan.workbook.sheets import paper, rich, style
from zelfscan.workbook.sheets.draft import Draft

_PROGRESS_WIDTH = 40
"""Column widths that the sentence on progress takes."""


def open_sheet(draft: Draft, title: str, widths: Sequence[float]) -> Worksheet:
    """A new sheet with these column widths, ready for print, protected where nothing is to be filled in."""
    sheet: Worksheet = draft.workbook.create_sheet(title)
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[layout.column_letter(number)].width = width
    sheet.sheet_view.showGridLines = False
    _protect(sheet)
    paper.set_page(draft, sheet)
    return sheet


def put(sheet: Worksheet, address: str, value: Any, style_name: str) -> Cell:
    """Write a value in a cell; text is always text, whatever it starts with."""
    cell: Cell = sheet[address]
    if isinstance(value, str) and not isinstance(value, CellRichText):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
        cell.data_type = "s"
    elif value is not None:
        cell.value = value
    cell.style = style_name
    return cell


def put_formula(sheet: Worksheet, address: str, formula: str, style_name: str) -> None:
    """Write a formula (with its ``=``)."""
    cell = sheet[address]
    cell.value = formula
    cell.style = style_name


def link(sheet: Worksheet, address: str, text: str, target: str, cell: str = "A1", style_name: str = "") -> None:
    """A link to a cell on another sheet of this workbook."""
    put(sheet, address, text, style_name or style.LINK_STYLE)
    sheet[address].hyperlink = Hyperlink(ref=address, location=f"{quoted(target)}!{cell}", display=text, tooltip=text)


def put_head(draft: Draft, sheet: Worksheet, lines: tuple[str, str, str], progress: str, columns: int) -> None:
    """Title in A1, two lines of explanation, how much is left, and the way back to Start."""
    for number in range(1, columns + 1):
        put(sheet, f"{layout.column_letter(number)}1", None, style.TITLE_STYLE)
    put(sheet, "A1", lines[0], style.TITLE_STYLE)
    put(sheet, "A2", lines[1], style.INTRO_STYLE)
    put(sheet, "A3", lines[2], style.INTRO_STYLE)
    put_formula(sheet, "A4", progress, style.PROGRESS_STYLE)
    if not draft.is_mirror:
        link(sheet, f"{_back_column(sheet)}4", draft.text("back"), layout.START.title, style_name=style.BACK_STYLE)
    for row, height in ((1, 34), (2, 20), (3, 17), (4, 24)):
        sheet.row_dimensions[row].height = height


def put_header(sheet: Worksheet, table: Table, name: str, filters: bool = False) -> None:
    """The header row of a table, marked as a table for screen readers and filters."""
    row, letters = table.header_row, list(table.columns.values())
    for header, letter in table.columns.items():
        put(sheet, f"{letter}{row}", header, style.HEADER_STYLE)
    sheet.row_dimensions[row].height = 32
    area = f"{letters[0]}{row}:{letters[-1]}{max(table.last_row, row + 1)}"
    marked = ExcelTable(displayName=f"tabel_{name}", ref=area, autoFilter=AutoFilter(ref=area) if filters else None)
    marked.tableColumns = [TableColumn(id=number, name=header) for number, header in enumerate(table.columns, start=1)]
    sheet.add_table(marked)


def put_row(sheet: Worksheet, table: Table, row_id: str, cells: Mapping[str, tuple[Any, str]]) -> None:
    """One row of a table: its id, and per header a value and a style."""
    put(sheet, table.cell(row_id, layout.ID), row_id, style.ID_STYLE)
    for header, (value, style_name) in cells.items():
        put(sheet, table.cell(row_id, header), value, style_name)


def put_headings(sheet: Worksheet, table: Table, notes: Mapping[int, str]) -> None:
    """The rows that name a group, with a note behind the name where there is one."""
    for row, name in table.headings.items():
        for letter in table.columns.values():
            put(sheet, f"{letter}{row}", None, style.GROUP_STYLE)
        put(sheet, f"B{row}", rich.headed(name[:1].upper() + name[1:], notes.get(row, "")), style.GROUP_STYLE)
        sheet.row_dimensions[row].height = 24


def put_section(sheet: Worksheet, row: int, title: str, text: str = "") -> None:
    """A heading between tables, with a line of explanation to its right."""
    put(sheet, f"A{row}", title, style.SECTION_STYLE)
    if text:
        put(sheet, f"C{row}", text, style.CAPTION_STYLE)
    sheet.row_dimensions[row].height = 34


def set_view(sheet: Worksheet, freeze: str, active: str) -> None:
    """Freeze panes, and select the cell to start with."""
    sheet.freeze_panes = freeze
    selection = sheet.sheet_view.selection[-1]
    selection.activeCell = selection.sqref = active


def finish(sheet: Worksheet, table: Table, freeze_column: str) -> None:
    """Keep the header in sight on screen and paper, and start at the first cell that is still empty.

    Rows grow as people type, so where a page ends is up to the program that prints.
    """
    sheet.print_title_rows = f"{table.header_row}:{table.header_row}"
    set_view(sheet, f"{freeze_column}{table.first_row}", first_empty(sheet, table))


def first_empty(sheet: Worksheet, table: Table) -> str:
    """The first cell of a table to fill in that is still empty; the first of all where none is."""
    free = [cell for row in table.rows.values() for cell in sheet[row] if not cell.protection.locked]
    inputs = [cell for cell in free if cell.style in style.INPUT_STYLES] or free
    empty = [cell for cell in inputs if cell.value is None]
    return (empty or inputs)[0].coordinate


def _back_column(sheet: Worksheet) -> str:
    """The first column far enough to the right to leave room for the sentence on progress."""
    room = 0.0
    for letter, dimension in sheet.column_dimensions.items():
        if room >= _PROGRESS_WIDTH:
            return str(letter)
        room += dimension.width
    return str(letter)


def _protect(sheet: Worksheet) -> None:
    """Guard what is not to be filled in, without a password; rows, columns and filters stay free."""
    protection = sheet.protection
    protection.sheet = True
    for allowed in ("formatColumns", "formatRows", "sort", "autoFilter", "selectLockedCells", "selectUnlockedCells"):
        setattr(protection, allowed, False)
