"""Checks that a workbook holds what it was issued with: sheets, columns, rows and question texts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from zelfscan.model.instrument import Scope
from zelfscan.text import fold, nearest
from zelfscan.workbook import layout
from zelfscan.workbook.carry import CODES, one_row
from zelfscan.workbook.grid import Book, Grid
from zelfscan.workbook.identify import Identity
from zelfscan.workbook.index import Group, Index
from zelfscan.workbook.locate import Located, is_called
from zelfscan.workbook.notes import Cell, Notes
from zelfscan.workbook.tables import Row, has_ids, id_key

_MANY_COPIES = 3
"""From so many doubled rows between two sheets, the whole sheet is named instead of each row."""
_MANY_CHANGED = 5
"""From more changed questions on a sheet, the sheet is named instead of each question."""
FREE_SHEETS = (layout.OWN_RISKS, layout.QUICK_FIXES, layout.OVERRIDES)
"""The sheets on which people add rows themselves."""


class Inventory:
    """The rows that reading may use, one per id, after everything that is missing or doubled was named."""

    def __init__(self, book: Book, located: Located, identity: Identity, index: Index, notes: Notes) -> None:
        self.book, self.located, self.identity, self.index, self.notes = book, located, identity, index, notes
        self.groups = self._groups()
        self.rows: dict[str, Row] = {}
        for group in self.groups:
            for item in group.ids:
                if item in located.rows:
                    self.rows[item] = one_row(located.rows[item], group, index)
        self._mistyped = self._nearest_ids()
        self._with_rows = {row.table.grid.number for rows in located.rows.values() for row in rows}

    def of(self, key: str) -> list[Row]:
        """The rows of a group that are there, in the order of the instrument."""
        return [self.rows[item] for group in self.groups if group.key == key for item in group.ids if item in self.rows]

    def _nearest_ids(self) -> dict[tuple[int, int], str]:
        """What an unknown id probably is, by sheet and row: the nearest one, first of those that have no row."""
        ids = [item for group in self.groups for item in group.ids]
        lost = [item for item in ids if item not in self.rows]
        found = {}
        for row in self.located.unknown:
            if near := nearest(row.id, lost, 1) or nearest(row.id, ids, 1):
                found[row.table.grid.number, row.index] = near[0]
        return found

    def check(self) -> None:
        """Name everything that is missing, moved, doubled, unknown or changed."""
        lost = self._lost_headers()
        self._sheets(lost)
        self._columns()
        self._copies()
        self._older()
        self._unknown()
        self._texts()

    def _groups(self) -> tuple[Group, ...]:
        """What the workbook should hold."""
        identity, index = self.identity, self.index
        if identity.mirror:
            return index.mirror_groups(identity.asked)
        issued = {contact.value for contact in identity.contact}
        contact_rows = tuple(row for row, value in layout.PROCESS_CONTACT_IDS.items() if value in issued)
        questions = index.question_groups(identity.asked, identity.full, identity.codes)
        return (*index.fixed_groups(identity.codes, contact_rows), *questions)

    def _lost_headers(self) -> set[str]:
        """Name the sheets with ids but without a header row; the titles of what stood there."""
        lost = set()
        for grid in self.book.grids:
            if grid.number not in self._with_rows and has_ids(grid, self.index.row_ids):
                self.notes.on_sheet("BL-004", grid)
                held = {id_key(cell) for row in grid.rows for cell in row}
                lost |= {group.title for group in self.groups if held & {id_key(item) for item in group.ids}}
        return lost

    def _sheets(self, lost: set[str]) -> None:
        """Name missing sheets, missing rows, and sheets that have another name now."""
        by_title: dict[str, list[Group]] = defaultdict(list)
        for group in self.groups:
            by_title[group.title].append(group)
        for title, groups in by_title.items():
            there = [self.rows[item] for group in groups for item in group.ids if item in self.rows]
            if there:
                self._moved(title, there)
                self._missing_rows(groups, there)
            elif title not in lost and any(group.ids for group in groups):
                self.notes.on_file("BL-001", found=title)
        for sheet in () if self.identity.mirror else FREE_SHEETS:
            tables = self.located.free_tables(sheet)
            if not tables:
                self.notes.on_file("BL-001", found=sheet.title)
            elif not any(is_called(table.grid.title, sheet.title) for table in tables):
                self.notes.on_sheet("BL-002", tables[0].grid, expected=sheet.title)

    def _moved(self, title: str, rows: Iterable[Row]) -> None:
        """Name each other sheet on which rows of a sheet stand now."""
        for grid in {row.table.grid.number: row.table.grid for row in rows if not row.origin}.values():
            if not is_called(grid.title, title):
                self.notes.on_sheet("BL-002", grid, expected=title)

    def _missing_rows(self, groups: Iterable[Group], there: list[Row]) -> None:
        """Name the rows that people took out of a sheet."""
        if not self.identity.sure or self.identity.version != self.index.instrument.version:
            return
        known = {*self.rows, *self._mistyped.values()}
        missing = [item for group in groups for item in group.ids if item not in known]
        if missing:
            named = ", ".join(missing[:8]) + (" ..." if len(missing) > 8 else "")
            self.notes.on_sheet("BL-005", there[0].table.grid, found=named, count=str(len(missing)))

    def _columns(self) -> None:
        """Name columns that a table lost, or holds twice."""
        seen = set()
        for group in self.groups:
            for item in group.ids:
                if (row := self.rows.get(item)) is None:
                    continue
                table = row.table
                if (key := (group.key, table.grid.number, table.header_row)) in seen:
                    continue
                seen.add(key)
                for header in group.headers:
                    if not table.has(header):
                        self.notes.on_sheet("BL-003", table.grid, found=header, row=str(table.header_row + 1))
                for header in table.doubled:
                    self.notes.on_sheet("BL-011", table.grid, found=header)

    def _copies(self) -> None:
        """Name rows that are there twice; between two sheets as one finding."""
        between: dict[tuple[int, int], list[tuple[Row, Row]]] = defaultdict(list)
        for row in self.rows.values():
            for copy in row.copies if not row.least else ():
                between[row.table.grid.number, copy.table.grid.number].append((row, copy))
        for (here, there), pairs in between.items():
            if here != there and len(pairs) >= _MANY_COPIES:
                self._copied_sheet(pairs[0][0].table.grid, pairs[0][1].table.grid, [row for row, _ in pairs])
            else:
                for row, copy in pairs:
                    self._copied_row(row, copy)

    def _copied_sheet(self, original: Grid, copy: Grid, rows: list[Row]) -> None:
        """Name a sheet that repeats another one."""
        disputed = [row.id for row in rows if row.disputed]
        named = ", ".join(disputed[:8]) + (" ..." if len(disputed) > 8 else "")
        self.notes.on_sheet("BL-010" if disputed else "BL-012", copy, found=named, original=original.title)

    def _copied_row(self, row: Row, copy: Row) -> None:
        """Name a row that repeats another one, at the cell where they differ if they do."""
        for header in sorted(row.disputed):
            cell, own = copy.own_cell(header), row.own_cell(header)
            if cell and own and cell.value != "" and fold(str(cell.value)) != fold(str(own.value)):
                other = f"{own.grid.title}!{own.address}" if own.grid is not cell.grid else own.address
                self.notes.on_cell("AN-013", cell, row=row.id, other=other)
                return
        self.notes.on_cell("AN-014", copy.id_cell, row=row.id, other=str(row.index + 1))

    def _older(self) -> None:
        """Name what became of the rows of an older version of the instrument: one finding per id."""
        for row in {row.id: row for row in reversed(self.located.older)}.values():
            moved = self.index.moved[id_key(row.id)]
            self.notes.on_cell(CODES[moved.how], row.id_cell, suggestion=" en ".join(moved.to))

    def _unknown(self) -> None:
        """Name ids that nobody knows, rows that belong to another workbook, and rows found by their text."""
        for row in self.located.unknown:
            near = self._mistyped.get((row.table.grid.number, row.index), "")
            self.notes.on_cell("BL-006" if near else "BL-013", row.id_cell, suggestion=near)
        for row in self.located.by_text:
            self.notes.on_cell("BL-007", row.id_cell, suggestion=row.id)
        expected = {item for group in self.groups for item in group.ids}
        for item in sorted(set(self.located.rows) - expected):
            self.notes.on_cell("BL-009", self.located.rows[item][0].id_cell)

    def _texts(self) -> None:
        """Name questions whose words were changed; in another version of the instrument they may differ."""
        if self.identity.version not in ("", self.index.instrument.version):
            return
        changed: dict[int, list[tuple[Cell, str]]] = defaultdict(list)
        for cell, asked in self._changed_texts():
            changed[cell.grid.number].append((cell, asked))
        for pairs in changed.values():
            if len(pairs) > _MANY_CHANGED:
                self.notes.on_sheet("BL-014", pairs[0][0].grid, count=str(len(pairs)))
            else:
                for cell, asked in pairs:
                    self.notes.on_cell("BL-008", cell, expected=asked)

    def _changed_texts(self) -> Iterator[tuple[Cell, str]]:
        """The cells with other words than the question has, with the question."""
        phrase, texts = _phrase(self.index, self.identity.scope), self.index.texts
        for item, row in self.rows.items():
            cell = row.own_cell(layout.QUESTION) if item in texts else None
            if cell is None or not isinstance(cell.value, str) or not cell.value:
                continue
            text, asked = cell.value.split("\n", 1)[0], texts[item].replace("{gronden}", phrase)
            if text != asked and fold(text) != fold(asked):
                yield cell, asked


def _phrase(index: Index, scope: Scope) -> str:
    """How questions name the grounds in this scope."""
    return next((item.phrase for item in index.instrument.scopes if item.id is scope), "")
