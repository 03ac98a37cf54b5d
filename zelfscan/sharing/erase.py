"""`ronde wissen`: removes what has passed its retention date, and keeps functions, dates and counts.

Every step can be done again: what was removed stays removed, and a run that was stopped is finished by the next one.
"""

import datetime as dt
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field, ValidationError

from zelfscan.files import write_atomic
from zelfscan.model.base import Model
from zelfscan.model.finding import Finding
from zelfscan.model.round import Round
from zelfscan.rounds.folder import LIST_SUFFIXES, RoundFolder, read_round
from zelfscan.rounds.ledger import write_if_other
from zelfscan.rounds.outputs import trouble
from zelfscan.sharing.choices import NAME as CHOICES
from zelfscan.sharing.erase_history import cleaned, cleaner_for
from zelfscan.sharing.erase_settings import settings_text

SET_MARK = Path("gegevens/datapackage.json")
"""A folder with this in it is an open data set: people keep it for good."""
BOOKS = ("deelnemers", CHOICES, "procesevaluatie-notities")
"""Workbooks beside the settings in which people type."""
OPEN_BESIDE = ("~$", ".~lock.")
"""How the names begin of files that Office and LibreOffice write beside an open file."""
MOST_NAMED = 20
"""So many files that are not ours are named."""


class Erased(Model):
    """What was removed, without names (``administratie/gewist.json``); ``done`` is False while a run is at work."""

    erased_on: dt.date
    keep_until: dt.date
    done: bool = False
    round: Round
    """The settings that are kept: no sender, no addresses, no files."""
    removed: dict[str, int] = Field(default_factory=dict)
    """How many files, by folder or kind."""
    directorates: int = 0
    actions: int = 0
    """So many actions are kept, with functions and dates."""


@dataclass(frozen=True, slots=True)
class Erasure:
    """What is to be removed: files by kind, histories to clean, and the record of it."""

    record: Erased
    groups: dict[str, tuple[Path, ...]]
    last: tuple[Path, ...]
    """Files that the settings name: removed just before the settings themselves are written anew."""
    strange: tuple[Path, ...]

    @property
    def lines(self) -> list[str]:
        """What goes, a line per kind."""
        found = {**self.groups, **({"losse bestanden": self.last} if self.last else {})}
        lines = [f"{name}: {_files(len(paths))}" for name, paths in found.items() if paths]
        return [
            *lines,
            "namen en vrije tekst in de geschiedenis van de acties",
            "de afzender en adressen in ronde.yaml",
        ]


def _files(count: int) -> str:
    return "1 bestand" if count == 1 else f"{count} bestanden"


def plan_erasure(place: RoundFolder, today: dt.date) -> tuple[Erasure | None, tuple[Finding, ...]]:
    """What is to be removed today; nothing, with a finding, without a date or before it. Raises OSError."""
    earlier = read_erased(place)
    settings, findings = read_round(place.path, erased=True)
    if settings is None and (earlier is None or earlier.done):
        return None, findings
    current = settings or (earlier.round if earlier else None)
    assert current is not None  # noqa: S101 - one of both is there
    if current.retention is None:
        return None, (Finding(code="DE-020", file=place.settings.name),)
    if today <= current.retention:
        day = current.retention
        return None, (Finding(code="DE-021", file=place.settings.name, found=f"{day.day}-{day.month}-{day.year}"),)
    groups, last = _groups(place), _named(place, current)
    if earlier and earlier.done and not any(groups.values()) and not last:
        return None, (Finding(code="DE-022"),)
    ours = {path for paths in groups.values() for path in paths} | set(last)
    directorates = len(list((place.administration / "directies").glob("*.json")))
    record = Erased(
        erased_on=earlier.erased_on if earlier else today,
        keep_until=current.retention,
        round=_kept(current),
        removed=_added(earlier, {name: len(paths) for name, paths in groups.items() if paths}, len(last)),
        directorates=max(directorates, earlier.directorates if earlier else 0),
        actions=earlier.actions if earlier else 0,
    )
    return Erasure(record, groups, last, tuple(_strange(place, ours))), ()


def read_erased(place: RoundFolder) -> Erased | None:
    """The record of what was removed, if there is one."""
    try:
        return Erased.model_validate_json(place.erased.read_bytes())
    except (OSError, ValidationError):
        return None


def _added(earlier: Erased | None, found: dict[str, int], loose: int) -> dict[str, int]:
    """How many files went; of a run that was stopped the first count stays, which held them all."""
    counts = found | ({"losse bestanden": loose} if loose else {})
    before = earlier.removed if earlier else {}
    return {name: max(before.get(name, 0), counts.get(name, 0)) for name in {**before, **counts}}


