"""What a process evaluation knows of one directorate: what its people said, and what the round itself saw."""

import datetime as dt
from dataclasses import dataclass, field

from zelfscan.model.instrument import ContactType, Level
from zelfscan.model.plan import Advice
from zelfscan.model.round import Status


@dataclass(frozen=True, slots=True)
class Voice:
    """One answer to a question of the evaluation; ``level`` is None when the bureau noted it down."""

    question: str
    level: Level | None = None
    number: float | None = None
    yes: bool | None = None
    text: str = ""


@dataclass(slots=True)
class Cells:
    """How often a question of the scan was asked in a directorate, and what became of it."""

    asked: int = 0
    open: int = 0
    unknown: int = 0
    """Not known, or data refused."""
    not_applicable: int = 0

    @property
    def known(self) -> int:
        """How often there was a real answer."""
        return self.asked - self.open - self.unknown - self.not_applicable

    @property
    def hard(self) -> int:
        """How often it stayed open or unknown."""
        return self.open + self.unknown

    def add(self, other: "Cells") -> None:
        """Count another question with this one."""
        self.asked += other.asked
        self.open += other.open
        self.unknown += other.unknown
        self.not_applicable += other.not_applicable


@dataclass(slots=True)
class Member:
    """One directorate of the round."""

    slug: str
    directorate: str
    status: Status
    contact: tuple[ContactType, ...] = ()
    advice: Advice | None = None
    willing: bool | None = None
    """Whether it wanted to take part (True) or hesitated (False); None when nobody noted it."""
    returned: dict[Level, int] = field(default_factory=dict)
    missing: dict[Level, int] = field(default_factory=dict)
    people: int = 0
    processes: tuple[str, ...] = ()
    """Names of the work processes."""
    preconditions: tuple[str, ...] = ()
    """Preconditions that are not in order."""
    days: tuple[int, ...] = ()
    """Per workbook the days between handing out and filling in."""
    feedback: int = 0
    """How often feedback was given before everything was right."""
    date: dt.date | None = None
    """The latest day on which something was said."""
    voices: tuple[Voice, ...] = ()
    cells: dict[str, Cells] = field(default_factory=dict)
    """By question of the scan."""
    actions: int = 0
    owned: int = 0
    """Actions for which somebody is named."""
    followed: int = 0
    """Actions of which people said how far they are."""
    done: int = 0

    @property
    def asked(self) -> dict[Level, int]:
        """How many workbooks were asked of each level."""
        levels = [level for level in Level if level in self.returned or level in self.missing]
        return {level: self.returned.get(level, 0) + self.missing.get(level, 0) for level in levels}

    @property
    def total(self) -> Cells:
        """All questions of the scan together."""
        counted = Cells()
        for cells in self.cells.values():
            counted.add(cells)
        return counted
