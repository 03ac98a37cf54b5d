"""From the scans of one directorate to its risk assessment: merge, count, score, label, and let people move."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain

from zelfscan.model.assessment import Assessment, ScanSummary, SourcedRemark, StatedAnswer
from zelfscan.model.finding import Finding
from zelfscan.model.instrument import Instrument, Scope, State
from zelfscan.model.scan import EvaluationAnswer, Scan
from zelfscan.scoring import overrides, residents
from zelfscan.scoring.merge import Merged, merge
from zelfscan.scoring.narrow import narrow
from zelfscan.scoring.opinions import protect
from zelfscan.scoring.results import material, once, per_process
from zelfscan.scoring.states import Cell, cells
from zelfscan.text import slug


def assess(instrument: Instrument, scans: Sequence[Scan]) -> tuple[Assessment, tuple[Finding, ...]]:
    """Assess one directorate from one or more scans, and say what is contradictory between them.

    The order of the scans does not matter. Raises ValueError when there is no scan at all.
    """
    if not scans:
        raise ValueError("an assessment needs at least one scan")
    merged = merge(instrument, scans)
    found = protect(instrument, merged.scans, cells(instrument, merged))
    source = material(instrument, merged, found, residents.residents(instrument, merged))
    computed = per_process(source)
    stated_moves = tuple(chain.from_iterable(scan.overrides for scan in merged.scans))
    results, moves = overrides.apply(computed, stated_moves)
    scope = _scope(merged.scans)
    first = merged.scans[0]
    assessment = Assessment(
        directorate=first.directorate,
        slug=slug(first.directorate),
        organisation=next((scan.organisation for scan in merged.scans if scan.organisation), ""),
        instrument=instrument.id,
        instrument_version=instrument.version,
        scope=scope,
        full=any(scan.full for scan in merged.scans),
        date=latest(merged.scans),
        scans=tuple(_summary(scan) for scan in merged.scans),
        processes=merged.processes,
        results=results,
        enabling=once(source),
        narrow=narrow(source, computed) if scope == Scope.ALL else (),
        answers=(*_stated(merged, found), *residents.stated(instrument, merged)),
        remarks=tuple(_remarks(merged, found)),
        preconditions=tuple(chain.from_iterable(scan.preconditions for scan in merged.scans)),
        roles=tuple(chain.from_iterable(scan.roles for scan in merged.scans)),
        documents=tuple(chain.from_iterable(scan.documents for scan in merged.scans)),
        own_risks=tuple(chain.from_iterable(scan.own_risks for scan in merged.scans)),
        overrides=stated_moves,
        quick_fixes=tuple(chain.from_iterable(scan.quick_fixes for scan in merged.scans)),
        evaluation=tuple(_evaluation(instrument, merged.scans)),
        unconfirmed=tuple(dict.fromkeys(chain.from_iterable(scan.unconfirmed for scan in merged.scans))),
    )
    return assessment, merged.findings + moves


def latest(scans: Sequence[Scan]) -> dt.date | None:
    """The latest date in the workbooks, ``None`` when none has one."""
    return max((scan.date for scan in scans if scan.date), default=None)


def _scope(scans: Sequence[Scan]) -> Scope:
    """The narrow scope only when every workbook has it."""
    return Scope.ORIGIN if all(scan.scope == Scope.ORIGIN for scan in scans) else Scope.ALL


def _summary(scan: Scan) -> ScanSummary:
    return ScanSummary(
        source=scan.source,
        workbook_id=scan.workbook_id,
        level=scan.level,
        people=scan.people,
        date=scan.date,
        filled_in_by=scan.filled_in_by,
        full=scan.full,
        instrument_version=scan.instrument_version,
    )


def _stated(merged: Merged, found: list[Cell]) -> Iterator[StatedAnswer]:
    """Every cell that was asked, as answered; what would point at a small group is not told."""
    for cell in found:
        yield StatedAnswer(
            question=cell.question.id,
            process=cell.process,
            level=cell.level,
            source=merged.scans[cell.scan].source,
            state=State.WITHHELD if cell.covered else cell.state,
            option=None if cell.covered else cell.option,
            value=None if cell.covered else cell.value,
        )


def _remarks(merged: Merged, found: list[Cell]) -> Iterator[SourcedRemark]:
    """Evidence and explanations, but none beside an opinion that is not told."""
    untold: dict[int, set[str]] = defaultdict(set)
    for cell in found:
        if cell.covered:
            untold[cell.scan].add(cell.question.id)
    for place, scan in enumerate(merged.scans):
        for remark in scan.remarks:
            if (remark.evidence.strip() or remark.explanation.strip()) and remark.question not in untold[place]:
                yield SourcedRemark(level=scan.level, source=scan.source, remark=remark)


def _evaluation(instrument: Instrument, scans: Sequence[Scan]) -> Iterator[EvaluationAnswer]:
    """Answers on the process evaluation; opinions only of a workbook with enough people behind it."""
    opinions = {question.id for question in instrument.evaluation if question.opinion}
    for scan in scans:
        small = (scan.people or 0) < instrument.settings.minimum_group.value
        for answer in scan.evaluation:
            if not (small and answer.question in opinions):
                yield answer.model_copy(update={"source": scan.source, "level": scan.level})
