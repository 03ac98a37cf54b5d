"""The sheets with free rows: Eigen risico's, Meteen doen and Eigen oordeel."""

from zelfscan.workbook import layout
from zelfscan.workbook.sheets import formulas, frame, rows, style
from zelfscan.workbook.sheets.draft import Draft

WIDTHS = {
    "own_risks": (8, 14, 54, 54, 32),
    "quick_fixes": (8, 76, 42, 26),
    "overrides": (8, 14, 34, 18, 58, 32),
}
_CHOICES = {
    layout.PROCESS: layout.LIST_PROCESSES,
    layout.CATEGORY: layout.LIST_CATEGORIES,
    layout.OVERRIDES.headers[3]: layout.LIST_DIRECTIONS,
}
_SHORT = frozenset({layout.QUICK_FIXES.headers[2], layout.QUICK_FIXES.headers[3], layout.OWN_RISKS.headers[4]})


def add_own_input(draft: Draft) -> None:
    """Make the three sheets."""
    for key in WIDTHS:
        _add_sheet(draft, key)


def _add_sheet(draft: Draft, key: str) -> None:
    """One sheet with free rows."""
    table, widths = draft.positions.tables[key], WIDTHS[key]
    sheet = frame.open_sheet(draft, table.sheet, widths)
    lines = (draft.text(f"{key}.title"), draft.text(f"{key}.intro"), draft.text(f"{key}.second"))
    frame.put_head(draft, sheet, lines, formulas.progress(draft, "free", key), len(widths))
    frame.put_header(sheet, table, key)
    headers = [header for header in table.columns if header != layout.ID]
    for row_id in table.rows:
        frame.put_row(sheet, table, row_id, {header: (None, _look(header)) for header in headers})
    rows.fit_rows(sheet, list(table.rows.values()), least=31)
    for header in headers:
        if header in _CHOICES:
            cells = formulas.compact(table.columns[header], table.rows.values())
            formulas.choose(draft, sheet, cells, layout.list_name(_CHOICES[header]))
    frame.finish(sheet, table, freeze_column="B")


def _look(header: str) -> str:
    """The style of a column; all of it may stay empty."""
    return style.SHORT_NOTE_STYLE if header in _SHORT else style.NOTE_STYLE
