"""Nothing that anybody typed anywhere stands in what is shared: marks in every field and part, all bytes searched."""

import shutil
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from tests.planted import Planter, forms, leaks, planted_history, planted_round
from tests.returns import the_instrument
from tests.rounds import processed
from zelfscan.cli import main
from zelfscan.rounds.folder import RoundFolder
from zelfscan.sharing.choices import NAME
from zelfscan.sharing.redactor import Redactor


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> tuple[RoundFolder, Planter]:
    """A round that was processed, with marks everywhere, and followed up."""
    planter = Planter()
    place = planted_round(tmp_path_factory.mktemp("ronde") / "ronde", the_instrument(), planter)
    processed(place, despite_errors=True)
    planted_history(place, planter)
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
