"""The rules of choice, one by one, mostly on a small catalogue; and needs."""

import datetime as dt
from collections.abc import Mapping

import pytest

from tests.support import cell, factor, ids, process, scan
from zelfscan.messages import sentence
from zelfscan.model.assessment import Assessment, RiskClass
from zelfscan.model.finding import Finding
from zelfscan.model.instrument import ContactType, Effort, Fit, Instrument, Intervention, InterventionType, Strength
from zelfscan.model.plan import Action, Chosen, ImprovementPlan, LeftOut, Need, Timing
from zelfscan.model.scan import Direction, Override, WorkProcess
from zelfscan.planning import plan
from zelfscan.planning.needs import needs
from zelfscan.scoring import assess

DATE = dt.date(2027, 2, 10)
PROCESS, TRAINING, RESEARCH = InterventionType.PROCESS, InterventionType.TRAINING, InterventionType.RESEARCH
EXPERIENCE, SPECIALIST = InterventionType.EXPERIENCE, InterventionType.SPECIALIST


def item(instrument: Instrument, name: str, *factors: str, **fields: object) -> Intervention:
    """A made-up intervention: by default it changes a process, costs little and has limited evidence."""
    plain = {"type": PROCESS, "effort": Effort.SMALL, "strength": (Strength.C,), "owner": f"rol-{name}"}
    blank = {"fits": (), "unless": (), "residual_at_least": None, "first_round": True, "backfires": False}
    rest = {"precondition": None, "always_for": (), "when_refused": False}
    update = {"id": name, "name": name, "factors": factors, **plain, **blank, **rest, **fields}
    return instrument.interventions[0].model_copy(update=update)


def assessed(
    instrument: Instrument, *processes: WorkProcess, rule: Mapping[str, str] | None = None, **fields: object
) -> Assessment:
    """One workbook: R2 and more, with answers per factor's questions."""
    filled = rule or dict.fromkeys(ids(instrument, "R2"), "nee")
    return assess(instrument, [scan(instrument, *processes, asked=filled, rule=filled, **fields)])[0]


def planned(
    instrument: Instrument, catalogue: list[Intervention], assessment: Assessment, first_round: bool = True
) -> tuple[ImprovementPlan, tuple[Finding, ...]]:
    """The plan with a small catalogue."""
    small = instrument.model_copy(update={"interventions": tuple(catalogue)})
    return plan(small, assessment, DATE, first_round)


def chosen(found: ImprovementPlan) -> list[str]:
    """The chosen interventions, in the order of the plan."""
    return [action.intervention for action in found.actions]


def action(found: ImprovementPlan, name: str) -> Action:
    """One action of the plan."""
    return next(one for one in found.actions if one.intervention == name)


def codes(findings: tuple[Finding, ...]) -> set[str]:
    """The codes of the findings, without those about roles."""
    assert all("{" not in sentence(finding) for finding in findings)
    return {finding.code for finding in findings} - {"PL-001", "PL-002"}


# --- needs ---


def test_a_need_is_a_factor_above_the_cut_off_where_risk_remains(instrument: Instrument) -> None:
    rule = {"V2.1a": "nee", "V2.2a": "grotendeels", "V2.3a": "deels"}
    found = needs(
        instrument, assessed(instrument, process(), process("P2", values="0 0 0 0 0 0 0 0 0 0 0 0"), rule=rule)
    )
    expected = {("R2.1", "P1", 2, 6), ("R2.3", "P1", 2, 4)}
    assert {(need.factor, need.process, need.step, need.weight) for need in found} == expected


def test_an_unknown_residual_counts_as_medium(instrument: Instrument) -> None:
    (need,) = needs(instrument, assessed(instrument, process(W4=None), rule={"V2.1a": "nee"}))
    assert (need.residual, need.step, need.weight) == (RiskClass.UNKNOWN, 1, 3)


