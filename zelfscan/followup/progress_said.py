"""What people said before of one field of an action: who, when, and what it held until then."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zelfscan.model.progress import ActionEvent, ActionField, ActionStatus, Choice, Origin
from zelfscan.rounds.history import EVERYBODY, moment

DEFAULTS: Mapping[ActionField, str] = {
    ActionField.STATUS: ActionStatus.NOT_STARTED.value,
    ActionField.CHOICE: Choice.OPEN.value,
}
"""What a field holds when nobody said anything."""


@dataclass(frozen=True, slots=True)
class Said:
    """Who last changed a field, to what, and when."""

    value: str
    file: str
    moment: dt.datetime


def of_their_own(events: Sequence[ActionEvent], file: str) -> bool:
    """Whether people added the action in another file: an empty field here then says nothing of it."""
    return all(event.origin is not Origin.PLAN and event.file != file for event in events)


def last_said(events: Sequence[ActionEvent], name: ActionField) -> Said | None:
    """Who last changed a field; None when nobody did."""
    said = [event for event in events if event.kind in EVERYBODY and name in event.values]
    if not said:
        return None
    last = max(enumerate(said), key=lambda pair: (moment(pair[1]), pair[0]))[1]
    return Said(last.values[name], last.file, moment(last))


def earlier(events: Sequence[ActionEvent], name: ActionField) -> list[str]:
    """Everything that a field held before what it holds now."""
    said = [event.values[name] for event in events if name in event.values]
    return [DEFAULTS[name], *said] if said and name in DEFAULTS else said
