"""The placeholders of the letter with the check on a plan: a help for whoever looks at the plan."""

from zelfscan.documents.fields_base import Kop, Regel, many, text
from zelfscan.model.base import Model


class EersteRegel(Model):
    """Iets wat eerst moet, bij een regel waar iets mist."""

    wat: str = text("Wat er mist", "Bij een of meer acties ontbreekt de eigenaar.")
    doen: str = text("Wat eerst moet", "Laat de directeur aanwijzen wie deze acties doet.")
    waarover: str = text("Om welke acties of risico's het gaat (mag leeg zijn)", "Het gaat om: “Papieren schrappen”.")


class MistRegel(Model):
    """Iets wat in het plan ook nog mist."""

    wat: str = text("Wat er mist", "Bij een of meer acties ontbreekt de eigenaar.")
    waarover: str = text("Om welke acties of risico's het gaat (mag leeg zijn)", "Het gaat om: “Papieren schrappen”.")


class ToetsRegel(Model):
    """Een regel van de toets, met de uitkomst en waarom die telt."""

    naam: str = text("De regel, kort", "Elke actie heeft een eigenaar en een opdrachtgever")
    regel: str = text("De regel in een zin", "Bij elke actie staat wie haar doet en wie de voortgang bewaakt.")
    uitkomst: str = text("Sterk, mist nog, of nog niet te zeggen", "mist nog")
    kleur: str = text("Kleur van het vak (hex)", "F4B183")
    waarom: str = text("Waarom deze regel telt", "Een actie zonder eigenaar blijft liggen.")
    bronnen: str = text("Nummers van de bronnen, of eigen keuze", "S15, S40")


class ToetsbriefVelden(Kop):
    """Alle plaatshouders van de toetsbrief."""

    ronde: str = text("Naam van de ronde", "Zelfscan voorjaar 2027")
    aantal: str = text("Hoeveel regels er zijn", "12")
    kort: str = text("De uitkomst in een of meer zinnen", "8 van de 12 regels zijn sterk. Bij 3 regels mist nog iets.")
    eerst: tuple[EersteRegel, ...] = many("Wat eerst moet: hoogstens drie")
    niets_eerst: str = text("Wat er staat als er niets mist (mag leeg zijn)", "Niets. Houd vast wat er staat.")
    sterk: tuple[Regel, ...] = many("Wat sterk is aan het plan")
    mist: tuple[MistRegel, ...] = many("Wat er verder nog mist, na wat eerst moet")
    later: tuple[Regel, ...] = many("Waarover nog niets te zeggen is, met de reden")
    regels: tuple[ToetsRegel, ...] = many("Alle regels, met uitkomst en reden")
    acties_bestand: str = text("Naam van het Excel-bestand met de acties", "acties-wmo-loket.xlsx")
    verantwoording: str = text("De bronnen in een regel", "Bronnen: S15 KIS, verkenning van de barrières.")
