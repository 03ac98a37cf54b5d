"""The one sheet for residents: their questions, in larger type and in their own words."""

from zelfscan.workbook import layout
from zelfscan.workbook.sheets import formulas, frame, paper, rich, rows, style
from zelfscan.workbook.sheets.details import put_details
from zelfscan.workbook.sheets.draft import Draft

WIDTHS = (8, 80, 26, 54)


def add_mirror(draft: Draft) -> None:
    """Make the sheet Vragen aan inwoners."""
    details, table = draft.positions.tables["details"], draft.positions.tables["mirror"]
    sheet = frame.open_sheet(draft, table.sheet, WIDTHS)
    lines = (draft.text("mirror.title"), draft.text("mirror.intro"), draft.text("mirror.second", total=len(table.rows)))
    frame.put_head(draft, sheet, lines, formulas.progress(draft, "questions", "mirror"), len(WIDTHS))
    put_details(draft, sheet, details, "mirror")
    frame.put_section(sheet, details.last_row + 1, draft.text("mirror.tips_title"))
    for number in range(1, layout.MIRROR_TIPS + 1):
        frame.put(sheet, f"A{details.last_row + 1 + number}", draft.text(f"mirror.tip{number}"), style.INTRO_STYLE)
        sheet.row_dimensions[details.last_row + 1 + number].height = 20
    section = draft.text("mirror.questions_title"), draft.text("mirror.questions_intro")
    frame.put_section(sheet, table.header_row - 1, *section)
    frame.put_header(sheet, table, "vragen")
    for item in draft.positions.mirror:
        text = rich.explained(draft.in_grounds(item.text), draft.in_grounds(item.help), size=style.FRIENDLY)
        row = {
            layout.QUESTION: (text, style.FRIENDLY_STYLE),
            layout.ANSWER: (None, style.FRIENDLY_CHOICE_STYLE),
            layout.EXPLANATION: (None, style.NOTE_STYLE),
        }
        frame.put_row(sheet, table, item.id, row)
    rows.fit_rows(sheet, list(table.rows.values()), least=44)
    paper.break_before(sheet, table.header_row - 1)
    cells = formulas.compact(table.columns[layout.ANSWER], table.rows.values())
    formulas.choose(draft, sheet, cells, layout.list_name(layout.LIST_MIRROR))
    formulas.mark_filled(sheet, table, (layout.ANSWER,))
    frame.set_view(sheet, "A2", frame.first_empty(sheet, details))
