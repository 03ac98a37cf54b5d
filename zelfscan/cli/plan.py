"""`zelfscan plan` and `zelfscan schema`: from returned workbooks to the improvement plan, and the shape of its JSON."""

import datetime as dt
import errno
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from zelfscan.cli.common import (
    ERRORS_FOUND,
    WORKBOOKS,
    Day,
    exit_status,
    findings_of,
    load_or_stop,
    print_findings,
    read_all,
)
from zelfscan.cli.common import Reading as Read
from zelfscan.files import shipped
from zelfscan.messages import has_errors
from zelfscan.model.finding import Finding
from zelfscan.model.instrument import Instrument
from zelfscan.model.issue import Organisation
from zelfscan.model.plan import Result
from zelfscan.text import fold

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@dataclass(frozen=True, slots=True)
class Wishes:
    """How the plans should be made: where, of what date, despite errors or not, with which template and offers."""

    folder: Path
    date: dt.date | None = None
    anyway: bool = False
    template: Path | None = None
    organisation: Organisation | None = None
    previous: tuple[Path, ...] = ()
    """The results of an earlier scan, to compare with."""


@dataclass(frozen=True, slots=True)
class Made:
    """What came of one directorate: its result and the files that were written."""

    result: Result
    files: tuple[Path, ...]


@click.command("plan")
@WORKBOOKS
@click.option(
    "--uit",
    "folder",
    required=True,
    metavar="MAP",
    type=click.Path(file_okay=False, path_type=Path),
    help="Map voor het verbeterplan, de bijlage en de uitkomst.",
)
@click.option(
    "--datum",
    "date",
    metavar="DATUM",
    type=Day(),
    help="Datum van het plan, zoals 2027-04-01. Zonder: de laatste datum in de werkboeken.",
)
@click.option(
    "--toch", "anyway", is_flag=True, help="Maak ook een plan als er fouten zijn. Het plan zegt wat ontbreekt."
)
@click.option("--sjabloon", "template", type=FILE, help="Eigen Word-sjabloon voor het verbeterplan.")
@click.option("--organisatie", "organisation_file", type=FILE, help="YAML-bestand met naam en aanbod.")
@click.option(
    "--vorige",
    "previous",
    type=FILE,
    multiple=True,
    help="Uitkomst van de vorige zelfscan (resultaat-<directie>.json). Het plan zegt dan wat er veranderde.",
)
@click.option("--json", "as_json", is_flag=True, help="Toon de uitkomst als JSON: één uitkomst, of een lijst bij meer.")
def plan(
    workbooks: tuple[Path, ...],
    folder: Path,
    date: dt.date | None,
    anyway: bool,
    template: Path | None,
    organisation_file: Path | None,
    previous: tuple[Path, ...],
    as_json: bool,
) -> None:
    """Maak van werkboeken een verbeterplan in Word.

    Er komt ook een bijlage bij met alle antwoorden.
    Meer werkboeken van één directie tellen samen. Elke directie krijgt een eigen plan.

    Voorbeeld: zelfscan plan wmo.xlsx --uit plannen
    """
    instrument = load_or_stop()
    organisation = organisation_of(organisation_file, instrument)
    wishes = Wishes(folder, date, anyway, template, organisation, previous)
    readings = read_all(workbooks, instrument)
    made, findings = make_plans(instrument, readings, wishes)
    print_findings(findings)
    if as_json:
        click.echo(as_text(made))
    else:
        click.echo(summary(made, findings))
    sys.exit(exit_status(findings) if not anyway or not any(item.files for item in made) else 0)


@click.command("schema")
def schema() -> None:
    """Toon de vorm van resultaat-<directie>.json, als JSON Schema."""
    click.echo(json.dumps(Result.model_json_schema(by_alias=True), indent=1, ensure_ascii=False))


def organisation_of(path: Path | None, instrument: Instrument) -> Organisation | None:
    """The organisation in a YAML file; with anything wrong in it, all findings at once and exit 1."""
    if path is None:
        return None
    from zelfscan.tailoring import read_organisation

    organisation, findings = read_organisation(path, instrument)
    if organisation is None:
        print_findings(findings)
        sys.exit(ERRORS_FOUND)
    return organisation


