"""What earlier progress reports said (``administratie/rapportages.json``), so that a new one can say "vorige keer"."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from pydantic import Field, ValidationError

from zelfscan.followup.progress import counts, state_of
from zelfscan.model.base import Model
from zelfscan.model.finding import Finding
from zelfscan.rounds.ledger import write_if_other
from zelfscan.rounds.standing import Standing

NAME = "rapportages.json"


class Moment(Model):
    """The state of every action at one report, by directorate and id; no words of people."""

    date: dt.date
    states: dict[str, dict[str, str]]

    def count(self, slug: str | None = None) -> Counter[str]:
        """How many actions are in each state, in one directorate or in all."""
        chosen = self.states.values() if slug is None else [self.states.get(slug, {})]
        return Counter(state for states in chosen for state in states.values())


class Reports(Model):
    """All report moments, oldest first, and what was written of the last one."""

    moments: tuple[Moment, ...] = ()
    made_of: str = ""
    files: dict[str, str] = Field(default_factory=dict)
    """With their sha256."""


def moment_of(standings: Iterable[Standing], today: dt.date) -> Moment:
    """How it stands now."""
    states = {
        item.slug: {action.id: state_of(action, today) for action in item.actions if counts(action)}
        for item in standings
    }
    return Moment(date=today, states={slug: found for slug, found in states.items() if found})


def with_moment(moments: Sequence[Moment], now: Moment) -> tuple[Moment, ...]:
    """The moments with this one: in place of one of the same day, and not when nothing changed since the last one."""
    kept = [item for item in moments if item.date != now.date]
    before = [item for item in kept if item.date < now.date]
    if before and before[-1].states == now.states:
        return tuple(kept)
    return tuple(sorted([*kept, now], key=lambda item: item.date))


def previous(moments: Sequence[Moment], today: dt.date, weeks: int) -> Moment | None:
    """The moment to compare with: the last one that is so many weeks older; else the oldest before today."""
    before = [item for item in moments if item.date < today]
    older = [item for item in before if item.date <= today - dt.timedelta(weeks=weeks)]
    return older[-1] if older else before[0] if before else None


def read_reports(path: Path) -> tuple[Reports, tuple[Finding, ...]]:
    """What was kept; nothing, with a finding, when it is damaged."""
    if not path.exists():
        return Reports(), ()
    try:
        return Reports.model_validate_json(path.read_bytes()), ()
    except (OSError, ValidationError):
        return Reports(), (Finding(code="VG-081", file=path.name),)


def write_reports(path: Path, reports: Reports) -> None:
    """Keep it. Raises OSError."""
    text = reports.model_dump_json(indent=1, exclude_defaults=True)
    write_if_other(path, text.encode("utf-8") + b"\n")
