"""The parts of the result sheet below the heat map: directorate, where most can be won, legend, chart, progress."""

from collections import Counter

from zelfscan.model.assessment import RiskClass
from zelfscan.model.instrument import Category
from zelfscan.workbook import layout
from zelfscan.workbook.live import chart, heat, look
from zelfscan.workbook.live.grid import ONCE, PLACE, Grid
from zelfscan.workbook.live.needs import MOST, TALLIES, TALLY_COLUMNS, TOP
from zelfscan.workbook.live.page import FREE_ROW, LOW_ROW, ROW_HEIGHT, Page
from zelfscan.workbook.positions import is_question_sheet
from zelfscan.workbook.sheets import formulas, frame, style
from zelfscan.workbook.sheets.formulas import literal, sentence

FREE_SHEETS = frozenset({"own_risks", "quick_fixes", "overrides"})
CHART_ROWS = 16
"""Free rows below the chart's heading that the chart covers."""


def has_once(grid: Grid, category: Category) -> bool:
    """Whether a category is, or can be, judged once for the directorate."""
    return grid.sheet[f"{ONCE}{grid.rows[f'{category.id} control']}"].value is not None


def put_once(page: Page, categories: list[Category]) -> None:
    """What holds for the whole directorate: control in words, coverage, weakest factor, certainty."""
    keys = ("number", "subject", "control", "filled", "weakest", "certain")
    headers = [page.text(f"once.headers.{key}") for key in keys]
    height = page.height_of(page.text("unknown", share=100), heat.most_labels(page))
    page.section("once", len(categories) * height + ROW_HEIGHT)
    page.header("directie", headers, len(categories))
    first = page.row
    for category in categories:
        cells = [(category.id, style.ID_STYLE), (category.name, style.LABEL_STYLE)]
        cells += [(_once_cell(page, category, name), look.OUTCOME_STYLE) for name in ("control", "filled")]
        cells.append((_weakest(page, category), look.OUTCOME_STYLE))
        cells.append((_once_cell(page, category, "certain"), look.OUTCOME_STYLE))
        page.line(cells, height)
    look.colour_controls(page.sheet, f"C{first}:C{page.row - 1}", page.draft.instrument.texts)
    grid, in_use = page.grid, _in_use(page)
    note = sentence(page.pattern("once.small_group"), minimum=grid.ref("minimum_group", PLACE))
    few = f"AND({in_use}>0,{grid.ref('opinions count', PLACE)}=0)"
    page.line([(f'=IF({few},{note},"")', style.PROGRESS_STYLE)], ROW_HEIGHT)


def put_top(page: Page) -> None:
    """The factors where most can be won, with ideas."""
    keys = ("number", "factor", "place", "one", "two", "three")
    longest = max((item.name for item in page.draft.instrument.interventions), key=len)
    height = page.height_of(longest) + 6
    page.section("top", MOST * height + ROW_HEIGHT)
    page.header("winst", [page.text(f"top.headers.{key}") for key in keys], MOST)
    grid = page.grid
    told = f"{grid.ref('tally all', 'C')}+{grid.ref('tally all', 'D')}+{grid.ref('tally all', 'E')}"
    none = f"IF({told}>0,{literal(page.text('top.none'))},{literal(page.text('top.empty'))})"
    for number in range(1, MOST + 1):
        key = f"top {number}"
        found = {name: grid.ref(key, column) for name, column in TOP.items()}
        first = f'=IF({found["factor"]}="",{none},{found["factor"]})' if number == 1 else "=" + found["factor"]
        others = [("=" + found[name], style.TEXT_STYLE) for name in list(found)[1:]]
        page.line([(str(number), style.ID_STYLE), (first, style.LABEL_STYLE), *others], height)
    page.line([(page.text("top.note"), style.CAPTION_STYLE)], ROW_HEIGHT)


def put_legend(page: Page) -> None:
    """What each word means, in its own colour."""
    page.section("legend", len(RiskClass) * LOW_ROW)
    headers = [page.text(f"legend.headers.{key}") for key in ("word", "meaning")]
    page.header("woorden", headers, len(RiskClass), first=2)
    page.run_on(4)
    first = page.row
    for risk in RiskClass:
        word = page.draft.instrument.texts[f"plan.class.{risk}"]
        meaning = page.text(f"legend.{risk}")
        page.line([(word, look.OUTCOME_STYLE), (meaning, look.MEANING_STYLE)], LOW_ROW, first=2)
    look.colour_risks(page.sheet, f"B{first}:B{page.row - 1}", page.draft.instrument.texts)


