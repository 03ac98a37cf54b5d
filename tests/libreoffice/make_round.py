"""Makes samples/ronde/deelnemers.xlsx anew: builds the list of participants and has LibreOffice fill it in.

Needs what make_samples needs:

    python -m tests.libreoffice.make_round

Who takes part follows from samples/bron; what the bureau knew besides stands below.
"""

import datetime as dt
import json
import os
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.libreoffice.make_samples import TYPIST
from tests.sample_sources import SAMPLES, Source, read_sources
from zelfscan.instrument.load import load_instrument
from zelfscan.model.instrument import Instrument
from zelfscan.model.issue import Organisation
from zelfscan.rounds import columns
from zelfscan.rounds.list_sheets import build_participants
from zelfscan.workbook import layout
from zelfscan.workbook.build import packed

ROUND = SAMPLES / "ronde"
Row = dict[str, str | float]
EXCEL_EPOCH, DEADLINE = dt.date(1899, 12, 30), dt.date(2027, 3, 12)
CONTACTS = {"".join(item.value for item in types): choice for choice, types in columns.CONTACT_CHOICES.items()}
PEOPLE = {
    "Buurtparticipatie": ("Gebiedsmanager Oost", "buurt"),
    "Economie en Ondernemen": ("Subsidieadviseur", "economie"),
    "Leerplicht": ("Adviseur onderwijs", "leerplicht"),
    "Parkeren en Markten": ("Marktmeester", "parkeren"),
    "Schuldhulp": ("Teammanager Schuldhulp", "schuldhulp"),
    "Stadsloket": ("Adviseur Stadsloket", "stadsloket"),
    "Toezicht openbare ruimte": ("Adviseur veiligheid", "toezicht"),
    "Werk en Inkomen": ("Adviseur Participatie", "werk"),
    "Wmo-loket": ("Adviseur Wmo-loket", "wmo"),
}
"""Contact person and the first part of the mail address, by directorate."""
SILENT = "Schuldhulp"
"""Takes part, and has sent nothing back."""
CHOICE = {
    "Wmo-loket": "3 2 2 3 2",
    "Werk en Inkomen": "3 2 2 3 3",
    "Leerplicht": "2 3 2 2 1",
    "Stadsloket": "1 1 1 3 3",
    "Economie en Ondernemen": "2 2 3 2 1",
    "Toezicht openbare ruimte": "2 3 3 0 0",
}
"""What the bureau chose on the sheet Keuze: the number of each answer, from 0."""


def main() -> None:
    """Make the list."""
    instrument, problems = load_instrument()
    if instrument is None:
        raise SystemExit(f"The content has {len(problems)} problems.")
    target = ROUND / "deelnemers.xlsx"
    make(instrument, target)
    print(target)


def make(instrument: Instrument, target: Path) -> None:
    """Have LibreOffice fill in the list, and save it. Raises CalledProcessError."""
    with tempfile.TemporaryDirectory() as name:
        empty, jobs = Path(name) / "deelnemers.xlsx", Path(name) / "jobs.json"
        empty.write_bytes(packed(build_participants(instrument, Organisation(name="Gemeente Wilgendam (verzonnen)"))))
        sheets = {
            columns.PEOPLE: people(),
            columns.PROCESSES: processes(),
            columns.ROLES: roles(instrument),
            columns.CHOICE: choices(instrument),
        }
        cells = [cell for sheet, rows in sheets.items() for cell in _typed(sheet, rows)]
        job = {"open": str(empty), "save": str(target), "steps": [{"do": "type_cells", "cells": cells}]}
        jobs.write_text(json.dumps([job]), encoding="utf-8")
        subprocess.run([os.environ.get("UNO_PYTHON", "/usr/bin/python3"), str(TYPIST), str(jobs)], check=True)


def _typed(sheet: layout.Sheet, rows: Iterator[Row]) -> Iterator[tuple[str, str, str | float]]:
    """What is typed where, from the first row below the headers."""
    for number, row in enumerate(rows, start=layout.FIRST_TABLE_ROW + 1):
        for header, content in row.items():
            letter = layout.column_letter(sheet.headers.index(header) + 1)
            yield sheet.title, f"{letter}{number}", content


def people() -> Iterator[Row]:
    """A row per directorate: as many workbooks as came back, and one for who sent nothing."""
    sources = read_sources()
    for directorate, (person, address) in PEOPLE.items():
        own = [source for source in sources if source.directorate == directorate]
        row: Row = {
            columns.DIRECTORATE: directorate,
            columns.CONTACT: CONTACTS[own[0].data["werkboek"]["contact"]] if own else "A",
            columns.SETUP: columns.FULL if own and own[0].data["werkboek"].get("volledig") else columns.SHORT,
            columns.PERSON: person,
            columns.MAIL: f"{address}@wilgendam.example",
            columns.DEADLINE: (DEADLINE - EXCEL_EPOCH).days,
            columns.KIND: columns.OWN,
        }
        levels = [source.level.shown.capitalize() for source in own] or ["Samen"]
        row |= {level: levels.count(level) for level in dict.fromkeys(levels)}
        yield row | _heads(own)


def _heads(own: list[Source]) -> Row:
    """Commissioner and lead, as far as they are known."""
    known = {role: holder for source in own for role, holder in source.data.get("rollen", {}).items()}
    pairs = ((columns.COMMISSIONER, "directeur"), (columns.LEAD, "trekker"))
    return {header: known[role] for header, role in pairs if role in known}


def processes() -> Iterator[Row]:
    """The work processes that the bureau knew: those of the Wmo-loket."""
    source = next(source for source in read_sources() if source.name == "wmo-loket-leiding")
    for given in source.data["werkprocessen"].values():
        yield {
            columns.DIRECTORATE: source.directorate,
            layout.PROCESS: given["naam"],
            columns.CONTACT: CONTACTS[given["contact"]],
        }


def roles(instrument: Instrument) -> Iterator[Row]:
    """The roles that the bureau knew: two of the Wmo-loket."""
    source = next(source for source in read_sources() if source.name == "wmo-loket-leiding")
    names = {role.id: role.name for role in instrument.roles}
    for role in ("teammanager", "jurist"):
        holder = source.data["rollen"][role]
        yield {columns.DIRECTORATE: source.directorate, layout.ROLE: names[role], columns.HOLDER: holder}


def choices(instrument: Instrument) -> Iterator[Row]:
    """What was chosen on the sheet Keuze."""
    for directorate, numbers in CHOICE.items():
        row: Row = {columns.DIRECTORATE: directorate}
        for (key, header), number in zip(columns.CRITERIA.items(), numbers.split(), strict=True):
            options = instrument.texts[f"round.participants.choice.options.{key}"].split(" | ")
            row[header] = options[int(number)]
        yield row


if __name__ == "__main__":
    main()
