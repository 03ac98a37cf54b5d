"""The sheet Gegevens: over which directorate it goes, who fills it in, and who holds which role."""

from openpyxl.worksheet.worksheet import Worksheet

from zelfscan.workbook import layout
from zelfscan.workbook.positions import Table
from zelfscan.workbook.sheets import formulas, frame, rows, style
from zelfscan.workbook.sheets.draft import Draft

WIDTHS = (8, 34, 46, 62)
_SHOWN_AS = ';;;"{number}"'
"""How the id of a role looks: a number for people, while the id stays in the cell for reading."""

_ROW_OF = {field: row_id for row_id, field in layout.DETAIL_IDS.items()}


def add_details(draft: Draft) -> None:
    """Make the sheet Gegevens."""
    details, roles = draft.positions.tables["details"], draft.positions.tables["roles"]
    sheet = frame.open_sheet(draft, details.sheet, WIDTHS)
    lines = (
        draft.text("details.title"),
        draft.text("details.intro"),
        draft.text("details.second", total=len(details.rows)),
    )
    frame.put_head(draft, sheet, lines, formulas.progress(draft, "fields", "details"), len(WIDTHS))
    put_details(draft, sheet, details, "details")
    level = details.cell(_ROW_OF["level"], layout.VALUE)
    formulas.choose(draft, sheet, level, layout.list_name(layout.LIST_LEVELS))
    frame.put_section(sheet, roles.header_row - 1, draft.text("details.roles_title"), draft.text("details.roles_intro"))
    _put_roles(draft, sheet, roles)
    sheet.print_title_rows = f"{roles.header_row}:{roles.header_row}"
    frame.set_view(sheet, "A2", frame.first_empty(sheet, details))


def put_details(draft: Draft, sheet: Worksheet, table: Table, texts: str) -> None:
    """The table with the facts of this workbook; ``texts`` names where its words come from (details or mirror)."""
    frame.put_header(sheet, table, "gegevens")
    for row_id, field in layout.DETAIL_IDS.items():
        row = {
            layout.FIELD: (draft.text(f"{texts}.{row_id}"), style.LABEL_STYLE),
            layout.VALUE: _value(draft, field),
            layout.HELP: (draft.text(f"{texts}.{row_id}_help"), style.HELP_STYLE),
        }
        frame.put_row(sheet, table, row_id, row)
    formulas.ask_people(draft, sheet, table.cell(_ROW_OF["people"], layout.VALUE))
    formulas.ask_date(draft, sheet, table.cell(_ROW_OF["date"], layout.VALUE))
    rows.fit_rows(sheet, list(table.rows.values()), least=26)
    formulas.mark_filled(sheet, table, (layout.VALUE,))


def _value(draft: Draft, field: str) -> tuple[object, str]:
    """What already stands in a field, and the look of its cell."""
    match field:
        case "organisation":
            return draft.organisation or None, style.SHORT_TEXT_STYLE
        case "directorate":
            return draft.issue.directorate or None, style.SHORT_TEXT_STYLE
        case "level":
            return draft.issue.level.shown, style.FIXED_STYLE if draft.is_mirror else style.CHOICE_STYLE
        case "date":
            return None, style.DATE_STYLE
        case "people":
            return None, style.CHOICE_STYLE
        case _:
            return None, style.SHORT_TEXT_STYLE


def _put_roles(draft: Draft, sheet: Worksheet, table: Table) -> None:
    """The table with roles, with who holds them where that is known already."""
    frame.put_header(sheet, table, "rollen")
    holders = {role.role: role.holder for role in draft.issue.roles}
    for number, role in enumerate(draft.instrument.roles, start=1):
        row = {
            layout.ROLE: (role.name, style.LABEL_STYLE),
            layout.HOLDER: (holders.get(role.id), style.SHORT_NOTE_STYLE),
            layout.HELP: (role.help, style.HELP_STYLE),
        }
        frame.put_row(sheet, table, role.id, row)
        sheet[table.cell(role.id, layout.ID)].number_format = _SHOWN_AS.format(number=number)
    rows.fit_rows(sheet, list(table.rows.values()))
