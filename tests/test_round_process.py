"""Processing a round: what became of each directorate, nothing twice, and nothing of anybody lost."""

import datetime as dt
import errno
import io
import json
import os
import stat
import subprocess
import sys
import textwrap
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import openpyxl
import pytest
from click.testing import CliRunner

from tests.rounds import NOW, ON_THE_SPOT, a_round, codes, files, issued, processed, put, statuses, workbook
from zelfscan import files as file_module
from zelfscan.cli import main
from zelfscan.messages import sentence
from zelfscan.rounds.folder import RoundFolder
from zelfscan.rounds.process import Outcome, Wishes, process

WMO, JEUGD, SPORT = "Wmo-loket", "Jeugd", "Sport"
PLAN = "uitvoer/wmo-loket/verbeterplan-wmo-loket.docx"


@pytest.fixture
def place(tmp_path: Path) -> RoundFolder:
    """A round with a good return, a faulty one, and somebody who sent nothing."""
    returns = {"wmo.xlsx": workbook(WMO, "w1"), "jeugd.xlsx": workbook(JEUGD, "j1", wrong=True)}
    return a_round(tmp_path / "ronde", returns, (WMO, JEUGD, SPORT))


def times(place: RoundFolder) -> dict[str, int]:
    """When each file was last changed."""
    return {str(path): path.stat().st_mtime_ns for path in place.path.rglob("*") if path.is_file()}


def line(outcome: Outcome, directorate: str) -> tuple[str, str]:
    """Status and file of a directorate."""
    return next((item.status.value, item.file) for item in outcome.lines if item.directorate == directorate)


def test_every_directorate_gets_its_status_its_largest_risk_and_its_file(place: RoundFolder) -> None:
    outcome = processed(place)
    assert line(outcome, WMO) == ("met waarschuwingen", PLAN)
    assert line(outcome, JEUGD) == ("te verbeteren", "uitvoer/jeugd/terugmelding-jeugd-samen.xlsx")
    assert line(outcome, SPORT) == ("niet ontvangen", "")
    assert next(item.risk for item in outcome.lines if item.directorate == WMO).endswith((": midden", ": hoog", "hoog"))
    assert outcome.failed


def test_a_round_yields_plans_feedback_and_what_the_bureau_reads(place: RoundFolder) -> None:
    processed(place)
    assert [name for name in files(place) if name.startswith("uitvoer/")] == [
        "uitvoer/bevindingen.json",
        "uitvoer/jeugd/terugmelding-jeugd-samen.eml",
        "uitvoer/jeugd/terugmelding-jeugd-samen.xlsx",
        "uitvoer/managementrapport.docx",
        "uitvoer/overzicht.xlsx",
        "uitvoer/wmo-loket/bijlage-wmo-loket.docx",
        "uitvoer/wmo-loket/marktverkenning-wmo-loket.docx",
        "uitvoer/wmo-loket/resultaat-wmo-loket.json",
        PLAN,
    ]
    text = "\n".join(paragraph.text for paragraph in docx.Document(str(place.path / PLAN)).paragraphs)
    assert WMO in text
    told = json.loads((place.output / "bevindingen.json").read_text(encoding="utf-8"))
    assert ("Jeugd", "fout", "AN-003") in {(item["directie"], item["ernst"], item["code"]) for item in told}
    assert "Sport" in next(item["tekst"] for item in told if item["code"] == "RO-031")


def test_with_errors_there_is_a_plan_when_it_is_asked_for(place: RoundFolder) -> None:
    processed(place, despite_errors=True)
    assert (place.output / "jeugd" / "verbeterplan-jeugd.docx").exists()
    assert (place.output / "jeugd" / "terugmelding-jeugd-samen.xlsx").exists()


def test_a_second_run_without_changes_does_nothing_and_changes_no_file(place: RoundFolder) -> None:
    first = processed(place)
    before, tasks = times(place), ON_THE_SPOT.count
    second = processed(place)
    assert times(place) == before
    assert ON_THE_SPOT.count == tasks
    assert (second.made, second.lines, second.findings) == (0, first.lines, first.findings)


