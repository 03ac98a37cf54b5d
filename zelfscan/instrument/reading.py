"""Reads a folder of YAML into an instrument: which file holds what, and where every id stands."""

import pathlib
import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from zelfscan.instrument import shape
from zelfscan.instrument.problems import Code
from zelfscan.instrument.snapshot import content_files
from zelfscan.instrument.yamltree import Path, Tree, parse
from zelfscan.model.base import Model
from zelfscan.model.content import ContentProblem, Header, RegisterEntry
from zelfscan.model.instrument import (
    Attribute,
    Category,
    Document,
    EvaluationElement,
    EvaluationQuestion,
    Factor,
    GroundsScope,
    Instrument,
    Intervention,
    InterviewQuestion,
    MarketGuide,
    MirrorQuestion,
    PlanCheck,
    Precondition,
    Question,
    Role,
    Scale,
    Settings,
    Source,
)
from zelfscan.model.moved import Moved

REGISTER = "register.yaml"
LISTS: dict[str, tuple[str, type[Model]]] = {
    "attributes.yaml": ("attributes", Attribute),
    "documents.yaml": ("documents", Document),
    "elements.yaml": ("elements", EvaluationElement),
    "evaluation.yaml": ("evaluation", EvaluationQuestion),
    "interview.yaml": ("interview", InterviewQuestion),
    "market.yaml": ("market", MarketGuide),
    "mirror.yaml": ("mirror", MirrorQuestion),
    "moved.yaml": ("moved", Moved),
    "plan_checks.yaml": ("plan_checks", PlanCheck),
    "preconditions.yaml": ("preconditions", Precondition),
    "roles.yaml": ("roles", Role),
    "scales.yaml": ("scales", Scale),
    "sources.yaml": ("sources", Source),
}
GROUPS: dict[str, dict[str, type[Model] | None]] = {
    "taxonomy.yaml": {"categories": Category, "factors": Factor},
    "scopes.yaml": {"grounds": None, "scopes": GroundsScope},
}
FOLDERS: dict[str, tuple[str, type[Model]]] = {
    "questions": ("questions", Question),
    "interventions": ("interventions", Intervention),
}
OPTIONAL = frozenset({"elements.yaml", "interview.yaml", "market.yaml", "plan_checks.yaml"})
"""Files that a folder of content may lack: older content had none."""
SINGLES: dict[str, type[Model]] = {"instrument.yaml": Header, "settings.yaml": Settings}
TEXTS = "texts"
MAY_BE_EMPTY = frozenset({"moved"})
"""Lists that may hold nothing, written as ``[]``."""
KINDS = ("categories", "factors", "grounds", "scopes", *(name for name, _ in (*LISTS.values(), *FOLDERS.values())))


class Place(NamedTuple):
    """Where an id or key stands: file relative to the folder, and line from 1."""

    file: str
    line: int | None


@dataclass
class Content:
    """What a folder holds.

    ``instrument`` is whole when there are no ``problems``; else it holds only the entries that are sound and may
    lack anything. ``ids`` are all ids per kind, those of unsound entries too. ``places`` lists every place where
    an id or key stands, in reading order.
    """

    instrument: Instrument
    ids: dict[str, list[str]]
    places: dict[str, list[Place]]
    register: tuple[RegisterEntry, ...]
    problems: tuple[ContentProblem, ...]

    def lost(self, kind: str) -> bool:
        """Whether nothing of a kind is known because its file is missing or broken, which is a problem already."""
        return bool(self.problems) and not self.ids[kind]


@dataclass
class _Parts:
    """The parts of an instrument while its files are read."""

    fields: dict[str, Any] = field(default_factory=lambda: dict.fromkeys(KINDS, ()))
    texts: dict[str, str] = field(default_factory=dict)
    register: tuple[RegisterEntry, ...] = ()
    ids: dict[str, list[str]] = field(default_factory=lambda: {name: [] for name in KINDS})
    places: dict[str, list[Place]] = field(default_factory=dict)

    def add(self, name: str, model: type[Model], value: Any, tree: Tree, path: Path) -> None:
        """Take the entries of a list: the sound ones as models, and the ids of all."""
        if value == [] and name in MAY_BE_EMPTY:
            return
        self.fields[name] += shape.items(model, value, tree, path)
        for number, entry in enumerate(value if isinstance(value, list) else []):
            if isinstance(entry, dict) and isinstance(entry.get("id"), str):
                self.ids[name].append(entry["id"])
                self.place(entry["id"], tree, (*path, number))

    def place(self, key: str, tree: Tree, path: Path) -> None:
        """Remember where an id or key stands."""
        self.places.setdefault(key, []).append(Place(tree.file, tree.line(path)))


