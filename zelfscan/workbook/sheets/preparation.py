"""The sheets Randvoorwaarden and Documenten, which the commissioner and the lead fill in before the meeting."""

from zelfscan.workbook import layout
from zelfscan.workbook.sheets import formulas, frame, previous, rich, rows, style
from zelfscan.workbook.sheets.draft import Draft

PRECONDITION_WIDTHS = (8, 66, 18, 18, 44)
DOCUMENT_WIDTHS = (8, 66, 24, 52)


def add_preconditions(draft: Draft) -> None:
    """Make the sheet Randvoorwaarden: commissioner and lead each give their own answer."""
    table = draft.positions.tables["preconditions"]
    sheet = frame.open_sheet(draft, table.sheet, PRECONDITION_WIDTHS)
    total = 2 * len(table.rows)
    lines = (
        draft.text("preconditions.title"),
        draft.text("preconditions.intro"),
        previous.line(draft, draft.text("preconditions.second", total=total), "preconditions", total),
    )
    frame.put_head(
        draft, sheet, lines, formulas.progress(draft, "questions", "preconditions"), len(PRECONDITION_WIDTHS)
    )
    frame.put_header(sheet, table, "randvoorwaarden")
    frame.put_headings(sheet, table, {})
    last_time = previous.known(draft)
    for item in draft.instrument.preconditions:
        row = {
            layout.QUESTION: (
                rich.explained(draft.in_grounds(item.text), draft.in_grounds(item.help)),
                style.TEXT_STYLE,
            ),
            layout.COMMISSIONER: (previous.shown(last_time, item.id, layout.COMMISSIONER), style.CHOICE_STYLE),
            layout.LEAD: (previous.shown(last_time, item.id, layout.LEAD), style.CHOICE_STYLE),
            layout.EXPLANATION: (None, style.NOTE_STYLE),
        }
        frame.put_row(sheet, table, item.id, row)
    rows.fit_rows(sheet, list(table.rows.values()), least=32)
    for header in (layout.COMMISSIONER, layout.LEAD):
        cells = formulas.compact(table.columns[header], table.rows.values())
        formulas.choose(draft, sheet, cells, layout.list_name(layout.LIST_PRECONDITIONS))
    previous.add_rules(draft, sheet, table, (layout.COMMISSIONER, layout.LEAD))
    formulas.mark_filled(sheet, table, (layout.COMMISSIONER, layout.LEAD))
    frame.finish(sheet, table, freeze_column="C")


def add_documents(draft: Draft) -> None:
    """Make the sheet Documenten: the checklist of what to collect."""
    table, headers = draft.positions.tables["documents"], layout.DOCUMENTS.headers
    widths = (*DOCUMENT_WIDTHS[:3], *previous.width(draft), *DOCUMENT_WIDTHS[3:])
    sheet = frame.open_sheet(draft, table.sheet, widths)
    last_time, total = previous.known(draft), len(table.rows)
    lines = (
        draft.text("documents.title"),
        draft.text("documents.intro"),
        previous.line(draft, draft.text("documents.second", total=total), "documents", total),
    )
    frame.put_head(draft, sheet, lines, formulas.progress(draft, "fields", "documents"), len(widths))
    frame.put_header(sheet, table, "documenten")
    for item in draft.instrument.documents:
        row = {
            headers[1]: (rich.explained(item.name, item.help), style.TEXT_STYLE),
            headers[2]: (previous.shown(last_time, item.id, headers[2]), style.CHOICE_STYLE),
            **previous.still(draft, table, {row_id for row_id, _ in last_time}, item.id),
            headers[3]: (previous.shown(last_time, item.id, headers[3]), style.NOTE_STYLE),
        }
        frame.put_row(sheet, table, item.id, row)
    rows.fit_rows(sheet, list(table.rows.values()), least=32)
    cells = formulas.compact(table.columns[headers[2]], table.rows.values())
    formulas.choose(draft, sheet, cells, layout.list_name(layout.LIST_AT_HAND))
    previous.add_rules(draft, sheet, table, headers[2:])
    formulas.mark_filled(sheet, table, headers[2:3])
    frame.finish(sheet, table, freeze_column="C")
