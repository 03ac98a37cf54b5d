"""Which questions of the scan many did not understand or could not answer: the list to improve the instrument by."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from zelfscan.evaluation.facts import Cells, Member
from zelfscan.model.instrument import Instrument

ABOUT_QUESTIONS = ("PE10", "PE11")
"""The questions of the evaluation in which people name questions that are not clear or do not fit."""
_ID = re.compile(r"(?<![A-Za-z0-9])V\d+\.\d+[a-z]?(?![a-z0-9])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unclear:
    """One question of the scan. Groups of directorates are bits by place; ``cells`` counts over all of them."""

    question: str
    cells: Cells
    asked: int
    hard: int
    """Where it stayed open or unknown in some workbook."""
    unknown: int
    open: int
    named: int
    """Who named it as not clear or not fitting."""

    @property
    def weight(self) -> int:
        """How many directorates had trouble with it, one way or another."""
        return (self.hard | self.named).bit_count()


def unclear(instrument: Instrument, members: Sequence[Member]) -> tuple[Unclear, ...]:
    """Every question with which any directorate had trouble, the ones with most trouble first."""
    names = [named_by(member) for member in members]
    found = (_of(question.id, members, names) for question in instrument.questions)
    known = [item for item in found if item.hard or item.named]
    return tuple(sorted(known, key=lambda item: (-item.weight, -_share(item.cells))))


def _of(question: str, members: Sequence[Member], names: Sequence[frozenset[str]]) -> Unclear:
    total = Cells()
    asked = unknown = empty = named = 0
    for place, member in enumerate(members):
        if cells := member.cells.get(question):
            total.add(cells)
            asked |= bool(cells.asked) << place
            unknown |= bool(cells.unknown) << place
            empty |= bool(cells.open) << place
        named |= (question in names[place]) << place
    return Unclear(question, total, asked, unknown | empty, unknown, empty, named)


def named_by(member: Member) -> frozenset[str]:
    """The questions that a directorate names by their number in what it wrote about the questions."""
    texts = (voice.text for voice in member.voices if voice.question in ABOUT_QUESTIONS)
    found = (match.group() for text in texts for match in _ID.finditer(text))
    return frozenset(f"V{item[1:].lower()}" for item in found)


def _share(cells: Cells) -> float:
    return cells.hard / cells.asked if cells.asked else 0.0


def by_category(instrument: Instrument, member: Member) -> dict[str, Cells]:
    """How a directorate filled in the questions of each category."""
    counted: dict[str, Cells] = {}
    for question in instrument.questions:
        if cells := member.cells.get(question.id):
            counted.setdefault(question.category, Cells()).add(cells)
    return counted
