"""Risks before and after, each over what can be compared: everything, or only what was asked both times."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from zelfscan.comparison.bands import judge, seen
from zelfscan.comparison.sides import Key, Side, other_process
from zelfscan.model.assessment import Assessment, CategoryResult, RiskClass, StatedAnswer
from zelfscan.model.comparison import AnswerChange, Basis, Move, RiskChange, RiskView, Why
from zelfscan.model.instrument import Instrument, Level, Question, State

Place = tuple[str | None, str]
"""A work process (None: the directorate) and a category."""
Rescore = Callable[
    [Instrument, Assessment, Place, Mapping[Key, Iterable[StatedAnswer]], Collection[str]], CategoryResult
]
"""How a category is scored over some of its answers and attributes alone (the scoring gives it)."""


HIDDEN = (Why.UNCONFIRMED, Why.WITHHELD)
"""Put alike, with an answer that we do not have on one side: it can be anything, so it can undo what seems to move."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Both sides with how each cell moved, and the way to score again."""

    instrument: Instrument
    before: Side
    after: Side
    changes: Mapping[Key, AnswerChange]
    questions: Mapping[str, Question]
    rescore: Rescore


def compare_risks(
    instrument: Instrument, before: Side, after: Side, changes: Sequence[AnswerChange], rescore: Rescore
) -> tuple[RiskChange, ...]:
    """Every risk of then or now: first the work processes of now, then what is only of then."""
    by_key = {(item.question, item.process, item.level): item for item in changes}
    pair = Pair(instrument, before, after, by_key, {item.id: item for item in instrument.questions}, rescore)
    old, new = _results(before.assessment), _results(after.assessment)
    return tuple(
        change
        for place in dict.fromkeys((*new, *old))
        if (change := _change(pair, place, old.get(place), new.get(place))) is not None
    )


def _results(assessment: Assessment) -> dict[Place, CategoryResult]:
    return {(item.process, item.category): item for item in (*assessment.results, *assessment.enabling)}


def _change(pair: Pair, place: Place, old: CategoryResult | None, new: CategoryResult | None) -> RiskChange | None:
    """How one risk moved; None for a category that plays in neither."""
    old = old if old and old.applicable else None
    new = new if new and new.applicable else None
    if old is None and new is None:
        return None
    why = other_process(pair.before, pair.after, place[0])
    whole = {"whole_before": seen(old) if old else None, "whole_after": seen(new) if new else None}
    if why is not None or old is None or new is None:
        return _not(place, why or Why.NO_PLACE, whole)
    return _measured(pair, place, old, new)


def _not(place: Place, why: Why, fields: Mapping[str, object]) -> RiskChange:
    return RiskChange(process=place[0], category=place[1], move=Move.NOT_COMPARABLE, why=why, **fields)  # type: ignore[arg-type]


def _measured(pair: Pair, place: Place, old: CategoryResult, new: CategoryResult) -> RiskChange:
    """A risk that was there both times: over everything when that is the same, else over what was asked both times."""
    asked_then, asked_now = _cells(pair, pair.before, place), _cells(pair, pair.after, place)
    shared = {key for key in asked_then & asked_now if _is_shared(pair.changes[key])}
    fields: dict[str, object] = {"whole_before": seen(old), "whole_after": seen(new), "shared": len(shared)}
    fields |= {"asked_before": len(asked_then), "asked_after": len(asked_now)}
    if _is_whole(pair, place, asked_then, asked_now):
        return _judged(place, seen(old), seen(new), fields | {"shared": len(asked_now)})
    least = pair.instrument.settings.shared_share.value * min(len(asked_then), len(asked_now))
    if not shared or len(shared) < least:
        return _not(place, _main_reason(pair, asked_then | asked_now), fields)
    before, after = _again(pair, pair.before, place, shared), _again(pair, pair.after, place, shared)
    if _lost_inherent(old, before) or _lost_inherent(new, after):
        return _not(place, Why.ATTRIBUTES, fields)
    told = _with_move(seen(before), seen(old)), _with_move(seen(after), seen(new))
    change = _judged(place, *told, fields | {"basis": Basis.SHARED})
    hidden = {key for key in asked_then & asked_now if pair.changes[key].why in HIDDEN}
    if change.move not in (Move.BETTER, Move.WORSE) or not hidden:
        return change
    before, after = _again(pair, pair.before, place, shared | hidden), _again(pair, pair.after, place, shared | hidden)
    wide = _with_move(seen(before), seen(old)), _with_move(seen(after), seen(new))
    return change if judge(*wide)[0] is change.move else _judged(place, *wide, fields | {"basis": Basis.SHARED})


