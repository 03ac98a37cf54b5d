"""A progress workbook that comes back: what is read of it, what is said about it, and that nothing gets lost."""

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl.styles import Font

import zelfscan.followup
from tests.progress_forms import KNOWN, NAME, SHOWN, SLUG, Form, blob, changed, of
from tests.returns import SHORT, filled, the_instrument
from zelfscan.followup import form_layout as layout
from zelfscan.followup.form_read import read_form
from zelfscan.messages import CATALOGUE, sentence, severity
from zelfscan.model.finding import Severity
from zelfscan.model.progress import ActionField, ActionStatus, Origin

CODES = re.compile(r'"(VG-[0-9]{3})"')


def test_a_form_that_nobody_filled_in_says_nothing_new() -> None:
    progress, findings = read_form(blob(), "voortgang.xlsx", the_instrument(), KNOWN)
    assert progress is not None
    assert findings == ()
    assert [item.action for item in progress.actions] == [item.id for item in SHOWN]
    assert all(changed(item) == {} for item in progress.actions)
    assert (progress.origin, progress.slug, progress.directorate) == (Origin.FORM, SLUG, NAME)
    assert progress.saved is None
    assert not progress.whole  # the two actions that are not in it were not taken out by people


def test_a_form_with_all_actions_of_its_directorate_is_whole() -> None:
    known = {item.id: item for item in SHOWN}
    progress, _ = read_form(blob(), "voortgang.xlsx", the_instrument(), known)
    assert progress is not None
    assert progress.whole


def test_what_people_fill_in_is_read_with_its_place() -> None:
    form = Form().put(
        "I24",
        STATUS="klaar",
        SHARE=100,
        RESULT="Brieven zijn\nduidelijker",
        MEASURED="85%",
        BASELINE=60,
        EVIDENCE="Verslag",
        HELP="Bureau",
        OWNER="Jurist",
    )
    progress, findings = form.read()
    read = of(progress, "I24")
    assert findings == ()
    assert read.place == f"blad Acties, rij {form.row('I24')}"
    assert changed(read) == {
        ActionField.STATUS: "klaar",
        ActionField.PERCENTAGE: "100",
        ActionField.RESULT: "Brieven zijn\nduidelijker",
        ActionField.MEASURED: "85%",
        ActionField.BASELINE: "60",
        ActionField.EVIDENCE: "Verslag",
        ActionField.HELP: "Bureau",
        ActionField.OWNER: "Jurist",
    }


def test_a_new_date_takes_the_place_of_the_planned_one() -> None:
    progress, findings = Form().put("I11", NEW_DATE=dt.date(2027, 12, 1), DATE_REASON="Team was ziek").read()
    assert findings == ()
    assert changed(of(progress, "I11")) == {
        ActionField.READY: "2027-12-01",
        ActionField.DATE_REASON: "Team was ziek",
    }


def test_who_filled_it_in_and_when_is_read() -> None:
    form = Form()
    form.sheet["C4"], form.sheet["E4"] = "teamleider", "21 september 2027"
    progress, findings = form.read()
    assert findings == ()
    assert (progress.by, progress.filled_on) == ("teamleider", dt.date(2027, 9, 21))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (50, "50"),
        ("50", "50"),
        ("50%", "50"),
        ("50 %", "50"),
        (0.5, "50"),
        ("0,5", "50"),
        ("ongeveer 50 procent", "50"),
        (0, "0"),
        (100, "100"),
        ("1%", "1"),
        (33.4, "33"),
        (None, ""),
    ],
)
def test_percentages_are_read_as_people_type_them(typed: object, meant: str) -> None:
    progress, findings = Form().put("I11", SHARE=typed).read()
    assert of(progress, "I11").values[ActionField.PERCENTAGE] == meant
    assert {finding.code for finding in findings} <= {"VG-106"}


@pytest.mark.parametrize("typed", ["veel", 150, -5, "50-60%", "half", True])
def test_what_is_no_percentage_is_named_and_left_out(typed: object) -> None:
    form = Form().put("I11", SHARE=typed)
    progress, findings = form.read()
    assert ActionField.PERCENTAGE not in of(progress, "I11").values
    assert [(finding.code, finding.cell) for finding in findings] == [("VG-100", f"F{form.row('I11')}")]


@pytest.mark.parametrize(
    "typed",
    ["1-12-2027", "01/12/2027", "1 december 2027", "1 dec. 2027", "woensdag 1 december 2027", "2027-12-01", "1-12-27"],
)
def test_dates_are_read_as_people_type_them(typed: str) -> None:
    progress, findings = Form().put("I11", NEW_DATE=typed, DATE_REASON="Ziek").read()
    assert of(progress, "I11").values[ActionField.READY] == "2027-12-01"
    assert [finding.code for finding in findings] == (["AN-001"] if typed == "1-12-27" else [])


