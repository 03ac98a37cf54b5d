"""What is shown of attributes, preconditions, documents, evaluation, roles, scales and sources."""

from collections.abc import Callable, Iterator
from typing import Any

from zelfscan.instrument.show_rows import Row, listed, one, sources
from zelfscan.model.instrument import (
    Attribute,
    Document,
    EvaluationQuestion,
    Instrument,
    Precondition,
    Role,
    Scale,
    Settings,
    Source,
)


def attribute(instrument: Instrument, found: Attribute) -> Iterator[Row]:
    """An attribute of a work process: its answers, and the categories and interventions that look at it."""
    yield "Naam", found.name
    yield "Antwoorden", tuple(f"{value}: {text}" for value, text in enumerate(found.options))
    yield "Uitleg", found.help
    yield "Telt mee in de kans van", listed(item for item in instrument.categories if found.id in item.likelihood)
    yield (
        "Bepaalt mee of dit past",
        listed(
            item
            for item in instrument.interventions
            if found.id in {fit.attribute for fit in (*item.fits, *item.unless)}
        ),
    )
    yield "Bronnen", sources(instrument, found.sources)


def precondition(instrument: Instrument, found: Precondition) -> Iterator[Row]:
    """A precondition: what it weighs in the advice, and the action that mends it."""
    yield "Groep", found.group
    yield "Uitleg", found.help
    yield "Bij 'Nee'", "het advies is: eerst randvoorwaarden" if found.stops_on_no else ""
    yield "Zonder 'Ja'", "het advies is: starten met steun" if found.needs_yes else ""
    yield "Actie", listed(item for item in instrument.interventions if item.precondition == found.id)
    yield "Bronnen", sources(instrument, found.sources)


def document(instrument: Instrument, found: Document) -> Iterator[Row]:
    """A document to collect."""
    yield "Uitleg", found.help


def evaluation(instrument: Instrument, found: EvaluationQuestion) -> Iterator[Row]:
    """A question of the process evaluation: who is asked when, and in which form."""
    yield "Onderdeel", found.element
    yield "Wie", ", ".join(found.who)
    yield "Moment", ", ".join(MOMENTS[moment] for moment in found.moments)
    yield "Vorm", ", ".join(found.forms) or "de onderzoeker noteert dit"
    yield "Staat in het werkboek", "ja" if found.in_workbook else "nee"
    yield "Let op", "alleen tonen als genoeg mensen antwoordden" if found.opinion else ""


def role(instrument: Instrument, found: Role) -> Iterator[Row]:
    """A role: what it may decide, who stands above it, and what it owns or helps with."""
    yield "Uitleg", found.help
    yield "Kan eigenaar zijn", "ja" if found.power else "nee, helpt mee"
    yield "Rol erboven", one(instrument, "roles", found.next_up)
    yield "Bestaat de rol niet", one(instrument, "roles", found.fallback)
    yield "Eigenaar van", listed(item for item in instrument.interventions if item.owner == found.id)
    yield "Helpt bij", listed(item for item in instrument.interventions if found.id in item.helpers)


def scale(instrument: Instrument, found: Scale) -> Iterator[Row]:
    """A scale: its answers, and what people may type instead."""
    yield (
        "Antwoorden",
        tuple(
            option.text
            + ("" if option.value is None else f" (waarde {option.value})")
            + (f"; ook goed: {', '.join(option.synonyms)}" if option.synonyms else "")
            for option in found.options
        ),
    )


def source(instrument: Instrument, found: Source) -> Iterator[Row]:
    """A source: where it stands, and everything that rests on it."""
    yield "Adres", found.address
    yield "Bekend via", found.via
    yield "Opmerking", found.note
    for kind, word in SOURCED.items():
        yield word, listed(item for item in getattr(instrument, kind) if found.id in item.sources)
    basis = {name for name in Settings.model_fields if getattr(instrument.settings, name).basis == found.id}
    yield "Instellingen", tuple(f"{name} = {getattr(instrument.settings, name).value:g}" for name in sorted(basis))


MOMENTS = {
    "T0": "T0 (bij de start)",
    "T1": "T1 (meteen na het invullen)",
    "T2": "T2 (als het plan klaar is)",
    "T3": "T3 (ongeveer zes maanden later)",
}
SOURCED = {
    "categories": "Categorieën",
    "questions": "Vragen",
    "mirror": "Vragen aan inwoners",
    "attributes": "Kenmerken",
    "preconditions": "Randvoorwaarden",
    "interventions": "Interventies",
}
ROWS: dict[str, tuple[str, Callable[[Instrument, Any], Iterator[Row]]]] = {
    "attributes": ("kenmerk van een werkproces", attribute),
    "preconditions": ("randvoorwaarde", precondition),
    "documents": ("document om te verzamelen", document),
    "evaluation": ("vraag voor de procesevaluatie", evaluation),
    "roles": ("rol", role),
    "scales": ("antwoordschaal", scale),
    "sources": ("bron", source),
}
