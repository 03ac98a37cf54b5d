"""Where most can be won, on Berekening: factors that ask for action, the heaviest first, with ideas; and all answers told."""

from zelfscan.model.assessment import RiskClass
from zelfscan.model.instrument import ContactType, Effort, Instrument, Intervention, Per, Question
from zelfscan.workbook.live.grid import ONCE, PLACE, Grid
from zelfscan.workbook.live.scores import scored
from zelfscan.workbook.live.settings import NOT_APPLICABLE, OPEN, REFUSED, STEPS, UNKNOWN, code_of
from zelfscan.workbook.sheets.formulas import literal

MOST = 5
"""How many of the heaviest factors the result sheet names."""

IDEAS = 3
"""How many ideas it names with each."""

TIE = 1e-7
"""Makes equal weights differ, so that the first factor comes first; far below any real difference."""

TOP = {"factor": "E", "place": "F", "idea 1": "G", "idea 2": "H", "idea 3": "I"}
"""Columns of the rows with the heaviest factors."""

TALLIES = {"good": (0, 1), "gap": (2, 3), "doubt": (UNKNOWN, REFUSED), "open": (OPEN,), "not applicable": (NOT_APPLICABLE,)}
"""Groups of answers that are told per category, with the codes in each."""

TALLY_COLUMNS = dict(zip(TALLIES, "CDEFG", strict=True))

_EFFORTS = list(Effort)


def add_needs(grid: Grid, instrument: Instrument, questions: list[Question], contact: tuple[ContactType, ...]) -> None:
    """Weigh every factor in every process, rank them, and look up the heaviest."""
    places = [category for category in scored(grid, instrument) if not category.enabling]
    for category in places:
        grid.each(f"{category.id} step", lambda column, c=category.id: _step(grid, c, column))  # type: ignore[misc]
    asked = {question.factor for question in questions}
    factors = [
        factor for factor in instrument.factors if factor.id in asked and factor.category in {item.id for item in places}
    ]
    for factor in factors:
        grid.each(f"{factor.id} weight", lambda column, f=factor.id: _weight(grid, f, column))  # type: ignore[misc]
    for number, factor in enumerate(reversed(factors), start=1):
        own = any(question.per is Per.PROCESS for question in questions if question.factor == factor.id)
        cells = _rank(grid, factor.id, number * TIE * len(grid.columns), own)
        ideas = (item.name for item in ideas_for(instrument, factor.id, contact))
        grid.add(f"{factor.id} rank", {PLACE: factor.name, **cells, **dict(zip(_idea_columns(grid), ideas, strict=False))})
    for number in range(1, MOST + 1):
        _add_top(grid, number, [f"{factor.id} rank" for factor in reversed(factors)])


def ideas_for(instrument: Instrument, factor: str, contact: tuple[ContactType, ...]) -> list[Intervention]:
    """A few interventions that treat a factor: what can backfire last, then the least effort first."""
    found = [
        item
        for item in instrument.interventions
        if factor in item.factors and item.first_round and item.precondition is None and _may_fit(item, contact)
    ]
    return sorted(found, key=lambda item: (item.backfires, _EFFORTS.index(item.effort), item.id))[:IDEAS]


def _may_fit(item: Intervention, contact: tuple[ContactType, ...]) -> bool:
    return not item.fits or any(fit.contact is None or fit.contact in contact for fit in item.fits)


def _idea_columns(grid: Grid) -> tuple[str, ...]:
    return tuple(grid.helper[name] for name in ("value", "best", "worst"))


def _step(grid: Grid, category: str, column: str) -> str:
    """0 for low to 3 for very high; unknown counts as medium, and people can only raise it."""
    default, moved = grid.at(f"{category} residual", column), grid.at(f"{category} moved", column)
    unknown = f"IF({default}={code_of(RiskClass.UNKNOWN)},1,0)"
    return f"IF(ISNUMBER({default}),MAX(IF({default}<={STEPS},{default}-1,{unknown}),N({moved})-1),0)"


def _weight(grid: Grid, factor: str, column: str) -> str:
    value, step = grid.at(f"{factor} value", column), grid.at(f"{factor.partition('.')[0]} step", column)
    return f'IF(AND(ROUND(N({value}),6)>{grid.fixed("need_cutoff")},{step}>0),{value}*{step},"")'


def _rank(grid: Grid, factor: str, tie: float, own: bool) -> dict[str, str]:
    """Weights that never tie; a factor without questions per process stands once, for the directorate."""
    weights = grid.across(f"{factor} weight")
    if not own:
        whole = f'=IF(COUNT({weights})=0,"",MAX({weights})+{tie:.10f})'
        return {ONCE: whole, **dict.fromkeys(grid.columns, '=""')}
    ranks = {ONCE: '=""'}
    for place, column in enumerate(grid.columns):
        weight = grid.at(f"{factor} weight", column)
        ranks[column] = f'=IF(ISNUMBER({weight}),{weight}+{tie - place * TIE:.10f},"")'
    return ranks


def _add_top(grid: Grid, number: int, ranks: list[str]) -> None:
    """The place of one of the heaviest: its weight, row and column, and what stands there in words."""
    area, row = grid.block(ranks, f"${ONCE}", f"${grid.columns[-1]}"), grid.next_row
    found = f"ISNUMBER($B{row})"
    names = {"factor": PLACE, **{f"idea {place}": letter for place, letter in enumerate(_idea_columns(grid), start=1)}}
    last = grid.rows[ranks[-1]]
    cells = {
        "B": f'=IF(COUNT({area})>={number},LARGE({area},{number}),"")',
        "C": f'=IF({found},SUMPRODUCT(({area}=$B{row})*ROW({area})),"")',
        "D": f'=IF({found},SUMPRODUCT(({area}=$B{row})*COLUMN({area})),"")',
    }
    for name, letter in names.items():
        cells[TOP[name]] = f'=IF({found},INDEX(${letter}$1:${letter}${last},$C{row})&"","")'
    title = grid.rows["title"]
    cells[TOP["place"]] = f'=IF({found},INDEX($A${title}:${grid.columns[-1]}${title},1,$D{row}),"")'
    grid.add(f"top {number}", cells)


def add_tallies(grid: Grid, instrument: Instrument, questions: list[Question]) -> None:
    """Per category how many answers say what, each cell told once; and the sum over all of them."""
    told = scored(grid, instrument)
    for category in told:
        keys = [question.id for question in questions if question.category == category.id]
        cells = {TALLY_COLUMNS[name]: "=" + _tally(grid, keys, codes) for name, codes in TALLIES.items()}
        grid.add(f"tally {category.id}", {PLACE: f"{category.id} {category.short_name}", **cells})
    rows = [f"tally {category.id}" for category in told]
    sums = {letter: f"=SUM({grid.block(rows, letter)})" for letter in TALLY_COLUMNS.values()}
    grid.add("tally all", sums)


def _tally(grid: Grid, keys: list[str], codes: tuple[int, ...]) -> str:
    """How many cells have one of these codes: of questions per process in all processes, of others once."""
    per = grid.block(keys, f"${grid.helper['per']}")
    once, own = grid.block(keys, f"${ONCE}"), grid.block(keys, f"${grid.columns[0]}", f"${grid.columns[-1]}")
    parts = []
    for marker, area in (("D", once), ("P", own)):
        hits = "+".join(f"({area}={code})" for code in codes)
        parts.append(f"SUMPRODUCT(({per}={literal(marker)})*({hits}))")
    return "+".join(parts)
