"""Makes the folder of a round that measures an earlier one again: its settings, files and list, as far as they hold."""

import datetime as dt
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from zelfscan.files import write_atomic
from zelfscan.model.finding import Finding
from zelfscan.model.instrument import Instrument
from zelfscan.model.plan import Result
from zelfscan.model.round import Participant, Round
from zelfscan.model.scan import RoleHolder, WorkProcess
from zelfscan.rounds.folder import FILE_KEYS, TEMPLATE_KEYS, RoundFolder
from zelfscan.text import fold, slug

_OWN_ROLES = {"directeur": "commissioner", "trekker": "lead"}
"""Roles that the list of participants has a column of its own for."""
OWN_TEXTS = {"prefill": "vooraf.yaml", "mail_template": "brief-sjablonen/mail.txt"}
"""Files that every new round gets, by the field that names them."""
_POINTED = "previous"
"""The one field of the round that never keeps its value: it names the round before."""


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What a new round has of the old one: who takes part, with what they filled in, and the files it names."""

    participants: tuple[Participant, ...]
    with_result: int
    """How many directorates have a result of last time."""
    copied: tuple[str, ...]
    """Files that were copied, by their name in both folders."""
    pointed: tuple[str, ...]
    """Files and folders that ronde.yaml points at, where they were."""
    findings: tuple[Finding, ...] = ()

    @property
    def processes(self) -> int:
        """How many work processes stand in the list."""
        return sum(len(participant.processes) for participant in self.participants)

    @property
    def roles(self) -> int:
        """How many roles stand in the list."""
        return sum(len(participant.roles) for participant in self.participants)


def settings_after(old: RoundFolder, current: Round, new: RoundFolder, name: str, day: dt.date) -> Round:
    """The settings of the new round: those of the old one, with a new name and date and without its deadlines."""
    files = {field: _moved(old, getattr(current, field), new) for field in _file_fields()}
    files = {field: name or OWN_TEXTS.get(field, "") for field, name in files.items()}
    changes = {"name": name, "date": day, "deadline": None, "retention": None, "first_round": False}
    return current.model_copy(update={**files, **changes, _POINTED: relative(old.path, new.path)})


def _file_fields() -> tuple[str, ...]:
    """The fields of a round that name a file or folder."""
    return (*(field for field in FILE_KEYS.values() if field != _POINTED), *TEMPLATE_KEYS.values())


def _moved(old: RoundFolder, name: str, new: RoundFolder) -> str:
    """How the new round names a file of the old one: by the same name where it is copied, else by where it stands."""
    if not name:
        return ""
    is_inside = old.path.resolve() in old.at(name).resolve().parents
    return Path(name).as_posix() if is_inside and not Path(name).is_absolute() else relative(old.at(name), new.path)


def relative(path: Path, start: Path) -> str:
    """A path as seen from a folder, with plain slashes; the whole path where they share no drive."""
    try:
        return Path(os.path.relpath(path.resolve(), start.resolve())).as_posix()
    except ValueError:  # another drive of Windows
        return path.resolve().as_posix()


def copy_files(old: RoundFolder, current: Round, new: RoundFolder) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Copy what the old round names in its own folder. Returns what is copied and what pointed at. Raises OSError."""
    copied, pointed = [], []
    for field in _file_fields():
        name = getattr(current, field)
        if not name:
            continue
        moved, source = _moved(old, name, new), old.at(name)
        if old.path.resolve() not in source.resolve().parents or Path(name).is_absolute():
            pointed.append(moved)
        elif source.is_dir():
            shutil.copytree(source, new.at(moved), dirs_exist_ok=True)
            copied.append(moved)
        else:
            write_atomic(new.at(moved), source.read_bytes())
            copied.append(moved)
    return tuple(copied), tuple(pointed)


def participants_after(
    old: RoundFolder, instrument: Instrument
) -> tuple[tuple[Participant, ...], int, tuple[Finding, ...]]:
    """Who took part, with the work processes and roles of their last result, how many have one, and what is wrong.

    Raises OSError.
    """
    from zelfscan.rounds.participants import read_participants

    listed, findings = read_participants(old.participants, instrument)
    results = {participant.directorate: _result(old, participant) for participant in listed}
    updated = tuple(_updated(participant, results[participant.directorate], instrument) for participant in listed)
    return updated, sum(result is not None for result in results.values()), findings


def _result(old: RoundFolder, participant: Participant) -> Result | None:
    """The last result of a directorate, if there is one that can be read."""
    path = old.result_of(slug(participant.directorate))
    try:
        return Result.model_validate_json(path.read_bytes()) if path.is_file() else None
    except ValueError:
        return None


def _updated(participant: Participant, result: Result | None, instrument: Instrument) -> Participant:
    """A participant with what its directorate filled in itself; without a date by which to hand in."""
    changes: dict[str, object] = {"deadline": None}
    if result is not None:
        told = result.assessment
        changes["processes"] = tuple(_process(item, participant) for item in told.processes) or participant.processes
        changes["roles"] = tuple(_roles(participant, told.roles, {role.id for role in instrument.roles}))
    return participant.model_copy(update=changes)


def _process(process: WorkProcess, participant: Participant) -> WorkProcess:
    """A work process with the contact types that the workbook of its directorate has."""
    return process.model_copy(update={"contact": tuple(c for c in process.contact if c in participant.contact)})


def _roles(participant: Participant, told: tuple[RoleHolder, ...], known: set[str]) -> Iterator[RoleHolder]:
    """Who holds which role: as the directorate says first, else as the list says. What has a column is left out."""
    columns = {role: getattr(participant, field) for role, field in _OWN_ROLES.items()}
    holders: dict[str, RoleHolder] = {}
    for role in (*told, *participant.roles):
        if role.role in known and role.holder.strip() and fold(role.holder) != fold(columns.get(role.role, "")):
            holders.setdefault(role.role, role)
    yield from holders.values()
