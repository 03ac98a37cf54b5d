"""Rules about single actions: who, decided, when, measured, in the own action plan, and not forgotten."""

import datetime as dt

from zelfscan.followup.check_case import Case, Verdict, not_yet, unless
from zelfscan.model.progress import Choice, FollowedAction
from zelfscan.planning.schedule import add_months
from zelfscan.text import fold


def people(case: Case) -> Verdict:
    """Every action has an owner and a commissioner, and they are not the same; an own action has an owner.

    A plan has no room to name a commissioner or a start for an action that a directorate adds itself.
    """
    if not case.open:
        return not_yet("no_actions")
    return unless(action for action in case.open if not _has_people(case, action))


def _has_people(case: Case, action: FollowedAction) -> bool:
    owned = case.says(action.owner, "to_name")
    if action.own and not action.commissioner.strip():
        return owned
    return owned and case.says(action.commissioner, "to_name") and fold(action.owner) != fold(action.commissioner)


def decided(case: Case) -> Verdict:
    """Every proposed action is chosen, adapted or not chosen, the last two with a reason."""
    if not case.proposed:
        return not_yet("no_actions")
    unexplained = [
        action
        for action in case.proposed
        if action.choice in (Choice.ADAPTED, Choice.NOT_CHOSEN) and not action.reason.strip()
    ]
    undecided = [action for action in case.proposed if action.choice is Choice.OPEN and not action.own]
    reaction = dt.timedelta(weeks=case.number("reaction_weeks"))
    if undecided and not unexplained and case.today <= case.plan.date + reaction:
        return not_yet("still_deciding")
    return unless((*undecided, *unexplained))


def dates(case: Case) -> Verdict:
    """Every action has a first step, a start and a later end; an own action a first step and an end."""
    if not case.open:
        return not_yet("no_actions")
    return unless(action for action in case.open if not action.first_step.strip() or not _has_period(action))


def _has_period(action: FollowedAction) -> bool:
    if action.own and action.start is None:
        return action.ready is not None
    return action.start is not None and action.ready is not None and action.start < action.ready


def measured(case: Case) -> Verdict:
    """Every action has an indicator and a target, and one that has begun also knows where it began."""
    if not case.live:
        return not_yet("no_actions")
    lacking = [
        action for action in case.live if not action.indicator.strip() or not case.says(action.target, "to_measure")
    ]
    blind = [action for action in case.live if not case.says(action.baseline, "to_measure")]
    begun = [action for action in blind if action not in case.open or action in case.going]
    if blind and not begun and not lacking:
        return not_yet("not_measured")
    return unless(dict.fromkeys((*lacking, *begun)))


def own_plan(case: Case) -> Verdict:
    """Every action whose turn it is stands in the action plan that the directorate already has."""
    if not case.turn:
        return not_yet("no_actions")
    return unless(action for action in case.turn if not action.own_plan.strip())


def followed_up(case: Case) -> Verdict:
    """Of every action that runs or should have begun, people said something not too long ago."""
    if not case.going:
        return not_yet("not_begun")
    months = int(case.number("months_review"))
    silent = [action for action in case.going if (last := action.heard_on) and add_months(last, months) < case.today]
    if silent or any(action.followed_on for action in case.going):
        return unless(silent)
    return not_yet("just_begun")
