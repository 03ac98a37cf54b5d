"""Two scans beside each other: what moved, and "niet vergelijkbaar" exactly where that is so."""

import datetime as dt

import pytest

from tests.comparisons import assessed, change_of, compared, compared_over, reworded, risk_of, with_questions
from tests.support import HEAVY, ids, mirror, process, scan
from zelfscan.comparison.compare import compare
from zelfscan.comparison.wording import asked_of
from zelfscan.model.assessment import RiskClass
from zelfscan.model.comparison import Basis, Move, Why
from zelfscan.model.instrument import ContactType, Instrument, Level, Per, Scope
from zelfscan.model.moved import How, Moved
from zelfscan.model.progress import ActionStatus, Choice, FollowedAction
from zelfscan.scoring.again import rescore

NOT = Move.NOT_COMPARABLE


def of_r2(instrument: Instrument) -> list[str]:
    """The questions of R2 that are asked for each work process."""
    per_process = {item.id for item in instrument.questions if item.per is Per.PROCESS}
    return [name for name in ids(instrument, "R2") if name in per_process]


@pytest.mark.parametrize(
    ("then", "now", "move", "why"),
    [
        ("nee", "deels", Move.BETTER, None),
        ("ja", "grotendeels", Move.WORSE, None),
        ("deels", "deels", Move.SAME, None),
        ("weet_niet", "ja", Move.MORE_KNOWN, None),
        ("niet_gekregen", "nee", Move.MORE_KNOWN, None),
        (None, "nee", Move.MORE_KNOWN, None),
        ("nee", "weet_niet", Move.LESS_KNOWN, None),
        ("ja", None, Move.LESS_KNOWN, None),
        ("weet_niet", "niet_gekregen", NOT, Why.UNKNOWN),
        (None, None, NOT, Why.UNKNOWN),
        ("nvt_hier", "ja", NOT, Why.NOT_APPLICABLE),
        ("ja", "nvt_dienst", NOT, Why.NOT_APPLICABLE),
        ("nvt_hier", "nvt_hier", NOT, Why.NOT_APPLICABLE),
    ],
)
def test_an_answer_moves_as_people_would_say(
    instrument: Instrument, then: str | None, now: str | None, move: Move, why: Why | None
) -> None:
    question = of_r2(instrument)[0]
    comparison = compared(
        instrument,
        [scan(instrument, rule=lambda item, _: then if item.id == question else "ja")],
        [scan(instrument, rule=lambda item, _: now if item.id == question else "ja")],
    )
    found = change_of(comparison, question)
    assert (found.move, found.why) == (move, why)
    others = {item.move for item in comparison.answers if item.question != question}
    assert others == {Move.SAME}


def test_a_question_in_other_words_is_not_comparable_and_its_neighbours_are(instrument: Instrument) -> None:
    changed = of_r2(instrument)[0]
    newer = reworded(instrument, changed)
    comparison = compared_over(instrument, newer, [scan(instrument, rule="nee")], [scan(newer, rule="ja")])
    assert change_of(comparison, changed).why is Why.CHANGED
    rest = [item for item in comparison.answers if item.question != changed]
    assert {item.move for item in rest} == {Move.BETTER}


def test_white_space_alone_is_no_change(instrument: Instrument) -> None:
    newer = with_questions(instrument, lambda item: item.model_copy(update={"text": f" {item.text}  "}))
    comparison = compared_over(instrument, newer, [scan(instrument)], [scan(newer)])
    assert {item.move for item in comparison.answers} == {Move.SAME}


def test_a_risk_is_compared_over_what_was_asked_both_times(instrument: Instrument) -> None:
    changed = of_r2(instrument)[0]
    newer = reworded(instrument, changed)
    then = scan(instrument, rule=lambda item, _: "nee" if item.id == changed else "ja")
    now = scan(newer, rule="ja")
    risk = risk_of(compared_over(instrument, newer, [then], [now]), "R2")
    assert risk.basis is Basis.SHARED
    assert risk.move is Move.SAME, "only the changed question differed, and that one does not count"
    assert risk.shared == risk.asked_before - 1 == risk.asked_after - 1


