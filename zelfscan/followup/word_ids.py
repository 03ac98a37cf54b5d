"""Of which action a card or a row is: by its visible number, by the tags of its controls, or by its name."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches

from zelfscan.documents.controls import LONGEST_TAG, PREFIX
from zelfscan.followup.word_labels import TAGGED
from zelfscan.followup.word_text import Control
from zelfscan.model.progress import ActionField
from zelfscan.text import fold

NUMBER = re.compile(r"[a-z0-9-]+-[a-z]\d{1,3}", re.IGNORECASE)
DAMAGED = re.compile(r"[\W_]+")
NEAR_SLUG, NEAR_TITLE = 0.8, 0.9
LONGEST_NUMBER, LONGEST_TITLE = 80, 200
"""Characters; what is longer is no number, and no name of an action."""
NEW = "nieuw"
"""What stands in the tag of a control for an action that does not exist yet."""


@dataclass(frozen=True, slots=True)
class Whose:
    """The action of a card or row; ``id`` is empty for one of the directorate's own. ``code`` is what there is to tell.

    ``seen`` says whether the visible number tells it.
    """

    id: str = ""
    code: str = ""
    seen: bool = False


def tag_parts(control: Control) -> tuple[str, ActionField | None]:
    """The action and the field that the tag of a control names; empty and None for any other tag."""
    if not control.tag.startswith(PREFIX):
        return "", None
    action, _, name = control.tag.removeprefix(PREFIX).rpartition(":")
    return action, TAGGED.get(fold(name))


class Ids:
    """The actions that a document can be about, by id, with their names."""

    def __init__(self, titles: Mapping[str, str], own: Collection[str] = ()) -> None:
        """``own`` are those of the directorate itself: their names are only told apart where they are merged."""
        self.titles = titles
        self._plain = {_plain(known): known for known in titles}
        self._named: dict[str, list[str]] = {}
        for known, title in titles.items():
            if title and known not in own:
                self._named.setdefault(fold(title), []).append(known)

    def whose(
        self, number: str, controls: Iterable[Control], title: str, slug: str = "", *, alike: bool = False
    ) -> Whose:
        """Of which action something is. A visible number that we know wins over a tag, since people see it.

        ``alike`` says whether a name that is almost ours will do; in a table it can be a new action.
        """
        tagged = self._tagged(controls)
        seen = " ".join(number.split())
        if seen in self.titles:
            return Whose(seen, seen=True)
        mended = self._mended(seen, tagged)
        if mended:
            return Whose(mended, "VG-036", seen=True)
        if tagged and (not NUMBER.fullmatch(seen) or _plain(seen)[-3:] == _plain(tagged)[-3:]):
            return Whose(tagged, "VG-036" if seen and seen != tagged else "", seen == tagged)
        named = self._by_name(title, slug, alike)
        if named:
            return Whose(named, "VG-036" if seen else "VG-037")
        return Whose("", "VG-038" if seen and NUMBER.search(fold(seen)) else "")

    def _tagged(self, controls: Iterable[Control]) -> str:
        """The action that most tags name; a tag of a long name holds only its end."""
        names = [action for action, _ in map(tag_parts, controls) if action and action != NEW]
        if not names:
            return ""
        name = max(dict.fromkeys(names), key=names.count)
        if name in self.titles:
            return name
        if len(PREFIX) + len(name) >= LONGEST_TAG - max(map(len, TAGGED)) - 1:
            ends = [known for known in self.titles if known.endswith(name)]
            return ends[0] if len(ends) == 1 else ""
        return name if NUMBER.fullmatch(name) else ""

    def _mended(self, number: str, tagged: str) -> str:
        """The action whose number was damaged: other signs between the parts, capitals, a letter O for a zero."""
        if len(number) > LONGEST_NUMBER:
            return ""
        plain = _plain(number)
        if plain in self._plain:
            return self._plain[plain]
        end = re.search(r"[a-z]\d{1,3}$", plain)
        if end is None:
            return ""
        alike = [known for key, known in self._plain.items() if key.endswith(end.group())]
        alike = [known for known in alike if _ratio(_plain(known), plain) >= NEAR_SLUG]
        if tagged in alike:
            return tagged
        return max(alike, key=lambda known: _ratio(_plain(known), plain), default="")

    def _by_name(self, title: str, slug: str, alike: bool) -> str:
        """The action with this name, as far as it is only one; of the same directorate, where that is known."""
        if not title or len(title) > LONGEST_TITLE:
            return ""
        names: Collection[str] = self._named.get(fold(title), ())
        if not names and alike:
            near = get_close_matches(fold(title), self._named, n=1, cutoff=NEAR_TITLE)
            names = self._named[near[0]] if near else ()
        own = [known for known in names if not slug or known.rpartition("-")[0] == slug]
        return own[0] if len(own) == 1 else ""


def number_in(texts: Iterable[str]) -> str:
    """The first text that is nothing but a number of an action."""
    for text in texts:
        if NUMBER.fullmatch(fold(text).replace(" ", "-")) and re.search(r"\d$", text.strip()):
            return text
    return ""


def _plain(number: str) -> str:
    """A number without the signs between its parts, with a zero for a letter O at its end."""
    letters = DAMAGED.sub("", fold(number))
    return re.sub(r"(?<=[a-z])o(?=\d$)", "0", letters)


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other).ratio()
