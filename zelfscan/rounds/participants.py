"""Reads deelnemers.xlsx: who takes part, with everything that is wrong with the list."""

from dataclasses import dataclass, field
from pathlib import Path

from zelfscan.model.finding import Finding
from zelfscan.model.instrument import ContactType, Instrument
from zelfscan.model.round import Participant
from zelfscan.model.scan import RoleHolder, WorkProcess
from zelfscan.rounds import columns, list_cells
from zelfscan.rounds.list_tables import Line, lines_of
from zelfscan.text import fold, nearest, slug
from zelfscan.workbook import guard
from zelfscan.workbook.formats import open_book
from zelfscan.workbook.grid import Book
from zelfscan.workbook.layout import PROCESS, ROLE
from zelfscan.workbook.notes import Notes
from zelfscan.workbook.package import Refused


@dataclass(slots=True)
class Entry:
    """A row of Deelnemers as read. When ``line.wrong``, something must be put right before anything goes out."""

    line: Line
    participant: Participant
    processes: list[WorkProcess] = field(default_factory=list)
    roles: list[RoleHolder] = field(default_factory=list)

    @property
    def whole(self) -> Participant:
        """The participant with processes and roles."""
        return self.participant.model_copy(update={"processes": tuple(self.processes), "roles": tuple(self.roles)})


Entries = dict[str, Entry]
"""The participants by name without case or accents, in the order of the list."""


def read_participants(path: Path, instrument: Instrument) -> tuple[tuple[Participant, ...], tuple[Finding, ...]]:
    """Everybody whose name could be read, in the order of the list, and all findings. Nothing in the file raises."""
    ready, waiting, findings = read_list(path, instrument)
    order = {entry.line.row: entry.whole for entry in (*ready, *waiting)}
    return tuple(order[row] for row in sorted(order)), findings


def read_list(path: Path, instrument: Instrument) -> tuple[tuple[Entry, ...], tuple[Entry, ...], tuple[Finding, ...]]:
    """Who can get workbooks, who has to wait until the list is mended, and all findings in the order of the file."""
    if not path.exists():
        return (), (), (Finding(code="RO-002", file=path.name),)
    package, findings = guard.inspect(path)
    if package is None:
        return (), (), findings
    try:
        book = open_book(package)
    except Refused as refused:
        return (), (), (*findings, guard.finding(refused, path.name))
    notes = Notes(path.name)
    entries = _entries(book, notes)
    if entries is None:
        missing = () if notes.findings() else (Finding(code="RO-003", file=path.name, expected=columns.PEOPLE.title),)
        return (), (), (*findings, *notes.findings(), *missing)
    _add_processes(book, entries, notes)
    _add_roles(book, entries, notes, instrument)
    empty = () if entries else (Finding(code="RO-088", file=path.name, sheet=columns.PEOPLE.title),)
    ready, waiting = ([entry for entry in entries.values() if entry.line.wrong is wrong] for wrong in (False, True))
    return tuple(ready), tuple(waiting), (*findings, *notes.findings(), *empty)


def _entries(book: Book, notes: Notes) -> Entries | None:
    """The rows of Deelnemers with a name of their own; None when there is no such table."""
    lines = lines_of(book, columns.PEOPLE, notes, (columns.DIRECTORATE, columns.CONTACT))
    if lines is None:
        return None
    entries: Entries = {}
    by_slug: dict[str, Entry] = {}
    for line in lines:
        name = list_cells.needed(line, columns.DIRECTORATE)
        if not name:
            continue
        known = entries.get(fold(name)) or by_slug.get(slug(name))
        if known is None:
            entries[fold(name)] = by_slug[slug(name)] = Entry(line, _participant(line, name))
        else:
            _refuse(line, name, known)
    return entries


def _refuse(line: Line, name: str, known: Entry) -> None:
    """Note that an earlier row has this name, or one that gives the same names of files; that one waits too."""
    other, first = known.participant.directorate, known.line.cell(columns.DIRECTORATE).address
    if fold(other) == fold(name):
        line.tell("RO-009", columns.DIRECTORATE, expected=first)
    else:
        line.tell("RO-010", columns.DIRECTORATE, expected=first, suggestion=other, name=slug(name))
    known.line.wrong = True


