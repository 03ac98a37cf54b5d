"""The answers of last time in a workbook that measures again: how they stand there, and how people confirm them.

An answer of last time stands in its own cell, below the words "Vorige keer:", so that the cell itself says that
nobody chose it now. People confirm a whole row at once in the column "Nog zo?", or choose a new answer in the cell.
What they do neither with counts as open, here and when the workbook is read.
"""

from collections.abc import Mapping, Sequence

from openpyxl.formatting.rule import Rule
from openpyxl.worksheet.worksheet import Worksheet

from zelfscan.workbook import layout
from zelfscan.workbook.positions import Table, quoted
from zelfscan.workbook.sheets import formulas, frame, style
from zelfscan.workbook.sheets.draft import Draft
from zelfscan.workbook.sheets.formulas import compact, literal

WIDTH = 16
MARKED, CONFIRMED = literal(f"{layout.LAST_TIME}*"), literal(f"{layout.STILL_YES[:2]}*")
"""Criteria for cells: one that shows last time, and a row that still holds."""

Known = Mapping[tuple[str, str], str]
"""The text of last time by row id and header."""


def known(draft: Draft) -> Known:
    """What stood where last time."""
    return {(cell.row, cell.header): cell.text for cell in draft.issue.previous}


def shown(previous: Known, row_id: str, header: str) -> str | None:
    """What a cell shows of last time; None when there is nothing to show."""
    text = previous.get((row_id, header))
    return None if text is None else layout.last_time(text)


def width(draft: Draft) -> tuple[float, ...]:
    """The width of the column in which people confirm, where the workbook has it."""
    return (WIDTH,) if draft.issue.previous_round else ()


def line(draft: Draft, ordinary: str, table: str, total: int) -> str:
    """The second line above a table: how to confirm, where there is anything of last time."""
    return draft.text(f"previous.{table}", total=total) if draft.issue.previous_round else ordinary


def still(draft: Draft, table: Table, rows: set[str], row_id: str) -> dict[str, tuple[object, str]]:
    """The cell in which people confirm a row; locked in a row without anything of last time.

    ``rows`` are the rows with something of last time. A workbook that carries over what people typed knows none of
    them beforehand: there every row is open.
    """
    if layout.STILL not in table.columns:
        return {}
    is_open = row_id in rows or not draft.issue.previous
    return {layout.STILL: (None, style.CHOICE_STYLE) if is_open else (layout.NOT_ASKED_MARK, style.LOCKED_STYLE)}


def add_rules(draft: Draft, sheet: Worksheet, table: Table, headers: Sequence[str]) -> None:
    """The look of what stands there from last time, in these columns, and the drop-down to confirm it."""
    if not draft.issue.previous_round:
        return
    for header in headers:
        corner = f"{table.columns[header]}{table.first_row}"
        open_now = f"LEFT({corner},{len(layout.LAST_TIME)})={literal(layout.LAST_TIME)}"
        if layout.STILL in table.columns:
            open_now = f"AND({open_now},NOT({_confirmed(f'${table.columns[layout.STILL]}{table.first_row}')}))"
        area = f"{corner}:{table.columns[header]}{table.last_row}"
        look = style.last_time(optional=header in layout.TEXTS)
        sheet.conditional_formatting.add(area, Rule(type="expression", formula=[open_now], dxf=look, stopIfTrue=True))
    if layout.STILL in table.columns:
        _add_confirming(draft, sheet, table, headers)


def settled(table: Table, cell: str, row: str) -> str:
    """Formula for what a cell says now: without the words for last time where somebody confirmed its row.

    ``cell`` is a formula for the cell, ``row`` one for its row. Unconfirmed, the words stay, and it is no answer.
    """
    if layout.STILL not in table.columns:
        return cell
    bare = f'CLEAN(SUBSTITUTE({cell}&"",{literal(layout.LAST_TIME)},""))'
    return f"IF({still_holds(table, row)},{bare},{cell})"


def still_holds(table: Table, row: str) -> str:
    """Formula: whether people say that a row still holds."""
    column = f"{quoted(table.sheet)}!${table.columns[layout.STILL]}:${table.columns[layout.STILL]}"
    return _confirmed(f'INDEX({column},{row})&""')


def _confirmed(cell: str) -> str:
    """Formula: whether a cell says that the row still holds."""
    return f"LEFT(TRIM({cell}),2)={literal(layout.STILL_YES[:2])}"


def _add_confirming(draft: Draft, sheet: Worksheet, table: Table, headers: Sequence[str]) -> None:
    """The column to confirm in: its drop-down, its caption, and no tint where nothing is left to confirm."""
    letter = table.columns[layout.STILL]
    rows = [row for row in table.rows.values() if not sheet[f"{letter}{row}"].protection.locked]
    frame.put(sheet, f"{letter}{table.header_row - 1}", draft.text("previous.caption"), style.NAME_STYLE)
    if not rows:
        return
    cells = compact(letter, rows)
    formulas.choose(draft, sheet, cells, layout.list_name(layout.LIST_STILL))
    first, row = table.columns[headers[0]], rows[0]
    last = list(table.columns.values())[-1]
    done = f"OR({_confirmed(f'${letter}{row}')},COUNTIF(${first}{row}:${last}{row},{MARKED})=0)"
    sheet.conditional_formatting.add(cells, Rule(type="expression", formula=[done], dxf=style.filled()))


def unconfirmed(draft: Draft, table: Table, header: str, ids: Sequence[str]) -> str:
    """What to add to a count of filled cells, so that what nobody confirmed does not count; empty where nothing is."""
    if not draft.issue.previous_round or not formulas.shows_last_time(table):
        return ""
    sheet, column, rows = quoted(table.sheet), table.columns[header], [table.rows[row_id] for row_id in ids]
    areas = compact(column, rows).split()
    parts = [f"-COUNTIF({sheet}!{area},{MARKED})" for area in areas]
    if layout.STILL in table.columns:
        beside = compact(table.columns[layout.STILL], rows).split()
        parts += [
            f"+COUNTIFS({sheet}!{area},{MARKED},{sheet}!{other},{CONFIRMED})"
            for area, other in zip(areas, beside, strict=True)
        ]
    return "".join(parts)
