"""What directorates said in their own words: masked, in an order that says nothing, and only when enough spoke."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from zelfscan.evaluation.facts import Member
from zelfscan.model.instrument import EvaluationForm, EvaluationQuestion, Instrument
from zelfscan.privacy import mask

DIRECTORATE, PROCESS, PERSON = "[directie]", "[werkproces]", "[naam]"
SHORTEST_NAME = 4
_LETTER = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True, slots=True)
class Quotes:
    """The open answers to one question of the evaluation."""

    question: EvaluationQuestion
    texts: tuple[str, ...]
    """Empty when too few directorates wrote something."""


class Cover:
    """Takes out of texts what says whose they are: directorates, their work, people, functions, personal data."""

    def __init__(self, members: Iterable[Member], people: Iterable[str]) -> None:
        members = list(members)
        names = {
            DIRECTORATE: [item.directorate for item in members],
            PROCESS: [name for item in members for name in item.processes],
            PERSON: list(people),
        }
        self._patterns = {word: pattern for word, found in names.items() if (pattern := _pattern(found))}

    def covered(self, text: str) -> str:
        """The text on one line, without names and personal data."""
        line = " ".join(text.split())
        for word, pattern in self._patterns.items():
            line = pattern.sub(word, line)
        return mask(line)


def _pattern(names: Sequence[str]) -> re.Pattern[str] | None:
    """What finds any of these names as whole words, the longest first; None when there is none to find."""
    plain = {re.sub(r"\s*\([^)]*\)\s*$", "", name).strip() for name in names} | set(names)
    long = sorted((name for name in plain if len(name) >= SHORTEST_NAME), key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, long))})(?!\w)", re.IGNORECASE) if long else None


def quotes(instrument: Instrument, members: Sequence[Member], cover: Cover, minimum: int) -> tuple[Quotes, ...]:
    """The open answers to every question to which anybody wrote something."""
    return tuple(_quotes(instrument, members, cover, minimum))


def _quotes(instrument: Instrument, members: Sequence[Member], cover: Cover, minimum: int) -> Iterator[Quotes]:
    for question in instrument.evaluation:
        if EvaluationForm.OPEN not in question.forms or question.opinion:
            continue
        written = [_texts(member, question.id) for member in members]
        if any(written):
            enough = sum(map(bool, written)) >= minimum
            texts = {cover.covered(text) for own in written for text in own}
            yield Quotes(question, tuple(sorted(texts, key=_shuffled)) if enough else ())


def _texts(member: Member, question: str) -> list[str]:
    """What a directorate wrote to a question; a dash or a dot is nothing."""
    texts = (voice.text for voice in member.voices if voice.question == question)
    return [text for text in texts if _LETTER.search(text)]


def _shuffled(text: str) -> str:
    """A place in an order that has nothing to do with who wrote it."""
    return hashlib.sha256(text.encode()).hexdigest()
