"""The market exploration: for the actions of a plan that need a specialist, what to know and to ask beforehand."""

import datetime as dt

from zelfscan.documents import ranking, risks
from zelfscan.documents.fields_base import Regel
from zelfscan.documents.fields_market import MarktActie, MarktProces, MarktRisico, MarktverkenningVelden
from zelfscan.documents.sources import named_sources
from zelfscan.documents.view import heading
from zelfscan.documents.words import Words
from zelfscan.model.assessment import Assessment, CategoryResult
from zelfscan.model.instrument import Instrument, MarketGuide
from zelfscan.model.plan import Action, ImprovementPlan

MOST_RISKS = 4
PITFALLS = ("experience", "price", "late")
"""Pitfalls of every procurement, in texts/market.yaml."""

Search = tuple[MarketGuide, tuple[Action, ...]]
"""A guide with the actions of a plan that it is for."""


def searches(instrument: Instrument, plan: ImprovementPlan) -> tuple[Search, ...]:
    """The specialists that a plan asks for, the soonest first; empty when it needs none."""
    found = (
        (guide, tuple(action for action in plan.actions if action.intervention in guide.interventions))
        for guide in instrument.market
    )
    return tuple(sorted((search for search in found if search[1]), key=_start))


def _start(search: Search) -> dt.date:
    return min(action.start for action in search[1])


def market_fields(
    instrument: Instrument, assessment: Assessment, plan: ImprovementPlan, search: Search
) -> MarktverkenningVelden:
    """All placeholders of the market exploration for one search. Owners are named by role: it may leave the house."""
    words, (guide, actions) = Words(instrument, assessment.scope, assessment.processes), search
    return MarktverkenningVelden(
        **heading(words, assessment, plan.date).model_dump(),
        naam=guide.name,
        acties=tuple(_action(words, action) for action in actions),
        vraag=guide.question,
        werkprocessen=_processes(words, assessment, actions),
        risicos=tuple(_risk(words, result) for result in _risks(assessment, actions)),
        weten=_lines(guide.must_know),
        vragen=_lines(guide.ask),
        doorvragen=_lines(guide.keep_asking),
        bewijs=_lines(guide.evidence),
        inkoop=_lines(tuple(instrument.texts[f"market.pitfalls.{name}"] for name in PITFALLS)),
        valkuilen=_lines(guide.pitfalls),
        tafel=_lines(guide.table),
        vergelijken=_lines(guide.compare),
        verantwoording=instrument.texts["market.sources"].format(sources=named_sources(words, guide.sources)),
    )


def _lines(sentences: tuple[str, ...]) -> tuple[Regel, ...]:
    return tuple(Regel(tekst=sentence) for sentence in sentences)


def _action(words: Words, action: Action) -> MarktActie:
    return MarktActie(
        nummer=action.id,
        naam=words.interventions[action.intervention].name,
        eigenaar=words.roles[action.owner.role].name,
        start=words.date(action.start),
        klaar=words.date(action.ready),
    )


def _codes(assessment: Assessment, actions: tuple[Action, ...]) -> tuple[str, ...]:
    """The work processes that the actions are for; an action without any is for all of them."""
    every = tuple(process.code for process in assessment.processes)
    named = {code for action in actions for code in (action.processes or every)}
    return tuple(code for code in every if code in named)


def _processes(words: Words, assessment: Assessment, actions: tuple[Action, ...]) -> tuple[MarktProces, ...]:
    return tuple(
        MarktProces(
            naam=words.process(code),
            contact=words.join(words.say(f"contact.{contact.value}") for contact in words.processes[code].contact),
        )
        for code in _codes(assessment, actions)
    )


def _risks(assessment: Assessment, actions: tuple[Action, ...]) -> tuple[CategoryResult, ...]:
    """The largest risks in these work processes: first those that the actions are about."""
    codes = _codes(assessment, actions)
    about = {factor.partition(".")[0] for action in actions for factor in action.factors}
    large = [item for item in ranking.ordered(assessment) if ranking.is_large(item) and item.process in codes]
    return tuple(sorted(large, key=lambda item: item.category not in about)[:MOST_RISKS])


def _risk(words: Words, result: CategoryResult) -> MarktRisico:
    return MarktRisico(
        titel=words.title(result),
        klasse=words.residual(result),
        kleur=risks.colour(result),
        zekerheid=risks.certainty(words, result),
        waarom=words.categories[result.category].mechanism,
    )
