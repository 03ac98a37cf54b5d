"""Every content check speaks: the tiny content is broken in one place and says exactly that."""

import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.tiny_content import REMOVE, TINY, put, tiny, write, write_registered
from zelfscan.instrument.checks import read_checked, read_registered
from zelfscan.instrument.problems import TEXTS, Code, describe
from zelfscan.model.content import ContentProblem

Q1, Q2, IV = "questions/R1.yaml", "questions/R2.yaml", "interventions/sturing.yaml"
CATEGORY = TINY["taxonomy.yaml"]["categories"][1]
LONE_CATEGORY = {**CATEGORY, "id": "R3"}
ANSWERS = ("scales.yaml", 0, "options", 0)
MOVED = {"id": "V1.1x", "how": "moved", "to": ["V1.1a"]}
OLD = {"id": "V1.1x", "text": "Een oude vraag?", "withdrawn": True}


class Case(NamedTuple):
    """Where the content is broken, with what, and what must be said of which place."""

    code: Code
    place: str
    path: tuple[Any, ...]
    value: Any
    found: str = ""
    suggestion: str = ""
    file: str | None = None


CASES = (
    Case(Code.MISSING_FILE, "", ("roles.yaml",), REMOVE),
    Case(Code.UNKNOWN_FILE, "", ("rollen.yaml",), [{"id": "x"}]),
    Case(Code.UNKNOWN_FILE, "", ("role.yaml",), [{"id": "x"}], "", "roles.yaml"),
    Case(Code.NOT_YAML, "", ("documents.yaml",), "- id: [D1"),
    Case(Code.NOT_TEXT, "", ("documents.yaml",), b"- id: D1\n  name: \xff"),
    Case(Code.WRONG_TOP, "", ("documents.yaml",), {"id": "D1"}),
    Case(Code.WRONG_TOP, "", ("texts/plan.yaml",), ["zin"]),
    Case(Code.EMPTY_LIST, "", ("documents.yaml",), []),
    Case(Code.EMPTY_LIST, "", ("documents.yaml",), "# niets\n"),
    Case(Code.EMPTY_LIST, "", ("texts/plan.yaml",), {}),
    Case(Code.EMPTY_LIST, "factors", ("taxonomy.yaml", "factors"), []),
    Case(Code.DOUBLE_KEY, "D1.name", ("documents.yaml",), "- id: D1\n  name: Wet\n  name: Regel\n", "name"),
    Case(Code.LINKED_VALUE, "D1.help", ("documents.yaml",), "- id: D1\n  name: &a Wet\n  help: *a\n"),
    Case(Code.AMBIGUOUS_VALUE, "D1.name", ("documents.yaml",), "- id: D1\n  name: no\n", "no"),
    Case(Code.AMBIGUOUS_VALUE, "D1.name", ("documents.yaml",), "- id: D1\n  name: 2026-01-02\n", "2026-01-02"),
    Case(Code.AMBIGUOUS_VALUE, "D1.name", ("documents.yaml",), "- id: D1\n  name: 012\n", "012"),
    Case(Code.AMBIGUOUS_VALUE, "D1.no", ("documents.yaml",), "- id: D1\n  name: Wet\n  no: ja\n", "no"),
    Case(Code.TOO_DEEP, "", ("documents.yaml",), "[" * 50_000),
    Case(Code.UNKNOWN_KEY, "V1.1a.hlep", (Q1, 0, "hlep"), "Uitleg.", "hlep", "help"),
    Case(Code.UNKNOWN_KEY, "I01.fits.0.atleast", (IV, 0, "fits", 0, "atleast"), 2, "atleast", "at_least"),
    Case(Code.UNKNOWN_KEY, "factor", ("taxonomy.yaml", "factor"), [], "factor", "factors"),
    Case(Code.UNKNOWN_KEY, "bandsteps", ("settings.yaml", "bandsteps"), 1, "bandsteps", "band_steps"),
    Case(Code.MISSING_KEY, "V1.1a.factor", (Q1, 0, "factor"), REMOVE),
    Case(Code.MISSING_KEY, "band_steps", ("settings.yaml", "band_steps"), REMOVE),
    Case(Code.MISSING_KEY, "", ("scopes.yaml", "grounds"), REMOVE),
    Case(Code.UNKNOWN_VALUE, "V1.1a.contact.0", (Q1, 0, "contact", 0), "D", "D"),
    Case(Code.UNKNOWN_VALUE, "V1.1a.per", (Q1, 0, "per"), "proces", "proces", "process"),
    Case(Code.WRONG_KIND, "W1.options", ("attributes.yaml", 0, "options", "+"), "e"),
    Case(Code.WRONG_KIND, "D1.name", ("documents.yaml",), "- id: D1\n  name: 1.10\n", "1.1"),
    Case(Code.WRONG_KIND, "V1.1a.core", (Q1, 0, "core"), "ja", "ja"),
    Case(Code.WRONG_KIND, "I01.hours", (IV, 0, "hours"), 0, "0"),
    Case(Code.WRONG_KIND, "title", ("texts/plan.yaml",), "title: 12\n", "12"),
    Case(Code.WRONG_KIND, "grounds", ("scopes.yaml", "grounds"), []),
    Case(Code.EMPTY_VALUE, "V1.1a.text", (Q1, 0, "text"), ""),
    Case(Code.EMPTY_VALUE, "V1.1a.sources", (Q1, 0, "sources"), []),
    Case(Code.EMPTY_VALUE, "D1.name", ("documents.yaml",), "- id: D1\n  name:\n"),
    Case(Code.DOUBLE_ID, "V1.1a", (Q1, "+"), {**TINY[Q1][0], "text": "Iets anders?"}),
    Case(Code.DOUBLE_ID, "answers", ("roles.yaml", "+"), {"id": "answers", "name": "Rol"}, file="scales.yaml"),
    Case(Code.ID_SHAPE, "V1.1A", (Q1, "+"), {**TINY[Q1][0], "id": "V1.1A", "text": "Nog een?"}),
    Case(Code.UNKNOWN_LINK, "V1.1a", (Q1, 0, "sources", 0), "S1", "S1", "S01"),
    Case(Code.UNKNOWN_LINK, "M1", ("mirror.yaml", 0, "factor"), "R1.2", "R1.2", "R1.1"),
    Case(Code.UNKNOWN_LINK, "R9.1", ("taxonomy.yaml", "factors", "+"), {"id": "R9.1", "name": "x", "risk": "y"}, "R9"),
    Case(Code.UNKNOWN_LINK, "R1", ("taxonomy.yaml", "categories", 0, "likelihood", 0), "W2", "W2"),
    Case(Code.UNKNOWN_LINK, "I01", (IV, 0, "owner"), "teammanger", "teammanger", "teammanager"),
    Case(Code.UNKNOWN_LINK, "I01", (IV, 0, "helpers"), ["juriste"], "juriste", "jurist"),
    Case(Code.UNKNOWN_LINK, "I01", (IV, 0, "fits", 0, "attribute"), "W9", "W9"),
    Case(Code.UNKNOWN_LINK, "jurist", ("roles.yaml", 3, "next_up"), "chef", "chef"),
    Case(Code.UNKNOWN_LINK, "band_steps", ("settings.yaml", "band_steps", "basis"), "S99", "S99"),
    Case(Code.WRONG_FACTOR, "V2.1b", (Q1, "+"), {**TINY[Q1][0], "id": "V2.1b", "text": "Nog een?"}, "R1.1"),
    Case(Code.CATEGORY_WITHOUT_FACTOR, "R3", ("taxonomy.yaml", "categories", "+"), LONE_CATEGORY),
    Case(Code.FACTOR_WITHOUT_CORE, "R1.1", (Q1, 0, "core"), REMOVE, file="taxonomy.yaml"),
    Case(Code.FACTOR_WITHOUT_CORE, "R1.1", (Q1, 0, "opinion"), True, file="taxonomy.yaml"),
    Case(Code.FACTOR_WITHOUT_INTERVENTION, "R2.1", (IV, 0, "factors"), ["R1.1"], file="taxonomy.yaml"),
    Case(Code.OWNER_WITHOUT_POWER, "I01", (IV, 0, "owner"), "jurist", "jurist"),
    Case(Code.ROLE_CIRCLE, "directeur", ("roles.yaml", 1, "next_up"), "directeur"),
    Case(Code.ROLE_CIRCLE, "jurist", ("roles.yaml", 3, "fallback"), "jurist"),
    Case(Code.ROLE_WITHOUT_END, "directeur", ("roles.yaml", 0, "next_up"), REMOVE),
    Case(Code.PRECONDITION_ACTIONS, "RV1", (IV, "+"), {**TINY[IV][1], "id": "I03"}, "2", file="preconditions.yaml"),
    Case(Code.PRECONDITION_ACTIONS, "RV1", (IV, 1), REMOVE, "0", file="preconditions.yaml"),
    Case(Code.INTERVENTION_AIM, "I02", (IV, 1, "type"), "sturing"),
    Case(Code.INTERVENTION_AIM, "I02", (IV, 1, "factors"), ["R1.1"]),
    Case(Code.INTERVENTION_AIM, "I03", (IV, "+"), {**TINY[IV][0], "id": "I03", "factors": []}),
    Case(Code.MOVED_COUNT, "V1.1x", ("moved.yaml", "+"), {"id": "V1.1x", "how": "split", "to": ["V1.1a"]}, "split"),
    Case(Code.MOVED_COUNT, "V1.1x", ("moved.yaml", "+"), {"id": "V1.1x", "how": "gone", "to": ["V1.1a"]}, "gone"),
    Case(Code.MOVED_COUNT, "V1.1x", ("moved.yaml", "+"), {"id": "V1.1x", "how": "moved"}, "moved"),
    Case(Code.UNKNOWN_VALUE, "V1.1x.how", ("moved.yaml", "+"), {"id": "V1.1x", "how": "gon"}, "gon", "gone"),
    Case(Code.UNKNOWN_LINK, "V1.1x", ("moved.yaml", "+"), {**MOVED, "to": ["V1.1"]}, "V1.1", "V1.1a"),
    Case(Code.UNKNOWN_LINK, "V1.1x", ("moved.yaml", "+"), {**MOVED, "to": ["RV1"]}, "RV1"),
    Case(Code.ID_SHAPE, "X1", ("moved.yaml", "+"), {**MOVED, "id": "X1"}),
    Case(Code.DOUBLE_ID, "V2.1a", ("moved.yaml", "+"), {**MOVED, "id": "V2.1a"}, file=Q2),
    Case(Code.MOVED_TWICE, "V1.1x", ("moved.yaml",), [MOVED, {"id": "V1.1y", "how": "merged", "to": ["V1.1a"]}]),
    Case(Code.UNKNOWN_GROUND, "V1.1a", (Q1, 0, "grounds"), ["leeftijd"], "leeftijd"),
    Case(Code.UNKNOWN_GROUND, "herkomst", ("scopes.yaml", "scopes", 1, "grounds", "+"), "kleur", "kleur"),
    Case(Code.MIXED_GROUNDS, "V1.1a", (Q1, 0, "grounds"), ["alle", "herkomst"]),
    Case(Code.EXAMPLE_CONTACT, "V1.1a", (Q1, 0, "examples"), {"C": "Een bewonersavond."}, "C"),
    Case(Code.RESPONDENT, "V1.1a", (Q1, 0, "respondents"), ["ervaring"], "ervaring"),
    Case(Code.CITY_WIDE, "V1.1a", (Q1, 0, "city_wide"), True),
    Case(Code.REPEATED, "V1.1a", (Q1, 0, "contact", "+"), "A", "A"),
    Case(Code.LIKELIHOOD, "R1", ("taxonomy.yaml", "categories", 0, "likelihood"), []),
    Case(Code.LIKELIHOOD, "R2", ("taxonomy.yaml", "categories", 1, "likelihood"), ["W1"]),
    Case(Code.FIT, "I01", (IV, 0, "fits", 0, "contact"), "B"),
    Case(Code.FIT, "I01", (IV, 0, "fits", 0, "at_least"), 4),
    Case(Code.FIT, "I01", (IV, 0, "unless"), [{}]),
    Case(Code.EVALUATION_FORM, "PE1", ("evaluation.yaml", 0, "forms"), []),
    Case(Code.EVALUATION_FORM, "PE1", ("evaluation.yaml", 0, "moments"), ["T2"]),
    Case(Code.EVALUATION_FORM, "PE1", ("evaluation.yaml", 0, "forms"), ["schaal", "uren"]),
    Case(Code.SCALE_MISSING, "scales", ("scales.yaml", 1), REMOVE, file=""),
    Case(Code.SCALE_OPTION, "answers", ("scales.yaml", 0, "options", 2), REMOVE),
    Case(Code.SCALE_VALUE, "answers", (*ANSWERS, "value"), 4, "ja"),
    Case(Code.SCALE_VALUE, "answers", (*ANSWERS, "value"), REMOVE, "ja"),
    Case(Code.SCALE_VALUE, "answers", (*ANSWERS, "state"), "unknown", "ja"),
    Case(Code.SCALE_SYNONYM, "answers", (*ANSWERS, "synonyms"), ["Nee van answers"], "nee van answers"),
    Case(Code.SCOPE, "scopes", ("scopes.yaml", "scopes", 1), REMOVE, file=""),
    Case(Code.SCOPE, "alle", ("scopes.yaml", "scopes", 0, "grounds"), ["herkomst"]),
    Case(Code.SCOPE, "herkomst", ("scopes.yaml", "scopes", 1, "grounds"), []),
    Case(Code.SETTING_RANGE, "level_share", ("settings.yaml", "level_share", "value"), 1.5, "1.5"),
    Case(Code.SETTING_RANGE, "minimum_group", ("settings.yaml", "minimum_group", "value"), 4, "4"),
    Case(Code.SETTING_RANGE, "most_actions", ("settings.yaml", "most_actions", "value"), 2.5, "2.5"),
    Case(Code.SETTING_RANGE, "preconditions_stop", ("settings.yaml", "preconditions_stop", "value"), 2, "2"),
    Case(Code.SETTING_ORDER, "control_in_order", ("settings.yaml", "control_in_order", "value"), 1.25, "1.25"),
    Case(Code.SETTING_ORDER, "months_small", ("settings.yaml", "months_small", "value"), 4, "4"),
    Case(Code.QUESTION_MARK, "V1.1a", (Q1, 0, "text"), "Doen we dit."),
    Case(Code.QUESTION_MARK, "M1", ("mirror.yaml", 0, "text"), "Je kreeg uitleg."),
    Case(Code.TOO_LONG, "V1.1a", (Q1, 0, "text"), "x" * 140 + "?", "text"),
    Case(Code.TOO_LONG, "V1.1a", (Q1, 0, "examples", "A"), "x" * 171, "examples"),
    Case(Code.TOO_LONG, "answers", (*ANSWERS, "text"), "x" * 61, "options"),
    Case(Code.FORBIDDEN_WORD, "V1.1a", (Q1, 0, "text"), "Weet u dit?", "u"),
    Case(Code.FORBIDDEN_WORD, "V1.1a", (Q1, 0, "help"), "In uw team.", "uw"),
    Case(Code.FORBIDDEN_WORD, "plan.title", ("texts/plan.yaml", "title"), "Feedback van het team", "Feedback"),
    Case(Code.PLACEHOLDER, "V1.1a", (Q1, 0, "help"), "Denk aan {groepen}.", "{groepen}"),
    Case(Code.PLACEHOLDER, "plan.title", ("texts/plan.yaml", "title"), "Plan van {{ directie }}"),
    Case(Code.UNTIDY, "V1.1a", (Q1, 0, "help"), "Twee  spaties.", "Twee  spaties."),
    Case(Code.UNTIDY, "V1.1a", (Q1, 0, "help"), "Een staart. ", "Een staart. "),
    Case(Code.UNTIDY, "D1", ("documents.yaml", 0, "name"), "=Wet", "=Wet"),
    Case(Code.UNTIDY, "D1", ("documents.yaml", 0, "name"), "Wet\u200b", "Wet\u200b"),
    Case(Code.SAME_TEXT, "V2.1a", (Q2, 0, "text"), "doen we V1.1A altijd?", "V1.1a"),
)
REGISTER_CASES = (
    Case(Code.MISSING_FILE, "", ("register.yaml",), REMOVE),
    Case(Code.NOT_REGISTERED, "D2", ("documents.yaml", "+"), {"id": "D2", "name": "Beleidsregel"}),
    Case(Code.TEXT_CHANGED, "D1", ("documents.yaml", 0, "name"), "Andere wet", "Andere wet"),
    Case(Code.VANISHED, "D9", ("register.yaml", "+"), {"id": "D9", "text": "Weg"}),
    Case(Code.REUSED, "D1", ("register.yaml", "D1", "withdrawn"), True),
    Case(Code.NOT_MOVED, "V1.1x", ("register.yaml", "+"), OLD),
    Case(Code.MOVED_REGISTER, "V1.1x", ("moved.yaml", "+"), MOVED),
    Case(Code.REPLACEMENT, "D1", ("register.yaml", "D1", "replaced_by"), ["D77"], "D77"),
)


