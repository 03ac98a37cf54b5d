"""The hidden sheets of a progress workbook: its list, its calculation, what it held when handed out, and who it is."""

from collections.abc import Mapping
from typing import Any

from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from zelfscan.followup import form_layout as layout
from zelfscan.followup.form_draft import Form
from zelfscan.followup.form_lines import Line
from zelfscan.model.progress import ActionField, ActionStatus
from zelfscan.workbook.positions import quoted
from zelfscan.workbook.sheets import frame, style

_OWNERLESS = 900
"""The place of actions without an owner: behind everybody else."""
_ROOM = 1000
"""More rows than any form has."""


def _open(form: Form, title: str, headers: tuple[str, ...]) -> Worksheet:
    """A hidden sheet with these headers."""
    sheet: Worksheet = form.draft.workbook.create_sheet(title)
    sheet.sheet_state = "hidden"
    sheet.protection.sheet = True
    for number, header in enumerate(headers, start=1):
        letter = layout.column_letter(number)
        frame.put(sheet, f"{letter}1", header, style.LABEL_STYLE)
        sheet.column_dimensions[letter].width = 24
    return sheet


def add_hidden(form: Form, form_id: str, slug: str) -> None:
    """Make the four hidden sheets, and set the properties of the file."""
    _add_lists(form)
    _add_calculation(form)
    _add_handed(form)
    facts = {
        layout.META_KIND: layout.KIND,
        layout.META_FORM: form_id,
        layout.META_ROUND: form.current.name,
        layout.META_SLUG: slug,
        layout.META_NAME: form.draft.issue.directorate,
        layout.META_DATE: form.today.isoformat(),
        layout.META_INSTRUMENT: form.draft.instrument.version,
    }
    meta = _open(form, layout.META.title, layout.META.headers)
    for row, (key, value) in enumerate(facts.items(), start=2):
        frame.put(meta, f"A{row}", key, style.TEXT_STYLE)
        frame.put(meta, f"B{row}", value, style.TEXT_STYLE)
    _set_properties(form, facts)


def _add_lists(form: Form) -> None:
    """The statuses to choose from."""
    sheet = _open(form, layout.LISTS.title, (layout.LIST_STATUS,))
    for row, status in enumerate(ActionStatus, start=2):
        frame.put(sheet, f"A{row}", status.value, style.TEXT_STYLE)
    target = f"{layout.LISTS.title}!$A$2:$A${len(ActionStatus) + 1}"
    name = layout.list_name(layout.LIST_STATUS)
    form.draft.workbook.defined_names[name] = DefinedName(name, attr_text=target)


def _add_calculation(form: Form) -> None:
    """Per row of Acties what the other sheets show; a row that people took out shows nothing."""
    headers = ("actie", "eigenaar", "begin", "klaar op", "op tijd", "status", "sleutel", "plaats")
    sheet = _open(form, layout.CALCULATION.title, headers)
    for place, _ in enumerate(form.lines, start=1):
        for letter, formula in _formulas(form, place).items():
            frame.put_formula(sheet, f"{letter}{place + 1}", f'=IFERROR({formula},"")', style.TEXT_STYLE)


def _formulas(form: Form, place: int) -> dict[str, str]:
    """The formulas of one row, by column."""
    calc, row, last = layout.CALC, place + 1, len(form.lines) + 1
    title, new_date = _cell(form, layout.TITLE, place), _cell(form, layout.NEW_DATE, place)
    ready, start = _cell(form, layout.READY, place), _cell(form, layout.START, place)
    owner = f"${calc.owner}{row}"
    group = f"IF(LEN({owner})=0,{_OWNERLESS},MATCH({owner},${calc.owner}$2:${calc.owner}${last},0))"
    return {
        calc.title: f"TRIM(LEFT({title},FIND(CHAR(10),{title}&CHAR(10))-1))",
        calc.owner: f"TRIM({_cell(form, layout.OWNER, place)})",
        calc.start: f'IF(ISNUMBER({start}),{start},"")',
        calc.ready: f'IF(ISNUMBER({new_date}),{new_date},IF(ISNUMBER({ready}),{ready},""))',
        calc.in_time: f'{_cell(form, layout.IN_TIME, place)}&""',
        calc.status: f"TRIM({_cell(form, layout.STATUS, place)})",
        calc.key: f'IF(LEN(${calc.title}{row})=0,"",{group}*{_ROOM}+{place})',
        calc.place: f"MOD(SMALL(${calc.key}$2:${calc.key}${last},{place}),{_ROOM})",
    }


def _cell(form: Form, header: str, place: int) -> str:
    """The cell of a column in the so-manieth row of Acties, also when rows were taken out."""
    return f"INDEX({form.actions.span(header)},{place})"


def handed_values(line: Line) -> dict[ActionField, str]:
    """What stands in a row of the form when it is handed out, as text in the form of the history."""
    action = line.action
    if action is None:
        return {}
    return {
        ActionField.TITLE: line.title,
        ActionField.OWNER: action.owner,
        ActionField.STATUS: action.status.value,
        ActionField.PERCENTAGE: "" if action.percentage is None else str(action.percentage),
        ActionField.RESULT: action.result,
        ActionField.INDICATOR: action.indicator,
        ActionField.TARGET: action.target,
        ActionField.BASELINE: action.baseline,
        ActionField.MEASURED: action.measured,
        ActionField.EVIDENCE: action.evidence,
        ActionField.OBSTACLE: action.obstacle,
        ActionField.HELP: action.help,
        ActionField.ADJUSTMENT: action.adjustment,
        ActionField.START: action.start.isoformat() if action.start else "",
        ActionField.READY: action.ready.isoformat() if action.ready else "",
        ActionField.DATE_REASON: "",
        ActionField.OWN_PLAN: action.own_plan,
    }


def _add_handed(form: Form) -> None:
    """What stood in the form when it was handed out."""
    fields = tuple(layout.FIELDS.values())
    sheet = _open(form, layout.HANDED.title, (layout.HANDED_ID, *(item.value for item in fields)))
    given = [line for line in form.lines if line.action]
    for row, line in enumerate(given, start=2):
        values = handed_values(line)
        for number, text in enumerate([line.id, *(values[item] for item in fields)], start=1):
            frame.put(sheet, f"{layout.column_letter(number)}{row}", text or None, style.TEXT_STYLE)


def _set_properties(form: Form, facts: Mapping[str, str]) -> None:
    """Title, language and maker of the file, and the custom properties by which it is known."""
    workbook: Any = form.draft.workbook
    title, name = form.text("title"), form.draft.issue.directorate
    workbook.properties.title = " · ".join(part for part in (title, name) if part)
    workbook.properties.creator = form.draft.organisation or form.draft.instrument.title
    workbook.properties.language = "nl-NL"
    known = {
        layout.PROPERTY_FORM: facts[layout.META_FORM],
        layout.PROPERTY_SLUG: facts[layout.META_SLUG],
        layout.PROPERTY_ROUND: facts[layout.META_ROUND],
    }
    for key, value in known.items():
        workbook.custom_doc_props.append(StringProperty(name=key, value=value))


def span(column: str, count: int) -> str:
    """A column of the calculation, from anywhere in the workbook."""
    return f"{quoted(layout.CALCULATION.title)}!${column}$2:${column}${count + 1}"


def at(column: str, place: int) -> str:
    """A cell of the calculation, from anywhere in the workbook; places count from 1."""
    return f"{quoted(layout.CALCULATION.title)}!${column}${place + 1}"
