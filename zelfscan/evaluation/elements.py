"""What the process evaluation says per element: a few sentences and what directorates wrote themselves."""

from collections.abc import Iterator

from zelfscan.documents import fields_evaluation as fields
from zelfscan.documents.fields_base import Regel
from zelfscan.evaluation.picture import HESITANT, WILLING
from zelfscan.evaluation.words import EvaluationWords
from zelfscan.model.instrument import EvaluationElement
from zelfscan.model.plan import Advice
from zelfscan.rounds.small_groups import Show

MOST_PRECONDITIONS = 3


class Elements:
    """The elements of the evaluation, each with what is known of it."""

    def __init__(self, words: EvaluationWords) -> None:
        self.words, self.picture = words, words.picture
        self.names = {item.name: item for item in words.instrument.elements}
        self.asked = {item.id: item for item in words.instrument.evaluation}

    def all(self) -> tuple[fields.Onderdeel, ...]:
        """Every element of which anything is known."""
        made = (self._element(item) for item in self.words.instrument.elements)
        return tuple(item for item in made if item.regels or item.citaten)

    def silent(self) -> tuple[EvaluationElement, ...]:
        """Every element of which nothing can be told."""
        known = {item.naam for item in self.all()}
        return tuple(item for item in self.words.instrument.elements if _title(item) not in known)

    def _element(self, item: EvaluationElement) -> fields.Onderdeel:
        words = self.words
        frames = [
            words.tell("frame.moore", name=item.moore) if item.moore else "",
            words.tell("frame.saunders", name=item.saunders) if item.saunders else "",
        ]
        kept = " ".join(frame for frame in frames if frame)
        return fields.Onderdeel(
            naam=_title(item),
            vraag=item.question,
            kader=kept or words.tell("frame.own", sources=words.source_numbers(item.sources)),
            regels=tuple(Regel(tekst=line) for line in (*self._measured(item), *self._counted(item))),
            citaten=tuple(self._quotes(item)),
        )

    def _measured(self, item: EvaluationElement) -> Iterator[str]:
        """A sentence per mean."""
        for meter in self.picture.meters:
            mean = meter.whole
            if meter.measure.element == item.id and mean:
                key = f"mean.{meter.measure.key}"
                value, many = self.words.value(meter.measure, mean), self.words.shown(mean.told)
                if self.words.has(key):
                    yield self.words.tell(key, value=value, many=many)
                else:
                    yield self.words.tell("mean.any", name=self.words.name(meter.measure), value=value, many=many)

    def _counted(self, item: EvaluationElement) -> Iterator[str]:
        """A sentence per count: of yes and no, and of what the round knows."""
        for answer in self.picture.yes_no:
            if self.asked[answer.question].element == item.name:
                parts = [
                    self.words.tell(f"yes_no.{key}", many=self.words.shown(told))
                    for key, told in (("yes", answer.yes), ("no", answer.no))
                    if self.words.one(told)
                ]
                if parts:
                    yield self.words.tell("yes_no.line", name=self.asked[answer.question].text, parts=" ".join(parts))
        extra = {
            "EL1": self._recruited,
            "EL2": self._levels,
            "EL5": self._feedback,
            "EL11": self._preconditions,
            "EL14": self._residents,
        }
        if item.id in extra:
            yield from extra[item.id]()

    def _recruited(self) -> Iterator[str]:
        groups = self.picture.willing
        if groups:
            sizes = {key: groups[key].bit_count() for key in (WILLING, HESITANT)}
            yield self.words.tell("element.recruited", **sizes)

    def _levels(self) -> Iterator[str]:
        people = sum(member.people for member in self.picture.members)
        if self.picture.board.speaks and people >= self.picture.minimum:
            yield self.words.report("people", n=people)
        for item in self.picture.levels:
            level, asked = item.level.shown, self.words.shown(item.asked)
            if not self.words.one(item.asked):
                continue
            if item.returned is None:
                yield self.words.tell("element.level_all", level=level, asked=asked)
            elif self.words.one(item.returned):
                yield self.words.tell("element.level", level=level, asked=asked, back=self.words.shown(item.returned))

    def _feedback(self) -> Iterator[str]:
        if self.words.one(self.picture.feedback):
            yield self.words.tell("element.feedback", many=self.words.shown(self.picture.feedback))

    def _preconditions(self) -> Iterator[str]:
        for advice in Advice:
            told = self.picture.advice[advice]
            if self.words.one(told):
                yield self.words.tell(f"element.advice.{advice.value}", many=self.words.shown(told))
        order = (Show.MOST, Show.NUMBER, Show.AT_LEAST)
        lacking = [(item, self.picture.preconditions[item.id]) for item in self.words.instrument.preconditions]
        told_all = [(item, told) for item, told in lacking if self.words.one(told)]
        told_all.sort(key=lambda pair: (order.index(pair[1].show), -(pair[1].number or 0)))
        for item, told in told_all[:MOST_PRECONDITIONS]:
            yield self.words.tell("element.precondition", question=item.text, many=self.words.shown(told))

    def _residents(self) -> Iterator[str]:
        if self.words.one(self.picture.residents):
            yield self.words.tell("element.residents", many=self.words.shown(self.picture.residents))

    def _quotes(self, item: EvaluationElement) -> Iterator[fields.Citaten]:
        for found in self.picture.quotes:
            if found.question.element == item.name and found.texts:
                yield fields.Citaten(vraag=found.question.text, regels=tuple(Regel(tekst=text) for text in found.texts))


def _title(item: EvaluationElement) -> str:
    """The name of an element as a heading."""
    return item.name[:1].upper() + item.name[1:]
