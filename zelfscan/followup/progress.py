"""Follows the actions of a round: read what came back, bring it together, and keep it in the history."""

import datetime as dt
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from zelfscan import __version__
from zelfscan.followup.progress_gather import Gathering
from zelfscan.followup.progress_ledger import (
    NAME,
    ProgressLedger,
    read_progress_ledger,
    write_progress_ledger,
)
from zelfscan.followup.progress_merge import Merger, in_utc
from zelfscan.messages import severity
from zelfscan.model.finding import Finding, Severity
from zelfscan.model.instrument import Instrument
from zelfscan.model.progress import ActionStatus, Choice, FollowedAction, ReadProgress
from zelfscan.model.round import Round
from zelfscan.rounds.folder import RoundFolder
from zelfscan.rounds.history import append, history_path
from zelfscan.rounds.history_planned import aware, note_plans
from zelfscan.rounds.ledger import digest
from zelfscan.rounds.lock import Busy, only_one
from zelfscan.rounds.outputs import tidy, trouble
from zelfscan.rounds.pool import ChildPool
from zelfscan.rounds.standing import Standing, standings

LOADED = ("zelfscan.followup.progress_read",)


@dataclass(frozen=True, slots=True)
class Wishes:
    """When it is, what day the report is of, and who reads the files: child processes, unless another is given."""

    now: dt.datetime
    today: dt.date
    executor: Executor | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: how many actions a directorate has in each state, and how many changes were read now."""

    directorate: str
    actions: int
    done: int
    running: int
    late: int
    stopped: int
    changes: int


@dataclass(slots=True)
class Outcome:
    """What became of it: a line per directorate, what there is to tell, and what the bureau opens."""

    lines: list[Line] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    read: int = 0
    """So many files were read this time."""
    files: tuple[str, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether anything is a fout."""
        return any(severity(finding) is Severity.ERROR for finding in self.findings)


Read = tuple[ReadProgress, ReadProgress | None]
"""What a file says now, and what it said when it was last read."""
Publish = Callable[[RoundFolder, Round, Instrument, Sequence[Standing], dt.date], tuple[tuple[str, ...], list[Finding]]]
"""Writes what people read of it: the names of the files, and what there is to tell."""


def follow_up(place: RoundFolder, round_: Round, instrument: Instrument, wishes: Wishes, publish: Publish) -> Outcome:
    """Read everything that came back, and say where the actions stand. Nothing that people put there raises."""
    try:
        with only_one(place.lock, wishes.now):
            tidy(item for item in (place.output, place.administration) if item.is_dir())
            return _follow_up(place, round_, instrument, wishes, publish)
    except Busy as busy:
        return Outcome(findings=[Finding(code="RO-040", found=f" ({busy.who})" if busy.who else "")])
    except OSError as problem:
        return Outcome(findings=[trouble(str(problem.filename or place.path), problem)])


def _follow_up(place: RoundFolder, round_: Round, instrument: Instrument, wishes: Wishes, publish: Publish) -> Outcome:
    """Do it in a round that is ours alone. Raises OSError."""
    place.progress.mkdir(exist_ok=True)
    findings = list(note_plans(place, round_, instrument, wishes.now))
    known, damaged = standings(place)
    content, base = _content(place, round_)
    ledger = read_progress_ledger(place.administration / NAME)
    actions = {action.id: action for item in known for action in item.actions}
    with ExitStack() as stack:
        gathering = Gathering(content, actions, ledger, base, lambda: _pool(wishes, stack))
        gathering.read(place)
    given = {row.action for item in ledger.files.values() if item.progress for row in item.progress.actions}
    merger = Merger({item.slug: item.events for item in known}, round_.name, aware(wishes.now), given)
    told = merge(gathering, merger)
    for slug, events in sorted(merger.new.items()):
        append(history_path(place, slug), events)
    files = ledger.files | gathering.files
    write_progress_ledger(place.administration / NAME, ProgressLedger(base=base, files=files))
    findings += [*damaged, *told, *worth_telling(gathering)]
    after, _ = standings(place)
    names, written = publish(place, round_, instrument, after, wishes.today)
    return Outcome(
        lines=list(lines(after, merger, wishes.today)),
        findings=[*_in_order(findings), *written],
        read=len(gathering.fresh),
        files=names,
    )


def _content(place: RoundFolder, round_: Round) -> tuple[Path, str]:
    """Where the instrument stands, and on what reading a file depends."""
    from zelfscan.instrument.load import CONTENT
    from zelfscan.instrument.snapshot import digest as content_digest

    content = place.at(round_.content) if round_.content else CONTENT
    return content, digest(__version__, content_digest(content))


