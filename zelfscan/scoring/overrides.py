"""Change by people (Eigen oordeel): one step higher or lower, beside the computed class and never instead of it."""

from collections.abc import Iterable, Sequence

from zelfscan.model.assessment import CategoryResult, Residual, RiskClass
from zelfscan.model.finding import Finding
from zelfscan.model.scan import Direction, Override
from zelfscan.scoring.residual import STEPS

MOVES = {Direction.HIGHER: 1, Direction.LOWER: -1}


def apply(
    results: Sequence[CategoryResult], overrides: Iterable[Override]
) -> tuple[tuple[CategoryResult, ...], tuple[Finding, ...]]:
    """The results with the moved class beside the computed one, and what is wrong with a move."""
    residuals = {(result.process, result.category): result.residual for result in results}
    valid: dict[tuple[str | None, str], list[Override]] = {}
    findings: list[Finding] = []
    for override in overrides:
        if override.direction is None:
            continue
        code = _refusal(override, override.direction, residuals.get((override.process, override.category)))
        if code:
            findings.append(_finding(code, override))
        else:
            valid.setdefault((override.process, override.category), []).append(override)
    findings += [_finding("SC-006", moves[0]) for moves in valid.values() if _opposite(moves)]
    return tuple(_moved(result, valid.get((result.process, result.category), [])) for result in results), tuple(
        findings
    )


def _refusal(override: Override, direction: Direction, residual: Residual | None) -> str | None:
    """The code of the finding why this move cannot be, ``None`` when it can."""
    if residual is None or residual.default not in STEPS:
        return "SC-003"
    if not 0 <= STEPS.index(residual.default) + MOVES[direction] < len(STEPS):
        return "SC-004"
    return None if override.reason.strip() else "SC-005"


def _opposite(moves: Sequence[Override]) -> bool:
    return len({override.direction for override in moves}) > 1


def _moved(result: CategoryResult, moves: Sequence[Override]) -> CategoryResult:
    """One step, however many ask for it; opposite moves cancel."""
    if result.residual is None or not moves:
        return result
    direction = None if _opposite(moves) else moves[0].direction
    step = _step(result.residual.default, direction) if direction else None
    residual = result.residual.model_copy(update={"moved": step, "overrides": tuple(moves)})
    return result.model_copy(update={"residual": residual})


def _step(default: RiskClass, direction: Direction) -> RiskClass:
    return STEPS[STEPS.index(default) + MOVES[direction]]


def _finding(code: str, override: Override) -> Finding:
    details = {"process": override.process, "category": override.category}
    return Finding(code=code, file=override.source, found=override.direction or "", details=details)
