"""What people see of the classes on Berekening: own judgement beside the computed class, and all of it in words."""

from functools import partial

from zelfscan.model.assessment import RiskClass
from zelfscan.model.instrument import Category, Instrument
from zelfscan.model.scan import Direction
from zelfscan.workbook import layout
from zelfscan.workbook.live.grid import ONCE, PLACE, Grid
from zelfscan.workbook.live.scores import Formula, scored
from zelfscan.workbook.live.settings import STEPS, code_of, control_word, risk_word
from zelfscan.workbook.positions import Positions, Table, quoted
from zelfscan.workbook.sheets.formulas import literal, sentence

LABELS = {"little insight": "little_insight", "incomplete": "incomplete", "unsupported": "unsupported"}
"""Rows with a label, and the key of its word."""

UNCLEAR, NO_RISK = code_of(RiskClass.UNCLEAR), code_of(RiskClass.NOT_APPLICABLE)


def add_overrides(grid: Grid, positions: Positions) -> None:
    """Every row of Eigen oordeel with a reason as one text: ``P1|R2|hoger``."""
    table = positions.tables["overrides"]
    process, category, direction, reason = layout.OVERRIDES.headers[1:5]
    for number, row in enumerate(range(table.first_row, table.last_row + 1), start=1):
        parts = (
            _first_word(_cell(table, process, row)),
            _first_word(_cell(table, category, row)),
            f"TRIM({_cell(table, direction, row)})",
        )
        joined = '&"|"&'.join(parts)
        grid.add(f"move {number}", {PLACE: f'=IF(TRIM({_cell(table, reason, row)})="","",{joined})'})


def _cell(table: Table, header: str, row: int) -> str:
    return f"{quoted(table.sheet)}!${table.columns[header]}${row}"


def _first_word(cell: str) -> str:
    return f'LEFT(TRIM({cell})&" ",FIND(" ",TRIM({cell})&" ")-1)'


def add_words(grid: Grid, instrument: Instrument) -> None:
    """Per category the moved class and every text that the result sheet shows."""
    for category in scored(grid, instrument):
        _Words(grid, instrument, category).add()


class _Words:
    """The words of one category while they are written."""

    def __init__(self, grid: Grid, instrument: Instrument, category: Category) -> None:
        self.grid, self.texts, self.id = grid, instrument.texts, category.id
        self.columns = tuple(c for c in (ONCE, *grid.columns) if self._judged(c))
        self.codes = {column: code for code, column in grid.processes.items()}

    def add(self) -> None:
        """Write all rows."""
        processes = tuple(column for column in self.columns if column != ONCE)
        if processes:
            self.grid.each(f"{self.id} moved", self._moved, processes)
            self.grid.each(f"{self.id} text", self._text, processes)
            self.grid.each(f"{self.id} before text", partial(self._in_words, self._before), processes)
        self.grid.each(f"{self.id} control text", partial(self._in_words, self._control), self.columns)
        self.grid.each(f"{self.id} filled text", partial(self._in_words, self._filled), self.columns)
        self.grid.each(f"{self.id} certain text", partial(self._in_words, self._certain), self.columns)

    def _judged(self, column: str) -> bool:
        row = self.grid.rows[f"{self.id} control"]
        return self.grid.sheet[f"{column}{row}"].value is not None

    def _at(self, name: str, column: str) -> str:
        return self.grid.at(f"{self.id} {name}", column)

    def _moved(self, column: str) -> str:
        """One step up or down from the class at the default, as far as there is room; opposite moves cancel."""
        default, moves = self._at("residual", column), self.grid.block(self._moves(), f"${PLACE}")
        place = f"{self.codes[column]}|{self.id}|"
        up = f"AND({default}<{STEPS},COUNTIF({moves},{literal(place + Direction.HIGHER)})>0)"
        down = f"AND({default}>1,COUNTIF({moves},{literal(place + Direction.LOWER)})>0)"
        step = f"IF({up},IF({down},0,1),IF({down},-1,0))"
        return f'IF(N({default})=0,"",IF({default}>{STEPS},"",IF({step}=0,"",{default}+{step})))'

    def _moves(self) -> list[str]:
        return [key for key in self.grid.rows if key.startswith("move ")]

    def _text(self, column: str) -> str:
        """The residual risk in words, moved beside computed."""
        shown, moved = self._at("shown", column), self._at("moved", column)
        ends = {end: risk_word(self.grid, self._at(end, column)) for end in ("best", "worst")}
        unclear = sentence(self.texts["plan.unclear_band"], **ends)
        computed = f"IF({shown}={UNCLEAR},{unclear},{risk_word(self.grid, shown)})"
        both = sentence(self.texts["plan.moved"], moved=risk_word(self.grid, moved), computed=computed)
        return self._in_words(lambda _: f'IF({moved}="",{computed},{both})', column)

    def _in_words(self, words: Formula, column: str) -> str:
        """Nothing for a process that is not in use, and "speelt hier niet" where the category does not play."""
        applies, nowhere = self._at("applies", column), self.texts["plan.class.not_applicable"]
        return f'IF({applies}="","",IF({applies}=0,{literal(nowhere)},{words(column)}))'

    def _before(self, column: str) -> str:
        return risk_word(self.grid, self._at("inherent class", column))

    def _control(self, column: str) -> str:
        return control_word(self.grid, self._at("control class", column))

    def _filled(self, column: str) -> str:
        asked, unanswered = self._at("asked", column), self._at("open", column)
        filled = sentence(self.texts["result.filled"], done=f"({asked}-{unanswered})", asked=asked)
        nothing, small = (literal(self.texts[f"result.{key}"]) for key in ("nothing_asked", "withheld"))
        return f"IF({asked}=0,IF({self._at('withheld', column)}>0,{small},{nothing}),{filled})"

    def _certain(self, column: str) -> str:
        """Share unknown, then the labels."""
        share = self._at("unknown share", column)
        unknown = sentence(self.texts["result.unknown"], share=f"ROUND({share}*100,0)")
        labels = "&".join(
            f'IF({self._at(row, column)}=1,{literal(", " + self.texts[f"result.label.{key}"])},"")'
            for row, key in LABELS.items()
        )
        any_label = "+".join(self._at(row, column) for row in LABELS)
        warning = sentence(self.texts["result.labels"], labels=f"MID({labels},3,99)")
        known = f'IF({share}="",{literal(self.texts["result.unknown_none"])},{unknown})'
        return f'{known}&IF({any_label}>0,CHAR(10)&{warning},"")'
