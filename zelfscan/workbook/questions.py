"""Reads the answers to the questions: which of them are asked of which process, and what is said there."""

from collections import defaultdict
from collections.abc import Iterable

from zelfscan.model.instrument import AnswerOption, ContactType, MirrorQuestion, Per, Question, State
from zelfscan.model.scan import Answer, Remark
from zelfscan.workbook import layout
from zelfscan.workbook.cells import NOTHING, Desk, answer_cell, option, row_text
from zelfscan.workbook.inventory import Inventory
from zelfscan.workbook.notes import Cell
from zelfscan.workbook.processes import Processes
from zelfscan.workbook.tables import Row

_MOST_REASONS = 3
"""So many missing reasons on a sheet are named cell by cell; the others as one number."""
_SELECTION = "W7"
"""The attribute that says whether people are chosen; it decides whether R4 and R5 are asked of a process."""


class QuestionReader:
    """Reads rows of questions for the processes of one workbook."""

    def __init__(self, desk: Desk, processes: Processes) -> None:
        self._desk, self._unclear = desk, processes.unclear
        self._processes = {process.code: process for process in processes.found}
        self._choices = desk.index.scales["answers"]
        self._ignored: dict[tuple[int, int], list[Cell]] = defaultdict(list)
        self._without_reason: dict[int, list[Cell]] = defaultdict(list)
        settings = desk.index.instrument.settings
        self._selects_from = {"R4": settings.r4_w7_at_least.value, "R5": settings.r5_w7_at_least.value}
        issued = desk.identity.contact
        self._contact = {
            code: set(issued if code in self._unclear else process.contact) for code, process in self._processes.items()
        }
        self._all_contact: set[ContactType] = set().union(*self._contact.values()) if self._contact else set(issued)

    def read(self, rows: Iterable[Row]) -> tuple[tuple[Answer, ...], tuple[Remark, ...]]:
        """All answers that are asked for, and the free text beside them; open ones where a row is gone."""
        rows = tuple(rows)
        answers = self._gone({row.id for row in rows})
        remarks: list[Remark] = []
        for row in rows:
            question = self._desk.index.questions[row.id]
            evidence = row_text(self._desk, row, layout.EVIDENCE)
            explanation = row_text(self._desk, row, layout.EXPLANATION)
            if evidence or explanation:
                remarks.append(Remark(question=row.id, evidence=evidence, explanation=explanation))
            answers.extend(self._answers(row, question, bool(explanation.strip())))
        self._name_ignored()
        self._name_without_reason()
        return tuple(answers), tuple(remarks)

    def _gone(self, there: set[str]) -> list[Answer]:
        """Open answers to the questions of this workbook that have no row."""
        gone = [item for item in self._desk.index.questions.values() if item.id in self._desk.identity.asked - there]
        places = (None, *self._desk.identity.codes)
        return [_answer(item.id, place, None) for item in gone for place in places if self._applies(item, place)]

    def _answers(self, row: Row, question: Question, reasoned: bool) -> list[Answer]:
        """The answers in one row; an empty cell that is asked gives an open one."""
        answers = []
        without_reason: Cell | None = None
        for header in (layout.DIRECTORATE, *self._desk.identity.codes):
            process = None if header == layout.DIRECTORATE else header
            cell = answer_cell(row, header)
            if not self._applies(question, process):
                self._ignore(cell)
                continue
            chosen = option(self._desk, cell, self._choices, reasoned=reasoned)
            if process not in self._unclear:
                self._desk.count(cell, chosen is not None)
            if chosen and chosen.needs_reason and not reasoned and not self._is_bare(cell):
                without_reason = without_reason or cell
            answers.append(_answer(question.id, process, chosen))
        if without_reason:
            self._without_reason[without_reason.grid.number].append(without_reason)
        return answers

    def _is_bare(self, cell: Cell | None) -> bool:
        """Whether the cell holds a bare "n.v.t.", which has a finding of its own."""
        return cell is not None and isinstance(cell.value, str) and self._choices.match(cell.value).bare

    def _applies(self, question: Question, process: str | None) -> bool:
        """Whether the question is asked of this process, or of the directorate."""
        if process is None:
            return question.per is Per.DIRECTORATE and not self._all_contact.isdisjoint(question.contact)
        if question.per is not Per.PROCESS or process not in self._processes:
            return False
        return not self._contact[process].isdisjoint(question.contact) and self._selects(question, process)

    def _selects(self, question: Question, process: str) -> bool:
        """Whether the process chooses people as far as this question needs; also when that is not filled in."""
        least, value = self._selects_from.get(question.category), self._processes[process].attributes.get(_SELECTION)
        return least is None or value is None or value >= least

    def _ignore(self, cell: Cell | None) -> None:
        """Remember something that stands where nothing is asked."""
        if cell is None or (cell.grid.number, cell.row, cell.column) in self._desk.from_last_time:
            return
        if cell.value not in NOTHING and str(cell.value).strip():
            self._ignored[cell.grid.number, cell.column].append(cell)

    def _name_ignored(self) -> None:
        """Name what stands where nothing is asked: one finding per column of a sheet."""
        for cells in self._ignored.values():
            first = min(cells, key=lambda cell: cell.row)
            code = "AN-010" if len(cells) == 1 else "AN-011"
            self._desk.notes.on_cell(code, first, count=str(len(cells)))

    def _name_without_reason(self) -> None:
        """Name the answers that lack a reason: the first ones of a sheet by cell, the others as one number."""
        for cells in self._without_reason.values():
            cells.sort(key=lambda cell: cell.row)
            most = _MOST_REASONS if len(cells) > _MOST_REASONS + 1 else len(cells)
            for cell in cells[:most]:
                self._desk.notes.on_cell("AN-007", cell)
            if rest := cells[most:]:
                self._desk.notes.on_cell("AN-022", rest[0], count=str(len(rest)))


def read_mirror(desk: Desk, inventory: Inventory) -> tuple[tuple[Answer, ...], tuple[Remark, ...]]:
    """The answers of residents to the mirror questions, and what they add."""
    answers, remarks = [], []
    for row in inventory.of(layout.MIRROR.key):
        question: MirrorQuestion = desk.index.mirror[row.id]
        cell = answer_cell(row, layout.ANSWER)
        chosen = option(desk, cell, desk.index.scales["mirror"])
        desk.count(cell, chosen is not None)
        answers.append(_answer(question.id, None, chosen))
        if explanation := row_text(desk, row, layout.EXPLANATION):
            remarks.append(Remark(question=row.id, explanation=explanation))
    return tuple(answers), tuple(remarks)


def _answer(question: str, process: str | None, chosen: AnswerOption | None) -> Answer:
    """The answer that an option stands for; open without one."""
    if chosen is None:
        return Answer(question, process, State.OPEN)
    return Answer(question, process, chosen.state, chosen.value, chosen.id)
