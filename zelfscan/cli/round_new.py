"""`zelfscan ronde nieuw`: the folder of a new round, empty or based on an earlier one."""

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zelfscan.cli.common import exit_status, load_or_stop, print_findings
from zelfscan.cli.round_place import open_round, told_in_a_sentence

if TYPE_CHECKING:
    from zelfscan.rounds.again import TakenOver
    from zelfscan.rounds.folder import RoundFolder

MOST_FILES = 8
"""So many files are named; of more only the number."""


@click.command("nieuw")
@click.argument("folder", metavar="MAP", type=click.Path(file_okay=False, path_type=Path))
@click.option("--naam", "name", metavar="NAAM", help="Hoe de ronde heet. Zonder: de naam van de map.")
@click.option("--organisatie", "organisation", default="", metavar="NAAM", help="De naam van de gemeente.")
@click.option(
    "--vorige",
    "before",
    metavar="MAP",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="De map van de vorige ronde. De antwoorden van toen komen in de nieuwe werkboeken, om te bevestigen.",
)
def new(folder: Path, name: str | None, organisation: str, before: Path | None) -> None:
    """Maak de map van een nieuwe ronde.

    Voorbeeld: zelfscan ronde nieuw voorjaar-2027 --organisatie "Gemeente Voorbeeldstad"

    Opnieuw meten: zelfscan ronde nieuw voorjaar-2028 --vorige voorjaar-2027
    """
    from zelfscan.rounds.folder import RoundFolder

    if folder.exists() and any(folder.iterdir()):
        raise click.UsageError(f'De map "{folder}" is niet leeg. Kies een nieuwe naam.')
    if before is not None and organisation:
        raise click.UsageError("De naam van de gemeente komt uit de vorige ronde. Laat --organisatie weg.")
    place = RoundFolder(folder)
    named = name or folder.resolve().name
    with told_in_a_sentence(folder):
        if before is None:
            _make_empty(place, named, organisation)
        else:
            _make_after(before, place, named)


def _make_empty(place: "RoundFolder", name: str, organisation: str) -> None:
    """A round in which nothing is known yet."""
    from zelfscan.rounds.new import new_round

    new_round(place, load_or_stop(), name, organisation, dt.date.today())
    click.echo(
        f"Klaar: {place.path}\n\n"
        f"1. Open {place.participants} en vul in wie er meedoet.\n"
        f"2. Open {place.settings} en kijk of alles klopt. Bij elke regel staat uitleg.\n"
        f"3. De tekst van de mail staat in {place.mail_template}. Die mag je veranderen.\n\n"
        f"Daarna: zelfscan ronde uitgeven {place.path}"
    )


def _make_after(before: Path, place: "RoundFolder", name: str) -> None:
    """A round that measures an earlier one again."""
    from zelfscan.rounds.new import round_after

    old, current, instrument = open_round(before)
    taken = round_after(old, current, place, instrument, name, dt.date.today())
    print_findings(taken.findings)
    click.echo(_told(taken, old, place))
    sys.exit(exit_status(taken.findings))


def _told(taken: "TakenOver", old: "RoundFolder", place: "RoundFolder") -> str:
    """What was taken over, what was not, and what to do now."""
    people = len(taken.participants)
    lines = [
        f"Klaar: {place.path}\n",
        f"Overgenomen uit {old.path}:",
        "  - de instellingen: gemeente, kleuren, meldpunten, aanbod, afzender, afbakening en kleinste groep",
        f"  - wie er meedoet: {_count(people, 'directie', 'directies')}, met "
        f"{_count(taken.processes, 'werkproces', 'werkprocessen')} en {_count(taken.roles, 'rol', 'rollen')}",
    ]
    lines += [f"  - {_files(taken.copied, 'hierheen gekopieerd')}"] if taken.copied else []
    lines += [f"  - {_files(taken.pointed, 'blijft staan waar het stond')}"] if taken.pointed else []
    lines += [
        "Niet overgenomen: de datum, de inleverdatums en tot wanneer je alles bewaart.\n",
        f"Antwoorden van de vorige keer: van {taken.with_result} van de {_count(people, 'directie', 'directies')}. "
        "Die komen in de werkboeken als je ze uitdeelt. Elk antwoord moet de directie bevestigen of veranderen.\n",
        f"1. Open {place.participants}. Klopt nog wie er meedoet, met welk werk en in welke rol?",
        f"2. Open {place.settings}. Vul in wanneer de werkboeken terug moeten zijn.",
    ]
    if "vooraf.yaml" in taken.copied:
        lines.append(f"3. Kijk {place.path / 'vooraf.yaml'} na: zijn de antwoorden voor de hele gemeente nog waar?")
    lines.append(f"\nDaarna: zelfscan ronde uitgeven {place.path}")
    return "\n".join(lines)


def _files(names: tuple[str, ...], what: str) -> str:
    """The names of files, or how many there are."""
    shown = ", ".join(names) if len(names) <= MOST_FILES else f"{len(names)} bestanden"
    return f"{shown} ({what})"


def _count(number: int, one: str, many: str) -> str:
    """A number with the word that fits."""
    return f"{number} {one if number == 1 else many}"
