"""What holds for every plan: few actions, people with room, every need covered or named."""

import datetime as dt
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support import options, process, scan
from tests.test_planning_people_and_dates import busiest
from zelfscan.instrument.load import load_instrument
from zelfscan.model.assessment import Assessment
from zelfscan.model.instrument import Instrument, InterventionType
from zelfscan.model.plan import Advice, ImprovementPlan, Timing
from zelfscan.model.scan import PreconditionAnswer, RoleHolder
from zelfscan.planning import plan
from zelfscan.planning.selection import CHANGES, WITH_RESIDENTS
from zelfscan.scoring import assess

LOADED, _ = load_instrument()
assert LOADED is not None
INSTRUMENT: Instrument = LOADED
CATALOGUE = {item.id: item for item in INSTRUMENT.interventions}
ANSWERS = [*options(INSTRUMENT), None]


@st.composite
def plans(draw: st.DrawFn) -> tuple[Assessment, ImprovementPlan]:
    """The plan of any directorate with one or two processes."""
    random = draw(st.randoms(use_true_random=False))
    answers = draw(st.lists(st.sampled_from(ANSWERS), min_size=1, max_size=4))
    contacts = draw(st.lists(st.sampled_from(["A", "B", "C", "ABC"]), min_size=1, max_size=2))
    processes = [
        process(f"P{number}", contact, " ".join(str(random.randint(0, 3)) for _ in range(12)))
        for number, contact in enumerate(contacts, start=1)
    ]
    preconditions = [
        PreconditionAnswer(precondition=item.id, lead=random.choice(["ja", "ja", "ja", "deels", "nee", None]))
        for item in INSTRUMENT.preconditions
    ]
    held = random.sample([role.id for role in INSTRUMENT.roles], k=random.randint(0, 6))
    core = draw(st.booleans())
    filled = scan(
        INSTRUMENT,
        *processes,
        asked=[question.id for question in INSTRUMENT.questions if question.core or not core],
        rule=lambda *_: random.choice(answers),
        preconditions=tuple(preconditions) if draw(st.booleans()) else (),
        roles=tuple(RoleHolder(role=role, holder=random.choice("ABC")) for role in held),
    )
    assessment, _ = assess(INSTRUMENT, [filled])
    return assessment, plan(INSTRUMENT, assessment, dt.date(2027, draw(st.integers(1, 12)), 15))[0]


@settings(max_examples=30, deadline=None)
@given(plans())
def test_few_actions_few_at_once_and_nobody_has_more_than_two(made: tuple[Assessment, ImprovementPlan]) -> None:
    _, found = made
    later = Counter(action.quarter for action in found.actions if action.timing == Timing.LATER)
    assert len(found.actions) <= 10
    assert sum(action.timing == Timing.NOW for action in found.actions) <= 3
    assert max(later.values(), default=0) <= 3
    assert busiest(found) <= 2
    assert len({action.id for action in found.actions}) == len(found.actions)
    for action in found.actions:
        assert (action.owner.holder.casefold() or action.owner.role) != (
            action.commissioner.holder.casefold() or action.commissioner.role
        )


@settings(max_examples=30, deadline=None)
@given(plans())
def test_every_need_is_covered_or_named(made: tuple[Assessment, ImprovementPlan]) -> None:
    _, found = made
    for need in found.needs:
        treated = any(
            need.factor in action.factors and (need.process is None or need.process in action.processes)
            for action in found.actions
        )
        assert treated or need in found.uncovered
    assert set(found.uncovered) <= set(found.needs)


@settings(max_examples=30, deadline=None)
@given(plans())
def test_what_treats_a_factor_in_need_is_chosen_or_left_out_with_a_reason(
    made: tuple[Assessment, ImprovementPlan],
) -> None:
    _, found = made
    wanted = {need.factor for need in found.needs}
    treating = {name for name, item in CATALOGUE.items() if wanted & set(item.factors)}
    chosen = {action.intervention for action in found.actions}
    assert treating == (chosen & treating) | set(found.left_out)
    assert not chosen & set(found.left_out)
    assert set(found.law_left_out) <= set(found.left_out)
    assert set(found.left_out_reasons) == set(found.left_out)


@settings(max_examples=30, deadline=None)
@given(plans())
def test_what_can_backfire_has_company_and_the_work_itself_changes(made: tuple[Assessment, ImprovementPlan]) -> None:
    _, found = made
    solid = {
        (name, place)
        for action in found.actions
        if not CATALOGUE[action.intervention].backfires and CATALOGUE[action.intervention].factors
        for name in action.factors
        for place in (*action.processes, None)
    }
    for action in found.actions:
        if CATALOGUE[action.intervention].backfires:
            places = {(need.factor, need.process) for need in found.needs if need.factor in action.factors}
            assert {(name, place) for name, place in places if place in (*action.processes, None)} <= solid
    types = {CATALOGUE[action.intervention].type for action in found.actions}
    if found.preconditions.advice == Advice.PRECONDITIONS_FIRST:
        assert types <= {InterventionType.PRECONDITION}
    elif len(found.needs) > len(found.uncovered):
        offered = {
            CATALOGUE[name].type for name, reason in found.left_out_reasons.items() if reason in ("covered", "no_room")
        }
        assert types & CHANGES or not offered & CHANGES
        assert types & WITH_RESIDENTS or not offered & WITH_RESIDENTS
