"""What commands share: loading the instrument, reading workbooks, showing findings, and the exit status."""

import datetime as dt
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import click

from zelfscan.messages import has_errors, sentence, severity
from zelfscan.model.finding import Finding
from zelfscan.model.instrument import Instrument
from zelfscan.model.scan import Scan

DONE, ERRORS_FOUND, WRONG_USE = 0, 1, 2
"""Exit status: done (warnings allowed), findings of severity fout, wrong use."""

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".ods")
"""The workbooks that are looked for in a folder."""

FIRST_YEAR, LAST_YEAR = 2000, 2100
"""A day outside these years is a typing mistake."""

WORKBOOKS = click.argument(
    "workbooks",
    nargs=-1,
    required=True,
    metavar="WERKBOEK...",
    type=click.Path(exists=True, path_type=Path),
    callback=lambda _context, _parameter, paths: workbooks_in(paths),
)
"""One or more workbooks, or folders with workbooks; the command gets a tuple of paths named ``workbooks``."""


class Day(click.ParamType[dt.date]):
    """A day typed as 2027-04-01 or 1-4-2027."""

    name = "datum"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """The day; anything else is wrong use, with an example."""
        if isinstance(value, dt.date):
            return value
        for pattern in ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"):
            try:
                day = dt.datetime.strptime(str(value), pattern).date()
            except ValueError:
                continue
            if FIRST_YEAR <= day.year <= LAST_YEAR:
                return day
        return self.fail(f'"{value}" is geen datum. Typ die zoals 2027-04-01 of 1-4-2027.', param, ctx)


@dataclass(frozen=True, slots=True)
class Reading:
    """One workbook that was read; without a scan the findings say why."""

    path: Path
    scan: Scan | None
    findings: tuple[Finding, ...]


def workbooks_in(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The files themselves, and of each folder the workbooks directly in it. Exits with 2 when that is nothing."""
    found: list[Path] = []
    for path in paths:
        inside = sorted(item for item in path.iterdir() if item.suffix.lower() in SUFFIXES) if path.is_dir() else [path]
        found.extend(item for item in inside if not item.is_dir())
    if not found:
        raise click.UsageError("In deze map staat geen werkboek (.xlsx, .xlsm, .xls of .ods).")
    return tuple({path.resolve(): path for path in found}.values())


def load_or_stop(folder: Path | None = None) -> Instrument:
    """The instrument of a content folder (default: the built-in one); with problems in it, says so and exits with 1."""
    from zelfscan.instrument.load import load_instrument

    instrument, problems = load_instrument(folder)
    if instrument is None:
        click.echo(f"De inhoud van het instrument klopt niet ({len(problems)} problemen).", err=True)
        click.echo("Bekijk ze met: zelfscan instrument controleren", err=True)
        sys.exit(ERRORS_FOUND)
    return instrument


def read_all(paths: Iterable[Path], instrument: Instrument) -> tuple[Reading, ...]:
    """Every workbook read, in the order given."""
    from zelfscan.workbook.read import read

    return tuple(Reading(path, *read(path, instrument)) for path in paths)


def findings_of(readings: Iterable[Reading]) -> tuple[Finding, ...]:
    """All findings of all workbooks, in order."""
    return tuple(finding for reading in readings for finding in reading.findings)


def marked(finding: Finding) -> str:
    """A finding as one line: how much it weighs, and its sentence."""
    return f"{severity(finding).value + ':':15}{sentence(finding)}"


def print_findings(findings: Iterable[Finding]) -> None:
    """Show findings on stderr, a blank line after each file, each with how much it weighs."""
    for _, group in groupby(findings, key=lambda finding: finding.file):
        for finding in group:
            click.echo(marked(finding), err=True)
        click.echo(err=True)


def exit_status(findings: Iterable[Finding]) -> int:
    """0 when nothing is a fout, else 1."""
    return ERRORS_FOUND if has_errors(findings) else DONE
