"""Progress workbooks for tests: a handful of actions of a fictional directorate, and a form to change as people do."""

import datetime as dt
import io
from functools import cache
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from tests.returns import the_instrument
from zelfscan.followup import form_layout as layout
from zelfscan.followup.form_build import build_form
from zelfscan.followup.form_read import read_form
from zelfscan.model.finding import Finding
from zelfscan.model.issue import Organisation
from zelfscan.model.progress import ActionField, ActionStatus, Choice, FollowedAction, ReadAction, ReadProgress
from zelfscan.model.round import Round

DAY = dt.date(2027, 9, 20)
NAME, SLUG = "Wmo-loket", "wmo-loket"
ROUND = Round(name="Voorjaar 2027", organisation=Organisation(name="Gemeente Wilgendam (verzonnen)"))


def action(number: str, title: str, owner: str = "", **more: Any) -> FollowedAction:
    """An action of the plan, with its dates half a year apart."""
    planned: dict[str, Any] = {
        "id": f"{SLUG}-{number}",
        "directorate": NAME,
        "slug": SLUG,
        "intervention": number,
        "title": title,
        "owner": owner,
        "start": dt.date(2027, 4, 1),
        "ready": dt.date(2028, 1, 1),
        "indicator": "Deel van de brieven dat lezers begrijpen",
        "target": "80% na een half jaar",
    }
    return FollowedAction(**planned | more)


LATE = action(
    "I11", "Eigen zaken bespreken", "Teammanager", ready=dt.date(2027, 7, 1), status=ActionStatus.RUNNING, percentage=40
)
NEAR = action(
    "I24", "Brieven testen met lezers", "Directeur", ready=DAY + dt.timedelta(days=30), processes=("Traplift",)
)
FINE = action("I32", "Panel van inwoners", "teammanager", ready=DAY + dt.timedelta(days=31))
DONE = action(
    "I35",
    "Eén verantwoordelijke",
    "Directeur",
    status=ActionStatus.DONE,
    percentage=100,
    result="Staat in jaarplan",
)
STOPPED = action("I40", "Cursus", status=ActionStatus.STOPPED, obstacle="Geen geld")
UNDATED = action("E1", "Eigen idee", "Balie", intervention="", ready=None, start=None)
TURNED_DOWN = action("I41", "Doen we niet", choice=Choice.NOT_CHOSEN)
DROPPED = action("I42", "Niet meer in het plan", current=False)
SHOWN = (LATE, NEAR, FINE, DONE, STOPPED, UNDATED)
ACTIONS = (*SHOWN, TURNED_DOWN, DROPPED)
ELSEWHERE = FollowedAction(id="leerplicht-I11", slug="leerplicht", directorate="Leerplicht", title="Iets anders")
KNOWN = {item.id: item for item in (*ACTIONS, ELSEWHERE)}


@cache
def blob() -> bytes:
    """The form as it is handed out."""
    return build_form(the_instrument(), ROUND, NAME, ACTIONS, DAY)


class Form:
    """A form that is open for change, with cells by number and header."""

    def __init__(self) -> None:
        self.book: Any = openpyxl.load_workbook(io.BytesIO(blob()))

    @property
    def sheet(self) -> Worksheet:
        """The sheet Acties."""
        sheet: Worksheet = self.book[layout.ACTIONS.title]
        return sheet

    def row(self, number: str) -> int:
        """The row with a number, or with ``nieuw 1``."""
        wanted = number if number.startswith(layout.NEW) else f"{SLUG}-{number}"
        return next(cell.row for cell in self.sheet["A"] if cell.value == wanted)

    def cell(self, number: str, header: str) -> Any:
        """A cell by number and header."""
        column = next(cell.column for cell in self.sheet[layout.HEADER_ROW] if cell.value == header)
        return self.sheet.cell(self.row(number), column)

    def put(self, number: str, **values: object) -> "Form":
        """Fill in cells, by the name of the header in this module's layout: ``STATUS="klaar"``."""
        for name, value in values.items():
            self.cell(number, getattr(layout, name)).value = value
        return self

    def data(self) -> bytes:
        """The file."""
        buffer = io.BytesIO()
        self.book.save(buffer)
        return buffer.getvalue()

    def read(self) -> tuple[ReadProgress, tuple[Finding, ...]]:
        """What it says."""
        progress, findings = read_form(self.data(), "voortgang.xlsx", the_instrument(), KNOWN)
        assert progress is not None, findings
        return progress, findings

    def codes(self) -> list[str]:
        """The codes of what there is to tell."""
        return [finding.code for finding in self.read()[1]]


def of(progress: ReadProgress, number: str) -> ReadAction:
    """What was read of an action."""
    return next(item for item in progress.actions if item.action == f"{SLUG}-{number}")


def changed(read: ReadAction) -> dict[ActionField, str]:
    """What differs from what was handed out."""
    before = read.baseline or {}
    return {item: text for item, text in read.values.items() if text != before.get(item, "")}
