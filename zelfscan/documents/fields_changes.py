"""The placeholders of what changed since the scan before, in the improvement plan."""

from zelfscan.documents.fields_base import Regel, many, text
from zelfscan.model.base import Model


class VeranderdAantal(Model):
    """Hoeveel risico's op deze manier veranderden."""

    wat: str = text("Hoe een risico veranderde", "kleiner dan toen")
    hoeveel: str = text("Hoeveel risico's", "3")
    uitleg: str = text("Wat dat betekent", "Ook in het slechtste geval is het nu kleiner.")


class VeranderdRisico(Model):
    """Eén risico, toen en nu."""

    plek: str = text("Categorie en werkproces", "Beslisruimte bij Aanvraag Wmo")
    toen: str = text("Het risico van toen, met de onzekerheid", "zeer hoog (hoog tot zeer hoog)")
    kleur_toen: str = text("Kleur bij het risico van toen", "EB8A8A")
    nu: str = text("Het risico van nu, met de onzekerheid", "midden")
    kleur_nu: str = text("Kleur bij het risico van nu", "FFF2CC")
    verschil: str = text("Hoe het veranderde", "kleiner dan toen")
    uitleg: str = text("Wat je erbij moet weten (mag leeg zijn)", "Hoe het is geregeld: was deels op orde, nu op orde.")
    acties: str = text("Acties die in de tussentijd liepen", "Tweede paar ogen bij zware besluiten (klaar)")


class VeranderdAntwoord(Model):
    """Eén antwoord, toen en nu."""

    vraag: str = text("Nummer en tekst van de vraag", "V2.1a Kijkt bij een afwijzing een tweede collega mee?")
    waar: str = text("Werkproces of directie, en wie antwoordde", "Aanvraag Wmo")
    toen: str = text("Het antwoord van toen", "Nee")
    nu: str = text("Het antwoord van nu", "Grotendeels")
    verschil: str = text("Hoe het veranderde", "beter")


class VeranderdVelden(Model):
    """Wat er veranderde sinds de vorige zelfscan; alles is leeg als die er niet is."""

    vorige_keer: str = text("Met welke zelfscan we vergelijken (leeg bij een eerste keer)", "We vergelijken met 2027.")
    veranderd_let_op: str = text("Wat een verschil niet bewijst", "Dat iets veranderde, bewijst niet waardoor.")
    veranderd_aantallen: tuple[VeranderdAantal, ...] = many("Hoeveel risico's op welke manier veranderden")
    veranderd: tuple[VeranderdRisico, ...] = many("Elk risico dat niet gelijk bleef, toen en nu")
    niet_vergelijkbaar: tuple[Regel, ...] = many("Wat niet te vergelijken is, met de reden")
    veranderd_antwoorden: tuple[VeranderdAntwoord, ...] = many("Antwoorden die beter of minder goed werden")
    veranderd_meer: str = text("Hoeveel antwoorden nog meer veranderden (mag leeg zijn)", "En nog 4 andere antwoorden.")
    veranderd_acties: tuple[Regel, ...] = many("Acties in de tussentijd die nergens naast staan")


class VergelekenAntwoord(Model):
    """Eén antwoord toen en nu, in de bijlage."""

    nummer: str = text("Nummer van de vraag", "V2.1a")
    waar: str = text("Werkproces of directie, en wie antwoordde", "Aanvraag Wmo")
    toen: str = text("Het antwoord van toen", "Nee")
    nu: str = text("Het antwoord van nu", "Grotendeels")
    verschil: str = text("Hoe het veranderde, of waarom het niet te vergelijken is", "beter")
