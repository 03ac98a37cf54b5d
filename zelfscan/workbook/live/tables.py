"""The parts of the result sheet: heat map, directorate, where most can be won, legend, background, chart, progress."""

from zelfscan.model.assessment import RiskClass
from zelfscan.model.instrument import Category
from zelfscan.workbook import layout
from zelfscan.workbook.live import chart, look
from zelfscan.workbook.live.grid import ONCE, Grid
from zelfscan.workbook.live.needs import MOST, TALLIES, TALLY_COLUMNS, TOP
from zelfscan.workbook.live.page import FEWEST_COLUMNS, Page
from zelfscan.workbook.positions import is_question_sheet
from zelfscan.workbook.sheets import formulas, frame, style
from zelfscan.workbook.sheets.formulas import literal, sentence

NEW_LINE = "CHAR(10)"
FREE_SHEETS = frozenset({"own_risks", "quick_fixes", "overrides"})
HEAD_HEIGHT, ROW_HEIGHT, SECTION_HEIGHT = 30.0, 24.0, 34.0
CHART_ROWS = 21
"""Rows of 15 points below the chart's heading that the chart covers."""


def has_once(grid: Grid, category: Category) -> bool:
    """Whether a category is, or can be, judged once for the directorate."""
    return grid.sheet[f"{ONCE}{grid.rows[f'{category.id} control']}"].value is not None


def put_map(page: Page, places: list[Category]) -> None:
    """The heat map: a row per category, a column per process, in words, with how much was filled in."""
    _put_processes(page, "map", "", places, _map_cell, page.height_of((_longest(page), 3), (_filled(page), 3)))
    first, last = page.row - len(places), page.row - 1
    look.colour_risks(page.sheet, f"C{first}:{_last_column(page)}{last}", page.draft.instrument.texts)
    table = page.draft.positions.tables["overrides"]
    direction, reason = (table.span(header) for header in layout.OVERRIDES.headers[3:5])
    count = f"SUMPRODUCT((LEN(TRIM({direction}))>0)*(LEN(TRIM({reason}))=0))"
    note = sentence(page.pattern("map.no_reason"), count=count)
    page.line([(f'=IF({count}>0,{note},"")', style.PROGRESS_STYLE)], ROW_HEIGHT)


def put_behind(page: Page, places: list[Category]) -> None:
    """What the outcome rests on: risk before safeguards, what is arranged, and how certain that is."""
    longest = max((page.draft.instrument.texts[f"plan.control.{name}"] for name in ("largely_in_order",)), key=len)
    lines = (
        (page.text("behind.before", **{"class": page.draft.instrument.texts["plan.class.unknown"]}), 3),
        (page.text("behind.control", **{"class": longest}), 3),
        (page.text("unknown", share=100), 3),
        (page.text("label.little_insight"), 3),
        (page.text("label.incomplete"), 3),
    )
    _put_processes(page, "behind", "achter", places, _behind_cell, page.height_of(*lines))


def put_once(page: Page, categories: list[Category]) -> None:
    """What holds for the whole directorate: control in words, coverage, weakest factor, certainty."""
    keys = ("number", "subject", "control", "filled", "weakest", "certain")
    headers = [page.text(f"once.headers.{key}") for key in keys]
    height = page.height_of((page.text("unknown", share=100), 6), (page.text("label.little_insight"), 6), ("x", 6))
    page.section("once", SECTION_HEIGHT + HEAD_HEIGHT + len(categories) * height)
    page.header("directie", headers, len(categories))
    first = page.row
    for category in categories:
        cells = [(category.id, style.ID_STYLE), (category.name, style.LABEL_STYLE)]
        cells += [(_once_cell(page, category, name), look.OUTCOME_STYLE) for name in ("control", "filled")]
        cells.append((_weakest(page, category), look.OUTCOME_STYLE))
        cells.append((_once_cell(page, category, "certain"), look.OUTCOME_STYLE))
        page.line(cells, height)
    look.colour_controls(page.sheet, f"C{first}:C{page.row - 1}", page.draft.instrument.texts)


