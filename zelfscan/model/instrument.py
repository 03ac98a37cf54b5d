"""The instrument: what is asked, why, along which risks, and what can be done about them.

Content lives in ``zelfscan/content/*.yaml``; these models are its shape. Ids are fixed for ever. A link
is written once, in one direction (question -> factor, intervention -> factors); reverse lists are computed.
"""

from typing import Literal

from pydantic import Field

from zelfscan.model.base import Model, Text
from zelfscan.model.followup import EvaluationElement as EvaluationElement
from zelfscan.model.followup import InterviewQuestion as InterviewQuestion
from zelfscan.model.followup import MarketGuide as MarketGuide
from zelfscan.model.followup import PlanCheck as PlanCheck
from zelfscan.model.kinds import ContactType as ContactType
from zelfscan.model.kinds import Effort as Effort
from zelfscan.model.kinds import EvaluationForm as EvaluationForm
from zelfscan.model.kinds import InterventionType as InterventionType
from zelfscan.model.kinds import Level as Level
from zelfscan.model.kinds import Per as Per
from zelfscan.model.kinds import Scope as Scope
from zelfscan.model.kinds import State as State
from zelfscan.model.kinds import Strength as Strength
from zelfscan.model.moved import Moved
from zelfscan.model.settings import Number as Number
from zelfscan.model.settings import Settings as Settings


class Source(Model):
    """One source: author, title and year as found, and where it stands.

    ``via`` names the page through which a report is known when it was not read itself.
    """

    id: Text
    title: Text
    address: str = ""
    via: str = ""
    note: str = ""


class Category(Model):
    """A risk category (R1 to R10). ``likelihood`` lists the attributes whose mean is its likelihood.

    ``enabling`` categories (R9, R10) are conditions, not places where unequal treatment happens:
    they have control only and are reported apart.
    """

    id: Text
    name: Text
    short_name: Text
    description: Text
    mechanism: Text
    sources: tuple[Text, ...] = Field(min_length=1)
    component: Text
    """The component of the Discriminatietoets that this maps to."""
    likelihood: tuple[Text, ...] = ()
    enabling: bool = False


class Factor(Model):
    """A risk factor (R2.1) within its category (R2)."""

    id: Text
    name: Text
    risk: Text

    @property
    def category(self) -> str:
        """The id of the category, which is the part before the point."""
        return self.id.partition(".")[0]


class Question(Model):
    """One safeguard, phrased so that "ja" means it is in place.

    ``grounds`` is ``("alle",)`` or the grounds that the question is about; ``examples`` gives an everyday
    example per contact type, where the question alone is not enough.
    """

    id: Text
    factor: Text
    text: Text
    contact: tuple[ContactType, ...] = Field(min_length=1)
    respondents: tuple[Level, ...] = Field(min_length=1)
    per: Per
    core: bool = False
    opinion: bool = False
    city_wide: bool = False
    """The same for the whole city: the bureau can answer it once for all directorates."""
    grounds: tuple[Text, ...] = ("alle",)
    sources: tuple[Text, ...] = Field(min_length=1)
    help: str = ""
    examples: dict[ContactType, Text] = {}

    @property
    def category(self) -> str:
        """The id of the category of its factor."""
        return self.factor.partition(".")[0]


class MirrorQuestion(Model):
    """A question to residents in their own words; shown beside the answers of the service, never scored with them."""

    id: Text
    factor: Text
    text: Text
    contact: tuple[ContactType, ...] = Field(min_length=1)
    sources: tuple[Text, ...] = Field(min_length=1)
    help: str = ""


class Fit(Model):
    """One condition under which an intervention fits a work process; give an attribute bound or a contact type."""

    attribute: str | None = None
    at_least: int | None = None
    contact: ContactType | None = None


