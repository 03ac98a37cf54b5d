"""`zelfscan demo`: a whole cycle with the samples, step by step, and a word on what to open first."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zelfscan.cli import demo_cycle as cycle
from zelfscan.cli.demo_show import faults, stop_at_errors, what_to_open
from zelfscan.cli.round_place import told_in_a_sentence

if TYPE_CHECKING:
    from zelfscan.model.instrument import Instrument
    from zelfscan.model.round import Round
    from zelfscan.rounds.folder import RoundFolder
    from zelfscan.rounds.process import Outcome


@click.command("demo")
@click.option(
    "--uit",
    "folder",
    metavar="MAP",
    default="zelfscan-demo",
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Map voor de ronde.",
)
def demo(folder: Path) -> None:
    """Maak een hele ronde met de voorbeelden: van uitdelen tot opnieuw meten.

    De voorbeelden zijn van een verzonnen gemeente. Doe je het nog een keer? Dan gaat de ronde verder in dezelfde map.
    """
    from zelfscan.rounds.folder import RoundFolder
    from zelfscan.rounds.lock import Busy

    place = RoundFolder(folder)
    click.echo("Dit is een voorbeeld met een verzonnen gemeente: Wilgendam.\n")
    try:
        with told_in_a_sentence(folder):
            first_round(place)
            again = after_the_plans(place)
    except Busy as busy:
        raise click.ClickException("Er is al een opdracht bezig in deze ronde. Wacht tot die klaar is.") from busy
    click.echo(what_to_open(place, again, cycle.SHARED))


def first_round(place: "RoundFolder") -> None:
    """From nothing to plans. Raises Busy, OSError."""
    from zelfscan.cli.round import open_round
    from zelfscan.cli.round_table import in_short, table

    click.echo(start(place))
    place, current, instrument = open_round(place.path)
    click.echo(
        f"2. Werkboeken uitdelen: {issue(place, current, instrument, cycle.ISSUED)}.\n"
        f"   Ze staan in {place.issued}, met een mail en een opdrachtbrief erbij. Er wordt niets verstuurd."
    )
    count = cycle.take(returned(), place.returns)
    click.echo(f"3. Terugkrijgen: {count} ingevulde werkboeken.\n   Ze staan in {place.returns}.")
    click.echo("4. Verwerken ...\n")
    outcome = run(place, current)
    click.echo(f"{table(outcome.lines)}\n\n{in_short(outcome)}\n\n{faults(place)}")


def after_the_plans(place: "RoundFolder") -> "RoundFolder":
    """From plans to sharing; the folder of the second round. Raises Busy, OSError."""
    from zelfscan.cli.round import open_round

    place, current, instrument = open_round(place.path)
    click.echo("5. Een half jaar later: hoe gaat het met de acties?")
    cycle.hand_out_forms(place, current, instrument)
    click.echo(cycle.follow(place, current, instrument))
    click.echo(cycle.check(place, current, instrument))
    again, current_again, _ = open_round(cycle.start_again(place, current, instrument).path)
    handed = issue(again, current_again, instrument, cycle.ISSUED_AGAIN)
    click.echo(
        f"6. Na een jaar opnieuw meten: {handed}.\n"
        f"   Ze staan in {again.issued}. De antwoorden van de vorige keer staan er al in, om te bevestigen."
    )
    count = cycle.take((cycle.samples() / "hermeting").glob("*.*"), again.returns)
    click.echo(cycle.remeasured(again, run(again, current_again), count))
    click.echo(cycle.evaluate(place, current, instrument))
    click.echo(f"{cycle.share(place, current, instrument)}\n")
    return again


def start(place: "RoundFolder") -> str:
    """Put the round in its folder, as far as it is not there; a folder with something else in it is wrong use."""
    from zelfscan.files import shipped, write_atomic

    settings = (cycle.samples() / "ronde" / "ronde.yaml").read_bytes()
    if place.path.exists() and any(place.path.iterdir()) and not is_ours(place, settings):
        raise click.UsageError(
            f'In de map "{place.path}" staat al iets anders. Daar blijven we af. Kies een nieuwe map met --uit MAP.'
        )
    blobs = {
        place.settings: settings,
        place.participants: (cycle.samples() / "ronde" / "deelnemers.xlsx").read_bytes(),
        place.mail_template: shipped("ronde/mail.txt").read_bytes(),
    }
    for path, blob in blobs.items():
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomic(path, blob)
    return (
        "1. Een ronde maken.\n"
        f"   Wie meedoet, staat in {place.participants}. De instellingen staan in {place.settings}."
    )


def is_ours(place: "RoundFolder", settings: bytes) -> bool:
    """Whether the folder holds the round of an earlier demo: its settings begin as ours do."""
    if not place.settings.is_file():
        return False
    return place.settings.read_bytes().splitlines()[:1] == settings.splitlines()[:1]


def issue(place: "RoundFolder", current: "Round", instrument: "Instrument", day: dt.date) -> str:
    """Hand out the workbooks, with mails and letters, and say how many. Raises Busy, OSError."""
    from zelfscan.cli.round import hand_out_all
    from zelfscan.rounds.lock import only_one

    with only_one(place.lock, cycle.noon(day)):
        handed, findings = hand_out_all(place, current, instrument, day)
    stop_at_errors(findings)
    return f"{sum(item.workbooks for item in handed)} werkboeken voor {len(handed)} directies"


def returned() -> list[Path]:
    """The samples that come back in the first round, the faulty one too."""
    return [path for folder in ("retour", "fouten") for path in (cycle.samples() / folder).glob("*.*")]


def run(place: "RoundFolder", current: "Round") -> "Outcome":
    """Process a round, as if it were the day of the round."""
    from zelfscan.cli.round import progress
    from zelfscan.rounds.process import Wishes, process

    today = current.date or cycle.PROCESSED_AGAIN
    outcome = process(place.path, Wishes(today=today, bar=progress), cycle.noon(today))
    stop_at_errors(outcome.findings)
    return outcome
