"""Cells with two kinds of text: a question with smaller help below it, a name with what it asks."""

from typing import Any

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Color

from zelfscan.workbook.sheets import colour, style

_ORDER = ("b", "sz", "color", "rFont")
"""The order in which Excel itself writes the parts of a font; openpyxl has its own."""


class Block(TextBlock):
    """A piece of text in one font, written as Excel writes it."""

    def to_tree(self) -> Any:
        """The XML of this piece."""
        tree: Any = TextBlock.to_tree(self)
        tree[0][:] = sorted(tree[0], key=lambda part: _ORDER.index(part.tag.rpartition("}")[2]))
        return tree


def explained(question: str, help_text: str, size: float = style.SIZE) -> CellRichText | str:
    """A question with, from the next line on, smaller help in the same cell; bare text when there is no help."""
    if not help_text:
        return question
    return CellRichText(Block(_font(size), question), Block(_small_font(size), f"\n{help_text}"))


def labelled(name: str, text: str) -> CellRichText:
    """A name in bold with, on the next line, what it asks."""
    blocks = [Block(_font(style.SIZE, bold=True), name)]
    return CellRichText(*blocks, Block(_font(style.SIZE), f"\n{text}")) if text else CellRichText(*blocks)


def headed(name: str, note: str) -> CellRichText | str:
    """The name of a group in bold with, on the same line, a smaller note; bare text when there is no note."""
    if not note:
        return name
    return CellRichText(Block(_font(style.SIZE, bold=True), name), Block(_small_font(style.SIZE), f"   {note}"))


def _font(size: float, bold: bool = False) -> InlineFont:
    """The font of the main text."""
    return InlineFont(rFont=style.FACE, sz=size, color=Color(rgb=colour.INK), b=bold or None)


def _small_font(size: float) -> InlineFont:
    """The font of help: a step smaller, and dark grey."""
    points = style.SMALL if size == style.SIZE else style.SIZE
    return InlineFont(rFont=style.FACE, sz=points, color=Color(rgb=colour.GREY_TEXT))
