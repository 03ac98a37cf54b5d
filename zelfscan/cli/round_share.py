"""`zelfscan ronde delen` and `zelfscan ronde wissen`: what goes out of a round for good, and what has to go."""

import datetime as dt
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zelfscan.cli.common import Day, exit_status, print_findings
from zelfscan.cli.round_place import ROUND, alone_in, open_round, told_in_a_sentence

if TYPE_CHECKING:
    from zelfscan.model.instrument import Instrument
    from zelfscan.model.round import Round
    from zelfscan.rounds.folder import RoundFolder
    from zelfscan.rounds.standing import Standing
    from zelfscan.sharing.publish import Progress


def progress_report(place: "RoundFolder", instrument: "Instrument", today: dt.date) -> "Progress":
    """What makes the progress report of actions as they may be published; only where the round has such a report."""
    from zelfscan.documents.render import render
    from zelfscan.files import shipped
    from zelfscan.followup import report_moments
    from zelfscan.followup.report import report_fields

    def made(current: "Round", standings: "Sequence[Standing]") -> bytes | None:
        if not any(place.output.glob("voortgangsrapportage*.docx")):
            return None
        kept, _ = report_moments.read_reports(place.administration / report_moments.NAME)
        now = report_moments.moment_of(standings, today)
        before = report_moments.previous(kept.moments, today, int(instrument.settings.report_weeks.value))
        shown = report_fields(instrument, current, standings, now, before)
        return render(shipped("docx/voortgangsrapportage.docx"), shown.model_dump())

    return made


@click.command("delen")
@ROUND
@click.option(
    "--uit", "out", metavar="MAP2", required=True, type=click.Path(file_okay=False, path_type=Path),
    help="De map voor alles wat gedeeld kan worden.",
)  # fmt: skip
@click.option("--licentie", "licence", default="CC0-1.0", show_default=True, metavar="NAAM", help="Voor de gegevens.")
def share(folder: Path, out: Path, licence: str) -> None:
    """Maak open gegevens en versies voor publicatie.

    In MAP2 komen tellingen zonder namen, vrije tekst en kleine groepen, en voorstellen voor publicatie.
    Kies in publicatie-keuze.xlsx, in de map van de ronde, welke vrije tekst mee mag.

    Voorbeeld: zelfscan ronde delen voorjaar-2027 --uit openbaar
    """
    from zelfscan.sharing.share import share as share_round

    place, current, instrument = open_round(folder)
    with told_in_a_sentence(folder), alone_in(place.lock):
        today = dt.date.today()
        progress = progress_report(place, instrument, today)
        made = share_round(place, current, instrument, out, today, licence, progress)
    print_findings(made.findings)
    if made.files:
        documents = sum(name.endswith(".docx") for name in made.files)
        click.echo(f"Klaar: {out}\n")
        click.echo(f"  {out / 'gegevens'}: open gegevens. Begin met LEESMIJ.txt.")
        click.echo(f"  {out / 'publicatie'}: {documents} voorstellen in Word, voor een jurist om te beoordelen.")
    if made.choices is not None:
        click.echo(f"\nKies welke vrije tekst mee mag in: {made.choices}")
    sys.exit(exit_status(made.findings))


@click.command("wissen")
@ROUND
@click.option("--datum", "day", type=Day(), metavar="DATUM", help="Doe alsof het deze dag is. Zonder: vandaag.")
@click.option("--ja", "sure", is_flag=True, help="Wis zonder het nog eens te vragen.")
def erase(folder: Path, day: dt.date | None, sure: bool) -> None:
    """Wis wat jullie niet langer mogen bewaren.

    Dat kan na de datum bij bewaren_tot in ronde.yaml. Je ziet eerst wat er weggaat.

    Voorbeeld: zelfscan ronde wissen voorjaar-2027
    """
    from zelfscan.rounds.folder import RoundFolder
    from zelfscan.sharing.erase import carry_out, plan_erasure

    place = RoundFolder(folder)
    with told_in_a_sentence(folder), alone_in(place.lock):
        plan, findings = plan_erasure(place, day or dt.date.today())
        if plan is not None:
            click.echo(f"Dit wissen we uit {folder}:\n")
            for line in plan.lines:
                click.echo(f"  {line}")
            click.echo("\nDit is niet terug te draaien. Open gegevens in een andere map blijven bestaan.")
            if not (sure or click.prompt("Wissen?", type=click.Choice(("ja", "nee")), default="nee") == "ja"):
                click.echo("Er is niets gewist.")
                sys.exit(0)
            findings = (*findings, *carry_out(place, plan))
            click.echo(f"\nGewist. Wat er weg is, staat in {place.erased}.")
    print_findings(findings)
    sys.exit(exit_status(findings))


COMMANDS: tuple[click.Command, ...] = (share, erase)
"""The commands of this module, in the order of the help; each is added to the group ``ronde``."""
