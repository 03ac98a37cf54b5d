"""The history of actions: a file of events per directorate, only ever added to, and where each action stands now.

What people changed wins over what this product planned; of two changes the newest wins. So an action that is planned
again, in a new version of the plan or after a next scan, keeps its id and what people said of it.
"""

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from zelfscan.files import write_atomic
from zelfscan.model.finding import Finding
from zelfscan.model.progress import (
    DATES,
    ActionEvent,
    ActionField,
    ActionStatus,
    Choice,
    EventKind,
    FollowedAction,
    Origin,
)
from zelfscan.rounds.folder import RoundFolder, read_round

MOST_ROUNDS = 20
"""So many rounds back a history goes; it also ends a circle."""
EVERYBODY = (EventKind.CHANGED, EventKind.ADDED)
"""Events in which people said something."""
BEGINNING = (EventKind.PLANNED, *EVERYBODY)
"""Events that say what an action is."""


def history_path(place: RoundFolder, slug: str) -> Path:
    """The file with the history of one directorate in this round."""
    return place.histories / f"{slug}.jsonl"


def append(path: Path, events: Iterable[ActionEvent]) -> None:
    """Add events to a history, whole or not at all; what stands there stays as it is. Raises OSError."""
    lines = [json.dumps(event.model_dump(mode="json", exclude_defaults=True), ensure_ascii=False) for event in events]
    if lines:
        there = path.read_bytes() if path.exists() else b""
        gap = b"\n" if there and not there.endswith(b"\n") else b""
        write_atomic(path, there + gap + "".join(f"{line}\n" for line in lines).encode("utf-8"))


def read_history(path: Path) -> tuple[tuple[ActionEvent, ...], tuple[Finding, ...]]:
    """The events in a file, in order. A line that cannot be read is named and left where it is. Raises OSError."""
    events: list[ActionEvent] = []
    findings: list[Finding] = []
    if not path.exists():
        return (), ()
    for number, line in enumerate(path.read_bytes().split(b"\n"), start=1):
        if not line.strip():
            continue
        event = _event(line)
        if event is None:
            findings.append(Finding(code="VG-001", file=path.name, found=str(number)))
        else:
            events.append(event)
    return tuple(events), tuple(findings)


def _event(line: bytes) -> ActionEvent | None:
    """The event in a line; None when it is none, or says what no field can hold, as a date that does not exist."""
    try:
        event = ActionEvent.model_validate_json(line)
        typed(event.values)
    except ValueError:
        return None
    return event if event.read_on.tzinfo and (event.changed_on is None or event.changed_on.tzinfo) else None


def rounds_back(place: RoundFolder) -> Iterator[RoundFolder]:
    """This round and the ones it measures again, newest first, as far as their folders are there."""
    seen: set[Path] = set()
    current: RoundFolder | None = place
    while current is not None and current.path.resolve() not in seen and len(seen) < MOST_ROUNDS:
        seen.add(current.path.resolve())
        yield current
        settings, _ = read_round(current.path, erased=True) if current.path.is_dir() else (None, ())
        current = RoundFolder(current.at(settings.previous)) if settings and settings.previous else None


def whole_history(place: RoundFolder, slug: str) -> tuple[tuple[ActionEvent, ...], tuple[Finding, ...]]:
    """All events of a directorate, those of earlier rounds first. Raises OSError."""
    events: list[ActionEvent] = []
    findings: list[Finding] = []
    for folder in reversed(list(rounds_back(place))):
        found, problems = read_history(history_path(folder, slug))
        events += found
        findings += problems
    return tuple(events), tuple(findings)


def slugs(place: RoundFolder) -> tuple[str, ...]:
    """The directorates with a history in this round or an earlier one, in alphabetical order."""
    return tuple(sorted({path.stem for folder in rounds_back(place) for path in folder.histories.glob("*.jsonl")}))


