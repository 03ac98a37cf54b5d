"""The result sheet while it is written from top to bottom: headings, tables and page breaks."""

from collections.abc import Sequence

from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from zelfscan.workbook import layout
from zelfscan.workbook.live.grid import Grid
from zelfscan.workbook.positions import Table
from zelfscan.workbook.sheets import fit, frame, paper, style
from zelfscan.workbook.sheets.draft import Draft

NUMBER_WIDTH, NAME_WIDTH = 7.0, 34.0
FEWEST_COLUMNS = 4
"""Columns after number and name, also when there are fewer processes."""

WIDE, NARROW = 36.0, 20.0
"""Width of those columns when they fit on a page, and when there are more."""

FREE_ROW = 15.0
"""Points of a row that nothing stands in."""

ROW_HEIGHT, LOW_ROW = 20.0, 17.0
"""Points of a row with one line, and of a row in a long list."""

SECTION_HEIGHT, HEAD_HEIGHT = 28.0, 26.0
"""Points of a heading between tables, and of the header row of a table."""


class Page:
    """The sheet, what stands behind it, and the next free row."""

    def __init__(self, draft: Draft, sheet: Worksheet, grid: Grid) -> None:
        self.draft, self.sheet, self.grid = draft, sheet, grid
        self.row = layout.FIRST_TABLE_ROW

    def text(self, key: str, **names: object) -> str:
        """A sentence of the result sheet with its names filled in. Raises KeyError for an unknown key."""
        return self.draft.instrument.texts[f"result.{key}"].format(**names)

    def pattern(self, key: str) -> str:
        """A sentence with its names still open, for a formula to fill in."""
        return self.draft.instrument.texts[f"result.{key}"]

    def section(self, key: str, needed: float) -> None:
        """A heading with some white above it, on a new page when the ``needed`` points below it do not fit any more."""
        if self._used() + SECTION_HEIGHT + HEAD_HEIGHT + needed > self._room():
            self.sheet.row_breaks.append(Break(id=self.row - 1))
        frame.put_section(self.sheet, self.row, self.text(f"{key}.title"))
        self.sheet.row_dimensions[self.row].height = SECTION_HEIGHT
        self.row += 1

    def header(self, key: str, headers: Sequence[str], rows: int, first: int = 1) -> None:
        """The header row of a table with so many rows, marked as a table for screen readers.

        ``first`` is the number of its first column; the columns before it get the same colour and stay empty.
        """
        letters = [layout.column_letter(number) for number in range(first, first + len(headers))]
        places = {str(number): self.row + number for number in range(1, rows + 1)}
        table = Table(self.sheet.title, self.row, dict(zip(headers, letters, strict=True)), places)
        frame.put_header(self.sheet, table, key)
        for number in range(1, first):
            frame.put(self.sheet, f"{layout.column_letter(number)}{self.row}", None, style.HEADER_STYLE)
        self.sheet.row_dimensions[self.row].height = HEAD_HEIGHT
        self.row += 1

    def run_on(self, first: int) -> None:
        """Carry the colour of the header row just written on to the right, above texts that run on there."""
        for number in range(first, len(self.sheet.column_dimensions) + 1):
            frame.put(self.sheet, f"{layout.column_letter(number)}{self.row - 1}", None, style.HEADER_STYLE)

    def line(self, cells: Sequence[tuple[str, str]], height: float, first: int = 1) -> None:
        """One row: per column, from the first one on, a text or formula, and its style."""
        for number, (value, look) in enumerate(cells, start=first):
            address = f"{layout.column_letter(number)}{self.row}"
            if value.startswith("="):
                frame.put_formula(self.sheet, address, value, look)
            else:
                frame.put(self.sheet, address, value or None, look)
        self.sheet.row_dimensions[self.row].height = height
        self.row += 1

    def skip(self, rows: int) -> None:
        """Leave rows free, for a chart."""
        for row in range(self.row, self.row + rows):
            self.sheet.row_dimensions[row].height = FREE_ROW
        self.row += rows

    def height_of(self, *lines: str, size: float = style.SIZE) -> float:
        """Height of a row with these texts below each other in one of the columns after number and name."""
        width = float(self.sheet.column_dimensions["C"].width)
        return sum(fit.line_count(text, width, size) for text in lines) * fit.line_height(size) + 4

    def _room(self) -> float:
        """Points that fit on a page, once the sheet is made as wide as the paper."""
        return paper.PAGE_HEIGHT / paper.scale(self.sheet)

    def _used(self) -> float:
        """Height of everything since the last page break."""
        breaks = [item.id for item in self.sheet.row_breaks.brk]
        first = breaks[-1] + 1 if breaks else 1
        return sum(float(self.sheet.row_dimensions[row].height or FREE_ROW) for row in range(first, self.row))


def widths(processes: int) -> tuple[float, ...]:
    """Widths of the columns of the sheet, for so many processes."""
    columns = max(FEWEST_COLUMNS, processes)
    return NUMBER_WIDTH, NAME_WIDTH, *([WIDE if columns == FEWEST_COLUMNS else NARROW] * columns)
