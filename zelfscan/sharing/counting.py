"""From the results of a round to the tables of the open data set: per table each directorate in exactly one class."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from zelfscan.model.assessment import Assessment, CategoryResult, ControlClass, RiskClass
from zelfscan.model.comparison import Comparison, Move
from zelfscan.model.instrument import Instrument, State
from zelfscan.model.plan import Advice, Result
from zelfscan.model.progress import ActionStatus, Choice, FollowedAction
from zelfscan.sharing.protect import Table

YES, NO, NONE, MIXED, NOT_ASKED = "ja", "nee", "geen", "verschillend", "niet_gevraagd"
RISKS = (RiskClass.VERY_HIGH, RiskClass.HIGH, RiskClass.MEDIUM, RiskClass.LOW, RiskClass.UNCLEAR, RiskClass.UNKNOWN)
"""Of several work processes the first in this order counts."""
CONTROLS = (
    ControlClass.NOT_IN_ORDER,
    ControlClass.PARTLY,
    ControlClass.LARGELY,
    ControlClass.IN_ORDER,
    ControlClass.UNKNOWN,
)
SHARES = (("0", 0.0), ("tot_10", 0.1), ("tot_25", 0.25), ("tot_50", 0.5), ("meer", 1.0))
"""Bands of what is unknown, each with its upper edge."""
LARGE_RISK, WANTING, RESIDUAL, CONTROL, UNKNOWN = "groot_risico", "niet_op_orde", "restrisico", "beheersing", "onbekend"
ADVICE, CHOSEN, STATUS, ACTION_STATUS = "advies", "actie_gekozen", "status", "status_actie"
COMPARED, ANSWER = "vergelijking", "antwoord"
KINDS = (LARGE_RISK, WANTING, ADVICE, RESIDUAL, CONTROL, CHOSEN, STATUS, ACTION_STATUS, COMPARED, UNKNOWN, ANSWER)
"""Every kind of table, in the order of importance."""
ALL = "alle"
"""The subject of a table that is about the whole plan."""
NOT_CHOSEN = "niet_gekozen"


@dataclass(frozen=True, slots=True)
class Member:
    """One directorate as it is counted: its result, and where its actions stand now."""

    result: Result
    followed: tuple[FollowedAction, ...] = ()

    @property
    def current(self) -> tuple[FollowedAction, ...]:
        """The actions of the newest plan."""
        return tuple(action for action in self.followed if action.current)

    @property
    def comparison(self) -> Comparison | None:
        """What changed since the scan before, where there is one."""
        return getattr(self.result, "comparison", None)


def tables(instrument: Instrument, members: Sequence[Member], high: Mapping[str, int]) -> Iterator[Table]:
    """All tables, the most important first. ``high`` is per category the group that the report calls a large risk."""
    everybody = (1 << len(members)) - 1
    for category in instrument.categories:
        kind, group = WANTING if category.enabling else LARGE_RISK, high.get(category.id, 0)
        yield Table(kind, category.id, {YES: group, NO: everybody & ~group})
    yield _table(ADVICE, ALL, [item.value for item in Advice], map(_advice, members))
    for category in instrument.categories:
        found = [_results(member.result.assessment, category.id) for member in members]
        if not category.enabling:
            yield _table(RESIDUAL, category.id, _names(RISKS), map(_residual, found))
        yield _table(CONTROL, category.id, _names(CONTROLS), map(_control, found))
    yield from _actions(instrument, members)
    yield from _compared(instrument, members)
    for category in instrument.categories:
        found = [_results(member.result.assessment, category.id) for member in members]
        yield _table(UNKNOWN, category.id, [name for name, _ in SHARES] + [NONE], map(_unknown, found))
    yield from _answers(instrument, members)


def _names(classes: Iterable[RiskClass] | Iterable[ControlClass]) -> list[str]:
    return [*(item.value for item in classes), NONE]


def _table(kind: str, subject: str, classes: Iterable[str], found: Iterable[str]) -> Table:
    """A table of the class of each directorate, in their order."""
    groups = dict.fromkeys(classes, 0)
    for place, name in enumerate(found):
        groups[name] |= 1 << place
    return Table(kind, subject, groups)


def _advice(member: Member) -> str:
    plan = member.result.plan
    return plan.preconditions.advice.value if plan else Advice.NOT_YET.value


def _results(assessment: Assessment, category: str) -> list[CategoryResult]:
    """What is known of a category, in each work process where it is at play."""
    found = (*assessment.results, *assessment.enabling)
    return [result for result in found if result.category == category and result.applicable]


def _residual(results: Sequence[CategoryResult]) -> str:
    """The largest residual risk, as people see it."""
    classes = {item.residual.moved or item.residual.class_ for item in results if item.residual}
    return next((item.value for item in RISKS if item in classes), NONE)


def _control(results: Sequence[CategoryResult]) -> str:
    """The worst class of control."""
    classes = {item.control.class_ for item in results}
    return next((item.value for item in CONTROLS if item in classes), NONE)


def _unknown(results: Sequence[CategoryResult]) -> str:
    """The band of the mean share that is unknown."""
    shares = [item.unknown_share for item in results if item.unknown_share is not None]
    if not shares:
        return NONE
    mean = sum(shares) / len(shares)
    return next(name for name, edge in SHARES if mean <= edge or edge == 1.0)


def _actions(instrument: Instrument, members: Sequence[Member]) -> Iterator[Table]:
    """Which interventions are in the plans, and how far they are, where anybody said so."""
    chosen = [{action.intervention for action in member.result.plan.actions} if member.result.plan else set()
              for member in members]  # fmt: skip
    for item in instrument.interventions:
        yield _table(CHOSEN, item.id, (YES, NO), (YES if item.id in found else NO for found in chosen))
    if not any(action.followed_on for member in members for action in member.followed):
        return
    for status in ActionStatus:
        has = (YES if any(_status(action) == _key(status) for action in m.current) else NO for m in members)
        yield _table(STATUS, _key(status), (YES, NO), has)
    classes = [*map(_key, ActionStatus), NOT_CHOSEN, NONE]
    for item in instrument.interventions:
        yield _table(ACTION_STATUS, item.id, classes, (_status_of(member, item.id) for member in members))


def _key(status: ActionStatus) -> str:
    return status.value.replace(" ", "_")


def _status(action: FollowedAction) -> str:
    return NOT_CHOSEN if action.choice is Choice.NOT_CHOSEN else _key(action.status)


def _status_of(member: Member, intervention: str) -> str:
    """How far an intervention is in one directorate."""
    return next((_status(action) for action in member.current if action.intervention == intervention), NONE)


def _compared(instrument: Instrument, members: Sequence[Member]) -> Iterator[Table]:
    """How risks moved since the scan before, where any directorate has one."""
    comparisons = [member.comparison for member in members]
    if not any(comparisons):
        return
    classes = [*(move.value for move in Move), MIXED, NONE]
    for category in instrument.categories:
        yield _table(COMPARED, category.id, classes, (_moved(item, category.id) for item in comparisons))


def _moved(comparison: Comparison | None, category: str) -> str:
    """How a category moved: the same way in every work process, or in different ways."""
    moves = {item.move.value for item in comparison.risks if item.category == category} if comparison else set()
    return NONE if not moves else moves.pop() if len(moves) == 1 else MIXED


def _answers(instrument: Instrument, members: Sequence[Member]) -> Iterator[Table]:
    """How every question was answered; ``verschillend`` where a directorate gave more than one answer."""
    options = [option.id for scale in instrument.scales if scale.id == "answers" for option in scale.options]
    classes = [*options, State.OPEN.value, State.WITHHELD.value, MIXED, NOT_ASKED]
    given = [_given(member.result.assessment) for member in members]
    for question in instrument.questions:
        said = (found.get(question.id, NOT_ASKED) for found in given)
        yield _table(ANSWER, question.id, classes, said)


def _given(assessment: Assessment) -> dict[str, str]:
    """The one answer of a directorate to each question, over its work processes and levels."""
    given: dict[str, str] = {}
    for answer in assessment.answers:
        name = State.WITHHELD.value if answer.state is State.WITHHELD else answer.option or State.OPEN.value
        given[answer.question] = name if given.get(answer.question, name) == name else MIXED
    return given