def followed(events: Iterable[ActionEvent], slug: str, directorate: str = "") -> tuple[FollowedAction, ...]:
    """Where every action of a directorate stands, in the order in which they were first planned or added."""
    by_action: dict[str, list[ActionEvent]] = {}
    for event in events:
        by_action.setdefault(event.action, []).append(event)
    begun = (own for own in by_action.values() if any(event.kind in BEGINNING for event in own))
    return tuple(fold_events(own, slug, directorate) for own in begun)


def fold_events(events: Sequence[ActionEvent], slug: str, directorate: str = "") -> FollowedAction:
    """Where one action stands: what was planned last, and over it the newest change of people per field.

    Only dates of an earlier round give way: the plan of a later round is a new agreement on when.
    """
    planned = [event for event in events if event.origin is Origin.PLAN and event.kind is EventKind.PLANNED]
    said = sorted((event for event in events if event.kind in EVERYBODY), key=moment)
    purpose = planned[-1] if planned else next((event for event in reversed(said) if event.processes), said[-1])
    first_ready = next((event.values[ActionField.READY] for event in events if ActionField.READY in event.values), "")
    return FollowedAction(
        id=purpose.action,
        directorate=directorate,
        slug=slug,
        intervention=purpose.intervention,
        processes=purpose.processes,
        factors=purpose.factors,
        planned_ready=_date(first_ready),
        planned_on=min(_begun_on(event) for event in events),
        followed_on=max((moment(event).date() for event in said), default=None),
        current=_is_current(events),
        **typed(values_of(events)),
    )


def _begun_on(event: ActionEvent) -> dt.date:
    """The day of an event: of a plan its own date, which can be another day than that on which it was made."""
    planned = event.changed_on if event.origin is Origin.PLAN else None
    return (planned or event.read_on).date()


def values_of(events: Sequence[ActionEvent]) -> dict[ActionField, str]:
    """What the fields of one action hold now, as text."""
    planned = [event for event in events if event.origin is Origin.PLAN and event.kind is EventKind.PLANNED]
    said = sorted((event for event in events if event.kind in EVERYBODY), key=moment)
    values = {name: text for event in (*planned, *said) for name, text in event.values.items()}
    return values | _agreed_anew(events)


def _agreed_anew(events: Sequence[ActionEvent]) -> dict[ActionField, str]:
    """The dates that the plan of a later round set after people last said something of them."""
    anew: dict[ActionField, str] = {}
    said_in = dict.fromkeys(DATES, "")
    for event in events:
        for name in DATES & event.values.keys():
            if event.kind in EVERYBODY:
                said_in[name] = event.round
                anew.pop(name, None)
            elif event.kind is EventKind.PLANNED and said_in[name] not in ("", event.round):
                anew[name] = event.values[name]
    return anew | ({ActionField.DATE_REASON: ""} if ActionField.READY in anew else {})


def moment(event: ActionEvent) -> dt.datetime:
    """When something was said: when the file was saved, as far as that is believable, else when it was read."""
    return min(event.changed_on, event.read_on) if event.changed_on else event.read_on


def _is_current(events: Sequence[ActionEvent]) -> bool:
    """Whether the newest version of the plan still has the action; an own action always counts."""
    last = next((event.kind for event in reversed(events) if event.origin is Origin.PLAN), None)
    return last is not EventKind.DROPPED


def _date(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def typed(values: Mapping[ActionField, str]) -> dict[str, Any]:
    """The fields of FollowedAction by their English names, each as its own type. Raises ValueError."""
    fields: dict[str, Any] = {}
    for name, text in values.items():
        field = name.name.lower()
        if name in DATES:
            fields[field] = _date(text)
        elif name is ActionField.STATUS:
            fields[field] = ActionStatus(text) if text else ActionStatus.NOT_STARTED
        elif name is ActionField.CHOICE:
            fields[field] = Choice(text) if text else Choice.OPEN
        elif name is ActionField.PERCENTAGE:
            fields[field] = int(text) if text else None
        else:
            fields[field] = text
    return fields
