"""Opens a returned workbook for feedback: every row that reading finds, and the issue that it was made for."""

from dataclasses import dataclass
from pathlib import Path

from zelfscan.model.instrument import ContactType, Instrument, Level
from zelfscan.model.issue import Issue, Organisation
from zelfscan.workbook import guard, layout
from zelfscan.workbook.formats import open_book
from zelfscan.workbook.grid import Book, Grid
from zelfscan.workbook.identify import Identity, identify
from zelfscan.workbook.index import Index, index_of
from zelfscan.workbook.inventory import Inventory
from zelfscan.workbook.locate import Located, is_called, locate
from zelfscan.workbook.notes import Notes, as_text
from zelfscan.workbook.others import free_rows
from zelfscan.workbook.package import Refused
from zelfscan.workbook.read import answered
from zelfscan.workbook.tables import Row

MOST_FREE_ROWS = 60
"""So many rows of their own get a place again on one sheet; more of them go to the sheet with what is left over."""

_LONGEST_TITLE = 100
"""Excel takes a header of a page up to 255 characters."""

_LEVELS = {level.value: level for level in Level if level is not Level.EXPERIENCE}
_FREE_SHEETS = (layout.OWN_RISKS, layout.QUICK_FIXES, layout.OVERRIDES)


@dataclass(frozen=True, slots=True)
class Returned:
    """A returned workbook with all that reading located in it; ``kept`` is what earlier feedback had left over."""

    book: Book
    index: Index
    located: Located
    identity: Identity
    inventory: Inventory
    kept: tuple[Grid, ...]

    def free_rows(self, sheet: layout.Sheet) -> list[Row]:
        """The rows that people filled in themselves on a sheet for own input."""
        return list(free_rows(self.located, sheet))

    def typed(self, row_id: str, header: str = layout.VALUE) -> str:
        """What stands in a cell as text; empty when the row or the column is not there."""
        row = self.inventory.rows.get(row_id)
        cell = row.cell(header) if row else None
        return as_text(cell.value) if cell is not None else ""


def open_returned(instrument: Instrument, source: Path | bytes) -> Returned | None:
    """The workbook with its rows; None when it cannot be opened, or is no workbook of this instrument."""
    inspected = guard.inspect(source) if isinstance(source, Path) else guard.inspect_bytes(source, "")
    if inspected[0] is None:
        return None
    try:
        whole = open_book(inspected[0])
    except Refused:
        return None
    index, notes, book = index_of(instrument), Notes(""), answered(whole)
    located = locate(book, index)
    identity = identify(book, located.rows, index, notes)
    if identity is None:
        return None
    kept = tuple(grid for grid in whole.grids if is_called(grid.title, layout.LEFTOVER.title))
    return Returned(book, index, located, identity, Inventory(book, located, identity, index, notes), kept)


def issue_of(returned: Returned, organisation: Organisation | None) -> Issue:
    """The issue that the workbook was made for; without its organisation, one with the name that stands in it."""
    identity, rows = returned.identity, (len(returned.free_rows(sheet)) for sheet in _FREE_SHEETS)
    named = Organisation(name=_title(returned.typed("G1")) or Organisation().name)
    return Issue(
        workbook_id=identity.workbook_id,
        directorate=_title(returned.typed("G2")),
        contact=tuple(contact for contact in ContactType if contact in identity.contact),
        level=Level.EXPERIENCE if identity.mirror else identity.level or _level(returned),
        full=identity.full,
        process_count=max(1, identity.process_count),
        free_rows=0 if identity.mirror else min(MOST_FREE_ROWS, max(rows)),
        scope=identity.scope,
        organisation=organisation or named,
        previous_round=_title(identity.previous_round),
    )


def _title(text: str) -> str:
    """A name as titles, headers and properties of a file can hold it: on one line, and not too long."""
    return " ".join("".join(character if character.isprintable() else " " for character in text).split())[
        :_LONGEST_TITLE
    ]


def _level(returned: Returned) -> Level:
    """The level that people filled in; together when it cannot be read."""
    return _LEVELS.get(returned.typed("G3").strip().lower(), Level.TOGETHER)
