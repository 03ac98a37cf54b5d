"""The look of the workbook: one typeface, one accent colour, named cell styles for every kind of cell."""

from typing import Any, Literal

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils.indexed_list import IndexedList

from zelfscan.workbook.sheets import colour

FACE = "Arial"
SIZE, SMALL, TITLE, SECTION, FRIENDLY = 10, 9, 18, 13, 12
"""Font sizes in points: text, help, title of a sheet, title of a part, and text for residents."""

TITLE_STYLE = "Zelfscan titel"
SECTION_STYLE = "Zelfscan tussenkop"
INTRO_STYLE = "Zelfscan inleiding"
PROGRESS_STYLE = "Zelfscan voortgang"
LINK_STYLE = "Zelfscan verwijzing"
BACK_STYLE = "Zelfscan terug"
HEADER_STYLE = "Zelfscan kop"
GROUP_STYLE = "Zelfscan groep"
ID_STYLE = "Zelfscan nummer"
TEXT_STYLE = "Zelfscan tekst"
LABEL_STYLE = "Zelfscan label"
HELP_STYLE = "Zelfscan uitleg"
CAPTION_STYLE = "Zelfscan bijschrift"
NAME_STYLE = "Zelfscan naam werkproces"
CHOICE_STYLE = "Zelfscan keuze"
FREE_STYLE = "Zelfscan invullen"
NOTE_STYLE = "Zelfscan mag leeg"
SHORT_NOTE_STYLE = "Zelfscan mag leeg kort"
SHORT_TEXT_STYLE = "Zelfscan invullen kort"
DATE_STYLE = "Zelfscan datum"
LOCKED_STYLE = "Zelfscan niet gevraagd"
FIXED_STYLE = "Zelfscan staat vast"
FRIENDLY_STYLE = "Zelfscan vraag inwoner"
FRIENDLY_CHOICE_STYLE = "Zelfscan keuze inwoner"

INPUT_STYLES = frozenset({CHOICE_STYLE, FREE_STYLE, SHORT_TEXT_STYLE, DATE_STYLE, FRIENDLY_CHOICE_STYLE})
"""The styles of cells that people fill in first; these are not locked, nor are those that may stay empty."""


def add_styles(workbook: Workbook, main: str, accent: str) -> None:
    """Make Arial the typeface of the workbook and add every named style, in the organisation's two colours."""
    _make_arial_the_default(workbook)
    for style in (*_frame_styles(main, accent), *_table_styles(main), *_input_styles()):
        workbook.add_named_style(style)


def not_asked() -> DifferentialStyle:
    """Look of a cell where a question does not apply: grey, hatched and struck through, so not by colour alone."""
    fill = PatternFill(patternType="lightUp", fgColor="A6A6A6", bgColor=colour.LOCKED)
    return DifferentialStyle(font=Font(color=colour.GREY_TEXT, strike=True), fill=fill)


def filled() -> DifferentialStyle:
    """Look of a cell that is filled in: the tint that invited to do so is gone."""
    return DifferentialStyle(fill=PatternFill(patternType="solid", fgColor=colour.WHITE, bgColor=colour.WHITE))


def last_time(optional: bool) -> DifferentialStyle:
    """Look of what stands there from last time: slanting and grey, with the tint of a cell that is still to be filled.

    A cell that may stay empty (``optional``) has no tint.
    """
    shade = colour.WHITE if optional else colour.INPUT
    fill = PatternFill(patternType="solid", fgColor=shade, bgColor=shade)
    return DifferentialStyle(font=Font(color=colour.GREY_TEXT, italic=True), fill=fill)


def _make_arial_the_default(workbook: Workbook) -> None:
    """Widths of columns count in digits of the default font, which openpyxl offers no other way to set."""
    font = Font(name=FACE, size=SIZE, family=2, color=colour.INK)
    inner: Any = workbook
    inner._fonts = IndexedList([font])
    inner._named_styles["Normal"].font = font


def _font(
    size: float = SIZE, bold: bool = False, color: str = colour.INK, underline: Literal["single"] | None = None
) -> Font:
    return Font(name=FACE, size=size, bold=bold, color=color, underline=underline)


def _fill(color: str) -> PatternFill:
    return PatternFill(patternType="solid", fgColor=color)


