"""The improvement plan of one directorate: needs, actions, owners and dates, as data without sentences."""

import datetime as dt
from enum import StrEnum
from typing import Literal

from zelfscan.model.assessment import Assessment, RiskClass
from zelfscan.model.base import Model
from zelfscan.model.comparison import Asked, Comparison
from zelfscan.model.finding import Finding


class Advice(StrEnum):
    """What the preconditions say: first the conditions, start with support, start, or too few answers to say."""

    PRECONDITIONS_FIRST = "preconditions_first"
    START_WITH_SUPPORT = "start_with_support"
    START = "start"
    NOT_YET = "not_yet"


class PreconditionResult(Model):
    """One precondition: the less favourable of both answers (option id), and whether they differ."""

    precondition: str
    answer: str | None
    differs: bool


class PreconditionOutcome(Model):
    """The advice with what led to it."""

    advice: Advice
    answered: int
    unfavourable: int
    """How often "nee" or "weet ik niet"."""
    results: tuple[PreconditionResult, ...]
    decisive: tuple[str, ...] = ()
    """The preconditions that decided the advice."""


class Need(Model):
    """A factor that asks for action in a process (or, with None, in the directorate)."""

    factor: str
    process: str | None
    value: float
    residual: RiskClass
    step: int
    weight: float


class Chosen(StrEnum):
    """Which rule chose an action."""

    PRECONDITION = "precondition"
    RESPONSIBILITY = "responsibility"
    MANDATE = "mandate"
    INSIGHT = "insight"
    LAW = "law"
    WEIGHT = "weight"
    COMPANION = "companion"
    """Added so that something that can backfire does not stand alone, or to change a process or involve residents."""


class Timing(StrEnum):
    """Whether an action starts now or later."""

    NOW = "now"
    LATER = "later"


class LeftOut(StrEnum):
    """Why an intervention that treats a factor in need was not chosen."""

    COVERED = "covered"
    """What it would do is covered by other actions."""
    NO_ROOM = "no_room"
    """There are no more actions in a plan."""
    NOT_FITTING = "not_fitting"
    """It does not fit the work processes in need."""
    LATER_ROUND = "later_round"
    """It is not for a first round."""
    FIRST_SUPPORT = "first_support"
    """It is for another work process than the one to start with."""
    FIRST_PRECONDITIONS = "first_preconditions"
    """The preconditions come first."""
    NOT_ALONE = "not_alone"
    """It waits for another action: it can backfire on its own, or its question is not written down yet."""


class Person(Model):
    """Who: a role and, where the workbook names one, its holder; ``found`` is False for "nog te benoemen"."""

    role: str
    holder: str = ""
    found: bool


class Action(Model):
    """One intervention for a directorate, with the processes it is for. ``id`` is fixed for ever."""

    id: str
    intervention: str
    processes: tuple[str, ...]
    factors: tuple[str, ...]
    """Factors in need that it treats here."""
    weight: float
    """Weight of the needs that it covers."""
    chosen: Chosen
    timing: Timing
    owner: Person
    helpers: tuple[Person, ...] = ()
    commissioner: Person
    start: dt.date
    halfway: dt.date
    ready: dt.date
    quarter: str
    """Quarter in which it starts (2027-Q1)."""


class ImprovementPlan(Model):
    """The plan: what to do first, what later, what stays uncovered, what to keep."""

    directorate: str
    slug: str
    date: dt.date
    review: dt.date
    preconditions: PreconditionOutcome
    needs: tuple[Need, ...]
    actions: tuple[Action, ...]
    uncovered: tuple[Need, ...] = ()
    law_left_out: tuple[str, ...] = ()
    """Interventions that the law asks for and that did not fit in the number of actions."""
    training_only: tuple[str, ...] = ()
    """Factors for which only training was chosen."""
    left_out: tuple[str, ...] = ()
    """Interventions that treat a factor in need, and were not chosen."""
    left_out_reasons: dict[str, LeftOut] = {}
    """Why, for each of them."""
    keep: tuple[str, ...] = ()
    """Categories and processes (``P1:R2``) that are in order: to keep."""
    working_group: bool = False


class Result(Model):
    """What ``resultaat-<directie>.json`` holds: the assessment, the plan (None while errors stop it), the findings."""

    schema_version: Literal["1"] = "1"
    assessment: Assessment
    plan: ImprovementPlan | None
    findings: tuple[Finding, ...]
    asked: Asked | None = None
    """How everything was put, so that a later scan can be compared; None in a result of an older version."""
    comparison: Comparison | None = None
    """What changed since the scan before, where there is one."""
