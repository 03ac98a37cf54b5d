"""The samples after the plan as people would make them: reads samples/bron-vervolg/*.yaml as steps for LibreOffice.

A plan and a form are named by directorate, a workbook that measures again by directorate and level. What people left
as it was stands in no source.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import yaml

from tests.returns import the_instrument
from tests.sample_sources import SAMPLES, expected_answers, read_sources
from zelfscan.evaluation import notes_sheet
from zelfscan.followup import form_layout
from zelfscan.model.instrument import Instrument
from zelfscan.workbook import layout

SOURCES = SAMPLES / "bron-vervolg"
PROGRESS, AGAIN, NOTES = SAMPLES / "voortgang", SAMPLES / "hermeting", SAMPLES / "evaluatie" / notes_sheet.FILE
EXCEL_EPOCH = dt.date(1899, 12, 30)
CLOCK = "T14:30:00"
"""The time of day at which people saved their files."""
SAME, MARK = "-", f"{layout.LAST_TIME}\n"
PICKED = ("Jullie keuze", "Status")
DATED = ("Start", "Klaar op")
ANSWERED = re.compile(f"P[1-8]|{layout.DIRECTORATE}|{layout.COMMISSIONER}|{layout.LEAD}")
"""Headers of the columns in which people choose an answer."""
OWN_HEADER = ("Nummer", "Actie", "Eigenaar", "Eerste stap", "Klaar op", "Status")
Cell = tuple[str, str, str | float]
Step = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Given:
    """What people did in one file: whose it is, what the source says, and where the sample is checked in."""

    name: str
    data: dict[str, Any]
    path: Path

    @property
    def saved(self) -> str:
        """When people saved it, as ISO 8601."""
        day = self.data["opgeslagen"] if "opgeslagen" in self.data else self.data["gegevens"]["datum"]
        return f"{day.isoformat()}{CLOCK}"


def source(name: str) -> dict[str, Any]:
    """What stands in a source."""
    loaded: dict[str, Any] = yaml.safe_load((SOURCES / f"{name}.yaml").read_text(encoding="utf-8"))
    return loaded


def plans() -> list[Given]:
    """The plans that came back, in Word."""
    return [Given(name, data, PROGRESS / data["bestand"]) for name, data in source("voortgang")["plannen"].items()]


def forms() -> list[Given]:
    """The progress workbooks that came back."""
    return [Given(name, data, PROGRESS / data["bestand"]) for name, data in source("voortgang")["formulieren"].items()]


def workbooks() -> list[Given]:
    """The workbooks of the second round."""
    return [Given(name, data, AGAIN / f"{name}.xlsx") for name, data in source("hermeting").items()]


def notes() -> Given:
    """The notes of the bureau."""
    return Given("bureau", source("evaluatie"), NOTES)


def in_words(day: dt.date) -> str:
    """A date as people pick it in a plan."""
    months = the_instrument().texts["plan.months"].split()
    return f"{day.day} {months[day.month - 1]} {day.year}"


def plan_steps(given: Given) -> Iterator[Step]:
    """What people did in a plan: type, pick, move a card, and add actions of their own."""
    for number, fields in given.data["velden"].items():
        for field, value in fields.items():
            yield _plan_step(f"{given.name}-{number}", field, value)
    for number, before in given.data.get("verplaatst", {}).items():
        moved, target = (f"{given.name}-{item}" for item in (number, before))
        yield {"do": "move_card", "action": moved, "field": "Eigenaar", "before": target}
    for own in given.data.get("eigen_acties", ()):
        values = ["", *(in_words(item) if isinstance(item, dt.date) else item for item in own)]
        yield {"do": "add_row", "header": list(OWN_HEADER), "values": values}


def _plan_step(action: str, field: str, value: str | dt.date) -> Step:
    step = {"action": action, "field": field}
    if isinstance(value, dt.date):
        return step | {"do": "pick", "value": in_words(value), "day": value.isoformat()}
    return step | {"do": "pick" if field in PICKED else "type", "value": value}


def form_cells(given: Given, handed: Path) -> Iterator[Cell]:
    """What people typed in a progress workbook."""
    sheet = openpyxl.load_workbook(handed)[form_layout.ACTIONS.title]
    rows = {cell.value: cell.row for cell in sheet["A"]}
    letters = {cell.value: cell.column_letter for cell in sheet[form_layout.HEADER_ROW] if cell.value}
    for number, fields in given.data["acties"].items():
        row = rows[number if number.startswith(form_layout.NEW) else f"{given.name}-{number}"]
        for header, value in fields.items():
            yield sheet.title, f"{letters[header]}{row}", as_typed(value)


def note_cells(given: Given, handed: Path) -> Iterator[Cell]:
    """What the bureau typed in its workbook with notes."""
    sheet = openpyxl.load_workbook(handed)[notes_sheet.NOTES.title]
    letters = {cell.value: cell.column_letter for cell in sheet[layout.FIRST_TABLE_ROW] if cell.value}
    headers = (notes_sheet.SHORT, notes_sheet.NOTE)
    choices = options("agreement")
    for row in sheet.iter_rows(min_row=layout.FIRST_TABLE_ROW + 1):
        said = given.data["notities"].get(row[0].value, {}).get(row[2].value, ("", ""))
        for header, value in zip(headers, said, strict=True):
            if value != "":
                scaled = header == notes_sheet.SHORT and row[2].value in ("PE16", "PE17")
                yield sheet.title, f"{letters[header]}{row[0].row}", _short(choices, value, scaled)


def _short(choices: dict[str, str], value: str | float, scaled: bool) -> str | float:
    if scaled:
        return choices[f"schaal_{value}"]
    return {"ja": layout.YES, "nee": layout.NO}.get(str(value), value)


def as_typed(value: str | float | dt.date) -> str | float:
    """A date as the number that a cell holds."""
    return (value - EXCEL_EPOCH).days if isinstance(value, dt.date) else value


def options(scale: str) -> dict[str, str]:
    """Text as the drop-down shows it, by option id."""
    return {item.id: item.text for found in the_instrument().scales if found.id == scale for item in found.options}


def again_cells(instrument: Instrument, given: Given, handed: Path) -> Iterator[Cell]:
    """What people typed in a workbook with the answers of last time: who they are, what changed, what still holds."""
    book, made = openpyxl.load_workbook(handed), Again(instrument, given)
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible" and layout.ID in headers_of(sheet):
            yield from made.cells(sheet)


class Again:
    """One workbook of the second round. Opinions are asked anew: people say the same as then, unless they changed."""

    def __init__(self, instrument: Instrument, given: Given) -> None:
        self.given, self.left = given, set(given.data.get("niet_bevestigd", ()))
        self.new = dict(self._changed(instrument))
        first = next(item for item in read_sources() if item.name == given.name)
        opinions, texts = {item.id for item in instrument.questions if item.opinion}, options("answers")
        self.opinions = {
            (question, process or layout.DIRECTORATE): texts[option]
            for (question, process), option in expected_answers(instrument, first).items()
            if question in opinions and option
        }

    def _changed(self, instrument: Instrument) -> Iterator[tuple[str, list[str]]]:
        """New answers by row, as the drop-downs show them."""
        for key, scale in (("antwoorden", "answers"), ("randvoorwaarden", "preconditions")):
            texts = options(scale) | {SAME: SAME}
            for row, said in self.given.data.get(key, {}).items():
                yield row, [texts[word] for word in said.split()]
        names = {item.id: item.options for item in instrument.attributes}
        for row, said in self.given.data.get("kenmerken", {}).items():
            yield (
                row,
                [
                    SAME if word == SAME else layout.attribute_choice(int(word), names[row][int(word)])
                    for word in said.split()
                ],
            )

    def cells(self, sheet: Any) -> Iterator[Cell]:
        """Everything that is typed on a sheet, row by row."""
        headers = headers_of(sheet)
        for row in sheet.iter_rows(min_row=layout.FIRST_TABLE_ROW + 1):
            if sheet.title == layout.DETAILS.title:
                yield from self._details(sheet, row)
            elif row[0].value == layout.PROCESS_NAME_ID:
                names = self.given.data.get("namen", {})
                yield from ((sheet.title, f"{headers[code]}{row[0].row}", name) for code, name in names.items())
            else:
                yield from self._row(sheet, row, headers)

    def _details(self, sheet: Any, row: Any) -> Iterator[Cell]:
        key = {"G4": "mensen", "G5": "datum", "G6": "wie"}.get(row[0].value)
        if key:
            letter = headers_of(sheet)[layout.VALUE]
            yield sheet.title, f"{letter}{row[0].row}", as_typed(self.given.data["gegevens"][key])

    def _row(self, sheet: Any, row: Any, headers: dict[str, str]) -> Iterator[Cell]:
        """New answers in the cells that ask; that the rest still holds in its column, or chosen again cell by cell."""
        name, number = row[0].value, row[0].row
        asked = {header: sheet[f"{letter}{number}"] for header, letter in headers.items() if ANSWERED.fullmatch(header)}
        asked = {header: cell for header, cell in asked.items() if is_open(cell)}
        new = dict(zip(asked, self.new.get(name, [SAME] * len(asked)), strict=True))
        new |= {
            key: self.opinions[name, key] for key, text in new.items() if text == SAME and (name, key) in self.opinions
        }
        yield from ((sheet.title, asked[key].coordinate, text) for key, text in new.items() if text != SAME)
        shown = [cell for cell in row if str(cell.value or "").startswith(MARK)]
        if shown and name not in self.left and layout.STILL in headers:
            yield sheet.title, f"{headers[layout.STILL]}{number}", layout.STILL_YES
        elif shown and name not in self.left:
            kept = [cell for cell in shown if new.get(header_at(headers, cell), SAME) == SAME]
            yield from ((sheet.title, cell.coordinate, cell.value.removeprefix(MARK)) for cell in kept)


def headers_of(sheet: Any) -> dict[str, str]:
    """The letters of the columns of a sheet, by header."""
    return {cell.value: cell.column_letter for cell in sheet[layout.FIRST_TABLE_ROW] if isinstance(cell.value, str)}


def header_at(headers: dict[str, str], cell: Any) -> str:
    """The header above a cell."""
    return next(header for header, letter in headers.items() if letter == cell.column_letter)


def is_open(cell: Any) -> bool:
    """Whether people answer in this cell."""
    return cell.value != layout.NOT_ASKED_MARK and not cell.protection.locked
