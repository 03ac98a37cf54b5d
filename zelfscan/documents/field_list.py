"""The list of placeholders as people read it: what to type, what it means, an example."""

from collections.abc import Iterator
from dataclasses import dataclass

from zelfscan.documents.fields_of import TEMPLATES
from zelfscan.documents.samples import item_model
from zelfscan.model.base import Model


@dataclass(frozen=True)
class FieldLine:
    """One line of the list: ``depth`` counts the loops around it; a line that closes a loop has no meaning."""

    depth: int
    typed: str
    meaning: str = ""
    example: str = ""


def field_lines(kind: str) -> tuple[FieldLine, ...]:
    """All placeholders of a kind of template, texts first, then the lists with what is inside each item."""
    return tuple(_lines(TEMPLATES[kind], "", 0))


def _lines(model: type[Model], owner: str, depth: int) -> Iterator[FieldLine]:
    """The fields of one model. The name of a loop variable is the name of the item in small letters."""
    fields = model.model_fields.items()
    for name, field in fields:
        if item_model(field.annotation) is None:
            example = str((field.examples or [""])[0])
            yield FieldLine(depth, f"{{{{ {owner}{name} }}}}", field.description or "", example)
    for name, field in fields:
        item = item_model(field.annotation)
        if item is not None:
            variable = "regel" if item.__name__.lower() == name else item.__name__.lower()
            prefix = "tc" if _is_row_with_cells(model) else "p" if _is_text(item) else "tr"
            yield FieldLine(depth, f"{{%{prefix} for {variable} in {owner}{name} %}}", field.description or "")
            yield from _lines(item, f"{variable}.", depth + 1)
            yield FieldLine(depth, f"{{%{prefix} endfor %}}")


def _lists(model: type[Model]) -> int:
    return sum(item_model(field.annotation) is not None for field in model.model_fields.values())


def _is_row_with_cells(model: type[Model]) -> bool:
    """One text and one list of short items: a table row whose cells repeat."""
    items = [item for field in model.model_fields.values() if (item := item_model(field.annotation))]
    return len(model.model_fields) == 2 and len(items) == 1 and len(items[0].model_fields) <= 3


def _is_text(item: type[Model]) -> bool:
    """A single line, or an item with lists of its own: repeated as paragraphs; anything else as rows."""
    return len(item.model_fields) == 1 or (_lists(item) > 0 and not _is_row_with_cells(item))
