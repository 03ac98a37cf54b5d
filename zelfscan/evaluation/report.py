"""The process evaluation as a Word document: from the picture of a round to the placeholders of the template."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from zelfscan.documents import fields_evaluation as fields
from zelfscan.documents.fields_base import Regel
from zelfscan.documents.fields_report import Groep, GroepVak
from zelfscan.documents.render import render
from zelfscan.evaluation.counting import Meter
from zelfscan.evaluation.elements import Elements
from zelfscan.evaluation.guide import Guide
from zelfscan.evaluation.picture import Picture
from zelfscan.evaluation.words import EvaluationWords
from zelfscan.model.instrument import EvaluationQuestion, Level
from zelfscan.rounds.small_groups import SEVERAL, Told

SUCCESS = ("PE21", "PE26")
"""Questions about what helped most and what held back most."""
JUDGED = ("scale", "grade")
"""Kinds of measures that say what people think."""
MOST_QUESTIONS, MOST_ADVICE, NAMED = 15, 3, 3


def report(picture: Picture, template: Path, day: dt.date) -> bytes:
    """The bytes of ``procesevaluatie.docx``. Raises TemplateProblem and OSError for a template that does not work."""
    return render(template, report_fields(picture, day).model_dump())


def report_fields(picture: Picture, day: dt.date) -> fields.ProcesevaluatieVelden:
    """All placeholders of the process evaluation."""
    writer = Writer(picture)
    words, current = writer.words, picture.round
    groups = (writer.contact(), writer.willing(), writer.levels())
    return fields.ProcesevaluatieVelden(
        organisatie=current.organisation.name,
        ronde=current.name,
        datum=words.date(day),
        instrument=words.say("instrument", title=picture.instrument.title, version=picture.instrument.version),
        kleinste_groep=str(picture.minimum),
        respons=writer.response(),
        te_weinig="" if picture.board.speaks else words.tell("too_few"),
        samenvatting=_lines(writer.summary()),
        besluiten=_lines(list(writer.advice())[:MOST_ADVICE]),
        kern=tuple(writer.core()),
        niet_getoond=_lines(writer.not_shown()),
        onderdelen=writer.elements.all(),
        verschillen=tuple(item for item in groups if item.regels),
        niet_vergeleken=writer.not_compared(groups),
        onderwerpen=tuple(writer.subjects()),
        lastig=tuple(writer.hard()),
        niet_te_zeggen=_lines(words.under("cannot")),
        vraag_eerst=writer.guide.first(),
        leidraad=writer.guide.parts(),
    )


class Writer:
    """The parts of the report for one round."""

    def __init__(self, picture: Picture) -> None:
        self.picture, self.words = picture, EvaluationWords(picture)
        self.elements = Elements(self.words)
        self.guide = Guide(self.words, self.elements)

    def response(self) -> str:
        """How many directorates sent something back, without a number that tells how few did not."""
        total, returned, minimum = len(self.picture.members), self.picture.returned, self.picture.minimum
        if not returned:
            return self.words.report("response.none")
        if returned == total:
            return self.words.report("response.one" if total == 1 else "response.all", n=returned, total=total)
        if min(returned, total - returned) >= minimum:
            return self.words.report("response.number", n=returned, total=total)
        most = returned >= minimum and total > minimum + SEVERAL
        return self.words.report("response.most" if most else "response.part", n=returned, total=total)

    def summary(self) -> Iterator[str]:
        """The picture in a few sentences."""
        low = {meter.measure.key for meter, _ in self.guide.low()}
        liked = [meter for meter in self._judged() if meter.measure.key not in low]
        for key, meters in (("good", liked), ("low", [m for m in self._judged() if m.measure.key in low])):
            if meters:
                yield self.words.tell(f"summary.{key}", names=self.words.join(self._named(meter) for meter in meters))
        for key in ("coverage", "PE8", "days"):
            meter = self.picture.meter(key)
            mean = meter.whole if meter else None
            if meter and mean:
                yield self.words.tell(f"summary.{key}", value=self.words.value(meter.measure, mean))
        nasty = next((item.yes for item in self.picture.yes_no if item.question == "PE18"), None)
        if nasty and self.words.one(nasty):
            yield self.words.tell("summary.nasty", many=self.words.shown(nasty))
        if any(item.texts for item in self.picture.quotes if item.question.id in SUCCESS):
            yield self.words.tell("summary.own_words")
        yield self.words.tell("summary.meaning")

    def _judged(self) -> list[Meter]:
        """What people judged, with enough directorates behind it."""
        return [item for item in self.picture.meters if item.measure.kind in JUDGED and item.whole]

    def _named(self, meter: Meter) -> str:
        """A measure in the middle of a sentence, with its mean."""
        mean, name = meter.whole, self.words.name(meter.measure)
        return f"{name[:1].lower()}{name[1:]} ({self.words.value(meter.measure, mean)})" if mean else name

    def advice(self) -> Iterator[str]:
        """What the bureau proposes: at most three sentences, none of them about a cause."""
        hard = [item.question for item in self.picture.hard][:NAMED]
        low = [self._named(meter) for meter, _ in self.guide.low()]
        if hard:
            yield self.words.tell("advice.questions", names=self.words.join(hard))
        if low:
            yield self.words.tell("advice.low", names=self.words.join(low))
        silent = [item.name for item in self.elements.silent()]
        if silent:
            yield self.words.tell("advice.silent")
        yield self.words.tell("advice.again")

    def core(self) -> Iterator[fields.KernRegel]:
        """Every mean with how many directorates stand behind it; what people think of it comes first."""
        for meter in sorted(self.picture.meters, key=lambda item: item.measure.kind not in JUDGED):
            if mean := meter.whole:
                yield fields.KernRegel(
                    wat=self.words.name(meter.measure),
                    uitkomst=self.words.value(meter.measure, mean),
                    lees=self.words.tell(f"read.{meter.measure.kind}"),
                    hoeveel=self.words.shown(mean.told),
                )

    def not_shown(self) -> Iterator[str]:
        """What too few directorates told, once for the whole report."""
        numbers = [self.words.name(item.measure) for item in self.picture.meters if item.answered and not item.whole]
        written = [self._short(item.question) for item in self.picture.quotes if not item.texts]
        for key, names in (("numbers", numbers), ("written", written)):
            if names:
                yield self.words.tell(f"not_shown.{key}", names=self._quoted(names))
        silent = [item.name for item in self.elements.silent()]
        if silent:
            yield self.words.tell("not_shown.silent", names=self._quoted(silent))

    def _short(self, question: EvaluationQuestion) -> str:
        """The short name of a question of the evaluation, where it has one."""
        key = f"measure.{question.id}"
        return self.words.tell(key) if self.words.has(key) else question.text

    def _quoted(self, names: Iterable[str]) -> str:
        return self.words.join(f"‘{name}’" for name in dict.fromkeys(names))

    def contact(self) -> fields.Verschil:
        """Every measure by kind of contact."""
        names = {key: self._contact_name(key) for key in self.picture.contact}
        return self._compared("contact", names, self.picture.contact)

    def _contact_name(self, key: str) -> str:
        if key in ("more", "rest"):
            return self.words.report(f"group_{key}")
        return self.words.report("group", letter=key, contact=self.words.say(f"contact.{key}"))

    def willing(self) -> fields.Verschil:
        """Directorates that wanted to take part beside those that hesitated."""
        names = {key: self.words.tell(f"willing.{key}") for key in self.picture.willing}
        return self._compared("willing", names, self.picture.willing, self.words.tell(f"basis.{self.picture.basis}"))

    def _compared(
        self, key: str, names: Mapping[str, str], groups: Mapping[str, int], basis: str = ""
    ) -> fields.Verschil:
        """A table of groups: a row only where every group can be shown."""
        rows = [
            fields.VerschilRegel(
                naam=self.words.name(meter.measure),
                vakken=tuple(GroepVak(tekst=self.words.value(meter.measure, mean)) for mean in means),
            )
            for meter in self.picture.meters
            if (means := meter.groups(list(groups.values())))
        ]
        return self._difference(key, list(names.values()) if rows else [], rows, basis)

    def _difference(
        self, key: str, names: Sequence[str], rows: Sequence[fields.VerschilRegel], basis: str = ""
    ) -> fields.Verschil:
        told = self.words.tell(f"difference.{key}.shown", minimum=self.picture.minimum)
        return fields.Verschil(
            kop=self.words.tell(f"difference.{key}.title"),
            uitleg=" ".join(part for part in (basis, told) if part),
            groepen=tuple(Groep(naam=name) for name in names),
            regels=tuple(rows),
        )

    def not_compared(self, groups: Sequence[fields.Verschil]) -> str:
        """Which groups are too small to be put beside each other, in one sentence."""
        names = [item.kop for item in groups if not item.regels]
        if not names:
            return ""
        return self.words.tell("difference.hidden", names=self._quoted(names), minimum=self.picture.minimum)

    def levels(self) -> fields.Verschil:
        """What the levels say, for the questions that they answered in their own workbooks."""
        meters = [item for item in self.picture.meters if item.measure.by_level]
        there = [level for level in Level if level is not Level.EXPERIENCE]
        told = {meter.measure.key: meter.levels(there) for meter in meters}
        kept = [place for place in range(len(there)) if any(means[place] for means in told.values())]
        rows = []
        for meter in meters:
            means = [told[meter.measure.key][place] for place in kept]
            if len(kept) > 1 and any(means):
                cells = (self.words.value(meter.measure, mean) if mean else self.words.tell("none") for mean in means)
                boxes = tuple(GroepVak(tekst=cell) for cell in cells)
                rows.append(fields.VerschilRegel(naam=self.words.name(meter.measure), vakken=boxes))
        names = [there[place].shown for place in kept] if rows else []
        return self._difference("levels", names, rows)

    def subjects(self) -> Iterator[fields.OnderwerpRegel]:
        """Per category how much was filled in and how much is unknown."""
        for item in self.picture.categories:
            filled, unknown = item.coverage.whole, item.unknown.whole
            if filled and unknown:
                yield fields.OnderwerpRegel(
                    categorie=f"{item.category} {self.words.categories[item.category].short_name}",
                    ingevuld=self.words.value(item.coverage.measure, filled),
                    onbekend=self.words.value(item.unknown.measure, unknown),
                )

    def hard(self) -> Iterator[fields.LastigeVraag]:
        """The questions that most directorates could not answer."""
        for item in self.picture.hard[:MOST_QUESTIONS]:
            yield fields.LastigeVraag(
                nummer=item.question,
                vraag=self.words.question(item.question),
                onbekend=self._or_none(item.unknown),
                leeg=self._or_none(item.open),
                genoemd=self._or_none(item.named),
            )

    def _or_none(self, told: Told) -> str:
        """A count for a table, in which a dash says that it is too small; the text above the table says so once."""
        return self.words.shown(told) if self.words.one(told) else self.words.tell("none")


def _lines(sentences: Iterable[str]) -> tuple[Regel, ...]:
    return tuple(Regel(tekst=sentence) for sentence in sentences)