@pytest.mark.parametrize(
    ("typed", "meant", "codes"),
    [
        ("loopt", ActionStatus.RUNNING, []),
        (" Loopt ", ActionStatus.RUNNING, []),
        ("bezig", ActionStatus.RUNNING, ["AN-001"]),
        ("Afgerond", ActionStatus.DONE, ["AN-001", "VG-104"]),
        ("stopgezet", ActionStatus.STOPPED, ["AN-001", "VG-108"]),
        ("niet begonnen", ActionStatus.NOT_STARTED, ["AN-001"]),
        ("nog niet begonen", ActionStatus.NOT_STARTED, ["AN-001"]),
        ("klaarr", ActionStatus.DONE, ["AN-001", "VG-104"]),
        ("loptt", None, ["VG-058"]),
        ("tja", None, ["VG-059"]),
        (None, None, []),
    ],
)
def test_a_status_is_understood_or_named(typed: str | None, meant: ActionStatus | None, codes: list[str]) -> None:
    progress, findings = Form().put("I24", STATUS=typed).read()
    assert of(progress, "I24").values.get(ActionField.STATUS) == meant
    assert [finding.code for finding in findings] == codes


def retitled(form: Form) -> None:
    form.sheet["G6"] = "Resultaten"


def without_column(form: Form) -> None:
    form.sheet.delete_cols(12)


def doubled_column(form: Form) -> None:
    form.sheet["U6"] = "Bewijs"


def copied_row(form: Form, **values: object) -> None:
    """The row of an action a second time, below the table, with other values."""
    source, target = form.row("I24"), form.sheet.max_row + 1
    for cell in form.sheet[source]:
        form.sheet.cell(target, cell.column, cell.value)
    for name, value in values.items():
        form.sheet.cell(target, form.cell("I24", getattr(layout, name)).column, value)


def without(*titles: str) -> Callable[[Form], None]:
    """A form without these sheets, and without the properties by which it is known."""

    def change(form: Form) -> None:
        for title in titles:
            del form.book[title]
        form.book.custom_doc_props.props.clear()

    return change


def renumbered(form: Form, number: str, to: str | None) -> None:
    form.sheet[f"A{form.row(number)}"] = to


WRONG: dict[str, tuple[list[str], Callable[[Form], object]]] = {
    "status klaar en percentage onder 100": (["VG-103"], lambda form: form.put("I35", SHARE=80)),
    "status klaar zonder resultaat": (["VG-104"], lambda form: form.put("I24", STATUS="klaar", SHARE=100)),
    "nieuwe datum zonder reden": (["VG-105"], lambda form: form.put("I24", NEW_DATE=dt.date(2028, 5, 1))),
    "geplande datum veranderd": (["VG-105"], lambda form: form.put("I24", READY=dt.date(2028, 5, 1))),
    "honderd procent en nog niet klaar": (["VG-106"], lambda form: form.put("I11", SHARE=100)),
    "reden zonder nieuwe datum": (["VG-107"], lambda form: form.put("I24", DATE_REASON="Ziek")),
    "gestopt zonder waarom": (["VG-108"], lambda form: form.put("I24", STATUS="gestopt")),
    "datum voor het begin": (["VG-102"], lambda form: form.put("I24", NEW_DATE=dt.date(2026, 5, 1), DATE_REASON="x")),
    "geen datum": (["GE-006"], lambda form: form.put("I24", NEW_DATE="na de zomer", DATE_REASON="x")),
    "een procent of alles": (["VG-101"], lambda form: form.put("I11", SHARE=1)),
    "een is alles bij klaar": (["AN-001"], lambda form: form.put("I35", SHARE=1, RESULT="Anders")),
    "foutwaarde": (["AN-005"], lambda form: form.put("I24", RESULT="#DIV/0!")),
    "persoonsgegevens": (["PG-001"], lambda form: form.put("I24", OBSTACLE="Bel 06 12345678")),
    "naam van een andere actie": (["VG-114"], lambda form: form.put("I24", TITLE=form.cell("I11", "Actie").value)),
    "nummer met een tikfout": (["BL-006"], lambda form: renumbered(form, "I24", f"{SLUG}-I2")),
    "nummer zonder begin": (["AN-001"], lambda form: renumbered(form, "I24", "i24")),
    "nummer dat niemand kent": (["VG-053"], lambda form: renumbered(form, "I24", "17")),
    "nummer weg, naam er nog": (["VG-052"], lambda form: renumbered(form, "I24", None)),
    "actie van een andere directie": (["VG-057"], lambda form: renumbered(form, "I24", "leerplicht-I11")),
    "eigen actie zonder naam": (["VG-109"], lambda form: form.put("nieuw 1", RESULT="Ging goed")),
    "dezelfde rij twee keer": (["AN-014"], copied_row),
    "dezelfde rij met iets anders": (["AN-013"], lambda form: copied_row(form, STATUS="loopt")),
    "blad gekopieerd": (["BL-012"], lambda form: form.book.copy_worksheet(form.sheet)),
    "kop anders geschreven": (["VG-054"], retitled),
    "kolom weg": (["VG-055"], without_column),
    "kolom twee keer": (["BL-011"], doubled_column),
    "tekst naast de tabel": (["VG-110"], lambda form: form.sheet.__setitem__("W9", "Graag overleg hierover")),
    "tekst op een eigen blad": (["VG-110"], lambda form: form.book.create_sheet("Mijn blad").append(["Let op dit"])),
    "tekst op Planning": (["VG-110"], lambda form: form.book["Planning"].__setitem__("A40", "Schuif dit op")),
    "zonder verborgen bladen": (["VG-111", "VG-056"], without("Meta", "Uitgegeven")),
    "zonder wat er eerst stond": (["VG-056"], lambda form: form.book.remove(form.book["Uitgegeven"])),
}


