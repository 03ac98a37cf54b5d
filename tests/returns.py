"""Workbooks as directorates return them: well filled in, and ready to have something go wrong with them."""

import datetime as dt
import io
import subprocess
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from zelfscan.instrument.load import load_instrument
from zelfscan.model.finding import Finding
from zelfscan.model.instrument import ContactType, Instrument, Level, Per, Question
from zelfscan.model.issue import Issue
from zelfscan.workbook import layout
from zelfscan.workbook.build import build, save
from zelfscan.workbook.positions import Positions, Table, positions

A, B, C = ContactType.A, ContactType.B, ContactType.C
ISSUE = Issue(workbook_id="proef-1", contact=(A, B), full=True, process_count=5, level=Level.EXECUTION)
"""P1 and P3 are of contact type A, P2 and P4 of B; P5 is issued and not used."""
SHORT = Issue(workbook_id="proef-2", contact=(A,), full=False, process_count=1)
MIRROR = Issue(workbook_id="proef-3", contact=(A, B, C), level=Level.EXPERIENCE)
NAMES = {"P1": "Aanvraag traplift", "P2": "Controle op leerplicht", "P3": "Verhuiskosten", "P4": "Toezicht op straat"}
CONTACT = {"P1": A, "P2": B, "P3": A, "P4": B}
ANSWERS = ("Ja, volledig", "Grotendeels", "Deels", "Nee", "Weet ik niet")


@lru_cache
def the_instrument() -> Instrument:
    """The instrument that ships."""
    loaded, problems = load_instrument()
    assert loaded is not None, problems
    return loaded


class Return:
    """A workbook that is open for change, with cells by id and header."""

    def __init__(self, issue: Issue = ISSUE) -> None:
        self.issue = issue
        self.book: Any = openpyxl.load_workbook(io.BytesIO(filled(issue)))
        self.positions: Positions = positions(the_instrument(), issue)

    def table(self, row_id: str) -> Table:
        return next(table for table in self.positions.tables.values() if row_id in table.rows)

    def address(self, row_id: str, header: str) -> str:
        return self.table(row_id).cell(row_id, header)

    def sheet_of(self, row_id: str) -> Worksheet:
        sheet: Worksheet = self.book[self.table(row_id).sheet]
        return sheet

    def put(self, row_id: str, header: str, value: object) -> tuple[str, str]:
        """Set a cell; sheet and address of where that is."""
        sheet, address = self.sheet_of(row_id), self.address(row_id, header)
        sheet[address].value = value
        return sheet.title, address

    def save(self, path: Path) -> Path:
        self.book.save(path)
        return path


@lru_cache
def filled(issue: Issue) -> bytes:
    """A workbook in which everything is filled in as meant."""
    book, where = build(the_instrument(), issue), positions(the_instrument(), issue)
    for row_id, header, value in _contents(issue, where):
        table = next(table for table in where.tables.values() if row_id in table.rows)
        cell: Any = book[table.sheet][table.cell(row_id, header)]
        cell.value = value
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "werkboek.xlsx"
        save(book, path)
        return path.read_bytes()


def _contents(issue: Issue, where: Positions) -> list[tuple[str, str, object]]:
    """Every cell that people fill in: row, header, value."""
    details: dict[str, object] = {
        "organisation": "Gemeente Voorbeeldstad (verzonnen)",
        "directorate": "Zorg en Onderwijs",
        "level": issue.level.value,
        "people": 6,
        "date": dt.date(2026, 3, 12),
        "filled_in_by": "teammanager en twee medewerkers",
    }
    contents: list[tuple[str, str, object]] = [
        (row, layout.VALUE, details[name])
        for row, name in layout.DETAIL_IDS.items()
        if not (name == "level" and issue.level is Level.EXPERIENCE)
    ]
    if issue.level is Level.EXPERIENCE:
        return contents + [(item.id, layout.ANSWER, "Meestal") for item in where.mirror]
    instrument = the_instrument()
    contents += [("teammanager", layout.HOLDER, "teammanager Zorg"), ("directeur", layout.HOLDER, "directeur Zorg")]
    for condition in instrument.preconditions:
        contents += [(condition.id, layout.COMMISSIONER, "Ja"), (condition.id, layout.LEAD, "Deels")]
    contents += [(item.id, layout.DOCUMENTS.headers[2], "Ja") for item in instrument.documents]
    contents += _processes(issue)
    for number, question in enumerate(where.questions):
        contents += _answers(issue, number, question)
    return contents + _own(issue)


def _processes(issue: Issue) -> list[tuple[str, str, object]]:
    """P1 and P2 with their contact type and all attributes."""
    contents: list[tuple[str, str, object]] = []
    for code in used(issue):
        contents.append((layout.PROCESS_NAME_ID, code, NAMES[code]))
        for row, contact in layout.PROCESS_CONTACT_IDS.items():
            if contact in issue.contact:
                contents.append((row, code, layout.YES if contact == CONTACT[code] else layout.NO))
        for item in the_instrument().attributes:
            contents.append((item.id, code, layout.attribute_choice(3, item.options[3])))
    return contents


def _answers(issue: Issue, number: int, question: Question) -> list[tuple[str, str, object]]:
    """An answer in every cell of a question that is asked, and evidence with some."""
    answer = ANSWERS[number % len(ANSWERS)]
    codes = [code for code in used(issue) if CONTACT[code] in question.contact]
    headers = [layout.DIRECTORATE] if question.per is Per.DIRECTORATE else codes
    contents: list[tuple[str, str, object]] = [(question.id, header, answer) for header in headers]
    if number % 3 == 0:
        contents.append((question.id, layout.EVIDENCE, f"werkinstructie, bladzijde {number}"))
    return contents


def _own(issue: Issue) -> list[tuple[str, str, object]]:
    """One row on each sheet with free rows."""
    return [
        ("ER1", layout.PROCESS, "P1"),
        ("ER1", "Risico", "Wachtlijst verschilt per wijk"),
        ("ER1", "Wat kan helpen?", "Elke maand samen kijken"),
        ("MD1", "Wat herstellen we?", "Brief 12 in gewone woorden"),
        ("MD1", "Wie?", "communicatie"),
        ("EO1", layout.PROCESS, "P1"),
        ("EO1", layout.CATEGORY, "R2 Beslisruimte"),
        ("EO1", "Hoger of lager?", "hoger"),
        ("EO1", "Reden", "Er kwamen veel nieuwe collega's bij"),
        ("EO1", "Wie besloot dit?", "teammanager"),
    ]


def used(issue: Issue) -> tuple[str, ...]:
    """The processes that are filled in."""
    return tuple(NAMES)[: issue.process_count]


def question_for(process: str | None, number: int = 0, issue: Issue = ISSUE) -> Question:
    """The so-manieth question that is asked of a process, or once of the directorate."""
    per = Per.DIRECTORATE if process is None else Per.PROCESS
    fits = [
        question
        for question in positions(the_instrument(), issue).questions
        if question.per is per and (process is None or CONTACT[process] in question.contact)
    ]
    return fits[number]


def told(findings: tuple[Finding, ...]) -> list[tuple[str, str, str]]:
    """Code, sheet and cell of every finding, without the counts of what is open."""
    return [(item.code, item.sheet, item.cell) for item in findings if not item.code.startswith("OP-")]


def through_libreoffice(path: Path, kind: str) -> Path:
    """The file as LibreOffice saves it again."""
    folder = path.parent / f"libreoffice-{kind}"
    profile = f"-env:UserInstallation=file://{path.parent}/profile"
    command = ["soffice", "--headless", profile, "--convert-to", kind, "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder / f"{path.stem}.{kind}"