@pytest.mark.parametrize(
    ("direction", "values", "steps"),
    [(Direction.HIGHER, "0 0 1 1 1 1 0 1 1 1 1 1", [1]), (Direction.LOWER, "2 2 3 3 2 3 1 2 2 3 2 3", [3])],
)
def test_a_higher_class_feeds_the_needs_and_a_lower_one_removes_none(
    instrument: Instrument, direction: Direction, values: str, steps: list[int]
) -> None:
    move = Override(process="P1", category="R2", direction=direction, reason="Wij zien het anders.")
    rule = {"V2.1a": "deels"} if direction == Direction.HIGHER else {"V2.1a": "nee"}
    assessment = assessed(instrument, process(values=values), rule=rule, overrides=(move,))
    assert [need.step for need in needs(instrument, assessment)] == steps


def test_a_factor_asked_of_the_directorate_makes_one_need_with_the_highest_step(instrument: Instrument) -> None:
    light = process("P2", W10=1, W5=0, W6=1, W4=2, W8=1)
    found = needs(instrument, assessed(instrument, process(), light, rule={"V8.1a": "nee"}))
    assert [(need.factor, need.process, need.step, need.weight) for need in found] == [("R8.1", None, 3, 9)]


def test_enabling_factors_weigh_by_their_own_control(instrument: Instrument) -> None:
    for rule, expected in (
        ({"V9.1a": "nee", "V9.1b": "nee", "V9.3a": "nee"}, {("R9.1", 3), ("R9.3", 3)}),
        ({"V9.1a": "deels", "V9.3a": "deels"}, {("R9.1", 2), ("R9.3", 2)}),
        ({"V9.1a": "nee", "V9.3a": "ja", "V9.4a": "ja"}, {("R9.1", 1)}),
    ):
        found = needs(instrument, assessed(instrument, rule=rule))
        assert {(need.factor, need.step) for need in found} == expected
        assert {need.process for need in found} == {None}


def test_data_questions_that_play_nowhere_make_no_need(instrument: Instrument) -> None:
    assert needs(instrument, assessed(instrument, process(W7=0), rule={"V5.1a": "nee"})) == ()
    assert needs(instrument, assessed(instrument, process(W7=3), rule={"V5.1a": "nee"}))


# --- rule 2 ---


def test_nobody_responsible_asks_for_one_who_is(instrument: Instrument) -> None:
    rule = {"V9.1a": "nee", "V2.1a": "nee"}
    found, _ = plan(instrument, assessed(instrument, rule=rule), DATE)
    assert action(found, "I35").chosen == Chosen.RESPONSIBILITY
    found, _ = plan(instrument, assessed(instrument, rule=rule | {"V9.1a": "ja"}), DATE)
    assert "I35" not in chosen(found)


def test_refused_data_ask_the_commissioner_for_a_mandate(instrument: Instrument) -> None:
    found, _ = plan(instrument, assessed(instrument, rule={"V2.1a": "niet_gekregen"}), DATE)
    mandate = next(one for one in found.actions if one.chosen == Chosen.MANDATE)
    intervention = next(one for one in instrument.interventions if one.id == mandate.intervention)
    assert (intervention.precondition, mandate.owner.role) == ("RV5", "directeur")
    found, _ = plan(instrument, assessed(instrument, rule={"V2.1a": "weet_niet"}), DATE)
    assert Chosen.MANDATE not in {one.chosen for one in found.actions}


# --- rule 3 ---


def catalogue_of_insight(instrument: Instrument) -> list[Intervention]:
    return [
        item(instrument, "O1", "R2.1", type=RESEARCH, effort=Effort.LARGE),
        item(instrument, "O2", "R2.2", type=RESEARCH, effort=Effort.LARGE),
        item(instrument, "O3", "R2.3", type=RESEARCH, effort=Effort.LARGE),
        item(instrument, "O9", type=RESEARCH),
        item(instrument, "P1", "R2.1", "R2.2", "R2.3", "R2.4"),
    ]


def test_much_unknown_asks_for_research_at_most_two_by_weight(instrument: Instrument) -> None:
    rule = {"V2.1a": "nee", "V2.1b": "weet_niet", "V2.2a": "weet_niet", "V2.3a": "weet_niet", "V2.3b": "nee"}
    found, _ = planned(instrument, catalogue_of_insight(instrument), assessed(instrument, rule=rule))
    assert {one.intervention for one in found.actions if one.chosen == Chosen.INSIGHT} == {"O1", "O3"}


