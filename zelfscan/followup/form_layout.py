"""The contract between building and reading a progress workbook: sheets, columns, lists, defined names, hidden facts.

Reading finds a table by its headers, a column by its header and an action by its number, never by a position.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from zelfscan.model.progress import ActionField, ActionStatus
from zelfscan.workbook.layout import ID, LISTS, Sheet, column_letter, list_name
from zelfscan.workbook.positions import Table

__all__ = ["ID", "LISTS", "column_letter", "list_name"]

HEADER_ROW = 6
"""Title, explanation, how it stands, who fills it in, the names of the steps, and then the headers."""
OWN_ROWS = 6
"""Empty rows for actions of the directorate's own; more may be added below."""
NEW = "nieuw"
"""Stands in the column with numbers of a row for an own action, with a number behind it: ``nieuw 1``."""

TITLE, OWNER, IN_TIME, STATUS, SHARE, RESULT = "Actie", "Eigenaar", "Op tijd?", "Status", "Hoe ver (%)", "Resultaat"
INDICATOR, TARGET, BASELINE, MEASURED, EVIDENCE = "Indicator", "Doel", "Nulmeting", "Meting", "Bewijs"
OBSTACLE, HELP, ADJUSTMENT = "Obstakel", "Hulp nodig van", "Aanpassing"
START, READY, NEW_DATE, DATE_REASON = "Start", "Klaar op", "Nieuwe datum", "Reden nieuwe datum"
OWN_PLAN = "Staat in ons actieplan"

STEPS: Mapping[str, tuple[str, ...]] = {
    "plan": (ID, TITLE, OWNER, IN_TIME),
    "state": (STATUS, SHARE, RESULT),
    "measure": (INDICATOR, TARGET, BASELINE, MEASURED, EVIDENCE),
    "adjust": (OBSTACLE, HELP, ADJUSTMENT, START, READY, NEW_DATE, DATE_REASON, OWN_PLAN),
}
"""The columns of Acties by the step in which people fill them in; the first part is there already."""

ACTIONS = Sheet("actions", "Acties", tuple(header for headers in STEPS.values() for header in headers))
OWNERS = Sheet("owners", "Per eigenaar", (OWNER, "Actienummer", TITLE, IN_TIME, STATUS, SHARE, READY, HELP))
PLANNING = Sheet("planning", "Planning", (TITLE, OWNER, IN_TIME))
"""Followed by one column per month, and one for everything after that."""
START_SHEET = Sheet("start", "Start")
CALCULATION = Sheet("calculation", "Berekening")
HANDED = Sheet("handed", "Uitgegeven")
META = Sheet("meta", "Meta", ("Sleutel", "Waarde"))

FIELDS: Mapping[str, ActionField] = {
    TITLE: ActionField.TITLE,
    OWNER: ActionField.OWNER,
    STATUS: ActionField.STATUS,
    SHARE: ActionField.PERCENTAGE,
    RESULT: ActionField.RESULT,
    INDICATOR: ActionField.INDICATOR,
    TARGET: ActionField.TARGET,
    BASELINE: ActionField.BASELINE,
    MEASURED: ActionField.MEASURED,
    EVIDENCE: ActionField.EVIDENCE,
    OBSTACLE: ActionField.OBSTACLE,
    HELP: ActionField.HELP,
    ADJUSTMENT: ActionField.ADJUSTMENT,
    START: ActionField.START,
    READY: ActionField.READY,
    DATE_REASON: ActionField.DATE_REASON,
    OWN_PLAN: ActionField.OWN_PLAN,
}
"""The field that a column holds. Nieuwe datum counts as the field of Klaar op where it is filled in."""

DATES = (START, READY, NEW_DATE)
FIXED = (TITLE, INDICATOR, TARGET, START, READY)
"""What stands fast for an action of the plan; for an own action people fill it in."""

HANDED_ID = "Nummer bij uitgeven"
"""First header of the hidden sheet with what stood in the form when it was handed out; the others are its fields."""

META_KIND, META_FORM, META_ROUND, META_SLUG, META_NAME, META_DATE, META_INSTRUMENT = (
    "soort",
    "formulier",
    "ronde",
    "directie",
    "naam van de directie",
    "uitgegeven op",
    "versie van de inhoud",
)
META_KEYS = (META_KIND, META_FORM, META_ROUND, META_SLUG, META_NAME, META_DATE, META_INSTRUMENT)
KIND = "voortgangsformulier"
"""What Meta says that this file is."""
PROPERTY_FORM, PROPERTY_SLUG, PROPERTY_ROUND = "zelfscan-voortgang", "zelfscan-directie", "zelfscan-ronde"

LIST_STATUS = "status"
STATUS_WORDS: Mapping[ActionStatus, tuple[str, ...]] = {
    ActionStatus.NOT_STARTED: ("niet begonnen", "nog niet gestart", "niet gestart", "nog te doen", "gepland", "open"),
    ActionStatus.RUNNING: ("lopend", "bezig", "mee bezig", "gestart", "begonnen", "in uitvoering", "onderweg"),
    ActionStatus.DONE: ("afgerond", "gereed", "voltooid", "gedaan", "af", "afgesloten"),
    ActionStatus.STOPPED: ("stopgezet", "vervallen", "geannuleerd", "afgebroken", "gestaakt", "stop"),
}
"""What people type instead of a status, and what it means."""


@dataclass(frozen=True, slots=True)
class CalculationColumns:
    """Columns of the hidden calculation: per row of Acties what the other sheets show."""

    title: str = "A"
    owner: str = "B"
    start: str = "C"
    ready: str = "D"
    in_time: str = "E"
    status: str = "F"
    key: str = "G"
    """By owner in order of first appearance, then by row: sorting on it groups the actions per owner."""
    place: str = "H"
    """Which row of Acties stands at this place of Per eigenaar."""


CALC = CalculationColumns()


def actions_table(ids: tuple[str, ...], own_rows: int = OWN_ROWS) -> Table:
    """Where everything stands on Acties: a row per action, then the empty rows for own actions."""
    rows = (*ids, *(f"{NEW} {number}" for number in range(1, own_rows + 1)))
    letters = {header: column_letter(number) for number, header in enumerate(ACTIONS.headers, start=1)}
    return Table(
        ACTIONS.title, HEADER_ROW, letters, {name: HEADER_ROW + number for number, name in enumerate(rows, start=1)}
    )
