"""`zelfscan ronde voortgang`: read what came back, and say where the actions stand."""

import datetime as dt
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zelfscan.cli.common import DONE, ERRORS_FOUND, Day, print_findings
from zelfscan.cli.round_place import ROUND, open_round

if TYPE_CHECKING:
    from zelfscan.followup.progress import Line, Outcome

HEADERS = ("Directie", "Acties", "Klaar", "Loopt", "Te laat", "Gestopt", "Nieuw gelezen")
WIDEST_NAME = 40
NOON = dt.time(12)


@click.command("voortgang")
@ROUND
@click.option(
    "--datum", "day", type=Day(), metavar="DATUM", help="Doe alsof het deze dag is. Voor voorbeelden en tests."
)
def progress(folder: Path, day: dt.date | None) -> None:
    """Lees de voortgang, en maak er een rapport van.

    Zet plannen en voortgangsformulieren in de map voortgang. Plannen die je in de map uitvoer veranderde, lezen we ook.

    Voorbeeld: zelfscan ronde voortgang voorjaar-2027
    """
    from zelfscan.followup.progress import Wishes, follow_up
    from zelfscan.followup.report_write import publish

    place, current, instrument = open_round(folder)
    now = dt.datetime.combine(day, NOON, dt.UTC) if day else dt.datetime.now().astimezone()
    outcome = follow_up(place, current, instrument, Wishes(now=now, today=now.date()), publish)
    print_findings(outcome.findings)
    if outcome.lines:
        click.echo(table(outcome.lines))
        click.echo(f"\n{in_short(outcome)}")
    for name in outcome.files:
        click.echo(f"{place.path / name}")
    sys.exit(ERRORS_FOUND if outcome.failed else DONE)


def table(lines: "Sequence[Line]") -> str:
    """A line per directorate: the name, and numbers below their headers."""
    rows = [
        (line.directorate, line.actions, line.done, line.running, line.late, line.stopped, line.changes)
        for line in lines
    ]
    first = min(WIDEST_NAME, max(len(str(row[0])) for row in (HEADERS, *rows)))
    head = "  ".join([f"{HEADERS[0]:{first}}", *HEADERS[1:]])
    shown = [_row(row, first) for row in rows]
    return "\n".join([head, "-" * len(head), *shown])


def _row(row: tuple[str | int, ...], first: int) -> str:
    """A row; a long name goes on below."""
    name, *below = click.wrap_text(str(row[0]), first).splitlines() or [""]
    numbers = [f"{number or '-':>{len(header)}}" for header, number in zip(HEADERS[1:], row[1:], strict=True)]
    return "\n".join(["  ".join([f"{name:{first}}", *numbers]), *below])


def in_short(outcome: "Outcome") -> str:
    """What was read this time."""
    if not outcome.read:
        return "Er was niets nieuws te lezen."
    return f"Gelezen: {outcome.read} {'bestand' if outcome.read == 1 else 'bestanden'}."
