"""Own actions of a directorate: each gets an id once, and is recognised by it, by its title, or by its place."""

import re
from collections.abc import Mapping
from difflib import SequenceMatcher

from zelfscan.model.progress import ActionField, ReadProgress
from zelfscan.text import fold

LIKE, LIKE_IN_PLACE = 0.85, 0.5
"""How much two titles have to be alike, from 0 to 1, to be of one action: anywhere, and in the same place of a file."""


class OwnActions:
    """The own actions of one directorate, while one file is read. Every known action is given away once."""

    def __init__(self, slug: str, titles: Mapping[str, str], read: ReadProgress, before: ReadProgress | None) -> None:
        """``titles`` are the known ones by id; ``before`` is what this file said when it was last read, with ids."""
        self.slug = slug
        self._last = max((_number(identifier) for identifier in titles), default=0)
        self._free = dict(titles)
        here = {row.action for row in read.actions}
        shown = {fold(row.values.get(ActionField.TITLE, "")) for row in read.actions if row.action not in titles}
        self._exact = {fold(title): key for key, title in titles.items() if fold(title) in shown and key not in here}
        self._other = {key: fold(title) for key, title in titles.items() if fold(title) not in shown | {""}}
        self._other = {key: title for key, title in self._other.items() if key not in here}
        self._places = {row.place: row.action for row in before.actions if row.place} if before else {}

    def identify(self, title: str, place: str) -> tuple[str, str]:
        """The id of an action with this title; and the title by which we knew it, where that was another one."""
        identifier = self._exact.get(fold(title)) or self._alike(fold(title), place)
        if not identifier or identifier not in self._free:
            self._last += 1
            return f"{self.slug}-E{self._last:02}", ""
        known = self._free.pop(identifier)
        return identifier, known if fold(known) != fold(title) else ""

    def _alike(self, title: str, place: str) -> str:
        """The action whose title resembles this one most, as far as that is enough; empty when there is none."""
        best, score = "", 0.0
        for identifier, known in self._other.items():
            alike = SequenceMatcher(None, title, known).ratio()
            enough = LIKE_IN_PLACE if self._places.get(place) == identifier else LIKE
            if identifier in self._free and enough <= alike > score:
                best, score = identifier, alike
        return best


def _number(identifier: str) -> int:
    """The number in the id of an own action; 0 for another id."""
    found = re.search(r"-E(\d+)$", identifier)
    return int(found.group(1)) if found else 0
