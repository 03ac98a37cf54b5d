"""The check on a plan: each rule alone, the letter, the list to copy, and the whole command."""

import datetime as dt
import io
import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from click.testing import Result as Run
from docx import Document

from tests.accessibility import workbook_problems
from tests.followed_actions import followed_actions
from tests.made_documents import DAY, ROOT, empty, levels, whole
from zelfscan.cli import main
from zelfscan.documents.render import render
from zelfscan.documents.words import Words
from zelfscan.files import is_untouched, shipped
from zelfscan.followup.check import JUDGES, judge
from zelfscan.followup.check_case import Outcome, Verdict
from zelfscan.followup.check_export import export
from zelfscan.followup.check_letter import MOST_FIRST, CheckWords, letter_fields
from zelfscan.model.instrument import Instrument, InterventionType
from zelfscan.model.issue import Organisation
from zelfscan.model.plan import Advice, Result
from zelfscan.model.progress import ActionStatus, Choice, FollowedAction
from zelfscan.rounds.directorate import make_result

GOOD = {
    "choice": Choice.CHOSEN,
    "baseline": "3 van de 10",
    "own_plan": "Actieplan 2027, punt 4",
    "followed_on": DAY,
    "owner": "Teammanager",
    "commissioner": "Directeur",
}
"""What makes every rule about single actions strong."""


@pytest.fixture(scope="module")
def result(instrument: Instrument) -> Result:
    """A directorate where little is arranged, with preconditions in order, and so with a full plan."""
    made = make_result(instrument, levels(instrument), (), DAY, despite_errors=True)
    assert made.plan is not None
    calm = made.plan.preconditions.model_copy(update={"advice": Advice.START, "decisive": ()})
    return made.model_copy(update={"plan": made.plan.model_copy(update={"preconditions": calm})})


@pytest.fixture
def actions(instrument: Instrument, result: Result) -> list[FollowedAction]:
    """Its actions, with everything filled in."""
    return list(followed_actions(instrument, result, **GOOD))


Judge = Callable[..., Verdict]


@pytest.fixture
def verdict(instrument: Instrument, result: Result, actions: list[FollowedAction]) -> Judge:
    """The verdict of one rule, of these actions or others, on a day."""

    def of(rule: str, given: list[FollowedAction] | None = None, today: dt.date = DAY, **plan: object) -> Verdict:
        assert result.plan is not None
        other = result.model_copy(update={"plan": result.plan.model_copy(update=plan)})
        found = judge(instrument, other, actions if given is None else given, today)
        return next(item for item in found.verdicts if item.rule == rule)

    return of


def changed(actions: list[FollowedAction], number: int = 0, **changes: object) -> list[FollowedAction]:
    """The actions with one of them changed."""
    return [action.model_copy(update=changes) if n == number else action for n, action in enumerate(actions)]


def test_every_rule_of_the_content_has_code_and_the_other_way_round(instrument: Instrument) -> None:
    assert {check.id for check in instrument.plan_checks} == set(JUDGES)


def test_a_rule_that_no_code_knows_is_left_to_people(instrument: Instrument, result: Result) -> None:
    own = instrument.plan_checks[0].model_copy(update={"id": "TP99"})
    other = instrument.model_copy(update={"plan_checks": (*instrument.plan_checks, own)})
    last = judge(other, result, followed_actions(instrument, result), DAY).verdicts[-1]
    assert (last.rule, last.outcome, last.why) == ("TP99", Outcome.NOT_YET, "by_hand")


def test_without_a_plan_there_is_nothing_to_judge(instrument: Instrument, result: Result) -> None:
    with pytest.raises(ValueError, match="no plan"):
        judge(instrument, result.model_copy(update={"plan": None}), (), DAY)


def test_every_reason_for_not_yet_has_its_words(instrument: Instrument) -> None:
    folder = Path(judge.__code__.co_filename).parent
    code = "".join(path.read_text(encoding="utf-8") for path in folder.glob("check*.py"))
    whys = {key.removeprefix("check.why.") for key in instrument.texts if key.startswith("check.why.")}
    assert whys
    assert {why for why in whys if f'not_yet("{why}")' not in code} == set()
    assert code.count("not_yet(") - 1 >= len(whys)


# --- each rule ---


def test_a_plan_may_start_when_the_advice_says_so(verdict: Judge) -> None:
    assert verdict("TP1").outcome is Outcome.STRONG


