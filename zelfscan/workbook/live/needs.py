"""Where most can be won, on Berekening: the heaviest factors with ideas; and how many answers say what."""

from functools import partial

from zelfscan.model.assessment import RiskClass
from zelfscan.model.instrument import ContactType, Instrument, Per, Question
from zelfscan.workbook.live.grid import ONCE, PLACE, Grid
from zelfscan.workbook.live.ideas import add_fits, add_ideas, asked_of_processes
from zelfscan.workbook.live.scores import scored
from zelfscan.workbook.live.settings import NOT_APPLICABLE, OPEN, REFUSED, STEPS, UNKNOWN, code_of
from zelfscan.workbook.sheets import tally
from zelfscan.workbook.sheets.draft import Draft
from zelfscan.workbook.sheets.formulas import literal

MOST = 5
"""How many of the heaviest factors the result sheet names."""

TIE = 1e-7
"""Makes equal weights differ, so that the first factor comes first; far below any real difference."""

TOP = {"factor": "E", "place": "F", "idea 1": "G", "idea 2": "H", "idea 3": "I"}
"""Columns of the rows with the heaviest factors."""

TALLIES = {
    "good": (0, 1),
    "gap": (2, 3),
    "doubt": (UNKNOWN, REFUSED),
    "open": (OPEN,),
    "not applicable": (NOT_APPLICABLE,),
}
"""Groups of answers that are told per category, with the codes in each."""

TALLY_COLUMNS = dict(zip(TALLIES, "CDEFG", strict=True))


def add_needs(grid: Grid, instrument: Instrument, questions: list[Question], contact: tuple[ContactType, ...]) -> None:
    """Weigh every factor in every process, rank the factors, and look up the heaviest."""
    places = [category.id for category in scored(grid, instrument) if not category.enabling]
    for category in places:
        grid.each(f"{category} step", partial(_step, grid, category))
    asked = {question.factor for question in questions if question.category in places}
    factors = [factor for factor in instrument.factors if factor.id in asked]
    for factor in factors:
        grid.each(f"{factor.id} need", partial(_need, grid, factor.id))
        grid.each(f"{factor.id} step", partial(_step_in_need, grid, factor.id))
    add_fits(grid, instrument, places, contact)
    own = {factor.id: [question for question in questions if question.factor == factor.id] for factor in factors}
    ideas = {factor: add_ideas(grid, instrument, factor, asked_here, contact) for factor, asked_here in own.items()}
    for number, factor in enumerate(factors):
        cells = dict(zip(_idea_columns(grid), ideas[factor.id], strict=False))
        rank = _rank(grid, factor.id, (len(factors) - number) * TIE, own[factor.id])
        grid.add(f"{factor.id} rank", {PLACE: factor.name, **cells, **rank})
    for number in range(1, MOST + 1):
        _add_top(grid, number, [f"{factor.id} rank" for factor in factors])


def _idea_columns(grid: Grid) -> tuple[str, ...]:
    return tuple(grid.helper[name] for name in ("value", "best", "worst"))


def _step(grid: Grid, category: str, column: str) -> str:
    """0 for low to 3 for very high; unknown counts as medium, and people can only raise it."""
    default, moved = grid.at(f"{category} residual", column), grid.at(f"{category} moved", column)
    unknown = f"IF({default}={code_of(RiskClass.UNKNOWN)},1,0)"
    return f"IF(ISNUMBER({default}),MAX(IF({default}<={STEPS},{default}-1,{unknown}),N({moved})-1),0)"


def _need(grid: Grid, factor: str, column: str) -> str:
    """The value of a factor that asks for action in a process, else 0."""
    value, step = grid.at(f"{factor} value", column), grid.at(f"{factor.partition('.')[0]} step", column)
    return f"IF(AND(ROUND(N({value}),6)>{grid.fixed('need_cutoff')},{step}>0),{value},0)"


def _step_in_need(grid: Grid, factor: str, column: str) -> str:
    """The step of the residual risk where the factor asks for action, else 0."""
    need, step = grid.at(f"{factor} need", column), grid.at(f"{factor.partition('.')[0]} step", column)
    return f"IF({need}>0,{step},0)"


