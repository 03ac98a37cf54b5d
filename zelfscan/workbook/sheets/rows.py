"""The height of rows: what their wrapped text needs, and free to grow when somebody types more."""

from collections.abc import Sequence

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.worksheet import Worksheet

from zelfscan.workbook import layout
from zelfscan.workbook.sheets import fit, style

PADDING = 11
"""Points of white above and below the text of a row together."""

HIGHEST = 409.0
"""Excel allows no higher row."""


class FittedRow(RowDimension):
    """A row with a first height that Excel may change when somebody types a longer text."""

    @property
    def customHeight(self) -> bool:  # noqa: N802 (the name that openpyxl writes)
        """Never: a height made by hand would not grow with the text."""
        return False


def fit_rows(sheet: Worksheet, rows: Sequence[int], least: float = 20, padding: float = PADDING) -> None:
    """Give rows the height that their wrapped text needs, with so many points of white above and below together.

    Ids do not count: they take one line, as people see them.
    """
    widest = sheet.max_column
    for row in rows:
        heights = [
            _text_height(sheet, cell) + padding
            for cell in next(sheet.iter_rows(row, row, max_col=widest))
            if cell.value is not None and cell.data_type != "f" and cell.style != style.ID_STYLE
        ]
        sheet.row_dimensions[row] = FittedRow(sheet, index=row, ht=min(HIGHEST, max([least, *heights])))


def _text_height(sheet: Worksheet, cell: Cell | MergedCell) -> float:
    """Height that the text in a cell needs in its column."""
    width = sheet.column_dimensions[layout.column_letter(cell.column or 1)].width
    if isinstance(cell.value, CellRichText):
        blocks = [part for part in cell.value if isinstance(part, TextBlock)]
        return sum(_block_height(part.text.strip("\n"), width, part.font.sz, part.font.b) for part in blocks)
    return _block_height(str(cell.value), width, cell.font.sz, cell.font.b)


def _block_height(text: str, width: float, size: float | None, bold: bool | None) -> float:
    """Height of text in one font."""
    points = float(size or style.SIZE)
    return fit.line_count(text, width, points, bool(bold)) * fit.line_height(points)
