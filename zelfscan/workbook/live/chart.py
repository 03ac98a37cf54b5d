"""The chart on the result sheet: a native stacked bar chart of all answers per category, with words for who cannot see it."""

from openpyxl.chart import BarChart, Reference, Series
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.descriptors import Typed
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties
from openpyxl.drawing.xdr import XDRPositiveSize2D
from openpyxl.utils.units import cm_to_EMU
from openpyxl.worksheet.worksheet import Worksheet

from zelfscan.model.assessment import RiskClass
from zelfscan.palette import DARK, GREY, RISK

WIDTH, HEIGHT = 25.0, 11.0
"""Size in centimetres."""

FILLS = {
    "good": RISK[RiskClass.LOW].fill,
    "gap": RISK[RiskClass.HIGH].fill,
    "doubt": RISK[RiskClass.UNCLEAR].fill,
    "open": RISK[RiskClass.UNKNOWN].fill,
}
"""Colour of every series, light enough for dark numbers on it."""


class _FrameWithWords(Typed):
    """Gives the frame of a chart its title and alternative text at the moment that openpyxl makes it."""

    def __set__(self, instance: "DescribedAnchor", frame: object) -> None:
        super().__set__(instance, frame)
        if frame is not None:
            properties = instance.graphicFrame.nvGraphicFramePr.cNvPr
            properties.title, properties.descr = instance.title, instance.description


class DescribedAnchor(OneCellAnchor):
    """The place of a chart, which also knows its alternative text."""

    tagname = "oneCellAnchor"
    title = description = ""
    graphicFrame = _FrameWithWords(expected_type=OneCellAnchor.graphicFrame.expected_type, allow_none=True)  # noqa: N815
    __elements__ = OneCellAnchor.__elements__


def described(row: int, title: str, description: str) -> DescribedAnchor:
    """A place at column A of this row, with alternative text."""
    size = XDRPositiveSize2D(cm_to_EMU(WIDTH), cm_to_EMU(HEIGHT))
    anchor = DescribedAnchor(_from=AnchorMarker(col=0, row=row - 1), ext=size)
    anchor.title, anchor.description = title, description
    return anchor


def answers_chart(source: Worksheet, header_row: int, rows: int, titles: tuple[str, str, str]) -> BarChart:
    """Bars from a table with a column of names (B) and one column per series after it (C to F).

    ``titles`` are those of the chart, of the axis with names and of the axis with numbers.
    """
    chart = BarChart()
    chart.type, chart.grouping, chart.overlap, chart.gapWidth = "bar", "stacked", 100, 40
    chart.title, chart.x_axis.title, chart.y_axis.title = titles
    chart.width, chart.height = WIDTH, HEIGHT
    chart.legend.position = "b"
    names = Reference(source, min_col=2, min_row=header_row + 1, max_row=header_row + rows)
    for column, fill in enumerate(FILLS.values(), start=3):
        values = Reference(source, min_col=column, min_row=header_row, max_row=header_row + rows)
        chart.series.append(_series(values, fill))
    chart.set_categories(names)
    chart.x_axis.scaling.orientation = "maxMin"
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.number_format, chart.y_axis.crosses = "0", "max"
    chart.y_axis.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill="D9D9D9"))
    return chart


def _series(values: Reference, fill: str) -> Series:
    """One series: light fill, dark edge, and its number in every bar that is not empty."""
    series = Series(values, title_from_data=True)
    series.graphicalProperties = GraphicalProperties(solidFill=fill, ln=LineProperties(solidFill=GREY))
    dark = CharacterProperties(sz=900, solidFill=DARK)
    labels = DataLabelList(numFmt="0;;", showVal=True)
    labels.showSerName = labels.showCatName = labels.showLegendKey = labels.showPercent = False
    labels.txPr = RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=dark), endParaRPr=dark)])
    series.dLbls = labels
    return series
