"""Who a workbook says it is: from its document property, its hidden sheet, and the ids in its rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from zelfscan.model.instrument import ContactType, Level, Scope
from zelfscan.text import fold
from zelfscan.workbook import layout
from zelfscan.workbook.grid import Book, Grid
from zelfscan.workbook.index import Index
from zelfscan.workbook.notes import Notes, as_text
from zelfscan.workbook.tables import Row, id_key

_KEYS = frozenset({*layout.META_KEYS, layout.META_FEEDBACK, layout.META_PREVIOUS})
_LEAST_IDS = 3
"""So many ids of questions or attributes make a workbook ours, even when nothing else says so."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What a workbook was issued as. Without its hidden sheet this is derived from what it holds."""

    workbook_id: str
    version: str
    mirror: bool
    full: bool
    scope: Scope
    level: Level | None
    contact: tuple[ContactType, ...]
    process_count: int
    asked: frozenset[str]
    sure: bool
    """Whether the workbook itself says what it should hold; else nothing can be missing from it."""
    feedback: int = 0
    """How often feedback was given on it before it came back."""
    previous_round: str = ""
    """Name of the round of which it shows the answers; empty in an ordinary workbook."""

    @property
    def codes(self) -> tuple[str, ...]:
        """P1 to Pn; none in a workbook for residents."""
        return () if self.mirror else layout.process_codes(self.process_count)


def identify(book: Book, rows: Mapping[str, tuple[Row, ...]], index: Index, notes: Notes) -> Identity | None:
    """Who the workbook is; None, with a finding, when it is not a workbook of this instrument."""
    meta = _meta(book)
    properties = book.properties
    instrument = meta.get("instrument") or properties.get(layout.PROPERTY_INSTRUMENT, "")
    if not instrument and len(_known(rows, index)) < _LEAST_IDS:
        notes.on_file("WB-001")
        return None
    if instrument and fold(instrument) != fold(index.instrument.id):
        notes.on_file("WB-002", found=instrument, expected=index.instrument.title)
        return None
    if not meta:
        notes.on_file("WB-004" if instrument else "WB-005")
    identity = _identity(meta, properties, rows, index)
    if identity.version and identity.version != index.instrument.version:
        notes.on_file("WB-003", found=identity.version, expected=index.instrument.version)
    return identity


def _meta(book: Book) -> dict[str, str]:
    """The hidden sheet as keys and values; empty when it is gone."""
    for grid in sorted(book.grids, key=lambda grid: grid.title != layout.META.title):
        found = _pairs(grid)
        if "instrument" in found or {"opzet", "vragen"} <= set(found):
            return found
    return {}


def _pairs(grid: Grid) -> dict[str, str]:
    """The known keys on a sheet, with what stands right of them."""
    pairs: dict[str, str] = {}
    for row in grid.rows:
        for cell, beside in pairwise(row):
            if isinstance(cell, str) and cell.strip() in _KEYS:
                pairs.setdefault(cell.strip(), as_text(beside).strip().replace(",", "."))
                break
    return pairs


def _known(rows: Mapping[str, tuple[Row, ...]], index: Index) -> set[str]:
    """The ids in the workbook that only this instrument uses."""
    return {row_id for row_id in rows if row_id in index.texts or row_id in index.attributes}


def _identity(
    meta: Mapping[str, str], properties: Mapping[str, str], rows: Mapping[str, tuple[Row, ...]], index: Index
) -> Identity:
    """What the workbook was issued as, with what it holds for what it does not say."""
    listed = frozenset(item for word in meta.get("vragen", "").split() for item in index.today(id_key(word)))
    found = frozenset(rows)
    mirror = meta.get("soort") == "spiegel" if "soort" in meta else not found & set(index.questions)
    known = set(index.mirror) if mirror else set(index.questions)
    asked = (listed or found) & known
    setup = meta.get("opzet", "")
    full = setup == "volledig" if setup else any(not index.questions[item].core for item in asked if not mirror)
    return Identity(
        workbook_id=meta.get("werkboek") or properties.get(layout.PROPERTY_WORKBOOK, ""),
        version=meta.get("versie") or properties.get(layout.PROPERTY_VERSION, ""),
        mirror=mirror,
        full=full and not mirror,
        scope=_scope(meta.get("afbakening", "")),
        level=_level(meta.get("niveau", "")),
        contact=_contact(meta.get("contactvormen", ""), found),
        process_count=_count(meta.get("werkprocessen", ""), rows),
        asked=asked,
        sure=bool(listed),
        feedback=_number(meta.get(layout.META_FEEDBACK, "")),
        previous_round=meta.get(layout.META_PREVIOUS, ""),
    )


def _scope(text: str) -> Scope:
    """The scope by its id; the broad one when nothing says so."""
    return Scope(text) if text in set(Scope) else Scope.ALL


def _level(text: str) -> Level | None:
    """The level by its id."""
    return Level(text) if text in set(Level) else None


def _contact(text: str, found: frozenset[str]) -> tuple[ContactType, ...]:
    """The contact types by their letters; else those that have a row, else all."""
    letters = [contact for contact in ContactType if contact.value in text.upper()]
    rows = [ContactType(value) for row, value in layout.PROCESS_CONTACT_IDS.items() if row in found]
    return tuple(letters or rows or ContactType)


def _number(text: str) -> int:
    """A number of at most three digits; 0 for anything else."""
    digits = text.removesuffix(".0")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 3 else 0


def _count(text: str, rows: Mapping[str, tuple[Row, ...]]) -> int:
    """How many process columns the workbook has."""
    if 1 <= _number(text) <= layout.MAX_PROCESSES:
        return _number(text)
    seen = [row.table for copies in rows.values() for row in copies]
    codes = [code for code in layout.process_codes(layout.MAX_PROCESSES) if any(table.has(code) for table in seen)]
    return len(codes) or 1
