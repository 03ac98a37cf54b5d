"""The folder of a round: where everything stands in it, and its settings in ronde.yaml."""

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from zelfscan.model.finding import Finding
from zelfscan.model.instrument import Level, Scope
from zelfscan.model.issue import Organisation
from zelfscan.model.round import Round
from zelfscan.tailoring import Reader, organisation_in, read_limited

if TYPE_CHECKING:
    from yaml.nodes import Node

PLAIN_KEYS = {"naam": "name", "afzender": "sender", "link": "link"}
PREVIOUS = "vorige_ronde"
FILE_KEYS = {"inhoud": "content", "vooraf": "prefill", PREVIOUS: "previous"}
TEMPLATE_KEYS = {
    "verbeterplan": "plan_template",
    "bijlage": "annex_template",
    "managementrapport": "report_template",
    "opdrachtbrief": "letter_template",
    "mail": "mail_template",
    "marktverkenning": "market_template",
    "toetsbrief": "check_template",
    "voortgangsrapportage": "progress_template",
    "hermeting": "remeasurement_template",
    "procesevaluatie": "evaluation_template",
}
DATE_KEYS = {"datum": "date", "inleveren_voor": "deadline", "bewaren_tot": "retention"}
OTHER_KEYS = ("organisatie", "afbakening", "eerste_ronde", "kleinste_groep", "sjablonen")
"""Keys of ronde.yaml, where possible with the field of Round that they fill."""
YES, NO = "ja", "nee"
SMALLEST_GROUP = range(5, 11)
LIST_SUFFIXES = (".xlsx", ".ods", ".xlsm", ".xls")


@dataclass(frozen=True, slots=True)
class RoundFolder:
    """The folder of a round, and where everything stands in it."""

    path: Path

    @property
    def settings(self) -> Path:
        """The settings of the round."""
        return self.path / "ronde.yaml"

    @property
    def participants(self) -> Path:
        """The list of participants, also when somebody saved it as another kind of workbook."""
        paths = [self.path / f"deelnemers{suffix}" for suffix in LIST_SUFFIXES]
        return next((path for path in paths if path.exists()), paths[0])

    @property
    def issued(self) -> Path:
        """What goes out, a folder per directorate."""
        return self.path / "uitgegeven"

    @property
    def returns(self) -> Path:
        """What came back."""
        return self.path / "retour"

    @property
    def output(self) -> Path:
        """What was made of it, a folder per directorate."""
        return self.path / "uitvoer"

    @property
    def progress(self) -> Path:
        """Plans and progress workbooks that came back."""
        return self.path / "voortgang"

    @property
    def histories(self) -> Path:
        """The history of the actions, a file per directorate."""
        return self.administration / "acties"

    @property
    def extra_sheets(self) -> Path:
        """The sheets that later commands add to the overview."""
        return self.administration / "bladen"

    @property
    def administration(self) -> Path:
        """What the program itself remembers."""
        return self.path / "administratie"

    @property
    def ledger(self) -> Path:
        """Which workbooks were handed out."""
        return self.administration / "uitgegeven.json"

    @property
    def written(self) -> Path:
        """Which mails and letters were written, and what they looked like then."""
        return self.administration / "geschreven.json"

    @property
    def processed(self) -> Path:
        """What was read and made of it."""
        return self.administration / "verwerkt.json"

    @property
    def erased(self) -> Path:
        """What was removed after the retention date; once it is there, there is nothing to work with."""
        return self.administration / "gewist.json"

    @property
    def lock(self) -> Path:
        """Held by a program that is at work in this round."""
        return self.administration / "slot"

    @property
    def mail_template(self) -> Path:
        """The text of the mail that a new round starts with."""
        return self.path / "brief-sjablonen" / "mail.txt"

    def issued_to(self, slug: str) -> Path:
        """What goes out to one directorate."""
        return self.issued / slug

    def output_of(self, slug: str) -> Path:
        """What was made for one directorate."""
        return self.output / slug

    def result_of(self, slug: str) -> Path:
        """The assessment and the plan of one directorate, as data."""
        return self.output_of(slug) / f"resultaat-{slug}.json"

    def at(self, name: str) -> Path:
        """A file that ronde.yaml names: from this folder, unless it says the whole path."""
        return self.path / name

    def workbook_name(self, slug: str, level: Level, copy_number: int, version: int = 1) -> str:
        """Name of a workbook that goes out, relative to the folder: copies and later versions have a number."""
        copy = f"-{copy_number}" if copy_number > 1 else ""
        later = f"-v{version}" if version > 1 else ""
        return f"uitgegeven/{slug}/zelfscan-{slug}-{level.shown}{copy}{later}.xlsx"


