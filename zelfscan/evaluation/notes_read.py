"""Reads procesevaluatie-notities.xlsx back: what the bureau noted, and everything in it that cannot be understood."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from zelfscan.evaluation.facts import Member, Voice
from zelfscan.evaluation.notes_sheet import ASK, KNOWN, MOMENT, NOTE, NOTES, SHORT, short_form
from zelfscan.model.finding import Finding
from zelfscan.model.instrument import EvaluationForm, EvaluationQuestion, Instrument, Scale
from zelfscan.rounds import list_cells
from zelfscan.rounds.list_tables import Line, lines_of
from zelfscan.text import nearest, slug
from zelfscan.workbook import guard
from zelfscan.workbook.choices import Choices
from zelfscan.workbook.formats import open_book
from zelfscan.workbook.layout import DIRECTORATE, ID, NOT_ASKED_MARK, QUESTION
from zelfscan.workbook.notes import Notes
from zelfscan.workbook.package import Refused

BOUNDS = {EvaluationForm.SCALE: (1.0, 5.0), EvaluationForm.GRADE: (1.0, 10.0), EvaluationForm.HOURS: (0.0, 1000.0)}
FORM_WORDS = {
    EvaluationForm.SCALE: "een getal van 1 tot en met 5",
    EvaluationForm.GRADE: "een cijfer van 1 tot en met 10",
    EvaluationForm.HOURS: "een aantal uren, zoals 2,5",
    EvaluationForm.YES_NO: "ja of nee",
}
_NUMBER = re.compile(r"[0-9]{1,4}(?:[.,][0-9]{1,2})?")


def read_notes(path: Path, instrument: Instrument, members: Sequence[Member]) -> tuple[Finding, ...]:
    """Give every directorate what was noted about it; what cannot be used is a finding. Nothing in the file raises."""
    package, findings = guard.inspect(path)
    if package is None:
        return findings
    try:
        book = open_book(package)
    except Refused as refused:
        return (*findings, guard.finding(refused, path.name))
    notes = Notes(path.name)
    lines = lines_of(book, NOTES, notes, (DIRECTORATE, ID))
    if lines is None:
        missing = () if notes.findings() else (Finding(code="EV-005", file=path.name, expected=NOTES.title),)
        return (*findings, *notes.findings(), *missing)
    reader = _Reader(instrument, members)
    for line in lines:
        reader.take(line)
    absent = [member.directorate for member in members if member.slug not in reader.seen]
    if absent:
        notes.on_file("EV-011", found=", ".join(absent))
    return (*findings, *notes.findings())


class _Reader:
    """Reads rows of Notities, and adds what they say to the directorates that they are about."""

    def __init__(self, instrument: Instrument, members: Sequence[Member]) -> None:
        self.members: Mapping[str, Member] = {member.slug: member for member in members}
        self.questions: Mapping[str, EvaluationQuestion] = {item.id: item for item in instrument.evaluation}
        scales: Mapping[str, Scale] = {item.id: item for item in instrument.scales}
        self.seen: set[str] = set()
        """The directorates that have a row, by slug."""
        self.scale, self.yes_no = Choices.of(scales["agreement"]), Choices.of(scales["yes_no"])

    def take(self, line: Line) -> None:
        """One row; one in which nothing was noted says nothing."""
        self.seen.add(slug(list_cells.text(line, DIRECTORATE)))
        short, note = list_cells.text(line, SHORT), list_cells.text(line, NOTE)
        short = "" if short == NOT_ASKED_MARK else short
        if not short and not note:
            self._check_stray(line)
            return
        member, question = self._member(line), self._question(line)
        if member is None or question is None:
            return
        voice = Voice(question.id, text=note)
        form = short_form(question)
        if short and form is None:
            voice = replace(voice, text=" ".join(part for part in (short, note) if part))
        elif short and form is not None:
            voice = self._answered(line, voice, form, short)
        if voice.text or voice.number is not None or voice.yes is not None:
            member.voices = (*member.voices, voice)

    @staticmethod
    def _check_stray(line: Line) -> None:
        """Something that stands in a row of its own, without a directorate or a number, is named."""
        if any(list_cells.text(line, header) for header in (DIRECTORATE, ID)):
            return
        stray = next((header for header in (QUESTION, MOMENT, ASK, KNOWN) if list_cells.text(line, header)), "")
        if stray:
            line.tell("EV-009", stray)

    def _member(self, line: Line) -> Member | None:
        name = list_cells.text(line, DIRECTORATE)
        found = self.members.get(slug(name)) if name else None
        if found is None:
            near = nearest(name, [member.directorate for member in self.members.values()], 1)
            hint = f'Bedoel je "{near[0]}"?' if near else "Gebruik een naam uit deelnemers.xlsx."
            line.tell("EV-006", DIRECTORATE, suggestion=hint)
        return found

    def _question(self, line: Line) -> EvaluationQuestion | None:
        typed = list_cells.text(line, ID).upper().replace(" ", "")
        found = self.questions.get(typed)
        if found is None or found.opinion:  # an opinion noted here would be that of one person
            near = nearest(typed, [item.id for item in self.questions.values() if not item.opinion], 1)
            hint = f'Bedoel je "{near[0]}"?' if near else "Vul een nummer in zoals PE21."
            line.tell("EV-007", ID, suggestion=hint)
            return None
        return found

    def _answered(self, line: Line, voice: Voice, form: EvaluationForm, short: str) -> Voice:
        """The voice with its short answer; what cannot be read is named."""
        if form is EvaluationForm.YES_NO:
            chosen = self.yes_no.match(short).option
            if chosen is not None:
                return replace(voice, yes=chosen.value == 0)
        else:
            value = self._number(form, short)
            if value is not None:
                return replace(voice, number=value)
        line.tell("EV-008", SHORT, expected=FORM_WORDS[form])
        return voice

    def _number(self, form: EvaluationForm, short: str) -> float | None:
        option = self.scale.match(short).option if form is EvaluationForm.SCALE else None
        if option is not None and option.value is not None:
            return float(option.value)
        if not _NUMBER.fullmatch(short):
            return None
        value, (low, high) = float(short.replace(",", ".")), BOUNDS[form]
        return value if low <= value <= high else None
