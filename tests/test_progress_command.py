"""`zelfscan ronde voortgang`: what came back is read, kept and told, whatever people put in the folder."""

import datetime as dt
import errno
import io
import re
import zipfile
from concurrent.futures import Executor, Future
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

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
from tests.rounds import a_round
from zelfscan.cli import main
from zelfscan.followup.progress import Outcome
from zelfscan.model.progress import ActionStatus, EventKind
from zelfscan.rounds.folder import RoundFolder
from zelfscan.rounds.lock import only_one
from zelfscan.rounds.worker import WorkerStopped

REPORT = "uitvoer/voortgangsrapportage.docx"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A round with a plan, made once."""
    return a_processed_round(tmp_path_factory.mktemp("ronde")).path


@pytest.fixture
def place(made: Path, tmp_path: Path) -> RoundFolder:
    """A copy of it."""
    from shutil import copytree

    copytree(made, tmp_path / "ronde")
    return RoundFolder(tmp_path / "ronde")


def codes(outcome: Outcome) -> list[str]:
    return [finding.code for finding in outcome.findings]


def everything(place: RoundFolder) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(place.path.rglob("*")) if path.is_file()}


def running(place: RoundFolder, name: str = "form.xlsx") -> str:
    """A form came back in which the first action runs; its id."""
    action = first_action(place).id
    came_back(place, name, a_form(place, JULY.date(), {action: {"Status": "loopt", "Hoe ver (%)": 40}}))
    return action


def test_a_form_that_people_filled_in_where_it_was_handed_out_is_read_too(place: RoundFolder) -> None:
    action = first_action(place).id
    path = place.issued_to(WMO) / f"voortgang-{WMO}.xlsx"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(a_form(place, JULY.date(), {action: {"Status": "loopt"}}))
    assert follow(place).read == 1
    assert standing(place).events[-1].file == f"uitgegeven/{WMO}/voortgang-{WMO}.xlsx"


def test_a_form_that_came_back_is_read_and_reported(place: RoundFolder) -> None:
    action = running(place)
    outcome = follow(place)
    assert not outcome.failed
    assert outcome.read == 1
    assert action_of(place, action).status is ActionStatus.RUNNING
    assert action_of(place, action).percentage == 40
    assert outcome.lines[0].changes == 2
    assert REPORT in outcome.files


def test_a_second_run_reads_nothing_and_changes_nothing(place: RoundFolder) -> None:
    running(place)
    plan = edited_plan(plan_path(place).read_bytes(), {(first_action(place).id, "eigenaar"): "Adviseur"})
    came_back(place, "plan.docx", plan)
    first = follow(place)
    before = everything(place)
    second = follow(place)
    assert (first.read, second.read) == (2, 0)
    assert everything(place) == before
    assert [line.changes for line in second.lines] == [0]


def test_a_plan_is_read_back_and_keeps_its_directorate(place: RoundFolder) -> None:
    action = first_action(place).id
    typed = {(action, "eigenaar"): "Adviseur beleid", (action, "status"): "loopt"}
    came_back(place, "wmo/plan van Wmo.docx", edited_plan(plan_path(place).read_bytes(), typed))
    follow(place)
    assert action_of(place, action).owner == "Adviseur beleid"
    event = standing(place).events[-1]
    assert event.file == "voortgang/wmo/plan van Wmo.docx"
    assert event.kind is EventKind.CHANGED


def test_a_plan_that_people_changed_where_it_stands_is_read_too(place: RoundFolder) -> None:
    action = first_action(place).id
    plan_path(place).write_bytes(edited_plan(plan_path(place).read_bytes(), {(action, "eigenaar"): "Adviseur"}))
    assert follow(place).read == 1
    assert action_of(place, action).owner == "Adviseur"
    assert standing(place).events[-1].file == f"uitvoer/{WMO}/verbeterplan-{WMO}.docx"


def test_a_plan_as_it_was_made_is_not_read(place: RoundFolder) -> None:
    assert follow(place).read == 0


def test_a_file_under_another_name_is_not_read_again(place: RoundFolder) -> None:
    action = running(place, "form.xlsx")
    follow(place)
    events = len(standing(place).events)
    (place.progress / "form.xlsx").rename(place.progress / "form van Jan.xlsx")
    assert follow(place).read == 0
    assert len(standing(place).events) == events
    assert action_of(place, action).status is ActionStatus.RUNNING


def test_zips_and_mails_are_opened(place: RoundFolder) -> None:
    action = first_action(place).id
    form = a_form(place, JULY.date(), {action: {"Status": "loopt"}})
    plan = edited_plan(plan_path(place).read_bytes(), {(action, "eigenaar"): "Adviseur"})
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("plannen/plan.docx", plan)
        archive.writestr("plannen/~$plan.docx", b"PK")
    came_back(place, "alles.zip", stream.getvalue())
    mail = EmailMessage()
    mail.set_content("Hierbij.")
    mail.add_attachment(form, maintype="application", subtype="octet-stream", filename="form.xlsx")
    came_back(place, "mail.eml", mail.as_bytes())
    outcome = follow(place)
    assert outcome.read == 2
    assert (action_of(place, action).owner, action_of(place, action).status) == ("Adviseur", ActionStatus.RUNNING)
    assert {event.file for event in standing(place).events[-2:]} == {
        "voortgang/alles.zip > plannen/plan.docx",
        "voortgang/mail.eml > form.xlsx",
    }
    before = everything(place)
    assert follow(place).read == 0
    assert everything(place) == before


def test_lock_files_and_hidden_files_are_passed_over(place: RoundFolder) -> None:
    for name in ("~$form.xlsx", ".~lock.form.xlsx#", ".DS_Store", "Thumbs.db"):
        came_back(place, name, b"niets")
    assert codes(follow(place)) == []


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("notitie.txt", b"hallo", "VG-008"),
        ("oud.doc", bytes.fromhex("D0CF11E0A1B11AE1") + b"x" * 600, "VG-023"),
        ("mail.msg", bytes.fromhex("D0CF11E0A1B11AE1") + b"x" * 600, "VG-016"),
        ("kapot.docx", b"PK\x03\x04 kapot", "VG-023"),
        ("leeg.xlsx", b"", "BE-003"),
        ("kapot.zip", b"PK\x03\x04 kapot", "BE-006"),
        ("leeg.eml", b"Subject: hallo\n\nDag", "VG-014"),
    ],
)
def test_what_is_no_plan_and_no_form_is_one_finding(place: RoundFolder, name: str, data: bytes, code: str) -> None:
    came_back(place, name, data)
    running(place)
    outcome = follow(place)
    assert codes(outcome) == [code]
    assert outcome.findings[0].file == f"voortgang/{name}"
    assert outcome.read == 1
    assert codes(follow(place)) == [code]


class Failing(Executor):
    """A child that dies over every task."""

    def __init__(self, problem: BaseException) -> None:
        self.problem = problem

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_exception(self.problem)
        return future


@pytest.mark.parametrize(
    ("problem", "code"), [(WorkerStopped(), "VG-006"), (MemoryError(), "VG-006"), (KeyError("x"), "VG-007")]
)
def test_a_file_over_which_the_reader_dies_costs_one_finding(
    place: RoundFolder, problem: BaseException, code: str
) -> None:
    running(place)
    outcome = follow(place, executor=Failing(problem))
    assert codes(outcome) == [code]
    assert outcome.failed
    assert outcome.lines[0].actions


def test_a_child_process_reads_within_its_limits(place: RoundFolder) -> None:
    action = running(place)
    assert follow(place, executor=None).read == 1
    assert action_of(place, action).status is ActionStatus.RUNNING


def test_a_run_that_was_stopped_after_the_history_was_written_goes_on_where_it_was(place: RoundFolder) -> None:
    running(place)
    came_back(
        place, "plan.docx", edited_plan(plan_path(place).read_bytes(), {}, {"actie": "Spreekuur in het buurthuis"})
    )
    follow(place)
    before = standing(place).events
    (place.administration / "voortgang.json").unlink()
    follow(place)
    assert standing(place).events == before


@pytest.mark.parametrize("kept", [None, 3, -1])
def test_what_was_lost_from_a_history_is_noted_again_under_the_same_ids(place: RoundFolder, kept: int | None) -> None:
    running(place)
    for name, title in (("one.docx", "Spreekuur in het buurthuis"), ("two.docx", "Een avond met ouders")):
        came_back(place, name, edited_plan(plan_path(place).read_bytes(), {}, {"actie": title}, "2027-07-01T09:00:00Z"))
        follow(place)
    (place.progress / "one.docx").unlink()
    before = {item.id: (item.title, item.status, item.percentage) for item in standing(place).actions}
    path = place.histories / f"{WMO}.jsonl"
    if kept is None:
        path.unlink()
    else:
        path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:kept]))
    assert "VG-019" in codes(follow(place))
    assert {item.id: (item.title, item.status, item.percentage) for item in standing(place).actions} == before
    made = everything(place)
    assert "VG-019" not in codes(follow(place))
    assert everything(place) == made


def test_a_damaged_line_is_named_once(place: RoundFolder) -> None:
    follow(place)
    with (place.histories / f"{WMO}.jsonl").open("a") as stream:
        stream.write("{}\n")
    assert codes(follow(place)) == ["VG-001"]


def test_a_full_disk_is_a_finding_and_the_history_stays_whole(
    place: RoundFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    action = running(place)

    def full(path: Path, blob: bytes) -> None:
        raise OSError(errno.ENOSPC, "vol", str(path))

    before = standing(place).events
    with monkeypatch.context() as patch:
        patch.setattr("zelfscan.rounds.history.write_atomic", full)
        assert codes(follow(place)) == ["RO-038"]
    assert standing(place).events == before
    follow(place)
    assert action_of(place, action).status is ActionStatus.RUNNING


def test_two_runs_at_once_do_not_get_in_each_others_way(place: RoundFolder) -> None:
    with only_one(place.lock, dt.datetime(2027, 7, 1, 9, 30)):
        import subprocess
        import sys

        done = subprocess.run(
            [sys.executable, "-m", "zelfscan", "ronde", "voortgang", str(place.path)], capture_output=True, check=False
        )
    assert done.returncode == 1
    assert b"RO-040" in done.stderr


def test_a_round_without_plans_has_nothing_to_report(tmp_path: Path) -> None:
    place = a_round(tmp_path, {}, ("Wmo",))
    outcome = follow(place)
    assert codes(outcome) == ["VG-080"]
    assert not (place.path / REPORT).exists()


def test_a_report_that_somebody_changed_is_never_overwritten(place: RoundFolder) -> None:
    follow(place)
    report = place.path / REPORT
    changed = edited_plan(report.read_bytes(), {})
    report.write_bytes(changed)
    running(place)
    outcome = follow(place, OCTOBER)
    assert report.read_bytes() == changed
    assert "RO-036" in codes(outcome)
    assert "uitvoer/voortgangsrapportage (2).docx" in outcome.files


def test_a_template_of_their_own_that_does_not_work_is_a_finding(place: RoundFolder) -> None:
    (place.path / "eigen.docx").write_bytes(b"geen Word")
    settings = place.settings.read_text(encoding="utf-8")
    changed = re.sub(r"(?m)^(  )?voortgangsrapportage:.*$", "", settings)
    with_template = re.sub(r"(?m)^sjablonen:.*$", "sjablonen:\n  voortgangsrapportage: eigen.docx", changed)
    assert with_template != changed
    place.settings.write_text(with_template, encoding="utf-8")
    outcome = follow(place)
    assert "UI-002" in codes(outcome)
    assert not (place.path / REPORT).exists()
    assert outcome.lines


def test_the_command_shows_a_table_and_what_to_open(place: RoundFolder) -> None:
    running(place)
    shown = CliRunner().invoke(main, ["ronde", "voortgang", str(place.path), "--datum", "2027-07-15"])
    assert shown.exit_code == 0, shown.output
    header, _, line = shown.stdout.splitlines()[:3]
    assert header.split()[:4] == ["Directie", "Acties", "Klaar", "Loopt"]
    assert line.startswith("Wmo ")
    assert "Gelezen: 1 bestand." in shown.stdout
    assert REPORT in shown.stdout


def test_the_command_fails_when_a_file_has_an_error(place: RoundFolder) -> None:
    came_back(place, "mail.msg", bytes.fromhex("D0CF11E0A1B11AE1"))
    shown = CliRunner().invoke(main, ["ronde", "voortgang", str(place.path), "--datum", "2027-07-15"])
    assert shown.exit_code == 1
    assert "VG-016" in shown.stderr


def test_personal_data_do_not_reach_anything_that_is_made(place: RoundFolder) -> None:
    action = first_action(place).id
    values = {"Status": "loopt", "Obstakel": "Bel 06-12345678", "Hulp nodig van": "jan@wilgendam.nl"}
    came_back(place, "form.xlsx", a_form(place, JULY.date(), {action: values}))
    follow(place)
    assert "[telefoonnummer]" in words_of(place.path / REPORT)
    for path in place.path.rglob("*"):
        if path.is_file() and place.progress not in path.parents:
            data = path.read_bytes()
            if zipfile.is_zipfile(path):
                with zipfile.ZipFile(path) as archive:
                    data = b"".join(archive.read(name) for name in archive.namelist())
            assert b"12345678" not in data, path
            assert b"jan@wilgendam" not in data, path
