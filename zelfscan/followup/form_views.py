"""The sheets that fill themselves with what stands on Acties: Per eigenaar, and the picture on Planning."""

import datetime as dt

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Border, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.worksheet import Worksheet

from zelfscan.followup import form_layout as layout
from zelfscan.followup.form_draft import MONTH_STYLE, Form, mark_states, mark_words
from zelfscan.followup.form_hidden import at, span
from zelfscan.followup.form_lines import Line, add_months, by_owner, mark, mark_after, months_of
from zelfscan.model.assessment import RiskClass
from zelfscan.model.progress import ActionStatus
from zelfscan.palette import RISK, Colour
from zelfscan.workbook.positions import Table
from zelfscan.workbook.sheets import colour, formulas, frame, style

OWNER_WIDTHS = (30, 17, 52, 15, 20, 12, 14, 34)
OWNERS_HEADER = 4
TITLE_WIDTH, OWNER_WIDTH, STATE_WIDTH, MONTH_WIDTH = 46, 26, 14, 6.6
LEGEND_ROW, NOW_ROW = 4, 5
ROW_HEIGHT = 30.0


def add_owners(form: Form) -> None:
    """Make the sheet Per eigenaar."""
    columns = {header: layout.column_letter(number) for number, header in enumerate(layout.OWNERS.headers, start=1)}
    rows = {str(place): OWNERS_HEADER + place for place in range(1, len(form.lines) + 1)}
    table = Table(layout.OWNERS.title, OWNERS_HEADER, columns, rows)
    sheet = form.open_sheet(layout.OWNERS.title, OWNER_WIDTHS, "owners")
    frame.put_header(sheet, table, "eigenaren", filters=True)
    order = [form.lines[place] for place in by_owner(form.lines)]
    for place in range(1, len(form.lines) + 1):
        _put_owned(form, sheet, table, place, order[place - 1] if place <= len(order) else Line(""))
    letter = columns[layout.IN_TIME]
    mark_states(form, sheet, f"{letter}{table.first_row}:{letter}{table.last_row}")
    _separate(sheet, table)
    sheet.print_title_rows = f"{OWNERS_HEADER}:{OWNERS_HEADER}"
    frame.set_view(sheet, f"B{table.first_row}", f"A{table.first_row}")


def _put_owned(form: Form, sheet: Worksheet, table: Table, place: int, line: Line) -> None:
    """One row of Per eigenaar: the action that comes at this place when they are grouped per owner."""
    action, row = line.action, str(place)
    first: dict[str, str | int] = {
        layout.OWNER: (line.owner or form.text("nobody")) if line.title else "",
        layout.OWNERS.headers[1]: line.id,
        layout.TITLE: line.title,
        layout.IN_TIME: line.in_time,
        layout.STATUS: line.status,
        layout.SHARE: action.percentage if action and action.percentage is not None else "",
        layout.READY: _serial(line.ready) if line.ready else "",
        layout.HELP: action.help if action else "",
    }
    for header, formula in _owned(form, place).items():
        look = style.LABEL_STYLE if header in (layout.OWNER, layout.IN_TIME) else style.TEXT_STYLE
        look = style.ID_STYLE if header == layout.OWNERS.headers[1] else look
        form.live(sheet, table.cell(row, header), formula, look, first[header])
    sheet[table.cell(row, layout.READY)].number_format = "dd-mm-yyyy"
    sheet.row_dimensions[table.rows[row]].height = ROW_HEIGHT


def _owned(form: Form, place: int) -> dict[str, str]:
    """The formulas of one row of Per eigenaar."""
    count, spot = len(form.lines), at(layout.CALC.place, place)

    def of(area: str) -> str:
        return f"INDEX({area},{spot})"

    owner = of(span(layout.CALC.owner, count))
    share = of(form.actions.span(layout.SHARE))
    found = {
        layout.OWNER: f"IF(LEN({owner})=0,{formulas.literal(form.text('nobody'))},{owner})",
        layout.OWNERS.headers[1]: f'{of(form.actions.span(layout.ID))}&""',
        layout.TITLE: of(span(layout.CALC.title, count)),
        layout.IN_TIME: of(span(layout.CALC.in_time, count)),
        layout.STATUS: of(span(layout.CALC.status, count)),
        layout.SHARE: f'IF(LEN({share})=0,"",{share})',
        layout.READY: of(span(layout.CALC.ready, count)),
        layout.HELP: f'{of(form.actions.span(layout.HELP))}&""',
    }
    return {header: f'IF({spot}="","",IFERROR({formula},""))' for header, formula in found.items()}


def _separate(sheet: Worksheet, table: Table) -> None:
    """A line above the first action of every owner; apart where the word has a colour, which may not get lost."""
    first, row, last = table.columns[layout.OWNER], table.first_row, table.last_row
    formula = f"AND(LEN(${first}{row})>0,${first}{row}<>${first}{row - 1})"
    look = DifferentialStyle(border=Border(top=Side(style="thin", color=colour.GREY_TEXT)))
    for left, right in ((layout.OWNER, layout.TITLE), (layout.IN_TIME, layout.IN_TIME), (layout.STATUS, layout.HELP)):
        area = f"{table.columns[left]}{row}:{table.columns[right]}{last}"
        sheet.conditional_formatting.add(area, Rule(type="expression", formula=[formula], dxf=look))


def _serial(day: dt.date) -> int:
    """The number by which Excel knows a day."""
    return (day - dt.date(1899, 12, 30)).days


