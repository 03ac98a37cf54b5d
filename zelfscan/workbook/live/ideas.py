"""Ideas beside the heaviest factors, on Berekening: a few interventions that fit where a factor asks for action."""

from zelfscan.model.assessment import RiskClass
from zelfscan.model.instrument import ContactType, Effort, Fit, Instrument, Intervention, Per, Question
from zelfscan.workbook.live.grid import ONCE, PLACE, PROOF, Grid, Value
from zelfscan.workbook.live.settings import code_of

IDEAS = 3
"""How many ideas the result sheet names with each factor."""

_EFFORTS = list(Effort)


def add_fits(grid: Grid, instrument: Instrument, places: list[str], contact: tuple[ContactType, ...]) -> None:
    """Per intervention with conditions a row with 1 in each process where it fits, else 0.

    ``places`` are the categories with a row for the step of their residual risk.
    """
    steps = [f"{category} step" for category in places]
    for item in instrument.interventions:
        if _conditional(item) and _offered(item, contact):
            tests = _tests(grid, item, steps)
            grid.add(f"fits {item.id}", {c: f"=IF(AND({','.join(tests[c])}),1,0)" for c in grid.columns})


def add_ideas(
    grid: Grid, instrument: Instrument, factor: str, questions: list[Question], contact: tuple[ContactType, ...]
) -> list[Value]:
    """The first ideas for a factor: names, or formulas for them after a row for each that may fit or not.

    ``questions`` are those of the factor in this workbook.
    """
    found = ideas_for(instrument, factor, contact)
    if not any(_conditional(item) for item in found):
        return [item.name for item in found[:IDEAS]]
    keys = [f"{factor} idea {item.id}" for item in found]
    first = grid.next_row
    for key, item in zip(keys, found, strict=True):
        fits = f"=IF({_somewhere(grid, factor, item, questions)},1,0)" if _conditional(item) else 1
        grid.add(key, {PLACE: item.name, ONCE: fits, PROOF: f"=SUM({ONCE}${first}:{ONCE}{grid.next_row})"})
    names, counted = grid.block(keys, f"${PLACE}"), grid.block(keys, f"${PROOF}")
    return [f'=IFERROR(INDEX({names},MATCH({place},{counted},0)),"")' for place in range(1, IDEAS + 1)]


def ideas_for(instrument: Instrument, factor: str, contact: tuple[ContactType, ...]) -> list[Intervention]:
    """Interventions that treat a factor, as many as may be needed to name enough that fit.

    What can backfire stands last, and before that the least effort first.
    """
    found = [item for item in instrument.interventions if factor in item.factors and _offered(item, contact)]
    ordered = sorted(found, key=lambda item: (item.backfires, _EFFORTS.index(item.effort), item.id))
    sure = [number for number, item in enumerate(ordered, start=1) if not _conditional(item)]
    return ordered[: sure[IDEAS - 1]] if len(sure) >= IDEAS else ordered


def asked_of_processes(grid: Grid, questions: list[Question]) -> str:
    """Formula: how many cells of these neighbouring questions are asked per process."""
    keys = [question.id for question in questions]
    per = grid.block(keys, f"${grid.helper['per']}")
    codes = grid.block(keys, f"${grid.columns[0]}", f"${grid.columns[-1]}")
    return f'SUMPRODUCT(({per}="P")*ISNUMBER({codes}))'


def _offered(item: Intervention, contact: tuple[ContactType, ...]) -> bool:
    """Whether it can be an idea in a first round, for work with these contact types."""
    possible = not item.fits or any(fit.contact is None or fit.contact in contact for fit in item.fits)
    return item.first_round and item.precondition is None and possible


def _conditional(item: Intervention) -> bool:
    return bool(item.fits or item.unless or item.residual_at_least)


def _somewhere(grid: Grid, factor: str, item: Intervention, questions: list[Question]) -> str:
    """Formula for whether it fits a process in need; for a need of the directorate one in which the factor counts."""
    fits = grid.across(f"fits {item.id}")
    own = f"SUMPRODUCT(({grid.across(f'{factor} need')}>0)*({fits}))>0"
    whole = f"SUMPRODUCT(ISNUMBER({grid.across(f'{factor} value')})*({fits}))>0"
    kinds = {question.per for question in questions}
    if len(kinds) > 1:
        return f"IF({asked_of_processes(grid, questions)}>0,{own},{whole})"
    return own if Per.PROCESS in kinds else whole


def _tests(grid: Grid, item: Intervention, steps: list[str]) -> dict[str, list[str]]:
    """Per column what must hold for it to fit: how high the risk is, one of its conditions, and nothing against it."""
    found: dict[str, list[str]] = {}
    for column in grid.columns:
        tests = found[column] = []
        if item.residual_at_least:
            step = code_of(RiskClass(item.residual_at_least)) - 1
            tests.append(f"MAX({grid.block(steps, column)})>={step}")
        if item.fits:
            tests.append(f"OR({','.join(_meets(grid, fit, column) for fit in item.fits)})")
        tests += [f"NOT({_meets(grid, fit, column)})" for fit in item.unless]
    return found


def _meets(grid: Grid, fit: Fit, column: str) -> str:
    """Formula for whether a process meets a condition; an attribute that is not filled in does not."""
    tests = []
    if fit.attribute is not None:
        given = grid.at(f"given {fit.attribute}", column)
        tests.append(f"ISNUMBER({given}),N({given})>={fit.at_least or 0}")
    if fit.contact is not None:
        key = f"contact {fit.contact}"
        tests.append(f"{grid.at(key, column)}=1" if key in grid.rows else "1=0")
    return f"AND({','.join(tests)})"
