"""The placeholders of the Word templates: what a template may name, with meaning and example in Dutch.

These names are Dutch because people who edit a template in Word type them. ``zelfscan sjabloon velden`` prints
this list and ``zelfscan sjabloon controleren`` holds a template against it. All values are text ready to
print, except lists and the yes/no fields that are named so.
"""

from zelfscan.documents.fields_actions import Actie as Actie
from zelfscan.documents.fields_actions import ActieKort as ActieKort
from zelfscan.documents.fields_actions import EigenActie as EigenActie
from zelfscan.documents.fields_actions import NietGekozen as NietGekozen
from zelfscan.documents.fields_base import Kop as Kop
from zelfscan.documents.fields_base import Regel as Regel
from zelfscan.documents.fields_base import many, text
from zelfscan.documents.fields_changes import VeranderdVelden, VergelekenAntwoord
from zelfscan.model.base import Model


class Deelnemer(Model):
    """Eén ingevuld werkboek: wie is gehoord."""

    niveau: str = text("Namens wie", "uitvoering")
    aantal: str = text("Met hoeveel mensen", "6 mensen")
    datum: str = text("Wanneer ingevuld", "12 maart 2027")
    door: str = text("Wie het invulde (functie)", "teamleider")
    bestand: str = text("Naam van het bestand", "wmo-uitvoering.xlsx")


class RisicoKort(Model):
    """Een van de grootste risico's, voor de eerste bladzijde."""

    titel: str = text("Categorie en werkproces", "Beslisruimte bij aanvraag Wmo")
    klasse: str = text("Klasse in woorden", "hoog")
    kleur: str = text("Kleur van het vak (hex)", "F4B183")
    zekerheid: str = text("Hoe zeker, in woorden", "vrij zeker: 12 van de 14 vragen beantwoord")
    geregeld: str = text("Wat al is geregeld", "3 van de 8 maatregelen zijn geregeld")
    actie: str = text("Welke actie hierbij hoort", "Tweede paar ogen (nu)")


class Vak(Model):
    """Eén vak van het risicobeeld."""

    tekst: str = text("Klasse in woorden", "hoog")
    kleur: str = text("Kleur van het vak (hex)", "F4B183")


class BeeldRegel(Model):
    """Eén categorie in het risicobeeld, met een vak per werkproces."""

    categorie: str = text("Nummer en naam van de categorie", "R2 Beslisruimte")
    vakken: tuple[Vak, ...] = many("Een vak per werkproces, in de volgorde van werkprocessen")


class Werkproces(Model):
    """Eén werkproces dat is bekeken."""

    code: str = text("Code", "P1")
    naam: str = text("Naam", "Aanvraag hulp bij het huishouden")
    contact: str = text("Soort contact", "inwoner komt naar de gemeente")


class Voorwaarde(Model):
    """R9, R10 en soms R5: één keer voor de hele directie."""

    categorie: str = text("Nummer en naam", "R9 Sturen en meten")
    klasse: str = text("Hoe het is geregeld, in woorden", "deels op orde")
    kleur: str = text("Kleur van het vak (hex)", "FFE699")
    zwakste: str = text("Waar het meeste te winnen is", "Cijfers over uitkomsten")
    zekerheid: str = text("Hoe zeker, in woorden", "vrij zeker: 9 van de 10 vragen beantwoord")


class Antwoordregel(Model):
    """Een vraag met de antwoorden die zwaar meewegen, of die nog niet bekend zijn."""

    vraag: str = text("De vraag", "Kijkt bij een afwijzing altijd een tweede collega mee?")
    antwoord: str = text("Het antwoord, met wie het gaf of waar", "Nee (P1)")


class Toelichting(Model):
    """Wat de directie zelf schreef bij een vraag."""

    vraag: str = text("De vraag", "Kijkt bij een afwijzing altijd een tweede collega mee?")
    soort: str = text("Bewijs of toelichting", "Toelichting")
    tekst: str = text("De tekst, zoals getypt", "Dat doen we sinds januari.")


