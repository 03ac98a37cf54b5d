"""Reads an open data set of a municipality, and checks that it adds up and shows no small group."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from zelfscan.model.finding import Finding
from zelfscan.model.sharing import EVERYBODY, Count, DataSet
from zelfscan.sharing.files import WHOLE

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

LARGEST = 50_000_000
"""Bytes of the largest set that we read."""
MOST_NAMED = 10
"""So many mistakes of one set are named."""
FAULTS = {
    "missing": "ontbreekt",
    "extra_forbidden": "kennen we niet",
    "json_invalid": "het bestand is niet heel",
    "int_type": "is geen heel getal",
    "string_type": "is geen tekst",
    "string_too_short": "is leeg",
    "greater_than_equal": "is te klein",
    "enum": "kennen we niet",
    "literal_error": "kennen we niet",
}
"""What is wrong with a value, in words, by the kind of mistake."""
FAULTS_OTHER = "kan hier niet"
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
LONGEST_TEXT = 5_000
"""Letters of the longest text in a set; names and questions are much shorter."""
Key = tuple[str, str, str]


def read_set(path: Path) -> tuple[DataSet | None, tuple[Finding, ...]]:
    """The data set in a folder (or the JSON itself), or everything that is wrong with it. Raises OSError."""
    from pydantic import ValidationError

    places = [path] if path.is_file() else [path / WHOLE, path / "gegevens" / WHOLE]
    file = next((place for place in places if place.is_file()), None)
    if file is None:
        return None, (Finding(code="DE-030", file=str(path), expected=WHOLE),)
    with file.open("rb") as stream:
        data = stream.read(LARGEST + 1)
    name = f"{path.name}/{file.name}" if path.is_dir() else file.name
    if len(data) > LARGEST:
        return None, (_fault(name, "", "het bestand is te groot"),)
    try:
        made = DataSet.model_validate_json(data)
    except (ValidationError, RecursionError) as problem:
        errors = problem.errors() if isinstance(problem, ValidationError) else []
        return None, tuple(_told(name, errors)) or (_fault(name, "", FAULTS["json_invalid"]),)
    wrong = (*_unreadable(name, made), *_wrong(name, made))[:MOST_NAMED]
    return (None, wrong) if wrong else (made, ())


def _told(name: str, errors: Sequence["ErrorDetails"]) -> Iterator[Finding]:
    for error in errors[:MOST_NAMED]:
        place = ", ".join(f"regel {part + 1}" if isinstance(part, int) else part for part in error["loc"])
        yield _fault(name, place or "het begin", FAULTS.get(error["type"], FAULTS_OTHER))


def _fault(name: str, place: str, found: str) -> Finding:
    return Finding(code="DE-031", file=name, found=found, details={"place": place})


def _unreadable(name: str, made: DataSet) -> Iterator[Finding]:
    """Texts that no cell can show."""
    own = (made.organisation, made.instrument, made.instrument_version, made.licence)
    subjects = (text for item in made.subjects for text in (item.kind, item.id, item.name, item.text))
    counts = (text for item in made.counts for text in (item.kind, item.subject, item.part, item.class_, item.name))
    for text in (*own, *subjects, *counts):
        if _CONTROL.search(text) or len(text) > LONGEST_TEXT:
            yield _fault(name, _CONTROL.sub("", text)[:40], FAULTS_OTHER)


def _wrong(name: str, made: DataSet) -> Iterator[Finding]:
    """What cannot be in a set that this product made."""
    if made.size is None:
        if made.counts:
            yield _fault(name, "directies", "ontbreekt")
        return
    if made.size < made.minimum_group:
        yield _small(name, made, "directies", made.size)
    sizes = {EVERYBODY: made.size, **made.parts}
    for part, size in made.parts.items():
        if size < made.minimum_group:
            yield _small(name, made, part, size)
    if made.parts and sum(made.parts.values()) != made.size:
        yield _uneven(name, "directies_per_contact", sum(made.parts.values()), made.size)
    known = {(subject.kind, subject.id) for subject in made.subjects}
    for key, counts in _tables(made.counts).items():
        place = ", ".join(key)
        if key[:2] not in known or key[2] not in sizes:
            yield _fault(name, place, "kennen we niet")
        elif len({count.class_ for count in counts}) != len(counts):
            yield _fault(name, place, "staat er twee keer")
        else:
            yield from _wrong_table(name, made, place, counts, sizes[key[2]])


def _wrong_table(name: str, made: DataSet, place: str, counts: Sequence[Count], size: int) -> Iterator[Finding]:
    """A table that shows a small group, lets one be worked out, or does not add up."""
    shown = [count.number for count in counts if count.number is not None]
    hidden = len(counts) - len(shown)
    rest = size - sum(shown)
    for number in shown:
        if number < made.minimum_group:
            yield _small(name, made, place, number)
    if rest < 0 or (not hidden and rest):
        yield _uneven(name, place, sum(shown), size)
    elif shown and hidden and (hidden == 1 or rest < made.minimum_group):
        yield _small(name, made, place, rest)


def _small(name: str, made: DataSet, place: str, number: int) -> Finding:
    return Finding(
        code="DE-032", file=name, found=str(number), expected=str(made.minimum_group), details={"place": place}
    )


def _uneven(name: str, place: str, found: int, expected: int) -> Finding:
    return Finding(code="DE-035", file=name, found=str(found), expected=str(expected), details={"place": place})


def _tables(counts: Iterable[Count]) -> dict[Key, list[Count]]:
    tables: dict[Key, list[Count]] = {}
    for count in counts:
        tables.setdefault((count.kind, count.subject, count.part), []).append(count)
    return tables
