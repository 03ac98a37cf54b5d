"""Where questions apply, as formulas on Lijsten: by the contact types and W7 that people choose on Werkprocessen."""

from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from zelfscan.model.instrument import Per, Question
from zelfscan.workbook import layout
from zelfscan.workbook.sheets import frame, style
from zelfscan.workbook.sheets.draft import Draft
from zelfscan.workbook.sheets.previous import settled

CHOOSES = "W7"
"""The attribute that says whether the service itself chooses people."""
DIRECTORATE_COLUMN = "D"
"""Stands for the column Directie in names; the processes stand for themselves."""


def w7_at_least(draft: Draft, question: Question) -> int:
    """The least W7 of a process for which a question is asked; 0 where W7 plays no part."""
    if question.per is Per.DIRECTORATE:
        return 0
    settings = draft.instrument.settings
    bounds = {"R4": settings.r4_w7_at_least, "R5": settings.r5_w7_at_least}
    return int(bounds[question.category].value) if question.category in bounds else 0


def shared_contact(draft: Draft, question: Question) -> str:
    """The contact types that a question shares with the workbook, as letters in order."""
    return "".join(sorted(set(question.contact) & set(draft.issue.contact)))


def applies(draft: Draft, question: Question, header: str) -> str:
    """The defined name that tells whether the question applies under this header (Directie, P1 ...)."""
    column = DIRECTORATE_COLUMN if header == layout.DIRECTORATE else header
    return layout.applies_name(column, shared_contact(draft, question), w7_at_least(draft, question))


def add_applies(draft: Draft, sheet: Worksheet, column: int) -> int:
    """Write name and value of each cell that says whether questions apply; the next free column is returned."""
    values = {layout.active_name(process): _active(draft, process) for process in draft.positions.processes}
    for question in draft.positions.questions:
        for header in draft.positions.answer_headers(question):
            name = applies(draft, question, header)
            if name not in values:
                values[name] = _formula(draft, question, header)
    left, right = layout.column_letter(column), layout.column_letter(column + 1)
    frame.put(sheet, f"{left}1", "geldt", style.LABEL_STYLE)
    sheet.column_dimensions[left].width = 24
    for row, (name, formula) in enumerate(values.items(), start=2):
        frame.put(sheet, f"{left}{row}", name, style.TEXT_STYLE)
        frame.put_formula(sheet, f"{right}{row}", formula, style.TEXT_STYLE)
        target = f"{layout.LISTS.title}!${right}${row}"
        draft.workbook.defined_names[name] = DefinedName(name, attr_text=target)
    return column + 2


def _active(draft: Draft, process: str) -> str:
    """1 when a process is in use: the first one always, another when it has a name."""
    if process == draft.positions.processes[0]:
        return "=1"
    name = draft.positions.tables["processes"].ref(layout.PROCESS_NAME_ID, process)
    return f"=IF(LEN(TRIM({name}))>0,1,0)"


def _formula(draft: Draft, question: Question, header: str) -> str:
    """1 when the question applies, and as long as no contact type is chosen at all; else 0."""
    processes = draft.positions.processes if header == layout.DIRECTORATE else (header,)
    wanted = shared_contact(draft, question)
    chosen = _chosen(draft, processes, draft.contact)
    contact = f"IF({chosen}=0,1,IF({_chosen(draft, processes, wanted)}>0,1,0))"
    bound = w7_at_least(draft, question)
    if not bound:
        return f"={contact}"
    table = draft.positions.tables["processes"]
    w7 = settled(table, table.ref(CHOOSES, header), str(table.rows[CHOOSES]))
    return f"={contact}*IF(LEN(TRIM({w7}))=0,1,IF(IFERROR(VALUE(LEFT(TRIM({w7}),1)),{bound})>={bound},1,0))"


def _chosen(draft: Draft, processes: tuple[str, ...], contact: str) -> str:
    """How many of these contact types are chosen in these processes."""
    table = draft.positions.tables["processes"]
    rows = [row for row, letter in layout.PROCESS_CONTACT_IDS.items() if letter in contact and row in table.rows]
    counts = []
    for row in rows:
        first, last = table.ref(row, processes[0]), table.cell(row, processes[-1])
        letters, number = last.rstrip("0123456789"), table.rows[row]
        area = first if len(processes) == 1 else f"{first}:${letters}${number}"
        counts.append(f'COUNTIF({area},"{layout.YES}")')
    return f"({'+'.join(counts)})"
