"""The names in a template, held against the placeholders: what exists, what is a text and what is a list."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeGuard

from jinja2 import nodes
from jinja2.runtime import LoopContext

from zelfscan.documents.fields_of import TEMPLATES
from zelfscan.documents.samples import item_model
from zelfscan.documents.template_blocks import Fault, Pairs
from zelfscan.documents.template_tags import Tag, jinja
from zelfscan.model.base import Model
from zelfscan.text import nearest

SAME_LIST = frozenset({"sort", "reverse", "list", "unique", "select", "reject", "selectattr", "rejectattr"})
ONE_ITEM = frozenset({"first", "last", "random", "min", "max"})
SAME_VALUE = frozenset({"default", "d"})
NAMES_FIELD = frozenset({"selectattr", "rejectattr", "groupby"})
"""Filters whose first argument is the name of a field."""


@dataclass(frozen=True)
class Many:
    """The shape of a list placeholder."""

    item: type[Model]


class Loop:
    """The shape of ``loop``, which Jinja offers inside a loop."""


Shape = type[Any] | Many | None
"""What a name stands for: a model, a list, a plain type such as str, or None when that cannot be known."""
Problem = tuple[str, str, str]
"""Code, what was found, suggestion."""


def fields_of(model: type[Model]) -> dict[str, Shape]:
    """The placeholders of a model with their shapes."""
    return {name: _shape_of(field.annotation) for name, field in model.model_fields.items()}


def _shape_of(annotation: Any) -> Shape:
    item = item_model(annotation)
    return Many(item) if item else annotation if isinstance(annotation, type) else None


def best_kind(names: set[str]) -> str:
    """The kind of template that knows most of these names."""
    return max(TEMPLATES, key=lambda kind: len(names & set(TEMPLATES[kind].model_fields)))


def free_names(trees: Sequence[nodes.Template]) -> set[str]:
    """All names that the tags use, loop variables among them."""
    return {name.name for tree in trees for name in tree.find_all(nodes.Name)}


class Checker:
    """Finds the shape of an expression and notes what is wrong in it. One for each tag."""

    def __init__(self, scope: Mapping[str, Shape], past: frozenset[str]) -> None:
        self.scope, self.past = scope, past
        self.problems: list[Problem] = []

    def shape(self, node: nodes.Node) -> Shape:
        """The shape of the value that an expression gives."""
        known: dict[type[nodes.Node], Callable[[Any], Shape]] = {
            nodes.Name: self._name,
            nodes.Getattr: self._getattr,
            nodes.Getitem: self._getitem,
            nodes.Filter: self._filter,
            nodes.Call: self._call,
            nodes.CondExpr: self._choice,
            nodes.Test: self._test,
            nodes.Const: lambda const: type(const.value),
        }
        return known.get(type(node), self._other)(node)

    def _other(self, node: nodes.Node) -> Shape:
        for child in node.iter_child_nodes():
            self.shape(child)
        return None

    def printed(self, node: nodes.Node) -> None:
        """Check an expression whose value is printed: it has to be a text."""
        shape = self.shape(node)
        if isinstance(shape, Many) or _is_model(shape):
            self.problems.append(("SJ-016", dotted(node), ""))

    def looped(self, node: nodes.For) -> dict[str, Shape]:
        """Check what a loop runs over; the names that exist inside it."""
        shape = self.shape(node.iter)
        if shape is not None and not isinstance(shape, Many):
            self.problems.append(("SJ-015", dotted(node.iter), ""))
        item = shape.item if isinstance(shape, Many) else None
        names: dict[str, Shape] = {"loop": Loop}
        if isinstance(node.target, nodes.Name):
            names[node.target.name] = item
        else:
            names |= {name.name: None for name in node.target.find_all(nodes.Name)}
        return names

    def _name(self, node: nodes.Name) -> Shape:
        if node.name in self.scope:
            return self.scope[node.name]
        if node.name in jinja().globals:
            return None
        if node.name in self.past or node.name == "loop":
            self.problems.append(("SJ-013", node.name, ""))
        else:
            self._unknown(node.name, "", self._candidates(node.name))
        return None

    def _candidates(self, name: str) -> list[str]:
        """Known names; a field of the item at hand comes first when it has exactly this name."""
        inside = [f"{var}.{name}" for var, shape in self.scope.items() if _is_model(shape) and name in fields_of(shape)]
        return inside or list(self.scope)

    def _unknown(self, found: str, base: str, names: Sequence[str]) -> None:
        if found.rpartition(".")[2].startswith("_"):
            self.problems.append(("SJ-017", found, ""))
            return
        exact = names if names and names[0].endswith(f".{found}") else nearest(found.removeprefix(base), names, 1)
        self.problems.append(("SJ-010", found, base + exact[0]) if exact else ("SJ-011", found, ""))

    def _getattr(self, node: nodes.Getattr) -> Shape:
        return self._part(self.shape(node.node), node.node, node.attr)

    def _part(self, base: Shape, base_node: nodes.Node, name: str) -> Shape:
        """The shape of ``base.name``."""
        if name.startswith("_"):
            self.problems.append(("SJ-017", f"{dotted(base_node)}.{name}", ""))
        elif isinstance(base, Many):
            self.problems.append(("SJ-016", dotted(base_node), ""))
        elif base is Loop:
            known = [one for one in dir(LoopContext) if not one.startswith("_")]
            if name not in known:
                self._unknown(f"loop.{name}", "loop.", known)
        elif _is_model(base):
            fields = fields_of(base)
            if name in fields:
                return fields[name]
            self._unknown(f"{dotted(base_node)}.{name}", f"{dotted(base_node)}.", list(fields))
        elif base is not None:
            self.problems.append(("SJ-014", f"{dotted(base_node)}.{name}", dotted(base_node)))
        return None

    def _getitem(self, node: nodes.Getitem) -> Shape:
        base = self.shape(node.node)
        if isinstance(node.arg, nodes.Slice):
            return base
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self._part(base, node.node, node.arg.value)
        self.shape(node.arg)
        return base.item if isinstance(base, Many) else None

    def _call(self, node: nodes.Call) -> Shape:
        """A call, such as ``naam.upper()``: of a text only what texts can do."""
        target = node.node
        for argument in [*node.args, *(keyword.value for keyword in node.kwargs)]:
            self.shape(argument)
        if isinstance(target, nodes.Getattr) and not target.attr.startswith("_"):
            base = self.shape(target.node)
            if isinstance(base, type) and not _is_model(base) and hasattr(base, target.attr):
                return None
            self._part(base, target.node, target.attr)
            return None
        self.shape(target)
        return None

    def _choice(self, node: nodes.CondExpr) -> Shape:
        self.shape(node.test)
        shapes = [self.shape(one) for one in (node.expr1, node.expr2) if one is not None]
        return shapes[0] if all(shape == shapes[0] for shape in shapes) else None

    def _test(self, node: nodes.Test) -> Shape:
        if node.name not in jinja().tests:
            self.problems.append(("SJ-019", node.name, ""))
        return self._other(node) or bool

    def _filter(self, node: nodes.Filter) -> Shape:
        base = None if node.node is None else self.shape(node.node)
        for argument in [*node.args, *(keyword.value for keyword in node.kwargs)]:
            self.shape(argument)
        if node.name not in jinja().filters:
            self.problems.append(("SJ-018", node.name, ""))
            return None
        field = self._field_named(node, base)
        if node.name in SAME_VALUE:
            return base
        if isinstance(base, Many):
            return self._list_filter(node, base, field)
        return None

    def _field_named(self, node: nodes.Filter, base: Shape) -> Shape:
        """The shape of the field that a filter such as ``map(attribute="naam")`` names."""
        arguments = [keyword.value for keyword in node.kwargs if keyword.key == "attribute"]
        arguments += node.args[:1] if node.name in NAMES_FIELD else []
        if (
            node.node is None
            or not isinstance(base, Many)
            or not arguments
            or not isinstance(arguments[0], nodes.Const)
        ):
            return None
        return self._part(base.item, node.node, str(arguments[0].value))

    def _list_filter(self, node: nodes.Filter, base: Many, field: Shape) -> Shape:
        if node.name in SAME_LIST:
            return base
        if node.name in ONE_ITEM:
            return base.item
        if node.name == "join" and field is None and not node.kwargs:
            self.problems.append(("SJ-016", dotted(node), ""))
        return None


def _is_model(shape: Shape) -> TypeGuard[type[Model]]:
    return isinstance(shape, type) and issubclass(shape, Model)


def dotted(node: nodes.Node | None) -> str:
    """An expression as it was typed, as far as it is names and points."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{dotted(node.node)}.{node.attr}"
    inner = getattr(node, "node", None)
    return dotted(inner) if isinstance(inner, nodes.Node) else "..."


