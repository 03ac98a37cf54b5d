"""For whom a workbook is made: everything that tailors one workbook before it goes out."""

from pydantic import Field

from zelfscan.model.base import Model
from zelfscan.model.instrument import ContactType, Level, Scope
from zelfscan.model.scan import RoleHolder, WorkProcess


class Offer(Model):
    """An existing offer of the organisation: name, contact and waiting time, under the key that interventions use."""

    key: str
    name: str
    contact: str = ""
    waiting_time: str = ""


class HelpPoint(Model):
    """Where to go today with a real case: name and how to reach it."""

    name: str
    contact: str


class Organisation(Model):
    """The municipality: name, two colours (hex without #), existing offers, and where to go with a real case."""

    name: str = "Gemeente"
    colour: str = "1F4E79"
    accent: str = "B70000"
    offers: tuple[Offer, ...] = ()
    help_points: tuple[HelpPoint, ...] = ()


class PrefilledAnswer(Model):
    """A city-wide answer that the bureau already gave: option id of the answer scale and a remark."""

    question: str
    option: str
    remark: str = ""


class PreviousCell(Model):
    """What stood in one cell last time: id of the row, header of the column, and the text as people chose or typed it.

    Only cells whose question, work process and choices are the same now are given.
    """

    row: str
    header: str
    text: str


class Issue(Model):
    """One workbook to hand out. ``workbook_id`` is unique per workbook issued."""

    workbook_id: str
    directorate: str = ""
    contact: tuple[ContactType, ...] = (ContactType.A, ContactType.B, ContactType.C)
    level: Level = Level.TOGETHER
    full: bool = False
    process_count: int = 1
    free_rows: int = 0
    """Rows of their own that people need on the sheets for own input, when more than every workbook has."""
    scope: Scope = Scope.ALL
    organisation: Organisation = Field(default_factory=Organisation)
    processes: tuple[WorkProcess, ...] = ()
    roles: tuple[RoleHolder, ...] = ()
    prefilled: tuple[PrefilledAnswer, ...] = ()
    previous_round: str = ""
    """Name of the round that is measured again; empty: an ordinary workbook, in which nothing is to be confirmed."""
    previous: tuple[PreviousCell, ...] = ()
