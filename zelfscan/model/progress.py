"""What becomes of actions after the plan: their history, one event per line, and where they stand now."""

import datetime as dt
from enum import StrEnum

from zelfscan.model.base import Model


class ActionField(StrEnum):
    """A field of an action that people can change. The value is the Dutch key in the history."""

    TITLE = "actie"
    OWNER = "eigenaar"
    COMMISSIONER = "opdrachtgever"
    FIRST_STEP = "eerste stap"
    START = "start"
    READY = "klaar op"
    DATE_REASON = "reden nieuwe datum"
    CHOICE = "keuze"
    REASON = "reden"
    STATUS = "status"
    PERCENTAGE = "percentage"
    RESULT = "resultaat"
    INDICATOR = "indicator"
    BASELINE = "nulmeting"
    TARGET = "doel"
    MEASURED = "meting"
    EVIDENCE = "bewijs"
    OBSTACLE = "obstakel"
    HELP = "hulp nodig van"
    ADJUSTMENT = "aanpassing"
    OWN_PLAN = "eigen actieplan"
    """Where the action stands in the action plan that the directorate already has; empty when it does not."""


DATES = frozenset({ActionField.START, ActionField.READY})
"""Fields that hold a date, as 2027-04-01."""


class ActionStatus(StrEnum):
    """How far an action is. Late is never typed: it follows from the date."""

    NOT_STARTED = "nog niet begonnen"
    RUNNING = "loopt"
    DONE = "klaar"
    STOPPED = "gestopt"


class Choice(StrEnum):
    """What the directorate decided about a proposed action."""

    OPEN = "nog kiezen"
    CHOSEN = "aanpak gekozen"
    ADAPTED = "aanpak aangepast"
    NOT_CHOSEN = "aanpak niet gekozen"


class Origin(StrEnum):
    """Where an event comes from."""

    PLAN = "plan"
    """Written by this product when the plan was made."""
    WORD = "Word-plan"
    FORM = "voortgangsformulier"


class EventKind(StrEnum):
    """What happened to an action."""

    PLANNED = "gepland"
    CHANGED = "veranderd"
    ADDED = "toegevoegd"
    """An action of the directorate's own."""
    MISSING = "niet meer in het bestand"
    DROPPED = "niet meer in het plan"
    """A new version of the plan, made by this product, no longer proposes it."""


class ActionEvent(Model):
    """One line of the history of a directorate; lines are only ever added.

    ``values`` holds only what is new, each as text: a date as 2027-04-01, a status or choice by its Dutch value, a
    percentage as a whole number. ``place`` says where in the file, in the words of the program that made it.
    """

    action: str
    kind: EventKind
    origin: Origin
    round: str
    read_on: dt.datetime
    """When this product read or wrote it, with time zone."""
    changed_on: dt.datetime | None = None
    """When the file was last saved, as it says itself; of a plan its date."""
    file: str = ""
    sha256: str = ""
    place: str = ""
    by: str = ""
    """The function of who changed it, as the file says; never a name."""
    intervention: str = ""
    """For a planned action."""
    processes: tuple[str, ...] = ()
    """Names of the work processes it is for (a code can mean another process in another round)."""
    factors: tuple[str, ...] = ()
    values: dict[ActionField, str] = {}


class Conflict(Model):
    """Two files that say different things of one field; the newest wins."""

    action: str
    field: ActionField
    kept: str
    kept_file: str
    other: str
    other_file: str


class FollowedAction(Model):
    """Where an action stands now: its whole history folded, the newest change per field."""

    id: str
    directorate: str = ""
    slug: str
    intervention: str = ""
    """Empty for an action of the directorate's own."""
    processes: tuple[str, ...] = ()
    factors: tuple[str, ...] = ()
    title: str = ""
    owner: str = ""
    commissioner: str = ""
    first_step: str = ""
    start: dt.date | None = None
    ready: dt.date | None = None
    planned_ready: dt.date | None = None
    """The date that was planned first."""
    date_reason: str = ""
    choice: Choice = Choice.OPEN
    reason: str = ""
    status: ActionStatus = ActionStatus.NOT_STARTED
    percentage: int | None = None
    result: str = ""
    indicator: str = ""
    baseline: str = ""
    target: str = ""
    measured: str = ""
    evidence: str = ""
    obstacle: str = ""
    help: str = ""
    adjustment: str = ""
    own_plan: str = ""
    planned_on: dt.date | None = None
    """When it was first planned or added."""
    followed_on: dt.date | None = None
    """When people last said anything about it; None when never since it was planned."""
    current: bool = True
    """Whether the newest version of the plan still has it."""

    @property
    def heard_on(self) -> dt.date | None:
        """When people last said anything about it, else when it was there and had to begin."""
        return self.followed_on or max((day for day in (self.planned_on, self.start) if day), default=None)

    @property
    def own(self) -> bool:
        """Whether the directorate added it itself."""
        return not self.intervention

    def is_late(self, today: dt.date) -> bool:
        """Whether it should have been ready, is not, and nobody stopped or dropped it."""
        active = self.status in (ActionStatus.NOT_STARTED, ActionStatus.RUNNING) and self.choice != Choice.NOT_CHOSEN
        return active and self.ready is not None and self.ready < today


class ReadAction(Model):
    """What a document says of one action. ``action`` is empty for a new action of the directorate's own.

    ``values`` holds every field that the document shows and that could be read, normalised as in ActionEvent;
    a field that is not there is left out, a field that is empty holds an empty text. ``baseline`` is what stood
    there when the document was handed out, where the document itself still says so.
    """

    action: str
    place: str = ""
    values: dict[ActionField, str] = {}
    baseline: dict[ActionField, str] | None = None
    process: str = ""
    """What the document says about where an own action is for."""


class ReadProgress(Model):
    """What one plan or progress workbook says. Personal data in free text are masked already."""

    origin: Origin
    file: str
    sha256: str
    slug: str
    """Of which directorate; empty when the document does not say."""
    directorate: str = ""
    saved: dt.datetime | None = None
    """When a program last saved it, with time zone."""
    by: str = ""
    """The function of who filled it in."""
    filled_on: dt.date | None = None
    actions: tuple[ReadAction, ...] = ()
    whole: bool = True
    """Whether the document holds all actions of its directorate: then one that is gone was taken out by people."""
