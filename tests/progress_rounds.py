"""Rounds for tests that go on after the plan: processed, with plans to edit and forms to fill in."""

import datetime as dt
import io
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
from lxml import etree

from tests.returns import the_instrument
from tests.rounds import CITY, ON_THE_SPOT, a_round, issued, processed, workbook
from tests.word_edits import MAIN, W, put, text_of
from zelfscan.followup import form_layout as layout
from zelfscan.followup.form_build import build_form
from zelfscan.followup.progress import Outcome, Wishes, follow_up
from zelfscan.followup.report_write import publish
from zelfscan.model.progress import FollowedAction
from zelfscan.rounds.folder import RoundFolder, read_round
from zelfscan.rounds.standing import Standing, standings

__all__ = ["CITY"]
WMO = "wmo"
JULY, OCTOBER = dt.datetime(2027, 7, 15, 12, tzinfo=dt.UTC), dt.datetime(2027, 10, 1, 12, tzinfo=dt.UTC)


def a_processed_round(folder: Path) -> RoundFolder:
    """A round with one directorate and its plan."""
    place = a_round(folder, {"wmo.xlsx": workbook("Wmo", "nr-1")}, ("Wmo",), (issued("Wmo", "nr-1"),))
    processed(place)
    return place


def follow(place: RoundFolder, now: dt.datetime = JULY, **wishes: Any) -> Outcome:
    """Read the progress on the spot."""
    round_, _ = read_round(place.path)
    assert round_ is not None
    wished = Wishes(**{"now": now, "today": now.date(), "executor": ON_THE_SPOT, **wishes})
    return follow_up(place, round_, the_instrument(), wished, publish)


def standing(place: RoundFolder) -> Standing:
    """Where the one directorate stands."""
    return standings(place)[0][0]


def first_action(place: RoundFolder) -> FollowedAction:
    """The first action of the plan."""
    return standing(place).actions[0]


def action_of(place: RoundFolder, identifier: str) -> FollowedAction:
    """Where an action stands."""
    return next(item for item in standing(place).actions if item.id == identifier)


def plan_path(place: RoundFolder) -> Path:
    """The plan."""
    return place.output_of(WMO) / f"verbeterplan-{WMO}.docx"


def edited_plan(
    data: bytes, typed: dict[tuple[str, str], str], own: dict[str, str] | None = None, saved: str = ""
) -> bytes:
    """A plan in which people typed in controls, by action and field, and in the first empty row for own actions."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    root = etree.fromstring(parts[MAIN])
    for (action, name), text in typed.items():
        put(_control(root, f"zelfscan:{action}:{name}"), text)
    for name, text in (own or {}).items():
        put(_control(root, f"zelfscan:nieuw:{name}"), text)
    parts[MAIN] = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    if saved:
        parts["docProps/core.xml"] = _saved_at(parts["docProps/core.xml"], saved)
    return _packed(parts)


def _control(root: Any, tag: str) -> Any:
    """The first control with a tag."""
    return root.xpath(f".//w:tag[@w:val='{tag}']", namespaces={"w": W[1:-1]})[0].getparent().getparent()


def _saved_at(core: bytes, saved: str) -> bytes:
    root = etree.fromstring(core)
    name = "{http://purl.org/dc/terms/}modified"
    element = root.find(name)
    if element is None:
        element = etree.SubElement(root, name)
        element.set("{http://www.w3.org/2001/XMLSchema-instance}type", "dcterms:W3CDTF")
    element.text = saved
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def _packed(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name, blob in parts.items():
            target.writestr(name, blob)
    return buffer.getvalue()


def a_form(place: RoundFolder, today: dt.date, filled: dict[str, dict[str, object]]) -> bytes:
    """The progress workbook of the directorate, filled in by number (or ``nieuw 1``) and header."""
    round_, _ = read_round(place.path)
    assert round_ is not None
    item = standing(place)
    book: Any = openpyxl.load_workbook(
        io.BytesIO(build_form(the_instrument(), round_, item.directorate, item.actions, today))
    )
    sheet = book[layout.ACTIONS.title]
    columns = {cell.value: cell.column for cell in sheet[layout.HEADER_ROW]}
    rows = {cell.value: cell.row for cell in sheet["A"]}
    for number, values in filled.items():
        for header, value in values.items():
            sheet.cell(rows[number], columns[header]).value = value
    book.properties.modified = dt.datetime.combine(today, dt.time(10))
    buffer = io.BytesIO()
    book.save(buffer)
    return _with_modified(buffer.getvalue(), today)


def _with_modified(data: bytes, today: dt.date) -> bytes:
    """openpyxl writes the moment of saving; a test says when that was."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["docProps/core.xml"] = _saved_at(parts["docProps/core.xml"], f"{today.isoformat()}T10:00:00Z")
    return _packed(parts)


def came_back(place: RoundFolder, name: str, data: bytes) -> Path:
    """Put a file in the folder for progress."""
    path = place.progress / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def words_of(path: Path) -> str:
    """All text of a Word file."""
    with zipfile.ZipFile(path) as package:
        return text_of(etree.fromstring(package.read(MAIN)))
