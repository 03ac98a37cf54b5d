"""Decides of every text that people typed whether it may be published: names never, free text only when ticked in."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from zelfscan.model.instrument import Instrument
from zelfscan.privacy import mask
from zelfscan.sharing.names import Names
from zelfscan.text import fold

_WITH_ROLE = re.compile(r"(.+?)\s*\(([^()]+)\)", re.DOTALL)
"""How a plan writes somebody with a role: ``Hoofd Wmo (Teammanager)``."""


@dataclass(frozen=True, slots=True)
class FreeText:
    """A text that somebody typed: of which directorate, where it stands, and a key that changes with it."""

    directorate: str
    place: str
    text: str

    @property
    def key(self) -> str:
        """The key under which it is ticked in."""
        return sha256(f"{self.directorate}\n{self.place}\n{self.text}".encode()).hexdigest()[:12]


class Redactor:
    """Hands out texts as they may be published, and remembers every name and every text that it saw."""

    def __init__(self, instrument: Instrument, ticked: Iterable[str] = (), names: Names | None = None) -> None:
        self.instrument, self.ticked = instrument, frozenset(ticked)
        nobody = instrument.texts["plan.to_name"]
        self.roles = {fold(name): name for name in (*(role.name for role in instrument.roles), nobody)}
        self.directorate = ""
        self.people: set[str] = set()
        self.texts: dict[str, FreeText] = {}
        self._names = names

    def tell(self, key: str, **names: object) -> str:
        """The sentence under ``sharing.<key>``, filled in."""
        return self.instrument.texts[f"sharing.{key}"].format_map(names)

    def role(self, text: str) -> str:
        """The name of a role when a text is that and nothing else; else nothing."""
        return self.roles.get(fold(text), "")

    def person(self, text: str) -> str:
        """Who, as it may be published: the name of a role stays, anybody else is 5.1.2.e."""
        if not text.strip():
            return ""
        if role := self.role(text):
            return role
        with_role = _WITH_ROLE.fullmatch(text.strip())
        if with_role and (role := self.role(with_role.group(2))):
            return f"{self.person(with_role.group(1))} ({role})"
        self.people.add(text.strip())
        return self.tell("public.person")

    def free(self, place: str, text: str, instead: str = "") -> str:
        """A free text without names and personal data when it was ticked in, else what stands instead."""
        if not text.strip():
            return ""
        found = FreeText(self.directorate, place, text)
        self.texts.setdefault(found.key, found)
        return self.clean(text) if found.key in self.ticked else instead

    def clean(self, text: str) -> str:
        """A text without personal data and without the names that we know."""
        masked = mask(text)
        return self._names.replaced(masked, self.tell("public.person")) if self._names else masked

    @property
    def open_texts(self) -> tuple[str, ...]:
        """The texts that were ticked in, as published."""
        return tuple(self.clean(item.text) for key, item in self.texts.items() if key in self.ticked)
