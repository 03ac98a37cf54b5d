"""Finds the names of people in a text, however the list or a file writes them and however the text does.

A cell with a name often holds more: two people, a title, a function, the surname first. So the whole is a name, every
person in it is, and every word of a person too, except words that say what somebody does.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from zelfscan.text import fold

SURE_NAME = 4
"""A word of so many letters that is no word of the content is a name, with or without a capital."""
SHORTEST_NAME = 2
_NO_NAMES = """
aan af al bij da de del den der di do dos du el en het in la le los met of op over te ten ter tot uit uw van von voor zu
zur dhr dr drs heer ing ir mej mevr mevrouw mr mw prof ba bc bsc llm ma mba msc phd
"""
NO_NAMES = frozenset(_NO_NAMES.split())
"""Words between or around names that name nobody."""
_PERSON_END = re.compile(r"[/;&()+|\n]|,|\s(?:en|of|and)\s", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_INITIALS = re.compile(r"\b[A-Z]\.")
_INVISIBLE = frozenset({"Cf", "Mn"})


def people_in(name: str) -> tuple[str, ...]:
    """The whole, and every person of more than one word in it: ``Fatima Yilmaz en Jan Bosch (HR)`` gives three."""
    parts = (part.strip(" .-") for part in _PERSON_END.split(name))
    return tuple(dict.fromkeys([name.strip(), *(part for part in parts if len(_WORD.findall(part)) > 1)]))


class NameWords:
    """The words that name people, apart from those that say what somebody does."""

    def __init__(self, functions: Iterable[str], ordinary: Iterable[str]) -> None:
        """``functions`` are names of roles and directorates, ``ordinary`` texts in which nobody is named."""
        self._functions = NO_NAMES | {word for text in functions for word in _words(text)}
        self._ordinary = {fold(word) for text in ordinary for word in _WORD.findall(text) if word.islower()}

    def of(self, name: str) -> Iterator[tuple[str, bool]]:
        """Every word of a name that names somebody, and whether it does so without a capital too."""
        words = [word for word in _WORD.findall(name) if fold(word) not in self._functions]
        own = [word for word in words if self._is_own(word)]
        for word in words if own or _INITIALS.search(name) else ():
            sure = word in own and len(word) >= SURE_NAME
            if sure or (word[:1].isupper() and len(word) >= SHORTEST_NAME):
                yield word, sure

    def _is_own(self, word: str) -> bool:
        return len(word) >= SHORTEST_NAME and fold(word) not in self._ordinary

    def sure(self, name: str) -> Iterator[str]:
        """What of a name stands in no text by chance: the whole, each person, and the words that are only a name."""
        yield from people_in(name)
        yield from (word for word, sure in self.of(name) if sure)


class Names:
    """Names, ready to be replaced in any text: without a look at accents, case, and how words are held together."""

    def __init__(self, people: Iterable[str], words: NameWords) -> None:
        people = tuple(people)
        singles = [found for name in people for found in words.of(name)]
        known = [part for name in people for part in people_in(name)] + [word for word, sure in singles if sure]
        self._anyhow = _pattern(known)
        self._with_capital = _pattern(word for word, sure in singles if not sure)

    def replaced(self, text: str, instead: str) -> str:
        """The text with ``instead`` for every name."""
        text = self._replace(text, self._anyhow, instead, False)
        return self._replace(text, self._with_capital, instead, True)

    @staticmethod
    def _replace(text: str, names: re.Pattern[str] | None, instead: str, capital: bool) -> str:
        if names is None:
            return text
        folded, places = _with_places(text)
        for match in reversed(list(names.finditer(folded))):
            start, end = places[match.start()], places[match.end()]
            if not capital or text[start].isupper():
                text = f"{text[:start]}{instead}{text[end:]}"
        return text


def _words(text: str) -> list[str]:
    return [fold(word) for word in _WORD.findall(text)]


def _pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    """What finds any of the names in a folded text, the longest first."""
    folded = {fold(name) for name in names} - {""}
    longest = sorted(folded, key=lambda name: (-len(name), name))
    found = "|".join(r"[\s.-]+".join(map(re.escape, re.split(r"[\s-]+", name.strip(" -")))) for name in longest)
    return re.compile(rf"(?<!\w)(?:{found})(?!\w)") if found else None


def _with_places(text: str) -> tuple[str, list[int]]:
    """The text without accents, case and invisible characters, and where each character of it stands in the text."""
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        plain = unicodedata.normalize("NFKD", character).casefold()
        for letter in plain:
            if unicodedata.category(letter) not in _INVISIBLE:
                letters.append(letter)
                places.append(place)
    return "".join(letters), [*places, len(text)]
