"""Brings together what plans and progress workbooks say of actions: what changed, what is new, and what clashes.

A change is a value that differs from what the file was handed out with. That is what the same file said when it was
last read; else what the file itself remembers; else what was planned. Of two changes of one field the one that was
saved last wins, in whatever order the files are read; both are kept in the history, and the clash is a finding. A
file that is read for the first time and remembers nothing may be an old copy: a value that the field had before, and
that somebody else has changed since, is then told but not taken over.
"""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from zelfscan.followup.progress_own import OwnActions
from zelfscan.followup.progress_said import DEFAULTS, Said, earlier, last_said, of_their_own
from zelfscan.model.finding import Finding
from zelfscan.model.progress import (
    ActionEvent,
    ActionField,
    Conflict,
    EventKind,
    FollowedAction,
    Origin,
    ReadAction,
    ReadProgress,
)
from zelfscan.privacy import mask
from zelfscan.rounds.history import EVERYBODY, followed, moment, values_of

Values = dict[ActionField, str]


@dataclass(slots=True)
class Handed:
    """What a file was handed out with; ``surely`` when it says so itself, or was read before."""

    values: Values
    surely: bool


@dataclass(slots=True)
class Merger:
    """Takes in files one by one, in the order in which they were saved; ``new`` is what is to be added, by slug."""

    histories: Mapping[str, Sequence[ActionEvent]]
    """Everything known so far, by slug of the directorate."""
    round_name: str
    now: dt.datetime
    """With time zone."""
    given: Collection[str] = ()
    """Ids that were given out before, also where the history does not know them any more."""
    new: dict[str, list[ActionEvent]] = field(default_factory=dict)
    conflicts: list[Conflict] = field(default_factory=list)
    _events: dict[str, list[ActionEvent]] = field(default_factory=dict)
    _slugs: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for slug, events in self.histories.items():
            for event in events:
                self._events.setdefault(event.action, []).append(event)
                self._slugs[event.action] = slug

    def take(self, read: ReadProgress, before: ReadProgress | None) -> tuple[ReadProgress, tuple[Finding, ...]]:
        """Take in one file; ``before`` is what it said when it was last read. The same with all ids, and findings."""
        slug = read.slug or next((self._slugs[item.action] for item in read.actions if item.action in self._slugs), "")
        if slug and not self._knows(slug, read):
            return read, (Finding(code="VG-120", file=read.file, found=mask(read.directorate) or slug),)
        findings: list[Finding] = []
        own = OwnActions(slug, self._own(slug), read, before)
        named = [(self._named(item, own, read, findings), item) for item in read.actions]
        for identifier, item in _once_each(named):
            if not identifier:
                continue
            if identifier in self._events:
                findings += self._change(identifier, item, read, before, slug)
            else:
                self._add(identifier, item, read, slug)
                findings.append(self._tell("VG-005", read, identifier, item.place))
        findings += self._missing(slug, {name for name, _ in named}, read, before)
        rows = tuple(item.model_copy(update={"action": identifier}) for identifier, item in named if identifier)
        return read.model_copy(update={"slug": slug, "actions": rows}), tuple(findings)

    def _knows(self, slug: str, read: ReadProgress) -> bool:
        """Whether a file is of this round: of a directorate that has actions in it, or about one of those."""
        ids = {item.action for item in read.actions}
        return slug in self.histories or not ids.isdisjoint(self._events) or not ids.isdisjoint(self.given)

    def _own(self, slug: str) -> dict[str, str]:
        """The titles of the own actions of a directorate, by id."""
        return {item.id: item.title for item in self._followed(slug) if item.own}

    def _followed(self, slug: str) -> tuple[FollowedAction, ...]:
        return followed((*self.histories.get(slug, ()), *self.new.get(slug, ())), slug)

    def _named(self, item: ReadAction, own: OwnActions, read: ReadProgress, findings: list[Finding]) -> str:
        """The id under which an action goes on; empty, with a finding, when nobody can say of whom it is."""
        if item.action in self._events or item.action in self.given:
            return item.action
        title = mask(item.values.get(ActionField.TITLE, "")) or item.action
        if not own.slug:
            findings.append(Finding(code="VG-010", file=read.file, details={"where": where(item.place)}))
            return ""
        if item.action:
            details = {"title": title, "where": where(item.place)}
            findings.append(Finding(code="VG-012", file=read.file, found=item.action, details=details))
        identifier, known = own.identify(title, item.place)
        if known:
            details = {"title": title, "action": identifier, "where": where(item.place)}
            findings.append(Finding(code="VG-013", file=read.file, found=known, details=details))
        return identifier

    def _add(self, identifier: str, item: ReadAction, read: ReadProgress, slug: str) -> None:
        """Note a new action of the directorate's own."""
        values = {name: mask(text) for name, text in item.values.items() if text and text != DEFAULTS.get(name)}
        values.setdefault(ActionField.TITLE, item.action or identifier)
        processes = (mask(item.process),) if item.process else ()
        self._note(slug, self._event(identifier, EventKind.ADDED, read, item.place, values, processes))

    def _change(
        self, identifier: str, item: ReadAction, read: ReadProgress, before: ReadProgress | None, slug: str
    ) -> Iterator[Finding]:
        """Note what changed in an action that we know."""
        events, owner = self._events[identifier], self._slugs[identifier]
        if slug and owner != slug:
            yield self._tell("VG-011", read, identifier, item.place)
        handed, current = handed_out(identifier, item, read, before, events), values_of(events)
        changed: Values = {}
        for name, text in ((name, mask(text)) for name, text in item.values.items()):
            if same(name, text, handed.values.get(name, "")) or same(name, text, current.get(name, "")):
                continue
            last = last_said(events, name)
            if not text and not handed.surely and of_their_own(events, read.file):
                continue
            stale = not handed.surely and any(same(name, text, old) for old in earlier(events, name))
            if not stale:
                changed[name] = text
            if last and (stale or (last.file != read.file and not same(name, last.value, handed.values.get(name, "")))):
                yield self._clash(identifier, item, read, name, last, stale)
        if changed or self._seen(read, events, item):
            self._note(owner, self._event(identifier, EventKind.CHANGED, read, item.place, changed))

    def _seen(self, read: ReadProgress, events: Sequence[ActionEvent], item: ReadAction) -> bool:
        """Whether people looked at it again and found it as it was: a dated progress workbook says so."""
        last = max((moment(event).date() for event in events if event.kind in EVERYBODY), default=None)
        day = read.filled_on
        status = item.values.get(ActionField.STATUS, "")
        return day is not None and day <= self.now.date() and (last is None or day > last) and bool(status)

    def _clash(
        self, identifier: str, item: ReadAction, read: ReadProgress, name: ActionField, last: Said, stale: bool
    ) -> Finding:
        """Two files say different things of one field."""
        text, wins = mask(item.values[name]), not stale and self.moment_of(read) >= last.moment
        pair = ((text, read.file), (last.value, last.file))
        (kept, kept_file), (other, other_file) = pair if wins else pair[::-1]
        self.conflicts.append(
            Conflict(action=identifier, field=name, kept=kept, kept_file=kept_file, other=other, other_file=other_file)
        )
        told = self._tell("VG-003" if wins else "VG-017" if stale else "VG-018", read, identifier, item.place)
        details = told.details | {"field": name.value, "other": last.file}
        return told.model_copy(update={"found": text, "expected": last.value, "details": details})

    def _missing(self, slug: str, here: set[str], read: ReadProgress, before: ReadProgress | None) -> Iterator[Finding]:
        """Note each action that people took out of a file that was whole."""
        if not read.whole or not slug or not read.actions:
            return
        was_there = {item.action for item in before.actions} if before else set()
        for action in self._followed(slug):
            events = self._events[action.id]
            from_here = [event for event in events if event.file == read.file]
            held = action.id in was_there or any(event.kind in EVERYBODY for event in from_here)
            planned = action.current and not action.own and events[0].read_on <= self.moment_of(read)
            told = bool(from_here) and from_here[-1].kind is EventKind.MISSING
            if action.id not in here and (held or planned) and not told:
                self._note(slug, self._event(action.id, EventKind.MISSING, read, "", {}))
                yield self._tell("VG-004", read, action.id, "")

    def _event(
        self,
        identifier: str,
        kind: EventKind,
        read: ReadProgress,
        place: str,
        values: Values,
        processes: tuple[str, ...] = (),
    ) -> ActionEvent:
        return ActionEvent(
            action=identifier,
            kind=kind,
            origin=read.origin,
            round=self.round_name,
            read_on=self.now,
            changed_on=in_utc(read.saved),
            file=read.file,
            sha256=read.sha256,
            place=place,
            by=mask(read.by),
            processes=processes,
            values=values,
        )

    def _note(self, slug: str, event: ActionEvent) -> None:
        self.new.setdefault(slug, []).append(event)
        self._events.setdefault(event.action, []).append(event)
        self._slugs[event.action] = slug

    def noted(self, read: ReadProgress) -> int:
        """How many events the history holds of this version of a file."""
        events = (event for events in self._events.values() for event in events)
        return sum((event.file, event.sha256) == (read.file, read.sha256) for event in events)

    def moment_of(self, read: ReadProgress) -> dt.datetime:
        """When a file was saved, as far as that is believable; else now."""
        return min(in_utc(read.saved) or self.now, self.now)

    def _title(self, identifier: str) -> str:
        return values_of(self._events[identifier]).get(ActionField.TITLE, identifier)

    def _tell(self, code: str, read: ReadProgress, identifier: str, place: str) -> Finding:
        details = {"action": identifier, "title": self._title(identifier), "where": where(place)}
        return Finding(code=code, file=read.file, details=details)


