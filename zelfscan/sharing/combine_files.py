"""A comparison of municipalities as files: a workbook for people, CSV and JSON for programs."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from zelfscan.model.instrument import Instrument
from zelfscan.model.issue import Organisation
from zelfscan.sharing.combine import FEWEST, Combined, Line
from zelfscan.sharing.files import csv_bytes
from zelfscan.text import fold

if TYPE_CHECKING:
    from zelfscan.rounds.overview_book import Cell, Plan, Sheet

BOOK, TABLE, WHOLE = "vergelijking.xlsx", "vergelijking.csv", "vergelijking.json"
SET_WIDTHS = (34.0, 14.0, 12.0, 14.0, 14.0, 60.0)
COUNT_WIDTHS = (40.0, 10.0, 44.0, 12.0, 30.0)
NUMBER_WIDTH, REMARK_WIDTH = 16.0, 60.0


def combined_files(instrument: Instrument, made: Combined) -> dict[str, bytes]:
    """All files by name; the same sets give the same bytes."""
    return {
        BOOK: _book(instrument, made),
        TABLE: table_of(as_data(instrument, made)),
        WHOLE: json.dumps(as_data(instrument, made), ensure_ascii=False, indent=1).encode("utf-8") + b"\n",
    }


def as_data(instrument: Instrument, made: Combined) -> dict[str, object]:
    """The comparison as plain data with Dutch names."""
    sets = [
        {
            "gemeente": name,
            "datum": item.date.isoformat() if item.date else None,
            "versie_instrument": item.instrument_version,
            "afbakening": item.scope.value,
            "directies": item.size,
            "licentie": item.licence,
        }
        for name, item in zip(made.names, made.sets, strict=True)
    ]
    lines = [
        {
            "tabel": line.place[0],
            "onderwerp": line.place[1],
            "naam": line.subject,
            "contact": line.place[2],
            "klasse": line.class_name,
            "aantallen": list(line.numbers),
            "samen": line.total,
            "gemeenten": len(line.counted) if line.total is not None else None,
            "opmerking": _remark(instrument, line),
        }
        for line in made.lines
    ]
    return {"gemeenten": sets, "minimum_gemeenten_voor_totaal": FEWEST, "tellingen": lines}


def table_of(data: Mapping[str, Any]) -> bytes:
    """The lines of a comparison as CSV, a column per municipality. Raises KeyError, TypeError for other data."""
    about, after = ["tabel", "onderwerp", "naam", "contact", "klasse"], ["samen", "gemeenten", "opmerking"]
    names = _apart((item["gemeente"] for item in data["gemeenten"]), [*about, *after])
    return csv_bytes([*about, *names, *after], map(_row, data["tellingen"]))


def _apart(names: Iterable[str], headers: Iterable[str]) -> list[str]:
    """The names of municipalities as headers of columns, none of them that of another column."""
    taken = set(map(fold, headers))
    return [f"{name} (gemeente)" if fold(name) in taken else name for name in names]


def _row(line: Mapping[str, Any]) -> list[str | int | None]:
    about = [line[key] for key in ("tabel", "onderwerp", "naam", "contact", "klasse")]
    return [*about, *line["aantallen"], line["samen"], line["gemeenten"], line["opmerking"]]


def _tell(instrument: Instrument, key: str, **names: object) -> str:
    return instrument.texts[f"sharing.combined.{key}"].format_map(names)


def _remark(instrument: Instrument, line: Line) -> str:
    """What cannot be compared in a line."""
    parts = [(key, names) for key, names in (("differs", line.differs), ("absent", line.absent)) if names]
    return ". ".join(_tell(instrument, key, names=", ".join(names)) for key, names in parts)


def _book(instrument: Instrument, made: Combined) -> bytes:
    """The workbook: the sets, and all numbers side by side."""
    from zelfscan.rounds.overview_book import Book

    colours = Organisation()
    page = (_tell(instrument, "title"), instrument.title, _tell(instrument, "page"))
    with Book(_tell(instrument, "title"), _tell(instrument, "author"), colours.colour, colours.accent, page) as book:
        start = book.sheet(_plan(instrument, "sets", SET_WIDTHS, (), fewest=FEWEST))
        _fill(start, _set_rows(instrument, made), _tell(instrument, "nothing"))
        after = [_tell(instrument, f"counts.{key}") for key in ("total", "among", "remark")]
        about = [part.strip() for part in _tell(instrument, "counts.columns").split("|")]
        more = [*_apart(made.names, [*about, *after]), *after]
        back = (_tell(instrument, "back"), _tell(instrument, "sets.name"))
        widths = (*COUNT_WIDTHS, *(NUMBER_WIDTH for _ in more[:-1]), REMARK_WIDTH)
        counts = book.sheet(_plan(instrument, "counts", widths, more), back)
        _fill(counts, _count_rows(instrument, made), _tell(instrument, "nothing"))
        return book.sealed()


def _plan(instrument: Instrument, key: str, widths: Sequence[float], more: Sequence[str], **names: object) -> "Plan":
    from zelfscan.rounds.overview_book import Plan

    headers = [part.strip() for part in _tell(instrument, f"{key}.columns").split("|")] + list(more)
    return Plan(
        name=_tell(instrument, f"{key}.name"),
        title=_tell(instrument, f"{key}.title"),
        intro=_tell(instrument, f"{key}.intro"),
        second=_tell(instrument, f"{key}.second", **names),
        columns=dict(zip(headers, widths, strict=True)),
        table=f"tabel_{key}",
    )


def _fill(sheet: "Sheet", rows: Iterable[Sequence["Cell"]], nothing: str) -> None:
    for row in rows:
        sheet.add(row)
    sheet.finish(nothing)


def _set_rows(instrument: Instrument, made: Combined) -> Iterator[Sequence["Cell"]]:
    from zelfscan.rounds.overview_book import DATE, LABEL, NUMBER, Cell

    versions = [item.instrument_version for item in made.sets]
    scopes = [item.scope for item in made.sets]
    for name, item in zip(made.names, made.sets, strict=True):
        remarks = [
            _tell(instrument, "few") if item.size is None else "",
            _tell(instrument, "version") if versions.count(item.instrument_version) * 2 < len(versions) else "",
            _tell(instrument, "scope") if scopes.count(item.scope) * 2 < len(scopes) else "",
        ]
        remark = ". ".join(part for part in remarks if part)
        yield [
            Cell(name, LABEL),
            Cell(item.date, DATE),
            Cell(item.instrument_version),
            Cell(item.scope.value),
            Cell(item.size, NUMBER),
            Cell(remark),
        ]


def _count_rows(instrument: Instrument, made: Combined) -> Iterator[Sequence["Cell"]]:
    from zelfscan.rounds.overview_book import LABEL, NUMBER, Cell

    for line in made.lines:
        kind, subject, part, _ = line.place
        known = instrument.texts.get(f"sharing.kind.{kind}", kind)
        among = len(line.counted) if line.total is not None else None
        yield [
            Cell(known, LABEL),
            Cell(subject),
            Cell(line.subject),
            Cell(part),
            Cell(line.class_name),
            *(Cell(number, NUMBER) for number in line.numbers),
            Cell(line.total, NUMBER),
            Cell(among, NUMBER),
            Cell(_remark(instrument, line)),
        ]
