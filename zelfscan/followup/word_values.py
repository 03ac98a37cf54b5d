"""Makes values of what people typed in a plan: dates, choices and texts; what cannot be read becomes a finding."""

import datetime as dt
import re
from dataclasses import dataclass, field
from difflib import get_close_matches

from zelfscan import privacy
from zelfscan.model.finding import Finding
from zelfscan.model.progress import DATES, ActionField, ActionStatus, Choice
from zelfscan.text import fold
from zelfscan.workbook.details import date_in_words

CHOICES: dict[ActionField, tuple[str, ...]] = {
    ActionField.STATUS: tuple(status.value for status in ActionStatus),
    ActionField.CHOICE: tuple(choice.value for choice in Choice),
}
"""The fields with a drop-down, and what people choose from."""
OTHER_WORDS = {
    "gekozen": Choice.CHOSEN,
    "ja": Choice.CHOSEN,
    "akkoord": Choice.CHOSEN,
    "aangepast": Choice.ADAPTED,
    "niet gekozen": Choice.NOT_CHOSEN,
    "nee": Choice.NOT_CHOSEN,
    "niet begonnen": ActionStatus.NOT_STARTED,
    "niet gestart": ActionStatus.NOT_STARTED,
    "nog niet gestart": ActionStatus.NOT_STARTED,
    "lopend": ActionStatus.RUNNING,
    "bezig": ActionStatus.RUNNING,
    "gestart": ActionStatus.RUNNING,
    "begonnen": ActionStatus.RUNNING,
    "gereed": ActionStatus.DONE,
    "afgerond": ActionStatus.DONE,
    "af": ActionStatus.DONE,
    "stopgezet": ActionStatus.STOPPED,
}
"""What people type instead of choosing."""
NEAR = 0.75
LONGEST_CHOICE = 60
QUOTED = 120
"""Characters of what somebody typed that a finding shows at most."""
YEARS = range(2020, 2100)
WEEKDAY = re.compile(r"^(?:maan|dins|woens|donder|vrij|zater|zon)dag,?\s+|^(?:ma|di|wo|do|vr|za|zo)\.?\s+(?=\d)", re.I)
SHORT_YEAR = re.compile(r"([-/. ]\s?)'?(\d\d)$")
MONTH = re.compile(r"(?:begin|medio|half|eind|einde)?\s*([a-z]{3,9})\.?\s+(\d{4})", re.I)
DAY_INSIDE = re.compile(
    r"(?<![\d-])(?:\d{1,2}[-/. ]{1,2}(?:\d{1,2}|[a-z]{3,9}\.?)[-/. ]{1,2}(?:20)?\d\d|20\d\d-\d\d-\d\d)(?![\d-])", re.I
)


@dataclass(slots=True)
class Notes:
    """The findings while one file is read."""

    file: str
    found: list[Finding] = field(default_factory=list)

    def add(self, code: str, place: str = "", found: str = "", expected: str = "", **details: str) -> None:
        """Add a finding, with personal data in what it quotes masked."""
        masked = {name: privacy.mask(text) for name, text in details.items()}
        self.found.append(
            Finding(
                code=code,
                file=self.file,
                found=_quoted(privacy.mask(found)),
                expected=privacy.mask(expected),
                details={"place": place[:1].upper() + place[1:], **masked},
            )
        )


def _quoted(text: str) -> str:
    """A text short enough to quote, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= QUOTED else f"{line[:QUOTED]}…"


@dataclass(frozen=True, slots=True)
class Value:
    """What stands in one field: the text as people see it, the day that a date picker holds, and the place."""

    text: str
    day: str
    place: str


def read_value(name: ActionField, value: Value, notes: Notes, before: str = "") -> str | None:
    """The value of a field as the history keeps it; None, with a finding, when nobody can tell what is meant.

    ``before`` is the date that the field held when the document was handed out.
    """
    text, place = value.text, value.place
    if name in DATES:
        return _date(name, value, notes, before)
    if name in CHOICES:
        return _choice(name, text, place, notes)
    return masked(text, place, notes)


def masked(text: str, place: str, notes: Notes) -> str:
    """A text with personal data masked, and named."""
    kinds = dict.fromkeys(data.kind.value for data in privacy.find(text))
    if kinds:
        notes.add("VG-040", place, text, kinds=" en ".join(kinds))
    return privacy.mask(text)


def _date(name: ActionField, value: Value, notes: Notes, before: str) -> str | None:
    """A date as 2027-04-01; empty when the field is empty. What people see wins over what a date picker holds."""
    text, place = value.text, value.place
    day = day_in(text)
    if day is not None or not text:
        return day.isoformat() if day else ""
    inside = [found for match in DAY_INSIDE.findall(text) if (found := day_in(match))]
    if not inside and value.day != before and (picked := day_in(value.day)):
        inside = [picked]  # a picker with another way of showing a date, such as only the month
    if len(inside) == 1:
        notes.add("VG-033", place, text, shown_day(inside[0]), field=name.value)
        return inside[0].isoformat()
    suggestion = month_in(text, last=name is ActionField.READY) or day_in(before)
    notes.add("VG-032" if suggestion else "VG-031", place, text, shown_day(suggestion) if suggestion else "")
    return None


def day_in(text: str) -> dt.date | None:
    """A day in one of many spellings: 1 april 2027, do 1 apr. '27, 1-4-2027, 2027-04-01; None for any other text."""
    words = WEEKDAY.sub("", " ".join(text.split()).strip(" .,"))
    if not re.match(r"\d{4}-", words):
        words = SHORT_YEAR.sub(lambda year: f"{year.group(1)}20{year.group(2)}", words)
    day = date_in_words(words)
    return day if day is not None and day.year in YEARS else None


def month_in(text: str, *, last: bool) -> dt.date | None:
    """The first or the last day of a month such as "april 2027"; None for any other text."""
    match = MONTH.fullmatch(fold(text).strip(" .,"))
    first = date_in_words(f"1 {match.group(1)} {match.group(2)}") if match else None
    if first is None or first.year not in YEARS or not last:
        return first
    return (first.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)


def shown_day(day: dt.date) -> str:
    """A day as people type it."""
    return f"{day.day}-{day.month}-{day.year}"


def _choice(name: ActionField, text: str, place: str, notes: Notes) -> str | None:
    """What was chosen from a drop-down, or typed there by hand; an empty one holds an empty text."""
    options = CHOICES[name]
    word = fold(text).strip(" .!☒☑☐")
    exact = next((option for option in options if fold(option) == word), None)
    if exact is not None or not word:
        return exact or ""
    other = OTHER_WORDS.get(word)
    if other is not None and other.value in options:
        return other.value
    several = sum(fold(option) in word for option in options) > 1
    near = [] if several or len(word) > LONGEST_CHOICE else get_close_matches(word, options, n=1, cutoff=NEAR)
    if near:
        notes.add("VG-034", place, text, near[0], field=name.value)
        return near[0]
    notes.add("VG-035", place, text, ", ".join(options), field=name.value)
    return None
