"""The placeholders of the market exploration: what to know and to ask before a specialist is chosen."""

from zelfscan.documents.fields_base import Kop, Regel, many, text
from zelfscan.model.base import Model


class MarktActie(Model):
    """Een actie uit het plan waarvoor een specialist nodig is."""

    nummer: str = text("Vast nummer van de actie", "wmo-loket-I41")
    naam: str = text("Naam", "Verkennen welke specialist kan helpen")
    eigenaar: str = text("Rol van de eigenaar", "Directeur")
    start: str = text("Start", "1 april 2027")
    klaar: str = text("Klaar", "1 juli 2027")


class MarktProces(Model):
    """Een werkproces waarvoor de specialist komt."""

    naam: str = text("Naam", "Aanvraag hulp bij het huishouden")
    contact: str = text("Soort contact", "inwoner komt naar de gemeente")


class MarktRisico(Model):
    """Een groot risico dat de specialist moet kennen."""

    titel: str = text("Categorie en werkproces", "Beslisruimte bij aanvraag Wmo")
    klasse: str = text("Klasse in woorden", "hoog")
    kleur: str = text("Kleur van het vak (hex)", "F4B183")
    zekerheid: str = text("Hoe zeker, in woorden", "vrij zeker: 12 van de 14 antwoorden zijn bekend")
    waarom: str = text("Waarom dit een risico is", "Bij vage criteria gaan mensen op gevoel beslissen.")


class MarktverkenningVelden(Kop):
    """Alle plaatshouders van de marktverkenning."""

    naam: str = text("Waar het om gaat", "Een trainer of gesprekspartner zoeken")
    acties: tuple[MarktActie, ...] = many("De acties uit het plan waarvoor dit is")
    vraag: str = text("De vraag erachter", "Wat doet een medewerker na afloop anders?")
    werkprocessen: tuple[MarktProces, ...] = many("De werkprocessen waarvoor de specialist komt")
    risicos: tuple[MarktRisico, ...] = many("De grootste risico's in dit werk: hoogstens vier")
    weten: tuple[Regel, ...] = many("Wat de specialist nog meer van dit werk moet weten")
    vragen: tuple[Regel, ...] = many("Vragen om te stellen")
    doorvragen: tuple[Regel, ...] = many("Vragen om op door te gaan")
    bewijs: tuple[Regel, ...] = many("Bewijs om te vragen")
    inkoop: tuple[Regel, ...] = many("Valkuilen bij elke inkoop")
    valkuilen: tuple[Regel, ...] = many("Valkuilen bij deze vraag")
    tafel: tuple[Regel, ...] = many("Wie er aan tafel hoort")
    vergelijken: tuple[Regel, ...] = many("Punten om drie aanbieders op te vergelijken")
    verantwoording: str = text("De bronnen in een regel", "Bronnen: Z1 Aantekeningen van een gesprek.")
