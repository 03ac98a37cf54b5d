"""Workbooks of every kind for tests, each built and opened once."""

import io
from functools import cache

import openpyxl
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from zelfscan.instrument.load import load_instrument
from zelfscan.model.instrument import ContactType, Instrument, Level, Scope
from zelfscan.model.issue import HelpPoint, Issue, Organisation, PrefilledAnswer, PreviousCell
from zelfscan.model.scan import RoleHolder, WorkProcess
from zelfscan.workbook import layout
from zelfscan.workbook.build import build, packed
from zelfscan.workbook.templates import issues

A, B, C = ContactType.A, ContactType.B, ContactType.C
CITY = Organisation(
    name="Gemeente Voorbeeldstad & Co (verzonnen)",
    colour="FFE600",
    accent="009DE6",
    help_points=(HelpPoint(name="Meldpunt", contact="bel 0800"),),
)
ISSUES = {
    **{name: issues()[name] for name in ("publiekscontact-kort", "toezicht-volledig", "spiegel-inwoners")},
    "voor iemand": Issue(
        workbook_id="x1",
        directorate="=Wmo & jeugd",
        contact=(A, C),
        process_count=2,
        scope=Scope.ORIGIN,
        organisation=CITY,
        processes=(WorkProcess(code="P1", name="=1+1", contact=(A,), attributes={"W1": 2}),),
        roles=(RoleHolder(role="directeur", holder="Directeur Sociaal"),),
        prefilled=(PrefilledAnswer(question="V8.1a", option="deels", remark="zie het register"),),
    ),
    "acht processen": Issue(workbook_id="x8", process_count=8, level=Level.POLICY),
    "opnieuw": Issue(
        workbook_id="x2",
        contact=(A, B),
        process_count=2,
        organisation=CITY,
        processes=(WorkProcess(code="P1", name="Aanvraag", contact=(A,)),),
        previous_round="voorjaar 2027",
        previous=(
            PreviousCell(row="V8.1a", header=layout.DIRECTORATE, text="Deels"),
            PreviousCell(row="V1.2a", header="P1", text="N.v.t.: doet een andere dienst"),
            PreviousCell(row="V1.2a", header=layout.EVIDENCE, text="=het =register"),
            PreviousCell(row="W3", header="P1", text="2 Eén persoon, met controle achteraf"),
            PreviousCell(row="RV1", header=layout.LEAD, text="Ja"),
            PreviousCell(row="D1", header=layout.DOCUMENTS.headers[2], text="Ja"),
            PreviousCell(row="D1", header=layout.PLACE, text="op de schijf"),
        ),
    ),
}
"""Every kind: short, full, for residents, tailored to a city in light colours, the widest, and measuring again."""

SCANS = [name for name in ISSUES if name != "spiegel-inwoners"]


@cache
def the_instrument() -> Instrument:
    loaded, problems = load_instrument()
    assert loaded is not None, problems
    return loaded


@cache
def blob(name: str) -> bytes:
    return packed(build(the_instrument(), ISSUES[name]))


@cache
def opened(name: str) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(blob(name)), rich_text=True)


def visible(name: str) -> list[Worksheet]:
    return [sheet for sheet in opened(name).worksheets if sheet.sheet_state == "visible"]


def unlocked(sheet: Worksheet) -> set[str]:
    return {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}


def cells_of(area: str) -> set[str]:
    left, top, right, bottom = range_boundaries(area)
    return {
        f"{layout.column_letter(column)}{row}" for column in range(left, right + 1) for row in range(top, bottom + 1)
    }