def make_plans(
    instrument: Instrument, readings: Sequence[Read], wishes: Wishes
) -> tuple[tuple[Made, ...], tuple[Finding, ...]]:
    """Plan and write for every directorate among the workbooks that could be read, with all findings."""
    from zelfscan.rounds.directorate import by_directorate, make_result, once_each

    unread = findings_of(reading for reading in readings if reading.scan is None)
    made: list[Made] = []
    findings: list[Finding] = [*unread]
    found = {reading.scan.source: reading.findings for reading in readings if reading.scan}
    distinct, copies = once_each(reading.scan for reading in readings if reading.scan)
    before = Before(wishes.previous)
    for copy in copies:
        found[copy.file] = (*found[copy.file], copy)
    findings += [copy for copy in copies if copy.code == "SC-007"]
    for scans in by_directorate(distinct):
        own = tuple(finding for scan in scans for finding in found[scan.source])
        result = make_result(instrument, scans, own, dt.date.today(), wishes.date, wishes.anyway)
        result = before.beside(instrument, result)
        files, trouble = written(instrument, result, wishes)
        made.append(Made(result, files))
        findings += [*own, *result.findings[len(own) :], *trouble]
    return tuple(made), (*findings, *before.unused())


class Before:
    """Results of an earlier scan, each for the directorate that it is of; a file that cannot be read ends the work."""

    def __init__(self, paths: Sequence[Path]) -> None:
        if not paths:
            self.known: dict[str, tuple[str, bytes]] = {}
            return
        from zelfscan.rounds.remeasure import by_directorate

        try:
            self.known = by_directorate((str(path), path.read_bytes()) for path in paths)
        except OSError as problem:
            raise click.ClickException(f'"{problem.filename}" kunnen we niet lezen: {problem.strerror}.') from problem

    def beside(self, instrument: Instrument, result: Result) -> Result:
        """The result with what changed since the scan before, where one was given for this directorate."""
        if (found := self.known.pop(fold(result.assessment.directorate), None)) is None:
            return result
        from zelfscan.rounds.remeasure import remeasured

        return remeasured(instrument, result, found[1], file=found[0])

    def unused(self) -> tuple[Finding, ...]:
        """A warning for every file that belongs to none of the workbooks."""
        return tuple(Finding(code="HM-055", file=name) for name, _ in self.known.values())


def written(instrument: Instrument, result: Result, wishes: Wishes) -> tuple[tuple[Path, ...], tuple[Finding, ...]]:
    """Write the documents of one directorate; a file or template that does not work becomes a finding."""
    from zelfscan.documents.render import TemplateProblem
    from zelfscan.rounds.directorate import Templates, owner_of, write_result

    name, other = result.assessment.directorate, owner_of(wishes.folder, result.assessment.slug)
    if result.plan and other and fold(other) != fold(name):
        return (), (Finding(code="UI-003", file=str(wishes.folder), found=name, expected=other),)
    templates = Templates(wishes.template or shipped("docx/verbeterplan.docx"), shipped("docx/bijlage.docx"))
    try:
        files = write_result(instrument, result, wishes.folder, templates, wishes.organisation)
    except OSError as problem:
        code = "UI-004" if problem.errno == errno.ENOSPC else "UI-001"
        return (), (Finding(code=code, file=str(problem.filename or wishes.folder)),)
    except TemplateProblem:
        return (), faults_of(templates.plan)
    kept = tuple(
        Finding(code="UI-005", file=str(path.with_name(plain)), found=path.name)
        for path in files
        if (plain := f"{path.stem.rpartition(' (')[0]}{path.suffix}") != path.suffix
    )
    return files, kept


def faults_of(template: Path) -> tuple[Finding, ...]:
    """What is wrong with a template that cannot be filled, in the words of the check of templates."""
    from zelfscan.documents.lint import lint

    return tuple(item for item in lint(template, "verbeterplan") if has_errors([item])) or (
        Finding(code="UI-002", file=str(template)),
    )


def as_text(made: Sequence[Made]) -> str:
    """The results as JSON: one object for one directorate, else a list."""
    from zelfscan.rounds.directorate import to_json

    texts = [to_json(item.result) for item in made]
    return texts[0] if len(texts) == 1 else f"[{','.join(texts)}]"


def summary(made: Sequence[Made], findings: Sequence[Finding]) -> str:
    """What was made, and what to do where nothing was."""
    lines = []
    for item in made:
        assessment = item.result.assessment
        name = assessment.directorate or ", ".join(scan.source for scan in assessment.scans)
        if item.files:
            lines += [f"{name}:", *(f"  {path}" for path in item.files)]
        else:
            reason = "Herstel eerst de fouten, of gebruik --toch." if not item.result.plan else "Zie de fout hierboven."
            lines.append(f"{name}: geen plan geschreven. {reason}")
    if not made:
        lines.append("Er is geen werkboek gelezen. Kijk bij de fouten hierboven wat je kunt doen.")
    elif has_errors(findings):
        lines.append("Niet alles lukte. Bij elke fout staat wat je kunt doen.")
    return "\n".join(lines)
