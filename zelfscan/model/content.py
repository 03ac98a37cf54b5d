"""What surrounds the instrument as files: its header, the register of ids, and a problem found in the content."""

from pydantic import Field

from zelfscan.model.base import Model, Text
from zelfscan.model.instrument import Instrument


class Header(Model):
    """The file that names the instrument."""

    id: Text
    title: Text
    version: Text
    licence: Text


class RegisterEntry(Model):
    """One id that was ever issued, with its text.

    ``earlier`` holds older wordings, oldest first. A ``withdrawn`` id keeps its text for ever and is never
    used again; ``replaced_by`` names the ids that took its place, if any.
    """

    id: Text
    text: Text
    earlier: tuple[Text, ...] = ()
    withdrawn: bool = False
    replaced_by: tuple[Text, ...] = ()


class Snapshot(Model):
    """The checked instrument as one file, with the digest of the content files that it was made from."""

    sha256: str = Field(min_length=64, max_length=64)
    instrument: Instrument


class ContentProblem(Model):
    """One thing that is wrong in the content. ``code`` points into ``zelfscan.instrument.problems``.

    ``file`` is relative to the content folder, ``line`` counts from 1 (``None``: the file as a whole), ``place``
    is the id or key it is about. ``suggestion`` is the nearest valid value, where there is one.
    """

    code: str
    file: str = ""
    line: int | None = None
    place: str = ""
    found: str = ""
    expected: str = ""
    suggestion: str = ""
