"""Strict YAML: plain data with the line of every value; nothing doubled, linked or silently converted."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import yaml

from zelfscan.instrument.problems import Code
from zelfscan.model.content import ContentProblem
from zelfscan.yamldepth import too_deep

Path = tuple[str | int, ...]

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TAG = "tag:yaml.org,2002:"
_PLAIN = {
    "bool": (re.compile(r"true|false"), "true of false"),
    "int": (re.compile(r"-?(0|[1-9][0-9]*)"), "een heel getal zonder andere tekens"),
    "float": (re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+"), "een getal met een punt"),
    "null": (re.compile(r"null"), "null"),
}


@dataclass
class Tree:
    """One YAML file as plain data. ``lines`` gives the line (from 1) of every value by its path."""

    file: str
    data: Any = None
    lines: dict[Path, int] = field(default_factory=dict)
    problems: list[ContentProblem] = field(default_factory=list)

    def line(self, path: Path) -> int | None:
        """The line of a path, or of the nearest thing around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path)

    def report(self, code: Code, path: Path, found: str = "", expected: str = "", suggestion: str = "") -> None:
        """Note a problem at a path of this file; only the first one at a place counts, the rest follows from it."""
        place = self.place(path)
        if not any(place and problem.place == place for problem in self.problems):
            self.problems.append(
                ContentProblem(
                    code=code,
                    file=self.file,
                    line=self.line(path),
                    place=place,
                    found=found,
                    expected=expected,
                    suggestion=suggestion,
                )
            )

    def place(self, path: Path) -> str:
        """The id of the entry that a path is in, followed by the rest of the path; else the path itself."""
        for length in range(1, len(path) + 1):
            entry = self._at(path[:length])
            if isinstance(entry, dict) and isinstance(entry.get("id"), str):
                return ".".join([entry["id"], *map(str, path[length:])])
        return ".".join(map(str, path))

    def _at(self, path: Path) -> Any:
        value = self.data
        for part in path:
            if isinstance(value, dict):
                value = value.get(part)
            elif isinstance(value, list) and isinstance(part, int) and part < len(value):
                value = value[part]
            else:
                return None
        return value


def parse(text: str, file: str) -> Tree:
    """Read one YAML text. What is wrong with it stands in ``problems`` of the result; nothing is raised."""
    tree = Tree(file)
    try:
        if deep := too_deep(text):
            tree.problems.append(ContentProblem(code=Code.TOO_DEEP, file=file, line=deep))
            return tree
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else None
        found = str(getattr(error, "problem", None) or error)
        tree.problems.append(ContentProblem(code=Code.NOT_YAML, file=file, line=line, found=found))
        return tree
    if node is not None:
        walk = _Walk(tree)
        tree.data = walk.value(node, ())
        for waiting in walk.waiting:
            tree.report(*waiting)
    return tree


class _Walk:
    """One walk over the nodes of a file; problems wait until the data is whole, so that they can name their entry."""

    def __init__(self, tree: Tree) -> None:
        self.lines = tree.lines
        self.seen: set[int] = set()
        self.waiting: list[tuple[Code, Path, str, str]] = []

    def value(self, node: yaml.Node, path: Path) -> Any:
        self.lines.setdefault(path, node.start_mark.line + 1)
        if id(node) in self.seen:
            return self.refuse(Code.LINKED_VALUE, path, "", "")
        self.seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(child, (*path, number)) for number, child in enumerate(node.value)]
        return self.scalar(node, path)

    def mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            here = (*path, key)
            self.lines[here] = key_node.start_mark.line + 1
            if key_node.tag != f"{_TAG}str":
                self.refuse(Code.AMBIGUOUS_VALUE, here, key, "een gewoon woord")
            elif key in result:
                self.refuse(Code.DOUBLE_KEY, here, key, "")
            else:
                result[key] = self.value(value_node, here)
        return result

    def scalar(self, node: yaml.Node, path: Path) -> Any:
        kind, text = node.tag.removeprefix(_TAG), str(node.value)
        if kind == "str":
            return text
        if kind == "null" and text in ("", "~"):
            return self.refuse(Code.EMPTY_VALUE, path, "", "een waarde")
        pattern, expected = _PLAIN.get(kind, (None, "gewone tekst"))
        if pattern is None or not pattern.fullmatch(text):
            return self.refuse(Code.AMBIGUOUS_VALUE, path, text, expected)
        return _CONVERT[kind](text)

    def refuse(self, code: Code, path: Path, found: str, expected: str) -> None:
        self.waiting.append((code, path, found, expected))


_CONVERT: dict[str, Callable[[str], Any]] = {
    "bool": lambda text: text == "true",
    "int": int,
    "float": float,
    "null": lambda text: None,
}
