"""The cells of all workbooks: which question was asked where, and in which state its answer is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zelfscan.model.assessment import Counts
from zelfscan.model.instrument import Instrument, Level, Question, State
from zelfscan.model.scan import Answer, Scan, WorkProcess
from zelfscan.scoring.applies import Applicability, gates, in_scope
from zelfscan.scoring.merge import Merged

COUNTED = {state.value: state for state in State if state != State.NOT_ASKED}


@dataclass(frozen=True, slots=True)
class Cell:
    """A question that was asked for a process (or, with ``process`` None, the directorate) in one workbook.

    ``scan`` is the place of the workbook. ``value`` is 0 to 3 for known answers. ``covered`` means: the answer
    counts, but is never shown on its own, because it would point at a group that is too small.
    """

    question: Question
    process: str | None
    scan: int
    level: Level
    state: State
    value: int | None = None
    option: str | None = None
    covered: bool = False


@dataclass(frozen=True, slots=True)
class _Workbook:
    """One workbook while its cells are laid out. ``own`` are its processes whose name contradicts nobody."""

    place: int
    scan: Scan
    questions: dict[str, Question]
    applicability: Applicability
    own: dict[str, WorkProcess]
    given: dict[tuple[str, str | None], Answer]


def cells(instrument: Instrument, merged: Merged) -> list[Cell]:
    """All cells of the levels that count in control, in order of question, workbook and process."""
    found: list[Cell] = []
    for place, scan in enumerate(merged.scans):
        if scan.level != Level.EXPERIENCE:
            workbook = _workbook(instrument, merged, place, scan)
            found += _per_process(workbook, merged.processes)
            found += _once(workbook, merged.processes)
    order = {question.id: number for number, question in enumerate(instrument.questions)}
    return sorted(found, key=lambda cell: (order[cell.question.id], cell.scan))


def _workbook(instrument: Instrument, merged: Merged, place: int, scan: Scan) -> _Workbook:
    questions = in_scope(instrument, scan.scope)
    asked = [question for question in questions.values() if question.id in scan.asked]
    own = {process.code: process for process in scan.processes if (place, process.code) not in merged.conflicts}
    given = {(answer.question, answer.process): answer for answer in scan.answers}
    return _Workbook(place, scan, questions, Applicability(asked, gates(instrument)), own, given)


def _per_process(workbook: _Workbook, processes: tuple[WorkProcess, ...]) -> Iterator[Cell]:
    """Cells of the processes that this workbook holds; one whose name contradicts another workbook is open."""
    here = {process.code for process in workbook.scan.processes}
    for process in processes:
        asked = workbook.applicability.of(process) if process.code in here else frozenset()
        own = workbook.own.get(process.code)
        if own is None:
            yield from (_cell(workbook, question, process.code, None) for question in asked)
        else:
            yield from _asked(workbook, asked, workbook.applicability.of(own), process.code)


def _once(workbook: _Workbook, processes: tuple[WorkProcess, ...]) -> Iterator[Cell]:
    applicability = workbook.applicability
    return _asked(workbook, applicability.once(processes), applicability.once(workbook.own.values()), None)


def _asked(
    workbook: _Workbook, asked: frozenset[str], open_here: frozenset[str], process: str | None
) -> Iterator[Cell]:
    """The cells that were asked: a cell that this workbook itself greyed was not, unless it was answered."""
    for question in asked:
        answer = workbook.given.get((question, process))
        if (answer or question in open_here) and not (answer and answer.state == State.NOT_ASKED):
            yield _cell(workbook, question, process, answer)


def _cell(workbook: _Workbook, question: str, process: str | None, answer: Answer | None) -> Cell:
    state, value, option = (answer.state, answer.value, answer.option) if answer else (State.OPEN, None, None)
    return Cell(workbook.questions[question], process, workbook.place, workbook.scan.level, state, value, option)


def count(found: Sequence[Cell]) -> Counts:
    """How many cells are in each state."""
    states = [cell.state for cell in found]
    return Counts(**{name: states.count(state) for name, state in COUNTED.items()})