def test_preconditions_that_stand_in_the_way_are_named_until_an_action_for_them_is_done(
    instrument: Instrument, result: Result, actions: list[FollowedAction], verdict: Judge
) -> None:
    assert result.plan is not None
    outcome = result.plan.preconditions.model_copy(
        update={"advice": Advice.START_WITH_SUPPORT, "decisive": ("RV1", "RV4")}
    )
    assert verdict("TP1", preconditions=outcome).preconditions == ("RV1", "RV4")

    mending = next(item for item in instrument.interventions if item.precondition == "RV1")
    mended = changed(actions, intervention=mending.id, status=ActionStatus.DONE)
    assert verdict("TP1", mended, preconditions=outcome).preconditions == ("RV4",)
    assert verdict("TP1", preconditions=outcome.model_copy(update={"advice": Advice.NOT_YET})).why == "no_preconditions"


def test_a_large_risk_without_an_action_is_named_until_there_is_a_reason(
    actions: list[FollowedAction], verdict: Judge
) -> None:
    alone = [action.model_copy(update={"factors": ("R2.1",), "processes": ()}) for action in actions[:1]]
    bare = verdict("TP2", alone)
    assert bare.outcome is Outcome.MISSING
    assert all(category != "R2" for _, category in bare.risks)

    refused = verdict("TP2", changed(alone, choice=Choice.NOT_CHOSEN))
    assert {category for _, category in refused.risks} > {category for _, category in bare.risks}
    assert verdict("TP2", changed(alone, choice=Choice.NOT_CHOSEN, reason="Al geregeld.")).risks == bare.risks
    assert verdict("TP2", changed(alone, current=False)).risks == refused.risks


def test_an_action_for_one_work_process_does_not_answer_the_risk_in_another(
    result: Result, actions: list[FollowedAction], verdict: Judge
) -> None:
    first = result.assessment.processes[0]
    every = tuple(f"{number}.1" for number in ("R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8"))
    here = [actions[0].model_copy(update={"factors": every, "processes": (first.name,)})]
    bare = verdict("TP2", here)
    assert bare.outcome is Outcome.MISSING
    assert {process for process, _ in bare.risks} & {first.code} == set()
    assert verdict("TP2", changed(here, processes=())).outcome is Outcome.STRONG


def test_the_risks_wait_while_the_preconditions_come_first(result: Result, verdict: Judge) -> None:
    assert result.plan is not None
    first = result.plan.preconditions.model_copy(update={"advice": Advice.PRECONDITIONS_FIRST, "decisive": ("RV4",)})
    assert verdict("TP2", preconditions=first).why == verdict("TP8", preconditions=first).why == "preconditions_first"


@pytest.mark.parametrize(
    "wrong",
    [
        {"owner": ""},
        {"commissioner": " "},
        {"owner": "Nog te benoemen (Teammanager)"},
        {"owner": "Directeur", "commissioner": "directeur"},
    ],
)
def test_owner_and_commissioner_are_there_and_differ(
    actions: list[FollowedAction], verdict: Judge, wrong: dict[str, object]
) -> None:
    assert verdict("TP3").outcome is Outcome.STRONG
    assert verdict("TP3", changed(actions, 1, **wrong)).actions == (actions[1].id,)
    assert verdict("TP3", changed(actions, 1, **wrong, status=ActionStatus.STOPPED)).outcome is Outcome.STRONG


def test_an_own_action_needs_no_commissioner_and_no_start_since_the_plan_has_no_room_for_them(
    actions: list[FollowedAction], verdict: Judge
) -> None:
    own = changed(actions, 1, intervention="", commissioner="", start=None)
    assert verdict("TP3", own).outcome is verdict("TP5", own).outcome is Outcome.STRONG
    assert verdict("TP3", changed(own, 1, owner="")).actions == (actions[1].id,)
    assert verdict("TP5", changed(own, 1, ready=None)).actions == (actions[1].id,)


def test_every_proposal_asks_for_a_choice_and_some_for_a_reason(
    instrument: Instrument, actions: list[FollowedAction], verdict: Judge
) -> None:
    weeks = dt.timedelta(weeks=int(instrument.settings.reaction_weeks.value))
    undecided = changed(actions, choice=Choice.OPEN)
    assert verdict("TP4").outcome is Outcome.STRONG
    assert verdict("TP4", undecided, DAY + weeks).why == "still_deciding"
    assert verdict("TP4", undecided, DAY + weeks + dt.timedelta(days=1)).actions == (actions[0].id,)
    assert verdict("TP4", changed(actions, choice=Choice.ADAPTED)).actions == (actions[0].id,)
    assert verdict("TP4", changed(actions, choice=Choice.ADAPTED, reason="Kleiner begin.")).outcome is Outcome.STRONG
    assert verdict("TP4", changed(actions, choice=Choice.OPEN, intervention="")).outcome is Outcome.STRONG


