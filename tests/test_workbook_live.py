"""What the workbook counts while people fill it in, as LibreOffice computes it."""

import subprocess

import openpyxl
import pytest

from tests.workbooks import ISSUES, the_instrument
from zelfscan.workbook import layout
from zelfscan.workbook.build import build, save
from zelfscan.workbook.positions import positions

pytestmark = pytest.mark.libreoffice

ISSUE = ISSUES["toezicht-volledig"]


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> openpyxl.Workbook:
    """A workbook with two of three processes in use, P1 with W7 = 1 and P2 with W7 = 2, computed by LibreOffice."""
    folder = tmp_path_factory.mktemp("live")
    workbook, tables = build(the_instrument(), ISSUE), positions(the_instrument(), ISSUE).tables
    table = tables["processes"]
    sheet = workbook[table.sheet]
    for code, name, w7 in (("P1", "parkeren", "1 Nee"), ("P2", "leerplicht", "2 Ja")):
        sheet[table.cell("NAAM", code)], sheet[table.cell("W7", code)] = name, w7
    questions = tables["R4"]
    for code in ("P1", "P2", "P3"):
        workbook["R4"][questions.cell("V4.1a", code)] = "Nee"
    workbook["Meteen doen"]["B6"] = "Het bord vervangen"
    save(workbook, folder / "in.xlsx")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(folder / "out"), "in.xlsx"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
    return openpyxl.load_workbook(folder / "out" / "in.xlsx", data_only=True)


def value_of(book: openpyxl.Workbook, name: str) -> object:
    sheet, _, cell = book.defined_names[name].attr_text.rpartition("!")
    return book[sheet.strip("'$")][cell.replace("$", "")].value


def test_questions_on_control_apply_only_where_people_are_chosen(counted: openpyxl.Workbook) -> None:
    names = [layout.applies_name(code, "B", 2) for code in ("P1", "P2", "P3")]
    assert [value_of(counted, name) for name in names] == [0, 1, 1]


def test_only_processes_in_use_are_counted(counted: openpyxl.Workbook) -> None:
    assert [value_of(counted, layout.active_name(code)) for code in ("P1", "P2", "P3")] == [1, 1, 0]


def test_an_answer_counts_only_where_the_question_applies(counted: openpyxl.Workbook) -> None:
    asked = sum(question.category == "R4" for question in positions(the_instrument(), ISSUE).questions)
    assert value_of(counted, layout.total_name("R4")) == asked
    assert value_of(counted, layout.done_name("R4")) == 1
    assert counted["R4"]["A4"].value == f"Nog {asked - 1} van {asked} antwoorden open"


def test_free_rows_and_processes_say_what_is_filled_in(counted: openpyxl.Workbook) -> None:
    assert counted["Meteen doen"]["A4"].value == "Ingevuld: 1"
    assert counted["Eigen risico's"]["A4"].value == "Nog niets ingevuld. Dat mag."
    assert counted["Werkprocessen"]["A4"].value == "Nog 22 van 28 vakjes leeg"


def test_start_repeats_what_the_sheets_say_and_the_name_of_a_process_stands_above_its_answers(
    counted: openpyxl.Workbook,
) -> None:
    shown = {row[0].value: row[2].value for row in counted["Start"].iter_rows()}
    assert shown["R4"] == counted["R4"]["A4"].value
    assert shown["R1"] == counted["R1"]["A4"].value
    assert counted["R1"]["F4"].value == "leerplicht"


def test_no_formula_ends_in_an_error(counted: openpyxl.Workbook) -> None:
    for sheet in counted.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "e", (sheet.title, cell.coordinate, cell.value)
