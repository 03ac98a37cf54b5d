"""One directorate from its scans to its documents: assess, plan, fill the templates, write."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from zelfscan import messages
from zelfscan.documents.annex import annex_fields
from zelfscan.documents.render import render
from zelfscan.documents.view import plan_fields
from zelfscan.files import free_path, write_atomic
from zelfscan.model.finding import Finding, Severity
from zelfscan.model.instrument import Instrument
from zelfscan.model.issue import Organisation
from zelfscan.model.plan import Result
from zelfscan.model.scan import Scan
from zelfscan.planning import plan
from zelfscan.rounds.masking import mask_finding, mask_scan
from zelfscan.scoring import assess
from zelfscan.text import fold


@dataclass(frozen=True, slots=True)
class Templates:
    """The Word templates in use."""

    plan: Path
    annex: Path


def by_directorate(scans: Iterable[Scan]) -> tuple[tuple[Scan, ...], ...]:
    """The scans in groups of one directorate, which is known by its name without case or accents."""
    groups: dict[str, list[Scan]] = {}
    for scan in scans:
        groups.setdefault(fold(scan.directorate), []).append(scan)
    return tuple(tuple(group) for group in groups.values())


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether a finding of severity fout is among them."""
    return any(messages.severity(finding) is Severity.ERROR for finding in findings)


def make_result(
    instrument: Instrument,
    scans: Sequence[Scan],
    findings: Sequence[Finding],
    today: dt.date,
    date: dt.date | None = None,
    despite_errors: bool = False,
) -> Result:
    """Assessment, plan and all findings of one directorate. With errors there is no plan, unless it is asked for.

    The date of the plan is ``date``, else the latest date in the workbooks, else ``today``.
    """
    assessment, assessed = assess(instrument, [mask_scan(scan) for scan in scans])
    known = (*map(mask_finding, findings), *assessed)
    if has_errors(known) and not despite_errors:
        return Result(assessment=assessment, plan=None, findings=known)
    improvement, planned = plan(instrument, assessment, date or assessment.date or today)
    return Result(assessment=assessment, plan=improvement, findings=(*known, *planned))


def to_json(result: Result) -> str:
    """The result as JSON with English names; classes stand under ``class``."""
    return result.model_dump_json(by_alias=True, indent=1)


def write_result(
    instrument: Instrument, result: Result, folder: Path, templates: Templates, organisation: Organisation | None = None
) -> tuple[Path, ...]:
    """Write plan, annex and JSON; each whole or not at all. Raises OSError, TemplateProblem.

    A Word file that a person changed is never overwritten: the new one stands beside it.
    """
    if result.plan is None:
        return ()
    assessment, slug = result.assessment, result.assessment.slug
    view = plan_fields(instrument, assessment, result.plan, result.findings, organisation)
    annex = annex_fields(instrument, assessment, result.plan.date, result.findings)
    documents = {
        free_path(folder / f"verbeterplan-{slug}.docx"): render(templates.plan, view.model_dump()),
        free_path(folder / f"bijlage-{slug}.docx"): render(templates.annex, annex.model_dump()),
        folder / f"resultaat-{slug}.json": to_json(result).encode("utf-8"),
    }
    for path, blob in documents.items():
        write_atomic(path, blob)
    return tuple(documents)
