"""One item shown with all that hangs together with it, and the commands of `zelfscan instrument`."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.tiny_content import put, tiny, write, write_registered
from zelfscan.cli.instrument import instrument as command
from zelfscan.instrument.load import load_instrument
from zelfscan.instrument.show import KINDS, counts, nearest_ids, show
from zelfscan.model.instrument import Instrument


@pytest.fixture(scope="module")
def real() -> Instrument:
    loaded, problems = load_instrument()
    assert loaded is not None, problems
    return loaded


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments])


def test_a_question_is_shown_with_factor_category_interventions_and_sources(real: Instrument) -> None:
    question = next(item for item in real.questions if item.id == "V2.1a")
    lines = show(real, "V2.1a")
    assert lines[0] == f"V2.1a  {question.text}"
    text = "\n".join(lines)
    assert "Factor: R2.1  Eén persoon beslist" in text
    assert "Categorie: R2  Beslisruimte" in text
    assert "\n    I02  Tweede paar ogen" in text
    assert "\n    S17  Trouw, interview" in text
    assert "trouw.nl (b79ede2d)" in text


def test_an_id_is_found_whatever_its_case(real: Instrument) -> None:
    assert show(real, "v2.1A") == show(real, "V2.1a")


@pytest.mark.parametrize(
    ("item_id", "linked"),
    [
        ("R2", "R2.1  Eén persoon beslist"),
        ("R2.1", "V2.1a  "),
        ("I02", "Eigenaar: teammanager  "),
        ("I18", "W7 (Mensen kiezen): antwoord 2 of hoger"),
        ("W3", "R2  Beslisruimte"),
        ("RV4", "I-RV4  "),
        ("PE10", "Vorm: schaal, open"),
        ("D5", "Uitleg: "),
        ("M2", "V2.3a  "),
        ("S17", "V2.1a  "),
        ("Z1", "floor_w3 = 3"),
        ("directeur", "Rol erboven: clusterdirecteur  "),
        ("answers", "Nee (waarde 3)"),
    ],
)
def test_every_kind_of_item_is_shown_with_what_it_hangs_together_with(
    real: Instrument, item_id: str, linked: str
) -> None:
    assert linked in "\n".join(show(real, item_id))


def test_every_item_of_the_content_can_be_shown(real: Instrument) -> None:
    for kind in KINDS:
        for item in getattr(real, kind):
            assert show(real, item.id)[0].startswith(f"{item.id}  ")


def test_an_unknown_id_shows_nothing_and_has_neighbours(real: Instrument) -> None:
    assert show(real, "V21a") == ()
    assert "V2.1a" in nearest_ids(real, "V21a")


def test_the_counts_name_every_kind(real: Instrument) -> None:
    text = "\n".join(counts(real))
    assert f"{len(real.questions):>5}  vragen" in text
    assert f"waarvan {sum(question.core for question in real.questions)} kernvragen" in text
    assert f"{len(real.interventions):>5}  interventies" in text


def test_controleren_counts_sound_content(tmp_path: Path) -> None:
    result = run("controleren", "--map", write_registered(tmp_path))
    assert result.exit_code == 0
    assert "Kleine scan, versie 1. Alles klopt." in result.stdout
    assert "    2  vragen\n" in result.stdout
    assert result.stderr == ""


def test_controleren_names_every_problem_and_ends_with_1(tmp_path: Path) -> None:
    folder = write_registered(tmp_path)
    files = tiny()
    put(files, ("documents.yaml", 0, "hulp"), "x")
    put(files, ("questions/R1.yaml", 0, "per"), "proces")
    result = run("controleren", "--map", write(folder, files))
    assert result.exit_code == 1
    assert "[IN-201] documents.yaml, regel 5, D1.hulp:" in result.stderr
    assert "[IN-203] questions/R1.yaml" in result.stderr
    assert "De inhoud heeft 2 fouten." in result.stderr


def test_controleren_tells_when_the_snapshot_is_behind(tmp_path: Path) -> None:
    folder = write_registered(tmp_path)
    (folder / "texts" / "plan.yaml").write_text("title: Een ander plan\n", encoding="utf-8")
    result = run("controleren", "--map", folder)
    assert result.exit_code == 0
    assert "De bewaarde kopie loopt achter" in result.stderr


def test_register_brings_register_and_snapshot_in_step(tmp_path: Path) -> None:
    folder = write(tmp_path, tiny())
    first = run("register", "--map", folder)
    assert first.exit_code == 0
    assert run("controleren", "--map", folder).stderr == ""
    again = run("register", "--map", folder)
    assert "0 zijn nieuw" in again.stdout


def test_register_keeps_an_id_that_vanished_and_says_so(tmp_path: Path) -> None:
    folder = write_registered(tmp_path)
    files = tiny()
    put(files, ("documents.yaml", 0, "id"), "D2")
    result = run("register", "--map", write(folder, files))
    assert result.exit_code == 1
    assert "D1: Dit id is weg uit de inhoud." in result.stderr
    assert '"D1"' in (folder / "register.yaml").read_text(encoding="utf-8")


def test_tonen_prints_one_item(tmp_path: Path) -> None:
    result = run("tonen", "I01", "--map", write_registered(tmp_path))
    assert result.exit_code == 0
    assert result.stdout.startswith("I01  name van I01\n  Soort: interventie\n")


def test_tonen_of_an_unknown_id_names_the_nearest_and_ends_with_2(tmp_path: Path) -> None:
    result = run("tonen", "I1", "--map", write_registered(tmp_path))
    assert result.exit_code == 2
    assert "Het nummer 'I1' bestaat niet. Lijkt op: I0" in result.stderr


def test_tonen_of_broken_content_names_the_problems(tmp_path: Path) -> None:
    folder = write_registered(tmp_path)
    (folder / "roles.yaml").unlink()
    result = run("tonen", "I01", "--map", folder)
    assert result.exit_code == 1
    assert "[IN-101] roles.yaml: Dit bestand ontbreekt." in result.stderr
