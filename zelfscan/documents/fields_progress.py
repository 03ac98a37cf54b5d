"""The placeholders of the progress report: how far the agreed actions are, for management and council."""

from zelfscan.documents.fields_base import Regel, many, text
from zelfscan.model.base import Model


class Aantallen(Model):
    """Hoeveel acties er in elke stand zijn."""

    totaal: str = text("Alle acties", "18")
    klaar: str = text("Klaar", "6")
    loopt: str = text("Loopt", "5")
    te_laat: str = text("Te laat", "2")
    niet_begonnen: str = text("Nog niet begonnen", "3")
    gestopt: str = text("Gestopt", "1")
    niet_gekozen: str = text("Niet gekozen", "1")


class Stand(Aantallen):
    """De stand op één moment."""

    wanneer: str = text("Nu, of de datum van het vorige rapport", "Nu")


class DirectieStand(Aantallen):
    """De stand van één directie."""

    naam: str = text("Naam van de directie", "Wmo-loket")
    verschil: str = text("Wat er sinds de vorige keer klaar is (mag leeg zijn)", "2 acties meer klaar")


class InterventieStand(Aantallen):
    """De stand van één soort actie, bij alle directies samen."""

    naam: str = text("Naam van de actie", "Tweede paar ogen bij zware besluiten")


class HulpRegel(Model):
    """Eén actie waarbij hulp nodig is."""

    directie: str = text("Naam van de directie", "Wmo-loket")
    actie: str = text("Naam van de actie", "Tweede paar ogen bij zware besluiten")
    obstakel: str = text("Wat in de weg zit", "De tweede collega heeft geen tijd in de planning.")


class HulpGroep(Model):
    """Alle acties waarbij dezelfde hulp nodig is."""

    wie: str = text("Van wie hulp nodig is", "Afdeling Personeel")
    hoeveel: str = text("Bij hoeveel acties", "2 acties")
    regels: tuple[HulpRegel, ...] = many("De acties")


class LaatRegel(Model):
    """Eén actie die te laat is."""

    directie: str = text("Naam van de directie", "Wmo-loket")
    actie: str = text("Naam van de actie", "Tweede paar ogen bij zware besluiten")
    wanneer: str = text("Wanneer die klaar moest zijn", "1 juli 2027")
    obstakel: str = text("Wat in de weg zit (mag leeg zijn)", "De tweede collega heeft geen tijd.")


class AanpassingRegel(Model):
    """Eén aanpassing, met de reden."""

    directie: str = text("Naam van de directie", "Wmo-loket")
    actie: str = text("Naam van de actie", "Tweede paar ogen bij zware besluiten")
    wat: str = text("Wat anders is", "Klaar op 1 oktober 2027 in plaats van 1 juli 2027")
    waarom: str = text("De reden", "De nieuwe collega begint in september.")


class ResultaatRegel(Model):
    """Wat er bij één actie is gedaan en gemeten."""

    directie: str = text("Naam van de directie", "Wmo-loket")
    actie: str = text("Naam van de actie", "Tweede paar ogen bij zware besluiten")
    resultaat: str = text("Wat er is gedaan (mag leeg zijn)", "Elke afwijzing gaat langs een tweede collega.")
    meting: str = text("Wat er is gemeten", "Begin: 20%. Nu: 85%. Doel: 90%.")


class EigenRegel(Model):
    """Eén actie die de directie zelf toevoegde."""

    directie: str = text("Naam van de directie", "Wmo-loket")
    actie: str = text("Naam van de actie", "Spreekuur in het buurthuis")
    stand: str = text("Hoe ver die is", "loopt")


class StilRegel(Model):
    """Eén actie waarover lang niets is gehoord."""

    directie: str = text("Naam van de directie", "Wmo-loket")
    actie: str = text("Naam van de actie", "Brieven herschrijven")
    sinds: str = text("Wanneer we het laatst iets hoorden", "nog niets, het plan is van 1 april 2027")


class VoortgangsrapportageVelden(Model):
    """Alle plaatshouders van de voortgangsrapportage."""

    organisatie: str = text("Naam van de gemeente", "Gemeente Voorbeeldstad (verzonnen)")
    ronde: str = text("Naam van de ronde", "Zelfscan voorjaar 2027")
    datum: str = text("Datum van het rapport", "1 oktober 2027")
    vorige_datum: str = text("Datum van het vorige rapport (leeg bij het eerste)", "1 juli 2027")
    maanden: str = text("Zoveel maanden noemen we lang", "6")
    instrument: str = text("Naam en versie van de zelfscan", "Zelfscan, versie 2026.1")
    standen: tuple[Stand, ...] = many("Hoeveel acties er in elke stand zijn: nu, en bij het vorige rapport")
    samenvatting: tuple[Regel, ...] = many("Het beeld in een paar zinnen")
    besluiten: tuple[Regel, ...] = many("Wat we vragen: hoogstens drie")
    directies: tuple[DirectieStand, ...] = many("Een regel per directie")
    interventies: tuple[InterventieStand, ...] = many("Een regel per soort actie")
    hulp: tuple[HulpGroep, ...] = many("Wat in de weg zit, per hulp die nodig is")
    te_laat: tuple[LaatRegel, ...] = many("De acties die te laat zijn")
    aangepast: tuple[AanpassingRegel, ...] = many("Wat is aangepast en waarom")
    resultaten: tuple[ResultaatRegel, ...] = many("Wat er is gedaan en gemeten")
    eigen: tuple[EigenRegel, ...] = many("De acties die directies zelf toevoegden")
    stil: tuple[StilRegel, ...] = many("De acties waarover we lang niets hoorden")
    niet_te_zeggen: tuple[Regel, ...] = many("Wat dit rapport niet kan zeggen")
