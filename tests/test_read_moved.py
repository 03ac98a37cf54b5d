"""Whatever people do to sheets, rows and columns: the answers stay the same, because reading goes by identity."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.returns import MIRROR, SHORT, Return, question_for, the_instrument, told
from zelfscan.model.finding import Finding
from zelfscan.model.instrument import Level, State
from zelfscan.model.scan import Scan
from zelfscan.workbook import layout
from zelfscan.workbook.positions import Table
from zelfscan.workbook.read import read


def read_back(book: Return, path: Path) -> tuple[Scan, tuple[Finding, ...]]:
    scan, findings = read(book.save(path), the_instrument())
    assert scan is not None, findings
    return scan.model_copy(update={"source": "", "overrides": _without_source(scan)}), findings


def _without_source(scan: Scan) -> tuple[object, ...]:
    return tuple(item.model_copy(update={"source": ""}) for item in scan.overrides)


def rows_in_reverse(book: Return) -> list[tuple[str, str, str]]:
    sheet, table = book.book["R2"], book.positions.tables["R2"]
    numbers = list(range(table.first_row, table.last_row + 1))
    values = [[cell.value for cell in sheet[number]] for number in numbers]
    for number, row in zip(numbers, reversed(values), strict=True):
        for cell, value in zip(sheet[number], row, strict=True):
            cell.value = value
    return []


def tabs_in_another_order(book: Return) -> list[tuple[str, str, str]]:
    book.book.move_sheet("R1", offset=5)
    book.book.move_sheet(layout.DETAILS.title, offset=3)
    return []


def a_sheet_renamed(book: Return) -> list[tuple[str, str, str]]:
    book.book["R3"].title = "Beelden en werkdruk"
    return [("BL-002", "Beelden en werkdruk", "")]


def columns_inserted(book: Return) -> list[tuple[str, str, str]]:
    for title in ("R2", layout.DETAILS.title):
        book.book[title].insert_cols(1, 2)
        book.book[title].insert_cols(5)
    return []


def rows_inserted(book: Return) -> list[tuple[str, str, str]]:
    book.book["R4"].insert_rows(1, 3)
    book.book["R4"].insert_rows(book.positions.tables["R4"].first_row + 5, 2)
    return []


def extra_sheets_and_notes(book: Return) -> list[tuple[str, str, str]]:
    notes = book.book.create_sheet("Aantekeningen", 0)
    notes.append(["Nr", "Wat we nog willen bespreken"])
    notes.append([1, "Wie belt de jurist?"])
    table, sheet = book.positions.tables["R1"], book.book["R1"]
    sheet[f"A{table.last_row + 2}"].value = "Besproken in het teamoverleg van maart."
    sheet[f"B{table.last_row + 3}"].value = "Nog doen: bellen met de jurist?"
    return [("BL-015", "Aantekeningen", "B1"), ("BL-015", "R1", f"A{table.last_row + 2}")]


def headers_in_other_letters(book: Return) -> list[tuple[str, str, str]]:
    sheet, table = book.book["R5"], book.positions.tables["R5"]
    for cell in sheet[table.header_row]:
        cell.value = f" {cell.value.upper()} " if isinstance(cell.value, str) else cell.value
    return []


def ids_in_other_letters(book: Return) -> list[tuple[str, str, str]]:
    sheet, table = book.book["R6"], book.positions.tables["R6"]
    for row_id, row in table.rows.items():
        sheet[f"A{row}"].value = f" {row_id.lower().replace('.', ',')}  "
    return []


def answers_in_other_letters(book: Return) -> list[tuple[str, str, str]]:
    for sheet in (book.book["R7"], book.book["R8"]):
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value in ("Ja, volledig", "Grotendeels", "Weet ik niet"):
                    cell.value = f"  {cell.value.upper()} "
    return []


def no_hidden_sheet(book: Return) -> list[tuple[str, str, str]]:
    del book.book[layout.META.title]
    return [("WB-004", "", "")]


def no_sheets_that_people_only_look_at(book: Return) -> list[tuple[str, str, str]]:
    for title in (layout.START.title, layout.LISTS.title):
        del book.book[title]
    return []


CHANGES: tuple[Callable[[Return], list[tuple[str, str, str]]], ...] = (
    rows_in_reverse,
    tabs_in_another_order,
    a_sheet_renamed,
    columns_inserted,
    rows_inserted,
    extra_sheets_and_notes,
    headers_in_other_letters,
    ids_in_other_letters,
    answers_in_other_letters,
    no_sheets_that_people_only_look_at,
)


@pytest.fixture(scope="module")
def as_issued(tmp_path_factory: pytest.TempPathFactory) -> Scan:
    scan, findings = read_back(Return(), tmp_path_factory.mktemp("goed") / "goed.xlsx")
    assert findings == ()
    return scan


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_moving_things_changes_no_answer(
    tmp_path: Path, as_issued: Scan, change: Callable[[Return], list[tuple[str, str, str]]]
) -> None:
    book = Return()
    expected = change(book)
    scan, findings = read_back(book, tmp_path / "anders.xlsx")
    assert told(findings) == expected
    assert scan == as_issued


def test_everything_moved_at_once_changes_no_answer(tmp_path: Path, as_issued: Scan) -> None:
    book = Return()
    for change in CHANGES:
        change(book)
    scan, findings = read_back(book, tmp_path / "anders.xlsx")
    assert {item[:2] for item in told(findings)} == {
        ("BL-002", "Beelden en werkdruk"),
        ("BL-015", "Aantekeningen"),
        ("BL-015", "R1"),
    }
    assert scan == as_issued


def test_a_cell_in_a_moved_column_has_the_address_that_excel_shows(tmp_path: Path) -> None:
    book = Return()
    row = book.table(question_for("P1").id).rows[question_for("P1").id]
    book.put(question_for("P1").id, "P1", "jaa")
    book.book["R1"].insert_cols(2, 3)
    _, findings = read_back(book, tmp_path / "anders.xlsx")
    assert told(findings) == [("AN-003", "R1", f"H{row}")]


@pytest.mark.parametrize("meta", [True, False])
@pytest.mark.parametrize("properties", [True, False])
def test_any_one_identity_is_enough(tmp_path: Path, as_issued: Scan, meta: bool, properties: bool) -> None:
    book = Return()
    if not meta:
        del book.book[layout.META.title]
    if not properties:
        for name in (layout.PROPERTY_INSTRUMENT, layout.PROPERTY_VERSION, layout.PROPERTY_WORKBOOK):
            del book.book.custom_doc_props[name]
    scan, findings = read_back(book, tmp_path / "wie.xlsx")
    assert told(findings) == ([] if meta else [("WB-004" if properties else "WB-005", "", "")])
    assert scan.answers == as_issued.answers
    assert (scan.full, scan.contact, scan.asked) == (as_issued.full, as_issued.contact, as_issued.asked)
    assert scan.workbook_id == ("proef-1" if meta or properties else "")


def test_a_workbook_of_another_instrument_is_explained(tmp_path: Path) -> None:
    book = Return()
    book.book[layout.META.title]["B2"].value = "energiescan"
    scan, findings = read(book.save(tmp_path / "ander.xlsx"), the_instrument())
    assert scan is None
    assert told(findings) == [("WB-002", "", "")]
    assert findings[0].found == "energiescan"


def test_a_workbook_of_another_version_is_read_with_a_word_about_it(tmp_path: Path, as_issued: Scan) -> None:
    book = Return()
    book.book[layout.META.title]["B3"].value = "2025.9"
    book.put(question_for("P1").id, layout.QUESTION, "Zo vroegen we het toen")
    scan, findings = read_back(book, tmp_path / "oud.xlsx")
    assert told(findings) == [("WB-003", "", "")]
    assert scan.instrument_version == "2025.9"
    assert scan.answers == as_issued.answers


def test_a_workbook_without_anything_of_ours_is_explained(tmp_path: Path) -> None:
    book = Return()
    for title in book.book.sheetnames[1:]:
        del book.book[title]
    for name in (layout.PROPERTY_INSTRUMENT, layout.PROPERTY_VERSION, layout.PROPERTY_WORKBOOK):
        del book.book.custom_doc_props[name]
    scan, findings = read(book.save(tmp_path / "leeg.xlsx"), the_instrument())
    assert (scan, told(findings)) == (None, [("WB-001", "", "")])


def test_a_copied_sheet_with_the_same_answers_is_one_notice(tmp_path: Path, as_issued: Scan) -> None:
    book = Return()
    book.book.copy_worksheet(book.book["R2"]).title = "R2 (2)"
    scan, findings = read_back(book, tmp_path / "kopie.xlsx")
    assert told(findings) == [("BL-012", "R2 (2)", "")]
    assert scan == as_issued


def test_a_copied_sheet_with_other_answers_is_one_error_and_what_differs_is_open(tmp_path: Path) -> None:
    book, question = Return(), question_for("P1", 12)
    copy = book.book.copy_worksheet(book.book[book.table(question.id).sheet])
    copy.title = "kopie"
    copy[book.address(question.id, "P1")].value = "Gegevens niet gekregen"
    scan, findings = read_back(book, tmp_path / "kopie.xlsx")
    assert told(findings) == [("BL-010", "kopie", "")]
    assert [item.found for item in findings if item.code == "BL-010"] == [question.id]
    states = [item.state for item in scan.answers if (item.question, item.process) == (question.id, "P1")]
    assert states == [State.OPEN]


def test_rows_that_are_gone_are_named_and_open(tmp_path: Path, as_issued: Scan) -> None:
    book, table = Return(), Return().positions.tables["R2"]
    gone = list(table.rows)[:2]
    _delete(book, table, gone)
    scan, findings = read_back(book, tmp_path / "weg.xlsx")
    assert told(findings) == [("BL-005", "R2", "")]
    assert findings[0].found == ", ".join(gone)
    assert len(scan.answers) == len(as_issued.answers)
    assert {item.state for item in scan.answers if item.question in gone} == {State.OPEN}


def test_a_table_without_its_header_row_is_one_finding(tmp_path: Path) -> None:
    book, table = Return(), Return().positions.tables["R2"]
    book.book["R2"].delete_rows(table.header_row)
    _, findings = read_back(book, tmp_path / "kop.xlsx")
    assert told(findings) == [("BL-004", "R2", "")]


def test_a_row_of_another_workbook_is_left_out(tmp_path: Path) -> None:
    book = Return(SHORT)
    other = next(item for item in the_instrument().questions if item.id not in book.positions.tables["questions"].rows)
    table, sheet = book.positions.tables["questions"], book.book[layout.QUESTIONS.title]
    sheet[f"A{table.last_row + 2}"].value = other.id
    sheet[f"E{table.last_row + 2}"].value = "Nee"
    scan, findings = read_back(book, tmp_path / "extra.xlsx")
    assert told(findings) == [("BL-009", layout.QUESTIONS.title, f"A{table.last_row + 2}")]
    assert other.id not in {item.question for item in scan.answers}


def test_a_missing_sheet_is_one_finding_and_its_answers_are_open(tmp_path: Path, as_issued: Scan) -> None:
    book = Return()
    del book.book["R2"]
    scan, findings = read_back(book, tmp_path / "weg.xlsx")
    assert [(item.code, item.found) for item in findings] == [("BL-001", "R2")]
    assert len(scan.answers) == len(as_issued.answers)


def test_the_mirror_for_residents_is_read_as_level_experience(tmp_path: Path) -> None:
    scan, findings = read_back(Return(MIRROR), tmp_path / "spiegel.xlsx")
    assert findings == ()
    assert scan.level is Level.EXPERIENCE
    assert {item.option for item in scan.answers} == {"meestal"}
    assert len(scan.answers) == len(the_instrument().mirror)


def _delete(book: Return, table: Table, row_ids: list[str]) -> None:
    """Delete whole rows, from below."""
    for row_id in reversed(row_ids):
        book.book[table.sheet].delete_rows(table.rows[row_id])
