"""The management report of a round: what holds for many directorates, never which, and no small group."""

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path

from zelfscan.documents import fields_report as fields
from zelfscan.documents.fields_base import Regel
from zelfscan.documents.render import render
from zelfscan.documents.words import Words
from zelfscan.model.instrument import Category, Instrument
from zelfscan.model.round import DirectorateSummary, Round
from zelfscan.rounds.overview import together
from zelfscan.rounds.report_counts import Counts, contact_groups, count
from zelfscan.rounds.small_groups import SEVERAL, Board, Show, Told

MOST_TOGETHER, MOST_DECISIONS, NAMES_SHOWN = 12, 3, 3
PREFIX = "round.report."


def report(
    instrument: Instrument,
    current: Round,
    summaries: Iterable[DirectorateSummary],
    template: Path,
    today: dt.date,
) -> bytes:
    """The bytes of ``managementrapport.docx``, dated as the round or else ``today``.

    Reads the summaries once, in any order. Raises TemplateProblem and OSError for a template that does not work.
    """
    counts = count(instrument, summaries)
    return render(template, report_fields(instrument, current, counts, current.date or today).model_dump())


def report_fields(
    instrument: Instrument, current: Round, counts: Counts, day: dt.date, writer: "Writer | None" = None
) -> fields.ManagementrapportVelden:
    """All placeholders of the report. What comes first is told first: later counts may not give earlier ones away.

    A ``writer`` of one's own shows afterwards, on its board, of which groups the report tells the size.
    """
    writer = writer or Writer(instrument, current, counts)
    shown = instrument.categories if writer.board.speaks else ()
    patterns = tuple(writer.pattern(item) for item in shown if not item.enabling)
    enabling = tuple(writer.pattern(item) for item in shown if item.enabling)
    needs, owners = tuple(writer.needs()), tuple(writer.owners())
    joint = tuple(writer.together())
    groups = writer.groups
    return fields.ManagementrapportVelden(
        organisatie=current.organisation.name,
        ronde=current.name,
        datum=writer.date(day),
        afbakening=writer.scope.name,
        gronden=writer.scope.phrase,
        instrument=writer.say("instrument", title=instrument.title, version=instrument.version),
        kleinste_groep=str(current.minimum_group),
        respons=writer.response(),
        mensen=writer.people_in_all(),
        te_weinig="" if writer.board.speaks else writer.tell("too_few"),
        samenvatting=_lines(writer.summary()),
        besluiten=_lines(writer.decisions(needs, joint, owners)),
        patronen=patterns,
        voorwaarden=enabling,
        groepen=tuple(fields.Groep(naam=writer.group_name(key)) for key in groups),
        contact=tuple(writer.by_contact(item) for item in shown) if groups else (),
        nodig=needs,
        samen=joint,
        eigenaren=owners,
        acties=writer.doing(),
        zekerheid=_lines(writer.certainty()),
        niet_te_zeggen=_lines(writer.texts_under("cannot")),
        vragen=tuple(writer.council()),
    )


