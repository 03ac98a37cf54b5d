"""Everything that is told of a round, counted once: what comes first is told first, and nothing gives it away later."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from zelfscan.evaluation.counting import Meter, group_of, said
from zelfscan.evaluation.facts import Cells, Member
from zelfscan.evaluation.measures import Measure, measures
from zelfscan.evaluation.quotes import Cover, Quotes, quotes
from zelfscan.evaluation.unclear import Unclear, by_category, unclear
from zelfscan.evaluation.willing import Basis
from zelfscan.model.instrument import EvaluationForm, Instrument, Level
from zelfscan.model.plan import Advice
from zelfscan.model.round import Round, Status
from zelfscan.rounds.report_counts import Counts, contact_groups
from zelfscan.rounds.small_groups import HIDDEN, Board, Told

ONE_YES_IS_ENOUGH = ("PE18",)
"""Questions where a yes in one workbook of a directorate weighs more than a no in another."""
WILLING, HESITANT = "willing", "hesitant"


@dataclass(frozen=True, slots=True)
class YesNo:
    """How many directorates said yes and no to a question of the evaluation."""

    question: str
    yes: Told
    no: Told


@dataclass(frozen=True, slots=True)
class LevelCount:
    """Of how many directorates a level was asked, and of how many it came back (None: of all of them)."""

    level: Level
    asked: Told
    returned: Told | None


@dataclass(frozen=True, slots=True)
class Hard:
    """A question of the scan that many could not answer, as it may be told."""

    question: str
    unknown: Told
    open: Told
    named: Told


@dataclass(frozen=True, slots=True)
class CategoryFill:
    """The mean share that was filled in and that was unknown in one category, over enough directorates."""

    category: str
    coverage: Meter
    unknown: Meter


class Picture:
    """A round as the report tells it."""

    def __init__(
        self,
        instrument: Instrument,
        round_: Round,
        members: Sequence[Member],
        basis: Basis = Basis.NOTHING,
        people: Sequence[str] = (),
    ) -> None:
        self.instrument, self.round, self.members, self.basis = instrument, round_, members, basis
        self.minimum = round_.minimum_group
        self.contact = contact_groups(self._contacts(), self.minimum)
        self.willing = self._willing()
        self.board = Board(len(members), self.minimum, (*self.contact.values(), *self.willing.values()))
        self.meters = tuple(Meter(item, members, self.minimum) for item in measures(instrument))
        self.yes_no = tuple(self._yes_no())
        self.levels = tuple(self._levels())
        self.advice = {item: self._tell(member.advice is item for member in members) for item in Advice}
        self.feedback = self._tell(member.feedback > 0 for member in members)
        self.residents = self._tell(Level.EXPERIENCE in member.returned for member in members)
        self.preconditions = {
            item.id: self._tell(item.id in member.preconditions for member in members)
            for item in instrument.preconditions
        }
        self.quotes: tuple[Quotes, ...] = quotes(instrument, members, Cover(members, people), self.minimum)
        self.unclear: tuple[Unclear, ...] = unclear(instrument, members)
        self.hard = tuple(self._hard())
        self.categories = tuple(self._categories())

    @property
    def returned(self) -> int:
        """How many directorates sent something back."""
        return sum(member.status is not Status.NOT_RECEIVED for member in self.members)

    def meter(self, key: str) -> Meter | None:
        """A measure by its key."""
        return next((item for item in self.meters if item.measure.key == key), None)

    def _tell(self, places: Iterable[bool]) -> Told:
        return self.board.tell(group_of(self.members, places))

    def _contacts(self) -> Counts:
        counts = Counts(size=len(self.members))
        for place, member in enumerate(self.members):
            if member.contact:
                counts.contacts[member.contact] |= 1 << place
        return counts

    def _willing(self) -> dict[str, int]:
        """Who wanted to take part and who hesitated; nothing when one of them or the others are too few."""
        groups = {
            WILLING: group_of(self.members, (member.willing is True for member in self.members)),
            HESITANT: group_of(self.members, (member.willing is False for member in self.members)),
        }
        rest = len(self.members) - sum(group.bit_count() for group in groups.values())
        small = any(group.bit_count() < self.minimum for group in groups.values())
        return {} if small or 0 < rest < self.minimum else groups

    def _yes_no(self) -> Iterator[YesNo]:
        for question in self.instrument.evaluation:
            if EvaluationForm.YES_NO in question.forms and not question.opinion:
                yes, no = said(self.members, question.id, question.id in ONE_YES_IS_ENOUGH)
                first = self.board.tell(yes) if yes else HIDDEN
                yield YesNo(question.id, first, self.board.tell(no) if no else HIDDEN)

    def _levels(self) -> Iterator[LevelCount]:
        for level in Level:
            asked = group_of(self.members, (level in member.asked for member in self.members))
            there = (level in member.returned and level not in member.missing for member in self.members)
            returned = group_of(self.members, there)
            if asked:
                told = self.board.tell(asked)
                yield LevelCount(level, told, self.board.tell(returned) if returned != asked else None)

    def _hard(self) -> Iterator[Hard]:
        for item in self.unclear:
            told = [self.board.tell(group) for group in (item.unknown, item.open, item.named)]
            if any(one != HIDDEN for one in told):
                yield Hard(item.question, *told)

    def _categories(self) -> Iterator[CategoryFill]:
        filled = {member.slug: by_category(self.instrument, member) for member in self.members}
        for category in self.instrument.categories:
            shares = (_share(filled, category.id, what) for what in ("coverage", "unknown"))
            yield CategoryFill(category.id, *(Meter(share, self.members, self.minimum) for share in shares))


def _share(filled: Mapping[str, Mapping[str, Cells]], category: str, what: str) -> Measure:
    """The share of one category that a directorate filled in, or of which it said that it is unknown."""

    def value(member: Member, _level: Level | None) -> float | None:
        cells = filled[member.slug].get(category, Cells())
        if what == "coverage":
            return (cells.asked - cells.open) / cells.asked if cells.asked else None
        answered = cells.known + cells.unknown
        return cells.unknown / answered if answered else None

    return Measure(f"{category}.{what}", "share", "EL7", value)
