"""The preconditions: the less favourable answer, the advice, and what the plan then holds."""

import datetime as dt

import pytest

from tests.support import process, scan
from zelfscan.model.assessment import Assessment
from zelfscan.model.instrument import Instrument, InterventionType
from zelfscan.model.plan import Advice, Chosen, ImprovementPlan, LeftOut
from zelfscan.model.scan import PreconditionAnswer
from zelfscan.planning import plan
from zelfscan.scoring import assess

DATE = dt.date(2027, 2, 10)


def conditions(instrument: Instrument, count: int = 14, **others: str | None) -> tuple[PreconditionAnswer, ...]:
    """The first so many preconditions answered with ja by the commissioner, and others as given."""
    known = [item.id for item in instrument.preconditions][:count]
    return tuple(PreconditionAnswer(precondition=item, commissioner=others.get(item, "ja")) for item in known)


def planned(instrument: Instrument, *answers: PreconditionAnswer) -> ImprovementPlan:
    """The plan of a directorate with two processes in need."""
    processes = (process(), process("P2", values="1 1 1 3 3 3 1 3 2 3 2 3"))
    return plan(instrument, assessed(instrument, answers, processes), DATE)[0]


def assessed(
    instrument: Instrument, answers: tuple[PreconditionAnswer, ...], processes: tuple[object, ...]
) -> Assessment:
    """An assessment in which every answer is nee."""
    return assess(instrument, [scan(instrument, *processes, rule="nee", preconditions=answers)])[0]


@pytest.mark.parametrize(
    ("others", "advice", "decisive"),
    [
        ({}, Advice.START, ()),
        ({"RV4": "nee"}, Advice.PRECONDITIONS_FIRST, ("RV4",)),
        ({"RV8": "nee"}, Advice.PRECONDITIONS_FIRST, ("RV8",)),
        ({"RV4": "weet_niet"}, Advice.START_WITH_SUPPORT, ("RV4",)),
        ({"RV7": "deels"}, Advice.START_WITH_SUPPORT, ("RV7",)),
        ({"RV1": "nee"}, Advice.START_WITH_SUPPORT, ("RV1",)),
        ({"RV5": "nee"}, Advice.START, ()),
        (dict.fromkeys(("RV2", "RV3", "RV5"), "weet_niet"), Advice.START, ()),
        (
            dict.fromkeys(("RV2", "RV3", "RV5", "RV6"), "weet_niet"),
            Advice.START_WITH_SUPPORT,
            ("RV2", "RV3", "RV5", "RV6"),
        ),
        (
            dict.fromkeys(("RV2", "RV3", "RV5", "RV6", "RV9", "RV10"), "nee"),
            Advice.START_WITH_SUPPORT,
            ("RV2", "RV3", "RV5", "RV6", "RV9", "RV10"),
        ),
        (
            dict.fromkeys(("RV2", "RV3", "RV5", "RV6", "RV9", "RV10", "RV11"), "nee"),
            Advice.PRECONDITIONS_FIRST,
            ("RV2", "RV3", "RV5", "RV6", "RV9", "RV10", "RV11"),
        ),
        (dict.fromkeys(("RV2", "RV3", "RV5", "RV6", "RV9", "RV10", "RV11"), "deels"), Advice.START, ()),
    ],
)
def test_the_first_rule_that_fits_gives_the_advice(
    instrument: Instrument, others: dict[str, str], advice: Advice, decisive: tuple[str, ...]
) -> None:
    found = planned(instrument, *conditions(instrument, **others)).preconditions
    assert (found.advice, found.decisive) == (advice, decisive)


def test_with_fewer_than_ten_answers_no_advice_is_given_and_the_plan_goes_on(instrument: Instrument) -> None:
    for count, advice in ((9, Advice.NOT_YET), (10, Advice.PRECONDITIONS_FIRST)):
        found = planned(instrument, *conditions(instrument, count, RV4="nee"))
        assert (found.preconditions.advice, found.preconditions.answered) == (advice, count)
    assert planned(instrument).actions


@pytest.mark.parametrize(
    ("commissioner", "lead", "answer"),
    [
        ("ja", "deels", "deels"),
        ("weet_niet", "deels", "weet_niet"),
        ("nee", "weet_niet", "nee"),
        (None, "ja", "ja"),
        (None, None, None),
        ("onzin", "ja", "ja"),
    ],
)
def test_the_less_favourable_answer_counts(
    instrument: Instrument, commissioner: str | None, lead: str | None, answer: str | None
) -> None:
    found = planned(instrument, PreconditionAnswer(precondition="RV2", commissioner=commissioner, lead=lead))
    result = next(item for item in found.preconditions.results if item.precondition == "RV2")
    assert result.answer == answer
    assert result.differs == (commissioner in ("ja", "weet_niet", "nee") and commissioner != lead)


def test_preconditions_first_means_nothing_but_their_actions(instrument: Instrument) -> None:
    found = planned(instrument, *conditions(instrument, RV4="nee", RV9="deels", RV11="weet_niet"))
    types = {item.id: item.type for item in instrument.interventions}
    targets = {item.id: item.precondition for item in instrument.interventions}
    assert {types[action.intervention] for action in found.actions} == {InterventionType.PRECONDITION}
    assert {action.chosen for action in found.actions} == {Chosen.PRECONDITION}
    assert [targets[action.intervention] for action in found.actions] == ["RV4", "RV11", "RV9"]
    assert found.uncovered == found.needs
    assert set(found.left_out_reasons.values()) >= {LeftOut.FIRST_PRECONDITIONS}


def test_starting_with_support_means_one_process(instrument: Instrument) -> None:
    found = planned(instrument, *conditions(instrument, RV7="deels"))
    totals = {code: sum(need.weight for need in found.needs if need.process == code) for code in ("P1", "P2")}
    assert totals["P1"] > totals["P2"] > 0
    assert {place for action in found.actions for place in action.processes} == {"P1"}
    assert Chosen.RESPONSIBILITY in {action.chosen for action in found.actions}
    assert {need for need in found.needs if need.process == "P2"} <= set(found.uncovered)


def test_every_precondition_has_its_action(instrument: Instrument) -> None:
    others = {item.id: "nee" for item in instrument.preconditions}
    found = planned(instrument, *conditions(instrument, **others))
    assert len(found.actions) == instrument.settings.most_actions.value
    assert {item.precondition for item in instrument.interventions if item.precondition} == set(others)
