"""The sheet Resultaat: what a directorate sees of its own risks while it fills in, live and in words."""

from openpyxl import Workbook

from zelfscan.model.instrument import Category, Instrument
from zelfscan.model.issue import Issue
from zelfscan.workbook import layout
from zelfscan.workbook.calculation import add_calculation
from zelfscan.workbook.live import heat, look, tables
from zelfscan.workbook.live.page import Page, widths
from zelfscan.workbook.live.scores import scored
from zelfscan.workbook.positions import Positions
from zelfscan.workbook.sheets import frame, style
from zelfscan.workbook.sheets.draft import Draft
from zelfscan.workbook.sheets.formulas import literal, sentence


def add_result(workbook: Workbook, instrument: Instrument, issue: Issue, positions: Positions) -> None:
    """Make the sheets Resultaat and Berekening; the latter is hidden. Needs the named styles of the workbook."""
    draft = Draft(workbook, instrument, issue, positions)
    sheet = frame.open_sheet(draft, layout.RESULT.title, widths(len(positions.processes)))
    look.add_outcome_styles(workbook)
    grid = add_calculation(draft)
    page = Page(draft, sheet, grid)
    _put_head(page)
    judged = scored(grid, instrument)
    places = [category for category in judged if not category.enabling]
    heat.put_map(page, places)
    tables.put_legend(page)
    tables.put_once(page, _once(page, judged))
    tables.put_top(page)
    heat.put_behind(page, places)
    tables.put_progress(page)
    tables.put_chart(page, judged)
    frame.set_view(sheet, "A2", "A4")


def _put_head(page: Page) -> None:
    """Title, what this is, what to do when nothing shows, how far and how certain, and the way back to Start."""
    letters, sheet = list(page.sheet.column_dimensions), page.sheet
    for letter in letters:
        frame.put(sheet, f"{letter}1", None, style.TITLE_STYLE)
    frame.put(sheet, "A1", page.text("title"), style.TITLE_STYLE)
    frame.put(sheet, "A2", page.text("intro"), style.INTRO_STYLE)
    frame.put(sheet, "A3", page.text("second"), style.INTRO_STYLE)
    frame.put_formula(sheet, "A4", "=" + _state(page), style.PROGRESS_STYLE)
    frame.link(sheet, f"{letters[-1]}4", page.draft.text("back"), layout.START.title, style_name=style.BACK_STYLE)
    for row, height in enumerate((34, 20, 17, 24), start=1):
        sheet.row_dimensions[row].height = height


def _once(page: Page, judged: list[Category]) -> list[Category]:
    """The categories that are, or can be, judged once for the directorate."""
    return [item for item in judged if tables.has_once(page.grid, item)]


def _state(page: Page) -> str:
    """Formula for the line below the title: what to do first, or how much there is and how certain it is."""
    grid, tally = page.grid, {letter: page.grid.ref("tally all", letter) for letter in "CDEFG"}
    asked = "(" + "+".join(tally.values()) + ")"
    done = f"({asked}-{tally['F']})"
    known, doubt = f"({tally['C']}+{tally['D']})", tally["E"]
    some = sentence(page.pattern("state.some"), done=done, asked=asked, share=f"ROUND({done}/{asked}*100,0)")
    share = f"ROUND({doubt}/({known}+{doubt})*100,0)"
    unknown = f'IF({share}=0,"",{sentence(page.pattern("state.unknown"), share=share)})'
    none = sentence(page.pattern("state.none"), asked=asked)
    certain = f'IF({known}+{doubt}=0,"",{unknown})'
    in_use = f"SUM({grid.ref('in use', grid.columns[0])}:{grid.ref('in use', grid.columns[-1]).partition('!')[2]})"
    return f"IF(OR({in_use}=0,{asked}=0),{literal(_empty(page))},IF({done}=0,{none},{some}&{certain}))"


def _empty(page: Page) -> str:
    """What the sheet says before anything is filled in."""
    titles = [table.sheet for table in page.draft.positions.question_tables.values()]
    full = page.text("state.sheets_full", first=titles[0], last=titles[-1])
    return page.text("state.empty", sheets=full if page.draft.issue.full else page.text("state.sheets_short"))
