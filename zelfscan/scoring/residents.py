"""What residents say: the mean of the mirror questions of a factor, shown beside control and never in it."""

from collections import defaultdict
from collections.abc import Iterator

from zelfscan.model.assessment import StatedAnswer
from zelfscan.model.instrument import Instrument, Level, MirrorQuestion
from zelfscan.model.scan import Answer, Scan, WorkProcess
from zelfscan.scoring.applies import meets
from zelfscan.scoring.merge import Merged
from zelfscan.scoring.numbers import mean

Views = dict[tuple[str | None, str], float]
"""Mean 0 (always) to 3 (never) per process (``None``: the directorate) and factor."""


def residents(instrument: Instrument, merged: Merged) -> Views:
    """The means of what residents know to say; "weet ik niet" has no value here."""
    values: dict[tuple[str | None, str], list[int]] = defaultdict(list)
    for question, answer in _answers(instrument, merged):
        if answer.value is not None:
            for process in _about(question, answer, merged.processes):
                values[process, question.factor].append(answer.value)
    return {place: mean(found) for place, found in values.items()}


def stated(instrument: Instrument, merged: Merged) -> Iterator[StatedAnswer]:
    """What residents answered, as given."""
    questions = {question.id for question in instrument.mirror}
    for scan in _experience(merged):
        for answer in scan.answers:
            if answer.question in questions:
                yield StatedAnswer(
                    question=answer.question,
                    process=answer.process,
                    level=scan.level,
                    source=scan.source,
                    state=answer.state,
                    option=answer.option,
                    value=answer.value,
                )


def _experience(merged: Merged) -> list[Scan]:
    return [scan for scan in merged.scans if scan.level == Level.EXPERIENCE]


def _answers(instrument: Instrument, merged: Merged) -> Iterator[tuple[MirrorQuestion, Answer]]:
    questions = {question.id: question for question in instrument.mirror}
    for scan in _experience(merged):
        yield from ((questions[answer.question], answer) for answer in scan.answers if answer.question in questions)


def _about(question: MirrorQuestion, answer: Answer, processes: tuple[WorkProcess, ...]) -> list[str | None]:
    """The processes that an answer is about, and the directorate."""
    named = [process for process in processes if answer.process in (None, process.code) and meets(question, process)]
    return [None, *(process.code for process in named)] if named else []
