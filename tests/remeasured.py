"""Invented directorates that were measured twice, for tests of the overview and the report on measuring again."""

import datetime as dt
import random

from tests.round_summaries import directorate, the_instrument
from zelfscan.model.assessment import ControlClass, RiskClass
from zelfscan.model.comparison import ActionBetween, Move, RiskChange, RiskView, Why
from zelfscan.model.progress import ActionStatus
from zelfscan.model.round import DirectorateSummary, Remeasured

MOVES = (Move.BETTER,) * 5 + (Move.WITHIN,) * 5 + (Move.SAME,) * 3 + tuple(Move)
THEN, NOW = dt.date(2027, 4, 1), dt.date(2028, 4, 1)
VIEWS = {
    risk: RiskView(class_=risk, best=risk, worst=risk, control=control, control_best=control, control_worst=control)
    for risk, control in ((RiskClass.HIGH, ControlClass.PARTLY), (RiskClass.MEDIUM, ControlClass.LARGELY))
}


def twice(count: int, seed: int = 1, without: int = 0) -> list[DirectorateSummary]:
    """So many directorates with two scans, and some with one, always the same for the same seed."""
    chance = random.Random(seed)
    made = [directorate(number, chance) for number in range(count + without)]
    return [
        item.model_copy(update={"remeasured": remeasured(item.slug, chance)}) if place < count else item
        for place, item in enumerate(made)
    ]


def remeasured(slug: str, chance: random.Random) -> Remeasured:
    """What changed in one invented directorate, with a few actions in between."""
    instrument = the_instrument()
    useful = [item for item in instrument.interventions if item.factors][:6]
    chosen = chance.sample(useful, chance.randint(1, 4))
    actions = tuple(
        ActionBetween(
            id=f"{slug}-{item.id}",
            intervention=item.id,
            title=item.name,
            categories=tuple(dict.fromkeys(factor.partition(".")[0] for factor in item.factors)),
            status=chance.choice((ActionStatus.RUNNING, ActionStatus.DONE)),
        )
        for item in chosen
    )
    risks = tuple(_risk(item.id, actions, chance) for item in instrument.categories)
    return Remeasured(
        before=THEN, after=NOW, answers={Move.BETTER: 4}, reasons={Why.CHANGED: 1}, risks=risks, actions=actions
    )


def _risk(category: str, actions: tuple[ActionBetween, ...], chance: random.Random) -> RiskChange:
    move = chance.choice(MOVES)
    return RiskChange(
        process="P1 Aanvraag",
        category=category,
        move=move,
        why=chance.choice((Why.CHANGED, Why.OTHER_LEVEL, Why.UNKNOWN)) if move is Move.NOT_COMPARABLE else None,
        before=VIEWS[RiskClass.HIGH],
        after=VIEWS[RiskClass.MEDIUM],
        actions=tuple(item.id for item in actions if category in item.categories),
    )
