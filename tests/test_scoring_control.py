"""Control: levels, factors, bands, opinions of small groups, and R9 and R10 once for the directorate."""

import pytest

from tests.support import cell, factor, process, scan
from zelfscan.model.assessment import Control, ControlClass, Counts, RiskClass
from zelfscan.model.instrument import Instrument, Level, State
from zelfscan.model.scan import Remark
from zelfscan.scoring import assess
from zelfscan.scoring.control import control_class
from zelfscan.scoring.inherent import inherent, inherent_class
from zelfscan.scoring.residual import residual, residual_class

R21 = ("V2.1a", "V2.1b", "V2.1c")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0.5, "in_order"),
        (0.5000004, "in_order"),
        (0.500001, "largely_in_order"),
        (1.25, "largely_in_order"),
        (1.250001, "partly_in_order"),
        (2.25, "partly_in_order"),
        (2.250001, "not_in_order"),
    ],
)
def test_control_is_compared_with_cut_offs_after_rounding(instrument: Instrument, value: float, expected: str) -> None:
    assert control_class(value, instrument.settings) == expected


@pytest.mark.parametrize(
    ("value", "expected"), [(1.499999, "low"), (1.4999999, "medium"), (3.99, "medium"), (4, "high")]
)
def test_inherent_risk_is_compared_with_cut_offs_after_rounding(
    instrument: Instrument, value: float, expected: str
) -> None:
    assert inherent_class(value, instrument.settings) == expected


@pytest.mark.parametrize(
    ("inherent_risk", "expected"),
    [("low", "low low low medium"), ("medium", "low low medium high"), ("high", "low medium high very_high")],
)
def test_the_matrix_of_residual_risk(inherent_risk: str, expected: str) -> None:
    controls = (ControlClass.IN_ORDER, ControlClass.LARGELY, ControlClass.PARTLY, ControlClass.NOT_IN_ORDER)
    assert [residual_class(RiskClass(inherent_risk), control) for control in controls] == expected.split()


def test_a_band_of_two_steps_is_unclear_and_of_one_step_is_not(instrument: Instrument) -> None:
    def banded(best: str, worst: str) -> RiskClass:
        control = Control(class_=ControlClass.PARTLY, best=ControlClass(best), worst=ControlClass(worst))
        return residual(RiskClass.HIGH, control, instrument.settings).class_

    assert banded("largely_in_order", "not_in_order") == RiskClass.UNCLEAR
    assert banded("partly_in_order", "not_in_order") == RiskClass.HIGH


def test_likelihood_needs_half_of_its_attributes_and_consequence_needs_w4(instrument: Instrument) -> None:
    categories = {category.id: category for category in instrument.categories}
    one_of_three = process(W1=None, W2=None, W3=2)
    two_of_three = process(W1=None, W2=2, W3=1)
    assert inherent(categories["R2"], one_of_three, instrument.settings).class_ == RiskClass.UNKNOWN
    assert inherent(categories["R2"], two_of_three, instrument.settings).likelihood == 1.5
    assert inherent(categories["R3"], process(W9=None, W2=3), instrument.settings).likelihood == 3
    assert inherent(categories["R2"], process(W4=None), instrument.settings).consequence is None
    assert inherent(categories["R2"], process(W4=3, W5=None, W8=0), instrument.settings).consequence == 2


def test_who_did_not_choose_the_contact_can_hardly_refuse_it(instrument: Instrument) -> None:
    complaints = next(category for category in instrument.categories if category.id == "R8")

    def likelihood(contact: str, w6: int | None) -> float | None:
        values = process(contact=contact, W5=0, W6=w6, W10=0)
        return inherent(complaints, values, instrument.settings).likelihood

    assert (likelihood("A", 0), likelihood("B", 0), likelihood("B", None), likelihood("B", 3)) == (
        0,
        0.666667,
        0.666667,
        1,
    )
    assert likelihood("A", None) == 0


def test_a_heavy_decision_by_one_official_is_always_high(instrument: Instrument) -> None:
    categories = {category.id: category for category in instrument.categories}
    light = {"W1": 0, "W2": 0, "W5": 0, "W8": 0}
    lifted = inherent(categories["R2"], process(W3=3, W4=2, **light), instrument.settings)
    assert (lifted.class_, lifted.floor, lifted.value) == (RiskClass.HIGH, True, 1.0)
    assert not inherent(categories["R2"], process(W3=2, W4=2, **light), instrument.settings).floor
    assert not inherent(categories["R2"], process(W3=3, W4=1, **light), instrument.settings).floor
    assert not inherent(categories["R1"], process(W3=3, W4=2, **light), instrument.settings).floor
    assert not inherent(categories["R2"], process(), instrument.settings).floor


