"""publicatie-keuze.xlsx: every free text of a round, in which people tick what may be published."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from zelfscan.model.finding import Finding
from zelfscan.model.instrument import Instrument
from zelfscan.model.issue import Organisation
from zelfscan.sharing.redactor import FreeText
from zelfscan.text import fold

NAME = "publicatie-keuze"
YES, NO = "ja", "nee"
WIDTHS = (15.0, 26.0, 30.0, 80.0, 14.0)
HEADER_ROW = 5
LONGEST, HIGHEST = 32767, 409.0
"""Letters that a cell of Excel can hold, and points that a row can be high."""
MOST_FILES = 50
"""So many versions beside each other are read."""


def choice_files(folder: Path) -> tuple[Path, ...]:
    """The choices in a folder, the oldest first: what was added later stands in a file of its own."""
    names = [f"{NAME}.xlsx", *(f"{NAME} ({number}).xlsx" for number in range(2, MOST_FILES))]
    return tuple(folder / name for name in names if (folder / name).is_file())


def read_choices(folder: Path, instrument: Instrument) -> tuple[dict[str, bool], tuple[Finding, ...]]:
    """What people chose, by key; a later file counts over an earlier one. Nothing in a file raises, but OSError."""
    from zelfscan.workbook import guard
    from zelfscan.workbook.formats import open_book
    from zelfscan.workbook.package import Refused

    chosen: dict[str, bool] = {}
    findings: list[Finding] = []
    for path in choice_files(folder):
        package, problems = guard.inspect(path)
        findings += problems
        if package is None:
            continue
        try:
            book = open_book(package)
        except Refused as refused:
            findings.append(guard.finding(refused, path.name))
            continue
        rows = [[str(value).strip() for value in row] for grid in book.grids for row in grid.rows]
        found, wrong = _choices(rows, _headers(instrument), path.name)
        chosen |= found
        findings += wrong
    return chosen, tuple(findings)


def _headers(instrument: Instrument) -> list[str]:
    return [part.strip() for part in instrument.texts["sharing.choice.columns"].split("|")]


def _choices(rows: Sequence[Sequence[str]], headers: Sequence[str], file: str) -> tuple[dict[str, bool], list[Finding]]:
    """The choices below the row with headers, wherever the columns stand."""
    key_name, choice_name = fold(headers[0]), fold(headers[-1])
    columns: tuple[int, int] | None = None
    chosen: dict[str, bool] = {}
    wrong: list[Finding] = []
    for row in rows:
        folded = [fold(cell) for cell in row]
        if key_name in folded and choice_name in folded:
            columns = folded.index(key_name), folded.index(choice_name)
        elif columns and max(columns) < len(row) and row[columns[0]]:
            key, said = row[columns[0]], fold(row[columns[1]])
            chosen[key] = said == YES
            if said not in (YES, NO, ""):
                wrong.append(Finding(code="DE-003", file=file, found=row[columns[1]][:40], expected=key))
    return chosen, wrong if columns else [Finding(code="DE-004", file=file, expected=", ".join(headers))]


def choice_book(
    instrument: Instrument, organisation: Organisation, texts: Iterable[FreeText], chosen: Mapping[str, bool]
) -> bytes:
    """The bytes of the workbook with every text and what was chosen so far."""
    from openpyxl import Workbook

    from zelfscan.workbook.build import packed
    from zelfscan.workbook.sheets import style

    book = Workbook()
    style.add_styles(book, organisation.colour, organisation.accent)
    sheet: Any = book.worksheets[0]
    sheet.title = instrument.texts["sharing.choice.name"]
    _head(sheet, instrument)
    rows = sorted(texts, key=lambda item: (fold(item.directorate), item.place))
    for number, item in enumerate(rows, start=HEADER_ROW + 1):
        answer = YES if chosen.get(item.key) else NO
        _add(sheet, number, (item.key, item.directorate, item.place, item.text, answer))
    if not rows:
        _add(sheet, HEADER_ROW + 1, (instrument.texts["sharing.choice.nothing"],))
    _finish(sheet, HEADER_ROW + max(1, len(rows)))
    properties = book.properties
    properties.title, properties.language = instrument.texts["sharing.choice.sheet"], "nl-NL"
    properties.creator = organisation.name
    return packed(book)


def _head(sheet: Any, instrument: Instrument) -> None:
    """Title, explanation and headers."""
    from zelfscan.workbook.sheets import style

    for row, key, height in ((1, "title", 34), (2, "intro", 18), (3, "second", 18)):
        cell = sheet.cell(row, 1, instrument.texts[f"sharing.choice.{key}"])
        cell.style = style.TITLE_STYLE if row == 1 else style.INTRO_STYLE
        sheet.row_dimensions[row].height = height
    for column, (header, width) in enumerate(zip(_headers(instrument), WIDTHS, strict=True), start=1):
        sheet.cell(HEADER_ROW, column, header).style = style.HEADER_STYLE
        sheet.column_dimensions["ABCDE"[column - 1]].width = width
    sheet.row_dimensions[HEADER_ROW].height = 24


def _add(sheet: Any, row: int, values: Sequence[str]) -> None:
    """A row, as high as its longest text needs; text is always text, whatever it starts with."""
    from zelfscan.documents.clean import clean
    from zelfscan.workbook.sheets import fit, style

    lines = 1
    for column, (text, width) in enumerate(zip(values, WIDTHS, strict=False), start=1):
        cell = sheet.cell(row, column)
        cell.style = style.TEXT_STYLE
        cell.value, cell.data_type = clean(text)[:LONGEST], "s"
        lines = max(lines, fit.line_count(text, width, style.SIZE, False))
    sheet.row_dimensions[row].height = min(HIGHEST, lines * fit.line_height(style.SIZE) + 6)


def _finish(sheet: Any, last: int) -> None:
    """The table, the choice in its last column, and how it is printed."""
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.properties import PageSetupProperties
    from openpyxl.worksheet.table import Table

    offered = DataValidation(type="list", formula1=f'"{NO},{YES}"', allow_blank=True)
    offered.add(f"E{HEADER_ROW + 1}:E{last}")
    sheet.add_data_validation(offered)
    sheet.add_table(Table(displayName="keuze", ref=f"A{HEADER_ROW}:E{last}"))
    sheet.freeze_panes = f"A{HEADER_ROW + 1}"
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
