"""Holds a plan against the rules of the content: per rule strong, missing or not to say yet, and what it is about."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from zelfscan.followup import check_actions, check_plan
from zelfscan.followup.check_case import Case, Outcome, Verdict, not_yet
from zelfscan.model.instrument import Instrument
from zelfscan.model.plan import Result
from zelfscan.model.progress import FollowedAction

JUDGES: dict[str, Callable[[Case], Verdict]] = {
    "TP1": check_plan.preconditions,
    "TP2": check_plan.risks,
    "TP3": check_actions.people,
    "TP4": check_actions.decided,
    "TP5": check_actions.dates,
    "TP6": check_actions.measured,
    "TP7": check_plan.more_than_training,
    "TP8": check_plan.residents,
    "TP9": check_plan.levels,
    "TP10": check_plan.small,
    "TP11": check_actions.own_plan,
    "TP12": check_actions.followed_up,
}
"""Which code judges which rule of the content."""


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What came of all rules for one plan, in the order of the content."""

    verdicts: tuple[Verdict, ...]

    def having(self, outcome: Outcome) -> tuple[Verdict, ...]:
        """Those with this outcome."""
        return tuple(verdict for verdict in self.verdicts if verdict.outcome is outcome)


def judge(instrument: Instrument, result: Result, actions: Sequence[FollowedAction], today: dt.date) -> Verdicts:
    """Judge the plan of one directorate as its actions stand now. Raises ValueError when the result has no plan.

    A rule that the content has and no code knows is not to say: people look at it themselves.
    """
    if result.plan is None:
        raise ValueError("no plan to judge")
    case = Case(instrument, result, result.plan, tuple(actions), today)
    unknown = not_yet("by_hand")
    return Verdicts(
        tuple(
            replace(JUDGES[check.id](case) if check.id in JUDGES else unknown, rule=check.id)
            for check in instrument.plan_checks
        )
    )
