"""What the overviews need of one directorate, small and without free text: from its result to its summary."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from zelfscan import messages
from zelfscan.model.assessment import Assessment, CategoryResult, FactorResult, LevelMean
from zelfscan.model.comparison import Comparison
from zelfscan.model.finding import Finding, Severity
from zelfscan.model.instrument import Instrument, Level, State
from zelfscan.model.plan import Action, ImprovementPlan, LeftOut, Result
from zelfscan.model.round import ActionLine, DirectorateSummary, LevelLine, OpenLine, RiskLine, Status
from zelfscan.rounds.remeasure import small
from zelfscan.scoring.numbers import rounded
from zelfscan.text import fold

OPEN_STATES = (State.UNKNOWN, State.NOT_PROVIDED)
"""Answers that are given, but say that something is not known; what is open has no answer at all."""
NOT_NOW = (LeftOut.NOT_FITTING, LeftOut.LATER_ROUND)
"""Why an intervention would not help a directorate in this round, although it treats a need."""

FEWEST_TO_DIFFER = 2


def alphabetical(name: str) -> tuple[str, str]:
    """The key by which directorates are sorted everywhere: case and accents do not count."""
    return fold(name), name


def summarise(
    instrument: Instrument,
    result: Result,
    *,
    minimum_group: int = 5,
    missing: Mapping[Level, int] | None = None,
    files: Sequence[str] = (),
    status: Status | None = None,
) -> DirectorateSummary:
    """The summary of a directorate that was read. Without a plan there are no risks and no actions in it.

    ``missing`` counts the workbooks that are still out, ``files`` are relative to the folder of the round.
    ``status`` follows from the findings when it is not given. Levels are named in a difference only where at
    least ``minimum_group`` people stand behind each of them.
    """
    assessment = result.assessment
    base = DirectorateSummary(
        directorate=assessment.directorate,
        slug=assessment.slug,
        status=status or status_of(result.findings),
        contact=tuple(sorted({contact for process in assessment.processes for contact in process.contact})),
        full=assessment.full,
        levels=_count(scan.level for scan in assessment.scans),
        missing=dict(missing or {}),
        people=sum(scan.people or 0 for scan in assessment.scans),
        date=assessment.date,
        processes=tuple(_labels(assessment).values()),
        files=tuple(files),
        findings=result.findings,
    )
    if result.plan is None:
        return base
    found = _outcome(instrument, assessment, result.plan, minimum_group, result.comparison)
    return base.model_copy(update=found)


def status_of(findings: Iterable[Finding]) -> Status:
    """What the findings of a directorate that could be read make of it."""
    found = {messages.severity(finding) for finding in findings}
    if Severity.ERROR in found:
        return Status.TO_IMPROVE
    return Status.WITH_WARNINGS if Severity.WARNING in found else Status.PROCESSED


def _outcome(
    instrument: Instrument,
    assessment: Assessment,
    plan: ImprovementPlan,
    minimum_group: int,
    comparison: Comparison | None,
) -> dict[str, object]:
    """What assessment and plan say, as fields of the summary."""
    labels = _labels(assessment)
    results = (*assessment.results, *assessment.enabling)
    fitting = {item for item in plan.left_out if plan.left_out_reasons.get(item) not in NOT_NOW}
    treated = {action.intervention for action in plan.actions} | fitting | set(plan.law_left_out)
    return {
        "advice": plan.preconditions.advice,
        "preconditions": tuple(
            item.precondition for item in plan.preconditions.results if item.answer not in ("ja", None)
        ),
        "risks": tuple(_risk(labels, item) for item in results if item.applicable),
        "actions": tuple(_action(labels, action) for action in plan.actions),
        "needed": tuple(item.id for item in instrument.interventions if item.id in treated),
        "needs": tuple(dict.fromkeys(need.factor for need in plan.needs)),
        "uncovered": tuple(dict.fromkeys(need.factor for need in plan.uncovered)),
        "open": tuple(_open(instrument, assessment)),
        "differences": tuple(_differences(instrument, labels, results, minimum_group)),
        "remeasured": small(comparison, labels),
    }


def _labels(assessment: Assessment) -> dict[str, str]:
    """Code and name of every work process, by code."""
    return {process.code: f"{process.code} {process.name}".strip() for process in assessment.processes}


def _count(levels: Iterable[Level]) -> dict[Level, int]:
    counted: dict[Level, int] = {}
    for level in levels:
        counted[level] = counted.get(level, 0) + 1
    return {level: counted[level] for level in Level if level in counted}


def _risk(labels: Mapping[str, str], result: CategoryResult) -> RiskLine:
    residual = result.residual
    return RiskLine(
        process=labels[result.process] if result.process else "",
        category=result.category,
        residual=(residual.moved or residual.class_) if residual else None,
        default=residual.default if residual else None,
        best=residual.best if residual else None,
        worst=residual.worst if residual else None,
        control=result.control.class_,
        coverage=result.coverage,
        labels=result.labels,
    )


def _action(labels: Mapping[str, str], action: Action) -> ActionLine:
    return ActionLine(
        id=action.id,
        intervention=action.intervention,
        processes=tuple(labels[code] for code in action.processes),
        owner_role=action.owner.role,
        owner=(action.owner.holder or action.owner.role) if action.owner.found else "",
        commissioner=(action.commissioner.holder or action.commissioner.role) if action.commissioner.found else "",
        timing=action.timing,
        start=action.start,
        ready=action.ready,
    )


def _open(instrument: Instrument, assessment: Assessment) -> Iterator[OpenLine]:
    """Every question that is unknown, refused or open somewhere, in the order of the instrument."""
    counted: dict[tuple[str, State], int] = {}
    for answer in assessment.answers:
        if answer.state in (*OPEN_STATES, State.OPEN):
            key = answer.question, answer.state
            counted[key] = counted.get(key, 0) + 1
    for question in instrument.questions:
        for state in (*OPEN_STATES, State.OPEN):
            if (question.id, state) in counted:
                yield OpenLine(question=question.id, state=state, count=counted[question.id, state])


def _differences(
    instrument: Instrument, labels: Mapping[str, str], results: Iterable[CategoryResult], minimum_group: int
) -> Iterator[LevelLine]:
    """Where two levels, or residents and the service, see a factor differently; once where it holds for all."""
    seen: set[tuple[str, str]] = set()
    for result in results:
        for factor in result.factors:
            process = "" if factor.directorate_only or not result.process else labels[result.process]
            if (process, factor.factor) not in seen:
                seen.add((process, factor.factor))
                apart = instrument.settings.level_difference.value
                yield from _between_levels(process, factor, apart, minimum_group)
                yield from _with_residents(process, factor, apart)


def _between_levels(process: str, factor: FactorResult, apart: float, minimum_group: int) -> Iterator[LevelLine]:
    """The largest difference between two levels that count, when it is a whole step or more."""
    means = sorted((item for item in factor.levels if item.counts and item.value is not None), key=_mean)
    if len(means) < FEWEST_TO_DIFFER:
        return
    positive, critical = means[0], means[-1]
    difference = rounded(_mean(critical) - _mean(positive))
    if difference >= apart:
        named = min(positive.people, critical.people) >= minimum_group
        yield LevelLine(
            process=process,
            factor=factor.factor,
            difference=difference,
            positive=positive.level if named else None,
            critical=critical.level if named else None,
        )


def _mean(item: LevelMean) -> float:
    return item.value or 0.0


def _with_residents(process: str, factor: FactorResult, apart: float) -> Iterator[LevelLine]:
    if factor.residents is None or factor.value is None:
        return
    difference = rounded(factor.residents - factor.value)
    if abs(difference) >= apart:
        yield LevelLine(
            process=process,
            factor=factor.factor,
            difference=abs(difference),
            positive=Level.EXPERIENCE if difference < 0 else None,
            critical=Level.EXPERIENCE if difference > 0 else None,
        )
