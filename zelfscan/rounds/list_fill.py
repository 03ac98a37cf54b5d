"""What stands in deelnemers.xlsx of a round that measures again: who took part, with their processes and roles."""

from collections.abc import Iterator, Mapping, Sequence

from zelfscan.model.instrument import ContactType, Instrument
from zelfscan.model.round import Participant
from zelfscan.rounds import columns
from zelfscan.text import fold
from zelfscan.workbook import layout

Line = Mapping[str, str | int]
"""One row: a value per header."""


def lines(instrument: Instrument, participants: Sequence[Participant]) -> dict[str, list[Line]]:
    """The rows of each sheet of the list, by the key of the sheet."""
    names = {role.id: role.name for role in instrument.roles}
    return {
        columns.PEOPLE.key: [_person(participant) for participant in participants],
        columns.PROCESSES.key: [line for participant in participants for line in _processes(participant)],
        columns.ROLES.key: [
            {columns.DIRECTORATE: participant.directorate, layout.ROLE: names[role.role], columns.HOLDER: role.holder}
            for participant in participants
            for role in participant.roles
        ],
    }


def _person(participant: Participant) -> Line:
    """The row of one directorate, without the date by which to hand in."""
    levels = {
        header: participant.copies[level] for header, level in columns.LEVELS.items() if level in participant.copies
    }
    return {
        columns.DIRECTORATE: participant.directorate,
        columns.CONTACT: _contact(participant.contact),
        columns.SETUP: columns.FULL if participant.full else columns.SHORT,
        **levels,
        columns.PERSON: participant.contact_person,
        columns.MAIL: participant.mail,
        columns.COMMISSIONER: participant.commissioner,
        columns.LEAD: participant.lead,
        columns.KIND: columns.PARTNER if participant.partner else columns.OWN,
    }


def _processes(participant: Participant) -> Iterator[Line]:
    """The work processes in their order, so that P1 stays P1; each name once."""
    seen: set[str] = set()
    for process in participant.processes:
        name = " ".join(process.name.split())
        if fold(name) not in seen:
            seen.add(fold(name))
            contact = _contact(process.contact)
            yield {columns.DIRECTORATE: participant.directorate, layout.PROCESS: name, columns.CONTACT: contact}


def _contact(contact: Sequence[ContactType]) -> str:
    """The words for these contact types; empty for none."""
    return next((words for words, types in columns.CONTACT_CHOICES.items() if set(types) == set(contact)), "")
