"""Personal data in free text: finds what looks like a BSN, IBAN, e-mail address or telephone number, and masks it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What kind of personal data; the value is the word that people read."""

    EMAIL = "e-mailadres"
    IBAN = "rekeningnummer"
    PHONE = "telefoonnummer"
    BSN = "burgerservicenummer"


@dataclass(frozen=True, slots=True)
class PersonalData:
    """One stretch of text, ``text[start:end]``, that looks like personal data."""

    kind: Kind
    start: int
    end: int


_WORTH_A_LOOK = re.compile(r"@|(?:[0-9][ \u00a0.()/-]*){8}")
"""Nothing that is found below can be in a text without this."""
_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}[0-9]{2}(?:[ \u00a0.-]?[A-Za-z0-9]){11,30}")
_PHONE = re.compile(
    r"(?<![\w+])(?:(?:\+|00)31[ \u00a0.-]?(?:\(0\))?|\(?0)[ \u00a0.-]?"
    r"(?!800|900)[1-9](?:[ \u00a0.()/-]{0,2}[0-9]){8}(?![0-9])"
)
_BSN = re.compile(r"(?<![0-9A-Za-z])[0-9](?:[ \u00a0.]?[0-9]){8}(?![0-9])")
_SHORTEST_IBAN = 15


def find(text: str) -> tuple[PersonalData, ...]:
    """Everything in the text that looks like personal data, in order; what overlaps is named once."""
    if not _WORTH_A_LOOK.search(text):
        return ()
    taken: list[PersonalData] = []
    for candidate in _candidates(text):
        if all(candidate.end <= other.start or candidate.start >= other.end for other in taken):
            taken.append(candidate)
    return tuple(sorted(taken, key=lambda data: data.start))


def mask(text: str) -> str:
    """The text with personal data replaced by what it was, in square brackets: ``bel [telefoonnummer]``."""
    for data in reversed(find(text)):
        text = f"{text[: data.start]}[{data.kind}]{text[data.end :]}"
    return text


def _candidates(text: str) -> Iterator[PersonalData]:
    """What looks like personal data, the surest kinds first."""
    for match in _EMAIL.finditer(text):
        yield PersonalData(Kind.EMAIL, *match.span())
    for match in _IBAN.finditer(text):
        if end := _end_of_iban(text, *match.span()):
            yield PersonalData(Kind.IBAN, match.start(), end)
    for match in _PHONE.finditer(text):
        yield PersonalData(Kind.PHONE, *match.span())
    for match in _BSN.finditer(text):
        if _is_bsn(match.group()):
            yield PersonalData(Kind.BSN, *match.span())


def _end_of_iban(text: str, start: int, end: int) -> int:
    """Where the longest valid IBAN from ``start`` ends; 0 when there is none. Words behind it may look like more."""
    from stdnum import iban

    for stop in range(end, start + _SHORTEST_IBAN - 1, -1):
        letters = re.sub("[^A-Za-z0-9]", "", text[start:stop])
        if text[stop - 1].isalnum() and iban.is_valid(letters, check_country=False):
            return stop
    return 0


def _is_bsn(text: str) -> bool:
    """Whether nine digits pass the check of a BSN."""
    from stdnum.nl import bsn

    return bool(bsn.is_valid(re.sub("[^0-9]", "", text)))
