"""The whole cycle: an action followed under one id from scan to plan, Word, Excel, the report and a second scan.

The plan is edited with LibreOffice Writer, as a person would: text, a date, a drop-down, a card that moves and a row
of their own.
"""

import datetime as dt
import io
import json
import shutil
import subprocess
import zipfile
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
    follow,
    plan_path,
    standing,
    words_of,
)
from tests.rounds import a_round, issued, processed, workbook
from tests.test_comparison_round import better, on
from tests.test_word_plan_libreoffice import LONGEST_RUN, OWN_HEADER, WRITER
from zelfscan.model.comparison import Move
from zelfscan.model.plan import Result
from zelfscan.model.progress import ActionField, ActionStatus, Choice, EventKind, Origin
from zelfscan.rounds.folder import RoundFolder
from zelfscan.rounds.history import whole_history
from zelfscan.rounds.standing import standings

EXCEL_EPOCH = dt.date(1899, 12, 30)
FILLED_IN = f"<v>{(dt.date(2026, 3, 12) - EXCEL_EPOCH).days}</v>".encode()
OWN = "Spreekuur in het buurthuis"
PLAN, FORM, REPORT = "ons plan.docx", "voortgang.xlsx", "voortgangsrapportage.docx"


def edited(place: RoundFolder, folder: Path, action: str, moved: str) -> None:
    """People edit the plan in LibreOffice and send it back under another name."""
    steps = [
        {"do": "type", "action": action, "field": "Eigenaar", "value": "Adviseur beleid"},
        {"do": "pick", "action": action, "field": "Status", "value": "loopt"},
        {"do": "pick", "action": action, "field": "Jullie keuze", "value": "aanpak gekozen"},
        {"do": "pick", "action": action, "field": "Klaar op", "value": "1 december 2027", "day": "2027-12-01"},
        {"do": "move_card", "action": moved, "field": "Eigenaar", "before": action},
        {"do": "add_row", "header": OWN_HEADER, "values": ["", OWN, "Teamleider", "Zaal huren", "1-10-2027", "loopt"]},
    ]
    target = folder / PLAN
    job = {"open": str(plan_path(place)), "save": str(target), "steps": steps}
    (folder / "jobs.json").write_text(json.dumps([job]), encoding="utf-8")
    command = ["/usr/bin/python3", str(WRITER), str(folder / "jobs.json")]
    subprocess.run(command, check=True, capture_output=True, timeout=LONGEST_RUN)
    place.progress.mkdir(exist_ok=True)
    shutil.move(target, place.progress / PLAN)


def events_of(place: RoundFolder, action: str) -> list[tuple[EventKind, Origin, str]]:
    """What happened to an action, in order, with the name of the file."""
    events, _ = whole_history(place, WMO)
    return [(event.kind, event.origin, Path(event.file).name) for event in events if event.action == action]


@pytest.mark.libreoffice
def test_one_action_is_followed_from_the_first_scan_to_the_second_under_one_id(tmp_path: Path) -> None:
    place = a_processed_round(tmp_path / "2027")
    planned, moved = standing(place).actions[:2]
    edited(place, tmp_path, planned.id, moved.id)
    first = follow(place, JULY)
    assert not first.failed, first.findings
    read = action_of(place, planned.id)
    assert (read.owner, read.status, read.choice) == ("Adviseur beleid", ActionStatus.RUNNING, Choice.CHOSEN)
    assert (read.planned_ready, read.ready) == (planned.ready, dt.date(2027, 12, 1))
    assert action_of(place, moved.id).owner == moved.owner
    assert action_of(place, f"{WMO}-E01").title == OWN

    filled: dict[str, dict[str, object]] = {planned.id: {"Status": "klaar", "Hoe ver (%)": 100, "Meting": "85%"}}
    came_back(place, FORM, a_form(place, dt.date(2027, 9, 20), filled))
    second = follow(place, OCTOBER)
    assert not second.failed, second.findings
    done = action_of(place, planned.id)
    assert (done.status, done.measured, done.owner) == (ActionStatus.DONE, "85%", "Adviseur beleid")
    assert planned.title in words_of(place.output / REPORT)

    again = measured_again(place, tmp_path / "2028")
    check_the_comparison(again, planned.id)
    check_the_history(place, again, planned.id)


def dated(data: bytes, day: dt.date) -> bytes:
    """The same workbook, filled in on another day."""
    stream, serial = io.BytesIO(), f"<v>{(day - EXCEL_EPOCH).days}</v>"
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(FILLED_IN, serial.encode()))
    return stream.getvalue()


def measured_again(place: RoundFolder, folder: Path) -> RoundFolder:
    """A second round on the first, in which the directorate gave better answers."""
    returns = {"wmo.xlsx": better(dated(workbook("Wmo", "nr-2"), dt.date(2028, 3, 15)))}
    again = on(a_round(folder, returns, ("Wmo",), (issued("Wmo", "nr-2"),)), place)
    processed(again)
    return again


def check_the_comparison(again: RoundFolder, action: str) -> None:
    """The action stands beside the two scans, done, under the id that it always had."""
    comparison = Result.model_validate_json(again.result_of(WMO).read_bytes()).comparison
    assert comparison is not None
    assert {(item.id, item.status) for item in comparison.actions} >= {(action, ActionStatus.DONE)}
    assert Move.BETTER in {item.move for item in comparison.answers}
    assert "Wat is er veranderd sinds de vorige keer?" in words_of(plan_path(again))


def check_the_history(place: RoundFolder, again: RoundFolder, action: str) -> None:
    """Everything that happened stands in the history, and the second round reads on from the first."""
    told = [
        (EventKind.PLANNED, Origin.PLAN, f"resultaat-{WMO}.json"),
        (EventKind.CHANGED, Origin.WORD, PLAN),
        (EventKind.CHANGED, Origin.FORM, FORM),
    ]
    assert events_of(place, action) == told
    assert events_of(again, action)[:3] == told
    events = [event for event in whole_history(place, WMO)[0] if event.action == action]
    assert events[1].values[ActionField.READY] == "2027-12-01"
    assert all(event.sha256 and event.place for event in events[1:])
    (now,) = standings(again)[0]
    kept = [item for item in now.actions if item.id == action]
    assert [(item.status, item.measured) for item in kept] == [(ActionStatus.DONE, "85%")]
    assert len({item.id for item in now.actions}) == len(now.actions)
