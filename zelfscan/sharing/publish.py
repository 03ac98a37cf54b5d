"""Proposals for publication: the documents of a round made anew of what may be published, marked as a concept."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence

from zelfscan.documents.annex import annex_fields
from zelfscan.documents.render import render
from zelfscan.documents.view import plan_fields
from zelfscan.files import shipped
from zelfscan.model.instrument import Instrument
from zelfscan.model.issue import Organisation
from zelfscan.model.round import Round
from zelfscan.rounds.remeasurement import remeasurement
from zelfscan.rounds.report import report
from zelfscan.rounds.standing import Standing
from zelfscan.sharing.gather import Directorate, Material
from zelfscan.sharing.redact import redact, redact_followed, told_remarks
from zelfscan.sharing.redactor import Redactor
from zelfscan.sharing.stamp import stamped

FOLDER = "publicatie"
REPORT, AGAIN, PROGRESS = "managementrapport", "hermeting", "voortgangsrapportage"
KINDS = ("verbeterplan", "bijlage", REPORT, AGAIN, PROGRESS)
"""The documents of which there is a version for publication."""
Progress = Callable[[Round, Sequence[Standing]], bytes | None]
"""Makes the progress report of a round and where its actions stand; None where there is nothing to report."""


def round_name(current: Round, redactor: Redactor) -> str:
    """The name of the round as it may be published: people typed it."""
    redactor.directorate = ""
    return redactor.free(redactor.tell("choice.place.round"), current.name, redactor.tell("public.round"))


def look_through(current: Round, material: Material, redactor: Redactor) -> None:
    """Show the redactor every name and every text of the round."""
    round_name(current, redactor)
    for item in material.directorates:
        redact(item.result, redactor, current.organisation.name)
        redact_followed(item.followed, redactor)


def publications(
    instrument: Instrument,
    current: Round,
    material: Material,
    redactor: Redactor,
    today: dt.date,
    progress: Progress | None = None,
) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of every document for publication, made with the templates that ship. Raises TemplateProblem."""
    public = Organisation(name=current.organisation.name)
    for item in material.directorates:
        yield from _of_directorate(instrument, public, item, redactor)
    named = current.model_copy(update={"name": round_name(current, redactor), "organisation": public})
    for kind, made in _of_round(instrument, named, material, redactor, today, progress):
        yield f"{FOLDER}/{kind}-concept.docx", _marked(made, redactor)


def _of_round(
    instrument: Instrument,
    named: Round,
    material: Material,
    redactor: Redactor,
    today: dt.date,
    progress: Progress | None,
) -> Iterator[tuple[str, bytes]]:
    """The reports over all directorates, each where there is something to report."""
    yield REPORT, report(instrument, named, material.summaries, shipped(f"docx/{REPORT}.docx"), today)
    if any(summary.remeasured for summary in material.summaries):
        template, before = shipped(f"docx/{AGAIN}.docx"), redactor.tell("public.round_before")
        yield AGAIN, remeasurement(instrument, named, before, material.summaries, template, today)
    standings = [
        Standing(item.summary.slug, item.summary.directorate, (), redact_followed(item.followed, redactor))
        for item in material.directorates
    ]
    made = progress(named, standings) if progress else None
    if made is not None:
        yield PROGRESS, made


def _of_directorate(
    instrument: Instrument, public: Organisation, item: Directorate, redactor: Redactor
) -> Iterator[tuple[str, bytes]]:
    result, slug = redact(item.result, redactor, public.name), item.summary.slug
    if result.plan is None:
        return
    followed = redact_followed(item.followed, redactor)
    told = told_remarks(result.assessment, redactor)
    view = plan_fields(instrument, told, result.plan, result.findings, public, followed, result.comparison)
    annex = annex_fields(instrument, result.assessment, result.plan, result.findings, public, result.comparison)
    for kind, fields in (("verbeterplan", view), ("bijlage", annex)):
        made = render(shipped(f"docx/{kind}.docx"), fields.model_dump())
        yield f"{FOLDER}/{slug}/{kind}-{slug}-concept.docx", _marked(made, redactor)


def _marked(data: bytes, redactor: Redactor) -> bytes:
    return stamped(data, redactor.tell("public.mark"), redactor.tell("public.explain"))
