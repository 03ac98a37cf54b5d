"""The placeholders of the management report on a round: never which directorate, and no small group."""

from zelfscan.documents.fields_base import Regel, many, text
from zelfscan.model.base import Model


class PatroonRegel(Model):
    """Eén categorie: bij hoeveel directies, hoe zeker, en wat er gebeurt."""

    categorie: str = text("Nummer en naam van de categorie", "R2 Beslisruimte")
    hoeveel: str = text("Bij hoeveel directies het risico hoog is, of nog niet op orde", "7 directies")
    weinig_zicht: str = text("Bij hoeveel directies er te weinig zicht is", "te klein om te tonen")
    zekerheid: str = text("Hoe zeker", "93% ingevuld")
    aanpak: str = text("Bij hoeveel directies er een actie voor is", "6 directies")


class Groep(Model):
    """Een groep directies met hetzelfde soort contact."""

    naam: str = text("De groep", "alleen: inwoner komt naar de gemeente")


class GroepVak(Model):
    """Eén aantal in de tabel per soort contact."""

    tekst: str = text("Hoeveel directies", "6 directies")


class ContactRegel(Model):
    """Eén categorie, met een aantal per groep."""

    categorie: str = text("Nummer en naam van de categorie", "R2 Beslisruimte")
    vakken: tuple[GroepVak, ...] = many("Een vak per groep, in de volgorde van groepen")


class NodigRegel(Model):
    """Iets wat directies niet zelf kunnen oplossen."""

    onderwerp: str = text("Waar het om gaat", "Mandaat")
    hoeveel: str = text("Bij hoeveel directies", "5 of meer directies")
    vraag: str = text("Wat dit van de leiding vraagt", "Spreek af wie beslist over acties en geld.")


class SamenRegel(Model):
    """Een actie die bij meer directies nodig is."""

    naam: str = text("Naam van de actie", "Training: patronen herkennen")
    hoeveel: str = text("Bij hoeveel directies", "8 directies")
    voorstel: str = text("Hoe samen", "Organiseer dit samen")
    wie: str = text("Welke rol het nu per directie doet", "Teammanager")


class EigenaarRegel(Model):
    """Een rol waarvoor nog iemand moet worden benoemd."""

    rol: str = text("De rol", "Proceseigenaar")
    hoeveel: str = text("Hoeveel acties, bij hoeveel directies", "12 acties bij 7 directies")


class VraagAntwoord(Model):
    """Een vraag die de raad kan stellen, met het antwoord."""

    vraag: str = text("De vraag", "Welke directie heeft het hoogste risico?")
    antwoord: str = text("Het antwoord", "Dat laten we niet zien. Het werk van directies verschilt te veel.")


class ManagementrapportVelden(Model):
    """Alle plaatshouders van het managementrapport."""

    organisatie: str = text("Naam van de gemeente", "Gemeente Voorbeeldstad (verzonnen)")
    ronde: str = text("Naam van de ronde", "Zelfscan voorjaar 2027")
    datum: str = text("Datum van het rapport", "1 april 2027")
    afbakening: str = text("Welke gronden zijn bekeken", "institutionele discriminatie, alle gronden")
    gronden: str = text("Gronden in een zin", "afkomst, geslacht, geloof of handicap")
    instrument: str = text("Naam en versie van de zelfscan", "Zelfscan, versie 2026.1")
    kleinste_groep: str = text("Kleinere groepen tonen we niet", "5")
    respons: str = text("Hoeveel directies meededen", "Alle 12 directies stuurden hun werkboeken terug.")
    mensen: str = text("Hoeveel mensen meededen (mag leeg zijn)", "Samen vulden 84 mensen de zelfscan in.")
    te_weinig: str = text("Zin als er te weinig directies zijn (meestal leeg)", "Er zijn te weinig directies.")
    samenvatting: tuple[Regel, ...] = many("Het beeld in hoogstens vier zinnen")
    besluiten: tuple[Regel, ...] = many("Wat we de stuurgroep vragen: hoogstens drie")
    patronen: tuple[PatroonRegel, ...] = many("R1 tot en met R8: hoe groot is het risico")
    voorwaarden: tuple[PatroonRegel, ...] = many("R9 en R10: hoe goed is het geregeld")
    groepen: tuple[Groep, ...] = many("De groepen directies per soort contact (mag leeg zijn)")
    contact: tuple[ContactRegel, ...] = many("Een regel per categorie, met een vak per groep")
    nodig: tuple[NodigRegel, ...] = many("Wat directies van boven nodig hebben")
    samen: tuple[SamenRegel, ...] = many("Acties om samen te organiseren")
    eigenaren: tuple[EigenaarRegel, ...] = many("Acties zonder eigenaar, per rol")
    acties: str = text("Hoeveel acties er in de plannen staan (mag leeg zijn)", "In de plannen staan 84 acties.")
    zekerheid: tuple[Regel, ...] = many("Hoe zeker dit beeld is")
    niet_te_zeggen: tuple[Regel, ...] = many("Wat dit rapport niet kan zeggen")
    vragen: tuple[VraagAntwoord, ...] = many("Vragen die de raad kan stellen, met antwoord")
