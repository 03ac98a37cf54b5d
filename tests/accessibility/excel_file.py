"""A workbook as openpyxl reads it, with the parts that openpyxl leaves out, and its colours as hex."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles.colors import COLOR_INDEX, Color
from openpyxl.styles.fills import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from tests.accessibility.contrast import BLACK, WHITE, mix, tinted

THEME_ORDER = ("lt1", "dk1", "lt2", "dk2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
DENSITY = {"darkGray": 0.75, "mediumGray": 0.5, "lightGray": 0.25, "gray125": 0.125, "gray0625": 0.0625}
SYSTEM_INK, SYSTEM_FILL = 64, 65


@dataclass(frozen=True)
class ExcelFile:
    """The workbook, its parts of XML by name, and the colours of its theme in Excel's order."""

    workbook: Workbook
    parts: dict[str, etree._Element]
    theme: tuple[str, ...]

    @property
    def visible(self) -> list[Worksheet]:
        """The sheets that a person sees."""
        return [sheet for sheet in self.workbook.worksheets if sheet.sheet_state == "visible"]

    def colour(self, colour: Color | None, otherwise: str = "") -> str:
        """A colour of Excel as hex; what nobody chose is ``otherwise``."""
        if colour is None or colour.type == "auto":
            return otherwise
        if colour.type == "theme":
            base = self.theme[colour.theme] if colour.theme < len(self.theme) else otherwise
            return tinted(base, colour.tint) if base and colour.tint else base
        if colour.type == "indexed":
            if colour.indexed in (SYSTEM_INK, SYSTEM_FILL):
                return BLACK if colour.indexed == SYSTEM_INK else WHITE
            return str(COLOR_INDEX[colour.indexed])[-6:]
        return str(colour.rgb)[-6:].upper()

    def fill(self, fill: PatternFill) -> str:
        """The fill of a cell; empty when it has none. A pattern counts as the mix of its two colours."""
        if getattr(fill, "fill_type", None) in (None, "none"):
            return ""
        front = self.colour(fill.fgColor, BLACK)
        if fill.fill_type == "solid":
            return front
        return mix(self.colour(fill.bgColor, WHITE), front, _density(fill.fill_type))

    def changed_fill(self, fill: PatternFill | None) -> str:
        """The fill of a conditional format, which keeps a plain colour in the other place; empty for none."""
        if fill is None:
            return ""
        back = self.colour(fill.bgColor, "")
        if fill.fill_type in (None, "solid"):
            return "" if back and fill.bgColor.rgb == "00000000" else back
        return mix(back or WHITE, self.colour(fill.fgColor, BLACK), _density(fill.fill_type))


def _density(pattern: str) -> float:
    """The share of a pattern that has its front colour: half for dark lines, a quarter for light ones."""
    return DENSITY.get(pattern, 0.5 if pattern.startswith("dark") else 0.25)


def open_workbook(blob: bytes) -> ExcelFile:
    """The workbook in these bytes."""
    with zipfile.ZipFile(io.BytesIO(blob)) as package:
        parts = {n: etree.fromstring(package.read(n)) for n in package.namelist() if n.endswith((".xml", ".rels"))}
    return ExcelFile(load_workbook(io.BytesIO(blob), rich_text=True), parts, _theme(parts))


def _theme(parts: dict[str, etree._Element]) -> tuple[str, ...]:
    root = next((part for name, part in parts.items() if name.startswith("xl/theme/")), None)
    schemes = [] if root is None else list(root.iter("{*}clrScheme"))
    if not schemes:
        return (WHITE, BLACK)
    named = {etree.QName(item).localname: item[0].get("lastClr", item[0].get("val", "")) for item in schemes[0]}
    return tuple(named[name].upper() for name in THEME_ORDER if name in named)


def cells(sheet: Worksheet) -> Iterator[Cell]:
    """Every cell that is there, with or without a value."""
    for row in sheet.iter_rows():
        yield from (cell for cell in row if isinstance(cell, Cell))


def text(cell: Any) -> str:
    """What stands in a cell as text."""
    return "" if cell.value is None else str(cell.value)


def place(cell: Cell) -> str:
    """Where a cell is: ``Vragen!B6``."""
    return f"{cell.parent.title}!{cell.coordinate}"
