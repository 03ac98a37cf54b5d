"""What was left out and why, what to keep, and where only training was chosen."""

from collections.abc import Iterator

from zelfscan.model.assessment import Assessment, ControlClass
from zelfscan.model.instrument import Instrument, Intervention, InterventionType
from zelfscan.model.plan import Advice, LeftOut, Need
from zelfscan.planning.fit import Candidate, fitting
from zelfscan.planning.selection import Selection


def left_out(
    instrument: Instrument, selection: Selection, needs: tuple[Need, ...], advice: Advice
) -> dict[str, LeftOut]:
    """Interventions that treat a factor in need and were not chosen, each with the reason."""
    wanted = {need.factor for need in needs}
    return {
        item.id: _reason(item, selection, needs, advice)
        for item in instrument.interventions
        if wanted.intersection(item.factors) and not selection.has(item)
    }


def _reason(item: Intervention, selection: Selection, needs: tuple[Need, ...], advice: Advice) -> LeftOut:
    if selection.here.first_round and not item.first_round:
        return LeftOut.LATER_ROUND
    if not fitting(selection.here, item, needs):
        return LeftOut.NOT_FITTING
    if advice == Advice.PRECONDITIONS_FIRST:
        return LeftOut.FIRST_PRECONDITIONS
    candidate = next((found for found in selection.pool if found.intervention.id == item.id), None)
    return _not_chosen(candidate, selection) if candidate else LeftOut.FIRST_SUPPORT


def _not_chosen(candidate: Candidate, selection: Selection) -> LeftOut:
    if not selection.adds(candidate):
        return LeftOut.COVERED
    waits = candidate.type == InterventionType.SPECIALIST or selection.bundle(candidate) is None
    return LeftOut.NOT_ALONE if waits else LeftOut.NO_ROOM


def keep(assessment: Assessment) -> Iterator[str]:
    """What is in order and should stay so: ``P1:R2``, or ``R9`` for the directorate."""
    for result in (*assessment.results, *assessment.enabling):
        if result.control.class_ == ControlClass.IN_ORDER:
            yield f"{result.process}:{result.category}" if result.process else result.category


def training_only(instrument: Instrument, selection: Selection) -> dict[str, tuple[str, ...]]:
    """Factors for which only training was chosen, each with the sources of those trainings."""
    found: dict[str, tuple[str, ...]] = {}
    for factor in instrument.factors:
        chosen = [pick.candidate for pick in selection.picks if factor.id in pick.candidate.factors]
        if chosen and all(candidate.type == InterventionType.TRAINING for candidate in chosen):
            sources = (source for candidate in chosen for source in candidate.intervention.sources)
            found[factor.id] = tuple(dict.fromkeys(sources))
    return found
