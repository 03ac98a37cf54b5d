"""What the last run knew: which files it read, what it made of them, and of what; so that nothing is done twice."""

import datetime as dt
import hashlib
from collections.abc import Iterable
from pathlib import Path

from pydantic import Field, ValidationError

from zelfscan.files import write_atomic
from zelfscan.model.base import Model
from zelfscan.model.finding import Finding
from zelfscan.model.instrument import Level
from zelfscan.model.round import DirectorateSummary, Participant, Status


class ReadingRecord(Model):
    """What reading one workbook said about who it is. Findings are kept only where there is nothing else to keep."""

    read: bool
    workbook_id: str = ""
    directorate: str = ""
    level: Level | None = None
    date: dt.date | None = None
    feedback: int = 0
    """How often feedback was given on it before it came back."""
    saved: dt.datetime | None = None
    """When a program last saved it, as the file itself says."""
    findings: tuple[Finding, ...] = ()


class MemberRecord(Model):
    """A file in a zip or a mail."""

    name: str
    sha256: str
    moment: dt.datetime | None = None


class ContainerRecord(Model):
    """What was in a zip or a mail."""

    members: tuple[MemberRecord, ...] = ()
    findings: tuple[Finding, ...] = ()


class OutputRecord(Model):
    """What was made of something: of what, which files (with their sha256), and how it went."""

    made_of: str
    files: dict[str, str] = Field(default_factory=dict)


class DirectorateRecord(OutputRecord):
    """What was made of the returns of a directorate, with what the table says of it."""

    directorate: str
    status: Status
    risk: str = ""


class ParticipantsRecord(Model):
    """What ``deelnemers.xlsx`` said."""

    sha256: str
    participants: tuple[Participant, ...] = ()
    findings: tuple[Finding, ...] = ()


class Ledger(Model):
    """All that is kept between runs (``administratie/verwerkt.json``). ``base`` is what everything depends on."""

    base: str = ""
    participants: ParticipantsRecord | None = None
    readings: dict[str, ReadingRecord] = Field(default_factory=dict)
    """By the sha256 of the workbook."""
    containers: dict[str, ContainerRecord] = Field(default_factory=dict)
    """By the sha256 of the zip or mail."""
    directorates: dict[str, DirectorateRecord] = Field(default_factory=dict)
    """By slug."""
    overviews: dict[str, OutputRecord] = Field(default_factory=dict)
    """By the name of the file."""

    def forgotten(self, base: str) -> "Ledger":
        """Only which files are ours: nothing that was read or made counts any more."""
        stale = {slug: item.model_copy(update={"made_of": ""}) for slug, item in self.directorates.items()}
        others = {name: item.model_copy(update={"made_of": ""}) for name, item in self.overviews.items()}
        return Ledger(base=base, directorates=stale, overviews=others)


def read_ledger(path: Path, base: str) -> Ledger:
    """What the last run left behind, or nothing: also when that is damaged.

    With another base (product, content, templates, settings) only which files are ours is still of use.
    """
    try:
        ledger = Ledger.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return Ledger(base=base)
    return ledger if ledger.base == base else ledger.forgotten(base)


def write_if_other(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, and not when it says this already. Raises OSError."""
    try:
        if path.stat().st_size == len(data) and path.read_bytes() == data:
            return
    except FileNotFoundError:
        pass
    write_atomic(path, data)


def digest(*parts: str | bytes) -> str:
    """One sha256 over several texts, each with its length."""
    total = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        total.update(b"%d:" % len(data) + data)
    return total.hexdigest()


def sha256_of(data: bytes) -> str:
    """The sha256 of a file."""
    return hashlib.sha256(data).hexdigest()


def read_summary(path: Path) -> DirectorateSummary | None:
    """The summary of a directorate as kept; None when it is not there, or of another version."""
    try:
        return DirectorateSummary.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None


def file_digests(paths: Iterable[Path]) -> str:
    """One sha256 over the contents of files; a file that cannot be read counts as missing."""
    return digest(*(path.read_bytes() if path.is_file() else b"" for path in paths))
