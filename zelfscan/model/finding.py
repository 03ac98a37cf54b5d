"""A finding: what stands where, what was expected, and the nearest valid thing; its sentence comes last."""

from enum import StrEnum

from zelfscan.model.base import Model


class Severity(StrEnum):
    """How much a finding weighs: an error stops the plan, a warning and a notice do not."""

    ERROR = "fout"
    WARNING = "waarschuwing"
    NOTICE = "melding"


class Finding(Model):
    """One thing to tell about a file. ``code`` points into the catalogue in ``zelfscan.messages``.

    ``cell`` is the address that Excel shows (``F7``); ``details`` fills further names in the sentence.
    """

    code: str
    file: str = ""
    sheet: str = ""
    cell: str = ""
    found: str = ""
    expected: str = ""
    suggestion: str = ""
    details: dict[str, str] = {}