@pytest.mark.parametrize(
    "wrong", [{"first_step": ""}, {"start": None}, {"ready": None}, {"ready": dt.date(2020, 1, 1)}]
)
def test_every_action_has_a_step_and_dates(
    actions: list[FollowedAction], verdict: Judge, wrong: dict[str, object]
) -> None:
    assert verdict("TP5").outcome is Outcome.STRONG
    assert verdict("TP5", changed(actions, 2, **wrong)).actions == (actions[2].id,)


def test_what_is_measured_stands_there_and_where_it_begins_once_it_has_begun(
    actions: list[FollowedAction], verdict: Judge
) -> None:
    before = min(action.start for action in actions if action.start) - dt.timedelta(days=1)
    blind = changed(actions, baseline="nog te meten")
    assert verdict("TP6").outcome is Outcome.STRONG
    assert verdict("TP6", changed(actions, target="")).actions == (actions[0].id,)
    assert verdict("TP6", changed(actions, indicator="")).actions == (actions[0].id,)
    assert verdict("TP6", blind, before).why == "not_measured"
    assert verdict("TP6", changed(blind, status=ActionStatus.RUNNING), before).actions == (actions[0].id,)


def of_type(instrument: Instrument, kind: InterventionType) -> str:
    """An intervention of this kind."""
    return next(item.id for item in instrument.interventions if item.type is kind)


def test_training_alone_is_missing_something(
    instrument: Instrument, actions: list[FollowedAction], verdict: Judge
) -> None:
    training = changed(
        actions[:1], intervention=of_type(instrument, InterventionType.TRAINING), factors=("R3.1", "R3.2")
    )
    steering = actions[1].model_copy(
        update={"intervention": of_type(instrument, InterventionType.STEERING), "factors": ("R3.1",)}
    )
    assert verdict("TP7", training).actions == (actions[0].id,)
    assert verdict("TP7", [*training, steering]).actions == (actions[0].id,)
    both = steering.model_copy(update={"factors": ("R3.1", "R3.2")})
    assert verdict("TP7", [*training, both]).outcome is Outcome.STRONG
    assert verdict("TP7", [*training, both.model_copy(update={"choice": Choice.NOT_CHOSEN})]).outcome is Outcome.MISSING
    assert verdict("TP7", [steering]).outcome is Outcome.STRONG


def test_the_check_on_training_agrees_with_the_plans(instrument: Instrument) -> None:
    """The plan itself warns (PL-005) where training stands alone; the letter may not say otherwise."""
    told = {}
    for path in (ROOT / "samples" / "plannen").glob("resultaat-*.json"):
        sample = Result.model_validate_json(path.read_bytes())
        assert sample.plan is not None
        found = judge(instrument, sample, followed_actions(instrument, sample), DAY)
        alone = next(item for item in found.verdicts if item.rule == "TP7").outcome is Outcome.MISSING
        told[path.name] = (alone, bool(sample.plan.training_only))
    assert {said for said, _ in told.values()} == {True, False}
    assert all(said is known for said, known in told.values())


def test_residents_take_part_in_at_least_one_action(
    instrument: Instrument, actions: list[FollowedAction], verdict: Judge
) -> None:
    without = [actions[0].model_copy(update={"intervention": of_type(instrument, InterventionType.STEERING)})]
    panel = actions[1].model_copy(update={"intervention": of_type(instrument, InterventionType.EXPERIENCE)})
    assert verdict("TP8", without).outcome is Outcome.MISSING
    assert verdict("TP8", [*without, panel]).outcome is Outcome.STRONG
    assert verdict("TP8", [*without, panel.model_copy(update={"choice": Choice.NOT_CHOSEN})]).outcome is Outcome.MISSING
    assert verdict("TP8", changed([*without, panel], 1, intervention="")).why == "own_actions"


