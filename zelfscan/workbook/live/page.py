"""The result sheet while it is written from top to bottom: headings, tables and page breaks."""

from collections.abc import Sequence

from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from zelfscan.workbook import layout
from zelfscan.workbook.live.grid import Grid
from zelfscan.workbook.positions import Table
from zelfscan.workbook.sheets import fit, frame, style
from zelfscan.workbook.sheets.draft import Draft

NUMBER_WIDTH, NAME_WIDTH = 7.0, 34.0
FEWEST_COLUMNS = 4
"""Columns after number and name, also when there are fewer processes."""

WIDE, NARROW = 25.0, 17.0
"""Width of those columns when they fit on a page, and when there are more."""

_PAGE_HEIGHT, _PAGE_WIDTH = 490.0, 770.0
"""Points on a landscape A4 within the margins."""


class Page:
    """The sheet, what stands behind it, and the next free row."""

    def __init__(self, draft: Draft, sheet: Worksheet, grid: Grid) -> None:
        self.draft, self.sheet, self.grid = draft, sheet, grid
        self.row = layout.FIRST_TABLE_ROW
        self._used = 0.0

    def text(self, key: str, **names: object) -> str:
        """A sentence of the result sheet with its names filled in. Raises KeyError for an unknown key."""
        return self.draft.instrument.texts[f"result.{key}"].format(**names)

    def pattern(self, key: str) -> str:
        """A sentence with its names still open, for a formula to fill in."""
        return self.draft.instrument.texts[f"result.{key}"]

    def section(self, key: str, needed: float, note: str = "") -> None:
        """A heading with some white above it, on a new page when ``needed`` points do not fit any more."""
        self._settle()
        if self._used + needed > self._room():
            self.sheet.row_breaks.append(Break(id=self.row - 1))
            self._used = 0.0
        frame.put_section(self.sheet, self.row, self.text(f"{key}.title"), note)
        self.row += 1

    def header(self, key: str, headers: Sequence[str], rows: int) -> None:
        """The header row of a table with so many rows, marked as a table for screen readers."""
        letters = [layout.column_letter(number) for number in range(1, len(headers) + 1)]
        places = {str(number): self.row + number for number in range(1, rows + 1)}
        frame.put_header(self.sheet, Table(self.sheet.title, self.row, dict(zip(headers, letters, strict=True)), places), key)
        self.row += 1

    def line(self, cells: Sequence[tuple[str, str]], height: float) -> None:
        """One row: per column a text or formula, and its style."""
        for number, (value, look) in enumerate(cells, start=1):
            address = f"{layout.column_letter(number)}{self.row}"
            put = frame.put_formula if value.startswith("=") else frame.put
            put(self.sheet, address, value or None, look)
        self.sheet.row_dimensions[self.row].height = height
        self.row += 1

    def skip(self, rows: int) -> None:
        """Leave rows free, for a chart."""
        self.row += rows

    def height_of(self, *lines: tuple[str, int]) -> float:
        """Height of a row that must hold these texts below each other, each in a column with this number."""
        counts = sum(fit.line_count(text, self.width(column), style.SIZE) for text, column in lines)
        return counts * fit.line_height(style.SIZE) + 10

    def width(self, column: int) -> float:
        """Width of a column by its number."""
        return float(self.sheet.column_dimensions[layout.column_letter(column)].width)

    def total_width(self) -> float:
        """Width of all columns together, in points."""
        return sum(fit.points(dimension.width) for dimension in self.sheet.column_dimensions.values())

    def _room(self) -> float:
        return _PAGE_HEIGHT / min(1.0, _PAGE_WIDTH / self.total_width())

    def _settle(self) -> None:
        """Count the height of everything since the last page break."""
        breaks = [item.id for item in self.sheet.row_breaks.brk]
        first = breaks[-1] + 1 if breaks else 1
        heights = (self.sheet.row_dimensions[row].height or 15 for row in range(first, self.row))
        self._used = sum(float(height) for height in heights)


def widths(processes: int) -> tuple[float, ...]:
    """Widths of the columns of the sheet, for so many processes."""
    columns = max(FEWEST_COLUMNS, processes)
    return NUMBER_WIDTH, NAME_WIDTH, *([WIDE if columns == FEWEST_COLUMNS else NARROW] * columns)
