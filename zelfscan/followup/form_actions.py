"""The sheet Acties: a row per action, in three steps from left to right, and empty rows for own actions."""

from typing import Any

from openpyxl.styles import PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from zelfscan.followup import form_layout as layout
from zelfscan.followup.form_draft import Form, mark_states, set_foot
from zelfscan.followup.form_lines import Line, count_of
from zelfscan.model.progress import ActionStatus
from zelfscan.workbook.sheets import colour, fit, formulas, frame, paper, rich, rows, style

WIDTHS = {
    layout.ID: 15,
    layout.TITLE: 44,
    layout.OWNER: 26,
    layout.IN_TIME: 13,
    layout.STATUS: 19,
    layout.SHARE: 10,
    layout.RESULT: 42,
    layout.INDICATOR: 36,
    layout.TARGET: 28,
    layout.BASELINE: 22,
    layout.MEASURED: 22,
    layout.EVIDENCE: 32,
    layout.OBSTACLE: 28,
    layout.HELP: 22,
    layout.ADJUSTMENT: 28,
    layout.START: 13,
    layout.READY: 13,
    layout.NEW_DATE: 13,
    layout.DATE_REASON: 26,
    layout.OWN_PLAN: 18,
}
BY_ROW, STEP_ROW, FIRST_COLUMN = 4, 5, "C"
_DATE_FORMAT = "dd-mm-yyyy"
_DARKER = ("state", "adjust")
"""The steps with a darker name, so that it shows where a step begins."""
_SPARE = 0.93
"""The share of a page that columns take: programs differ a little in how wide these are."""
_REPEATED = (layout.ID, layout.TITLE)
"""The columns that every page repeats on paper."""
_INPUT = {
    layout.OWNER: style.SHORT_NOTE_STYLE,
    layout.STATUS: style.CHOICE_STYLE,
    layout.SHARE: style.CHOICE_STYLE,
    layout.RESULT: style.FREE_STYLE,
    layout.MEASURED: style.SHORT_TEXT_STYLE,
}
"""The look of what people fill in for an action of the plan; the rest may stay empty."""


def add_actions(form: Form) -> None:
    """Make the sheet Acties."""
    table = form.actions
    sheet = form.open_sheet(layout.ACTIONS.title, tuple(WIDTHS[header] for header in table.columns), "actions")
    _put_count(form, sheet)
    _put_by(form, sheet)
    _put_steps(form, sheet)
    frame.put_header(sheet, table, "acties", filters=True)
    for line in form.lines:
        _put_line(form, sheet, line)
    for line in form.lines:
        rows.fit_rows(sheet, [table.rows[line.id]], least=_least_height(line))
    _add_choices(form, sheet)
    mark_states(form, sheet, _area(form, layout.IN_TIME))
    for first, last in ((layout.STATUS, layout.RESULT), (layout.MEASURED, layout.MEASURED)):
        formulas.mark_filled(sheet, table, (first, last))
    first = f"{table.columns[layout.STATUS]}{table.first_row}"
    frame.set_view(sheet, f"{FIRST_COLUMN}{table.first_row}", first)
    _set_paper(form, sheet)


def _least_height(line: Line) -> float:
    """The least height of a row: the number of the action fits in it, broken at its hyphens."""
    if line.action is None:
        return 24
    lines = fit.line_count(line.id.replace("-", "- "), WIDTHS[layout.ID], style.SMALL)
    return max(34, lines * fit.line_height(style.SMALL) + 8)


def _area(form: Form, header: str) -> str:
    """All cells of a column."""
    letter = form.actions.columns[header]
    return f"{letter}{form.actions.first_row}:{letter}{form.actions.last_row}"


def _put_count(form: Form, sheet: Worksheet) -> None:
    """How many actions there are, and how many of them are done, late and nearly late."""
    words, titles = form.actions.span(layout.IN_TIME), form.actions.span(layout.TITLE)
    keys = ("done", "late", "near")
    counts = {key: f"COUNTIF({words},{form.state(key)})" for key in keys}
    sentence = formulas.sentence(form.pattern("actions.count"), total=f"COUNTA({titles})", **counts)
    given = sum(1 for line in form.lines if line.title)
    now = {key: count_of(form.draft.instrument, form.lines, key) for key in keys}
    form.live(sheet, "A3", sentence, style.PROGRESS_STYLE, form.text("actions.count", total=given, **now))


def _put_by(form: Form, sheet: Worksheet) -> None:
    """Who fills it in, and when."""
    columns = form.actions.columns
    for header, value, look in (
        (layout.TITLE, form.text("actions.by"), style.LABEL_STYLE),
        (layout.OWNER, None, style.SHORT_TEXT_STYLE),
        (layout.IN_TIME, form.text("actions.date"), style.LABEL_STYLE),
        (layout.STATUS, None, style.DATE_STYLE),
    ):
        frame.put(sheet, f"{columns[header]}{BY_ROW}", value, look)
    formulas.ask_date(form.draft, sheet, f"{columns[layout.STATUS]}{BY_ROW}")
    sheet.row_dimensions[BY_ROW].height = 26


