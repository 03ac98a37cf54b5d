"""What is made of a round as a whole: the overview, the reports to the steering group, and all findings."""

import datetime as dt
import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from zelfscan.files import shipped
from zelfscan.messages import sentence, severity
from zelfscan.model.finding import Finding
from zelfscan.model.round import DirectorateSummary, Round
from zelfscan.rounds.folder import RoundFolder, read_round
from zelfscan.rounds.ledger import digest, file_digests

if TYPE_CHECKING:
    from zelfscan.rounds.making import Setting

OVERVIEW, REPORT, FINDINGS, REMEASUREMENT = (
    "overzicht.xlsx",
    "managementrapport.docx",
    "bevindingen.json",
    "hermeting.docx",
)
REMEASURED = "hermeting-"
"""How the keys begin of the sheets that are made here."""


def remeasurement_template(place: RoundFolder, round_: Round) -> Path:
    """The template of the report on measuring again: that of the round, else the one that ships."""
    own = round_.remeasurement_template
    return place.at(own) if own else shipped(f"docx/{REMEASUREMENT}")


def made_of_sheets(place: RoundFolder, round_made_of: str) -> str:
    """What the overview is made of: what the round is made of, and the sheets of later commands. Raises OSError.

    The sheets on measuring again follow from the round itself.
    """
    paths = (path for path in place.extra_sheets.glob("*.json") if not path.name.startswith(REMEASURED))
    return digest(round_made_of, file_digests(sorted(paths)))


class WholeRound:
    """Makes what is of all directorates together; ``passing`` is what there is to tell about it.

    ``summaries`` gives what was kept of each directorate, one at a time, in alphabetical order.
    """

    def __init__(
        self,
        setting: "Setting",
        today: dt.date,
        summaries: Callable[[], Iterator[DirectorateSummary]],
        findings: Sequence[Finding],
    ) -> None:
        self.setting, self.today, self.summaries, self.findings = setting, today, summaries, findings
        self.passing: list[Finding] = []

    def makers(self) -> dict[str, Callable[[], bytes | None]]:
        """What there is to make, by name; the report on measuring again only where there was a round before."""
        found: dict[str, Callable[[], bytes | None]] = {
            OVERVIEW: self.overview,
            REPORT: self.report,
            FINDINGS: self.as_json,
        }
        return found | ({REMEASUREMENT: self.remeasurement} if self.setting.round_.previous else {})

    def overview(self) -> bytes:
        """The overview for the bureau, with the sheets of later commands. Raises OSError."""
        from zelfscan.rounds.extra import extra_sheets
        from zelfscan.rounds.overview import overview
        from zelfscan.rounds.tasks import instrument_of

        self._keep_sheets()
        instrument, extra = instrument_of(self.setting.content), extra_sheets(self.setting.place)
        return overview(instrument, self.setting.round_, self.summaries(), extra)

    def _keep_sheets(self) -> None:
        """Keep the sheets on what changed, or take them away where there is no round before. Raises OSError."""
        from zelfscan.rounds.extra import drop_sheet, keep_sheet
        from zelfscan.rounds.remeasurement_sheets import NAMES, sheets
        from zelfscan.rounds.tasks import instrument_of

        place, current = self.setting.place, self.setting.round_
        if not current.previous:
            for key in NAMES.values():
                drop_sheet(place, key)
            return
        for sheet in sheets(instrument_of(self.setting.content), current, self.summaries()):
            keep_sheet(place, sheet)

    def report(self) -> bytes | None:
        """The report to management; None, with a finding, when its template does not work."""
        from zelfscan.rounds.report import report
        from zelfscan.rounds.tasks import instrument_of

        setting = self.setting
        instrument, template = instrument_of(setting.content), setting.report_template
        return self._tried(template, lambda: report(instrument, setting.round_, self.summaries(), template, self.today))

    def remeasurement(self) -> bytes | None:
        """The report on measuring again; None, with a finding, when its template does not work."""
        from zelfscan.rounds.remeasurement import remeasurement
        from zelfscan.rounds.tasks import instrument_of

        setting = self.setting
        instrument, template = instrument_of(setting.content), remeasurement_template(setting.place, setting.round_)
        before = read_round(setting.place.at(setting.round_.previous))[0]
        name = before.name if before else setting.place.at(setting.round_.previous).name
        return self._tried(
            template,
            lambda: remeasurement(instrument, setting.round_, name, self.summaries(), template, self.today),
        )

    def _tried(self, template: Path, make: Callable[[], bytes]) -> bytes | None:
        from zelfscan.documents.render import TemplateProblem

        try:
            return make()
        except TemplateProblem:
            self.passing.append(Finding(code="UI-002", file=template.name))
            return None

    def as_json(self) -> bytes:
        """All findings as JSON, a line each: of the round, and of each directorate."""

        def lines() -> Iterator[str]:
            for owner, found in (
                ("", self.findings),
                *((item.directorate, item.findings) for item in self.summaries()),
            ):
                for finding in found:
                    told = {"directie": owner, "ernst": severity(finding).value, "tekst": sentence(finding)}
                    yield json.dumps(told | finding.model_dump(exclude_defaults=True), ensure_ascii=False)

        return ("[\n" + ",\n".join(lines()) + "\n]\n").encode("utf-8")
