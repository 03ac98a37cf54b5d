"""The placeholders of the letter by which a commissioner orders the scan, signed before the work begins."""

from zelfscan.documents.fields_base import Kop, Regel, many, text


class OpdrachtbriefVelden(Kop):
    """Alle plaatshouders van de opdrachtbrief."""

    datum: str = text("Datum van de brief", "1 februari 2027")
    ronde: str = text("Naam van de ronde", "Zelfscan voorjaar 2027")
    opdrachtgever: str = text("Wie opdracht geeft", "Directeur Sociaal Domein")
    trekker: str = text("Wie trekt", "Beleidsadviseur Wmo")
    contactpersoon: str = text("Aan wie het werkboek gaat (mag leeg zijn)", "Teamleider Wmo")
    bureau: str = text("Wie de zelfscan uitdeelt", "Bureau Inclusie")
    inleverdatum: str = text("Wanneer de werkboeken terug zijn (mag leeg zijn)", "1 april 2027")
    werkboeken: tuple[Regel, ...] = many("Welke werkboeken we geven, een regel per niveau")
    werkprocessen: str = text("De werkprocessen die vooraf zijn gekozen (mag leeg zijn)", "Aanvraag Wmo en bezwaar")
    uren: tuple[Regel, ...] = many("Hoeveel tijd het kost, een regel per soort werk")
    bewaren: str = text("Tot wanneer we alles bewaren (mag leeg zijn)", "31 december 2028")
    kleinste_groep: str = text("Vanaf hoeveel mensen we meningen laten zien", "5")
    partner: str = text("Zin voor een partner van de gemeente (mag leeg zijn)", "De afspraken gelden ook voor jullie.")
