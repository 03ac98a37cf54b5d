"""Rounds for tests: a folder with returns of a fictional city, and an executor that does everything on the spot."""

import datetime as dt
import io
import pickle
import zipfile
from collections.abc import Callable, Mapping
from concurrent.futures import Executor, Future
from functools import lru_cache
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.returns import SHORT, filled, the_instrument
from tests.round_lists import filled_list
from zelfscan.model.instrument import Level
from zelfscan.model.round import IssuedWorkbook
from zelfscan.rounds.folder import RoundFolder
from zelfscan.rounds.issued import write_issued
from zelfscan.rounds.new import new_round
from zelfscan.rounds.process import Outcome, Wishes, process
from zelfscan.rounds.worker import Bounded

NOW = dt.datetime(2027, 4, 1, 12, 0)
CITY = "Gemeente Wilgendam (verzonnen)"
NAME, ID, LEVEL, ANSWER = b"Zorg en Onderwijs", b"proef-2", b"<t>samen</t>", b"<t>Nee</t>"


class OnTheSpot(Executor):
    """Does every task in this very process, without limits, and the same task only once."""

    def __init__(self) -> None:
        self.known: dict[bytes, Any] = {}
        self.count = 0

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        key = sha256(pickle.dumps((fn, args))).digest()
        if key not in self.known:
            self.count += 1
            assert isinstance(fn, Bounded)
            module, _, name = fn.function.partition(":")
            self.known[key] = getattr(import_module(module), name)(*args)
        future.set_result(self.known[key])
        return future


ON_THE_SPOT = OnTheSpot()
"""Shared by tests, so that each different return is read and each different plan made only once."""


@lru_cache
def _parts(wrong: bool) -> Mapping[str, bytes]:
    """The parts of a short workbook that is well filled in, or has one answer that nobody can read."""
    with zipfile.ZipFile(io.BytesIO(filled(SHORT))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    questions = max(parts, key=lambda name: parts[name].count(ANSWER))
    return parts | {questions: parts[questions].replace(ANSWER, b"<t>jaa</t>", 1)} if wrong else parts


@lru_cache(maxsize=256)
def workbook(directorate: str, number: str, level: str = "samen", saved: str = "", wrong: bool = False) -> bytes:
    """A returned workbook: of whom, with which id, at which level, last saved when (``2027-03-01T10:00:00Z``)."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in _parts(wrong).items():
            own = data.replace(NAME, directorate.encode()).replace(ID, number.encode())
            own = own.replace(LEVEL, f"<t>{level}</t>".encode())
            if name == "docProps/core.xml" and saved:
                own = _saved_at(own, saved)
            archive.writestr(name, own)
    return stream.getvalue()


def _saved_at(core: bytes, saved: str) -> bytes:
    start = core.index(b"<dcterms:modified")
    start = core.index(b">", start) + 1
    return core[:start] + saved.encode() + core[core.index(b"<", start) :]


def row(directorate: str, **copies: int) -> dict[str, Any]:
    """A line of the list of participants; copies by level, as in the headers (``Samen=1``)."""
    return {
        "Directie": directorate,
        "Contact": "A",
        "Opzet": "kort",
        **(copies or {"Samen": 1}),
        "Mailadres": "directie@wilgendam.voorbeeld",
        "Contactpersoon": "Teamleider",
        "Soort": "eigen dienst",
    }


def issued(directorate: str, number: str, level: str = "samen", replaced_by: str = "") -> IssuedWorkbook:
    """A workbook that was handed out."""
    return IssuedWorkbook(
        workbook_id=number,
        directorate=directorate,
        level=Level(level),
        copy_number=1,
        file=f"uitgegeven/x/zelfscan-{number}-{level}.xlsx",
        fingerprint="x",
        issued_on=dt.date(2027, 3, 1),
        replaced_by=replaced_by,
    )


def a_round(
    folder: Path, returns: Mapping[str, bytes], people: tuple[str, ...] = (), out: tuple[IssuedWorkbook, ...] = ()
) -> RoundFolder:
    """A round with these returns by name; ``people`` are the directorates on the list, each with one workbook."""
    place = RoundFolder(folder)
    new_round(place, the_instrument(), "proef", CITY, dt.date(2027, 1, 1))
    filled_list(place.participants, [row(name) for name in people], (), ())
    write_issued(place.ledger, out)
    for name, data in returns.items():
        put(place, name, data)
    return place


def put(place: RoundFolder, name: str, data: bytes) -> Path:
    """Put a return in the folder."""
    path = place.returns / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def processed(place: RoundFolder, **wishes: Any) -> Outcome:
    """Process a round on the spot."""
    return process(place.path, Wishes(today=dt.date(2027, 4, 1), executor=ON_THE_SPOT, **wishes), NOW)


def statuses(outcome: Outcome) -> dict[str, str]:
    """The status of each directorate."""
    return {line.directorate or line.file: line.status.value for line in outcome.lines}


def codes(outcome: Outcome) -> list[str]:
    """The codes of what there is to tell."""
    return [finding.code for finding in outcome.findings]


def files(place: RoundFolder) -> dict[str, bytes]:
    """Everything that was made, by name."""
    folders = (place.output, place.administration)
    found = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(place.path).as_posix(): path.read_bytes() for path in sorted(found)}
