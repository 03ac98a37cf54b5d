"""Sources on one line, for letters that have no room for a list."""

from collections.abc import Iterable

from zelfscan.documents.words import Words


def named_sources(words: Words, identifiers: Iterable[str]) -> str:
    """Number and title of each source once, in the order of the content: S15 KIS, verkenning; S40 Kalev."""
    wanted = set(identifiers)
    return "; ".join(f"{item.id} {item.title}" for item in words.instrument.sources if item.id in wanted)
