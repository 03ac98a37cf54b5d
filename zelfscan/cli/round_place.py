"""What every command of a round begins with: its folder, its settings, its instrument, and working there alone."""

import datetime as dt
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
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


@contextmanager
def alone_in(lock: Path) -> Iterator[None]:
    """Work in a round that nobody else works in; else one sentence says who does. Raises OSError."""
    from zelfscan.rounds.lock import Busy, only_one

    try:
        with only_one(lock, dt.datetime.now()):
            yield
    except Busy as busy:
        who = f"Er is al een opdracht bezig in deze ronde ({busy.who})."
        raise click.ClickException(f"{who} Wacht tot die klaar is.") from busy


@contextmanager
def told_in_a_sentence(path: Path) -> Iterator[None]:
    """What cannot be read or written is told in one sentence; it is about ``path`` when the system names no file."""
    try:
        yield
    except OSError as problem:
        name = str(problem.filename or path)
        raise click.ClickException(f'"{name}" kunnen we niet lezen of schrijven: {problem.strerror}.') from problem
