"""Builds the workbook for one issue, and saves it in one go."""

import datetime as dt
import io
import zipfile
from pathlib import Path

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

from zelfscan.files import STAMP, write_atomic
from zelfscan.model.instrument import Instrument
from zelfscan.model.issue import Issue
from zelfscan.workbook import layout
from zelfscan.workbook.positions import positions
from zelfscan.workbook.result import add_result
from zelfscan.workbook.sheets import colour
from zelfscan.workbook.sheets.details import add_details
from zelfscan.workbook.sheets.draft import Draft
from zelfscan.workbook.sheets.evaluation import add_evaluation
from zelfscan.workbook.sheets.lists import add_lists
from zelfscan.workbook.sheets.meta import add_meta
from zelfscan.workbook.sheets.mirror import add_mirror
from zelfscan.workbook.sheets.own_input import add_own_input
from zelfscan.workbook.sheets.preparation import add_documents, add_preconditions
from zelfscan.workbook.sheets.processes import add_processes
from zelfscan.workbook.sheets.questions import add_questions
from zelfscan.workbook.sheets.start import add_start
from zelfscan.workbook.sheets.style import add_styles


def build(instrument: Instrument, issue: Issue) -> Workbook:
    """The workbook for this issue, ready to save; a mirror when its level is ``ervaring``."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    add_styles(workbook, issue.organisation.colour, issue.organisation.accent)
    draft = Draft(workbook, instrument, issue, positions(instrument, issue))
    if draft.is_mirror:
        add_mirror(draft)
    else:
        _add_scan(draft)
    add_lists(draft)
    add_meta(draft)
    _show_first(draft)
    return workbook


def save(workbook: Workbook, path: Path) -> None:
    """Write the workbook whole or not at all. Raises OSError when the folder cannot be written."""
    write_atomic(path, packed(workbook))


def _add_scan(draft: Draft) -> None:
    """Every visible sheet of a scan, in order; Start is made last, since it links to all others."""
    add_details(draft)
    add_preconditions(draft)
    add_processes(draft)
    add_documents(draft)
    add_questions(draft)
    add_own_input(draft)
    add_result(draft.workbook, draft.instrument, draft.issue, draft.positions)
    add_evaluation(draft)
    add_start(draft)


def _show_first(draft: Draft) -> None:
    """Hidden sheets last; open on the first sheet, with that one alone selected, and compute everything when opened."""
    workbook = draft.workbook
    for sheet in [sheet for sheet in workbook.worksheets if sheet.sheet_state != "visible"]:
        workbook.move_sheet(sheet, len(workbook.worksheets))
    workbook.active = 0
    for sheet in workbook.worksheets:
        sheet.sheet_view.tabSelected = sheet is workbook.worksheets[0]
        if sheet.sheet_state == "visible":
            sheet.sheet_properties.tabColor = _tab_colour(draft, sheet.title)
    workbook.calculation.fullCalcOnLoad = True


def _tab_colour(draft: Draft, title: str) -> str:
    """The accent for where to begin and where it ends, the main colour for questions, grey for the rest."""
    if title in (layout.START.title, layout.RESULT.title, layout.MIRROR.title):
        return draft.issue.organisation.accent
    if title in {table.sheet for table in draft.positions.question_tables.values()}:
        return draft.issue.organisation.colour
    return colour.LINE


def packed(workbook: Workbook) -> bytes:
    """The bytes of the file, with one fixed moment on everything in it."""
    workbook.properties.created = workbook.properties.modified = dt.datetime(*STAMP)
    raw, packed = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_STORED) as archive:
        ExcelWriter(workbook, archive).save()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = zipfile.ZipInfo(name, date_time=STAMP)
            part.compress_type, part.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            target.writestr(part, source.read(name))
    return packed.getvalue()
