"""Takes names and free text out of the history of actions: functions, dates and how far they are stay."""

import json
from dataclasses import dataclass
from pathlib import Path

from zelfscan.instrument.load import CONTENT, load_instrument
from zelfscan.model.instrument import Instrument
from zelfscan.model.progress import ActionEvent, ActionField
from zelfscan.model.round import Round
from zelfscan.rounds.folder import RoundFolder
from zelfscan.rounds.history import read_history
from zelfscan.text import fold

KEPT = (ActionField.START, ActionField.READY, ActionField.CHOICE, ActionField.STATUS, ActionField.PERCENTAGE)
"""Fields that hold a date, a number or a choice."""
CONTENT_FIELDS = {
    ActionField.TITLE: "name",
    ActionField.FIRST_STEP: "first_step",
    ActionField.INDICATOR: "indicator",
    ActionField.TARGET: "target",
}
"""Fields that the content proposes: kept as far as nobody changed them."""
COMMISSIONER = "directeur"


@dataclass(frozen=True, slots=True)
class Cleaner:
    """The roles and interventions of the content, and how an own action is called."""

    roles: dict[str, str]
    by_id: dict[str, str]
    instrument: Instrument | None
    own_action: str

    def role(self, text: str, instead: str) -> str:
        """The name of a role as it stands there, else another role."""
        return self.roles.get(fold(text), instead)


def cleaner_for(place: RoundFolder, current: Round) -> Cleaner:
    """What cleaning needs to know; with content that does not load it keeps no function at all."""
    instrument, _ = load_instrument(place.at(current.content) if current.content else CONTENT)
    if instrument is None:
        return Cleaner({}, {}, None, "")
    names = {fold(role.name): role.name for role in instrument.roles}
    by_id = {role.id: role.name for role in instrument.roles}
    return Cleaner(names, by_id, instrument, instrument.texts["sharing.erased.own_action"])


def cleaned(path: Path, cleaner: Cleaner) -> tuple[bytes, int]:
    """A history without names and free text, and how many actions it holds; nothing of another kind of file."""
    if path.suffix != ".jsonl":
        return b"", 0
    events, _ = read_history(path)
    planned = {event.action: event.intervention for event in events if event.intervention}
    kept = [_event(event, planned.get(event.action, ""), cleaner) for event in events]
    lines = [json.dumps(event.model_dump(mode="json", exclude_defaults=True), ensure_ascii=False) for event in kept]
    return "".join(f"{line}\n" for line in lines).encode("utf-8"), len({event.action for event in kept})


def _event(event: ActionEvent, intervention: str, cleaner: Cleaner) -> ActionEvent:
    """One event with functions, dates and choices alone; without an intervention the action is of their own."""
    values = {name: text for name, text in event.values.items() if name in KEPT}
    found = {item.id: item for item in cleaner.instrument.interventions} if cleaner.instrument else {}
    content = found.get(intervention)
    for name, attribute in CONTENT_FIELDS.items():
        if content is not None and event.values.get(name) == getattr(content, attribute):
            values[name] = event.values[name]
    if ActionField.TITLE in event.values and not intervention:
        values[ActionField.TITLE] = cleaner.own_action
    owner = cleaner.by_id.get(content.owner, "") if content else ""
    for name, role in ((ActionField.OWNER, owner), (ActionField.COMMISSIONER, cleaner.by_id.get(COMMISSIONER, ""))):
        if event.values.get(name) and (kept := cleaner.role(event.values[name], role)):
            values[name] = kept
    update = {
        "values": values,
        "by": cleaner.role(event.by, ""),
        "file": "",
        "sha256": "",
        "place": "",
        "processes": (),
    }
    return event.model_copy(update=update)
