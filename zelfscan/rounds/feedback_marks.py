"""Marks the cells that need attention, and says beside them why: in the column Let op, at the end of the table."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from openpyxl.cell.cell import Cell
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.worksheet.table import TableColumn
from openpyxl.worksheet.worksheet import Worksheet

from zelfscan.model.finding import Severity
from zelfscan.rounds.feedback_cell import put_typed
from zelfscan.rounds.feedback_place import LABELS, Where
from zelfscan.rounds.feedback_points import WORDS, Point
from zelfscan.workbook import layout
from zelfscan.workbook.positions import Positions, Table
from zelfscan.workbook.sheets import frame, paper, rows, style
from zelfscan.workbook.sheets.draft import Draft

FILLS = {Severity.ERROR: "FAD7D2", Severity.WARNING: "FFE9A8"}
"""Behind a cell that needs attention; dark letters read well on both."""
LINES = {Severity.ERROR: "A3180C", Severity.WARNING: "7A4F00"}
"""Around it: thick, so that it is seen without colour too, and told apart from the thin lines of other cells."""

_WIDTH = 48.0
Marks = dict[Where, tuple[Severity, str]]
"""Per marked cell how much it weighs, and where the contents stand that it had when feedback was given."""


class Marker:
    """Marks cells and remembers what stood in them, on the hidden sheet with lists."""

    def __init__(self, draft: Draft) -> None:
        self._draft, self._lists = draft, draft.workbook[layout.LISTS.title]
        self._column = layout.column_letter(self._lists.max_column + 2)
        frame.put(self._lists, f"{self._column}1", "terugmelding", style.LABEL_STYLE)
        self.marks: Marks = {}
        self.beside: dict[tuple[str, int], list[str]] = defaultdict(list)
        self._rules: dict[str, list[tuple[str, Rule]]] = defaultdict(list)

    def mark(self, points: Iterable[Point]) -> None:
        """Mark what the points are about. A cell with two points gets the look of the first, which weighs most."""
        for point in points:
            if point.severity not in FILLS or point.is_sheet:
                continue
            for where in point.places:
                self._tell(where, point)
                cell = self._draft.workbook[where[0]][where[1]]
                if where not in self.marks and not cell.protection.locked:
                    self._mark_cell(where, cell, point.severity)
        for title, rules in self._rules.items():
            _put_first(self._draft.workbook[title], rules)

    def _mark_cell(self, where: Where, cell: Cell, severity: Severity) -> None:
        """The look of a cell: thick lines for good, the fill and bold letters as long as its contents are the same."""
        kept = f"{self._column}{len(self.marks) + 2}"
        original = self._lists[kept]
        original.value, original.data_type, original.number_format = cell.value, cell.data_type, cell.number_format
        original.quotePrefix = cell.quotePrefix
        self.marks[where] = severity, f"{layout.LISTS.title}!${self._column}${kept.removeprefix(self._column)}"
        side = Side(style="thick", color=LINES[severity])
        cell.border = Border(left=side, right=side, top=side, bottom=side)
        cell.fill = PatternFill(fill_type="solid", fgColor=FILLS[severity])
        fill = PatternFill(patternType="solid", fgColor=FILLS[severity], bgColor=FILLS[severity])
        rule = Rule(
            type="expression",
            formula=[f"EXACT({where[1]},{self.marks[where][1]})"],
            dxf=DifferentialStyle(font=Font(bold=True), fill=fill),
        )
        self._rules[where[0]].append((where[1], rule))

    def _tell(self, where: Where, point: Point) -> None:
        """The line beside a cell."""
        sheet, address = where
        header = _header(self._draft.positions, sheet, address)
        if header is None:
            return
        word = WORDS[point.severity] + (f" ({header})" if header and header not in LABELS else "")
        line = f"{word}: {' '.join(part for part in (point.matter, point.beside) if part)}"
        row = self._draft.workbook[sheet][address].row
        if line not in self.beside[sheet, row]:
            self.beside[sheet, row].append(line)


def put_beside(draft: Draft, beside: dict[tuple[str, int], list[str]]) -> None:
    """The column Let op of every table with something to tell."""
    for table in draft.positions.tables.values():
        sheet = draft.workbook[table.sheet]
        told = {row: beside[table.sheet, row] for row in table.rows.values() if (table.sheet, row) in beside}
        if told:
            letter = get_column_letter(column_index_from_string(list(table.columns.values())[-1]) + 1)
            _add_column(sheet, table, letter)
            for row in table.rows.values():
                cell = frame.put(sheet, f"{letter}{row}", None, style.TEXT_STYLE)
                put_typed(cell, "\n".join(told.get(row, [])))
                if row in told:
                    worst = Severity.ERROR if told[row][0].startswith(WORDS[Severity.ERROR]) else Severity.WARNING
                    cell.fill = PatternFill(fill_type="solid", fgColor=FILLS[worst])
            for row in table.headings:
                frame.put(sheet, f"{letter}{row}", None, style.GROUP_STYLE)
        _fit(sheet, table)


def _add_column(sheet: Worksheet, table: Table, letter: str) -> None:
    """One more column, as part of the table that the program knows."""
    frame.put(sheet, f"{letter}{table.header_row}", layout.ATTENTION, style.HEADER_STYLE)
    frame.put(sheet, f"{letter}1", None, style.TITLE_STYLE)
    sheet.column_dimensions[letter].width = _WIDTH
    for known in sheet.tables.values():
        start, end = known.ref.split(":")
        if start == f"{next(iter(table.columns.values()))}{table.header_row}":
            known.ref = f"{start}:{letter}{end.lstrip('ABCDEFGHIJKLMNOPQRSTUVWXYZ')}"
            known.tableColumns.append(TableColumn(id=len(known.tableColumns) + 1, name=layout.ATTENTION))
            if known.autoFilter is not None:
                known.autoFilter.ref = known.ref


def _fit(sheet: Worksheet, table: Table) -> None:
    """Rows high enough for what stands in them now."""
    for row in table.rows.values():
        rows.fit_rows(sheet, [row], least=paper.height(sheet, row))


def _put_first(sheet: Worksheet, rules: Iterable[tuple[str, Rule]]) -> None:
    """Add rules that go before all others on the sheet: by their number in Excel, by their place in LibreOffice."""
    others = [(area.sqref, other) for area in sheet.conditional_formatting for other in area.rules]
    sheet.conditional_formatting = ConditionalFormattingList()
    for address, rule in rules:
        sheet.conditional_formatting.add(address, rule)
    for area, other in others:
        other.priority = 0
        sheet.conditional_formatting.add(str(area), other)


def _header(positions: Positions, sheet: str, address: str) -> str | None:
    """The header above a cell of a table; None outside all tables."""
    letters = address.rstrip("0123456789")
    number = int(address.removeprefix(letters))
    for table in positions.tables.values():
        if table.sheet == sheet and number in table.rows.values():
            return next((header for header, letter in table.columns.items() if letter == letters), "")
    return None


def first_marked(marks: Sequence[Where], sheet: str) -> str:
    """The first marked cell on a sheet; empty where none is."""
    return next((address for title, address in marks if title == sheet), "")
