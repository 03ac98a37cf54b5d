"""Rules about the plan as a whole: its preconditions, its large risks, and whether its actions belong together."""

import datetime as dt
from collections import Counter

from zelfscan.documents.ranking import LARGE, felt, ordered
from zelfscan.followup.check_case import STRONG, Case, Outcome, Verdict, not_yet, unless
from zelfscan.model.assessment import CategoryResult
from zelfscan.model.instrument import InterventionType, Level
from zelfscan.model.plan import Advice
from zelfscan.model.progress import ActionStatus, FollowedAction
from zelfscan.text import fold

EXPERIENCE_FACTOR = "R7.4"
"""The factor about residents with experience who think along about the service itself."""
DAYS_PER_MONTH = 30.4


def preconditions(case: Case) -> Verdict:
    """The advice is to start, or what stood in the way was mended by an action that is done."""
    outcome = case.plan.preconditions
    if outcome.advice is Advice.NOT_YET:
        return not_yet("no_preconditions")
    done = {action.intervention for action in case.live if action.status is ActionStatus.DONE}
    mended = {item.precondition for item in case.instrument.interventions if item.id in done}
    wanting = tuple(item for item in outcome.decisive if item not in mended)
    if outcome.advice is Advice.START or not wanting:
        return STRONG
    return Verdict(Outcome.MISSING, preconditions=wanting)


def risks(case: Case) -> Verdict:
    """Every large risk has an action, or a written reason why there is none."""
    if case.plan.preconditions.advice is Advice.PRECONDITIONS_FIRST:
        return not_yet("preconditions_first")
    large = [item for item in ordered(case.result.assessment) if item.residual and felt(item.residual) in LARGE]
    answers = [action for action in case.proposed if action in case.live or action.reason.strip()]
    names = {process.code: fold(process.name) for process in case.result.assessment.processes}
    bare = tuple(
        (item.process, item.category)
        for item in large
        if not any(_answers(action, item, names.get(item.process or "", "")) for action in answers)
    )
    return Verdict(Outcome.MISSING, risks=bare) if bare else STRONG


def _answers(action: FollowedAction, risk: CategoryResult, process: str) -> bool:
    """Whether an action is about this category of risk in this work process, or in all of them."""
    here = not action.processes or process in map(fold, action.processes)
    return here and any(factor.partition(".")[0] == risk.category for factor in action.factors)


def more_than_training(case: Case) -> Verdict:
    """Every factor that a training is for has another kind of action too, as when the plan was made (PL-005)."""
    if not case.live:
        return not_yet("no_actions")
    training = [action for action in case.live if case.kind(action) is InterventionType.TRAINING]
    others = {factor for action in case.live if action not in training for factor in action.factors}
    return unless(action for action in training if not set(action.factors) <= others)


def residents(case: Case) -> Verdict:
    """In at least one action residents with experience take part."""
    if case.plan.preconditions.advice is Advice.PRECONDITIONS_FIRST:
        return not_yet("preconditions_first")
    if not case.live:
        return not_yet("no_actions")
    if any(_with_residents(case, action) for action in case.live):
        return STRONG
    return not_yet("own_actions") if any(action.own for action in case.live) else Verdict(Outcome.MISSING)


def _with_residents(case: Case, action: FollowedAction) -> bool:
    found = case.interventions.get(action.intervention)
    return found is not None and (found.type is InterventionType.EXPERIENCE or EXPERIENCE_FACTOR in found.factors)


def levels(case: Case) -> Verdict:
    """The owners of the actions come from more than one level."""
    found = {level for action in case.live if (level := _level(case, action))}
    if not found:
        return not_yet("no_owners")
    return STRONG if len(found) > 1 else Verdict(Outcome.MISSING)


def _level(case: Case, action: FollowedAction) -> Level | None:
    """The level of an owner: by the longest function in it that has a role in this directorate; None while unnamed."""
    if not case.says(action.owner, "to_name"):
        return None
    levels_of = {role.id: role.level for role in case.instrument.roles}
    known = {fold(role.name): role.level for role in case.instrument.roles}
    known |= {fold(item.holder): levels_of.get(item.role) for item in case.result.assessment.roles}
    owner = fold(action.owner)
    fitting = [name for name in known if name and name in owner]
    return known[max(fitting, key=len)] if fitting else None


def small(case: Case) -> Verdict:
    """Not too many actions start in one quarter, and together they do not take too many hours in a month."""
    dated = [action for action in case.open if action.start and action.ready]
    if not dated:
        return not_yet("no_dates")
    quarters = Counter(_quarter(action) for action in dated)
    crowded = [action for action in dated if quarters[_quarter(action)] > case.number("per_quarter")]
    return unless(crowded or _heavy(case, dated))


def _quarter(action: FollowedAction) -> tuple[int, int]:
    day = action.start or dt.date.min
    return day.year, (day.month - 1) // 3


def _heavy(case: Case, dated: list[FollowedAction]) -> list[FollowedAction]:
    """The actions of the first moment at which those that run together take too many hours."""
    for day in sorted({action.start for action in dated if action.start}):
        together = [action for action in dated if action.start and action.ready and action.start <= day < action.ready]
        if sum(_per_month(case, action) for action in together) > case.number("hours_together"):
            return together
    return []


def _per_month(case: Case, action: FollowedAction) -> float:
    """The hours that an action takes in a month, spread evenly."""
    days = (action.ready - action.start).days if action.start and action.ready else 0
    return case.hours(action) / max(1.0, days / DAYS_PER_MONTH)
