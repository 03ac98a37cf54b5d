"""Residual risk (restrisico): what inherent risk and control leave over, with its best and worst class."""

from zelfscan.model.assessment import Control, ControlClass, Residual, RiskClass
from zelfscan.model.instrument import Settings

LOW, MEDIUM, HIGH, VERY_HIGH = RiskClass.LOW, RiskClass.MEDIUM, RiskClass.HIGH, RiskClass.VERY_HIGH
STEPS = (LOW, MEDIUM, HIGH, VERY_HIGH)
"""From small to large; the place in this list is the step, low 0 to very high 3."""

CONTROLS = (ControlClass.IN_ORDER, ControlClass.LARGELY, ControlClass.PARTLY, ControlClass.NOT_IN_ORDER)
MATRIX = {
    LOW: dict(zip(CONTROLS, (LOW, LOW, LOW, MEDIUM), strict=True)),
    MEDIUM: dict(zip(CONTROLS, (LOW, LOW, MEDIUM, HIGH), strict=True)),
    HIGH: dict(zip(CONTROLS, (LOW, MEDIUM, HIGH, VERY_HIGH), strict=True)),
}


def residual_class(inherent: RiskClass, control: ControlClass) -> RiskClass:
    """One cell of the matrix; not applicable and unknown pass through, in that order."""
    if RiskClass.NOT_APPLICABLE in (inherent, control):
        return RiskClass.NOT_APPLICABLE
    if RiskClass.UNKNOWN in (inherent, control):
        return RiskClass.UNKNOWN
    return MATRIX[inherent][control]


def residual(inherent: RiskClass, control: Control, settings: Settings) -> Residual:
    """The class that people see: the one at the default, or ``unclear`` when the band spans too many steps."""
    default = residual_class(inherent, control.class_)
    if default not in STEPS:
        return Residual(class_=default, best=default, worst=default, default=default)
    best, worst = residual_class(inherent, control.best), residual_class(inherent, control.worst)
    unclear = STEPS.index(worst) - STEPS.index(best) >= settings.band_steps.value
    return Residual(class_=RiskClass.UNCLEAR if unclear else default, best=best, worst=worst, default=default)
