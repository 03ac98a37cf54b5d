"""`zelfscan ronde`: the bureau's round, from the list of participants to the report."""

import datetime as dt
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zelfscan.cli import round_evaluate, round_follow, round_new, round_share
from zelfscan.cli.common import DONE, ERRORS_FOUND, exit_status, print_findings
from zelfscan.cli.round_place import ROUND as ROUND
from zelfscan.cli.round_place import alone_in, told_in_a_sentence
from zelfscan.cli.round_place import open_round as open_round
from zelfscan.messages import has_errors
from zelfscan.model.finding import Finding

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from click._termui_impl import ProgressBar

    from zelfscan.model.instrument import Instrument
    from zelfscan.model.round import Round
    from zelfscan.rounds.folder import RoundFolder
    from zelfscan.rounds.issue import Handed


class InOrder(click.Group):
    """A group that shows its commands in the order in which they were added, which is that of the year."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, in order."""
        return list(self.commands)


@click.group("ronde", cls=InOrder)
def ronde() -> None:
    """Een ronde met alle directies: van uitdelen tot evalueren."""


ronde.add_command(round_new.new)


@ronde.command("uitgeven")
@ROUND
def issue(folder: Path) -> None:
    """Maak de werkboeken, mails en opdrachtbrieven.

    Doe je het nog een keer? Dan komt er alleen bij wat nieuw of veranderd is. Wat er al staat, blijft staan.
    """
    place, current, instrument = open_round(folder)
    with told_in_a_sentence(folder), alone_in(place.lock):
        handed, findings = hand_out_all(place, current, instrument)
    print_findings(findings)
    click.echo(summary(place, handed, findings))
    sys.exit(exit_status(findings))


def hand_out_all(
    place: "RoundFolder", current: "Round", instrument: "Instrument", today: dt.date | None = None
) -> "tuple[list[Handed], list[Finding]]":
    """Hand out to everybody, with a progress bar; nothing goes out while something is wrong that concerns all."""
    from zelfscan.rounds.handing import open_desk

    desk, findings = open_desk(place, current, instrument, today or dt.date.today())
    if desk is None:
        return [], list(findings)
    handed = []
    with click.progressbar(desk.participants, label="Uitdelen", file=sys.stderr) as bar:
        for participant in bar:
            handed.append(desk.serve(participant))
    desk.close()
    return handed, [*findings, *(finding for item in handed for finding in item.findings)]


def summary(place: "RoundFolder", handed: "Sequence[Handed]", findings: Sequence[Finding]) -> str:
    """Per directorate what is new, and what to do with it."""
    new = [item for item in handed if item.files]
    lines = [] if new else ["Er is niets nieuws uit te delen."]
    for item in new:
        lines += [f"{item.directorate}:", *(f"  {place.path / file}" for file in item.files)]
    same = len(handed) - len(new)
    if new and same:
        lines.append(f"\nNiets nieuws voor {same} {'directie' if same == 1 else 'directies'}.")
    if new:
        lines.append("\nLaat eerst de opdrachtbrief tekenen. Open daarna de mail (.eml), kijk hem na en verstuur hem.")
    if has_errors(findings):
        lines.append("Niet alles is uitgedeeld. Bij elke fout staat wat je kunt doen. Doe het daarna nog een keer.")
    return "\n".join(lines)


@ronde.command("verwerken")
@ROUND
@click.option("--werkers", "workers", type=click.IntRange(0, 64), default=0, metavar="N", help="Zo veel tegelijk.")
@click.option("--cluster", default="", metavar="ADRES", help="Laat een Dask-cluster rekenen, zoals tcp://server:8786.")
@click.option(
    "--toch", "anyway", is_flag=True, help="Maak ook een plan als er fouten zijn. Het plan zegt wat ontbreekt."
)
@click.option("--opnieuw", "anew", is_flag=True, help="Lees en maak alles opnieuw, ook wat niet veranderde.")
def process(folder: Path, workers: int, cluster: str, anyway: bool, anew: bool) -> None:
    """Verwerk alles wat in de map retour staat.

    Doe je het nog een keer? Dan gebeurt er alleen iets met wat nieuw of veranderd is.

    Voorbeeld: zelfscan ronde verwerken voorjaar-2027
    """
    from zelfscan.cli.round_table import print_outcome
    from zelfscan.rounds.process import Wishes
    from zelfscan.rounds.process import process as process_round

    wishes = Wishes(
        today=dt.date.today(), workers=workers, cluster=cluster, despite_errors=anyway, anew=anew, bar=progress
    )
    outcome = process_round(folder, wishes, dt.datetime.now())
    print_outcome(folder, outcome)
    sys.exit(ERRORS_FOUND if outcome.failed else DONE)


def progress(label: str, length: int) -> "AbstractContextManager[ProgressBar[int]]":
    """A progress bar on stderr."""
    return click.progressbar(length=length, label=label, file=sys.stderr)


for _command in (*round_follow.COMMANDS, *round_evaluate.COMMANDS, *round_share.COMMANDS):
    ronde.add_command(_command)