class RisicoPlek(Model):
    """Een groot risico in één werkproces."""

    werkproces: str = text("Werkproces", "Aanvraag Wmo")
    vooraf: str = text("Risico vooraf", "hoog")
    beheersing: str = text("Hoe het is geregeld", "deels op orde")
    klasse: str = text("Risico dat overblijft, in woorden", "hoog")
    kleur: str = text("Kleur van het vak (hex)", "F4B183")
    zwakste: str = text("Zwakste punt", "Eén persoon beslist")
    zekerheid: str = text("Hoe zeker, in een zin", "De uitkomst ligt tussen hoog en zeer hoog.")


class Risico(Model):
    """Een categorie met een groot risico in een of meer werkprocessen, met de reden."""

    titel: str = text("Nummer en naam van de categorie", "R2 Beslisruimte")
    mechanisme: str = text("Waarom dit een risico is", "Bij vage criteria gaan mensen op gevoel beslissen.")
    plekken: tuple[RisicoPlek, ...] = many("De werkprocessen waar dit risico groot is")
    antwoorden: tuple[Antwoordregel, ...] = many("De antwoorden die het zwaarst wegen")
    geregeld: tuple[Regel, ...] = many("Wat al is geregeld")
    hiaten: tuple[Antwoordregel, ...] = many("Wat nog onbekend of open is")
    meer_hiaten: str = text("Hoeveel vragen er nog meer open zijn (mag leeg zijn)", "En nog 3 andere vragen.")
    bewijs: tuple[Toelichting, ...] = many("Bewijs en toelichting die de directie zelf gaf")
    inwoners: str = text("Wat inwoners zeggen", "Inwoners zien dit anders dan de dienst.")
    kanttekeningen: tuple[Regel, ...] = many("Etiketten en eigen oordeel")
    bronnen: str = text("Nummers van de bronnen", "S34, S38, S39")


class Herstel(Model):
    """Iets wat de directie meteen herstelt."""

    wat: str = text("Wat", "Verkeerd telefoonnummer op de brief")
    wie: str = text("Wie", "communicatie")
    wanneer: str = text("Wanneer", "morgen")


class EigenRisico(Model):
    """Een risico dat de directie zelf noemt."""

    werkproces: str = text("Werkproces (mag leeg zijn)", "Aanvraag Wmo")
    risico: str = text("Risico", "Mensen zonder vast adres krijgen geen brief")
    idee: str = text("Eigen idee", "Bellen in plaats van schrijven")
    wie: str = text("Wie pakt het op", "teammanager")


class Bron(Model):
    """Eén bron."""

    nummer: str = text("Nummer", "S34")
    titel: str = text("Titel", "Lipsky, Street-Level Bureaucracy (1980)")
    plaats: str = text("Waar te vinden", "doi.org/...")


class RandvoorwaardeRegel(Model):
    """Eén randvoorwaarde met het antwoord dat telt."""

    vraag: str = text("De vraag", "Mag de trekker documenten en cijfers opvragen?")
    antwoord: str = text("Het antwoord", "Deels")
    verschil: str = text("Verschil tussen opdrachtgever en trekker (mag leeg zijn)", "jullie antwoorden verschillen")


