"""A workbook that is written row by row, so that it stays small in memory: sheets with one table, links, print."""

import datetime as dt
import functools
import io
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table, TableColumn
from openpyxl.writer.excel import ExcelWriter

from zelfscan.documents.clean import clean
from zelfscan.files import STAMP
from zelfscan.palette import CONTROL, RISK
from zelfscan.workbook.layout import column_letter
from zelfscan.workbook.positions import quoted
from zelfscan.workbook.sheets import colour, fit, style

LONGEST_TEXT = 32767
"""Characters that a cell of Excel can hold."""
LONGEST_HEAD = 90
"""Characters of a name in the head of a page and in the properties; Excel takes 255 for the whole head."""
FORMULA_STARTS = ("=", "+", "-", "@")
HEADER_ROW = 5
HEADER_HEIGHT = 32
LEAST_HEIGHT = 17.0
MOST_HEIGHT = 409.0
"""Points; Excel knows no higher rows."""
A4 = 9

TEXT, LABEL, NUMBER, SHARE, DATE = "text", "label", "number", "share", "date"
_FREE = (style.SECTION_STYLE, style.INTRO_STYLE)
"""Looks whose text may run on beyond its column."""
_NORMAL = {TEXT: style.TEXT_STYLE, LABEL: style.LABEL_STYLE}


