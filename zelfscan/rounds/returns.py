"""Gathers what came back: every file, what is in zips and mails, and what child processes read in each workbook."""

import datetime as dt
import os
import stat
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from zelfscan.model.finding import Finding
from zelfscan.rounds.containers import MOST_BYTES, PASSED_OVER, Batch, is_container, shown
from zelfscan.rounds.ledger import ContainerRecord, Ledger, MemberRecord, ReadingRecord, sha256_of
from zelfscan.rounds.orders import READ, UNPACK, Reading
from zelfscan.rounds.outputs import Spool
from zelfscan.rounds.pool import done
from zelfscan.rounds.sorting import Entry
from zelfscan.rounds.worker import Bounded, WorkerStopped

OLE_SIGNATURE = bytes.fromhex("D0CF11E0A1B11AE1")
Step = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Arrived:
    """A file that came back: the name to show, where it is, and its own time."""

    file: str
    sha256: str
    moment: dt.datetime | None


def walk(root: Path) -> Iterator[Path]:
    """Every file below a folder, by name; lock files, system files and what is no file are passed over."""
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not PASSED_OVER.fullmatch(name))
        for name in sorted(names):
            path = Path(folder, name)
            if not PASSED_OVER.fullmatch(name) and _is_file(path):
                yield path


def _is_file(path: Path) -> bool:
    """Whether it is an ordinary file, or may be one: what we cannot look at gets its finding when it is read."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return True


@dataclass(frozen=True, slots=True)
class Container:
    """A zip or mail that came back, opened from the so-manieth file on."""

    file: str
    sha256: str
    path: Path
    start: int = 0


Job = tuple[Arrived | Container, Bounded, tuple[object, ...]]


class Store:
    """Where the bytes of every return are: in a file, or in a zip or mail that is opened again when needed."""

    def __init__(self, executor: Executor) -> None:
        self.executor = executor
        self.places: dict[str, Path] = {}
        self.containers: dict[str, Path] = {}
        """By the sha256 of what is in them."""
        self.members = Spool()

    def data(self, sha256: str) -> bytes:
        """A return, once more. Raises OSError, and KeyError when it is no longer where it was."""
        if sha256 in self.places:
            return self.places[sha256].read_bytes()
        if sha256 not in self.members:
            self._open(self.containers[sha256])
        return self.members.get(sha256)

    def _open(self, path: Path) -> None:
        """Keep all that is in a zip or mail at hand."""
        data, start = path.read_bytes(), 0
        while start is not None:
            batch = self.executor.submit(UNPACK, path.name, data, start).result()
            for member in batch.members:
                self.members.put(sha256_of(member.data), member.data)
            start = batch.next_start


class Gathering:
    """Reads everything that came back, with what the last run knew, and keeps what later steps need on disk."""

    def __init__(self, root: Path, content: Path, executor: Executor, workers: int, known: Ledger) -> None:
        self.root, self.content, self.executor, self.workers, self.known = root, content, executor, workers, known
        self.store, self.scans = Store(executor), Spool()
        self.readings: dict[str, ReadingRecord] = {}
        self.containers: dict[str, ContainerRecord] = {}
        self.entries: list[Entry] = []
        self._pending: deque[Job] = deque()

    def read(self, paths: Iterable[Path], step: Step) -> None:
        """Read these files; ``step`` is called for each."""
        for key, future in self._done(self._arrivals(paths, step)):
            if isinstance(key, Container):
                self._take_batch(key, future)
            else:
                self._enter(key, self._record(key, future))

    def ensure(self, entries: Iterable[Entry]) -> None:
        """Have the scans of these returns at hand: of what the last run knew, only the outcome was kept."""
        lost = [Arrived(item.file, item.sha256, item.moment) for item in entries if item.sha256 not in self.scans]
        for key, future in self._done(self._read_job(item, self.store.data(item.sha256)) for item in lost):
            if isinstance(key, Arrived):
                self._record(key, future)

    def _done(self, jobs: Iterator[Job]) -> Iterator[tuple[Arrived | Container, Future[Any]]]:
        """Have jobs done, and those that come of them."""
        yield from done(self.executor, jobs, self.workers)
        while self._pending:
            yield from done(self.executor, self._new(), self.workers)

    def _new(self) -> Iterator[Job]:
        while self._pending:
            yield self._pending.popleft()

    def _arrivals(self, paths: Iterable[Path], step: Step) -> Iterator[Job]:
        """What is to be done for the files that the last run did not know."""
        for path in paths:
            name = shown(path.relative_to(self.root).as_posix())
            try:
                data, moment = _content(path), dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC)
            except OSError:
                self._refuse(name, None, Finding(code="BE-001", file=name))
            else:
                yield from self._arrival(path, Arrived(name, sha256_of(data), moment), data)
            step()
            yield from self._new()

    def _arrival(self, path: Path, arrived: Arrived, data: bytes) -> Iterator[Job]:
        """What is to be done for one file."""
        if data.startswith(OLE_SIGNATURE) and path.suffix.lower() == ".msg":
            self._refuse(arrived.file, arrived.moment, Finding(code="RO-041", file=arrived.file))
        elif not is_container(path.name, data[:8]):
            self.store.places[arrived.sha256] = path
            yield from self._workbook(arrived, data)
        elif known := self.known.containers.get(arrived.sha256):
            self._enter_container(Container(arrived.file, arrived.sha256, path), known)
        else:
            yield self._unpack(Container(arrived.file, arrived.sha256, path))

    def _workbook(self, arrived: Arrived, data: bytes) -> Iterator[Job]:
        """Read a workbook, unless the last run did, or this one under another name."""
        known = self.readings.get(arrived.sha256) or self.known.readings.get(arrived.sha256)
        if known:
            self._enter(arrived, known)
        else:
            yield self._read_job(arrived, data)

    def _read_job(self, arrived: Arrived, data: bytes) -> Job:
        return arrived, READ, (self.content, arrived.file, data)

    def _unpack(self, container: Container) -> Job:
        return container, UNPACK, (container.file, container.path.read_bytes(), container.start)

    def _record(self, arrived: Arrived, future: Future[Any]) -> ReadingRecord:
        """What a child process read; whatever went wrong there is a finding about the file."""
        problem = future.exception()
        if problem is not None:
            return ReadingRecord(read=False, findings=(went_wrong(arrived.file, problem),))
        reading: Reading = future.result()
        if reading.scan:
            self.scans.put(arrived.sha256, reading.scan)
        return reading.record

    def _take_batch(self, container: Container, future: Future[Any]) -> None:
        """Take in some files of a zip or mail, and go on with the next ones."""
        problem = future.exception()
        batch = future.result() if problem is None else Batch((), None, (went_wrong(container.file, problem),))
        members = []
        for member in batch.members:
            moment = member.moment.astimezone(dt.UTC) if member.moment else None
            members.append(MemberRecord(name=member.name, sha256=sha256_of(member.data), moment=moment))
            self.store.members.put(members[-1].sha256, member.data)
            self._pending.extend(self._workbook(_arrived(members[-1]), member.data))
        before = self.containers.get(container.sha256, ContainerRecord())
        whole = ContainerRecord(members=(*before.members, *members), findings=(*before.findings, *batch.findings))
        self.containers[container.sha256] = whole
        if batch.next_start is not None:
            self._pending.append(self._unpack(replace(container, start=batch.next_start)))
        for finding in batch.findings:
            self._refuse(container.file, None, finding)

    def _enter_container(self, container: Container, known: ContainerRecord) -> None:
        """Enter the returns in a zip or mail that the last run opened."""
        self.containers[container.sha256] = known
        for member in known.members:
            self.store.containers.setdefault(member.sha256, container.path)
            self._enter(_arrived(member), self.known.readings[member.sha256])
        for finding in known.findings:
            self._refuse(container.file, None, finding)

    def _refuse(self, file: str, moment: dt.datetime | None, finding: Finding) -> None:
        """A file that is not read."""
        self.entries.append(Entry(file, "", ReadingRecord(read=False, findings=(finding,)), moment))

    def _enter(self, arrived: Arrived, record: ReadingRecord) -> None:
        """A file that was read, now or by the last run, perhaps under another name."""
        self.readings[arrived.sha256] = record
        named = tuple(finding.model_copy(update={"file": arrived.file}) for finding in record.findings)
        own = record.model_copy(update={"findings": named}) if named else record
        self.entries.append(Entry(arrived.file, arrived.sha256, own, arrived.moment))


def _arrived(member: MemberRecord) -> Arrived:
    return Arrived(member.name, member.sha256, member.moment)


def _content(path: Path) -> bytes:
    """The bytes of a file, of one that is too large only the beginning, which is enough to be refused for it."""
    with path.open("rb") as stream:
        return stream.read(MOST_BYTES + 1)


def went_wrong(file: str, problem: BaseException) -> Finding:
    """The finding about a file whose child process died, hung, ran out of memory or met a mistake of our own."""
    if isinstance(problem, WorkerStopped | MemoryError):
        return Finding(code="RO-033", file=file)
    return Finding(code="RO-034", file=file, found=type(problem).__name__)
