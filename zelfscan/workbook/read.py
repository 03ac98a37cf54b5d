"""Reads a returned workbook: from a path to what it says, with everything there is to tell about it."""

from pathlib import Path

from zelfscan.model.finding import Finding
from zelfscan.model.instrument import Instrument
from zelfscan.model.scan import Answer, Remark, Scan
from zelfscan.workbook import guard, layout, loose
from zelfscan.workbook.cells import Desk
from zelfscan.workbook.details import Details, read_details, read_roles
from zelfscan.workbook.formats import open_book
from zelfscan.workbook.grid import Book
from zelfscan.workbook.identify import Identity, identify
from zelfscan.workbook.index import index_of
from zelfscan.workbook.inventory import Inventory
from zelfscan.workbook.locate import Located, is_called, locate
from zelfscan.workbook.notes import Notes
from zelfscan.workbook.others import (
    read_documents,
    read_evaluation,
    read_overrides,
    read_own_risks,
    read_preconditions,
    read_quick_fixes,
)
from zelfscan.workbook.package import Package, Refused
from zelfscan.workbook.previous import settle
from zelfscan.workbook.processes import read_processes
from zelfscan.workbook.questions import QuestionReader, read_mirror


def read(path: Path, instrument: Instrument) -> tuple[Scan | None, tuple[Finding, ...]]:
    """What a workbook says, and all findings in the order of the workbook.

    There is no scan when the file cannot be opened or is not a workbook of this instrument; one of the findings
    then says why. Nothing in a file raises.
    """
    return _read_package(*guard.inspect(path), str(path), instrument)


def read_bytes(data: bytes, file: str, instrument: Instrument) -> tuple[Scan | None, tuple[Finding, ...]]:
    """The same for a file that was read already; ``file`` is how findings and the scan call it."""
    return _read_package(*guard.inspect_bytes(data, file), file, instrument)


def _read_package(
    package: Package | None, findings: tuple[Finding, ...], file: str, instrument: Instrument
) -> tuple[Scan | None, tuple[Finding, ...]]:
    """What an inspected file says, after what inspecting it had to tell."""
    if package is None:
        return None, findings
    try:
        book = open_book(package)
    except Refused as refused:
        return None, (*findings, guard.finding(refused, file))
    scan, noted = read_book(book, file, instrument)
    return scan, (*findings, *noted)


def read_book(book: Book, file: str, instrument: Instrument) -> tuple[Scan | None, tuple[Finding, ...]]:
    """What an opened workbook says, and the findings about what is in it."""
    index, notes = index_of(instrument), Notes(file)
    book, marks = settle(answered(book))
    located = locate(book, index)
    identity = identify(book, located.rows, index, notes)
    if identity is None:
        return None, notes.findings()
    inventory = Inventory(book, located, identity, index, notes)
    inventory.check()
    desk = Desk(identity, index, notes, from_last_time=frozenset(marks.places))
    details = read_details(desk, inventory)
    scan = _mirror(desk, inventory, details) if identity.mirror else _scan(desk, inventory, located, details)
    loose.check(inventory)
    unconfirmed = marks.check(notes, inventory, scan)
    _name_open(desk, book)
    return scan.model_copy(update={"unconfirmed": unconfirmed}) if unconfirmed else scan, notes.findings()


def answered(book: Book) -> Book:
    """The workbook without the sheet on which feedback keeps what has no place any more: nothing there is an answer."""
    kept = tuple(grid for grid in book.grids if not is_called(grid.title, layout.LEFTOVER.title))
    return Book(kept, book.titles, book.properties)


def _scan(desk: Desk, inventory: Inventory, located: Located, details: Details) -> Scan:
    """A workbook of a directorate."""
    processes = read_processes(desk, inventory)
    answers, remarks = QuestionReader(desk, processes).read(inventory.of("questions"))
    base = _base(desk.identity, desk, details, answers, remarks)
    return base.model_copy(
        update={
            "processes": processes.found,
            "preconditions": read_preconditions(desk, inventory),
            "roles": read_roles(desk, inventory),
            "documents": read_documents(desk, inventory),
            "own_risks": read_own_risks(desk, located, processes.found),
            "quick_fixes": read_quick_fixes(desk, located),
            "overrides": read_overrides(desk, located, processes.found),
            "evaluation": read_evaluation(desk, inventory),
        }
    )


def _mirror(desk: Desk, inventory: Inventory, details: Details) -> Scan:
    """A workbook of residents."""
    answers, remarks = read_mirror(desk, inventory)
    return _base(desk.identity, desk, details, answers, remarks)


def _base(
    identity: Identity, desk: Desk, details: Details, answers: tuple[Answer, ...], remarks: tuple[Remark, ...]
) -> Scan:
    """What every workbook has."""
    return Scan(
        source=desk.notes.file,
        workbook_id=identity.workbook_id,
        instrument=desk.index.instrument.id,
        instrument_version=identity.version or desk.index.instrument.version,
        feedback=identity.feedback,
        full=identity.full,
        scope=identity.scope,
        level=details.level,
        organisation=details.organisation,
        directorate=details.directorate,
        people=details.people,
        date=details.date,
        filled_in_by=details.filled_in_by,
        contact=identity.contact,
        asked=identity.asked,
        answers=answers,
        remarks=remarks,
    )


def _name_open(desk: Desk, book: Book) -> None:
    """Name per sheet how much is still open."""
    for grid in book.grids:
        if count := desk.open[grid.number]:
            code = "OP-002" if count == 1 else "OP-001"
            desk.notes.on_sheet(code, grid, last=True, found=str(count), asked=str(desk.asked[grid.number]))