class Writer(Words):
    """The words of the report for one round, with the one board on which every count is told."""

    def __init__(self, instrument: Instrument, current: Round, counts: Counts) -> None:
        super().__init__(instrument, current.scope)
        self.counts, self.minimum = counts, current.minimum_group
        self.groups = contact_groups(counts, 2 * current.minimum_group)
        self.board = Board(counts.size, current.minimum_group, self.groups.values())
        self.high = {item.id: self.board.tell(counts.high[item.id]) for item in instrument.categories}

    def tell(self, key: str, **names: object) -> str:
        """The sentence under ``round.report.<key>``, filled in."""
        sentence = self.instrument.texts[f"{PREFIX}{key}"]
        return sentence.format_map(names) if names else sentence

    def texts_under(self, key: str) -> list[str]:
        """All sentences under a key, in their order."""
        start = f"{PREFIX}{key}."
        return [text for name, text in self.instrument.texts.items() if name.startswith(start)]

    def shown(self, told: Told) -> str:
        """A count in words."""
        return self.tell(f"count.{told.show.value}", n=told.number)

    def pattern(self, category: Category) -> fields.PatroonRegel:
        """One category: how many, how certain, what is being done."""
        identifier = category.id
        return fields.PatroonRegel(
            categorie=f"{identifier} {category.short_name}",
            hoeveel=self.shown(self.high[identifier]),
            weinig_zicht=self.shown(self.board.tell(self.counts.unclear[identifier])),
            zekerheid=self.covered(*self.counts.coverage[identifier]),
            aanpak=self.shown(self.board.tell(self.counts.treated[identifier])),
        )

    def covered(self, total: float, number: float) -> str:
        """The mean coverage in words, where enough directorates stand behind it."""
        if number < self.minimum:
            return self.tell("count.hidden")
        return self.tell("certainty.covered", share=f"{round(100 * total / number)}%")

    def group_name(self, key: str) -> str:
        """The words for a group of directorates by kind of contact."""
        if key in ("more", "rest"):
            return self.tell(f"group_{key}")
        return self.tell("group", letter=key, contact=self.say(f"contact.{key}"))

    def by_contact(self, category: Category) -> fields.ContactRegel:
        """One category per kind of contact: all numbers, or none of them."""
        high, wholes = self.counts.high[category.id], list(self.groups.values())
        told = self.board.tell_all([high & whole for whole in wholes], wholes)
        return fields.ContactRegel(
            categorie=f"{category.id} {category.short_name}",
            vakken=tuple(fields.GroepVak(tekst=self.shown(item)) for item in told),
        )

    def needs(self) -> Iterator[fields.NodigRegel]:
        """What directorates cannot solve themselves: refused data, preconditions by group, and factors."""
        if not self.board.speaks:
            return
        counts = self.counts
        found = {"refused": counts.refused}
        for item in self.instrument.preconditions:
            key = f"group_need.{item.group}"
            found[key] = found.get(key, 0) | counts.needs[item.id]
        found |= {f"factor.{factor}": counts.needs[factor] for factor in self.factors}
        for key, group in found.items():
            if f"{PREFIX}{key}.ask" in self.instrument.texts:
                told = self.shown(self.board.tell(group))
                name, ask = self.tell(f"{key}.name"), self.tell(f"{key}.ask")
                yield fields.NodigRegel(onderwerp=name, hoeveel=told, vraag=ask)

    def together(self) -> Iterator[fields.SamenRegel]:
        """Interventions that many directorates need, in the order of the instrument within each count."""
        told = [(item, self.board.tell(self.counts.needs[item.id])) for item in self.instrument.interventions]
        many = [(item, one) for item, one in told if one.show is not Show.HIDDEN and not item.precondition]
        order = (Show.MOST, Show.NUMBER, Show.AT_LEAST)
        many.sort(key=lambda pair: (order.index(pair[1].show), -(pair[1].number or 0)))
        for item, one in many[:MOST_TOGETHER]:
            way = self.instrument.texts[f"round.overview.together.{together(item, self.minimum)}"]
            role = self.roles[item.owner].name
            yield fields.SamenRegel(naam=item.name, hoeveel=self.shown(one), voorstel=way, wie=role)

    def owners(self) -> Iterator[fields.EigenaarRegel]:
        """Roles for which nobody is named yet, with how many actions; those that may not be told are left out."""
        for role, group in sorted(self.counts.unowned.items()):
            told = self.board.tell(group)
            if told.show is Show.HIDDEN:
                continue
            where = self.shown(told)
            if told.show is Show.NUMBER:
                where = self.tell("actions_count", actions=self.counts.unowned_actions[role], where=where)
            yield fields.EigenaarRegel(rol=self.roles[role].name if role in self.roles else role, hoeveel=where)

    def response(self) -> str:
        """How many directorates took part, without a number that tells how few did not."""
        total, returned, size = self.counts.total, self.counts.returned, self.counts.size
        response = self._part_of(returned, total)
        if response == "part" and returned >= self.minimum and total > self.minimum + SEVERAL:
            response = "most"
        sentence = self.tell(f"response.{response if returned else 'none'}", n=returned, total=total)
        if not returned or total == 1:
            return sentence
        outcome = self._part_of(size, total)
        if 0 < returned - size < self.minimum and outcome == "number":
            outcome = "part"
        return f"{sentence} {self.tell(f'outcome.{outcome}', n=size)}"

    def _part_of(self, part: int, total: int) -> str:
        """How a part of a known total is told: all of it, a number where part and rest are large, or no number."""
        if part == total:
            return "one" if total == 1 else "all"
        return "number" if min(part, total - part) >= self.minimum else "part"

    def people_in_all(self) -> str:
        """How many people took part, where enough directorates stand behind it."""
        enough = self.board.speaks and self.counts.people >= self.minimum
        return self.tell("people", n=self.counts.people) if enough else ""

    def doing(self) -> str:
        """How many actions there are, where enough directorates stand behind them."""
        counts = self.counts
        enough = self.board.speaks and min(counts.now, counts.actions) >= self.minimum
        return self.tell("summary.doing", n=counts.actions, now=counts.now) if enough else ""

    def summary(self) -> Iterator[str]:
        """The picture in a few sentences, categories in the order of the instrument."""
        if not self.board.speaks:
            yield self.tell("summary.meaning")
            return
        risks = [item for item in self.instrument.categories if not item.enabling]
        most = [item.short_name for item in risks if self.high[item.id].show is Show.MOST]
        some = [item.short_name for item in risks if self.high[item.id].show in (Show.NUMBER, Show.AT_LEAST)]
        enabling = [item for item in self.instrument.categories if item.enabling]
        lacking = [item.short_name for item in enabling if self.high[item.id].show is not Show.HIDDEN]
        for key, names in (("most", most), ("several", some), ("enabling", lacking)):
            if names:
                yield self.tell(f"summary.{key}", names=self.join(names), minimum=self.minimum)
        if not most and not some:
            yield self.tell("summary.calm")
        yield self.tell("summary.meaning")

    def decisions(
        self,
        needs: Iterable[fields.NodigRegel],
        joint: Iterable[fields.SamenRegel],
        owners: Iterable[fields.EigenaarRegel],
    ) -> list[str]:
        """What is asked of the steering group: at most three sentences."""
        hidden = self.tell("count.hidden")
        lines = []
        names = [item.onderwerp.lower() for item in needs if item.hoeveel != hidden]
        if names:
            lines.append(self.tell("decision.needs", names="; ".join(names)))
        actions = [item.naam for item in joint][:NAMES_SHOWN]
        if actions:
            lines.append(self.tell("decision.together", names="; ".join(actions)))
        if list(owners):
            lines.append(self.tell("decision.owners"))
        return [*lines, self.tell("decision.talk")][:MOST_DECISIONS]

    def certainty(self) -> Iterator[str]:
        """How certain the picture is."""
        totals = [sum(pair) for pair in zip(*self.counts.coverage.values(), strict=True)]
        if self.board.speaks and totals and totals[1]:
            yield self.tell("certainty.average", share=f"{round(100 * totals[0] / totals[1])}%")
        yield from (self.tell(f"certainty.{key}") for key in ("unclear", "own", "differ", "first"))

    def council(self) -> Iterator[fields.VraagAntwoord]:
        """Questions that a council member would ask, answered."""
        texts, start = self.instrument.texts, f"{PREFIX}question."
        names = {"hours": self.counts.hours_now, "months": int(self.instrument.settings.months_review.value)}
        for key in [name for name in texts if name.startswith(start) and name.endswith(".ask")]:
            answer = f"{key.removesuffix('ask')}say"
            few = f"{answer}_few"
            chosen = few if few in texts and not self.doing() else answer
            yield fields.VraagAntwoord(vraag=texts[key], antwoord=texts[chosen].format_map(names))


def _lines(sentences: Iterable[str]) -> tuple[Regel, ...]:
    return tuple(Regel(tekst=sentence) for sentence in sentences)
