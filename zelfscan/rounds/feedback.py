"""Feedback to a directorate: a new workbook with all they typed in place and marks where to look, and a mail."""

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook

from zelfscan.model.finding import Finding, Severity
from zelfscan.model.instrument import Instrument
from zelfscan.model.issue import Organisation
from zelfscan.rounds.feedback_marks import Marker, first_marked, put_beside
from zelfscan.rounds.feedback_open import Returned, issue_of, open_returned
from zelfscan.rounds.feedback_place import Placer
from zelfscan.rounds.feedback_points import Guide, count, points
from zelfscan.rounds.feedback_rest import leftovers, texts_of
from zelfscan.rounds.feedback_sheets import add_control, add_rest
from zelfscan.workbook import layout
from zelfscan.workbook.build import build, packed
from zelfscan.workbook.positions import positions
from zelfscan.workbook.sheets import frame, style
from zelfscan.workbook.sheets.draft import Draft

_KEY = "round.feedback"


def feedback(
    instrument: Instrument,
    source: Path | bytes,
    findings: Sequence[Finding],
    organisation: Organisation | None = None,
) -> bytes | None:
    """The workbook to send back, as bytes; None when the file cannot be opened or is not known as ours.

    ``findings`` are those about this file. The workbook has the identity of the returned one, so that what comes
    back takes its place. Without ``organisation`` it has our own colours, and the name that stands in it.
    """
    returned = open_returned(instrument, source)
    if returned is None:
        return None
    issue = issue_of(returned, organisation)
    draft = Draft(build(instrument, issue), instrument, issue, positions(instrument, issue))
    _fill(draft, returned, findings)
    _finish(draft, returned)
    return packed(draft.workbook)


def mail_text(
    instrument: Instrument, findings: Sequence[Finding], directorate: str, person: str = "", sender: str = ""
) -> tuple[str, str]:
    """Subject and body of the mail that goes with the workbook."""
    texts, weights = instrument.texts, count(findings)
    errors, warnings = weights[Severity.ERROR], weights[Severity.WARNING]
    total = errors + warnings
    names = {"directorate": directorate, "total": total, "errors": errors, "warnings": warnings}
    subject = texts[f"{_KEY}.mail.subject.{_many(total)}"].format(**names)
    told = [texts[f"{_KEY}.mail.points.none"]]
    if total:
        told = [texts[f"{_KEY}.mail.points.{key}_{_many(names[key])}"] for key in ("errors", "warnings")]  # type: ignore[arg-type]
    body = texts[f"{_KEY}.mail.body"].format(
        person=person or texts[f"{_KEY}.mail.nobody"],
        lead=texts[f"{_KEY}.mail.lead.{'errors' if errors else 'fine'}"],
        points="".join(told).format(**names),
        sender=sender,
    )
    return subject, body.rstrip()


def _many(number: int) -> str:
    """Which of three sentences fits a number."""
    return "none" if number == 0 else "one" if number == 1 else "many"


def _fill(draft: Draft, returned: Returned, findings: Sequence[Finding]) -> None:
    """Everything that they typed, what is left over, and the marks."""
    texts, workbook = draft.instrument.texts, draft.workbook
    ours = texts_of(workbook, draft.instrument)
    placement = Placer(returned, workbook, draft.positions, texts[f"{_KEY}.choose_one"]).place_all()
    rest = add_rest(draft, leftovers(returned, placement, ours, texts[f"{_KEY}.rest.more"]))
    guide = Guide(placement, draft.positions, rest)
    told = points(draft.instrument, findings, guide.places)
    marker = Marker(draft)
    marker.mark(told)
    put_beside(draft, marker.beside)
    _show_first_marks(draft, list(marker.marks))
    add_control(draft, told, marker.marks)


def _show_first_marks(draft: Draft, marked: list[tuple[str, str]]) -> None:
    """Every sheet opens on the first cell that needs attention, else on the first that is still empty."""
    for table in reversed(draft.positions.tables.values()):
        sheet = draft.workbook[table.sheet]
        selection = sheet.sheet_view.selection[-1]
        cell = first_marked(marked, table.sheet) or frame.first_empty(sheet, table)
        selection.activeCell = selection.sqref = cell


def _finish(draft: Draft, returned: Returned) -> None:
    """Open on Controle, hidden sheets last, and say in Meta how often feedback was given."""
    workbook, texts = draft.workbook, draft.instrument.texts
    if layout.START.title in workbook.sheetnames:
        begin = texts[f"{_KEY}.begin"]
        frame.link(workbook[layout.START.title], "A4", begin, layout.CONTROL.title, style_name=style.BACK_STYLE)
    _order(workbook)
    workbook[layout.CONTROL.title].sheet_properties.tabColor = draft.issue.organisation.accent
    meta = workbook[layout.META.title]
    row = meta.max_row + 1
    frame.put(meta, f"A{row}", layout.META_FEEDBACK, style.TEXT_STYLE)
    frame.put(meta, f"B{row}", str(returned.identity.feedback + 1), style.TEXT_STYLE)
    workbook.properties.title = texts[f"{_KEY}.property"].format(title=workbook.properties.title)


def _order(workbook: Workbook) -> None:
    """Hidden sheets behind all others; Controle is the one sheet that is selected."""
    for sheet in [sheet for sheet in workbook.worksheets if sheet.sheet_state != "visible"]:
        workbook.move_sheet(sheet, len(workbook.worksheets))
    workbook.active = workbook.sheetnames.index(layout.CONTROL.title)
    for sheet in workbook.worksheets:
        sheet.sheet_view.tabSelected = sheet.title == layout.CONTROL.title