def _put_steps(form: Form, sheet: Worksheet) -> None:
    """Above the headers the names of the three steps."""
    for key, headers in layout.STEPS.items():
        for number, header in enumerate(headers):
            address = f"{form.actions.columns[header]}{STEP_ROW}"
            frame.put(sheet, address, None if number else form.text(f"actions.steps.{key}"), style.GROUP_STYLE)
            if key in _DARKER:
                shade = colour.tint(form.draft.issue.organisation.colour, 0.25)
                sheet[address].fill = PatternFill(patternType="solid", fgColor=shade)
    sheet.row_dimensions[STEP_ROW].height = 22


def _put_line(form: Form, sheet: Worksheet, line: Line) -> None:
    """One action, or a row that is still free."""
    row = form.actions.rows[line.id]
    columns = form.actions.columns
    frame.put(sheet, f"{columns[layout.ID]}{row}", line.id, style.ID_STYLE)
    form.live(sheet, f"{columns[layout.IN_TIME]}{row}", _in_time(form, row), style.LABEL_STYLE, line.in_time)
    for header, value in _values(form, line).items():
        address = f"{columns[header]}{row}"
        frame.put(sheet, address, value, _look(header, line))
        if header in layout.DATES:
            sheet[address].number_format = _DATE_FORMAT


def _values(form: Form, line: Line) -> dict[str, Any]:
    """What stands in a row, by header."""
    action = line.action
    values: dict[str, Any] = dict.fromkeys(layout.FIELDS) | {layout.NEW_DATE: None}
    if action is None:
        return values
    for header, item in layout.FIELDS.items():
        found = getattr(action, item.name.lower())
        values[header] = found if found != "" else None
    where = "; ".join(action.processes)
    values[layout.TITLE] = rich.explained(line.title, form.text("actions.for", processes=where) if where else "")
    values[layout.STATUS] = action.status.value
    values[layout.DATE_REASON] = None
    return values


def _look(header: str, line: Line) -> str:
    """The style of a cell: fixed for what the plan says, else to fill in."""
    if line.action is not None:
        if header in layout.FIXED and not (line.action.own and header != layout.READY):
            return style.TEXT_STYLE if header == layout.TITLE else style.FIXED_STYLE
        return _INPUT.get(header, style.NOTE_STYLE)
    return style.SHORT_NOTE_STYLE if header in (layout.OWNER, layout.MEASURED) else style.NOTE_STYLE


def _in_time(form: Form, row: int) -> str:
    """The word that says whether an action is in time, as a formula that goes by the day of today."""
    title, status, ready, new = (
        f"{form.actions.columns[header]}{row}"
        for header in (layout.TITLE, layout.STATUS, layout.READY, layout.NEW_DATE)
    )
    day = f"IF(ISNUMBER({new}),{new},{ready})"
    late, near, fine, undated = (form.state(key) for key in ("late", "near", "fine", "undated"))
    done, stopped = (formulas.literal(status) for status in (ActionStatus.DONE, ActionStatus.STOPPED))
    dated = f"IF({day}<TODAY(),{late},IF({day}-TODAY()<={form.text('near_days')},{near},{fine}))"
    running = f"IF(ISNUMBER({day}),{dated},{undated})"
    closed = f"IF(TRIM({status})={stopped},{form.state('stopped')},{running})"
    closed = f"IF(TRIM({status})={done},{form.state('done')},{closed})"
    return f'IF(LEN(TRIM({title}))=0,"",{closed})'


def _add_choices(form: Form, sheet: Worksheet) -> None:
    """The drop-down of the status, and what percentages and dates take."""
    formulas.choose(form.draft, sheet, _area(form, layout.STATUS), layout.list_name(layout.LIST_STATUS))
    for header in layout.DATES:
        formulas.ask_date(form.draft, sheet, _area(form, header))
    rule = DataValidation(
        type="whole",
        operator="between",
        formula1="0",
        formula2="100",
        allow_blank=True,
        showErrorMessage=True,
        errorTitle=form.text("actions.choose_share_title"),
        error=form.text("actions.choose_share"),
    )
    rule.add(_area(form, layout.SHARE))
    sheet.add_data_validation(rule)


def _set_paper(form: Form, sheet: Worksheet) -> None:
    """A step to a page, each with number and name of the action, as large as the widest step allows."""
    columns = form.actions.columns
    repeated = sum(WIDTHS[header] for header in _REPEATED)
    first, *others = [sum(WIDTHS[header] for header in headers) for headers in layout.STEPS.values()]
    widest = max(first + others[0], *(repeated + width for width in others[1:]))
    scale = min(1.0, _SPARE * paper.PAGE_WIDTH / fit.points(widest))
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=False)
    sheet.page_setup.fitToWidth = sheet.page_setup.fitToHeight = None
    sheet.page_setup.scale = int(scale * 100)
    for key in ("state", "measure"):
        last = list(columns).index(layout.STEPS[key][-1]) + 1
        sheet.col_breaks.append(Break(id=last))
    sheet.print_title_rows = f"{STEP_ROW}:{form.actions.header_row}"
    sheet.print_title_cols = f"A:{columns[_REPEATED[-1]]}"
    set_foot(form, sheet, scale)
