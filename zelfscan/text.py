"""Small pure helpers for text that several steps need: slugs, comparison without case or accents, nearest names."""

import difflib
import re
import unicodedata
from collections.abc import Iterable

RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})
"""Names that Windows keeps for itself: no file or folder can have them."""


def fold(text: str) -> str:
    """The text for comparison: without accents, case, or extra white space."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(plain.casefold().split())


def slug(text: str) -> str:
    """A name for files and ids: lower-case letters, digits and single hyphens; never empty, at most 60 long."""
    name = re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")[:60].rstrip("-") or "naamloos"
    return f"{name}-directie" if name in RESERVED else name


def nearest(word: str, candidates: Iterable[str], count: int = 3) -> tuple[str, ...]:
    """The candidates most like the word, best first, compared without case or accents."""
    by_fold = {fold(candidate): candidate for candidate in candidates}
    return tuple(by_fold[match] for match in difflib.get_close_matches(fold(word), list(by_fold), n=count, cutoff=0.6))
