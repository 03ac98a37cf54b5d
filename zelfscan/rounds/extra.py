"""Sheets that later commands add to the overview: kept in the administration, written with all the others."""

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import ValidationError

from zelfscan.model.finding import Finding
from zelfscan.model.instrument import Instrument
from zelfscan.model.round import DirectorateSummary, ExtraSheet, Round
from zelfscan.rounds.folder import RoundFolder
from zelfscan.rounds.ledger import Ledger, OutputRecord, read_summary, write_if_other
from zelfscan.rounds.outputs import put_all
from zelfscan.rounds.overview_book import DATE, TEXT, Cell, Plan
from zelfscan.rounds.whole import FINDINGS, OVERVIEW, made_of_sheets

ORDER = ("voortgang", "toets", "hermeting", "procesevaluatie", "vragen")
"""The order of the sheets, by how their keys begin; another one comes last."""


def keep_sheet(place: RoundFolder, sheet: ExtraSheet) -> None:
    """Keep a sheet, in place of an earlier one with the same key. Raises OSError."""
    text = sheet.model_dump_json(indent=1, exclude_defaults=True)
    write_if_other(_path(place, sheet.key), text.encode("utf-8") + b"\n")


def drop_sheet(place: RoundFolder, key: str) -> None:
    """Take a sheet away, if it is there. Raises OSError."""
    _path(place, key).unlink(missing_ok=True)


def _path(place: RoundFolder, key: str) -> Path:
    return place.extra_sheets / f"{key}.json"


def extra_sheets(place: RoundFolder) -> tuple[ExtraSheet, ...]:
    """The sheets to add, in order; one of another version of the program is left out."""
    found = []
    for path in sorted(place.extra_sheets.glob("*.json"), key=_turn):
        try:
            found.append(ExtraSheet.model_validate_json(path.read_bytes()))
        except (OSError, ValidationError):
            continue
    return tuple(found)


def _turn(path: Path) -> tuple[int, str]:
    family = path.stem.partition("-")[0]
    return ORDER.index(family) if family in ORDER else len(ORDER), path.stem


def plan_of(sheet: ExtraSheet) -> Plan:
    """What stands on a sheet before its rows."""
    return Plan(
        name=sheet.name,
        title=sheet.title,
        intro=sheet.intro,
        second=sheet.second,
        columns=sheet.columns,
        table=f"tabel_{sheet.key.replace('-', '_')}",
        freeze=sheet.freeze,
    )


def cells_of(sheet: ExtraSheet, row: Sequence[str | int | float | None]) -> tuple[Cell, ...]:
    """A row with its looks."""
    looks = (*sheet.looks, *("" for _ in row[len(sheet.looks) :]))
    return tuple(_cell(sheet, value, look or TEXT) for value, look in zip(row, looks, strict=False))


def _cell(sheet: ExtraSheet, value: str | int | float | None, look: str) -> Cell:
    if isinstance(value, str) and value in sheet.colours:
        return Cell(value, sheet.colours[value])
    if look == DATE and isinstance(value, str):
        return Cell(dt.date.fromisoformat(value) if value else None, DATE)
    return Cell(value, look)


def refresh_overview(place: RoundFolder, round_: Round, instrument: Instrument) -> tuple[Finding, ...]:
    """Write the overview anew with the sheets that are kept; the findings are about writing. Raises OSError.

    Nothing happens in a round that was never processed: there is nothing to give an overview of.
    """
    from zelfscan.rounds.overview import overview  # only now: it brings all that builds workbooks

    summaries = list(_summaries(place))
    try:
        ledger = Ledger.model_validate_json(place.processed.read_bytes())
    except (OSError, ValidationError):
        return ()
    data = overview(instrument, round_, summaries, extra_sheets(place))
    known = ledger.overviews[OVERVIEW].files if OVERVIEW in ledger.overviews else {}
    written = put_all(place.path, {f"uitvoer/{OVERVIEW}": data}, known)
    if written.files == known:
        return (*written.findings, *written.passing)
    findings = ledger.overviews.get(FINDINGS)
    made_of = made_of_sheets(place, findings.made_of) if findings and findings.made_of else ""
    record = OutputRecord(made_of=made_of if written.whole else "", files=written.files or known)
    kept = ledger.model_copy(update={"overviews": {**ledger.overviews, OVERVIEW: record}})
    write_if_other(place.processed, kept.model_dump_json(indent=1, exclude_defaults=True).encode("utf-8") + b"\n")
    return (*written.findings, *written.passing)


def _summaries(place: RoundFolder) -> Iterator[DirectorateSummary]:
    for path in sorted((place.administration / "directies").glob("*.json")):
        if summary := read_summary(path):
            yield summary
