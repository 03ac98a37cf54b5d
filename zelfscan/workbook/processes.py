"""Reads the sheet Werkprocessen: which work processes there are, their contact types and their attributes."""

from collections.abc import Mapping
from dataclasses import dataclass

from zelfscan.model.instrument import ContactType, Per
from zelfscan.model.scan import WorkProcess
from zelfscan.text import fold
from zelfscan.workbook import layout
from zelfscan.workbook.cells import NOTHING, Desk, answer_cell, attribute, option, text
from zelfscan.workbook.grid import CellError
from zelfscan.workbook.inventory import Inventory
from zelfscan.workbook.notes import Cell
from zelfscan.workbook.tables import Row


@dataclass(frozen=True, slots=True)
class Processes:
    """The work processes in use. Of those in ``unclear`` the contact types are not known."""

    found: tuple[WorkProcess, ...]
    unclear: frozenset[str]


def read_processes(desk: Desk, inventory: Inventory) -> Processes:
    """The work processes that have a name, an attribute or an answer."""
    rows = {row.id: row for row in inventory.of(layout.PROCESSES.key)}
    codes = desk.identity.codes
    if not rows:
        named = tuple(WorkProcess(code=code, name=code) for code in codes if count_answers(desk, inventory, code))
        return Processes(named, frozenset(codes))
    found = []
    unclear = set()
    for code in codes:
        process, clear = _Column(desk, rows, code).process(inventory)
        if process:
            found.append(process)
            if not clear:
                unclear.add(code)
    _same_names(desk, rows, found)
    name_row = rows.get(layout.PROCESS_NAME_ID)
    if not found and codes and name_row and (cell := name_row.own_cell(codes[0])):
        desk.notes.on_cell("WP-001", cell)
    return Processes(tuple(found), frozenset(unclear))


def count_answers(desk: Desk, inventory: Inventory, code: str) -> int:
    """How many answers stand below a process, whether or not they are asked there."""
    rows = (row for row in inventory.of(layout.QUESTIONS.key) if desk.index.questions[row.id].per is Per.PROCESS)
    return sum((cell := row.cell(code)) is not None and cell.value not in NOTHING for row in rows)


class _Column:
    """The column of one work process."""

    def __init__(self, desk: Desk, rows: Mapping[str, Row], code: str) -> None:
        self._desk, self._rows, self._code = desk, rows, code

    def process(self, inventory: Inventory) -> tuple[WorkProcess | None, bool]:
        """The work process, None when the column is not in use, and whether its contact types are clear."""
        where = self._cell(layout.PROCESS_NAME_ID)
        name = text(self._desk, where, name=True)
        filled = [item for item in self._desk.index.attributes if self._is_filled(item)]
        if not name.strip():
            count = len(filled) + count_answers(self._desk, inventory, self._code)
            in_use = count or self._is_broken(where)
            return self._without_name(where, self._attributes(filled), count) if in_use else (None, True)
        attributes = self._attributes(filled)
        contact, broken = self._contact()
        if not contact and not broken:
            self._note("WP-003", layout.PROCESS_CONTACT_IDS, name)
        if not filled and not any(map(self._is_from_last_time, self._desk.index.attributes)):
            self._note("WP-004", self._desk.index.attributes, name)
        return WorkProcess(code=self._code, name=name, contact=contact, attributes=attributes), bool(contact)

    def _without_name(self, where: Cell | None, attributes: dict[str, int], count: int) -> tuple[WorkProcess, bool]:
        """A process that people filled in without naming it: it goes by its code."""
        if where and where.value == "":
            self._desk.notes.on_cell("WP-002", where, process=self._code, count=str(count))
        contact, _ = self._contact()
        return WorkProcess(code=self._code, name=self._code, contact=contact, attributes=attributes), bool(contact)

    def _cell(self, row_id: str) -> Cell | None:
        """The cell of this process in a row."""
        row = self._rows.get(row_id)
        return answer_cell(row, self._code) if row else None

    def _is_filled(self, row_id: str) -> bool:
        """Whether anything stands in the row for this process."""
        cell = self._cell(row_id)
        return cell is not None and cell.value not in NOTHING

    def _is_from_last_time(self, row_id: str) -> bool:
        """Whether a cell shows what stood there last time."""
        cell = self._cell(row_id)
        return cell is not None and (cell.grid.number, cell.row, cell.column) in self._desk.from_last_time

    @staticmethod
    def _is_broken(cell: Cell | None) -> bool:
        """Whether an error value took the place of a name."""
        return cell is not None and isinstance(cell.value, CellError)

    def _contact(self) -> tuple[tuple[ContactType, ...], bool]:
        """The contact types that were answered with yes, and whether an answer could not be read."""
        choices = self._desk.index.scales["yes_no"]
        yes, broken = [], False
        for row_id, contact in layout.PROCESS_CONTACT_IDS.items():
            cell = self._cell(row_id)
            chosen = option(self._desk, cell, choices)
            broken |= chosen is None and cell is not None and cell.value not in NOTHING
            if chosen and chosen.text == layout.YES:
                yes.append(ContactType(contact))
        return tuple(yes), broken

    def _attributes(self, filled: list[str]) -> dict[str, int]:
        """The attributes that hold a value; all of them count as asked."""
        values = {}
        for item in self._desk.index.attributes:
            cell = self._cell(item)
            value = attribute(self._desk, cell, self._desk.index.attribute_choices[item]) if item in filled else None
            self._desk.count(cell, value is not None)
            if value is not None:
                values[item] = value
        return values

    def _note(self, code: str, row_ids: Mapping[str, object], name: str) -> None:
        """Name something about a whole block of rows, at its first cell."""
        cells = (self._cell(row_id) for row_id in row_ids)
        if (first := next((cell for cell in cells if cell), None)) is not None:
            self._desk.notes.on_cell(code, first, process=self._code, name=" ".join(name.split())[:60])


def _same_names(desk: Desk, rows: Mapping[str, Row], found: list[WorkProcess]) -> None:
    """Name processes that are called the same."""
    seen: dict[str, str] = {}
    for process in found:
        first = seen.setdefault(fold(process.name), process.code)
        row = rows.get(layout.PROCESS_NAME_ID)
        if first != process.code and row and (cell := row.own_cell(process.code)):
            desk.notes.on_cell("WP-005", cell, process=process.code, other=first)
