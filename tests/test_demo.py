"""`zelfscan demo`: a whole cycle that a newcomer can follow, in a folder of its own."""

import re
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from tests.sample_sources import SAMPLES, read_sources
from zelfscan.cli import main
from zelfscan.instrument.load import load_instrument
from zelfscan.model.comparison import Comparison, Move, Why
from zelfscan.model.plan import Result as PlanResult
from zelfscan.rounds.folder import read_round
from zelfscan.rounds.participants import read_participants
from zelfscan.workbook.read import read

LIST = SAMPLES / "ronde" / "deelnemers.xlsx"
WITHOUT_A_PLAN = {"Parkeren en Markten": "te verbeteren", "Schuldhulp": "niet ontvangen"}


def run(folder: Path) -> Result:
    return CliRunner().invoke(main, ["demo", "--uit", str(folder)], prog_name="zelfscan", env={"COLUMNS": "120"})


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("voorbeeld") / "zelfscan-demo"


@pytest.fixture(scope="module")
def shown(folder: Path) -> str:
    """What a first demo prints."""
    done = run(folder)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_the_demo_issues_to_all_and_makes_a_plan_for_everybody_who_can_have_one(shown: str, folder: Path) -> None:
    plans = {path.parent.name for path in folder.glob("uitvoer/*/verbeterplan-*.docx")}
    assert len(plans) == 7
    assert {path.name for path in (folder / "uitvoer").iterdir() if path.is_dir()} - plans == {"parkeren-en-markten"}
    assert len(list(folder.glob("uitgegeven/*/opdrachtbrief-*.docx"))) == 9
    assert len(list(folder.glob("uitgegeven/*/zelfscan-*.xlsx"))) == 12
    assert len(list(folder.glob("uitgegeven/*/mail-*.eml"))) == 12


def test_the_table_has_every_participant_with_its_status(shown: str) -> None:
    participants, _ = read_participants(LIST, load_instrument()[0])
    lines = shown.splitlines()
    for participant in participants:
        line = next(line for line in lines if line.startswith(f"{participant.directorate}  "))
        assert WITHOUT_A_PLAN.get(participant.directorate, "verbeterplan-") in line


def test_the_exact_findings_of_the_faulty_return_are_shown(shown: str) -> None:
    instrument, _ = load_instrument()
    assert instrument is not None
    _, findings = read(SAMPLES / "fouten" / "parkeren-en-markten.xlsx", instrument)
    assert f"Dit is er te melden ({len(findings)}):" in shown
    for finding in findings:
        assert f"[{finding.code}] parkeren-en-markten.xlsx" in shown
    assert '[AN-003] parkeren-en-markten.xlsx, blad Vragen, cel E7: "jaa" is geen geldig antwoord.' in shown


def test_every_file_that_the_demo_names_is_there(shown: str) -> None:
    named = [Path(name) for name in re.findall(r"^(?:[A-Z][a-z ]+:)? +(/.*)$", shown, re.M)]
    assert [path.name for path in named] == [
        "verbeterplan-wmo-loket.docx",
        "overzicht.xlsx",
        "managementrapport.docx",
        "voortgangsrapportage.docx",
        "hermeting.docx",
        "procesevaluatie.docx",
        "LEESMIJ.txt",
        "zelfscan-stadsloket-samen.xlsx",
    ]
    assert all(path.is_file() for path in named)
    elsewhere = re.findall(r"(?:zoals|staat in|uitleg bij elke fout:|rapport is) (/\S+?)[,.]?(?: |$)", shown, re.M)
    assert len(elsewhere) >= 4
    assert [name for name in elsewhere if not Path(name).exists()] == []


def test_the_date_of_the_plans_is_that_of_the_round(shown: str, folder: Path) -> None:
    current, _ = read_round(folder)
    assert current is not None
    result = (folder / "uitvoer" / "leerplicht" / "resultaat-leerplicht.json").read_text(encoding="utf-8")
    assert f'"date": "{current.date}"' in result


def test_the_demo_goes_through_the_cycle_in_eight_numbered_steps(shown: str) -> None:
    steps = re.findall(r"^([0-9])\. (\w+)", shown, re.M)
    assert steps == [
        ("1", "Een"),
        ("2", "Werkboeken"),
        ("3", "Terugkrijgen"),
        ("4", "Verwerken"),
        ("5", "Een"),
        ("6", "Na"),
        ("7", "Evalueren"),
        ("8", "Delen"),
    ]


def test_the_demo_shows_how_the_actions_stand_and_what_is_wrong_in_one_form(shown: str) -> None:
    row = next(line for line in shown.splitlines() if re.match(r"Werk en Inkomen +10 ", line))
    assert row.split()[3:] == ["10", "1", "3", "1", "1", "26"]
    form = "voortgang/voortgang-economie-en-ondernemen.xlsx, blad Acties"
    assert f'[VG-100] {form}, cel F7: "bijna" is geen percentage' in shown
    assert f"[VG-059] {form}, cel E8:" in shown


