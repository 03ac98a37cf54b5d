"""What is shown of the content for after the plan: checks on plans, market guides, elements and interview questions."""

from collections.abc import Callable, Iterator
from typing import Any

from zelfscan.instrument.show_rows import Row, listed, one
from zelfscan.model.instrument import EvaluationElement, Instrument, InterviewQuestion, MarketGuide, PlanCheck

OWN_CHOICE = "eigen keuze"


def plan_check(instrument: Instrument, found: PlanCheck) -> Iterator[Row]:
    """A rule by which a plan is judged."""
    yield "Regel", found.rule
    yield "Waarom", found.reason
    yield "Doe eerst", found.todo
    yield "Bronnen", ", ".join(found.sources) or OWN_CHOICE


def market(instrument: Instrument, found: MarketGuide) -> Iterator[Row]:
    """A guide to look for a specialist."""
    yield "De vraag erachter", found.question
    yield "Bij", listed(item for item in instrument.interventions if item.id in found.interventions)
    yield "Bronnen", ", ".join(found.sources)


def element(instrument: Instrument, found: EvaluationElement) -> Iterator[Row]:
    """An element of the process evaluation."""
    yield "Wat we willen weten", found.question
    yield "Bij Moore", found.moore
    yield "Bij Saunders", found.saunders
    yield "Bronnen", ", ".join(found.sources)


def interview(instrument: Instrument, found: InterviewQuestion) -> Iterator[Row]:
    """A question of the interview guide."""
    yield "Onderdeel", one(instrument, "elements", found.element)
    yield "Wie", ", ".join(found.who)
    yield "Vraag door", " ".join(found.follow_up)
    yield "Bronnen", ", ".join(found.sources) or OWN_CHOICE


ROWS: dict[str, tuple[str, Callable[[Instrument, Any], Iterator[Row]]]] = {
    "plan_checks": ("regel om een plan te toetsen", plan_check),
    "market": ("hulp bij het zoeken van een specialist", market),
    "elements": ("onderdeel van de procesevaluatie", element),
    "interview": ("vraag voor een gesprek", interview),
}