def _judged(place: Place, before: RiskView, after: RiskView, fields: Mapping[str, object]) -> RiskChange:
    move, why = judge(before, after)
    shown = {"before": before, "after": after, "move": move, "why": why}
    return RiskChange(process=place[0], category=place[1], **shown, **fields)  # type: ignore[arg-type]


def _with_move(computed: RiskView, whole: RiskView) -> RiskView:
    return computed.model_copy(update={"moved": whole.moved})


def _lost_inherent(whole: CategoryResult, again: CategoryResult) -> bool:
    """Whether inherent risk was known, and is not with only the attributes of both times."""
    if whole.inherent is None or again.inherent is None:
        return False
    return again.inherent.class_ is RiskClass.UNKNOWN and whole.inherent.class_ is not RiskClass.UNKNOWN


def _cells(pair: Pair, side: Side, place: Place) -> set[Key]:
    """The cells of one side that count for a category in a process, or in the directorate as a whole."""
    code, category = place
    return {
        key
        for key in side.cells
        if key[2] is not Level.EXPERIENCE
        and _category(pair, side, key[0]) == category
        and (code is None or key[1] == code or (key[1] is None and _meets(pair, side, key[0], code)))
    }


def _category(pair: Pair, side: Side, question: str) -> str:
    """The category of a question; of one that is gone, the category that it had."""
    if question in pair.questions:
        return pair.questions[question].category
    known = side.wording(question)
    return known.factor.partition(".")[0] if known else ""


def _meets(pair: Pair, side: Side, question: str, code: str) -> bool:
    """Whether a question to the directorate counts for a work process: their contact types overlap."""
    asked, process = pair.questions.get(question), side.processes.get(code)
    return asked is None or process is None or any(kind in process.contact for kind in asked.contact)


def _is_shared(change: AnswerChange) -> bool:
    """Whether a cell can be laid beside itself: put alike, confirmed, and with something to count on both sides."""
    return change.why in (None, Why.UNKNOWN)


def _is_alike(change: AnswerChange) -> bool:
    """Whether a cell leaves the whole as it was: shared, or on both sides not applicable, or withheld."""
    if _is_shared(change):
        return True
    both = {change.before.state, change.after.state} if change.before and change.after else set()
    return change.why in (Why.NOT_APPLICABLE, Why.WITHHELD) and both in ({State.NOT_APPLICABLE}, {State.WITHHELD})


def _is_whole(pair: Pair, place: Place, asked_then: set[Key], asked_now: set[Key]) -> bool:
    """Whether everything that the class follows from was asked and filled in alike, under the same rules."""
    old, new = pair.before, pair.after
    if asked_then != asked_now or not all(_is_alike(pair.changes[key]) for key in asked_now):
        return False
    if old.asked is None or new.asked is None or old.asked.rules != new.asked.rules:
        return False
    if any(_factor(old, key[0]) != _factor(new, key[0]) for key in asked_now):
        return False
    return place[0] is None or _filled(old, place[0]) == _filled(new, place[0]) == _both(pair, place[0])


def _factor(side: Side, question: str) -> str:
    known = side.wording(question)
    return known.factor if known else ""


def _filled(side: Side, code: str) -> set[str]:
    """The attributes that are filled in for a work process."""
    return set(side.processes[code].attributes)


def _both(pair: Pair, code: str) -> set[str]:
    """The attributes that are filled in both times, and were put in the same words."""
    old, new = pair.before.asked, pair.after.asked
    if old is None or new is None:
        return set()
    filled = _filled(pair.before, code) & _filled(pair.after, code)
    return {name for name in filled if old.attributes.get(name) == new.attributes.get(name)}


def _again(pair: Pair, side: Side, place: Place, shared: set[Key]) -> CategoryResult:
    """One side, scored over what was asked both times."""
    attributes = _both(pair, place[0]) if place[0] else set()
    answers = {key: side.cells[key] for key in sorted(shared, key=lambda key: (key[0], key[1] or "", key[2]))}
    return pair.rescore(pair.instrument, side.assessment, place, answers, attributes)


def _main_reason(pair: Pair, cells: set[Key]) -> Why:
    """What stands in the way in most cells; of equals the first in the order of reasons."""
    counted = Counter(_reasons(pair, cells))
    order = list(Why)
    return min(counted, key=lambda why: (-counted[why], order.index(why)), default=Why.FEW_SHARED)


def _reasons(pair: Pair, cells: set[Key]) -> Iterator[Why]:
    for key in cells:
        change = pair.changes[key]
        if change.why is not None and not _is_shared(change):
            yield change.why