def test_a_risk_of_which_nearly_all_questions_changed_is_not_comparable(instrument: Instrument) -> None:
    newer = reworded(instrument, *ids(instrument, "R2")[1:])
    comparison = compared_over(instrument, newer, [scan(instrument, rule="nee")], [scan(newer, rule="ja")])
    assert (risk_of(comparison, "R2").move, risk_of(comparison, "R2").why) == (NOT, Why.CHANGED)
    assert risk_of(comparison, "R3").move is Move.BETTER


def test_an_id_that_was_replaced_by_another_stays_comparable_when_the_words_stayed(instrument: Instrument) -> None:
    old, other = of_r2(instrument)[:2]
    newer = with_questions(instrument, lambda item: item.model_copy(update={"id": "V2.9z"}) if item.id == old else item)
    newer = newer.model_copy(update={"moved": (Moved(id=old, how=How.MOVED, to=("V2.9z",)),)})
    comparison = compared_over(instrument, newer, [scan(instrument, rule="nee")], [scan(newer, rule="deels")])
    assert change_of(comparison, "V2.9z").move is Move.BETTER
    assert old not in {item.question for item in comparison.answers}
    assert change_of(comparison, other).move is Move.BETTER
    assert risk_of(comparison, "R2").shared == risk_of(comparison, "R2").asked_after


@pytest.mark.parametrize("how", [How.SPLIT, How.MERGED])
def test_a_question_that_was_split_or_merged_is_not_comparable(instrument: Instrument, how: How) -> None:
    old, one, two = of_r2(instrument)[:3]
    newer = with_questions(instrument, lambda item: None if item.id == old else item)
    to = (one, two) if how is How.SPLIT else (one,)
    newer = newer.model_copy(update={"moved": (Moved(id=old, how=how, to=to),)})
    comparison = compared_over(instrument, newer, [scan(instrument, rule="nee")], [scan(newer, rule="nee")])
    assert {change_of(comparison, name).why for name in to} == {Why.CHANGED}


def test_a_question_that_came_or_went_says_so(instrument: Instrument) -> None:
    gone = of_r2(instrument)[0]
    newer = with_questions(instrument, lambda item: None if item.id == gone else item)
    newer = newer.model_copy(update={"moved": (Moved(id=gone, how=How.GONE),)})
    away = compared_over(instrument, newer, [scan(instrument)], [scan(newer)])
    came = compared_over(newer, instrument, [scan(newer)], [scan(instrument)])
    assert change_of(away, gone).why is Why.NOT_ASKED_NOW
    assert change_of(came, gone).why is Why.NOT_ASKED_THEN
    assert [item for item in away.answers if item.why] == [change_of(away, gone)]


def test_other_answers_to_choose_from_make_every_answer_not_comparable(instrument: Instrument) -> None:
    def longer(scale: object) -> object:
        options = scale.options  # type: ignore[attr-defined]
        texts = tuple(item.model_copy(update={"text": f"{item.text}!"}) for item in options)
        return scale.model_copy(update={"options": texts}) if scale.id == "answers" else scale  # type: ignore[attr-defined]

    newer = instrument.model_copy(update={"scales": tuple(map(longer, instrument.scales))})
    comparison = compared_over(instrument, newer, [scan(instrument, rule="nee")], [scan(newer, rule="ja")])
    assert {item.why for item in comparison.answers} == {Why.OTHER_SCALE}
    assert {item.why for item in comparison.risks} == {Why.OTHER_SCALE}


def test_short_beside_full_compares_the_core_alone(instrument: Instrument) -> None:
    core = [item.id for item in instrument.questions if item.core]
    comparison = compared(
        instrument,
        [scan(instrument, asked=core, rule="nee")],
        [scan(instrument, rule=lambda item, _: "ja" if item.core else "nee")],
    )
    assert {item.why for item in comparison.answers if item.question not in core} == {Why.NOT_ASKED_THEN}
    assert {item.move for item in comparison.answers if item.question in core} == {Move.BETTER}
    risk = risk_of(comparison, "R2")
    assert (risk.move, risk.basis) == (Move.BETTER, Basis.SHARED)
    assert risk.after != risk.whole_after


