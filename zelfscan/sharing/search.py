"""Searches everything in files, unpacked, for what may not be published: names, addresses, numbers and free text."""

import html
import io
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from zelfscan import privacy

SHORTEST_SECRET = 3
"""A text of fewer letters says nothing of anybody."""
SHORTEST_PIECE = 25
"""From so many letters on a sentence of a text is looked for on its own too."""
LONGEST_NUMBER, MOST_WORDS = 8, 5
"""A date or a numbered thing has no more digits and words; any text can have it, so that it says nothing."""
DEEPEST = 3
"""So deep packages in packages are looked into."""
_PARAGRAPH_END = re.compile(r"</(?:w:p|text:p|row|si|c|a:p)>|<w:br/>|<w:tab/>")
_MARKUP = re.compile(r"<[^>]*>")
_VALUE = re.compile(r"=\"([^\"]*)\"|='([^']*)'")
_WORD = re.compile(r"\w+")
_INVISIBLE = re.compile("[\u00ad\u0300-\u036f\u200b-\u200f\u2060\ufeff]")
_SENTENCE = re.compile(r"[.!?;]\s+|\n")


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that may not be published: in which file, in which part of it, and what."""

    file: str
    part: str
    found: str


def plain(text: str) -> str:
    """A text for comparison: no accents, case or invisible characters, single spaces."""
    return " ".join(_INVISIBLE.sub("", unicodedata.normalize("NFKD", text)).casefold().split())


class Secrets:
    """What may not be published, ready to be looked for."""

    def __init__(self, texts: Iterable[str], public: Iterable[str] = ()) -> None:
        """``public`` are texts that everybody may read: what stands in them is no secret."""
        self._public = "\n".join(map(plain, public))
        self._public_words = frozenset(_WORD.findall(self._public))
        pieces = {plain(piece) for text in texts for piece in _pieces(text)}
        kept = [piece for piece in pieces if len(piece) >= SHORTEST_SECRET and not self._says_nothing(piece)]
        self._secrets = {piece: frozenset(_WORD.findall(piece)) for piece in sorted(kept)}

    def _says_nothing(self, piece: str) -> bool:
        """Whether everybody may read it, or it is a date or a numbered thing: ``1 april 2027``, ``werkboek 2``."""
        if self._is_public(piece):
            return True
        words = _WORD.findall(piece)
        numbers = [word for word in words if word[0].isdigit()]
        short = 0 < sum(map(len, numbers)) <= LONGEST_NUMBER and len(words) <= MOST_WORDS
        return short and all(word in self._public_words for word in words if not word[0].isdigit())

    def _is_public(self, piece: str) -> bool:
        return _stands_in(piece, self._public)

    def holds(self, text: str) -> bool:
        """Whether a text is a secret."""
        return plain(text) in self._secrets

    def found_in(self, text: str) -> Iterator[str]:
        """What stands in a text and may not, personal data of any kind included."""
        wanted = plain(text)
        words = frozenset(_WORD.findall(wanted))
        for piece, own in self._secrets.items():
            if own <= words and _stands_in(piece, wanted):
                yield piece
        for data in privacy.find(text):
            piece = plain(text[data.start : data.end])
            if not self._is_public(piece):
                yield piece


def _pieces(text: str) -> Iterator[str]:
    """A text, and its sentences where they are long enough to say something on their own."""
    yield text
    yield from (piece for piece in _SENTENCE.split(text) if len(piece) >= SHORTEST_PIECE)


def _stands_in(piece: str, text: str) -> bool:
    """Whether a piece stands in a text as words of its own."""
    start = text.find(piece)
    while start >= 0:
        before, after = text[start - 1 : start], text[start + len(piece) : start + len(piece) + 1]
        loose = not (before.isalnum() and piece[0].isalnum()) and not (after.isalnum() and piece[-1].isalnum())
        if loose:
            return True
        start = text.find(piece, start + 1)
    return False


def search(files: Mapping[str, bytes], secrets: Secrets) -> list[Hit]:
    """Every secret in the names and in all bytes of files, packages unpacked."""
    hits = {}
    for name, data in files.items():
        for part, text in readable(name, data):
            for found in secrets.found_in(text):
                hits[name, part, found] = Hit(name, part, found)
    return list(hits.values())


def readable(name: str, data: bytes, depth: int = 0) -> Iterator[tuple[str, str]]:
    """Every part of a file as text, each in the ways in which a text can stand in it."""
    yield "", name
    if data.startswith(b"PK") and depth < DEEPEST and zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            yield "", package.comment.decode("utf-8", "replace")
            for item in package.infolist():
                yield item.filename, (item.comment + b" " + item.extra).decode("utf-8", "replace")
                for part, text in readable(item.filename, package.read(item), depth + 1):
                    yield f"{item.filename} {part}".strip(), text
        return
    text = data.decode("utf-8", "replace")
    if not text.lstrip("\ufeff").startswith("<"):
        yield "", text
        if b"\0" in data:
            yield "", data.decode("utf-16-le", "replace")
        return
    yield "", html.unescape(_MARKUP.sub("", _PARAGRAPH_END.sub("\n", text)))
    yield "", html.unescape("\n".join(one or other for one, other in _VALUE.findall(text)))
