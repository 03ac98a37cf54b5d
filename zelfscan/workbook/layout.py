"""The contract between building and reading a workbook: sheets, columns, row ids, defined names.

Reading never needs a position: it finds sheets by their row ids and headers, columns by header, rows by id.
Building uses the same names. A row id always stands in the first column.
"""

from dataclasses import dataclass

FIRST_TABLE_ROW = 5
"""Title in A1, one or two lines of explanation, progress, then the header row of the (first) table here."""

ROWS_BETWEEN_TABLES = 2
"""Rows between the last row of a table and the header row of the next one on the same sheet."""

MIRROR_TIPS = 4
"""Rows with advice for who leads the talk with residents, below the facts on the mirror."""

FREE_ROWS = 12
"""How many free rows (ER1, MD1, EO1 and so on) the sheets for own input have."""

MAX_PROCESSES = 8
PROPERTY_INSTRUMENT = "zelfscan-instrument"
PROPERTY_VERSION = "zelfscan-versie"
PROPERTY_WORKBOOK = "zelfscan-werkboek"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: key in code, title on the tab, headers of its table in order."""

    key: str
    title: str
    headers: tuple[str, ...] = ()


ID = "Nr"
QUESTION = "Vraag"
RESPONDENT = "Wie weet dit het best"
DIRECTORATE = "Directie"
EVIDENCE = "Bewijs"
EXPLANATION = "Toelichting"
ANSWER = "Antwoord"
COMMISSIONER = "Opdrachtgever"
LEAD = "Trekker"
FIELD = "Gegeven"
VALUE = "Invullen"
HELP = "Uitleg"
ROLE = "Rol"
HOLDER = "Wie (functie of naam)"
PLACE = "Waar staat het?"
TEXTS = frozenset((EVIDENCE, EXPLANATION, PLACE))
"""The headers of columns in which people write freely beside an answer."""
PROCESS = "Werkproces"
CATEGORY = "Categorie"

STILL = "Nog zo?"
"""Only in a workbook that measures again: the column in which people say that the answers of last time still hold."""
STILL_YES, STILL_NO = "Ja, nog zo", "Nee, veranderd"
"""Its choices; reading needs the first two letters only."""
LAST_TIME = "Vorige keer:"
"""How a cell begins that shows what stood there last time; that follows on the next line.