def put_chart(page: Page, judged: list[Category]) -> None:
    """All answers per category: as a chart, and as the table that it is drawn from."""
    page.section("chart", CHART_ROWS * FREE_ROW + len(judged) * LOW_ROW)
    place = page.row
    page.skip(CHART_ROWS)
    series = list(TALLIES)[:-1]
    names = (page.text(f"chart.{key}") for key in series)
    table = page.row
    page.header("antwoorden", [page.text("chart.subjects"), *names], len(judged), first=2)
    for category in judged:
        places = [(f"tally {category.id}", TALLY_COLUMNS[key]) for key in series[:-1]]
        places.append((f"open {category.id}", "C"))
        counts = [("=" + page.grid.ref(*place), style.TEXT_STYLE) for place in places]
        name = f"{category.id} {category.short_name}"
        page.line([(name, style.LABEL_STYLE), *counts], LOW_ROW, first=2)
    titles = page.text("chart.subjects"), page.text("chart.answers")
    drawn = chart.answers_chart(page.sheet, table, len(judged), titles, _most_answers(page))
    drawn.anchor = chart.described(place, page.text("chart.title"), page.text("chart.alt"))
    page.sheet.add_chart(drawn)


def _most_answers(page: Page) -> int:
    """How many answers the category with the most of them asks for, with every process in use."""
    places, counts = page.draft.positions, Counter[str]()
    for question in places.questions:
        counts[question.category] += len(places.answer_headers(question))
    return max(counts.values())


def put_progress(page: Page) -> None:
    """How much of each sheet is left, with a link to it."""
    sheets = [sheet for sheet in page.draft.positions.sheets if sheet.key in page.draft.positions.tables]
    page.section("progress", len(sheets) * LOW_ROW)
    headers = [page.text(f"progress.headers.{key}") for key in ("sheet", "progress")]
    page.header("stand", headers, len(sheets), first=2)
    page.run_on(4)
    for sheet in sheets:
        progress = formulas.progress(page.draft, _kind(sheet), sheet.key)
        page.line([("", style.TEXT_STYLE), (progress, look.MEANING_STYLE)], LOW_ROW, first=2)
        frame.link(page.sheet, f"B{page.row - 1}", _tab(page, sheet), sheet.title)


def _tab(page: Page, sheet: layout.Sheet) -> str:
    """What a sheet is called, with the name of the category behind its number."""
    short = next((item.short_name for item in page.draft.instrument.categories if item.id == sheet.key), "")
    return f"{sheet.title} {short}".rstrip()


def _kind(sheet: layout.Sheet) -> str:
    if sheet.key in FREE_SHEETS:
        return "free"
    asks = is_question_sheet(sheet) or sheet in (layout.PRECONDITIONS, layout.EVALUATION)
    return "questions" if asks else "fields"


def _once_cell(page: Page, category: Category, name: str) -> str:
    applies, words = (page.grid.ref(f"{category.id} {item}", ONCE) for item in ("applies", f"{name} text"))
    elsewhere = literal(page.text("once.elsewhere") if name == "control" and not category.enabling else "")
    empty = literal(page.text("once.empty") if name == "control" else "")
    return f"=IF({applies}=1,{words},IF({_in_use(page)}>0,{elsewhere},{empty}))"


def _in_use(page: Page) -> str:
    """Formula: how many processes are in use."""
    return "(" + "+".join(page.grid.ref("in use", column) for column in page.grid.columns) + ")"


def _weakest(page: Page, category: Category) -> str:
    """The name of the weakest factor, where one has a value."""
    place = page.grid.ref(f"{category.id} weakest", ONCE)
    asked = {question.factor for question in page.draft.positions.questions if question.category == category.id}
    chosen = ",".join(literal(factor.name) for factor in page.draft.instrument.factors if factor.id in asked)
    return f'=IF(ISNUMBER({place}),CHOOSE({place},{chosen}),"")'
