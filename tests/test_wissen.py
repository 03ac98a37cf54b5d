"""Removing what has passed its retention date: everything with names goes, functions and dates stay."""

import datetime as dt
import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.planted import Planter, leaks, planted_history, planted_round
from tests.returns import the_instrument
from tests.rounds import processed
from zelfscan.cli import main
from zelfscan.rounds.folder import RoundFolder
from zelfscan.rounds.history import read_history
from zelfscan.sharing import erase

LATER = dt.date(2029, 1, 1)


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> tuple[RoundFolder, Planter]:
    """A round with a mark in every place where somebody can type, kept until the end of 2028."""
    planter = Planter()
    place = planted_round(tmp_path_factory.mktemp("ronde") / "ronde", the_instrument(), planter)
    text = place.settings.read_text("utf-8")
    text = text.replace('bewaren_tot: ""', "bewaren_tot: 2028-12-31")
    named = text.index("naam: ")
    place.settings.write_text(text[:named] + "naam: Proef" + text[text.index("\n", named) :], "utf-8")
    processed(place, despite_errors=True)
    planted_history(place, planter)
    place.progress.mkdir()
    (place.progress / f"{planter.word()}.docx").write_bytes(planter.text().encode())
    for name in ("procesevaluatie-notities.xlsx", "deelnemers (2).xlsx", "publicatie-keuze.xlsx"):
        (place.path / name).write_bytes(planter.text().encode())
    (place.path / "brief-sjablonen" / "mail.txt").write_text(f"Onderwerp: x\n\n{planter.text()}")
    return place, planter


@pytest.fixture
def place(planted: tuple[RoundFolder, Planter], tmp_path: Path) -> RoundFolder:
    """The round, to wipe."""
    return RoundFolder(Path(shutil.copytree(planted[0].path, tmp_path / "ronde")))


def wipe(place: RoundFolder, *options: str, day: str = "2029-01-01", said: str = "") -> Result:
    return CliRunner().invoke(main, ["ronde", "wissen", str(place.path), "--datum", day, *options], input=said)


def everything(place: RoundFolder) -> dict[str, bytes]:
    return {str(path.relative_to(place.path)): path.read_bytes() for path in place.path.rglob("*") if path.is_file()}


def test_nothing_with_a_name_is_left_and_a_record_says_what_went(
    place: RoundFolder, planted: tuple[RoundFolder, Planter]
) -> None:
    done = wipe(place, "--ja")
    assert done.exit_code == 0, done.output
    rounds = {json.loads(line)["round"] for path in place.histories.iterdir() for line in path.read_text().splitlines()}
    assert {mark for _, mark in leaks(place.path, planted[1].marks)} <= rounds, (
        "only names of rounds, which are no names"
    )
    record = json.loads(place.erased.read_bytes())
    assert record["done"]
    assert record["erased_on"] == "2029-01-01"
    assert record["removed"]["retour"] == 5
    assert record["directorates"] == 5
    assert record["actions"] >= 10
    assert sorted(path.name for path in place.path.iterdir()) == ["administratie", "ronde.yaml"]
    assert "retour: 5 bestanden" in done.output


def test_the_history_keeps_functions_dates_and_how_far_actions_are(place: RoundFolder) -> None:
    path = sorted(place.histories.iterdir())[0]
    before, _ = read_history(path)
    wipe(place, "--ja")
    after, findings = read_history(path)
    assert not findings
    assert len(after) == len(before)
    roles = {role.name for role in the_instrument().roles}
    for one, other in zip(before, after, strict=True):
        assert (one.action, one.kind, one.read_on, one.intervention) == (
            other.action,
            other.kind,
            other.read_on,
            other.intervention,
        )
        assert not other.file
        assert not other.processes
        assert not other.place
        kept = {name.value: text for name, text in other.values.items()}
        assert {kept.get(name, "") for name in ("eigenaar", "opdrachtgever")} <= {*roles, ""}
    said = next(event for event in after if event.values.get("status") == "loopt")  # type: ignore[call-overload]
    assert said.values["klaar op"] == "2027-09-01"  # type: ignore[index]


def test_before_the_date_nothing_happens(place: RoundFolder) -> None:
    before = everything(place)
    for day in ("2028-12-31", "2027-01-01"):
        done = wipe(place, "--ja", day=day)
        assert done.exit_code == 0
        assert "DE-021" in done.output
        assert "31-12-2028" in done.output
    assert everything(place) == before


