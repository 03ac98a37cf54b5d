"""Where too much is unknown: which research, or the standard first step "uitzoeken", comes first."""

from dataclasses import dataclass, field

from zelfscan.model.assessment import Assessment, Counts
from zelfscan.model.instrument import InterventionType
from zelfscan.model.plan import Chosen, Need
from zelfscan.planning.fit import Candidate, Situation
from zelfscan.planning.selection import Place, Selection, place


@dataclass(frozen=True, slots=True)
class Doubt:
    """The needs whose factor is unknown for too large a part; ``open`` are those that may turn out not to be needs."""

    needs: tuple[Need, ...]
    open: tuple[Need, ...]


def doubt(assessment: Assessment, needs: tuple[Need, ...], here: Situation) -> Doubt:
    """Where too much is unknown: per factor and process, for a directorate's need in any process."""
    shares: dict[Place, float] = {}
    best: dict[Place, float] = {}
    for result in (*assessment.results, *assessment.enabling):
        for factor in result.factors:
            for key in ((factor.factor, result.process), (factor.factor, None)):
                shares[key] = max(_share(factor.counts), shares.get(key, 0.0))
                best[key] = max(factor.best or 0.0, best.get(key, 0.0))
    unknown, cutoff = here.settings.unknown_share.value, here.settings.need_cutoff.value
    found = tuple(need for need in needs if round(shares.get(place(need), 0.0), 6) > unknown)
    return Doubt(found, tuple(need for need in found if best[place(need)] <= cutoff))


def _share(counts: Counts) -> float:
    unknown = counts.unknown + counts.not_provided
    return unknown / (counts.known + unknown) if counts.known + unknown else 0.0


@dataclass(slots=True)
class _Search:
    """What rule 3 chooses: interventions of type onderzoek, and the factors for the standard first step."""

    research: list[Candidate] = field(default_factory=list)
    first_step: list[str] = field(default_factory=list)

    @property
    def size(self) -> int:
        """How many actions this makes."""
        return len(self.research) + bool(self.first_step)


def choose_insight(selection: Selection, found: Doubt) -> None:
    """Rule 3: by weight of the factor, research that treats it, or the standard first step where there is none."""
    search, most = _Search(), selection.here.settings.research_actions.value
    for factor in _by_weight(found.needs):
        places = {place(need) for need in found.needs if need.factor == factor}
        options = [item for item in selection.pool if item.type == InterventionType.RESEARCH and _treats(item, places)]
        if any(_treats(item, places) for item in search.research):
            continue
        if not options and (search.first_step or search.size < most):
            search.first_step.append(factor)
        elif options and search.size < most:
            best = selection.best(options)
            search.research += [best] if best else []
    first_step = _first_step(selection.here, search.first_step, found)
    for candidate in (*search.research, *([first_step] if first_step else [])):
        if selection.admits(candidate):
            selection.add(candidate, Chosen.INSIGHT)


def _by_weight(doubtful: tuple[Need, ...]) -> list[str]:
    """The factors, the heaviest first; equals in the order of their needs."""
    weights: dict[str, float] = {}
    for need in doubtful:
        weights[need.factor] = weights.get(need.factor, 0.0) + need.weight
    return sorted(weights, key=lambda factor: -round(weights[factor], 6))


def _treats(candidate: Candidate, places: set[Place]) -> bool:
    return any(place(need) in places for need in candidate.needs)


def _first_step(here: Situation, factors: list[str], found: Doubt) -> Candidate | None:
    """The standard first step: the research of the catalogue that belongs to no factor and no precondition.

    It covers the needs that may turn out not to be any. Where the known answers alone make a need, it looks into
    what is unknown, and the need waits for another action.
    """
    research = [item for item in here.instrument.interventions if item.type == InterventionType.RESEARCH]
    standard = next((item for item in research if not item.factors and not item.precondition), None)
    wanted = [need for need in found.needs if need.factor in factors]
    if standard is None or not wanted:
        return None
    return Candidate(
        standard,
        needs=tuple(need for need in wanted if need in found.open),
        looks_into=tuple(need for need in wanted if need not in found.open),
    )