def test_without_research_for_a_factor_the_standard_first_step_is_taken(instrument: Instrument) -> None:
    rule = {"V2.4b": "weet_niet", "V2.1a": "weet_niet"}
    found, _ = planned(instrument, catalogue_of_insight(instrument), assessed(instrument, rule=rule))
    assert {one.intervention for one in found.actions if one.chosen == Chosen.INSIGHT} == {"O1", "O9"}
    assert (action(found, "O9").factors, action(found, "O9").processes) == (("R2.4",), ("P1",))
    assert action(found, "P1").chosen == Chosen.COMPANION


def test_what_is_a_need_whatever_turns_up_does_not_wait_for_the_first_step(instrument: Instrument) -> None:
    rule = {"V2.4a": "nee", "V2.4b": "weet_niet"}
    found, _ = planned(instrument, catalogue_of_insight(instrument), assessed(instrument, rule=rule))
    assert set(chosen(found)) == {"O9", "P1"}
    assert (action(found, "O9").factors, action(found, "O9").weight) == (("R2.4",), 0)
    assert action(found, "P1").weight > 0


def test_thirty_percent_unknown_is_not_too_much(instrument: Instrument) -> None:
    ten = ids(instrument, "R2.2", "R2.1")
    rule = dict.fromkeys(ten, "nee") | {"V2.2a": "weet_niet"}
    found, _ = planned(instrument, catalogue_of_insight(instrument), assessed(instrument, rule=rule))
    assert not [one for one in found.actions if one.chosen == Chosen.INSIGHT]


# --- rule 4 ---


def test_what_the_law_asks_comes_before_weight_and_also_where_something_else_covers_it(instrument: Instrument) -> None:
    catalogue = [
        item(instrument, "L1", "R2.1", strength=(Strength.C, Strength.D), effort=Effort.LARGE),
        item(instrument, "P1", "R2.1", "R2.2", "R2.3", "R2.4", strength=(Strength.B,)),
        item(instrument, "L2", "R6.1", strength=(Strength.D,)),
    ]
    found, _ = planned(instrument, catalogue, assessed(instrument))
    assert {one.intervention: one.chosen for one in found.actions} == {"L1": Chosen.LAW, "P1": Chosen.WEIGHT}


def test_law_that_does_not_fit_in_is_named(instrument: Instrument) -> None:
    catalogue = [item(instrument, f"L{number:02}", "R2.1", strength=(Strength.D,)) for number in range(12)]
    found, findings = planned(instrument, catalogue, assessed(instrument))
    assert len(found.actions) == 10
    assert found.law_left_out == ("L10", "L11")
    assert "PL-006" in codes(findings)


# --- rule 5 ---


def test_the_most_uncovered_weight_for_the_effort_comes_first(instrument: Instrument) -> None:
    catalogue = [
        item(instrument, "P1", "R2.1", "R2.2", "R2.3", effort=Effort.LARGE),
        item(instrument, "P2", "R2.1", "R2.2"),
        item(instrument, "P3", "R2.3", "R2.4", effort=Effort.MIDDLE),
        item(instrument, "P4", "R2.2"),
    ]
    found, _ = planned(instrument, catalogue, assessed(instrument))
    assert chosen(found) == ["P2", "P3"]
    assert found.uncovered == ()
    assert found.left_out_reasons == {"P1": LeftOut.COVERED, "P4": LeftOut.COVERED}


def test_ties_go_to_the_stronger_evidence_and_then_the_id(instrument: Instrument) -> None:
    for strengths, expected in (("CBC", "P2"), ("CCB", "P3"), ("CCC", "P1")):
        catalogue = [
            item(instrument, f"P{number}", "R2.1", strength=(Strength(letter),))
            for number, letter in enumerate(strengths, start=1)
        ]
        assert chosen(planned(instrument, catalogue, assessed(instrument))[0]) == [expected]


