"""The two assessments side by side: answers by cell under the ids of today, and which work processes are the same."""

from collections import defaultdict
from dataclasses import dataclass

from zelfscan.model.assessment import Assessment, StatedAnswer
from zelfscan.model.comparison import Asked, Why, Wording
from zelfscan.model.instrument import Instrument, Level
from zelfscan.model.moved import How, Moved
from zelfscan.model.scan import WorkProcess
from zelfscan.text import fold

Key = tuple[str, str | None, Level]
"""A cell: a question by its id of today, a work process (None: the directorate), and a level."""


@dataclass(frozen=True, slots=True)
class Side:
    """One assessment as it is compared.

    ``former`` gives the id under which a question was asked, where that is another one; ``reshaped`` are questions
    of today that came from a question that was split or merged. ``asked`` is None when nobody knows any more.
    ``unconfirmed`` are questions and processes that still hold an older answer.
    """

    assessment: Assessment
    asked: Asked | None
    cells: dict[Key, list[StatedAnswer]]
    former: dict[str, str]
    reshaped: frozenset[str]
    unconfirmed: frozenset[tuple[str, str | None]]

    @property
    def processes(self) -> dict[str, WorkProcess]:
        """The work processes by code."""
        return {process.code: process for process in self.assessment.processes}

    def wording(self, question: str) -> Wording | None:
        """How a question of today was put on this side; None when it was not, or nobody knows."""
        return self.asked.questions.get(self.former.get(question, question)) if self.asked else None

    def levels(self, question: str, process: str | None) -> set[Level]:
        """On behalf of which levels a question was answered for a work process."""
        return {level for level in Level if (question, process, level) in self.cells}


def side(instrument: Instrument, assessment: Assessment, asked: Asked | None) -> Side:
    """One assessment with its answers under the ids of today. A question that is gone keeps its own id."""
    moved = {item.id: item for item in instrument.moved}
    cells: dict[Key, list[StatedAnswer]] = defaultdict(list)
    former: dict[str, str] = {}
    reshaped: set[str] = set()
    for answer in assessment.answers:
        item = moved.get(answer.question)
        for question in _today(answer.question, item):
            cells[question, answer.process, answer.level].append(answer)
            if item is not None and item.to:
                former[question] = answer.question
                reshaped.update({question} if item.how is not How.MOVED else ())
    unconfirmed = frozenset((new, code) for old, code in assessment.unconfirmed for new in _today(old, moved.get(old)))
    return Side(assessment, asked, dict(cells), former, frozenset(reshaped), unconfirmed)


def _today(question: str, moved: Moved | None) -> tuple[str, ...]:
    """The ids of today of a question."""
    return moved.to if moved is not None and moved.to else (question,)


def other_process(before: Side, after: Side, code: str | None) -> Why | None:
    """Why a work process is not the same on both sides; None when code and name agree, or for the directorate."""
    if code is None:
        return None
    old, new = before.processes.get(code), after.processes.get(code)
    if old is None or new is None:
        if old is new:
            return None  # only residents name it
        return Why.NEW_PROCESS if old is None else Why.GONE_PROCESS
    return None if fold(old.name) == fold(new.name) else Why.OTHER_PROCESS
