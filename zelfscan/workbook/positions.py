"""Where everything stands in a workbook: a pure function from instrument and issue to sheets, rows and cells.

Building and the calculation behind the result sheet use it. Reading does not: it finds sheets and rows by identity.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from zelfscan.model.instrument import Instrument, Level, MirrorQuestion, Per, Question, Scope
from zelfscan.model.issue import Issue
from zelfscan.workbook import layout


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its sheet, where the header row is, the column of every header and the row of every id.

    ``headings`` are rows inside the table that only name a group; their first column is empty.
    """

    sheet: str
    header_row: int
    columns: dict[str, str]
    """Column letter by header, in order."""
    rows: dict[str, int]
    """Row number by id, in order."""
    headings: dict[int, str] = field(default_factory=dict)
    """Text of a group by row number."""

    @property
    def first_row(self) -> int:
        """The row right below the header."""
        return self.header_row + 1

    @property
    def last_row(self) -> int:
        """The last row of the table; the header row when it holds nothing."""
        return max([self.header_row, *self.rows.values(), *self.headings])

    def cell(self, row_id: str, header: str) -> str:
        """Address on its own sheet: ``E12``. Raises KeyError for an id or header that is not in the table."""
        return f"{self.columns[header]}{self.rows[row_id]}"

    def ref(self, row_id: str, header: str) -> str:
        """Absolute address from anywhere in the workbook: ``'Eigen oordeel'!$E$12``."""
        return f"{quoted(self.sheet)}!${self.columns[header]}${self.rows[row_id]}"

    def span(self, header: str) -> str:
        """Absolute range of a whole column of the table without its header: ``Vragen!$E$6:$E$52``."""
        column = self.columns[header]
        return f"{quoted(self.sheet)}!${column}${self.first_row}:${column}${self.last_row}"


@dataclass(frozen=True, slots=True)
class Positions:
    """The whole workbook: visible sheets in order, its tables by key, and what is asked.

    Keys of ``tables`` are the keys of the sheets in layout (``details``, ``roles``, ``preconditions``,
    ``processes``, ``documents``, ``own_risks``, ``quick_fixes``, ``overrides``, ``evaluation``); for the questions
    ``questions`` in the short version and ``R1`` to ``R10`` in the full one; in a mirror ``details`` and ``mirror``.
    """

    sheets: tuple[layout.Sheet, ...]
    processes: tuple[str, ...]
    """P1 to Pn; empty in a mirror."""
    questions: tuple[Question, ...]
    mirror: tuple[MirrorQuestion, ...]
    tables: dict[str, Table]

    @property
    def question_tables(self) -> dict[str, Table]:
        """The tables that hold questions, by key, in order."""
        return {sheet.key: self.tables[sheet.key] for sheet in self.sheets if is_question_sheet(sheet)}

    def table_of(self, question: str) -> Table:
        """The table that holds a question. Raises KeyError when the workbook does not ask it."""
        for table in self.question_tables.values():
            if question in table.rows:
                return table
        raise KeyError(question)

    def answer_headers(self, question: Question) -> tuple[str, ...]:
        """The headers under which the question is answered: ``Directie``, or P1 to Pn."""
        return (layout.DIRECTORATE,) if question.per is Per.DIRECTORATE else self.processes


def quoted(title: str) -> str:
    """A sheet title as formulas write it: in quotes where it is not a plain word or looks like a cell."""
    return title if title.isalpha() else "'" + title.replace("'", "''") + "'"


def is_question_sheet(sheet: layout.Sheet) -> bool:
    """Whether a sheet holds questions of the scan."""
    return sheet.headers[:2] == layout.QUESTIONS.headers[:2] and sheet.headers[-1] == layout.DIRECTORATE


def in_scope(question: Question, grounds: Sequence[str]) -> bool:
    """Whether a question counts in a scope with these grounds (none given: every ground)."""
    return not grounds or "alle" in question.grounds or not set(grounds).isdisjoint(question.grounds)


def grounds_of(instrument: Instrument, scope: Scope) -> tuple[str, ...]:
    """The grounds that a scope takes in; empty for all of them."""
    return next(item.grounds for item in instrument.scopes if item.id is scope)


def questions_asked(instrument: Instrument, issue: Issue) -> tuple[Question, ...]:
    """The questions in the workbook: for its contact types, in scope, and only core ones in the short version."""
    if issue.level is Level.EXPERIENCE:
        return ()
    grounds = grounds_of(instrument, issue.scope)
    return tuple(
        question
        for question in instrument.questions
        if not set(question.contact).isdisjoint(issue.contact)
        and in_scope(question, grounds)
        and (issue.full or question.core)
    )


def positions(instrument: Instrument, issue: Issue) -> Positions:
    """Where everything stands in the workbook made for this issue."""
    if issue.level is Level.EXPERIENCE:
        return _mirror_positions(instrument, issue)
    questions, codes = questions_asked(instrument, issue), layout.process_codes(issue.process_count)
    question_sheets = _question_sheets(instrument, issue, questions)
    sheets = (
        layout.START,
        layout.DETAILS,
        layout.PRECONDITIONS,
        layout.PROCESSES,
        layout.DOCUMENTS,
        *question_sheets,
        layout.OWN_RISKS,
        layout.QUICK_FIXES,
        layout.OVERRIDES,
        layout.RESULT,
        layout.EVALUATION,
    )
    tables = _fixed_tables(instrument, issue, codes)
    headers = (*layout.QUESTIONS.headers, *codes, *_still(issue), layout.EVIDENCE, layout.EXPLANATION)
    for sheet in question_sheets:
        groups = _question_groups(instrument, issue, questions, sheet)
        tables[sheet.key] = _table(sheet.title, headers, groups)
    return Positions(sheets, codes, questions, (), tables)


