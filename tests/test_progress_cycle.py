"""One action from scan to report: planned, changed in Word, followed in the progress workbook, told in the report."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.progress_rounds import (
    JULY,
    OCTOBER,
    WMO,
    a_form,
    a_processed_round,
    action_of,
    came_back,
    edited_plan,
    first_action,
    follow,
    plan_path,
    standing,
    words_of,
)
from tests.returns import through_libreoffice
from tests.rounds import processed, put, workbook
from zelfscan.model.progress import ActionField, ActionStatus, Choice, EventKind, Origin
from zelfscan.rounds.folder import RoundFolder

TITLE = "Spreekuur in het buurthuis"


def as_word_saves_it(path: Path) -> None:
    """Nothing more: the file is as people saved it in Word."""


def as_libreoffice_saves_it(path: Path) -> None:
    """Open and save it in LibreOffice, which drops the tags of controls."""
    path.write_bytes(through_libreoffice(path, "docx").read_bytes())


@pytest.mark.parametrize(
    "saved",
    [as_word_saves_it, pytest.param(as_libreoffice_saves_it, marks=pytest.mark.libreoffice)],
    ids=["word", "libreoffice"],
)
def test_an_action_is_followed_from_scan_to_report_under_one_id(tmp_path: Path, saved: Callable[[Path], None]) -> None:
    place = a_processed_round(tmp_path / "ronde")
    planned = first_action(place)
    edit_the_plan(place, planned.id, saved)
    first = follow(place, JULY)
    assert not first.failed, first.findings
    read = action_of(place, planned.id)
    assert (read.owner, read.ready, read.start) == ("Adviseur beleid", dt.date(2027, 12, 1), dt.date(2027, 5, 3))
    assert (read.choice, read.reason, read.status) == (Choice.ADAPTED, "Eerst één team.", ActionStatus.RUNNING)
    assert read.planned_ready == planned.ready
    own = action_of(place, f"{WMO}-E01")
    assert (own.title, own.own) == (TITLE, True)

    fill_in_the_form(place, planned.id)
    second = follow(place, OCTOBER)
    assert not second.failed, second.findings
    done = action_of(place, planned.id)
    assert (done.status, done.percentage, done.measured) == (ActionStatus.DONE, 100, "85%")
    assert (done.owner, done.choice) == ("Adviseur beleid", Choice.ADAPTED)
    assert action_of(place, f"{WMO}-E01").obstacle == "Geen zaal"
    assert len({item.id for item in standing(place).actions}) == len(standing(place).actions)
    check_the_history(place, planned.id)
    check_the_report(place, planned.title)


def edit_the_plan(place: RoundFolder, action: str, saved: Callable[[Path], None]) -> None:
    """People fill in the plan, add an action, and send it back under another name."""
    typed = {
        (action, "eigenaar"): "Adviseur beleid",
        (action, "start"): "3 mei 2027",
        (action, "klaar op"): "1 december 2027",
        (action, "keuze"): "aanpak aangepast",
        (action, "reden"): "Eerst één team.",
        (action, "status"): "loopt",
    }
    own = {"actie": TITLE, "eigenaar": "Teamleider"}
    data = edited_plan(plan_path(place).read_bytes(), typed, own, saved="2027-06-01T10:00:00Z")
    saved(came_back(place, "Ons plan - definitief.docx", data))


def fill_in_the_form(place: RoundFolder, action: str) -> None:
    """The progress workbook of September comes back in a folder of its own."""
    filled: dict[str, dict[str, object]] = {
        action: {"Status": "klaar", "Hoe ver (%)": 100, "Resultaat": "Elke brief wordt gelezen.", "Meting": "85%"},
        f"{WMO}-E01": {"Status": "loopt", "Obstakel": "Geen zaal", "Hulp nodig van": "Vastgoed"},
    }
    came_back(place, "september/voortgang wmo.xlsx", a_form(place, dt.date(2027, 9, 20), filled))


def check_the_history(place: RoundFolder, action: str) -> None:
    """Everything that happened to the action stands there, in order, with its file."""
    events = [event for event in standing(place).events if event.action == action]
    assert [(event.kind, event.origin) for event in events] == [
        (EventKind.PLANNED, Origin.PLAN),
        (EventKind.CHANGED, Origin.WORD),
        (EventKind.CHANGED, Origin.FORM),
    ]
    assert [event.file for event in events] == [
        f"uitvoer/{WMO}/resultaat-{WMO}.json",
        "voortgang/Ons plan - definitief.docx",
        "voortgang/september/voortgang wmo.xlsx",
    ]
    assert all(event.sha256 and event.place for event in events[1:])
    assert ActionField.OWNER not in events[2].values


def check_the_report(place: RoundFolder, title: str) -> None:
    """The report tells it, beside what it said in July."""
    report = words_of(place.output / "voortgangsrapportage.docx")
    for words in (title, "Eén actie is klaar.", "Dat is 1 meer dan op 15 juli 2027", "Vastgoed", "Geen zaal", TITLE):
        assert words in report
    assert "Klaar op 1 december 2027" in report
    assert "Nu: 85%." in report


def test_a_plan_that_is_made_anew_shows_what_people_said_and_can_be_read_again(tmp_path: Path) -> None:
    place = a_processed_round(tmp_path / "ronde")
    action = first_action(place).id
    edit_the_plan(place, action, as_word_saves_it)
    follow(place, JULY)
    put(place, "wmo.xlsx", workbook("Wmo", "nr-1", saved="2027-08-01T10:00:00Z"))
    assert processed(place).made == 1
    assert "Adviseur beleid" in words_of(plan_path(place))
    assert TITLE in words_of(plan_path(place))
    events = standing(place).events
    data = edited_plan(plan_path(place).read_bytes(), {(action, "status"): "klaar"}, saved="2027-09-01T10:00:00Z")
    came_back(place, "nieuw plan.docx", data)
    outcome = follow(place, OCTOBER)
    assert outcome.findings == []
    (event,) = standing(place).events[len(events) :]
    assert (event.action, event.values) == (action, {ActionField.STATUS: "klaar"})
