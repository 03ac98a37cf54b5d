"""Builds the progress workbook of one directorate: its actions with what is known of them, ready to be filled in."""

import datetime as dt
import hashlib
from collections.abc import Sequence

from openpyxl import Workbook

from zelfscan.followup import form_layout as layout
from zelfscan.followup.form_actions import add_actions
from zelfscan.followup.form_draft import Form, month_style, with_first_look
from zelfscan.followup.form_hidden import add_hidden
from zelfscan.followup.form_lines import Line, line_of, shown
from zelfscan.followup.form_start import add_start
from zelfscan.followup.form_views import add_owners, add_planning
from zelfscan.model.instrument import Instrument
from zelfscan.model.issue import Issue
from zelfscan.model.progress import FollowedAction
from zelfscan.model.round import Round
from zelfscan.text import slug
from zelfscan.workbook.build import packed
from zelfscan.workbook.positions import Positions
from zelfscan.workbook.sheets import colour
from zelfscan.workbook.sheets.draft import Draft
from zelfscan.workbook.sheets.style import add_styles


def build_form(
    instrument: Instrument,
    round_: Round,
    directorate: str,
    actions: Sequence[FollowedAction],
    today: dt.date,
    until: dt.date | None = None,
) -> bytes:
    """The progress workbook of a directorate, as a file; the same input gives the same bytes.

    ``until`` is the day before which it should come back; without it some weeks after today (texts, ``form.weeks``).
    """
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    organisation = round_.organisation
    add_styles(workbook, organisation.colour, organisation.accent)
    workbook.add_named_style(month_style())
    given = [line_of(instrument, action, today) for action in shown(actions)]
    table = layout.actions_table(tuple(line.id for line in given))
    free = [Line(name) for name in list(table.rows)[len(given) :]]
    issue = Issue(workbook_id="", directorate=directorate, organisation=organisation, scope=round_.scope)
    draft = Draft(workbook, instrument, issue, Positions((), (), (), (), {layout.ACTIONS.key: table}))
    form = Form(draft, round_, (*given, *free), today, until or due(instrument, today))
    name = next((action.slug for action in actions if action.slug), "") or slug(directorate)
    _add_sheets(form, form_id(round_, name, actions, today), name)
    return with_first_look(packed(workbook), workbook.sheetnames, form.looks)


def due(instrument: Instrument, today: dt.date) -> dt.date:
    """The day before which a form of today should come back, when nobody chose another."""
    return today + dt.timedelta(weeks=int(instrument.texts["form.weeks"]))


def form_id(round_: Round, name: str, actions: Sequence[FollowedAction], today: dt.date) -> str:
    """The id of a form: another one for another directorate, round, day, or state of its actions."""
    told = "\n".join([round_.name, name, today.isoformat(), *(action.model_dump_json() for action in actions)])
    return hashlib.sha256(told.encode("utf-8")).hexdigest()[:16]


def _add_sheets(form: Form, identity: str, name: str) -> None:
    """Every sheet in order; open on Start, with that one alone selected."""
    workbook = form.draft.workbook
    add_actions(form)
    add_owners(form)
    add_planning(form)
    add_start(form)
    add_hidden(form, identity, name)
    workbook.active = 0
    colours = form.draft.issue.organisation
    tabs = {layout.START_SHEET.title: colours.accent, layout.ACTIONS.title: colours.colour}
    for sheet in workbook.worksheets:
        sheet.sheet_view.tabSelected = sheet is workbook.worksheets[0]
        if sheet.sheet_state == "visible":
            sheet.sheet_properties.tabColor = tabs.get(sheet.title, colour.LINE)
    workbook.calculation.fullCalcOnLoad = True
