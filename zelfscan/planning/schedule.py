"""When: which actions start now, in which quarter the others do, and until when each owner has room."""

import datetime as dt
from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from zelfscan.model.instrument import Effort, Settings
from zelfscan.model.plan import Timing

MONTHS_PER_QUARTER = 3


@dataclass(frozen=True, slots=True)
class Job:
    """What has to be planned: its effort, whose it is, and what it may not go without.

    ``beside`` are places of jobs that must have started; ``after`` of jobs of which one must be ready.
    """

    effort: Effort
    owner: str
    beside: tuple[int, ...] = ()
    after: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Period:
    """When a job runs: from start up to ready."""

    start: dt.date
    ready: dt.date
    timing: Timing

    @property
    def halfway(self) -> dt.date:
        """The day in the middle, for the check."""
        return self.start + (self.ready - self.start) / 2

    @property
    def quarter(self) -> str:
        """The quarter in which it starts, as 2027-Q1."""
        return f"{self.start.year}-Q{(self.start.month - 1) // MONTHS_PER_QUARTER + 1}"


def schedule(jobs: Sequence[Job], date: dt.date, settings: Settings) -> list[Period]:
    """Plan jobs given in order of importance: the smallest start now, the others as soon as there is room."""
    agenda = _Agenda(settings)
    months = {Effort.SMALL: settings.months_small, Effort.MIDDLE: settings.months_middle}
    lengths = [int(months.get(job.effort, settings.months_large).value) for job in jobs]
    free = [number for number, job in enumerate(jobs) if not job.beside and not job.after]
    for number in sorted(free, key=lambda number: lengths[number]):
        agenda.start_now(number, jobs[number].owner, date, lengths[number])
    bound = [number for number in range(len(jobs)) if number not in free]
    for number in [*(number for number in free if number not in agenda.periods), *bound]:
        agenda.start_later(number, jobs[number], date, lengths[number])
    return [agenda.periods[number] for number in range(len(jobs))]


class _Agenda:
    """Who is busy when, and how many jobs start in each quarter."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._busy: dict[str, list[Period]] = defaultdict(list)
        self._starts: Counter[dt.date] = Counter()
        self.periods: dict[int, Period] = {}

    def start_now(self, number: int, owner: str, date: dt.date, months: int) -> None:
        """Let a job start on the plan date, if there is room for it."""
        period = Period(date, add_months(date, months), Timing.NOW)
        if len(self.periods) < self._settings.start_now.value and self._has_time(owner, period):
            self._book(number, owner, period)

    def start_later(self, number: int, job: Job, date: dt.date, months: int) -> None:
        """Let a job start on the first day of the first quarter with room."""
        start = next_quarter(date)
        earliest = self._earliest(job, date)
        while not self._fits(job.owner, start, months, earliest):
            start = next_quarter(start)
        self._starts[start] += 1
        self._book(number, job.owner, Period(start, add_months(start, months), Timing.LATER))

    def _earliest(self, job: Job, date: dt.date) -> dt.date:
        started = [self.periods[number].start for number in job.beside if number in self.periods]
        ready = min((self.periods[number].ready for number in job.after if number in self.periods), default=date)
        return max([date, ready, *started])

    def _fits(self, owner: str, start: dt.date, months: int, earliest: dt.date) -> bool:
        period = Period(start, add_months(start, months), Timing.LATER)
        room = self._starts[start] < self._settings.per_quarter.value
        return start >= earliest and room and self._has_time(owner, period)

    def _has_time(self, owner: str, period: Period) -> bool:
        """Whether the owner has no more at a time than allowed, on every day that something of theirs starts."""
        busy = self._busy[owner]
        days = [period.start, *(item.start for item in busy if period.start <= item.start < period.ready)]
        most = max(sum(item.start <= day < item.ready for item in busy) for day in days)
        return most < self._settings.per_owner.value

    def _book(self, number: int, owner: str, period: Period) -> None:
        self._busy[owner].append(period)
        self.periods[number] = period


def add_months(date: dt.date, months: int) -> dt.date:
    """The same day so many months later, or the last day of a shorter month."""
    year, month = divmod(date.year * 12 + date.month - 1 + months, 12)
    return dt.date(year, month + 1, min(date.day, monthrange(year, month + 1)[1]))


def next_quarter(date: dt.date) -> dt.date:
    """The first day of the quarter after the one that the date is in."""
    first = (date.month - 1) // MONTHS_PER_QUARTER * MONTHS_PER_QUARTER + 1
    return add_months(dt.date(date.year, first, 1), MONTHS_PER_QUARTER)