def _participant(line: Line, name: str) -> Participant:
    """One row of Deelnemers; what is empty or wrong gets the plainest value."""
    setups = {columns.SHORT: columns.SHORT, columns.FULL: columns.FULL}
    kinds = {columns.OWN: columns.OWN, columns.PARTNER: columns.PARTNER, "eigen": columns.OWN}
    contact = list_cells.contact(line, required=True)
    setup = list_cells.choice(line, columns.SETUP, setups, columns.SHORT)
    counts = {level: list_cells.copies(line, header) for header, level in columns.LEVELS.items()}
    if not any(counts.values()) and not line.wrong:
        line.tell("RO-015", next(iter(columns.LEVELS)))
    return Participant(
        directorate=name,
        contact=contact or tuple(ContactType),
        copies={level: count for level, count in counts.items() if count},
        full=setup == columns.FULL,
        contact_person=list_cells.text(line, columns.PERSON),
        mail=list_cells.mail(line, columns.MAIL),
        commissioner=list_cells.text(line, columns.COMMISSIONER),
        lead=list_cells.text(line, columns.LEAD),
        deadline=list_cells.date(line, columns.DEADLINE),
        partner=list_cells.choice(line, columns.KIND, kinds, columns.OWN) == columns.PARTNER,
    )


def _of(line: Line, entries: Entries) -> Entry | None:
    """The participant that a row of Werkprocessen or Rollen is about; a name that is not listed is noted."""
    name = list_cells.needed(line, columns.DIRECTORATE)
    if not name or fold(name) in entries:
        return entries.get(fold(name))
    near = nearest(name, [entry.participant.directorate for entry in entries.values()], 1)
    hint = f'Bedoel je "{near[0]}"?' if near else "Zet de directie daar ook neer."
    line.tell("RO-016", columns.DIRECTORATE, suggestion=hint)
    if near:
        entries[fold(near[0])].line.wrong = True
    return None


def _add_processes(book: Book, entries: Entries, notes: Notes) -> None:
    """Give every participant the work processes that are known."""
    for line in lines_of(book, columns.PROCESSES, notes, (columns.DIRECTORATE, PROCESS)) or ():
        entry, name = _of(line, entries), list_cells.needed(line, PROCESS)
        contact = list_cells.contact(line, required=False)
        if entry is None or not name:
            continue
        if fold(name) in {fold(process.name) for process in entry.processes}:
            line.tell("RO-019", PROCESS)
        elif len(entry.processes) == columns.MOST_PROCESSES:
            line.tell("RO-017", PROCESS, expected=str(columns.MOST_PROCESSES))
        else:
            _check_contact(line, contact, entry)
            code = f"P{len(entry.processes) + 1}"
            entry.processes.append(WorkProcess(code=code, name=name, contact=contact))
        entry.line.wrong = entry.line.wrong or line.wrong


def _check_contact(line: Line, contact: tuple[ContactType, ...], entry: Entry) -> None:
    """Note a contact type that the workbook of this directorate leaves out."""
    if not set(contact) <= set(entry.participant.contact):
        line.tell("RO-018", columns.CONTACT, expected=", ".join(entry.participant.contact))


def _add_roles(book: Book, entries: Entries, notes: Notes, instrument: Instrument) -> None:
    """Give every participant the roles that are known."""
    valid = {word: role.id for role in instrument.roles for word in (role.id, role.name)}
    for line in lines_of(book, columns.ROLES, notes, (columns.DIRECTORATE, ROLE)) or ():
        entry, holder = _of(line, entries), list_cells.needed(line, columns.HOLDER)
        role = list_cells.choice(line, ROLE, valid) if list_cells.needed(line, ROLE) else ""
        if entry is None:
            continue
        entry.line.wrong = entry.line.wrong or line.wrong
        if role in {known.role for known in entry.roles}:
            line.tell("RO-019", ROLE)
        elif role and holder:
            entry.roles.append(RoleHolder(role=role, holder=holder))
