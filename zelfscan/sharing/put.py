"""Puts what is shared in its folder: nobody's work is replaced, and a run that was stopped is finished by the next."""

import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from pydantic import Field

from zelfscan.files import write_atomic
from zelfscan.model.base import Model
from zelfscan.model.finding import Finding
from zelfscan.model.sharing import DataSet
from zelfscan.rounds.folder import RoundFolder
from zelfscan.rounds.ledger import sha256_of

NAME = "gedeeld.json"
MOST_STRANGE = 3
"""So many files of others are named."""


class SharedRecord(Model):
    """What was put in which folder, so that nobody's work is ever replaced (``administratie/gedeeld.json``)."""

    folders: dict[str, dict[str, str]] = Field(default_factory=dict)
    waiting: dict[str, dict[str, str]] = Field(default_factory=dict)
    """What a run is about to put there; it stays when that run is stopped."""
    numbers: tuple[str, ...] = ()
    """Of every data set that showed numbers, what says whether another shows the same ones."""


def put_in_place(place: RoundFolder, new: Path, target: Path, old: Path, whole: DataSet) -> tuple[Finding, ...]:
    """Put a folder where the one that we wrote before stands; nothing, with a finding, where others wrote too.

    ``old`` is where the one before goes. Raises OSError.
    """
    path = place.administration / NAME
    record = _read(path)
    key, files = str(target.resolve()), _digests(new)
    known = [files, record.folders.get(key, {}), record.waiting.get(key, {})]
    if strange := list(islice(_strange(target, known), MOST_STRANGE)):
        return (Finding(code="DE-005", file=target.name, found=", ".join(strange)),)
    numbers = _numbers(whole)
    before = [found for found in record.numbers if found not in numbers]
    updated = record.model_copy(update={"numbers": (*before, *numbers)})
    if not target.exists() or _digests(target) != files:
        _write(path, updated.model_copy(update={"waiting": {key: files}}))
        if target.exists():
            target.replace(old)
        shutil.move(new, target)
    _write(path, updated.model_copy(update={"folders": {**record.folders, key: files}, "waiting": {}}))
    return (Finding(code="DE-010", file=target.name),) if before and numbers else ()


def _strange(folder: Path, known: Sequence[Mapping[str, str]]) -> Iterator[str]:
    """The files that others put there or changed, found one by one: the folder can be somebody's whole disk."""
    for here, _, names in os.walk(folder):
        for path in (Path(here) / name for name in names):
            name = path.relative_to(folder).as_posix()
            digests = [found[name] for found in known if name in found]
            if not digests or sha256_of(path.read_bytes()) not in digests:
                yield name


def _read(path: Path) -> SharedRecord:
    try:
        return SharedRecord.model_validate_json(path.read_bytes())
    except (OSError, ValueError):
        return SharedRecord()


def _write(path: Path, record: SharedRecord) -> None:
    data = record.model_dump_json(indent=1).encode("utf-8")
    if not path.exists() or path.read_bytes() != data:
        write_atomic(path, data)


def _numbers(whole: DataSet) -> tuple[str, ...]:
    """What says whether two sets show the same numbers; nothing for a set that shows none."""
    shown = [count.model_dump_json() for count in whole.counts if count.number is not None]
    return (sha256_of("\n".join(shown).encode("utf-8")),) if shown else ()


def names_in(folder: Path) -> tuple[str, ...]:
    """The names of all files in a folder, below it too."""
    return tuple(path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if path.is_file())


def _digests(folder: Path) -> dict[str, str]:
    """The sha256 of every file in a folder, by name."""
    return {name: sha256_of((folder / name).read_bytes()) for name in names_in(folder)}
