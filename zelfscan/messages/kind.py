"""One kind of finding: how much it weighs, its Dutch sentence and the way out."""

from dataclasses import dataclass

from zelfscan.model.finding import Severity

ERROR, WARNING, NOTICE = Severity.ERROR, Severity.WARNING, Severity.NOTICE


@dataclass(frozen=True, slots=True)
class Message:
    """One kind of finding: how much it weighs, what it says, and what to do about it.

    Sentences may use the fields of Finding ({found}, {expected}, {suggestion}) and the names in its details.
    """

    severity: Severity
    text: str
    way_out: str = ""
