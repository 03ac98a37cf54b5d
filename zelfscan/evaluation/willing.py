"""Which directorates wanted to take part and which hesitated: from the sheet Keuze, else from the preconditions."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path

from zelfscan.evaluation.facts import Member
from zelfscan.model.finding import Finding
from zelfscan.model.instrument import Instrument
from zelfscan.model.plan import Advice
from zelfscan.rounds import columns, list_cells
from zelfscan.rounds.list_tables import lines_of
from zelfscan.text import fold, nearest, slug
from zelfscan.workbook import guard
from zelfscan.workbook.formats import open_book
from zelfscan.workbook.notes import Notes
from zelfscan.workbook.package import Refused

OPTIONS = "round.participants.choice.options.willing"
FIRST_WILLING = 2
"""The place of the first of the choices (from 0) that says that a directorate wants to take part."""
HEADER = columns.CRITERIA["willing"]
BY_ADVICE = {Advice.START: True, Advice.START_WITH_SUPPORT: False, Advice.PRECONDITIONS_FIRST: False}


class Basis(StrEnum):
    """What says whether a directorate wanted to take part."""

    CHOICE = "choice"
    """The sheet Keuze of the list of participants."""
    ADVICE = "advice"
    """The advice that follows from the preconditions."""
    NOTHING = "nothing"


def add_willing(path: Path, instrument: Instrument, members: Sequence[Member]) -> tuple[Basis, tuple[Finding, ...]]:
    """Note of every directorate whether it wanted to take part, and say what that rests on.

    The sheet Keuze counts when it has an answer for at least half of the directorates.
    """
    chosen, findings = read_willing(path, instrument)
    known = [member for member in members if member.slug in chosen]
    if known and 2 * len(known) >= len(members):
        for member in known:
            member.willing = chosen[member.slug]
        return Basis.CHOICE, findings
    for member in members:
        member.willing = BY_ADVICE.get(member.advice) if member.advice else None
    spoken = any(member.willing is not None for member in members)
    return (Basis.ADVICE if spoken else Basis.NOTHING), findings


def read_willing(path: Path, instrument: Instrument) -> tuple[Mapping[str, bool], tuple[Finding, ...]]:
    """The answers to "Wil de directie?" by slug; an answer that nobody can read is a finding. Nothing raises.

    That the list cannot be opened at all is told when the round is processed, and not again here.
    """
    package, _ = guard.inspect(path) if path.exists() else (None, ())
    if package is None:
        return {}, ()
    try:
        book = open_book(package)
    except Refused:
        return {}, ()
    notes, seen = Notes(path.name), Notes(path.name)
    options = [option.strip() for option in instrument.texts[OPTIONS].split("|")]
    places = {fold(option): place for place, option in enumerate(options)}
    found = {}
    for line in lines_of(book, columns.CHOICE, seen, (columns.DIRECTORATE, HEADER)) or ():
        name, said = list_cells.text(line, columns.DIRECTORATE), list_cells.text(line, HEADER)
        if name and said and fold(said) in places:
            found[slug(name)] = places[fold(said)] >= FIRST_WILLING
        elif name and said:
            near = nearest(said, options, 1) or (" / ".join(options),)
            notes.on_cell("EV-004", line.cell(HEADER), suggestion=near[0])
    return found, notes.findings()
