"""What every sheet of a progress workbook shows of an action on the day it is made: the first look of its formulas."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from zelfscan.model.instrument import Instrument
from zelfscan.model.progress import ActionStatus, Choice, FollowedAction

MONTHS_AFTER, FEWEST_MONTHS, MOST_MONTHS, MOST_BACK = 3, 12, 24, 6
"""The planning goes on some months after the last date, has room for a year, and never becomes wider than paper."""


@dataclass(frozen=True, slots=True)
class Line:
    """One action as a row, with the word that says whether it is in time; all empty for a row that is still free."""

    id: str
    title: str = ""
    owner: str = ""
    start: dt.date | None = None
    ready: dt.date | None = None
    status: str = ""
    in_time: str = ""
    action: FollowedAction | None = None


def shown(actions: Sequence[FollowedAction]) -> tuple[FollowedAction, ...]:
    """The actions that belong in a form: still in the plan, or still running, and not turned down; in that order."""
    return tuple(
        action
        for action in actions
        if (action.current or action.status is ActionStatus.RUNNING) and action.choice is not Choice.NOT_CHOSEN
    )


def line_of(instrument: Instrument, action: FollowedAction, today: dt.date) -> Line:
    """An action as the form shows it today."""
    title = action.title.split("\n")[0]
    word = instrument.texts[f"form.states.{state(instrument, action, today)}"]
    return Line(action.id, title, action.owner, action.start, action.ready, action.status.value, word, action)


def state(instrument: Instrument, action: FollowedAction, today: dt.date) -> str:
    """How an action stands against its date: a key of the texts ``form.states``."""
    if action.status in (ActionStatus.DONE, ActionStatus.STOPPED):
        return "done" if action.status is ActionStatus.DONE else "stopped"
    if action.ready is None:
        return "undated"
    if action.ready < today:
        return "late"
    return "near" if (action.ready - today).days <= near_days(instrument) else "fine"


def near_days(instrument: Instrument) -> int:
    """So many days before its date an action is nearly late: there is still time to ask for help."""
    return int(instrument.texts["form.near_days"])


def by_owner(lines: Sequence[Line]) -> list[int]:
    """The places of the filled lines, those of one owner together, owners in order of first appearance, nobody last."""
    owners = [*dict.fromkeys(line.owner.casefold() for line in lines if line.title and line.owner), ""]
    filled = [place for place, line in enumerate(lines) if line.title]
    return sorted(filled, key=lambda place: (owners.index(lines[place].owner.casefold()), place))


def months_of(lines: Sequence[Line], today: dt.date) -> tuple[dt.date, ...]:
    """The first days of the months on the planning."""
    starts = [line.start for line in lines if line.start]
    ends = [line.ready for line in lines if line.ready]
    first = max(min([today, *starts]), add_months(today, -MOST_BACK))
    wanted = months_between(first, max([today, *ends])) + 1 + MONTHS_AFTER
    count = max(FEWEST_MONTHS, min(MOST_MONTHS, wanted))
    return tuple(add_months(first, number) for number in range(count))


def add_months(day: dt.date, months: int) -> dt.date:
    """The first day of the month so many months after the month of a day."""
    number = day.year * 12 + day.month - 1 + months
    return dt.date(number // 12, number % 12 + 1, 1)


def months_between(first: dt.date, last: dt.date) -> int:
    """How many months the month of ``last`` comes after that of ``first``."""
    return (last.year - first.year) * 12 + last.month - first.month


def mark(instrument: Instrument, line: Line, month: dt.date, today: dt.date) -> str:
    """What stands at an action in a month of the planning; the formulas on the sheet say the same."""
    texts, after = instrument.texts, add_months(month, 1)
    if line.ready is None or line.status == ActionStatus.STOPPED:
        return ""
    done, late = line.status == ActionStatus.DONE, line.ready < today
    if month <= line.ready < after:
        return texts["form.planning.done" if done else "form.planning.late" if late else "form.planning.due"]
    if line.ready < month <= today and not done:
        return texts["form.planning.late"]
    running = line.start is not None and line.start < after <= line.ready
    return texts["form.planning.run"] if running else ""


def mark_after(instrument: Instrument, line: Line, last: dt.date) -> str:
    """What stands at an action in the column behind the last month."""
    stopped = line.status == ActionStatus.STOPPED
    later = line.ready is not None and line.ready >= add_months(last, 1)
    return instrument.texts["form.planning.more"] if later and not stopped else ""


def count_of(instrument: Instrument, lines: Sequence[Line], key: str) -> int:
    """How many actions are in a state (a key of ``form.states``)."""
    return sum(line.in_time == instrument.texts[f"form.states.{key}"] for line in lines)