def test_owners_of_one_level_are_too_few(actions: list[FollowedAction], verdict: Judge) -> None:
    same = [action.model_copy(update={"owner": "Directeur Dienstverlening"}) for action in actions]
    assert verdict("TP9", same).outcome is Outcome.MISSING
    assert verdict("TP9", changed(same, owner="de teammanager van het loket")).outcome is Outcome.STRONG
    assert verdict("TP9", changed(same, owner="nog te benoemen (Teammanager)")).outcome is Outcome.MISSING
    assert verdict("TP9", [action.model_copy(update={"owner": "Sam"}) for action in actions]).why == "no_owners"


def test_a_start_is_small_in_actions_and_in_hours(
    instrument: Instrument, actions: list[FollowedAction], verdict: Judge
) -> None:
    most, hours = instrument.settings.per_quarter.value, instrument.settings.hours_together.value
    heavy = max(instrument.interventions, key=lambda item: item.hours)
    light = min(instrument.interventions, key=lambda item: item.hours)
    period = {"start": dt.date(2027, 4, 1), "ready": dt.date(2027, 7, 1)}
    few = [action.model_copy(update={**period, "intervention": light.id}) for action in actions[: int(most)]]
    assert verdict("TP10", few).outcome is Outcome.STRONG
    more = [*few, actions[-1].model_copy(update={**period, "intervention": light.id})]
    assert verdict("TP10", more).actions == tuple(action.id for action in more)

    assert heavy.hours / 1 > hours
    short = {"intervention": heavy.id, "ready": dt.date(2027, 5, 1)}
    assert verdict("TP10", changed(few, **short)).outcome is Outcome.MISSING
    assert verdict("TP10", changed(few, **short, status=ActionStatus.DONE)).outcome is Outcome.STRONG
    assert verdict("TP10", [action.model_copy(update={"start": None}) for action in few]).why == "no_dates"


def test_what_comes_first_stands_in_their_own_plan(actions: list[FollowedAction], verdict: Judge) -> None:
    before = min(action.start for action in actions if action.start) - dt.timedelta(days=1)
    first = next(n for n, action in enumerate(actions) if action.start == DAY)
    later = next(n for n, action in enumerate(actions) if action.start and action.start > DAY)
    assert verdict("TP11").outcome is Outcome.STRONG
    assert verdict("TP11", changed(actions, first, own_plan=""), before).actions == (actions[first].id,)
    assert verdict("TP11", changed(actions, later, own_plan="")).outcome is Outcome.STRONG


def test_an_action_of_which_nothing_was_heard_for_half_a_year_is_named(
    actions: list[FollowedAction], verdict: Judge
) -> None:
    begun = [action.model_copy(update={"start": DAY, "planned_on": DAY}) for action in actions]
    silent = [action.model_copy(update={"followed_on": None}) for action in begun]
    half_a_year = dt.date(2027, 10, 1)
    assert verdict("TP12", begun, half_a_year).outcome is Outcome.STRONG
    assert verdict("TP12", silent, half_a_year).why == "just_begun"
    late = half_a_year + dt.timedelta(days=1)
    assert verdict("TP12", silent, late).actions == tuple(action.id for action in silent)
    assert verdict("TP12", changed(silent, followed_on=half_a_year), late).actions == tuple(
        action.id for action in silent[1:]
    )
    assert verdict("TP12", silent, DAY - dt.timedelta(days=1)).why == "not_begun"


@pytest.mark.parametrize("rule", ["TP3", "TP4", "TP5", "TP6", "TP7", "TP8", "TP9", "TP10", "TP11", "TP12"])
def test_a_plan_without_actions_is_neither_strong_nor_wrong(verdict: Judge, rule: str) -> None:
    assert verdict(rule, []).outcome is Outcome.NOT_YET


# --- the letter and the list ---


def words_of(blob: bytes) -> str:
    return "\n".join(node.text or "" for node in Document(io.BytesIO(blob)).element.iter() if node.tag.endswith("}t"))


@pytest.mark.parametrize("option", ["ja", "nee"])
def test_the_letter_says_what_is_strong_and_at_most_three_things_first(instrument: Instrument, option: str) -> None:
    result = make_result(instrument, (whole(instrument, option),), (), DAY, despite_errors=True)
    actions = followed_actions(instrument, result)
    verdicts = judge(instrument, result, actions, DAY)
    view = letter_fields(CheckWords(instrument, result, actions), verdicts, result, "Voorjaar", DAY)

    missing = len(verdicts.having(Outcome.MISSING))
    assert len(view.eerst) == min(MOST_FIRST, missing)
    assert len(view.eerst) + len(view.mist) == missing
    assert len(view.sterk) + missing + len(view.later) == len(view.regels) == len(instrument.plan_checks)
    assert bool(view.niets_eerst) is not bool(view.eerst)
    text = words_of(render(shipped("docx/toetsbrief.docx"), view.model_dump()))
    for check in instrument.plan_checks:
        assert check.reason in text
    assert "een hulp voor wie het plan bekijkt" in text


