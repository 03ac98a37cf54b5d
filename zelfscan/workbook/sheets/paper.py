"""How a sheet comes out of the printer: A4 landscape, as wide as the page, and where a new page begins."""

from collections.abc import Sequence
from itertools import pairwise

from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from zelfscan.workbook.positions import Table
from zelfscan.workbook.sheets import fit, style
from zelfscan.workbook.sheets.draft import Draft

A4 = 9
"""Excel's number for this size of paper."""

_EDGE_SIZE = 8
"""Points of the text above and below a page, as people see it on paper."""

PAGE_WIDTH, PAGE_HEIGHT = 777.0, 512.0
"""Room for text on a page in points; the height a little less than it is, since printers differ."""


def set_page(draft: Draft, sheet: Worksheet) -> None:
    """A4 landscape, as wide as the page, with the title below every page."""
    sheet.page_setup.paperSize = A4
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left = margins.right = 0.45
    margins.top, margins.bottom, margins.header, margins.footer = 0.5, 0.55, 0.25, 0.25
    version, title = draft.instrument.version, draft.instrument.title
    head, foot = sheet.oddHeader or HeaderFooterItem(), sheet.oddFooter or HeaderFooterItem()
    size = round(_EDGE_SIZE / scale(sheet))
    _small(head.left, escape(draft.organisation), size)
    _small(head.right, escape(sheet.title), size)
    _small(foot.left, escape(draft.text("print.footer", title=title, version=version)), size)
    _small(foot.right, draft.text("print.page", page="&P", pages="&N"), size)
    sheet.oddHeader, sheet.oddFooter = head, foot


def scale(sheet: Worksheet) -> float:
    """How much smaller a sheet becomes to be as wide as the page; 1 where it fits as it is."""
    return min(1.0, PAGE_WIDTH / sum(fit.points(dimension.width) for dimension in sheet.column_dimensions.values()))


def escape(text: str) -> str:
    """Text in a header or footer, where a lone ampersand would be a command."""
    return text.replace("&", "&&")


def _small(part: _HeaderFooterPart, text: str, size: int) -> None:
    """A part of a header or footer in small type, of this size before the page is made to fit."""
    if text:
        part.text, part.font, part.size = text, f"{style.FACE},Regular", size


def break_before(sheet: Worksheet, row: int) -> None:
    """Begin a new page with this row."""
    sheet.row_breaks.append(Break(id=row - 1))


def break_pages(sheet: Worksheet, blocks: Sequence[range], repeated: float = 0) -> None:
    """Begin a new page before a block of rows that does not fit, with about as much on every page.

    ``repeated`` is the height of the rows that are printed again on top of every page.
    """
    heights = [sum(height(sheet, row) for row in block) for block in blocks]
    room = PAGE_HEIGHT / scale(sheet)
    starts = _page_starts(heights, room, repeated)
    for share in range(99, 40, -3):
        tighter = _page_starts(heights, room * share / 100, repeated)
        if len(tighter) > len(starts):
            break
        starts = tighter
    for start in starts:
        break_before(sheet, blocks[start].start)


def _page_starts(heights: Sequence[float], room: float, repeated: float) -> list[int]:
    """The numbers of the blocks that begin a page, apart from the first page."""
    starts, used = [], 0.0
    for number, height in enumerate(heights):
        if number and used + height > room:
            starts.append(number)
            used = repeated
        used += height
    return starts


def blocks(table: Table) -> list[range]:
    """Rows that stay together on paper: all above the table with its first row, a group's name with its first row."""
    starts = [row for row in range(table.first_row, table.last_row + 1) if row - 1 not in table.headings]
    edges = [1, *starts[1:], table.last_row + 1]
    return [range(a, b) for a, b in pairwise(edges)]


def height(sheet: Worksheet, row: int) -> float:
    """Height of a row in points."""
    return float(sheet.row_dimensions[row].height or fit.line_height(style.SIZE))
