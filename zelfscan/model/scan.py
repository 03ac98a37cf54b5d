"""What one returned workbook says, as read: identity, work processes, answers and free text."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from zelfscan.model.base import Model
from zelfscan.model.instrument import ContactType, Level, Scope, State


@dataclass(frozen=True, slots=True)
class Answer:
    """One cell: a question for a process (or, with ``process`` None, for the directorate).

    ``value`` is 0 to 3 for known answers, else None. ``option`` is the id of the chosen option, None when open.
    A question that was not asked there has no Answer at all.
    """

    question: str
    process: str | None
    state: State
    value: int | None = None
    option: str | None = None


class Remark(Model):
    """The free text in the row of a question: evidence (bewijs) and explanation (toelichting)."""

    question: str
    evidence: str = ""
    explanation: str = ""


class WorkProcess(Model):
    """A work process P1 to P8. ``attributes`` holds only what was filled in, each 0 to 3."""

    code: str
    name: str
    contact: tuple[ContactType, ...] = ()
    attributes: dict[str, Annotated[int, Field(ge=0, le=3)]] = {}


class PreconditionAnswer(Model):
    """What commissioner and lead each say of a precondition: option ids of the scale ``preconditions``."""

    precondition: str
    commissioner: str | None = None
    lead: str | None = None
    remark: str = ""


class RoleHolder(Model):
    """Who holds a role, by function or name as the directorate wrote it."""

    role: str
    holder: str


class DocumentAnswer(Model):
    """Whether a document is at hand (option id of the scale ``at_hand``), and where it stands."""

    document: str
    answer: str | None = None
    place: str = ""


class OwnRisk(Model):
    """A risk that the directorate added itself, with its own idea for what may help."""

    process: str | None
    risk: str
    idea: str = ""
    owner: str = ""


class QuickFix(Model):
    """Something the directorate mends at once (sheet Meteen doen)."""

    what: str
    who: str = ""
    when: str = ""


class Direction(StrEnum):
    """Which way people moved a class."""

    HIGHER = "hoger"
    LOWER = "lager"


class Override(Model):
    """People's own judgement (sheet Eigen oordeel): one step up or down, with reason and who decided.

    Without a direction the row could not be used: a finding says why, and only its text is kept.
    """

    process: str
    category: str
    direction: Direction | None
    reason: str
    decided_by: str = ""
    source: str = ""
    """File it came from."""


class EvaluationAnswer(Model):
    """An answer on the sheet Evaluatie: a number (scale, grade, hours) and/or text.

    ``source`` and ``level`` are known once the workbooks of a directorate are put together.
    """

    question: str
    number: float | None = None
    text: str = ""
    source: str = ""
    level: Level | None = None


class Scan(Model):
    """One returned workbook, read. ``asked`` are the ids of the questions that this workbook holds.

    ``people`` is the number of people it was filled in with (None when not filled in).
    """

    source: str
    workbook_id: str = ""
    feedback: int = 0
    """How often feedback was given on this workbook before it came back."""
    instrument: str
    instrument_version: str
    full: bool
    scope: Scope
    level: Level
    organisation: str = ""
    directorate: str
    people: int | None = None
    date: dt.date | None = None
    filled_in_by: str = ""
    contact: tuple[ContactType, ...]
    """Contact types that it was issued for."""
    asked: frozenset[str]
    processes: tuple[WorkProcess, ...] = ()
    answers: tuple[Answer, ...] = ()
    remarks: tuple[Remark, ...] = ()
    preconditions: tuple[PreconditionAnswer, ...] = ()
    roles: tuple[RoleHolder, ...] = ()
    documents: tuple[DocumentAnswer, ...] = ()
    own_risks: tuple[OwnRisk, ...] = ()
    quick_fixes: tuple[QuickFix, ...] = ()
    overrides: tuple[Override, ...] = ()
    evaluation: tuple[EvaluationAnswer, ...] = ()
    unconfirmed: tuple[tuple[str, str | None], ...] = ()
    """Cells (question, process) that still show the answer of last time, which nobody confirmed: they are open."""
