"""Reads single cells of deelnemers.xlsx, each with the finding it deserves and the nearest value that is right."""

import datetime as dt
import re
from collections.abc import Mapping
from email.utils import parseaddr

from zelfscan.model.instrument import ContactType
from zelfscan.rounds import columns
from zelfscan.rounds.list_tables import Line
from zelfscan.text import fold, nearest
from zelfscan.workbook.details import date_in_words
from zelfscan.workbook.grid import CellError
from zelfscan.workbook.notes import as_text

_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_YEARS = range(2020, 2100)
_CONTACT_NOISE = re.compile(r"\ben\b|[\s,;+/&.-]")
_EXAMPLE_ADDRESS = "Bijvoorbeeld: naam@gemeente.nl."


def text(line: Line, header: str) -> str:
    """The text in a cell, on one line."""
    value = line.cell(header).value
    if isinstance(value, CellError):
        line.tell("RO-087", header)
        return ""
    return " ".join((value if isinstance(value, str) else as_text(value)).split())


def needed(line: Line, header: str) -> str:
    """The text in a cell that may not be empty."""
    found = text(line, header)
    if not found:
        line.tell("RO-008", header, expected=header)
    return found


def choice(line: Line, header: str, valid: Mapping[str, str], default: str = "") -> str:
    """What the text in a cell stands for; ``default`` when it is empty, nothing when it is something else.

    ``valid`` gives the value of every text that is right.
    """
    found = text(line, header)
    by_fold = {fold(name): value for name, value in valid.items()}
    if found and fold(found) not in by_fold:
        line.tell("RO-007", header, suggestion=_hint(found, list(valid)))
        return ""
    return by_fold.get(fold(found), default)


def _hint(found: str, valid: list[str]) -> str:
    """The nearest valid value, or all of them."""
    near = nearest(found, valid, 1)
    return f'Bedoel je "{near[0]}"?' if near else f"Kies uit: {' / '.join(valid)}."


def contact(line: Line, *, required: bool) -> tuple[ContactType, ...]:
    """The contact types in a cell such as ``A en B``, ``A, B`` or ``ab``."""
    found = needed(line, columns.CONTACT) if required else text(line, columns.CONTACT)
    letters = set(_CONTACT_NOISE.sub("", fold(found)).upper())
    if not letters <= {kind.value for kind in ContactType}:
        line.tell("RO-007", columns.CONTACT, suggestion=_hint(found, list(columns.CONTACT_CHOICES)))
        return ()
    return tuple(ContactType(letter) for letter in sorted(letters))


def copies(line: Line, header: str) -> int:
    """A number of workbooks; 0 when the cell is empty."""
    found = text(line, header)
    if not found:
        return 0
    match = re.fullmatch(r"([0-9]{1,4})(?:[.,]0+)?", found)
    if match and int(match.group(1)) <= columns.MOST_COPIES:
        return int(match.group(1))
    number = re.search(r"(?<![-0-9])[0-9]{1,2}(?![0-9])", found)
    near = number.group() if number and int(number.group()) <= columns.MOST_COPIES else ""
    near = near or ("1" if fold(found) in ("ja", "x", "v") else "")
    line.tell("RO-014", header, expected=str(columns.MOST_COPIES), suggestion=f"Bedoel je {near}?" if near else "")
    return 0


def mail(line: Line, header: str) -> str:
    """One or more mail addresses, with a comma between; empty when one of them is wrong."""
    parts = [part for part in re.split(r"[;\n]|,(?=.*@.*,|[^,]*@)", text(line, header)) if part.strip()]
    addresses = [_address(part) for part in parts]
    if all(_ADDRESS.fullmatch(address) for address in addresses):
        return ", ".join(addresses)
    wrong = next(address for address in addresses if not _ADDRESS.fullmatch(address))
    near = _mended(wrong)
    line.tell("RO-011", header, suggestion=f'Bedoel je "{near}"?' if near else _EXAMPLE_ADDRESS)
    return ""


def _address(part: str) -> str:
    """The bare address in a text such as ``Jo <jo@voorbeeld.nl>`` or ``mailto:jo@voorbeeld.nl``."""
    bare = part.strip().removeprefix("mailto:").strip()
    return parseaddr(bare)[1].strip() if "<" in bare else bare


def _mended(wrong: str) -> str:
    """The address without the usual slips; empty when that is no address either."""
    guess = re.sub(r"\s*[\[(]\s*(?:at|apenstaartje)\s*[\])]\s*", "@", wrong, flags=re.IGNORECASE)
    guess = re.sub(r"@+", "@", re.sub(r"\.+", ".", guess.replace(" ", "").replace(",", "."))).strip(".")
    if "@" in guess and "." not in guess.partition("@")[2]:
        guess += ".nl"
    return guess if _ADDRESS.fullmatch(guess) else ""


def date(line: Line, header: str) -> dt.date | None:
    """A date; one that stands there as text is read when it is clear, and noted."""
    value = line.cell(header).value
    day = value.date() if isinstance(value, dt.datetime) else value
    if isinstance(day, dt.date) and day.year in _YEARS:
        return day
    typed = text(line, header)
    found = date_in_words(typed) if typed and not isinstance(day, dt.date) else None
    if found is not None and found.year in _YEARS:
        line.tell("RO-012", header, suggestion=_shown(found))
        return found
    if typed:
        line.tell("RO-013", header, suggestion=_near_date(typed))
    return None


def _shown(day: dt.date) -> str:
    return f"{day.day}-{day.month}-{day.year}"


def _near_date(typed: str) -> str:
    """A date that may be meant: this text with a whole year behind it; else only an example."""
    short = re.fullmatch(r"(.*[-/. ])([0-9]{2})", typed)
    found = date_in_words(f"{short.group(1)}20{short.group(2)}") if short else None
    return _shown(found) if found and found.year in _YEARS else "1-4-2027"
