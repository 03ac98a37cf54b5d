"""What every command of a round begins with: its folder, its settings and its instrument."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from zelfscan.cli.common import ERRORS_FOUND, load_or_stop, print_findings
from zelfscan.model.finding import Finding

if TYPE_CHECKING:
    from zelfscan.model.instrument import Instrument
    from zelfscan.model.round import Round
    from zelfscan.rounds.folder import RoundFolder

ROUND = click.argument("folder", metavar="MAP", type=click.Path(exists=True, file_okay=False, path_type=Path))


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