def _box(color: str) -> Border:
    side = Side(style="thin", color=color)
    return Border(left=side, right=side, top=side, bottom=side)


_RULE = Border(bottom=Side(style="thin", color=colour.HAIRLINE))
_CELL = Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1)
_OVERFLOW = Alignment(vertical="center")
_INDENTED = Alignment(horizontal="left", vertical="center", indent=1)
_OPEN = Protection(locked=False)


def _frame_styles(main: str, accent: str) -> list[NamedStyle]:
    """What stands around the tables."""
    title = colour.readable_on_white(main)
    rule = Border(bottom=Side(style="medium", color=accent))
    low = Alignment(horizontal="left", vertical="bottom", indent=1)
    wrapped = Alignment(horizontal="left", vertical="bottom", wrap_text=True, indent=1)
    small = _font(SMALL, color=colour.GREY_TEXT)
    return [
        NamedStyle(TITLE_STYLE, font=_font(TITLE, True, title), alignment=_OVERFLOW, border=rule),
        NamedStyle(SECTION_STYLE, font=_font(SECTION, True, title), alignment=Alignment(vertical="bottom")),
        NamedStyle(INTRO_STYLE, font=_font(), alignment=_OVERFLOW),
        NamedStyle(PROGRESS_STYLE, font=_font(bold=True, color=title), alignment=_OVERFLOW),
        NamedStyle(LINK_STYLE, font=_font(color=title, underline="single"), alignment=_CELL, border=_RULE),
        NamedStyle(BACK_STYLE, font=_font(color=title, underline="single"), alignment=_OVERFLOW),
        NamedStyle(CAPTION_STYLE, font=small, alignment=low),
        NamedStyle(NAME_STYLE, font=small, alignment=wrapped),
    ]


def _table_styles(main: str) -> list[NamedStyle]:
    """What is fixed in a table."""
    head, bold = _font(bold=True, color=colour.text_on(main)), _font(bold=True)
    small = _font(SMALL, color=colour.GREY_TEXT)
    group, fixed, locked = (_fill(shade) for shade in (colour.tint(main, 0.12), colour.tint(main, 0.05), colour.LOCKED))
    middle, box = Alignment(horizontal="center", vertical="center"), _box(colour.HAIRLINE)
    return [
        NamedStyle(HEADER_STYLE, font=head, fill=_fill(main), alignment=_CELL),
        NamedStyle(GROUP_STYLE, font=bold, fill=group, alignment=_INDENTED),
        NamedStyle(ID_STYLE, font=small, alignment=_CELL, border=_RULE),
        NamedStyle(TEXT_STYLE, font=_font(), alignment=_CELL, border=_RULE),
        NamedStyle(LABEL_STYLE, font=bold, alignment=_CELL, border=_RULE),
        NamedStyle(HELP_STYLE, font=small, alignment=_CELL, border=_RULE),
        NamedStyle(FRIENDLY_STYLE, font=_font(FRIENDLY), alignment=_CELL, border=_RULE),
        NamedStyle(FIXED_STYLE, font=_font(), fill=fixed, border=box, alignment=_CELL),
        NamedStyle(LOCKED_STYLE, font=_font(color=colour.GREY_TEXT), fill=locked, border=box, alignment=middle),
    ]


def _input_styles() -> list[NamedStyle]:
    """What people fill in."""
    return [
        _input(CHOICE_STYLE),
        _input(FREE_STYLE),
        _input(NOTE_STYLE, fill=colour.WHITE),
        _input(SHORT_NOTE_STYLE, fill=colour.WHITE, number_format="@"),
        _input(SHORT_TEXT_STYLE, number_format="@"),
        _input(DATE_STYLE, number_format="dd-mm-yyyy"),
        _input(FRIENDLY_CHOICE_STYLE, size=FRIENDLY),
    ]


def _input(name: str, size: float = SIZE, fill: str = colour.INPUT, number_format: str = "General") -> NamedStyle:
    """The style of a cell to fill in: boxed and not locked."""
    return NamedStyle(
        name,
        font=_font(size),
        fill=_fill(fill),
        border=_box(colour.LINE),
        alignment=_CELL,
        protection=_OPEN,
        number_format=number_format,
    )
