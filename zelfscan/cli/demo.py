"""`zelfscan demo`: a whole round with the samples, step by step, and a word on what to open first."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zelfscan.cli.common import marked
from zelfscan.messages import sentence, severity
from zelfscan.model.finding import Finding, Severity

if TYPE_CHECKING:
    from zelfscan.model.round import Round
    from zelfscan.rounds.folder import RoundFolder
    from zelfscan.rounds.process import Outcome

PLAN, FAULTY, TO_TRY = "wmo-loket", "parkeren-en-markten", "stadsloket"
"""Of which directorate the newcomer opens the plan, the feedback, and a workbook to fill in."""


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
    """Maak een hele ronde met de voorbeelden.

    De voorbeelden zijn van een verzonnen gemeente. Doe je het nog een keer? Dan gaat de ronde verder in dezelfde map.
    """
    from zelfscan.cli.round import open_round
    from zelfscan.rounds.folder import RoundFolder

    place = RoundFolder(folder)
    click.echo("Dit is een voorbeeld met een verzonnen gemeente: Wilgendam.\n")
    try:
        click.echo(start(place))
        place, current, _ = open_round(folder)
        click.echo(issue(place, current))
        click.echo(take_samples(place))
    except OSError as problem:
        name = str(problem.filename or folder)
        raise click.ClickException(f'"{name}" kunnen we niet lezen of schrijven: {problem.strerror}.') from problem
    show(place, run(place, current))


def start(place: "RoundFolder") -> str:
    """Put the round in its folder, as far as it is not there; a folder with something else in it is wrong use."""
    from zelfscan.files import shipped, write_atomic

    settings = (samples() / "ronde" / "ronde.yaml").read_bytes()
    if place.path.exists() and any(place.path.iterdir()) and not is_ours(place, settings):
        raise click.UsageError(
            f'In de map "{place.path}" staat al iets anders. Daar blijven we af. Kies een nieuwe map met --uit MAP.'
        )
    blobs = {
        place.settings: settings,
        place.participants: (samples() / "ronde" / "deelnemers.xlsx").read_bytes(),
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


def samples() -> Path:
    """Where the samples are."""
    from importlib.resources import files

    return Path(str(files("zelfscan_samples")))


def issue(place: "RoundFolder", current: "Round") -> str:
    """Hand out the workbooks, with mails and letters."""
    from zelfscan.cli.common import load_or_stop
    from zelfscan.cli.round import hand_out_all
    from zelfscan.rounds.lock import Busy, only_one

    try:
        with only_one(place.lock, dt.datetime.now()):
            handed, findings = hand_out_all(place, current, load_or_stop())
    except Busy as busy:
        raise click.ClickException("Er is al een opdracht bezig in deze ronde. Wacht tot die klaar is.") from busy
    stop_at_errors(findings)
    count = sum(item.workbooks for item in handed)
    return (
        f"2. Werkboeken uitdelen: {count} werkboeken voor {len(handed)} directies.\n"
        f"   Ze staan in {place.issued}, met een mail en een opdrachtbrief erbij. Er wordt niets verstuurd."
    )


def take_samples(place: "RoundFolder") -> str:
    """Put the samples in the folder as if they came back; a file that is there already stays as it is."""
    from zelfscan.files import write_atomic

    place.returns.mkdir(parents=True, exist_ok=True)
    returned = [*sorted((samples() / "retour").glob("*.*")), *sorted((samples() / "fouten").glob("*.*"))]
    for path in returned:
        if not (place.returns / path.name).exists():
            write_atomic(place.returns / path.name, path.read_bytes())
    return f"3. Terugkrijgen: {len(returned)} ingevulde werkboeken.\n   Ze staan in {place.returns}."


def run(place: "RoundFolder", current: "Round") -> "Outcome":
    """Process the round, as if it were the day of the round."""
    from zelfscan.cli.round import progress
    from zelfscan.rounds.process import Wishes, process

    click.echo("4. Verwerken ...\n")
    today = current.date or dt.date.today()
    outcome = process(place.path, Wishes(today=today, bar=progress), dt.datetime.now())
    stop_at_errors(outcome.findings)
    return outcome


def stop_at_errors(findings: Sequence[Finding]) -> None:
    """Say what went wrong and exit with 1, if anything did."""
    errors = [sentence(finding) for finding in findings if severity(finding) is Severity.ERROR]
    if errors:
        raise click.ClickException("\n".join(errors))


def show(place: "RoundFolder", outcome: "Outcome") -> None:
    """The table, what the faulty return yields, and what to open."""
    from zelfscan.cli.round_table import in_short, table

    click.echo(f"{table(outcome.lines)}\n\n{in_short(outcome)}\n")
    click.echo(f"{faults(place)}\n\n{what_to_open(place)}")


def faults(place: "RoundFolder") -> str:
    """The findings of the faulty return, each with its cell."""
    from zelfscan.rounds.ledger import read_summary

    summary = read_summary(place.administration / "directies" / f"{FAULTY}.json")
    findings = summary.findings if summary else ()
    lines = [f"In het werkboek van Parkeren en Markten zitten fouten. Dit is er te melden ({len(findings)}):"]
    return "\n".join([*lines, *(f"  {marked(finding)}" for finding in findings)])


def what_to_open(place: "RoundFolder") -> str:
    """Which files to open, in which order."""
    plan = place.output_of(PLAN) / f"verbeterplan-{PLAN}.docx"
    feedback = place.output_of(FAULTY) / f"terugmelding-{FAULTY}-samen.xlsx"
    to_try = place.issued_to(TO_TRY) / f"zelfscan-{TO_TRY}-samen.xlsx"
    rows = (
        ("Open eerst", plan, "Het verbeterplan van het Wmo-loket, in Word."),
        ("Daarna", place.output / "overzicht.xlsx", "Alle directies bij elkaar, voor het bureau."),
        ("", place.output / "managementrapport.docx", "Het verslag voor de stuurgroep."),
        ("", feedback, "Wat Parkeren en Markten terugkrijgt: hun eigen antwoorden, met uitleg bij elke fout."),
        ("Zelf invullen", to_try, "Een leeg werkboek. Probeer maar."),
    )
    lines = [f"{label + ':' if label else '':15}{path}\n{'':15}{what}" for label, path, what in rows]
    again = f"Iets veranderd, of een werkboek erbij in {place.returns}? Typ: zelfscan ronde verwerken {place.path}"
    return "\n".join([*lines, "", again])
