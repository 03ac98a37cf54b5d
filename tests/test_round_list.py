"""deelnemers.xlsx: what it looks like, what it says while people fill it in, and how it is read."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.accessibility import workbook_problems
from tests.returns import through_libreoffice
from tests.round_lists import PROCESS, ROLE, SCHOOL, WMO, Row, cell_of, filled_list
from tests.soundness import soundness_problems
from tests.workbooks import CITY, the_instrument
from zelfscan.messages import sentence
from zelfscan.model.finding import Finding
from zelfscan.model.instrument import ContactType, Level
from zelfscan.model.round import Participant
from zelfscan.rounds import columns
from zelfscan.rounds.list_sheets import build_participants
from zelfscan.rounds.participants import read_list, read_participants
from zelfscan.workbook.build import packed

A, B, C = ContactType.A, ContactType.B, ContactType.C


def read(path: Path) -> tuple[tuple[Participant, ...], tuple[Finding, ...]]:
    return read_participants(path, the_instrument())


def waiting(path: Path) -> list[str]:
    return [entry.participant.directorate for entry in read_list(path, the_instrument())[1]]


# --- how it looks ---


@pytest.mark.parametrize("organisation", [None, CITY], ids=["eigen kleuren", "lichte kleuren"])
def test_the_list_is_accessible_and_sound(organisation: Any, tmp_path: Path) -> None:
    blob = packed(build_participants(the_instrument(), organisation))
    path = tmp_path / "deelnemers.xlsx"
    path.write_bytes(blob)
    assert workbook_problems(blob) == []
    assert soundness_problems(path) == []


def test_the_list_has_the_five_sheets_and_people_may_change_them(tmp_path: Path) -> None:
    workbook = openpyxl.load_workbook(filled_list(tmp_path / "deelnemers.xlsx"))
    assert workbook.sheetnames == ["Deelnemers", "Werkprocessen", "Rollen", "Keuze", "Lijsten"]
    assert not any(sheet.protection.sheet for sheet in workbook.worksheets)
    assert all(sheet.page_setup.fitToWidth == 1 for sheet in workbook.worksheets)


def test_every_drop_down_is_a_name_that_exists_and_holds_only_what_can_be_read(tmp_path: Path) -> None:
    workbook = openpyxl.load_workbook(filled_list(tmp_path / "deelnemers.xlsx"))
    used = {
        rule.formula1
        for sheet in workbook.worksheets
        for rule in sheet.data_validations.dataValidation
        if rule.type == "list"
    }
    assert len(used) == 10
    assert used <= set(workbook.defined_names)
    sheet, _, area = workbook.defined_names["lijst_contact"].attr_text.replace("$", "").partition("!")
    contacts = [row[0].value for row in workbook[sheet][area]]
    rows = [{**WMO, "Directie": f"Dienst {number}", "Contact": text} for number, text in enumerate(contacts)]
    people, findings = read(filled_list(tmp_path / "alle.xlsx", rows, (), ()))
    assert findings == ()
    assert {person.contact for person in people} == {(A,), (B,), (C,), (A, B), (A, C), (B, C), (A, B, C)}


# --- what it says while people fill it in ---

LIVE_PEOPLE = [
    WMO,
    {**SCHOOL, "Mailadres": "geen adres"},
    {"Contact": "A"},
    {**SCHOOL, "Directie": "Markt", "Contact": None},
    {**SCHOOL, "Directie": "Parken", "Samen": None, "Inwoners": None},
    {**SCHOOL, "Directie": "Zorg", "Inleveren voor": "begin april"},
    {**SCHOOL, "Directie": "wmo-loket "},
    {**SCHOOL, "Directie": "Sport", "Mailadres": None},
]
CHECKED = [
    "Deze directie staat er twee keer",
    "Kijk het mailadres na",
    "Vul de directie in",
    "Kies het contact",
    "Vul bij een niveau in hoeveel werkboeken",
    "Typ de datum opnieuw, als 1-4-2027",
    "Deze directie staat er twee keer",
    "Vul een mailadres in",
    None,
]


def choices(*places: int | None) -> Row:
    """A row of Keuze with the so-manieth answer to each question, None for an open one."""
    texts = the_instrument().texts
    options = [texts[f"round.participants.choice.options.{key}"].split(" | ") for key in columns.CRITERIA]
    answers = (None if place is None else row[place] for row, place in zip(options, places, strict=True))
    return dict(zip(columns.CRITERIA.values(), answers, strict=True))


LIVE_CHOICE = [
    ({"Directie": "Wmo-loket", **choices(3, 3, 2, 3, 2)}, 13, "Goede plek om te beginnen"),
    ({"Directie": "Leerplicht", **choices(2, 1, 1, 2, 1)}, 7, "Kan meedoen"),
    ({"Directie": "Paspoorten", **choices(1, 0, 0, 2, 2)}, 5, "Liever later"),
    ({"Directie": "Bijstand", **choices(3, 3, 3, 0, 3)}, 12, "Praat eerst met de directie over steun"),
    ({"Directie": "Subsidies", **choices(2, None, None, 2, 2)}, None, "Nog 2 van 5 te kiezen"),
    ({}, None, None),
]


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> openpyxl.Workbook:
    """A list with mistakes, as LibreOffice computes it."""
    processes = [PROCESS, {**PROCESS, "Directie": "Wmo"}, {**PROCESS, "Werkproces": None}]
    roles = [ROLE, ROLE, {**ROLE, "Rol": "Jurist", "Wie (functie of naam)": None}]
    path = tmp_path_factory.mktemp("lijst") / "deelnemers.xlsx"
    filled_list(path, LIVE_PEOPLE, processes, roles, [row for row, _, _ in LIVE_CHOICE])
    return openpyxl.load_workbook(through_libreoffice(path, "xlsx"), data_only=True)


def column(book: openpyxl.Workbook, sheet: str, header: str, count: int) -> list[object]:
    letter = next(cell.column_letter for cell in book[sheet][5] if cell.value == header)
    return [book[sheet][f"{letter}{row}"].value or None for row in range(6, 6 + count)]


@pytest.mark.libreoffice
def test_every_row_of_the_list_says_what_is_missing(live: openpyxl.Workbook) -> None:
    assert column(live, "Deelnemers", "Controle", len(CHECKED)) == CHECKED
    assert live["Deelnemers"]["A4"].value == "Aantal directies: 8. Nog niet in orde: 8."


@pytest.mark.libreoffice
def test_processes_and_roles_are_checked_too(live: openpyxl.Workbook) -> None:
    unknown = "Deze directie staat niet bij Deelnemers"
    # the name stands twice on Deelnemers, which is not a mistake of these rows
    assert column(live, "Werkprocessen", "Controle", 4) == ["In orde", unknown, "Vul het werkproces in", None]
    twice = "Deze rol staat er twee keer"
    assert column(live, "Rollen", "Controle", 4) == [twice, twice, "Vul in wie het is", None]


@pytest.mark.libreoffice
def test_the_help_with_choosing_adds_points_and_says_them_in_words(live: openpyxl.Workbook) -> None:
    assert column(live, "Keuze", "Punten", len(LIVE_CHOICE)) == [points for _, points, _ in LIVE_CHOICE]
    assert column(live, "Keuze", "Wat zegt dit?", len(LIVE_CHOICE)) == [words for _, _, words in LIVE_CHOICE]
    assert live["Keuze"]["A4"].value == "Aantal directies: 5. Met uitkomst: 4."


# --- how it is read ---


def test_what_is_filled_in_is_read(tmp_path: Path) -> None:
    people, findings = read(filled_list(tmp_path / "deelnemers.xlsx"))
    wmo, school = people
    assert findings == ()
    assert (wmo.directorate, wmo.contact, wmo.full, wmo.partner) == ("Wmo-loket", (A,), False, False)
    assert wmo.copies == {Level.MANAGEMENT: 1, Level.EXECUTION: 2}
    assert (wmo.mail, wmo.deadline) == ("wmo@wilgendam.voorbeeld", dt.date(2027, 4, 1))
    assert (wmo.commissioner, wmo.lead) == ("Directeur Sociaal Domein", "Beleidsadviseur Wmo")
    assert [(process.code, process.name, process.contact) for process in wmo.processes] == [
        ("P1", "Aanvraag hulp bij het huishouden", (A,))
    ]
    assert [(role.role, role.holder) for role in wmo.roles] == [("teammanager", "Hoofd Wmo")]
    assert (school.full, school.partner, school.deadline) == (True, True, None)
    assert school.copies == {Level.TOGETHER: 1, Level.EXPERIENCE: 1}


def moved_columns(book: openpyxl.Workbook) -> None:
    book["Deelnemers"].move_range("A5:C7", cols=20)
    book["Deelnemers"].delete_cols(1, 3)


def moved_rows(book: openpyxl.Workbook) -> None:
    book["Deelnemers"].move_range("A7:O7", rows=12)
    book["Deelnemers"].insert_rows(1, 4)
    book["Werkprocessen"].move_range("A6:D6", rows=9)


def renamed_sheets(book: openpyxl.Workbook) -> None:
    for sheet in book.worksheets:
        sheet.title = f"Ons {sheet.title}"


def own_columns(book: openpyxl.Workbook) -> None:
    book["Deelnemers"].insert_cols(2)
    book["Deelnemers"]["B5"], book["Deelnemers"]["B6"] = "Gebeld?", "ja"
    book["Deelnemers"]["Q50"] = "Denk aan de vakantie"


def sloppy_typing(book: openpyxl.Workbook) -> None:
    sheet = book["Deelnemers"]
    sheet["A6"], sheet["B6"], sheet["C6"], sheet["D7"] = "  Wmo-loket ", "a", "KORT", "1"
    sheet["A5"], sheet["N5"] = "directie ", " SOORT"
    book["Werkprocessen"]["A6"], book["Rollen"]["B6"] = "WMO-loket", "teammanager"


@pytest.mark.parametrize("change", [moved_columns, moved_rows, renamed_sheets, own_columns, sloppy_typing])
def test_what_people_do_to_the_list_changes_nothing_of_what_it_says(
    change: Callable[[openpyxl.Workbook], None], tmp_path: Path
) -> None:
    path = filled_list(tmp_path / "deelnemers.xlsx")
    before = read(path)
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)
    assert read(path) == before


@pytest.mark.libreoffice
@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls"])
def test_libreoffice_changes_nothing_of_what_the_list_says(kind: str, tmp_path: Path) -> None:
    path = filled_list(tmp_path / "deelnemers.xlsx")
    assert read(through_libreoffice(path, kind)) == read(path)


# --- mistakes ---

MISTAKES: list[tuple[str, dict[str, Any], str, str, str]] = [
    ("Contact", {"Contact": "D"}, "RO-007", "Contact", "Kies uit: A / B / C"),
    ("Contact", {"Contact": None}, "RO-008", "Contact", "Contact ontbreekt"),
    ("Opzet", {"Opzet": "volledg"}, "RO-007", "Opzet", 'Bedoel je "volledig"?'),
    ("Soort", {"Soort": "partnr"}, "RO-007", "Soort", 'Bedoel je "partner"?'),
    ("niveau", {"Leiding": "twee stuks"}, "RO-014", "Leiding", "van 0 tot en met 50"),
    ("niveau", {"Leiding": "2 stuks"}, "RO-014", "Leiding", "Bedoel je 2?"),
    ("niveau", {"Leiding": "x"}, "RO-014", "Leiding", "Bedoel je 1?"),
    ("niveau", {"Leiding": -1}, "RO-014", "Leiding", "van 0 tot en met 50"),
    ("niveau", {"Leiding": 1.5}, "RO-014", "Leiding", "van 0 tot en met 50"),
    ("niveau", {"Leiding": None, "Uitvoering": 0}, "RO-015", "Samen", "minstens één niveau"),
    ("datum", {"Inleveren voor": "begin april"}, "RO-013", "Inleveren voor", "Typ de datum zo: 1-4-2027."),
    ("datum", {"Inleveren voor": "5-4-27"}, "RO-013", "Inleveren voor", "Typ de datum zo: 5-4-2027."),
    ("datum", {"Inleveren voor": dt.datetime(1990, 4, 1)}, "RO-013", "Inleveren voor", "Typ de datum zo"),
    ("naam", {"Directie": None}, "RO-008", "Directie", "Directie ontbreekt"),
]


@pytest.mark.parametrize(("_kind", "change", "code", "header", "says"), MISTAKES)
def test_a_mistake_is_named_with_its_cell_and_the_directorate_waits(
    _kind: str, change: dict[str, Any], code: str, header: str, says: str, tmp_path: Path
) -> None:
    path = filled_list(tmp_path / "deelnemers.xlsx", [{**WMO, **change}, SCHOOL], (), ())
    found = read(path)[1]
    ready, _, _ = read_list(path, the_instrument())
    cell = cell_of(path, "Deelnemers", header)
    assert [(finding.code, finding.sheet, finding.cell) for finding in found] == [(code, "Deelnemers", cell)]
    assert says in sentence(found[0])
    assert [entry.participant.directorate for entry in ready] == ["Leerplicht"]


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("wmo.wilgendam.voorbeeld", "Bijvoorbeeld: naam@gemeente.nl."),
        ("wmo@wilgendam", 'Bedoel je "wmo@wilgendam.nl"?'),
        ("wmo@wilgendam,nl", 'Bedoel je "wmo@wilgendam.nl"?'),
        ("wmo (at) wilgendam.nl", 'Bedoel je "wmo@wilgendam.nl"?'),
        ("wmo @wilgendam..nl", 'Bedoel je "wmo@wilgendam.nl"?'),
    ],
)
def test_a_wrong_mail_address_is_a_warning_with_what_may_be_meant(typed: str, says: str, tmp_path: Path) -> None:
    people, findings = read(filled_list(tmp_path / "deelnemers.xlsx", [{**WMO, "Mailadres": typed}]))
    assert [finding.code for finding in findings] == ["RO-011"]
    assert says in sentence(findings[0])
    assert people[0].mail == ""


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("Noor de Vries <n.vries@stad.nl>", "n.vries@stad.nl"),
        ("mailto:n.vries@stad.nl", "n.vries@stad.nl"),
        ("a@stad.nl; b@stad.nl", "a@stad.nl, b@stad.nl"),
        ("a@stad.nl, b@stad.nl", "a@stad.nl, b@stad.nl"),
    ],
)
def test_mail_addresses_are_taken_as_people_paste_them(typed: str, address: str, tmp_path: Path) -> None:
    people, findings = read(filled_list(tmp_path / "deelnemers.xlsx", [{**WMO, "Mailadres": typed}]))
    assert findings == ()
    assert people[0].mail == address


@pytest.mark.parametrize("typed", ["1 april 2027", "01-04-2027", "2027-04-01"])
def test_a_date_as_text_is_read_and_told(typed: str, tmp_path: Path) -> None:
    path = filled_list(tmp_path / "deelnemers.xlsx", [{**WMO, "Inleveren voor": typed}])
    people, findings = read(path)
    assert people[0].deadline == dt.date(2027, 4, 1)
    assert [finding.code for finding in findings] == ["RO-012"]
    assert waiting(path) == []


@pytest.mark.parametrize(
    ("typed", "contact"), [("A, C", (A, C)), ("a+b", (A, B)), ("AB", (A, B)), ("c en a", (A, C)), ("A/B/C", (A, B, C))]
)
def test_contact_types_are_taken_as_people_type_them(
    typed: str, contact: tuple[ContactType, ...], tmp_path: Path
) -> None:
    people, findings = read(filled_list(tmp_path / "deelnemers.xlsx", [{**WMO, "Contact": typed}]))
    assert findings == ()
    assert people[0].contact == contact


@pytest.mark.parametrize(
    ("second", "code"), [("wmo-loket", "RO-009"), ("WMÓ-Loket ", "RO-009"), ("Wmo loket!", "RO-010")]
)
def test_two_rows_for_one_directorate_both_wait(second: str, code: str, tmp_path: Path) -> None:
    rows = [WMO, SCHOOL, {**WMO, "Directie": second}]
    path = filled_list(tmp_path / "deelnemers.xlsx", rows, (), ())
    findings = read(path)[1]
    assert [(finding.code, finding.cell, finding.expected) for finding in findings] == [(code, "A8", "A6")]
    assert waiting(path) == ["Wmo-loket"]


def test_a_process_or_role_of_nobody_is_named_and_the_nearest_directorate_waits(tmp_path: Path) -> None:
    path = filled_list(
        tmp_path / "deelnemers.xlsx",
        processes=[{**PROCESS, "Directie": "Wmo lokket"}],
        roles=[{**ROLE, "Directie": "Havenbedrijf"}],
    )
    findings = read(path)[1]
    assert [(finding.code, finding.sheet, finding.cell) for finding in findings] == [
        ("RO-016", "Werkprocessen", "A6"),
        ("RO-016", "Rollen", "A6"),
    ]
    assert 'Bedoel je "Wmo-loket"?' in sentence(findings[0])
    assert waiting(path) == ["Wmo-loket"]


def test_too_many_processes_double_ones_and_another_contact_are_named(tmp_path: Path) -> None:
    names = [f"Aanvraag {number}" for number in range(1, 10)]
    rows = [{**PROCESS, "Werkproces": name} for name in names]
    path = filled_list(tmp_path / "veel.xlsx", processes=rows)
    assert [(finding.code, finding.cell) for finding in read(path)[1]] == [("RO-017", "B14")]
    assert waiting(path) == ["Wmo-loket"]
    other = [PROCESS, {**PROCESS, "Werkproces": PROCESS["Werkproces"].upper()}, {**PROCESS, "Werkproces": "Toezicht"}]
    path = filled_list(tmp_path / "anders.xlsx", processes=[*other[:2], {**other[2], "Contact": "A en B"}])
    assert [(finding.code, finding.cell) for finding in read(path)[1]] == [("RO-019", "B7"), ("RO-018", "C8")]


def test_a_role_that_we_do_not_know_gets_the_nearest_one(tmp_path: Path) -> None:
    path = filled_list(tmp_path / "deelnemers.xlsx", roles=[{**ROLE, "Rol": "Team manager"}, {**ROLE, "Rol": None}])
    findings = read(path)[1]
    assert [(finding.code, finding.cell) for finding in findings] == [("RO-007", "B6"), ("RO-008", "B7")]
    assert 'Bedoel je "Teammanager"?' in sentence(findings[0])


def test_headers_that_are_wrong_doubled_or_gone_are_named(tmp_path: Path) -> None:
    path = filled_list(tmp_path / "deelnemers.xlsx")
    book = openpyxl.load_workbook(path)
    book["Deelnemers"]["J5"], book["Deelnemers"]["P5"] = "Mail adres", "Trekker"
    book.save(path)
    findings = read(path)[1]
    assert [(finding.code, finding.cell) for finding in findings] == [("RO-004", "J5"), ("RO-006", "P5")]
    assert 'Bedoel je "Mailadres"?' in sentence(findings[0])
    book["Deelnemers"]["B5"] = "?"
    book.save(path)
    assert ("RO-005", "Contact") in [(finding.code, finding.expected) for finding in read(path)[1]]


def test_a_list_that_is_no_list_says_so(tmp_path: Path) -> None:
    assert [finding.code for finding in read(tmp_path / "deelnemers.xlsx")[1]] == ["RO-002"]
    book = openpyxl.Workbook()
    book.save(tmp_path / "deelnemers.xlsx")
    assert [finding.code for finding in read(tmp_path / "deelnemers.xlsx")[1]] == ["RO-003"]
    (tmp_path / "deelnemers.xlsx").write_bytes(b"geen werkboek")
    assert [finding.code for finding in read(tmp_path / "deelnemers.xlsx")[1]] == ["BE-007"]
    empty = filled_list(tmp_path / "deelnemers.xlsx", (), (), ())
    assert [finding.code for finding in read(empty)[1]] == ["RO-088"]


def test_a_list_of_a_thousand_directorates_is_read_in_one_go(tmp_path: Path) -> None:
    rows = [{**WMO, "Directie": f"Dienst {number}"} for number in range(1000)]
    people, findings = read(filled_list(tmp_path / "deelnemers.xlsx", rows, (), ()))
    assert (len(people), findings) == (1000, ())