def read_round(folder: Path, *, erased: bool = False) -> tuple[Round | None, tuple[Finding, ...]]:
    """The settings of the round in a folder, or everything that is wrong with them. Raises OSError.

    A round that was wiped has nothing to work with: its settings are given only to who asks for ``erased`` ones too.
    """
    place = RoundFolder(folder)
    if not place.settings.is_file():
        return None, (Finding(code="RO-001", file=str(folder)),)
    if place.erased.is_file() and not erased:
        return None, (Finding(code="DE-024", file=str(folder), found=_erased_on(place.erased)),)
    reader = Reader(place.settings.name)
    top = reader.parse(read_limited(place.settings))
    if top is None:
        return None, tuple(reader.findings)
    block = reader.block(top, (*PLAIN_KEYS, *FILE_KEYS, *DATE_KEYS, *OTHER_KEYS))
    values = _values(place, reader, block)
    return (None, tuple(reader.findings)) if reader.findings else (Round(**values), ())  # type: ignore[arg-type]


def _erased_on(path: Path) -> str:
    """The day on which a round was wiped, as its record says."""
    found = re.search(rb'"erased_on": ?"([0-9-]{10})"', read_limited(path))
    return found.group(1).decode("ascii") if found else "een onbekende dag"


def _values(place: RoundFolder, reader: Reader, block: dict[str, "Node"]) -> dict[str, object]:
    """The fields of the round; what is wrong is noted by the reader."""
    templates = reader.block(block.get("sjablonen"), tuple(TEMPLATE_KEYS))
    values: dict[str, object] = {field: reader.text(block, key) for key, field in PLAIN_KEYS.items()}
    values |= {"name": reader.text(block, "naam", needed=True), "organisation": _organisation(reader, block)}
    values |= {field: _file(place, reader, block, key) for key, field in FILE_KEYS.items()}
    values |= {field: _file(place, reader, templates, key) for key, field in TEMPLATE_KEYS.items()}
    values |= {field: _date(reader, block, key) for key, field in DATE_KEYS.items()}
    scope = reader.choice(block["afbakening"], [item.value for item in Scope]) if "afbakening" in block else ""
    first = reader.choice(block["eerste_ronde"], (YES, NO)) if "eerste_ronde" in block else YES
    smallest = _smallest_group(reader, block)
    return values | {"scope": Scope(scope or Scope.ALL), "first_round": first != NO, "minimum_group": smallest}


def _organisation(reader: Reader, block: dict[str, "Node"]) -> Organisation:
    """The municipality, which has to be there."""
    if "organisatie" not in block:
        reader.tell("IV-007", None, expected="organisatie")
        return Organisation()
    return organisation_in(reader, block["organisatie"])


def _file(place: RoundFolder, reader: Reader, block: dict[str, "Node"], key: str) -> str:
    """The name of a file or folder that has to exist; empty for what ships."""
    name = reader.text(block, key)
    if name and not place.at(name).exists():
        reader.tell("RO-080", block[key], found=name, expected=key)
    elif name and key == PREVIOUS and not _is_other_round(place, RoundFolder(place.at(name))):
        reader.tell("RO-089", block[key], found=name)
    return name


def _is_other_round(place: RoundFolder, other: RoundFolder) -> bool:
    return other.settings.is_file() and other.path.resolve() != place.path.resolve()


def _date(reader: Reader, block: dict[str, "Node"], key: str) -> dt.date | None:
    """A date such as 2027-04-01 or 1-4-2027; None when there is none."""
    typed = reader.text(block, key)
    if not typed:
        return None
    from zelfscan.workbook.details import date_in_words  # only now: it brings the whole reader of workbooks

    found = date_in_words(typed)
    if found is None:
        reader.tell("RO-084", block[key], found=typed, expected="een datum, zoals 2027-04-01")
    return found


def _smallest_group(reader: Reader, block: dict[str, "Node"]) -> int:
    """The size of the smallest group that is shown apart."""
    typed = reader.text(block, "kleinste_groep")
    if not typed:
        return SMALLEST_GROUP.start
    if not typed.isdecimal() or int(typed) not in SMALLEST_GROUP:
        expected = f"een getal van {SMALLEST_GROUP.start} tot en met {SMALLEST_GROUP.stop - 1}"
        reader.tell("RO-084", block["kleinste_groep"], found=typed, expected=expected)
        return SMALLEST_GROUP.start
    return int(typed)