def test_without_a_date_it_is_a_fout(place: RoundFolder) -> None:
    text = place.settings.read_text("utf-8")
    place.settings.write_text(text.replace("bewaren_tot: 2028-12-31", 'bewaren_tot: ""'), "utf-8")
    before = everything(place)
    done = wipe(place, "--ja")
    assert done.exit_code == 1
    assert "DE-020" in done.output
    assert everything(place) == before


@pytest.mark.parametrize("said", ["nee\n", "\n"])
def test_it_asks_first_and_no_means_no(place: RoundFolder, said: str) -> None:
    before = everything(place)
    done = wipe(place, said=said)
    assert done.exit_code == 0
    assert "Er is niets gewist." in done.output
    assert everything(place) == before


def test_yes_means_yes(place: RoundFolder) -> None:
    assert wipe(place, said="ja\n").exit_code == 0
    assert not place.returns.exists()


def test_a_second_time_changes_nothing(place: RoundFolder) -> None:
    wipe(place, "--ja")
    before = everything(place)
    done = wipe(place, "--ja", day="2030-01-01")
    assert done.exit_code == 0
    assert "DE-022" in done.output
    assert everything(place) == before


@pytest.mark.parametrize("stop_after", [0, 3, 20, 33])
def test_a_run_that_was_stopped_is_finished_by_the_next(
    place: RoundFolder,
    planted: tuple[RoundFolder, Planter],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    stop_after: int,
) -> None:
    whole = RoundFolder(Path(shutil.copytree(place.path, tmp_path / "heel")))
    wipe(whole, "--ja")
    remove, count = erase._remove, iter(range(stop_after))

    def stopped(*given: object) -> None:
        if next(count, None) is None:
            raise KeyboardInterrupt
        remove(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(erase, "_remove", stopped)
    wipe(place, "--ja")
    assert not json.loads(place.erased.read_bytes()).get("done")
    monkeypatch.setattr(erase, "_remove", remove)
    assert wipe(place, "--ja").exit_code == 0
    assert everything(place) == everything(whole)


@pytest.mark.parametrize(
    "command",
    [
        ["uitgeven"],
        ["verwerken"],
        ["voortgang"],
        ["voortgangsformulier"],
        ["toetsen"],
        ["evalueren"],
        ["delen", "--uit", "open"],
    ],
)
def test_other_commands_say_that_the_round_was_wiped(place: RoundFolder, command: list[str], tmp_path: Path) -> None:
    wipe(place, "--ja")
    before = everything(place)
    name, *options = command
    options = [str(tmp_path / "open") if option == "open" else option for option in options]
    done = CliRunner().invoke(main, ["ronde", name, str(place.path), *options])
    assert done.exit_code == 1
    assert "DE-024" in done.output
    assert "2029-01-01" in done.output
    assert everything(place) == before


def test_what_an_office_program_left_beside_an_open_file_goes_too_and_a_folder_stops_nothing(
    place: RoundFolder,
) -> None:
    for name in (".~lock.deelnemers.xlsx#", "~$publicatie-keuze.xlsx", "voortgang/.~lock.plan.docx#"):
        (place.path / name).write_text("Anneke Quist")
    (place.histories / "oud").mkdir()
    (place.histories / "oud" / "x.jsonl").write_text("Anneke Quist")
    done = wipe(place, "--ja")
    assert done.exit_code == 0, done.output
    assert not any(b"Anneke" in data for data in everything(place).values())


def test_open_data_and_files_of_others_stay_and_are_named(place: RoundFolder) -> None:
    (place.path / "publicatie-keuze.xlsx").unlink()
    assert (
        CliRunner().invoke(main, ["ronde", "delen", str(place.path), "--uit", str(place.path / "open")]).exit_code == 0
    )
    kept = {path: path.read_bytes() for path in (place.path / "open").rglob("*") if path.is_file()}
    (place.path / "eigen notitie.txt").write_text("van mij")
    done = wipe(place, "--ja")
    assert done.exit_code == 0
    assert "DE-023" in done.output
    assert "eigen notitie.txt" in done.output
    assert {path: path.read_bytes() for path in kept} == kept
    assert (place.path / "eigen notitie.txt").read_text() == "van mij"


def test_what_cannot_be_removed_is_named_and_left_for_the_next_time(
    place: RoundFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    stuck, unlink = sorted(place.returns.iterdir())[0], Path.unlink

    def refuse(path: Path, missing_ok: bool = False) -> None:
        if path == stuck:
            raise PermissionError(13, "open elders", str(path))
        unlink(path, missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        done = wipe(place, "--ja")
        assert done.exit_code == 1
        assert "RO-037" in done.output
        assert [path.name for path in place.returns.iterdir()] == [stuck.name]
    assert wipe(place, "--ja").exit_code == 0
    assert not place.returns.exists()
