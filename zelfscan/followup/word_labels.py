"""The words beside and above what people fill in, in the plan that this product makes and as people change them."""

from difflib import get_close_matches
from enum import Enum
from functools import lru_cache

from zelfscan.model.progress import ActionField
from zelfscan.text import fold


class Mark(Enum):
    """What a label can stand for, other than a field."""

    NUMBER = "nummer"
    PROCESS = "waarvoor"
    EXPLAINED = "uitleg"
    """A row of the plan that explains, and that nobody has to fill in."""


Label = ActionField | Mark
EXPLAINED = (
    *("Onderdeel", "Voorstel", "Waarom deze actie", "Wat er gebeurt", "Wie helpt", "In welk overleg", "Uren"),
    *("Wat stopt of minder wordt", "Start en klaar", "Zo meet je het", "Nu", "Doel", "Kijken of het werkt"),
    *("Als het niet werkt", "Ruimte voor maatwerk", "Bestaand aanbod", "Let op", "Hoe sterk is het bewijs"),
    *("Hoe het nu gaat", "Tussenmeting", "Halverwege", "Bronnen"),
)
WORDS: dict[Label, tuple[str, ...]] = {
    Mark.NUMBER: ("Nummer van de actie", "Nummer", "Nr", "Actienummer", "Nummer actie"),
    Mark.PROCESS: ("Waarvoor", "Werkproces"),
    Mark.EXPLAINED: EXPLAINED,
    ActionField.TITLE: ("Actie", "Naam van de actie", "Naam", "Eigen actie"),
    ActionField.OWNER: ("Eigenaar", "Actiehouder", "Eigenaar van de actie"),
    ActionField.COMMISSIONER: ("Opdrachtgever",),
    ActionField.FIRST_STEP: ("Eerste stap",),
    ActionField.START: ("Start", "Startdatum", "Start op", "Begin"),
    ActionField.READY: ("Klaar op", "Klaar", "Einddatum", "Klaar voor", "Gereed", "Gereed op"),
    ActionField.CHOICE: ("Jullie keuze", "Keuze", "Onze keuze"),
    ActionField.REASON: ("Reden", "Reden van de keuze", "Toelichting"),
    ActionField.STATUS: ("Status", "Stand"),
    ActionField.OWN_PLAN: ("Staat al in ons actieplan (waar?)", "Staat al in ons actieplan", "Eigen actieplan"),
}
BY_WORD: dict[str, Label] = {fold(word): label for label, words in WORDS.items() for word in words}
TAGGED: dict[str, ActionField] = {fold(field.value): field for field in ActionField}
NEAR = 0.84
"""How much a word has to be like one of ours, from 0 to 1."""
SHORTEST, LONGEST = 5, 60
"""Letters; a shorter word is like too many others, and a longer one is no label."""


@lru_cache(maxsize=4096)
def label_of(text: str) -> Label | None:
    """What a label stands for: one of our words, or a word that is almost the same."""
    word = fold(text).rstrip(" :;.*")
    if word in BY_WORD or not SHORTEST <= len(word) <= LONGEST:
        return BY_WORD.get(word)
    near = get_close_matches(word, BY_WORD, n=1, cutoff=NEAR)
    return BY_WORD[near[0]] if near else None


def field_of(text: str) -> ActionField | None:
    """The field that a label stands for."""
    label = label_of(text)
    return label if isinstance(label, ActionField) else None
