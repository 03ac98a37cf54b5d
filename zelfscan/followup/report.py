"""The progress report: how far the agreed actions are, what is in the way, and what was adjusted.

It is for the cluster director, the steering group and the council. It names directorates, since it is about what they
agreed in public. What a council may not see stays out: no owner or other person, no risk, no answer of the self-scan,
no finding, and nothing of who changed what. What people wrote on obstacles, reasons and results is theirs to tell the
council; personal data in it are masked, and the report asks to look for names, which nothing can recognise. It gives
no causes and no ranking: directorates stand in alphabetical order.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from zelfscan.documents import fields_progress as fields
from zelfscan.documents.fields_base import Regel
from zelfscan.followup.report_moments import Moment
from zelfscan.followup.report_words import STATES, ProgressWords
from zelfscan.model.instrument import Instrument
from zelfscan.model.progress import ActionStatus, Choice, FollowedAction
from zelfscan.model.round import Round
from zelfscan.rounds.standing import Standing

MOST_DECISIONS, NAMES_SHOWN = 3, 3
FIELDS = ("klaar", "loopt", "te_laat", "niet_begonnen", "gestopt", "niet_gekozen")
"""The placeholders of the states, in their order."""


def report_fields(
    instrument: Instrument,
    current: Round,
    standings: Sequence[Standing],
    now: Moment,
    before: Moment | None,
    without_plan: int = 0,
) -> fields.VoortgangsrapportageVelden:
    """All placeholders of the report on the day of ``now``. ``without_plan`` directorates take part without a plan."""
    return Writer(instrument, current, standings, now, before, without_plan).all_fields()


class Writer(ProgressWords):
    """Tells one report."""

    def __init__(
        self,
        instrument: Instrument,
        current: Round,
        standings: Sequence[Standing],
        now: Moment,
        before: Moment | None,
        without_plan: int,
    ) -> None:
        super().__init__(instrument, current, standings, now.date)
        self.now, self.before, self.without_plan = now, before, without_plan
        self.help = self.asked(self.actions)
        self.late = [action for action in self.actions if self.state(action) == "late"]
        self.silent = [action for action in self.actions if self.is_silent(action)]

    def all_fields(self) -> fields.VoortgangsrapportageVelden:
        """All placeholders."""
        return fields.VoortgangsrapportageVelden(
            organisatie=self.round.organisation.name,
            ronde=self.round.name,
            datum=self.date(self.today),
            vorige_datum=self.date(self.before.date) if self.before else "",
            maanden=str(self.months),
            instrument=self.say("instrument", title=self.instrument.title, version=self.instrument.version),
            standen=tuple(self.states()),
            samenvatting=_lines(self.summary()),
            besluiten=_lines(self.decisions()),
            directies=tuple(self.directorates()),
            interventies=tuple(self.kinds()),
            hulp=tuple(self.help_groups()),
            te_laat=tuple(map(self.late_line, self.late)),
            aangepast=tuple(line for action in self.actions for line in self.changes(action)),
            resultaten=tuple(self.results()),
            eigen=tuple(self.own()),
            stil=tuple(map(self.silent_line, self.silent)),
            niet_te_zeggen=_lines(self.cannot()),
        )

    def states(self) -> Iterator[fields.Stand]:
        """The numbers now, and those of the report before."""
        yield fields.Stand(wanneer=self.tell("now"), **_numbers(self.now.count()))
        if self.before:
            when = self.tell("report", date=self.date(self.before.date))
            yield fields.Stand(wanneer=when, **_numbers(self.before.count()))

    def summary(self) -> Iterator[str]:
        """The picture in a few sentences."""
        count, where = self.now.count(), len(self.now.states)
        yield self.number("summary.total", count.total(), m=self.number("summary.directorates", where))
        done = self.number("summary.done", count["done"]) if count["done"] else self.tell("summary.done_none")
        yield f"{done} {self.since(count)}"
        yield self.number("summary.late", len(self.late)) if self.late else self.tell("summary.late_none")
        helped = {action.id for name, group in self.help.items() if name for action in group}
        if helped:
            yield self.number("summary.help", len(helped))
        if self.silent:
            yield self.number("summary.silent", len(self.silent), months=self.months)
        open_ones = [action for action in self.actions if self.is_active(action) and _is_open(action)]
        if open_ones:
            yield self.number("summary.unchosen", len(open_ones))

    def since(self, count: Counter[str]) -> str:
        """How many more are done than at the report before."""
        if self.before is None:
            return self.tell("summary.first")
        more, date = count["done"] - self.before.count()["done"], self.date(self.before.date)
        key = "more" if more > 0 else "less" if more < 0 else "same"
        return self.tell(f"summary.since_{key}", n=abs(more), date=date)

    def decisions(self) -> list[str]:
        """What is asked: at most three sentences."""
        names = [name for name in self.help if name][:NAMES_SHOWN]
        lines = [self.tell("decision.help", names="; ".join(names))] if names else []
        lines += [self.tell("decision.late")] if self.late else []
        lines += [self.tell("decision.silent")] if self.silent else []
        return (lines or [self.tell("decision.none")])[:MOST_DECISIONS]

    def directorates(self) -> Iterator[fields.DirectieStand]:
        """The numbers per directorate, in alphabetical order."""
        for item in self.standings:
            count = self.now.count(item.slug)
            if count:
                difference = self.difference(item.slug, count) if self.before else ""
                yield fields.DirectieStand(naam=item.directorate, verschil=difference, **_numbers(count))

    def difference(self, slug: str, count: Counter[str]) -> str:
        """How many more are done in one directorate."""
        if self.before is None or slug not in self.before.states:
            return self.tell("since.new")
        more = count["done"] - self.before.count(slug)["done"]
        if more > 0:
            return self.number("since.more", more)
        return self.tell("since.less", n=-more) if more else self.tell("since.same")

    def kinds(self) -> Iterator[fields.InterventieStand]:
        """The numbers per intervention: what is done in most places first."""
        found = [
            (item.name, Counter(self.state(action) for action in self.actions if action.intervention == item.id))
            for item in self.instrument.interventions
        ]
        for name, count in sorted(found, key=lambda pair: -pair[1].total()):
            if count:
                yield fields.InterventieStand(naam=name, **_numbers(count))

    def help_groups(self) -> Iterator[fields.HulpGroep]:
        """What is in the way, by who should help."""
        for name, group in self.help.items():
            rows = tuple(
                fields.HulpRegel(
                    directie=action.directorate,
                    actie=action.title,
                    obstakel=action.obstacle or self.tell("help.no_obstacle"),
                )
                for action in group
            )
            shown = f"{name[:1].upper()}{name[1:]}" or self.tell("help.nobody")
            many = self.number("help.count", len(group))
            yield fields.HulpGroep(wie=shown, hoeveel=many, regels=rows)

    def late_line(self, action: FollowedAction) -> fields.LaatRegel:
        """An action that is late."""
        when = self.date(action.ready)
        why = action.obstacle.strip() or self.tell("help.late_no_obstacle")
        return fields.LaatRegel(directie=action.directorate, actie=action.title, wanneer=when, obstakel=why)

    def changes(self, action: FollowedAction) -> Iterator[fields.AanpassingRegel]:
        """What was adjusted in an action, each with its reason."""
        for what, reason in self._changes(action):
            yield fields.AanpassingRegel(directie=action.directorate, actie=action.title, wat=what, waarom=reason)

    def _changes(self, action: FollowedAction) -> Iterator[tuple[str, str]]:
        old, new, state = action.planned_ready, action.ready, self.state(action)
        if old and new and new != old:
            yield self.tell("change.moved", new=self.date(new), old=self.date(old)), self._why(action.date_reason)
        elif old and not new:
            yield self.tell("change.no_date", old=self.date(old)), self._why(action.date_reason)
        if state in ("not_chosen", "stopped"):
            yield self.tell(f"change.{state}"), self._why(action.reason, action.adjustment)
        elif action.choice is Choice.ADAPTED:
            yield action.adjustment or self.tell("change.adapted"), self._why(action.reason)
        elif action.adjustment.strip():
            yield action.adjustment, action.reason

    def _why(self, *reasons: str) -> str:
        """The first reason that people gave; or that they gave none."""
        return next((reason for reason in reasons if reason.strip()), self.tell("change.no_reason"))

    def results(self) -> Iterator[fields.ResultaatRegel]:
        """What was done and measured, as far as people wrote it down."""
        for action in self.actions:
            if action.result.strip() or action.measured.strip():
                yield fields.ResultaatRegel(
                    directie=action.directorate,
                    actie=action.title,
                    resultaat=action.result.strip() or self.tell("measured.no_result"),
                    meting=self.measured(action),
                )

    def measured(self, action: FollowedAction) -> str:
        """Baseline, measured value and target in a row; or that nothing was measured."""
        if not action.measured.strip():
            return self.tell("measured.nothing")
        parts = (("baseline", action.baseline), ("now", action.measured), ("target", action.target))
        told = ((key, text.strip().rstrip(".")) for key, text in parts if text.strip())
        return " ".join(self.tell(f"measured.{key}", text=text) for key, text in told)

    def own(self) -> Iterator[fields.EigenRegel]:
        """The actions that directorates added themselves."""
        for action in self.actions:
            if action.own:
                yield fields.EigenRegel(directie=action.directorate, actie=action.title, stand=self.shown_state(action))

    def silent_line(self, action: FollowedAction) -> fields.StilRegel:
        """An action of which nobody said anything for long."""
        day = action.followed_on or action.planned_on
        since = self.tell("silent.last" if action.followed_on else "silent.never", date=self.date(day))
        return fields.StilRegel(directie=action.directorate, actie=action.title, sinds=since)

    def cannot(self) -> Iterator[str]:
        """What the report cannot say."""
        yield from (self.tell(f"cannot.{key}") for key in ("works", "silent", "ranking"))
        done = [action for action in self.actions if self.state(action) == "done"]
        bare = [action for action in done if not action.measured.strip()]
        if bare:
            yield self.number("cannot.unmeasured", len(bare))
        if self.without_plan:
            yield self.number("cannot.no_plan", self.without_plan)


def _is_open(action: FollowedAction) -> bool:
    """Whether nobody chose it, or began with it, so far."""
    return not action.own and action.choice is Choice.OPEN and action.status is ActionStatus.NOT_STARTED


def _numbers(count: Counter[str]) -> dict[str, str]:
    """Counts as the placeholders of a row."""
    numbers = {name: str(count[state]) for name, state in zip(FIELDS, STATES, strict=True)}
    return {"totaal": str(count.total()), **numbers}


def _lines(sentences: Iterable[str]) -> tuple[Regel, ...]:
    return tuple(Regel(tekst=sentence) for sentence in sentences)
