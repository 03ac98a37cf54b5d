"""The hidden sheet Berekening as it grows: rows found by key, one column per process, and small pieces of formula."""

from collections.abc import Callable, Iterable, Mapping

from openpyxl.worksheet.worksheet import Worksheet

from zelfscan.workbook import layout
from zelfscan.workbook.positions import Table, quoted
from zelfscan.workbook.sheets.formulas import literal

KEY, PLACE, PROOF, ONCE = "A", "B", "C", "D"
"""Columns: key of the row; a fixed value or the row where something stands; whether there is evidence; once for all."""

FIRST_PROCESS = 5
"""Column number of P1; the other processes follow, then the columns of help."""

FIRST_ROW = 4
"""The first row with a key; above it title, explanation and header."""

HELPERS = ("value", "best", "worst", "proven", "per")
"""Columns of help to the right of the processes: see ``Grid.helper``."""

SPARE_ROWS = 40
"""How far below a table a row may have moved and still be found."""

Value = str | float | int


class Grid:
    """Writes the sheet from top to bottom and remembers in which row each key stands."""

    def __init__(self, sheet: Worksheet, processes: tuple[str, ...]) -> None:
        self.sheet = sheet
        self.rows: dict[str, int] = {}
        """Row number by key, in order."""
        self.processes = {code: layout.column_letter(FIRST_PROCESS + place) for place, code in enumerate(processes)}
        """Column letter by process code."""
        after = FIRST_PROCESS + len(processes)
        self.helper = {name: layout.column_letter(after + place) for place, name in enumerate(HELPERS)}
        """Columns for questions that are asked once: their value, best and worst, whether a "ja" has evidence, and
        whether they are asked per process (P) or once (D)."""

    @property
    def columns(self) -> tuple[str, ...]:
        """Column letters of the processes, in order."""
        return tuple(self.processes.values())

    @property
    def next_row(self) -> int:
        """The row that ``add`` writes next."""
        return len(self.rows) + FIRST_ROW

    def add(self, key: str, cells: Mapping[str, Value]) -> None:
        """Write the next row: a value or formula per column letter."""
        row = self.next_row
        for column, value in {KEY: key, **cells}.items():
            self.sheet[f"{column}{row}"] = value
        self.rows[key] = row

    def each(self, key: str, formula: Callable[[str], str], columns: Iterable[str] = ()) -> None:
        """Write the next row with one formula (without ``=``) per process, or per column given."""
        self.add(key, {column: "=" + formula(column) for column in columns or self.columns})

    def at(self, key: str, column: str) -> str:
        """A cell for formulas on this sheet: ``E$12``. Raises KeyError for a key that was not written."""
        return f"{column}${self.rows[key]}"

    def fixed(self, key: str) -> str:
        """The one value of a row that holds a setting."""
        return self.at(key, f"${PLACE}")

    def across(self, key: str) -> str:
        """All processes of a row: ``E$12:H$12``."""
        return f"{self.at(key, self.columns[0])}:{self.at(key, self.columns[-1])}"

    def block(self, keys: list[str], first: str, last: str = "") -> str:
        """From the first to the last of these neighbouring keys, in one column or up to another."""
        return f"{self.at(keys[0], first)}:{self.at(keys[-1], last or first)}"

    def ref(self, key: str, column: str) -> str:
        """The same cell from any other sheet: ``Berekening!$E$12``."""
        return f"{quoted(layout.CALCULATION.title)}!${column}${self.rows[key]}"


def whole_column(table: Table, header: str) -> str:
    """A column of a table from row 1 to well below its end, so that rows which moved are still in it."""
    column = table.columns[header]
    return f"{quoted(table.sheet)}!${column}$1:${column}${table.last_row + SPARE_ROWS}"


def row_of(table: Table, row_id: str) -> str:
    """Formula for the row in which an id stands now; an error where it is gone."""
    return f"MATCH({literal(row_id)},{whole_column(table, layout.ID)},0)"
