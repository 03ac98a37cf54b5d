"""An open data set as files: CSV that a Dutch Excel opens, JSON for programs, and what every column means.

The CSV has semicolons, a byte order mark and no numbers with a fraction: so a double click in a Dutch Excel shows
columns and letters as they are, and ``datapackage.json`` tells programs the same.
"""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence

from zelfscan.model.instrument import Instrument
from zelfscan.model.sharing import DataSet

COUNTS, SUBJECTS, COLUMNS = "tellingen.csv", "onderwerpen.csv", "kolommen.csv"
WHOLE, PACKAGE, README = "zelfscan-gegevens.json", "datapackage.json", "LEESMIJ.txt"
COUNT_COLUMNS = ("tabel", "onderwerp", "contact", "klasse", "klasse_naam", "aantal", "getoond")
SUBJECT_COLUMNS = ("tabel", "onderwerp", "naam", "tekst")
COLUMN_COLUMNS = ("bestand", "kolom", "soort", "betekenis")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
LICENCES = {"CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/deed.nl"}
Cell = str | int | None


def set_files(instrument: Instrument, made: DataSet) -> dict[str, bytes]:
    """All files of a data set by name; the same set gives the same bytes."""
    return {
        README: _readme(instrument, made).encode("utf-8-sig"),
        COUNTS: csv_bytes(COUNT_COLUMNS, _count_rows(made)),
        SUBJECTS: csv_bytes(SUBJECT_COLUMNS, ((s.kind, s.id, s.name, s.text) for s in made.subjects)),
        COLUMNS: csv_bytes(COLUMN_COLUMNS, _column_rows(instrument)),
        WHOLE: made.model_dump_json(by_alias=True, indent=1).encode("utf-8") + b"\n",
        PACKAGE: _package(instrument, made).encode("utf-8"),
    }


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A table as CSV; a text that a program could take for a formula gets a quote before it."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return stream.getvalue().encode("utf-8-sig")


def _harmless(cell: Cell) -> str:
    text = "" if cell is None else str(cell)
    return f"'{text}" if isinstance(cell, str) and text.startswith(FORMULA_STARTS) else text


def _count_rows(made: DataSet) -> Iterable[tuple[Cell, ...]]:
    for item in made.counts:
        shown = "nee" if item.number is None else "ja"
        yield (item.kind, item.subject, item.part, item.class_, item.name, item.number, shown)


def _columns() -> Mapping[str, Sequence[str]]:
    return {COUNTS: COUNT_COLUMNS, SUBJECTS: SUBJECT_COLUMNS, COLUMNS: COLUMN_COLUMNS}


def _type(column: str) -> str:
    return "integer" if column == "aantal" else "string"


def _column_rows(instrument: Instrument) -> Iterable[tuple[Cell, ...]]:
    for file, columns in _columns().items():
        for column in columns:
            kind = "heel getal" if _type(column) == "integer" else "tekst"
            yield (file, column, kind, instrument.texts[f"sharing.column.{column}"])


def _tell(instrument: Instrument, key: str, **names: object) -> str:
    return instrument.texts[f"sharing.set.{key}"].format_map(names)


def _readme(instrument: Instrument, made: DataSet) -> str:
    """What is in the folder and how to read it."""
    name = {"organisation": made.organisation}
    lines = [_tell(instrument, "title", **name), "", _tell(instrument, "description", **name), made.explanation, ""]
    if made.counts:
        lines += [_tell(instrument, "contact"), _tell(instrument, "plans"), ""]
    lines += [_tell(instrument, "files")]
    kinds = {COUNTS: "counts", SUBJECTS: "subjects", COLUMNS: "columns", WHOLE: "json", PACKAGE: "package"}
    lines += [f"- {file}: {_tell(instrument, f'file_{key}')}" for file, key in kinds.items()]
    lines += ["", _tell(instrument, "excel")]
    lines += [_tell(instrument, "instrument", title=instrument.title, version=made.instrument_version)]
    lines += [_tell(instrument, "licence", licence=made.licence)]
    return "\r\n".join(lines) + "\r\n"


def _package(instrument: Instrument, made: DataSet) -> str:
    """The description for programs, as a Frictionless data package."""
    name = {"organisation": made.organisation}
    licence = {"name": made.licence, **({"path": LICENCES[made.licence]} if made.licence in LICENCES else {})}
    package = {
        "profile": "tabular-data-package",
        "name": "zelfscan-gelijke-behandeling",
        "title": _tell(instrument, "title", **name),
        "description": f"{_tell(instrument, 'description', **name)} {made.explanation}",
        "licenses": [licence],
        "created": made.date.isoformat() if made.date else None,
        "instrument": {"id": made.instrument, "version": made.instrument_version, "scope": made.scope.value},
        "resources": [_resource(instrument, made, file) for file in _columns()],
    }
    return json.dumps({key: value for key, value in package.items() if value}, ensure_ascii=False, indent=1) + "\n"


def _resource(instrument: Instrument, made: DataSet, file: str) -> dict[str, object]:
    """One file: its form, and the meaning of its columns."""
    fields: list[dict[str, object]] = []
    for column in _columns()[file]:
        field = {"name": column, "type": _type(column), "description": instrument.texts[f"sharing.column.{column}"]}
        fields.append(field | ({"constraints": {"minimum": made.minimum_group}} if column == "aantal" else {}))
    return {
        "profile": "tabular-data-resource",
        "name": file.removesuffix(".csv"),
        "path": file,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ";", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": {"fields": fields, "missingValues": [""]},
    }
