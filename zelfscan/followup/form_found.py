"""Finds in a returned progress workbook who it is, its table of actions, and what it held when handed out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from zelfscan.followup import form_layout as layout
from zelfscan.model.progress import ActionField
from zelfscan.text import fold, nearest
from zelfscan.workbook.grid import Book, Grid, Value
from zelfscan.workbook.notes import Cell, Notes, as_text
from zelfscan.workbook.tables import id_key

FEWEST_HEADERS, OWN_HEADERS = 5, 2
"""A row with so many of our headers is a header row; so many of these stand on no other sheet of ours."""
# "Begin" is another word that people use for the start
_KNOWN = {fold("Begin"): layout.START} | {fold(header): header for header in layout.ACTIONS.headers}
_ELSEWHERE = frozenset((*layout.OWNERS.headers, *layout.PLANNING.headers))


@dataclass(frozen=True, slots=True)
class Table:
    """A table of actions: its header row, the first row that is not part of it, and the column of every header."""

    grid: Grid
    header_row: int
    end: int
    columns: dict[str, int]

    def cell(self, row: int, header: str) -> Cell:
        """The cell below a header; empty, at the start of the row, where there is no such column."""
        column = self.columns.get(header)
        return Cell("" if column is None else self.grid.value(row, column), self.grid, row, column or 0)


@dataclass(frozen=True, slots=True)
class Identity:
    """What the workbook says of itself; empty where it does not say."""

    form: str = ""
    slug: str = ""
    directorate: str = ""


@dataclass(frozen=True, slots=True)
class Handed:
    """What stood in the form when it was handed out, by the number of the action as it is compared.

    ``there`` is whether the file still says so; ``ids`` are the numbers as they are written.
    """

    there: bool = False
    values: dict[str, dict[ActionField, str]] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)


def identity_of(book: Book) -> Identity:
    """Who it is, from its hidden sheet or else from its document properties."""
    meta = next((found for grid in book.grids if (found := _meta(grid))), {})
    properties = book.properties
    return Identity(
        form=meta.get(layout.META_FORM) or properties.get(layout.PROPERTY_FORM, ""),
        slug=meta.get(layout.META_SLUG) or properties.get(layout.PROPERTY_SLUG, ""),
        directorate=meta.get(layout.META_NAME, ""),
    )


def _meta(grid: Grid) -> dict[str, str]:
    """The facts on a sheet; nothing when it is not the hidden sheet of a form."""
    pairs: dict[str, str] = {}
    for row in grid.rows:
        for cell, beside in pairwise(row):
            if isinstance(cell, str) and cell.strip() in layout.META_KEYS:
                pairs.setdefault(cell.strip(), as_text(beside).strip())
    return pairs if pairs.get(layout.META_KIND) == layout.KIND else {}


def handed_of(book: Book) -> Handed:
    """What stood in the form when it was handed out."""
    fields = {item.value: item for item in ActionField}
    for grid in book.grids:
        for number, row in enumerate(grid.rows):
            if layout.HANDED_ID not in row:
                continue
            at = row.index(layout.HANDED_ID)
            columns = {fields[str(value)]: column for column, value in enumerate(row) if value in fields}
            lines = [below for below in range(number + 1, len(grid.rows)) if grid.value(below, at) != ""]
            ids = {id_key(as_text(grid.value(below, at))): as_text(grid.value(below, at)) for below in lines}
            values = [{item: as_text(grid.value(below, to)) for item, to in columns.items()} for below in lines]
            return Handed(True, dict(zip(ids, values, strict=False)), ids)
    return Handed()


def is_hidden_sheet(grid: Grid) -> bool:
    """Whether a sheet is one of those that only this product reads."""
    return bool(_meta(grid)) or any(layout.HANDED_ID in row for row in grid.rows)


def tables_of(book: Book, notes: Notes) -> list[Table]:
    """Every table of actions, that on the sheet Acties first; what is odd about its headers is noted."""
    grids = sorted(book.grids, key=lambda grid: fold(grid.title) != fold(layout.ACTIONS.title))
    return [table for grid in grids if not is_hidden_sheet(grid) for table in _tables(grid, notes)]


def _tables(grid: Grid, notes: Notes) -> Iterator[Table]:
    """The tables of actions on a sheet."""
    starts = [number for number, row in enumerate(grid.rows) if _is_header_row(row)]
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(grid.rows)
        yield Table(grid, start, end, _columns(grid, start, notes))


def _is_header_row(row: Sequence[Value]) -> bool:
    """Whether most of our headers stand in a row."""
    words = {_KNOWN.get(fold(cell)) for cell in row if isinstance(cell, str)} - {None}
    return len(words) >= FEWEST_HEADERS and len(words - _ELSEWHERE) >= OWN_HEADERS


def _columns(grid: Grid, row: int, notes: Notes) -> dict[str, int]:
    """The column of every header; one that was renamed a little is read, one that is missing or doubled is noted."""
    columns: dict[str, int] = {}
    strange: list[Cell] = []
    for column, value in enumerate(grid.rows[row]):
        header = _KNOWN.get(fold(value)) if isinstance(value, str) else None
        cell = Cell(value, grid, row, column)
        if header in columns:
            notes.on_cell("BL-011", cell)
        elif header is not None:
            columns[header] = column
        elif isinstance(value, str) and value.strip():
            strange.append(cell)
    for cell in strange:
        missing = [header for header in layout.ACTIONS.headers if header not in columns]
        for header in nearest(str(cell.value), missing, 1):
            columns[header] = cell.column
            notes.on_cell("VG-054", cell, suggestion=header)
    for header in layout.ACTIONS.headers:
        if header not in columns and header != layout.IN_TIME:
            notes.on_sheet("VG-055", grid, found=header)
    return columns


def known_ids(known: Mapping[str, object], handed: Handed) -> dict[str, str]:
    """Every number of an action that may stand in the form: as it is compared, and as it is written."""
    return {**handed.ids, **{id_key(identifier): identifier for identifier in known}}
