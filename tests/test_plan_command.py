"""`zelfscan plan`, `uitleg` and `schema`, as people run them on the sample returns."""

import errno
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from docx import Document

from tests.returns import SHORT, Return
from zelfscan.cli import main
from zelfscan.workbook import layout

SAMPLES = Path(__file__).parent.parent / "samples"
RETURNS = SAMPLES / "retour"
FAULTY = SAMPLES / "fouten" / "parkeren-en-markten.xlsx"
LEERPLICHT = RETURNS / "leerplicht.xls"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], prog_name="zelfscan")


def words(path: Path) -> str:
    return "\n".join(node.text or "" for node in Document(str(path)).element.iter() if node.tag.endswith("}t"))


def test_one_workbook_gives_a_plan_an_annex_and_a_result(tmp_path: Path) -> None:
    done = run("plan", LEERPLICHT, "--uit", tmp_path)
    assert done.exit_code == 0, done.output
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "bijlage-leerplicht.docx",
        "resultaat-leerplicht.json",
        "verbeterplan-leerplicht.docx",
    ]


def test_json_on_the_screen_is_the_json_in_the_file(tmp_path: Path) -> None:
    done = run("plan", LEERPLICHT, "--uit", tmp_path, "--json")
    shown = json.loads(done.stdout)
    assert shown == json.loads((tmp_path / "resultaat-leerplicht.json").read_text(encoding="utf-8"))
    assert {"inherent", "control", "residual"} <= shown["assessment"]["results"][0].keys()
    assert shown["assessment"]["results"][0]["residual"]["class"] in {"low", "medium", "high", "very_high", "unclear"}


def test_workbooks_of_one_directorate_count_together_and_others_get_their_own_plan(tmp_path: Path) -> None:
    wmo = sorted(RETURNS.glob("wmo-loket-*.xlsx"))
    done = run("plan", *wmo, LEERPLICHT, "--uit", tmp_path, "--json")
    results = json.loads(done.stdout)
    assert [len(item["assessment"]["scans"]) for item in results] == [len(wmo), 1]
    assert {path.name for path in tmp_path.glob("verbeterplan-*")} == {
        "verbeterplan-wmo-loket.docx",
        "verbeterplan-leerplicht.docx",
    }


def test_errors_stop_the_plan_and_say_so(tmp_path: Path) -> None:
    done = run("plan", FAULTY, "--uit", tmp_path / "uit")
    assert done.exit_code == 1
    assert "AN-003" in done.stderr
    assert "--toch" in done.stdout
    assert not (tmp_path / "uit").exists()


def test_with_toch_the_plan_says_what_is_missing(tmp_path: Path) -> None:
    done = run("plan", FAULTY, "--uit", tmp_path, "--toch")
    assert done.exit_code == 0, done.output
    text = words(tmp_path / "verbeterplan-parkeren-en-markten.docx")
    assert "Wat nog ontbreekt" in text
    assert "AN-003" in text


def test_the_date_of_the_plan_can_be_chosen(tmp_path: Path) -> None:
    for typed in ("2027-06-01", "1-6-2027"):
        done = run("plan", LEERPLICHT, "--uit", tmp_path, "--datum", typed, "--json")
        assert json.loads(done.stdout)["plan"]["date"] == "2027-06-01"
    wrong = run("plan", LEERPLICHT, "--uit", tmp_path, "--datum", "juni")
    assert wrong.exit_code == 2
    assert "2027-04-01" in wrong.output


def test_a_plan_that_a_person_changed_is_never_overwritten(tmp_path: Path) -> None:
    run("plan", LEERPLICHT, "--uit", tmp_path)
    edited = tmp_path / "verbeterplan-leerplicht.docx"
    document = Document(str(edited))
    document.add_paragraph("Onze eigen afspraak")
    document.save(str(edited))
    done = run("plan", LEERPLICHT, "--uit", tmp_path)
    assert "Onze eigen afspraak" in words(edited)
    assert "verbeterplan-leerplicht (2).docx" in done.stdout
    assert "Onze eigen afspraak" not in words(tmp_path / "verbeterplan-leerplicht (2).docx")


def test_a_second_run_writes_the_same_bytes(tmp_path: Path) -> None:
    run("plan", LEERPLICHT, "--uit", tmp_path)
    first = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    run("plan", LEERPLICHT, "--uit", tmp_path)
    assert first == {path.name: path.read_bytes() for path in tmp_path.iterdir()}


