"""What feedback has to say: every finding with its place in the new workbook and its words, what is wrong first."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from zelfscan import messages
from zelfscan.model.finding import Finding, Severity
from zelfscan.model.instrument import Instrument
from zelfscan.rounds.feedback_place import Placement, Where
from zelfscan.rounds.feedback_rest import row_of
from zelfscan.workbook import layout
from zelfscan.workbook.positions import Positions

ORDER = (Severity.ERROR, Severity.WARNING, Severity.NOTICE)
WORDS = dict(zip(ORDER, (*layout.ATTENTION_WORDS, layout.NOTICE_WORD), strict=True))
"""What people read instead of fout, waarschuwing and melding: what to do."""


@dataclass(frozen=True, slots=True)
class Point:
    """One finding: how much it weighs, where it is about now, what is the matter and what to do.

    ``places`` are cells of the new workbook, the one that a link leads to first; ``is_sheet`` when that is a whole
    sheet. ``was`` is where it stood in the returned workbook, as people would look for it.
    """

    severity: Severity
    places: tuple[Where, ...]
    is_sheet: bool
    was: str
    found: str
    matter: str
    way_out: str
    beside: str
    """The way out where the cell itself is at hand."""


class Guide:
    """Finds the place of a finding in the new workbook. ``rest`` are the places of what is left over."""

    def __init__(self, placement: Placement, positions: Positions, rest: dict[Where, Where]) -> None:
        self._moved, self._positions, self._rest = placement.moved, positions, rest
        self._rows = {row_of(source): target for source, target in reversed(rest.items())}
        self._sheets: dict[str, Counter[str]] = {}
        for (title, _), targets in placement.moved.items():
            self._sheets.setdefault(title, Counter()).update(sheet for sheet, _ in targets)

    def places(self, finding: Finding) -> tuple[tuple[Where, ...], bool]:
        """The places of a finding, and whether it is about a whole sheet."""
        here = finding.sheet, finding.cell
        if finding.cell and self._moved.get(here):
            return tuple(dict.fromkeys(self._moved[here])), False
        if finding.cell and (here in self._rest or row_of(here) in self._rows):
            return (self._rest.get(here) or self._rows[row_of(here)],), False
        if finding.sheet in self._sheets:
            return ((self._sheets[finding.sheet].most_common(1)[0][0], "A1"),), True
        titles = {sheet.title for sheet in self._positions.sheets}
        if finding.found in titles:
            return ((finding.found, "A1"),), True
        return self._of_process(finding), False

    def _of_process(self, finding: Finding) -> tuple[Where, ...]:
        """The name of the work process that a finding without a cell is about."""
        table, code = self._positions.tables.get("processes"), finding.details.get("process", "")
        return ((table.sheet, table.cell(layout.PROCESS_NAME_ID, code)),) if table and code in table.columns else ()


def points(
    instrument: Instrument, findings: Iterable[Finding], places: Callable[[Finding], tuple[tuple[Where, ...], bool]]
) -> list[Point]:
    """Every finding as a point, what is wrong first, then in the order given."""
    found = [_point(instrument, finding, *places(finding)) for finding in findings]
    return sorted(found, key=lambda point: ORDER.index(point.severity))


def count(findings: Sequence[Finding]) -> dict[Severity, int]:
    """How many findings there are of each weight."""
    weights = Counter(messages.severity(finding) for finding in findings)
    return {severity: weights[severity] for severity in ORDER}


def _point(instrument: Instrument, finding: Finding, places: tuple[Where, ...], is_sheet: bool) -> Point:
    """One finding as a point. What the new workbook mends already is told in words of its own."""
    sheet, cell = finding.sheet and f"blad {finding.sheet}", finding.cell and f"cel {finding.cell}"
    texts = instrument.texts
    matter, way_out = messages.matter_and_way_out(finding)
    key = f"round.feedback.instead.{finding.code}"
    names = messages.names(finding)
    way_out = texts[f"{key}.way_out"].format_map(names) if f"{key}.way_out" in texts else way_out
    return Point(
        severity=messages.severity(finding),
        places=places,
        is_sheet=is_sheet,
        was=", ".join(part for part in (sheet, cell) if part),
        found=finding.found,
        matter=texts[f"{key}.matter"].format_map(names) if f"{key}.matter" in texts else matter,
        way_out=way_out,
        beside=texts.get(f"{key}.beside", way_out),
    )
