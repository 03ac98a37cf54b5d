"""Reads a progress workbook that came back: what it says of every action, with everything there is to tell about it."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from zelfscan.files import STAMP
from zelfscan.followup import form_cells, form_loose
from zelfscan.followup import form_layout as layout
from zelfscan.followup.form_found import Identity, Table, handed_of, identity_of, known_ids, tables_of
from zelfscan.followup.form_rows import Rows, read_row
from zelfscan.model.finding import Finding
from zelfscan.model.instrument import Instrument
from zelfscan.model.progress import FollowedAction, Origin, ReadProgress
from zelfscan.rounds.tasks import saved_at
from zelfscan.text import fold
from zelfscan.workbook import guard
from zelfscan.workbook.formats import open_book
from zelfscan.workbook.grid import Book
from zelfscan.workbook.notes import Cell, Notes, as_text
from zelfscan.workbook.package import Refused
from zelfscan.workbook.tables import id_key


@dataclass(frozen=True, slots=True)
class _Returned:
    """An opened file: its sheets, what we know of the actions, and the findings so far."""

    book: Book
    instrument: Instrument
    known: Mapping[str, FollowedAction]
    notes: Notes


def read_form(
    data: bytes, file: str, instrument: Instrument, known: Mapping[str, FollowedAction]
) -> tuple[ReadProgress | None, tuple[Finding, ...]]:
    """What a progress workbook says, and all findings in the order of the workbook.

    ``known`` are the actions of all directorates by their number. There is nothing to tell when the file cannot be
    opened or is no progress workbook; one of the findings then says why. Nothing in a file raises.
    """
    package, findings = guard.inspect_bytes(data, file)
    if package is None:
        return None, findings
    try:
        book = open_book(package)
    except Refused as refused:
        return None, (*findings, guard.finding(refused, file))
    progress, noted = _read(book, file, instrument, known, data)
    return progress, (*findings, *noted)


def _read(
    book: Book, file: str, instrument: Instrument, known: Mapping[str, FollowedAction], data: bytes
) -> tuple[ReadProgress | None, tuple[Finding, ...]]:
    """What an opened workbook says; nothing when it is no progress workbook, or lost its table of actions."""
    notes = Notes(file)
    identity, handed, tables = identity_of(book), handed_of(book), tables_of(book, notes)
    ids = known_ids(known, handed)
    if not (identity.form or any(key in ids for key in _ids_in(tables))):
        return None, (Finding(code="VG-050", file=file),)
    if not tables:
        return None, (Finding(code="VG-051", file=file),)
    if not identity.slug:
        notes.on_file("VG-111")
    if not handed.there:
        notes.on_file("VG-056")
    rows = Rows(notes, known, handed, identity.slug or _usual_slug(known, tables, ids))
    rows.gather(tables)
    progress = _progress(_Returned(book, instrument, known, notes), data, identity, rows, tables)
    return progress, notes.findings()


def _progress(returned: _Returned, data: bytes, identity: Identity, rows: Rows, tables: list[Table]) -> ReadProgress:
    """All that is read of the rows, and of the cells above them."""
    notes, known = returned.notes, returned.known
    settled = rows.settled()
    actions = [read for row in settled if (read := read_row(notes, row, known, rows.handed))]
    for row in settled:
        if row.action in known and known[row.action].slug not in ("", rows.slug):
            notes.on_cell("VG-057", row.id_cell, expected=known[row.action].directorate or known[row.action].slug)
            rows.strange += 1
    by, day = _beside(returned, tables, "by"), _beside(returned, tables, "date")
    form_loose.check(returned.book, tables, rows, [cell for cell in (by, day) if cell], returned.instrument)
    own = [item for item in known.values() if item.slug == rows.slug]
    whole = rows.handed.there and all(id_key(item.id) in rows.handed.ids for item in own)
    if not whole and len(gone := rows.gone()) > rows.strange:
        notes.on_sheet("BL-005", tables[0].grid, found=", ".join(gone), count=str(len(gone)))
    filled_on = form_cells.date(notes, day) if day else None
    return ReadProgress(
        origin=Origin.FORM,
        file=notes.file,
        sha256=sha256(data).hexdigest(),
        slug=rows.slug,
        directorate=identity.directorate or next((item.directorate for item in own), ""),
        saved=_saved(data),
        by=(form_cells.text(notes, by) or "") if by else "",
        filled_on=dt.date.fromisoformat(filled_on) if filled_on else None,
        actions=tuple(actions),
        whole=whole,
    )


def _saved(data: bytes) -> dt.datetime | None:
    """When people saved it; None when the file does not say, or nobody did since it was handed out."""
    moment = saved_at(data)
    return None if moment == dt.datetime(*STAMP, tzinfo=dt.UTC) else moment


def _ids_in(tables: list[Table]) -> Iterator[str]:
    """What stands in the columns with numbers."""
    for table in tables:
        for row in range(table.header_row + 1, table.end):
            yield id_key(as_text(table.cell(row, layout.ID).value))


def _usual_slug(known: Mapping[str, FollowedAction], tables: list[Table], ids: Mapping[str, str]) -> str:
    """The directorate of most actions in the file, where the file itself does not say whose it is."""
    slugs = Counter(known[ids[key]].slug for key in _ids_in(tables) if ids.get(key) in known)
    return slugs.most_common(1)[0][0] if slugs else ""


def _beside(returned: _Returned, tables: list[Table], key: str) -> Cell | None:
    """The cell right of a question above a table (``form.actions.by``)."""
    asked = fold(returned.instrument.texts[f"form.actions.{key}"])
    for table in tables:
        for row, cells in enumerate(table.grid.rows[: table.header_row]):
            for column, value in enumerate(cells):
                if isinstance(value, str) and fold(value) == asked:
                    return Cell(table.grid.value(row, column + 1), table.grid, row, column + 1)
    return None
