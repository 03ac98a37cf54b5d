"""One directorate from its scans to its documents: assess, plan, fill the templates, write."""

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from zelfscan.comparison.wording import asked_of
from zelfscan.documents.annex import annex_fields
from zelfscan.documents.render import render
from zelfscan.documents.view import plan_fields
from zelfscan.files import free_path, write_together
from zelfscan.messages import has_errors
from zelfscan.model.finding import Finding
from zelfscan.model.instrument import Instrument, Level
from zelfscan.model.issue import Organisation
from zelfscan.model.plan import Result
from zelfscan.model.progress import FollowedAction
from zelfscan.model.scan import Scan
from zelfscan.planning import plan
from zelfscan.rounds.exploration import explorations
from zelfscan.rounds.masking import mask_finding, mask_scan
from zelfscan.scoring import assess
from zelfscan.text import fold
from zelfscan.workbook.templates import WORKBOOK_ID as READY


@dataclass(frozen=True, slots=True)
class Templates:
    """The Word templates in use."""

    plan: Path
    annex: Path


def by_directorate(scans: Iterable[Scan]) -> tuple[tuple[Scan, ...], ...]:
    """The scans in groups of one directorate, which is known by its name without case or accents.

    A scan without the name of a directorate stands alone, under the name of its file.
    """
    groups: dict[str, list[Scan]] = {}
    for scan in scans:
        if scan.directorate.strip():
            groups.setdefault(fold(scan.directorate), []).append(scan)
        else:  # nobody knows whose it is: never together with another one
            own_name = PurePath(scan.source).stem
            groups[scan.source] = [scan.model_copy(update={"directorate": own_name})]
    return tuple(tuple(group) for group in groups.values())


def once_each(scans: Iterable[Scan]) -> tuple[tuple[Scan, ...], tuple[Finding, ...]]:
    """The scans without copies: the same workbook under two names would count its people twice.

    A copy with the same content is left out with a warning (SC-007). Two versions of one workbook that say different
    things are an error (SC-008); then both stay, since people have to choose.
    """
    kept: list[Scan] = []
    findings: list[Finding] = []
    for scan in scans:
        same = next((other for other in kept if _content(other) == _content(scan)), None)
        version = next((other for other in kept if _is_version(other, scan)), None)
        if same is not None:
            findings.append(Finding(code="SC-007", file=scan.source, found=same.source))
            continue
        if version is not None:
            findings.append(Finding(code="SC-008", file=scan.source, found=version.source))
        kept.append(scan)
    return tuple(kept), tuple(findings)


def _content(scan: Scan) -> Scan:
    """What a workbook says, apart from the file that it stands in."""
    moves = tuple(move.model_copy(update={"source": ""}) for move in scan.overrides)
    return scan.model_copy(update={"source": "", "overrides": moves})


def _is_version(one: Scan, other: Scan) -> bool:
    """Whether two files hold the same issued workbook; ready workbooks have no id of their own."""
    return one.workbook_id == other.workbook_id and one.workbook_id not in ("", READY)


def make_result(
    instrument: Instrument,
    scans: Sequence[Scan],
    findings: Sequence[Finding],
    today: dt.date,
    date: dt.date | None = None,
    despite_errors: bool = False,
    first_round: bool = True,
) -> Result:
    """Assessment, plan and all findings of one directorate. With errors there is no plan, unless it is asked for.

    The date of the plan is ``date``, else the latest date in the workbooks, else ``today``.
    """
    assessment, assessed = assess(instrument, [mask_scan(scan) for scan in scans])
    alone = [Finding(code="SC-009")] if all(scan.level is Level.EXPERIENCE for scan in scans) else []
    known = (*map(mask_finding, findings), *assessed, *alone)
    if has_errors(known) and not despite_errors:
        return Result(assessment=assessment, plan=None, findings=known)
    improvement, planned = plan(instrument, assessment, date or assessment.date or today, first_round)
    asked = asked_of(instrument, assessment)
    return Result(assessment=assessment, plan=improvement, findings=(*known, *planned), asked=asked)


def to_json(result: Result) -> str:
    """The result as JSON with English names; classes stand under ``class``."""
    return result.model_dump_json(by_alias=True, indent=1)


def owner_of(folder: Path, slug: str) -> str:
    """The directorate whose result stands in a folder under this slug; empty when there is none to be read."""
    try:
        known = json.loads((folder / f"resultaat-{slug}.json").read_text(encoding="utf-8"))
        return str(known["assessment"]["directorate"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def documents(
    instrument: Instrument,
    result: Result,
    templates: Templates,
    organisation: Organisation | None = None,
    followed: Sequence[FollowedAction] = (),
) -> Iterator[tuple[str, bytes]]:
    """Name and content of the plan, the annex and the JSON; nothing where there is no plan. Raises TemplateProblem.

    ``followed`` is where its actions stand, as people said it so far.
    """
    if result.plan is None:
        return
    assessment, slug = result.assessment, result.assessment.slug
    view = plan_fields(instrument, assessment, result.plan, result.findings, organisation, followed, result.comparison)
    annex = annex_fields(instrument, assessment, result.plan, result.findings, organisation, result.comparison)
    yield f"verbeterplan-{slug}.docx", render(templates.plan, view.model_dump())
    yield f"bijlage-{slug}.docx", render(templates.annex, annex.model_dump())
    yield f"resultaat-{slug}.json", to_json(result).encode("utf-8")


def write_result(
    instrument: Instrument, result: Result, folder: Path, templates: Templates, organisation: Organisation | None = None
) -> tuple[Path, ...]:
    """Write the documents; each whole or not at all. Raises OSError, TemplateProblem.

    A Word file that a person changed is never overwritten: the new one stands beside it.
    """
    made = [
        (free_path(folder / name) if name.endswith(".docx") else folder / name, blob)
        for name, blob in (
            *documents(instrument, result, templates, organisation),
            *explorations(instrument, result),
        )
    ]
    write_together(dict(made))
    return tuple(path for path, _ in made)
