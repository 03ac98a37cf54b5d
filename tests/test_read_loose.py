"""Text outside the form is named once per sheet; missing reasons are counted; a far word suggests nothing."""

from pathlib import Path

import pytest

from tests.returns import Return, the_instrument, told
from zelfscan import tailoring
from zelfscan.messages import sentence
from zelfscan.model.finding import Finding
from zelfscan.model.scan import Scan
from zelfscan.workbook.choices import Choices
from zelfscan.workbook.read import read


def read_back(book: Return, path: Path) -> tuple[Scan | None, tuple[Finding, ...]]:
    return read(book.save(path), the_instrument())


def test_text_beside_under_and_on_a_sheet_of_their_own_is_named_once_per_sheet(tmp_path: Path) -> None:
    book = Return()
    table, sheet = book.positions.tables["R1"], book.book["R1"]
    sheet[f"Z{table.last_row}"].value = "In de kantlijn"
    sheet[f"B{table.last_row + 2}"].value = "Onderaan bij de vraag"
    sheet[f"A{table.last_row + 3}"].value = "Nog iets"
    book.book.create_sheet("Aantekeningen")["B2"].value = "Dit vergeten we niet"
    _, findings = read_back(book, tmp_path / "tekst.xlsx")
    assert told(findings) == [("BL-015", "R1", f"Z{table.last_row}"), ("BL-015", "Aantekeningen", "B2")]
    assert "Dit vergeten we niet" in sentence(findings[1])


def test_numbers_and_marks_outside_the_form_tell_nothing(tmp_path: Path) -> None:
    book = Return()
    book.book["R1"]["Z9"].value = 12
    book.book["R1"]["Z10"].value = "x"
    assert read_back(book, tmp_path / "tekens.xlsx")[1] == ()


def test_missing_reasons_are_named_three_times_and_then_counted(tmp_path: Path) -> None:
    book = Return()
    asked = [item for item in book.positions.questions if item.category == "R1" and item.per.value == "process"][:6]
    for question in asked:
        book.put(question.id, "P1", "N.v.t.: anders")
    _, findings = read_back(book, tmp_path / "reden.xlsx")
    assert [item.code for item in findings if item.sheet == "R1"] == ["AN-007"] * 3 + ["AN-022"]
    assert findings[-1].details["count"] == str(len(asked) - 3)


def test_a_word_that_is_like_no_choice_suggests_none() -> None:
    mirror = next(scale for scale in the_instrument().scales if scale.id == "mirror")
    assert Choices.of(mirror).match("Grotendeels").suggestion == ""


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[" * 50_000, "IV-012"),
        ("- " * 50_000, "IV-012"),
        ("naam: x\n#" + "x" * 1_000_000, "IV-011"),
        ('naam: "a\\x07b"', "IV-013"),
        ('naam: "a\\0b"', "IV-013"),
        ("naam: ~", "IV-007"),
        ("naam: null", "IV-007"),
    ],
)
def test_a_file_for_an_organisation_that_breaks_what_follows_is_a_finding(tmp_path: Path, text: str, code: str) -> None:
    path = tmp_path / "organisatie.yaml"
    path.write_text(text, encoding="utf-8")
    found, findings = tailoring.read_organisation(path, the_instrument())
    assert found is None
    assert [item.code for item in findings] == [code]


def test_a_tilde_between_quotes_is_a_name(tmp_path: Path) -> None:
    path = tmp_path / "organisatie.yaml"
    path.write_text('naam: "~"', encoding="utf-8")
    found, _ = tailoring.read_organisation(path, the_instrument())
    assert found is not None
    assert found.name == "~"
