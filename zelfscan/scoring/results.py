"""One result per category and process, with everything behind it; R9 and R10 once for the directorate."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from zelfscan.model.assessment import (
    CategoryResult,
    Control,
    ControlClass,
    Counts,
    Inherent,
    Residual,
    RiskClass,
)
from zelfscan.model.instrument import Category, Instrument, Level, Settings
from zelfscan.model.scan import Scan, WorkProcess
from zelfscan.scoring.applies import gates, meets, plays
from zelfscan.scoring.control import FactorView, control, factor_result, factor_view
from zelfscan.scoring.inherent import inherent
from zelfscan.scoring.labels import coverage, labels, unknown_share
from zelfscan.scoring.merge import Merged
from zelfscan.scoring.numbers import rounded
from zelfscan.scoring.reasons import reasons, rule
from zelfscan.scoring.residents import Views
from zelfscan.scoring.residual import residual
from zelfscan.scoring.states import Cell, count

NOTHING = RiskClass.NOT_APPLICABLE


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that results are made from. ``cells`` are grouped by factor, ``people`` by level."""

    instrument: Instrument
    scans: tuple[Scan, ...]
    processes: tuple[WorkProcess, ...]
    cells: dict[str, list[Cell]]
    residents: Views
    evidence: frozenset[tuple[int, str]]
    people: dict[Level, int]

    @property
    def settings(self) -> Settings:
        """The numbers of the instrument."""
        return self.instrument.settings


def material(instrument: Instrument, merged: Merged, cells: Sequence[Cell], residents: Views) -> Material:
    """Group the cells once, for all results."""
    by_factor: dict[str, list[Cell]] = defaultdict(list)
    for cell in cells:
        by_factor[cell.question.factor].append(cell)
    people: dict[Level, int] = defaultdict(int)
    for scan in merged.scans:
        people[scan.level] += scan.people or 0
    evidence = frozenset(
        (place, remark.question)
        for place, scan in enumerate(merged.scans)
        for remark in scan.remarks
        if remark.evidence.strip()
    )
    return Material(instrument, merged.scans, merged.processes, dict(by_factor), residents, evidence, people)


def per_process(source: Material) -> tuple[CategoryResult, ...]:
    """Every process by every category that is a place where unequal treatment can happen."""
    gate = gates(source.instrument)
    places = [category for category in source.instrument.categories if not category.enabling]
    return tuple(
        _result(source, category, process) if plays(category.id, process, gate) else _idle(category, process)
        for process in source.processes
        for category in places
    )


def once(source: Material) -> tuple[CategoryResult, ...]:
    """The enabling categories; and a category that plays in no process, for what was asked of the directorate."""
    gate = gates(source.instrument)
    found = []
    for category in source.instrument.categories:
        nowhere = not any(plays(category.id, process, gate) for process in source.processes)
        asked = any(factor.id in source.cells for factor in source.instrument.factors if factor.category == category.id)
        if category.enabling or (nowhere and asked):
            found.append(_result(source, category, None))
    return tuple(found)


def _idle(category: Category, process: WorkProcess) -> CategoryResult:
    """A category that does not play in a process: nothing is said of it."""
    none = ControlClass.NOT_APPLICABLE
    return CategoryResult(
        process=process.code,
        category=category.id,
        applicable=False,
        inherent=Inherent(class_=NOTHING),
        control=Control(class_=none, best=none, worst=none),
        residual=Residual(class_=NOTHING, best=NOTHING, worst=NOTHING, default=NOTHING),
        counts=Counts(),
        rule="-",
    )


def views_of(source: Material, category: Category, process: WorkProcess | None) -> list[FactorView]:
    """The factors of a category for a process, or (``None``) for the directorate."""
    return [
        factor_view(factor.id, _counting(source, factor.id, process), category.enabling, source.settings)
        for factor in source.instrument.factors
        if factor.category == category.id
    ]


def _counting(source: Material, factor: str, process: WorkProcess | None) -> list[Cell]:
    """The cells of a factor that count for a process: its own, and the directorate's whose contact types overlap."""
    cells = source.cells.get(factor, [])
    if process is None:
        return cells
    return [
        cell
        for cell in cells
        if cell.process == process.code or (cell.process is None and meets(cell.question, process))
    ]


def _result(source: Material, category: Category, process: WorkProcess | None) -> CategoryResult:
    settings, place, views = source.settings, process.code if process else None, views_of(source, category, process)
    cells = [cell for view in views for cell in view.cells]
    counts, controlled = count(cells), control(views, settings)
    factors = tuple(
        factor_result(view, source.residents.get((place, view.factor)), source.people) for view in views if view.cells
    )
    before = inherent(category, process, settings) if process else None
    after = residual(before.class_, controlled, settings) if before else None
    return CategoryResult(
        process=place,
        category=category.id,
        applicable=True,
        inherent=before,
        control=controlled,
        residual=after,
        factors=factors,
        weakest=_weakest(views),
        counts=counts,
        coverage=coverage(counts),
        unknown_share=unknown_share(counts),
        labels=labels(counts, controlled, factors, cells, source.evidence, settings),
        reasons=reasons(views, source.scans, settings),
        rule=rule(before, controlled, after, settings),
    )


def _weakest(views: Sequence[FactorView]) -> str | None:
    """The factor with the highest value, the first of equals."""
    valued = [(rounded(view.value), view.factor) for view in views if view.value is not None]
    highest = max((value for value, _ in valued), default=0.0)
    return next((factor for value, factor in valued if value == highest), None)
