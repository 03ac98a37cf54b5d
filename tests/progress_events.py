"""Small builders for tests on following actions: events, files as read, and the history of a fictional directorate."""

import datetime as dt
from typing import Any

from zelfscan.followup.progress_merge import Merger
from zelfscan.model.finding import Finding
from zelfscan.model.progress import (
    ActionEvent,
    ActionField,
    EventKind,
    FollowedAction,
    Origin,
    ReadAction,
    ReadProgress,
)
from zelfscan.rounds.history import followed

SLUG, ACTION, OTHER = "wmo", "wmo-I02", "wmo-I35"
PLANNED = {
    ActionField.TITLE: "Tweede paar ogen",
    ActionField.OWNER: "Teamleider",
    ActionField.READY: "2027-07-01",
    ActionField.START: "2027-04-01",
}
SECOND = {ActionField.TITLE: "Eén eindverantwoordelijke", ActionField.OWNER: "Directeur"}


def day(month: int, number: int = 1, year: int = 2027) -> dt.datetime:
    """Noon on a day of 2027."""
    return dt.datetime(year, month, number, 12, tzinfo=dt.UTC)


def event(action: str, kind: EventKind, values: dict[ActionField, str] | None = None, **more: Any) -> ActionEvent:
    """An event, by default of the plan of April."""
    standard = {"origin": Origin.PLAN, "round": "Voorjaar 2027", "read_on": day(4)}
    return ActionEvent.model_validate({**standard, **more, "action": action, "kind": kind, "values": values or {}})


def planned() -> tuple[ActionEvent, ...]:
    """The history of a directorate whose plan has two actions."""
    return (
        event(ACTION, EventKind.PLANNED, PLANNED, intervention="I02", processes=("Aanvraag",)),
        event(OTHER, EventKind.PLANNED, SECOND, intervention="I35"),
    )


def row(action: str, place: str = "", baseline: dict[ActionField, str] | None = None, **values: str) -> ReadAction:
    """What a file says of one action; fields by their English names in small letters."""
    fields = {ActionField[name.upper()]: text for name, text in values.items()}
    return ReadAction(action=action, place=place, values=fields, baseline=baseline)


def a_file(name: str, saved: dt.datetime | None, *rows: ReadAction, **more: Any) -> ReadProgress:
    """A Word plan of the directorate, as read; not whole unless asked, so that no test is about what is missing."""
    standard = {"origin": Origin.WORD, "slug": SLUG, "sha256": f"{name} {saved}", "whole": False}
    return ReadProgress.model_validate({**standard, **more, "file": name, "saved": saved, "actions": rows})


class Reading:
    """Takes in files run by run, as `voortgang` does, and keeps what is known."""

    def __init__(self, events: tuple[ActionEvent, ...] = ()) -> None:
        self.events = list(events or planned())
        self.before: dict[str, ReadProgress] = {}

    def take(self, *reads: ReadProgress, now: dt.datetime | None = None) -> list[Finding]:
        """One run over some files, in the order in which they were saved."""
        merger = Merger({SLUG: tuple(self.events)}, "Voorjaar 2027", now or day(12))
        findings: list[Finding] = []
        for read in sorted(reads, key=lambda item: (merger.moment_of(item), item.file)):
            self.before[read.file], told = merger.take(read, self.before.get(read.file))
            findings += told
        self.events += merger.new.get(SLUG, [])
        return findings

    def now(self, action: str = ACTION) -> FollowedAction:
        """Where an action stands."""
        return next(item for item in followed(self.events, SLUG) if item.id == action)

    @property
    def ids(self) -> list[str]:
        """All actions."""
        return [item.id for item in followed(self.events, SLUG)]


def codes(findings: list[Finding]) -> list[str]:
    """The codes of findings."""
    return [finding.code for finding in findings]