class PlanVelden(Kop, VeranderdVelden):
    """Alle plaatshouders van het verbeterplan."""

    gronden: str = text("Gronden in een zin", "afkomst, geslacht, geloof of handicap")
    reactie_voor: str = text("Tot wanneer het team kan reageren", "15 april 2027")
    evaluatie_op: str = text("Wanneer we terugkijken", "1 oktober 2027")
    besluiten: tuple[Regel, ...] = many("Wat we de directeur vragen: hoogstens drie")
    advies: str = text("Uitkomst van de randvoorwaarden, kort", "Starten met steun")
    advies_uitleg: str = text("Uitleg bij de uitkomst", "Begin klein, met één werkproces.")
    randvoorwaarden: tuple[RandvoorwaardeRegel, ...] = many("Randvoorwaarden die nog niet in orde zijn")
    samenvatting: str = text("Eén zin over het beeld", "Het grootste risico zit in de beslisruimte.")
    grootste: tuple[RisicoKort, ...] = many("De grootste risico's: hoogstens drie")
    nu_kort: tuple[ActieKort, ...] = many("De acties die nu starten, kort")
    gehoord: str = text("Wie meedeed, in één zin", "Zes uitvoerders, drie beleidsmedewerkers en de directeur.")
    deelnemers: tuple[Deelnemer, ...] = many("Elk werkboek dat meetelt")
    werkprocessen: tuple[Werkproces, ...] = many("De werkprocessen die zijn bekeken")
    beeld: tuple[BeeldRegel, ...] = many("Het risicobeeld: een regel per categorie R1 tot en met R8")
    voorwaarden: tuple[Voorwaarde, ...] = many("R9, R10 en soms R5: hoe is het geregeld")
    smal: tuple[Regel, ...] = many("Verschil als je alleen naar herkomst, huidskleur en religie kijkt")
    risicos: tuple[Risico, ...] = many("De grote risico's, met de reden")
    acties: tuple[Actie, ...] = many("De acties die nu starten, met alles erbij")
    later: tuple[Actie, ...] = many("De acties die later starten")
    eigen_acties: tuple[EigenActie, ...] = many("De acties die de directie zelf toevoegde")
    invulhulp: str = text("Wat in een leeg invulvak staat", "Klik hier en typ.")
    datumhulp: str = text("Wat in een leeg invulvak voor een datum staat", "Kies een datum.")
    trekker: str = text("Wie trekt", "beleidsadviseur Wmo")
    opdrachtgever: str = text("Wie opdracht geeft", "directeur Sociaal Domein")
    werkgroep: str = text("Voorstel voor een werkgroep (mag leeg zijn)", "Twee uitvoerders, één beleidsmedewerker.")
    herstel: tuple[Herstel, ...] = many("Wat de directie meteen herstelt")
    onbekend: tuple[Regel, ...] = many("Waar veel nog onbekend is")
    ook_onbekend: str = text("Op hoeveel andere plekken nog iets open is (mag leeg zijn)", "Op 4 plekken meer.")
    eigen_risicos: tuple[EigenRisico, ...] = many("Risico's en ideeën van de directie zelf")
    behouden: tuple[Regel, ...] = many("Wat goed gaat, om vast te houden")
    zonder_actie: tuple[Regel, ...] = many("Punten waarvoor nog geen actie in het plan staat")
    niet_gekozen: tuple[NietGekozen, ...] = many("Acties die niet in het plan staan, per reden")
    waarschuwingen: tuple[Regel, ...] = many("Waarschuwingen bij het plan")
    ontbreekt: tuple[Regel, ...] = many("Fouten in het werkboek die nog open staan (meestal leeg)")
    bronnen: tuple[Bron, ...] = many("De bronnen die in het plan voorkomen")


class Antwoord(Model):
    """Eén antwoord in de bijlage."""

    waar: str = text("Werkproces of directie, met wie antwoordde als er meer werkboeken zijn", "P1 (uitvoering)")
    van: str = text("Wie dit antwoordde", "uitvoering")
    antwoord: str = text("Het antwoord", "Nee")


class VraagBlok(Model):
    """Eén vraag met alle antwoorden."""

    nummer: str = text("Nummer", "V2.1a")
    vraag: str = text("De vraag", "Kijkt bij een afwijzing altijd een tweede collega mee?")
    antwoorden: tuple[Antwoord, ...] = many("Alle antwoorden op deze vraag")
    bewijs: tuple[Regel, ...] = many("Bewijs, zoals getypt")
    toelichting: tuple[Regel, ...] = many("Toelichting, zoals getypt")
    bronnen: str = text("Nummers van de bronnen", "S17, Z1")


class CategorieBlok(Model):
    """Alle vragen van één categorie."""

    titel: str = text("Nummer en naam", "R2 Beslisruimte")
    vragen: tuple[VraagBlok, ...] = many("De vragen")


