"""Reads the rows of a returned progress workbook: which action each is about, what it says, and whether that fits."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from zelfscan.followup import form_cells
from zelfscan.followup import form_layout as layout
from zelfscan.followup.form_found import Handed, Table, known_ids
from zelfscan.model.progress import ActionField, ActionStatus, FollowedAction, ReadAction
from zelfscan.privacy import mask
from zelfscan.text import fold, nearest
from zelfscan.workbook.notes import Cell, Notes, as_text
from zelfscan.workbook.tables import id_key

_NEW = re.compile(rf"{layout.NEW.upper()}[0-9]*|")
"""What stands in the column with numbers of a row for an own action, as it is compared; also nothing at all."""
_SAID = tuple(header for header in layout.ACTIONS.headers if header not in (layout.ID, layout.IN_TIME))


_MANY_COPIES = 3
"""From so many doubled rows on another sheet, the whole sheet is named instead of each row."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row in which something stands, with the number of its action; empty for an own action."""

    table: Table
    index: int
    action: str = ""
    disputed: frozenset[str] = frozenset()
    copies: tuple["Row", ...] = ()

    def cell(self, header: str) -> Cell:
        """The cell below a header; of a copy where this one is empty."""
        cells = [row.table.cell(row.index, header) for row in (self, *self.copies)]
        return next((cell for cell in cells if cell.value != ""), cells[0])

    @property
    def id_cell(self) -> Cell:
        """The cell with the number of the action."""
        return self.table.cell(self.index, layout.ID)

    @property
    def place(self) -> str:
        """Where it stands, in the words of Excel."""
        return f"blad {self.table.grid.title}, rij {self.index + 1}"


@dataclass(slots=True)
class Rows:
    """All rows of the tables by action, own actions apart; ``used`` are the rows that were read, by sheet."""

    notes: Notes
    known: Mapping[str, FollowedAction]
    handed: Handed
    slug: str
    by_action: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    own: list[Row] = field(default_factory=list)
    used: set[tuple[int, int]] = field(default_factory=set)
    strange: int = 0
    """Rows with a number that does not belong in this form: an action may only seem to be gone then."""

    def gather(self, tables: Iterable[Table]) -> None:
        """Find of every row which action it is about; what cannot be placed is noted."""
        ids, nameless = known_ids(self.known, self.handed), []
        for table in tables:
            for index in range(table.header_row + 1, table.end):
                row = Row(table, index)
                if not any(as_text(row.cell(header).value).strip() for header in _SAID):
                    continue
                key = id_key(as_text(row.id_cell.value))
                if key in ids:
                    self._take(Row(table, index, ids[key]))
                elif _NEW.fullmatch(key):
                    nameless.append(row)
                else:
                    self._unknown(row, key, ids)
        for row in nameless:
            self._nameless(row)

    def _take(self, row: Row) -> None:
        self.used.add((row.table.grid.number, row.index))
        if row.action:
            self.by_action[row.action].append(row)
        else:
            self.own.append(row)

    def _unknown(self, row: Row, key: str, ids: Mapping[str, str]) -> None:
        """A number that nobody knows: without its beginning, mistyped, or the directorate's own way to count."""
        ends = [item for item in ids if item.endswith(f"-{key}") and ids[item].startswith(self.slug)]
        near = nearest(key, ids, 1)
        if len(ends) == 1:
            self.notes.on_cell("AN-001", row.id_cell, suggestion=ids[ends[0]])
            self._take(Row(row.table, row.index, ids[ends[0]]))
        elif near:
            self.notes.on_cell("BL-006", row.id_cell, suggestion=ids[near[0]])
            self.used.add((row.table.grid.number, row.index))
        else:
            self.notes.on_cell("VG-053", row.id_cell)
            self._take(row)
        self.strange += len(ends) != 1

    def _nameless(self, row: Row) -> None:
        """A row without a number: an action of the plan by its name, when that has no other row; else an own action."""
        title = fold(title_of(row.cell(layout.TITLE)))
        same = [
            item.id
            for item in self.known.values()
            if item.slug == self.slug and title and fold(item.title) == title and item.id not in self.by_action
        ]
        if len(same) == 1:
            self.notes.on_cell("VG-052", row.cell(layout.TITLE), suggestion=same[0])
            self._take(Row(row.table, row.index, same[0]))
        else:
            self._take(row)

    def gone(self) -> list[str]:
        """The actions that the form was handed out with and that it does not hold any more."""
        here = {id_key(action) for action in self.by_action}
        return [written for key, written in self.handed.ids.items() if key not in here]

    def settled(self) -> list[Row]:
        """One row per action; of rows that contradict each other, what they agree on. Then the own actions."""
        settled = [self._settle(rows) for rows in self.by_action.values()]
        same = [(row, copy) for row in settled for copy in row.copies if not _differing(row, copy)]
        sheets = Counter(copy.table.grid.number for row, copy in same if copy.table.grid is not row.table.grid)
        for row, copy in same:
            grid, count = copy.table.grid, sheets[copy.table.grid.number]
            if count < _MANY_COPIES:
                self.notes.on_cell("AN-014", copy.id_cell, row=row.action, other=str(row.index + 1))
            elif not self.notes.tells(grid, "BL-012"):
                self.notes.on_sheet("BL-012", grid, original=row.table.grid.title)
        return [*settled, *self.own]

    def _settle(self, rows: list[Row]) -> Row:
        """One row of an action; where others contradict it, the first place is noted."""
        first, *others = rows
        disputed = frozenset(header for header in _SAID if len(_contents(rows, header)) > 1)
        settled = Row(first.table, first.index, first.action, disputed, tuple(others))
        for copy in others:
            for header in _differing(settled, copy)[:1]:
                self.notes.on_cell("AN-013", copy.table.cell(copy.index, header), row=first.action, other=first.place)
        return settled


