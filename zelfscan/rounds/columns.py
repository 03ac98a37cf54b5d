"""The contract between building and reading deelnemers.xlsx: sheets, headers, choices and defined names.

Reading finds a sheet by its headers and a column by its header, so rows and columns may stand anywhere.
"""

from collections.abc import Mapping

from zelfscan.model.instrument import ContactType, Level
from zelfscan.workbook.layout import PROCESS, ROLE, Sheet

DIRECTORATE, CHECK = "Directie", "Controle"
CONTACT, SETUP, KIND = "Contact", "Opzet", "Soort"
PERSON, MAIL, COMMISSIONER, LEAD, DEADLINE = "Contactpersoon", "Mailadres", "Opdrachtgever", "Trekker", "Inleveren voor"
LEVELS: Mapping[str, Level] = {level.shown.capitalize(): level for level in Level}
"""Headers of the columns with the number of workbooks per level."""
HOLDER = "Wie (functie of naam)"
POINTS, ADVICE = "Punten", "Wat zegt dit?"
CRITERIA: Mapping[str, str] = {
    "weight": "Hoe zwaar is het besluit?",
    "decider": "Wie beslist?",
    "room": "Hoeveel eigen ruimte?",
    "willing": "Wil de directie?",
    "moment": "Komt het nu uit?",
}
"""What helps to choose where to begin: key and header, in order."""

PEOPLE = Sheet(
    "people",
    "Deelnemers",
    (DIRECTORATE, CONTACT, SETUP, *LEVELS, PERSON, MAIL, COMMISSIONER, LEAD, DEADLINE, KIND, CHECK),
)
PROCESSES = Sheet("processes", "Werkprocessen", (DIRECTORATE, PROCESS, CONTACT, CHECK))
ROLES = Sheet("roles", "Rollen", (DIRECTORATE, ROLE, HOLDER, CHECK))
CHOICE = Sheet("choice", "Keuze", (DIRECTORATE, *CRITERIA.values(), POINTS, ADVICE))
LISTS = Sheet("lists", "Lijsten")
ANSWERS = ("Vraag", "Antwoord", POINTS)
BORDERS = ("Uitkomst", "Vanaf hoeveel punten")
OTHERS = (CONTACT, SETUP, KIND, ROLE)
"""Headers of the three tables on Lijsten."""

SHORT, FULL = "kort", "volledig"
OWN, PARTNER = "eigen dienst", "partner"
CONTACT_CHOICES: Mapping[str, tuple[ContactType, ...]] = {
    "A": (ContactType.A,),
    "B": (ContactType.B,),
    "C": (ContactType.C,),
    "A en B": (ContactType.A, ContactType.B),
    "A en C": (ContactType.A, ContactType.C),
    "B en C": (ContactType.B, ContactType.C),
    "A, B en C": tuple(ContactType),
}

LIST_DIRECTORATES, LIST_CONTACT, LIST_SETUP, LIST_KIND, LIST_ROLES = "directies", "contact", "opzet", "soort", "rollen"
"""Keys of the lists behind the drop-downs; besides, one per criterion with its key."""
GOOD_NAME, FAIR_NAME = "grens_goed", "grens_kan"
"""Defined names of the cells with the least number of points for an outcome."""

ROWS = {"people": 40, "processes": 60, "roles": 60, "choice": 24}
"""How many rows are ready to fill in; more may be added below."""
FREE_ROWS = 10
"""So many rows stay free below what is known already."""
MOST_COPIES, MOST_PROCESSES = 50, 8


def points_name(criterion: str) -> str:
    """Defined name of the points that go with the choices of a criterion."""
    return f"punten_{criterion}"
