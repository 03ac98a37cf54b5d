"""Gathers plans and progress workbooks that came back or were changed in place, and has each read in a child process.

A file that was read before, under this or another name, is not read again.
"""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from zelfscan.files import is_untouched
from zelfscan.followup.progress_ledger import FileRecord, ProgressLedger
from zelfscan.followup.progress_read import READ, UNPACK
from zelfscan.model.finding import Finding
from zelfscan.model.progress import FollowedAction, ReadProgress
from zelfscan.rounds.containers import Batch, is_container, shown
from zelfscan.rounds.folder import RoundFolder
from zelfscan.rounds.ledger import sha256_of
from zelfscan.rounds.masking import mask_finding
from zelfscan.rounds.pool import done
from zelfscan.rounds.returns import OLE_SIGNATURE, walk
from zelfscan.rounds.worker import Bounded, WorkerStopped

WORKERS = 2
IN_PLACE = ("uitvoer/*/verbeterplan*.docx", "uitgegeven/*/voortgang-*.xlsx")
"""What people may have changed where we put it, in the folder with outputs."""
LARGEST = 60_000_000
CONTAINER_CODES = {"RO-021": "VG-014", "RO-022": "VG-015", "RO-023": "VG-015", "RO-024": "VG-015"}
"""What there is to tell of a zip or mail with returns, as it is told here: the way out is another folder."""
Job = tuple["Arrived", Bounded, tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Arrived:
    """A file that came back: the name to show, its sha256, and for a zip or mail from which file on it is opened."""

    file: str
    sha256: str
    data: bytes = b""
    start: int | None = None


@dataclass(slots=True)
class Gathering:
    """Reads what is new; ``files`` is every file that is there, ``fresh`` those that were read now."""

    content: Path
    known: Mapping[str, FollowedAction]
    ledger: ProgressLedger
    base: str
    open_pool: Callable[[], Executor]
    files: dict[str, FileRecord] = field(default_factory=dict)
    fresh: list[str] = field(default_factory=list)
    _pool: Executor | None = None
    _waiting: list[Job] = field(default_factory=list)

    def read(self, place: RoundFolder) -> None:
        """Read everything that is new in the folder of a round."""
        for path in found_files(place):
            name = shown(path.relative_to(place.path).as_posix())
            try:
                with path.open("rb") as stream:
                    data = stream.read(LARGEST + 1)
            except OSError:
                self._refuse(name, "", Finding(code="VG-009", file=name))
            else:
                self._arrive(path, Arrived(name, sha256_of(data), data))
        while self._waiting:
            jobs, self._waiting = self._waiting, []
            for arrived, future in done(self._executor(), jobs, WORKERS):
                self._take(arrived, future)

    def _executor(self) -> Executor:
        if self._pool is None:
            self._pool = self.open_pool()
        return self._pool

    def _arrive(self, path: Path, arrived: Arrived) -> None:
        """What is to be done for one file in the folder."""
        if arrived.data.startswith(OLE_SIGNATURE) and path.suffix.lower() == ".msg":
            self._refuse(arrived.file, arrived.sha256, Finding(code="VG-016", file=arrived.file))
        elif is_container(path.name, arrived.data[:8]) and not self._keep(arrived):
            arguments = (arrived.file, arrived.data, 0, True)
            self._waiting.append((Arrived(arrived.file, arrived.sha256, arrived.data, 0), UNPACK, arguments))
        elif not is_container(path.name, arrived.data[:8]):
            self._read(arrived)

    def _read(self, arrived: Arrived) -> None:
        """Have a file read, unless that was done before."""
        if self._keep(arrived):
            return
        same = self._twin(arrived.sha256)
        if same is not None:
            progress = same.progress and same.progress.model_copy(update={"file": arrived.file})
            self.files[arrived.file] = FileRecord(sha256=arrived.sha256, progress=progress)
            return
        arguments = (self.content, arrived.file, arrived.data, dict(self.known))
        self._waiting.append((Arrived(arrived.file, arrived.sha256), READ, arguments))

    def _keep(self, arrived: Arrived) -> bool:
        """Keep what the last run read in this very file, and in what is in it; whether there was anything to keep."""
        record = self.ledger.files.get(arrived.file)
        if record is None or record.sha256 != arrived.sha256 or self.ledger.base != self.base:
            return False
        self.files[arrived.file] = record
        self.files |= {name: self.ledger.files[name] for name in record.members or () if name in self.ledger.files}
        return True

    def _twin(self, sha256: str) -> FileRecord | None:
        """What was read before under another name."""
        if self.ledger.base != self.base:
            return None
        known = (*self.ledger.files.values(), *self.files.values())
        return next((item for item in known if item.sha256 == sha256 and item.members is None), None)

    def _take(self, arrived: Arrived, future: Future[Any]) -> None:
        """Take in what a child process made of a file; whatever went wrong there is a finding about it."""
        problem = future.exception()
        if problem is not None:
            self._refuse(arrived.file, arrived.sha256, went_wrong(arrived.file, problem))
        elif arrived.start is not None:
            self._open(arrived, future.result())
        else:
            progress, findings = future.result()
            told = tuple(_masked(finding, arrived.file) for finding in findings)
            self.files[arrived.file] = FileRecord(sha256=arrived.sha256, progress=progress, findings=told)
            self.fresh += [arrived.file] if progress is not None else []

    def _open(self, arrived: Arrived, batch: Batch) -> None:
        """Take in some files of a zip or mail, and go on with the next ones."""
        before = self.files.get(arrived.file, FileRecord(sha256=arrived.sha256, members=()))
        members = [(member.name, member.data) for member in batch.members]
        found = tuple(
            item.model_copy(update={"code": CONTAINER_CODES.get(item.code, item.code)}) for item in batch.findings
        )
        self.files[arrived.file] = FileRecord(
            sha256=arrived.sha256,
            members=(*(before.members or ()), *(name for name, _ in members)),
            findings=(*before.findings, *found),
        )
        for name, data in members:
            self._read(Arrived(name, sha256_of(data), data))
        if batch.next_start is not None:
            arguments = (arrived.file, arrived.data, batch.next_start, True)
            self._waiting.append((arrived, UNPACK, arguments))

    def _refuse(self, file: str, sha256: str, finding: Finding) -> None:
        self.files[file] = FileRecord(sha256=sha256, findings=(finding,))

    def progress_of(self, name: str) -> tuple[ReadProgress, ReadProgress | None]:
        """What a file says now, and what it said when it was last read."""
        now, before = self.files[name].progress, self.ledger.files.get(name)
        if now is None:
            raise KeyError(name)
        return now, before.progress if before else None


def found_files(place: RoundFolder) -> Iterator[Path]:
    """Everything that came back, and every plan and form that people changed where it stands."""
    if place.progress.is_dir():
        yield from walk(place.progress)
    for pattern in IN_PLACE:
        for path in sorted(place.path.glob(pattern)):
            if not path.name.startswith((".", "~$")) and not is_untouched(path):
                yield path


def went_wrong(file: str, problem: BaseException) -> Finding:
    """The finding about a file whose child process died, hung, ran out of memory or met a mistake of our own."""
    if isinstance(problem, WorkerStopped | MemoryError):
        return Finding(code="VG-006", file=file)
    return Finding(code="VG-007", file=file, found=type(problem).__name__)


def _masked(finding: Finding, file: str) -> Finding:
    """A finding without personal data, under the whole name of its file."""
    return mask_finding(finding).model_copy(update={"file": file})
