"""The interview guide: first what the numbers of this round ask for, then every question by whom it is for."""

from collections.abc import Iterator

from zelfscan.documents import fields_evaluation as fields
from zelfscan.documents.fields_base import Regel
from zelfscan.evaluation.counting import Meter
from zelfscan.evaluation.elements import Elements
from zelfscan.evaluation.picture import ONE_YES_IS_ENOUGH
from zelfscan.evaluation.words import EvaluationWords
from zelfscan.model.instrument import InterviewQuestion

MOST_FIRST = 6
QUESTION_OF = {"coverage": "PE9", "unknown": "PE9"}
"""Which question of the evaluation the round answers itself with a measure."""
LOW_KINDS = {"scale": "evaluation_scale", "grade": "evaluation_grade"}
"""Kinds of measures with the setting below which a mean asks for a talk."""


class Guide:
    """The questions of the interview guide for one round."""

    def __init__(self, words: EvaluationWords, elements: Elements) -> None:
        self.words, self.picture, self.elements = words, words.picture, elements

    def parts(self) -> tuple[fields.GespreksDeel, ...]:
        """All questions, by whom they are for, in the order of the content."""
        who = dict.fromkeys(person for item in self.words.instrument.interview for person in item.who)
        return tuple(
            fields.GespreksDeel(
                wie=self.words.tell(f"who.{person.replace(' ', '_')}"),
                vragen=tuple(self._question(item) for item in self.words.instrument.interview if person in item.who),
            )
            for person in who
        )

    def first(self) -> tuple[fields.GespreksVraag, ...]:
        """At most six questions, each with why it is asked now: what is low first, then what nobody told."""
        interview = self.words.instrument.interview
        chosen: dict[str, fields.GespreksVraag] = {}
        for asked, reason in self._low_reasons():
            for item in interview:
                if asked in item.ask_when:
                    chosen.setdefault(item.id, self._question(item, reason))
        for element in self.elements.silent():
            reason = self.words.tell("guide.silent", name=element.name)
            for item in [one for one in interview if one.element == element.id][:1]:
                chosen.setdefault(item.id, self._question(item, reason))
        return tuple(chosen.values())[:MOST_FIRST]

    def low(self) -> Iterator[tuple[Meter, str]]:
        """The measures that ask for a talk, with their mean in words."""
        for meter in self.picture.meters:
            mean = meter.whole
            if mean and self._is_low(meter, mean.value):
                yield meter, self.words.value(meter.measure, mean)

    def _is_low(self, meter: Meter, value: float) -> bool:
        settings, measure = self.words.instrument.settings, meter.measure
        if measure.kind in LOW_KINDS:
            return round(value, 1) < float(getattr(settings, LOW_KINDS[measure.kind]).value)
        if measure.key == "coverage":
            return value < settings.coverage_minimum.value
        return measure.key == "unknown" and value > settings.unknown_share.value

    def _low_reasons(self) -> Iterator[tuple[str, str]]:
        """Questions of the evaluation with an outcome that asks for a talk, each with the reason."""
        for meter, value in self.low():
            key = meter.measure.key
            name = self.words.name(meter.measure)
            yield QUESTION_OF.get(key, key), self.words.tell("guide.low", name=name, value=value)
        for answer in self.picture.yes_no:
            question = self.elements.asked[answer.question]
            once = answer.question in ONE_YES_IS_ENOUGH
            troubling = answer.yes if once else answer.no
            if question.in_workbook and self.words.one(troubling):
                key, many = "guide.nasty" if once else "guide.not_done", self.words.shown(troubling)
                yield answer.question, self.words.tell(key, many=many, name=question.text)

    def _question(self, item: InterviewQuestion, reason: str = "") -> fields.GespreksVraag:
        return fields.GespreksVraag(
            vraag=item.text,
            wie=self.words.join(self.words.tell(f"who_short.{person.replace(' ', '_')}") for person in item.who),
            waarom=reason,
            doorvragen=tuple(Regel(tekst=text) for text in item.follow_up),
        )