def test_what_can_backfire_never_stands_alone(instrument: Instrument) -> None:
    risky = item(instrument, "T1", "R2.1", "R2.2", "R2.3", "R2.4", backfires=True, type=TRAINING)
    support = item(instrument, "P1", "R2.1", "R2.2", effort=Effort.LARGE)
    rest = item(instrument, "P2", "R2.3", "R2.4", effort=Effort.LARGE)
    found, _ = planned(instrument, [risky, support, rest], assessed(instrument))
    assert {one.intervention: one.chosen for one in found.actions} == {
        "T1": Chosen.WEIGHT,
        "P1": Chosen.COMPANION,
        "P2": Chosen.COMPANION,
    }
    assert action(found, "T1").start >= max(action(found, name).start for name in ("P1", "P2"))
    alone, _ = planned(instrument, [risky, support], assessed(instrument))
    assert (chosen(alone), alone.left_out_reasons) == (["P1"], {"T1": LeftOut.NOT_ALONE})


def test_the_first_step_is_no_company_for_what_can_backfire(instrument: Instrument) -> None:
    risky = item(instrument, "E1", "R2.4", backfires=True, type=EXPERIENCE)
    catalogue = [risky, item(instrument, "O9", type=RESEARCH)]
    found, findings = planned(instrument, catalogue, assessed(instrument, rule={"V2.4b": "weet_niet"}))
    assert chosen(found) == ["O9"]
    assert "PL-004" in codes(findings)


def test_a_safe_action_with_residents_goes_before_one_that_can_backfire(instrument: Instrument) -> None:
    risky = item(instrument, "E1", "R2.1", backfires=True, type=EXPERIENCE, strength=(Strength.B,))
    safe = item(instrument, "E2", "R2.1", type=EXPERIENCE, effort=Effort.LARGE)
    work = item(instrument, "P1", "R2.1", strength=(Strength.D,))
    found, _ = planned(instrument, [risky, safe, work], assessed(instrument, rule={"V2.1a": "nee"}))
    assert set(chosen(found)) == {"P1", "E2"}


def test_a_specialist_waits_until_research_has_written_down_the_question(instrument: Instrument) -> None:
    hire = item(instrument, "S1", "R2.1", "R2.2", type=SPECIALIST)
    work = item(instrument, "P1", "R2.3")
    found, _ = planned(instrument, [hire, work], assessed(instrument))
    assert (chosen(found), found.left_out_reasons) == (["P1"], {"S1": LeftOut.NOT_ALONE})
    research = item(instrument, "O1", "R2.1", type=RESEARCH)
    found, _ = planned(instrument, [hire, work, research], assessed(instrument))
    assert set(chosen(found)) == {"O1", "P1", "S1"}
    assert action(found, "S1").start >= action(found, "O1").ready


# --- where an intervention fits ---


@pytest.mark.parametrize(
    ("fields", "places"),
    [
        ({}, ("P1", "P2")),
        ({"fits": (Fit(attribute="W7", at_least=2),)}, ("P2",)),
        ({"fits": (Fit(attribute="W7", at_least=3), Fit(contact=ContactType.B))}, ("P2",)),
        ({"unless": (Fit(attribute="W9", at_least=3),)}, ("P1",)),
        ({"residual_at_least": "high"}, ("P1", "P2")),
        ({"residual_at_least": "very_high"}, ("P1",)),
        ({"fits": (Fit(attribute="W7", at_least=3),)}, ()),
    ],
)
def test_an_intervention_is_for_the_processes_where_it_fits(
    instrument: Instrument, fields: dict[str, object], places: tuple[str, ...]
) -> None:
    light = process("P2", contact="B", W1=1, W2=1, W3=2, W4=1, W5=1, W8=2, W7=2, W9=3)
    assessment = assessed(instrument, process(), light, rule={"V2.1a": "nee"})
    found, _ = planned(instrument, [item(instrument, "P1", "R2.1", **fields)], assessment)
    assert [one.processes for one in found.actions] == ([places] if places else [])
    assert {need.process for need in found.uncovered} == {"P1", "P2"} - set(places)


