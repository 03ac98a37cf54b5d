"""Comparisons for tests: two fillings of one fictional directorate, and an instrument that changed in between."""

from collections.abc import Callable, Iterable, Sequence

from zelfscan.comparison.compare import compare
from zelfscan.comparison.wording import asked_of
from zelfscan.model.assessment import Assessment
from zelfscan.model.comparison import AnswerChange, Asked, Comparison, RiskChange
from zelfscan.model.instrument import Instrument, Level, Question
from zelfscan.model.progress import FollowedAction
from zelfscan.model.scan import Scan
from zelfscan.scoring import assess
from zelfscan.scoring.again import rescore


def assessed(instrument: Instrument, *scans: Scan) -> Assessment:
    """The assessment of these workbooks."""
    return assess(instrument, scans)[0]


def compared(
    instrument: Instrument, then: Sequence[Scan], now: Sequence[Scan], actions: Iterable[FollowedAction] = ()
) -> Comparison:
    """Two fillings, both with this instrument."""
    return compared_over(instrument, instrument, then, now, actions)


def compared_over(
    older: Instrument,
    newer: Instrument,
    then: Sequence[Scan],
    now: Sequence[Scan],
    actions: Iterable[FollowedAction] = (),
) -> Comparison:
    """Two fillings, each with its own version of the instrument."""
    before, after = assessed(older, *then), assessed(newer, *now)
    asked: Asked | None = asked_of(older, before)
    return compare(newer, before, after, asked, actions, rescore)


def change_of(
    comparison: Comparison, question: str, process: str | None = "P1", level: Level = Level.TOGETHER
) -> AnswerChange:
    """How one cell moved."""
    found = [
        item for item in comparison.answers if (item.question, item.process, item.level) == (question, process, level)
    ]
    assert len(found) == 1, f"{question} {process} {level}: {len(found)} changes"
    return found[0]


def risk_of(comparison: Comparison, category: str, process: str | None = "P1") -> RiskChange:
    """How one risk moved."""
    found = [item for item in comparison.risks if (item.category, item.process) == (category, process)]
    assert len(found) == 1, f"{category} {process}: {len(found)} changes"
    return found[0]


def with_questions(instrument: Instrument, change: Callable[[Question], Question | None]) -> Instrument:
    """The instrument with its questions changed one by one; None takes a question out."""
    questions = tuple(new for item in instrument.questions if (new := change(item)) is not None)
    return instrument.model_copy(update={"questions": questions, "version": f"{instrument.version}-later"})


def reworded(instrument: Instrument, *ids: str) -> Instrument:
    """The instrument with these questions put in other words."""
    return with_questions(
        instrument,
        lambda item: item.model_copy(update={"text": f"{item.text} En waarom?"}) if item.id in ids else item,
    )