def _rank(grid: Grid, factor: str, tie: float, questions: list[Question]) -> dict[str, str]:
    """The highest weight, which never ties, and where: the processes in need, or the directorate as a whole.

    A factor that asks nothing of a process stands for the directorate, with the highest value and step it meets.
    """
    needs, steps = grid.across(f"{factor} need"), grid.across(f"{factor} step")
    own = (f"SUMPRODUCT(MAX({needs}*{steps}))", _codes_in_need(grid, factor))
    whole = (f"MAX({needs})*MAX({steps})", grid.at("title", ONCE))
    kinds = {question.per for question in questions}
    weight, where = own if Per.PROCESS in kinds else whole
    if len(kinds) > 1:
        asked = asked_of_processes(grid, questions)
        weight, where = (f"IF({asked}>0,{one},{other})" for one, other in zip(own, whole, strict=True))
    return {ONCE: f'=IF(MAX({needs})=0,"",ROUND({weight},6)+{tie:.10f})', grid.columns[0]: "=" + where}


def _codes_in_need(grid: Grid, factor: str) -> str:
    """The codes of the processes in which a factor asks for action: ``P1, P3``."""
    codes = (
        f'IF({grid.at(f"{factor} need", column)}>0,{literal(", " + code)},"")'
        for code, column in grid.processes.items()
    )
    return f"MID({'&'.join(codes)},3,99)"


def _add_top(grid: Grid, number: int, ranks: list[str]) -> None:
    """One of the heaviest: its weight, its place in the list, and what stands there in words."""
    area, row = grid.block(ranks, f"${ONCE}"), grid.next_row
    found = f"ISNUMBER($B{row})"
    cells = {
        "B": f'=IF(COUNT({area})>={number},LARGE({area},{number}),"")',
        "C": f'=IF({found},MATCH($B{row},{area},0),"")',
    }
    sources = (PLACE, grid.columns[0], *_idea_columns(grid))
    for target, source in zip(TOP.values(), sources, strict=True):
        cells[target] = f'=IF({found},INDEX({grid.block(ranks, "$" + source)},$C{row})&"","")'
    grid.add(f"top {number}", cells)


def add_tallies(grid: Grid, draft: Draft, questions: list[Question]) -> None:
    """Per category how many answers say what, each cell told once; and the sum over all of them."""
    told = scored(grid, draft.instrument)
    for category in told:
        keys = [question.id for question in questions if question.category == category.id]
        cells = {TALLY_COLUMNS[name]: "=" + _tally(grid, keys, codes) for name, codes in TALLIES.items()}
        grid.add(f"tally {category.id}", {PLACE: f"{category.id} {category.short_name}", **cells})
    rows = [f"tally {category.id}" for category in told]
    sums = {letter: f"=SUM({grid.block(rows, letter)})" for letter in TALLY_COLUMNS.values()}
    grid.add("tally all", sums)
    for category in told:
        own = [question for question in questions if question.category == category.id]
        grid.add(f"open {category.id}", {"C": "=" + _still_open(grid, draft, category.id, own)})


def _still_open(grid: Grid, draft: Draft, category: str, questions: list[Question]) -> str:
    """How many answers are open; as long as no process is described, as many as the sheets with questions say."""
    letters = list(TALLY_COLUMNS.values())
    told = f"SUM({grid.at('tally all', letters[0])}:{grid.at('tally all', letters[-1])})"
    lines = tally.question_lines(draft, questions)
    waiting = "+".join(f"{line.factor}*({line.count}-{line.filled})" for line in lines)
    return f"IF({told}=0,{waiting},{grid.at(f'tally {category}', TALLY_COLUMNS['open'])})"


def _tally(grid: Grid, keys: list[str], codes: tuple[int, ...]) -> str:
    """How many cells have one of these codes: of questions per process in all processes, of others once."""
    per = grid.block(keys, f"${grid.helper['per']}")
    once, own = grid.block(keys, f"${ONCE}"), grid.block(keys, f"${grid.columns[0]}", f"${grid.columns[-1]}")
    parts = []
    for marker, area in (("D", once), ("P", own)):
        hits = "+".join(f"({area}={code})" for code in codes)
        parts.append(f"SUMPRODUCT(({per}={literal(marker)})*({hits}))")
    return "+".join(parts)
