"""Brings together what a round knows of itself: the answers about the scan, and how every directorate got on."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from zelfscan.evaluation.facts import Cells, Member, Voice
from zelfscan.model.assessment import Assessment, ScanSummary
from zelfscan.model.finding import Finding
from zelfscan.model.instrument import EvaluationForm, Instrument, Level, State
from zelfscan.model.plan import Result
from zelfscan.model.progress import FollowedAction
from zelfscan.model.round import DirectorateSummary, IssuedWorkbook, Round, Status
from zelfscan.model.scan import EvaluationAnswer
from zelfscan.rounds.folder import RoundFolder
from zelfscan.rounds.history import followed, whole_history
from zelfscan.rounds.issued import read_issued
from zelfscan.rounds.ledger import Ledger, ReadingRecord, read_summary
from zelfscan.text import fold, slug

UNKNOWN = (State.UNKNOWN, State.NOT_PROVIDED)
NOT_COUNTED = (State.NOT_ASKED, State.WITHHELD)
WITH_RESULT = (Status.PROCESSED, Status.WITH_WARNINGS)


@dataclass(slots=True)
class Records:
    """What the administration of a round holds: register, readings, and what is wrong with them."""

    issued: tuple[IssuedWorkbook, ...] = ()
    readings: tuple[ReadingRecord, ...] = ()
    people: tuple[str, ...] = ()
    """Names and functions on the list of participants, which no text may show."""
    findings: list[Finding] = field(default_factory=list)


def gather(place: RoundFolder, round_: Round, instrument: Instrument) -> tuple[tuple[Member, ...], Records]:
    """Every directorate of the round by name, and the records of the round. Raises OSError."""
    records = _records(place)
    summaries = (read_summary(path) for path in sorted((place.administration / "directies").glob("*.json")))
    known = sorted((item for item in summaries if item), key=lambda item: (fold(item.directorate), item.slug))
    return tuple(_member(place, round_, instrument, records, item) for item in known), records


def _records(place: RoundFolder) -> Records:
    """Register and readings. Raises OSError."""
    records = Records()
    try:
        records.issued = read_issued(place.ledger)
    except ValueError:
        records.findings.append(Finding(code="EV-003", file=place.ledger.name))
    try:
        ledger = Ledger.model_validate_json(place.processed.read_bytes())
    except FileNotFoundError:
        return records
    except ValidationError:
        records.findings.append(Finding(code="EV-003", file=place.processed.name))
        return records
    records.readings = tuple(item for item in ledger.readings.values() if item.read)
    participants = ledger.participants.participants if ledger.participants else ()
    named = [(item.contact_person, item.commissioner, item.lead) for item in participants]
    roles = [role.holder for item in participants for role in item.roles]
    records.people = tuple(name for group in named for name in group if name) + tuple(roles)
    return records


def _member(
    place: RoundFolder, round_: Round, instrument: Instrument, records: Records, summary: DirectorateSummary
) -> Member:
    member = Member(
        slug=summary.slug,
        directorate=summary.directorate,
        status=summary.status,
        contact=summary.contact,
        advice=summary.advice,
        returned=dict(summary.levels),
        missing=dict(summary.missing),
        people=summary.people,
        processes=tuple(name.partition(" ")[2] or name for name in summary.processes),
        preconditions=summary.preconditions,
        feedback=_feedback(records, summary),
        date=summary.date,
        actions=len(summary.actions),
        owned=sum(bool(item.owner) for item in summary.actions),
    )
    _add_progress(place, member, records)
    result = _result(place.result_of(summary.slug))
    if result is not None:
        _add_answers(member, result.assessment, round_, instrument, records)
    elif summary.status in WITH_RESULT:
        records.findings.append(Finding(code="EV-002", file=place.result_of(summary.slug).name))
    return member


def _result(path: Path) -> Result | None:
    """The assessment and plan of a directorate; None when they are not there or cannot be read."""
    try:
        return Result.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None


def _feedback(records: Records, summary: DirectorateSummary) -> int:
    """How often a directorate got feedback: what came back after it, or now, when something is still wrong."""
    before = [item.feedback for item in records.readings if slug(item.directorate) == summary.slug]
    now = summary.status is Status.TO_IMPROVE
    return max((*before, 0)) + now


def _add_progress(place: RoundFolder, member: Member, records: Records) -> None:
    """How far the actions are of which people said something. Raises OSError."""
    events, findings = whole_history(place, member.slug)
    records.findings += findings
    actions = [item for item in followed(events, member.slug) if item.followed_on and item.current]
    member.followed = len(actions)
    member.done = sum(_is_done(item) for item in actions)
    told = [item.followed_on for item in actions if item.followed_on]
    member.date = max((day for day in (member.date, *told) if day), default=None)


def _is_done(action: FollowedAction) -> bool:
    return action.status.value == "klaar"


def _add_answers(
    member: Member, assessment: Assessment, round_: Round, instrument: Instrument, records: Records
) -> None:
    """What people said of the scan, and how they filled it in."""
    member.voices = tuple(_voices(assessment, round_.minimum_group, instrument))
    member.days = tuple(_days(member, assessment.scans, records))
    for answer in assessment.answers:
        if answer.level is not Level.EXPERIENCE and answer.state not in NOT_COUNTED:
            cells = member.cells.setdefault(answer.question, Cells())
            cells.asked += 1
            cells.open += answer.state is State.OPEN
            cells.unknown += answer.state in UNKNOWN
            cells.not_applicable += answer.state is State.NOT_APPLICABLE


def _voices(assessment: Assessment, minimum: int, instrument: Instrument) -> Iterator[Voice]:
    """The answers about the scan; no opinion of a workbook with fewer people than the round shows."""
    asked = {item.id: item for item in instrument.evaluation}
    for answer in assessment.evaluation:
        question = asked.get(answer.question)
        if question is None or (question.opinion and _people(assessment, answer) < minimum):
            continue
        text = "" if question.opinion else answer.text
        yes, rest = yes_and_rest(text) if EvaluationForm.YES_NO in question.forms else (None, text)
        yield Voice(question.id, answer.level, answer.number, yes, rest)


def _people(assessment: Assessment, answer: EvaluationAnswer) -> int:
    """With how many people the workbook of an answer was filled in; of several with its name the fewest."""
    own = [scan.people or 0 for scan in assessment.scans if scan.source == answer.source]
    return min(own or (scan.people or 0 for scan in assessment.scans), default=0)


def yes_and_rest(text: str) -> tuple[bool | None, str]:
    """A yes or no on the first line, and what stands below it."""
    first, _, rest = text.partition("\n")
    known = {"ja": True, "nee": False}
    return (known[fold(first)], rest) if fold(first) in known else (None, text)


def _days(member: Member, scans: Sequence[ScanSummary], records: Records) -> Iterator[int]:
    """Per workbook the days between handing out and filling in, where both are known.

    A date before the workbook was handed out cannot be right; then the day on which the file was saved counts.
    """
    for scan in scans:
        handed = _handed(member, scan, records)
        later = [day for day in (scan.date, _saved(scan, records)) if handed and day and day >= handed]
        if handed and later:
            yield (later[0] - handed).days


def _handed(member: Member, scan: ScanSummary, records: Records) -> dt.date | None:
    """When a workbook was handed out: this very one, else the first of this directorate and level."""
    own = [item.issued_on for item in records.issued if item.workbook_id == scan.workbook_id and scan.workbook_id]
    same = [
        item.issued_on for item in records.issued if item.level is scan.level and slug(item.directorate) == member.slug
    ]
    return min(own or same, default=None)


def _saved(scan: ScanSummary, records: Records) -> dt.date | None:
    """When a workbook was last saved."""
    found = [item.saved.date() for item in records.readings if item.saved and item.workbook_id == scan.workbook_id]
    return max(found, default=None)
