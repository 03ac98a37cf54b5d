"""`zelfscan ronde evalueren`: the process evaluation of a round."""

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zelfscan.cli.common import Day, exit_status, print_findings
from zelfscan.cli.round_place import ROUND, alone_in, open_round

if TYPE_CHECKING:
    from zelfscan.evaluation.evaluate import Evaluated


@click.command("evalueren")
@ROUND
@click.option("--datum", "day", type=Day(), help="De datum op het rapport. Zonder: de laatste dag waarop er iets kwam.")
def evaluate(folder: Path, day: dt.date | None) -> None:
    """Evalueer hoe de ronde ging.

    Maakt een rapport voor het bureau, de kennispartner en de stuurgroep, met een gespreksleidraad. De eerste keer
    maken we ook een werkboek voor jullie eigen notities. Vul dat in en doe dit dan nog een keer.

    Voorbeeld: zelfscan ronde evalueren voorjaar-2027
    """
    from zelfscan.evaluation.evaluate import evaluate as evaluate_round
    from zelfscan.rounds.outputs import trouble

    place, current, instrument = open_round(folder)
    now = dt.datetime.now()
    try:
        with alone_in(place.lock):
            done = evaluate_round(place, current, instrument, now.date(), day)
    except OSError as problem:
        finding = trouble(str(problem.filename or folder), problem)
        print_findings([finding])
        sys.exit(exit_status([finding]))
    print_findings(done.findings)
    click.echo(_summary(folder, done))
    sys.exit(exit_status(done.findings))


def _summary(folder: Path, done: "Evaluated") -> str:
    """What was made, and what to do with it."""
    lines = ["Er is geen rapport gemaakt."]
    if done.report:
        check = "Lees na wat directies zelf schreven, voordat je het rapport deelt."
        lines = [f"Klaar: {folder / done.report}", check]
    if done.notes and done.new_notes:
        lines += [f"Nieuw: {folder / done.notes}", "Noteer daarin wat je hoort. Doe dit daarna nog een keer."]
    elif done.notes:
        lines.append(f"Jullie notities komen uit: {folder / done.notes}")
    return "\n".join(lines)


COMMANDS: tuple[click.Command, ...] = (evaluate,)
"""The commands of this module; each is added to the group ``ronde``."""
