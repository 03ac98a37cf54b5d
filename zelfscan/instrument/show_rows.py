"""Small pieces that every shown item uses: finding an entry, naming it, and listing what it is linked with."""

from collections.abc import Iterable
from typing import Any

from zelfscan.model.instrument import Instrument

Row = tuple[str, str | tuple[str, ...]]
"""A label and its value; an empty value is not shown."""


def item(instrument: Instrument, kind: str, item_id: str) -> Any:
    """The entry of this kind with this id, whatever its case, or ``None``."""
    wanted = item_id.casefold()
    return next((entry for entry in getattr(instrument, kind) if entry.id.casefold() == wanted), None)


def names(entry: Any) -> str:
    """What an entry is called: its question, name or title."""
    return str(next(getattr(entry, field) for field in ("text", "name", "title") if hasattr(entry, field)))


def listed(entries: Iterable[Any]) -> tuple[str, ...]:
    """One line per entry: id and name."""
    return tuple(f"{entry.id}  {names(entry)}" for entry in entries)


def linked(instrument: Instrument, kind: str, ids: Iterable[str]) -> tuple[str, ...]:
    """One line per id of this kind: id and name."""
    return listed(entry for entry in (item(instrument, kind, item_id) for item_id in ids) if entry is not None)


def one(instrument: Instrument, kind: str, item_id: str | None) -> str:
    """One linked entry as id and name, or an empty text."""
    return next(iter(linked(instrument, kind, (item_id,) if item_id else ())), "")


def sources(instrument: Instrument, ids: Iterable[str]) -> tuple[str, ...]:
    """Sources with title, and on the next line where each stands."""
    lines: list[str] = []
    for source_id in ids:
        source = item(instrument, "sources", source_id)
        if source is not None:
            lines.append(f"{source.id}  {source.title}")
            address = source.address + (f" (bekend via {source.via})" if source.via else "")
            lines += [f"     {address}"] if address else []
    return tuple(lines)


def yes(*words: tuple[bool, str]) -> str:
    """The words whose condition holds, with commas."""
    return ", ".join(word for holds, word in words if holds)
