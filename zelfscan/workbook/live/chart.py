"""The chart on the result sheet: native stacked bars of all answers per category, with words for who cannot see it."""

from typing import Any

from openpyxl.chart import BarChart, Reference, Series
from openpyxl.chart.axis import ChartLines
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties
from openpyxl.drawing.xdr import XDRPositiveSize2D
from openpyxl.worksheet.worksheet import Worksheet

from zelfscan.model.assessment import RiskClass
from zelfscan.palette import DARK, GREY, RISK
from zelfscan.workbook.sheets import colour

WIDTH, HEIGHT = 27.0, 8.2
"""Size in centimetres."""

STEPS, MOST_STEPS = (1, 2, 5, 10, 20, 50), 12
"""Whole numbers that the axis may count in, and about how many of them it has at most."""

UNITS_PER_CM = 360_000
"""What drawings measure in."""

FILLS = {
    "good": RISK[RiskClass.LOW].fill,
    "gap": RISK[RiskClass.HIGH].fill,
    "doubt": RISK[RiskClass.UNCLEAR].fill,
    "open": RISK[RiskClass.UNKNOWN].fill,
}
"""Colour of every series, light enough for dark numbers on it."""


class DescribedAnchor(OneCellAnchor):
    """The place of a chart, which gives it a title and alternative text; openpyxl has no other way to say these."""

    tagname = "oneCellAnchor"
    __elements__ = OneCellAnchor.__elements__
    title = description = ""

    def to_tree(self, *arguments: Any, **names: Any) -> Any:
        """The anchor as XML, with the words in the frame that openpyxl put in it."""
        frame: Any = self.graphicFrame
        frame.nvGraphicFramePr.cNvPr.title = self.title
        frame.nvGraphicFramePr.cNvPr.descr = self.description
        return super().to_tree(*arguments, **names)


class _Labels(DataLabelList):
    """Labels with a number format of their own; without saying so, LibreOffice takes that of the cells."""

    tagname = "dLbls"
    __elements__, __nested__, __attrs__ = DataLabelList.__elements__, DataLabelList.__nested__, DataLabelList.__attrs__

    def to_tree(self, *arguments: Any, **names: Any) -> Any:
        """The labels as XML, not tied to the cells."""
        tree = super().to_tree(*arguments, **names)
        for found in tree.iter():
            if str(found.tag).endswith("numFmt"):
                found.set("sourceLinked", "0")
        return tree


def described(row: int, title: str, description: str) -> DescribedAnchor:
    """A place at column A of this row, with alternative text."""
    size = XDRPositiveSize2D(round(WIDTH * UNITS_PER_CM), round(HEIGHT * UNITS_PER_CM))
    anchor = DescribedAnchor(_from=AnchorMarker(col=0, row=row - 1), ext=size)
    anchor.title, anchor.description = title, description
    return anchor


def answers_chart(source: Worksheet, header_row: int, rows: int, titles: tuple[str, str], most: int) -> Any:
    """Bars from a table with a column of names (B) and one column per series after it (C to F).

    ``titles`` are those of the axis with names and of the axis with numbers, which goes up to about ``most``. What the
    chart shows stands in the heading above it.
    """
    chart: Any = BarChart()
    chart.type, chart.grouping, chart.overlap, chart.gapWidth = "bar", "stacked", 100, 40
    chart.x_axis.title, chart.y_axis.title = titles
    for title in (chart.x_axis.title, chart.y_axis.title):
        title.overlay = False
    chart.auto_title_deleted = True
    chart.width, chart.height, chart.legend.position = WIDTH, HEIGHT, "b"
    for column, fill in enumerate(FILLS.values(), start=3):
        values = Reference(source, min_col=column, min_row=header_row, max_row=header_row + rows)
        chart.series.append(_series(values, fill))
    chart.set_categories(Reference(source, min_col=2, min_row=header_row + 1, max_row=header_row + rows))
    chart.x_axis.scaling.orientation = "maxMin"
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.number_format, chart.y_axis.crosses = "0", "max"
    chart.y_axis.majorUnit = next(step for step in STEPS if most <= step * MOST_STEPS or step == STEPS[-1])
    lines = GraphicalProperties(ln=LineProperties(solidFill=colour.HAIRLINE))
    chart.y_axis.majorGridlines = ChartLines(spPr=lines)
    return chart


def _series(values: Reference, fill: str) -> Any:
    """One series: light fill, dark edge, and its number in every bar that is not empty."""
    series: Any = Series(values, title_from_data=True)
    series.graphicalProperties = GraphicalProperties(solidFill=fill, ln=LineProperties(solidFill=GREY))
    dark = CharacterProperties(sz=900, solidFill=DARK)
    labels = _Labels(numFmt="0;;", showVal=True)
    labels.showSerName = labels.showCatName = labels.showLegendKey = False
    labels.showPercent = labels.showBubbleSize = False
    labels.txPr = RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=dark), endParaRPr=dark)])
    series.dLbls = labels
    return series
