"""The questions: one sheet in the short version, one per category in the full one."""

from collections.abc import Iterator, Sequence

from openpyxl.formatting.rule import Rule
from openpyxl.worksheet.worksheet import Worksheet

from zelfscan.model.instrument import ContactType, Question
from zelfscan.workbook import layout
from zelfscan.workbook.positions import Table
from zelfscan.workbook.sheets import formulas, frame, previous, rich, rows, style
from zelfscan.workbook.sheets.applies import CHOOSES, applies, w7_at_least
from zelfscan.workbook.sheets.draft import Draft

FACT_WIDTH = 14
_ROOMY, _NARROW = (60, 15, 22, 28), (52, 14, 20, 22)
"""Widths of the question, an answer, Bewijs and Toelichting: with few processes, and with many."""
_FEW = 4
"""Processes that leave room on paper for the roomy widths."""


def add_questions(draft: Draft) -> None:
    """Make every sheet with questions."""
    for key, table in draft.positions.question_tables.items():
        _add_sheet(draft, key, table)


def _add_sheet(draft: Draft, key: str, table: Table) -> None:
    """One sheet with questions."""
    answers = len(draft.positions.processes) + 1
    text, answer, *notes = _ROOMY if answers <= _FEW + 1 else _NARROW
    widths = (8, text, FACT_WIDTH, *[answer] * answers, *previous.width(draft), *notes)
    sheet = frame.open_sheet(draft, table.sheet, widths)
    questions = [question for question in draft.positions.questions if question.id in table.rows]
    last_time = previous.known(draft)
    progress = formulas.progress(draft, "questions", key)
    frame.put_head(draft, sheet, _head(draft, key, len(questions)), progress, len(widths))
    frame.put_header(sheet, table, key, filters=True)
    frame.put_headings(sheet, table, _heading_notes(draft, key, table))
    for question in questions:
        frame.put_row(sheet, table, question.id, _row(draft, table, question, last_time))
    rows.fit_rows(sheet, list(table.rows.values()), least=36)
    _add_process_names(draft, sheet, table)
    _add_rules(draft, sheet, table, questions)
    frame.finish(sheet, table, freeze_column="C")


def _head(draft: Draft, key: str, total: int) -> tuple[str, str, str]:
    """Title and the two lines below it."""
    if not draft.issue.full:
        title, first = draft.text("questions.title"), draft.text("questions.short_intro")
        second = previous.line(draft, draft.text("questions.second", total=total), "questions", total)
        return title, first, second
    category = next(category for category in draft.instrument.categories if category.id == key)
    description, mechanism = draft.in_grounds(category.description), draft.in_grounds(category.mechanism)
    second = previous.line(draft, draft.text("questions.full_second", mechanism=mechanism), "questions", total)
    return f"{category.id}  {category.name}", draft.text("questions.full_intro", description=description), second


def _heading_notes(draft: Draft, key: str, table: Table) -> dict[int, str]:
    """What stands behind the name of a group: what it is about, or for which work it is asked."""
    names = {category.id: category.description for category in draft.instrument.categories}
    names |= {factor.id: factor.risk for factor in draft.instrument.factors}
    notes = {}
    for row, name in table.headings.items():
        group = name.split()[0]
        first = next(
            question for question in draft.positions.questions if group in (question.category, question.factor)
        )
        only = _only_w7(draft, first)
        note = draft.in_grounds(names[group])
        notes[row] = (
            only if only and not draft.issue.full else " ".join(part for part in (note, only and f"({only})") if part)
        )
    return notes


def _only_w7(draft: Draft, question: Question) -> str:
    """For which answers to W7 a question is asked, in the words people choose from; empty where W7 plays no part."""
    bound = w7_at_least(draft, question)
    if not bound:
        return ""
    options = next(attribute.options for attribute in draft.instrument.attributes if attribute.id == CHOOSES)
    openings = [option.split(",")[0] for option in options]
    shared = set(openings[bound:])
    words = tuple(shared) if len(shared) == 1 and not shared & set(openings[:bound]) else options[bound:]
    choices = draft.text("questions.only_w7_or").join(f"'{word}'" for word in words)
    return draft.text("questions.only_w7", choices=choices)