def test_the_letter_claims_no_judge(instrument: Instrument, result: Result) -> None:
    actions = followed_actions(instrument, result)
    view = letter_fields(
        CheckWords(instrument, result, actions), judge(instrument, result, actions, DAY), result, "", DAY
    )
    text = words_of(
        render(shipped("docx/toetsbrief.docx"), view.model_copy(update={"verantwoording": ""}).model_dump())
    )
    assert "movisie" not in text.casefold()
    assert "goedgekeurd" not in text.casefold()
    assert "Wie bekeek dit plan?" in text


def test_risks_in_the_letter_have_the_words_of_the_plan(instrument: Instrument, result: Result) -> None:
    verdicts = judge(instrument, result, (), DAY)
    assert result.plan is not None
    words = CheckWords(instrument, result, ())
    risks = next(item for item in verdicts.verdicts if item.rule == "TP2")
    process, category = risks.risks[0]
    plain = Words(instrument, result.assessment.scope, result.assessment.processes)
    assert plain.categories[category].name in words.about(risks)
    assert plain.process(process) in words.about(risks)


def test_a_plan_of_which_nothing_is_known_gives_a_letter_too(instrument: Instrument) -> None:
    result = make_result(instrument, (empty(instrument),), (), DAY, despite_errors=True)
    verdicts = judge(instrument, result, (), DAY)
    view = letter_fields(CheckWords(instrument, result, ()), verdicts, result, "Voorjaar", DAY)
    assert not verdicts.having(Outcome.MISSING)
    assert render(shipped("docx/toetsbrief.docx"), view.model_dump())


def test_the_list_has_one_row_per_action_that_goes_on(instrument: Instrument, actions: list[FollowedAction]) -> None:
    given = changed(changed(actions, choice=Choice.NOT_CHOSEN), 1, title="=1+1", current=True)
    blob = export(instrument, "Wmo & zorg", given, Organisation())
    sheet = openpyxl.load_workbook(io.BytesIO(blob)).active
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][:2] == ("Nummer", "Actie")
    assert [row[0] for row in rows[1:]] == [action.id for action in given[1:]]
    assert rows[1][1] == "=1+1"
    assert sheet["B2"].data_type == "s"
    assert isinstance(rows[1][6], dt.datetime)
    assert workbook_problems(blob) == []
    assert export(instrument, "Wmo & zorg", given, Organisation()) == blob


def test_a_list_without_actions_is_a_sound_file_too(instrument: Instrument) -> None:
    assert workbook_problems(export(instrument, "Leeg", (), Organisation())) == []


# --- the command ---


@pytest.fixture(scope="module")
def made_round(tmp_path_factory: pytest.TempPathFactory, instrument: Instrument) -> Path:
    """A processed round of one fictional directorate."""
    from tests.rounds import a_round, processed, workbook

    place = a_round(tmp_path_factory.mktemp("ronde") / "r", {"wmo.xlsx": workbook("Wmo-loket", "w-1")}, ("Wmo-loket",))
    processed(place)
    return place.path


@pytest.fixture
def folder(made_round: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made_round, tmp_path / "r"))


def run(folder: Path, *more: str) -> Run:
    return CliRunner().invoke(main, ["ronde", "toetsen", str(folder), *more], prog_name="zelfscan")


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_command_gives_a_letter_a_list_a_sheet_and_a_column(folder: Path) -> None:
    done = run(folder)
    assert done.exit_code == 0, done.output
    made = folder / "uitvoer" / "wmo-loket"
    assert {"toetsbrief-wmo-loket.docx", "acties-wmo-loket.xlsx"} <= {path.name for path in made.iterdir()}
    book = openpyxl.load_workbook(folder / "uitvoer" / "overzicht.xlsx")
    sheet = book["Toets van de plannen"]
    assert sheet["A6"].value == "Wmo-loket"
    assert {cell.value for cell in sheet[6][2:-1]} <= {"sterk", "mist nog", "nog niet te zeggen"}
    status = [str(cell.value) for row in book["Status"].iter_rows() for cell in row]
    assert "Toets van het plan" in status
    assert any(value.endswith(f"van {len(JUDGES)} sterk") for value in status)


