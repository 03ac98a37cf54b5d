"""Per cell how its answer moved between two scans, or why it cannot be compared."""

from collections.abc import Iterable, Sequence

from zelfscan.comparison.sides import Key, Side, other_process
from zelfscan.comparison.wording import scale_of
from zelfscan.model.assessment import StatedAnswer
from zelfscan.model.comparison import AnswerChange, AnswerView, Move, Why
from zelfscan.model.instrument import Instrument, State

DOUBT = (State.UNKNOWN, State.NOT_PROVIDED, State.OPEN)
"""Nothing is known: it may be fully in place, and it may be absent."""
BEST, WORST = 0, 3
DECIMALS = 6


def compare_answers(instrument: Instrument, before: Side, after: Side) -> tuple[AnswerChange, ...]:
    """Every cell that was asked then or now, in the order of the instrument; questions that are gone come last."""
    names = (*(item.id for item in instrument.questions), *(item.id for item in instrument.mirror))
    order = {name: place for place, name in enumerate(names)}
    keys = sorted(
        before.cells.keys() | after.cells.keys(),
        key=lambda key: (order.get(key[0], len(order)), key[0], key[1] or "", key[2]),
    )
    unconfirmed = before.unconfirmed | after.unconfirmed
    return tuple(_change(before, after, key, key[:2] in unconfirmed) for key in keys)


def _change(before: Side, after: Side, key: Key, unconfirmed: bool) -> AnswerChange:
    """How one cell moved."""
    old, new = before.cells.get(key, []), after.cells.get(key, [])
    seen_old, seen_new = view(old) if old else None, view(new) if new else None
    why = not_put_alike(before, after, key) or (Why.UNCONFIRMED if unconfirmed else None)
    move = Move.NOT_COMPARABLE
    if why is None and seen_old and seen_new:
        move, why = _judge(old, new, seen_old, seen_new)
    question, process, level = key
    return AnswerChange(
        question=question, process=process, level=level, move=move, why=why, before=seen_old, after=seen_new
    )


def not_put_alike(before: Side, after: Side, key: Key) -> Why | None:
    """Why a cell was not asked in the same way both times, whatever was answered; None when it was."""
    question, process, level = key
    if why := other_process(before, after, process):
        return why
    if key not in before.cells or key not in after.cells:
        return _one_sided(before, after, key)
    old, new = before.wording(question), after.wording(question)
    if question in before.reshaped | after.reshaped:
        return Why.CHANGED
    if before.asked is None or after.asked is None or old is None or new is None:
        return Why.WORDING_LOST
    if old.text != new.text:
        return Why.CHANGED
    name = scale_of(level)
    return None if before.asked.scales.get(name) == after.asked.scales.get(name) else Why.OTHER_SCALE


def _one_sided(before: Side, after: Side, key: Key) -> Why:
    """Why a cell was asked on one side only."""
    question, process, _ = key
    here, there = (before, after) if key in before.cells else (after, before)
    if there.levels(question, process):
        return Why.OTHER_LEVEL
    if question in before.reshaped | after.reshaped or (process is None) != _is_once(there, question, process):
        return Why.CHANGED
    return Why.NOT_ASKED_NOW if here is before else Why.NOT_ASKED_THEN


def _is_once(there: Side, question: str, process: str | None) -> bool:
    """Whether the other side asked a question once, of the directorate; where it did not ask it at all, as here."""
    places = {place for name, place, _ in there.cells if name == question}
    return None in places if places else process is None


def view(answers: Sequence[StatedAnswer]) -> AnswerView:
    """The answers of one cell of one level as one. What is withheld in one workbook is not shown at all."""
    states = [answer.state for answer in answers]
    if State.WITHHELD in states:
        return AnswerView(state=State.WITHHELD)
    values = _values(answers)
    if values:
        options = {answer.option for answer in answers if answer.state is State.KNOWN}
        mean = round(sum(values) / len(values), DECIMALS)
        return AnswerView(state=State.KNOWN, value=mean, option=options.pop() if len(options) == 1 else None)
    return AnswerView(state=next((state for state in DOUBT if state in states), State.NOT_APPLICABLE))


def _judge(
    old: Sequence[StatedAnswer], new: Sequence[StatedAnswer], before: AnswerView, after: AnswerView
) -> tuple[Move, Why | None]:
    """How the answers to the same question moved."""
    states = (before.state, after.state)
    for state, why in ((State.WITHHELD, Why.WITHHELD), (State.NOT_APPLICABLE, Why.NOT_APPLICABLE)):
        if state in states:
            return Move.NOT_COMPARABLE, why
    if states[0] in DOUBT and states[1] in DOUBT:
        return Move.NOT_COMPARABLE, Why.UNKNOWN
    if states[0] in DOUBT:
        return Move.MORE_KNOWN, None
    if states[1] in DOUBT:
        return Move.LESS_KNOWN, None
    return _between(_range(old), _range(new), before.value == after.value), None


def _between(old: tuple[int, int], new: tuple[int, int], same_mean: bool) -> Move:
    """Better or worse only when every answer of now lies beyond every answer of then."""
    if new[1] < old[0]:
        return Move.BETTER
    if new[0] > old[1]:
        return Move.WORSE
    return Move.SAME if same_mean and old == new else Move.WITHIN


def _range(answers: Sequence[StatedAnswer]) -> tuple[int, int]:
    """The lowest and highest answer of several workbooks; where one does not know, it may be anything."""
    values = _values(answers)
    if any(answer.state in DOUBT for answer in answers):
        return BEST, WORST
    return min(values), max(values)


def _values(answers: Iterable[StatedAnswer]) -> list[int]:
    return [answer.value for answer in answers if answer.state is State.KNOWN and answer.value is not None]