@pytest.mark.parametrize("name", WRONG)
def test_everything_odd_is_named(name: str) -> None:
    codes, change = WRONG[name]
    form = Form()
    change(form)
    findings = form.read()[1]
    assert sorted(finding.code for finding in findings) == sorted(codes)
    assert all("{" not in sentence(finding) for finding in findings)


def test_everything_that_is_wrong_is_named_at_once_in_the_order_of_the_sheet() -> None:
    form = Form().put("I11", STATUS="tja", SHARE="veel").put("I24", NEW_DATE="ooit").put("nieuw 2", EVIDENCE="mail")
    assert form.codes() == ["VG-059", "VG-100", "GE-006", "VG-109"]


def test_warnings_are_about_what_people_changed_and_not_about_what_stood_there() -> None:
    form = Form()
    assert form.cell("I40", layout.RESULT).value is None
    assert form.put("I40", OBSTACLE="Geld").codes() == []
    assert Form().put("I40", OBSTACLE=None).codes() == ["VG-108"]


def test_what_is_unreadable_is_left_out_and_the_rest_of_the_row_counts() -> None:
    progress, _ = Form().put("I24", STATUS="tja", NEW_DATE="ooit", HELP="Bureau").read()
    assert changed(of(progress, "I24")) == {ActionField.HELP: "Bureau"}
    assert ActionField.READY not in of(progress, "I24").values


def test_rows_that_contradict_each_other_count_for_what_they_agree_on() -> None:
    form = Form().put("I24", RESULT="Vier brieven")
    copied_row(form, STATUS="loopt", RESULT=None, HELP="Bureau")
    progress, _ = form.read()
    assert changed(of(progress, "I24")) == {ActionField.RESULT: "Vier brieven", ActionField.HELP: "Bureau"}


def test_personal_data_are_masked() -> None:
    progress, _ = Form().put("I24", OBSTACLE="Bel 06 12345678", HELP="jan@voorbeeld.nl").read()
    values = of(progress, "I24").values
    assert values[ActionField.OBSTACLE] == "Bel [telefoonnummer]"
    assert values[ActionField.HELP] == "[e-mailadres]"


def test_own_actions_are_read_from_the_empty_rows_and_from_below_the_table() -> None:
    form = Form().put("nieuw 1", TITLE="Koffie met de wijk", OWNER="Gebiedsmanager", START=dt.date(2027, 10, 1))
    last = form.sheet.max_row + 1
    form.sheet[f"B{last}"] = "Nog een idee"
    progress, findings = form.read()
    own = [item for item in progress.actions if not item.action]
    assert findings == ()
    assert [item.values[ActionField.TITLE] for item in own] == ["Koffie met de wijk", "Nog een idee"]
    assert own[0].values[ActionField.START] == "2027-10-01"
    assert own[0].baseline is None
    assert own[1].place == f"blad Acties, rij {last}"


