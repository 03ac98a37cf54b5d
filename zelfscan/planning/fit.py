"""Where an intervention fits: conditions of the content on a work process, its residual risk and the round."""

from collections.abc import Iterable
from dataclasses import dataclass

from zelfscan.model.assessment import Assessment, RiskClass
from zelfscan.model.instrument import Effort, Fit, Instrument, Intervention, InterventionType, Settings, Strength
from zelfscan.model.plan import Need
from zelfscan.model.scan import WorkProcess
from zelfscan.planning.needs import STEPS, effective


@dataclass(frozen=True, slots=True)
class Situation:
    """What decides on fit: the processes, the highest residual step in each, where factors count, and the round."""

    instrument: Instrument
    processes: tuple[WorkProcess, ...]
    steps: dict[str, int]
    counts_in: dict[str, frozenset[str]]
    first_round: bool

    @property
    def settings(self) -> Settings:
        """The numbers of the instrument."""
        return self.instrument.settings


@dataclass(frozen=True, slots=True)
class Candidate:
    """An intervention with the needs that it would cover, and those it looks into without covering them."""

    intervention: Intervention
    needs: tuple[Need, ...]
    looks_into: tuple[Need, ...] = ()

    @property
    def backfires(self) -> bool:
        """Whether it can go wrong when it stands alone."""
        return self.intervention.backfires

    @property
    def type(self) -> InterventionType:
        """What kind of change it is."""
        return self.intervention.type

    @property
    def factors(self) -> frozenset[str]:
        """The factors in need that it is for."""
        return frozenset(need.factor for need in self.needs + self.looks_into)

    @property
    def solid(self) -> bool:
        """Whether it can keep another company: no first step, no search for a specialist, nothing that can backfire."""
        known = bool(self.intervention.factors) and self.type != InterventionType.SPECIALIST
        return known and not self.backfires


def situation(instrument: Instrument, assessment: Assessment, first_round: bool) -> Situation:
    """Read from the assessment what decides on fit."""
    steps = {process.code: 0 for process in assessment.processes}
    counts_in: dict[str, set[str]] = {}
    for result in assessment.results:
        if result.process is None or result.residual is None:
            continue
        step = STEPS.get(effective(result.residual), 0)
        steps[result.process] = max(steps[result.process], step)
        for factor in result.factors:
            if factor.value is not None:
                counts_in.setdefault(factor.factor, set()).add(result.process)
    places = {factor: frozenset(found) for factor, found in counts_in.items()}
    return Situation(instrument, assessment.processes, steps, places, first_round)


def candidates(here: Situation, needs: Iterable[Need]) -> tuple[Candidate, ...]:
    """The interventions that fit some need, in the order of the content."""
    wanted = tuple(needs)
    found = (Candidate(item, fitting(here, item, wanted)) for item in here.instrument.interventions)
    return tuple(candidate for candidate in found if candidate.needs)


def fitting(here: Situation, intervention: Intervention, needs: Iterable[Need]) -> tuple[Need, ...]:
    """The needs of an intervention's factors in the places where it fits."""
    if intervention.precondition or (here.first_round and not intervention.first_round):
        return ()
    good = {process.code for process in here.processes if _fits(here, intervention, process)}
    return tuple(
        need for need in needs if need.factor in intervention.factors and _place_fits(here, intervention, need, good)
    )


def _place_fits(here: Situation, intervention: Intervention, need: Need, good: set[str]) -> bool:
    """A need of the directorate is met where the intervention fits some process in which the factor counts."""
    if need.process is not None:
        return need.process in good
    everywhere = frozenset(process.code for process in here.processes)
    return bool(good & here.counts_in.get(need.factor, everywhere)) or not _conditional(intervention)


def _conditional(intervention: Intervention) -> bool:
    return bool(intervention.fits or intervention.unless or intervention.residual_at_least)


def _fits(here: Situation, intervention: Intervention, process: WorkProcess) -> bool:
    least = intervention.residual_at_least
    heavy = least is None or here.steps[process.code] >= STEPS[RiskClass(least)]
    wanted = not intervention.fits or any(_meets(fit, process) for fit in intervention.fits)
    return heavy and wanted and not any(_meets(fit, process) for fit in intervention.unless)


def _meets(fit: Fit, process: WorkProcess) -> bool:
    """Whether a process meets a condition; an attribute that is not filled in does not."""
    attribute = fit.attribute is None or process.attributes.get(fit.attribute, -1) >= (fit.at_least or 0)
    return attribute and (fit.contact is None or fit.contact in process.contact)


def effort(settings: Settings, intervention: Intervention) -> float:
    """The weight of the effort of an intervention."""
    weights = {
        Effort.SMALL: settings.effort_small,
        Effort.MIDDLE: settings.effort_middle,
        Effort.LARGE: settings.effort_large,
    }
    return weights[intervention.effort].value


STRENGTHS = (Strength.B, Strength.D, Strength.C)
"""From strong to weak, for ties."""


def strength(intervention: Intervention) -> int:
    """The place of the strongest evidence of an intervention, 0 is strongest."""
    return min(STRENGTHS.index(item) for item in intervention.strength)
