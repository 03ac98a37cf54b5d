"""What the placeholders of all Word templates share: how one is declared, a line of text, and the heading."""

from typing import Any

from pydantic import Field

from zelfscan.model.base import Model


def text(description: str, example: str) -> Any:
    """A text placeholder with its meaning and an example."""
    return Field(description=description, examples=[example])


def many(description: str) -> Any:
    """A list placeholder: use it in a loop."""
    return Field(description=description)


class Regel(Model):
    """Eén regel tekst in een opsomming."""

    tekst: str = text("De regel", "Leg deze maand tien afwijzingen voor aan een tweede collega.")


class Kop(Model):
    """Wat op elk document staat."""

    organisatie: str = text("Naam van de gemeente", "Gemeente Voorbeeldstad (verzonnen)")
    directie: str = text("Naam van de directie", "Wmo-loket")
    datum: str = text("Datum van het plan", "1 april 2027")
    afbakening: str = text("Welke gronden zijn bekeken", "institutionele discriminatie, alle gronden")
    opzet: str = text("Korte of volledige zelfscan", "korte zelfscan")
    instrument: str = text("Naam en versie van de zelfscan", "Zelfscan, versie 2026.1")