It is no answer. It becomes one when somebody chooses ``STILL_YES`` in its row. Choosing from the list replaces it.
"""

START = Sheet("start", "Start")
DETAILS = Sheet("details", "Gegevens", (ID, FIELD, VALUE, HELP))
ROLES = Sheet("roles", "Gegevens", (ID, ROLE, HOLDER, HELP))
"""The second table on the sheet Gegevens."""
PRECONDITIONS = Sheet("preconditions", "Randvoorwaarden", (ID, QUESTION, COMMISSIONER, LEAD, EXPLANATION))
PROCESSES = Sheet("processes", "Werkprocessen", (ID, "Kenmerk", HELP))
"""Followed by one column per process: P1 to P8."""
DOCUMENTS = Sheet("documents", "Documenten", (ID, "Document", "Hebben we dit?", PLACE))
QUESTIONS = Sheet("questions", "Vragen", (ID, QUESTION, RESPONDENT, DIRECTORATE))
"""Followed by P1 to P8 as many as issued, then Bewijs and Toelichting. Full version: sheets R1 to R10."""
OWN_RISKS = Sheet("own_risks", "Eigen risico's", (ID, PROCESS, "Risico", "Wat kan helpen?", "Wie pakt het op?"))
QUICK_FIXES = Sheet("quick_fixes", "Meteen doen", (ID, "Wat herstellen we?", "Wie?", "Wanneer klaar?"))
OVERRIDES = Sheet("overrides", "Eigen oordeel", (ID, PROCESS, CATEGORY, "Hoger of lager?", "Reden", "Wie besloot dit?"))
RESULT = Sheet("result", "Resultaat")
EVALUATION = Sheet("evaluation", "Evaluatie", (ID, QUESTION, ANSWER, EXPLANATION))
MIRROR = Sheet("mirror", "Vragen aan inwoners", (ID, QUESTION, ANSWER, EXPLANATION))
LISTS = Sheet("lists", "Lijsten")
CALCULATION = Sheet("calculation", "Berekening")
META = Sheet("meta", "Meta", ("Sleutel", "Waarde"))
CONTROL = Sheet(
    "control",
    "Controle",
    ("Soort", "Waar", "Wat stond er?", "Wat is er?", "Wat kunnen jullie doen?", "Hoe staat het nu?"),
)
"""Only in a workbook with feedback, as its second sheet: every finding. Never read."""
LEFTOVER = Sheet("leftover", "Uit jullie werkboek", ("Waar stond het?", "Waar hoorde het bij?", "Wat stond er?"))
"""Only in a workbook with feedback: what people typed and that has no place any more. Never read as answers."""
ATTENTION = "Let op"
"""The last column of a table with feedback; what stands there is ours."""
ATTENTION_WORDS = ("Verbeteren", "Nakijken")
"""How a line under Let op begins, and what the first column of Controle says: for an error and for a warning."""
NOTICE_WORD = "Ter info"
"""What the first column of Controle says of a notice."""

DETAIL_IDS = {
    "G1": "organisation",
    "G2": "directorate",
    "G3": "level",
    "G4": "people",
    "G5": "date",
    "G6": "filled_in_by",
}
"""Row ids of the first table on Gegevens (and at the top of the mirror), with the field of Scan they fill."""

PROCESS_NAME_ID = "NAAM"
PROCESS_CONTACT_IDS = {"CA": "A", "CB": "B", "CC": "C"}
"""Row ids on Werkprocessen before W1 to W12: the name, then per contact type a choice Ja or Nee."""

OWN_RISK_PREFIX, QUICK_FIX_PREFIX, OVERRIDE_PREFIX = "ER", "MD", "EO"
"""Row ids of free rows: ER1, MD1, EO1 and so on."""

YES, NO = "Ja", "Nee"
"""The choices for the contact types of a process."""

NOT_ASKED_MARK = "–"
"""Stands in locked cells where nothing is asked (the P cells of a directorate question and the reverse)."""

DO_NOT_FILL = "niet invullen"
"""The only choice of a drop-down where a question does not apply to a process; never an answer."""

META_KEYS = (
    "instrument",
    "versie",
    "werkboek",
    "opzet",  # kort of volledig
    "afbakening",  # scope id
    "niveau",
    "contactvormen",  # for example AB
    "werkprocessen",  # how many columns P1..
    "soort",  # zelfscan of spiegel
    "vragen",  # ids of the questions in it, separated by spaces
)
META_PREVIOUS = "vorige ronde"
"""Key on Meta of a workbook that measures again: the name of the round of last time."""
META_FEEDBACK = "terugmelding"
"""Key on Meta of a workbook with feedback: how often feedback was given on it, from 1."""


def list_name(key: str) -> str:
    """Defined name of a list of choices on Lijsten: ``lijst_antwoorden``, ``lijst_W3``."""
    return f"lijst_{key}"


LIST_ANSWERS, LIST_DO_NOT_FILL, LIST_PRECONDITIONS = "antwoorden", "niet_invullen", "randvoorwaarden"
LIST_YES_NO, LIST_AT_HAND, LIST_PROCESSES = "ja_nee", "documenten", "werkprocessen"
LIST_CATEGORIES, LIST_DIRECTIONS, LIST_LEVELS = "categorieen", "richting", "niveaus"
LIST_SCALE, LIST_GRADES, LIST_MIRROR = "schaal", "cijfers", "inwoners"
LIST_STILL = "nog_zo"
"""Keys of the lists; besides, one per attribute with its id as key."""


def applies_name(column: str, contact: str, w7_at_least: int = 0) -> str:
    """Defined name of a cell that holds 1 where questions apply and 0 where they do not.

    ``column`` is P1 to P8 or ``D`` for the directorate; ``contact`` the contact types that the questions share with
    the workbook (``AB``); ``w7_at_least`` the least W7 of a process for which they apply, 0 where W7 plays no part.
    """
    return f"geldt_{column}_{contact}" + (f"_W7_{w7_at_least}" if w7_at_least else "")


def active_name(process: str) -> str:
    """Defined name of a cell that holds 1 when a process is in use (P1, or its name is filled in), else 0."""
    return f"actief_{process}"


def total_name(table: str) -> str:
    """Defined name of how many cells a table asks for now."""
    return f"totaal_{table}"


def open_name(table: str) -> str:
    """Defined name of how many cells of a table are still empty."""
    return f"open_{table}"


def done_name(table: str) -> str:
    """Defined name of how many cells of a table are filled in."""
    return f"ingevuld_{table}"


def last_time(text: str) -> str:
    """What stands in a cell that shows the text of last time."""
    return f"{LAST_TIME}\n{text}"


def category_choice(category_id: str, short_name: str) -> str:
    """A category in the drop-down of Eigen oordeel: ``R1 Regels en beleid``; reading needs its first word only."""
    return f"{category_id} {short_name}"


def attribute_choice(value: int, meaning: str) -> str:
    """A choice for an attribute W1 to W12: ``0 Alles staat vast``; reading needs its first character only."""
    return f"{value} {meaning}"


def column_letter(number: int) -> str:
    """The letters of a column, 1 to 702: A, Z, AA."""
    head, tail = divmod(number - 1, 26)
    return (chr(64 + head) if head else "") + chr(65 + tail)


def process_codes(count: int) -> tuple[str, ...]:
    """P1 to P<count>."""
    return tuple(f"P{number}" for number in range(1, count + 1))
