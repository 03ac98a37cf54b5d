"""Whether a risk moved: better or worse only when what it can be now lies wholly beyond what it could be then."""

from typing import TypeVar

from zelfscan.model.assessment import CategoryResult, ControlClass, RiskClass
from zelfscan.model.comparison import Move, RiskView, Why

STEPS = (RiskClass.LOW, RiskClass.MEDIUM, RiskClass.HIGH, RiskClass.VERY_HIGH)
CONTROLS = (ControlClass.IN_ORDER, ControlClass.LARGELY, ControlClass.PARTLY, ControlClass.NOT_IN_ORDER)
LACKING = (RiskClass.UNCLEAR, RiskClass.UNKNOWN)
Step = TypeVar("Step", RiskClass, ControlClass)


def seen(result: CategoryResult) -> RiskView:
    """What people see of a result. Where no answer is known, control is unknown, whatever the default says."""
    residual, control = result.residual, result.control
    told = control.class_
    if not result.counts.known and told is not ControlClass.NOT_APPLICABLE:
        told = ControlClass.UNKNOWN
    return RiskView(
        class_=residual.class_ if residual else None,
        best=residual.best if residual else None,
        worst=residual.worst if residual else None,
        moved=residual.moved if residual else None,
        inherent=result.inherent.class_ if result.inherent else None,
        control=told,
        control_best=control.best,
        control_worst=control.worst,
    )


def judge(before: RiskView, after: RiskView) -> tuple[Move, Why | None]:
    """How a risk moved; where there is only control, how control did. What people made of it does not count."""
    if before.class_ is None or after.class_ is None:
        return _judge_control(before, after)
    if RiskClass.NOT_APPLICABLE in (before.class_, after.class_):
        return Move.NOT_COMPARABLE, Why.NOT_APPLICABLE
    if (found := _insight(before.class_ in LACKING, after.class_ in LACKING)) is not None:
        return found
    old, new = (before.class_, before.best, before.worst), (after.class_, after.best, after.worst)
    return _beyond(STEPS, old, new), None


def _judge_control(before: RiskView, after: RiskView) -> tuple[Move, Why | None]:
    if ControlClass.NOT_APPLICABLE in (before.control, after.control):
        return Move.NOT_COMPARABLE, Why.NOT_APPLICABLE
    unknown = ControlClass.UNKNOWN
    if (found := _insight(before.control is unknown, after.control is unknown)) is not None:
        return found
    old = (before.control, before.control_best, before.control_worst)
    new = (after.control, after.control_best, after.control_worst)
    return _beyond(CONTROLS, old, new), None


def _insight(lacked: bool, lacks: bool) -> tuple[Move, Why | None] | None:
    """The move where there is or was too little insight for a class; None where both have one."""
    if lacked and lacks:
        return Move.NOT_COMPARABLE, Why.UNKNOWN
    if lacked:
        return Move.MORE_KNOWN, None
    return (Move.LESS_KNOWN, None) if lacks else None


def _beyond(
    order: tuple[Step, ...],
    old: tuple[Step, Step | None, Step | None],
    new: tuple[Step, Step | None, Step | None],
) -> Move:
    """Class, best and worst of then beside those of now."""
    _, best, worst = (order.index(step or old[0]) for step in old)
    _, best_now, worst_now = (order.index(step or new[0]) for step in new)
    if worst_now < best:
        return Move.BETTER
    if best_now > worst:
        return Move.WORSE
    return Move.SAME if old == new else Move.WITHIN
