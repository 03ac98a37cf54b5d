"""`zelfscan controleren`: reads returned workbooks and says what is in the way of a plan."""

import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from zelfscan.cli.common import (
    WORKBOOKS,
    Reading,
    exit_status,
    findings_of,
    load_or_stop,
    print_findings,
    read_all,
)
from zelfscan.messages import sentence, severity
from zelfscan.model.finding import Finding, Severity
from zelfscan.model.instrument import State

_ONE_OR_MORE = {
    Severity.ERROR: ("fout", "fouten"),
    Severity.WARNING: ("waarschuwing", "waarschuwingen"),
    Severity.NOTICE: ("melding", "meldingen"),
}


@click.command("controleren")
@WORKBOOKS
@click.option("--json", "as_json", is_flag=True, help="Toon de bevindingen als JSON, voor andere programma's.")
def controleren(workbooks: Sequence[Path], as_json: bool) -> None:
    """Kijk ingevulde werkboeken na.

    Per cel lees je wat er nog niet klopt.

    WERKBOEK is een bestand (.xlsx, .xlsm, .xls of .ods) of een map met werkboeken.
    """
    instrument = load_or_stop()
    readings = read_all(workbooks, instrument)
    findings = findings_of(readings)
    if as_json:
        click.echo(json.dumps({"files": [_as_data(reading) for reading in readings]}, ensure_ascii=False, indent=2))
    else:
        print_findings(findings)
        enough = instrument.settings.coverage_minimum.value
        click.echo("\n".join(_summary(reading, enough) for reading in readings))
    sys.exit(exit_status(findings))


def _summary(reading: Reading, enough: float) -> str:
    """One line about a workbook: whether it can be used, and how much there is to tell."""
    counts = Counter(severity(finding) for finding in reading.findings)
    told = [f"{counts[kind]} {names[counts[kind] > 1]}" for kind, names in _ONE_OR_MORE.items() if counts[kind]]
    state = _state(reading, enough, errors=counts[Severity.ERROR] > 0)
    return f"{reading.path}: {state} ({', '.join(told) or 'geen bevindingen'})"


def _state(reading: Reading, enough: float, *, errors: bool) -> str:
    """Whether a workbook can be used, in words; ``enough`` is the share of answers from which a result is whole."""
    if reading.scan is None:
        return "niet gelezen" if errors else "overgeslagen"
    answered = sum(answer.state is not State.OPEN for answer in reading.scan.answers)
    asked = len(reading.scan.answers)
    return f"{answered} van de {asked} antwoorden ingevuld, {_ready(answered, asked, enough, errors=errors)}"


def _ready(answered: int, asked: int, enough: float, *, errors: bool) -> str:
    """Whether a plan can be made, and whether it would say enough."""
    if errors:
        return "nog niet klaar voor een plan"
    return "klaar voor een plan" if answered >= enough * asked else "een plan kan, maar veel is nog niet ingevuld"


def _as_data(reading: Reading) -> dict[str, object]:
    """A workbook as JSON."""
    return {
        "file": str(reading.path),
        "readable": reading.scan is not None,
        "findings": [_finding(finding) for finding in reading.findings],
    }


def _finding(finding: Finding) -> dict[str, str]:
    """A finding as JSON, with its sentence."""
    return {
        "code": finding.code,
        "severity": severity(finding).value,
        "file": finding.file,
        "sheet": finding.sheet,
        "cell": finding.cell,
        "found": finding.found,
        "expected": finding.expected,
        "suggestion": finding.suggestion,
        "message": sentence(finding),
    }