def _pool(wishes: Wishes, stack: ExitStack) -> Executor:
    """Who reads the files: one child per processor, as far as there is something to read."""
    if wishes.executor is not None:
        return wishes.executor
    pool = ChildPool(os.cpu_count() or 1, LOADED)
    stack.callback(pool.shutdown, cancel_futures=True)
    return pool


def merge(gathering: Gathering, merger: Merger) -> list[Finding]:
    """Bring together what was read now, in the order in which it was saved; what there is to tell about that.

    What the ledger still knows of lines that were lost from the history comes before that.
    """
    lost = lost_from(gathering.ledger, merger)
    findings = [Finding(code="VG-019", file=name) for name in sorted(lost)]
    again: list[Read] = [(read, None) for name, read in lost.items() if name not in gathering.fresh]
    fresh: list[Read] = [gathering.progress_of(name) for name in gathering.fresh]
    fresh = [(read, None if read.file in lost else before) for read, before in fresh]
    for reads in (again, fresh):
        for read, before in sorted(reads, key=lambda pair: (merger.moment_of(pair[0]), pair[0].file)):
            count = len(merger.conflicts)
            whole, told = merger.take(read, before)
            findings += told
            files = gathering.files if read.file in gathering.files else gathering.ledger.files
            record = files[read.file]
            errors = (finding for finding in told if severity(finding) is Severity.ERROR)
            update = {
                "progress": whole,
                "findings": (*record.findings, *errors),
                "conflicts": tuple(merger.conflicts[count:]),
                "noted": merger.noted(whole),
            }
            files[read.file] = record.model_copy(update=update)
    return findings


def lost_from(ledger: ProgressLedger, merger: Merger) -> dict[str, ReadProgress]:
    """What files said that the history once held and does not hold any more, as when its file was put back or cut."""
    records = [(name, item.progress, item.noted) for name, item in ledger.files.items()]
    return {name: read for name, read, noted in records if read is not None and merger.noted(read) < noted}


def worth_telling(gathering: Gathering) -> Iterator[Finding]:
    """What there is to tell about files: all about those that were read now; of others, what is still to be mended.

    Of a file that was read before and of which a later one came, nothing: the later one counts.
    """
    newest: dict[tuple[str, str], dt.datetime] = {}
    for progress in (record.progress for record in gathering.files.values()):
        if progress and (saved := in_utc(progress.saved)):
            key = (progress.slug, progress.origin.value)
            newest[key] = max(newest.get(key, saved), saved)
    for name, record in gathering.files.items():
        progress, now = record.progress, name in gathering.fresh
        last = newest.get((progress.slug, progress.origin.value)) if progress else None
        old = progress is not None and last is not None and in_utc(progress.saved) != last
        for finding in record.findings:
            if now or progress is None or (severity(finding) is Severity.ERROR and not old):
                yield finding


def lines(after: Iterable[Standing], merger: Merger, today: dt.date) -> Iterator[Line]:
    """The table: every directorate with actions."""
    for item in sorted(after, key=lambda one: one.directorate.casefold()):
        shown = [action for action in item.actions if counts(action)]
        changes = sum(max(1, len(event.values)) for event in merger.new.get(item.slug, ()))
        states = [state_of(action, today) for action in shown]
        yield Line(
            directorate=item.directorate,
            actions=len(shown),
            done=states.count("done"),
            running=states.count("running"),
            late=states.count("late"),
            stopped=states.count("stopped"),
            changes=changes,
        )


def counts(action: FollowedAction) -> bool:
    """Whether an action is told of: it stands in the plan, or people said something of it."""
    return action.current or action.followed_on is not None


def state_of(action: FollowedAction, today: dt.date) -> str:
    """The one state in which an action is counted: not_chosen, done, stopped, late, running or waiting."""
    if action.status is ActionStatus.DONE:
        return "done"
    if action.choice is Choice.NOT_CHOSEN:
        return "not_chosen"
    if action.status is ActionStatus.STOPPED:
        return "stopped"
    if action.is_late(today):
        return "late"
    return "running" if action.status is ActionStatus.RUNNING else "waiting"


def _in_order(findings: Iterable[Finding]) -> list[Finding]:
    """By file, and within a file as they were found; each once."""
    once = {finding.model_dump_json(): finding for finding in findings}
    return sorted(once.values(), key=lambda finding: finding.file)