def put_top(page: Page) -> None:
    """The factors where most can be won, with ideas."""
    keys = ("number", "factor", "place", "one", "two", "three")
    height = page.height_of(("Een idee van meer dan één regel, zoals er wel eens een is", 4))
    page.section("top", SECTION_HEIGHT + HEAD_HEIGHT + MOST * height + ROW_HEIGHT)
    page.header("winst", [page.text(f"top.headers.{key}") for key in keys], MOST)
    grid = page.grid
    told = f"{grid.ref('tally all', 'C')}+{grid.ref('tally all', 'D')}+{grid.ref('tally all', 'E')}"
    none = f'IF({told}>0,{literal(page.text("top.none"))},"")'
    for number in range(1, MOST + 1):
        key = f"top {number}"
        found = {name: grid.ref(key, column) for name, column in TOP.items()}
        first = f"=IF({found['factor']}=\"\",{none},{found['factor']})" if number == 1 else "=" + found["factor"]
        others = [("=" + found[name], style.TEXT_STYLE) for name in list(found)[1:]]
        page.line([(str(number), style.ID_STYLE), (first, style.LABEL_STYLE), *others], height)
    page.line([(page.text("top.note"), style.CAPTION_STYLE)], ROW_HEIGHT)


def put_legend(page: Page) -> None:
    """What each word means, in its own colour."""
    page.section("legend", SECTION_HEIGHT + HEAD_HEIGHT + len(RiskClass) * ROW_HEIGHT)
    page.header("woorden", [page.text(f"legend.headers.{key}") for key in ("number", "word", "meaning")], len(RiskClass))
    first = page.row
    for number, risk in enumerate(RiskClass, start=1):
        word = page.draft.instrument.texts[f"plan.class.{risk}"]
        cells = [(str(number), style.ID_STYLE), (word, look.OUTCOME_STYLE), (page.text(f"legend.{risk}"), style.INTRO_STYLE)]
        page.line(cells, ROW_HEIGHT)
    look.colour_risks(page.sheet, f"B{first}:B{page.row - 1}", page.draft.instrument.texts)


def put_chart(page: Page, judged: list[Category]) -> None:
    """All answers per category: as a chart, and as the table that it is drawn from."""
    page.section("chart", SECTION_HEIGHT + CHART_ROWS * 15 + HEAD_HEIGHT + len(judged) * ROW_HEIGHT)
    place = page.row
    page.skip(CHART_ROWS)
    series = list(TALLIES)[:-1]
    headers = [page.text("map.headers.number"), page.text("chart.subjects"), *(page.text(f"chart.{key}") for key in series)]
    table = page.row
    page.header("antwoorden", headers, len(judged))
    for category in judged:
        counts = [("=" + page.grid.ref(f"tally {category.id}", TALLY_COLUMNS[key]), style.TEXT_STYLE) for key in series]
        name = f"{category.id} {category.short_name}"
        page.line([(category.id, style.ID_STYLE), (name, style.LABEL_STYLE), *counts], ROW_HEIGHT)
    titles = (page.text("chart.title"), page.text("chart.subjects"), page.text("chart.answers"))
    drawn = chart.answers_chart(page.sheet, table, len(judged), titles)
    drawn.anchor = chart.described(place, page.text("chart.title"), page.text("chart.alt"))
    page.sheet.add_chart(drawn)


def put_progress(page: Page) -> None:
    """How much of each sheet is left, with a link to it."""
    sheets = [sheet for sheet in page.draft.positions.sheets if sheet.key in page.draft.positions.tables]
    page.section("progress", SECTION_HEIGHT + HEAD_HEIGHT + len(sheets) * ROW_HEIGHT)
    page.header("stand", [page.text(f"progress.headers.{key}") for key in ("number", "sheet", "progress")], len(sheets))
    for number, sheet in enumerate(sheets, start=1):
        progress = formulas.progress(page.draft, _kind(sheet), sheet.key)
        page.line([(str(number), style.ID_STYLE), ("", style.TEXT_STYLE), (progress, style.INTRO_STYLE)], ROW_HEIGHT)
        frame.link(page.sheet, f"B{page.row - 1}", sheet.title, sheet.title)


