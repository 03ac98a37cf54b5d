"""Workbooks of an older version of the instrument: ids that moved, split, merged or disappeared are carried over."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.feedback_files import given_back, opened, values
from zelfscan.model.instrument import ContactType, Instrument, Per, Question
from zelfscan.model.issue import Issue
from zelfscan.model.moved import How, Moved
from zelfscan.model.scan import Scan
from zelfscan.workbook import layout
from zelfscan.workbook.build import build, save
from zelfscan.workbook.positions import Positions, positions
from zelfscan.workbook.read import read

ISSUE = Issue(workbook_id="oud-1", contact=(ContactType.A,), full=True, directorate="Dienst Oud (verzonnen)")
OLDER = "2025.1"


class Made:
    """An instrument of today, an older one in which five questions had other ids, and which ids these are."""

    def __init__(self, instrument: Instrument) -> None:
        fits = [
            question
            for question in instrument.questions
            if question.per is Per.PROCESS and ContactType.A in question.contact and question.category == "R1"
        ]
        self.same, self.moved, self.first_part, self.second_part, self.merged, self.kept = (
            question.id for question in fits[:6]
        )
        self.today = instrument.model_copy(
            update={
                "moved": (
                    Moved(id="V1.1x", how=How.MOVED, to=(self.moved,)),
                    Moved(id="V1.2x", how=How.SPLIT, to=(self.first_part, self.second_part)),
                    Moved(id="V1.3x", how=How.MERGED, to=(self.merged,)),
                    Moved(id="V1.3y", how=How.MERGED, to=(self.merged,)),
                    Moved(id="V1.4x", how=How.MERGED, to=(self.kept,)),
                    Moved(id="V1.9x", how=How.GONE),
                    Moved(id="RV77", how=How.MOVED, to=("RV1",)),
                    Moved(id="D77", how=How.MERGED, to=("D1",)),
                ),
                "version": "2026.1",
            }
        )
        template = fits[0]
        older = [_old(template, name) for name in ("V1.1x", "V1.2x", "V1.3x", "V1.3y", "V1.4x", "V1.9x")]
        gone = {self.moved, self.first_part, self.second_part, self.merged}
        self.older = instrument.model_copy(
            update={
                "version": OLDER,
                "questions": (*older, *(item for item in instrument.questions if item.id not in gone)),
                "preconditions": tuple(
                    item.model_copy(update={"id": "RV77"}) if item.id == "RV1" else item
                    for item in instrument.preconditions
                ),
                "documents": (instrument.documents[0].model_copy(update={"id": "D77"}), *instrument.documents),
            }
        )

    def returned(self, folder: Path, *cells: tuple[str, str, object]) -> Path:
        """A workbook of the older instrument with this typed in it: row, header, value."""
        workbook, where = build(self.older, ISSUE), positions(self.older, ISSUE)
        started = [(layout.PROCESS_NAME_ID, "P1", "Aanvraag traplift"), ("CA", "P1", "Ja"), ("G4", layout.VALUE, 6)]
        for row_id, header, value in (*started, *cells):
            _cell(workbook, where, row_id, header).value = value
        save(workbook, folder / "oud.xlsx")
        return folder / "oud.xlsx"


def _old(template: Question, name: str) -> Question:
    return template.model_copy(update={"id": name, "text": f"Zo vroegen we {name} vroeger?"})


def _cell(workbook: openpyxl.Workbook, where: Positions, row_id: str, header: str) -> Any:
    table = next(table for table in where.tables.values() if row_id in table.rows)
    return workbook[table.sheet][table.cell(row_id, header)]


@pytest.fixture(scope="module")
def made(instrument: Instrument) -> Made:
    return Made(instrument)


def option(scan: Scan | None, question: str) -> str | None:
    assert scan is not None
    return next(answer.option for answer in scan.answers if answer.question == question and answer.process == "P1")


def texts(scan: Scan | None, question: str) -> tuple[str, str]:
    assert scan is not None
    return next(((item.evidence, item.explanation) for item in scan.remarks if item.question == question), ("", ""))


def told(findings: Any) -> set[tuple[str, str, str]]:
    return {(item.code, item.found, item.suggestion) for item in findings if item.code.startswith("RO-")}


def test_every_older_id_is_told_once(made: Made, tmp_path: Path) -> None:
    scan, findings = read(made.returned(tmp_path), made.today)

    assert scan is not None
    assert scan.instrument_version == OLDER
    assert told(findings) == {
        ("RO-050", "V1.1x", made.moved),
        ("RO-051", "V1.2x", f"{made.first_part} en {made.second_part}"),
        ("RO-052", "V1.3x", made.merged),
        ("RO-052", "V1.3y", made.merged),
        ("RO-052", "V1.4x", made.kept),
        ("RO-053", "V1.9x", ""),
        ("RO-050", "RV77", "RV1"),
        ("RO-052", "D77", "D1"),
    }
    others = {item.code for item in findings} - {"RO-050", "RO-051", "RO-052", "RO-053"}
    assert others <= {"WB-003", "GE-007", "WP-004", "OP-001", "OP-002"}


def test_an_answer_under_an_older_id_counts_under_that_of_today(made: Made, tmp_path: Path) -> None:
    cells = [
        ("V1.1x", "P1", "Deels"),
        ("V1.1x", layout.EXPLANATION, "toen al"),
        (made.same, "P1", "Nee"),
        ("RV77", layout.LEAD, "Nee"),
    ]
    scan, _ = read(made.returned(tmp_path, *cells), made.today)

    assert (option(scan, made.moved), texts(scan, made.moved)) == ("deels", ("", "toen al"))
    assert option(scan, made.same) == "nee"
    assert scan is not None
    assert [(item.precondition, item.lead) for item in scan.preconditions] == [("RV1", "nee")]


def test_an_answer_to_a_question_that_was_split_counts_for_each_part(made: Made, tmp_path: Path) -> None:
    cells = [("V1.2x", "P1", "Grotendeels"), ("V1.2x", layout.EVIDENCE, "blad 3"), ("V1.2x", layout.EXPLANATION, "zo")]
    scan, _ = read(made.returned(tmp_path, *cells), made.today)

    for part in (made.first_part, made.second_part):
        assert (option(scan, part), texts(scan, part)) == ("grotendeels", ("blad 3", "zo"))


@pytest.mark.parametrize(
    ("one", "other", "least"),
    [
        ("Ja, volledig", "Nee", "nee"),
        ("Nee", "Ja, volledig", "nee"),
        ("Deels", "Weet ik niet", "weet_niet"),
        ("N.v.t.: komt hier niet voor", "Ja, volledig", "ja"),
        (None, "Ja, volledig", "ja"),
        ("Grotendeels", "misschien wel", None),
        (None, None, None),
    ],
)
def test_of_questions_that_became_one_the_least_favourable_answer_counts(
    made: Made, tmp_path: Path, one: str | None, other: str | None, least: str | None
) -> None:
    cells = [("V1.3x", "P1", one), ("V1.3y", "P1", other)]
    scan, findings = read(made.returned(tmp_path, *cells), made.today)

    assert option(scan, made.merged) == least
    assert not [item for item in findings if item.code in ("AN-013", "AN-014")]


def test_of_questions_that_became_one_both_texts_stay(made: Made, tmp_path: Path) -> None:
    cells = [
        *(("V1.3x", layout.EXPLANATION, "eerste"), ("V1.3y", layout.EXPLANATION, "tweede")),
        *(("V1.4x", layout.EVIDENCE, "hetzelfde"), (made.kept, layout.EVIDENCE, "hetzelfde")),
    ]
    scan, _ = read(made.returned(tmp_path, *cells), made.today)

    assert texts(scan, made.merged) == ("", "eerste\ntweede")
    assert texts(scan, made.kept) == ("hetzelfde", "")


def test_a_question_that_took_in_another_keeps_the_least_favourable_of_both(made: Made, tmp_path: Path) -> None:
    place = layout.DOCUMENTS.headers[3]
    cells = [
        *(("V1.4x", "P1", "Deels"), (made.kept, "P1", "Grotendeels")),
        *(
            ("D77", layout.DOCUMENTS.headers[2], "Nee"),
            ("D1", layout.DOCUMENTS.headers[2], "Ja"),
            ("D77", place, "kast"),
        ),
    ]
    scan, _ = read(made.returned(tmp_path, *cells), made.today)

    assert option(scan, made.kept) == "deels"
    assert scan is not None
    assert [(item.document, item.answer, item.place) for item in scan.documents] == [("D1", "nee", "kast")]


def test_a_question_that_is_gone_does_not_count_and_is_no_unknown_row(made: Made, tmp_path: Path) -> None:
    scan, findings = read(made.returned(tmp_path, ("V1.9x", "P1", "Nee")), made.today)

    assert scan is not None
    assert "V1.9x" not in {answer.question for answer in scan.answers}
    assert not [item for item in findings if item.code in ("BL-006", "BL-013")]


def test_new_questions_are_not_open_in_an_older_workbook(made: Made, tmp_path: Path) -> None:
    scan, _ = read(made.returned(tmp_path), made.today)

    assert scan is not None
    assert {made.moved, made.first_part, made.second_part, made.merged} <= scan.asked
    assert not {"V1.1x", "V1.9x"} & scan.asked


def test_feedback_puts_everything_of_an_older_workbook_in_place(made: Made, tmp_path: Path) -> None:
    cells = [
        *(("V1.1x", "P1", "Deels"), ("V1.2x", "P1", "Nee"), ("V1.3x", "P1", "Grotendeels"), ("V1.3y", "P1", "Nee")),
        *(("V1.3x", layout.EXPLANATION, "eerste"), ("V1.3y", layout.EXPLANATION, "tweede")),
        *(("V1.9x", "P1", "Weet ik niet"), ("V1.9x", layout.EXPLANATION, "dit is weg"), (made.same, "P1", "jaa")),
    ]
    path, scan, findings = given_back(made.today, made.returned(tmp_path, *cells))
    again, second = read(path, made.today)
    workbook, where = opened(path), positions(made.today, ISSUE)

    assert again is not None
    assert again.instrument_version == made.today.version
    assert again.answers == scan.answers
    assert again.remarks == scan.remarks
    assert told(second) == set()
    assert told(findings) != set()
    shown = {name: _cell(workbook, where, name, "P1").value for name in (made.moved, made.first_part, made.merged)}
    assert shown == {made.moved: "Deels", made.first_part: "Nee", made.merged: "Nee"}
    assert "dit is weg" in values(workbook)


def test_feedback_marks_what_must_be_looked_at_and_keeps_what_is_gone(made: Made, tmp_path: Path) -> None:
    cells = [("V1.2x", "P1", "Nee"), ("V1.3x", "P1", "Grotendeels"), ("V1.3y", "P1", "Nee"), ("V1.9x", "P1", "Deels")]
    path, _, _ = given_back(made.today, made.returned(tmp_path, *cells))
    workbook = opened(path)
    left = [[cell.value for cell in row[:3]] for row in workbook[layout.LEFTOVER.title].iter_rows(min_row=6)]
    beside = {
        row[0].value: row[-1].value
        for row in workbook["R1"].iter_rows(min_row=6)
        if str(row[-1].value).startswith("Nakijken")
    }

    assert set(beside) == {made.first_part, made.second_part, made.merged, made.kept}
    assert "bestaat nu uit" in beside[made.first_part] == beside[made.second_part]
    abouts = {row[2]: row[1] for row in left}
    assert abouts["Deels"] == "V1.9x Zo vroegen we V1.9x vroeger? · P1"
    assert abouts["Grotendeels"] == "V1.3x · P1"
    assert "Zo vroegen we V1.1x vroeger?" not in abouts
