"""Which risks are large, and in what order: one order for the first page, the plan and the overview."""

from zelfscan.documents.words import CLASS_ORDER
from zelfscan.model.assessment import Assessment, CategoryResult, Residual, RiskClass

LARGE = (RiskClass.HIGH, RiskClass.VERY_HIGH)


def rank(risk_class: RiskClass) -> int:
    """1 for low to 4 for very high; 0 for every class that has no step."""
    return CLASS_ORDER.index(risk_class) + 1 if risk_class in CLASS_ORDER else 0


def felt(residual: Residual) -> RiskClass:
    """The class that counts for order: moved by people if they did, else the class at the default."""
    return residual.moved or residual.default


def is_large(result: CategoryResult) -> bool:
    """Whether a risk is high or very high, or may well be because there is too little insight."""
    residual = result.residual
    if residual is None:
        return False
    return felt(residual) in LARGE or (residual.class_ is RiskClass.UNCLEAR and residual.worst in LARGE)


def ordered(assessment: Assessment) -> tuple[CategoryResult, ...]:
    """All risks with a step, the largest first: class, then inherent risk, then control, then place."""
    rated = [result for result in assessment.results if result.residual is not None and rank(felt(result.residual))]
    return tuple(sorted(rated, key=_weight))


def _weight(result: CategoryResult) -> tuple[int, float, float]:
    inherent = result.inherent.value if result.inherent and result.inherent.value is not None else 0.0
    control = result.control.value if result.control.value is not None else 0.0
    residual = result.residual
    return (-rank(felt(residual)) if residual else 0, -inherent, -control)


def _is_unclear(result: CategoryResult) -> bool:
    residual = result.residual
    return residual is not None and residual.moved is None and residual.class_ is RiskClass.UNCLEAR


def largest(assessment: Assessment, most: int) -> tuple[CategoryResult, ...]:
    """The largest risks, those of which the class is clear first; where none is large, the largest that are medium."""
    everything = ordered(assessment)
    large = sorted((result for result in everything if is_large(result)), key=_is_unclear)
    medium = [r for r in everything if r.residual is not None and felt(r.residual) is RiskClass.MEDIUM]
    return tuple((large or medium)[:most])
