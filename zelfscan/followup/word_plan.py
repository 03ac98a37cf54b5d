"""Reads back a plan that people edited in Word or LibreOffice; what it cannot understand becomes a finding."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from zelfscan.followup.word_actions import Found, find_actions
from zelfscan.followup.word_file import WordFile, open_word
from zelfscan.followup.word_ids import LONGEST_TITLE, Ids, Whose
from zelfscan.followup.word_tables import Text, read_text
from zelfscan.followup.word_text import Reader
from zelfscan.followup.word_values import CHOICES, Notes, Value, masked, read_value
from zelfscan.model.finding import Finding
from zelfscan.model.instrument import Instrument
from zelfscan.model.progress import (
    DATES,
    ActionField,
    ActionStatus,
    Choice,
    FollowedAction,
    Origin,
    ReadAction,
    ReadProgress,
)
from zelfscan.privacy import mask
from zelfscan.text import fold, slug

PLAN_TITLE = "verbeterplan "
"""How the title of a plan begins."""
DEFAULTS = {ActionField.STATUS: ActionStatus.NOT_STARTED.value, ActionField.CHOICE: Choice.OPEN.value}
LIKE_TITLE = 0.5
"""How much a heading has to be like the name of an action, from 0 to 1, to be meant as its new name."""
HINTS = ("plan.fill_in", "plan.fill_in_date")


def read_plan(
    data: bytes, file: str, instrument: Instrument, known: Mapping[str, FollowedAction]
) -> tuple[ReadProgress | None, tuple[Finding, ...]]:
    """What a plan says of its actions; None, with a finding, for a file that is no plan of ours.

    ``known`` are the actions of all directorates of the round, by id. Raises nothing: a file that cannot be read is a
    finding.
    """
    word, findings = open_word(data, file)
    if word is None:
        return None, findings
    notes = Notes(file, list(findings))
    text = read_text(word, Reader([instrument.texts[key] for key in HINTS]))
    found = find_actions(text)
    reading = Reading(word, text, notes, known, _titles(instrument, known, word.noted))
    reading.take(found)
    if not reading.actions and not (found and reading.is_plan):
        notes.add("VG-029")
        return None, tuple(notes.found)
    return reading.progress(hashlib.sha256(data).hexdigest()), tuple(notes.found)


def _titles(
    instrument: Instrument, known: Mapping[str, FollowedAction], noted: Mapping[str, str] | None
) -> dict[str, str]:
    """The names of the actions that the document can be about, by id."""
    names = {item.id: item.name for item in instrument.interventions}
    here = dict.fromkeys(key.rpartition(":")[0] for key in noted or ())
    titles = {action: names.get(action.rpartition("-")[2], "") for action in here}
    return titles | {action: item.title or names.get(item.intervention, "") for action, item in known.items()}


@dataclass(slots=True)
class Reading:
    """What is known while the actions of one document are read."""

    word: WordFile
    text: Text
    notes: Notes
    known: Mapping[str, FollowedAction]
    titles: Mapping[str, str]
    actions: list[ReadAction] = field(default_factory=list)
    _at: dict[str, int] = field(default_factory=dict)
    """Where each action stands in the list."""

    @property
    def directorate(self) -> str:
        """The directorate as the title of the plan says it; empty when it does not."""
        for title in (self.text.opening, self.word.title):
            if fold(title).startswith(PLAN_TITLE):
                return mask(" ".join(title.split())[len(PLAN_TITLE) :])
        return ""

    @property
    def is_plan(self) -> bool:
        """Whether this is a plan of ours, and not a loose card in another document."""
        return bool(self.directorate) or bool(self.word.noted)

    def take(self, found: Sequence[Found]) -> None:
        """Read every card and row."""
        ids = Ids(self.titles, [action for action in self.titles if self._is_own(action)])
        here = slug(self.directorate) if self.directorate else ""
        if any(item.tracked for item in found):
            self.notes.add("VG-030")
        for item in found:
            whose = ids.whose(item.number, item.controls, item.title, here, alike=item.is_card)
            if item.is_card and not whose.id and not item.number and not _is_filled(item):
                continue
            if whose.id in self._at and not whose.seen and self._is_other(item, whose.id):
                whose = Whose()
            self._take_one(item, whose)

    def _is_other(self, item: Found, identifier: str) -> bool:
        """Whether a copy got another name: then it is a new action."""
        return bool(item.title) and fold(item.title) != fold(self.titles.get(identifier, ""))

    def _take_one(self, item: Found, whose: Whose) -> None:
        values = self._values(item, whose.id)
        if not whose.id and not self._is_worth(item, values):
            return
        title = self.titles.get(whose.id) or item.title
        if whose.code:
            self.notes.add(whose.code, item.place, item.number, whose.id, title=title)
        if whose.id and whose.id not in self._at and self._is_of_another(item, whose.id):
            self.notes.add("VG-045", item.place, item.title, title, action=whose.id)
        elif whose.id and self._is_renamed(item, whose.id):
            self.notes.add("VG-044", item.place, item.title, title, action=whose.id)
        if item.marked:
            self.notes.add("VG-039", item.place, title=title)
        for label, text, place in item.odd:
            self.notes.add("VG-041", place, f"{label}: {text}" if label else text, title=title)
        if whose.id in self._at:
            self._again(item, whose.id, values)
            return
        if whose.id:
            self._at[whose.id] = len(self.actions)
        self.actions.append(
            ReadAction(
                action=whose.id,
                place=item.place,
                values=values,
                baseline=self._baseline(whose.id, values),
                process="" if whose.id else mask(item.process),
            )
        )

    def _is_of_another(self, item: Found, identifier: str) -> bool:
        """Whether the name is that of another action: a number may have been typed in the wrong place."""
        name, ours = fold(item.title), fold(self.titles.get(identifier, ""))
        return bool(name and ours) and name != ours and name in map(fold, self.titles.values())

    def _is_renamed(self, item: Found, identifier: str) -> bool:
        """Whether people gave an action of the plan another name; the heading above a card can be of something else."""
        ours, theirs = fold(self.titles.get(identifier, "")), fold(item.title[:LONGEST_TITLE])
        if not ours or not theirs or ours == theirs or self._is_own(identifier):
            return False
        return not item.is_card or SequenceMatcher(None, ours, theirs).ratio() >= LIKE_TITLE

    def _values(self, item: Found, identifier: str) -> dict[ActionField, str]:
        """The fields that could be read; the name only of an own action, since ours stand above the card."""
        values: dict[ActionField, str] = {}
        for name, value in item.values.items():
            if name is not ActionField.TITLE:
                text = self._read(name, value, identifier)
                if text is not None:
                    values[name] = text
        if item.title and (not identifier or self._is_own(identifier)):
            values[ActionField.TITLE] = masked(item.title, item.place, self.notes)
        return values

    def _is_own(self, identifier: str) -> bool:
        """Whether the directorate added an action itself; of one that nobody knows, its number tells."""
        followed = self.known.get(identifier)
        return followed.own if followed else not self.titles.get(identifier) and "-E" in identifier

    def _read(self, name: ActionField, value: Value, identifier: str) -> str | None:
        before = (self.word.noted or {}).get(f"{identifier}:{name.value}", "") if name in DATES else ""
        return read_value(name, value, self.notes, before)

    def _is_worth(self, item: Found, values: Mapping[ActionField, str]) -> bool:
        """Whether a row without a number says anything; with text but without a name it is a finding."""
        said = {name: text for name, text in values.items() if text and text != DEFAULTS.get(name)}
        if ActionField.TITLE in said and (not item.is_card or len(said) > 1):
            return True
        if said and not item.is_card:
            self.notes.add("VG-042", item.place, "; ".join(said.values()))
        return False

    def _again(self, item: Found, identifier: str, values: Mapping[ActionField, str]) -> None:
        """The same action in another place: fields that are new there count too, and a difference is a finding."""
        at = self._at[identifier]
        first, noted = self.actions[at], self._baseline(identifier, values) or {}
        merged = dict(first.values)
        for name, text in values.items():
            kept = merged.get(name)
            if kept is None or kept == text:
                merged[name] = text
                continue
            if kept == noted.get(name, DEFAULTS.get(name)):
                merged[name], kept, text = text, text, kept
            told = {"title": self.titles.get(identifier, ""), "action": identifier, "field": name.value}
            self.notes.add("VG-043", item.place, text, kept, **told)
        baseline = self._baseline(identifier, merged)
        self.actions[at] = first.model_copy(update={"values": merged, "baseline": baseline})

    def _baseline(self, identifier: str, values: Mapping[ActionField, str]) -> dict[ActionField, str] | None:
        """What stood in the fields when the document was handed out; None when it does not say so of this action."""
        noted = self.word.noted or {}
        held = {name: noted[f"{identifier}:{name.value}"] for name in values if f"{identifier}:{name.value}" in noted}
        return {name: mask(_tidy(text)) for name, text in held.items()} if held else None

    def progress(self, sha256: str) -> ReadProgress:
        """Everything together."""
        slugs = Counter(self._slug_of(action.action) for action in self.actions if action.action)
        titled = slug(self.directorate) if self.directorate else ""
        mine = titled if titled in slugs or not slugs else slugs.most_common(1)[0][0]
        names = [item.directorate for item in self.known.values() if item.slug == mine and item.directorate]
        return ReadProgress(
            origin=Origin.WORD,
            file=self.notes.file,
            sha256=sha256,
            slug=mine,
            directorate=next(iter(names), self.directorate),
            saved=self.word.saved,
            actions=tuple(self.actions),
            whole=self._is_whole(mine),
        )

    def _slug_of(self, identifier: str) -> str:
        followed = self.known.get(identifier)
        return followed.slug if followed else identifier.rpartition("-")[0]

    def _is_whole(self, mine: str) -> bool:
        """Whether an action that is not here was taken out: the plan held them all when it was handed out."""
        noted = self.word.noted
        if noted is None:
            return bool(self.directorate)
        here = {key.rpartition(":")[0] for key in noted} | set(self._at)
        planned = {action for action, item in self.known.items() if item.slug == mine and item.current and not item.own}
        return planned <= here


def _is_filled(item: Found) -> bool:
    """Whether somebody said something in a card."""
    return any(value.text and value.text not in CHOICES.get(name, ()) for name, value in item.values.items())


def _tidy(text: str) -> str:
    """A text with single spaces, as texts from Word are read."""
    return "\n".join(" ".join(line.split()) for line in text.splitlines()).strip()