def _question_sheets(instrument: Instrument, issue: Issue, questions: Iterable[Question]) -> tuple[layout.Sheet, ...]:
    """One sheet in the short version; in the full one a sheet per category that has questions."""
    if not issue.full:
        return (layout.QUESTIONS,)
    used = {question.category for question in questions}
    return tuple(
        layout.Sheet(category.id, category.id, layout.QUESTIONS.headers)
        for category in instrument.categories
        if category.id in used
    )


def _question_groups(
    instrument: Instrument, issue: Issue, questions: tuple[Question, ...], sheet: layout.Sheet
) -> list[tuple[str, list[str]]]:
    """Question ids under the name of their category (short version) or of their factor (full version)."""
    if issue.full:
        names = [(factor.id, f"{factor.id}  {factor.name}") for factor in instrument.factors]
        pairs = [(question.factor, question.id) for question in questions if question.category == sheet.key]
    else:
        names = [(category.id, f"{category.id}  {category.name}") for category in instrument.categories]
        pairs = [(question.category, question.id) for question in questions]
    groups = [(name, [question for group, question in pairs if group == key]) for key, name in names]
    return [(name, ids) for name, ids in groups if ids]


def _fixed_tables(instrument: Instrument, issue: Issue, codes: tuple[str, ...]) -> dict[str, Table]:
    """The tables that every scan has, apart from the questions."""
    details = _table(layout.DETAILS.title, layout.DETAILS.headers, [("", list(layout.DETAIL_IDS))])
    contact_ids = [row for row, contact in layout.PROCESS_CONTACT_IDS.items() if contact in issue.contact]
    attributes = [layout.PROCESS_NAME_ID, *contact_ids, *(attribute.id for attribute in instrument.attributes)]
    groups = list(dict.fromkeys(item.group for item in instrument.preconditions))
    conditions = [(group, [item.id for item in instrument.preconditions if item.group == group]) for group in groups]
    evaluation = [item.id for item in instrument.evaluation if item.in_workbook]
    documents = (*layout.DOCUMENTS.headers[:3], *_still(issue), *layout.DOCUMENTS.headers[3:])
    return {
        "details": details,
        "roles": _table(
            layout.ROLES.title,
            layout.ROLES.headers,
            [("", [role.id for role in instrument.roles])],
            header_row=details.last_row + layout.ROWS_BETWEEN_TABLES + 1,
        ),
        "preconditions": _sheet_table(layout.PRECONDITIONS, conditions),
        "processes": _table(
            layout.PROCESSES.title, (*layout.PROCESSES.headers, *codes, *_still(issue)), [("", attributes)]
        ),
        "documents": _table(layout.DOCUMENTS.title, documents, [("", [item.id for item in instrument.documents])]),
        "own_risks": _sheet_table(layout.OWN_RISKS, [("", _free_rows(issue, layout.OWN_RISK_PREFIX))]),
        "quick_fixes": _sheet_table(layout.QUICK_FIXES, [("", _free_rows(issue, layout.QUICK_FIX_PREFIX))]),
        "overrides": _sheet_table(layout.OVERRIDES, [("", _free_rows(issue, layout.OVERRIDE_PREFIX))]),
        "evaluation": _sheet_table(layout.EVALUATION, [("", evaluation)]),
    }


def _still(issue: Issue) -> tuple[str, ...]:
    """The column in which people confirm what stood there last time, in a workbook that measures again."""
    return (layout.STILL,) if issue.previous_round else ()


def _mirror_positions(instrument: Instrument, issue: Issue) -> Positions:
    """The one sheet for residents: who fills it in at the top, their questions below."""
    mirror = tuple(item for item in instrument.mirror if not set(item.contact).isdisjoint(issue.contact))
    title = layout.MIRROR.title
    details = _table(title, layout.DETAILS.headers, [("", list(layout.DETAIL_IDS))])
    header_row = details.last_row + layout.MIRROR_TIPS + layout.ROWS_BETWEEN_TABLES + 2
    questions = _table(title, layout.MIRROR.headers, [("", [item.id for item in mirror])], header_row)
    return Positions((layout.MIRROR,), (), (), mirror, {"details": details, "mirror": questions})


def _free_rows(issue: Issue, prefix: str) -> list[str]:
    """The ids of the free rows of a sheet: ER1, ER2 and so on."""
    return [f"{prefix}{number}" for number in range(1, max(layout.FREE_ROWS, issue.free_rows) + 1)]


def _sheet_table(sheet: layout.Sheet, groups: list[tuple[str, list[str]]]) -> Table:
    """The one table of a sheet with fixed headers."""
    return _table(sheet.title, sheet.headers, groups)


def _table(
    sheet: str,
    headers: Sequence[str],
    groups: list[tuple[str, list[str]]],
    header_row: int = layout.FIRST_TABLE_ROW,
) -> Table:
    """Lay out groups of ids below a header row; a group with a name gets a heading row first."""
    columns = {header: layout.column_letter(number) for number, header in enumerate(headers, start=1)}
    rows: dict[str, int] = {}
    headings: dict[int, str] = {}
    row = header_row
    for name, ids in groups:
        if name:
            row += 1
            headings[row] = name
        for row_id in ids:
            row += 1
            rows[row_id] = row
    return Table(sheet, header_row, columns, rows, headings)
