"""The placeholders of the process evaluation: never which directorate, and no small group."""

from zelfscan.documents.fields_base import Regel, many, text
from zelfscan.documents.fields_report import Groep, GroepVak
from zelfscan.model.base import Model


class KernRegel(Model):
    """Eén uitkomst, met hoeveel directies erachter staan."""

    wat: str = text("Wat is gemeten", "Waren de vragen duidelijk?")
    uitkomst: str = text("Het gemiddelde", "3,8")
    lees: str = text("Hoe je het leest", "van 1 (helemaal niet) tot 5 (helemaal)")
    hoeveel: str = text("Hoeveel directies antwoordden", "12 directies")


class Citaten(Model):
    """Wat directies zelf schreven bij één vraag, zonder van wie."""

    vraag: str = text("De vraag", "Wat hielp het meest?")
    regels: tuple[Regel, ...] = many("De antwoorden, in willekeurige volgorde")


class Onderdeel(Model):
    """Eén onderdeel van de procesevaluatie."""

    naam: str = text("Naam van het onderdeel", "Bereik")
    vraag: str = text("Wat dit onderdeel wil weten", "Wie deed mee, en wie ontbrak?")
    kader: str = text("Hoe het heet in de twee kaders", "Bij Moore: bereik (reach). Bij Saunders: bereik (reach).")
    regels: tuple[Regel, ...] = many("Wat we zien, een zin per regel")
    citaten: tuple[Citaten, ...] = many("Wat directies zelf schreven (mag leeg zijn)")


class VerschilRegel(Model):
    """Eén uitkomst, met een vak per groep."""

    naam: str = text("Wat is gemeten", "Waren de vragen duidelijk?")
    vakken: tuple[GroepVak, ...] = many("Een vak per groep, in de volgorde van de groepen")


class Verschil(Model):
    """Een tabel met groepen naast elkaar."""

    kop: str = text("Waarop de groepen verschillen", "Per soort contact")
    uitleg: str = text("Wat je moet weten om de tabel te lezen", "Elke groep heeft minstens 5 directies.")
    groepen: tuple[Groep, ...] = many("De groepen")
    regels: tuple[VerschilRegel, ...] = many("Een regel per uitkomst, met een vak per groep")


class OnderwerpRegel(Model):
    """Eén categorie vragen: hoeveel ingevuld, hoeveel onbekend."""

    categorie: str = text("Nummer en naam van de categorie", "R5 Data en systemen")
    ingevuld: str = text("Welk deel is ingevuld", "93%")
    onbekend: str = text("Welk deel van de antwoorden is onbekend", "18%")


class LastigeVraag(Model):
    """Eén vraag van de zelfscan die veel directies niet konden beantwoorden."""

    nummer: str = text("Nummer van de vraag", "V5.2a")
    vraag: str = text("De vraag", "Hebben we alle gegevens in onze lijst of score hierop bekeken?")
    onbekend: str = text("Bij hoeveel directies onbekend", "7 directies")
    leeg: str = text("Bij hoeveel directies leeg", "te klein om te tonen")
    genoemd: str = text("Hoeveel directies de vraag noemen als lastig", "5 directies")


class GespreksVraag(Model):
    """Eén vraag voor een gesprek."""

    vraag: str = text("De vraag", "Welke vraag moest je twee keer lezen?")
    wie: str = text("Aan wie", "invuller")
    waarom: str = text("Waarom nu (mag leeg zijn)", "De vragen krijgen gemiddeld een 3,1.")
    doorvragen: tuple[Regel, ...] = many("Waarop je doorvraagt")


class GespreksDeel(Model):
    """De vragen voor één soort gesprek."""

    wie: str = text("Met wie je praat", "De trekker")
    vragen: tuple[GespreksVraag, ...] = many("De vragen")


class ProcesevaluatieVelden(Model):
    """Alle plaatshouders van de procesevaluatie."""

    organisatie: str = text("Naam van de gemeente", "Gemeente Voorbeeldstad (verzonnen)")
    ronde: str = text("Naam van de ronde", "Zelfscan voorjaar 2027")
    datum: str = text("Stand van de evaluatie", "1 oktober 2027")
    instrument: str = text("Naam en versie van de zelfscan", "Zelfscan, versie 2026.1")
    kleinste_groep: str = text("Kleinere groepen tonen we niet", "5")
    respons: str = text("Hoeveel directies meededen", "Alle 12 directies stuurden hun werkboeken terug.")
    te_weinig: str = text("Zin als er te weinig directies zijn (meestal leeg)", "Er zijn te weinig directies.")
    samenvatting: tuple[Regel, ...] = many("Het beeld in een paar zinnen")
    besluiten: tuple[Regel, ...] = many("Wat we voorstellen: hoogstens drie")
    kern: tuple[KernRegel, ...] = many("De uitkomsten in getallen (mag leeg zijn)")
    niet_getoond: tuple[Regel, ...] = many("Wat te klein is om te tonen, of nog niet bekend (mag leeg zijn)")
    onderdelen: tuple[Onderdeel, ...] = many("Per onderdeel wat we zien")
    verschillen: tuple[Verschil, ...] = many("Groepen naast elkaar: contact, willen of twijfelen, niveau")
    niet_vergeleken: str = text(
        "Welke groepen te klein zijn (mag leeg zijn)", "Deze groepen zijn te klein om te tonen: ‘Per niveau’."
    )
    onderwerpen: tuple[OnderwerpRegel, ...] = many("Per categorie: ingevuld en onbekend (mag leeg zijn)")
    lastig: tuple[LastigeVraag, ...] = many("De vragen die beter kunnen, de lastigste eerst (mag leeg zijn)")
    niet_te_zeggen: tuple[Regel, ...] = many("Wat dit rapport niet kan zeggen")
    vraag_eerst: tuple[GespreksVraag, ...] = many("Wat je in deze ronde het eerst vraagt")
    leidraad: tuple[GespreksDeel, ...] = many("De gespreksleidraad, per gesprekspartner")