class KenmerkRegel(Model):
    """Eén kenmerk van de werkprocessen."""

    kenmerk: str = text("Het kenmerk", "W1 Vaste werkwijze")
    waarden: tuple[Regel, ...] = many("De waarde per werkproces")


class UitkomstRegel(Model):
    """De hele berekening van één categorie in één werkproces."""

    werkproces: str = text("Werkproces", "P1 Aanvraag Wmo")
    categorie: str = text("Categorie", "R2 Beslisruimte")
    vooraf: str = text("Risico zonder maatregelen", "hoog")
    beheersing: str = text("Hoe het is geregeld", "deels op orde")
    rest: str = text("Risico dat overblijft", "hoog")
    band: str = text("Onzekerheid", "hoog tot zeer hoog")
    dekking: str = text("Hoeveel is beantwoord", "93%")


class RolRegel(Model):
    """Wie welke rol heeft."""

    rol: str = text("Rol", "proceseigenaar")
    wie: str = text("Functie of naam", "Hoofd Wmo")


class RandvoorwaardeAntwoord(Model):
    """Eén randvoorwaarde met beide antwoorden."""

    vraag: str = text("De vraag", "Mag de trekker documenten opvragen?")
    opdrachtgever: str = text("Antwoord van de opdrachtgever", "Ja")
    trekker: str = text("Antwoord van de trekker", "Deels")
    toelichting: str = text("Toelichting", "We spraken dit af in januari.")


class DocumentRegel(Model):
    """Eén document uit de lijst."""

    document: str = text("Document", "werkinstructies")
    antwoord: str = text("Hebben we dit?", "Ja")
    plaats: str = text("Waar staat het", "teamschijf")


class OordeelRegel(Model):
    """Een eigen oordeel: hoger of lager, met de reden."""

    waar: str = text("Werkproces en categorie", "Aanvraag Wmo, R2 Beslisruimte")
    oordeel: str = text("Hoger of lager", "hoger")
    reden: str = text("Reden", "Er loopt een onderzoek.")
    wie: str = text("Wie besloot dit (functie)", "directeur")


class EvaluatieRegel(Model):
    """Eén vraag over het gebruik van de zelfscan."""

    vraag: str = text("De vraag", "Waren de vragen duidelijk?")
    antwoord: str = text("Antwoord", "4")
    toelichting: str = text("Toelichting", "Vraag V5.2a was lastig.")


class BijlageVelden(Kop):
    """Alle plaatshouders van de bijlage."""

    deelnemers: tuple[Deelnemer, ...] = many("Elk werkboek dat meetelt")
    rollen: tuple[RolRegel, ...] = many("Wie welke rol heeft")
    werkprocessen: tuple[Werkproces, ...] = many("De werkprocessen")
    kenmerken: tuple[KenmerkRegel, ...] = many("De kenmerken W1 tot en met W12")
    uitkomsten: tuple[UitkomstRegel, ...] = many("De berekening per werkproces en categorie")
    categorieen: tuple[CategorieBlok, ...] = many("Alle vragen met antwoorden")
    inwoners: tuple[VraagBlok, ...] = many("Vragen aan inwoners, met antwoorden")
    randvoorwaarden: tuple[RandvoorwaardeAntwoord, ...] = many("Alle randvoorwaarden")
    documenten: tuple[DocumentRegel, ...] = many("De documenten")
    eigen_risicos: tuple[EigenRisico, ...] = many("Eigen risico's")
    herstel: tuple[Herstel, ...] = many("Meteen doen")
    oordelen: tuple[OordeelRegel, ...] = many("Eigen oordeel")
    evaluatie: tuple[EvaluatieRegel, ...] = many("Evaluatie")
    later: tuple[Actie, ...] = many("De acties die later starten, met alles erbij")
    vergeleken: tuple[VergelekenAntwoord, ...] = many("Antwoorden die anders zijn dan de vorige keer")
    bevindingen: tuple[Regel, ...] = many("Wat opviel bij het lezen van de werkboeken")
    bronnen: tuple[Bron, ...] = many("De bronnen")
