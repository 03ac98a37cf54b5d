"""Checks the plans of all directorates of a round: a letter and a list of actions each, and a sheet in the overview."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from zelfscan.documents.lint import lint
from zelfscan.documents.render import TemplateProblem, render
from zelfscan.files import shipped
from zelfscan.followup.check import judge
from zelfscan.followup.check_export import export, export_name
from zelfscan.followup.check_letter import CheckWords, letter_fields
from zelfscan.followup.check_sheet import Checked, check_sheet
from zelfscan.messages import has_errors
from zelfscan.model.finding import Finding
from zelfscan.model.instrument import Instrument
from zelfscan.model.plan import Result
from zelfscan.model.round import Round
from zelfscan.rounds.extra import keep_sheet, refresh_overview
from zelfscan.rounds.folder import RoundFolder
from zelfscan.rounds.history_planned import note_plans
from zelfscan.rounds.lock import Busy, only_one
from zelfscan.rounds.outputs import put_all, trouble
from zelfscan.rounds.standing import standings
from zelfscan.rounds.summary import alphabetical

KIND = "toetsbrief"


@dataclass(slots=True)
class Outcome:
    """What came of a check: what was judged, in alphabetical order, and what there is to tell."""

    checked: list[Checked] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def check_plans(place: RoundFolder, round_: Round, instrument: Instrument, now: dt.datetime) -> Outcome:
    """Check every plan in the folder of a round. Nothing that people put there raises."""
    try:
        with only_one(place.lock, now):
            outcome = _check(place, round_, instrument, now)
    except Busy as busy:
        return Outcome(findings=[Finding(code="RO-040", found=f" ({busy.who})" if busy.who else "")])
    except OSError as problem:
        return Outcome(findings=[trouble(str(problem.filename or place.path), problem)])
    outcome.findings = [item for number, item in enumerate(outcome.findings) if item not in outcome.findings[:number]]
    return outcome


def _check(place: RoundFolder, round_: Round, instrument: Instrument, now: dt.datetime) -> Outcome:
    """Check a round that is ours alone. Raises OSError."""
    outcome = Outcome(findings=list(note_plans(place, round_, instrument, now)))
    outcome.checked = sorted(_judged(place, instrument, now, outcome), key=lambda item: alphabetical(item.directorate))
    if not outcome.checked:
        outcome.findings.append(Finding(code="VG-060"))
        return outcome
    template = place.at(round_.check_template) if round_.check_template else shipped(f"docx/{KIND}.docx")
    try:
        for item in outcome.checked:
            _write(place, round_, instrument, item, template, outcome)
    except TemplateProblem:
        outcome.findings += faults_of(template)
        return outcome
    keep_sheet(place, check_sheet(instrument, outcome.checked))
    outcome.findings += refresh_overview(place, round_, instrument)
    return outcome


def _judged(place: RoundFolder, instrument: Instrument, now: dt.datetime, outcome: Outcome) -> Iterator[Checked]:
    """Every plan with its verdicts; what cannot be read is told. Raises OSError."""
    found, problems = standings(place)
    outcome.findings += problems
    for standing in found:
        path = place.result_of(standing.slug)
        if not path.exists():
            continue
        result = _result(path, instrument)
        if result is None:
            outcome.findings.append(Finding(code="VG-002", file=path.name))
        elif result.plan is not None:
            verdicts = judge(instrument, result, standing.actions, now.date())
            words = CheckWords(instrument, result, standing.actions)
            yield Checked(result, standing.actions, verdicts, words, now.date())


def _result(path: Path, instrument: Instrument) -> Result | None:
    """The result in a file; None when it is damaged, or of an instrument with other content. Raises OSError."""
    try:
        result = Result.model_validate_json(path.read_bytes())
    except ValidationError:
        return None
    outcome = result.plan.preconditions if result.plan else None
    used = {item.category for item in result.assessment.results} | set(outcome.decisive if outcome else ())
    used |= {action.intervention for action in result.plan.actions} if result.plan else set()
    known = {item.id for kind in ("categories", "preconditions", "interventions") for item in getattr(instrument, kind)}
    return result if used <= known else None


def _write(
    place: RoundFolder, round_: Round, instrument: Instrument, item: Checked, template: Path, outcome: Outcome
) -> None:
    """The letter and the list of one directorate; never over somebody's work. Raises TemplateProblem."""
    view = letter_fields(item.words, item.verdicts, item.result, round_.name, item.day)
    folder = f"uitvoer/{item.slug}"
    files = {
        f"{folder}/{KIND}-{item.slug}.docx": render(template, view.model_dump()),
        f"{folder}/{export_name(item.slug)}": export(instrument, item.directorate, item.actions, round_.organisation),
    }
    written = put_all(place.path, files, {})
    item.files = tuple(written.files)
    outcome.findings += [*written.findings, *written.passing]


def faults_of(template: Path) -> list[Finding]:
    """What is wrong with a template that cannot be filled, in the words of the check of templates."""
    found = [item for item in lint(template, KIND) if has_errors([item])]
    return found or [Finding(code="UI-002", file=str(template))]
