"""Gathers the findings of one workbook and puts them in the order of the workbook."""

import datetime as dt
import re
import sys
from dataclasses import dataclass, field
from typing import NamedTuple

from zelfscan import privacy
from zelfscan.model.finding import Finding
from zelfscan.workbook.grid import Grid, Value, address

LONGEST_FOUND = 80
_TOP, _BOTTOM = -1, sys.maxsize
_ANYWHERE = (_TOP, _TOP, _TOP)


class Cell(NamedTuple):
    """One cell: its value and where it stands (row and column counted from 0)."""

    value: Value
    grid: Grid
    row: int
    column: int

    @property
    def address(self) -> str:
        """The address that Excel shows."""
        return address(self.row, self.column)

    @property
    def is_formula(self) -> bool:
        """Whether a formula made the value."""
        return (self.row, self.column) in self.grid.formulas


@dataclass(slots=True)
class Notes:
    """The findings so far. ``file`` is the file as people named it."""

    file: str
    _found: list[tuple[tuple[int, int, int], Finding]] = field(default_factory=list)

    def on_cell(self, code: str, cell: Cell, *, expected: str = "", suggestion: str = "", **details: str) -> None:
        """Something about one cell; what stands there is named, shortened and without personal data."""
        finding = Finding(
            code=code,
            file=self.file,
            sheet=cell.grid.title,
            cell=cell.address,
            found=show(cell.value),
            expected=expected,
            suggestion=suggestion,
            details=details,
        )
        self._found.append(((cell.grid.number, cell.row, cell.column), finding))

    def on_sheet(
        self, code: str, grid: Grid, *, last: bool = False, found: str = "", expected: str = "", **details: str
    ) -> None:
        """Something about a whole sheet; ``last`` puts it behind everything about its cells."""
        finding = Finding(code=code, file=self.file, sheet=grid.title, found=found, expected=expected, details=details)
        edge = _BOTTOM if last else _TOP
        self._found.append(((grid.number, edge, edge), finding))

    def on_file(self, code: str, *, found: str = "", expected: str = "") -> None:
        """Something about the file, or about a sheet that is not there."""
        finding = Finding(code=code, file=self.file, found=found, expected=expected)
        self._found.append((_ANYWHERE, finding))

    def tells(self, grid: Grid, *codes: str) -> bool:
        """Whether one of these codes was said about a sheet."""
        return any(place[0] == grid.number and finding.code in codes for place, finding in self._found)

    def findings(self) -> tuple[Finding, ...]:
        """All findings, in the order of the workbook."""
        return tuple(finding for _, finding in sorted(self._found, key=lambda item: item[0]))


def show(value: Value) -> str:
    """A value as a message shows it: on one line, at most 80 characters, without personal data."""
    text = privacy.mask(" ".join(as_text(value).split()))
    text = re.sub(r"[\x00-\x1f\x7f]", "□", text)
    return text if len(text) <= LONGEST_FOUND else text[: LONGEST_FOUND - 1] + "…"


def as_text(value: Value) -> str:
    """A value as Dutch people write it; text as typed."""
    if isinstance(value, bool):
        return "WAAR" if value else "ONWAAR"
    if isinstance(value, int | float):
        return f"{value:.15g}".replace(".", ",")
    if isinstance(value, dt.datetime) and value.time() != dt.time():
        return f"{value.day}-{value.month}-{value.year} {value:%H:%M}"
    if isinstance(value, dt.date):
        return f"{value.day}-{value.month}-{value.year}"
    return value if isinstance(value, str) else str(value)
