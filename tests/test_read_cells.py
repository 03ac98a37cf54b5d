"""What people type where a choice, number, date or process belongs: what is understood, and what is said of it."""

import datetime as dt
from pathlib import Path

import pytest

from tests.returns import SHORT, Return, question_for, the_instrument, told
from zelfscan.messages import sentence
from zelfscan.model.finding import Finding
from zelfscan.model.instrument import ContactType, Level, Per, State
from zelfscan.model.scan import Answer, Scan
from zelfscan.workbook import layout
from zelfscan.workbook.choices import Choices
from zelfscan.workbook.read import read

ANSWERS = Choices.of(next(scale for scale in the_instrument().scales if scale.id == "answers"))


def scan_of(book: Return, path: Path) -> tuple[Scan, list[Finding]]:
    """The scan, and the findings apart from what is open."""
    scan, findings = read(book.save(path / "werkboek.xlsx"), the_instrument())
    assert scan is not None
    return scan, [finding for finding in findings if not finding.code.startswith("OP-")]


def answer_of(scan: Scan, question: str, process: str | None) -> Answer:
    return next(item for item in scan.answers if (item.question, item.process) == (question, process))


@pytest.mark.parametrize("typed", ["Ja, volledig", "ja, volledig", "  JA,  VOLLEDIG ", "Nee", "WEET IK NIET", "deels"])
def test_case_and_spaces_need_no_word(typed: str) -> None:
    assert ANSWERS.match(typed).exact


@pytest.mark.parametrize(
    ("typed", "option"),
    [
        ("ja", "ja"),
        ("Ja volledig", "ja"),
        ("ja.", "ja"),
        ("Grotendeel", "grotendeels"),
        ("grotend", "grotendeels"),
        ("gedeeltelijk", "deels"),
        ("nee!", "nee"),
        ("weet niet", "weet_niet"),
        ("?", "weet_niet"),
        ("gegevens niet gekregn", "niet_gekregen"),
        ("N.v.t. komt hier niet voor", "nvt_hier"),
        ("nvt: doet een andere dienst", "nvt_dienst"),
    ],
)
def test_what_can_mean_one_thing_is_understood_and_named(typed: str, option: str) -> None:
    match = ANSWERS.match(typed)
    assert match.option is not None
    assert (match.option.id, match.exact, match.bare) == (option, False, False)


@pytest.mark.parametrize("typed", ["n.v.t.", "nvt", "N.V.T", "niet van toepassing"])
def test_a_bare_not_applicable_is_read_as_the_one_that_asks_for_a_reason(typed: str) -> None:
    match = ANSWERS.match(typed)
    assert match.option is not None
    assert (match.option.id, match.bare) == ("nvt_anders", True)


@pytest.mark.parametrize(
    ("typed", "suggestion"),
    [("jaa", "Ja, volledig"), ("neee", "Nee"), ("dels", "Deels"), ("x", ""), ("misschien", ""), ("1", "")],
)
def test_what_can_mean_more_things_is_not_guessed(typed: str, suggestion: str) -> None:
    match = ANSWERS.match(typed)
    assert match.option is None
    assert match.suggestion == suggestion


def test_an_invalid_answer_counts_as_open(tmp_path: Path) -> None:
    book, question = Return(), question_for("P1").id
    book.put(question, "P1", "jaa")
    scan, findings = read(book.save(tmp_path / "fout.xlsx"), the_instrument())
    assert scan is not None
    assert answer_of(scan, question, "P1") == Answer(question, "P1", State.OPEN)
    still_open = [(item.sheet, item.found) for item in findings if item.code.startswith("OP-")]
    assert still_open == [(book.table(question).sheet, "1")]


def test_an_explanation_makes_a_bare_not_applicable_a_notice(tmp_path: Path) -> None:
    book, question = Return(), question_for("P1").id
    book.put(question, "P1", "n.v.t.")
    book.put(question, layout.EXPLANATION, "Hier beslist het Rijk over.")
    scan, findings = scan_of(book, tmp_path)
    assert [finding.code for finding in findings] == ["AN-002"]
    assert answer_of(scan, question, "P1").state is State.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("typed", "value"),
    [(2, 2), (2.0, 2), ("2", 2), (" 2 ", 2), ("2 {}", 2), ("2. {}", 2), ("2: {}", 2), ("2 - {}", 2), ("{}", 2), (0, 0)],
)
def test_an_attribute_may_be_a_number_its_meaning_or_both(tmp_path: Path, typed: object, value: int) -> None:
    book, without_w7 = Return(), [item for item in the_instrument().attributes if item.id != "W7"]
    for item in without_w7:
        meaning = item.options[value]
        book.put(item.id, "P1", typed.format(meaning) if isinstance(typed, str) else typed)
    scan, findings = scan_of(book, tmp_path)
    assert findings == []
    assert scan.processes[0].attributes == {item.id: value for item in without_w7} | {"W7": 3}


