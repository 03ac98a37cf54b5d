"""Small builders for tests: work processes and scans of a fictional directorate, from a rule that gives the answers."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping

from zelfscan.model.assessment import Assessment, CategoryResult, FactorResult
from zelfscan.model.instrument import AnswerOption, ContactType, Instrument, Level, Per, Question, Scope
from zelfscan.model.scan import Answer, Scan, WorkProcess

Rule = str | Mapping[str, str | None] | Callable[[Question, str | None], str | None]
"""One option for every cell, an option per question id, or a function of question and process; None is open."""

HEAVY = "2 2 3 3 2 3 1 2 2 3 2 3"
"""The Wmo-indicatie of scoring.md: W1 to W12."""

PRACTICE = {
    "controle bijstand": ("B", "1 2 2 3 2 3 3 2 2 3 2 2", "hoog hoog hoog hoog hoog hoog hoog hoog"),
    "begeleiding naar werk": ("A", "3 3 3 2 2 2 2 2 2 3 3 1", "hoog hoog hoog hoog - hoog hoog hoog"),
    "Wmo-indicatie": ("A", HEAVY, "hoog hoog hoog - - hoog hoog hoog"),
    "toezicht openbare ruimte": ("B", "2 3 3 2 2 2 2 3 3 1 2 0", "midden hoog hoog hoog - laag midden midden"),
    "leerplicht": ("B", "1 2 2 2 2 3 2 2 2 2 1 1", "midden midden hoog hoog - midden midden hoog"),
    "paspoort bij het stadsloket": ("A", "0 0 2 2 1 3 0 3 2 1 0 1", "laag laag midden - - midden laag midden"),
    "parkeerboete uitschrijven": ("B", "0 1 2 1 2 2 1 3 1 1 1 0", "midden midden midden - - laag laag midden"),
    "buurtparticipatie": ("C", "3 3 1 2 2 1 0 2 1 2 3 1", "hoog hoog hoog - - midden hoog midden"),
    "subsidie startende ondernemers": ("A", "2 3 1 2 2 1 1 1 2 1 3 2", "midden midden hoog - - midden midden midden"),
    "woningurgentie": ("A", "1 2 2 3 2 3 1 2 1 3 2 3", "hoog hoog midden - - hoog hoog hoog"),
    "bezwaar omgevingsplan": ("C", "1 2 0 2 2 1 0 2 1 1 2 2", "midden midden midden - - midden midden midden"),
    "stadspas": ("A", "0 0 2 1 0 1 1 3 1 3 3 2", "midden laag laag - - midden midden midden"),
    "aanvraag bijstand": ("A", "1 1 2 3 2 3 1 2 1 3 1 3", "hoog midden midden - - hoog hoog hoog"),
    "standplaats op de markt": ("A", "2 2 1 2 2 1 1 1 1 1 3 1", "midden midden midden - - midden midden midden"),
}
"""The fourteen processes of scoring.md: contact type, W1 to W12, and the inherent class per R1 to R8."""


def process(
    code: str = "P1", contact: str = "A", values: str = HEAVY, name: str = "", **changes: int | None
) -> WorkProcess:
    """A work process with W1 to W12 as a row of numbers, and changes to single attributes (None: left empty)."""
    filled: dict[str, int | None] = {f"W{n}": int(value) for n, value in enumerate(values.split(), start=1)}
    filled |= changes
    return WorkProcess(
        code=code,
        name=name or f"proces {code}",
        contact=tuple(ContactType(letter) for letter in contact),
        attributes={attribute: value for attribute, value in filled.items() if value is not None},
    )


def scan(
    instrument: Instrument,
    *processes: WorkProcess,
    rule: Rule = "ja",
    asked: Iterable[str] | None = None,
    level: Level = Level.TOGETHER,
    people: int | None = 6,
    **fields: object,
) -> Scan:
    """A scan in which every cell that can be asked is answered by the rule; ``asked`` limits the questions."""
    questions = [question for question in instrument.questions if asked is None or question.id in set(asked)]
    shown = processes or (process(),)
    scope = fields.pop("scope", Scope.ALL)
    values: dict[str, object] = {
        "source": f"{level}.xlsx",
        "instrument": instrument.id,
        "instrument_version": instrument.version,
        "full": asked is None,
        "scope": scope,
        "level": level,
        "directorate": "Dienst Voorbeeld",
        "people": people,
        "date": dt.date(2027, 1, 11),
        "contact": tuple(ContactType),
        "asked": frozenset(question.id for question in questions),
        "processes": shown,
        "answers": tuple(_answers(instrument, questions, shown, rule)),
    }
    return Scan.model_validate(values | fields)


def _answers(
    instrument: Instrument, questions: Iterable[Question], processes: Iterable[WorkProcess], rule: Rule
) -> Iterable[Answer]:
    known = options(instrument)
    for question in questions:
        for place in [item.code for item in processes] if question.per == Per.PROCESS else [None]:
            chosen = known.get(_chosen(rule, question, place) or "")
            if chosen:
                yield Answer(question.id, place, chosen.state, chosen.value, chosen.id)


def _chosen(rule: Rule, question: Question, place: str | None) -> str | None:
    if isinstance(rule, str):
        return rule
    return rule.get(question.id) if isinstance(rule, Mapping) else rule(question, place)


def options(instrument: Instrument, scale: str = "answers") -> dict[str, AnswerOption]:
    """The options of a scale by id."""
    return {option.id: option for found in instrument.scales if found.id == scale for option in found.options}


def mirror(instrument: Instrument, rule: Mapping[str, str], processes: Iterable[WorkProcess] = ()) -> Scan:
    """A scan of residents: an option of the mirror scale per mirror question."""
    known = options(instrument, "mirror")
    answers = [Answer(name, None, known[chosen].state, known[chosen].value, chosen) for name, chosen in rule.items()]
    return scan(instrument, level=Level.EXPERIENCE, asked=()).model_copy(
        update={"asked": frozenset(rule), "answers": tuple(answers), "processes": tuple(processes)}
    )


def ids(instrument: Instrument, *prefixes: str, core: bool = False) -> list[str]:
    """Ids of the questions of categories or factors (``R2``, ``R2.1``)."""
    return [
        question.id
        for question in instrument.questions
        if (question.category in prefixes or question.factor in prefixes) and (question.core or not core)
    ]


def cell(assessment: Assessment, category: str, place: str | None = "P1") -> CategoryResult:
    """One result: a category for a process, or for the directorate."""
    found = (*assessment.results, *assessment.enabling)
    return next(result for result in found if result.category == category and result.process == place)


def factor(result: CategoryResult, name: str) -> FactorResult:
    """One factor of a result."""
    return next(found for found in result.factors if found.factor == name)
