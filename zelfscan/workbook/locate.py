"""Finds every row of a workbook by its id: on whatever sheet, in whatever order, with what cannot be placed."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from zelfscan.text import fold
from zelfscan.workbook import layout
from zelfscan.workbook.grid import Book
from zelfscan.workbook.index import Index
from zelfscan.workbook.tables import Row, Table, find_tables, header_key, id_key

_LOOKS_LIKE_AN_ID = re.compile(r"[A-Z]{1,4}[0-9]+(?:[.-]?[0-9]+)?[A-Z]{0,3}")
_FREE_ID = re.compile(rf"(?:{layout.OWN_RISK_PREFIX}|{layout.QUICK_FIX_PREFIX}|{layout.OVERRIDE_PREFIX})[0-9]+")
_LABELS = {
    header_key(header)
    for header in (
        layout.ID,
        layout.QUESTION,
        layout.RESPONDENT,
        layout.FIELD,
        layout.ROLE,
        layout.HELP,
        layout.PROCESSES.headers[1],
        layout.DOCUMENTS.headers[1],
    )
}
"""Headers of columns in which nobody fills in anything."""


@dataclass(frozen=True, slots=True)
class Located:
    """What stands where: tables, rows by id, rows with an id that nobody knows, rows known only by their text."""

    tables: tuple[Table, ...]
    rows: dict[str, tuple[Row, ...]]
    unknown: tuple[Row, ...]
    by_text: tuple[Row, ...]
    older: tuple[Row, ...] = ()
    """The rows with an id of an older version of the instrument, under that id."""

    def free_tables(self, sheet: layout.Sheet) -> list[Table]:
        """The tables with the headers of a sheet in which people add rows themselves."""
        return [table for table in self.tables if table.has(*sheet.headers[2:])]


def locate(book: Book, index: Index) -> Located:
    """Every table and row of the workbook."""
    tables = tuple(table for grid in book.grids for table in find_tables(grid))
    rows: dict[str, list[Row]] = defaultdict(list)
    unknown: list[Row] = []
    by_text: list[Row] = []
    older: list[Row] = []
    for table in tables:
        claims: list[Row] = []
        ours = False
        for row in _rows(table):
            item = index.ids.get(row.id)
            if item is not None:
                rows[item].append(Row(table, row.index, item))
                ours = True
            elif row.id in index.moved:
                older.append(Row(table, row.index, index.moved[row.id].id))
                for today in index.moved[row.id].to:
                    rows[today].append(Row(table, row.index, today, origin=older[-1].id))
                ours = True
            elif row.id and _claims_an_answer(row):
                claims.append(row)
            elif not row.id and (item := _known_by_text(row, index)):
                by_text.append(Row(table, row.index, item))
                rows[item].append(by_text[-1])
        unknown.extend(claims if ours else ())
    found = {item: tuple(copies) for item, copies in rows.items()}
    return Located(tables, found, tuple(unknown), tuple(by_text), tuple(older))


def _rows(table: Table) -> Iterator[Row]:
    """The rows of a table that hold anything, with what stands in the id column as id."""
    rows, column = table.grid.rows, table.id_column
    for index in range(table.header_row + 1, table.end):
        cells = rows[index]
        value = cells[column] if column < len(cells) else ""
        if value != "":
            yield Row(table, index, id_key(value))
        elif any(cell != "" for cell in cells):
            yield Row(table, index, "")


def _claims_an_answer(row: Row) -> bool:
    """Whether a row with an unknown id holds more than a note, in a table with fixed rows."""
    looks_like_an_id = _LOOKS_LIKE_AN_ID.fullmatch(row.id) is not None
    if _FREE_ID.fullmatch(row.id) or not (looks_like_an_id or str(row.id_cell.value).strip().isalnum()):
        return False
    answers = (row.at(column) for key, column in row.table.columns.items() if key not in _LABELS)
    filled = any(cell.value not in ("", layout.NOT_ASKED_MARK) for cell in answers)
    return filled or (looks_like_an_id and row.table.has(layout.QUESTION))


def _known_by_text(row: Row, index: Index) -> str:
    """The id of the question whose text stands in a row without an id; empty when there is none."""
    cell = row.own_cell(layout.QUESTION)
    if cell is None or not isinstance(cell.value, str) or "?" not in cell.value:
        return ""
    return index.by_text.get(fold(cell.value.split("\n")[0]), "")


def is_called(title: str, expected: str) -> bool:
    """Whether a tab has the title that it was issued with; of a category its id is enough (``R2 Beslisruimte``)."""
    return fold(title) == fold(expected) or title.split()[:1] == [expected]


def settle(rows: Iterable[Row], title: str, headers: Iterable[str]) -> Row:
    """One row out of all rows with the same id: that on the sheet where it belongs, else the first.

    Its ``disputed`` headers are those where the rows hold different things.
    """
    rows = tuple(rows)
    if len(rows) == 1:
        return rows[0]
    ordered = sorted(rows, key=lambda row: not is_called(row.table.grid.title, title))
    first, others = ordered[0], tuple(ordered[1:])
    disputed = frozenset(header for header in headers if len(_contents(ordered, header)) > 1)
    return Row(first.table, first.index, first.id, others, disputed, first.origin)


def _contents(rows: Iterable[Row], header: str) -> set[str]:
    """The different things, apart from nothing, that rows hold below a header."""
    cells = (row.own_cell(header) for row in rows)
    return {fold(str(cell.value)) for cell in cells if cell is not None and cell.value != ""}
