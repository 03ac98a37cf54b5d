"""Nothing that anybody typed anywhere stands in what is shared: marks in every field and part, all bytes searched."""

import datetime as dt
import shutil
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from tests.planted import NOW, Planter, forms, leaks, planted_history, planted_plan, planted_round
from tests.progress_rounds import follow
from tests.returns import the_instrument
from tests.rounds import processed, put
from tests.shared_sets import made_set, on_disk
from zelfscan.cli import main
from zelfscan.model.plan import Result as PlanResult
from zelfscan.model.progress import ActionEvent, ActionField, EventKind, Origin
from zelfscan.rounds.folder import RoundFolder
from zelfscan.rounds.history import append, history_path
from zelfscan.sharing.choices import NAME
from zelfscan.sharing.files import WHOLE, set_files
from zelfscan.sharing.put import put_in_place
from zelfscan.sharing.redactor import Redactor


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> tuple[RoundFolder, Planter]:
    """A round that was processed, with marks everywhere, and followed up."""
    planter = Planter()
    place = planted_round(tmp_path_factory.mktemp("ronde") / "ronde", the_instrument(), planter)
    processed(place, despite_errors=True)
    planted_history(place, planter)
    planted_plan(place, planter)
    outcome = follow(place, NOW)
    assert outcome.read == 1
    assert "uitvoer/voortgangsrapportage.docx" in outcome.files
    assert len(list(place.output.glob("*/verbeterplan-*.docx"))) == 5
    return place, planter


@pytest.fixture
def place(planted: tuple[RoundFolder, Planter], tmp_path: Path) -> RoundFolder:
    """The round, to change as a test wants."""
    return RoundFolder(Path(shutil.copytree(planted[0].path, tmp_path / "ronde")))


def share(place: RoundFolder, out: Path) -> Result:
    return CliRunner().invoke(main, ["ronde", "delen", str(place.path), "--uit", str(out)])


def tick(place: RoundFolder, *marks: str) -> list[str]:
    """Say yes to every text with one of these marks; the texts."""
    path = place.path / f"{NAME}.xlsx"
    book = openpyxl.load_workbook(path)
    ticked = []
    for cells in book.worksheets[0].iter_rows(min_row=6):
        if any(mark in str(cells[3].value) for mark in marks):
            cells[4].value = "ja"
            ticked.append(str(cells[3].value))
    book.save(path)
    return ticked


def choices(place: RoundFolder) -> list[tuple[str, ...]]:
    sheet = openpyxl.load_workbook(place.path / f"{NAME}.xlsx").worksheets[0]
    return [tuple(str(value) for value in row) for row in sheet.iter_rows(min_row=6, values_only=True)]


def test_the_marks_do_stand_in_what_is_not_shared(planted: tuple[RoundFolder, Planter]) -> None:
    place, planter = planted
    found = {mark for _, mark in leaks(place.output, planter.marks)}
    everywhere = {mark for _, mark in leaks(place.path, planter.marks)}
    assert len(found) > 500, "else this search would find nothing anywhere"
    assert set(planter.marks) - everywhere == set()


def test_no_mark_stands_in_what_is_shared(
    place: RoundFolder, planted: tuple[RoundFolder, Planter], tmp_path: Path
) -> None:
    out = tmp_path / "open"
    done = share(place, out)
    assert done.exit_code == 0, done.output
    names = {path.name for path in out.rglob("*") if path.is_file()}
    assert {"LEESMIJ.txt", "tellingen.csv", "datapackage.json", "managementrapport-concept.docx"} <= names
    assert sum(name.startswith(("verbeterplan-", "bijlage-")) for name in names) == 10
    assert "voortgangsrapportage-concept.docx" in names
    assert leaks(out, planted[1].marks) == []


