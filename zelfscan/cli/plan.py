"""`zelfscan plan` and `zelfscan schema`: from returned workbooks to the improvement plan, and the shape of its JSON."""

import datetime as dt
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from zelfscan.cli.common import (
    ERRORS_FOUND,
    WORKBOOKS,
    load_or_stop,
    print_findings,
    read_all,
)
from zelfscan.model.finding import Finding
from zelfscan.model.instrument import Instrument
from zelfscan.model.plan import Result
from zelfscan.model.scan import Scan

DATE = click.DateTime(formats=["%Y-%m-%d", "%d-%m-%Y"])


@click.command("plan")
@WORKBOOKS
@click.option("--uit", "folder", required=True, type=click.Path(file_okay=False, path_type=Path), help="Map voor het plan, de bijlage en de uitkomst als JSON.")
@click.option("--datum", "date", type=DATE, help="Datum van het plan, zoals 2027-04-01. Zonder: de laatste datum in de werkboeken.")
@click.option("--toch", "anyway", is_flag=True, help="Maak ook een plan als er fouten zijn. Het plan zegt dan wat ontbreekt.")
@click.option("--sjabloon", "template", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Eigen Word-sjabloon voor het verbeterplan.")
@click.option("--organisatie", "organisation_file", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="YAML-bestand met naam, kleuren en aanbod van de organisatie.")
@click.option("--json", "as_json", is_flag=True, help="Toon de uitkomst als JSON.")
def plan(workbooks: Sequence[Path], folder: Path, date: dt.datetime | None, anyway: bool, template: Path | None, organisation_file: Path | None, as_json: bool) -> None:
    """Maak van ingevulde werkboeken een verbeterplan in Word, met bijlage.

    Meer werkboeken van één directie tellen samen. Van elke directie komt één plan.
    """
