"""The placeholders of the report on measuring again: never which directorate, no small group, and no proof."""

from zelfscan.documents.fields_base import Regel, many, text
from zelfscan.model.base import Model


class BewogenRegel(Model):
    """Hoeveel risico's op deze manier bewogen."""

    wat: str = text("Hoe risico's bewogen", "kleiner dan toen")
    risicos: str = text("Hoeveel risico's", "31")
    directies: str = text("Bij hoeveel directies", "9 directies")
    uitleg: str = text("Wat dat betekent", "Ook in het slechtste geval is het risico nu kleiner dan toen.")


class CategorieRegel(Model):
    """Eén categorie: bij hoeveel directies minstens één risico bewoog."""

    categorie: str = text("Nummer en naam van de categorie", "R2 Beslisruimte")
    kleiner: str = text("Bij hoeveel directies kleiner", "7 directies")
    groter: str = text("Bij hoeveel directies groter", "te klein om te tonen")
    gelijk: str = text("Bij hoeveel directies gelijk, of binnen de onzekerheid", "6 directies")
    niet: str = text("Bij hoeveel directies niet te vergelijken", "5 of meer directies")


class ActieBewoog(Model):
    """Wat bewoog bij directies die deze actie uitvoerden, en bij de andere."""

    naam: str = text("Naam van de actie", "Tweede paar ogen bij zware besluiten")
    gedaan: str = text("Bij hoeveel directies de actie liep of klaar is", "8 directies")
    gedaan_kleiner: str = text("Waar een risico waar de actie over gaat kleiner werd", "6 directies")
    gedaan_groter: str = text("Waar zo'n risico groter werd", "te klein om te tonen")
    anders: str = text("Bij hoeveel directies de actie niet liep", "9 directies")
    anders_kleiner: str = text("Waar zo'n risico ook zonder de actie kleiner werd", "te klein om te tonen")
    anders_groter: str = text("Waar zo'n risico zonder de actie groter werd", "te klein om te tonen")


class HermetingVelden(Model):
    """Alle plaatshouders van het verslag van de hermeting."""

    organisatie: str = text("Naam van de gemeente", "Gemeente Voorbeeldstad (verzonnen)")
    ronde: str = text("Naam van deze ronde", "Zelfscan voorjaar 2028")
    vorige: str = text("Naam van de vorige ronde", "Zelfscan voorjaar 2027")
    datum: str = text("Datum van het verslag", "1 april 2028")
    instrument: str = text("Naam en versie van de zelfscan", "Zelfscan, versie 2026.1")
    afbakening: str = text("Welke gronden zijn bekeken", "institutionele discriminatie, alle gronden")
    kleinste_groep: str = text("Kleinere groepen tonen we niet", "5")
    respons: str = text("Van hoeveel directies er twee zelfscans zijn", "Van 12 directies zijn er twee zelfscans.")
    te_weinig: str = text("Zin als er te weinig directies zijn (meestal leeg)", "Er zijn te weinig directies.")
    samenvatting: tuple[Regel, ...] = many("Het beeld in enkele zinnen")
    bewogen: tuple[BewogenRegel, ...] = many("Hoeveel risico's op welke manier bewogen")
    redenen: tuple[Regel, ...] = many("Waarom risico's niet te vergelijken zijn")
    vragen: tuple[Regel, ...] = many("Wat we de stuurgroep vragen: hoogstens drie")
    categorieen: tuple[CategorieRegel, ...] = many("Per categorie wat bewoog")
    acties: tuple[ActieBewoog, ...] = many("Per actie wat bewoog waar zij liep, en waar niet")
    niet_te_zeggen: tuple[Regel, ...] = many("Wat dit verslag niet kan zeggen")
