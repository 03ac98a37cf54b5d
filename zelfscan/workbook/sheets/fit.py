"""How much room text takes: widths of Arial and the row height that wrapped text needs."""

_NARROW = dict.fromkeys(" !,./:;I[\\]ft|", 278) | dict.fromkeys("ijl", 222) | dict.fromkeys("-()r", 333) | {"'": 191}
_WIDE = (
    dict.fromkeys("ABEKPSVXY&", 667)
    | dict.fromkeys("CDHNRUw", 722)
    | dict.fromkeys("GOQ", 778)
    | {"M": 833, "m": 833, "W": 944, "%": 889, "@": 1015, "F": 611, "T": 611, "Z": 611, "…": 1000, "•": 350}
    | dict.fromkeys("cksvxyzJ", 500)
)
_WIDTHS = _NARROW | _WIDE
_OTHER = 556
"""Width of every other character, in thousandths of the size: digits, most small letters, the short dash."""

_SLACK = 1.04
"""Screens round widths of letters up; better a little white than a line cut off."""

_POINTS_PER_WIDTH = 5.25
"""A column width of 1 is 7 pixels with Arial 10."""

_CELL_PADDING = 11.0
"""Points of a cell that text cannot use: the edges, and the indent on the left."""


def text_width(text: str, size: float, bold: bool = False) -> float:
    """Width of a line of text in points, in Arial of this size."""
    thousandths = sum(_WIDTHS.get(character, _OTHER) for character in text)
    return thousandths / 1000 * size * _SLACK * (1.07 if bold else 1)


def points(column_width: float) -> float:
    """Width in points of a column with this width (as Excel counts it)."""
    return column_width * _POINTS_PER_WIDTH


def line_count(text: str, column_width: float, size: float, bold: bool = False) -> int:
    """Lines that the text takes in a column of this width (as Excel counts it), broken between words."""
    room = points(column_width) - _CELL_PADDING
    return sum(_wrapped(paragraph, room, size, bold) for paragraph in text.split("\n"))


def _wrapped(paragraph: str, room: float, size: float, bold: bool) -> int:
    """Lines of one paragraph in so many points; a word wider than the room breaks too."""
    space, lines, used = text_width(" ", size, bold), 1, 0.0
    for word in paragraph.split(" "):
        width = text_width(word, size, bold)
        if used and used + space + width > room:
            lines, used = lines + 1, 0.0
        elif used:
            used += space
        lines += int(width // room)
        used += width % room if width > room else width
    return lines


def line_height(size: float) -> float:
    """Height of one line in points."""
    return round(size * 1.3, 2)
