"""What Berekening starts from: every number of the scoring, the words for classes, and what counts as an answer."""

from zelfscan.model.assessment import ControlClass, RiskClass
from zelfscan.model.instrument import AnswerOption, Instrument, Settings, State
from zelfscan.workbook.live.grid import PLACE, PROOF, Grid

RISKS, CONTROLS = tuple(RiskClass), tuple(ControlClass)
"""A class stands on the sheet as its place in these, counted from 1."""

STEPS = 4
"""The first four risk classes are steps, low 1 to very high 4."""

UNKNOWN, REFUSED, NOT_APPLICABLE, OPEN, WITHHELD = 4, 5, 6, 7, 8
"""How a cell stands on the sheet: 0 to 3 for a known answer, one of these, or empty text where nothing is asked."""

HIGHEST = 3
"""The largest value of an answer: the safeguard is absent."""

MATRIX = ((1, 1, 1, 2), (1, 1, 2, 3), (1, 2, 3, 4))
"""Residual risk: a row per inherent class from low to high, a column per class of control from in order to not."""

EMPTY_CHOICE = "(leeg)"
"""Stands first in the list of answers: a lone wildcard that somebody typed finds this, and counts as open."""

FIRST_CHOICE, LAST_CHOICE = "choice -", "synonym -"
_CODES = {State.UNKNOWN: UNKNOWN, State.NOT_PROVIDED: REFUSED, State.NOT_APPLICABLE: NOT_APPLICABLE}


def code_of(found: RiskClass | ControlClass) -> int:
    """The number that stands for a class on the sheet."""
    return (RISKS.index(found) if isinstance(found, RiskClass) else CONTROLS.index(found)) + 1


def gate_of(category: str) -> str:
    """The setting with the least W7 from which a category plays; empty for a category that always does."""
    name = f"{category.lower()}_w7_at_least"
    return name if name in Settings.model_fields else ""


def add_settings(grid: Grid, instrument: Instrument) -> None:
    """Every number of the scoring, the matrix of residual risk, and the words for the classes."""
    for name in Settings.model_fields:
        grid.add(name, {PLACE: getattr(instrument.settings, name).value})
    for inherent, row in enumerate(MATRIX, start=1):
        grid.add(f"matrix {inherent}", dict(zip("BCDE", row, strict=True)))
    for risk in RISKS:
        grid.add(f"risk {risk}", {PLACE: instrument.texts[f"plan.class.{risk}"]})
    for control in CONTROLS:
        grid.add(f"control {control}", {PLACE: instrument.texts[f"plan.control.{control}"]})


def risk_word(grid: Grid, code: str) -> str:
    """Formula for the word of a risk class, from a formula for its number."""
    return f"INDEX({grid.block([f'risk {risk}' for risk in RISKS], f'${PLACE}')},{code})"


def control_word(grid: Grid, code: str) -> str:
    """Formula for the word of a class of control, from a formula for its number."""
    return f"INDEX({grid.block([f'control {control}' for control in CONTROLS], f'${PLACE}')},{code})"


def residual(grid: Grid, inherent: str, control: str) -> str:
    """Formula for a cell of the matrix, from formulas for the numbers of both classes."""
    return f"INDEX({grid.at('matrix 1', '$B')}:{grid.at('matrix 3', '$E')},{inherent},{control})"


def add_options(grid: Grid, instrument: Instrument) -> None:
    """Every text that counts as an answer, with its number: first the choices, then what people type instead."""
    options = next(scale.options for scale in instrument.scales if scale.id == "answers")
    grid.add(FIRST_CHOICE, {PLACE: EMPTY_CHOICE, PROOF: OPEN})
    for option in options:
        grid.add(f"choice {option.id}", {PLACE: option.text, PROOF: _code(option)})
    for option in options:
        for number, synonym in enumerate(option.synonyms, start=1):
            grid.add(f"synonym {option.id} {number}", {PLACE: synonym, PROOF: _code(option)})
    grid.add(LAST_CHOICE, {PLACE: EMPTY_CHOICE, PROOF: OPEN})


def all_answers(grid: Grid, column: str) -> str:
    """Everything that counts as an answer."""
    return grid.block([FIRST_CHOICE, LAST_CHOICE], f"${column}")


def _code(option: AnswerOption) -> int:
    return _CODES[option.state] if option.value is None else option.value
