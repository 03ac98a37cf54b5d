"""Puts what people typed in a cell of a new workbook, literally: a text stays text, whatever it starts with."""

import datetime as dt
import re
from collections.abc import Iterator

from openpyxl.cell.cell import Cell

from zelfscan.workbook.cells import LONGEST_TEXT
from zelfscan.workbook.grid import CellError, Value, as_typed

_FORMULA_SIGNS = ("=", "+", "-", "@")
_LOOKS_ESCAPED = re.compile("_x(?=[0-9A-Fa-f]{4}_)")
_CONTROL = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f]")
_IMPOSSIBLE = re.compile("[\x00\ud800-\udfff\ufffe\uffff]")
_FORMATS: tuple[tuple[type, str], ...] = (
    (dt.datetime, "dd-mm-yyyy hh:mm"),
    (dt.date, "dd-mm-yyyy"),
    (dt.time, "hh:mm:ss"),
    (dt.timedelta, "[h]:mm:ss"),
)


def put_typed(cell: Cell, value: Value) -> str:
    """Put a value in a cell, whose style stays; the end of a text that does not fit is returned."""
    if value == "":
        cell.value = None
        return ""
    if not isinstance(value, str | CellError):
        _put_other(cell, value)
        return ""
    first, rest = cut(as_typed(str(value)))
    cell.value = first
    cell.data_type = "s"
    cell.quotePrefix = str(value).startswith(_FORMULA_SIGNS)
    return rest


def cut(text: str) -> tuple[str, str]:
    """The text as a file holds it, as far as it fits in a cell, and the end of the text that does not fit."""
    room = LONGEST_TEXT
    while len(escaped(text[:room])) > LONGEST_TEXT:
        room = room * 3 // 4
    return escaped(text[:room]), text[room:]


def pieces(text: str) -> Iterator[str]:
    """The text in as many pieces as it needs cells, each as a file holds it."""
    while text:
        piece, text = cut(text)
        yield piece


def escaped(text: str) -> str:
    """The text as Excel writes it in a file: a control character as ``_x0001_``, and what looks like that escaped."""
    text = _LOOKS_ESCAPED.sub("_x005F_x", text)
    text = _CONTROL.sub(lambda match: f"_x{ord(match.group()):04X}_", text)
    return _IMPOSSIBLE.sub("□", text)


def _put_other(cell: Cell, value: object) -> None:
    """A number, a date or a truth value, shown as what it is."""
    whole = isinstance(value, float) and value.is_integer()
    cell.value = int(value) if whole else value  # type: ignore[call-overload, assignment]
    for kind, number_format in _FORMATS:
        if isinstance(value, kind):
            cell.number_format = number_format
            return
