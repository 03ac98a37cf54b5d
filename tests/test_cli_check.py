"""`zelfscan controleren` says what is the matter, in words or as JSON, and its exit status tells programs the same."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.returns import Return, question_for
from zelfscan.cli import main
from zelfscan.model.instrument import Per


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["controleren", *map(str, arguments)])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A good return, one with a fault, one that is no workbook, and something that is none of these."""
    folder = tmp_path_factory.mktemp("retour")
    Return().save(folder / "goed.xlsx")
    book = Return()
    book.put(question_for("P1").id, "P1", "jaa")
    book.save(folder / "fout.xlsx")
    (folder / "geen.xlsx").write_bytes(b"%PDF-1.7")
    (folder / "lees mij.txt").write_text("geen werkboek")
    return folder


def test_a_good_workbook_exits_with_0_and_says_that_it_is_ready(folder: Path) -> None:
    result = run(folder / "goed.xlsx")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(f"{folder / 'goed.xlsx'}: ")
    assert "klaar voor een plan (geen bevindingen)" in result.stdout


def test_a_workbook_that_is_nearly_empty_can_make_a_plan_but_is_not_called_ready(tmp_path: Path) -> None:
    book = Return()
    for question in book.positions.questions:
        for header in ("P1", "P2", "P3", "P4", "P5"):
            if question.per is Per.PROCESS:
                book.put(question.id, header, None)
    book.save(tmp_path / "leeg.xlsx")
    result = run(tmp_path / "leeg.xlsx")
    assert "een plan kan, maar veel is nog niet ingevuld" in result.stdout


def test_a_fault_exits_with_1_and_is_named_on_stderr(folder: Path) -> None:
    result = run(folder / "fout.xlsx")
    assert result.exit_code == 1
    assert f"[AN-003] {folder / 'fout.xlsx'}, blad R" in result.stderr
    assert "nog niet klaar voor een plan (1 fout, 1 melding)" in result.stdout


def test_a_folder_stands_for_the_workbooks_in_it(folder: Path) -> None:
    result = run(folder)
    assert result.exit_code == 1
    assert [line.split(":")[0] for line in result.stdout.splitlines()] == [
        str(folder / name) for name in ("fout.xlsx", "geen.xlsx", "goed.xlsx")
    ]
    assert "niet gelezen (1 fout)" in result.stdout


def test_json_holds_every_file_with_its_findings(folder: Path) -> None:
    result = run(folder, "--json")
    files = json.loads(result.stdout)["files"]
    assert (result.exit_code, result.stderr) == (1, "")
    assert [(Path(file["file"]).name, file["readable"], len(file["findings"])) for file in files] == [
        ("fout.xlsx", True, 2),
        ("geen.xlsx", False, 1),
        ("goed.xlsx", True, 0),
    ]
    finding = files[0]["findings"][0]
    assert list(finding) == [
        "code",
        "severity",
        "file",
        "sheet",
        "cell",
        "found",
        "expected",
        "suggestion",
        "message",
    ]
    assert (finding["code"], finding["severity"], finding["found"]) == ("AN-003", "fout", "jaa")
    assert finding["suggestion"] == "Ja, volledig"


@pytest.mark.parametrize("wrong", [[], ["bestaat-niet.xlsx"], ["--onbekend"]])
def test_wrong_use_exits_with_2(wrong: list[str]) -> None:
    assert run(*wrong).exit_code == 2


def test_a_folder_without_workbooks_is_wrong_use(tmp_path: Path) -> None:
    result = run(tmp_path)
    assert result.exit_code == 2
    assert "geen werkboek" in result.stderr
