"""Contrast of two colours by the formula of WCAG, written apart from the product so that both can be compared."""

from functools import cache

LEAST = 4.5
BLACK, WHITE = "000000", "FFFFFF"


@cache
def ratio(one: str, other: str) -> float:
    """The contrast between two colours of six hex digits, 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def too_little(ink: str, fill: str) -> str:
    """What is wrong with this ink on this fill; empty when it reads well."""
    found = ratio(ink, fill)
    return f"{ink} on {fill} has a contrast of {found:.2f}" if found < LEAST else ""


def mix(one: str, other: str, share: float) -> str:
    """The first colour with a share, 0 to 1, of the second mixed in."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def tinted(colour: str, tint: float) -> str:
    """A theme colour made lighter (tint above 0) or darker (below 0), by -1 to 1."""
    return mix(colour, WHITE if tint > 0 else BLACK, abs(tint))


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[0:2], 16), int(colour[2:4], 16), int(colour[4:6], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in _channels(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
