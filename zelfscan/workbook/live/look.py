"""The look of the result sheet: cells with an outcome, and the colours that follow the words in them."""

from collections.abc import Mapping

from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.worksheet import Worksheet

from zelfscan.model.assessment import ControlClass, RiskClass
from zelfscan.palette import CONTROL, RISK, Colour
from zelfscan.workbook.sheets import colour, style
from zelfscan.workbook.sheets.formulas import literal

OUTCOME_STYLE = "Zelfscan uitkomst"
OUTCOME_HEAD_STYLE = "Zelfscan uitkomst kop"
OUTCOME_SMALL_STYLE = "Zelfscan uitkomst klein"
MEANING_STYLE = "Zelfscan betekenis"


def add_outcome_styles(workbook: Workbook) -> None:
    """Add the named styles of cells that hold an outcome."""
    line = Side(style="thin", color=colour.HAIRLINE)
    box = Border(left=line, right=line, top=line, bottom=line)
    middle = Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1)
    looks = {
        OUTCOME_STYLE: (_font(style.SIZE), box, middle),
        OUTCOME_HEAD_STYLE: (_font(style.SIZE, bold=True), box, middle),
        OUTCOME_SMALL_STYLE: (_font(style.SMALL), box, middle),
        MEANING_STYLE: (_font(style.SIZE), Border(), Alignment(horizontal="left", vertical="center", indent=1)),
    }
    for name, (font, border, alignment) in looks.items():
        workbook.add_named_style(NamedStyle(name, font=font, border=border, alignment=alignment))


def _font(size: float, bold: bool = False) -> Font:
    return Font(name=style.FACE, size=size, bold=bold, color=colour.INK)


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
    changed = DifferentialStyle(font=Font(color=look.ink), fill=fill)
    sheet.conditional_formatting.add(area, Rule("expression", formula=[begins], stopIfTrue=True, dxf=changed))
