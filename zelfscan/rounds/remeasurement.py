"""The report on measuring again: how risks moved over all directorates, never which, no small group, and no proof."""

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path

from zelfscan.documents import fields_remeasurement as fields
from zelfscan.documents.change_words import ChangeWords
from zelfscan.documents.fields_base import Regel
from zelfscan.documents.render import render
from zelfscan.model.comparison import Move, Why
from zelfscan.model.instrument import Instrument
from zelfscan.model.round import DirectorateSummary, Round
from zelfscan.rounds.remeasurement_counts import Moved, Remeasurement, by_intervention, count
from zelfscan.rounds.small_groups import Board, Show, Told

ORDER = (Move.BETTER, Move.WORSE, Move.SAME, Move.WITHIN, Move.MORE_KNOWN, Move.LESS_KNOWN, Move.NOT_COMPARABLE)
STILL = (Move.SAME, Move.WITHIN)
MOST_REASONS, MOST_ASKED, MOST_ACTIONS = 4, 3, 12
ONE = 1


def remeasurement(
    instrument: Instrument,
    current: Round,
    previous: str,
    summaries: Iterable[DirectorateSummary],
    template: Path,
    today: dt.date,
) -> bytes:
    """The bytes of ``hermeting.docx``, dated as the round or else ``today``; ``previous`` names the round before.

    Reads the summaries once, in any order. Raises TemplateProblem and OSError for a template that does not work.
    """
    counted = count(summaries)
    shown = remeasurement_fields(instrument, current, previous, counted, current.date or today)
    return render(template, shown.model_dump())


def remeasurement_fields(
    instrument: Instrument,
    current: Round,
    previous: str,
    counted: Remeasurement,
    day: dt.date,
    writer: "Writer | None" = None,
) -> fields.HermetingVelden:
    """All placeholders. What comes first is told first: later counts may not give earlier ones away.

    A ``writer`` of one's own shows afterwards, on its board, of which groups the report tells the size.
    """
    writer = writer or Writer(instrument, current, counted)
    speaks = writer.board.speaks
    moved = tuple(writer.moved_rows()) if speaks else ()
    reasons = _lines(writer.reasons()) if speaks else ()
    categories = tuple(writer.categories_moved()) if speaks else ()
    return fields.HermetingVelden(
        organisatie=current.organisation.name,
        ronde=current.name,
        vorige=previous,
        datum=writer.date(day),
        instrument=writer.say("instrument", title=instrument.title, version=instrument.version),
        afbakening=writer.scope.name,
        kleinste_groep=str(current.minimum_group),
        respons=writer.response(),
        te_weinig="" if speaks else writer.tell("too_few"),
        samenvatting=_lines(writer.summary(moved)),
        bewogen=moved,
        redenen=reasons,
        vragen=_lines(writer.asks()),
        categorieen=categories,
        acties=tuple(writer.actions_moved()) if speaks else (),
        niet_te_zeggen=_lines(writer.texts_under("cannot")),
    )


