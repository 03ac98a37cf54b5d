"""Colours as people see them: contrast by the WCAG formula, tints, and text that stays readable on any colour."""

WHITE = "FFFFFF"
INK = "181818"
BLACK = "000000"
GREY_TEXT = "595959"
LINE = "8C8C8C"
"""Border of a cell to fill in: 3.4 to 1 on white."""
HAIRLINE = "D9D9D9"
INPUT = "FFF8E1"
"""Fill of an empty cell to fill in."""
LOCKED = "EDEDED"

READABLE = 4.5
"""Least contrast between text and what is behind it (WCAG 2.1 AA)."""


def luminance(colour: str) -> float:
    """Relative luminance, 0 (black) to 1 (white), of a colour of six hex digits."""
    channels = (int(colour[start : start + 2], 16) / 255 for start in (0, 2, 4))
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast between two colours, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def text_on(fill: str) -> str:
    """White where it reads well on a fill, else ink, else black: one of them always does."""
    return next((colour for colour in (WHITE, INK) if contrast(colour, fill) >= READABLE), BLACK)


def readable_on_white(colour: str) -> str:
    """The colour itself where it reads well as text on white, else ink."""
    return colour if contrast(colour, WHITE) >= READABLE else INK


def tint(colour: str, share: float) -> str:
    """The colour mixed with white; share 0 is white, 1 the colour itself."""
    channels = (int(colour[start : start + 2], 16) for start in (0, 2, 4))
    return "".join(f"{round(255 - (255 - channel) * share):02X}" for channel in channels)