def test_a_second_run_loads_no_parser_and_no_templates(place: RoundFolder) -> None:
    processed(place)
    program = textwrap.dedent(
        f"""
        import datetime as dt, pathlib, sys
        from zelfscan.rounds.process import Wishes, process
        outcome = process(pathlib.Path({str(place.path)!r}), Wishes(today=dt.date(2027, 4, 1)), dt.datetime(2027, 4, 1))
        assert len(outcome.lines) == 3 and outcome.made == 0, outcome
        heavy = [name for name in ("openpyxl", "docxtpl", "lxml", "jinja2", "python_calamine") if name in sys.modules]
        assert not heavy, heavy
        """
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_one_changed_return_changes_only_what_depends_on_it(place: RoundFolder) -> None:
    processed(place)
    before = files(place)
    put(place, "jeugd.xlsx", workbook(JEUGD, "j1"))
    outcome = processed(place)
    after = files(place)
    assert outcome.made == 1
    assert line(outcome, JEUGD)[0] == "met waarschuwingen"
    changed = {name for name in after if after[name] != before.get(name)}
    assert "uitvoer/overzicht.xlsx" in changed
    assert [name for name in changed if "wmo-loket" in name or "sport" in name] == []
    assert "uitvoer/jeugd/verbeterplan-jeugd.docx" in after


def test_feedback_goes_away_when_it_no_longer_holds(place: RoundFolder) -> None:
    processed(place)
    put(place, "jeugd.xlsx", workbook(JEUGD, "j1"))
    outcome = processed(place)
    assert not list(place.output.glob("jeugd/terugmelding-*"))
    assert codes(outcome).count("RO-044") == 2


def test_feedback_that_the_bureau_changed_stays(place: RoundFolder) -> None:
    processed(place)
    mail = place.output / "jeugd" / "terugmelding-jeugd-samen.eml"
    mail.write_text("met een persoonlijk woord", encoding="utf-8")
    put(place, "jeugd.xlsx", workbook(JEUGD, "j1"))
    processed(place)
    assert mail.read_text(encoding="utf-8") == "met een persoonlijk woord"


def test_everything_goes_away_with_the_only_return(place: RoundFolder) -> None:
    put(place, "gast.xlsx", workbook("Gastdirectie", "g1"))
    processed(place)
    assert (place.output / "gastdirectie").is_dir()
    (place.returns / "gast.xlsx").unlink()
    outcome = processed(place)
    assert not (place.output / "gastdirectie").exists()
    assert not (place.administration / "directies" / "gastdirectie.json").exists()
    assert "Gastdirectie" not in statuses(outcome)


def test_whatever_came_in_between_the_result_is_that_of_a_first_run(place: RoundFolder, tmp_path: Path) -> None:
    processed(place)
    put(place, "wmo.xlsx", workbook(WMO, "w1", wrong=True))
    processed(place)
    put(place, "wmo.xlsx", workbook(WMO, "w1"))
    put(place, "sport.xlsx", workbook(SPORT, "s1"))
    processed(place)
    returns = {path.name: path.read_bytes() for path in place.returns.iterdir()}
    fresh = a_round(tmp_path / "vers", returns, (WMO, JEUGD, SPORT))
    processed(fresh)
    assert files(place) == files(fresh)


def test_a_file_that_somebody_threw_away_is_made_again(place: RoundFolder) -> None:
    processed(place)
    (place.path / PLAN).unlink()
    (place.output / "overzicht.xlsx").unlink()
    assert processed(place).made == 1
    assert (place.path / PLAN).exists()
    assert (place.output / "overzicht.xlsx").exists()


def test_another_setting_or_list_makes_everything_anew(place: RoundFolder) -> None:
    processed(place)
    settings = place.settings.read_text(encoding="utf-8")
    place.settings.write_text(settings.replace('naam: "proef"', 'naam: "tweede proef"'), encoding="utf-8")
    assert place.settings.read_text(encoding="utf-8") != settings
    assert processed(place).made == 3


def test_all_can_be_done_anew(place: RoundFolder) -> None:
    processed(place)
    before = files(place)
    assert processed(place, anew=True).made == 3
    assert files(place) == before


def edit(path: Path) -> bytes:
    """Change a Word file as a person would."""
    document = docx.Document(str(path))
    document.add_paragraph("Wij kiezen voor de eerste actie.")
    document.save(str(path))
    return path.read_bytes()


def test_a_plan_that_a_manager_edited_is_never_overwritten(place: RoundFolder) -> None:
    processed(place)
    edited = edit(place.path / PLAN)
    put(place, "wmo.xlsx", workbook(WMO, "w1", "leiding"))
    outcome = processed(place)
    beside = PLAN.replace(".docx", " (2).docx")
    assert (place.path / PLAN).read_bytes() == edited
    assert line(outcome, WMO)[1] == beside
    finding = next(item for item in outcome.findings if item.code == "RO-036")
    assert (finding.file, finding.expected) == (PLAN, beside)
    first = (place.path / beside).read_bytes()
    put(place, "wmo.xlsx", workbook(WMO, "w1", "beleid"))
    processed(place)
    assert (place.path / PLAN).read_bytes() == edited
    assert (place.path / beside).read_bytes() != first
    assert len(list(place.output.glob("wmo-loket/verbeterplan-*"))) == 2


def test_an_edited_plan_stays_alone_when_nothing_changed(place: RoundFolder) -> None:
    processed(place)
    edited = edit(place.path / PLAN)
    assert processed(place).made == 0
    assert (place.path / PLAN).read_bytes() == edited
    assert len(list(place.output.glob("wmo-loket/verbeterplan-*"))) == 1


def test_notes_of_the_bureau_in_the_overview_are_kept(place: RoundFolder) -> None:
    processed(place)
    path = place.output / "overzicht.xlsx"
    book = openpyxl.load_workbook(path)
    book.save(path)
    kept = path.read_bytes()
    put(place, "sport.xlsx", workbook(SPORT, "s1"))
    outcome = processed(place)
    assert path.read_bytes() == kept
    assert "uitvoer/overzicht (2).xlsx" in outcome.files


TROUBLE = {errno.EACCES: "RO-037", errno.ENOSPC: "RO-038", errno.EIO: "RO-039"}


@pytest.mark.parametrize("number", TROUBLE)
def test_a_file_that_cannot_be_written_is_a_finding_and_the_rest_goes_on(
    place: RoundFolder, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    whole = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if target.name.startswith("verbeterplan-wmo"):
            raise OSError(number, os.strerror(number), str(target))
        return whole(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    outcome = processed(place)
    assert [finding.file for finding in outcome.findings if finding.code == TROUBLE[number]] == [PLAN]
    assert not (place.path / PLAN).exists()
    assert (place.output / "wmo-loket" / "bijlage-wmo-loket.docx").exists()
    assert (place.output / "overzicht.xlsx").exists()
    assert outcome.failed
    monkeypatch.undo()
    assert processed(place).made == 1
    assert (place.path / PLAN).exists()


def test_a_disk_that_is_full_ends_in_a_finding(place: RoundFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(file_module.os, "fsync", full)
    outcome = processed(place)
    assert "RO-038" in codes(outcome)
    assert not list(place.path.rglob("*.tmp"))


def test_a_return_that_cannot_be_opened_is_a_finding_and_the_rest_goes_on(
    place: RoundFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Path.open

    def locked(self: Path, *arguments: object, **names: object) -> object:
        if self.name == "jeugd.xlsx":
            raise PermissionError(errno.EACCES, "Permission denied", str(self))
        return opened(self, *arguments, **names)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", locked)
    outcome = processed(place)
    assert [(finding.code, finding.file) for finding in outcome.findings if finding.file == "jeugd.xlsx"] == [
        ("BE-001", "jeugd.xlsx")
    ]
    assert statuses(outcome) == {
        WMO: "met waarschuwingen",
        JEUGD: "niet ontvangen",
        SPORT: "niet ontvangen",
        "jeugd.xlsx": "niet leesbaar",
    }


def test_what_is_no_file_is_passed_over(place: RoundFolder) -> None:
    os.mkfifo(place.returns / "pijp.xlsx")
    assert stat.S_ISFIFO((place.returns / "pijp.xlsx").stat().st_mode)
    assert "pijp.xlsx" not in statuses(processed(place))


@pytest.fixture
def elsewhere(place: RoundFolder) -> Iterator["subprocess.Popen[str]"]:
    """Another process that is at work in the round."""
    program = f"""
import datetime as dt, pathlib, sys
from zelfscan.rounds.lock import only_one
with only_one(pathlib.Path({str(place.lock)!r}), dt.datetime(2027, 4, 1, 9, 30)):
    print("bezig", flush=True)
    sys.stdin.read()
"""
    other = subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert other.stdout is not None
    assert other.stdout.readline() == "bezig\n"
    yield other
    other.kill()
    other.communicate()


def test_of_two_runs_at_once_the_second_says_so_and_stops(
    place: RoundFolder, elsewhere: "subprocess.Popen[str]"
) -> None:
    before = files(place)
    outcome = processed(place)
    assert codes(outcome) == ["RO-040"]
    assert f"(proces {elsewhere.pid}, sinds 09:30)" in sentence(outcome.findings[0])
    assert not outcome.lines
    assert files(place) == before


def test_a_lock_of_a_process_that_is_no_more_keeps_nobody_out(
    place: RoundFolder, elsewhere: "subprocess.Popen[str]"
) -> None:
    elsewhere.kill()
    elsewhere.wait()
    assert place.lock.exists()
    assert "RO-040" not in codes(processed(place))
    assert not place.lock.exists()


def test_a_folder_that_is_no_round_is_a_finding(tmp_path: Path) -> None:
    outcome = process(tmp_path, Wishes(today=dt.date(2027, 4, 1), executor=ON_THE_SPOT), NOW)
    assert codes(outcome) == ["RO-001"]
    assert outcome.failed


def test_an_administration_that_is_damaged_costs_time_and_nothing_else(place: RoundFolder) -> None:
    processed(place)
    before = files(place)
    place.processed.write_bytes(place.processed.read_bytes()[:100])
    (place.administration / "directies" / "sport.json").write_text("kapot", encoding="utf-8")
    assert processed(place).made == 3
    assert files(place) == before


def test_a_register_that_is_damaged_is_named(place: RoundFolder) -> None:
    place.ledger.write_text("kapot", encoding="utf-8")
    outcome = processed(place)
    assert "RO-047" in codes(outcome)
    assert line(outcome, WMO)[1] == PLAN


def test_the_command_shows_the_table_and_what_to_open(place: RoundFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "140")
    runner = CliRunner()
    first = runner.invoke(main, ["ronde", "verwerken", str(place.path), "--werkers", "1"])
    assert first.exit_code == 1
    shown = first.stdout.splitlines()
    assert shown[0].split() == ["Directie", "Status", "Grootste", "risico", "Bestand"]
    assert [row.split("  ")[0] for row in shown[2:] if row.startswith(("Jeugd", "Sport", "Wmo"))] == [JEUGD, SPORT, WMO]
    assert any(row.startswith(WMO) and row.endswith(PLAN) for row in shown)
    assert f"Open eerst: {place.output / 'overzicht.xlsx'}" in shown
    assert "1 met waarschuwingen, 1 te verbeteren, 1 niet ontvangen. Nieuw gemaakt: 3." in shown
    assert "Sport" in first.stderr
    second = runner.invoke(main, ["ronde", "verwerken", str(place.path), "--werkers", "1"])
    assert "Er was niets nieuws." in second.stdout


def test_a_round_without_errors_exits_with_0(tmp_path: Path) -> None:
    place = a_round(tmp_path / "ronde", {"wmo.xlsx": workbook(WMO, "w1")}, (WMO,))
    result = CliRunner().invoke(main, ["ronde", "verwerken", str(place.path), "--werkers", "1"])
    assert result.exit_code == 0, result.output


def test_an_unknown_folder_is_wrong_use(tmp_path: Path) -> None:
    assert CliRunner().invoke(main, ["ronde", "verwerken", str(tmp_path / "weg")]).exit_code == 2


def test_what_is_issued_to_a_directorate_is_theirs_whatever_the_file_says(tmp_path: Path) -> None:
    place = a_round(tmp_path / "r", {"x.xlsx": workbook("Een andere naam", "w1")}, (WMO,), (issued(WMO, "w1"),))
    outcome = processed(place)
    assert statuses(outcome) == {WMO: "met waarschuwingen"}
    told = json.loads((place.output / "bevindingen.json").read_text(encoding="utf-8"))
    assert "RO-030" in {item["code"] for item in told}


def test_the_summary_keeps_no_personal_data(tmp_path: Path) -> None:
    data = workbook(WMO, "w1")
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            target.writestr(
                name, source.read(name).replace(b"teammanager en twee medewerkers", b"bel jan@voorbeeld.nl")
            )
    place = a_round(tmp_path / "r", {"x.xlsx": stream.getvalue()}, (WMO,))
    processed(place)
    kept = [name for name, blob in files(place).items() if b"jan@voorbeeld.nl" in blob]
    assert kept == []


@pytest.mark.parametrize("key", ["verbeterplan", "managementrapport"])
def test_a_template_that_does_not_work_is_a_finding_and_the_rest_goes_on(place: RoundFolder, key: str) -> None:
    template = docx.Document()
    template.add_paragraph("{{ bestaat_niet }}")
    template.save(str(place.path / "eigen.docx"))
    settings = place.settings.read_text(encoding="utf-8")
    place.settings.write_text(with_template(settings, key), encoding="utf-8")
    processed(place)
    told = (place.output / "bevindingen.json").read_text(encoding="utf-8")
    whole = processed(place)
    assert "UI-002" in told or "UI-002" in codes(whole)
    assert (place.output / "overzicht.xlsx").exists()
    assert (place.path / PLAN).exists() is (key != "verbeterplan")


def with_template(settings: str, key: str) -> str:
    """The settings with a template of their own."""
    rows = settings.splitlines()
    place = next(number for number, row in enumerate(rows) if row.lstrip("# ").startswith(f"{key}:"))
    rows[place] = f'  {key}: "eigen.docx"'
    return "\n".join(rows) + "\n"
