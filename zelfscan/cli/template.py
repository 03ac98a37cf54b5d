"""`zelfscan sjabloon`: check a Word template of your own, and list what may stand in it."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from zelfscan.model.finding import Finding

KINDS = ("verbeterplan", "bijlage")
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
    """Een eigen Word-sjabloon controleren, en zien wat erin mag staan."""


@sjabloon.command("controleren")
@click.argument(
    "files", metavar="BESTAND...", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@KIND
@click.option("--json", "as_json", is_flag=True, help="Geef de bevindingen als JSON.")
def check(files: tuple[Path, ...], kind: str | None, as_json: bool) -> None:
    """Zoek alle fouten in Word-sjablonen, voordat er een plan mee wordt gemaakt.

    Zonder --soort kiezen we het soort waar de meeste plaatshouders bij passen.
    """
    from zelfscan.documents.lint import lint
    from zelfscan.messages import severity
    from zelfscan.model.finding import Severity

    findings = [finding for path in files for finding in lint(path, kind)]
    if as_json:
        click.echo(json.dumps([_as_data(finding) for finding in findings], ensure_ascii=False, indent=2))
    else:
        _tell(files, findings)
    sys.exit(1 if any(severity(finding) is Severity.ERROR for finding in findings) else 0)


def _as_data(finding: "Finding") -> dict[str, object]:
    """A finding for machines: as it is, with its severity and sentence."""
    from zelfscan.messages import sentence, severity

    return {"severity": severity(finding).value, "message": sentence(finding), **finding.model_dump(mode="json")}


def _tell(files: Sequence[Path], findings: "Sequence[Finding]") -> None:
    """The findings one by one on stderr, and for each good file that it is good."""
    from zelfscan.messages import sentence, severity

    for finding in findings:
        click.echo(f"{severity(finding).value.capitalize()} {sentence(finding)}", err=True)
    for path in files:
        count = sum(finding.file == path.name for finding in findings)
        click.echo(f"{path.name}: " + ("geen fouten gevonden." if not count else f"{count} keer iets gevonden."))


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
