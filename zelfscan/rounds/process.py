"""The main job for all returns of a round: read, sort, make, and say what became of everybody."""

import datetime as dt
import os
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import AbstractContextManager, ExitStack, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from zelfscan import __version__
from zelfscan.files import shipped
from zelfscan.messages import severity
from zelfscan.model.finding import Finding, Severity
from zelfscan.model.round import IssuedWorkbook, Round, Status
from zelfscan.rounds.exploration import TEMPLATE
from zelfscan.rounds.folder import RoundFolder, read_round
from zelfscan.rounds.issued import read_issued
from zelfscan.rounds.ledger import Ledger, ParticipantsRecord, digest, file_digests, read_ledger, sha256_of
from zelfscan.rounds.lock import Busy, only_one
from zelfscan.rounds.making import Line, Making, Setting
from zelfscan.rounds.outputs import tidy, trouble
from zelfscan.rounds.returns import Gathering, walk
from zelfscan.rounds.sorting import Entry, Sorted, sort_returns
from zelfscan.rounds.whole import remeasurement_template


class Bar(Protocol):
    """A progress bar."""

    def update(self, n_steps: int, /) -> None:
        """So many steps more are done."""


def no_bar(_label: str, _length: int) -> AbstractContextManager[Any]:
    """A progress bar for nobody."""
    return nullcontext(_Nothing())