@pytest.mark.parametrize("typed", [4, -1, 1.5, "7", "9 Alles", "veel te veel", True])
def test_another_attribute_is_an_error_and_open(tmp_path: Path, typed: object) -> None:
    book = Return()
    place = book.put("W1", "P1", typed)
    scan, findings = scan_of(book, tmp_path)
    assert [(item.code[:3], item.sheet, item.cell) for item in findings] == [("AN-", *place)]
    assert "W1" not in scan.processes[0].attributes


@pytest.mark.parametrize(("typed", "people", "codes"), [
    (6, 6, []), (6.0, 6, []), ("6", 6, []), ("6 mensen", 6, ["AN-001"]), (0, None, ["GE-004"]), (2.5, None, ["GE-004"]),
    ("vier of 5, 6", None, ["GE-004"]), ("-3", None, ["GE-004"]), (dt.date(2026, 6, 1), None, ["GE-004"]),
    (None, None, ["GE-005"]),
])  # fmt: skip
def test_the_number_of_people(tmp_path: Path, typed: object, people: int | None, codes: list[str]) -> None:
    book = Return()
    book.put("G4", layout.VALUE, typed)
    scan, findings = scan_of(book, tmp_path)
    assert scan.people == people
    assert [finding.code for finding in findings] == codes


@pytest.mark.parametrize(
    "typed",
    [dt.date(2026, 3, 12), dt.datetime(2026, 3, 12, 9, 30), "12-3-2026", "12/03/2026", "12 maart 2026", "2026-03-12"],
)
def test_a_date_may_be_written_in_many_ways(tmp_path: Path, typed: object) -> None:
    book = Return()
    book.put("G5", layout.VALUE, typed)
    scan, findings = scan_of(book, tmp_path)
    assert (scan.date, findings) == (dt.date(2026, 3, 12), [])


@pytest.mark.parametrize("typed", ["maart", "30-2-2026", "12 foo 2026", dt.date(1999, 1, 1), 46093, "12-3-26"])
def test_another_date_is_an_error(tmp_path: Path, typed: object) -> None:
    book = Return()
    place = book.put("G5", layout.VALUE, typed)
    book.sheet_of("G5")[place[1]].number_format = "dd-mm-yyyy" if isinstance(typed, dt.date) else "General"
    scan, findings = scan_of(book, tmp_path)
    assert scan.date is None
    assert [(item.code, item.sheet, item.cell) for item in findings] == [("GE-006", *place)]


def test_another_level_than_issued_is_a_warning_and_counts(tmp_path: Path) -> None:
    book = Return()
    place = book.put("G3", layout.VALUE, "leiding")
    scan, findings = scan_of(book, tmp_path)
    assert told(tuple(findings)) == [("GE-008", *place)]
    assert scan.level is Level.MANAGEMENT


def test_without_a_level_the_one_it_was_issued_for_counts(tmp_path: Path) -> None:
    book = Return()
    place = book.put("G3", layout.VALUE, None)
    scan, findings = scan_of(book, tmp_path)
    assert told(tuple(findings)) == [("GE-002", *place)]
    assert scan.level is Level.EXECUTION


def test_a_process_is_found_by_code_or_by_name(tmp_path: Path) -> None:
    book = Return()
    for number, typed in enumerate(("p1", "P2 Controle op leerplicht", "VERHUISKOSTEN", "hele directie"), start=1):
        book.put(f"ER{number}", layout.PROCESS, typed)
        book.put(f"ER{number}", "Risico", "een risico")
    scan, findings = scan_of(book, tmp_path)
    assert findings == []
    assert [item.process for item in scan.own_risks] == ["P1", "P2", "P3", None]


def test_rows_that_people_add_below_the_free_rows_are_read_too(tmp_path: Path) -> None:
    book = Return()
    table, sheet = book.table("MD1"), book.sheet_of("MD1")
    sheet[f"B{table.last_row + 1}"].value = "Bord bij de ingang"
    sheet[f"D{table.last_row + 1}"].value = dt.date(2026, 5, 1)
    scan, findings = scan_of(book, tmp_path)
    assert findings == []
    assert (scan.quick_fixes[-1].what, scan.quick_fixes[-1].when) == ("Bord bij de ingang", "1-5-2026")


