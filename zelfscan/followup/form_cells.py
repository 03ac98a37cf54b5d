"""Reads single cells of a progress workbook: a text, a status, a percentage or a date, each with its findings."""

import datetime as dt
import re

from zelfscan import privacy
from zelfscan.followup import form_layout as layout
from zelfscan.model.instrument import AnswerOption, State
from zelfscan.workbook.choices import Choices
from zelfscan.workbook.details import date_in_words
from zelfscan.workbook.grid import CellError, as_typed
from zelfscan.workbook.notes import Cell, Notes, as_text

YEARS = range(2020, 2100)
EXCEL_EPOCH = dt.date(1899, 12, 30)
_WEEKDAY = re.compile(r"(?:maan|dins|woens|donder|vrij|zater|zon)dag,?\s+|(?:ma|di|wo|do|vr|za|zo)\.?,?\s+")
_SHORT_YEAR = re.compile(r"(.*[-/. ']) ?([0-9]{2})")
_SHARE = re.compile(r"(?:ca\.?|circa|ongeveer|±|~)?\s*([0-9]{1,3}(?:[.,][0-9]{1,4})?)\s*(%|procent|pct\.?)?")
_STATUSES = Choices(
    AnswerOption(id=status.value, text=status.value, state=State.KNOWN, value=0, synonyms=words)
    for status, words in layout.STATUS_WORDS.items()
)


def text(notes: Notes, cell: Cell) -> str | None:
    """The text in a cell with personal data masked; None for an error value."""
    if isinstance(cell.value, CellError):
        notes.on_cell("AN-005", cell)
        return None
    typed = as_typed(cell.value).strip() if isinstance(cell.value, str) else as_text(cell.value)
    if typed and cell.is_formula:
        notes.on_cell("AN-012", cell)
    personal = privacy.find(typed)
    if personal:
        kinds = dict.fromkeys(data.kind.value for data in personal)
        notes.on_cell("PG-001", cell, kinds=" en ".join(kinds))
    return privacy.mask(typed)


def status(notes: Notes, cell: Cell) -> str | None:
    """The status in a cell as the history writes it; None when it is empty or says something else."""
    typed = _plain(notes, cell)
    if not typed:
        return None
    match = _STATUSES.match(typed)
    if match.option is None:
        code = "VG-058" if match.suggestion else "VG-059"
        notes.on_cell(code, cell, expected=_STATUSES.shown, suggestion=match.suggestion)
        return None
    if not match.exact:
        notes.on_cell("AN-001", cell, suggestion=match.option.text)
    return match.option.text


def share(notes: Notes, cell: Cell, *, done: bool) -> str | None:
    """The percentage in a cell as a whole number: 50, '50%' and 0,5 all say 50. Empty when there is none.

    ``done`` is whether the action is done: a bare 1 then is all of it.
    """
    typed = _plain(notes, cell)
    if not typed:
        return typed
    match = _SHARE.fullmatch(typed.lower())
    number = float(match.group(1).replace(",", ".")) if match else -1.0
    if match is None or number > 100 or isinstance(cell.value, bool):
        notes.on_cell("VG-100", cell)
        return None
    if not match.group(2) and number == 1:
        notes.on_cell("AN-001" if done else "VG-101", cell, suggestion="100" if done else "1")
        number = 100 if done else 1
    elif not match.group(2) and 0 < number < 1:
        number *= 100
    return str(round(number))


def date(notes: Notes, cell: Cell) -> str | None:
    """The day in a cell as 2027-04-01; empty when there is none, None when it is no day that can be right."""
    value = cell.value.date() if isinstance(cell.value, dt.datetime) else cell.value
    found: dt.date | None
    if isinstance(value, dt.date):
        found, sure = value, True
    else:
        typed = _plain(notes, cell)
        if not typed:
            return typed
        found, sure = _day(typed, value)
    if found is None or found.year not in YEARS:
        notes.on_cell("GE-006", cell)
        return None
    if not sure:
        notes.on_cell("AN-001", cell, suggestion=as_text(found))
    return found.isoformat()


def _day(typed: str, value: object) -> tuple[dt.date | None, bool]:
    """The day that a text or a number means, and whether that is sure."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        days = int(value)
        return (EXCEL_EPOCH + dt.timedelta(days=days) if 36_000 < days < 75_000 else None), False
    words = _WEEKDAY.sub("", typed.lower(), count=1).strip()
    if found := date_in_words(words):
        return found, True
    short = _SHORT_YEAR.fullmatch(words)
    return (date_in_words(f"{short.group(1).rstrip(chr(39))}20{short.group(2)}") if short else None), False


def _plain(notes: Notes, cell: Cell) -> str | None:
    """What stands in a cell as a short text; None for an error value."""
    if isinstance(cell.value, CellError):
        notes.on_cell("AN-005", cell)
        return None
    typed = " ".join(as_text(cell.value).split())
    if typed and cell.is_formula:
        notes.on_cell("AN-012", cell)
    return typed