def test_a_factor_is_the_mean_of_the_levels_that_count(instrument: Instrument) -> None:
    policy = scan(instrument, asked=R21, level=Level.POLICY, rule={"V2.1a": "nee", "V2.1b": "nee", "V2.1c": "nee"})
    execution = scan(instrument, asked=["V2.1a"], level=Level.EXECUTION, rule="grotendeels")
    result = cell(assess(instrument, [policy, execution])[0], "R2")
    assert factor(result, "R2.1").value == 2
    assert [(mean.level, mean.value, mean.counts) for mean in factor(result, "R2.1").levels] == [
        (Level.POLICY, 3, True),
        (Level.EXECUTION, 1, True),
    ]


def test_reasons_weigh_by_their_share_over_levels_and_factors(instrument: Instrument) -> None:
    policy = scan(instrument, asked=["V2.1a", "V2.1b", "V2.2a"], level=Level.POLICY, rule="nee")
    execution = scan(instrument, asked=["V2.1a"], level=Level.EXECUTION, rule="nee")
    result = cell(assess(instrument, [policy, execution])[0], "R2")
    assert [(reason.question, reason.level, reason.weight) for reason in result.reasons] == [
        ("V2.2a", Level.POLICY, 1.5),
        ("V2.1a", Level.EXECUTION, 0.75),
        ("V2.1a", Level.POLICY, 0.375),
    ]


def test_workbooks_of_one_level_make_one_mean_over_all_values(instrument: Instrument) -> None:
    one = scan(instrument, asked=R21, level=Level.POLICY, source="a.xlsx", rule="nee")
    other = scan(instrument, asked=["V2.1a"], level=Level.POLICY, source="b.xlsx", rule="ja")
    assert factor(cell(assess(instrument, [one, other])[0], "R2"), "R2.1").value == 2.25


def test_a_level_that_answered_less_than_half_does_not_count_but_widens_the_band(instrument: Instrument) -> None:
    policy = scan(instrument, asked=R21, level=Level.POLICY, rule="ja")
    execution = scan(instrument, asked=R21, level=Level.EXECUTION, rule={"V2.1a": "nee"})
    result = factor(cell(assess(instrument, [policy, execution])[0], "R2"), "R2.1")
    assert [mean.counts for mean in result.levels] == [True, False]
    assert (result.value, result.best, result.worst) == (0, 0, 3)
    half = scan(instrument, asked=R21[:2], level=Level.EXECUTION, rule={"V2.1a": "nee"})
    assert factor(cell(assess(instrument, [policy, half])[0], "R2"), "R2.1").value == 1.5


def test_not_applicable_answers_count_as_answered_and_have_no_value(instrument: Instrument) -> None:
    filled = scan(instrument, asked=R21, rule={"V2.1a": "nee", "V2.1b": "nvt_hier"})
    result = factor(cell(assess(instrument, [filled])[0], "R2"), "R2.1")
    assert (result.value, result.best, result.worst) == (3, 1.5, 3)


def test_open_factors_stay_out_of_the_mean_and_in_the_band(instrument: Instrument) -> None:
    result = cell(assess(instrument, [scan(instrument, asked=["V2.1a", "V2.2a"], rule={"V2.1a": "ja"})])[0], "R2")
    assert (result.control.value, result.control.best_value, result.control.worst_value) == (0, 0, 1.5)
    assert result.residual is not None
    assert (result.residual.default, result.residual.class_) == (RiskClass.LOW, RiskClass.UNCLEAR)


def test_the_band_holds_the_value_also_when_a_half_answered_factor_left_it(instrument: Instrument) -> None:
    asked = ["V2.1a", "V2.2a", "V2.2b", "V2.2c", "V2.2d", "V2.2e"]
    rule = {"V2.1a": "nee", "V2.2a": "ja", "V2.2b": "ja"}
    control = cell(assess(instrument, [scan(instrument, asked=asked, rule=rule)])[0], "R2").control
    assert (control.value, control.best_value, control.worst_value) == (3, 1.5, 3)


def test_refused_data_count_like_unknown_and_are_kept_apart(instrument: Instrument) -> None:
    refused, unknown = (
        cell(assess(instrument, [scan(instrument, asked=["V2.1a"], rule=rule)])[0], "R2")
        for rule in ("niet_gekregen", "weet_niet")
    )
    assert refused.control == unknown.control
    assert (refused.counts, unknown.counts) == (Counts(not_provided=1), Counts(unknown=1))


