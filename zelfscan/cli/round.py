"""`zelfscan ronde`: the bureau's round, from the list of participants to the report."""

import datetime as dt
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from zelfscan.cli.common import DONE, ERRORS_FOUND, exit_status, load_or_stop, print_findings
from zelfscan.messages import has_errors
from zelfscan.model.finding import Finding

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from click._termui_impl import ProgressBar

    from zelfscan.model.instrument import Instrument
    from zelfscan.model.round import Round
    from zelfscan.rounds.folder import RoundFolder
    from zelfscan.rounds.issue import Handed

ROUND = click.argument("folder", metavar="MAP", type=click.Path(exists=True, file_okay=False, path_type=Path))


@click.group("ronde")
def ronde() -> None:
    """Een ronde met alle directies: uitdelen en verwerken."""


@ronde.command("nieuw")
@click.argument("folder", metavar="MAP", type=click.Path(file_okay=False, path_type=Path))
@click.option("--naam", "name", metavar="NAAM", help="Hoe de ronde heet. Zonder: de naam van de map.")
@click.option("--organisatie", "organisation", default="", metavar="NAAM", help="De naam van de gemeente.")
def new(folder: Path, name: str | None, organisation: str) -> None:
    """Maak de map van een nieuwe ronde.

    Voorbeeld: zelfscan ronde nieuw voorjaar-2027 --organisatie "Gemeente Voorbeeldstad"
    """
    from zelfscan.rounds.folder import RoundFolder
    from zelfscan.rounds.new import new_round

    place = RoundFolder(folder)
    if folder.exists() and any(folder.iterdir()):
        raise click.UsageError(f'De map "{folder}" is niet leeg. Kies een nieuwe naam.')
    instrument = load_or_stop()
    try:
        new_round(place, instrument, name or folder.resolve().name, organisation, dt.date.today())
    except OSError as problem:
        raise click.ClickException(f'In "{folder}" kunnen we niet schrijven: {problem.strerror}.') from problem
    click.echo(
        f"Klaar: {folder}\n\n"
        f"1. Open {place.participants} en vul in wie er meedoet.\n"
        f"2. Open {place.settings} en kijk of alles klopt. Bij elke regel staat uitleg.\n"
        f"3. De tekst van de mail staat in {place.mail_template}. Die mag je veranderen.\n\n"
        f"Daarna: zelfscan ronde uitgeven {folder}"
    )


@ronde.command("uitgeven")
@ROUND
def issue(folder: Path) -> None:
    """Maak de werkboeken, mails en opdrachtbrieven.

    Doe je het nog een keer? Dan komt er alleen bij wat nieuw of veranderd is. Wat er al staat, blijft staan.
    """
    from zelfscan.rounds.lock import Busy, only_one

    place, current, instrument = open_round(folder)
    try:
        with only_one(place.lock, dt.datetime.now()):
            handed, findings = hand_out_all(place, current, instrument)
    except Busy as busy:
        who = f"Er is al een opdracht bezig in deze ronde ({busy.who})."
        raise click.ClickException(f"{who} Wacht tot die klaar is.") from busy
    except OSError as problem:
        name = str(problem.filename or folder)
        raise click.ClickException(f'"{name}" kunnen we niet lezen of schrijven: {problem.strerror}.') from problem
    print_findings(findings)
    click.echo(summary(place, handed, findings))
    sys.exit(exit_status(findings))


def open_round(folder: Path) -> "tuple[RoundFolder, Round, Instrument]":
    """The round in a folder and its instrument; with anything wrong, all findings at once and exit 1."""
    from zelfscan.rounds.folder import RoundFolder, read_round

    place = RoundFolder(folder)
    current, findings = read_round(folder)
    if current is None:
        _stop_with(findings)
    return place, current, load_or_stop(place.at(current.content) if current.content else None)


def _stop_with(findings: Sequence[Finding]) -> NoReturn:
    """Show the findings and exit with 1."""
    print_findings(findings)
    sys.exit(ERRORS_FOUND)


def hand_out_all(
    place: "RoundFolder", current: "Round", instrument: "Instrument"
) -> "tuple[list[Handed], list[Finding]]":
    """Hand out to everybody, with a progress bar; nothing goes out while something is wrong that concerns all."""
    from zelfscan.rounds.handing import open_desk

    desk, findings = open_desk(place, current, instrument, dt.date.today())
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