def test_another_scope_leaves_out_what_it_did_not_ask_and_what_it_put_in_other_words(instrument: Instrument) -> None:
    comparison = compared(instrument, [scan(instrument, scope=Scope.ALL)], [scan(instrument, scope=Scope.ORIGIN)])
    texts = {item.id: item.text for item in instrument.questions}
    grounds = {item.id: item.grounds for item in instrument.questions}
    narrow = {"alle", *next(item.grounds for item in instrument.scopes if item.id is Scope.ORIGIN)}
    seen = set()
    for item in comparison.answers:
        expected = Why.CHANGED if "{gronden}" in texts[item.question] else None
        if not narrow.intersection(grounds[item.question]):
            expected = Why.NOT_ASKED_NOW
        seen.add(expected)
        assert item.why is expected, item.question
    assert seen == {Why.CHANGED, Why.NOT_ASKED_NOW, None}


def test_a_work_process_with_another_name_is_another_work_process(instrument: Instrument) -> None:
    then = scan(instrument, process(name="Aanvraag Wmo"), process("P2", name="Bezwaar"))
    now = scan(instrument, process(name="Aanvraag jeugdhulp"), process("P2", name="BEZWÁÁR "))
    comparison = compared(instrument, [then], [now])
    assert {item.why for item in comparison.answers if item.process == "P1"} == {Why.OTHER_PROCESS}
    assert {item.move for item in comparison.answers if item.process == "P2"} == {Move.SAME}
    assert {item.why for item in comparison.risks if item.process == "P1"} == {Why.OTHER_PROCESS}
    assert {item.move for item in comparison.risks if item.process == "P2"} == {Move.SAME}


def test_swapped_codes_are_not_comparable(instrument: Instrument) -> None:
    then = scan(instrument, process(name="Een"), process("P2", name="Twee"))
    now = scan(instrument, process(name="Twee"), process("P2", name="Een"))
    comparison = compared(instrument, [then], [now])
    assert {item.why for item in comparison.answers if item.process} == {Why.OTHER_PROCESS}
    assert {item.why for item in comparison.risks if item.process} == {Why.OTHER_PROCESS}


def test_a_work_process_that_came_or_went_says_so(instrument: Instrument) -> None:
    one, both = scan(instrument, process()), scan(instrument, process(), process("P2"))
    came, went = compared(instrument, [one], [both]), compared(instrument, [both], [one])
    assert {item.why for item in came.answers if item.process == "P2"} == {Why.NEW_PROCESS}
    assert {item.why for item in went.answers if item.process == "P2"} == {Why.GONE_PROCESS}
    assert {item.why for item in came.risks if item.process == "P2"} == {Why.NEW_PROCESS}


def test_levels_that_answered_only_once_are_left_out_of_both_sides(instrument: Instrument) -> None:
    leaders_then = scan(instrument, level=Level.MANAGEMENT, rule="ja")
    workers_then = scan(instrument, level=Level.EXECUTION, rule="nee")
    leaders_now = scan(instrument, level=Level.MANAGEMENT, rule="ja")
    comparison = compared(instrument, [leaders_then, workers_then], [leaders_now])
    assert {item.why for item in comparison.answers if item.level is Level.EXECUTION} == {Why.OTHER_LEVEL}
    assert {item.move for item in comparison.risks} == {Move.SAME}, "without the workers the picture looks better"


def test_wholly_other_levels_are_not_comparable(instrument: Instrument) -> None:
    comparison = compared(
        instrument, [scan(instrument, rule="nee")], [scan(instrument, level=Level.MANAGEMENT, rule="ja")]
    )
    assert {item.why for item in comparison.answers} == {Why.OTHER_LEVEL}
    assert {item.why for item in comparison.risks} == {Why.OTHER_LEVEL}


def test_opinions_of_a_small_group_are_not_compared(instrument: Instrument) -> None:
    opinions = {item.id for item in instrument.questions if item.opinion}
    comparison = compared(instrument, [scan(instrument, people=6)], [scan(instrument, people=4)])
    assert opinions
    assert {item.why for item in comparison.answers if item.question in opinions} == {Why.WITHHELD}
    assert {item.move for item in comparison.answers if item.question not in opinions} == {Move.SAME}


def test_an_answer_that_nobody_confirmed_is_never_called_the_same(instrument: Instrument) -> None:
    cells = tuple((name, "P1") for name in of_r2(instrument)[:2])
    now = scan(instrument).model_copy(update={"unconfirmed": cells})
    comparison = compared(instrument, [scan(instrument)], [now])
    assert {(item.question, item.process) for item in comparison.answers if item.why is Why.UNCONFIRMED} == set(cells)
    assert risk_of(comparison, "R2").shared == risk_of(comparison, "R2").asked_after - 2