def _kept(current: Round) -> Round:
    """The settings without names, addresses and files."""
    return Round(
        name=current.name,
        organisation=type(current.organisation)(name=current.organisation.name),
        scope=current.scope,
        date=current.date,
        first_round=current.first_round,
        minimum_group=current.minimum_group,
        previous=current.previous,
        retention=current.retention,
    )


def _groups(place: RoundFolder) -> dict[str, tuple[Path, ...]]:
    """What goes whatever the settings say, by kind."""
    folders = (place.returns, place.progress, place.issued, place.output)
    kept = {place.erased, place.lock}
    own = (path for path in _walk(place.administration) if path.parent != place.histories and path not in kept)
    return {
        **{folder.name: tuple(_walk(folder)) for folder in folders},
        place.administration.name: tuple(own),
        **{stem: tuple(_books(place, stem)) for stem in BOOKS},
    }


def _books(place: RoundFolder, stem: str) -> Iterator[Path]:
    """The workbooks of people beside the settings with such a name, copies of them too, and what an office program
    left beside an open one: it names who had it open."""
    found = (path for path in sorted(place.path.glob(f"{stem}*")) if path.is_file())
    yield from (path for path in found if path.suffix.lower() in LIST_SUFFIXES)
    for pattern in OPEN_BESIDE:
        yield from (path for path in sorted(place.path.glob(f"{pattern}{stem}*")) if path.is_file())


def _named(place: RoundFolder, current: Round) -> tuple[Path, ...]:
    """Files with texts of people that the settings name, or that a new round gets."""
    names = [current.prefill, current.mail_template, "vooraf.yaml", "brief-sjablonen/mail.txt"]
    inside = [place.at(name) for name in dict.fromkeys(names) if name]
    return tuple(dict.fromkeys(path for path in inside if path.is_file() and path.is_relative_to(place.path)))


def _walk(folder: Path) -> Iterator[Path]:
    """All files in a folder, except in an open data set."""
    for here, folders, files in os.walk(folder):
        folders[:] = [name for name in sorted(folders) if not (Path(here) / name / SET_MARK).exists()]
        yield from (Path(here) / name for name in sorted(files))


def _strange(place: RoundFolder, ours: set[Path]) -> Iterator[Path]:
    """Files in the folder of the round that are not ours to remove."""
    kept = {place.settings, place.erased, place.lock}
    for path in _walk(place.path):
        if path not in ours and path not in kept and path.parent != place.histories:
            yield path


def carry_out(place: RoundFolder, plan: Erasure) -> tuple[Finding, ...]:
    """Remove everything; what cannot be removed is named, and left for a next run. Raises OSError."""
    findings: list[Finding] = []
    _note(place, plan.record)
    actions = _clean_histories(place, plan.record.round, findings)
    for paths in plan.groups.values():
        for path in paths:
            _remove(place, path, findings)
    for folder in (place.returns, place.progress, place.issued, place.output, place.administration):
        _remove_empty(folder)
    for path in plan.last:
        _remove(place, path, findings)
        _remove_empty(path.parent)
    write_if_other(place.settings, settings_text(place, plan.record.round, plan.record.erased_on).encode("utf-8"))
    _note(place, plan.record.model_copy(update={"done": not findings, "actions": actions}))
    strange = (path.relative_to(place.path).as_posix() for path in plan.strange[:MOST_NAMED])
    return (*findings, *(Finding(code="DE-023", file=name) for name in strange))


def _note(place: RoundFolder, record: Erased) -> None:
    write_atomic(place.erased, record.model_dump_json(indent=1, exclude_defaults=True).encode("utf-8") + b"\n")


def _clean_histories(place: RoundFolder, current: Round, findings: list[Finding]) -> int:
    """Take names and free text out of the histories; how many actions they hold."""
    cleaner, actions = cleaner_for(place, current), 0
    for path in (path for path in sorted(place.histories.glob("*")) if path.is_file()):
        try:
            text, count = cleaned(path, cleaner)
            write_if_other(path, text) if text else path.unlink()
            actions += count
        except OSError as problem:
            findings.append(trouble(path.name, problem))
    return actions


def _remove(place: RoundFolder, path: Path, findings: list[Finding]) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as problem:
        findings.append(trouble(path.relative_to(place.path).as_posix(), problem))


def _remove_empty(folder: Path) -> None:
    """Take away empty folders, the deepest first; one that cannot go does no harm."""
    for here, _, _ in sorted(os.walk(folder), reverse=True):
        if not any(Path(here).iterdir()):
            Path(here).rmdir()
