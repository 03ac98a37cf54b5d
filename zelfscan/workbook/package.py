"""What the guard lets through: the kind of file, and the parts that a parser may see, already read."""

from dataclasses import dataclass, field
from enum import StrEnum

from zelfscan.workbook import layout

_NOT_READ = {
    layout.START.title,
    layout.RESULT.title,
    layout.LISTS.title,
    layout.CALCULATION.title,
    layout.CONTROL.title,
}
"""Sheets that hold nothing that people fill in."""


class Kind(StrEnum):
    """A kind of workbook that we read."""

    XLSX = "xlsx"
    ODS = "ods"
    XLS = "xls"


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet of an .xlsx file: its title, the part with its cells, and whether we need what it says."""

    title: str
    part: str
    wanted: bool


@dataclass(frozen=True, slots=True)
class Package:
    """An inspected file. ``parts`` holds only what we need of a zip; ``data`` the whole of an .xls file."""

    kind: Kind
    parts: dict[str, bytes] = field(default_factory=dict)
    sheets: tuple[SheetPart, ...] = ()
    data: bytes = b""


class Refused(Exception):
    """A file that the guard does not let through. Holds the code of the finding and what it names."""

    def __init__(self, code: str, **fields: str) -> None:
        super().__init__(code)
        self.code = code
        self.fields = fields


def is_wanted(title: str) -> bool:
    """Whether a sheet with this title may hold something that people filled in."""
    return title not in _NOT_READ