@dataclass(frozen=True, slots=True)
class Cell:
    """A value with its look: a name of ``STYLES`` or the value of a class; ``link`` is a file or ``#sheet``."""

    value: str | float | int | dt.date | None
    look: str = TEXT
    link: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What stands on a sheet before its rows: names, explanation, and per column its header and width."""

    name: str
    title: str
    intro: str
    second: str
    columns: Mapping[str, float]
    table: str
    freeze: int = 1
    """How many columns stay in sight."""
    pages_high: int = 0
    """On how many pages it has to fit; 0 for as many as it takes."""


class Book:
    """The workbook, inside ``with``: make the sheets in the order in which they stand, write rows, take ``sealed``."""

    def __init__(self, title: str, author: str, main: str, accent: str, print_texts: tuple[str, str, str]) -> None:
        self.workbook: Any = Workbook(write_only=True)
        self.accent, self.print_texts = accent, print_texts
        style.add_styles(self.workbook, main, accent)
        for item in _class_styles():
            self.workbook.add_named_style(item)
        properties = self.workbook.properties
        properties.title, properties.creator, properties.language = clean(title)[:LONGEST_HEAD], author, "nl-NL"

    def __enter__(self) -> "Book":
        return self

    def __exit__(self, *problem: object) -> None:
        """Throw away what was written of a workbook that is not finished."""
        for sheet in self.workbook.worksheets:
            if not sheet.closed:
                sheet.close()
                sheet._writer.cleanup()

    def sheet(self, plan: Plan, back: tuple[str, str] | None = None, marked: bool = False) -> "Sheet":
        """A new sheet with its head and the header of its table; ``back`` is a text and a sheet to link to."""
        return Sheet(self, plan, back, marked)

    def sealed(self) -> bytes:
        """The bytes of the file, with one fixed moment on everything in it; nothing can be added afterwards."""
        self.workbook.properties.created = self.workbook.properties.modified = dt.datetime(*STAMP)
        packed = io.BytesIO()
        with tempfile.TemporaryFile() as raw:
            with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
                ExcelWriter(self.workbook, archive).save()
            with zipfile.ZipFile(raw) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
                for name in source.namelist():
                    part = zipfile.ZipInfo(name, date_time=STAMP)
                    part.compress_type, part.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
                    with source.open(name) as inside, target.open(part, "w") as outside:
                        shutil.copyfileobj(inside, outside)
        return packed.getvalue()


@functools.lru_cache(maxsize=4096)
def _line_count(text: str, width: float, bold: bool) -> int:
    """Lines that a text takes; the same names and questions come back for every directorate."""
    return fit.line_count(text, width, style.SIZE, bold)


def _placed(cells: Sequence[Any], row: int) -> Iterator[Any]:
    """Finished cells at their places; openpyxl would first try whether each of them is a plain value, which is slow."""
    for column, cell in enumerate(cells, start=1):
        cell.row, cell.column = row, column
        if cell._hyperlink is not None:
            cell._hyperlink.ref = cell.coordinate
        yield cell


class Sheet:
    """One sheet with one table that grows row by row."""

    def __init__(self, book: Book, plan: Plan, back: tuple[str, str] | None, marked: bool) -> None:
        self.plan, self.rows = plan, 0
        self._sheet: Any = book.workbook.create_sheet(plan.name)
        self._sheet._values_to_row = _placed
        self._styles: dict[str, Any] = {}
        self._widths = list(plan.columns.values())
        for number, width in enumerate(self._widths, start=1):
            self._sheet.column_dimensions[column_letter(number)].width = width
        self._sheet.sheet_view.showGridLines = False
        self._sheet.sheet_view.tabSelected = len(book.workbook.worksheets) == 1
        self._sheet.sheet_properties.tabColor = book.accent if marked or back is None else colour.LINE
        self._sheet.freeze_panes = f"{column_letter(plan.freeze + 1)}{HEADER_ROW + 1}"
        _set_page(self._sheet, book.print_texts, plan.pages_high)
        self._next = 1
        self._head(back)

    def add(self, cells: Sequence[Cell]) -> None:
        """A row of the table."""
        self.rows += 1
        self._append(cells, self._height(cells))

    def finish(self, nothing: str, below: Iterable[Sequence[Cell]] = ()) -> None:
        """Close the table, with ``nothing`` in it when it has no rows, and write what stands below it."""
        if not self.rows:
            self._append([Cell(nothing), *(Cell(None) for _ in self._widths[1:])], LEAST_HEIGHT)
        area = f"A{HEADER_ROW}:{column_letter(len(self._widths))}{self._next - 1}"
        table = Table(displayName=self.plan.table, ref=area, autoFilter=AutoFilter(ref=area))
        headers = enumerate(self.plan.columns, start=1)
        table.tableColumns = [TableColumn(id=number, name=header) for number, header in headers]
        self._sheet._tables.add(table)
        self._sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
        for cells in below:
            self._append(cells, self._height(cells) if cells else LEAST_HEIGHT)

    def _head(self, back: tuple[str, str] | None) -> None:
        title = [Cell(self.plan.title, style.TITLE_STYLE), *(Cell(None, style.TITLE_STYLE) for _ in self._widths[1:])]
        self._append(title, 34)
        self._append([Cell(self.plan.intro, style.INTRO_STYLE)], 20)
        self._append([Cell(self.plan.second, style.INTRO_STYLE)], 17)
        self._append([Cell(back[0], style.BACK_STYLE, f"#{back[1]}")] if back else [], 22)
        height = max(HEADER_HEIGHT, self._height([Cell(header, LABEL) for header in self.plan.columns]))
        self._append([Cell(header, style.HEADER_STYLE) for header in self.plan.columns], height)

    def _height(self, cells: Sequence[Cell]) -> float:
        """The height in points that the longest text of a row needs."""
        lines = 1
        for cell, width in zip(cells, self._widths, strict=False):
            if isinstance(cell.value, str) and cell.look not in _FREE and len(cell.value) > width * 0.6:
                lines = max(lines, _line_count(cell.value, width, cell.look == LABEL))
        return min(MOST_HEIGHT, max(LEAST_HEIGHT, lines * fit.line_height(style.SIZE) + 6))

    def _append(self, cells: Sequence[Cell], height: float) -> None:
        """Write a row and forget its height, which would otherwise be kept for every row."""
        self._sheet.row_dimensions[self._next].height = height
        self._sheet.append([self._written(cell) for cell in cells])
        del self._sheet.row_dimensions[self._next]
        self._next += 1

    def _written(self, cell: Cell) -> Any:
        """The cell for the file; text is always text, whatever it starts with."""
        written: Any = WriteOnlyCell(self._sheet)
        written._style = self._style(cell.look)
        if isinstance(cell.value, str):
            text = clean(cell.value)[:LONGEST_TEXT]
            written._value, written.data_type = text, "s"
            if text.startswith(FORMULA_STARTS):
                written.quotePrefix = True
        elif cell.value is not None:
            number_format = written.number_format
            written.value = cell.value
            written.number_format = number_format
        if cell.link.startswith("#"):
            written._hyperlink = Hyperlink(ref="", location=f"{quoted(cell.link[1:])}!A1", tooltip=str(cell.value))
        elif cell.link:
            written._hyperlink = Hyperlink(ref="", target=cell.link, tooltip=cell.link)
        return written

    def _style(self, look: str) -> Any:
        """The style of a look as the file knows it, a new one for each cell."""
        if look not in self._styles:
            cell: Any = WriteOnlyCell(self._sheet)
            cell.style = _NORMAL.get(look, look if look.startswith("Zelfscan ") else f"Zelfscan {look}")
            self._styles[look] = cell._style
        return self._styles[look].__copy__()


def _class_styles() -> list[NamedStyle]:
    """The styles of classes, numbers and dates, in the look of the other cells."""
    rule = Border(bottom=Side(style="thin", color=colour.HAIRLINE))
    side = Side(style="thin", color=colour.WHITE)
    box = Border(left=side, right=side, top=side, bottom=side)
    middle = Alignment(horizontal="center", vertical="center", wrap_text=True)
    font = Font(name=style.FACE, size=style.SIZE, color=colour.INK)
    classes = {**{f"{one.value}": look for one, look in RISK.items()}}
    classes |= {f"control {one.value}": look for one, look in CONTROL.items()}
    made = [
        NamedStyle(
            f"Zelfscan {name}",
            font=Font(name=style.FACE, size=style.SIZE, color=look.ink),
            fill=PatternFill(patternType="solid", fgColor=look.fill),
            alignment=middle,
            border=box,
        )
        for name, look in classes.items()
    ]
    formats = {NUMBER: "0.#", SHARE: "0%", DATE: "dd-mm-yyyy"}
    plain = {name: NamedStyle(f"Zelfscan {name}", font=font, border=rule, alignment=middle) for name in formats}
    for name, item in plain.items():
        item.number_format = formats[name]
    return [*made, *plain.values()]


def _set_page(sheet: Any, texts: tuple[str, str, str], pages_high: int) -> None:
    """A4 landscape, as wide as the page; organisation and sheet above, instrument and page number below."""
    head, foot, page = texts
    sheet.page_setup.paperSize = A4
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, pages_high
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left = margins.right = 0.45
    margins.top, margins.bottom, margins.header, margins.footer = 0.6, 0.65, 0.3, 0.3
    for part, text in (
        (sheet.oddHeader.left, " ".join(clean(head).split())[:LONGEST_HEAD].replace("&", "&&")),
        (sheet.oddHeader.right, sheet.title.replace("&", "&&")),
        (sheet.oddFooter.left, foot.replace("&", "&&")),
        (sheet.oddFooter.right, page),
    ):
        part.text, part.font, part.size = text, f"{style.FACE},Regular", 8
