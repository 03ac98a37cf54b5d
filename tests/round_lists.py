"""Lists of participants for tests: deelnemers.xlsx as the product makes it, filled in for a fictional city."""

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from tests.workbooks import the_instrument
from zelfscan.rounds.list_sheets import build_participants
from zelfscan.workbook.build import packed

Row = Mapping[str, Any]
WMO: Row = {
    "Directie": "Wmo-loket",
    "Contact": "A",
    "Opzet": "kort",
    "Leiding": 1,
    "Uitvoering": 2,
    "Contactpersoon": "Teamleider Wmo",
    "Mailadres": "wmo@wilgendam.voorbeeld",
    "Opdrachtgever": "Directeur Sociaal Domein",
    "Trekker": "Beleidsadviseur Wmo",
    "Inleveren voor": dt.datetime(2027, 4, 1),
    "Soort": "eigen dienst",
}
SCHOOL: Row = {
    "Directie": "Leerplicht",
    "Contact": "B",
    "Opzet": "volledig",
    "Samen": 1,
    "Inwoners": 1,
    "Mailadres": "leerplicht@wilgendam.voorbeeld",
    "Soort": "partner",
}
PROCESS: Row = {"Directie": "Wmo-loket", "Werkproces": "Aanvraag hulp bij het huishouden", "Contact": "A"}
ROLE: Row = {"Directie": "Wmo-loket", "Rol": "Teammanager", "Wie (functie of naam)": "Hoofd Wmo"}


def fill(sheet: Worksheet, rows: Iterable[Row], first: int = 6) -> None:
    """Type rows below the headers of a sheet."""
    letters = {cell.value: cell.column_letter for cell in sheet[5]}
    for number, row in enumerate(rows, start=first):
        for header, value in row.items():
            cell = sheet[f"{letters[header]}{number}"]
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"  # also when it begins with =


def filled_list(
    path: Path,
    people: Iterable[Row] = (WMO, SCHOOL),
    processes: Iterable[Row] = (PROCESS,),
    roles: Iterable[Row] = (ROLE,),
    choice: Iterable[Row] = (),
) -> Path:
    """Save a list of participants with these rows, and return where it stands."""
    workbook = build_participants(the_instrument())
    for title, rows in (("Deelnemers", people), ("Werkprocessen", processes), ("Rollen", roles), ("Keuze", choice)):
        fill(workbook[title], rows)
    path.write_bytes(packed(workbook))
    return path


def cell_of(path: Path, sheet: str, header: str, row: int = 6) -> str:
    """The address of a cell by header."""
    return next(f"{cell.column_letter}{row}" for cell in openpyxl.load_workbook(path)[sheet][5] if cell.value == header)
