"""The look of the result sheet: cells with an outcome, and the colours that follow the words in them."""

from collections.abc import Mapping

from openpyxl import Workbook
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from zelfscan.model.assessment import ControlClass, RiskClass
from zelfscan.palette import CONTROL, RISK, Colour
from zelfscan.workbook.sheets import colour, style
from zelfscan.workbook.sheets.formulas import literal

OUTCOME_STYLE = "Zelfscan uitkomst"
OUTCOME_HEAD_STYLE = "Zelfscan uitkomst kop"


def add_outcome_styles(workbook: Workbook) -> None:
    """Add the named styles of cells that hold an outcome."""
    line = Side(style="thin", color=colour.HAIRLINE)
    box = Border(left=line, right=line, top=line, bottom=line)
    font = {"name": style.FACE, "size": style.SIZE, "color": colour.INK}
    middle = Alignment(vertical="center", wrap_text=True)
    workbook.add_named_style(NamedStyle(OUTCOME_STYLE, font=Font(**font), border=box, alignment=middle))
    workbook.add_named_style(NamedStyle(OUTCOME_HEAD_STYLE, font=Font(**font, bold=True), border=box, alignment=middle))


def colour_risks(sheet: Worksheet, area: str, texts: Mapping[str, str]) -> None:
    """Colour cells by the class of risk that their text begins with."""
    for risk, look in RISK.items():
        _colour(sheet, area, texts[f"plan.class.{RiskClass(risk)}"], look)


def colour_controls(sheet: Worksheet, area: str, texts: Mapping[str, str]) -> None:
    """Colour cells by the class of control that their text begins with."""
    for control, look in CONTROL.items():
        _colour(sheet, area, texts[f"plan.control.{ControlClass(control)}"], look)


def _colour(sheet: Worksheet, area: str, word: str, look: Colour) -> None:
    """One rule: where the text begins with the word."""
    first = area.partition(":")[0]
    fill = PatternFill(patternType="solid", fgColor=look.fill, bgColor=look.fill)
    begins = f"LEFT({first},{len(word)})={literal(word)}"
    sheet.conditional_formatting.add(area, FormulaRule([begins], fill=fill, font=Font(color=look.ink), stopIfTrue=True))