def test_sorted_rows_moved_columns_more_rows_and_another_name_on_the_tab_make_no_difference() -> None:
    form = Form().put("I24", STATUS="loopt").put("I11", RESULT="Drie keer gedaan")
    sheet = form.sheet
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(7, 12)]
    for number, row in enumerate(reversed(rows), start=7):
        for column, value in enumerate(row, start=1):
            sheet.cell(number, column).value = value
    sheet.move_range("G6:G20", cols=20)
    sheet.insert_rows(9)
    sheet.insert_cols(1)
    sheet["A1"].font = Font(bold=True)
    sheet.title = "Onze acties 2027"
    progress, findings = form.read()
    assert findings == ()
    assert len(progress.actions) == len(SHOWN)
    assert changed(of(progress, "I24")) == {ActionField.STATUS: "loopt"}
    assert changed(of(progress, "I11")) == {ActionField.RESULT: "Drie keer gedaan"}


def test_a_row_that_people_took_out_is_told_here_or_by_who_knows_that_the_form_was_whole() -> None:
    form = Form()
    form.sheet.delete_rows(form.row("I32"))
    progress, findings = form.read()
    assert [(finding.code, finding.found) for finding in findings] == [("BL-005", f"{SLUG}-I32")]
    assert f"{SLUG}-I32" not in {item.action for item in progress.actions}
    known = {item.id: item for item in SHOWN}
    whole, told = read_form(form.data(), "x.xlsx", the_instrument(), known)
    assert whole is not None
    assert (whole.whole, told) == (True, ())


def test_without_its_hidden_sheets_a_form_is_known_by_the_numbers_in_its_rows() -> None:
    form = Form().put("I24", STATUS="loopt")
    without("Meta", "Uitgegeven", "Lijsten", "Berekening", "Start")(form)
    progress, findings = form.read()
    assert (progress.slug, progress.directorate, progress.whole) == (SLUG, NAME, False)
    assert of(progress, "I24").baseline is None
    assert not any(severity(finding) is Severity.ERROR for finding in findings)


def test_a_form_of_which_we_lost_the_history_is_still_read() -> None:
    progress, _ = read_form(Form().put("I24", STATUS="loopt").data(), "x.xlsx", the_instrument(), {})
    assert progress is not None
    assert changed(of(progress, "I24")) == {ActionField.STATUS: "loopt"}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "BE-003"),
        (b"%PDF-1.7 ...", "BE-007"),
        (b"PK\x03\x04 kapot", "BE-006"),
        (filled(SHORT), "VG-050"),
    ],
    ids=["leeg", "pdf", "kapot", "zelfscan"],
)
def test_another_file_is_no_form_and_the_finding_says_why(data: bytes, code: str) -> None:
    progress, findings = read_form(data, "x.xlsx", the_instrument(), KNOWN)
    assert progress is None
    assert [finding.code for finding in findings] == [code]


def test_a_form_without_its_header_row_says_so() -> None:
    form = Form()
    form.sheet.delete_rows(layout.HEADER_ROW)
    progress, findings = read_form(form.data(), "x.xlsx", the_instrument(), KNOWN)
    assert progress is None
    assert [finding.code for finding in findings] == ["VG-051"]


def test_a_form_cut_off_anywhere_never_raises() -> None:
    data = blob()
    for size in range(0, len(data), len(data) // 40):
        progress, findings = read_form(data[:size], "x.xlsx", the_instrument(), KNOWN)
        assert progress is None
        assert findings


ODD = (True, 1e308, -1, 0.1, dt.time(12, 30), dt.datetime(1900, 1, 2), "x" * 32_767, "\U0001f600 {{ }}", "=1/0", "#N/A")


def test_nothing_that_people_can_put_in_a_cell_raises() -> None:
    for shift in range(len(ODD)):
        form = Form()
        for row, item in enumerate(SHOWN, start=layout.HEADER_ROW + 1):
            for column in range(2, len(layout.ACTIONS.headers) + 1):
                form.sheet.cell(row, column).value = ODD[(row + column + shift) % len(ODD)]  # type: ignore[assignment]
            assert form.sheet.cell(row, 1).value == item.id
        progress, findings = form.read()
        assert len(progress.actions) == len(SHOWN)
        assert all(sentence(finding) for finding in findings)


def test_every_code_about_forms_is_in_the_catalogue_and_used() -> None:
    sources = Path(zelfscan.followup.__file__).parent.glob("form_*.py")
    used = {code for source in sources for code in CODES.findall(source.read_text("utf-8"))}
    assert used == {code for code in CATALOGUE if code.startswith(("VG-05", "VG-10", "VG-11"))}


def test_when_people_saved_it_is_read_with_its_time_zone() -> None:
    progress, _ = Form().read()
    assert progress.saved is not None  # openpyxl notes the moment, as every program does
    assert progress.saved.tzinfo is not None
