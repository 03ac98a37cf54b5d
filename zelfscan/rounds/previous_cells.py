"""From the result of last time to the cells of a workbook of now: only what was put in the same way, and agreed on.

Where copies of one level differ nothing is shown: an answer of last time would then be somebody else's. Never shown
are opinions, what residents said, people's own judgement, the evaluation, and who filled in when: those are asked anew.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from zelfscan.comparison.wording import asked_of
from zelfscan.model.assessment import Assessment, StatedAnswer
from zelfscan.model.comparison import Asked
from zelfscan.model.instrument import Instrument, Level, Scope, State
from zelfscan.model.issue import PreviousCell
from zelfscan.model.moved import How
from zelfscan.model.plan import Result
from zelfscan.model.scan import WorkProcess
from zelfscan.text import fold
from zelfscan.workbook import layout

TOLD = (State.KNOWN, State.UNKNOWN, State.NOT_PROVIDED, State.NOT_APPLICABLE)
"""The states of an answer that somebody gave and that may be shown."""
_ANSWERS = "answers"


@dataclass(frozen=True, slots=True)
class Then:
    """What a directorate said last time, under the ids of today, beside how things were put then and are put now."""

    instrument: Instrument
    assessment: Assessment
    put_then: Asked | None
    """None when nothing tells how it was put: then no question counts as the same."""
    put_now: Asked

    @property
    def is_same_version(self) -> bool:
        """Whether the instrument has the same version still."""
        return self.assessment.instrument_version == self.instrument.version

    def is_same(self, question: str) -> bool:
        """Whether a question is put in the same words as then, with the same answers to choose from."""
        before, now = self.put_then, self.put_now
        if before is None or before.scales.get(_ANSWERS) != now.scales.get(_ANSWERS):
            return False
        old, new = before.questions.get(question), now.questions.get(question)
        return old is not None and new is not None and old.text == new.text

    def is_same_attribute(self, attribute: str) -> bool:
        """Whether an attribute has the same words and options as then."""
        before = self.put_then
        return before is not None and before.attributes.get(attribute) == self.put_now.attributes[attribute]


def then_of(instrument: Instrument, result: Result, scope: Scope) -> Then:
    """What a result says, for a workbook of this scope. Questions that only got another id have that of today."""
    renamed = {item.id: item.to[0] for item in instrument.moved if item.how is How.MOVED}
    old = result.assessment
    answers = tuple(
        answer.model_copy(update={"question": renamed.get(answer.question, answer.question)}) for answer in old.answers
    )
    remarks = tuple(
        said.model_copy(update={"remark": said.remark.model_copy(update={"question": renamed[said.remark.question]})})
        if said.remark.question in renamed
        else said
        for said in old.remarks
    )
    today = old.model_copy(update={"answers": answers, "remarks": remarks})
    put_now = asked_of(instrument, today.model_copy(update={"scope": scope}))
    put_then = result.asked or (asked_of(instrument, today) if old.instrument_version == instrument.version else None)
    if put_then is not None:
        words = {renamed.get(item, item): wording for item, wording in put_then.questions.items()}
        put_then = put_then.model_copy(update={"questions": words})
    return Then(instrument, today, put_then, put_now)


def cells_of(then: Then, level: Level, processes: Iterable[WorkProcess]) -> tuple[PreviousCell, ...]:
    """What stood in the workbooks of this level, in a fixed order; ``processes`` are those of now."""
    if level is Level.EXPERIENCE or level not in {scan.level for scan in then.assessment.scans}:
        return ()
    codes = _codes(then.assessment, processes)
    beside = _beside(then) if then.is_same_version else ()
    return (*_answers(then, level, codes), *_attributes(then, codes), *beside)


def changed(then: Then) -> tuple[str, ...]:
    """The questions and attributes of last time that are put otherwise now; none when nothing tells how they were."""
    if then.put_then is None:
        return ()
    questions = dict.fromkeys(answer.question for answer in _asked(then))
    attributes = (item.id for item in then.instrument.attributes if not then.is_same_attribute(item.id))
    return (*attributes, *(item for item in questions if not then.is_same(item)))


def _asked(then: Then) -> Iterator[StatedAnswer]:
    """The answers of the directorate itself that may be shown, of questions that are there now."""
    questions = {question.id: question for question in then.instrument.questions}
    for answer in then.assessment.answers:
        question = questions.get(answer.question)
        if answer.level is not Level.EXPERIENCE and question is not None and not question.opinion:
            yield answer


def _codes(assessment: Assessment, processes: Iterable[WorkProcess]) -> dict[str | None, str]:
    """The header of now by the process code of then, for processes with the same name; None is the directorate."""
    now = {fold(process.name): process.code for process in processes}
    codes: dict[str | None, str] = {None: layout.DIRECTORATE}
    codes |= {item.code: now[fold(item.name)] for item in assessment.processes if fold(item.name) in now}
    return codes


def _answers(then: Then, level: Level, codes: dict[str | None, str]) -> Iterator[PreviousCell]:
    """The answers on which all copies of a level agree, each question followed by what stood beside it."""
    options = {
        option.id: option.text for scale in then.instrument.scales if scale.id == _ANSWERS for option in scale.options
    }
    given: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for answer in _asked(then):
        told = answer.state in TOLD and answer.option in options and answer.level is level
        if told and answer.option and answer.process in codes and then.is_same(answer.question):
            given[answer.question][codes[answer.process]].add(options[answer.option])
    for question, cells in given.items():
        agreed = {header: texts for header, texts in cells.items() if len(texts) == 1}
        for header, texts in agreed.items():
            yield PreviousCell(row=question, header=header, text=texts.copy().pop())
        if agreed:
            yield from _remarks(then, level, question)


def _remarks(then: Then, level: Level, question: str) -> Iterator[PreviousCell]:
    """What stood beside a question; what several copies say stands below each other."""
    said = [item.remark for item in then.assessment.remarks if item.level is level and item.remark.question == question]
    for header, texts in (
        (layout.EVIDENCE, [remark.evidence for remark in said]),
        (layout.EXPLANATION, [remark.explanation for remark in said]),
    ):
        yield from _text(question, header, texts)


def _text(row: str, header: str, texts: Iterable[str]) -> Iterator[PreviousCell]:
    """The different texts of a cell, below each other."""
    whole = "\n".join(dict.fromkeys(text.strip() for text in texts if text.strip()))
    if whole:
        yield PreviousCell(row=row, header=header, text=whole)


def _attributes(then: Then, codes: dict[str | None, str]) -> Iterator[PreviousCell]:
    """The attributes of each work process that is the same one now."""
    for process in then.assessment.processes:
        for attribute in then.instrument.attributes:
            value = process.attributes.get(attribute.id)
            if process.code in codes and value is not None and then.is_same_attribute(attribute.id):
                text = layout.attribute_choice(value, attribute.options[value])
                yield PreviousCell(row=attribute.id, header=codes[process.code], text=text)


def _beside(then: Then) -> Iterator[PreviousCell]:
    """Preconditions and documents, as far as all workbooks of the directorate agree on them."""
    scales = {scale.id: {option.id: option.text for option in scale.options} for scale in then.instrument.scales}
    told, ready = then.assessment, layout.DOCUMENTS.headers[2]
    for item in then.instrument.preconditions:
        own = [answer for answer in told.preconditions if answer.precondition == item.id]
        sides = ((layout.COMMISSIONER, [a.commissioner for a in own]), (layout.LEAD, [a.lead for a in own]))
        for header, answers in sides:
            yield from _agreed(item.id, header, answers, scales["preconditions"])
    for document in then.instrument.documents:
        found = [answer for answer in told.documents if answer.document == document.id]
        yield from _agreed(document.id, ready, [answer.answer for answer in found], scales["at_hand"])
        yield from _text(document.id, layout.PLACE, [answer.place for answer in found])


def _agreed(row: str, header: str, answers: Iterable[str | None], texts: dict[str, str]) -> Iterator[PreviousCell]:
    """The one answer that all gave who gave any."""
    given = {answer for answer in answers if answer is not None and answer in texts}
    if len(given) == 1:
        yield PreviousCell(row=row, header=header, text=texts[given.pop()])
