"""Hands out a whole round: reads all that it needs, decides what goes out, and serves one participant at a time."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from zelfscan import messages
from zelfscan.files import shipped
from zelfscan.model.finding import Finding, Severity
from zelfscan.model.instrument import Instrument
from zelfscan.model.issue import PrefilledAnswer
from zelfscan.model.round import IssuedWorkbook, Participant, Round
from zelfscan.rounds import mail
from zelfscan.rounds.folder import RoundFolder
from zelfscan.rounds.issue import Handed, Setting, hand_out, no_longer_listed, plan_issue
from zelfscan.rounds.issued import Shelf, close_shelf, open_shelf, read_issued, write_issued
from zelfscan.rounds.participants import read_list
from zelfscan.rounds.previous import LastRound
from zelfscan.tailoring import read_prefill


@dataclass(frozen=True, slots=True)
class Desk:
    """A round that is being handed out: who is served, and the register, which is on disk already."""

    setting: Setting
    participants: tuple[Participant, ...]
    register: tuple[IssuedWorkbook, ...]
    shelf: Shelf

    def serve(self, participant: Participant) -> Handed:
        """Write what is new for one participant."""
        return hand_out(self.setting, participant, self.register, self.shelf)

    def close(self) -> None:
        """Keep what the mails and letters look like now. Raises OSError."""
        close_shelf(self.shelf, self.setting.place.written)


def open_desk(
    place: RoundFolder, current: Round, instrument: Instrument, today: dt.date
) -> tuple[Desk | None, tuple[Finding, ...]]:
    """All that is needed to hand out, with the findings on the list of participants. Raises OSError.

    No desk when something is wrong that concerns every participant. The register is written first: a run that is
    broken off is completed by the next one, with the same ids.
    """
    setting, findings = _setting(place, current, instrument)
    ready, waiting, listed = read_list(place.participants, instrument)
    findings = (*findings, *listed)
    try:
        issued = read_issued(place.ledger)
    except ValueError:
        return None, (*findings, Finding(code="RO-083", file=str(place.ledger)))
    if setting is None:
        return None, findings
    participants = tuple(entry.whole for entry in ready)
    known = (*participants, *(entry.whole for entry in waiting))
    register = plan_issue(setting, participants, issued, today)
    write_issued(place.ledger, register)
    gone = no_longer_listed(known, register, place.participants.name) if known else ()
    untold = setting.last.findings(participants) if setting.last else ()
    desk = Desk(setting, participants, register, open_shelf(place.path, place.written))
    return desk, (*findings, *gone, *untold)


def _setting(place: RoundFolder, current: Round, instrument: Instrument) -> tuple[Setting | None, tuple[Finding, ...]]:
    """What holds for every participant; None when the text of the mail or the answers beforehand are wrong."""
    template, findings = _mail_template(place, current)
    answers, wrong = _answers(place, current, instrument)
    if template is None or _has_error(wrong):
        return None, (*findings, *wrong)
    letter = place.at(current.letter_template) if current.letter_template else shipped("docx/opdrachtbrief.docx")
    last = None
    if current.previous:
        last = LastRound(RoundFolder(place.at(current.previous)), instrument, current.scope)
    return Setting(place, current, instrument, template, answers, letter, last), (*findings, *wrong)


def _has_error(findings: Sequence[Finding]) -> bool:
    return any(messages.severity(finding) is Severity.ERROR for finding in findings)


def _mail_template(place: RoundFolder, current: Round) -> tuple[mail.MailTemplate | None, tuple[Finding, ...]]:
    """The text of the mail: of this round, else what ships. Raises OSError."""
    path = place.at(current.mail_template) if current.mail_template else shipped("ronde/mail.txt")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        return None, (Finding(code="IV-002", file=path.name),)
    return mail.read_template(text, path.name)


def _answers(
    place: RoundFolder, current: Round, instrument: Instrument
) -> tuple[tuple[PrefilledAnswer, ...], tuple[Finding, ...]]:
    """The answers that are the same for the whole city. Raises OSError."""
    if not current.prefill:
        return (), ()
    prefill, findings = read_prefill(Path(place.at(current.prefill)), instrument)
    return (prefill.answers if prefill else ()), findings
