"""From plain data to models: every entry is judged by its model, and what the model says becomes a content problem."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from zelfscan.instrument.problems import Code
from zelfscan.instrument.yamltree import Path, Tree
from zelfscan.model.base import Model
from zelfscan.text import nearest

M = TypeVar("M", bound=Model)

_KINDS = {
    "string_type": "een tekst (zet er aanhalingstekens om)",
    "bool_type": "true of false",
    "int_type": "een heel getal",
    "int_from_float": "een heel getal",
    "float_type": "een getal",
    "tuple_type": "een lijst",
    "list_type": "een lijst",
    "dict_type": "een blok met sleutels",
    "model_type": "een blok met sleutels",
    "model_attributes_type": "een blok met sleutels",
    "greater_than": "een getal boven 0",
    "too_short": "een langere lijst",
    "too_long": "een kortere lijst",
}


def item(model: type[M], value: Any, tree: Tree, path: Path) -> M | None:
    """One entry as its model, or ``None`` with every problem of it noted in the tree."""
    try:
        return model.model_validate_json(json.dumps(value))
    except ValidationError as error:
        for detail in error.errors(include_url=False, include_context=True):
            _report(model, dict(detail), tree, path)
        return None


def items(model: type[M], value: Any, tree: Tree, path: Path = ()) -> tuple[M, ...]:
    """All entries of a list that are sound; an empty list, or no list at all, is a problem."""
    if value is None or value == []:
        tree.report(Code.EMPTY_LIST, path)
        return ()
    if not isinstance(value, list):
        tree.report(Code.WRONG_TOP, path, "een blok met sleutels" if isinstance(value, dict) else "tekst", "een lijst")
        return ()
    found = (item(model, entry, tree, (*path, number)) for number, entry in enumerate(value))
    return tuple(entry for entry in found if entry is not None)


def mapping(tree: Tree, keys: tuple[str, ...]) -> dict[str, Any]:
    """The top of a file as a mapping with exactly these keys; what is missing or unknown is a problem."""
    data = tree.data
    if not isinstance(data, dict):
        tree.report(Code.WRONG_TOP, (), "iets anders", "een blok met de sleutels " + ", ".join(keys))
        return {}
    for key in data:
        if key not in keys:
            tree.report(Code.UNKNOWN_KEY, (key,), key, suggestion=closest(key, keys))
    for key in keys:
        if key not in data:
            tree.report(Code.MISSING_KEY, (), expected=key)
    return data


def flatten(value: Any, tree: Tree, path: Path, prefix: str) -> Iterator[tuple[str, str, Path]]:
    """Nested sentences as (dotted key, sentence, path); anything but text at the end of a branch is a problem."""
    if isinstance(value, dict):
        for key, child in value.items():
            yield from flatten(child, tree, (*path, key), f"{prefix}.{key}")
    elif isinstance(value, str) and value:
        yield prefix, value, path
    elif value == "":
        tree.report(Code.EMPTY_VALUE, path, expected="een tekst")
    else:
        tree.report(Code.WRONG_KIND, path, _shown(value), _KINDS["string_type"])


def closest(found: str, valid: Iterable[str]) -> str:
    """The valid value that looks most like what was found, or an empty text."""
    return next(iter(nearest(found, valid, 1)), "")


def _report(model: type[Model], detail: dict[str, Any], tree: Tree, path: Path) -> None:
    kind, where = str(detail["type"]), tuple(part for part in detail["loc"] if part != "[key]")
    found, last = _shown(detail.get("input")), str(where[-1]) if where else ""
    if kind == "extra_forbidden":
        valid = list(_model_at(model, where[:-1]).model_fields)
        tree.report(Code.UNKNOWN_KEY, path + where, last, ", ".join(valid), closest(last, valid))
    elif kind == "missing" and last and not last.isdigit():
        tree.report(Code.MISSING_KEY, path + where, expected=last)
    elif kind in ("enum", "literal_error"):
        valid = re.findall(r"'([^']*)'", str(detail["ctx"]["expected"]))
        tree.report(Code.UNKNOWN_VALUE, path + where, found, ", ".join(valid), closest(found, valid))
    elif kind == "string_too_short" or (kind == "too_short" and not detail["input"]):
        tree.report(Code.EMPTY_VALUE, path + where, expected="iets")
    else:
        tree.report(Code.WRONG_KIND, path + where, found, _KINDS.get(kind, "een andere waarde"))


def _model_at(model: type[BaseModel], where: Path) -> type[BaseModel]:
    for part in where:
        if isinstance(part, str) and part in model.model_fields:
            model = next(_models_in(model.model_fields[part].annotation), model)
    return model


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)


def _shown(value: Any) -> str:
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, default=str)[:60]