def test_a_second_time_changes_nothing(folder: Path) -> None:
    run(folder)
    before = files(folder)
    run(folder)
    assert files(folder) == before


def test_half_a_year_later_the_letter_says_what_was_not_heard_of(instrument: Instrument, folder: Path) -> None:
    letter = folder / "uitvoer" / "wmo-loket" / "toetsbrief-wmo-loket.docx"
    silent = next(check.missing for check in instrument.plan_checks if check.id == "TP12")
    run(folder, "--datum", "2027-04-02")
    assert silent not in words_of(letter.read_bytes())
    run(folder, "--datum", "2028-04-02")
    assert silent in words_of(letter.read_bytes())
    assert "2 april 2028" in words_of(letter.read_bytes())


def test_processing_again_keeps_the_letters_and_the_sheet(folder: Path) -> None:
    from tests.rounds import processed
    from zelfscan.rounds.folder import RoundFolder

    run(folder)
    processed(RoundFolder(folder), anew=True)
    assert (folder / "uitvoer" / "wmo-loket" / "toetsbrief-wmo-loket.docx").exists()
    assert "Toets van de plannen" in openpyxl.load_workbook(folder / "uitvoer" / "overzicht.xlsx").sheetnames


def test_a_letter_that_people_filled_in_stays(folder: Path) -> None:
    run(folder)
    letter = folder / "uitvoer" / "wmo-loket" / "toetsbrief-wmo-loket.docx"
    document = Document(str(letter))
    document.add_paragraph("Besproken in het directieteam.")
    document.save(str(letter))
    filled = letter.read_bytes()

    done = run(folder)
    assert letter.read_bytes() == filled
    assert is_untouched(letter.with_name("toetsbrief-wmo-loket (2).docx"))
    assert "RO-036" in done.stderr


def test_a_round_without_plans_says_what_to_do(tmp_path: Path) -> None:
    from tests.rounds import a_round

    done = run(a_round(tmp_path / "leeg", {}).path)
    assert done.exit_code == 0
    assert "VG-060" in done.stderr


def test_a_damaged_result_is_named_and_no_traceback(folder: Path) -> None:
    (folder / "uitvoer" / "wmo-loket" / "resultaat-wmo-loket.json").write_text("{", encoding="utf-8")
    done = run(folder)
    assert "VG-002" in done.stderr
    assert done.stderr.count("VG-002") == 1
    assert done.exception is None or isinstance(done.exception, SystemExit)


def test_a_template_of_the_round_is_used_and_checked(folder: Path) -> None:
    settings = folder / "ronde.yaml"
    own = folder / "eigen-brief.docx"
    document = Document(str(shipped("docx/toetsbrief.docx")))
    document.paragraphs[0].text = "Brief van het bureau"
    document.save(str(own))
    text = settings.read_text(encoding="utf-8")
    assert 'toetsbrief: ""' in text
    settings.write_text(text.replace('toetsbrief: ""', "toetsbrief: eigen-brief.docx"), encoding="utf-8")
    assert run(folder).exit_code == 0
    letter = folder / "uitvoer" / "wmo-loket" / "toetsbrief-wmo-loket.docx"
    assert "Brief van het bureau" in words_of(letter.read_bytes())

    document.paragraphs[0].text = "{{ onbekende_naam }}"
    document.save(str(own))
    done = run(folder)
    assert done.exit_code == 1
    assert "eigen-brief.docx" in done.stderr
    assert "onbekende_naam" in done.stderr


def test_somebody_else_at_work_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from zelfscan.followup import checking
    from zelfscan.rounds.lock import Busy

    def busy(*_: object) -> None:
        raise Busy("proces 12")

    monkeypatch.setattr(checking, "only_one", busy)
    done = run(folder)
    assert done.exit_code == 1
    assert "RO-040" in done.stderr


def test_a_full_disk_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import errno

    from zelfscan.rounds import outputs

    def full(path: Path, _: bytes) -> None:
        raise OSError(errno.ENOSPC, "vol", str(path))

    monkeypatch.setattr(outputs, "write_atomic", full)
    done = run(folder)
    assert done.exit_code == 1
    assert "RO-038" in done.stderr