def test_many_answers_where_none_applies_are_one_notice_per_column(tmp_path: Path) -> None:
    book = Return()
    only_a = [item for item in book.positions.questions if item.per is Per.PROCESS and item.contact == (ContactType.A,)]
    sheets = {book.table(item.id).sheet for item in only_a}
    for question in only_a:
        book.put(question.id, "P2", "Nee")
    scan, findings = scan_of(book, tmp_path)
    assert [finding.sheet for finding in findings] == sorted(sheets, key=book.book.sheetnames.index)
    assert {finding.code for finding in findings} <= {"AN-010", "AN-011"}
    assert not [item for item in scan.answers if item.process == "P2" and item.question in {q.id for q in only_a}]


def test_questions_on_selection_are_not_asked_of_a_process_that_takes_everyone(tmp_path: Path) -> None:
    book = Return()
    asked = [item.id for item in book.positions.questions if item.category in ("R4", "R5") and item.per is Per.PROCESS]
    book.put("W7", "P1", 0)
    for question in asked:
        book.put(question, "P1", layout.DO_NOT_FILL)
    scan, findings = scan_of(book, tmp_path)
    assert findings == []
    assert not [item for item in scan.answers if item.process == "P1" and item.question in asked]


def test_a_process_without_contact_type_is_one_finding_and_keeps_its_answers(tmp_path: Path) -> None:
    book = Return()
    before, _ = scan_of(Return(), tmp_path)
    book.put("CA", "P1", None)
    book.put("CB", "P1", None)
    scan, findings = scan_of(book, tmp_path)
    assert [finding.code for finding in findings] == ["WP-003"]
    assert answer_of(scan, question_for("P1").id, "P1") == answer_of(before, question_for("P1").id, "P1")


def test_two_processes_with_the_same_name_are_named(tmp_path: Path) -> None:
    book = Return()
    place = book.put(layout.PROCESS_NAME_ID, "P3", "aanvraag  TRAPLIFT")
    _, findings = scan_of(book, tmp_path)
    assert told(tuple(findings)) == [("WP-005", *place)]


def test_a_workbook_as_issued_says_where_to_begin(tmp_path: Path) -> None:
    from zelfscan.workbook.build import build, save

    path = tmp_path / "leeg.xlsx"
    save(build(the_instrument(), SHORT), path)
    scan, findings = read(path, the_instrument())
    assert scan is not None
    assert scan.processes == ()
    assert [item.code for item in findings if not item.code.startswith("OP-")] == [
        "GE-001",
        "GE-005",
        "GE-007",
        "WP-001",
    ]
    assert {item.state for item in scan.answers} <= {State.OPEN}


def test_personal_data_is_named_and_never_repeated(tmp_path: Path) -> None:
    book = Return()
    book.put(question_for("P1").id, "P1", "jan@voorbeeld.nl")
    book.put(question_for("P1").id, layout.EXPLANATION, "Mail jan@voorbeeld.nl, bsn 111222333")
    scan, findings = scan_of(book, tmp_path)
    assert [finding.code for finding in findings] == ["AN-004", "PG-001"]
    said = "".join(sentence(finding) + finding.model_dump_json() for finding in findings)
    assert "jan@" not in said
    assert "111222333" not in said
    assert scan.remarks[0].explanation == "Mail jan@voorbeeld.nl, bsn 111222333"


def test_a_number_where_a_name_belongs_is_a_warning(tmp_path: Path) -> None:
    book = Return()
    place = book.put("directeur", layout.HOLDER, 612345678)
    _, findings = scan_of(book, tmp_path)
    assert told(tuple(findings)) == [("AN-019", *place)]


@pytest.mark.parametrize(
    ("question", "typed", "number"),
    [("PE12", 7, 7.0), ("PE12", "7,5", 7.5), ("PE8", 2.5, 2.5), ("PE10", "4: wel", 4.0)],
)
def test_the_evaluation_takes_numbers_as_people_write_them(
    tmp_path: Path, question: str, typed: object, number: float
) -> None:
    book = Return()
    book.put(question, layout.ANSWER, typed)
    scan, findings = scan_of(book, tmp_path)
    assert findings == []
    assert [(item.question, item.number) for item in scan.evaluation] == [(question, number)]


def test_a_text_that_fills_a_cell_of_excel_is_kept_and_named(tmp_path: Path) -> None:
    book, question, text = Return(), question_for("P1").id, "lang " * 6553 + "xx"
    place = book.put(question, layout.EXPLANATION, text)
    scan, findings = scan_of(book, tmp_path)
    assert told(tuple(findings)) == [("AN-015", *place)]
    assert scan.remarks[0].explanation == text
    assert len(findings[0].found) == 80
