"""What a content check says: a code, the id or key it is about, and what was found and expected."""

from typing import NamedTuple

from zelfscan.instrument.problems import Code


class Trouble(NamedTuple):
    """One thing that a check found; ``place`` is an id or key, whose file and line are looked up later."""

    code: Code
    place: str
    found: str = ""
    expected: str = ""
    suggestion: str = ""
