"""`zelfscan demo`: what it shows of faults, and the files to open first."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from zelfscan.cli.common import marked
from zelfscan.messages import sentence, severity
from zelfscan.model.finding import Finding, Severity

if TYPE_CHECKING:
    from zelfscan.rounds.folder import RoundFolder

PLAN, FAULTY, TO_TRY = "wmo-loket", "parkeren-en-markten", "stadsloket"
"""Of which directorate the newcomer opens the plan, the feedback, and a workbook to fill in."""


def stop_at_errors(findings: Iterable[Finding]) -> None:
    """Say what went wrong and exit with 1, if anything did."""
    errors = [sentence(finding) for finding in findings if severity(finding) is Severity.ERROR]
    if errors:
        raise click.ClickException("\n".join(errors))


def faults(place: "RoundFolder") -> str:
    """The findings of the faulty return, each with its cell, and what the directorate gets back."""
    from zelfscan.rounds.ledger import read_summary

    summary = read_summary(place.administration / "directies" / f"{FAULTY}.json")
    feedback = place.output_of(FAULTY) / f"terugmelding-{FAULTY}-samen.xlsx"
    told = faults_in("het werkboek van Parkeren en Markten", summary.findings if summary else ())
    return f"{told}\nDit krijgen ze terug, met uitleg bij elke fout: {feedback}\n"


def faults_in(what: str, findings: Sequence[Finding]) -> str:
    """The findings of a file that is meant to have them."""
    lines = [f"In {what} zitten fouten. Dit is er te melden ({len(findings)}):"]
    return "\n".join([*lines, *(f"  {marked(finding)}" for finding in findings)])


def what_to_open(place: "RoundFolder", again: "RoundFolder", shared: str) -> str:
    """Which files to open, in which order."""
    to_try = place.issued_to(TO_TRY) / f"zelfscan-{TO_TRY}-samen.xlsx"
    rows = (
        ("Open eerst", place.output_of(PLAN) / f"verbeterplan-{PLAN}.docx", "Het verbeterplan van het Wmo-loket."),
        ("Daarna", place.output / "overzicht.xlsx", "Alle directies bij elkaar, voor het bureau."),
        ("", place.output / "managementrapport.docx", "Het verslag voor de stuurgroep."),
        ("", place.output / "voortgangsrapportage.docx", "Na een half jaar: wat is klaar, en wat zit in de weg?"),
        ("", again.output / "hermeting.docx", "Na een jaar opnieuw gemeten: wat is anders, en wat weten we niet?"),
        ("", place.output / "procesevaluatie.docx", "Hoe ging de ronde zelf?"),
        ("", place.path / shared / "gegevens" / "LEESMIJ.txt", "De open gegevens, met uitleg."),
        ("Zelf invullen", to_try, "Een leeg werkboek. Probeer maar."),
    )
    lines = [f"{label + ':' if label else '':15}{path}\n{'':15}{what}" for label, path, what in rows]
    again_line = f"Iets veranderd, of een werkboek erbij in {place.returns}? Typ: zelfscan ronde verwerken {place.path}"
    return "\n".join([*lines, "", again_line])
