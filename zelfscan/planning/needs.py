"""Needs: which factor asks for action in which work process (or once in the directorate), and how much it weighs."""

from collections.abc import Iterator

from zelfscan.model.assessment import Assessment, CategoryResult, ControlClass, FactorResult, Residual, RiskClass
from zelfscan.model.instrument import Instrument
from zelfscan.model.plan import Need

STEPS = {RiskClass.MEDIUM: 1, RiskClass.UNKNOWN: 1, RiskClass.HIGH: 2, RiskClass.VERY_HIGH: 3}
"""How heavy a residual weighs in a need; a class that is not here makes no need."""

ENABLING_STEPS = {ControlClass.PARTLY: 2, ControlClass.NOT_IN_ORDER: 3}
"""How heavy the control of R9 and R10 weighs; every other class weighs 1."""


def effective(residual: Residual) -> RiskClass:
    """The class that feeds needs: the computed one, or the higher one that people chose."""
    moved = residual.moved
    return moved if moved and STEPS.get(moved, 0) > STEPS.get(residual.default, 0) else residual.default


def needs(instrument: Instrument, assessment: Assessment) -> tuple[Need, ...]:
    """All needs, the heaviest first; equals in the order of factors and processes."""
    cutoff = instrument.settings.need_cutoff.value
    found = [*_of_processes(assessment, cutoff), *_enabling(instrument, assessment, cutoff)]
    factors = {factor.id: number for number, factor in enumerate(instrument.factors)}
    processes = {process.code: number for number, process in enumerate(assessment.processes)}
    return tuple(
        sorted(found, key=lambda need: (-need.weight, factors[need.factor], processes.get(need.process or "", -1)))
    )


def _of_processes(assessment: Assessment, cutoff: float) -> Iterator[Need]:
    once = directorate_factors(assessment)
    shared: dict[str, list[Need]] = {}
    for result in assessment.results:
        for factor in result.factors:
            need = _need(result, factor, cutoff)
            if need and factor.factor in once:
                shared.setdefault(factor.factor, []).append(need)
            elif need:
                yield need
    yield from (_heaviest(found) for found in shared.values())


def directorate_factors(assessment: Assessment) -> frozenset[str]:
    """Factors that were asked of the directorate alone, in every process."""
    factors = [factor for result in assessment.results for factor in result.factors]
    return frozenset(factor.factor for factor in factors) - {f.factor for f in factors if not f.directorate_only}


def _need(result: CategoryResult, factor: FactorResult, cutoff: float) -> Need | None:
    residual = effective(result.residual) if result.residual else RiskClass.NOT_APPLICABLE
    if factor.value is None or factor.value <= cutoff or residual not in STEPS:
        return None
    return _weighed(factor, result.process, residual, STEPS[residual])


def _weighed(factor: FactorResult, process: str | None, residual: RiskClass, step: int) -> Need:
    value = factor.value or 0.0
    weight = round(step * value, 6)
    return Need(factor=factor.factor, process=process, value=value, residual=residual, step=step, weight=weight)


def _heaviest(found: list[Need]) -> Need:
    """One need for the directorate: the highest step and the highest value met in any process."""
    top = max(found, key=lambda need: need.step)
    value = max(need.value for need in found)
    return top.model_copy(update={"process": None, "value": value, "weight": round(top.step * value, 6)})


def _enabling(instrument: Instrument, assessment: Assessment, cutoff: float) -> Iterator[Need]:
    """R9 and R10: their own control says how heavy they weigh."""
    enabling = {category.id for category in instrument.categories if category.enabling}
    for result in assessment.enabling:
        for factor in result.factors if result.category in enabling else ():
            if factor.value is not None and factor.value > cutoff:
                step = ENABLING_STEPS.get(result.control.class_, 1)
                yield _weighed(factor, None, RiskClass.NOT_APPLICABLE, step)
