"""Puts open data sets of municipalities side by side: what each shows itself, and totals where enough show it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from zelfscan.model.finding import Finding
from zelfscan.model.sharing import DataSet, Subject
from zelfscan.sharing.read_set import read_set
from zelfscan.text import fold

FEWEST = 3
"""A total stands there when so many municipalities show the number: choice of this project."""
FEWEST_SETS = 2
Place = tuple[str, str, str, str]
"""Kind, subject, kind of contact and class."""


@dataclass(frozen=True, slots=True)
class Line:
    """One class of one table, with the number of each municipality; None is hidden, not asked or not comparable."""

    place: Place
    subject: str
    class_name: str
    numbers: tuple[int | None, ...]
    differs: tuple[str, ...] = ()
    """Municipalities that put it in another way."""
    absent: tuple[str, ...] = ()
    """Municipalities that did not ask it."""
    counted: tuple[int, ...] = ()
    """The numbers for a total: of each municipality the one in its newest set."""

    @property
    def shown(self) -> tuple[int, ...]:
        """The numbers that are shown."""
        return tuple(number for number in self.numbers if number is not None)

    @property
    def total(self) -> int | None:
        """The sum, where enough municipalities show the number."""
        return sum(self.counted) if len(self.counted) >= FEWEST else None


@dataclass(frozen=True, slots=True)
class Combined:
    """Data sets side by side, each under a name of its own."""

    names: tuple[str, ...]
    sets: tuple[DataSet, ...]
    lines: tuple[Line, ...]


def read_sets(paths: Sequence[Path]) -> tuple[tuple[DataSet, ...], tuple[Finding, ...]]:
    """Every set that can be used, in the order of municipality and date, and all findings. Raises OSError."""
    found: dict[tuple[str, str], DataSet] = {}
    findings: list[Finding] = []
    for path in paths:
        made, problems = read_set(path)
        findings += problems
        if made is None:
            continue
        key = fold(made.organisation), str(made.date or "")
        if key in found:
            findings.append(Finding(code="DE-033", file=str(path), found=made.organisation))
        found.setdefault(key, made)
    sets = tuple(found[key] for key in sorted(found))
    if len(sets) < FEWEST_SETS:
        findings.append(Finding(code="DE-034"))
    return sets, (*findings, *_differences(sets))


def _differences(sets: Sequence[DataSet]) -> list[Finding]:
    """Sets of another version or scope than most."""
    if not sets:
        return []
    version = Counter(made.instrument_version for made in sets).most_common(1)[0][0]
    scope = Counter(made.scope.value for made in sets).most_common(1)[0][0]
    findings = []
    for made in sets:
        for code, own, most in (
            ("DE-036", made.instrument_version, version),
            ("DE-037", made.scope.value, scope),
        ):
            if own != most:
                findings.append(Finding(code=code, file=made.organisation, found=own, expected=most))
    return findings


def combine(sets: Sequence[DataSet]) -> Combined:
    """The sets side by side, with every line for which at least one municipality shows a number.

    Of one municipality the newest set has to come last.
    """
    names = _names(sets)
    subjects = [{(item.kind, item.id): item for item in made.subjects} for made in sets]
    numbers = [{(c.kind, c.subject, c.part, c.class_): c.number for c in made.counts} for made in sets]
    labels = {(c.kind, c.subject, c.part, c.class_): c.name for made in reversed(sets) for c in made.counts}
    newest = set({fold(made.organisation): place for place, made in enumerate(sets)}.values())
    order = dict.fromkeys((c.kind, c.subject, c.part, c.class_) for made in sets for c in made.counts)
    lines = []
    for place in order:
        own = [found.get(place[:2]) for found in subjects]
        standard = _standard(own)
        same = [item is not None and _way(item) == _way(standard) for item in own]
        shown = tuple(found.get(place) if fits else None for found, fits in zip(numbers, same, strict=True))
        if any(number is not None for number in shown):
            differs = tuple(n for n, item, fits in zip(names, own, same, strict=True) if item and not fits)
            absent = tuple(n for n, item, made in zip(names, own, sets, strict=True) if item is None and made.size)
            counted = tuple(number for at, number in enumerate(shown) if at in newest and number is not None)
            lines.append(Line(place, standard.name, labels[place], shown, differs, absent, counted))
    return Combined(names, tuple(sets), tuple(lines))


def _way(subject: Subject) -> tuple[str, str]:
    """How something was put."""
    return subject.name, subject.text


def _standard(subjects: Sequence[Subject | None]) -> Subject:
    """The way in which most municipalities put it; of as many, the first."""
    asked = [item for item in subjects if item is not None]
    most = Counter(map(_way, asked)).most_common(1)[0][0]
    return next(item for item in asked if _way(item) == most)


def _names(sets: Sequence[DataSet]) -> tuple[str, ...]:
    """A name for each set: of the municipality, with the date where it has more; no name is there twice."""
    often = Counter(fold(made.organisation) for made in sets)
    names: list[str] = []
    for made in sets:
        name = " ".join(made.organisation.split())
        name = name if often[fold(name)] == 1 else f"{name} ({made.date})"
        names.append(f"{name} ({len(names) + 1})" if fold(name) in map(fold, names) else name)
    return tuple(names)