def only(problems: tuple[ContentProblem, ...], case: Case) -> ContentProblem:
    """The one problem that there must be, as the case says."""
    assert [(problem.code, problem.place) for problem in problems] == [(case.code, case.place)]
    problem = problems[0]
    assert case.found in ("", problem.found)
    assert case.suggestion in ("", problem.suggestion)
    return problem


def test_the_tiny_content_is_sound(tmp_path: Path) -> None:
    assert read_registered(write_registered(tmp_path)).problems == ()


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code.name}-{case.place}")
def test_one_break_gives_exactly_its_own_problem(case: Case, tmp_path: Path) -> None:
    files = tiny()
    put(files, case.path, case.value)
    problem = only(read_checked(write(tmp_path, files)).problems, case)
    assert problem.file == (case.path[0] if case.file is None else case.file)


@pytest.mark.parametrize("case", REGISTER_CASES, ids=lambda case: f"{case.code.name}-{case.place}")
def test_one_break_against_the_register_gives_exactly_its_own_problem(case: Case, tmp_path: Path) -> None:
    folder = write_registered(tmp_path)
    files: dict[str, Any] = {**tiny(), "register.yaml": _register(folder)}
    path = case.path
    if len(path) > 1 and path[1] == "D1":
        position = next(number for number, entry in enumerate(files["register.yaml"]) if entry["id"] == "D1")
        path = (path[0], position, *path[2:])
    put(files, path, case.value)
    (folder / "register.yaml").unlink()
    only(read_registered(write(folder, files)).problems, case)


