"""The process evaluation of a round as a whole: gather, read the notes, count, and write report, notes and sheets."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from zelfscan.documents.render import TemplateProblem
from zelfscan.evaluation import notes_sheet, sheets
from zelfscan.evaluation.facts import Member
from zelfscan.evaluation.gather import gather
from zelfscan.evaluation.notes_read import read_notes
from zelfscan.evaluation.picture import Picture
from zelfscan.evaluation.report import report
from zelfscan.evaluation.willing import add_willing
from zelfscan.files import shipped, write_atomic
from zelfscan.model.finding import Finding
from zelfscan.model.instrument import Instrument
from zelfscan.model.round import Round
from zelfscan.rounds.extra import keep_sheet, refresh_overview
from zelfscan.rounds.folder import RoundFolder
from zelfscan.rounds.outputs import put_all, tidy

REPORT = "procesevaluatie.docx"


@dataclass(slots=True)
class Evaluated:
    """What was made, relative to the folder of the round, and what there is to tell."""

    findings: list[Finding] = field(default_factory=list)
    report: str = ""
    notes: str = ""
    """The workbook for notes; empty when it could not be made."""
    new_notes: bool = False


def evaluate(
    place: RoundFolder, round_: Round, instrument: Instrument, today: dt.date, day: dt.date | None = None
) -> Evaluated:
    """Evaluate a round that was processed before; ``day`` is the date on the report. Raises OSError.

    Without ``day`` the report carries the latest day on which something was said, so that the same round gives the
    same report; ``today`` only where there is none.
    """
    done = Evaluated()
    tidy(item for item in (place.output, place.administration) if item.is_dir())
    members, records = gather(place, round_, instrument)
    if not members:
        done.findings = [*records.findings, Finding(code="EV-001", found=str(place.path))]
        return done
    basis, findings = add_willing(place.participants, instrument, members)
    done.findings = [*records.findings, *findings]
    _notes(place, round_, instrument, members, done)
    picture = Picture(instrument, round_, members, basis, records.people)
    said = [member.date for member in members if member.date]
    _report(place, round_, picture, day or max((*said, round_.date or dt.date.min), default=today), today, done)
    for sheet in sheets.sheets(picture):
        keep_sheet(place, sheet)
    done.findings += refresh_overview(place, round_, instrument)
    return done


def _notes(
    place: RoundFolder, round_: Round, instrument: Instrument, members: Sequence[Member], done: Evaluated
) -> None:
    """Read the workbook with notes, or make it where there is none. Raises OSError."""
    path = place.path / notes_sheet.FILE
    done.notes, done.new_notes = notes_sheet.FILE, not path.exists()
    if done.new_notes:
        write_atomic(path, build_notes_of(instrument, round_, members))
        done.findings.append(Finding(code="EV-010", file=path.name))
    else:
        done.findings += read_notes(path, instrument, members)


def build_notes_of(instrument: Instrument, round_: Round, members: Sequence[Member]) -> bytes:
    """The workbook for notes of these directorates."""
    from zelfscan.evaluation.notes_build import build_notes  # only now: it brings all that builds workbooks

    return build_notes(instrument, round_, members)


def _report(place: RoundFolder, round_: Round, picture: Picture, day: dt.date, today: dt.date, done: Evaluated) -> None:
    """Write the report beside an older one that somebody changed; a template that does not work is a finding."""
    template = template_of(place, round_)
    try:
        data = report(picture, template, today if day == dt.date.min else day)
    except TemplateProblem:
        done.findings.append(Finding(code="UI-002", file=template.name))
        return
    written = put_all(place.path, {f"uitvoer/{REPORT}": data}, {})
    done.findings += [*written.passing, *written.findings]
    done.report = next(iter(written.files), "")


def template_of(place: RoundFolder, round_: Round) -> Path:
    """The Word template of the evaluation: that of the round, else the one that ships."""
    return place.at(round_.evaluation_template) if round_.evaluation_template else shipped(f"docx/{REPORT}")
