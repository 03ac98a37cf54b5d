"""Sentences and drop-downs as formulas: plain functions only, that Excel 2016, Excel online and LibreOffice share."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl.formatting.rule import Rule
from openpyxl.worksheet.cell_range import MultiCellRange
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from zelfscan.workbook import layout
from zelfscan.workbook.positions import Table
from zelfscan.workbook.sheets import style
from zelfscan.workbook.sheets.draft import Draft

MOST_TITLE, MOST_ERROR = 32, 225
"""Excel takes no longer title or message with a drop-down."""


def literal(text: str) -> str:
    """A text as formulas write it."""
    return '"' + text.replace('"', '""') + '"'


def sentence(pattern: str, **values: str) -> str:
    """A formula (without ``=``) for a sentence in which each ``{name}`` is the value of a formula."""
    parts = [part for part in re.split(r"(\{\w+\})", pattern) if part]
    return "&".join(values[part[1:-1]] if part.startswith("{") else literal(part) for part in parts)


def progress(draft: Draft, kind: str, table: str) -> str:
    """The formula that says how much of a table is left; ``kind`` is questions, fields or free."""
    done, left, total = layout.done_name(table), layout.open_name(table), layout.total_name(table)
    if kind == "free":
        some = sentence(draft.pattern("progress.free.some"), done=done)
        return f"=IF({done}=0,{literal(draft.text('progress.free.none'))},{some})"
    finished = sentence(draft.pattern(f"progress.{kind}.done"), total=total)
    again = draft.issue.previous_round and shows_last_time(draft.positions.tables[table])
    pattern = draft.pattern("previous.open" if again else f"progress.{kind}.open")
    unfinished = sentence(pattern, open=left, total=total)
    nothing = literal(draft.text("progress.nothing"))
    return f"=IF({total}=0,{nothing},IF({left}=0,{finished},{unfinished}))"


def shows_last_time(table: Table) -> bool:
    """Whether a table can show what stood there last time."""
    return not {layout.STILL, layout.COMMISSIONER}.isdisjoint(table.columns)


def compact(column: str, rows: Iterable[int]) -> str:
    """Cells of one column as few ranges: ``E7:E9 E12``."""
    runs: list[list[int]] = []
    for row in sorted(rows):
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    return " ".join(f"{column}{a}:{column}{b}" if b > a else f"{column}{a}" for a, b in runs)


def choose(draft: Draft, sheet: Worksheet, cells: str, list_formula: str) -> None:
    """A drop-down in these cells (``E7:E9 E12``), from a defined name or a formula that yields one."""
    _validate(draft, sheet, cells, "choose", type="list", formula1=list_formula)


def ask_date(draft: Draft, sheet: Worksheet, cells: str) -> None:
    """Only a date from 2020 on."""
    _validate(draft, sheet, cells, "date", type="date", operator="greaterThanOrEqual", formula1="43831")


def ask_people(draft: Draft, sheet: Worksheet, cells: str) -> None:
    """Only a whole number of people."""
    _validate(draft, sheet, cells, "people", type="whole", operator="between", formula1="1", formula2="5000")


def ask_hours(draft: Draft, sheet: Worksheet, cells: str) -> None:
    """Only a number of hours, not below zero."""
    _validate(draft, sheet, cells, "hours", type="decimal", operator="between", formula1="0", formula2="1000")


def mark_filled(sheet: Worksheet, table: Table, headers: Sequence[str]) -> None:
    """Take the tint away from the cells from the first to the last of these columns once something stands in them."""
    first, last = table.columns[headers[0]], table.columns[headers[-1]]
    corner = f"{first}{table.first_row}"
    formula = f'AND(LEN({corner})>0,NOT({corner}="{layout.NOT_ASKED_MARK}"))'
    area = f"{corner}:{last}{table.last_row}"
    sheet.conditional_formatting.add(area, Rule(type="expression", formula=[formula], dxf=style.filled()))


def _validate(draft: Draft, sheet: Worksheet, cells: str, key: str, **rule: Any) -> None:
    """A rule for what cells take, with a friendly message for anything else."""
    if not cells:
        return
    validation = DataValidation(
        allow_blank=True,
        showErrorMessage=True,
        errorTitle=draft.text(f"prompt.{key}_title")[:MOST_TITLE],
        error=draft.text(f"prompt.{key}")[:MOST_ERROR],
        **rule,
    )
    validation.sqref = MultiCellRange(cells)
    sheet.add_data_validation(validation)
