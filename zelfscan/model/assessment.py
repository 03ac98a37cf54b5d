"""The risk assessment of one directorate: what ``scoring.md`` defines, as data, with where it came from."""

import datetime as dt
from enum import StrEnum

from pydantic import Field

from zelfscan.model.base import Model
from zelfscan.model.instrument import Level, Scope, State
from zelfscan.model.scan import (
    DocumentAnswer,
    EvaluationAnswer,
    Override,
    OwnRisk,
    PreconditionAnswer,
    QuickFix,
    Remark,
    RoleHolder,
    WorkProcess,
)


class RiskClass(StrEnum):
    """Class of inherent or residual risk; ``unclear`` is a residual whose band spans two steps or more."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    VERY_HIGH = "very_high"
    UNCLEAR = "unclear"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


class ControlClass(StrEnum):
    """Class of control, from fully in place to absent."""

    IN_ORDER = "in_order"
    LARGELY = "largely_in_order"
    PARTLY = "partly_in_order"
    NOT_IN_ORDER = "not_in_order"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


class Label(StrEnum):
    """A caveat beside a result."""

    LITTLE_INSIGHT = "little_insight"
    INCOMPLETE = "incomplete"
    VIEWS_DIFFER = "views_differ"
    RESIDENTS_DIFFER = "residents_differ"
    UNSUPPORTED = "unsupported"


class Counts(Model):
    """How many cells are in each state; not_asked cells are never counted."""

    known: int = 0
    unknown: int = 0
    not_provided: int = 0
    not_applicable: int = 0
    open: int = 0
    withheld: int = 0


class Inherent(Model):
    """Risk before safeguards: likelihood and consequence 0 to 3, value 0 to 9, and its class."""

    value: float | None = None
    class_: RiskClass = Field(alias="class")
    likelihood: float | None = None
    consequence: float | None = None
    floor: bool = False
    """Whether the floor (a heavy decision by one official) lifted the class."""


class Control(Model):
    """How far safeguards are in place: mean 0 (fully) to 3 (absent), class, and the band around it."""

    value: float | None = None
    class_: ControlClass = Field(alias="class")
    best: ControlClass
    worst: ControlClass
    best_value: float | None = None
    worst_value: float | None = None


class Residual(Model):
    """Risk that remains. ``class`` is what people see, ``default`` the class at the default, before moves by people."""

    class_: RiskClass = Field(alias="class")
    best: RiskClass
    worst: RiskClass
    default: RiskClass
    moved: RiskClass | None = None
    """The class after people's own judgement, where there is one."""
    overrides: tuple[Override, ...] = ()


class LevelMean(Model):
    """What one level says of a factor: mean 0 to 3, and whether it answered enough to count."""

    level: Level
    value: float | None
    answered: int
    asked: int
    counts: bool
    people: int = 0
    """How many people stand behind it; with one, a difference between levels would point at a person."""


class FactorResult(Model):
    """A factor for a process (or the directorate). ``value`` is F in scoring.md, None when nothing counts."""

    factor: str
    value: float | None
    best: float | None = None
    worst: float | None = None
    counts: Counts
    levels: tuple[LevelMean, ...] = ()
    residents: float | None = None
    """Mean of the mirror questions, 0 to 3, where residents answered."""
    withheld: bool = False
    """Not measured because the group is too small."""
    directorate_only: bool = False
    """Whether only questions to the directorate as a whole were asked, so that every process has the same answers."""


class Reason(Model):
    """One answer that weighed: which cell, whose, its value, and value times share in C."""

    question: str
    process: str | None
    level: Level
    source: str
    state: State
    option: str | None
    value: float
    weight: float


class CategoryResult(Model):
    """One category for one process (``process`` None: once for the directorate), with everything behind it."""

    process: str | None
    category: str
    applicable: bool
    inherent: Inherent | None = None
    """None for R9, R10 and for R5 where it is shown once, as control only."""
    control: Control
    residual: Residual | None = None
    factors: tuple[FactorResult, ...] = ()
    weakest: str | None = None
    counts: Counts
    coverage: float | None = None
    unknown_share: float | None = None
    labels: tuple[Label, ...] = ()
    reasons: tuple[Reason, ...] = ()
    """The three answers that weighed most."""
    rule: str = ""
    """Which rule and cut-offs made the class, as a compact, language-free trace."""


class ScanSummary(Model):
    """One workbook that went into the assessment."""

    source: str
    workbook_id: str
    level: Level
    people: int | None
    date: dt.date | None
    filled_in_by: str
    full: bool
    instrument_version: str


class NarrowResult(Model):
    """What the questions on origin, skin colour and religion alone say of one cell of the heat map."""

    process: str
    category: str
    class_: RiskClass = Field(alias="class")
    best: RiskClass
    worst: RiskClass


class StatedAnswer(Model):
    """An answer as given, for the annex: which workbook, which cell, which option."""

    question: str
    process: str | None
    level: Level
    source: str
    state: State
    option: str | None
    value: int | None


class SourcedRemark(Model):
    """Evidence and explanation as given, with where they came from."""

    level: Level
    source: str
    remark: Remark


class Assessment(Model):
    """Everything known of one directorate, computed from one or more scans; pure data, no sentences."""

    directorate: str
    slug: str
    organisation: str
    instrument: str
    instrument_version: str
    scope: Scope
    full: bool
    date: dt.date | None
    """The latest date in the workbooks."""
    scans: tuple[ScanSummary, ...]
    processes: tuple[WorkProcess, ...]
    results: tuple[CategoryResult, ...]
    """Every process by R1 to R8, in that order."""
    enabling: tuple[CategoryResult, ...]
    """R9 and R10 (and R5 where it applies to no process), once for the directorate."""
    narrow: tuple[NarrowResult, ...] = ()
    answers: tuple[StatedAnswer, ...] = ()
    remarks: tuple[SourcedRemark, ...] = ()
    preconditions: tuple[PreconditionAnswer, ...] = ()
    roles: tuple[RoleHolder, ...] = ()
    documents: tuple[DocumentAnswer, ...] = ()
    own_risks: tuple[OwnRisk, ...] = ()
    overrides: tuple[Override, ...] = ()
    """Every move as people wrote it, also one that could not be used."""
    quick_fixes: tuple[QuickFix, ...] = ()
    evaluation: tuple[EvaluationAnswer, ...] = ()
    unconfirmed: tuple[tuple[str, str | None], ...] = ()
    """Cells (question, process) in which a workbook still shows the answer of last time, which nobody confirmed.

    Such a cell counts as open: no answer of now is made out of one of then.
    """
