"""A round in which a mark of its own stands in every place where somebody can type, and a search through all bytes."""

import datetime as dt
import html
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from openpyxl.comments import Comment
from openpyxl.packaging.custom import StringProperty
from stdnum import iban
from stdnum.nl import bsn

from tests.progress_rounds import came_back, edited_plan
from tests.round_lists import filled_list
from tests.rounds import CITY, issued, put, row, workbook
from tests.test_everything_arrives import fill_in, places
from zelfscan.model.instrument import Instrument
from zelfscan.model.issue import Issue
from zelfscan.model.plan import Result, Timing
from zelfscan.model.progress import DATES, ActionEvent, ActionField, ActionStatus, Choice, EventKind, Origin
from zelfscan.rounds.folder import RoundFolder
from zelfscan.rounds.history import append, history_path
from zelfscan.rounds.issued import write_issued
from zelfscan.rounds.new import new_round
from zelfscan.workbook import layout
from zelfscan.workbook.build import build, packed
from zelfscan.workbook.positions import positions

NOW = dt.datetime(2027, 6, 1, 9, 0, tzinfo=dt.UTC)
CHOSEN = (*DATES, ActionField.STATUS, ActionField.CHOICE, ActionField.PERCENTAGE)
FULLY = 1
"""In the returns of so many directorates there are marks; the others are well filled in, to have enough of them."""
DIRECTORATES = tuple(f"Dienst {name}" for name in ("Noord", "Oost", "Zuid", "West", "Midden"))


def _numbers() -> Iterator[str]:
    """Numbers that pass the check of a BSN."""
    return (f"{number:09d}" for number in count(123_456_000) if bsn.is_valid(f"{number:09d}"))


@dataclass
class Planter:
    """Makes texts with a mark that stands nowhere else, and remembers all marks."""

    marks: list[str] = field(default_factory=list)
    numbers: Iterator[str] = field(default_factory=_numbers)

    def _mark(self, mark: str) -> str:
        self.marks.append(mark)
        return mark

    def word(self) -> str:
        """A word of its own."""
        return self._mark(f"Zq{len(self.marks):04d}xj")

    def name(self) -> str:
        """A name of a person: first name and surname."""
        return f"{self.word()} van der {self.word()}"

    def text(self) -> str:
        """A free text with a name in it; every few texts also an address or a number of each kind."""
        number = len(self.marks)
        extra = ""
        if number % 7 == 0:
            extra = (
                f" Mail naar {self._mark(f'zq{number}@voorbeeld.nl')} of bel {self._mark(f'06-{number + 11110000}')}."
            )
        elif number % 11 == 0:
            extra = f" Nummer {self._mark(next(self.numbers))}, rekening {self._mark(_account(number))}."
        return f"Dat zei {self.word()} gisteren, & <zo> was het.{extra} Verder {self.word()}."


def _account(number: int) -> str:
    """An IBAN that passes its check."""
    bank = f"BANK{number:010d}"
    return f"NL{iban.calc_check_digits(f'NL00{bank}')}{bank}"


def planted_round(folder: Path, instrument: Instrument, planter: Planter) -> RoundFolder:
    """A round with marks in the settings, the list, every cell of every return, and its properties and other parts."""
    place = RoundFolder(folder)
    new_round(place, instrument, planter.text(), CITY, dt.date(2027, 1, 1))
    _settings(place, planter)
    people = [_participant(name, planter) for name in DIRECTORATES]
    processes = [{"Directie": name, "Werkproces": planter.text(), "Contact": "A"} for name in DIRECTORATES]
    roles = [{"Directie": name, "Rol": "Teammanager", "Wie (functie of naam)": planter.name()} for name in DIRECTORATES]
    filled_list(place.participants, people, processes, roles)
    write_issued(place.ledger, tuple(issued(name, f"merk-{n}") for n, name in enumerate(DIRECTORATES)))
    for number, name in enumerate(DIRECTORATES):
        plain = workbook(name, f"merk-{number}")
        data = planted_return(instrument, name, f"merk-{number}", planter) if number < FULLY else plain
        put(place, f"{planter.word()} {number}.xlsx", data)
    return place


def _settings(place: RoundFolder, planter: Planter) -> None:
    text = place.settings.read_text("utf-8")
    text = text.replace('afzender: ""', f'afzender: "{planter.name()} <{planter.word()}@voorbeeld.nl>"')
    text = text.replace('link: ""', f'link: "https://voorbeeld.nl/{planter.word()}"')
    text = text.replace(
        "  meldpunten: []", f"  meldpunten:\n    - naam: {planter.name()}\n      contact: {planter.word()}"
    )
    text = text.replace(
        "  aanbod: []",
        f"  aanbod:\n    - sleutel: intervisie\n      naam: {planter.word()}\n      contact: {planter.word()}",
    )
    place.settings.write_text(f"{text}\n# {planter.text()}\n", "utf-8")


def _participant(name: str, planter: Planter) -> dict[str, object]:
    return row(name) | {
        "Contactpersoon": planter.name(),
        "Mailadres": f"{planter.word()}@voorbeeld.nl",
        "Opdrachtgever": planter.name(),
        "Trekker": planter.name(),
    }


