"""What people should know about a plan: who is still to be named, and what it lacks."""

from collections.abc import Callable, Iterator

from zelfscan.model.finding import Finding
from zelfscan.model.instrument import Instrument, InterventionType
from zelfscan.model.plan import Action, Advice, ImprovementPlan, Person
from zelfscan.planning.selection import CHANGES, WITH_RESIDENTS


def concerns(instrument: Instrument, plan: ImprovementPlan, training: dict[str, tuple[str, ...]]) -> Iterator[Finding]:
    """The findings about a plan. ``training`` are the factors with only training, with sources."""
    yield from _unnamed(instrument, "PL-001", plan, lambda action: action.owner)
    yield from _unnamed(instrument, "PL-002", plan, lambda action: action.commissioner)
    if plan.needs and plan.preconditions.advice != Advice.PRECONDITIONS_FIRST:
        yield from _lacking(instrument, plan)
    factors = {factor.id: factor.name for factor in instrument.factors}
    for factor, sources in training.items():
        yield Finding(code="PL-005", found=", ".join(sources), details={"factor": f"{factor} {factors[factor]}"})
    names = {item.id: item.name for item in instrument.interventions}
    for intervention in plan.law_left_out:
        yield Finding(code="PL-006", found=f"{intervention} {names[intervention]}")


def _unnamed(
    instrument: Instrument, code: str, plan: ImprovementPlan, who: Callable[[Action], Person]
) -> Iterator[Finding]:
    """One finding per role that nobody has, with the actions that wait for it."""
    waiting: dict[str, list[str]] = {}
    for action in plan.actions:
        if not who(action).found:
            waiting.setdefault(who(action).role, []).append(action.intervention)
    names = {role.id: role.name for role in instrument.roles}
    actions = {item.id: item.name for item in instrument.interventions}
    for role, interventions in waiting.items():
        found = "; ".join(actions[item] for item in interventions)
        yield Finding(code=code, found=found, details={"role": names.get(role, role).lower()})


def _lacking(instrument: Instrument, plan: ImprovementPlan) -> Iterator[Finding]:
    types: dict[str, InterventionType] = {item.id: item.type for item in instrument.interventions}
    chosen = {types[action.intervention] for action in plan.actions}
    if not chosen & CHANGES:
        yield Finding(code="PL-003")
    if not chosen & WITH_RESIDENTS:
        yield Finding(code="PL-004")