def _kind(sheet: layout.Sheet) -> str:
    if sheet.key in FREE_SHEETS:
        return "free"
    return "questions" if is_question_sheet(sheet) or sheet == layout.EVALUATION else "fields"


def _put_processes(page: Page, key: str, name: str, places: list[Category], cell, height: float) -> None:  # type: ignore[no-untyped-def]
    """A table with a row per category and a column per process, whose names stand in its first row."""
    grid, codes = page.grid, page.draft.positions.processes
    page.section(key, SECTION_HEIGHT + HEAD_HEIGHT + 36 + len(places) * height)
    headers = [page.text("map.headers.number"), page.text("map.headers.risk"), *codes]
    page.header(name or "beeld", headers, len(places) + 1)
    names = [(_name(page, column), look.OUTCOME_HEAD_STYLE) for column in grid.columns]
    page.line([("", style.ID_STYLE), (page.text("map.process"), style.LABEL_STYLE), *names], 36)
    for category in places:
        cells = [(f"={cell(page, category, column)}", look.OUTCOME_STYLE) for column in grid.columns]
        page.line([(category.id, style.ID_STYLE), (category.name, style.LABEL_STYLE), *cells], height)


def _name(page: Page, column: str) -> str:
    name, in_use = page.grid.ref("name", column), page.grid.ref("in use", column)
    return f'=IF({name}<>"",{name},IF({in_use}=1,{literal(page.text("map.unnamed"))},""))'


def _map_cell(page: Page, category: Category, column: str) -> str:
    """The class in words, and on the next line how much was filled in."""
    shown, filled = (page.grid.ref(f"{category.id} {name}", column) for name in ("text", "filled text"))
    return f'{shown}&IF({page.grid.ref(f"{category.id} applies", column)}=1,{NEW_LINE}&{filled},"")'


def _behind_cell(page: Page, category: Category, column: str) -> str:
    names = ("before text", "control text", "certain text", "applies")
    before, control, certain, applies = (page.grid.ref(f"{category.id} {name}", column) for name in names)
    parts = (
        sentence(page.pattern("behind.before"), **{"class": before}),
        sentence(page.pattern("behind.control"), **{"class": control}),
        certain,
    )
    return f"IF({applies}=1,{f'&{NEW_LINE}&'.join(parts)},{before})"


def _once_cell(page: Page, category: Category, name: str) -> str:
    applies, words = (page.grid.ref(f"{category.id} {item}", ONCE) for item in ("applies", f"{name} text"))
    elsewhere = literal(page.text("once.elsewhere") if name == "control" and not category.enabling else "")
    in_use = "+".join(page.grid.ref("in use", column) for column in page.grid.columns)
    return f'=IF({applies}=1,{words},IF({in_use}>0,{elsewhere},""))'


def _weakest(page: Page, category: Category) -> str:
    """The name of the weakest factor, where one has a value."""
    place, asked = page.grid.ref(f"{category.id} weakest", ONCE), {q.factor for q in page.draft.positions.questions}
    names = [factor.name for factor in page.draft.instrument.factors if factor.category == category.id and factor.id in asked]
    chosen = ",".join(literal(name) for name in names)
    return f'=IF(ISNUMBER({place}),CHOOSE({place},{chosen}),"")'


def _longest(page: Page) -> str:
    """The longest outcome that a cell of the heat map often holds."""
    words = page.draft.instrument.texts
    return words["plan.unclear_band"].format(best=words["plan.class.medium"], worst=words["plan.class.very_high"])


def _filled(page: Page) -> str:
    return page.text("filled", done=10, asked=15)


def _last_column(page: Page) -> str:
    return layout.column_letter(2 + len(page.grid.columns))