def test_what_nobody_confirmed_can_undo_an_improvement(instrument: Instrument) -> None:
    names = of_r2(instrument)
    left = set(names[: len(names) // 2])
    then = scan(instrument, rule=lambda question, _: "ja" if question.id in left else "nee")
    now = scan(instrument)
    now = now.model_copy(
        update={
            "answers": tuple(item for item in now.answers if item.question not in left),
            "unconfirmed": tuple((name, "P1") for name in left),
        }
    )
    confirmed = risk_of(compared(instrument, [then], [scan(instrument)]), "R2")
    risk = risk_of(compared(instrument, [then], [now]), "R2")
    assert confirmed.move is Move.BETTER
    assert risk.shared >= risk.asked_after / 2
    assert risk.move not in (Move.BETTER, Move.WORSE)


def test_residents_are_compared_apart(instrument: Instrument) -> None:
    first, second = (item.id for item in instrument.mirror[:2])
    comparison = compared(
        instrument,
        [scan(instrument), mirror(instrument, {first: "nooit", second: "weet_niet"})],
        [scan(instrument), mirror(instrument, {first: "soms", second: "altijd"})],
    )
    assert change_of(comparison, first, None, Level.EXPERIENCE).move is Move.BETTER
    assert change_of(comparison, second, None, Level.EXPERIENCE).move is Move.MORE_KNOWN
    assert {item.move for item in comparison.risks} == {Move.SAME}


def test_an_attribute_that_was_filled_in_only_once_does_not_move_a_risk(instrument: Instrument) -> None:
    then, now = scan(instrument, process(W3=None)), scan(instrument, process())
    risk = risk_of(compared(instrument, [then], [now]), "R2")
    assert risk.move is Move.SAME
    assert risk.before == risk.after


def test_without_the_weight_of_the_decision_both_times_there_is_no_comparison(instrument: Instrument) -> None:
    words = tuple(
        item.model_copy(update={"text": "Hoe zwaar weegt het?"}) if item.id == "W4" else item
        for item in instrument.attributes
    )
    newer = instrument.model_copy(update={"attributes": words})
    comparison = compared_over(instrument, newer, [scan(instrument)], [scan(newer)])
    assert {item.why for item in comparison.risks if item.process} == {Why.ATTRIBUTES}
    assert {item.move for item in comparison.risks if not item.process} == {Move.SAME}


def test_a_lighter_work_process_is_seen_apart_from_its_safeguards(instrument: Instrument) -> None:
    then = scan(instrument, process(values="3 3 3 3 3 3 0 3 3 3 3 3"), rule="deels")
    now = scan(instrument, process(values="0 0 0 1 0 0 0 0 0 0 0 0"), rule="deels")
    risk = risk_of(compared(instrument, [then], [now]), "R2")
    assert risk.move is Move.BETTER
    assert risk.before
    assert risk.after
    assert (risk.before.inherent, risk.after.inherent) == (RiskClass.HIGH, RiskClass.LOW)
    assert risk.before.control == risk.after.control


def test_a_category_that_plays_only_once_is_not_comparable(instrument: Instrument) -> None:
    choosing, not_choosing = process(W7=3), process(W7=0)
    comparison = compared(instrument, [scan(instrument, choosing)], [scan(instrument, not_choosing)])
    assert {risk_of(comparison, name).why for name in ("R4", "R5")} == {Why.NO_PLACE}
    back = compared(instrument, [scan(instrument, not_choosing)], [scan(instrument, not_choosing)])
    assert "R4" not in {item.category for item in back.risks}


def test_other_cut_offs_do_not_move_a_risk(instrument: Instrument) -> None:
    settings = instrument.settings
    strict = settings.control_largely.model_copy(update={"value": 0.9})
    newer = instrument.model_copy(update={"settings": settings.model_copy(update={"control_largely": strict})})
    comparison = compared_over(
        instrument, newer, [scan(instrument, rule="grotendeels")], [scan(newer, rule="grotendeels")]
    )
    assert {item.move for item in comparison.risks} == {Move.SAME}
    risk = risk_of(comparison, "R2")
    assert risk.whole_before != risk.whole_after, "over everything, each under its own rules, they differ"


def test_a_result_that_does_not_say_how_it_was_asked_counts_only_for_the_same_version(instrument: Instrument) -> None:
    before = assessed(instrument, scan(instrument, rule="nee"))
    same = compare(instrument, before, assessed(instrument, scan(instrument)), None, (), rescore)
    later = instrument.model_copy(update={"version": "later"})
    other = compare(later, before, assessed(later, scan(later)), None, (), rescore)
    assert {item.move for item in same.answers} == {Move.BETTER}
    assert {item.why for item in other.answers} == {Why.WORDING_LOST}


def test_a_question_that_is_now_asked_of_the_directorate_is_not_comparable(instrument: Instrument) -> None:
    name = of_r2(instrument)[0]
    newer = with_questions(
        instrument, lambda item: item.model_copy(update={"per": Per.DIRECTORATE}) if item.id == name else item
    )
    comparison = compared_over(instrument, newer, [scan(instrument)], [scan(newer)])
    assert change_of(comparison, name, "P1").why is Why.CHANGED
    assert change_of(comparison, name, None).why is Why.CHANGED


def test_questions_for_another_kind_of_contact_were_not_asked_then(instrument: Instrument) -> None:
    comparison = compared(
        instrument, [scan(instrument, process(contact="A"))], [scan(instrument, process(contact="AC"))]
    )
    contact = {item.id: item.contact for item in instrument.questions}
    for item in comparison.answers:
        expected = None if ContactType.A in contact[item.question] else Why.NOT_ASKED_THEN
        assert item.why is expected, item.question


def followed(name: str, **fields: object) -> FollowedAction:
    """An action of a directorate that people follow."""
    values: dict[str, object] = {"slug": "dienst-voorbeeld", "intervention": "I01", "status": ActionStatus.DONE}
    return FollowedAction.model_validate({"id": name, **values, **fields})


@pytest.mark.parametrize(
    ("fields", "counts"),
    [
        ({"start": dt.date(2027, 4, 1), "ready": dt.date(2027, 7, 1)}, True),
        ({"status": ActionStatus.RUNNING, "start": dt.date(2027, 4, 1)}, True),
        ({"status": ActionStatus.NOT_STARTED}, False),
        ({"status": ActionStatus.STOPPED}, False),
        ({"status": ActionStatus.RUNNING, "choice": Choice.NOT_CHOSEN}, False),
        ({"start": dt.date(2028, 6, 1)}, False),
        ({"start": dt.date(2028, 6, 1), "followed_on": dt.date(2027, 9, 1)}, True),
        ({"start": dt.date(2026, 1, 1), "ready": dt.date(2026, 3, 1)}, False),
        ({"ready": dt.date(2026, 3, 1), "followed_on": dt.date(2027, 9, 1)}, True),
    ],
)
def test_only_what_ran_in_between_stands_beside_a_risk(
    instrument: Instrument, fields: dict[str, object], counts: bool
) -> None:
    then = scan(instrument, date=dt.date(2027, 1, 11))
    now = scan(instrument, date=dt.date(2028, 1, 11))
    comparison = compared(instrument, [then], [now], [followed("a", factors=("R2.1",), **fields)])
    assert [item.id for item in comparison.actions] == (["a"] if counts else [])
    assert risk_of(comparison, "R2").actions == (("a",) if counts else ())
    assert risk_of(comparison, "R3").actions == ()


def test_an_action_stands_beside_the_work_processes_it_is_for(instrument: Instrument) -> None:
    shown = (process(name="Aanvraag"), process("P2", values=HEAVY, name="Bezwaar"))
    action = followed("a", factors=("R2.1",), processes=("bezwaar",))
    comparison = compared(instrument, [scan(instrument, *shown)], [scan(instrument, *shown)], [action])
    assert risk_of(comparison, "R2", "P1").actions == ()
    assert risk_of(comparison, "R2", "P2").actions == ("a",)


def test_what_was_asked_says_the_words_as_people_saw_them(instrument: Instrument) -> None:
    asked = asked_of(instrument, assessed(instrument, scan(instrument, scope=Scope.ORIGIN)))
    phrase = next(item.phrase for item in instrument.scopes if item.id is Scope.ORIGIN)
    texts = [item.text for item in asked.questions.values()]
    assert any(phrase in text for text in texts)
    assert not any("{" in text for text in texts)
