"""Whether an Office file is sound: what openxml-audit says of it, without what is proven to be noise."""

import re
from dataclasses import dataclass
from pathlib import Path

from openxml_audit import OpenXmlValidator


@dataclass(frozen=True)
class Noise:
    """Something that the validator reports and that is no fault, with the reason why."""

    pattern: str
    reason: str


NOISE = (
    Noise(
        r"has \d+ inline-string cell\(s\)",
        "The standard allows text in the cell itself (ECMA-376 part 1, 18.3.1.53). Excel, LibreOffice and calamine "
        "read it; that Excel moves it to a shared table when it saves is how Excel saves any file.",
    ),
    Noise(
        r"/is\[1\]/r\[\d+\]/rPr\[1\]: Unexpected element '(b|i|u|sz|color|rFont|family|scheme|strike)' found",
        "What describes rich text may stand in any order: CT_RPrElt is a choice that repeats (sml.xsd of ECMA-376 "
        "part 1, A.2), while the validator holds it to one order.",
    ),
    Noise(
        r"/fonts\[1\]/font\[\d+\]: Unexpected element '(b|i|u|sz|color|name|family|scheme|strike)' found",
        "What describes a font may stand in any order: CT_Font is a choice that repeats (sml.xsd of ECMA-376 part 1, "
        "A.2). Every workbook that openpyxl writes has its order.",
    ),
)
"""Patterns in what the validator says. An entry needs a reason that can be looked up."""


def soundness_problems(path: Path) -> list[str]:
    """Everything the validator says of a Word file or a workbook, apart from proven noise."""
    errors = OpenXmlValidator().validate(str(path)).errors
    return [text for text in map(str, errors) if not any(re.search(noise.pattern, text) for noise in NOISE)]
