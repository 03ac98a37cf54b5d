"""Which actions ran or were finished between two scans, and which risks they treat; that proves nothing."""

import datetime as dt
from collections.abc import Iterable

from zelfscan.model.comparison import ActionBetween, RiskChange
from zelfscan.model.instrument import Instrument
from zelfscan.model.progress import ActionStatus, Choice, FollowedAction
from zelfscan.text import fold

CARRIED_OUT = (ActionStatus.RUNNING, ActionStatus.DONE)


def between(
    instrument: Instrument, actions: Iterable[FollowedAction], before: dt.date | None, after: dt.date | None
) -> tuple[ActionBetween, ...]:
    """The actions that ran or were finished in between, by id. Without a date of a scan that side is open."""
    names = {item.id: item.name for item in instrument.interventions}
    treats = {item.id: item.factors for item in instrument.interventions}
    return tuple(
        ActionBetween(
            id=item.id,
            intervention=item.intervention,
            title=item.title or names.get(item.intervention, ""),
            categories=_categories(item.factors or treats.get(item.intervention, ())),
            processes=item.processes,
            status=item.status,
            start=item.start,
            ready=item.ready,
        )
        for item in sorted(actions, key=lambda action: action.id)
        if _is_between(item, before, after)
    )


def _categories(factors: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(factor.partition(".")[0] for factor in factors))


def _is_between(action: FollowedAction, before: dt.date | None, after: dt.date | None) -> bool:
    """Whether people carried an action out after the first scan and before the second."""
    if action.status not in CARRIED_OUT or action.choice is Choice.NOT_CHOSEN:
        return False
    told = (action.start or action.planned_on, action.followed_on)
    began = min((day for day in told if day is not None), default=None)
    if after is not None and began is not None and began > after:
        return False
    ended = _ended(action)
    return before is None or ended is None or ended >= before


def _ended(action: FollowedAction) -> dt.date | None:
    """When an action was done, as far as anybody knows: the day it was said, else the day it should have been."""
    return (action.followed_on or action.ready) if action.status is ActionStatus.DONE else None


def treating(actions: Iterable[ActionBetween], risk: RiskChange, process: str) -> tuple[str, ...]:
    """The ids of the actions that treat a risk, in a work process of this name (or of the directorate)."""
    return tuple(
        item.id
        for item in actions
        if risk.category in item.categories
        and (risk.process is None or not item.processes or fold(process) in map(fold, item.processes))
    )