def name_faults(
    tags: Sequence[Tag], trees: Mapping[int, nodes.Template], pairs: Pairs, model: type[Model]
) -> Iterator[Fault]:
    """What is wrong with the names in the tags of one part, in order. ``trees`` holds the tags that can be read."""
    root = fields_of(model)
    inner: dict[int, dict[str, Shape]] = {}
    past: set[str] = set()
    for number, tag in enumerate(tags):
        for opener in [one for one in inner if pairs.closes.get(one) == number]:
            past |= set(inner.pop(opener))
        scope = {**root, **{name: shape for names in inner.values() for name, shape in names.items()}}
        checker = Checker(scope, frozenset(past))
        inner[number] = _check(checker, tag, trees.get(number))
        for code, found, suggestion in dict.fromkeys(checker.problems):
            yield Fault(code, tag.paragraph, found, suggestion=suggestion)


def _check(checker: Checker, tag: Tag, tree: nodes.Template | None) -> dict[str, Shape]:
    """Check one tag; the names that exist from here on."""
    if tree is None:
        return _guess_loop(tag)
    names: dict[str, Shape] = {}
    for node in tree.body:
        if isinstance(node, nodes.For):
            names = checker.looped(node)
            if node.test is not None:
                inside = Checker({**checker.scope, **names}, checker.past)
                inside.shape(node.test)
                checker.problems += inside.problems
        elif isinstance(node, nodes.Output):
            for one in node.nodes:
                if not isinstance(one, nodes.TemplateData):
                    checker.printed(one)
        else:
            names |= _check_statement(checker, node)
    return names


def _check_statement(checker: Checker, node: nodes.Node) -> dict[str, Shape]:
    """``if``, ``elif``, ``set`` and ``with``: what they name is checked, what they make is known from here on."""
    if isinstance(node, nodes.Assign) and isinstance(node.target, nodes.Name):
        return {node.target.name: checker.shape(node.node)}
    if isinstance(node, nodes.If):
        for test in [node.test, *(other.test for other in node.elif_)]:
            checker.shape(test)
        return {}
    if isinstance(node, nodes.With):
        shapes = [checker.shape(value) for value in node.values]
        return {target.name: shape for target, shape in zip(node.targets, shapes, strict=True)}  # type: ignore[attr-defined]
    return {name.name: None for name in node.find_all(nodes.Name)}


def _guess_loop(tag: Tag) -> dict[str, Shape]:
    """The variable of a loop that cannot be read, so that its use gives no second finding."""
    words = tag.body.replace(",", " ").split()
    return dict.fromkeys([*words[1:2], "loop"]) if tag.keyword == "for" else {}
