"""What reading progress remembers between runs (``administratie/voortgang.json``): each file, and what it said."""

from pathlib import Path

from pydantic import Field, ValidationError

from zelfscan.model.base import Model
from zelfscan.model.finding import Finding
from zelfscan.model.progress import Conflict, ReadProgress
from zelfscan.rounds.ledger import write_if_other

NAME = "voortgang.json"


class FileRecord(Model):
    """One file that came back: what it said, with the ids of its actions, and what there was to tell about reading it.

    ``conflicts`` are those with what other files had said when it was read. ``noted`` is how many events the history
    held of it: with fewer than that, lines of the history were lost.
    """

    sha256: str
    progress: ReadProgress | None = None
    findings: tuple[Finding, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    noted: int = 0
    members: tuple[str, ...] | None = None
    """For a zip or a mail: the names of what is in it."""


class ProgressLedger(Model):
    """All files that were ever read, by name. ``base`` is what reading them depends on."""

    base: str = ""
    files: dict[str, FileRecord] = Field(default_factory=dict)


def read_progress_ledger(path: Path) -> ProgressLedger:
    """What the last run left behind, or nothing: then the history of the actions says what a file said before."""
    try:
        return ProgressLedger.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return ProgressLedger()


def write_progress_ledger(path: Path, ledger: ProgressLedger) -> None:
    """Keep what was read, in the order of the names. Raises OSError."""
    files = dict(sorted(ledger.files.items()))
    text = ledger.model_copy(update={"files": files}).model_dump_json(indent=1, exclude_defaults=True)
    write_if_other(path, text.encode("utf-8") + b"\n")
