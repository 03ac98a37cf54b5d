"""`zelfscan werkboek`: make one workbook to hand out."""

import sys
import uuid
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

import click

from zelfscan.cli.common import ERRORS_FOUND, load_or_stop, print_findings
from zelfscan.model.finding import Finding
from zelfscan.model.instrument import ContactType, Instrument, Level, Scope
from zelfscan.model.issue import Issue, Organisation
from zelfscan.tailoring import MOST_PROCESSES, Prefill

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


def contact_types(_context: click.Context, _parameter: click.Parameter, value: str) -> tuple[ContactType, ...]:
    """The contact types in a text like ``A,B``. Raises BadParameter for anything else."""
    letters = {letter for letter in value.upper() if letter not in " ,;+"}
    known = {kind.value for kind in ContactType}
    if not letters or not letters <= known:
        raise click.BadParameter(f'"{value}" kan niet. Kies A, B of C, of meer: A,B.')
    return tuple(ContactType(letter) for letter in sorted(letters))


@click.command("werkboek")
@click.option(
    "--uit",
    "target",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Het werkboek dat je maakt (.xlsx).",
)
@click.option("--directie", "directorate", default="", metavar="NAAM", help="Voor welke directie het is.")
@click.option(
    "--contact",
    default="A,B,C",
    metavar="LETTERS",
    show_default=True,
    callback=contact_types,
    help="Soort contact: A (inwoner komt naar ons), B (inwoner kiest niet zelf), C (in gesprek over de buurt).",
)
@click.option(
    "--niveau",
    "level",
    type=click.Choice(list(dict.fromkeys(word for level in Level for word in (level.shown, level.value)))),
    metavar=f"[{'|'.join(level.shown for level in Level)}]",
    default=Level.TOGETHER.value,
    show_default=True,
    help="Namens wie het wordt ingevuld. Met inwoners maak je het blad met vragen aan inwoners.",
)
@click.option("--volledig", "full", is_flag=True, help="Alle vragen. Zonder: de korte versie.")
@click.option(
    "--werkprocessen",
    "count",
    type=click.IntRange(1, MOST_PROCESSES),
    metavar="GETAL",
    default=1,
    show_default=True,
    help="Hoeveel werkprocessen erin passen, 1 tot en met 8.",
)
@click.option(
    "--afbakening",
    "scope",
    type=click.Choice([scope.value for scope in Scope]),
    default=Scope.ALL.value,
    show_default=True,
    help="Alle gronden, of alleen herkomst, huidskleur en religie.",
)
@click.option(
    "--organisatie", "organisation_file", type=FILE, help="YAML-bestand met naam, kleuren, aanbod en meldpunten."
)
@click.option(
    "--vooraf", "prefill_file", type=FILE, help="YAML-bestand met werkprocessen, rollen en antwoorden die al vaststaan."
)
@click.option("--overschrijf", "overwrite", is_flag=True, help="Vervang het bestand als het al bestaat.")
def werkboek(
    target: Path,
    directorate: str,
    contact: tuple[ContactType, ...],
    level: str,
    full: bool,
    count: int,
    scope: str,
    organisation_file: Path | None,
    prefill_file: Path | None,
    overwrite: bool,
) -> None:
    """Maak een werkboek om uit te delen.

    Voorbeeld: zelfscan werkboek --uit wmo.xlsx --directie "Wmo-loket" --contact A
    """
    check_target(target, overwrite)
    instrument = load_or_stop()
    organisation, prefill = read_tailoring(instrument, organisation_file, prefill_file)
    check_contact(contact, prefill)
    issue = Issue(
        workbook_id=uuid.uuid4().hex,
        directorate=directorate.strip(),
        contact=contact,
        level=Level(level),
        full=full,
        process_count=max(count, len(prefill.processes)),
        scope=Scope(scope),
        organisation=organisation,
        processes=prefill.processes,
        roles=prefill.roles,
        prefilled=prefill.answers,
    )
    write(instrument, issue, target)


def check_target(target: Path, overwrite: bool) -> None:
    """Stop with a friendly word (exit 2) when the file cannot or may not be written."""
    if target.suffix.lower() != ".xlsx":
        raise click.BadParameter(f'"{target}" eindigt niet op .xlsx.', param_hint="--uit")
    if not target.parent.is_dir():
        raise click.BadParameter(f'De map "{target.parent}" bestaat niet.', param_hint="--uit")
    if target.exists() and not overwrite:
        raise click.UsageError(f'"{target}" bestaat al. Kies een andere naam, of gebruik --overschrijf.')


def check_contact(contact: tuple[ContactType, ...], prefill: Prefill) -> None:
    """Stop (exit 2) when a process that is filled in beforehand has a contact type that the workbook leaves out."""
    missing = sorted({kind for process in prefill.processes for kind in process.contact} - set(contact))
    if missing:
        raise click.BadParameter(
            f"Vooraf staat contact {', '.join(missing)} ingevuld. Zet dat erbij.", param_hint="--contact"
        )


def read_tailoring(
    instrument: Instrument, organisation_file: Path | None, prefill_file: Path | None
) -> tuple[Organisation, Prefill]:
    """What both files say; with anything wrong in them, all findings at once and exit 1."""
    from zelfscan.tailoring import read_organisation, read_prefill

    organisation, wrong = (
        read_organisation(organisation_file, instrument) if organisation_file else (Organisation(), ())
    )
    prefill, also_wrong = read_prefill(prefill_file, instrument) if prefill_file else (Prefill(), ())
    if organisation is None or prefill is None:
        _stop_with((*wrong, *also_wrong))
    return organisation, prefill


def _stop_with(findings: Iterable[Finding]) -> NoReturn:
    """Show the findings and exit with 1."""
    print_findings(findings)
    sys.exit(ERRORS_FOUND)


def write(instrument: Instrument, issue: Issue, target: Path) -> None:
    """Build and save the workbook, and say what to do with it."""
    from zelfscan.workbook.build import build, save

    try:
        save(build(instrument, issue), target)
    except OSError as error:
        raise click.ClickException(
            f'"{target}" kunnen we niet schrijven: {error.strerror}. Staat het nog open?'
        ) from error
    click.echo(f"Klaar: {target}")
