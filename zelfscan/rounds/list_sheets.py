"""Builds deelnemers.xlsx: the list of participants, what is known of them, and help with whom to begin."""

from collections.abc import Mapping, Sequence

from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from zelfscan.model.assessment import RiskClass
from zelfscan.model.instrument import Instrument
from zelfscan.model.issue import Issue, Organisation
from zelfscan.model.round import Participant
from zelfscan.palette import RISK
from zelfscan.rounds import columns, list_fill, list_formulas
from zelfscan.workbook import layout
from zelfscan.workbook.positions import Positions, Table
from zelfscan.workbook.sheets import colour, formulas, frame, paper, rows, style
from zelfscan.workbook.sheets.draft import Draft

_WIDTHS = {
    "people": (27, 12, 12, *[11] * 5, 20, 30, 25, 25, 16, 15, 32),
    "processes": (34, 60, 18, 44),
    "roles": (34, 44, 50, 44),
    "choice": (28, 35, 35, 30, 33, 36, 11, 38),
    "lists": (34, 42, 16, 38),
}
_CHOICES = {columns.CONTACT: "contact", columns.SETUP: "opzet", columns.KIND: "soort", layout.ROLE: "rollen"}
_TEXT = (columns.DIRECTORATE, columns.MAIL, columns.HOLDER, layout.PROCESS)
_OPTIONAL = (columns.PERSON, columns.COMMISSIONER, columns.LEAD)


