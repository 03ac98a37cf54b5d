"""Understands what people type where a choice from a list belongs: exact, meant without doubt, or not at all."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from zelfscan.model.instrument import AnswerOption, Scale, State
from zelfscan.text import fold

_SHORTEST_START, _SHORTEST_TYPO = 4, 5
_ALIKE, _WORTH_NAMING, _SYNONYM_WORTH_NAMING = 0.86, 0.6, 0.75


@dataclass(frozen=True, slots=True)
class Match:
    """What a text means. ``exact`` apart from case, accents and spaces; without an option there may be a suggestion.

    ``bare`` marks a word that fits several options, of which it was read as the one that asks for a reason.
    """

    option: AnswerOption | None
    exact: bool = False
    bare: bool = False
    suggestion: str = ""


class Choices:
    """The options of one scale, and what people type instead of them."""

    def __init__(self, options: Iterable[AnswerOption]) -> None:
        self.options = tuple(options)
        self._as_shown = {option.text: Match(option, exact=True) for option in self.options}

    @classmethod
    def of(cls, scale: Scale) -> "Choices":
        """The choices of a scale of the instrument."""
        return cls(scale.options)

    @classmethod
    def of_texts(cls, texts: Iterable[str]) -> "Choices":
        """Choices that stand for their own place in the list: 0, 1, 2 and so on as id and value."""
        return cls(
            AnswerOption(id=str(number), text=text, state=State.KNOWN, value=number)
            for number, text in enumerate(texts)
        )

    @property
    def shown(self) -> str:
        """The options as a list for a message."""
        return ", ".join(f'"{option.text}"' for option in self.options)

    def match(self, text: str) -> Match:
        """What the text means, if it can mean one thing only."""
        known = self._as_shown.get(text)
        if known is None:
            known = self._as_shown[text] = self._match(fold(text))
        return known

    @cached_property
    def _words(self) -> dict[str, AnswerOption]:
        """Option by its text and each of its synonyms, for comparison."""
        words = {fold(synonym): option for option in self.options for synonym in option.synonyms}
        return words | {fold(option.text): option for option in self.options}

    @cached_property
    def _letters(self) -> dict[str, AnswerOption]:
        """Option by text or synonym without punctuation."""
        return {letters: option for word, option in self._words.items() if (letters := _letters(word))}

    def _match(self, word: str) -> Match:
        """What a folded text means."""
        for option in self.options:
            if word == fold(option.text):
                return Match(option, exact=True)
        same = self._words.get(word) or self._letters.get(_letters(word))
        meant = same or self._by_start(word) or self._typo(word)
        if meant:
            return Match(meant, bare=meant.needs_reason and self._fits_several(word))
        return Match(None, suggestion=self._nearest(word))

    def _fits_several(self, word: str) -> bool:
        """Whether the word says less than the option: it would fit others as well (a bare "n.v.t.")."""
        named = {_letters(fold(option.text)) for option in self.options if option.needs_reason}
        return _letters(word) not in named

    def _by_start(self, word: str) -> AnswerOption | None:
        """The only option of which this is the beginning."""
        start = _letters(word)
        found = {option.id: option for letters, option in self._letters.items() if letters.startswith(start)}
        return next(iter(found.values())) if len(start) >= _SHORTEST_START and len(found) == 1 else None

    def _typo(self, word: str) -> AnswerOption | None:
        """The only option that differs a letter or so, in words long enough to be sure."""
        if len(word) < _SHORTEST_TYPO:
            return None
        close = difflib.get_close_matches(word, list(self._words), n=3, cutoff=_ALIKE)
        found = {self._words[match].id: self._words[match] for match in close}
        return next(iter(found.values())) if len(found) == 1 else None

    def _nearest(self, word: str) -> str:
        """The text of the option most like the word; empty when none is. A synonym has to be more alike."""
        texts = [fold(option.text) for option in self.options]
        close = difflib.get_close_matches(word, texts, n=1, cutoff=_WORTH_NAMING)
        close = close or difflib.get_close_matches(word, list(self._words), n=1, cutoff=_SYNONYM_WORTH_NAMING)
        return self._words[close[0]].text if close else ""


def _letters(word: str) -> str:
    """Only the letters and digits."""
    return "".join(char for char in word if char.isalnum())
