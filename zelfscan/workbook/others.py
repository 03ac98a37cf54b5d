"""Reads the sheets beside the questions: preconditions, documents, what people add themselves, evaluation."""

from collections.abc import Iterator

from zelfscan.model.instrument import AnswerOption, EvaluationForm, State
from zelfscan.model.scan import (
    Direction,
    DocumentAnswer,
    EvaluationAnswer,
    Override,
    OwnRisk,
    PreconditionAnswer,
    QuickFix,
    WorkProcess,
)
from zelfscan.text import fold
from zelfscan.workbook import layout
from zelfscan.workbook.cells import NOTHING, Desk, answer_cell, number, option, process, row_text, text
from zelfscan.workbook.choices import Choices
from zelfscan.workbook.inventory import Inventory
from zelfscan.workbook.locate import Located
from zelfscan.workbook.notes import Cell
from zelfscan.workbook.tables import Row, id_key

_HOURS = (0, 10_000)
_BOUNDS = {EvaluationForm.SCALE: (1, 5), EvaluationForm.GRADE: (1, 10), EvaluationForm.HOURS: _HOURS}
_DIRECTORATE_WORDS = {"directie", "de directie", "hele directie", "alle", "alles", "allemaal"}


def read_preconditions(desk: Desk, inventory: Inventory) -> tuple[PreconditionAnswer, ...]:
    """What commissioner and lead say of each precondition that either of them answered, or remarked on."""
    choices, answers = desk.index.scales["preconditions"], []
    for row in inventory.of(layout.PRECONDITIONS.key):
        given = []
        for header in (layout.COMMISSIONER, layout.LEAD):
            cell = answer_cell(row, header)
            chosen = option(desk, cell, choices)
            desk.count(cell, chosen is not None)
            given.append(chosen.id if chosen else None)
        remark = row_text(desk, row, layout.EXPLANATION)
        if any(given) or remark:
            answers.append(PreconditionAnswer(precondition=row.id, commissioner=given[0], lead=given[1], remark=remark))
    return tuple(answers)


def read_documents(desk: Desk, inventory: Inventory) -> tuple[DocumentAnswer, ...]:
    """Which documents are at hand, and where they stand."""
    choices, answers = desk.index.scales["at_hand"], []
    at_hand, place = layout.DOCUMENTS.headers[2:]
    for row in inventory.of(layout.DOCUMENTS.key):
        cell = answer_cell(row, at_hand)
        chosen, where = option(desk, cell, choices), row_text(desk, row, place)
        desk.count(cell, chosen is not None)
        if chosen or where:
            answers.append(DocumentAnswer(document=row.id, answer=chosen.id if chosen else None, place=where))
    return tuple(answers)


def read_own_risks(desk: Desk, located: Located, processes: tuple[WorkProcess, ...]) -> tuple[OwnRisk, ...]:
    """The risks that people added themselves."""
    risks = []
    risk, idea, owner = layout.OWN_RISKS.headers[2:]
    for row in free_rows(located, layout.OWN_RISKS):
        texts = [text(desk, row.cell(header)) for header in (risk, idea, owner)]
        if not any(found.strip() for found in texts):
            continue
        where = row.cell(layout.PROCESS)
        code, clear = process(desk, where, processes)
        if not clear and where and fold(str(where.value)) not in _DIRECTORATE_WORDS:
            desk.notes.on_cell("AN-021", where, expected=_named(processes))
        risks.append(OwnRisk(process=code, risk=texts[0], idea=texts[1], owner=texts[2]))
    return tuple(risks)


def read_quick_fixes(desk: Desk, located: Located) -> tuple[QuickFix, ...]:
    """What people mend at once."""
    fixes = []
    for row in free_rows(located, layout.QUICK_FIXES):
        what, who, when = (text(desk, row.cell(header)) for header in layout.QUICK_FIXES.headers[1:])
        if any(found.strip() for found in (what, who, when)):
            fixes.append(QuickFix(what=what, who=who, when=when))
    return tuple(fixes)


def read_overrides(desk: Desk, located: Located, processes: tuple[WorkProcess, ...]) -> tuple[Override, ...]:
    """People's own judgement; a row that cannot be used has no direction, and a finding says why."""
    return tuple(_override(desk, row, processes) for row in free_rows(located, layout.OVERRIDES))


