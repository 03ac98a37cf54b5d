"""The actions of a directorate on one flat sheet, to paste into the action plan that it already has."""

import datetime as dt
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table, TableColumn
from openpyxl.worksheet.worksheet import Worksheet

from zelfscan.documents.clean import clean
from zelfscan.model.instrument import Instrument
from zelfscan.model.issue import Organisation
from zelfscan.model.progress import Choice, FollowedAction
from zelfscan.workbook.build import packed
from zelfscan.workbook.layout import column_letter
from zelfscan.workbook.sheets import fit, style

WIDTHS = (19, 28, 22, 20, 20, 38, 11, 11, 28, 26, 14, 20)
"""Width per column, as many as texts/check.yaml names under ``export.columns``."""
DATE_FORMAT = "d-m-yyyy"
FORMULA_STARTS = ("=", "+", "-", "@")
A4, MARGIN = 9, 6
Value = str | dt.date | None


def export_name(slug: str) -> str:
    """The name of the file of one directorate."""
    return f"acties-{slug}.xlsx"


def export(
    instrument: Instrument, directorate: str, actions: Sequence[FollowedAction], organisation: Organisation
) -> bytes:
    """The bytes of the workbook: every action of the newest plan, but not those that people did not choose."""
    texts = instrument.texts
    headers = [header.strip() for header in texts["check.export.columns"].split("|")]
    workbook = Workbook()
    style.add_styles(workbook, organisation.colour, organisation.accent)
    title = texts["check.export.title"].format(directorate=clean(directorate))
    workbook.properties.title, workbook.properties.language = title, "nl-NL"
    workbook.properties.creator = organisation.name
    sheet = workbook.worksheets[0]
    sheet.title = texts["check.export.name"]
    rows: list[Sequence[Value]] = [
        _row(action) for action in actions if action.current and action.choice is not Choice.NOT_CHOSEN
    ]
    for number, values in enumerate((headers, *rows), start=1):
        _write(sheet, number, values, style.HEADER_STYLE if number == 1 else style.TEXT_STYLE)
    _set_up(sheet, headers, len(rows))
    return packed(workbook)


def _row(action: FollowedAction) -> list[Value]:
    return [
        action.id,
        action.title,
        "; ".join(action.processes),
        action.owner,
        action.commissioner,
        action.first_step,
        action.start,
        action.ready,
        action.indicator,
        action.target,
        action.status.value,
        action.own_plan,
    ]


def _write(sheet: Worksheet, number: int, values: Sequence[Value], look: str) -> None:
    """One row; text is always text, whatever it starts with."""
    for column, value in enumerate(values, start=1):
        cell = sheet.cell(number, column)
        cell.style = look
        if isinstance(value, dt.date):
            cell.value, cell.number_format = value, DATE_FORMAT
        elif value:
            cell.value, cell.data_type = clean(value), "s"
            cell.quotePrefix = value.startswith(FORMULA_STARTS)
    bold = look == style.HEADER_STYLE
    texts = ((value, width) for value, width in zip(values, WIDTHS, strict=True) if isinstance(value, str))
    lines = max(fit.line_count(text, width, style.SIZE, bold) for text, width in texts)
    sheet.row_dimensions[number].height = lines * fit.line_height(style.SIZE) + MARGIN


def _set_up(sheet: Worksheet, headers: Sequence[str], count: int) -> None:
    """Widths, a table that programs can find, a header that stays in sight, and paper in landscape."""
    for number, width in enumerate(WIDTHS, start=1):
        sheet.column_dimensions[column_letter(number)].width = width
    table = Table(displayName="acties", ref=f"A1:{column_letter(len(headers))}{max(2, count + 1)}")
    table.tableColumns = [TableColumn(id=number, name=header) for number, header in enumerate(headers, start=1)]
    sheet.add_table(table)
    sheet.freeze_panes = "C2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.paperSize, sheet.page_setup.orientation = A4, "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
