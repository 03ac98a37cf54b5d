"""The hidden sheet Berekening: scoring.md for one workbook, in plain formulas that count while people fill in."""

from zelfscan.workbook import layout
from zelfscan.workbook.live import answers, needs, processes, scores, settings, shown
from zelfscan.workbook.live.grid import HELPERS, KEY, ONCE, PLACE, PROOF, Grid
from zelfscan.workbook.sheets import frame, style
from zelfscan.workbook.sheets.draft import Draft


def add_calculation(draft: Draft) -> Grid:
    """Make the sheet, hidden and protected; what it holds is found by key in the grid that comes back."""
    instrument, places = draft.instrument, draft.positions
    sheet = draft.workbook.create_sheet(layout.CALCULATION.title)
    sheet.sheet_state = "hidden"
    sheet.protection.sheet = True
    grid = Grid(sheet, places.processes)
    _put_head(draft, grid)
    questions = answers.in_order(instrument, places.questions)
    settings.add_settings(grid, instrument)
    settings.add_options(grid, instrument)
    processes.add_processes(grid, instrument, places)
    answers.add_answers(grid, instrument, places)
    scores.add_scores(grid, instrument, questions)
    shown.add_overrides(grid, places)
    shown.add_words(grid, instrument)
    needs.add_needs(grid, instrument, questions, draft.issue.contact)
    needs.add_tallies(grid, draft, questions)
    return grid


def _put_head(draft: Draft, grid: Grid) -> None:
    """Title, a word for who finds this sheet, and what each column holds."""
    texts = draft.instrument.texts
    frame.put(grid.sheet, "A1", layout.CALCULATION.title, style.TITLE_STYLE)
    frame.put(grid.sheet, "A2", texts["result.calculation"], style.INTRO_STYLE)
    heads = {KEY: "key", PLACE: "place", PROOF: "proof", ONCE: "once", **{c: p for p, c in grid.processes.items()}}
    heads |= {grid.helper[name]: name for name in HELPERS}
    for column, head in heads.items():
        grid.sheet[f"{column}3"] = head
    grid.sheet.column_dimensions[KEY].width = 28
    grid.sheet.freeze_panes = "B4"