def planted_return(instrument: Instrument, directorate: str, number: str, planter: Planter) -> bytes:
    """A returned workbook with a mark in every cell for free text, and wherever else a workbook can hold a text."""
    issue = Issue(workbook_id=number, full=True, process_count=2)
    book: Any = build(instrument, issue)
    details = positions(instrument, issue).tables["details"]
    known = {details.cell("G2", layout.VALUE): directorate, details.cell("G6", layout.VALUE): planter.name()}
    for sheet, address in places(instrument, issue):
        cell = book[sheet][address]
        own = known.get(address) if sheet == details.sheet else None
        cell.value, cell.data_type = own or planter.text(), "s"
    fill_in(book, instrument, issue)
    properties = book.properties
    properties.creator, properties.lastModifiedBy, properties.title = planter.name(), planter.name(), planter.text()
    properties.description, properties.keywords, properties.category = planter.text(), planter.word(), planter.word()
    book.custom_doc_props.append(StringProperty(name=planter.word(), value=planter.text()))
    first = book.worksheets[0]
    first["A1"].comment = Comment(planter.text(), planter.name())
    first.oddFooter.center.text = planter.word()
    extra, hidden = book.create_sheet(planter.word()), book.create_sheet(planter.word())
    extra["C7"], hidden["B2"], hidden.sheet_state = planter.text(), planter.text(), "hidden"
    return packed(book)


def planted_history(place: RoundFolder, planter: Planter) -> None:
    """Marks in every field of the history: of a planned action of each directorate, and of one of its own."""
    for result_file in sorted(place.output.glob("*/resultaat-*.json")):
        result = Result.model_validate_json(result_file.read_bytes())
        assert result.plan is not None
        for action, kind in ((result.plan.actions[0].id, EventKind.CHANGED), ("eigen-1", EventKind.ADDED)):
            values = {name: planter.text() for name in ActionField if name not in CHOSEN}
            values |= {ActionField.READY: "2027-09-01", ActionField.START: "2027-02-01", ActionField.PERCENTAGE: "40"}
            values |= {ActionField.STATUS: ActionStatus.RUNNING.value, ActionField.CHOICE: Choice.CHOSEN.value}
            event = ActionEvent(
                action=action,
                kind=kind,
                origin=Origin.WORD,
                round=planter.word(),
                read_on=NOW,
                file=f"{planter.word()}.docx",
                place=planter.text(),
                by=planter.name(),
                processes=(planter.text(),),
                values=values,
            )
            append(history_path(place, result.plan.slug), [event])


TYPED = ("eigenaar", "opdrachtgever", "eerste stap", "reden", "eigen actieplan")
"""The controls of a plan in which people type a text."""
OWN = ("actie", "eigenaar", "eerste stap")
"""And those of an action of their own."""


def planted_plan(place: RoundFolder, planter: Planter) -> None:
    """A plan that came back with a mark in every control for text, in an own action, and in every other part."""
    path = sorted(place.output.glob("*/verbeterplan-*.docx"))[0]
    result = Result.model_validate_json(place.result_of(path.parent.name).read_bytes())
    assert result.plan is not None
    action = next(item.id for item in result.plan.actions if item.timing is Timing.NOW)
    data = edited_plan(
        path.read_bytes(),
        {(action, name): html.escape(planter.text()) for name in TYPED},
        {name: html.escape(planter.text()) for name in OWN},
    )
    came_back(place, f"{planter.word()}.docx", _with_other_parts(data, planter))


def _with_other_parts(data: bytes, planter: Planter) -> bytes:
    """The plan with hidden and deleted text, a remark, own XML, and names in its properties."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    hidden = f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{planter.word()}</w:t></w:r></w:p>"
    deleted = f"<w:r><w:delText>{planter.word()}</w:delText></w:r>"
    gone = f'<w:p><w:del w:id="990" w:author="{planter.word()}">{deleted}</w:del></w:p>'
    main = parts["word/document.xml"].decode()
    start = main.index("<w:body>") + len("<w:body>")
    parts["word/document.xml"] = (main[:start] + hidden + gone + main[start:]).encode()
    namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    said = f"<w:p><w:r><w:t>{planter.word()}</w:t></w:r></w:p>"
    remark = f'<w:comment w:id="0" w:author="{planter.word()}">{said}</w:comment>'
    parts["word/comments.xml"] = f"<w:comments {namespace}>{remark}</w:comments>".encode()
    parts["customXml/item9.xml"] = f"<eigen>{planter.word()}</eigen>".encode()
    core = parts["docProps/core.xml"].decode()
    name = f"<cp:lastModifiedBy>{planter.name()}</cp:lastModifiedBy>"
    core = re.sub(r"<cp:lastModifiedBy>[^<]*</cp:lastModifiedBy>|<cp:lastModifiedBy/>", "", core)
    parts["docProps/core.xml"] = core.replace("</cp:coreProperties>", f"{name}</cp:coreProperties>").encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name, blob in parts.items():
            target.writestr(name, blob)
    return buffer.getvalue()


MARKS = re.compile(r"(?=(zq\d{4}xj|zq\d+@voorbeeld\.nl|06-\d{8}|nl\d\dbank\d{10}|\d{9}))")
"""Everything that a planter makes, wherever it begins."""


def leaks(folder: Path, marks: list[str]) -> list[tuple[str, str]]:
    """Which marks stand in the files of a folder, unpacked and in any form, each with its file."""
    known, lost = {mark.casefold(): mark for mark in marks}, []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        text = "\n".join([path.as_posix(), *forms(path.read_bytes())]).casefold()
        lost += [(path.name, known[found]) for found in dict.fromkeys(MARKS.findall(text)) if found in known]
    return lost


def forms(data: bytes) -> Iterator[str]:
    """All bytes of a file as text: as they are, of a package each part, without markup, and in two encodings."""
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            yield package.comment.decode("latin-1")
            for item in package.infolist():
                yield f"{item.filename} {item.comment!r} {item.extra!r}"
                yield from forms(package.read(item))
        return
    text = data.decode("utf-8", "replace")
    yield text
    yield html.unescape(text)
    yield html.unescape(re.sub(r"<[^>]*>", "", text))
    yield data.decode("utf-16-le", "replace")
