"""Builds procesevaluatie-notities.xlsx: where the bureau notes what no workbook asks, with what the round knows."""

from collections.abc import Iterator, Sequence

from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from zelfscan.evaluation import notes_sheet
from zelfscan.evaluation.facts import Member
from zelfscan.evaluation.notes_sheet import ASK, CHOICES, KNOWN, LISTS, MOMENT, NOTE, NOTES, SHORT, short_form
from zelfscan.model.instrument import EvaluationForm, EvaluationQuestion, Instrument
from zelfscan.model.issue import Issue
from zelfscan.model.round import Round
from zelfscan.workbook import layout
from zelfscan.workbook.build import packed
from zelfscan.workbook.positions import Positions, Table
from zelfscan.workbook.sheets import formulas, frame, rows, style
from zelfscan.workbook.sheets.draft import Draft

WIDTHS = (26, 10, 8, 52, 20, 40, 20, 60)


def build_notes(instrument: Instrument, round_: Round, members: Sequence[Member]) -> bytes:
    """The workbook, with a row per directorate and question; nothing is filled in but what the round knows."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    issue = Issue(workbook_id="", organisation=round_.organisation)
    style.add_styles(workbook, issue.organisation.colour, issue.organisation.accent)
    asked = notes_sheet.questions(instrument)
    pairs = [(member, question) for member in members for question in asked]
    draft = Draft(workbook, instrument, issue, Positions((), (), (), (), {"notes": _table(len(pairs))}))
    _add_notes(draft, pairs)
    _add_lists(draft)
    properties = workbook.properties
    properties.title = text(instrument, "notes.title")
    properties.creator, properties.language = draft.organisation or instrument.title, "nl-NL"
    workbook.active = 0
    return packed(workbook)


def text(instrument: Instrument, key: str, **names: object) -> str:
    """A sentence of the process evaluation. Raises KeyError for an unknown key."""
    return instrument.texts[f"evaluation.{key}"].format(**names)


def _table(count: int) -> Table:
    letters = {header: layout.column_letter(number) for number, header in enumerate(NOTES.headers, start=1)}
    first = layout.FIRST_TABLE_ROW + 1
    numbers = {str(row): row for row in range(first, first + max(1, count))}
    return Table(NOTES.title, layout.FIRST_TABLE_ROW, letters, numbers)


def _add_notes(draft: Draft, pairs: Sequence[tuple[Member, EvaluationQuestion]]) -> None:
    """The sheet to write on."""
    sheet, table = frame.open_sheet(draft, NOTES.title, WIDTHS), draft.positions.tables["notes"]
    sheet.protection.sheet = False
    for letter in table.columns.values():
        frame.put(sheet, f"{letter}1", None, style.TITLE_STYLE)
    frame.put(sheet, "A1", text(draft.instrument, "notes.title"), style.TITLE_STYLE)
    for row, key in ((2, "intro"), (3, "second"), (4, "third")):
        frame.put(sheet, f"A{row}", text(draft.instrument, f"notes.{key}"), style.INTRO_STYLE)
    for row, height in ((1, 34), (2, 20), (3, 17), (4, 24)):
        sheet.row_dimensions[row].height = height
    frame.put_header(sheet, table, "notities", filters=True)
    for row, (member, question) in zip(table.rows.values(), pairs, strict=False):
        _put_row(draft, sheet, table, row, member, question)
    rows.fit_rows(sheet, list(table.rows.values()), least=30)
    formulas.mark_filled(sheet, table, (SHORT, NOTE))
    frame.finish(sheet, table, freeze_column="B")


def _put_row(
    draft: Draft, sheet: Worksheet, table: Table, row: int, member: Member, question: EvaluationQuestion
) -> None:
    form = short_form(question)
    who = ", ".join(question.who)
    cells = {
        layout.DIRECTORATE: (member.directorate, style.LABEL_STYLE),
        MOMENT: (text(draft.instrument, f"moment.{question.moments[-1]}"), style.TEXT_STYLE),
        layout.ID: (question.id, style.ID_STYLE),
        layout.QUESTION: (question.text, style.TEXT_STYLE),
        ASK: (who, style.TEXT_STYLE),
        KNOWN: (" ".join(known(draft.instrument, member, question.id)) or None, style.TEXT_STYLE),
        SHORT: (None, style.CHOICE_STYLE) if form else (layout.NOT_ASKED_MARK, style.LOCKED_STYLE),
        NOTE: (None, style.FREE_STYLE),
    }
    for header, (value, look) in cells.items():
        frame.put(sheet, f"{table.columns[header]}{row}", value, look)
    address = f"{table.columns[SHORT]}{row}"
    if form in CHOICES:
        formulas.choose(draft, sheet, address, CHOICES[form])
    elif form is EvaluationForm.HOURS:
        formulas.ask_hours(draft, sheet, address)


def known(instrument: Instrument, member: Member, question: str) -> Iterator[str]:
    """What the round itself knows about a question of the evaluation, as sentences."""
    total = member.total
    if question == "PE2" and member.asked:
        parts = ((level.shown, member.returned.get(level, 0), n) for level, n in member.asked.items())
        levels = ", ".join(
            text(instrument, "known.level", level=level, returned=back, asked=n) for level, back, n in parts
        )
        yield text(instrument, "known.levels", levels=levels)
        if member.people:
            yield text(instrument, "known.people", n=member.people)
    elif question == "PE3" and member.processes:
        yield text(instrument, "known.processes", n=len(member.processes))
    elif question == "PE9" and total.asked:
        yield text(
            instrument,
            "known.cells",
            filled=total.asked - total.open,
            asked=total.asked,
            unknown=total.unknown,
            skipped=total.not_applicable,
        )
    elif question == "PE20" and member.preconditions:
        yield text(instrument, "known.preconditions", names=" ".join(_asked(instrument, member)))
    elif question == "PE22" and member.actions:
        yield text(instrument, "known.owned", n=member.owned, total=member.actions)
    elif question == "PE27" and member.followed:
        yield text(instrument, "known.done", n=member.done, total=member.followed)


def _asked(instrument: Instrument, member: Member) -> Iterator[str]:
    """The preconditions that are not in order, as they were asked; one that is asked no more by its number."""
    texts = {item.id: item.text for item in instrument.preconditions}
    return (texts.get(item, f"{item}.") for item in member.preconditions)


def _add_lists(draft: Draft) -> None:
    """The hidden sheet with the choices of the drop-downs."""
    sheet = draft.workbook.create_sheet(LISTS.title)
    sheet.sheet_state = "hidden"
    lists: dict[str, list[str | int]] = {
        notes_sheet.SCALE: [option.text for option in draft.scale("agreement").options],
        notes_sheet.GRADE: list(range(1, 11)),
        notes_sheet.YES_NO: [layout.YES, layout.NO],
    }
    for column, (name, values) in enumerate(lists.items(), start=1):
        letter = layout.column_letter(column)
        frame.put(sheet, f"{letter}1", name, style.LABEL_STYLE)
        for row, value in enumerate(values, start=2):
            frame.put(sheet, f"{letter}{row}", value, style.TEXT_STYLE)
        target = f"{LISTS.title}!${letter}$2:${letter}${len(values) + 1}"
        draft.workbook.defined_names[name] = DefinedName(name, attr_text=target)