class Intervention(Model):
    """Something a directorate can do about one or more factors.

    ``fits`` lists conditions of which one is enough (empty: fits everywhere the factors' questions apply);
    ``unless`` lists conditions that rule it out. Everything from ``first_step`` on is a proposal of this
    project ("eigen keuze") unless a source says otherwise; the plan says so.
    """

    id: Text
    name: Text
    type: InterventionType
    factors: tuple[Text, ...] = ()
    precondition: str | None = None
    """For an action that mends a precondition: its id (RV4)."""
    what: Text
    effort: Effort
    owner: Text
    """Role id of who has power over the work itself."""
    helpers: tuple[Text, ...] = ()
    indicator: Text
    target: Text
    first_step: Text
    hours: int = Field(gt=0)
    """Estimated hours for the whole action, of everybody together."""
    meeting: Text
    """In which existing meeting it can be discussed."""
    stops: Text
    """What stops or becomes less, so that it fits in the work."""
    check: Text
    """How and when we see whether it works."""
    if_fails: Text
    room: str = ""
    """What room stays for tailor-made help."""
    strength: tuple[Strength, ...] = Field(min_length=1)
    backfires: bool = False
    sources: tuple[Text, ...] = ()
    fits: tuple[Fit, ...] = ()
    unless: tuple[Fit, ...] = ()
    residual_at_least: Literal["medium", "high", "very_high"] | None = None
    first_round: bool = True
    always_for: tuple[Text, ...] = ()
    """Factors that, when in need, ask for this intervention before anything is weighed (an owner with a mandate)."""
    when_refused: bool = False
    """Chosen when data were refused (state not_provided): the commissioner arranges the mandate."""
    offer: str = ""
    """Key in an organisation's list of existing offers (aanbod), where there is one."""


class Attribute(Model):
    """An attribute (W1 to W12) of a work process; ``options`` are the meanings of 0, 1, 2 and 3."""

    id: Text
    name: Text
    text: Text
    options: tuple[Text, Text, Text, Text]
    help: str = ""
    sources: tuple[Text, ...] = Field(min_length=1)


class Precondition(Model):
    """A condition (RV1 to RV14) for a scan that leads somewhere. ``vital`` ones can stop the start on their own."""

    id: Text
    group: Text
    text: Text
    help: str = ""
    sources: tuple[Text, ...] = Field(min_length=1)
    stops_on_no: bool = False
    needs_yes: bool = False


class Document(Model):
    """One kind of document to collect before the scan."""

    id: Text
    name: Text
    help: str = ""


class EvaluationQuestion(Model):
    """A question of the process evaluation. Those with ``in_workbook`` stand on the sheet Evaluatie."""

    id: Text
    element: Text
    text: Text
    who: tuple[Text, ...] = Field(min_length=1)
    moments: tuple[Literal["T0", "T1", "T2", "T3"], ...] = Field(min_length=1)
    forms: tuple[EvaluationForm, ...] = ()
    in_workbook: bool = False
    opinion: bool = False
    """Shown only when enough people stand behind it."""


class Role(Model):
    """A role. ``power`` tells owners from helpers, ``next_up`` is its superior, ``fallback`` stands in for it."""

    id: Text
    name: Text
    power: bool = False
    next_up: str | None = None
    fallback: str | None = None
    help: str = ""
    level: Level | None = None
    """At which level its holder works; only for roles with power, who can own an action."""


class AnswerOption(Model):
    """One choice of an answer scale; ``value`` is 0 to 3 for known answers, ``synonyms`` what people type instead."""

    id: Text
    text: Text
    state: State
    value: int | None = None
    needs_reason: bool = False
    synonyms: tuple[Text, ...] = ()


class Scale(Model):
    """A list of choices for one kind of question."""

    id: Text
    name: Text
    options: tuple[AnswerOption, ...] = Field(min_length=2)


class GroundsScope(Model):
    """A scope as content: its name, the grounds it takes in, and the words that texts use for it."""

    id: Scope
    name: Text
    grounds: tuple[Text, ...] = ()
    """Empty for all grounds."""
    phrase: Text
    """How a running sentence names the grounds; it replaces ``{gronden}`` in texts of the content."""


class Instrument(Model):
    """The whole instrument, checked. Order of every tuple is the order people see."""

    id: Text
    title: Text
    version: Text
    licence: Text
    categories: tuple[Category, ...]
    factors: tuple[Factor, ...]
    questions: tuple[Question, ...]
    mirror: tuple[MirrorQuestion, ...]
    attributes: tuple[Attribute, ...]
    preconditions: tuple[Precondition, ...]
    documents: tuple[Document, ...]
    evaluation: tuple[EvaluationQuestion, ...]
    interventions: tuple[Intervention, ...]
    roles: tuple[Role, ...]
    sources: tuple[Source, ...]
    scales: tuple[Scale, ...]
    grounds: tuple[Text, ...]
    """The grounds a question can name, besides ``alle``."""
    scopes: tuple[GroundsScope, ...]
    settings: Settings
    texts: dict[str, str]
    """Sentences that users read, by key (``workbook.start.title``, ``plan.label.unclear``)."""
    plan_checks: tuple[PlanCheck, ...] = ()
    market: tuple[MarketGuide, ...] = ()
    elements: tuple[EvaluationElement, ...] = ()
    interview: tuple[InterviewQuestion, ...] = ()
    moved: tuple[Moved, ...] = ()
    """What became of ids of older versions."""
