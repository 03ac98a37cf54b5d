"""The content that ships: sound, registered, in step with its snapshot, and with the numbers of the scoring rules."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.tiny_content import put, tiny, write, write_registered
from zelfscan.instrument import register, snapshot
from zelfscan.instrument.checks import read_checked, read_registered
from zelfscan.instrument.load import CONTENT, load_instrument
from zelfscan.instrument.problems import Code, describe
from zelfscan.instrument.reading import Content
from zelfscan.model.content import RegisterEntry
from zelfscan.model.instrument import Instrument, InterventionType

SETTINGS = {
    "unknown_value": 2,
    "control_in_order": 0.5,
    "control_largely": 1.25,
    "control_partly": 2.25,
    "inherent_medium": 1.5,
    "inherent_high": 4,
    "likelihood_share": 0.5,
    "consequence_w4_weight": 2,
    "contact_b_w6": 2,
    "floor_w3": 3,
    "floor_w4": 2,
    "r4_w7_at_least": 2,
    "r5_w7_at_least": 3,
    "level_share": 0.5,
    "coverage_minimum": 0.8,
    "unknown_share": 0.3,
    "level_difference": 1,
    "minimum_group": 5,
    "band_steps": 2,
    "need_cutoff": 1.25,
    "effort_small": 1,
    "effort_middle": 2,
    "effort_large": 3,
    "months_small": 3,
    "months_middle": 9,
    "months_large": 12,
    "months_review": 6,
    "most_actions": 10,
    "start_now": 3,
    "hours_together": 80,
    "per_quarter": 3,
    "per_owner": 2,
    "research_actions": 2,
    "preconditions_answered": 10,
    "preconditions_stop": 6,
    "preconditions_support": 4,
    "reaction_weeks": 2,
    "report_weeks": 4,
    "evaluation_scale": 3.5,
    "evaluation_grade": 7,
}
LIKELIHOOD = {
    "R1": ("W10", "W11"),
    "R2": ("W1", "W2", "W3"),
    "R3": ("W2", "W9"),
    "R4": ("W2", "W7", "W9"),
    "R5": ("W7",),
    "R6": ("W10", "W12"),
    "R7": ("W1", "W10"),
    "R8": ("W5", "W6", "W10"),
    "R9": (),
    "R10": (),
}


@pytest.fixture(scope="module")
def content() -> Content:
    return read_registered(CONTENT)


@pytest.fixture(scope="module")
def instrument(content: Content) -> Instrument:
    return content.instrument


def test_the_content_and_its_register_have_no_problems(content: Content) -> None:
    assert [describe(problem) for problem in content.problems] == []


def test_the_snapshot_is_in_step_with_the_content(instrument: Instrument) -> None:
    assert snapshot.read(CONTENT) == instrument
    assert (CONTENT / snapshot.NAME).read_text(encoding="utf-8") == snapshot.dump(CONTENT, instrument)


def test_the_content_is_whole(instrument: Instrument) -> None:
    assert [category.id for category in instrument.categories] == [f"R{number}" for number in range(1, 11)]
    assert len(instrument.factors) == 35
    assert len(instrument.questions) >= 104
    assert [attribute.id for attribute in instrument.attributes] == [f"W{number}" for number in range(1, 13)]
    assert [item.id for item in instrument.preconditions] == [f"RV{number}" for number in range(1, 15)]
    assert [document.id for document in instrument.documents] == [f"D{number}" for number in range(1, 12)]
    assert {f"PE{number}" for number in range(1, 25)} <= {question.id for question in instrument.evaluation}
    sources = [f"S{number:02}" for number in range(1, 101)] + [f"Z{number}" for number in range(1, 6)]
    assert [source.id for source in instrument.sources] == sources


def test_the_numbers_are_those_of_the_scoring_rules(instrument: Instrument) -> None:
    assert {name: getattr(instrument.settings, name).value for name in SETTINGS} == SETTINGS


def test_the_likelihood_of_each_category_rests_on_its_attributes(instrument: Instrument) -> None:
    assert {category.id: category.likelihood for category in instrument.categories} == LIKELIHOOD
    assert [category.id for category in instrument.categories if category.enabling] == ["R9", "R10"]


def test_the_preconditions_that_can_stop_or_slow_the_start_are_marked(instrument: Instrument) -> None:
    assert [item.id for item in instrument.preconditions if item.stops_on_no] == ["RV4", "RV8"]
    assert [item.id for item in instrument.preconditions if item.needs_yes] == ["RV1", "RV4", "RV7", "RV8"]


def test_residents_are_asked_about_every_risk_category(instrument: Instrument) -> None:
    asked = {question.factor.partition(".")[0] for question in instrument.mirror}
    assert {f"R{number}" for number in range(1, 9)} <= asked
    assert 8 <= len(instrument.mirror) <= 10


def test_the_grounds_make_the_two_scopes_differ(instrument: Instrument) -> None:
    narrow = next(scope for scope in instrument.scopes if scope.grounds)
    left_out = [
        question
        for question in instrument.questions
        if question.grounds != ("alle",) and not set(question.grounds) & set(narrow.grounds)
    ]
    assert left_out
    assert any(set(question.grounds) & set(narrow.grounds) for question in instrument.questions)


def test_only_a_standard_step_of_research_has_no_factors_of_its_own(instrument: Instrument) -> None:
    general = [item for item in instrument.interventions if not item.factors and not item.precondition]
    assert {item.type for item in general} == {InterventionType.RESEARCH}


def test_a_snapshot_in_step_is_used_without_reading_yaml() -> None:
    code = (
        "import sys; from zelfscan.instrument.load import load_instrument; "
        "assert load_instrument()[0] is not None; print('yaml' in sys.modules)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "False"


def test_a_snapshot_and_the_content_give_the_same_instrument(tmp_path: Path) -> None:
    folder = write_registered(tmp_path)
    loaded, problems = load_instrument(folder)
    assert problems == ()
    assert loaded == snapshot.read(folder) == read_checked(folder).instrument


def test_changed_content_wins_over_its_snapshot(tmp_path: Path) -> None:
    folder = write_registered(tmp_path)
    files = tiny()
    put(files, ("documents.yaml", 0, "name"), "Andere wet")
    loaded, problems = load_instrument(write(folder, files))
    assert problems == ()
    assert loaded is not None
    assert loaded.documents[0].name == "Andere wet"


def test_a_file_with_another_name_is_other_content(tmp_path: Path) -> None:
    folder = write_registered(tmp_path)
    before = snapshot.digest(folder)
    (folder / "questions" / "R2.yaml").rename(folder / "questions" / "R3.yaml")
    assert snapshot.digest(folder) != before


def test_line_ends_of_windows_are_the_same_content(tmp_path: Path) -> None:
    folder = write_registered(tmp_path)
    before = snapshot.digest(folder)
    path = folder / "documents.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert snapshot.digest(folder) == before


def test_a_snapshot_of_other_models_is_passed_over(tmp_path: Path) -> None:
    folder = write_registered(tmp_path)
    path = folder / snapshot.NAME
    path.write_text(path.read_text(encoding="utf-8").replace('"title":', '"titel":'), encoding="utf-8")
    assert snapshot.read(folder) is None
    assert load_instrument(folder)[0] is not None


def test_content_with_a_problem_gives_no_instrument(tmp_path: Path) -> None:
    folder = write_registered(tmp_path)
    files = tiny()
    put(files, ("documents.yaml", 0, "name"), "Feedback")
    loaded, problems = load_instrument(write(folder, files))
    assert loaded is None
    assert [problem.code for problem in problems] == [Code.FORBIDDEN_WORD]


def test_interventions_stand_in_the_order_of_their_ids_whatever_their_file(tmp_path: Path) -> None:
    files = tiny()
    first = files["interventions/sturing.yaml"].pop(0)
    files["interventions/training.yaml"] = [first, {**first, "id": "I100"}]
    loaded, problems = load_instrument(write(tmp_path, files))
    assert problems == ()
    assert loaded is not None
    assert [item.id for item in loaded.interventions] == ["I01", "I02", "I100"]


def test_sentences_get_the_name_of_their_file_and_the_keys_above_them(tmp_path: Path) -> None:
    loaded, _ = load_instrument(write(tmp_path, tiny()))
    assert loaded is not None
    assert loaded.texts == {"plan.title": "Plan van {directie}", "plan.label.unclear": "te weinig zicht"}


def test_the_register_gets_new_ids_and_keeps_old_wordings(tmp_path: Path) -> None:
    folder = write_registered(tmp_path)
    old = read_checked(folder).register
    files = tiny()
    put(files, ("documents.yaml", 0, "name"), "Andere wet")
    put(files, ("documents.yaml", "+"), {"id": "D2", "name": "Beleidsregel"})
    new = register.updated(read_checked(write(folder, files)).instrument, old)
    assert new[-1] == RegisterEntry(id="D2", text="Beleidsregel")
    assert next(entry for entry in new if entry.id == "D1").earlier == ("Wet",)
    assert len(new) == len(old) + 1


def test_the_register_never_loses_an_id(tmp_path: Path) -> None:
    loaded, _ = load_instrument(write(tmp_path, tiny()))
    assert loaded is not None
    gone = RegisterEntry(id="D9", text="Oud stuk", withdrawn=True, replaced_by=("D1",))
    assert register.updated(loaded, (gone,))[0] == gone


def test_a_withdrawn_id_that_is_gone_from_the_content_is_no_problem(tmp_path: Path) -> None:
    folder = write_registered(tmp_path)
    entry = '- {"id": "D9", "text": "Oud stuk", "withdrawn": true, "replaced_by": ["D1"]}\n'
    with (folder / "register.yaml").open("a", encoding="utf-8") as file:
        file.write(entry)
    (folder / "moved.yaml").write_text("- {id: D9, how: moved, to: [D1]}\n", encoding="utf-8")
    assert read_registered(folder).problems == ()