class _Nothing:
    def update(self, n_steps: int, /) -> None:
        """Show nothing."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """How to process: with how many child processes, on which cluster, despite errors or not, all anew or not."""

    today: dt.date
    workers: int = 0
    """0: as many as the machine has processors."""
    cluster: str = ""
    despite_errors: bool = False
    anew: bool = False
    executor: Executor | None = None
    """Another executor than child processes of this machine."""
    bar: Callable[[str, int], AbstractContextManager[Any]] = no_bar

    @property
    def at_once(self) -> int:
        """How many tasks can be done at once."""
        return self.workers or os.cpu_count() or 1


@dataclass(slots=True)
class Outcome:
    """What became of a round: a line per directorate, what there is to tell now, and what was made this time."""

    lines: list[Line] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    made: int = 0
    """For so many directorates documents were made this time."""
    files: tuple[str, ...] = ()
    """What the bureau opens, relative to the folder of the round."""

    @property
    def failed(self) -> bool:
        """Whether anything is a fout, here or with a directorate."""
        bad = (Status.TO_IMPROVE, Status.UNREADABLE)
        return any(line.status in bad for line in self.lines) or any(
            severity(finding) is Severity.ERROR for finding in self.findings
        )


def process(folder: Path, wishes: Wishes, now: dt.datetime) -> Outcome:
    """Process everything in the folder of a round. Nothing that people put there raises."""
    place = RoundFolder(folder)
    round_, findings = read_round(folder)
    if round_ is None:
        return Outcome(findings=list(findings))
    try:
        with only_one(place.lock, now):
            return _process(place, round_, wishes, now)
    except Busy as busy:
        return Outcome(findings=[Finding(code="RO-040", found=f" ({busy.who})" if busy.who else "")])
    except OSError as problem:
        return Outcome(findings=[trouble(str(problem.filename or folder), problem)])


def _process(place: RoundFolder, round_: Round, wishes: Wishes, now: dt.datetime) -> Outcome:
    """Process a round that is ours alone. Raises OSError when not even the administration can be kept."""
    tidy(item for item in (place.output, place.administration) if item.is_dir())
    setting = _setting(place, round_, wishes, now)
    with ExitStack() as stack:
        try:
            executor, workers = _executor(wishes, stack)
        except (ImportError, OSError) as problem:
            code = "RO-043" if isinstance(problem, ImportError) else "RO-042"
            return Outcome(findings=[Finding(code=code, found=wishes.cluster)])
        return _run(setting, wishes, executor, workers)


def _executor(wishes: Wishes, stack: ExitStack) -> tuple[Executor, int]:
    """Who does the work, and how much at once. Raises ImportError, OSError for a cluster that is not there."""
    from zelfscan.rounds.pool import ChildPool, ClusterPool

    if wishes.executor is not None:
        return wishes.executor, wishes.at_once
    if wishes.cluster:
        cluster = ClusterPool(wishes.cluster)
        stack.callback(cluster.shutdown)
        return cluster, cluster.threads
    pool = ChildPool(wishes.at_once)
    stack.callback(pool.shutdown, cancel_futures=True)
    return pool, wishes.at_once


def _setting(place: RoundFolder, round_: Round, wishes: Wishes, now: dt.datetime) -> Setting:
    """The round as it stands. Raises OSError."""
    from zelfscan.instrument.load import CONTENT
    from zelfscan.instrument.snapshot import digest as content_digest

    content = place.at(round_.content) if round_.content else CONTENT
    market = market_template(place, round_)
    again = remeasurement_template(place, round_)
    templates = file_digests((*template_paths(place, round_), market or shipped(TEMPLATE), again))
    settings = round_.model_dump_json()
    base = digest(__version__, content_digest(content), templates, settings, str(wishes.despite_errors))
    known = read_ledger(place.processed, base)
    if wishes.anew:
        known = known.forgotten(base)
    people = _participants(place, content, known)
    return Setting(place, round_, content, *template_paths(place, round_), known, people, now, market)


def template_paths(place: RoundFolder, round_: Round) -> tuple[Path, Path, Path]:
    """The Word templates of plan, annex and report: those of the round, else those that ship."""
    names = ("verbeterplan.docx", "bijlage.docx", "managementrapport.docx")
    own = (round_.plan_template, round_.annex_template, round_.report_template)
    paths = [place.at(name) if name else shipped(f"docx/{default}") for name, default in zip(own, names, strict=True)]
    return paths[0], paths[1], paths[2]


def market_template(place: RoundFolder, round_: Round) -> Path | None:
    """The template of the market exploration of the round; None for the one that ships."""
    return place.at(round_.market_template) if round_.market_template else None


def _participants(place: RoundFolder, content: Path, known: Ledger) -> ParticipantsRecord:
    """Who takes part; read only when the list changed. Raises OSError."""
    path = place.participants
    sha256 = sha256_of(path.read_bytes()) if path.is_file() else ""
    if known.participants is not None and known.participants.sha256 == sha256:
        return known.participants
    from zelfscan.rounds.participants import read_participants
    from zelfscan.rounds.tasks import instrument_of

    found, findings = read_participants(path, instrument_of(content))
    return ParticipantsRecord(sha256=sha256, participants=found, findings=findings)


def _run(setting: Setting, wishes: Wishes, executor: Executor, workers: int) -> Outcome:
    """Read, sort and make. Raises OSError when not even the administration can be kept."""
    place = setting.place
    paths = list(walk(place.returns))
    gathering = Gathering(place.returns, setting.content, executor, workers, setting.known)
    with wishes.bar("Lezen", len(paths)) as bar:
        gathering.read(paths, lambda: bar.update(1))
    issued, findings = _issued(place)
    laid_out = sort_returns(gathering.entries, issued, setting.people)
    making = Making(setting, wishes.despite_errors, wishes.today, gathering)
    todo = making.open_groups(laid_out.groups)
    with wishes.bar("Maken", len(todo)) as bar:
        making.make(todo, lambda: bar.update(1))
    findings = (*setting.participants.findings, *findings, *_round_findings(laid_out))
    overviews = making.make_overviews(laid_out, findings)
    return Outcome(
        lines=[*making.lines(laid_out.groups), *map(_loose_line, laid_out.loose)],
        findings=[*findings, *making.passing],
        made=len(todo),
        files=overviews,
    )


def _issued(place: RoundFolder) -> tuple[tuple[IssuedWorkbook, ...], tuple[Finding, ...]]:
    """What was handed out; when the register is damaged nothing, which is named. Raises OSError."""
    try:
        return read_issued(place.ledger), ()
    except ValueError:
        return (), (Finding(code="RO-047", file=place.ledger.name),)


def _round_findings(laid_out: Sorted) -> Iterator[Finding]:
    """What there is to tell about the whole: files of nobody we know, and who has not returned anything."""
    for entry in laid_out.loose:
        yield from entry.record.findings
    silent = [group.directorate for group in laid_out.groups if not group.returns and not group.unreadable]
    if silent:
        yield Finding(code="RO-031", found=", ".join(silent), details={"count": str(len(silent))})


def _loose_line(entry: Entry) -> Line:
    return Line("", Status.UNREADABLE, file=entry.file)
