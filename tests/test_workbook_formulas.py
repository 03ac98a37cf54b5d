"""The formulas in the workbook: plain, short, and pointing only at what exists."""

import re

import openpyxl
import pytest

from tests.workbooks import ISSUES, SCANS, opened, visible
from zelfscan.workbook import layout
from zelfscan.workbook.positions import quoted
from zelfscan.workbook.sheets.formulas import compact, literal
from zelfscan.workbook.sheets.formulas import sentence as formula_sentence
from zelfscan.workbook.sheets.frame import put

FORBIDDEN = re.compile(
    r"(?:_xlfn|_xlws|\b(?:LET|LAMBDA|XLOOKUP|XMATCH|FILTER|UNIQUE|SORT|SORTBY|SEQUENCE|TEXTJOIN|CONCAT|IFS|SWITCH|"
    r"MAXIFS|MINIFS|TEXTSPLIT|VSTACK|HSTACK|INDIRECT|OFFSET|WEBSERVICE|HYPERLINK)\()|#REF!|\[\d+\]"
)
"""Functions that Excel 2016 or LibreOffice lack, that make all formulas slow, or that reach outside the file."""


@pytest.mark.parametrize("name", list(ISSUES))
def test_formulas_are_plain_short_enough_and_name_only_what_exists(name: str) -> None:
    book = opened(name)
    formulas = [
        str(c.value) for sheet in book.worksheets for row in sheet.iter_rows() for c in row if c.data_type == "f"
    ]
    formulas += [
        formula
        for sheet in book.worksheets
        for area in sheet.conditional_formatting
        for rule in area.rules
        for formula in rule.formula
    ]
    formulas += [rule.formula1 for sheet in book.worksheets for rule in sheet.data_validations.dataValidation]
    assert formulas
    for formula in formulas:
        assert not FORBIDDEN.search(formula), formula
        assert len(formula) <= 8192
        own = set(re.findall(r"\b(?:lijst|geldt|actief|totaal|open|ingevuld)_\w+", formula))
        assert own <= set(book.defined_names), formula


@pytest.mark.parametrize("name", list(ISSUES))
def test_no_conditional_format_points_straight_at_another_sheet(name: str) -> None:
    for sheet in opened(name).worksheets:
        if sheet.title != layout.RESULT.title:
            for area in sheet.conditional_formatting:
                assert all("!" not in formula for rule in area.rules for formula in rule.formula)


def test_questions_on_control_need_w7_and_are_greyed_with_more_than_a_colour() -> None:
    sheet = opened("toezicht-volledig")["R4"]
    rules = [rule for area in sheet.conditional_formatting for rule in area.rules if "_W7_2=0" in rule.formula[0]]
    assert rules
    for rule in rules:
        assert rule.dxf.fill.patternType == "lightUp"
        assert rule.dxf.font.strike


@pytest.mark.parametrize("name", list(ISSUES))
def test_no_text_of_people_becomes_a_formula(name: str) -> None:
    for sheet in opened(name).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f" or cell.value not in ("=1+1", "=Wmo & jeugd")


def test_text_with_an_equals_sign_or_a_control_character_stays_text() -> None:
    sheet = openpyxl.Workbook().worksheets[0]
    put(sheet, "A1", "=SUM(1)\x0b", "Normal")
    assert (sheet["A1"].value, sheet["A1"].data_type) == ("=SUM(1)", "s")


@pytest.mark.parametrize("name", SCANS)
def test_every_sheet_to_fill_in_says_live_how_much_is_left(name: str) -> None:
    for sheet in visible(name):
        if sheet.title not in ("Start", "Resultaat"):
            assert re.search(r"\b(open|ingevuld)_", str(sheet["A4"].value))
            assert sheet["A4"].data_type == "f"
            assert sheet["A2"].data_type == sheet["A3"].data_type == "s"


def test_rows_become_few_ranges_and_sentences_become_formulas() -> None:
    assert compact("E", [7, 9, 8, 12]) == "E7:E9 E12"
    assert literal('zeg "ja"') == '"zeg ""ja"""'
    assert formula_sentence("Nog {open} van {total} over", open="A1", total="B1") == '"Nog "&A1&" van "&B1&" over"'


def test_a_sheet_name_is_quoted_where_a_formula_needs_it() -> None:
    assert quoted("Vragen") == "Vragen"
    assert quoted("R1") == "'R1'"
    assert quoted("Eigen risico's") == "'Eigen risico''s'"
