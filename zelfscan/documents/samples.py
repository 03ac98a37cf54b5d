"""Sample data for a template, made from the examples that the placeholders carry."""

from typing import Any, get_args, get_origin

from zelfscan.model.base import Model

ITEMS = 2
"""How many items each list of a full sample has."""


def item_model(annotation: object) -> type[Model] | None:
    """The model of the items of a list placeholder; None for any other placeholder."""
    if get_origin(annotation) is not tuple:
        return None
    item = get_args(annotation)[0]
    return item if isinstance(item, type) and issubclass(item, Model) else None


def full_sample(model: type[Model]) -> dict[str, Any]:
    """Every text its example, every list two items."""
    return _sample(model, ITEMS, with_text=True)


def sample_without_items(model: type[Model]) -> dict[str, Any]:
    """Every text its example, every list empty."""
    return _sample(model, 0, with_text=True)


def sample_without_text(model: type[Model]) -> dict[str, Any]:
    """Every text empty, every list two items."""
    return _sample(model, ITEMS, with_text=False)


def _sample(model: type[Model], items: int, *, with_text: bool) -> dict[str, Any]:
    sample: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        item = item_model(field.annotation)
        example = (field.examples or [""])[0]
        if item is not None:
            sample[name] = [_sample(item, items, with_text=with_text) for _ in range(items)]
        else:
            sample[name] = "" if isinstance(example, str) and not with_text else example
    return sample
