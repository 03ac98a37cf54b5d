"""Two rounds, one on the other: every directorate is laid beside itself, in its plan, the overview and the report."""

import datetime as dt
import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from docx import Document

from tests.rounds import a_round, codes, files, processed, workbook
from zelfscan.cli import main
from zelfscan.messages import CATALOGUE, remeasuring
from zelfscan.model.comparison import Move
from zelfscan.model.plan import Result
from zelfscan.model.progress import ActionEvent, ActionField, EventKind, Origin
from zelfscan.rounds.folder import RoundFolder
from zelfscan.rounds.history import append, history_path, whole_history

ZORG, SPORT = "Zorg en Onderwijs", "Sport"


def better(data: bytes) -> bytes:
    """The same workbook, in which every "Nee" became "Grotendeels"."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name.startswith("xl/worksheets/"):
                part = part.replace(b"<t>Nee</t>", b"<t>Grotendeels</t>")
            new.writestr(name, part)
    return stream.getvalue()


def on(place: RoundFolder, before: RoundFolder) -> RoundFolder:
    """Say in the settings of a round which round it measures again."""
    with place.settings.open("a", encoding="utf-8") as settings:
        settings.write(f"\nvorige_ronde: {json.dumps(str(before.path))}\n")
    text = place.settings.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() != 'vorige_ronde: ""']
    place.settings.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return place


@pytest.fixture
def rounds(tmp_path: Path) -> tuple[RoundFolder, RoundFolder]:
    """A round that was processed, and a second one on it in which one directorate got better and one is new."""
    first = a_round(tmp_path / "een", {"zorg.xlsx": workbook(ZORG, "w1")}, (ZORG,))
    processed(first)
    returns = {"zorg.xlsx": better(workbook(ZORG, "w2")), "sport.xlsx": workbook(SPORT, "w3")}
    return first, on(a_round(tmp_path / "twee", returns, (ZORG, SPORT)), first)


def result_of(place: RoundFolder, slug: str) -> Result:
    return Result.model_validate_json(place.result_of(slug).read_bytes())


def text_of(path: Path) -> str:
    document = Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_a_directorate_is_compared_with_itself(rounds: tuple[RoundFolder, RoundFolder]) -> None:
    first, second = rounds
    processed(second)
    assert result_of(first, "zorg-en-onderwijs").comparison is None
    found = result_of(second, "zorg-en-onderwijs").comparison
    assert found is not None
    assert {item.move for item in found.answers} <= {Move.BETTER, Move.SAME, Move.NOT_COMPARABLE}
    assert Move.BETTER in {item.move for item in found.answers}


def test_a_directorate_that_was_not_there_is_told_so_and_gets_its_plan(rounds: tuple[RoundFolder, RoundFolder]) -> None:
    _, second = rounds
    processed(second)
    result = result_of(second, "sport")
    assert result.comparison is None
    assert [item.code for item in result.findings if item.code.startswith("HM-")] == ["HM-050"]
    assert (second.output_of("sport") / "verbeterplan-sport.docx").exists()


def test_a_result_that_is_damaged_or_of_another_directorate_is_told(rounds: tuple[RoundFolder, RoundFolder]) -> None:
    first, second = rounds
    path = first.result_of("zorg-en-onderwijs")
    kept = path.read_text(encoding="utf-8")
    path.write_text(kept[: len(kept) // 2], encoding="utf-8")
    processed(second)
    assert "HM-051" in [item.code for item in result_of(second, "zorg-en-onderwijs").findings]
    path.write_text(kept.replace(ZORG, "Zorg en Oorlog"), encoding="utf-8")
    processed(second)
    assert "HM-052" in [item.code for item in result_of(second, "zorg-en-onderwijs").findings]
    path.write_text(kept, encoding="utf-8")
    processed(second)
    assert result_of(second, "zorg-en-onderwijs").comparison is not None


def test_dates_that_cannot_be_are_told(rounds: tuple[RoundFolder, RoundFolder]) -> None:
    _, second = rounds
    processed(second)
    assert "HM-054" in [item.code for item in result_of(second, "zorg-en-onderwijs").findings]


def test_a_second_run_changes_nothing(rounds: tuple[RoundFolder, RoundFolder]) -> None:
    _, second = rounds
    processed(second)
    before = files(second)
    assert processed(second).made == 0
    assert files(second) == before


def test_only_what_people_did_in_the_round_before_counts_as_done_in_between(
    rounds: tuple[RoundFolder, RoundFolder],
) -> None:
    first, second = rounds
    slug = "zorg-en-onderwijs"
    name = whole_history(first, slug)[0][0].action
    done = ActionEvent(
        action=name,
        kind=EventKind.CHANGED,
        origin=Origin.FORM,
        round="proef",
        read_on=dt.datetime(2027, 10, 1, tzinfo=dt.UTC),
        values={ActionField.STATUS: "klaar", ActionField.START: "2026-02-01"},
    )
    append(history_path(first, slug), [done])
    for anew in (False, True):
        processed(second, anew=anew)
        found = result_of(second, slug).comparison
        assert found is not None
        assert [item.id for item in found.actions] == [name]


def test_the_plan_and_the_annex_say_what_changed(rounds: tuple[RoundFolder, RoundFolder]) -> None:
    _, second = rounds
    processed(second)
    folder = second.output_of("zorg-en-onderwijs")
    assert "Wat is er veranderd sinds de vorige keer?" in text_of(folder / "verbeterplan-zorg-en-onderwijs.docx")
    assert "Antwoorden toen en nu" in text_of(folder / "bijlage-zorg-en-onderwijs.docx")
    other = second.output_of("sport")
    assert "Wat is er veranderd sinds de vorige keer?" not in text_of(other / "verbeterplan-sport.docx")
    assert "Antwoorden toen en nu" not in text_of(other / "bijlage-sport.docx")


def test_the_overview_and_the_report_are_made_only_on_an_earlier_round(
    rounds: tuple[RoundFolder, RoundFolder],
) -> None:
    first, second = rounds
    outcome = processed(second)
    assert "uitvoer/hermeting.docx" in outcome.files
    sheets = openpyxl.load_workbook(second.output / "overzicht.xlsx").sheetnames
    assert {"Veranderd", "Antwoorden toen en nu", "Veranderd per actie"} <= set(sheets)
    assert not (first.output / "hermeting.docx").exists()
    assert "Veranderd" not in openpyxl.load_workbook(first.output / "overzicht.xlsx").sheetnames


def test_a_round_that_no_longer_measures_again_loses_what_was_made_of_that(
    rounds: tuple[RoundFolder, RoundFolder],
) -> None:
    _, second = rounds
    processed(second)
    text = second.settings.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("vorige_ronde")]
    second.settings.write_text("\n".join(lines) + "\n", encoding="utf-8")
    processed(second)
    assert not (second.output / "hermeting.docx").exists()
    assert "Veranderd" not in openpyxl.load_workbook(second.output / "overzicht.xlsx").sheetnames
    assert result_of(second, "zorg-en-onderwijs").comparison is None


def test_a_template_of_the_report_that_does_not_work_is_told(rounds: tuple[RoundFolder, RoundFolder]) -> None:
    _, second = rounds
    document = Document()
    document.add_paragraph("{{ organisatie ")
    document.save(str(second.path / "eigen.docx"))
    text = second.settings.read_text(encoding="utf-8")
    assert "sjablonen:" in text
    lines = [line for line in text.splitlines() if not line.strip().startswith("hermeting:")]
    place = lines.index("sjablonen:") + 1
    second.settings.write_text("\n".join([*lines[:place], "  hermeting: eigen.docx", *lines[place:]]), encoding="utf-8")
    assert "UI-002" in codes(processed(second))
    assert (second.output_of("zorg-en-onderwijs") / "verbeterplan-zorg-en-onderwijs.docx").exists()


# --- zelfscan plan --vorige ---


def test_one_workbook_is_compared_with_a_result(rounds: tuple[RoundFolder, RoundFolder], tmp_path: Path) -> None:
    first, second = rounds
    previous = str(first.result_of("zorg-en-onderwijs"))
    workbooks = [str(path) for path in sorted(second.returns.iterdir())]
    out = tmp_path / "plannen"
    done = CliRunner().invoke(main, ["plan", *workbooks, "--uit", str(out), "--vorige", previous])
    assert done.exit_code == 0, done.output
    texts = {path.name: Result.model_validate_json(path.read_bytes()) for path in out.glob("*.json")}
    assert texts["resultaat-zorg-en-onderwijs.json"].comparison is not None
    assert texts["resultaat-sport.json"].comparison is None


def test_a_result_of_nobody_among_the_workbooks_is_told(
    rounds: tuple[RoundFolder, RoundFolder], tmp_path: Path
) -> None:
    first, second = rounds
    broken = tmp_path / "kapot.json"
    broken.write_text("geen json", encoding="utf-8")
    previous = ["--vorige", str(first.result_of("zorg-en-onderwijs")), "--vorige", str(broken)]
    done = CliRunner().invoke(
        main, ["plan", str(second.returns / "sport.xlsx"), "--uit", str(tmp_path / "uit"), *previous]
    )
    assert done.exit_code == 0
    assert done.output.count("HM-055") == 2


def test_every_finding_of_comparing_has_its_own_sentence() -> None:
    own = [code for code in remeasuring.MESSAGES if code >= "HM-050"]
    assert len({CATALOGUE[code].text for code in own}) == len(own) == 6
