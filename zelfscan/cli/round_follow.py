"""`zelfscan ronde`, after the plan: progress workbooks, progress that came back, and the check on plans."""

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zelfscan.cli.common import Day, exit_status, print_findings
from zelfscan.cli.round_place import ROUND, open_round
from zelfscan.cli.round_progress import progress

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zelfscan.followup.form_issue import Handed

NOON = dt.time(12)


@click.command("voortgangsformulier")
@ROUND
@click.option(
    "--inleveren-voor", "until", type=Day(), metavar="DATUM", help="Tot wanneer. Zonder: drie weken vanaf nu."
)
@click.option("--opnieuw", "anew", is_flag=True, help="Maak alles opnieuw, ook wat niet veranderde.")
@click.option(
    "--datum", "day", type=Day(), metavar="DATUM", help="Doe alsof het deze dag is. Voor voorbeelden en tests."
)
def hand_out_forms(folder: Path, until: dt.date | None, anew: bool, day: dt.date | None) -> None:
    """Maak per directie een voortgangsformulier.

    Dat is een werkboek om in te vullen hoe ver de acties zijn, met een mail erbij.

    Doe je het nog een keer? Dan komt er alleen bij wat nieuw of veranderd is. Wat iemand veranderde, blijft staan.

    Voorbeeld: zelfscan ronde voortgangsformulier voorjaar-2027
    """
    from zelfscan.followup.form_issue import Wishes
    from zelfscan.followup.form_issue import hand_out_forms as hand_out

    place, current, instrument = open_round(folder)
    now = dt.datetime.combine(day, NOON, dt.UTC) if day else dt.datetime.now().astimezone()
    if until and until <= now.date():
        raise click.UsageError("De dag bij --inleveren-voor is al voorbij. Kies een latere dag.")
    outcome = hand_out(place, current, instrument, Wishes(now=now, until=until, anew=anew))
    print_findings(outcome.findings)
    if outcome.handed:
        click.echo(handed_out(folder, outcome.handed))
    sys.exit(exit_status(outcome.findings))


def handed_out(folder: Path, handed: "Sequence[Handed]") -> str:
    """Per directorate what is new, and what to do with it."""
    new = [item for item in handed if item.files]
    lines = [] if new else ["Er is niets nieuws. De formulieren die er staan, zijn nog goed."]
    for item in new:
        count = f"{item.actions} {'actie' if item.actions == 1 else 'acties'}"
        lines += [f"{item.directorate} ({count}):", *(f"  {folder / file}" for file in item.files)]
    same = len(handed) - len(new)
    if new and same:
        lines.append(f"\nNiets nieuws voor {same} {'directie' if same == 1 else 'directies'}.")
    if new:
        lines.append("\nOpen de mail (.eml), kijk hem na en verstuur hem.")
    lines.append(
        f"Komt een formulier terug? Zet het in {folder / 'voortgang'}. Typ dan: zelfscan ronde voortgang {folder}"
    )
    return "\n".join(lines)


@click.command("toetsen")
@ROUND
@click.option(
    "--datum", "day", type=Day(), metavar="DATUM", help="Doe alsof het deze dag is. Voor voorbeelden en tests."
)
def check_plans(folder: Path, day: dt.date | None) -> None:
    """Leg elk plan naast vaste regels.

    Dat helpt wie het plan bekijkt. Elke directie krijgt een korte brief, en een lijst met acties om in het eigen
    actieplan te plakken.

    Voorbeeld: zelfscan ronde toetsen voorjaar-2027
    """
    from zelfscan.followup.checking import check_plans as check

    place, current, instrument = open_round(folder)
    now = dt.datetime.combine(day, NOON, dt.UTC) if day else dt.datetime.now().astimezone()
    outcome = check(place, current, instrument, now)
    print_findings(outcome.findings)
    for item in outcome.checked:
        click.echo(f"{item.directorate}: {item.score}")
        for file in item.files:
            click.echo(f"  {place.path / file}")
    if outcome.checked:
        click.echo("\nLees elke brief samen met de directie. Dit is een hulp, en geen oordeel over het plan.")
    sys.exit(exit_status(outcome.findings))


COMMANDS: tuple[click.Command, ...] = (
    hand_out_forms,
    progress,
    check_plans,
)
"""The commands of this module, in the order of the help; each is added to the group ``ronde``."""