def build_participants(
    instrument: Instrument, organisation: Organisation | None = None, participants: Sequence[Participant] = ()
) -> Workbook:
    """The workbook in which the bureau notes who takes part, ready to save; with those who are known already."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    issue = Issue(workbook_id="", organisation=organisation or Organisation())
    style.add_styles(workbook, issue.organisation.colour, issue.organisation.accent)
    known = list_fill.lines(instrument, participants)
    sheets = (columns.PEOPLE, columns.PROCESSES, columns.ROLES, columns.CHOICE)
    tables = {sheet.key: _table(sheet, len(known.get(sheet.key, ()))) for sheet in sheets}
    draft = Draft(workbook, instrument, issue, Positions((), (), (), (), tables))
    for sheet in (columns.PEOPLE, columns.PROCESSES, columns.ROLES):
        _add_list(draft, sheet, known[sheet.key])
    _add_choice(draft)
    _add_lists(draft)
    _set_properties(draft)
    return workbook


def _text(draft: Draft, key: str, **names: object) -> str:
    """A sentence of the list of participants. Raises KeyError for an unknown key."""
    return draft.instrument.texts[f"round.participants.{key}"].format(**names)


def _table(sheet: layout.Sheet, known: int) -> Table:
    """Where the table of a sheet stands, with rows that have a number but no id, and some free below the known ones."""
    letters = {header: layout.column_letter(number) for number, header in enumerate(sheet.headers, start=1)}
    first = layout.FIRST_TABLE_ROW + 1
    most = max(columns.ROWS[sheet.key], known + columns.FREE_ROWS if known else 0)
    numbers = {str(row): row for row in range(first, first + most)}
    return Table(sheet.title, layout.FIRST_TABLE_ROW, letters, numbers)


def _open(draft: Draft, sheet: layout.Sheet) -> Worksheet:
    """A sheet with title and explanation, that people may change as they like."""
    made = frame.open_sheet(draft, sheet.title, _WIDTHS[sheet.key])
    made.protection.sheet = False
    for number in range(1, len(_WIDTHS[sheet.key]) + 1):
        frame.put(made, f"{layout.column_letter(number)}1", None, style.TITLE_STYLE)
    frame.put(made, "A1", _text(draft, f"{sheet.key}.title"), style.TITLE_STYLE)
    frame.put(made, "A2", _text(draft, f"{sheet.key}.intro"), style.INTRO_STYLE)
    frame.put(made, "A3", _text(draft, f"{sheet.key}.second"), style.INTRO_STYLE)
    for row, height in ((1, 34), (2, 20), (3, 17), (4, 24)):
        made.row_dimensions[row].height = height
    return made


def _add_list(draft: Draft, sheet: layout.Sheet, known: Sequence[list_fill.Line]) -> None:
    """A sheet with rows to fill in, the first of them with what is known, and a column that checks each row."""
    made, table = _open(draft, sheet), draft.positions.tables[sheet.key]
    check = list_formulas.CHECKS[sheet.key]
    frame.put_header(made, table, sheet.title.lower(), filters=True)
    for number, row in enumerate(table.rows.values()):
        line = known[number] if number < len(known) else {}
        for header, letter in table.columns.items():
            if header == columns.CHECK:
                frame.put_formula(made, f"{letter}{row}", f"={check(draft, row)}", style.HELP_STYLE)
            else:
                frame.put(made, f"{letter}{row}", line.get(header) or None, _look(header))
        if columns.DEADLINE in table.columns:
            made[f"{table.columns[columns.DEADLINE]}{row}"].fill = PatternFill("solid", fgColor=colour.WHITE)
    _finish(draft, made, table, [header for header in sheet.headers if header != columns.CHECK])
    frame.put_formula(made, "A4", f"={list_formulas.count(draft, sheet.key)}", style.PROGRESS_STYLE)
    _mark(made, table, columns.CHECK, {_text(draft, "fine"): RiskClass.LOW}, RiskClass.MEDIUM)
    _add_rules(draft, made, table)


def _look(header: str) -> str:
    """The look of a cell to fill in."""
    if header == columns.DEADLINE:
        return style.DATE_STYLE
    if header in _OPTIONAL:
        return style.SHORT_NOTE_STYLE
    if header == columns.KIND:
        return style.NOTE_STYLE
    return style.SHORT_TEXT_STYLE if header in _TEXT else style.CHOICE_STYLE


def _finish(draft: Draft, sheet: Worksheet, table: Table, inputs: Sequence[str]) -> None:
    """Heights, panes, print and the tint of cells that are filled in."""
    rows.fit_rows(sheet, list(table.rows.values()), least=22)
    formulas.mark_filled(sheet, table, inputs)
    frame.finish(sheet, table, freeze_column="B")


def _add_rules(draft: Draft, sheet: Worksheet, table: Table) -> None:
    """The drop-downs of a sheet, and what else its cells take."""
    for header in table.columns:
        cells = table.span(header).split("!")[1].replace("$", "")
        if header in _CHOICES:
            formulas.choose(draft, sheet, cells, layout.list_name(_CHOICES[header]))
        elif header == columns.DIRECTORATE and table.sheet != columns.PEOPLE.title:
            formulas.choose(draft, sheet, cells, layout.list_name(columns.LIST_DIRECTORATES))
        elif header == columns.DEADLINE:
            formulas.ask_date(draft, sheet, cells)
        elif header in columns.LEVELS:
            _ask_copies(draft, sheet, cells)


def _ask_copies(draft: Draft, sheet: Worksheet, cells: str) -> None:
    """Only a whole number of workbooks."""
    title, error = _text(draft, "prompt.copies_title"), _text(draft, "prompt.copies")
    most = str(columns.MOST_COPIES)
    rule = DataValidation("whole", operator="between", formula1="0", formula2=most, allow_blank=True)
    rule.showErrorMessage, rule.errorTitle, rule.error = True, title, error
    rule.add(cells)
    sheet.add_data_validation(rule)


def _mark(
    sheet: Worksheet, table: Table, header: str, words: Mapping[str, RiskClass], otherwise: RiskClass | None = None
) -> None:
    """A colour behind the words in a column; the words alone say the same."""
    corner = f"{table.columns[header]}{table.first_row}"
    area = table.span(header).split("!")[1].replace("$", "")
    pairs = [(f"{corner}={formulas.literal(word)}", risk) for word, risk in words.items()]
    if otherwise is not None:
        others = "".join(f",NOT({formula})" for formula, _ in pairs)
        pairs.append((f"AND(LEN({corner})>0{others})", otherwise))
    for formula, risk in pairs:
        fill = PatternFill(patternType="solid", fgColor=RISK[risk].fill, bgColor=RISK[risk].fill)
        look = DifferentialStyle(font=Font(color=RISK[risk].ink, bold=True), fill=fill)
        sheet.conditional_formatting.add(area, Rule(type="expression", formula=[formula], dxf=look))


def _add_choice(draft: Draft) -> None:
    """The sheet that helps to choose where to begin."""
    made, table = _open(draft, columns.CHOICE), draft.positions.tables["choice"]
    frame.put_header(made, table, "keuze", filters=True)
    for row in table.rows.values():
        for header, letter in table.columns.items():
            if header == columns.POINTS:
                frame.put_formula(made, f"{letter}{row}", f"={list_formulas.points(draft, row)}", style.HELP_STYLE)
            elif header == columns.ADVICE:
                frame.put_formula(made, f"{letter}{row}", f"={list_formulas.advice(draft, row)}", style.HELP_STYLE)
            else:
                look = style.SHORT_TEXT_STYLE if header == columns.DIRECTORATE else style.CHOICE_STYLE
                frame.put(made, f"{letter}{row}", None, look)
    for key, header in columns.CRITERIA.items():
        formulas.choose(draft, made, table.span(header).split("!")[1].replace("$", ""), layout.list_name(key))
    _finish(draft, made, table, [columns.DIRECTORATE, *columns.CRITERIA.values()])
    frame.put_formula(made, "A4", f"={list_formulas.count_choice(draft)}", style.PROGRESS_STYLE)
    outcomes = {"good": RiskClass.LOW, "fair": RiskClass.MEDIUM, "later": RiskClass.UNKNOWN, "wait": RiskClass.UNCLEAR}
    _mark(made, table, columns.ADVICE, {_text(draft, f"choice.{key}"): risk for key, risk in outcomes.items()})


def _add_lists(draft: Draft) -> None:
    """The sheet with all choices, and with the points and borders that people may change."""
    made = _open(draft, columns.LISTS)
    borders = _add_answers(draft, made, layout.FIRST_TABLE_ROW) + 2
    others = _add_borders(draft, made, borders) + 2
    _add_others(draft, made, others)
    for start in (borders, others):
        paper.break_before(made, start)
    people = draft.positions.tables["people"]
    _name(draft, layout.list_name(columns.LIST_DIRECTORATES), people.span(columns.DIRECTORATE))
    frame.set_view(made, f"A{layout.FIRST_TABLE_ROW + 1}", f"C{layout.FIRST_TABLE_ROW + 1}")


def _add_answers(draft: Draft, sheet: Worksheet, header_row: int) -> int:
    """The answers on Keuze with their points; returns the last row."""
    row = header_row
    for key, header in columns.CRITERIA.items():
        first = row + 1
        for points, answer in enumerate(_text(draft, f"choice.options.{key}").split(" | ")):
            row += 1
            cells = ((header, style.TEXT_STYLE), (answer, style.TEXT_STYLE), (points, style.CHOICE_STYLE))
            for letter, (value, look) in zip("ABC", cells, strict=True):
                frame.put(sheet, f"{letter}{row}", value, look)
        _name(draft, layout.list_name(key), f"{columns.LISTS.title}!$B${first}:$B${row}")
        _name(draft, columns.points_name(key), f"{columns.LISTS.title}!$C${first}:$C${row}")
    _put_header(sheet, header_row, columns.ANSWERS, "punten", row)
    return row


def _add_borders(draft: Draft, sheet: Worksheet, row: int) -> int:
    """From how many points an outcome holds; returns the last row."""
    frame.put_section(sheet, row, _text(draft, "lists.borders"))
    for number, key in enumerate(("good", "fair", "later"), start=row + 2):
        frame.put(sheet, f"A{number}", _text(draft, f"choice.{key}"), style.TEXT_STYLE)
        frame.put(sheet, f"B{number}", int(_text(draft, f"choice.{key}_from")), style.CHOICE_STYLE)
    _name(draft, columns.GOOD_NAME, f"{columns.LISTS.title}!$B${row + 2}")
    _name(draft, columns.FAIR_NAME, f"{columns.LISTS.title}!$B${row + 3}")
    _put_header(sheet, row + 1, columns.BORDERS, "grenzen", row + 4)
    return row + 4


def _add_others(draft: Draft, sheet: Worksheet, row: int) -> None:
    """The other choices, a column each."""
    frame.put_section(sheet, row, _text(draft, "lists.others"))
    lists = {
        columns.LIST_CONTACT: list(columns.CONTACT_CHOICES),
        columns.LIST_SETUP: [columns.SHORT, columns.FULL],
        columns.LIST_KIND: [columns.OWN, columns.PARTNER],
        columns.LIST_ROLES: [role.name for role in draft.instrument.roles],
    }
    first, last = row + 2, row + 1 + max(map(len, lists.values()))
    for letter, (key, values) in zip("ABCD", lists.items(), strict=True):
        for number in range(first, last + 1):
            value = values[number - first] if number - first < len(values) else None
            frame.put(sheet, f"{letter}{number}", value, style.TEXT_STYLE)
        target = f"{columns.LISTS.title}!${letter}${first}:${letter}${first + len(values) - 1}"
        _name(draft, layout.list_name(key), target)
    _put_header(sheet, row + 1, columns.OTHERS, "lijsten", last)


def _put_header(sheet: Worksheet, row: int, headers: Sequence[str], name: str, last_row: int) -> None:
    """The header row of a table on Lijsten, and the height of its rows."""
    letters = {header: layout.column_letter(number) for number, header in enumerate(headers, start=1)}
    table = Table(sheet.title, row, letters, {str(number): number for number in range(row + 1, last_row + 1)})
    frame.put_header(sheet, table, name)
    rows.fit_rows(sheet, list(table.rows.values()), least=17, padding=4)


def _name(draft: Draft, name: str, target: str) -> None:
    """A defined name for the whole workbook."""
    draft.workbook.defined_names[name] = DefinedName(name, attr_text=target)


def _set_properties(draft: Draft) -> None:
    """Title, language and maker of the file; it opens on the first sheet and computes everything then."""
    workbook, colours = draft.workbook, draft.issue.organisation
    workbook.properties.title = _text(draft, "list_title")
    workbook.properties.creator = draft.organisation or draft.instrument.title
    workbook.properties.language = "nl-NL"
    workbook.active = 0
    for sheet in workbook.worksheets:
        sheet.sheet_view.tabSelected = sheet is workbook.worksheets[0]
        sheet.sheet_properties.tabColor = colours.accent if sheet is workbook.worksheets[0] else colours.colour
    workbook.calculation.fullCalcOnLoad = True