def test_the_same_workbook_under_two_names_counts_once(tmp_path: Path) -> None:
    copy = tmp_path / "kopie.xls"
    shutil.copy(LEERPLICHT, copy)
    done = run("plan", LEERPLICHT, copy, "--uit", tmp_path / "uit", "--json")
    result = json.loads(done.stdout)
    assert len(result["assessment"]["scans"]) == 1
    assert "SC-007" in done.stderr


def test_two_versions_of_one_workbook_are_an_error(tmp_path: Path) -> None:
    original, changed = RETURNS / "buurtparticipatie.xlsx", tmp_path / "later.xlsx"
    with zipfile.ZipFile(original) as source, zipfile.ZipFile(changed, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b"Gebiedsmanager Oost", b"Gebiedsmanager West"))
    done = run("plan", original, changed, "--uit", tmp_path / "uit")
    assert done.exit_code == 1
    assert "SC-008" in done.stderr


def test_a_folder_that_cannot_be_written_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "uit").write_text("een bestand op de plek van de map")
    done = run("plan", LEERPLICHT, "--uit", tmp_path / "uit" / "plannen")
    assert done.exit_code == 1
    assert "UI-001" in done.stderr


def test_two_directorates_with_one_file_name_do_not_overwrite_each_other(tmp_path: Path) -> None:
    for name in ("R&D", "R D"):
        book = Return(SHORT)
        book.put("G2", layout.VALUE, name)
        book.save(tmp_path / f"{len(name)}-{name[1]}.xlsx".replace("&", "en"))
    done = run("plan", *sorted(tmp_path.glob("*.xlsx")), "--uit", tmp_path / "uit", "--toch")
    assert "UI-003" in done.stderr
    assert len(list((tmp_path / "uit").glob("verbeterplan-*"))) == 1


