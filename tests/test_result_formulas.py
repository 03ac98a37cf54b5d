"""The result sheet as it goes out: plain formulas that every Excel knows, one place per number, words for everybody."""

import io
import re
import zipfile
from collections.abc import Iterator
from itertools import permutations

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.fillings import empty
from zelfscan.model.assessment import ControlClass, RiskClass
from zelfscan.model.instrument import Instrument, Settings
from zelfscan.scoring import residual
from zelfscan.workbook import layout
from zelfscan.workbook.build import build
from zelfscan.workbook.live import settings
from zelfscan.workbook.live.settings import code_of

PLAIN = set(
    re.findall(
        r"\w+",
        "IF IFERROR INDEX MATCH SUM SUMIF SUMPRODUCT COUNT COUNTA COUNTIF COUNTIFS ROUND MIN MAX AND OR NOT AVERAGE "
        "LARGE CHOOSE TRIM LEFT MID FIND LEN CHAR VALUE N ISNUMBER",
    )
)
"""Functions that Excel 2016, Excel online and LibreOffice share, and that need no array entry."""
LONGEST = 8192
"""Characters that Excel takes in a formula."""
MOST = 7000
"""Formulas that still calculate at once, in the largest workbook there is."""


@pytest.fixture(scope="module")
def largest(instrument: Instrument) -> Workbook:
    return build(instrument, empty(instrument, "grootst", "ABC", full=True, processes=8).issue)


def test_formulas_are_plain_few_and_short(largest: Workbook) -> None:
    found = [text for title in (layout.RESULT.title, layout.CALCULATION.title) for _, text in _formulas(largest[title])]
    outside_text = [re.sub(r'"[^"]*"', '""', text) for text in found]
    assert set(re.findall(r"([A-Z][A-Z0-9.]*)\(", " ".join(outside_text))) <= PLAIN
    assert max(map(len, found)) < LONGEST
    assert len(found) < MOST
    assert not any("{" in text for text in outside_text)


def test_formulas_name_only_sheets_and_names_of_the_workbook(largest: Workbook) -> None:
    for title in (layout.RESULT.title, layout.CALCULATION.title):
        for address, text in _formulas(largest[title]):
            bare = re.sub(r'"[^"]*"', '""', text)
            sheets = [quoted or plain for quoted, plain in re.findall(r"(?:'([^']+)'|\b([A-Za-z]\w*))!", bare)]
            names = re.findall(r"\b(?:totaal|open|ingevuld)_\w+", bare)
            assert set(sheets) <= set(largest.sheetnames), address
            assert set(names) <= set(largest.defined_names), address


def test_every_number_stands_in_one_cell_of_the_calculation(instrument: Instrument) -> None:
    numbers = {name: getattr(instrument.settings, name) for name in Settings.model_fields}
    moved = {name: number.model_copy(update={"value": number.value + 0.125}) for name, number in numbers.items()}
    other = instrument.model_copy(update={"settings": instrument.settings.model_copy(update=moved)})
    issue = empty(instrument, "getal", "AB").issue
    before, after = (dict(_values(build(item, issue)[layout.CALCULATION.title])) for item in (instrument, other))
    differing = [(before[address], after[address]) for address in before if before[address] != after[address]]
    assert differing == [(number.value, number.value + 0.125) for number in numbers.values()]


def test_the_matrix_of_residual_risk_is_that_of_the_engine() -> None:
    rows = [[code_of(risk) for risk in row.values()] for row in residual.MATRIX.values()]
    assert tuple(map(tuple, rows)) == settings.MATRIX


def test_the_first_look_needs_no_calculation(instrument: Instrument, largest: Workbook) -> None:
    sheet = largest[layout.RESULT.title]
    assert sheet["A1"].value == layout.RESULT.title
    assert "Bewerken inschakelen" in str(sheet["A3"].value)
    seen = [str(value) for _, value in _values(sheet) if not str(value).startswith("=")]
    assert {category.name for category in instrument.categories} <= set(seen)
    assert {instrument.texts[f"plan.class.{risk}"] for risk in RiskClass} <= set(seen)


def test_the_chart_has_a_heading_above_it_titles_of_its_axes_and_words_for_who_cannot_see_it(largest: Workbook) -> None:
    data = io.BytesIO()
    largest.save(data)
    with zipfile.ZipFile(data) as archive:
        chart = archive.read("xl/charts/chart1.xml").decode()
        drawing = archive.read("xl/drawings/drawing1.xml").decode()
    assert re.findall(r"<a:t>([^<]+)</a:t>", chart) == ["Onderwerp", "Aantal antwoorden"]
    described = re.search(r'descr="([^"]+)" title="Wat antwoorden jullie\?"', drawing)
    assert described
    place = next(cell.row for cell in largest[layout.RESULT.title]["A"] if cell.value == "Wat antwoorden jullie?")
    assert re.findall(r"<(?:xdr:)?row>(\d+)<", drawing) == [str(place)], "counted from 0: right below the heading"
    assert "Staafdiagram" in described[1]


def test_no_word_for_a_class_begins_with_another_so_that_colours_follow_the_words(instrument: Instrument) -> None:
    for kind, classes in (("class", RiskClass), ("control", ControlClass)):
        words = [instrument.texts[f"plan.{kind}.{item}"] for item in classes]
        assert not [(one, other) for one, other in permutations(words, 2) if other.startswith(one)]


def test_both_sheets_are_protected_and_the_calculation_is_hidden(largest: Workbook) -> None:
    assert largest[layout.RESULT.title].protection.sheet
    assert largest[layout.RESULT.title].sheet_state == "visible"
    assert largest[layout.CALCULATION.title].protection.sheet
    assert largest[layout.CALCULATION.title].sheet_state == "hidden"


def _values(sheet: Worksheet) -> Iterator[tuple[str, object]]:
    for row in sheet.iter_rows():
        yield from ((cell.coordinate, cell.value) for cell in row if cell.value is not None)


def _formulas(sheet: Worksheet) -> Iterator[tuple[str, str]]:
    yield from ((address, value) for address, value in _values(sheet) if isinstance(value, str) and value[:1] == "=")
