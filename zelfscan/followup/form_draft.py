"""What every sheet of a progress workbook is made from, and what its formulas show before anything computes them."""

import datetime as dt
import io
import re
import zipfile
from dataclasses import dataclass, field
from html import escape

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.worksheet import Worksheet

from zelfscan.files import STAMP
from zelfscan.followup import form_layout as layout
from zelfscan.followup.form_lines import Line
from zelfscan.model.assessment import RiskClass
from zelfscan.model.round import Round
from zelfscan.palette import RISK, Colour
from zelfscan.workbook.positions import Table
from zelfscan.workbook.sheets import colour, formulas, frame, paper, style
from zelfscan.workbook.sheets.draft import Draft

MONTH_STYLE = "Zelfscan maand"
SMALL_ON_PAPER = 8
"""Points of the text above and below a page, as people see it on paper."""
STATE_LOOK = {
    "late": RISK[RiskClass.VERY_HIGH],
    "near": RISK[RiskClass.MEDIUM],
    "done": RISK[RiskClass.LOW],
    "stopped": RISK[RiskClass.UNKNOWN],
    "undated": RISK[RiskClass.UNCLEAR],
}
"""The colours behind the words; what is in time has none, so that the eye goes to what needs it."""
_FORMULA = re.compile(rb'<c r="([A-Z]+[0-9]+)"([^>]*)><f>(.*?)</f><v\s*/?>(?:</v>)?</c>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Form:
    """A progress workbook in the making. ``looks`` is what formulas show before a program computes them."""

    draft: Draft
    current: Round
    lines: tuple[Line, ...]
    today: dt.date
    until: dt.date
    looks: dict[str, dict[str, str | int]] = field(default_factory=dict)

    def text(self, key: str, **names: object) -> str:
        """A sentence of the form with its names filled in. Raises KeyError for an unknown key."""
        return self.draft.instrument.texts[f"form.{key}"].format(**names)

    def pattern(self, key: str) -> str:
        """A sentence of the form with its names still open, for a formula to fill in."""
        return self.draft.instrument.texts[f"form.{key}"]

    def state(self, key: str) -> str:
        """The word for a state as a formula writes it."""
        return formulas.literal(self.text(f"states.{key}"))

    @property
    def actions(self) -> Table:
        """Where everything stands on Acties."""
        return self.draft.positions.tables[layout.ACTIONS.key]

    def live(self, sheet: Worksheet, address: str, formula: str, look: str, first: str | int) -> None:
        """Write a formula (without ``=``), and keep what it shows now."""
        frame.put_formula(sheet, address, f"={formula}", look)
        shown = ILLEGAL_CHARACTERS_RE.sub("", first) if isinstance(first, str) else first
        self.looks.setdefault(sheet.title, {})[address] = shown

    def open_sheet(self, title: str, widths: tuple[float, ...], key: str) -> Worksheet:
        """A sheet with its title on top, and the explanation where there is one."""
        sheet = frame.open_sheet(self.draft, title, widths)
        for number in range(1, len(widths) + 1):
            frame.put(sheet, f"{layout.column_letter(number)}1", None, style.TITLE_STYLE)
        frame.put(sheet, "A1", self.text(f"{key}.title"), style.TITLE_STYLE)
        frame.put(sheet, "A2", self.draft.instrument.texts.get(f"form.{key}.intro"), style.INTRO_STYLE)
        for row, height in ((1, 34), (2, 20), (3, 20)):
            sheet.row_dimensions[row].height = height
        set_foot(self, sheet, paper.scale(sheet))
        return sheet


def set_foot(form: Form, sheet: Worksheet, scale: float) -> None:
    """The name of the round below every page, in letters that are small on paper."""
    head, foot = sheet.oddHeader, sheet.oddFooter
    if head is None or foot is None:
        return
    for part in (head.left, head.right, foot.left, foot.right):
        part.size = round(SMALL_ON_PAPER / scale)
    foot.left.text, foot.left.font = paper.escape(form.text("footer", round=form.current.name)), foot.right.font


def month_style() -> NamedStyle:
    """The look of a month in the planning."""
    side = Side(style="thin", color=colour.HAIRLINE)
    return NamedStyle(
        MONTH_STYLE,
        font=Font(name=style.FACE, size=style.SMALL, color=colour.INK),
        alignment=Alignment(horizontal="center", vertical="center"),
        border=Border(left=side, right=side, top=side, bottom=side),
    )


def mark_words(sheet: Worksheet, area: str, looks: dict[str, Colour]) -> None:
    """A colour behind these words in an area (``D7:D20``); the words alone say the same."""
    corner = area.split(":")[0]
    for word, look in looks.items():
        fill = PatternFill(patternType="solid", fgColor=look.fill, bgColor=look.fill)
        dxf = DifferentialStyle(font=Font(color=look.ink, bold=True), fill=fill)
        rule = Rule(type="expression", formula=[f"{corner}={formulas.literal(word)}"], dxf=dxf)
        sheet.conditional_formatting.add(area, rule)


def mark_states(form: Form, sheet: Worksheet, area: str) -> None:
    """The colours of the words that say whether an action is in time."""
    mark_words(sheet, area, {form.text(f"states.{key}"): look for key, look in STATE_LOOK.items()})


def with_first_look(blob: bytes, titles: list[str], looks: dict[str, dict[str, str | int]]) -> bytes:
    """The workbook with, in every formula, what it shows now: what people see before a program computes it.

    ``titles`` are the sheets in the order of the file. A program that may compute does so at once.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(blob)) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        parts = {f"xl/worksheets/sheet{number}.xml": title for number, title in enumerate(titles, start=1)}
        for name in source.namelist():
            part = zipfile.ZipInfo(name, date_time=STAMP)
            part.compress_type, part.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            target.writestr(part, _filled(source.read(name), looks.get(parts.get(name, ""), {})))
    return packed.getvalue()


def _filled(xml: bytes, looks: dict[str, str | int]) -> bytes:
    """The XML of a sheet with values behind its formulas."""

    def value(match: re.Match[bytes]) -> bytes:
        address, attributes, formula = match.groups()
        first = looks.get(address.decode())
        if first is None:
            return match.group()
        kind = b"" if isinstance(first, int) else b' t="str"'
        shown = escape(str(first), quote=False).encode()
        return b'<c r="%b"%b%b><f>%b</f><v>%b</v></c>' % (address, attributes, kind, formula, shown)

    return _FORMULA.sub(value, xml) if looks else xml
