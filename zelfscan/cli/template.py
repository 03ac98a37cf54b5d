"""`zelfscan sjabloon`: check a Word template of your own, and list what may stand in it."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from zelfscan.cli.common import exit_status, print_findings
from zelfscan.messages import has_errors, sentence, severity
from zelfscan.model.finding import Finding

KINDS = (
    *("verbeterplan", "bijlage", "opdrachtbrief", "managementrapport"),
    *("marktverkenning", "toetsbrief", "procesevaluatie", "voortgangsrapportage", "hermeting"),
)
KIND = click.option("--soort", "kind", type=click.Choice(KINDS), help="Het soort sjabloon.")
HOW_TO_TYPE = """\
Zo typ je dit in Word:
  {{ naam }}   Hier komt een tekst.
  {%tr ... %}  Herhaalt rijen van een tabel. Zet begin en einde elk in een eigen rij.
  {%p ... %}   Herhaalt alinea's. Zet begin en einde elk in een eigen alinea.
  {%tc ... %}  Herhaalt cellen van een rij. Zet begin en einde elk in een eigen cel.
Hieronder staat wat meestal past. Een andere keuze uit tr, p en tc mag, als begin en einde maar gelijk zijn.
Tonen als er iets is: {%p if naam %} ... {%p endif %}."""


@click.group("sjabloon")
def sjabloon() -> None:
    """Een eigen Word-sjabloon controleren."""


@sjabloon.command("controleren")
@click.argument(
    "files",
    metavar="BESTAND...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@KIND
@click.option("--json", "as_json", is_flag=True, help="Toon de bevindingen als JSON, voor andere programma's.")
def check(files: tuple[Path, ...], kind: str | None, as_json: bool) -> None:
    """Zoek alle fouten in een Word-sjabloon.

    Doe dit voordat je er een plan mee maakt. Zonder --soort kiezen we het soort waar de meeste
    plaatshouders bij passen.
    """
    from zelfscan.documents.lint import lint

    found = [(path, lint(path, kind)) for path in files]
    findings = [finding for _, inside in found for finding in inside]
    if as_json:
        told = [{"file": str(path), "findings": [_as_data(finding) for finding in inside]} for path, inside in found]
        click.echo(json.dumps({"files": told}, ensure_ascii=False, indent=2))
    else:
        print_findings(findings)
        click.echo("\n".join(_summary(path, inside) for path, inside in found))
    sys.exit(exit_status(findings))


def _summary(path: Path, findings: Sequence[Finding]) -> str:
    """One line about a template: whether it can be used."""
    if not findings:
        return f"{path}: alles klopt"
    state = "nog niet te gebruiken" if has_errors(findings) else "te gebruiken"
    return f"{path}: {state} ({len(findings)} {'bevinding' if len(findings) == 1 else 'bevindingen'})"


def _as_data(finding: Finding) -> dict[str, object]:
    """A finding as JSON, with its place in parts and its sentence."""
    return {
        "code": finding.code,
        "severity": severity(finding).value,
        "found": finding.found,
        "expected": finding.expected,
        "suggestion": finding.suggestion,
        **finding.details,
        "message": sentence(finding),
    }


@sjabloon.command("velden")
@KIND
def fields(kind: str | None) -> None:
    """Toon alle plaatshouders, met hun betekenis en een voorbeeld."""
    from zelfscan.documents.field_list import field_lines

    click.echo(HOW_TO_TYPE)
    for one in [kind] if kind else KINDS:
        lines = field_lines(one)
        width = max(len(line.typed) + 4 * line.depth for line in lines)
        click.echo(f"\n{one.upper()}\n")
        for line in lines:
            typed = " " * 4 * line.depth + line.typed
            example = f" (zoals: {line.example})" if line.example else ""
            click.echo(f"{typed:<{width}}  {line.meaning}{example}".rstrip())
