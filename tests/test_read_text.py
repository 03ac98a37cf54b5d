"""Free text comes back exactly as typed, whatever characters it holds."""

import re
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.returns import Return, question_for, the_instrument
from zelfscan.model.scan import Scan
from zelfscan.workbook import layout
from zelfscan.workbook.formats import open_book
from zelfscan.workbook.grid import as_typed
from zelfscan.workbook.guard import inspect
from zelfscan.workbook.read import read

TEXTS = (
    "  met spaties voor en achter  ",
    "eerste regel\ntweede regel\n\nvierde",
    "veel   spaties    en\teen tab",
    "R&D <b>vet</b> \"aanhaling\" 'enkel' ]]> &amp; &#10;",
    "{{ naam }} {% if %} {_{ x }_}",
    "=1+1 blijft tekst",
    "+31 en -5 en @wie",
    "'met een apostrof",
    "2026",
    "1-2",
    "waar",
    "ëéèïöü ßøÅ Ωж漢字 العربية",
    "emoji 😀 👩🏽‍🦱 en 🇳🇱",
    "e\u0301 los accent, \u00a0vaste spatie, \u200bonzichtbaar, \u2028 scheiding, \u202e omgekeerd",
    "nee",
    "#REF!",
    "x" * 5000,
)

ANY_TEXT = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]) | st.sampled_from("\n\t"))


def as_excel_shows_it(text: str) -> bool:
    """Whether Excel shows the text as it is: _x0041_ stands for a letter in its files, and is shown so."""
    return re.search("_x[0-9A-Fa-f]{4}_", text) is None and not {"\ufffe", "\uffff"} & set(text)


def with_texts(texts: tuple[str, ...]) -> tuple[Return, list[str]]:
    """A good workbook with these texts as explanations, and the ids of their questions."""
    book = Return()
    questions = [question_for("P1", number).id for number in range(len(texts))]
    for question, text in zip(questions, texts, strict=True):
        cell = book.sheet_of(question)[book.address(question, layout.EXPLANATION)]
        cell.value, cell.data_type, cell.number_format = text, "s", "@"
    return book, questions


def explanations(scan: Scan, questions: list[str]) -> list[str]:
    by_question = {remark.question: remark.explanation for remark in scan.remarks}
    return [by_question[question] for question in questions]


def test_every_kind_of_text_comes_back_as_typed(tmp_path: Path) -> None:
    book, questions = with_texts(TEXTS)
    scan, findings = read(book.save(tmp_path / "tekst.xlsx"), the_instrument())
    assert scan is not None
    assert findings == ()
    assert explanations(scan, questions) == list(TEXTS)


@settings(max_examples=60, deadline=None)
@given(texts=st.lists(ANY_TEXT.filter(as_excel_shows_it), min_size=1, max_size=20))
def test_any_text_in_a_cell_comes_back_as_typed(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row, text in enumerate(texts, start=1):
        cell = sheet.cell(row, 2)
        cell.value, cell.data_type = text, "s"
        sheet.cell(row, 1).value = "x"
    path = tmp_path_factory.mktemp("tekst") / "tekst.xlsx"
    book.save(path)
    package, _ = inspect(path)
    assert package is not None
    grid = open_book(package).grids[0]
    assert [grid.value(row, 1) for row in range(len(texts))] == texts


@pytest.mark.parametrize("text", ["a\r\nb", "a\rb", "a\nb", "a\n\rb"])
def test_every_kind_of_line_break_becomes_one(text: str) -> None:
    assert "\r" not in as_typed(text)
    assert as_typed(text).replace("\n", "") == "ab"
