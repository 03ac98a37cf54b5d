"""What was handed out: the register of workbooks, and what mails and letters looked like when we wrote them."""

from dataclasses import dataclass, field
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from zelfscan.files import free_path, write_atomic
from zelfscan.model.base import Model
from zelfscan.model.finding import Finding
from zelfscan.model.round import IssuedWorkbook
from zelfscan.rounds.ledger import sha256_of, write_if_other


class Written(Model):
    """A mail or letter that we wrote: what it was made of, and the sha256 of the file as it was then."""

    file: str
    fingerprint: str
    sha256: str


_ISSUED = TypeAdapter(tuple[IssuedWorkbook, ...])
_WRITTEN = TypeAdapter(tuple[Written, ...])


def read_issued(path: Path) -> tuple[IssuedWorkbook, ...]:
    """Every workbook that was handed out, in that order; nothing when there is no register.

    Raises OSError, and ValueError when the register is damaged.
    """
    return _ISSUED.validate_json(path.read_bytes()) if path.exists() else ()


def write_issued(path: Path, issued: tuple[IssuedWorkbook, ...]) -> None:
    """Keep the register, whole or not at all. Raises OSError."""
    write_if_other(path, _ISSUED.dump_json(issued, indent=1, exclude_defaults=True) + b"\n")


@dataclass(slots=True)
class Shelf:
    """The folder of a round with what we wrote in it before: nothing that a person changed is ever replaced."""

    folder: Path
    known: dict[str, Written] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def holds(self, file: str, fingerprint: str) -> bool:
        """Whether this file was written before from exactly this; what became of it since is up to people."""
        return file in self.known and self.known[file].fingerprint == fingerprint

    def put(self, file: str, fingerprint: str, blob: bytes) -> Path | None:
        """Write a file, beside the old one when a person changed that. None when it stood there already.

        Raises OSError.
        """
        path = self._place(file, blob)
        if path.name != Path(file).name:
            self.findings.append(Finding(code="RO-085", file=file, found=path.name))
        is_new = not path.exists() or path.read_bytes() != blob
        if is_new:
            write_atomic(path, blob)
        self.known[file] = Written(file=file, fingerprint=fingerprint, sha256=sha256_of(blob))
        return path if is_new else None

    def _place(self, file: str, blob: bytes) -> Path:
        """Where a file may be written: its own place while nobody changed what stands there."""
        path = self.folder / file
        if not path.exists():
            return path
        known, there = self.known.get(file), path.read_bytes()
        ours = there == blob or (known is not None and sha256_of(there) == known.sha256)
        return path if ours else self._beside(path)

    @staticmethod
    def _beside(path: Path) -> Path:
        """A free name beside a file that is not ours to replace; a Word file that nobody opened is."""
        if path.suffix == ".docx":
            return free_path(path)
        candidate, number = path, 1
        while candidate.exists():
            number += 1
            candidate = path.with_name(f"{path.stem} ({number}){path.suffix}")
        return candidate


def open_shelf(folder: Path, record: Path) -> Shelf:
    """The folder with what we know of it. A record that is lost or damaged costs nothing: all is then people's."""
    try:
        items = _WRITTEN.validate_json(record.read_bytes())
    except (OSError, ValidationError):
        items = ()
    return Shelf(folder, {item.file: item for item in items})


def close_shelf(shelf: Shelf, record: Path) -> None:
    """Keep what we know. Raises OSError."""
    items = tuple(shelf.known[file] for file in sorted(shelf.known))
    write_if_other(record, _WRITTEN.dump_json(items, indent=1) + b"\n")