def test_a_ticked_text_comes_along_without_the_names_and_numbers_in_it(
    place: RoundFolder, planted: tuple[RoundFolder, Planter], tmp_path: Path
) -> None:
    out = tmp_path / "open"
    assert share(place, out).exit_code == 0
    person = next(row for row in choices(place) if "@" not in row[3] and "Toelichting bij V" in row[2])
    others = [row for row in choices(place) if "[e-mailadres]" in row[3] and "Bewijs bij" in row[2]]
    words = [row[3].split()[2] for row in (person, others[0])]
    ticked = tick(place, *words)
    assert len(ticked) == 2
    assert share(place, out).exit_code == 0
    found = {mark for _, mark in leaks(out, planted[1].marks)}
    own = {mark for mark in planted[1].marks if any(mark in text for text in ticked)}
    assert own
    assert found == own
    assert not any("@" in mark or mark.startswith("06-") for mark in found)


def test_a_known_name_in_a_ticked_text_becomes_the_exception(
    place: RoundFolder, planted: tuple[RoundFolder, Planter], tmp_path: Path
) -> None:
    out, result = tmp_path / "open", place.result_of("dienst-noord")
    text = result.read_text("utf-8")
    first = text.index('"evidence": "Dat zei ') + len('"evidence": "')
    text = f"{text[:first]}Vraag het aan Quistrebbers. {text[first:]}"
    start = text.index('"filled_in_by": "') + len('"filled_in_by": "')
    result.write_text(f"{text[:start]}Anneke Quistrebbers{text[text.index(chr(34), start) :]}", "utf-8")
    assert share(place, out).exit_code == 0
    assert len(tick(place, "Vraag het aan Quistrebbers")) == 1
    done = share(place, out)
    assert done.exit_code == 0, done.output
    shared = [text for path in out.rglob("*.*") for text in forms(path.read_bytes())]
    assert not any("Quistrebbers" in text for text in shared)
    assert any("Vraag het aan 5.1.2.e." in text for text in shared)


def say(place: RoundFolder, day: int = 1, **values: str) -> None:
    """Something that people say of the first action of a directorate, on a day of July."""
    path = history_path(place, "dienst-midden")
    result = PlanResult.model_validate_json(place.result_of("dienst-midden").read_bytes())
    assert result.plan is not None
    event = ActionEvent(
        action=result.plan.actions[0].id,
        kind=EventKind.CHANGED,
        origin=Origin.FORM,
        round="Proef",
        read_on=dt.datetime(2027, 7, day, tzinfo=dt.UTC),
        values={ActionField[name.upper()]: text for name, text in values.items()},
    )
    append(path, [event])


def test_who_had_an_action_before_is_hidden_in_a_ticked_text(place: RoundFolder, tmp_path: Path) -> None:
    out = tmp_path / "open"
    say(place, owner="Anneke Quistrebbers, teamleider")
    say(place, 2, owner="Iemand anders", obstacle="Het wachten was op ANNEKE  Quistrebbers uit Ede.")
    assert share(place, out).exit_code == 0
    assert len(tick(place, "Het wachten was op")) == 1
    done = share(place, out)
    assert done.exit_code == 0, done.output
    shared = [text for path in out.rglob("*.*") for text in forms(path.read_bytes())]
    assert not any("quistrebbers" in text.casefold() for text in shared)
    assert any("Het wachten was op 5.1.2.e uit Ede." in text for text in shared)


def test_a_date_that_people_typed_and_a_plain_name_of_a_file_stop_nothing(place: RoundFolder, tmp_path: Path) -> None:
    say(place, evidence="1 april 2027", measured="100%", result="Werkproces 1", baseline="werkboek 1")
    put(place, "1 april 2027.xlsx", b"x")
    put(place, "werkboek 1.xlsx", b"x")
    done = share(place, tmp_path / "open")
    assert done.exit_code == 0, done.output


def test_choices_stay_when_new_texts_come(place: RoundFolder, tmp_path: Path) -> None:
    out = tmp_path / "open"
    share(place, out)
    chosen = choices(place)[3]
    tick(place, chosen[3].split()[2])
    again = share(place, out)
    assert "DE-008" not in again.output
    assert {row[0]: row[4] for row in choices(place)}[chosen[0]] == "ja"


def test_a_second_time_changes_nothing(place: RoundFolder, tmp_path: Path) -> None:
    out = tmp_path / "open"
    share(place, out)
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in out.rglob("*") if path.is_file()}
    assert share(place, out).exit_code == 0
    assert before == {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in out.rglob("*") if path.is_file()}