def add_planning(form: Form) -> None:
    """Make the sheet Planning: a row per action, a column per month."""
    months = months_of(form.lines, form.today)
    headers = (*layout.PLANNING.headers, *(_month(form, day) for day in months), form.text("planning.after"))
    columns = {header: layout.column_letter(number) for number, header in enumerate(headers, start=1)}
    rows = {str(place): layout.HEADER_ROW + place for place in range(1, len(form.lines) + 1)}
    table = Table(layout.PLANNING.title, layout.HEADER_ROW, columns, rows)
    widths = (TITLE_WIDTH, OWNER_WIDTH, STATE_WIDTH, *[MONTH_WIDTH] * (len(months) + 1))
    sheet = form.open_sheet(layout.PLANNING.title, widths, "planning")
    _put_legend(form, sheet)
    frame.put_header(sheet, table, "planning")
    for number, day in enumerate(months, start=len(layout.PLANNING.headers) + 1):
        _put_now(form, sheet, f"{layout.column_letter(number)}{NOW_ROW}", day)
    for place, line in enumerate(form.lines, start=1):
        _put_planned(form, sheet, place, line, months)
    _colour_planning(form, sheet, table)
    sheet.print_title_rows = f"{NOW_ROW}:{layout.HEADER_ROW}"
    frame.set_view(sheet, f"D{table.first_row}", f"A{table.first_row}")


def _month(form: Form, day: dt.date) -> str:
    """The header of a month: ``apr 2027``."""
    return f"{form.text('months').split()[day.month - 1]} {day.year}"


def _put_legend(form: Form, sheet: Worksheet) -> None:
    """What the marks mean."""
    marks = {key: form.text(f"planning.{key}") for key in ("run", "due", "late", "done", "more")}
    frame.put(sheet, f"A{LEGEND_ROW}", form.text("planning.legend", **marks), style.INTRO_STYLE)
    sheet.row_dimensions[LEGEND_ROW].height = 20


def _put_now(form: Form, sheet: Worksheet, address: str, day: dt.date) -> None:
    """A word above the month of today."""
    first, after = _date(day), _date(add_months(day, 1))
    word = form.text("planning.now")
    formula = f'IF(AND(TODAY()>={first},TODAY()<{after}),{formulas.literal(word)},"")'
    is_now = day <= form.today < add_months(day, 1)
    form.live(sheet, address, formula, style.PROGRESS_STYLE, word if is_now else "")


def _date(day: dt.date) -> str:
    return f"DATE({day.year},{day.month},{day.day})"


def _put_planned(form: Form, sheet: Worksheet, place: int, line: Line, months: tuple[dt.date, ...]) -> None:
    """One action on the planning."""
    row, calc, instrument = layout.HEADER_ROW + place, layout.CALC, form.draft.instrument
    form.live(sheet, f"A{row}", f'{at(calc.title, place)}&""', style.TEXT_STYLE, line.title)
    form.live(sheet, f"B{row}", f'{at(calc.owner, place)}&""', style.TEXT_STYLE, line.owner)
    form.live(sheet, f"C{row}", f'{at(calc.in_time, place)}&""', style.LABEL_STYLE, line.in_time)
    for number, day in enumerate(months, start=4):
        address = f"{layout.column_letter(number)}{row}"
        form.live(sheet, address, _mark(form, place, day), MONTH_STYLE, mark(instrument, line, day, form.today))
    last, ready = months[-1], at(calc.ready, place)
    stopped = formulas.literal(ActionStatus.STOPPED)
    later = f"AND(ISNUMBER({ready}),{at(calc.status, place)}<>{stopped})"
    more = f'IF({later},IF({ready}>={_date(add_months(last, 1))},{_word(form, "more")},""),"")'
    address = f"{layout.column_letter(len(months) + 4)}{row}"
    form.live(sheet, address, more, MONTH_STYLE, mark_after(instrument, line, last))
    sheet.row_dimensions[row].height = ROW_HEIGHT


def _word(form: Form, key: str) -> str:
    return formulas.literal(form.text(f"planning.{key}"))


def _mark(form: Form, place: int, day: dt.date) -> str:
    """What stands at an action in a month, as a formula; ``form_lines.mark`` says the same."""
    calc, first, after = layout.CALC, _date(day), _date(add_months(day, 1))
    start, ready, status = (at(letter, place) for letter in (calc.start, calc.ready, calc.status))
    done = f"{status}={formulas.literal(ActionStatus.DONE)}"
    due = f"IF({done},{_word(form, 'done')},IF({ready}<TODAY(),{_word(form, 'late')},{_word(form, 'due')}))"
    running = f'IF(ISNUMBER({start}),IF({start}<{after},{_word(form, "run")},""),"")'
    past = f'IF(AND({first}<=TODAY(),NOT({done})),{_word(form, "late")},"")'
    known = f"IF({ready}<{first},{past},IF({ready}<{after},{due},{running}))"
    stopped = f"{status}={formulas.literal(ActionStatus.STOPPED)}"
    return f'IF(ISNUMBER({ready}),IF({stopped},"",{known}),"")'


def _colour_planning(form: Form, sheet: Worksheet, table: Table) -> None:
    """Colours behind the marks and the words; each mark says the same without colour."""
    main = form.draft.issue.organisation.colour
    light = colour.tint(main, 0.25)
    looks = {
        "run": Colour(light, colour.text_on(light)),
        "due": Colour(main, colour.text_on(main)),
        "late": RISK[RiskClass.VERY_HIGH],
        "done": RISK[RiskClass.LOW],
        "more": Colour(light, colour.text_on(light)),
    }
    last = list(table.columns.values())[-1]
    area = f"D{table.first_row}:{last}{table.last_row}"
    mark_words(sheet, area, {form.text(f"planning.{key}"): look for key, look in looks.items()})
    mark_states(form, sheet, f"C{table.first_row}:C{table.last_row}")
