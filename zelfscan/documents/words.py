"""The instrument as the documents use it: items by id, and the words for classes, dates and people."""

import datetime as dt
from collections.abc import Iterable, Mapping

from zelfscan.model.assessment import CategoryResult, ControlClass, RiskClass
from zelfscan.model.instrument import (
    AnswerOption,
    Attribute,
    Category,
    Factor,
    Instrument,
    Intervention,
    MirrorQuestion,
    Precondition,
    Question,
    Role,
    Scope,
    Source,
)
from zelfscan.model.scan import WorkProcess

CLASS_ORDER = (RiskClass.LOW, RiskClass.MEDIUM, RiskClass.HIGH, RiskClass.VERY_HIGH)


class Words:
    """Look-ups by id and the sentences of ``content/texts/plan.yaml``, for one instrument and scope."""

    def __init__(self, instrument: Instrument, scope: Scope, processes: Iterable[WorkProcess] = ()) -> None:
        self.instrument = instrument
        self.categories: Mapping[str, Category] = {item.id: item for item in instrument.categories}
        self.factors: Mapping[str, Factor] = {item.id: item for item in instrument.factors}
        self.questions: Mapping[str, Question] = {item.id: item for item in instrument.questions}
        self.mirror: Mapping[str, MirrorQuestion] = {item.id: item for item in instrument.mirror}
        self.interventions: Mapping[str, Intervention] = {item.id: item for item in instrument.interventions}
        self.roles: Mapping[str, Role] = {item.id: item for item in instrument.roles}
        self.sources: Mapping[str, Source] = {item.id: item for item in instrument.sources}
        self.attributes: Mapping[str, Attribute] = {item.id: item for item in instrument.attributes}
        self.preconditions: Mapping[str, Precondition] = {item.id: item for item in instrument.preconditions}
        self.options: Mapping[tuple[str, str], AnswerOption] = {
            (scale.id, option.id): option for scale in instrument.scales for option in scale.options
        }
        self.scope = next(item for item in instrument.scopes if item.id is scope)
        self.processes: Mapping[str, WorkProcess] = {process.code: process for process in processes}

    def say(self, key: str, **names: object) -> str:
        """The sentence under ``plan.<key>``, filled in."""
        sentence = self.instrument.texts[f"plan.{key}"]
        return sentence.format_map(names) if names else sentence

    def date(self, day: dt.date | None) -> str:
        """A date as people write it: 12 maart 2027."""
        if day is None:
            return self.say("date_unknown")
        return f"{day.day} {self.say('months').split()[day.month - 1]} {day.year}"

    def join(self, parts: Iterable[str]) -> str:
        """Words as a list in a sentence: a, b en c."""
        *first, last = [part for part in parts if part] or [""]
        return f"{', '.join(first)} {self.say('and')} {last}" if first else last

    def people(self, number: int | None) -> str:
        """How many people: 1 persoon, 6 mensen, or that nobody filled it in."""
        if number is None:
            return self.say("people_unknown")
        return self.say("people_one") if number == 1 else self.say("people_many", n=number)

    def process(self, code: str | None) -> str:
        """The name of a work process, or the words for the whole directorate."""
        if code is None:
            return self.say("directorate")
        process = self.processes.get(code)
        return process.name if process and process.name else f"{code} {self.say('unnamed_process')}"

    def question(self, identifier: str) -> str:
        """The text of a question, with the grounds of the scope filled in."""
        item = self.questions.get(identifier) or self.mirror[identifier]
        return item.text.replace("{gronden}", self.scope.phrase)

    def option(self, scale: str, identifier: str | None, empty: str) -> str:
        """The text of a chosen answer, or the sentence under ``plan.<empty>``."""
        return self.options[scale, identifier].text if identifier else self.say(empty)

    def category(self, identifier: str) -> str:
        """Number and name: R2 Beslisruimte."""
        return f"{identifier} {self.categories[identifier].name}"

    def title(self, result: CategoryResult) -> str:
        """Category and process in a few words: Beslisruimte bij aanvraag Wmo."""
        name = self.categories[result.category].name
        return self.say("risk_title", category=name, process=self.process(result.process))

    def risk(self, risk_class: RiskClass) -> str:
        """The word for a risk class."""
        return self.say(f"class.{risk_class.value}")

    def control(self, control_class: ControlClass) -> str:
        """The words for a class of control."""
        return self.say(f"control.{control_class.value}")

    def residual(self, result: CategoryResult) -> str:
        """The residual risk as people see it: never a class without its band when that is wide, moves beside it."""
        residual = result.residual
        if residual is None:
            return self.control(result.control.class_)
        if residual.class_ is RiskClass.UNCLEAR:
            computed = self.say("unclear_band", best=self.risk(residual.best), worst=self.risk(residual.worst))
        else:
            computed = self.risk(residual.class_)
        if residual.moved is None:
            return computed
        return self.say("moved", moved=self.risk(residual.moved), computed=computed)

    def source_numbers(self, identifiers: Iterable[str]) -> str:
        """Source numbers in order, each once: S17, S34, Z1."""
        order = {source: place for place, source in enumerate(self.sources)}
        return ", ".join(sorted(set(identifiers), key=lambda source: order.get(source, len(order))))