def read_folder(folder: pathlib.Path) -> Content:
    """Everything in the folder, with all problems of its files and entries; links are not judged yet."""
    parts, problems = _Parts(), list(_missing_files(folder))
    for path in sorted(content_files(folder), key=lambda path: natural(path.relative_to(folder).as_posix())):
        tree = _tree(path, path.relative_to(folder).as_posix())
        if tree.data is not None or not tree.problems:
            _take(tree, parts)
        problems += tree.problems
    instrument = _assemble(parts, whole=not problems)
    return Content(instrument, parts.ids, parts.places, parts.register, tuple(problems))


def natural(text: str) -> tuple[tuple[str, int], ...]:
    """A sort key that puts R2 before R10."""
    return tuple((words, int(digits or 0)) for words, digits in re.findall(r"(\D*)(\d*)", text))


def _missing_files(folder: pathlib.Path) -> list[ContentProblem]:
    needed = [name for name in (*LISTS, *GROUPS, *SINGLES) if name not in OPTIONAL and not (folder / name).is_file()]
    needed += [name for name in FOLDERS if not any((folder / name).glob("*.yaml"))]
    return [ContentProblem(code=Code.MISSING_FILE, file=name) for name in needed]


def _tree(path: pathlib.Path, name: str) -> Tree:
    try:
        return parse(path.read_text(encoding="utf-8"), name)
    except UnicodeDecodeError:
        return Tree(name, problems=[ContentProblem(code=Code.NOT_TEXT, file=name)])
    except OSError:
        return Tree(name, problems=[ContentProblem(code=Code.CANNOT_OPEN, file=name)])


def _take(tree: Tree, parts: _Parts) -> None:
    head, _, rest = tree.file.partition("/")
    if rest and head in FOLDERS:
        parts.add(*FOLDERS[head], tree.data, tree, ())
    elif rest and head == TEXTS:
        _take_texts(tree, parts, rest.removesuffix(".yaml"))
    elif tree.file in LISTS:
        parts.add(*LISTS[tree.file], tree.data, tree, ())
    elif tree.file in GROUPS:
        _take_groups(tree, parts)
    elif tree.file in SINGLES:
        _take_single(tree, parts)
    elif tree.file == REGISTER:
        parts.register = shape.items(RegisterEntry, tree.data, tree)
    else:
        known = [*LISTS, *GROUPS, *SINGLES, REGISTER]
        tree.report(Code.UNKNOWN_FILE, (), suggestion=shape.closest(tree.file, known))


def _take_groups(tree: Tree, parts: _Parts) -> None:
    kinds = GROUPS[tree.file]
    data = shape.mapping(tree, tuple(kinds))
    for name, model in kinds.items():
        if name not in data:
            continue
        if model is None:
            parts.fields[name] = _words(data[name], tree, (name,))
            parts.ids[name] += parts.fields[name]
        else:
            parts.add(name, model, data[name], tree, (name,))


def _take_single(tree: Tree, parts: _Parts) -> None:
    found = shape.item(SINGLES[tree.file], tree.data, tree, ())
    if isinstance(found, Header):
        parts.fields.update(found.model_dump())
    elif found is not None:
        parts.fields["settings"] = found
        for key in tree.data:
            parts.place(key, tree, (key,))


def _take_texts(tree: Tree, parts: _Parts, prefix: str) -> None:
    if not tree.data:
        tree.report(Code.EMPTY_LIST, ())
    elif not isinstance(tree.data, dict):
        tree.report(Code.WRONG_TOP, (), "iets anders", "een blok met sleutels")
    else:
        for key, text, path in shape.flatten(tree.data, tree, (), prefix):
            parts.texts[key] = text
            parts.place(key, tree, path)


def _words(value: Any, tree: Tree, path: Path) -> tuple[str, ...]:
    if isinstance(value, list) and value and all(isinstance(word, str) and word for word in value):
        return tuple(value)
    tree.report(Code.WRONG_KIND, path, "iets anders", "een lijst met woorden")
    return ()


def _assemble(parts: _Parts, whole: bool) -> Instrument:
    interventions = tuple(sorted(parts.fields["interventions"], key=lambda item: natural(item.id)))
    fields = {**parts.fields, "interventions": interventions, "texts": parts.texts}
    return Instrument(**fields) if whole else Instrument.model_construct(**fields)