def _row(draft: Draft, table: Table, question: Question, last_time: previous.Known) -> dict[str, tuple[object, str]]:
    """The cells of one question. What the bureau answered now goes before what stood there last time."""
    asked = draft.positions.answer_headers(question)
    given, remark = _prefilled(draft, question)
    headers = (layout.DIRECTORATE, *draft.positions.processes)
    before = last_time if given is None else {}
    answers = {header: given or previous.shown(before, question.id, header) for header in asked}
    rows_before = {row_id for row_id, _ in before}
    return {
        layout.QUESTION: (_question_text(draft, question), style.TEXT_STYLE),
        layout.RESPONDENT: (", ".join(draft.text(f"level.{who}") for who in question.respondents), style.HELP_STYLE),
        **{
            header: (answers[header], style.CHOICE_STYLE)
            if header in asked
            else (layout.NOT_ASKED_MARK, style.LOCKED_STYLE)
            for header in headers
        },
        **previous.still(draft, table, rows_before, question.id),
        layout.EVIDENCE: (previous.shown(before, question.id, layout.EVIDENCE), style.NOTE_STYLE),
        layout.EXPLANATION: (remark or previous.shown(before, question.id, layout.EXPLANATION), style.NOTE_STYLE),
    }


def _question_text(draft: Draft, question: Question) -> object:
    """The question, and below it in small type its help, its examples, and what small groups must know."""
    lines = [question.help, *_examples(draft, question)]
    if question.opinion:
        lines.append(draft.text("questions.opinion", minimum=int(draft.instrument.settings.minimum_group.value)))
    help_text = "\n".join(draft.in_grounds(line) for line in lines if line)
    return rich.explained(draft.in_grounds(question.text), help_text)


def _examples(draft: Draft, question: Question) -> Iterator[str]:
    """The examples for the contact types of this workbook, each once."""
    shown = {question.examples[contact]: contact for contact in ContactType if contact in question.examples}
    fitting = [(contact, example) for example, contact in shown.items() if contact in draft.issue.contact]
    for contact, example in fitting:
        yield draft.text("example.one" if len(fitting) == 1 else f"example.{contact}", example=example)


def _prefilled(draft: Draft, question: Question) -> tuple[str | None, str | None]:
    """The answer that the bureau already gave, and what it says beside it."""
    given = next((item for item in draft.issue.prefilled if item.question == question.id), None)
    if given is None:
        return None, None
    text = next(option.text for option in draft.scale("answers").options if option.id == given.option)
    if given.remark:
        return text, draft.text("prefilled_remark", remark=given.remark)
    return text, draft.text("prefilled")


def _add_process_names(draft: Draft, sheet: Worksheet, table: Table) -> None:
    """Above each P the name of the process, as people gave it."""
    for process in draft.positions.processes:
        name = draft.positions.tables["processes"].ref(layout.PROCESS_NAME_ID, process)
        address = f"{table.columns[process]}{table.header_row - 1}"
        frame.put_formula(sheet, address, f'=IF(LEN({name})=0,"",{name})', style.NAME_STYLE)


def _add_rules(draft: Draft, sheet: Worksheet, table: Table, questions: Sequence[Question]) -> None:
    """Per column and reason one drop-down, that offers nothing where the question does not apply, and its grey look."""
    groups: dict[tuple[str, str], list[int]] = {}
    for question in questions:
        for header in draft.positions.answer_headers(question):
            groups.setdefault((header, applies(draft, question, header)), []).append(table.rows[question.id])
    answers, nothing = layout.list_name(layout.LIST_ANSWERS), layout.list_name(layout.LIST_DO_NOT_FILL)
    for (header, name), numbers in groups.items():
        cells = formulas.compact(table.columns[header], numbers)
        formulas.choose(draft, sheet, cells, f"IF({name}=1,{answers},{nothing})")
        rule = Rule(type="expression", formula=[f"{name}=0"], dxf=style.not_asked(), stopIfTrue=True)
        sheet.conditional_formatting.add(cells, rule)
    marked = (layout.DIRECTORATE, *draft.positions.processes, layout.EVIDENCE, layout.EXPLANATION)
    previous.add_rules(draft, sheet, table, marked)
    formulas.mark_filled(sheet, table, (layout.DIRECTORATE, *draft.positions.processes))
