"""The sheet Evaluatie: what the people who filled in the scan thought of it."""

from openpyxl.worksheet.worksheet import Worksheet

from zelfscan.model.instrument import EvaluationForm, EvaluationQuestion
from zelfscan.workbook import layout
from zelfscan.workbook.positions import Table
from zelfscan.workbook.sheets import formulas, frame, rows, style
from zelfscan.workbook.sheets.draft import Draft
from zelfscan.workbook.sheets.tally import answer_header

WIDTHS = (8, 66, 24, 52)
_HOURS = "[$-413]General"
"""Hours with a comma, whatever the language of the program."""
_LISTS = {
    EvaluationForm.SCALE: layout.LIST_SCALE,
    EvaluationForm.GRADE: layout.LIST_GRADES,
    EvaluationForm.YES_NO: layout.LIST_YES_NO,
}


def add_evaluation(draft: Draft) -> None:
    """Make the sheet Evaluatie."""
    table = draft.positions.tables["evaluation"]
    sheet = frame.open_sheet(draft, table.sheet, WIDTHS)
    lines = (
        draft.text("evaluation.title"),
        draft.text("evaluation.intro"),
        draft.text("evaluation.second", total=len(table.rows)),
    )
    frame.put_head(draft, sheet, lines, formulas.progress(draft, "questions", "evaluation"), len(WIDTHS))
    frame.put_header(sheet, table, "evaluatie")
    for item in draft.instrument.evaluation:
        if item.in_workbook:
            _put_question(draft, sheet, table, item)
    rows.fit_rows(sheet, list(table.rows.values()), least=34)
    formulas.mark_filled(sheet, table, (layout.ANSWER, layout.EXPLANATION))
    frame.finish(sheet, table, freeze_column="C")


def _put_question(draft: Draft, sheet: Worksheet, table: Table, item: EvaluationQuestion) -> None:
    """One question; an open one is answered under Toelichting and leaves Antwoord locked."""
    is_open = answer_header(item) == layout.EXPLANATION
    row = {
        layout.QUESTION: (item.text, style.TEXT_STYLE),
        layout.ANSWER: (layout.NOT_ASKED_MARK, style.LOCKED_STYLE) if is_open else (None, style.CHOICE_STYLE),
        layout.EXPLANATION: (None, style.FREE_STYLE if is_open else style.NOTE_STYLE),
    }
    frame.put_row(sheet, table, item.id, row)
    address = table.cell(item.id, layout.ANSWER)
    key = next((_LISTS[form] for form in item.forms if form in _LISTS), None)
    if key:
        formulas.choose(draft, sheet, address, layout.list_name(key))
    elif EvaluationForm.HOURS in item.forms:
        formulas.ask_hours(draft, sheet, address)
        sheet[address].number_format = _HOURS
