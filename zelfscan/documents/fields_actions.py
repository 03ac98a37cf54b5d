"""The placeholders of actions: in short, in full, those of the directorate itself, and what was left out."""

from zelfscan.documents.fields_base import text
from zelfscan.model.base import Model


class ActieKort(Model):
    """Een actie die nu start, voor de eerste bladzijde."""

    naam: str = text("Naam van de actie", "Tweede paar ogen bij zware besluiten")
    wie: str = text("Eigenaar", "Teammanager Wmo")
    uren: str = text("Geschatte uren", "40 uur")
    klaar: str = text("Klaar voor", "1 juli 2027")


class Actie(Model):
    """Een actie, met alles wat nodig is om te beginnen."""

    nummer: str = text("Vast nummer van de actie", "wmo-loket-I02")
    naam: str = text("Naam", "Tweede paar ogen bij zware besluiten")
    soort: str = text("Soort verandering", "proces aanpassen")
    waarvoor: str = text("Welk risico, in welk werkproces", "Eén persoon beslist (Aanvraag Wmo)")
    waarom: str = text("Waarom deze actie is gekozen", "Weegt het zwaarst voor inwoners.")
    wat: str = text("Wat er gebeurt", "Bij zware besluiten oordeelt een tweede collega.")
    eerste_stap: str = text("Eerste stap", "Leg deze maand tien afwijzingen voor aan een tweede collega.")
    eigenaar: str = text("Eigenaar", "Teammanager Wmo")
    helpers: str = text("Wie helpt", "kwaliteitsmedewerker")
    opdrachtgever: str = text("Opdrachtgever", "directeur")
    overleg: str = text("In welk bestaand overleg", "teamoverleg")
    uren: str = text("Geschatte uren", "40 uur")
    stopt: str = text("Wat stopt of minder wordt", "Dubbele controle achteraf")
    start: str = text("Start", "1 april 2027")
    start_dag: str = text("Start, als datum voor een invulvak", "2027-04-01")
    halverwege: str = text("Tussenmeting", "15 mei 2027")
    klaar: str = text("Klaar", "1 juli 2027")
    klaar_dag: str = text("Klaar, als datum voor een invulvak", "2027-07-01")
    indicator: str = text("Waaraan zie je succes", "Deel van de zware besluiten met een tweede oordeel")
    nulmeting: str = text("Beginwaarde", "nog te meten")
    doel: str = text("Doel", "90%")
    controle: str = text("Hoe en wanneer je kijkt of het werkt", "Na zes weken tien dossiers bekijken")
    lukt_niet: str = text("Wat als het niet werkt", "Begin met één soort besluit")
    ruimte: str = text("Welke ruimte voor maatwerk blijft (mag leeg zijn)", "De collega mag afwijken met een reden.")
    aanbod: str = text("Bestaand aanbod (mag leeg zijn)", "Training, via opleidingen@voorbeeld.nl")
    sterkte: str = text("Hoe sterk het bewijs is, in woorden", "beperkt: ervaring en advies")
    let_op: str = text("Waarschuwing (mag leeg zijn)", "Kan verkeerd uitpakken als het alleen staat.")
    bronnen: str = text("Nummers van de bronnen", "S17, Z1")
    keuze: str = text("Wat de directie koos", "nog kiezen")
    reden: str = text("Reden van de keuze (mag leeg zijn)", "Dit past in ons teamplan.")
    status: str = text("Hoe ver de actie is", "loopt")
    eigen_plan: str = text("Waar de actie in het eigen actieplan staat (mag leeg zijn)", "Teamplan 2027, punt 4")
    stand: str = text("Wat er van de actie kwam (mag leeg zijn)", "Volgens de directie op 1 juni 2027: loopt, 40%.")


class EigenActie(Model):
    """Een actie die de directie zelf toevoegde."""

    nummer: str = text("Vast nummer van de actie", "wmo-loket-E01")
    naam: str = text("Naam", "Koffie-uur met inwoners")
    eigenaar: str = text("Eigenaar", "Teammanager Wmo")
    eerste_stap: str = text("Eerste stap", "Vraag drie inwoners om mee te denken.")
    klaar: str = text("Klaar", "1 juli 2027")
    klaar_dag: str = text("Klaar, als datum voor een invulvak", "2027-07-01")
    status: str = text("Hoe ver de actie is", "loopt")


class NietGekozen(Model):
    """Acties die niet in het plan staan, met de reden."""

    reden: str = text("Waarom niet", "Dit past niet in een eerste ronde")
    namen: str = text("Welke acties, na elkaar", "Praktijktest op de eigen dienst; Papieren schrappen")