def _differing(row: Row, copy: Row) -> list[str]:
    """The disputed headers under which a copy says something else than the first row."""
    bare = Row(row.table, row.index)
    return [header for header in sorted(row.disputed) if _contents([bare], header) != _contents([copy], header)]


def _contents(rows: Iterable[Row], header: str) -> set[str]:
    """The different things, apart from nothing, that rows hold below a header."""
    found = (fold(as_text(row.table.cell(row.index, header).value)) for row in rows)
    return {text for text in found if text}


def title_of(cell: Cell) -> str:
    """The name of an action: the first line, since what it is for may stand below it."""
    return as_text(cell.value).strip().split("\n")[0].strip()


def read_row(notes: Notes, row: Row, known: Mapping[str, FollowedAction], handed: Handed) -> ReadAction | None:
    """What a row says of its action; None for an own action without a name."""
    values = _values(notes, row)
    baseline = handed.values.get(id_key(row.action)) if row.action else None
    before = baseline if baseline is not None else _before(known.get(row.action))
    if not row.action and not values.get(ActionField.TITLE):
        filled = (row.cell(header) for header in _SAID)
        notes.on_cell("VG-109", next(cell for cell in filled if cell.value != ""))
        return None
    _keep_name(notes, row, values, known.get(row.action), before.get(ActionField.TITLE, ""))
    if any(before.get(item) != text for item, text in values.items()):
        _check(notes, row, values, before)
    return ReadAction(action=row.action, place=row.place, values=values, baseline=baseline)


def _keep_name(
    notes: Notes, row: Row, values: dict[ActionField, str], action: FollowedAction | None, given: str
) -> None:
    """An action of the plan keeps its name; another one is noted, since the number may stand in the wrong row."""
    title = values.get(ActionField.TITLE, "")
    if action is None or action.own or fold(title) in ("", fold(action.title), fold(given)):
        return
    notes.on_cell("VG-114", row.cell(layout.TITLE), expected=action.title, action=action.id, title=mask(title))
    del values[ActionField.TITLE]


def _before(action: FollowedAction | None) -> dict[ActionField, str]:
    """What was known of the dates of an action, where the form itself does not say it any more."""
    if action is None:
        return {}
    dates = {ActionField.START: action.start, ActionField.READY: action.ready}
    return {item: day.isoformat() for item, day in dates.items() if day}


def _values(notes: Notes, row: Row) -> dict[ActionField, str]:
    """Every field that could be read, as the history writes it."""
    values: dict[ActionField, str] = {}
    for header, item in layout.FIELDS.items():
        if header not in row.table.columns or header in row.disputed:
            continue
        found = _value(notes, row, header, values)
        if found is not None:
            values[item] = found
    if row.action and not values.get(ActionField.TITLE):
        values.pop(ActionField.TITLE, None)
    return values


def _value(notes: Notes, row: Row, header: str, before: Mapping[ActionField, str]) -> str | None:
    """What one cell says; None when it says nothing that can be used."""
    cell = row.cell(header)
    if header == layout.STATUS:
        return form_cells.status(notes, cell)
    if header == layout.SHARE:
        return form_cells.share(notes, cell, done=before.get(ActionField.STATUS) == ActionStatus.DONE)
    if header == layout.READY:
        planned, moved = form_cells.date(notes, cell), form_cells.date(notes, row.cell(layout.NEW_DATE))
        return None if moved is None or layout.NEW_DATE in row.disputed else moved or planned
    if header == layout.START:
        return form_cells.date(notes, cell)
    found = form_cells.text(notes, cell)
    return found.split("\n")[0].strip() if found and header == layout.TITLE and row.action else found


def _check(notes: Notes, row: Row, values: dict[ActionField, str], before: Mapping[ActionField, str]) -> None:
    """Note what does not fit together in a row; a date before the beginning is left out."""
    status, part = values.get(ActionField.STATUS), values.get(ActionField.PERCENTAGE)
    if status == ActionStatus.DONE and part and part != "100":
        notes.on_cell("VG-103", row.cell(layout.SHARE))
    if status == ActionStatus.DONE and values.get(ActionField.RESULT) == "":
        notes.on_cell("VG-104", row.cell(layout.RESULT))
    if status not in (None, ActionStatus.DONE) and part == "100":
        notes.on_cell("VG-106", row.cell(layout.STATUS))
    told = (ActionField.OBSTACLE, ActionField.ADJUSTMENT, ActionField.RESULT)
    if status == ActionStatus.STOPPED and not any(values.get(item) for item in told):
        notes.on_cell("VG-108", row.cell(layout.OBSTACLE))
    _check_dates(notes, row, values, before)


def _check_dates(notes: Notes, row: Row, values: dict[ActionField, str], before: Mapping[ActionField, str]) -> None:
    """Note a date before the beginning, a new date without a reason, and a reason without a new date."""
    ready, reason = values.get(ActionField.READY), values.get(ActionField.DATE_REASON)
    start = values.get(ActionField.START) or before.get(ActionField.START, "")
    moved = row.cell(layout.NEW_DATE)
    cell = moved if moved.value != "" else row.cell(layout.READY)
    if ready and start and ready < start:
        notes.on_cell("VG-102", cell, expected=_shown(start))
        del values[ActionField.READY]
        return
    planned = before.get(ActionField.READY)
    if ready and planned and ready != planned and reason == "":
        notes.on_cell("VG-105", cell)
    if reason and planned and ready == planned:
        notes.on_cell("VG-107", row.cell(layout.DATE_REASON))


def _shown(day: str) -> str:
    """A day of the history as Dutch people write it."""
    year, month, number = day.split("-")
    return f"{int(number)}-{int(month)}-{year}"
