"""What changed between two scans of one directorate, and what cannot be compared, as data without sentences."""

import datetime as dt
from enum import StrEnum

from pydantic import Field

from zelfscan.model.assessment import ControlClass, RiskClass
from zelfscan.model.base import Model
from zelfscan.model.instrument import Level, State
from zelfscan.model.progress import ActionStatus


class Wording(Model):
    """A question as people saw it: its text with the grounds of the scope filled in, and where its answer counts."""

    text: str
    factor: str


class Asked(Model):
    """What the instrument said when a scan was assessed; kept with its result, so that a later scan can be compared.

    ``scales`` holds per scale the answers with a value, ``attributes`` the wording of each attribute with its
    options, and ``rules`` one sha256 over every number and list that a class follows from.
    """

    instrument: str
    version: str
    questions: dict[str, Wording]
    scales: dict[str, tuple[str, ...]]
    attributes: dict[str, str]
    rules: str


class Move(StrEnum):
    """How an answer or a risk moved between the two scans."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    WITHIN = "within"
    """Only for risks: another class or band, and the bands overlap. Never called an improvement."""
    MORE_KNOWN = "more_known"
    """Not known then, known now: we see more. It is neither better nor worse."""
    LESS_KNOWN = "less_known"
    NOT_COMPARABLE = "not_comparable"


class Why(StrEnum):
    """Why two answers or risks cannot be compared. An answer names the first reason in this order that holds, a risk
    the one that holds for most of its answers."""

    OTHER_PROCESS = "other_process"
    """The same code with another name: another work process."""
    NEW_PROCESS = "new_process"
    """The work process did not take part then."""
    GONE_PROCESS = "gone_process"
    """The work process does not take part now."""
    CHANGED = "changed"
    """The question was put in other words, split, merged, or asked of something else."""
    OTHER_SCALE = "other_scale"
    """There were other answers to choose from."""
    WORDING_LOST = "wording_lost"
    """The result of then does not say how it was asked, and the instrument changed since."""
    OTHER_LEVEL = "other_level"
    """Answered on behalf of other levels than then."""
    NOT_ASKED_THEN = "not_asked_then"
    NOT_ASKED_NOW = "not_asked_now"
    UNCONFIRMED = "unconfirmed"
    """The answer of last time stands there, and nobody said that it still holds."""
    WITHHELD = "withheld"
    """Not shown, because the group is too small."""
    NOT_APPLICABLE = "not_applicable"
    UNKNOWN = "unknown"
    """Not known then and not known now."""
    FEW_SHARED = "few_shared"
    """Only for risks: too few questions were asked both times."""
    ATTRIBUTES = "attributes"
    """Only for risks: other attributes of the work process were filled in, or they were put in other words."""
    NO_PLACE = "no_place"
    """Only for risks: the category did not play then, or does not play now."""


class AnswerView(Model):
    """The answers of one level to one question: their state, the mean of the known ones (0 to 3), and the option
    where all known ones chose the same."""

    state: State
    value: float | None = None
    option: str | None = None


class AnswerChange(Model):
    """One cell: a question (by its id of today), a work process (None: the directorate) and a level, then and now."""

    question: str
    process: str | None
    level: Level
    move: Move
    why: Why | None = None
    before: AnswerView | None = None
    after: AnswerView | None = None


class Basis(StrEnum):
    """What a risk was compared on: everything that was asked, or only what was asked in the same way both times."""

    WHOLE = "whole"
    SHARED = "shared"


class RiskView(Model):
    """A risk at one of the two moments. For R9, R10 and a homeless R5 only control is given."""

    class_: RiskClass | None = Field(default=None, alias="class")
    best: RiskClass | None = None
    worst: RiskClass | None = None
    moved: RiskClass | None = None
    """What people made of it (Eigen oordeel). Never compared, since it is not measured."""
    inherent: RiskClass | None = None
    control: ControlClass
    control_best: ControlClass
    control_worst: ControlClass


class RiskChange(Model):
    """One category in one work process (None: once for the directorate), then and now.

    ``before`` and ``after`` are what was compared: with basis ``shared`` both are computed anew over what was asked
    both times. ``whole_before`` and ``whole_after`` are the classes over everything, as the plans say them.
    """

    process: str | None
    category: str
    move: Move
    why: Why | None = None
    basis: Basis = Basis.WHOLE
    shared: int = 0
    """How many cells were asked in the same way both times."""
    asked_before: int = 0
    asked_after: int = 0
    before: RiskView | None = None
    after: RiskView | None = None
    whole_before: RiskView | None = None
    whole_after: RiskView | None = None
    actions: tuple[str, ...] = ()
    """Ids of the actions in between that treat it."""


class ActionBetween(Model):
    """An action that ran or was finished between the two scans. That it stands beside a risk proves nothing."""

    id: str
    intervention: str = ""
    """Empty for an action of the directorate's own."""
    title: str = ""
    categories: tuple[str, ...] = ()
    processes: tuple[str, ...] = ()
    """Names of the work processes it is for; empty: the directorate."""
    status: ActionStatus
    start: dt.date | None = None
    ready: dt.date | None = None


class Comparison(Model):
    """A scan beside the one before, for one directorate."""

    before: dt.date | None
    """The latest date in the workbooks of then."""
    after: dt.date | None
    version_before: str
    version_after: str
    answers: tuple[AnswerChange, ...]
    risks: tuple[RiskChange, ...]
    actions: tuple[ActionBetween, ...] = ()
