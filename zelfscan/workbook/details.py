"""Reads the sheet Gegevens: for whom, at which level, with how many people, when, and who has which role."""

import datetime as dt
import re
from dataclasses import dataclass

from zelfscan.model.instrument import AnswerOption, Level, State
from zelfscan.model.scan import RoleHolder
from zelfscan.workbook import layout
from zelfscan.workbook.cells import Desk, answer_cell, text
from zelfscan.workbook.choices import Choices
from zelfscan.workbook.grid import CellError
from zelfscan.workbook.inventory import Inventory
from zelfscan.workbook.notes import Cell

MOST_PEOPLE = 10_000
_YEARS = range(2020, 2100)
_MONTHS = ("jan", "feb", "maa mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[-/. ]+([0-9]{1,2}|[a-z]{3,9})\.?[-/. ]+([0-9]{4})", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_LEVELS = (Level.TOGETHER, Level.MANAGEMENT, Level.POLICY, Level.EXECUTION)


@dataclass(frozen=True, slots=True)
class Details:
    """The first table of Gegevens, as read."""

    organisation: str
    directorate: str
    level: Level
    people: int | None
    date: dt.date | None
    filled_in_by: str


def read_details(desk: Desk, inventory: Inventory) -> Details:
    """Who filled in the workbook. Without the table every field is empty, and the missing sheet is the finding."""
    cells = {layout.DETAIL_IDS[row.id]: answer_cell(row, layout.VALUE) for row in inventory.of(layout.DETAILS.key)}
    directorate = text(desk, cells.get("directorate"), name=True)
    where = cells.get("directorate")
    if where and not directorate.strip() and where.value == "":
        desk.notes.on_cell("GE-001", where)
    return Details(
        organisation=text(desk, cells.get("organisation"), name=True),
        directorate=directorate,
        level=_level(desk, cells.get("level")),
        people=_people(desk, cells.get("people")),
        date=_date(desk, cells.get("date")),
        filled_in_by=text(desk, cells.get("filled_in_by"), name=True),
    )


def read_roles(desk: Desk, inventory: Inventory) -> tuple[RoleHolder, ...]:
    """Who holds which role, for the roles that were filled in."""
    rows = inventory.of(layout.ROLES.key)
    holders = ((row.id, text(desk, answer_cell(row, layout.HOLDER), name=True)) for row in rows)
    return tuple(RoleHolder(role=role, holder=holder) for role, holder in holders if holder.strip())


def _level(desk: Desk, cell: Cell | None) -> Level:
    """The level: as filled in, else as issued, else filled in together."""
    issued = desk.identity.level
    if desk.identity.mirror:
        return Level.EXPERIENCE
    if cell is None:
        return issued or Level.TOGETHER
    if cell.value == "":
        desk.notes.on_cell("GE-002", cell, suggestion=issued or Level.TOGETHER)
        return issued or Level.TOGETHER
    match = _level_choices().match(cell.value) if isinstance(cell.value, str) else None
    if match is None or match.option is None:
        code = "AN-005" if isinstance(cell.value, CellError) else "GE-003"
        desk.notes.on_cell(code, cell, expected=", ".join(_LEVELS))
        return issued or Level.TOGETHER
    if not match.exact:
        desk.notes.on_cell("AN-001", cell, suggestion=match.option.text)
    elif issued and issued != match.option.id:
        desk.notes.on_cell("GE-008", cell, expected=issued)
    return Level(match.option.id)


def _level_choices() -> Choices:
    """The levels that people choose from."""
    return Choices(AnswerOption(id=level.value, text=level.value, state=State.KNOWN, value=0) for level in _LEVELS)


def _people(desk: Desk, cell: Cell | None) -> int | None:
    """With how many people the workbook was filled in."""
    if cell is None:
        return None
    if cell.value == "":
        if not desk.identity.mirror:  # no opinion questions there
            desk.notes.on_cell("GE-005", cell)
        return None
    if isinstance(cell.value, CellError):
        desk.notes.on_cell("AN-005", cell)
        return None
    if isinstance(cell.value, str):
        return _people_in_words(desk, cell, cell.value)
    whole = not isinstance(cell.value, bool | dt.date | dt.time | dt.timedelta) and float(cell.value).is_integer()
    if whole and 1 <= cell.value <= MOST_PEOPLE:  # type: ignore[operator]
        return int(cell.value)  # type: ignore[arg-type]
    desk.notes.on_cell("GE-004", cell)
    return None


def _people_in_words(desk: Desk, cell: Cell, typed: str) -> int | None:
    """The one whole number in a text such as "6 mensen"."""
    numbers = re.findall(r"[0-9]+(?:[.,][0-9]+)?", typed)
    if len(numbers) != 1 or not numbers[0].isdigit() or "-" in typed or not 1 <= int(numbers[0]) <= MOST_PEOPLE:
        desk.notes.on_cell("GE-004", cell)
        return None
    if typed.strip() != numbers[0]:
        desk.notes.on_cell("AN-001", cell, suggestion=numbers[0])
    return int(numbers[0])


def _date(desk: Desk, cell: Cell | None) -> dt.date | None:
    """The day on which the workbook was filled in."""
    if cell is None:
        return None
    if cell.value == "":
        desk.notes.on_cell("GE-007", cell)
        return None
    if isinstance(cell.value, CellError):
        desk.notes.on_cell("AN-005", cell)
        return None
    day = cell.value.date() if isinstance(cell.value, dt.datetime) else cell.value
    found = day if isinstance(day, dt.date) else date_in_words(day) if isinstance(day, str) else None
    if found is None or found.year not in _YEARS:
        desk.notes.on_cell("GE-006", cell)
        return None
    return found


def date_in_words(typed: str) -> dt.date | None:
    """A day such as 12-3-2026, 12 maart 2026 or 2026-03-12; None for any other text."""
    words = typed.strip().lower()
    if match := _YEAR_FIRST.fullmatch(words):
        return _day(int(match.group(1)), int(match.group(2)), int(match.group(3)))
    if match := _DAY_FIRST.fullmatch(words):
        month = match.group(2)
        named = [at for at, names in enumerate(_MONTHS, start=1) if month[:3] in names.split()]
        return _day(int(match.group(3)), int(month) if month.isdigit() else (named or [0])[0], int(match.group(1)))
    return None


def _day(year: int, month: int, day: int) -> dt.date | None:
    """The day, if the calendar has it."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
