"""The open data set of a round: protected counts with what they mean, in words of the content."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from zelfscan.documents.words import Words
from zelfscan.model.instrument import Instrument
from zelfscan.model.round import DirectorateSummary, Round
from zelfscan.model.sharing import EVERYBODY, Count, DataSet, Subject
from zelfscan.rounds import remeasurement, remeasurement_counts
from zelfscan.rounds.report import Writer, report_fields
from zelfscan.rounds.report_counts import contact_groups
from zelfscan.rounds.report_counts import count as count_report
from zelfscan.sharing import counting
from zelfscan.sharing.protect import Shown, Table, protect

PARTS = {"more": "meer", "rest": "overig"}
"""Kinds of contact that are no letter, as they are called in the data."""
LICENCE = "CC0-1.0"
"""Of the data, unless another is asked for."""


def data_set(
    instrument: Instrument,
    current: Round,
    summaries: Sequence[DirectorateSummary],
    members: Sequence[counting.Member],
    today: dt.date,
    licence: str = LICENCE,
) -> DataSet:
    """The open data set. ``summaries`` are all directorates; those with risks are ``members``, in the same order.

    With fewer members than the smallest group it holds only the description.
    """
    words = SetWords(instrument, current)
    made = DataSet(
        organisation=current.organisation.name,
        date=current.date or today,
        instrument=instrument.id,
        instrument_version=instrument.version,
        scope=current.scope,
        licence=licence,
        minimum_group=current.minimum_group,
        size=None,
    )
    if len(members) < current.minimum_group:
        nothing = words.tell("set.nothing", minimum=current.minimum_group)
        return made.model_copy(update={"explanation": nothing})
    counts = count_report(instrument, summaries)
    found = tuple(counting.tables(instrument, members, counts.high))
    groups = contact_groups(counts, 2 * current.minimum_group)
    parts = {PARTS.get(name, name): group for name, group in groups.items()}
    known = [group for group in _told(instrument, current, summaries, today) if 0 < group.bit_count() < len(members)]
    shown = protect(len(members), found, parts, current.minimum_group, known)
    sizes = {name: group.bit_count() for name, group in parts.items()}
    return made.model_copy(
        update={
            "size": len(members),
            "parts": sizes,
            "explanation": words.explanation(shown, len(members)),
            "subjects": tuple(words.subject(table) for table in found),
            "counts": tuple(count for item in shown for count in words.counts(item)),
        }
    )


def _told(
    instrument: Instrument, current: Round, summaries: Sequence[DirectorateSummary], today: dt.date
) -> Iterator[int]:
    """The groups whose size the reports over all directorates tell."""
    day, counts = current.date or today, count_report(instrument, summaries)
    writer = Writer(instrument, current, counts)
    report_fields(instrument, current, counts, day, writer)
    yield from writer.board.told
    members = [item for item in summaries if item.risks]
    places = [place for place, item in enumerate(members) if item.remeasured is not None]
    if places:
        yield sum(1 << place for place in places)
        counted = remeasurement_counts.count(members)
        again = remeasurement.Writer(instrument, current, counted)
        remeasurement.remeasurement_fields(instrument, current, "", counted, day, again)
        for group in again.board.told:
            yield sum(1 << place for number, place in enumerate(places) if group >> number & 1)


class SetWords(Words):
    """The words of a data set."""

    def __init__(self, instrument: Instrument, current: Round) -> None:
        super().__init__(instrument, current.scope)
        self.minimum = current.minimum_group

    def tell(self, key: str, **names: object) -> str:
        """The sentence under ``sharing.<key>``, filled in."""
        sentence = self.instrument.texts[f"sharing.{key}"]
        return sentence.format_map(names) if names else sentence

    def explanation(self, shown: Sequence[Shown], size: int) -> str:
        """What a reader has to know of the numbers."""
        any_ = any(number is not None for item in shown for number in item.counts.values())
        lines = [self.tell("set.size", n=size), self.tell("set.minimum", minimum=self.minimum), self.tell("set.hidden")]
        return " ".join([*lines, *([] if any_ else [self.tell("set.none_shown")]), self.tell("set.basis")])

    def subject(self, table: Table) -> Subject:
        """What a table is about."""
        kind, identifier = table.kind, table.subject
        if kind == counting.ANSWER:
            question = self.question(identifier)
            return Subject(kind=kind, id=identifier, name=identifier, text=question)
        if kind in (counting.CHOSEN, counting.ACTION_STATUS):
            action = self.interventions[identifier]
            return Subject(kind=kind, id=identifier, name=action.name, text=action.what)
        if kind in (counting.STATUS, counting.ADVICE):
            name = self.tell("subject.alle") if kind == counting.ADVICE else self.tell(f"class.{identifier}")
            return Subject(kind=kind, id=identifier, name=name)
        category = self.categories[identifier]
        return Subject(kind=kind, id=identifier, name=category.name, text=category.description)

    def counts(self, shown: Shown) -> list[Count]:
        """The rows of a table."""
        return [
            Count(
                kind=shown.kind,
                subject=shown.subject,
                part=shown.part or EVERYBODY,
                class_=name,
                name=self.class_name(shown.kind, name),
                number=number,
            )
            for name, number in shown.counts.items()
        ]

    def class_name(self, kind: str, name: str) -> str:
        """The words for a class of a table."""
        tables: Mapping[str, str] = {
            counting.RESIDUAL: f"plan.class.{name}",
            counting.CONTROL: f"plan.control.{name}",
            counting.ADVICE: f"plan.advice.{name}",
        }
        texts = self.instrument.texts
        if kind == counting.ANSWER and ("answers", name) in self.options:
            return self.options["answers", name].text
        return texts.get(tables.get(kind, ""), "") or self.tell(f"class.{name}")
