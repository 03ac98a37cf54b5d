"""The contract between building and reading procesevaluatie-notities.xlsx: its sheet, headers and choices."""

from zelfscan.model.instrument import EvaluationForm, EvaluationQuestion, Instrument
from zelfscan.workbook.layout import DIRECTORATE, ID, QUESTION, Sheet

FILE = "procesevaluatie-notities.xlsx"
MOMENT, ASK, KNOWN, SHORT, NOTE = "Moment", "Aan wie", "Wat de ronde al weet", "Kort antwoord", "Notitie"
NOTES = Sheet("notes", "Notities", (DIRECTORATE, MOMENT, ID, QUESTION, ASK, KNOWN, SHORT, NOTE))
LISTS = Sheet("lists", "Lijsten")
SCALE, GRADE, YES_NO = "notitie_schaal", "notitie_cijfer", "notitie_janee"
"""Defined names of the choices."""
CHOICES = {EvaluationForm.SCALE: SCALE, EvaluationForm.GRADE: GRADE, EvaluationForm.YES_NO: YES_NO}


def questions(instrument: Instrument) -> tuple[EvaluationQuestion, ...]:
    """What the bureau notes down, by moment: every question that is not in the workbook of the directorates."""
    outside = (item for item in instrument.evaluation if not item.in_workbook)
    return tuple(sorted(outside, key=lambda item: item.moments[-1]))


def short_form(question: EvaluationQuestion) -> EvaluationForm | None:
    """How the short answer is given; None where there is only a note."""
    return next((form for form in question.forms if form is not EvaluationForm.OPEN), None)
