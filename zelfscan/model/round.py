"""A round: who takes part, what was handed out, what came back, and what became of each directorate."""

import datetime as dt
from enum import StrEnum

from pydantic import Field

from zelfscan.model.assessment import ControlClass, Label, RiskClass
from zelfscan.model.base import Model
from zelfscan.model.comparison import ActionBetween, Move, RiskChange, Why
from zelfscan.model.finding import Finding
from zelfscan.model.instrument import ContactType, Level, Scope, State
from zelfscan.model.issue import Organisation
from zelfscan.model.plan import Advice, Timing
from zelfscan.model.scan import RoleHolder, WorkProcess


class Round(Model):
    """The settings of a round (``ronde.yaml``). Paths are relative to its folder; empty means what ships."""

    name: str
    organisation: Organisation
    sender: str = ""
    """Name and mail address from which the mails go out."""
    scope: Scope = Scope.ALL
    date: dt.date | None = None
    """The date of the round: the date of the plans, unless another is asked for."""
    deadline: dt.date | None = None
    first_round: bool = True
    minimum_group: int = Field(default=5, ge=5, le=10)
    """Fewer people or directorates than this are never shown apart."""
    link: str = ""
    """Where workbooks are shared instead of attached; empty: attached to the mail."""
    content: str = ""
    plan_template: str = ""
    annex_template: str = ""
    report_template: str = ""
    letter_template: str = ""
    mail_template: str = ""
    progress_template: str = ""
    check_template: str = ""
    market_template: str = ""
    remeasurement_template: str = ""
    evaluation_template: str = ""
    previous: str = ""
    """The folder of the round that this one measures again; empty: none."""
    prefill: str = ""
    """The YAML file with answers that are the same for the whole city."""
    retention: dt.date | None = None


class Participant(Model):
    """One directorate that takes part (a row of ``deelnemers.xlsx``, with its processes and roles)."""

    directorate: str
    contact: tuple[ContactType, ...]
    copies: dict[Level, int]
    """How many workbooks per level."""
    full: bool = False
    contact_person: str = ""
    mail: str = ""
    commissioner: str = ""
    lead: str = ""
    deadline: dt.date | None = None
    partner: bool = False
    processes: tuple[WorkProcess, ...] = ()
    roles: tuple[RoleHolder, ...] = ()


class IssuedWorkbook(Model):
    """One workbook that was handed out. ``fingerprint`` changes when what it was made for changes."""

    workbook_id: str
    directorate: str
    level: Level
    copy_number: int
    file: str
    fingerprint: str
    issued_on: dt.date
    replaced_by: str = ""
    """The workbook that took its place; empty: this one counts."""


class Status(StrEnum):
    """What became of a directorate."""

    PROCESSED = "verwerkt"
    WITH_WARNINGS = "met waarschuwingen"
    TO_IMPROVE = "te verbeteren"
    NOT_RECEIVED = "niet ontvangen"
    UNREADABLE = "niet leesbaar"


class RiskLine(Model):
    """One cell of a heat map, small: for R9, R10 and a homeless R5 ``process`` is empty and only control is given."""

    process: str
    category: str
    residual: RiskClass | None
    """What people see: moved by people when they did."""
    default: RiskClass | None
    best: RiskClass | None
    worst: RiskClass | None
    control: ControlClass
    coverage: float | None
    labels: tuple[Label, ...] = ()


class ActionLine(Model):
    """One action, small."""

    id: str
    intervention: str
    processes: tuple[str, ...]
    owner_role: str
    owner: str
    """Empty: nobody is named yet."""
    commissioner: str
    timing: Timing
    start: dt.date
    ready: dt.date


class OpenLine(Model):
    """A question that is open or unknown, and in how many cells."""

    question: str
    state: State
    count: int


class LevelLine(Model):
    """A factor that two levels, or residents (level ``ervaring``) and the service, see differently.

    ``difference`` is in steps of the answer scale, above 0. A level is named only where that points at nobody;
    residents are named alone, since the other side is the service as a whole.
    """

    process: str
    factor: str
    difference: float
    positive: Level | None = None
    """Who is more positive."""
    critical: Level | None = None
    """Who is less positive."""


class Remeasured(Model):
    """What changed since the scan before, small; ``process`` of a risk is its label, empty for the directorate."""

    before: dt.date | None
    after: dt.date | None
    answers: dict[Move, int]
    reasons: dict[Why, int]
    """Why answers cannot be compared, and how many."""
    risks: tuple[RiskChange, ...]
    actions: tuple[ActionBetween, ...] = ()


class DirectorateSummary(Model):
    """What the overviews need of a directorate: everything small, no free text of the workbooks."""

    directorate: str
    slug: str
    status: Status
    contact: tuple[ContactType, ...] = ()
    full: bool = False
    levels: dict[Level, int] = {}
    """How many workbooks came back per level."""
    missing: dict[Level, int] = {}
    """How many are still out per level."""
    people: int = 0
    date: dt.date | None = None
    processes: tuple[str, ...] = ()
    advice: Advice | None = None
    risks: tuple[RiskLine, ...] = ()
    actions: tuple[ActionLine, ...] = ()
    needed: tuple[str, ...] = ()
    """Interventions that would treat a need and fit: chosen or left out."""
    uncovered: tuple[str, ...] = ()
    """Factors in need without an action."""
    needs: tuple[str, ...] = ()
    """Factors in need."""
    preconditions: tuple[str, ...] = ()
    """Preconditions that are answered, but not with a plain yes."""
    differences: tuple[LevelLine, ...] = ()
    open: tuple[OpenLine, ...] = ()
    files: tuple[str, ...] = ()
    """Relative to the folder of the round."""
    remeasured: Remeasured | None = None
    """What changed since the scan before, where there is one."""
    findings: tuple[Finding, ...] = ()


class ExtraSheet(Model):
    """A sheet that a later command adds to ``overzicht.xlsx`` (kept as ``administratie/bladen/<key>.json``).

    ``looks`` names a look per column: ``text`` (also when empty), ``label``,
    ``number``, ``share`` (0 to 1) or ``date`` (a cell then holds a date as 2027-04-01). A cell whose text is a key of
    ``colours`` gets that look instead: the value of a risk class, or ``control`` with one of control.
    """

    key: str = Field(pattern=r"^[0-9a-z-]+$")
    name: str
    """Name of the sheet, at most 31 characters."""
    title: str
    intro: str
    second: str = ""
    about: str
    """One line on the sheet Start."""
    columns: dict[str, float]
    """Headers with their widths."""
    rows: tuple[tuple[str | int | float | None, ...], ...]
    looks: tuple[str, ...] = ()
    colours: dict[str, str] = {}
    freeze: int = 1
    """How many columns stay in sight."""
    status_header: str = ""
    """Header of a column that it adds to the sheet Status."""
    status: dict[str, str] = {}
    """By slug of the directorate."""
