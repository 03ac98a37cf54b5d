"""Makes what is to be made for each directorate and for the bureau, and nothing that stands there already."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zelfscan.model.finding import Finding
from zelfscan.model.round import DirectorateSummary, Participant, Round, Status
from zelfscan.rounds.folder import RoundFolder
from zelfscan.rounds.ledger import (
    DirectorateRecord,
    Ledger,
    OutputRecord,
    ParticipantsRecord,
    digest,
    read_summary,
    write_if_other,
)
from zelfscan.rounds.orders import MAKE, Made, Order, Source
from zelfscan.rounds.outputs import all_there, put_all, remove_old
from zelfscan.rounds.past import Past
from zelfscan.rounds.pool import done
from zelfscan.rounds.returns import Gathering
from zelfscan.rounds.sorting import Group, Return, Sorted
from zelfscan.rounds.whole import OVERVIEW, WholeRound, made_of_sheets

SAVE_EVERY = 25
"""After so many directorates the ledger is written, so that a run that is stopped loses little."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table at the end: a directorate, or a file that is of nobody we know."""

    directorate: str
    status: Status
    risk: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """A round as it stands: its folder, settings, templates and participants, and what the last run knew."""

    place: RoundFolder
    round_: Round
    content: Path
    plan_template: Path
    annex_template: Path
    report_template: Path
    known: Ledger
    participants: ParticipantsRecord
    now: dt.datetime
    market_template: Path | None = None
    """Of the round; None for the one that ships."""

    @property
    def people(self) -> tuple[Participant, ...]:
        """Who takes part."""
        return self.participants.participants


