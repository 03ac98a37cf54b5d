"""Whose return is what: each return by its identity, the newest version of each, and together per directorate."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from zelfscan.model.finding import Finding
from zelfscan.model.instrument import Level
from zelfscan.model.round import IssuedWorkbook, Participant
from zelfscan.rounds.ledger import ReadingRecord, digest
from zelfscan.text import fold, nearest, slug

LONG_AGO = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Entry:
    """One file that came back, as it was read. ``moment`` is the time of the file itself."""

    file: str
    sha256: str
    record: ReadingRecord
    moment: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Return:
    """A return that counts: of which directorate it is, whatever its cell says, and the so-manieth at its level."""

    entry: Entry
    directorate: str
    number: int = 1


@dataclass(slots=True)
class Group:
    """One directorate: what came back, what is still out, and what there is to tell about its files."""

    directorate: str
    slug: str
    participant: Participant | None = None
    returns: list[Return] = field(default_factory=list)
    unreadable: list[Entry] = field(default_factory=list)
    missing: dict[Level, int] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Sorted:
    """All directorates, in the order of their names, and the unreadable files that are of nobody we know."""

    groups: tuple[Group, ...]
    loose: tuple[Entry, ...]


def sort_returns(
    entries: Iterable[Entry], issued: Sequence[IssuedWorkbook], participants: Sequence[Participant]
) -> Sorted:
    """Put every file with its directorate. Of several versions of one workbook the newest counts."""
    desk = _Desk(issued, participants)
    ordered = sorted(entries, key=lambda entry: (fold(entry.file), entry.file))
    loose = [entry for entry in ordered if not entry.record.read and not desk.claim(entry)]
    for versions in _versions(desk.without_copies(entry for entry in ordered if entry.record.read), desk).values():
        desk.take(versions)
    desk.count()
    return Sorted(desk.in_order(), tuple(loose))


def _versions(entries: Iterable[Entry], desk: "_Desk") -> Mapping[tuple[str, ...], list[Entry]]:
    """Files of the same workbook together."""
    found: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
    for entry in entries:
        found[desk.identity(entry)].append(entry)
    return found


class _Desk:
    """Where returns are laid out per directorate."""

    def __init__(self, issued: Sequence[IssuedWorkbook], participants: Sequence[Participant]) -> None:
        self.issued = {item.workbook_id: item for item in issued}
        self.groups: dict[str, Group] = {}
        self.slugs: set[str] = set()
        for participant in participants:
            self.group(participant.directorate).participant = participant
        self.listed = frozenset(self.groups)

    def group(self, directorate: str, key: str = "") -> Group:
        """The group of a directorate; a new one gets a slug that nobody has."""
        key = key or fold(directorate)
        if key not in self.groups:
            name = slug(directorate)
            name = f"{name}-{digest(key)[:6]}" if name in self.slugs else name
            self.slugs.add(name)
            self.groups[key] = Group(directorate, name)
        return self.groups[key]

    def known(self, entry: Entry) -> IssuedWorkbook | None:
        """The workbook as it was handed out; the one that took its place, if there is one."""
        found = self.issued.get(entry.record.workbook_id)
        seen = set()
        while found and found.replaced_by in self.issued and found.workbook_id not in seen:
            seen.add(found.workbook_id)
            found = self.issued[found.replaced_by]
        return found

    def identity(self, entry: Entry) -> tuple[str, ...]:
        """What two versions of one workbook share: the id it was issued with, else id, directorate and level.

        A workbook that was not issued may be filled in by several directorates. One without a name is of nobody.
        """
        if found := self.known(entry):
            return ("issued", found.workbook_id)
        record = entry.record
        return (record.workbook_id, fold(record.directorate) or entry.sha256, record.level or "")

    def without_copies(self, entries: Iterable[Entry]) -> Iterable[Entry]:
        """Each file once; the others are named."""
        first: dict[str, Entry] = {}
        for entry in entries:
            original = first.setdefault(entry.sha256, entry)
            if original is entry:
                yield entry
            else:
                finding = Finding(code="RO-028", file=entry.file, expected=original.file)
                self._of(entry).findings.append(finding)

    def claim(self, entry: Entry) -> bool:
        """Whether an unreadable file carries the name of a workbook that was issued; then it is that directorate's."""
        name = fold(PurePosixPath(entry.file.split(" > ")[-1]).stem)
        for item in self.issued.values():
            if fold(PurePosixPath(item.file).stem) in name:
                self.group(item.directorate).unreadable.append(entry)
                return True
        return False

    def take(self, versions: Sequence[Entry]) -> None:
        """Let the newest version count, and say of the others why they do not."""
        newest = max(versions, key=lambda entry: _order(entry, versions))
        group = self._of(newest)
        for entry in versions:
            if entry is not newest:
                group.findings.append(_older(entry, newest, versions))
        group.returns.append(Return(newest, group.directorate))
        self._check_name(group, newest)

    def _of(self, entry: Entry) -> Group:
        """The group that a return belongs to."""
        if found := self.known(entry):
            return self.group(found.directorate)
        name = entry.record.directorate
        return self.group(name, "" if name.strip() else entry.sha256)

    def _check_name(self, group: Group, entry: Entry) -> None:
        """Name a directorate that is not on the list, and a name that is not the one it was issued for."""
        name = entry.record.directorate
        if self.known(entry):
            if name.strip() and fold(name) != fold(group.directorate):
                finding = Finding(code="RO-030", file=entry.file, found=name, expected=group.directorate)
                group.findings.append(finding)
        elif fold(name) not in self.listed and name.strip():
            near = nearest(name, [item.directorate for item in self.groups.values() if item.participant], 1)
            code = "RO-045" if near else "RO-029"
            suggestion = near[0] if near else ""
            group.findings.append(Finding(code=code, file=entry.file, found=name, suggestion=suggestion))

    def count(self) -> None:
        """Number the copies per level, and count what is still out."""
        for group in self.groups.values():
            group.returns.sort(key=lambda item: (_level(item), item.entry.file))
            seen: Counter[str] = Counter()
            for place, item in enumerate(group.returns):
                seen[_level(item)] += 1
                group.returns[place] = Return(item.entry, item.directorate, seen[_level(item)])
            copies = group.participant.copies if group.participant else {}
            group.missing = {level: most - seen[level] for level, most in copies.items() if most > seen[level]}
            if group.missing and group.returns:
                out = ", ".join(f"{level.shown} ({count})" for level, count in group.missing.items())
                group.findings.append(Finding(code="RO-032", found=group.directorate, expected=out))

    def in_order(self) -> tuple[Group, ...]:
        """The groups by name."""
        return tuple(sorted(self.groups.values(), key=lambda group: (fold(group.directorate), group.directorate)))


def _level(item: Return) -> str:
    return item.entry.record.level or ""


Order = tuple[int, dt.datetime, dt.datetime, str]
REASONS = ("RO-046", "RO-025", "RO-026", "RO-027")
"""The finding about an older version, by what makes the other one newer."""


def _order(entry: Entry, versions: Sequence[Entry]) -> Order:
    """What makes a version newer, in this order.

    How often feedback was given on it, when it was saved (if all versions say so), the time of the file, its name.
    """
    moments = [item.record.saved for item in versions]
    saved = entry.record.saved if None not in moments and entry.record.saved else LONG_AGO
    return entry.record.feedback, saved, entry.moment or LONG_AGO, entry.file


def _older(entry: Entry, newest: Entry, versions: Sequence[Entry]) -> Finding:
    """Which version counts, and by what we saw that."""
    pairs = zip(_order(entry, versions), _order(newest, versions), strict=True)
    place = next(number for number, (ours, theirs) in enumerate(pairs) if ours != theirs)
    return Finding(code=REASONS[place], file=entry.file, expected=newest.file)
