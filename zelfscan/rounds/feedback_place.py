"""Gives everything that people typed its place in the new workbook, by row id and header."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as NewCell

from zelfscan.rounds.feedback_cell import put_typed
from zelfscan.rounds.feedback_open import Returned
from zelfscan.text import fold
from zelfscan.workbook import layout
from zelfscan.workbook.cells import NOTHING
from zelfscan.workbook.grid import CellError, Value
from zelfscan.workbook.notes import Cell, as_text
from zelfscan.workbook.positions import Positions, Table
from zelfscan.workbook.sheets import style
from zelfscan.workbook.tables import Row

Where = tuple[str, str]
"""Title of a sheet and address of a cell."""

LABELS = frozenset(
    (
        layout.ID,
        layout.QUESTION,
        layout.RESPONDENT,
        layout.FIELD,
        layout.ROLE,
        layout.HELP,
        layout.PROCESSES.headers[1],
        layout.DOCUMENTS.headers[1],
    )
)
"""Headers of columns that are ours: nobody fills in anything there."""

_TEXTS = frozenset({layout.EVIDENCE, layout.EXPLANATION, layout.DOCUMENTS.headers[3]})
_CHOICES = frozenset({style.CHOICE_STYLE, style.FRIENDLY_CHOICE_STYLE, style.DATE_STYLE})
_FREE = {"own_risks": layout.OWN_RISKS, "quick_fixes": layout.QUICK_FIXES, "overrides": layout.OVERRIDES}


@dataclass(slots=True)
class Placement:
    """What came where. ``moved`` is by a cell of the returned workbook its places in the new one, the best first.

    ``taken`` are the cells of the returned workbook, as sheet number, row and column, whose contents have a place.
    ``rest`` is the end of texts that do not fit in a cell, by the cell where they begin.
    """

    moved: dict[Where, list[Where]] = field(default_factory=lambda: defaultdict(list))
    taken: set[tuple[int, int, int]] = field(default_factory=set)
    rest: dict[Where, str] = field(default_factory=dict)

    def take(self, cell: Cell) -> None:
        """What stands in this cell has a place."""
        self.taken.add((cell.grid.number, cell.row, cell.column))


class Placer:
    """Fills the new workbook. ``both`` is the sentence for two answers of which people have to choose one."""

    def __init__(self, returned: Returned, workbook: Workbook, positions: Positions, both: str) -> None:
        self._returned, self._workbook, self._positions, self._both = returned, workbook, positions, both
        self.placement = Placement()

    def place_all(self) -> Placement:
        """Every row with a place, table by table."""
        for key, table in self._positions.tables.items():
            rows = self._free(key, table) if key in _FREE else self._fixed(table)
            for row_id, row in rows:
                for header in table.columns:
                    self._place(table, row_id, row, header)
        return self.placement

    def _fixed(self, table: Table) -> Iterator[tuple[str, Row]]:
        """The rows of a table that the returned workbook holds."""
        found = self._returned.inventory.rows
        return ((row_id, found[row_id]) for row_id in table.rows if row_id in found)

    def _free(self, key: str, table: Table) -> Iterator[tuple[str, Row]]:
        """The rows of their own: each where it stood as far as that is free, else on the next free row."""
        rows = self._returned.free_rows(_FREE[key])
        own: dict[str, Row] = {}
        for row in rows:
            if row.id in table.rows:
                own.setdefault(row.id, row)
        left = (row for row in rows if own.get(row.id) is not row)
        free = (row_id for row_id in table.rows if row_id not in own)
        pairs = own | dict(zip(free, left, strict=False))
        return ((row_id, pairs[row_id]) for row_id in table.rows if row_id in pairs)

    def _place(self, table: Table, row_id: str, row: Row, header: str) -> None:
        """One cell of a row: its contents, and where findings about it must point."""
        target = table.sheet, table.cell(row_id, header)
        sources = [cell for part in (row, *row.copies) if (cell := _source(part, header)) is not None]
        for source in sources:
            self.placement.moved[source.grid.title, source.address].append(target)
        best = row.cell(header) if header not in LABELS else None
        if best is None:
            return
        if self._cell(table, row_id, header).protection.locked:
            self._place_locked(table, row_id, header, best)
        else:
            self._fill(table, row_id, row, header)

    def _place_locked(self, table: Table, row_id: str, header: str, source: Cell) -> None:
        """A cell that nobody can fill in now. An open question is answered beside it, so that is where it goes."""
        if source.value in NOTHING or as_text(source.value) == self._cell(table, row_id, header).value:
            self.placement.take(source)
        elif header == layout.ANSWER:
            beside = table.sheet, table.cell(row_id, layout.EXPLANATION)
            self.placement.moved[source.grid.title, source.address].insert(0, beside)

    def _fill(self, table: Table, row_id: str, row: Row, header: str) -> None:
        """A cell that people fill in."""
        cell = self._cell(table, row_id, header)
        choice = cell.style in _CHOICES
        value, used = self._value(row, header, choice)
        open_answer = self._open_answer(table, row_id, row) if header == layout.EXPLANATION else None
        if open_answer is not None:
            value = "\n".join(as_text(part) for part in (open_answer.value, value) if part != "")
        if isinstance(value, CellError) and not choice:
            value = ""
        rest = put_typed(cell, value)
        for source in (*used, *([open_answer] if open_answer else ())):
            self.placement.take(source)
            if rest:
                self.placement.rest[source.grid.title, source.address], rest = rest, ""

    def _value(self, row: Row, header: str, choice: bool) -> tuple[Value, list[Cell]]:
        """What to fill in, and the cells that this holds."""
        sources = [cell for part in (row, *row.copies) if (cell := part.own_cell(header)) is not None]
        best = row.cell(header)
        if best is None:
            return "", []
        if header not in row.disputed:
            return best.value, [cell for cell in sources if _says_the_same(cell, best, choice)]
        texts = list(dict.fromkeys(as_text(cell.value) for cell in sources if cell.value not in NOTHING))
        if header in _TEXTS or len(texts) < 2:
            return "\n".join(texts), sources
        if choice:
            return self._both.format(values=" / ".join(f'"{text}"' for text in texts)), sources
        return "", []

    def _open_answer(self, table: Table, row_id: str, row: Row) -> Cell | None:
        """What stands under Antwoord of an open question, which belongs under Toelichting."""
        cell = row.cell(layout.ANSWER) if layout.ANSWER in table.columns else None
        if cell is None or cell.value in NOTHING:
            return None
        return cell if self._cell(table, row_id, layout.ANSWER).protection.locked else None

    def _cell(self, table: Table, row_id: str, header: str) -> NewCell:
        """A cell of the new workbook."""
        cell: NewCell = self._workbook[table.sheet][table.cell(row_id, header)]
        return cell


def _source(row: Row, header: str) -> Cell | None:
    """The cell of a row below a header; for the id its own cell."""
    return row.id_cell if header == layout.ID else row.own_cell(header)


def _says_the_same(cell: Cell, best: Cell, choice: bool) -> bool:
    """Whether a cell holds nothing else than the one that has a place."""
    if cell.value in NOTHING or (type(cell.value) is type(best.value) and cell.value == best.value):
        return True
    return choice and fold(as_text(cell.value)) == fold(as_text(best.value))
