"""Colours and letters in a workbook: contrast of all pairs that can come out, size, and colour that stands alone."""

import re
from collections.abc import Iterator

from openpyxl.cell.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.formatting.formatting import ConditionalFormatting
from openpyxl.formatting.rule import Rule
from openpyxl.worksheet.worksheet import Worksheet

from tests.accessibility.contrast import BLACK, WHITE, too_little
from tests.accessibility.excel_file import ExcelFile, cells, place, text

SMALLEST = 8


def contrast(file: ExcelFile) -> Iterator[str]:
    """Enough contrast in every cell that holds text or may be filled in, also within a cell."""
    for sheet in file.visible:
        for cell in cells(sheet):
            if text(cell) or not cell.protection.locked:
                for ink in _inks(file, cell):
                    problem = too_little(ink, file.fill(cell.fill) or WHITE)
                    if problem:
                        yield f"{place(cell)}: {problem}"


def _inks(file: ExcelFile, cell: Cell) -> list[str]:
    own = file.colour(cell.font.color, BLACK)
    if not isinstance(cell.value, CellRichText):
        return [own]
    blocks = [part for part in cell.value if isinstance(part, TextBlock)]
    return list(dict.fromkeys(file.colour(block.font.color, own) for block in blocks)) or [own]


def conditional_contrast(file: ExcelFile) -> Iterator[str]:
    """Enough contrast in every cell that a conditional format may colour."""
    for sheet, area, rule in _rules(file):
        style = rule.dxf
        if style is None:
            continue
        ink = "" if style.font is None else file.colour(style.font.color)
        fill = file.changed_fill(style.fill)
        pairs = {
            (ink or own, fill or file.fill(cell.fill) or WHITE)
            for cell in _inside(sheet, area)
            for own in _inks(file, cell)
        }
        for problem in sorted({too_little(*pair) for pair in pairs} - {""}):
            yield f"conditional format of {sheet.title}!{area.sqref}: {problem}"


def colour_alone(file: ExcelFile) -> Iterator[str]:
    """No conditional format that only changes a colour, unless words in the cell itself say the same."""
    for sheet, area, rule in _rules(file):
        where = f"conditional format of {sheet.title}!{area.sqref}"
        if rule.type in ("dataBar", "iconSet"):
            shown = (rule.dataBar or rule.iconSet).showValue
            if shown is False:
                yield f"{where} hides the value behind a picture"
        elif _colour_is_all(rule) and not (_speaks_of_itself(area, rule) or _is_full(sheet, area)):
            yield f"{where} changes nothing but a colour, and the cell may be empty"
    for sheet in file.visible:
        for cell in cells(sheet):
            if text(cell) and set(cell.number_format) == {";"}:
                yield f"{place(cell)} hides its value"


def _colour_is_all(rule: Rule) -> bool:
    """Whether a rule changes only colour: no line through the letters, other weight, pattern or words."""
    if rule.dxf is None:
        return rule.type == "colorScale"
    font, fill = rule.dxf.font, rule.dxf.fill
    letters = font is not None and any((font.b, font.i, font.strike, font.u))
    pattern = fill is not None and fill.fill_type not in (None, "solid", "none")
    return not (letters or pattern or rule.dxf.numFmt is not None)


def _speaks_of_itself(area: ConditionalFormatting, rule: Rule) -> bool:
    """Whether a rule looks at the very cell that it colours, so that the words in it say why."""
    if rule.type not in ("expression", "colorScale"):
        return True
    first = str(area.sqref).split()[0].split(":")[0]
    own = re.compile(rf"(?<![A-Za-z0-9$!]){'[$]?'.join(re.findall('[A-Z]+|[0-9]+', first))}(?![0-9])")
    return any(own.search(formula.replace(f"${first[:1]}", first[:1])) for formula in rule.formula)


def _is_full(sheet: Worksheet, area: ConditionalFormatting) -> bool:
    """Whether every cell that a rule may colour holds something to read."""
    return all(text(cell) for cell in _inside(sheet, area))


def _rules(file: ExcelFile) -> Iterator[tuple[Worksheet, ConditionalFormatting, Rule]]:
    for sheet in file.visible:
        for area in sheet.conditional_formatting:
            yield from ((sheet, area, rule) for rule in area.rules)


def _inside(sheet: Worksheet, area: ConditionalFormatting) -> Iterator[Cell]:
    for part in area.sqref.ranges:
        for row in sheet[part.coord] if part.size["columns"] * part.size["rows"] > 1 else ((sheet[part.coord],),):
            yield from (cell for cell in row if isinstance(cell, Cell))


def letter_size(file: ExcelFile) -> Iterator[str]:
    """No letters smaller than 8 points, also within a cell."""
    for sheet in file.visible:
        for cell in cells(sheet):
            if not text(cell):
                continue
            blocks = cell.value if isinstance(cell.value, CellRichText) else ()
            sizes = [part.font.sz for part in blocks if isinstance(part, TextBlock) and part.font.sz]
            smallest = min([float(cell.font.sz or 11), *map(float, sizes)])
            if smallest < SMALLEST:
                yield f"{place(cell)} has letters of {smallest:g} points"
