"""One row per question on Berekening: the state of each of its cells, and what they say for the whole directorate."""

from zelfscan.model.instrument import Instrument, Per, Question
from zelfscan.workbook import layout
from zelfscan.workbook.live.grid import ONCE, PLACE, PROOF, Grid, row_of, whole_column
from zelfscan.workbook.live.processes import applies_key
from zelfscan.workbook.live.settings import HIGHEST, OPEN, REFUSED, UNKNOWN, WITHHELD, all_answers, gate_of
from zelfscan.workbook.positions import Positions, Table
from zelfscan.workbook.sheets.formulas import literal
from zelfscan.workbook.sheets.previous import settled, still_holds

KNOWN = f'"<{UNKNOWN}"'
ASKED = f'"<{WITHHELD}"'
"""Criteria for cells: a known answer, and everything that was asked and not withheld."""


def add_answers(grid: Grid, instrument: Instrument, positions: Positions) -> None:
    """Every question, those of one factor together, found by its id in whatever row it stands now."""
    for question in in_order(instrument, positions.questions):
        _add_question(grid, positions.table_of(question.id), question, question.category in enabling(instrument))


def enabling(instrument: Instrument) -> frozenset[str]:
    """The categories that are judged once for the directorate."""
    return frozenset(category.id for category in instrument.categories if category.enabling)


def in_order(instrument: Instrument, questions: tuple[Question, ...]) -> list[Question]:
    """The questions in the order of their factors."""
    place = {factor.id: number for number, factor in enumerate(instrument.factors)}
    return sorted(questions, key=lambda question: place[question.factor])


def known(cells: str) -> str:
    """Formula: how many known answers are in these cells."""
    return f"COUNTIF({cells},{KNOWN})"


def doubt(cells: str) -> str:
    """Formula: how many answers in these cells are unknown or not provided."""
    return f"(COUNTIF({cells},{UNKNOWN})+COUNTIF({cells},{REFUSED}))"


def still_open(cells: str) -> str:
    """Formula: how many of these cells are open."""
    return f"COUNTIF({cells},{OPEN})"


def total(cells: str) -> str:
    """Formula: the sum of the known answers in these cells."""
    return f"SUMIF({cells},{KNOWN})"


def mean(grid: Grid, cells: str) -> str:
    """Formula: the mean of everything with a value; unknown and not provided count at the setting."""
    weight = f"({known(cells)}+{doubt(cells)})"
    return f'IF({weight}=0,"",({total(cells)}+{doubt(cells)}*{grid.fixed("unknown_value")})/{weight})'


def mean_with_doubt_at(end: int, cells: str) -> str:
    """Formula: the mean when everything unknown, not provided or open stands at this end of the scale."""
    weight = f"({known(cells)}+{doubt(cells)}+{still_open(cells)})"
    return f'IF({weight}=0,"",({total(cells)}+{end}*({doubt(cells)}+{still_open(cells)}))/{weight})'


def _add_question(grid: Grid, table: Table, question: Question, once: bool) -> None:
    row, directorate = grid.next_row, question.per is Per.DIRECTORATE
    evidence = _evidence(table, row)
    cells = {PLACE: row_of(table, question.id), PROOF: evidence}
    if directorate:
        asked = grid.at(applies_key(question, gated=False), ONCE)
        cells[ONCE] = _state(grid, table, layout.DIRECTORATE, asked)
        for column in grid.columns:
            counts = f"{grid.at(applies_key(question, gated=True), column)}>0"
            cells[column] = '""' if once else f'IF({counts},${ONCE}{row},"")'
    else:
        cells[ONCE] = '""'
        for code, column in grid.processes.items():
            cells[column] = _state(grid, table, code, grid.at(applies_key(question, gated=True), column))
    if once or (directorate and gate_of(question.category)):
        span = f"{ONCE}{row}:{grid.columns[-1] if once else ONCE}{row}"
        cells |= {
            grid.helper["value"]: mean(grid, span),
            grid.helper["best"]: mean_with_doubt_at(0, span),
            grid.helper["worst"]: mean_with_doubt_at(HIGHEST, span),
            grid.helper["proven"]: f"IF(AND(${PROOF}{row}=1,COUNTIF({span},0)>0),1,0)",
        }
    formulas = {column: "=" + formula for column, formula in cells.items()}
    grid.add(question.id, {**formulas, grid.helper["per"]: "D" if directorate else "P"})


def _evidence(table: Table, row: int) -> str:
    """Formula: 1 where evidence stands beside a question; that of last time counts once its row is confirmed."""
    place = f"${PLACE}{row}"
    text = f'INDEX({whole_column(table, layout.EVIDENCE)},{place})&""'
    found = f'IF(IFERROR(TRIM({text}),"")="",0,1)'
    if layout.STILL not in table.columns:
        return found
    mark = layout.last_time("")
    is_old = f"LEFT({text},{len(mark)})={literal(layout.LAST_TIME)}&CHAR(10)"
    return f"IF(IFERROR(AND({is_old},NOT({still_holds(table, place)})),FALSE),0,{found})"


def _state(grid: Grid, table: Table, header: str, asked: str) -> str:
    """Formula for one cell: its code, empty where it is not asked, withheld where too few people answered."""
    place = f"${PLACE}{grid.next_row}"
    given = f'TRIM({settled(table, f"INDEX({whole_column(table, header)},{place})", place)}&"")'
    found = f"IFERROR(INDEX({all_answers(grid, PROOF)},MATCH({given},{all_answers(grid, PLACE)},0)),{OPEN})"
    return f'IF({asked}=1,{found},IF({asked}={WITHHELD},{WITHHELD},""))'
