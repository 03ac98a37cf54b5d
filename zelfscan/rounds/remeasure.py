"""Lays the result of a directorate beside the one of the round before, where there is one that can be read."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence

from pydantic import ValidationError

from zelfscan.comparison.compare import compare
from zelfscan.model.comparison import Comparison
from zelfscan.model.finding import Finding
from zelfscan.model.instrument import Instrument
from zelfscan.model.plan import Result
from zelfscan.model.progress import FollowedAction
from zelfscan.model.round import Remeasured
from zelfscan.scoring.again import rescore
from zelfscan.text import fold


def remeasured(
    instrument: Instrument, result: Result, previous: bytes, carried: Sequence[FollowedAction] = (), file: str = ""
) -> Result:
    """The result with what changed since ``previous`` (JSON, empty: there is none), or a finding why that is unknown.

    ``carried`` is where the actions stood before this scan. A result without a plan stays as it is: its errors come
    first.
    """
    if result.plan is None:
        return result
    old, findings = _read(result, previous, file)
    if old is None:
        return result.model_copy(update={"findings": (*result.findings, *findings)})
    comparison = compare(instrument, old.assessment, result.assessment, old.asked, carried, rescore)
    findings += _dates(result, comparison)
    return result.model_copy(update={"comparison": comparison, "findings": (*result.findings, *findings)})


def _read(result: Result, previous: bytes, file: str) -> tuple[Result | None, tuple[Finding, ...]]:
    """The result of then, or why there is none: not there, damaged, or of another directorate."""
    name = result.assessment.directorate
    if not previous:
        return None, (Finding(code="HM-050", found=name),)
    try:
        old = Result.model_validate_json(previous)
    except ValidationError:
        return None, (Finding(code="HM-051", file=file, found=name),)
    if fold(old.assessment.directorate) != fold(name):
        return None, (Finding(code="HM-052", file=file, found=old.assessment.directorate, expected=name),)
    lost = old.asked is None and old.assessment.instrument_version != result.assessment.instrument_version
    return old, (Finding(code="HM-053", file=file, found=name),) if lost else ()


def _dates(result: Result, comparison: Comparison) -> tuple[Finding, ...]:
    """A notice when the scan of then is not older than the one of now."""
    if comparison.before is None or comparison.after is None or comparison.before < comparison.after:
        return ()
    name, dates = result.assessment.directorate, (comparison.before.isoformat(), comparison.after.isoformat())
    return (Finding(code="HM-054", found=dates[0], expected=dates[1], details={"directorate": name}),)


def by_directorate(files: Iterable[tuple[str, bytes]]) -> dict[str, tuple[str, bytes]]:
    """Earlier results by the folded name of their directorate; what cannot be read stands under its own file name."""
    found: dict[str, tuple[str, bytes]] = {}
    for name, data in files:
        try:
            found[fold(str(json.loads(data)["assessment"]["directorate"]))] = (name, data)
        except (ValueError, KeyError, TypeError):
            found[name] = (name, data)
    return found


def small(comparison: Comparison | None, labels: dict[str, str]) -> Remeasured | None:
    """What the overviews need of a comparison; ``labels`` name the work processes by code."""
    if comparison is None:
        return None
    return Remeasured(
        before=comparison.before,
        after=comparison.after,
        answers=dict(Counter(item.move for item in comparison.answers)),
        reasons=dict(Counter(item.why for item in comparison.answers if item.why is not None)),
        risks=tuple(
            item.model_copy(update={"process": labels.get(item.process, item.process) if item.process else ""})
            for item in comparison.risks
        ),
        actions=comparison.actions,
    )
