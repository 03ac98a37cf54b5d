"""The samples as people would type them: reads samples/bron/*.yaml and says which text belongs in which cell.

The sources are written by hand and meant to be read; this module only expands their short forms. A cell is named
as people find it: the sheet's title, the id in the first column and the header above it.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from zelfscan.model.instrument import ContactType, EvaluationForm, Instrument, Level, Per
from zelfscan.model.issue import HelpPoint, Issue, Organisation
from zelfscan.workbook import layout
from zelfscan.workbook.positions import Positions, positions

SAMPLES = Path(__file__).parent.parent / "samples"
SOURCES, RETURNS, FAULTS, PLANS = (SAMPLES / name for name in ("bron", "retour", "fouten", "plannen"))
OPEN, NOT_ASKED = ".", "-"
"""In a source: left empty by the people, and not asked in that cell."""

HELP_POINTS = (
    HelpPoint(name="Meldpunt discriminatie Wilgendam (verzonnen)", contact="Elke werkdag aan de balie"),
    HelpPoint(name="Vertrouwenspersoon van de gemeente (verzonnen)", contact="Via het intranet"),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to type: a text, a number or a date in the cell of a row id and a header on a sheet."""

    sheet: str
    row: str
    header: str
    value: str | float | dt.date

    def as_job(self) -> dict[str, Any]:
        """What the typist gets, in plain JSON."""
        kind = "date" if isinstance(self.value, dt.date) else "text" if isinstance(self.value, str) else "number"
        value = self.value.isoformat() if isinstance(self.value, dt.date) else self.value
        return {"do": "type", "sheet": self.sheet, "row": self.row, "header": self.header, "kind": kind, "value": value}


@dataclass(frozen=True, slots=True)
class Source:
    """One source file: its name and what it says."""

    name: str
    data: dict[str, Any]

    @property
    def file(self) -> str:
        """The file name of the returned workbook."""
        return str(self.data["bestand"])

    @property
    def path(self) -> Path:
        """Where the returned workbook is checked in."""
        return (FAULTS if self.faults else RETURNS) / self.file

    @property
    def directorate(self) -> str:
        """The directorate it is about."""
        return str(self.data["werkboek"]["directie"])

    @property
    def level(self) -> Level:
        """On whose behalf it is filled in."""
        return Level(self.data["werkboek"]["niveau"])

    @property
    def faults(self) -> list[dict[str, Any]]:
        """The mistakes that are made after filling in; none in a good return."""
        return list(self.data.get("fouten", []))


def read_sources() -> list[Source]:
    """Every source, by name."""
    found = sorted(SOURCES.glob("*.yaml"))
    return [Source(path.stem, yaml.safe_load(path.read_text(encoding="utf-8"))) for path in found]


def issue_of(source: Source) -> Issue:
    """The workbook that the bureau handed out. Only a mirror is issued without processes."""
    given = source.data["werkboek"]
    return Issue(
        workbook_id=f"voorbeeld-{source.name}",
        directorate=source.directorate,
        contact=tuple(ContactType(letter) for letter in given["contact"]),
        level=source.level,
        full=given.get("volledig", False),
        process_count=given.get("werkprocessen", 1),
        organisation=Organisation(name=given["organisatie"], help_points=HELP_POINTS),
    )


def expected_answers(instrument: Instrument, source: Source) -> dict[tuple[str, str | None], str | None]:
    """Option id by question and process (None: the directorate, or a mirror question); None for left empty.

    Cells in which nothing is asked are left out. Raises AssertionError when a source has the wrong number of
    answers for a question.
    """
    places = positions(instrument, issue_of(source))
    asked = {item.id: item.per is Per.PROCESS for item in places.questions} | {item.id: False for item in places.mirror}
    found: dict[tuple[str, str | None], str | None] = {}
    for question, given in source.data["antwoorden"].items():
        processes: tuple[str | None, ...] = places.processes if asked[question] else (None,)
        words = answer_words(given)
        assert len(words) == len(processes), f"{source.name}, {question}: {words} for {len(processes)} cells"
        for process, word in zip(processes, words, strict=True):
            if word != NOT_ASKED:
                found[question, process] = None if word == OPEN else word
    return found


def answer_words(given: str | dict[str, Any]) -> list[str]:
    """The answers of one question, in the order of its cells."""
    return str(given["antwoord"] if isinstance(given, dict) else given).split()


def entries(instrument: Instrument, source: Source) -> list[Entry]:
    """Everything the people typed in one workbook, sheet by sheet in the order of the workbook."""
    places = positions(instrument, issue_of(source))
    found = [*_details(places, source), *_answers(instrument, places, source)]
    if source.level is not Level.EXPERIENCE:
        found += [*_preparation(instrument, source), *_processes(instrument, places, source)]
        found += [*_own_input(instrument, source), *_evaluation(instrument, source)]
    return [entry for entry in found if entry.value != ""]


