"""The colours of the classes, the same in Excel and Word: fill and ink, each pair with a contrast of 4.5 or more.

Words always stand with a colour, so that nobody needs the colour to understand.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from zelfscan.model.assessment import ControlClass, RiskClass


@dataclass(frozen=True, slots=True)
class Colour:
    """Fill of a cell and ink of its letters, as hex without #."""

    fill: str
    ink: str


DARK, GREY = "1A1A1A", "595959"

RISK: Mapping[RiskClass, Colour] = {
    RiskClass.LOW: Colour("D5E8D4", DARK),
    RiskClass.MEDIUM: Colour("FFF2CC", DARK),
    RiskClass.HIGH: Colour("F7C59F", DARK),
    RiskClass.VERY_HIGH: Colour("EB8A8A", DARK),
    RiskClass.UNCLEAR: Colour("D9D2E9", DARK),
    RiskClass.UNKNOWN: Colour("E7E6E6", DARK),
    RiskClass.NOT_APPLICABLE: Colour("FFFFFF", GREY),
}

CONTROL: Mapping[ControlClass, Colour] = {
    ControlClass.IN_ORDER: RISK[RiskClass.LOW],
    ControlClass.LARGELY: Colour("EAF2DD", DARK),
    ControlClass.PARTLY: RISK[RiskClass.MEDIUM],
    ControlClass.NOT_IN_ORDER: RISK[RiskClass.HIGH],
    ControlClass.UNKNOWN: RISK[RiskClass.UNKNOWN],
    ControlClass.NOT_APPLICABLE: RISK[RiskClass.NOT_APPLICABLE],
}
