"""The sheet Werkprocessen: one column per work process, with its name, contact types and attributes W1 to W12."""

from openpyxl.worksheet.worksheet import Worksheet

from zelfscan.model.scan import WorkProcess
from zelfscan.workbook import layout
from zelfscan.workbook.positions import Table
from zelfscan.workbook.sheets import formulas, frame, previous, rich, rows, style
from zelfscan.workbook.sheets.draft import Draft

LABEL, HELP = layout.PROCESSES.headers[1:]
_WIDTHS = {1: 44, 2: 36, 3: 30, 4: 26, 5: 24}
_NARROWEST = 20


def add_processes(draft: Draft) -> None:
    """Make the sheet Werkprocessen."""
    table, codes = draft.positions.tables["processes"], draft.positions.processes
    width = _WIDTHS.get(len(codes), _NARROWEST)
    widths = (8, 38, 44, *[width] * len(codes), *previous.width(draft))
    sheet = frame.open_sheet(draft, table.sheet, widths)
    total = len(draft.instrument.attributes) + 2
    lines = (
        draft.text("processes.title"),
        draft.text("processes.intro"),
        previous.line(draft, draft.text("processes.second", total=total), "processes", total),
    )
    frame.put_head(draft, sheet, lines, formulas.progress(draft, "fields", "processes"), len(widths))
    frame.put_header(sheet, table, "werkprocessen")
    known = {process.code: process for process in draft.issue.processes}
    for row_id in table.rows:
        _put_row(draft, sheet, table, row_id, known)
    rows.fit_rows(sheet, list(table.rows.values()), least=34)
    _add_choices(draft, sheet, table)
    previous.add_rules(draft, sheet, table, codes)
    formulas.mark_filled(sheet, table, codes)
    frame.finish(sheet, table, freeze_column="C")


def _put_row(draft: Draft, sheet: Worksheet, table: Table, row_id: str, known: dict[str, WorkProcess]) -> None:
    """One row: the name, a contact type or an attribute, with what is known already per process."""
    look = style.SHORT_TEXT_STYLE if row_id == layout.PROCESS_NAME_ID else style.CHOICE_STYLE
    label, help_text = _words(draft, row_id)
    last_time = previous.known(draft)
    cells = {
        code: (_known(draft, row_id, known.get(code)) or previous.shown(last_time, row_id, code), look)
        for code in draft.positions.processes
    }
    still = previous.still(draft, table, {item for item, _ in last_time}, row_id)
    row = {LABEL: (label, style.TEXT_STYLE), HELP: (help_text, style.HELP_STYLE), **cells, **still}
    frame.put_row(sheet, table, row_id, row)


def _words(draft: Draft, row_id: str) -> tuple[object, str]:
    """What a row is called, and its help."""
    attribute = next((item for item in draft.instrument.attributes if item.id == row_id), None)
    if attribute is None:
        name, help_text = draft.text(f"processes.{row_id}"), draft.text(f"processes.{row_id}_help")
        return rich.labelled(name, ""), help_text
    return rich.labelled(attribute.name, draft.in_grounds(attribute.text)), draft.in_grounds(attribute.help)


def _known(draft: Draft, row_id: str, process: WorkProcess | None) -> str | None:
    """What already stands in a cell. The only contact type of a workbook is chosen in advance."""
    if row_id in layout.PROCESS_CONTACT_IDS:
        letter = layout.PROCESS_CONTACT_IDS[row_id]
        if draft.contact == letter:
            return layout.YES
        return (
            None if process is None or not process.contact else layout.YES if letter in process.contact else layout.NO
        )
    if process is None:
        return None
    if row_id == layout.PROCESS_NAME_ID:
        return process.name
    if row_id not in process.attributes:
        return None
    attribute = next(item for item in draft.instrument.attributes if item.id == row_id)
    value = process.attributes[row_id]
    return layout.attribute_choice(value, attribute.options[value])


def _add_choices(draft: Draft, sheet: Worksheet, table: Table) -> None:
    """A drop-down in every row but the name."""
    first, last = (table.columns[code] for code in (draft.positions.processes[0], draft.positions.processes[-1]))
    for row_id, row in table.rows.items():
        if row_id == layout.PROCESS_NAME_ID:
            continue
        key = layout.LIST_YES_NO if row_id in layout.PROCESS_CONTACT_IDS else row_id
        formulas.choose(draft, sheet, f"{first}{row}:{last}{row}", layout.list_name(key))
