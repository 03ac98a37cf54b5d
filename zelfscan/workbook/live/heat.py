"""The heat map on the result sheet: every process by R1 to R8 in words, and what lies behind each outcome."""

from collections.abc import Callable, Sequence

from zelfscan.model.instrument import Category
from zelfscan.workbook import layout
from zelfscan.workbook.live import look
from zelfscan.workbook.live.page import ROW_HEIGHT, Page
from zelfscan.workbook.sheets import style
from zelfscan.workbook.sheets.formulas import literal, sentence

NEW_LINE = "CHAR(10)"
NAME_ROW = 34.0
"""Points of the row with the names of the processes."""

Words = Callable[[Page, Category, str], str]
"""A formula for one cell: of a category, in the column of a process on Berekening."""


def put_map(page: Page, places: list[Category]) -> None:
    """The heat map: a row per category, a column per process, with how much was filled in.

    With one process there is room to show what lies behind the outcome in the same table.
    """
    height = page.height_of(_longest(page), page.text("filled", done=10, asked=15))
    page.section("map", NAME_ROW + len(places) * height)
    alone = len(page.grid.columns) == 1
    extra = _behind_headers(page) if alone else []
    _put_head(page, "beeld", extra, len(places) + 1)
    for category in places:
        cells = [("=" + _outcome(page, category, column), look.OUTCOME_STYLE) for column in page.grid.columns]
        cells += [("=" + words, look.OUTCOME_STYLE) for words in (_behind(page, category) if alone else ())]
        page.line([(category.id, style.ID_STYLE), (category.name, style.LABEL_STYLE), *cells], height)
    last = layout.column_letter(2 + len(page.grid.columns))
    look.colour_risks(page.sheet, f"C{page.row - len(places)}:{last}{page.row - 1}", page.draft.instrument.texts)
    page.line([(_note(page), style.PROGRESS_STYLE)], ROW_HEIGHT)


def put_behind(page: Page, places: list[Category]) -> None:
    """With several processes a second table: risk before safeguards, what is arranged, and how certain that is."""
    if len(page.grid.columns) == 1:
        return
    words = page.draft.instrument.texts
    lines = (
        page.text("behind.before", **{"class": words["plan.class.unknown"]}),
        page.text("behind.control", **{"class": words["plan.control.largely_in_order"]}),
        page.text("unknown", share=100),
        most_labels(page),
    )
    height = page.height_of(*lines, size=style.SMALL)
    page.section("behind", NAME_ROW + len(places) * height)
    _put_head(page, "achter", [], len(places) + 1)
    for category in places:
        cells = [("=" + _all_behind(page, category, column), look.OUTCOME_SMALL_STYLE) for column in page.grid.columns]
        page.line([(category.id, style.ID_STYLE), (category.name, style.LABEL_STYLE), *cells], height)


def most_labels(page: Page) -> str:
    """The most labels that stand together."""
    return page.text("labels", labels=", ".join(page.text(f"label.{key}") for key in ("little_insight", "incomplete")))


def _put_head(page: Page, name: str, extra: Sequence[str], rows: int) -> None:
    """The header with the codes of the processes, and below it their names."""
    texts = (page.text("map.headers.number"), page.text("map.headers.risk"))
    page.header(name, [*texts, *page.draft.positions.processes, *extra], rows)
    names = [(_name(page, column), look.OUTCOME_HEAD_STYLE) for column in page.grid.columns]
    blank = [("", look.OUTCOME_HEAD_STYLE) for _ in extra]
    page.line([("", style.ID_STYLE), (page.text("map.process"), style.LABEL_STYLE), *names, *blank], NAME_ROW)


def _name(page: Page, column: str) -> str:
    """The name of a process, or that it has none yet, or is not filled in."""
    name, in_use = page.grid.ref("name", column), page.grid.ref("in use", column)
    missing = f"IF({in_use}=1,{literal(page.text('map.unnamed'))},{literal(page.text('map.unused'))})"
    return f'=IF({name}<>"",{name},{missing})'


def _outcome(page: Page, category: Category, column: str) -> str:
    """The class in words, and on the next line how much was filled in."""
    shown, filled, applies = (
        page.grid.ref(f"{category.id} {name}", column) for name in ("text", "filled text", "applies")
    )
    return f'{shown}&IF({applies}=1,{NEW_LINE}&{filled},"")'


def _behind_headers(page: Page) -> list[str]:
    return [page.text(f"behind.headers.{key}") for key in ("before", "control", "certain")]


def _behind(page: Page, category: Category) -> list[str]:
    """What lies behind the outcome of the one process; nothing where the category does not play."""
    column = page.grid.columns[0]
    applies = page.grid.ref(f"{category.id} applies", column)
    names = ("before text", "control text", "certain text")
    return [f'IF({applies}=1,{page.grid.ref(f"{category.id} {name}", column)},"")' for name in names]


def _all_behind(page: Page, category: Category, column: str) -> str:
    """The same in one cell, a line for each."""
    names = ("before text", "control text", "certain text", "applies")
    before, control, certain, applies = (page.grid.ref(f"{category.id} {name}", column) for name in names)
    parts = (
        sentence(page.pattern("behind.before"), **{"class": before}),
        sentence(page.pattern("behind.control"), **{"class": control}),
        certain,
    )
    return f"IF({applies}=1,{f'&{NEW_LINE}&'.join(parts)},{before})"


def _longest(page: Page) -> str:
    """The longest outcome that a cell of the heat map often holds."""
    words = page.draft.instrument.texts
    return words["plan.unclear_band"].format(best=words["plan.class.medium"], worst=words["plan.class.very_high"])


def _note(page: Page) -> str:
    """That own judgement without a reason does not count, where there is any."""
    table = page.draft.positions.tables["overrides"]
    direction, reason = (table.span(header) for header in layout.OVERRIDES.headers[3:5])
    count = f"SUMPRODUCT((LEN(TRIM({direction}))>0)*(LEN(TRIM({reason}))=0))"
    return f'=IF({count}>0,{sentence(page.pattern("map.no_reason"), count=count)},"")'