def test_enabling_categories_take_a_question_of_a_process_as_one_mean(instrument: Instrument) -> None:
    processes = (process(), process("P2"), process("P3"))

    def answer(question: object, place: str | None) -> str | None:
        return {"P1": "ja", "P2": "nee", "P3": "weet_niet", None: "ja"}[place]

    assessment, _ = assess(instrument, [scan(instrument, *processes, asked=["V9.2a", "V9.2b"], rule=answer)])
    result = cell(assessment, "R9", None)
    assert factor(result, "R9.2").value == round((5 / 3 + 0) / 2, 6)
    assert (factor(result, "R9.2").best, factor(result, "R9.2").worst) == (0.5, 1)
    assert (result.inherent, result.residual, result.counts) == (None, None, Counts(known=3, unknown=1))
    assert [(reason.question, reason.process, reason.weight) for reason in result.reasons] == [
        ("V9.2a", "P2", 0.5),
        ("V9.2a", "P3", 0.333333),
    ]
    assert [(found.category, found.process) for found in assessment.enabling] == [("R9", None), ("R10", None)]


def opinions(
    instrument: Instrument, *people: int | None, rules: tuple[str | None, ...] = ("nee", "nee", "nee")
) -> list[object]:
    """Scans of one level about one opinion question, with so many people each."""
    return [
        scan(
            instrument,
            asked=["V3.3a"],
            level=Level.EXECUTION,
            people=count,
            source=f"{number}.xlsx",
            rule=lambda *_, number=number: rules[number],
            remarks=(Remark(question="V3.3a", explanation=f"toelichting {number}"),),
        )
        for number, count in enumerate(people)
    ]


@pytest.mark.parametrize(
    ("people", "counts"), [((4,), False), ((5,), True), ((None,), False), ((2, 3), True), ((2, 2), False)]
)
def test_opinions_count_when_enough_people_stand_behind_them(
    instrument: Instrument, people: tuple[int | None, ...], counts: bool
) -> None:
    result = factor(cell(assess(instrument, opinions(instrument, *people))[0], "R3"), "R3.3")
    assert result.value == (3 if counts else None)
    assert result.withheld is not counts
    assert result.counts.withheld == (0 if counts else len(people))


def test_opinions_of_another_level_do_not_help_a_small_group(instrument: Instrument) -> None:
    large = scan(instrument, asked=["V3.3a"], level=Level.MANAGEMENT, people=9, rule="ja")
    result = factor(cell(assess(instrument, [large, *opinions(instrument, 2)])[0], "R3"), "R3.3")
    assert (result.value, result.counts.known, result.counts.withheld) == (0, 1, 1)


def test_an_open_opinion_of_a_small_group_is_withheld_and_not_open(instrument: Instrument) -> None:
    result = cell(assess(instrument, opinions(instrument, 4, rules=(None,)))[0], "R3")
    assert (result.counts, result.coverage) == (Counts(withheld=1), None)


def test_when_only_a_small_workbook_answered_its_opinion_stays_withheld(instrument: Instrument) -> None:
    scans = opinions(instrument, 4, 2, rules=(None, "nee"))
    assert factor(cell(assess(instrument, scans)[0], "R3"), "R3.3").withheld


def test_a_withheld_opinion_is_told_nowhere(instrument: Instrument) -> None:
    assessment, _ = assess(instrument, opinions(instrument, 4))
    (stated,) = assessment.answers
    assert (stated.state, stated.option, stated.value) == (State.WITHHELD, None, None)
    assert (assessment.remarks, cell(assessment, "R3").reasons, cell(assessment, "R3").coverage) == ((), (), None)


@pytest.mark.parametrize(
    ("people", "told"), [((6, 2), []), ((6, 5), ["0.xlsx", "1.xlsx"]), ((6, 3, 3), ["0.xlsx"]), ((3, 3), [])]
)
def test_no_single_workbook_tells_what_a_small_rest_said(
    instrument: Instrument, people: tuple[int, ...], told: list[str]
) -> None:
    assessment, _ = assess(instrument, opinions(instrument, *people))
    assert factor(cell(assessment, "R3"), "R3.3").value == 3
    assert [answer.source for answer in assessment.answers if answer.state == State.KNOWN] == told
    assert [item.source for item in assessment.remarks] == told
    assert [reason.source for reason in cell(assessment, "R3").reasons] == told


def test_an_open_question_keeps_a_factor_from_being_called_too_small(instrument: Instrument) -> None:
    filled = scan(instrument, asked=["V3.3a", "V3.3b"], people=2, rule={"V3.3a": "ja"})
    result = factor(cell(assess(instrument, [filled])[0], "R3"), "R3.3")
    assert (result.value, result.withheld, result.counts) == (None, False, Counts(withheld=1, open=1))
