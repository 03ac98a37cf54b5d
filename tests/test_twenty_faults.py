"""Kinds of fault, one at a time and all together: each gives its own finding, in the right cell, and no other."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.returns import B, Return, question_for, the_instrument, told
from zelfscan.messages import sentence
from zelfscan.model.instrument import Per
from zelfscan.workbook import layout
from zelfscan.workbook.read import read

Place = tuple[str, str]
Fault = Callable[[Return], Place]

FIRST, EVIDENCE, EXPLANATION = "P1", layout.EVIDENCE, layout.EXPLANATION


def an_answer_that_is_none(book: Return) -> Place:
    return book.put(question_for("P1").id, FIRST, "jaa")


def an_answer_that_looks_like_nothing(book: Return) -> Place:
    return book.put(question_for("P1", 1).id, FIRST, "dat verschilt per keer")


def an_answer_that_is_meant_without_doubt(book: Return) -> Place:
    return book.put(question_for("P1", 2).id, FIRST, "ja")


def a_bare_not_applicable(book: Return) -> Place:
    return book.put(question_for("P1", 3).id, FIRST, "nvt")


def not_applicable_without_a_reason(book: Return) -> Place:
    return book.put(question_for("P1", 4).id, FIRST, "N.v.t.: anders")


def a_number_for_an_answer(book: Return) -> Place:
    return book.put(question_for("P1", 5).id, FIRST, 2)


def a_date_for_an_answer(book: Return) -> Place:
    return book.put(question_for("P1", 6).id, FIRST, dt.date(2026, 2, 1))


def an_error_value_for_an_answer(book: Return) -> Place:
    place = book.put(question_for("P1", 7).id, FIRST, "#REF!")
    book.book[place[0]][place[1]].data_type = "e"
    return place


def a_formula_without_outcome(book: Return) -> Place:
    return book.put(question_for("P1", 8).id, FIRST, '="Deels"')


def an_answer_where_none_applies(book: Return) -> Place:
    only_a = next(item for item in book.positions.questions if item.per is Per.PROCESS and B not in item.contact)
    return book.put(only_a.id, "P2", "Nee")


def a_row_twice_with_other_answers(book: Return) -> Place:
    return _copy_row(book, question_for("P1", 9).id, 3, FIRST, "Gegevens niet gekregen")


def a_row_twice_with_the_same_answers(book: Return) -> Place:
    return _copy_row(book, question_for("P1", 10).id, 5, layout.ID)


def a_question_with_other_words(book: Return) -> Place:
    return book.put(question_for("P1", 11).id, layout.QUESTION, "Vinden we dat het goed gaat?\nMet uitleg.")


def an_unknown_id(book: Return) -> Place:
    question = question_for("P1", 12).id
    return book.put(question, layout.ID, f"{question}x")


def a_row_that_lost_its_id(book: Return) -> Place:
    return book.put(question_for("P1", 13).id, layout.ID, None)


def personal_data_in_an_explanation(book: Return) -> Place:
    return book.put(question_for("P1", 14).id, EXPLANATION, "Bel 06-12345678 of mail jan@voorbeeld.nl")


def a_sign_that_cannot_be_seen(book: Return) -> Place:
    return book.put(question_for("P1", 15).id, EXPLANATION, "bel_x0007_")


def an_error_value_for_evidence(book: Return) -> Place:
    place = book.put(question_for("P1", 16).id, EVIDENCE, "#DIV/0!")
    book.book[place[0]][place[1]].data_type = "e"
    return place


def a_process_without_contact_type(book: Return) -> Place:
    book.put("CA", "P3", None)
    book.put("CB", "P3", "Nee")
    return book.table("CA").sheet, book.address("CA", "P3")


def a_process_without_attributes(book: Return) -> Place:
    for item in the_instrument().attributes:
        book.put(item.id, "P4", None)
    return book.table("W1").sheet, book.address("W1", "P4")


def answers_for_a_process_without_a_name(book: Return) -> Place:
    book.put(question_for("P1").id, "P5", "Nee")
    book.put("CA", "P5", "Ja")
    return book.table("NAAM").sheet, book.address("NAAM", "P5")


def an_attribute_that_contradicts_itself(book: Return) -> Place:
    options = the_instrument().attributes[0].options
    return book.put("W1", "P1", f"2 {options[0]}")


def an_attribute_out_of_range(book: Return) -> Place:
    return book.put("W2", "P1", 7)


def a_missing_sheet(book: Return) -> Place:
    del book.book[layout.DOCUMENTS.title]
    return "", ""


def a_sheet_with_another_name(book: Return) -> Place:
    book.book[layout.PRECONDITIONS.title].title = "Vooraf"
    return "Vooraf", ""


def a_column_without_header(book: Return) -> Place:
    sheet = book.book["R10"]
    table = book.positions.tables["R10"]
    sheet[f"{table.columns[EXPLANATION]}{table.header_row}"].value = "notities"
    return "R10", ""


def no_directorate(book: Return) -> Place:
    return book.put("G2", layout.VALUE, None)


def an_unknown_level(book: Return) -> Place:
    return book.put("G3", layout.VALUE, "raad")


def a_number_of_people_in_words(book: Return) -> Place:
    return book.put("G4", layout.VALUE, "ons hele team")


def a_date_that_cannot_be(book: Return) -> Place:
    return book.put("G5", layout.VALUE, "31-2-2026")


def a_judgement_without_reason(book: Return) -> Place:
    return _judgement(book, "EO2", reason=None, at="Reden")


def a_judgement_on_an_unknown_process(book: Return) -> Place:
    return _judgement(book, "EO3", process="P7", at=layout.PROCESS)


def a_judgement_on_an_unknown_category(book: Return) -> Place:
    return _judgement(book, "EO4", category="R11", at=layout.CATEGORY)


def a_judgement_on_a_condition(book: Return) -> Place:
    return _judgement(book, "EO5", category="R9", at=layout.CATEGORY)


def a_risk_of_an_unknown_process(book: Return) -> Place:
    book.put("ER2", "Risico", "Lange wachttijd aan de balie")
    return book.put("ER2", layout.PROCESS, "Paspoorten")


def a_grade_that_is_none(book: Return) -> Place:
    return book.put("PE12", layout.ANSWER, 12)


def _copy_row(book: Return, row_id: str, below: int, header: str, answer: str | None = None) -> Place:
    """Copy a row to below its table, perhaps with another answer."""
    sheet, table = book.sheet_of(row_id), book.table(row_id)
    for column in table.columns.values():
        sheet[f"{column}{table.last_row + below}"].value = sheet[f"{column}{table.rows[row_id]}"].value
    address = f"{table.columns[header]}{table.last_row + below}"
    if answer:
        sheet[address].value = answer
    return sheet.title, address


def _judgement(
    book: Return, row: str, *, at: str, process: str = "P1", category: str = "R1", reason: str | None = "ervaring"
) -> Place:
    """Fill in a row of Eigen oordeel."""
    for header, value in zip(layout.OVERRIDES.headers[1:5], (process, category, "hoger", reason), strict=True):
        book.put(row, header, value)
    return layout.OVERRIDES.title, book.address(row, at)


FAULTS: dict[str, Fault] = {
    "AN-003": an_answer_that_is_none,
    "AN-004": an_answer_that_looks_like_nothing,
    "AN-001": an_answer_that_is_meant_without_doubt,
    "AN-008": a_bare_not_applicable,
    "AN-007": not_applicable_without_a_reason,
    "AN-009": a_number_for_an_answer,
    "AN-006": a_date_for_an_answer,
    "AN-005": an_error_value_for_an_answer,
    "AN-017": a_formula_without_outcome,
    "AN-010": an_answer_where_none_applies,
    "AN-013": a_row_twice_with_other_answers,
    "AN-014": a_row_twice_with_the_same_answers,
    "BL-008": a_question_with_other_words,
    "BL-006": an_unknown_id,
    "BL-007": a_row_that_lost_its_id,
    "PG-001": personal_data_in_an_explanation,
    "AN-016": a_sign_that_cannot_be_seen,
    "AN-005 in text": an_error_value_for_evidence,
    "WP-003": a_process_without_contact_type,
    "WP-004": a_process_without_attributes,
    "WP-002": answers_for_a_process_without_a_name,
    "AN-018": an_attribute_that_contradicts_itself,
    "AN-004 for an attribute": an_attribute_out_of_range,
    "BL-001": a_missing_sheet,
    "BL-002": a_sheet_with_another_name,
    "BL-003": a_column_without_header,
    "GE-001": no_directorate,
    "GE-003": an_unknown_level,
    "GE-004": a_number_of_people_in_words,
    "GE-006": a_date_that_cannot_be,
    "EO-001": a_judgement_without_reason,
    "EO-002": a_judgement_on_an_unknown_process,
    "EO-003": a_judgement_on_an_unknown_category,
    "EO-005": a_judgement_on_a_condition,
    "AN-021": a_risk_of_an_unknown_process,
    "AN-020": a_grade_that_is_none,
}
"""Every fault, by the code of the finding that it deserves."""


def test_a_good_workbook_has_no_findings_and_nothing_open(tmp_path: Path) -> None:
    scan, findings = read(Return().save(tmp_path / "goed.xlsx"), the_instrument())
    assert scan is not None
    assert findings == ()


@pytest.mark.parametrize("name", FAULTS)
def test_one_fault_gives_its_own_finding_and_no_other(tmp_path: Path, name: str) -> None:
    book = Return()
    place = FAULTS[name](book)
    scan, findings = read(book.save(tmp_path / "fout.xlsx"), the_instrument())
    assert told(findings) == [(name[:6], *place)]
    assert scan is not None


def test_all_faults_together_give_exactly_their_own_findings(tmp_path: Path) -> None:
    book = Return()
    expected = sorted((name[:6], *fault(book)) for name, fault in FAULTS.items())
    _, findings = read(book.save(tmp_path / "fouten.xlsx"), the_instrument())
    assert sorted(told(findings)) == expected


def test_findings_stand_in_the_order_of_the_workbook(tmp_path: Path) -> None:
    book = Return()
    for fault in reversed(FAULTS.values()):
        fault(book)
    path = book.save(tmp_path / "fouten.xlsx")
    _, findings = read(path, the_instrument())
    tabs = ["", *book.book.sheetnames]
    places = [tabs.index(finding.sheet) for finding in findings]
    assert places == sorted(places)


def test_the_sentence_of_an_invalid_answer_is_the_one_in_the_design(tmp_path: Path) -> None:
    book = Return()
    sheet, cell = an_answer_that_is_none(book)
    path = book.save(tmp_path / "wmo.xlsx")
    _, findings = read(path, the_instrument())
    asks = 'Bedoelen jullie "Ja, volledig"?'
    assert sentence(findings[0]) == f'[AN-003] {path}, blad {sheet}, cel {cell}: "jaa" is geen geldig antwoord. {asks}'


def test_every_finding_of_the_faults_can_be_said_in_full(tmp_path: Path) -> None:
    book = Return()
    for fault in FAULTS.values():
        fault(book)
    _, findings = read(book.save(tmp_path / "fouten.xlsx"), the_instrument())
    said = [sentence(finding) for finding in findings]
    assert not [text for text in said if "{" in text or "}" in text or '""' in text or text.endswith(": ")]