class Making:
    """Everything that is made of the returns; ``passing`` is what there is to tell about this run alone."""

    def __init__(self, setting: Setting, despite_errors: bool, today: dt.date, gathering: Gathering) -> None:
        self.setting, self.despite_errors, self.today, self.gathering = setting, despite_errors, today, gathering
        self.root = setting.place.path
        self.records: dict[str, DirectorateRecord] = {}
        self.before = dict(setting.known.directorates)
        self.overviews = dict(setting.known.overviews)
        self.passing: list[Finding] = []
        self.past = Past(setting.place, setting.round_, setting.content, setting.now)

    def open_groups(self, groups: Iterable[Group]) -> list[Group]:
        """The directorates for which something is to be made; what stands there for the others is kept."""
        todo = []
        for group in groups:
            record = self.before.get(group.slug)
            if record and self._stands(group, record):
                self.records[group.slug] = record
            else:
                todo.append(group)
        return todo

    def make(self, groups: Sequence[Group], step: Callable[[], None]) -> None:
        """Make and write everything for these directorates, and take away what is of nobody any more."""
        self.gathering.ensure(item.entry for group in groups for item in group.returns)
        gathering, orders = self.gathering, (self._order(group) for group in groups if group.returns)
        by_slug = {group.slug: group for group in groups}
        for number, (slug, future) in enumerate(done(gathering.executor, orders, gathering.workers), start=1):
            self._take(by_slug[slug], future)
            if number % SAVE_EVERY == 0:
                self.save()
            step()
        for group in groups:
            if not group.returns:
                self._write(group, {}, _silent(group), "")
                step()
        self._remove_strangers()
        self.save()

    def save(self) -> None:
        """Keep what we know. Raises OSError."""
        ledger = self.setting.known.model_copy(
            update={
                "participants": self.setting.participants,
                "readings": dict(sorted(self.gathering.readings.items())),
                "containers": dict(sorted(self.gathering.containers.items())),
                "directorates": dict(sorted((self.before | self.records).items())),
                "overviews": self.overviews,
            }
        )
        text = ledger.model_dump_json(indent=1, exclude_defaults=True)
        write_if_other(self.setting.place.processed, text.encode("utf-8") + b"\n")

    def lines(self, groups: Iterable[Group]) -> Iterator[Line]:
        """The lines of the table."""
        for group in groups:
            record = self.records[group.slug]
            first = next((name for name in record.files if _to_show(name) and (self.root / name).exists()), "")
            names = [item.file for item in group.unreadable]
            yield Line(record.directorate, record.status, record.risk, first or ", ".join(names[:1]))

    def make_overviews(self, laid_out: Sorted, findings: Sequence[Finding]) -> tuple[str, ...]:
        """Write what the bureau and the steering group read, where anything changed; their names."""
        parts = [f"{group.slug} {self._made_of(group)}" for group in laid_out.groups]
        all_of_them = digest(self.setting.known.base, *parts, *(item.model_dump_json() for item in findings))
        whole = WholeRound(self.setting, self.today, lambda: self._summaries(laid_out), findings)
        makers = whole.makers()
        for name, make in makers.items():
            record = self.overviews.get(name)
            made_of = made_of_sheets(self.setting.place, all_of_them) if name == OVERVIEW else all_of_them
            stands = record and record.made_of == made_of and all_there(self.root, record.files)
            if not stands and (data := make()) is not None:
                self._put_overview(name, made_of, data)
        self.passing += whole.passing
        self._remove_overviews(makers)
        self.save()
        return tuple(file for name in makers if name in self.overviews for file in self.overviews[name].files)

    def _remove_overviews(self, still: Collection[str]) -> None:
        """Take away what is not made of this round any more."""
        for name in self.overviews.keys() - set(still):
            self.passing += remove_old(self.root, self.overviews.pop(name).files, ())

    def _put_overview(self, name: str, made_of: str, data: bytes) -> None:
        known = self.overviews[name].files if name in self.overviews else {}
        written = put_all(self.root, {f"uitvoer/{name}": data}, known)
        self.passing += [*written.passing, *written.findings]
        self.overviews[name] = OutputRecord(made_of=made_of if written.whole else "", files=written.files or known)

    def _summaries(self, laid_out: Sorted) -> Iterator[DirectorateSummary]:
        """What was kept of each directorate, one at a time."""
        for group in laid_out.groups:
            if summary := read_summary(self._summary_path(group.slug)):
                yield summary

    def _summary_path(self, slug: str) -> Path:
        return self.setting.place.administration / "directies" / f"{slug}.json"

    def _stands(self, group: Group, record: DirectorateRecord) -> bool:
        """Whether what was made of these very returns still stands there."""
        made = record.made_of == self._made_of(group) and self._summary_path(group.slug).exists()
        return made and all_there(self.root, record.files)

    def _made_of(self, group: Group) -> str:
        """One sha256 over everything that the documents of a directorate depend on."""
        records = [item.entry.record for item in group.returns]
        undated = self.setting.round_.date is None and not any(record.date for record in records)
        parts = [f"{item.entry.sha256} {item.entry.file} {item.number}" for item in group.returns]
        loose = [f"{item.sha256} {item.file}" for item in group.unreadable]
        told = [finding.model_dump_json() for finding in group.findings]
        people = group.participant.model_dump_json() if group.participant else ""
        day = str(self.today) if undated else ""
        last = (repr(group.missing), people, day, *self.past.made_of(group.slug))
        return digest(self.setting.known.base, group.directorate, *parts, "", *loose, "", *told, "", *last)

    def _order(self, group: Group) -> tuple[str, Any, tuple[object, ...]]:
        """The job of making everything for a directorate."""
        at_hand = [item for item in group.returns if item.entry.sha256 in self.gathering.scans]
        order = Order(
            content=self.setting.content,
            plan_template=self.setting.plan_template,
            annex_template=self.setting.annex_template,
            round_=self.setting.round_,
            directorate=group.directorate,
            sources=tuple(self._source(group, item) for item in at_hand),
            findings=_told(group),
            missing=group.missing,
            today=self.today,
            participant=group.participant,
            despite_errors=self.despite_errors,
            market_template=self.setting.market_template,
            followed=self.past.followed(group.slug, group.directorate),
            previous=self.past.result(group.slug),
            carried=self.past.carried(group.slug, group.directorate),
        )
        return group.slug, MAKE, (order,)

    def _source(self, group: Group, item: Return) -> Source:
        level = item.entry.record.level or "onbekend"
        number = f"-{item.number}" if item.number > 1 else ""
        reply = f"terugmelding-{group.slug}-{level}{number}"
        data = self.gathering.store.data(item.entry.sha256)
        return Source(item.entry.file, data, self.gathering.scans.get(item.entry.sha256), reply)

    def _take(self, group: Group, future: Future[Made]) -> None:
        """Write what a child process made for a directorate."""
        problem = future.exception()
        if problem is None:
            made = future.result()
            self._write(group, made.files, made.summary, made.risk)
            return
        details = {"directorate": group.directorate}
        finding = Finding(code="RO-035", found=type(problem).__name__, details=details)
        self.passing.append(finding)
        summary = _silent(group).model_copy(update={"status": Status.TO_IMPROVE, "findings": (finding,)})
        self._write(group, {}, summary, "", failed=True)

    def _write(
        self, group: Group, files: dict[str, bytes], summary: DirectorateSummary, risk: str, failed: bool = False
    ) -> None:
        """Write the documents of a directorate, then take away older ones, then keep what was made of what."""
        known = self.before[group.slug].files if group.slug in self.before else {}
        written = put_all(self.root, {f"uitvoer/{group.slug}/{name}": data for name, data in files.items()}, known)
        kept = known if failed else {name: known[name] for name in known if not written.whole} | written.files
        self.passing += [*written.passing, *written.findings, *remove_old(self.root, known, kept)]
        self.passing += self.past.note(group.slug)
        summary = summary.model_copy(
            update={
                "slug": group.slug,
                "files": tuple(written.files),
                "findings": (*summary.findings, *written.findings),
            }
        )
        write_if_other(self._summary_path(group.slug), summary.model_dump_json(exclude_defaults=True).encode("utf-8"))
        self.records[group.slug] = DirectorateRecord(
            made_of="" if failed or not written.whole else self._made_of(group),
            files=kept,
            directorate=group.directorate,
            status=summary.status,
            risk=risk,
        )

    def _remove_strangers(self) -> None:
        """Take away what was made for directorates of which nothing is there any more."""
        for slug in sorted(self.before.keys() - self.records.keys()):
            self.passing += remove_old(self.root, self.before.pop(slug).files, ())
            self._summary_path(slug).unlink(missing_ok=True)


def _to_show(name: str) -> bool:
    """Whether a file is what the table names: the plan, or what goes back to be mended."""
    return "/verbeterplan-" in name or ("/terugmelding-" in name and name.endswith(".xlsx"))


def _told(group: Group) -> tuple[Finding, ...]:
    """What there is to tell of the files of a directorate, before they were read."""
    return (*group.findings, *(finding for entry in group.unreadable for finding in entry.record.findings))


def _silent(group: Group) -> DirectorateSummary:
    """The summary of a directorate of which nothing could be read."""
    participant = group.participant
    return DirectorateSummary(
        directorate=group.directorate,
        slug=group.slug,
        status=Status.UNREADABLE if group.unreadable else Status.NOT_RECEIVED,
        contact=participant.contact if participant else (),
        full=participant.full if participant else False,
        missing=group.missing,
        findings=_told(group),
    )