def handed_out(
    identifier: str,
    item: ReadAction,
    read: ReadProgress,
    before: ReadProgress | None,
    events: Sequence[ActionEvent],
) -> Handed:
    """What a file was handed out with, for one action; see the module."""
    planned = [event for event in events if event.origin is Origin.PLAN or event.kind is EventKind.ADDED]
    values = {name: text for event in planned for name, text in event.values.items()}
    values |= item.baseline or {}
    here = [event for event in events if event.file == read.file and event.kind in EVERYBODY]
    values |= {name: text for event in here for name, text in event.values.items()}
    earlier = [one for one in before.actions if one.action == identifier] if before else []
    values |= {name: mask(text) for one in earlier for name, text in one.values.items()}
    return Handed(values, surely=item.baseline is not None or bool(here) or bool(earlier))


def same(name: ActionField, one: str, other: str) -> bool:
    """Whether a field says the same, apart from white space; an empty drop-down says what it said at first."""
    default = DEFAULTS.get(name, "")
    return (one.split() or default.split()) == (other.split() or default.split())


def where(place: str) -> str:
    """A place in a file, as it begins a sentence."""
    return f"{place}: " if place else ""


def _once_each(named: Sequence[tuple[str, ReadAction]]) -> Iterator[tuple[str, ReadAction]]:
    """Every action once: of two rows of one action each gives the fields in which it says something."""
    rows: dict[str, ReadAction] = {}
    for identifier, item in named:
        first = rows.get(identifier)
        if first is None:
            rows[identifier] = item
            continue
        values = item.values | {name: text for name, text in first.values.items() if text}
        rows[identifier] = first.model_copy(update={"values": values})
    yield from rows.items()


def in_utc(moment: dt.datetime | None) -> dt.datetime | None:
    """A moment with a time zone: a file that says none is taken to mean UTC, as Office does."""
    return moment if moment is None or moment.tzinfo else moment.replace(tzinfo=dt.UTC)
