"""The progress workbook as it goes out: what it looks like, what it says live, and how the round hands it out."""

import datetime as dt
import email
import io
import json
import os
import subprocess
from email.message import Message
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner
from python_calamine import CalamineWorkbook

from tests.accessibility import workbook_problems
from tests.libreoffice.make_samples import TYPIST
from tests.progress_forms import ACTIONS, DAY, DONE, KNOWN, LATE, NAME, NEAR, ROUND, SHOWN, SLUG, blob, changed, of
from tests.returns import the_instrument
from tests.rounds import a_round
from tests.soundness import soundness_problems
from tests.workbooks import CITY
from zelfscan.cli import main as zelfscan
from zelfscan.followup import form_layout as layout
from zelfscan.followup.form_build import build_form
from zelfscan.followup.form_lines import Line, add_months, line_of, mark, months_of, shown
from zelfscan.followup.form_read import read_form
from zelfscan.model.progress import ActionEvent, ActionField, ActionStatus, EventKind, FollowedAction, Origin
from zelfscan.model.round import Round
from zelfscan.rounds.folder import RoundFolder
from zelfscan.rounds.history import append, history_path

WORDS = ["te laat", "bijna te laat", "op tijd", "klaar", "gestopt", "nog geen datum"]


def opened(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def seen(data: bytes, sheet: str) -> list[list[Any]]:
    """What a program shows that does not compute, such as Excel in Protected View."""
    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name(sheet).to_python()  # type: ignore[return-value]


# --- how it looks ---


@pytest.mark.parametrize("actions", [ACTIONS, ACTIONS[:1]], ids=["alles", "een actie"])
@pytest.mark.parametrize("organisation", [ROUND.organisation, CITY], ids=["eigen kleuren", "lichte kleuren"])
def test_the_form_is_accessible_and_sound(organisation: Any, actions: Any, tmp_path: Path) -> None:
    data = build_form(the_instrument(), Round(name="Ronde & co", organisation=organisation), NAME, actions, DAY)
    path = tmp_path / "voortgang.xlsx"
    path.write_bytes(data)
    assert workbook_problems(data) == []
    assert soundness_problems(path) == []


def test_what_still_runs_stays_in_the_form_after_it_left_the_plan() -> None:
    left = SHOWN[0].model_copy(update={"current": False, "status": ActionStatus.RUNNING})
    waiting = SHOWN[1].model_copy(update={"current": False, "status": ActionStatus.NOT_STARTED})
    assert shown([left, waiting, *SHOWN[2:]]) == (left, *SHOWN[2:])


def test_the_same_actions_on_the_same_day_give_the_same_bytes() -> None:
    assert build_form(the_instrument(), ROUND, NAME, ACTIONS, DAY) == blob()


def test_it_opens_on_start_with_the_sheets_in_order_and_the_rest_hidden() -> None:
    book = opened(blob())
    assert [sheet.title for sheet in book if sheet.sheet_state == "visible"] == [
        "Start",
        "Acties",
        "Per eigenaar",
        "Planning",
    ]
    assert [sheet.title for sheet in book if sheet.sheet_state == "hidden"] == [
        "Lijsten",
        "Berekening",
        "Uitgegeven",
        "Meta",
    ]
    assert book.active.title == "Start"


def test_numbers_and_names_are_guarded_without_a_password_and_answers_are_free() -> None:
    sheet = opened(blob())["Acties"]
    headers = {cell.value: cell.column for cell in sheet[layout.HEADER_ROW]}
    assert sheet.protection.sheet
    assert not sheet.protection.password
    for header in layout.ACTIONS.headers:
        fixed = header in (layout.ID, layout.IN_TIME, *layout.FIXED)
        assert sheet.cell(layout.HEADER_ROW + 1, headers[header]).protection.locked == fixed, header
        free = header not in (layout.ID, layout.IN_TIME)
        assert sheet.cell(layout.HEADER_ROW + len(SHOWN) + 1, headers[header]).protection.locked != free, header


def test_every_page_on_paper_repeats_the_headers_and_the_action() -> None:
    sheet = opened(blob())["Acties"]
    assert sheet.print_title_cols == "$A:$B"
    assert sheet.print_title_rows == "$5:$6"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.freeze_panes == "C7"


def test_actions_that_were_turned_down_or_left_the_plan_are_not_asked_about() -> None:
    rows = [row[0] for row in seen(blob(), "Acties")[layout.HEADER_ROW :]]
    assert rows == [*(item.id for item in SHOWN), *(f"nieuw {number}" for number in range(1, layout.OWN_ROWS + 1))]


def test_before_a_program_computes_anything_the_words_stand_there_already() -> None:
    table = seen(blob(), "Acties")
    assert [row[3] for row in table[layout.HEADER_ROW : layout.HEADER_ROW + len(SHOWN)]] == WORDS
    assert table[2][0] == "Acties: 6. Klaar: 1. Te laat: 1. Bijna te laat: 1."
    counts = {row[0]: row[2] for row in seen(blob(), "Start") if row[0] in WORDS}
    assert counts == dict.fromkeys(WORDS, 1)
    owners = [row[0] for row in seen(blob(), "Per eigenaar")[4 : 4 + len(SHOWN)]]
    assert owners == ["Teammanager", "teammanager", "Directeur", "Directeur", "Balie", "nog geen eigenaar"]


def test_the_planning_shows_when_actions_run_and_are_due_in_marks_and_words() -> None:
    header, *rows = seen(blob(), "Planning")[layout.HEADER_ROW - 1 :]
    by_title = {row[0]: dict(zip(header, row, strict=True)) for row in rows if row[0]}
    late, near, done = (by_title[item.title] for item in (LATE, NEAR, DONE))
    assert [late[month] for month in ("apr 2027", "jun 2027", "jul 2027", "sep 2027", "okt 2027")] == [
        "▬",
        "▬",
        "laat",
        "laat",
        "",
    ]
    assert [near[month] for month in ("mrt 2028", "sep 2027", "okt 2027", "nov 2027")] == ["", "▬", "●", ""]
    assert (done["dec 2027"], done["jan 2028"], done["feb 2028"]) == ("▬", "klaar", "")
    assert set(by_title["Cursus"].values()) == {"Cursus", "", "gestopt"}


def test_an_action_beyond_the_planning_says_so() -> None:
    far = NEAR.model_copy(update={"ready": dt.date(2031, 1, 1)})
    header, row, *_ = seen(build_form(the_instrument(), ROUND, NAME, [far], DAY), "Planning")[layout.HEADER_ROW - 1 :]
    assert (header[-1], row[-1]) == ("later", "►")


@pytest.mark.parametrize("days", [-1, 0, 30, 31])
def test_nearly_late_begins_thirty_days_before_the_date(days: int) -> None:
    item = NEAR.model_copy(update={"ready": DAY + dt.timedelta(days=days)})
    words = {-1: "te laat", 0: "bijna te laat", 30: "bijna te laat", 31: "op tijd"}
    assert line_of(the_instrument(), item, DAY).in_time == words[days]


def test_text_that_looks_like_a_formula_is_text() -> None:
    risky = NEAR.model_copy(update={"title": "=1+1", "owner": "+31 & <b>", "result": '@A1 "x"'})
    data = build_form(the_instrument(), ROUND, "=Wmo & jeugd", [risky], DAY)
    sheet = opened(data)["Acties"]
    assert all(sheet[address].data_type == "s" for address in ("B7", "C7", "G7"))
    progress, findings = read_form(data, "x.xlsx", the_instrument(), {risky.id: risky})
    assert progress is not None
    assert (findings, changed(progress.actions[0])) == ((), {})


# --- as people use it ---


def moved(item: FollowedAction, days: int) -> FollowedAction:
    """The same action with its dates so many days later."""
    later = dt.timedelta(days=days)
    dates = {name: day + later for name in ("start", "ready") if (day := getattr(item, name))}
    return item.model_copy(update=dates)


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A form of today that people filled in and sorted with LibreOffice, saved in three ways."""
    folder, today = tmp_path_factory.mktemp("formulier"), dt.date.today()
    actions = [moved(item, (today - DAY).days) for item in ACTIONS]
    (folder / "leeg.xlsx").write_bytes(build_form(the_instrument(), ROUND, NAME, actions, today))

    def typed(row: str, header: str, value: Any, kind: str = "text") -> dict[str, Any]:
        return {"do": "type", "sheet": "Acties", "row": row, "header": header, "kind": kind, "value": value}

    new_date = (today + dt.timedelta(days=400) - dt.date(1899, 12, 30)).days
    steps = [
        typed(LATE.id, "Status", "klaar"),
        typed(LATE.id, "Hoe ver (%)", 100, "number"),
        typed(LATE.id, "Resultaat", "Drie bijeenkomsten"),
        typed(NEAR.id, "Nieuwe datum", new_date, "number"),
        typed(NEAR.id, "Reden nieuwe datum", "Drukker was ziek"),
        typed("nieuw 1", "Actie", "Koffie in de wijk"),
        typed("nieuw 1", "Eigenaar", "Directeur"),
        {"do": "unlock"},
        {"do": "sort_rows", "sheet": "Acties", "area": f"A7:T{6 + len(SHOWN)}"},
    ]
    saved = [folder / f"terug.{kind}" for kind in ("xlsx", "ods", "xls")]
    jobs = [{"open": str(folder / "leeg.xlsx"), "save": str(path), "steps": steps} for path in saved]
    (folder / "jobs.json").write_text(json.dumps(jobs), encoding="utf-8")
    python = os.environ.get("UNO_PYTHON", "/usr/bin/python3")
    subprocess.run([python, str(TYPIST), str(folder / "jobs.json")], check=True)
    return {path.suffix: path.read_bytes() for path in saved}


@pytest.mark.libreoffice
@pytest.mark.parametrize("kind", [".xlsx", ".ods", ".xls"])
def test_what_people_type_and_sort_in_libreoffice_is_read_back(used: dict[str, bytes], kind: str) -> None:
    progress, findings = read_form(used[kind], f"terug{kind}", the_instrument(), KNOWN)
    assert progress is not None
    assert findings == ()
    assert {item.action: set(changed(item)) for item in progress.actions if changed(item)} == {
        LATE.id: {ActionField.STATUS, ActionField.PERCENTAGE, ActionField.RESULT},
        NEAR.id: {ActionField.READY, ActionField.DATE_REASON},
        "": {ActionField.TITLE, ActionField.OWNER},
    }
    assert len(progress.actions) == len(SHOWN) + 1
    ready = of(progress, "I24").values[ActionField.READY]
    assert ready == (dt.date.today() + dt.timedelta(days=400)).isoformat()


@pytest.mark.libreoffice
def test_late_and_nearly_late_follow_the_day_of_today_and_what_people_fill_in(used: dict[str, bytes]) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(used[".xlsx"]), data_only=True)["Acties"]
    words = {row[0]: row[3] for row in sheet.iter_rows(7, 6 + len(SHOWN) + 1, values_only=True)}
    assert words[LATE.id] == "klaar"
    assert words[NEAR.id] == "op tijd"
    assert words["nieuw 1"] == "nog geen datum"
    assert sheet["A3"].value == "Acties: 7. Klaar: 2. Te laat: 0. Bijna te laat: 0."


@pytest.mark.libreoffice
def test_the_other_sheets_show_what_stands_on_acties_now(used: dict[str, bytes]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(used[".xlsx"]), data_only=True)
    owned = [(row[0], row[2], row[4]) for row in book["Per eigenaar"].iter_rows(5, values_only=True) if row[2]]
    by_owner = {title: owner for owner, title, _ in owned}
    owners = list(dict.fromkeys(owner.lower() for owner, _, _ in owned))
    assert [owner.lower() for owner, _, _ in owned] == [
        owner for owner in owners for name in by_owner.values() if name.lower() == owner
    ]
    assert by_owner["Koffie in de wijk"] == "Directeur"
    assert by_owner["Cursus"] == "nog geen eigenaar"
    assert ("Teammanager", LATE.title, "klaar") in owned


@pytest.mark.libreoffice
def test_the_formulas_of_the_planning_say_what_the_first_look_said(used: dict[str, bytes]) -> None:
    today = dt.date.today()
    rows = openpyxl.load_workbook(io.BytesIO(used[".xlsx"]), data_only=True)["Planning"].iter_rows(6, values_only=True)
    _, *table = list(rows)
    marks = {row[0]: [cell or "" for cell in row[3:-1]] for row in table if row[0]}
    given = [line_of(the_instrument(), moved(item, (today - DAY).days), today) for item in SHOWN]
    months = months_of(given, today)
    for line in given:
        if line.id not in (LATE.id, NEAR.id):  # people changed these
            assert marks[line.title] == [mark(the_instrument(), line, month, today) for month in months]
    done = Line("", "", "", given[0].start, given[0].ready, ActionStatus.DONE)
    assert marks[LATE.title] == [mark(the_instrument(), done, month, today) for month in months]
    later = Line("", "", "", given[1].start, today + dt.timedelta(days=400), "nog niet begonnen")
    assert marks[NEAR.title] == [mark(the_instrument(), later, month, today) for month in months]


def test_months_go_on_over_the_end_of_a_year() -> None:
    assert [add_months(dt.date(2027, 11, 30), number) for number in (0, 1, 2, -11)] == [
        dt.date(2027, 11, 1),
        dt.date(2027, 12, 1),
        dt.date(2028, 1, 1),
        dt.date(2026, 12, 1),
    ]


# --- how the round hands it out ---


def round_with_actions(folder: Path, people: tuple[str, ...] = (NAME,)) -> RoundFolder:
    """A round in which actions are planned for one directorate."""
    place = a_round(folder, {}, people)
    moment = dt.datetime(2027, 4, 1, 12, tzinfo=dt.UTC)
    planned = [
        ActionEvent(
            action=item.id,
            kind=EventKind.PLANNED,
            origin=Origin.PLAN,
            round="proef",
            read_on=moment,
            intervention=item.intervention,
            values={ActionField.TITLE: item.title, ActionField.READY: "2027-12-01"},
        )
        for item in (LATE, NEAR)
    ]
    append(history_path(place, SLUG), planned)
    return place


def run(place: RoundFolder, *options: str, day: str = "2027-09-20") -> tuple[int, str]:
    result = CliRunner().invoke(
        zelfscan, ["ronde", "voortgangsformulier", str(place.path), "--datum", day, *options], catch_exceptions=False
    )
    return result.exit_code, result.output


def mail_of(place: RoundFolder) -> Message:
    return email.message_from_bytes((place.issued_to(SLUG) / f"voortgang-{SLUG}.eml").read_bytes())


def test_the_command_makes_a_form_and_a_mail_for_each_directorate_with_actions(tmp_path: Path) -> None:
    place = round_with_actions(tmp_path / "r")
    code, said = run(place)
    assert code == 0
    assert f"voortgang-{SLUG}.xlsx" in said
    assert place.progress.is_dir()
    data = (place.issued_to(SLUG) / f"voortgang-{SLUG}.xlsx").read_bytes()
    progress, _ = read_form(data, "x.xlsx", the_instrument(), {})
    assert progress is not None
    assert [item.action for item in progress.actions] == [LATE.id, NEAR.id]
    mail = mail_of(place)
    parts = {part.get_filename(): part for part in mail.walk()}
    assert mail["To"] == "directie@wilgendam.voorbeeld"
    assert mail["X-Unsent"] == "1"
    assert parts[f"voortgang-{SLUG}.xlsx"].get_payload(decode=True) == data
    text = next(part for part in mail.walk() if part.get_content_type() == "text/plain").get_payload(decode=True)
    assert "Mail het werkboek terug vóór 11 oktober 2027." in text.decode()  # type: ignore[union-attr]


def test_a_second_time_nothing_is_written_whatever_the_day(tmp_path: Path) -> None:
    place = round_with_actions(tmp_path / "r")
    run(place)
    before = {path: path.stat().st_mtime_ns for path in place.path.rglob("*") if path.is_file()}
    code, said = run(place, day="2027-09-25")
    assert code == 0
    assert said.startswith("Er is niets nieuws.")
    after = {path: path.stat().st_mtime_ns for path in place.path.rglob("*") if path.is_file()}
    assert {path for path in before if before[path] != after.get(path)} <= {place.lock}
    assert set(after) == set(before)


def test_what_people_changed_stays_and_the_new_form_comes_beside_it(tmp_path: Path) -> None:
    place = round_with_actions(tmp_path / "r")
    run(place)
    path = place.issued_to(SLUG) / f"voortgang-{SLUG}.xlsx"
    book = openpyxl.load_workbook(path)
    book["Acties"]["E7"] = "klaar"
    book.save(path)
    changed_by_people = path.read_bytes()
    code, said = run(place, "--opnieuw")
    assert code == 0
    assert path.read_bytes() == changed_by_people
    assert f"voortgang-{SLUG} (2).xlsx" in said
    assert (place.issued_to(SLUG) / f"voortgang-{SLUG} (2).xlsx").exists()


def test_news_of_an_action_gives_a_new_form(tmp_path: Path) -> None:
    place = round_with_actions(tmp_path / "r")
    run(place)
    moment = dt.datetime(2027, 9, 21, tzinfo=dt.UTC)
    news = ActionEvent(
        action=LATE.id,
        kind=EventKind.CHANGED,
        origin=Origin.FORM,
        round="proef",
        read_on=moment,
        values={ActionField.STATUS: "klaar"},
    )
    append(history_path(place, SLUG), [news])
    code, said = run(place, "--inleveren-voor", "2027-11-01")
    assert code == 0
    assert f"voortgang-{SLUG}.xlsx" in said
    data = (place.issued_to(SLUG) / f"voortgang-{SLUG}.xlsx").read_bytes()
    assert seen(data, "Acties")[layout.HEADER_ROW][4] == "klaar"
    assert seen(data, "Start")[3][0] == "Stuur dit werkboek terug vóór 1 november 2027."


def test_a_directorate_without_an_address_gets_a_mail_without_one_and_that_is_said(tmp_path: Path) -> None:
    place = round_with_actions(tmp_path / "r", people=("Andere dienst",))
    code, said = run(place)
    assert code == 0
    assert "VG-112" in said
    assert mail_of(place)["To"] is None


def test_a_round_without_actions_says_what_to_do_first(tmp_path: Path) -> None:
    code, said = run(a_round(tmp_path / "r", {}, (NAME,)))
    assert code == 0
    assert "VG-113" in said


def test_a_day_that_is_over_is_wrong_use(tmp_path: Path) -> None:
    code, said = run(round_with_actions(tmp_path / "r"), "--inleveren-voor", "2027-09-20")
    assert code == 2
    assert "voorbij" in said
