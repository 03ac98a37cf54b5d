"""What a check on a plan looks at, and how it says what it found."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from zelfscan.model.instrument import Instrument, Intervention, InterventionType
from zelfscan.model.plan import ImprovementPlan, Result
from zelfscan.model.progress import ActionStatus, Choice, FollowedAction
from zelfscan.text import fold


class Outcome(StrEnum):
    """What a rule says of a plan; the value is the last part of the key of its words."""

    STRONG = "strong"
    MISSING = "missing"
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one rule says: about which actions (ids), risks (process and category) or preconditions (ids).

    ``why`` is the key of the reason why nothing can be said yet.
    """

    outcome: Outcome
    actions: tuple[str, ...] = ()
    risks: tuple[tuple[str | None, str], ...] = ()
    preconditions: tuple[str, ...] = ()
    why: str = ""
    rule: str = ""


STRONG = Verdict(Outcome.STRONG)


def not_yet(why: str) -> Verdict:
    """Nothing to say yet, and why."""
    return Verdict(Outcome.NOT_YET, why=why)


def unless(wrong: Iterable[FollowedAction]) -> Verdict:
    """Strong, unless there are actions with which something is the matter."""
    found = tuple(action.id for action in wrong)
    return Verdict(Outcome.MISSING, actions=found) if found else STRONG


# no slots: what is looked up is kept
@dataclass(frozen=True)
class Case:
    """One plan with its actions as they stand, on one day."""

    instrument: Instrument
    result: Result
    plan: ImprovementPlan
    actions: tuple[FollowedAction, ...]
    today: dt.date

    @cached_property
    def interventions(self) -> dict[str, Intervention]:
        """The interventions by id."""
        return {item.id: item for item in self.instrument.interventions}

    @cached_property
    def proposed(self) -> tuple[FollowedAction, ...]:
        """Every action of the newest version of the plan, whatever was decided about it."""
        return tuple(action for action in self.actions if action.current)

    @cached_property
    def live(self) -> tuple[FollowedAction, ...]:
        """Actions that are done or still to do: not those that people did not choose or stopped."""
        return tuple(
            action
            for action in self.proposed
            if action.choice is not Choice.NOT_CHOSEN and action.status is not ActionStatus.STOPPED
        )

    @cached_property
    def open(self) -> tuple[FollowedAction, ...]:
        """Actions that are not done yet."""
        return tuple(action for action in self.live if action.status is not ActionStatus.DONE)

    @cached_property
    def going(self) -> tuple[FollowedAction, ...]:
        """Actions that run, or that should have begun."""
        return tuple(action for action in self.open if action.status is ActionStatus.RUNNING or self.has_begun(action))

    @cached_property
    def turn(self) -> tuple[FollowedAction, ...]:
        """Actions whose turn it is: those that run, or else those that come first."""
        first = min((action.start for action in self.open if action.start), default=None)
        return self.going or tuple(action for action in self.open if action.start == first)

    def has_begun(self, action: FollowedAction) -> bool:
        """Whether the day on which an action starts is there."""
        return action.start is not None and action.start <= self.today

    def kind(self, action: FollowedAction) -> InterventionType | None:
        """What kind of change an action is; None for an action of the directorate's own."""
        found = self.interventions.get(action.intervention)
        return found.type if found else None

    def hours(self, action: FollowedAction) -> int:
        """The estimated hours of an action; 0 for an action of the directorate's own, which nobody estimated."""
        found = self.interventions.get(action.intervention)
        return found.hours if found else 0

    def says(self, text: str, key: str) -> bool:
        """Whether a field is filled in with more than the words that mean that it is still to do."""
        return bool(text.strip()) and not fold(text).startswith(fold(self.instrument.texts[f"plan.{key}"]))

    def number(self, name: str) -> float:
        """The value of a setting."""
        return float(getattr(self.instrument.settings, name).value)