def test_some_interventions_wait_for_a_later_round(instrument: Instrument) -> None:
    later = item(instrument, "O1", "R2.1", first_round=False)
    first, _ = planned(instrument, [later], assessed(instrument))
    second, _ = planned(instrument, [later], assessed(instrument), first_round=False)
    assert (chosen(first), first.left_out_reasons, chosen(second)) == ([], {"O1": LeftOut.LATER_ROUND}, ["O1"])


def test_a_need_of_the_directorate_asks_for_a_process_where_the_intervention_fits(instrument: Instrument) -> None:
    participation = item(instrument, "P1", "R8.1", fits=(Fit(contact=ContactType.C),))
    for contact, expected in (("A", []), ("C", ["P1"])):
        assessment = assessed(instrument, process(contact=contact), rule={"V8.1a": "nee"})
        assert chosen(planned(instrument, [participation], assessment)[0]) == expected


# --- rules 6 and 7 ---


def test_at_most_ten_actions_of_which_three_start_now_the_smallest_first(instrument: Instrument) -> None:
    everything = assess(instrument, [scan(instrument, process(contact="AB", W7=3), rule="nee")])[0]
    factors = [factor.id for factor in instrument.factors if not factor.id.startswith("R7")]
    catalogue = [
        item(instrument, f"P{number:02}", name, effort=list(Effort)[2 - number % 3])
        for number, name in enumerate(factors)
    ]
    found, _ = planned(instrument, catalogue, everything)
    efforts = {one.id: one.effort for one in catalogue}
    now = [one for one in found.actions if one.timing == Timing.NOW]
    assert (len(found.actions), len(now)) == (10, 3)
    assert {efforts[one.intervention] for one in now} == {Effort.SMALL}
    assert found.uncovered
    assert {LeftOut.NO_ROOM} == set(found.left_out_reasons.values())


def test_one_action_changes_the_work_and_one_is_done_with_residents(instrument: Instrument) -> None:
    many = [item(instrument, f"T{number:02}", "R2.1", type=TRAINING, strength=(Strength.D,)) for number in range(12)]
    change = item(instrument, "P1", "R2.1", effort=Effort.LARGE)
    residents = item(instrument, "E1", "R2.1", type=EXPERIENCE, effort=Effort.LARGE)
    found, findings = planned(instrument, [*many, change, residents], assessed(instrument))
    assert len(found.actions) == 10
    assert {action(found, name).chosen for name in ("P1", "E1")} == {Chosen.COMPANION}
    assert codes(findings) == {"PL-006"}


def test_what_the_catalogue_cannot_offer_gives_a_warning(instrument: Instrument) -> None:
    found, findings = planned(instrument, [item(instrument, "T1", "R2.1", type=TRAINING)], assessed(instrument))
    assert found.training_only == ("R2.1",)
    assert codes(findings) == {"PL-003", "PL-004", "PL-005"}
    assert next(finding for finding in findings if finding.code == "PL-005").found


def test_no_needs_gives_an_empty_plan_that_says_what_to_keep(instrument: Instrument) -> None:
    found, findings = plan(instrument, assess(instrument, [scan(instrument, rule="ja")])[0], DATE)
    assert (found.needs, found.actions, found.uncovered, findings) == ((), (), (), ())
    assert {"P1:R2", "R9", "R10"} <= set(found.keep)


def test_an_action_covers_every_need_of_its_factors_in_its_processes(instrument: Instrument) -> None:
    assessment = assessed(instrument, process(), process("P2"))
    catalogue = [item(instrument, "P1", "R2.1", "R2.2"), item(instrument, "P2", "R2.1", "R2.3")]
    found, _ = planned(instrument, catalogue, assessment)
    first = action(found, "P1")
    values = {name: factor(cell(assessment, "R2", "P1"), name).value for name in ("R2.1", "R2.2")}
    assert (first.id, first.factors, first.processes) == ("dienst-voorbeeld-P1", ("R2.1", "R2.2"), ("P1", "P2"))
    assert first.weight == sum(3 * (value or 0) * 2 for value in values.values())
    assert [(need.factor, need.process) for need in found.uncovered] == [("R2.4", "P1"), ("R2.4", "P2")]
    assert all(isinstance(need, Need) for need in found.uncovered)
