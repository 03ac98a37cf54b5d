"""The market explorations of one directorate: a document for each kind of specialist that its plan asks for."""

from collections.abc import Iterator
from pathlib import Path

from zelfscan.files import shipped
from zelfscan.model.instrument import Instrument
from zelfscan.model.plan import Result

TEMPLATE = "docx/marktverkenning.docx"


def explorations(instrument: Instrument, result: Result, template: Path | None = None) -> Iterator[tuple[str, bytes]]:
    """Name and content of each, the soonest first; nothing where the plan needs no specialist.

    Without ``template`` the one that ships is used. Raises TemplateProblem.
    """
    if result.plan is None or not _needed(instrument, result):
        return
    from zelfscan.documents.market import market_fields, searches  # only now: most plans need none
    from zelfscan.documents.render import render

    slug, path = result.assessment.slug, template or shipped(TEMPLATE)
    for number, search in enumerate(searches(instrument, result.plan), start=1):
        view = market_fields(instrument, result.assessment, result.plan, search)
        later = f"{number}-" if number > 1 else ""
        yield f"marktverkenning-{later}{slug}.docx", render(path, view.model_dump())


def _needed(instrument: Instrument, result: Result) -> bool:
    """Whether an action of the plan asks for a specialist."""
    asking = {item for guide in instrument.market for item in guide.interventions}
    return result.plan is not None and any(action.intervention in asking for action in result.plan.actions)
