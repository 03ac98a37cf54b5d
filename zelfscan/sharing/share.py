"""`ronde delen`: makes the open data set and the proposals for publication, searches them, and puts them in place."""

import datetime as dt
import json
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from zelfscan.documents.render import TemplateProblem
from zelfscan.files import free_path, shipped, write_atomic
from zelfscan.messages import has_errors
from zelfscan.model.finding import Finding
from zelfscan.model.instrument import Instrument
from zelfscan.model.round import Participant, Round
from zelfscan.model.sharing import DataSet
from zelfscan.rounds.folder import RoundFolder
from zelfscan.rounds.history import rounds_back
from zelfscan.rounds.participants import read_participants
from zelfscan.sharing.choices import NAME, choice_book, choice_files, read_choices
from zelfscan.sharing.counting import Member
from zelfscan.sharing.dataset import LICENCE, data_set
from zelfscan.sharing.files import set_files
from zelfscan.sharing.gather import Material, file_names, gather, meet
from zelfscan.sharing.names import Names, NameWords
from zelfscan.sharing.publish import KINDS, Progress, look_through, publications
from zelfscan.sharing.put import names_in, put_in_place
from zelfscan.sharing.redactor import Redactor
from zelfscan.sharing.search import Secrets, readable, search

SET_FOLDER = "gegevens"
MOST_HITS = 20
"""So many hits are named; there may be more."""


@dataclass(slots=True)
class Shared:
    """What came of it: the files that stand there now, the workbook with choices, and what there is to tell."""

    files: tuple[str, ...] = ()
    choices: Path | None = None
    open_texts: int = 0
    findings: list[Finding] = field(default_factory=list)


def share(
    place: RoundFolder,
    current: Round,
    instrument: Instrument,
    target: Path,
    today: dt.date,
    licence: str = LICENCE,
    progress: Progress | None = None,
) -> Shared:
    """Make everything in a temporary folder, search it, and only then put it in ``target``. Raises OSError."""
    material, findings = gather(place)
    made = Shared(findings=list(findings))
    if not material.summaries:
        made.findings.append(Finding(code="DE-006", file=place.path.name))
        return made
    chosen, problems = read_choices(place.path, instrument)
    made.findings += problems
    redactor, secrets = _known(place, current, instrument, material, chosen)
    _offer(place, current, instrument, redactor, chosen, made)
    members = [Member(item.result, item.followed) for item in material.directorates]
    whole = data_set(instrument, current, material.summaries, members, today, licence)
    if whole.size is None:
        made.findings.append(Finding(code="DE-002", found=str(len(members)), expected=str(current.minimum_group)))
    made.findings += _left_out(place)
    target = target.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{target.name}-", suffix=".tmp", dir=target.parent) as waiting:
        new = Path(waiting) / "nieuw"
        try:
            hits = _write(new, _everything(instrument, current, material, redactor, whole, today, progress), secrets)
        except TemplateProblem as problem:
            made.findings.append(Finding(code="UI-002", file=problem.part))
            return made
        made.findings += hits
        if not hits:
            problems = put_in_place(place, new, target, Path(waiting) / "oud", whole)
            made.findings += problems
            made.files = () if has_errors(problems) else names_in(target)
    return made


def _known(
    place: RoundFolder, current: Round, instrument: Instrument, material: Material, chosen: Mapping[str, bool]
) -> tuple[Redactor, Secrets]:
    """A redactor that knows everybody, and everything that may stand nowhere: names, what nobody ticked in, and what
    the settings and the list say of people."""
    first = Redactor(instrument)
    private = meet(current, _listed(place, instrument), first)
    for item in material.directorates:
        for name in item.people:
            first.person(name)
    look_through(current, material, first)
    ticked = [key for key, yes in chosen.items() if yes]
    public = tuple(_public(instrument, current, material))
    people = Secrets(first.people, public)
    words = NameWords([*first.roles.values(), *_places(current, material)], public)
    redactor = Redactor(instrument, ticked, Names(filter(people.holds, first.people), words))
    redactor.people |= first.people
    look_through(current, material, redactor)
    names = [part for name in redactor.people for part in words.sure(name)]
    untold = [item.text for key, item in redactor.texts.items() if key not in redactor.ticked]
    hidden = [*names, *untold, *private, *file_names(place)]
    return redactor, Secrets(hidden, [*public, *redactor.open_texts])


def _listed(place: RoundFolder, instrument: Instrument) -> Iterator[Participant]:
    """Everybody on the list of this round, and of the rounds before as far as they are there."""
    for folder in rounds_back(place):
        yield from read_participants(folder.participants, instrument)[0]


def _places(current: Round, material: Material) -> Iterator[str]:
    """The names of organisation and directorates."""
    yield current.organisation.name
    for summary in material.summaries:
        yield summary.directorate
        yield summary.slug


def _public(instrument: Instrument, current: Round, material: Material) -> Iterator[str]:
    """What everybody may read: the content, the templates, and the names of directorates and organisation."""
    yield from _places(current, material)
    yield json.dumps(instrument.model_dump(mode="json"), ensure_ascii=False).replace("\\n", " ").replace('\\"', '"')
    for kind in KINDS:
        path = shipped(f"docx/{kind}.docx")
        yield from (text for _, text in readable(path.name, path.read_bytes()))


def _offer(
    place: RoundFolder,
    current: Round,
    instrument: Instrument,
    redactor: Redactor,
    chosen: Mapping[str, bool],
    made: Shared,
) -> None:
    """Write the workbook with choices when it does not hold every text yet. Raises OSError."""
    made.open_texts = sum(1 for key in redactor.texts if chosen.get(key))
    new = [key for key in redactor.texts if key not in chosen]
    files = choice_files(place.path)
    made.choices = files[-1] if files else None
    if new:
        made.choices = free_path(place.path / f"{NAME}.xlsx")
        data = choice_book(instrument, current.organisation, redactor.texts.values(), dict(chosen))
        write_atomic(made.choices, data)
        made.findings.append(Finding(code="DE-008", file=made.choices.name, found=str(len(new))))


def _left_out(place: RoundFolder) -> Iterator[Finding]:
    """Which documents of the round have no version for publication."""
    names = {path.name for path in place.output.rglob("*.docx")} if place.output.is_dir() else set()
    kinds = sorted({name.removesuffix(".docx").split("-")[0].split(" ")[0] for name in names} - set(KINDS))
    if kinds:
        yield Finding(code="DE-009", file=place.output.name, found=", ".join(kinds))


def _everything(
    instrument: Instrument,
    current: Round,
    material: Material,
    redactor: Redactor,
    whole: DataSet,
    today: dt.date,
    progress: Progress | None,
) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of everything that is shared. Raises TemplateProblem."""
    for name, data in set_files(instrument, whole).items():
        yield f"{SET_FOLDER}/{name}", data
    yield from publications(instrument, current, material, redactor, today, progress)


def _write(folder: Path, files: Iterator[tuple[str, bytes]], secrets: Secrets) -> list[Finding]:
    """Write files and search each as it stands there; what was found. Raises OSError, TemplateProblem."""
    findings: list[Finding] = []
    for name, data in files:
        path = folder / name
        write_atomic(path, data)
        for hit in search({name: path.read_bytes()}, secrets):
            details = {"part": f", {hit.part}" if hit.part else ""}
            findings.append(Finding(code="DE-001", file=hit.file, found=hit.found[:60], details=details))
    return findings[:MOST_HITS]