def test_after_the_plans_everybody_gets_what_belongs_to_it(shown: str, folder: Path) -> None:
    plans = {path.name for path in folder.glob("uitvoer/*") if path.is_dir()} - {"parkeren-en-markten"}
    for pattern in (
        "uitgegeven/*/voortgang-*.xlsx",
        "uitvoer/*/toetsbrief-*.docx",
        "hermeting/uitvoer/*/verbeterplan-*",
    ):
        assert {path.parent.name for path in folder.glob(pattern)} == plans, pattern
    sets = {path.name for path in (folder / "gedeeld" / "gegevens").iterdir()}
    assert {"LEESMIJ.txt", "tellingen.csv", "datapackage.json"} <= sets
    assert len(list(folder.glob("gedeeld/publicatie/**/*.docx"))) == 16


def test_the_second_round_shows_what_got_better_worse_and_cannot_be_compared(shown: str, folder: Path) -> None:
    found = {name: comparison_of(folder, name) for name in ("wmo-loket", "leerplicht", "economie-en-ondernemen")}
    moves = {item.move for comparison in found.values() for item in comparison.answers}
    assert moves >= {Move.BETTER, Move.WORSE, Move.SAME, Move.MORE_KNOWN, Move.NOT_COMPARABLE}
    renamed = {item.why for item in found["economie-en-ondernemen"].risks if item.process == "P1"}
    assert renamed == {Why.OTHER_PROCESS}
    assert {"wmo-loket-I35", "wmo-loket-I11"} <= {item.id for item in found["wmo-loket"].actions}


def comparison_of(folder: Path, slug: str) -> Comparison:
    path = folder / "hermeting" / "uitvoer" / slug / f"resultaat-{slug}.json"
    comparison = PlanResult.model_validate_json(path.read_bytes()).comparison
    assert comparison is not None
    return comparison


def test_the_demo_speaks_dutch_to_everybody(shown: str) -> None:
    assert not re.findall(r"\b(the|and|error|warning|Traceback|None|file)\b", shown)


def test_a_second_demo_goes_on_and_changes_no_file_that_people_open(shown: str, folder: Path) -> None:
    before = everything(folder)
    again = run(folder)
    assert again.exit_code == 0
    assert again.stdout.count("Er was niets nieuws.") == 2
    after = everything(folder)
    assert after.keys() == before.keys()
    assert [name for name in after if after[name] != before[name]] == []


def test_a_demo_that_was_broken_off_is_completed(shown: str, folder: Path) -> None:
    (folder / "deelnemers.xlsx").unlink()
    gone = [
        folder / name
        for name in ("retour/leerplicht.xls", "voortgang/plan-leerplicht.docx", "hermeting/retour/leerplicht.xlsx")
    ]
    for path in gone:
        path.unlink()
    assert run(folder).exit_code == 0
    assert (folder / "deelnemers.xlsx").is_file()
    assert [path for path in gone if not path.is_file()] == []


def test_a_folder_with_something_else_is_left_alone(tmp_path: Path) -> None:
    for name in ("ronde.yaml", "brief.txt"):
        place = tmp_path / name
        place.mkdir()
        (place / name).write_text("naam: Onze eigen ronde\n", encoding="utf-8")
        before = everything(place)
        done = run(place)
        assert done.exit_code == 2
        assert "Daar blijven we af" in done.output
        assert everything(place) == before


def test_the_round_of_the_samples_fits_the_samples() -> None:
    participants, findings = read_participants(LIST, load_instrument()[0])
    assert not findings
    listed = {item.directorate: item for item in participants}
    for source in read_sources():
        given, participant = source.data["werkboek"], listed[source.directorate]
        assert "".join(item.value for item in participant.contact) == given["contact"]
        assert participant.full == given.get("volledig", False)
        assert participant.copies[source.level] == 1
    assert listed.keys() - {source.directorate for source in read_sources()} == {"Schuldhulp"}


def test_the_settings_of_the_samples_have_every_key_of_a_new_round() -> None:
    import yaml

    ours = yaml.safe_load((SAMPLES / "ronde" / "ronde.yaml").read_text(encoding="utf-8"))
    new = (SAMPLES.parent / "templates" / "ronde" / "ronde.yaml").read_text(encoding="utf-8")
    assert list(ours) == re.findall(r"^([a-z_]+):", new, re.M)


def test_the_choice_of_the_samples_has_an_outcome_for_each_row() -> None:
    sheet = openpyxl.load_workbook(LIST, data_only=True)["Keuze"]
    rows = [row for row in sheet.iter_rows(min_row=6, values_only=True) if row[0]]
    advice = {row[0]: row[7] for row in rows}
    assert len(rows) == 6
    assert advice["Wmo-loket"] == "Goede plek om te beginnen"
    assert advice["Toezicht openbare ruimte"] == "Praat eerst met de directie over steun"
