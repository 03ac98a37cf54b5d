"""One scan beside the one before: answers, risks, and the actions in between, for one directorate."""

from collections.abc import Iterable

from zelfscan.comparison.answers import compare_answers
from zelfscan.comparison.between import between, treating
from zelfscan.comparison.risks import Rescore, compare_risks
from zelfscan.comparison.sides import side
from zelfscan.comparison.wording import asked_of
from zelfscan.model.assessment import Assessment
from zelfscan.model.comparison import Asked, Comparison
from zelfscan.model.instrument import Instrument
from zelfscan.model.progress import FollowedAction


def compare(
    instrument: Instrument,
    before: Assessment,
    after: Assessment,
    asked: Asked | None,
    actions: Iterable[FollowedAction],
    rescore: Rescore,
) -> Comparison:
    """Compare the assessment of now, made with ``instrument``, with the one before.

    ``asked`` says how everything was put then; without it only the same version of the instrument can be compared.
    Nothing here says why something moved.
    """
    old = side(instrument, before, asked or _same_version(instrument, before, after))
    new = side(instrument, after, asked_of(instrument, after))
    changes = compare_answers(instrument, old, new)
    found = between(instrument, actions, before.date, after.date)
    names = {process.code: process.name for process in (*before.processes, *after.processes)}
    risks = compare_risks(instrument, old, new, changes, rescore)
    return Comparison(
        before=before.date,
        after=after.date,
        version_before=before.instrument_version,
        version_after=after.instrument_version,
        answers=changes,
        risks=tuple(
            item.model_copy(update={"actions": treating(found, item, names.get(item.process or "", ""))})
            for item in risks
        ),
        actions=found,
    )


def _same_version(instrument: Instrument, before: Assessment, after: Assessment) -> Asked | None:
    """How things were put then, where the instrument is still the same."""
    old, new = (before.instrument, before.instrument_version), (after.instrument, after.instrument_version)
    return asked_of(instrument, before) if old == new else None
