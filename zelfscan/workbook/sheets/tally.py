"""How much every sheet asks for and how much is filled in, as formulas on Lijsten with a name for each sum."""

from collections.abc import Iterable
from dataclasses import dataclass

from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from zelfscan.model.instrument import EvaluationForm, EvaluationQuestion, Question
from zelfscan.workbook import layout
from zelfscan.workbook.positions import Table, quoted
from zelfscan.workbook.sheets import frame, previous, style
from zelfscan.workbook.sheets.applies import applies
from zelfscan.workbook.sheets.draft import Draft
from zelfscan.workbook.sheets.formulas import compact

MAIN_HEADER = {"own_risks": "Risico", "quick_fixes": "Wat herstellen we?", "overrides": "Hoger of lager?"}
"""The column that tells whether a free row is filled in."""


@dataclass(frozen=True, slots=True)
class Line:
    """A group of cells of one table that apply together: how many, whether they apply, and how many are filled in."""

    table: str
    count: int
    factor: str
    filled: str


def answer_header(question: EvaluationQuestion) -> str:
    """Under which header a question of the evaluation is answered: open ones under Toelichting."""
    return layout.EXPLANATION if set(question.forms) <= {EvaluationForm.OPEN} else layout.ANSWER


def add_tallies(draft: Draft, sheet: Worksheet, column: int) -> None:
    """Write every line, and per table its total, filled in and open, each with a defined name."""
    letters = [layout.column_letter(column + number) for number in range(8)]
    lines = _lines(draft)
    for number, title in enumerate(("telling", "aantal", "geldt", "ingevuld")):
        frame.put(sheet, f"{letters[number]}1", title, style.LABEL_STYLE)
    for row, line in enumerate(lines, start=2):
        frame.put(sheet, f"{letters[0]}{row}", line.table, style.TEXT_STYLE)
        frame.put_formula(sheet, f"{letters[1]}{row}", f"={line.count}*{line.factor}", style.TEXT_STYLE)
        frame.put_formula(sheet, f"{letters[2]}{row}", f"={line.factor}", style.TEXT_STYLE)
        frame.put_formula(sheet, f"{letters[3]}{row}", f"={line.factor}*({line.filled})", style.TEXT_STYLE)
    last = len(lines) + 1
    for row, table in enumerate(dict.fromkeys(line.table for line in lines), start=2):
        _add_sums(draft, sheet, letters, row, table, last)


def _add_sums(draft: Draft, sheet: Worksheet, letters: list[str], row: int, table: str, last: int) -> None:
    """Total, filled in and open of one table."""
    keys = f"${letters[0]}$2:${letters[0]}${last}"
    frame.put(sheet, f"{letters[4]}{row}", table, style.TEXT_STYLE)
    total, done, left = (f"{letter}{row}" for letter in letters[5:8])
    name = f"{letters[4]}{row}"
    formulas = {
        total: f"=SUMIF({keys},{name},${letters[1]}$2:${letters[1]}${last})",
        done: f"=SUMIF({keys},{name},${letters[3]}$2:${letters[3]}${last})",
        left: f"=MAX(0,{total}-{done})",
    }
    names = (layout.total_name(table), layout.done_name(table), layout.open_name(table))
    for (address, formula), defined in zip(formulas.items(), names, strict=True):
        frame.put_formula(sheet, address, formula, style.TEXT_STYLE)
        target = f"{layout.LISTS.title}!${address.rstrip('0123456789')}${row}"
        draft.workbook.defined_names[defined] = DefinedName(defined, attr_text=target)


def _lines(draft: Draft) -> list[Line]:
    """All lines, table by table."""
    if draft.is_mirror:
        return [_column(draft, "details", layout.VALUE), _column(draft, "mirror", layout.ANSWER)]
    return [
        _column(draft, "details", layout.VALUE),
        _column(draft, "preconditions", layout.COMMISSIONER),
        _column(draft, "preconditions", layout.LEAD),
        *_process_lines(draft),
        _column(draft, "documents", layout.DOCUMENTS.headers[2]),
        *question_lines(draft, draft.positions.questions),
        *(_column(draft, key, header) for key, header in MAIN_HEADER.items()),
        *_evaluation_lines(draft),
    ]


def _column(draft: Draft, key: str, header: str) -> Line:
    """All cells of one column of a table."""
    table = draft.positions.tables[key]
    return Line(key, len(table.rows), "1", _counta(draft, table, header, list(table.rows)))


def _counta(draft: Draft, table: Table, header: str, ids: list[str]) -> str:
    """How many cells of these rows are filled in; what stands there from last time counts once it is confirmed."""
    column, sheet = table.columns[header], quoted(table.sheet)
    ranges = compact(column, [table.rows[row_id] for row_id in ids]).split()
    return f"COUNTA({','.join(f'{sheet}!{area}' for area in ranges)}){previous.unconfirmed(draft, table, header, ids)}"


def _process_lines(draft: Draft) -> list[Line]:
    """Per process: its name, at least one contact type, and its attributes; only for a process in use."""
    table = draft.positions.tables["processes"]
    contact = [row for row in layout.PROCESS_CONTACT_IDS if row in table.rows]
    attributes = [attribute.id for attribute in draft.instrument.attributes]
    lines = []
    for process in draft.positions.processes:
        first, last = table.ref(contact[0], process), table.cell(contact[-1], process)
        chosen = f'IF(COUNTIF({first}:{last},"{layout.YES}")>0,1,0)'
        filled = f"{_counta(draft, table, process, [layout.PROCESS_NAME_ID, *attributes])}+{chosen}"
        lines.append(Line("processes", len(attributes) + 2, layout.active_name(process), filled))
    return lines


def question_lines(draft: Draft, questions: Iterable[Question]) -> list[Line]:
    """These questions, grouped by sheet, column and what decides whether they apply."""
    groups: dict[tuple[str, str, str], list[str]] = {}
    keys = {row_id: key for key, table in draft.positions.question_tables.items() for row_id in table.rows}
    for question in questions:
        for header in draft.positions.answer_headers(question):
            place = keys[question.id], header, applies(draft, question, header)
            groups.setdefault(place, []).append(question.id)
    lines = []
    for (key, header, name), ids in groups.items():
        active = f"*{layout.active_name(header)}" if header != layout.DIRECTORATE else ""
        lines.append(Line(key, len(ids), f"{name}{active}", _counta(draft, draft.positions.tables[key], header, ids)))
    return lines


def _evaluation_lines(draft: Draft) -> list[Line]:
    """The questions of the evaluation, each counted where it is answered."""
    table, asked = (
        draft.positions.tables["evaluation"],
        [item for item in draft.instrument.evaluation if item.in_workbook],
    )
    lines = []
    for header in (layout.ANSWER, layout.EXPLANATION):
        ids = [item.id for item in asked if answer_header(item) == header]
        if ids:
            lines.append(Line("evaluation", len(ids), "1", _counta(draft, table, header, ids)))
    return lines
