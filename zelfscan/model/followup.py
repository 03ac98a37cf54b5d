"""The content for after the plan: elements of the evaluation, interview questions, checks on plans, market guides."""

from pydantic import Field

from zelfscan.model.base import Model, Text


class EvaluationElement(Model):
    """An element of the process evaluation, with what it is called in the two frameworks it comes from."""

    id: Text
    name: Text
    """As the questions of the evaluation name it (``element``)."""
    question: Text
    """What this element wants to know."""
    moore: str = ""
    saunders: str = ""
    sources: tuple[Text, ...] = Field(min_length=1)


class InterviewQuestion(Model):
    """A question of the short interview guide; ``follow_up`` is what to keep asking."""

    id: Text
    element: Text
    """Id of the element."""
    who: tuple[Text, ...] = Field(min_length=1)
    text: Text
    follow_up: tuple[Text, ...] = ()
    ask_when: tuple[Text, ...] = ()
    """Questions of the evaluation (PE10) that ask for this one when their outcome is low."""
    sources: tuple[Text, ...] = ()
    """Empty: a choice of this project."""


class PlanCheck(Model):
    """A rule by which a plan is judged. Which code judges it hangs on its id, for ever."""

    id: Text
    name: Text
    rule: Text
    """What a good plan has, as one sentence."""
    reason: Text
    """Why that matters."""
    strong: Text
    """What the letter says when it is there."""
    missing: Text
    """What the letter says when it lacks."""
    todo: Text
    """What to do first then."""
    sources: tuple[Text, ...] = ()
    """Empty: a choice of this project."""


class MarketGuide(Model):
    """How to look for a specialist, for the interventions that need one. Without sources a choice of this project."""

    id: Text
    interventions: tuple[Text, ...] = Field(min_length=1)
    name: Text
    question: Text
    """The question behind it."""
    must_know: tuple[Text, ...] = Field(min_length=1)
    """What the specialist has to know of this work."""
    ask: tuple[Text, ...] = Field(min_length=1)
    keep_asking: tuple[Text, ...] = Field(min_length=1)
    evidence: tuple[Text, ...] = Field(min_length=1)
    pitfalls: tuple[Text, ...] = Field(min_length=1)
    table: tuple[Text, ...] = Field(min_length=1)
    """Who must be at the table."""
    compare: tuple[Text, ...] = Field(min_length=1)
    """Rows of the table that compares three offers."""
    sources: tuple[Text, ...] = Field(min_length=1)