class Writer(ChangeWords):
    """The words of the report for one round, with the one board on which every count is told."""

    def __init__(self, instrument: Instrument, current: Round, counted: Remeasurement) -> None:
        super().__init__(instrument, current.scope)
        self.counted, self.minimum = counted, current.minimum_group
        self.board = Board(counted.size, current.minimum_group)

    def tell(self, key: str, **names: object) -> str:
        """The sentence under ``remeasure.report.<key>``, filled in."""
        return self.change(f"report.{key}", **names)

    def texts_under(self, key: str) -> list[str]:
        """All sentences under a key, in their order."""
        start = f"remeasure.report.{key}."
        return [text for name, text in self.instrument.texts.items() if name.startswith(start)]

    def shown(self, group: int) -> str:
        """The size of a group of directorates in words."""
        told = self.board.tell(group)
        return self.tell(f"directorates.{told.show.value}", n=told.number)

    def response(self) -> str:
        """How many directorates have two scans; no number that tells how few do not."""
        size, total = self.counted.size, self.counted.total
        if not size:
            return self.tell("response_none")
        safe = size >= self.minimum and (size == total or total - size >= self.minimum)
        return self.tell("response" if safe else "response_some", n=size)

    def moved_rows(self) -> Iterator[fields.BewogenRegel]:
        """How many risks moved in which way. One hidden number never stands alone, so that it cannot be worked out."""
        every = self.counted.everything
        told = {move: self.board.tell(every.groups[move]) for move in ORDER}
        hidden = {move for move in ORDER if told[move].show is Show.HIDDEN}
        if len(hidden) == ONE:
            hidden.add(min(told.keys() - hidden, key=lambda move: (every.moves[move], move.value)))
        for move in ORDER:
            number = self.tell("count.hidden") if move in hidden else self.tell("count.number", n=every.moves[move])
            yield fields.BewogenRegel(
                wat=self.change(f"move.{move.value}"),
                risicos=number,
                directies=self._directorates(Told(Show.HIDDEN) if move in hidden else told[move]),
                uitleg=self.change(f"meaning.{move.value}"),
            )

    def _directorates(self, told: Told) -> str:
        return self.tell(f"directorates.{told.show.value}", n=told.number)

    def reasons(self) -> Iterator[str]:
        """Why risks cannot be compared, what holds for most first; nothing of what holds for too few."""
        found = self.counted
        order = sorted(found.reasons, key=lambda why: (-found.reasons[why], list(Why).index(why)))
        for why in order[:MOST_REASONS]:
            if self.board.tell(found.reason_groups[why]).show is not Show.HIDDEN:
                reason = self.change(f"why_risk.{why.value}")
                yield self.tell("why_count", reason=reason, number=found.reasons[why])

    def categories_moved(self) -> Iterator[fields.CategorieRegel]:
        """Per category in how many directorates at least one risk moved in which way."""
        for category in self.instrument.categories:
            moved = self.counted.by_category[category.id]
            yield fields.CategorieRegel(
                categorie=f"{category.id} {category.short_name}",
                kleiner=self.shown(moved.groups[Move.BETTER]),
                groter=self.shown(moved.groups[Move.WORSE]),
                gelijk=self.shown(_still(moved)),
                niet=self.shown(moved.groups[Move.NOT_COMPARABLE]),
            )

    def actions_moved(self) -> Iterator[fields.ActieBewoog]:
        """What moved where an action was carried out, and where it was not, where that may be told at all."""
        rows = [
            (self.board.tell(item.carried.directorates), item)
            for item in by_intervention(self.instrument, self.counted.compared)
        ]
        for told, item in [row for row in rows if row[0].show is not Show.HIDDEN][:MOST_ACTIONS]:
            yield fields.ActieBewoog(
                naam=self.interventions[item.intervention].name,
                gedaan=self._directorates(told),
                gedaan_kleiner=self.shown(item.carried.groups[Move.BETTER]),
                gedaan_groter=self.shown(item.carried.groups[Move.WORSE]),
                anders=self.shown(item.others.directorates),
                anders_kleiner=self.shown(item.others.groups[Move.BETTER]),
                anders_groter=self.shown(item.others.groups[Move.WORSE]),
            )

    def summary(self, moved: tuple[fields.BewogenRegel, ...]) -> Iterator[str]:
        """The picture in a few sentences: what moved beyond uncertainty, and what that does not say."""
        numbers = dict(zip(ORDER, (row.risicos for row in moved), strict=False))
        for key, move in (("down", Move.BETTER), ("up", Move.WORSE)):
            if move in numbers and numbers[move] != self.tell("count.hidden"):
                yield self.tell(f"summary.{key}", number=numbers[move])
        yield self.tell("summary.meaning")
        yield self.tell("summary.proof")

    def asks(self) -> list[str]:
        """What is asked of the steering group: at most three sentences, about what may be told."""
        groups = self.counted.everything.groups
        told = {
            "up": groups[Move.WORSE],
            "keep": groups[Move.BETTER],
            "insight": groups[Move.LESS_KNOWN] | self.counted.reason_groups[Why.UNKNOWN],
        }
        safe = [key for key, group in told.items() if group.bit_count() >= self.minimum and self.board.speaks]
        return [self.tell(f"ask.{key}") for key in (*safe, "same", "listen")][:MOST_ASKED]


def _still(moved: Moved) -> int:
    """The directorates in which a risk stayed the same, or differs within its uncertainty."""
    group = 0
    for move in STILL:
        group |= moved.groups[move]
    return group


def _lines(sentences: Iterable[str]) -> tuple[Regel, ...]:
    return tuple(Regel(tekst=sentence) for sentence in sentences)
