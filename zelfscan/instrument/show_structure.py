"""What is shown of categories, factors, questions, mirror questions and interventions."""

from collections.abc import Callable, Iterator
from typing import Any

from zelfscan.instrument.show_rows import Row, linked, listed, one, sources, yes
from zelfscan.model.instrument import (
    Category,
    Factor,
    Fit,
    Instrument,
    Intervention,
    MirrorQuestion,
    Question,
    Strength,
)

STRENGTH = {
    Strength.B: "redelijk (minstens één goed onderzoek, vaak elders)",
    Strength.C: "beperkt (ervaring uit de praktijk of advies)",
    Strength.D: "nodig volgens wet of norm",
}
EFFORT = {"K": "klein", "M": "middel", "G": "groot"}


def category(instrument: Instrument, found: Category) -> Iterator[Row]:
    """A category: what it is, why it is a risk, its factors and the attributes of its likelihood."""
    yield "Wat", found.description
    yield "Waarom een risico", found.mechanism
    yield "Telt als", "voorwaarde, apart van de risico's" if found.enabling else "risico"
    yield "In de Discriminatietoets", found.component
    yield "Kenmerken voor de kans", linked(instrument, "attributes", found.likelihood)
    yield "Factoren", listed(factor for factor in instrument.factors if factor.category == found.id)
    yield "Bronnen", sources(instrument, found.sources)


def factor(instrument: Instrument, found: Factor) -> Iterator[Row]:
    """A factor: the risk, its questions, and what can be done about it."""
    yield "Risico", found.risk
    yield "Categorie", one(instrument, "categories", found.category)
    yield "Vragen", listed(question for question in instrument.questions if question.factor == found.id)
    yield "Vragen aan inwoners", listed(question for question in instrument.mirror if question.factor == found.id)
    yield "Interventies", _interventions(instrument, found.id)


def question(instrument: Instrument, found: Question) -> Iterator[Row]:
    """A question: whom and what it is about, its factor and category, what can be done, and its sources."""
    marks = ((found.core, "kernvraag"), (found.opinion, "mening"), (found.city_wide, "voor de hele gemeente gelijk"))
    yield "Kenmerk", yes(*marks)
    yield "Geldt per", "werkproces" if found.per == "process" else "directie"
    yield "Soort contact", ", ".join(found.contact)
    yield "Wie antwoordt", ", ".join(found.respondents)
    yield "Gronden", ", ".join(found.grounds)
    yield "Uitleg", found.help
    yield "Voorbeelden", tuple(f"{contact}: {text}" for contact, text in found.examples.items())
    yield from _around(instrument, found)


def mirror(instrument: Instrument, found: MirrorQuestion) -> Iterator[Row]:
    """A question to residents, with what the service is asked on the same factor."""
    yield "Soort contact", ", ".join(found.contact)
    yield "Uitleg", found.help
    yield "Vragen aan de dienst", listed(item for item in instrument.questions if item.factor == found.factor)
    yield from _around(instrument, found)


def intervention(instrument: Instrument, found: Intervention) -> Iterator[Row]:
    """An intervention: what it takes, who does it, how to see that it works, and what it rests on."""
    yield "Type", found.type
    yield "Wat", found.what
    yield "Pakt aan", linked(instrument, "factors", found.factors)
    yield "Herstelt", one(instrument, "preconditions", found.precondition)
    yield "Past alleen bij", _fits(instrument, found.fits)
    yield "Past niet bij", _fits(instrument, found.unless)
    yield (
        "Ook nodig",
        yes(
            (found.residual_at_least is not None, "een groot restrisico"), (not found.first_round, "een eerdere ronde")
        ),
    )
    yield "Eigenaar", one(instrument, "roles", found.owner)
    yield "Helpen mee", linked(instrument, "roles", found.helpers)
    yield "Inspanning", f"{EFFORT[found.effort]}, ongeveer {found.hours} uur"
    yield "Eerste stap", found.first_step
    yield "In welk overleg", found.meeting
    yield "Wat stopt of wordt minder", found.stops
    yield "Maat", f"{found.indicator} (doel: {found.target})"
    yield "Controle", found.check
    yield "Als het niet werkt", found.if_fails
    yield "Ruimte voor maatwerk", found.room
    yield "Bewijs", "; ".join(STRENGTH[strength] for strength in found.strength)
    yield "Let op", "kan averechts werken als je het slecht of los doet" if found.backfires else ""
    yield "Uren, doel en stappen", "eigen keuze van dit project"
    yield "Bronnen", sources(instrument, found.sources) or "geen: eigen voorstel van dit project"


def _around(instrument: Instrument, found: Question | MirrorQuestion) -> Iterator[Row]:
    yield "Factor", one(instrument, "factors", found.factor)
    yield "Categorie", one(instrument, "categories", found.factor.partition(".")[0])
    yield "Interventies", _interventions(instrument, found.factor)
    yield "Bronnen", sources(instrument, found.sources)


def _interventions(instrument: Instrument, factor_id: str) -> tuple[str, ...]:
    return listed(item for item in instrument.interventions if factor_id in item.factors)


def _fits(instrument: Instrument, conditions: tuple[Fit, ...]) -> tuple[str, ...]:
    attributes = {attribute.id: attribute.name for attribute in instrument.attributes}
    return tuple(
        f"contact {fit.contact}"
        if fit.contact
        else f"{fit.attribute} ({attributes[fit.attribute or '']}): antwoord {fit.at_least} of hoger"
        for fit in conditions
    )


ROWS: dict[str, tuple[str, Callable[[Instrument, Any], Iterator[Row]]]] = {
    "categories": ("categorie", category),
    "factors": ("factor", factor),
    "questions": ("vraag", question),
    "mirror": ("vraag aan inwoners", mirror),
    "interventions": ("interventie", intervention),
}
