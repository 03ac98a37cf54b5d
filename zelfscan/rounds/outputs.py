"""Puts what was made in the folder of a round: never over somebody's work, never twice, and trouble is a finding."""

import errno
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from zelfscan.files import is_untouched, write_atomic
from zelfscan.model.finding import Finding
from zelfscan.rounds.ledger import sha256_of

OFFICE = (".docx", ".xlsx")
FULL = (errno.ENOSPC, errno.EDQUOT)
OPEN_ELSEWHERE = (errno.EACCES, errno.EPERM, errno.EBUSY, errno.EROFS, errno.ETXTBSY)


@dataclass(slots=True)
class Written:
    """Which files stand there now (with their sha256), and what there is to tell; ``whole`` when all could be written.

    ``passing`` is what is told once and not kept.
    """

    files: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    passing: list[Finding] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        """Whether nothing failed."""
        return not self.passing


def put_all(root: Path, files: Mapping[str, bytes], known: Mapping[str, str]) -> Written:
    """Write files by their names within ``root``; ``known`` is the sha256 of what we wrote there before."""
    written = Written()
    for name, data in files.items():
        try:
            place = _put(root, name, data, known)
        except OSError as problem:
            written.passing.append(trouble(name, problem))
            continue
        written.files[place] = sha256_of(data)
        if place != name:
            written.findings.append(Finding(code="RO-036", file=name, expected=place))
    return written


def _put(root: Path, name: str, data: bytes, known: Mapping[str, str]) -> str:
    """Write a file, beside what a person changed; where it stands now. Raises OSError."""
    path, place, number = root / name, name, 1
    while True:
        there = _content(path)
        if there == data:
            return place
        if there is None or path.suffix == ".json" or _is_ours(path, there, known.get(place)):
            write_atomic(path, data)
            return place
        number += 1
        path = (root / name).with_stem(f"{Path(name).stem} ({number})")
        place = path.relative_to(root).as_posix()


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _is_ours(path: Path, there: bytes, known: str | None) -> bool:
    """Whether nobody changed a file since we wrote it."""
    return sha256_of(there) == known or (path.suffix in OFFICE and is_untouched(path))


def all_there(root: Path, files: Iterable[str]) -> bool:
    """Whether files still stand where we wrote them, changed or not."""
    return all((root / name).exists() for name in files)


def remove_old(root: Path, known: Mapping[str, str], kept: Iterable[str]) -> list[Finding]:
    """Take away what we wrote for an earlier return and what nobody changed since; each is named."""
    findings = []
    for name in sorted(known.keys() - set(kept)):
        path = root / name
        try:
            if path.is_file() and sha256_of(path.read_bytes()) == known[name]:
                path.unlink()
                findings.append(Finding(code="RO-044", file=name))
                if not any(path.parent.iterdir()):
                    path.parent.rmdir()
        except OSError as problem:
            findings.append(trouble(name, problem))
    return findings


def tidy(folders: Iterable[Path]) -> None:
    """Take away the temporary files that a run left behind when it was stopped. Raises OSError."""
    for folder in folders:
        for path in sorted(folder.rglob(".*.tmp")):
            path.unlink(missing_ok=True)


def trouble(name: str, problem: OSError) -> Finding:
    """Why a file could not be written, in words."""
    if problem.errno in FULL:
        return Finding(code="RO-038", file=name)
    if problem.errno in OPEN_ELSEWHERE:
        return Finding(code="RO-037", file=name)
    return Finding(code="RO-039", file=name, found=problem.strerror or str(problem))


class Spool:
    """Keeps many things out of memory, in one file that the system removes, whatever happens."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - open as long as this lives
        self._places: dict[str, tuple[int, int]] = {}
        self._end = 0

    def __contains__(self, key: str) -> bool:
        return key in self._places

    def put(self, key: str, data: bytes) -> None:
        """Keep something under a key. Raises OSError."""
        if key not in self._places:
            self._file.seek(self._end)
            self._file.write(data)
            self._places[key] = (self._end, len(data))
            self._end += len(data)

    def get(self, key: str) -> bytes:
        """What stands under a key."""
        start, length = self._places[key]
        self._file.seek(start)
        return self._file.read(length)

    def close(self) -> None:
        """Forget everything."""
        self._file.close()
