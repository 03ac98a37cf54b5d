"""What two rounds add up to: risks by how they moved, and per intervention where it was and was not carried out."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from zelfscan.model.comparison import Move, RiskChange, Why
from zelfscan.model.instrument import Instrument
from zelfscan.model.round import DirectorateSummary, Remeasured


@dataclass
class Moved:
    """How risks moved: how many, and in which directorates (a set of bits) at least one moved in this way."""

    moves: Counter[Move] = field(default_factory=Counter)
    groups: dict[Move, int] = field(default_factory=lambda: defaultdict(int))
    directorates: int = 0
    """The set of directorates that are counted here."""

    def take(self, risk: RiskChange, bit: int) -> None:
        """Count one risk of a directorate."""
        self.moves[risk.move] += 1
        self.groups[risk.move] |= bit
        self.directorates |= bit


@dataclass(frozen=True, slots=True)
class InterventionMoves:
    """The risks that an intervention is about, where it was carried out in between and where it was not."""

    intervention: str
    carried: Moved
    others: Moved


@dataclass
class Remeasurement:
    """Two rounds side by side. Only directorates with both scans have a bit; ``total`` counts every one."""

    total: int = 0
    size: int = 0
    everything: Moved = field(default_factory=Moved)
    by_category: dict[str, Moved] = field(default_factory=lambda: defaultdict(Moved))
    reasons: Counter[Why] = field(default_factory=Counter)
    reason_groups: dict[Why, int] = field(default_factory=lambda: defaultdict(int))
    compared: list[Remeasured] = field(default_factory=list)


def count(summaries: Iterable[DirectorateSummary]) -> Remeasurement:
    """Everything the report counts, in one pass over the directorates."""
    found = Remeasurement()
    for item in summaries:
        found.total += 1
        if item.remeasured is not None:
            _take(found, item.remeasured, 1 << found.size)
            found.size += 1
            found.compared.append(item.remeasured)
    return found


def _take(found: Remeasurement, item: Remeasured, bit: int) -> None:
    for risk in item.risks:
        found.everything.take(risk, bit)
        found.by_category[risk.category].take(risk, bit)
        if risk.move is Move.NOT_COMPARABLE and risk.why is not None:
            found.reasons[risk.why] += 1
            found.reason_groups[risk.why] |= bit


def by_intervention(instrument: Instrument, compared: Sequence[Remeasured]) -> Iterator[InterventionMoves]:
    """Per intervention that somebody carried out: the risks of its categories, here and elsewhere.

    Where it was carried out only the risks beside which it stands count; elsewhere every risk of its categories.
    """
    used: dict[str, set[str]] = defaultdict(set)
    for found in compared:
        for action in found.actions:
            used[action.intervention].update(action.categories)
    for item in instrument.interventions:
        categories = {factor.partition(".")[0] for factor in item.factors} or used.get(item.id, set())
        carried, others = Moved(), Moved()
        for place, found in enumerate(compared):
            ids = {action.id for action in found.actions if action.intervention == item.id}
            for risk in found.risks:
                if ids.intersection(risk.actions):
                    carried.take(risk, 1 << place)
                elif not ids and risk.category in categories:
                    others.take(risk, 1 << place)
        if carried.directorates:
            yield InterventionMoves(item.id, carried, others)
