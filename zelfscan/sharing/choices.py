"""publicatie-keuze.xlsx: every free text of a round, in which people tick what may be published."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from zelfscan.model.finding import Finding
from zelfscan.model.instrument import Instrument
from zelfscan.model.issue import Organisation
from zelfscan.sharing.redactor import FreeText
from zelfscan.text import fold

NAME = "publicatie-keuze"
YES, NO = "ja", "nee"
WIDTHS = (15.0, 26.0, 30.0, 80.0, 14.0)
HEADER_ROW = 5
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
    instrument: Instrument, organisation: Organisation, texts: Iterable[FreeText], chosen: dict[str, bool]
) -> bytes:
    """The bytes of the workbook with every text and what was chosen so far."""
    from openpyxl import Workbook
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.table import Table

    from zelfscan.documents.clean import clean
    from zelfscan.workbook.build import packed
    from zelfscan.workbook.sheets import style

    def tell(key: str) -> str:
        return instrument.texts[f"sharing.choice.{key}"]

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = tell("name")
    style.add_styles(book, organisation.colour, organisation.accent)
    headers, rows = _headers(instrument), sorted(texts, key=lambda item: (fold(item.directorate), item.place))
    for place, text in ((1, tell("title")), (2, tell("intro")), (3, tell("second"))):
        cell = sheet.cell(place, 1, text)
        cell.style = style.TITLE_STYLE if place == 1 else style.INTRO_STYLE
    for column, (header, width) in enumerate(zip(headers, WIDTHS, strict=True), start=1):
        sheet.cell(HEADER_ROW, column, header).style = style.HEADER_STYLE
        sheet.column_dimensions[chr(64 + column)].width = width
    for number, item in enumerate(rows, start=HEADER_ROW + 1):
        values = (item.key, item.directorate, item.place, item.text, YES if chosen.get(item.key) else NO)
        for column, text in enumerate(values, start=1):
            cell = sheet.cell(number, column)
            cell.style = style.TEXT_STYLE
            cell.value, cell.data_type = clean(text)[:32767], "s"
    last = max(HEADER_ROW + 1, HEADER_ROW + len(rows))
    if not rows:
        sheet.cell(last, 1, tell("nothing")).style = style.TEXT_STYLE
    offered = DataValidation(type="list", formula1=f'"{NO},{YES}"', allow_blank=True)
    offered.add(f"E{HEADER_ROW + 1}:E{last}")
    sheet.add_data_validation(offered)
    sheet.add_table(Table(displayName="keuze", ref=f"A{HEADER_ROW}:E{last}"))
    sheet.freeze_panes = f"A{HEADER_ROW + 1}"
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    book.properties.title, book.properties.creator, book.properties.language = tell("sheet"), organisation.name, "nl-NL"
    return packed(book)
