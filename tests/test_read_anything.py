"""Nothing that people or programs put in a workbook makes reading fail: every strange thing is a finding in words."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.returns import Return, the_instrument
from zelfscan.messages import CATALOGUE, sentence
from zelfscan.model.instrument import State
from zelfscan.workbook.formats import open_book
from zelfscan.workbook.grid import Book, CellError, Grid, Value, address, place
from zelfscan.workbook.guard import inspect
from zelfscan.workbook.read import read_book

WORDS = (
    "Nr",
    "P1",
    "P2",
    "V1.1a",
    "v2,1a",
    "W7",
    "NAAM",
    "EO1",
    "R2",
    "Ja, volledig",
    "nvt",
    "Directie",
    "Toelichting",
    "–",
)
ANY_VALUE: st.SearchStrategy[Value] = st.one_of(
    st.sampled_from(WORDS),
    st.text(max_size=12),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.sampled_from(CellError),
)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Book:
    package, _ = inspect(Return().save(tmp_path_factory.mktemp("goed") / "goed.xlsx"))
    assert package is not None
    return open_book(package)


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_any_values_in_any_cells_are_read_without_failing(good: Book, data: st.DataObject) -> None:
    grids = [_changed(grid, data) for grid in good.grids]
    scan, findings = read_book(Book(tuple(grids), good.titles, good.properties), "werkboek.xlsx", the_instrument())
    assert scan is not None or findings
    for finding in findings:
        assert finding.code in CATALOGUE
        assert sentence(finding)
    for answer in scan.answers if scan else ():
        assert (answer.option is None) == (answer.state is State.OPEN)


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_any_valid_answers_are_read_exactly_as_given(good: Book, data: st.DataObject) -> None:
    scan, _ = read_book(good, "werkboek.xlsx", the_instrument())
    assert scan is not None
    options = {option.text: option for option in next(s for s in the_instrument().scales if s.id == "answers").options}
    table = Return().positions.tables["R2"]
    sheet = next(grid for grid in good.grids if grid.title == "R2")
    rows, given_answers = [list(row) for row in sheet.rows], {}
    for answer in scan.answers:
        if answer.question in table.rows:
            text = data.draw(st.sampled_from(["", *options]))
            row, column = place(table.cell(answer.question, answer.process or "Directie"))
            rows[row][column] = text
            given_answers[answer.question, answer.process] = text
    grids = tuple(Grid("R2", grid.number, rows) if grid.title == "R2" else grid for grid in good.grids)
    changed, _ = read_book(Book(grids, good.titles, good.properties), "werkboek.xlsx", the_instrument())
    assert changed is not None
    for answer in changed.answers:
        text = given_answers.get((answer.question, answer.process))
        if text is not None:
            option = options.get(text)
            expected = (option.state, option.value, option.id) if option else (State.OPEN, None, None)
            assert (answer.state, answer.value, answer.option) == expected


def _changed(grid: Grid, data: st.DataObject) -> Grid:
    """The sheet with a few cells that hold something else."""
    cells = st.tuples(st.integers(0, len(grid.rows) + 2), st.integers(0, 12), ANY_VALUE)
    rows = [list(row) for row in grid.rows]
    for row, column, value in data.draw(st.lists(cells, max_size=4)):
        rows.extend([] for _ in range(row + 1 - len(rows)))
        rows[row].extend("" for _ in range(column + 1 - len(rows[row])))
        rows[row][column] = value
    return Grid(grid.title, grid.number, rows, grid.formulas)


@given(st.integers(0, 2_000_000), st.integers(0, 20_000))
def test_an_address_and_its_place_are_each_other(row: int, column: int) -> None:
    assert place(address(row, column)) == (row, column)


def test_addresses_are_those_that_excel_shows() -> None:
    assert [address(0, 0), address(6, 5), address(9, 26), address(0, 701), address(0, 702)] == [
        "A1",
        "F7",
        "AA10",
        "ZZ1",
        "AAA1",
    ]


def test_a_date_is_said_as_people_write_it(tmp_path: Path) -> None:
    book = Return()
    question = book.positions.questions[0].id
    book.put(question, "P1", dt.date(2026, 2, 1))
    package, _ = inspect(book.save(tmp_path / "datum.xlsx"))
    assert package is not None
    _, findings = read_book(open_book(package), "datum.xlsx", the_instrument())
    assert findings[0].found == "1-2-2026"