def _details(places: Positions, source: Source) -> Iterator[Entry]:
    """The table on Gegevens, and who holds which role."""
    sheet, given = places.tables["details"].sheet, source.data["gegevens"]
    for field, value in (("people", given["mensen"]), ("date", given["datum"]), ("filled_in_by", given["wie"])):
        row = next(row for row, name in layout.DETAIL_IDS.items() if name == field)
        yield Entry(sheet, row, layout.VALUE, value)
    for role, holder in source.data.get("rollen", {}).items():
        yield Entry(sheet, role, layout.HOLDER, holder)


def _preparation(instrument: Instrument, source: Source) -> Iterator[Entry]:
    """The preconditions and the documents."""
    scale, at_hand = _options(instrument, "preconditions"), _options(instrument, "at_hand")
    headers, found = (layout.COMMISSIONER, layout.LEAD, layout.EXPLANATION), layout.DOCUMENTS.headers[2:]
    for row, given in source.data.get("randvoorwaarden", {}).items():
        for header, word in zip(headers, _padded(given, headers), strict=True):
            yield Entry(layout.PRECONDITIONS.title, row, header, "" if word == OPEN else scale.get(word, word))
    for row, given in source.data.get("documenten", {}).items():
        for header, word in zip(found, _padded(given, found), strict=True):
            yield Entry(layout.DOCUMENTS.title, row, header, at_hand.get(word, word))


def _padded(given: list[str], headers: tuple[str, ...]) -> list[str]:
    """What stands in a row of the source, with empty cells where it ends early."""
    return given + [""] * (len(headers) - len(given))


def _processes(instrument: Instrument, places: Positions, source: Source) -> Iterator[Entry]:
    """The sheet Werkprocessen. The only contact type of a workbook is already chosen."""
    sheet, issued = layout.PROCESSES.title, source.data["werkboek"]["contact"]
    for code, given in source.data["werkprocessen"].items():
        yield Entry(sheet, layout.PROCESS_NAME_ID, code, given["naam"])
        for row, letter in layout.PROCESS_CONTACT_IDS.items():
            if len(issued) > 1 and letter in issued and given["contact"]:
                yield Entry(sheet, row, code, layout.YES if letter in given["contact"] else layout.NO)
        for attribute, word in zip(instrument.attributes, given["kenmerken"].split(), strict=True):
            if word != OPEN:
                choice = layout.attribute_choice(int(word), attribute.options[int(word)])
                yield Entry(sheet, attribute.id, code, choice)


def _answers(instrument: Instrument, places: Positions, source: Source) -> Iterator[Entry]:
    """The questions: answers, evidence and explanations."""
    mirror = source.level is Level.EXPERIENCE
    texts = _options(instrument, "mirror" if mirror else "answers")
    for (question, process), option in expected_answers(instrument, source).items():
        sheet = places.tables["mirror"].sheet if mirror else places.table_of(question).sheet
        header = layout.ANSWER if mirror else process or layout.DIRECTORATE
        yield Entry(sheet, question, header, texts[option] if option else "")
    for question, given in source.data["antwoorden"].items():
        sheet = places.tables["mirror"].sheet if mirror else places.table_of(question).sheet
        for header, key in ((layout.EVIDENCE, "bewijs"), (layout.EXPLANATION, "toelichting")):
            if isinstance(given, dict) and key in given:
                yield Entry(sheet, question, header, given[key])


def _own_input(instrument: Instrument, source: Source) -> Iterator[Entry]:
    """Own risks, what they mend at once, and their own judgement."""
    names = {item.id: layout.category_choice(item.id, item.short_name) for item in instrument.categories}
    sheets = (
        ("eigen_risicos", layout.OWN_RISKS, layout.OWN_RISK_PREFIX),
        ("meteen_doen", layout.QUICK_FIXES, layout.QUICK_FIX_PREFIX),
        ("eigen_oordeel", layout.OVERRIDES, layout.OVERRIDE_PREFIX),
    )
    for key, sheet, prefix in sheets:
        for number, given in enumerate(source.data.get(key, []), start=1):
            for header, word in zip(sheet.headers[1:], given, strict=True):
                yield Entry(sheet.title, f"{prefix}{number}", header, names.get(word, word))


def _evaluation(instrument: Instrument, source: Source) -> Iterator[Entry]:
    """What they thought of the scan."""
    scale, forms = _options(instrument, "agreement"), {item.id: item.forms for item in instrument.evaluation}
    for row, given in source.data.get("evaluatie", {}).items():
        answer = given.get("antwoord", "")
        if EvaluationForm.SCALE in forms[row]:
            answer = scale[f"schaal_{answer}"]
        elif EvaluationForm.YES_NO in forms[row]:
            answer = _options(instrument, "yes_no")[answer]
        yield Entry(layout.EVALUATION.title, row, layout.ANSWER, answer)
        yield Entry(layout.EVALUATION.title, row, layout.EXPLANATION, given.get("toelichting", ""))


def _options(instrument: Instrument, scale: str) -> dict[str, str]:
    """Text as the drop-down shows it, by option id."""
    return {item.id: item.text for found in instrument.scales if found.id == scale for item in found.options}