def _register(folder: Path) -> list[dict[str, Any]]:
    lines = (folder / "register.yaml").read_text(encoding="utf-8").splitlines()
    return [json.loads(line.removeprefix("- ")) for line in lines if line.startswith("- ")]


def test_every_code_has_a_sentence_and_a_test() -> None:
    assert set(TEXTS) == set(Code)
    assert {case.code for case in (*CASES, *REGISTER_CASES)} | {Code.CANNOT_OPEN} == set(Code)


def test_a_file_that_cannot_be_opened_is_a_problem_and_no_traceback(tmp_path: Path) -> None:
    folder = write(tmp_path, tiny())
    (folder / "questions" / "map.yaml").mkdir()
    problems = read_checked(folder).problems
    assert [(item.code, item.file) for item in problems] == [(Code.CANNOT_OPEN, "questions/map.yaml")]


def test_a_problem_names_file_line_place_and_nearest_value(tmp_path: Path) -> None:
    files = tiny()
    files["documents.yaml"] = "- id: D1\n  name: Wet\n- id: D2\n  name: Regel\n  hulp: iets\n"
    problems = read_checked(write(tmp_path, files)).problems
    assert [describe(problem) for problem in problems] == [
        "[IN-201] documents.yaml, regel 5, D2.hulp: De sleutel 'hulp' bestaat niet. Bedoel je 'help'?"
    ]


def test_all_problems_come_in_one_run_in_reading_order(tmp_path: Path) -> None:
    files = tiny()
    put(files, (Q2, 0, "per"), "proces")
    put(files, (Q1, 0, "help"), "In uw team.")
    put(files, (IV, 0, "owner"), "jurist")
    put(files, ("settings.yaml", "level_share", "value"), 7)
    problems = read_checked(write(tmp_path, files)).problems
    assert [(problem.file, problem.code) for problem in problems] == [
        (IV, Code.OWNER_WITHOUT_POWER),
        (Q1, Code.FORBIDDEN_WORD),
        (Q2, Code.UNKNOWN_VALUE),
        ("settings.yaml", Code.SETTING_RANGE),
    ]


def test_an_unsound_entry_does_not_break_the_links_to_it(tmp_path: Path) -> None:
    files = tiny()
    put(files, ("sources.yaml", 0, "titel"), "Dubbel")
    problems = read_checked(write(tmp_path, files)).problems
    assert [problem.code for problem in problems] == [Code.UNKNOWN_KEY]