def test_an_own_template_is_used_and_a_broken_one_is_a_finding(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("Eigen plan van {{ directie }}")
    document.save(str(tmp_path / "eigen.docx"))
    run("plan", LEERPLICHT, "--uit", tmp_path, "--sjabloon", tmp_path / "eigen.docx")
    assert "Eigen plan van Leerplicht" in words(tmp_path / "verbeterplan-leerplicht.docx")
    document.add_paragraph("{{ directei }}")
    document.save(str(tmp_path / "kapot.docx"))
    done = run("plan", LEERPLICHT, "--uit", tmp_path / "uit", "--sjabloon", tmp_path / "kapot.docx")
    assert done.exit_code == 1
    assert "directei" in done.stderr
    assert not (tmp_path / "uit").exists()


@pytest.mark.parametrize("name", ["plan.pdf", "leeg.docx", "zip.docx", "werkboek.docx"])
def test_a_template_that_is_no_word_file_is_a_finding(tmp_path: Path, name: str) -> None:
    template = tmp_path / name
    template.write_bytes(b"" if name == "leeg.docx" else b"%PDF-1.7")
    if name == "zip.docx":
        with zipfile.ZipFile(template, "w") as package:
            package.writestr("x.xml", "<x/>")
    if name == "werkboek.docx":
        shutil.copy(RETURNS / "buurtparticipatie.xlsx", template)
    done = run("plan", LEERPLICHT, "--uit", tmp_path / "uit", "--sjabloon", template)
    assert done.exit_code == 1
    assert "SJ-" in done.stderr or "UI-002" in done.stderr
    assert not (tmp_path / "uit").exists()


def test_a_template_cannot_ask_for_an_endless_text(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph('{{ directie }} {{ "x" * 10 ** 10 }}')
    document.save(str(tmp_path / "veel.docx"))
    done = run("plan", LEERPLICHT, "--uit", tmp_path / "uit", "--sjabloon", tmp_path / "veel.docx")
    assert done.exit_code == 1
    assert not (tmp_path / "uit").exists()


def test_workbooks_without_a_directorate_are_never_put_together(tmp_path: Path) -> None:
    for number in ("een", "twee"):
        book = Return(SHORT)
        book.put("G2", layout.VALUE, None)
        book.put("G4", layout.VALUE, 5 if number == "een" else 6)
        book.save(tmp_path / f"{number}.xlsx")
    done = run("plan", tmp_path / "een.xlsx", tmp_path / "twee.xlsx", "--uit", tmp_path / "uit", "--toch", "--json")
    results = json.loads(done.stdout)
    assert [item["assessment"]["directorate"] for item in results] == ["een", "twee"]


def test_a_full_disk_leaves_the_old_set_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("plan", LEERPLICHT, "--uit", tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    writes = iter(range(100))

    def full(_handle: int) -> None:
        if next(writes) == 1:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("zelfscan.files.os.fsync", full)
    done = run("plan", LEERPLICHT, "--uit", tmp_path, "--datum", "2027-06-01")
    assert done.exit_code == 1
    assert "UI-004" in done.stderr
    assert before == {path.name: path.read_bytes() for path in tmp_path.iterdir()}


def test_residents_alone_give_a_warning_and_no_praise(tmp_path: Path) -> None:
    done = run("plan", RETURNS / "wmo-loket-clientenraad.xlsx", "--uit", tmp_path)
    assert "SC-009" in done.stderr
    assert "eerst verder invullen" in words(tmp_path / "verbeterplan-wmo-loket.docx")


def test_a_day_far_away_is_wrong_use(tmp_path: Path) -> None:
    for day in ("9999-12-31", "0001-01-01", "31-02-2027"):
        assert run("plan", LEERPLICHT, "--uit", tmp_path, "--datum", day).exit_code == 2


def test_what_nobody_foresaw_ends_in_one_dutch_sentence() -> None:
    code = "import zelfscan.cli as c; c.main = lambda **_: 1 / 0; c.run()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "ZeroDivisionError" in done.stderr


def test_no_room_for_temporary_files_is_said_in_plain_words() -> None:
    raising = "(_ for _ in ()).throw(type('SerialisationError', (Exception,), {})('IO_ENOSPC'))"
    code = f"import zelfscan.cli as c; c.main = lambda **_: {raising}; c.run()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == (
        "Er is geen plaats voor tijdelijke bestanden. Maak ruimte op de schijf. Doe het dan nog een keer.\n"
    )


def test_names_in_any_script_reach_a_pipe_of_any_encoding(tmp_path: Path) -> None:
    book = Return(SHORT)
    book.put("G2", layout.VALUE, "Directie Şişli ×")
    book.save(tmp_path / "tr.xlsx")
    command = [
        sys.executable,
        "-m",
        "zelfscan",
        "plan",
        str(tmp_path / "tr.xlsx"),
        "--uit",
        str(tmp_path / "uit"),
        "--toch",
    ]
    done = subprocess.run(command, capture_output=True, env={**os.environ, "PYTHONIOENCODING": "cp1252"}, check=False)
    assert done.returncode == 0, done.stderr
    assert "Şişli ×" in done.stdout.decode("utf-8")


def test_paths_of_people_do_not_reach_the_result(tmp_path: Path) -> None:
    done = run("plan", LEERPLICHT.resolve(), "--uit", tmp_path, "--json")
    assert str(LEERPLICHT.resolve().parent) not in done.stdout


def test_uitleg_explains_one_result(tmp_path: Path) -> None:
    done = run("uitleg", LEERPLICHT, "--proces", "p1", "--categorie", "r2")
    assert done.exit_code == 0
    assert "R2" in done.stdout
    assert "R3" not in done.stdout


@pytest.mark.parametrize(("option", "value"), [("--categorie", "R12"), ("--proces", "P9")])
def test_uitleg_names_what_does_not_exist(option: str, value: str) -> None:
    done = run("uitleg", LEERPLICHT, option, value)
    assert done.exit_code == 2
    assert value in done.output


def test_uitleg_of_what_is_there_once_answers_for_a_process_too() -> None:
    done = run("uitleg", LEERPLICHT, "--proces", "P1", "--categorie", "R9")
    assert "R9" in done.stdout


def test_the_schema_is_a_schema_of_the_result(tmp_path: Path) -> None:
    schema = json.loads(run("schema").stdout)
    assert schema["title"] == "Result"
    assert set(schema["required"]) == {"assessment", "plan", "findings"}


def test_the_shipped_plans_are_what_the_product_makes(tmp_path: Path) -> None:
    run("plan", *sorted(RETURNS.glob("*.*")), "--uit", tmp_path, "--datum", "2027-04-01")
    shipped = {path.name: path for path in (SAMPLES / "plannen").iterdir()}
    assert shipped.keys() == {path.name for path in tmp_path.iterdir()}
    for name, path in shipped.items():
        if name.endswith(".json"):
            assert path.read_text(encoding="utf-8") == (tmp_path / name).read_text(encoding="utf-8"), name
        else:
            assert words(path) == words(tmp_path / name), name
