"""The actions chosen so far: what they cover, what there is room for, and what may not stand alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from zelfscan.model.instrument import Intervention, InterventionType
from zelfscan.model.plan import Chosen, Need
from zelfscan.planning.fit import Candidate, Situation, effort, strength

CHANGES = frozenset({InterventionType.PROCESS, InterventionType.INSTRUMENT, InterventionType.STEERING})
"""Types that change the work itself: a process, an instrument or the steering."""

WITH_RESIDENTS = frozenset({InterventionType.EXPERIENCE})
"""Types that are done with residents."""

REQUIRED = (CHANGES, WITH_RESIDENTS)
"""Of each of these at least one action, where the catalogue has one that fits."""

Place = tuple[str, str | None]


def place(need: Need) -> Place:
    """What tells one need from another: its factor and process."""
    return need.factor, need.process


def writes_down(research: Candidate, specialist: Candidate) -> bool:
    """Whether this is research that writes down the question for a specialist."""
    return research.type == InterventionType.RESEARCH and research.solid and bool(research.factors & specialist.factors)


@dataclass(frozen=True, slots=True)
class Pick:
    """A chosen intervention, and the rule that chose it."""

    candidate: Candidate
    chosen: Chosen


@dataclass(slots=True)
class Selection:
    """The actions chosen so far; ``pool`` holds everything that fits some need.

    ``covered`` are the needs that some chosen action covers, ``solid`` those where what can backfire is not alone.
    """

    here: Situation
    pool: tuple[Candidate, ...]
    picks: list[Pick] = field(default_factory=list)
    covered: set[Place] = field(default_factory=set)
    solid: set[Place] = field(default_factory=set)
    law_left_out: list[str] = field(default_factory=list)
    _bundles: dict[str, tuple[Candidate, list[Candidate] | None]] = field(default_factory=dict)
    """What bundles came to, until the next action is chosen: by intervention, with the candidate that asked."""

    def add(self, candidate: Candidate, chosen: Chosen) -> None:
        """Choose a candidate, and with one that can backfire what keeps it company."""
        for item in self.bundle(candidate) or ():
            self.picks.append(Pick(item, chosen if item is candidate else Chosen.COMPANION))
            places = {place(need) for need in item.needs}
            self.covered |= places
            self.solid |= places if item.solid else set()
        self._bundles.clear()

    def has(self, intervention: Intervention) -> bool:
        """Whether the intervention was chosen."""
        return any(pick.candidate.intervention.id == intervention.id for pick in self.picks)

    def admits(self, candidate: Candidate) -> bool:
        """Whether it is new, and there is room for it, its company and what every plan must still get."""
        bundle = None if self.has(candidate.intervention) else self.bundle(candidate)
        if bundle is None:
            return False
        reserved = sum(self._cost(kinds, bundle) for kinds in self.unmet(bundle))
        return len(self.picks) + len(bundle) + reserved <= self.here.settings.most_actions.value

    def unmet(self, extra: Sequence[Candidate] = ()) -> list[frozenset[InterventionType]]:
        """The requirements that the chosen actions, with these extra, do not meet."""
        types = {item.type for item in (*(pick.candidate for pick in self.picks), *extra)}
        return [kinds for kinds in REQUIRED if not types & kinds]

    def _cost(self, kinds: frozenset[InterventionType], bundle: Sequence[Candidate]) -> int:
        """How many actions the lightest way takes to meet a requirement, 0 when nothing in the catalogue can."""
        bundles = [self.bundle(item) for item in self.pool if item.type in kinds and item not in bundle]
        return min((len(found) for found in bundles if found), default=0)

    def bundle(self, candidate: Candidate) -> list[Candidate] | None:
        """The candidate with the company it needs; ``None`` when it can backfire and would stand alone somewhere."""
        asked, found = self._bundles.get(candidate.intervention.id, (None, None))
        if asked is not candidate:
            found = self._bundle(candidate)
            self._bundles[candidate.intervention.id] = candidate, found
        return found

    def _bundle(self, candidate: Candidate) -> list[Candidate] | None:
        found = [candidate]
        solid = set(self.solid)
        for need in candidate.needs if candidate.backfires else ():
            if place(need) not in solid:
                company = self._company(need)
                if company is None:
                    return None
                found.append(company)
                solid |= {place(item) for item in company.needs}
        return found

    def _company(self, need: Need) -> Candidate | None:
        """The best other way to cover a need."""
        wanted = place(need)
        return self.best(item for item in self.pool if item.solid and wanted in map(place, item.needs))

    def best(self, found: Iterable[Candidate]) -> Candidate | None:
        """The most uncovered weight for the effort; ties by strength of evidence, then id."""
        return min(found, key=self._order, default=None)

    def _order(self, candidate: Candidate) -> tuple[float, int, str]:
        intervention = candidate.intervention
        uncovered = sum(need.weight for need in candidate.needs if place(need) not in self.covered)
        ratio = uncovered / effort(self.here.settings, intervention)
        return -round(ratio, 6), strength(intervention), intervention.id

    def adds(self, candidate: Candidate) -> bool:
        """Whether it covers something that nothing covers yet."""
        return any(place(need) not in self.covered for need in candidate.needs)