def test_what_slips_through_is_found_and_then_nothing_is_left(
    place: RoundFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Redactor, "free", lambda _self, _place, text, instead="": text)
    done = share(place, tmp_path / "open")
    assert done.exit_code == 1
    assert "DE-001" in done.output
    assert "word/document.xml" in done.output
    assert not (tmp_path / "open").exists()
    assert not [path for path in tmp_path.iterdir() if path.suffix == ".tmp"]


def test_nobodys_files_are_replaced(place: RoundFolder, tmp_path: Path) -> None:
    out = tmp_path / "open"
    out.mkdir()
    (out / "eigen werk.txt").write_text("van mij")
    done = share(place, out)
    assert done.exit_code == 1
    assert "DE-005" in done.output
    assert [path.name for path in out.iterdir()] == ["eigen werk.txt"]


@pytest.mark.parametrize("step", ["zelfscan.sharing.put.shutil.move", "pathlib.Path.replace"])
def test_a_run_that_was_stopped_while_it_put_the_folder_in_place_is_finished_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    place, out = RoundFolder(tmp_path / "ronde"), tmp_path / "open"
    first, second = made_set(40), made_set(41)
    assert put_in_place(place, on_disk(tmp_path / "new", first), out, tmp_path / "before", first) == ()

    def stop(source: Path, target: Path) -> None:
        if out in (source, target):
            raise KeyboardInterrupt

    new = on_disk(tmp_path / "new", second)
    with monkeypatch.context() as patch:
        patch.setattr(step, stop)
        patch.setattr("zelfscan.sharing.put.write_atomic", lambda path, data: path.write_bytes(data))
        with pytest.raises(KeyboardInterrupt):
            put_in_place(place, new, out, tmp_path / "old", second)
    found = put_in_place(place, on_disk(tmp_path / "again", second), out, tmp_path / "older", second)
    assert [finding.code for finding in found] == ["DE-010"]
    assert (out / "gegevens" / "zelfscan-gegevens.json").read_bytes() == set_files(the_instrument(), second)[WHOLE]


def test_other_numbers_of_the_same_round_are_warned_of_since_people_can_subtract(tmp_path: Path) -> None:
    place = RoundFolder(tmp_path / "ronde")

    def put_set(size: int, out: str) -> list[str]:
        new = on_disk(tmp_path / "new", made_set(size))
        found = put_in_place(place, new, tmp_path / out, tmp_path / f"oud-{out}-{size}", made_set(size))
        return [finding.code for finding in found]

    assert put_set(4, "nothing") == []
    assert put_set(40, "a") == []
    assert put_set(40, "b") == []
    assert put_set(41, "b") == ["DE-010"]
    assert put_set(4, "c") == []
    assert put_set(41, "b") == ["DE-010"]


def test_a_remark_that_is_left_out_is_named_in_the_annex_and_not_quoted_in_the_plan(
    place: RoundFolder, tmp_path: Path
) -> None:
    out = tmp_path / "open"
    assert share(place, out).exit_code == 0
    folder = out / "publicatie" / "dienst-noord"
    annex, plan = (next(folder.glob(f"{kind}-*.docx")).read_bytes() for kind in ("bijlage", "verbeterplan"))
    assert any(text.count("[niet openbaar gemaakt]") > 50 for text in forms(annex))
    assert not any("Toelichting: [niet openbaar" in text or "Bewijs: [niet openbaar" in text for text in forms(plan))


def test_a_folder_of_somebody_else_is_not_read_through(tmp_path: Path) -> None:
    place, made = RoundFolder(tmp_path / "ronde"), made_set(40)
    for number in range(5):
        (tmp_path / "mine").mkdir(exist_ok=True)
        (tmp_path / "mine" / f"{number}.txt").write_text("van mij")
    found = put_in_place(place, on_disk(tmp_path / "new", made), tmp_path / "mine", tmp_path / "old", made)
    assert [finding.code for finding in found] == ["DE-005"]
    assert found[0].found.count(".txt") == 3
    assert len(list((tmp_path / "mine").iterdir())) == 5