def read_evaluation(desk: Desk, inventory: Inventory) -> tuple[EvaluationAnswer, ...]:
    """What people say of the scan itself."""
    forms = {item.id: item.forms for item in desk.index.instrument.evaluation}
    found = (_evaluation(desk, row, forms[row.id]) for row in inventory.of(layout.EVALUATION.key))
    return tuple(answer for answer in found if answer)


def free_rows(located: Located, sheet: layout.Sheet) -> Iterator[Row]:
    """The rows that people filled in themselves, in order; a note in the first column alone is none."""
    for table in located.free_tables(sheet):
        columns = [table.columns[key] for header in sheet.headers[1:] if (key := fold(header)) in table.columns]
        for index in range(table.header_row + 1, table.end):
            row = Row(table, index, id_key(table.grid.value(index, table.id_column)))
            if any(row.at(column).value not in NOTHING for column in columns):
                yield row


def _named(processes: tuple[WorkProcess, ...]) -> str:
    """The work processes as a list for a message."""
    return ", ".join(f"{item.code} ({item.name})" if item.name != item.code else item.code for item in processes)


def _override(desk: Desk, row: Row, processes: tuple[WorkProcess, ...]) -> Override:
    """One row of Eigen oordeel. The first thing that is wrong with it is named; its text is kept all the same."""
    where, what, way, why, who = (row.cell(header) for header in layout.OVERRIDES.headers[1:])
    reason, decided_by = text(desk, why), text(desk, who)
    code, clear = process(desk, where, processes)
    category, direction = None, None
    if code is None and where is not None:
        desk.notes.on_cell("EO-006" if clear else "EO-002", where, expected=_named(processes))
    elif (category := _category(desk, what)) is not None:
        direction = _direction(desk, way)
    if direction is not None and not reason.strip():
        direction = None
        if why is not None and why.value == "":
            desk.notes.on_cell("EO-001", why)
    return Override(
        process=code or "",
        category=category or "",
        direction=direction if code else None,
        reason=reason,
        decided_by=decided_by,
        source=desk.notes.file,
    )


def _category(desk: Desk, cell: Cell | None) -> str | None:
    """The risk category that a cell names, by id or by name; not R9 or R10, which have no class of their own."""
    if cell is None or cell.value == "":
        if cell is not None:
            desk.notes.on_cell("EO-006", cell, expected="R1 tot en met R8")
        return None
    word = str(cell.value).split()[0].strip(".:,").upper() if str(cell.value).split() else ""
    for category in desk.index.instrument.categories:
        if word == category.id or fold(str(cell.value)) in (fold(category.name), fold(category.short_name)):
            if category.enabling:
                desk.notes.on_cell("EO-005", cell)
                return None
            return category.id
    desk.notes.on_cell("EO-003", cell, expected="R1 tot en met R8")
    return None


def _direction(desk: Desk, cell: Cell | None) -> Direction | None:
    """Higher or lower."""
    if cell is None or cell.value == "":
        if cell is not None:
            desk.notes.on_cell("EO-004", cell)
        return None
    choices = Choices(AnswerOption(id=item.value, text=item.value, state=State.KNOWN, value=0) for item in Direction)
    chosen = option(desk, cell, choices)
    return Direction(chosen.id) if chosen else None


def _evaluation(desk: Desk, row: Row, forms: tuple[EvaluationForm, ...]) -> EvaluationAnswer | None:
    """One question about the scan itself; None when nothing is filled in."""
    cell, remark = answer_cell(row, layout.ANSWER), row_text(desk, row, layout.EXPLANATION)
    form = forms[0] if forms else EvaluationForm.OPEN
    value: float | None = None
    if cell is None or cell.value in NOTHING:
        pass
    elif form is EvaluationForm.OPEN:
        remark = "\n".join(part for part in (text(desk, cell), remark) if part)
    elif form is EvaluationForm.YES_NO:
        chosen = option(desk, cell, desk.index.scales["yes_no"])
        remark = "\n".join(part for part in (chosen.text if chosen else "", remark) if part)
    elif form is EvaluationForm.SCALE and isinstance(cell.value, str):
        chosen = option(desk, cell, desk.index.scales["agreement"])
        value = None if chosen is None or chosen.value is None else float(chosen.value)
    else:
        value = number(desk, cell, "AN-020", *_BOUNDS[form])
    return EvaluationAnswer(question=row.id, number=value, text=remark) if value is not None or remark else None
