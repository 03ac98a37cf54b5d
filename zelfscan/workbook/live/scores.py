"""From answers to classes on Berekening: factors, control with its band, inherent and residual risk, certainty."""

from collections.abc import Callable
from functools import partial

from zelfscan.model.assessment import ControlClass, RiskClass
from zelfscan.model.instrument import Category, Instrument, Per, Question
from zelfscan.workbook.live.answers import (
    ASKED,
    doubt,
    enabling,
    known,
    mean,
    mean_with_doubt_at,
    still_open,
)
from zelfscan.workbook.live.grid import ONCE, PROOF, Grid
from zelfscan.workbook.live.settings import HIGHEST, NOT_APPLICABLE, STEPS, WITHHELD, code_of, gate_of, residual

FLOOR = "R2"
"""The category that a heavy decision by one official lifts to high."""

CONSEQUENCE = ("W4", "W5", "W8")
"""The attributes of the consequence; the first one must be filled in and has a weight of its own."""

NO_RISK, NO_RISK_CLASS = code_of(RiskClass.UNKNOWN), code_of(RiskClass.NOT_APPLICABLE)
NO_CONTROL, NO_CONTROL_CLASS = code_of(ControlClass.UNKNOWN), code_of(ControlClass.NOT_APPLICABLE)

Keys = list[str]
Formula = Callable[[str], str]
"""A piece of formula (without ``=``) for the column with this letter."""


def add_scores(grid: Grid, instrument: Instrument, questions: list[Question]) -> None:
    """Everything per category, for each process where it plays and once where it is judged for the directorate."""
    _add_consequence(grid)
    for category in instrument.categories:
        asked = [question for question in questions if question.category == category.id]
        if asked:
            factors = [factor.id for factor in instrument.factors if factor.id in {item.factor for item in asked}]
            _Category(grid, category, asked, factors, category.id in enabling(instrument)).add()


def scored(grid: Grid, instrument: Instrument) -> list[Category]:
    """The categories that the workbook asks anything about."""
    return [category for category in instrument.categories if f"{category.id} control" in grid.rows]


def _add_consequence(grid: Grid) -> None:
    """Per process the weighted mean of the consequence, 0 to 3, empty where it cannot be said."""
    weight = grid.fixed("consequence_w4_weight")

    def consequence(column: str) -> str:
        first, *others = (grid.at(attribute, column) for attribute in CONSEQUENCE)
        rest = ",".join(others)
        return f'IF(ISNUMBER({first}),({weight}*{first}+SUM({rest}))/({weight}+COUNT({rest})),"")'

    grid.each("consequence", consequence)


class _Category:
    """One category while its rows are written."""

    def __init__(self, grid: Grid, category: Category, questions: list[Question], factors: Keys, once: bool) -> None:
        self.grid, self.id, self.likelihood = grid, category.id, category.likelihood
        self.keys = [question.id for question in questions]
        self.by_factor = {
            factor: [question.id for question in questions if question.factor == factor] for factor in factors
        }
        directorate = any(question.per is Per.DIRECTORATE for question in questions)
        self.apart = bool(gate_of(self.id)) and directorate
        self.once = once
        processes = () if once else grid.columns
        self.columns = ((ONCE,) if once or self.apart else ()) + processes

    def add(self) -> None:
        """Write all rows of the category, in the order in which they need each other."""
        self._add_applies()
        for name in ("asked", "open", "value", "best", "worst"):
            for factor in self.by_factor:
                self._add(f"{factor} {name}", partial(self._factor, factor, name), self.columns)
        self._add_counts()
        self._add_control()
        self._add_labels()
        if not self.once:
            self._add_inherent()
            self._add_residual()

    def at(self, name: str, column: str) -> str:
        """A cell of this category."""
        return self.grid.at(f"{self.id} {name}", column)

    def row(self, name: str, formula: Formula) -> None:
        """One row of this category, in every column where it is judged."""
        self._add(f"{self.id} {name}", formula, self.columns)

    def processes(self, name: str, formula: Formula) -> None:
        """One row of this category for the processes alone."""
        self._add(f"{self.id} {name}", formula, self.grid.columns)

    def _add(self, key: str, formula: Formula, columns: tuple[str, ...]) -> None:
        """One row, with empty text where the category does not play."""
        self.grid.each(key, lambda column: f'IF({self.at("applies", column)}=1,{formula(column)},"")', columns)

    def cells(self, keys: Keys, column: str) -> str:
        """The answers to these questions that count here: of one process, or all that are judged once."""
        last = self.grid.columns[-1] if self.once else column
        return self.grid.block(keys, column, last)

    def _add_applies(self) -> None:
        plays = f"plays {self.id}"

        def applies(column: str) -> str:
            if column != ONCE:
                return self.grid.at(plays, column)
            if self.once:
                return f"IF(SUM({self.grid.across(plays)})>0,1,0)"
            return f"IF(AND(SUM({self.grid.across(plays)})=0,COUNT({self.cells(self.keys, ONCE)})>0),1,0)"

        self.grid.each(f"{self.id} applies", applies, self.columns)

    def _factor(self, factor: str, name: str, column: str) -> str:
        cells = self.cells(self.by_factor[factor], column)
        if name == "asked":
            return f"COUNTIF({cells},{ASKED})"
        if name == "open":
            return still_open(cells)
        if name == "value":
            asked, unanswered = self.grid.at(f"{factor} asked", column), self.grid.at(f"{factor} open", column)
            enough = f"ROUND({asked}-{unanswered},6)>=ROUND({self.grid.fixed('level_share')}*{asked},6)"
            return f'IF({enough},{self._mean(factor, name, column, mean(self.grid, cells))},"")'
        end = 0 if name == "best" else HIGHEST
        return self._mean(factor, name, column, mean_with_doubt_at(end, cells))

    def _mean(self, factor: str, name: str, column: str, over_cells: str) -> str:
        """The mean over cells; where a category is judged once, over questions."""
        if column != ONCE:
            return over_cells
        means = self.grid.block(self.by_factor[factor], self.grid.helper[name])
        return f'IF(COUNT({means})=0,"",AVERAGE({means}))'

    def _add_counts(self) -> None:
        """How many cells are asked, open, known and in doubt."""
        self.row("asked", lambda column: f"COUNTIF({self.cells(self.keys, column)},{ASKED})")
        self.row("open", lambda column: still_open(self.cells(self.keys, column)))
        self.row("known", lambda column: known(self.cells(self.keys, column)))
        self.row("doubt", lambda column: doubt(self.cells(self.keys, column)))
        self.row("withheld", lambda column: f"COUNTIF({self.cells(self.keys, column)},{WITHHELD})")
        self.row("coverage", self._coverage)
        self.row("unknown share", self._unknown_share)

    def _coverage(self, column: str) -> str:
        asked, unanswered = self.at("asked", column), self.at("open", column)
        return f'IF({asked}=0,"",ROUND(({asked}-{unanswered})/{asked},6))'

    def _unknown_share(self, column: str) -> str:
        sure, doubtful = self.at("known", column), self.at("doubt", column)
        return f'IF({sure}+{doubtful}=0,"",ROUND({doubtful}/({sure}+{doubtful}),6))'

    def _over_factors(self, name: str, column: str) -> str:
        values = self.grid.block([f"{factor} {name}" for factor in self.by_factor], column)
        return f'IF(COUNT({values})=0,"",AVERAGE({values}))'

    def _add_control(self) -> None:
        """The mean over the factors, its band, and the class of each; the band always holds the mean itself."""
        self.row("control", lambda column: self._over_factors("value", column))
        self.row("best mean", lambda column: self._over_factors("best", column))
        self.row("worst mean", lambda column: self._over_factors("worst", column))
        self.row("best control", partial(self._end, "MIN", "best mean"))
        self.row("worst control", partial(self._end, "MAX", "worst mean"))
        self.row("empty class", self._class_without_value)
        for name in ("control", "best control", "worst control"):
            self.row(f"{name} class", partial(self._control_class, name))
        self.row("weakest", self._weakest)

    def _end(self, function: str, name: str, column: str) -> str:
        end = self.at(name, column)
        return f'IF({end}="","",{function}({end},{self.at("control", column)}))'

    def _class_without_value(self, column: str) -> str:
        cells = self.cells(self.keys, column)
        nothing = f"COUNTIF({cells},{NOT_APPLICABLE})"
        return f"IF(AND({nothing}>0,{nothing}=COUNT({cells})),{NO_CONTROL_CLASS},{NO_CONTROL})"

    def _control_class(self, name: str, column: str) -> str:
        value = self.at(name, column)
        in_order, largely, partly = (
            self.grid.fixed(name) for name in ("control_in_order", "control_largely", "control_partly")
        )
        rounded = f"ROUND({value},6)"
        steps = f"IF({rounded}<={in_order},1,IF({rounded}<={largely},2,IF({rounded}<={partly},3,4)))"
        return f"IF(ISNUMBER({value}),{steps},{self.at('empty class', column)})"

    def _weakest(self, column: str) -> str:
        """The place of the factor with the highest mean among those of the category; empty where none has one."""
        values = self.grid.block([f"{factor} value" for factor in self.by_factor], column)
        return f'IF(COUNT({values})=0,"",MATCH(MAX({values}),{values},0))'

    def _add_labels(self) -> None:
        """1 where a label stands beside the result, else 0."""
        low, doubtful = self.grid.fixed("coverage_minimum"), self.grid.fixed("unknown_share")
        self.row("little insight", lambda c: f"IF(N({self.at('unknown share', c)})>{doubtful},1,0)")
        self.row("incomplete", lambda c: f"IF(AND({self.at('asked', c)}>0,N({self.at('coverage', c)})<{low}),1,0)")
        self.row("unsupported", lambda c: f"IF(AND({self.at('control class', c)}=1,{self._proofs(c)}=0),1,0)")

    def _proofs(self, column: str) -> str:
        """How many questions with a full "ja" have evidence."""
        if column == ONCE:
            return f"SUM({self.grid.block(self.keys, self.grid.helper['proven'])})"
        return f"COUNTIFS({self.cells(self.keys, column)},0,{self.grid.block(self.keys, '$' + PROOF)},1)"

    def _add_inherent(self) -> None:
        """Likelihood, inherent risk and its class per process."""
        share = self.grid.fixed("likelihood_share")

        def likelihood(column: str) -> str:
            values = ",".join(self.grid.at(attribute, column) for attribute in self.likelihood)
            enough = f"COUNT({values})>0,ROUND(COUNT({values}),6)>=ROUND({share}*{len(self.likelihood)},6)"
            return f'IF(AND({enough}),AVERAGE({values}),"")'

        def inherent(column: str) -> str:
            both = self.at("likelihood", column), self.grid.at("consequence", column)
            return f'IF(COUNT({both[0]},{both[1]})=2,{both[0]}*{both[1]},"")'

        self.processes("likelihood", likelihood)
        self.processes("inherent", inherent)
        self.processes("inherent class", self._inherent_class)

    def _inherent_class(self, column: str) -> str:
        medium, high = self.grid.fixed("inherent_medium"), self.grid.fixed("inherent_high")
        value = self.at("inherent", column)
        rounded = f"ROUND({value},6)"
        found = f"IF(ISNUMBER({value}),IF({rounded}>={high},3,IF({rounded}>={medium},2,1)),{NO_RISK})"
        if self.id != FLOOR:
            return found
        floors = (("W3", "floor_w3"), ("W4", "floor_w4"))
        tests = (
            f"ISNUMBER({self.grid.at(attribute, column)}),N({self.grid.at(attribute, column)})>={self.grid.fixed(name)}"
            for attribute, name in floors
        )
        return f"IF(AND({','.join(tests)}),3,{found})"

    def _add_residual(self) -> None:
        """The class at the default, the best and the worst one, and what people see; in every process in use."""
        self.processes("residual", partial(self._residual, "control class"))
        for name in ("best", "worst"):
            self.processes(name, partial(self._residual, f"{name} control class"))

        steps = self.grid.fixed("band_steps")
        unclear = code_of(RiskClass.UNCLEAR)
        self.processes(
            "shown",
            lambda c: (
                f"IF(AND({self.at('residual', c)}<={STEPS},{self.at('worst', c)}-{self.at('best', c)}>={steps}),"
                f"{unclear},{self.at('residual', c)})"
            ),
        )

    def _residual(self, control: str, column: str) -> str:
        inherent, controlled = self.at("inherent class", column), self.at(control, column)
        default = self.at("control class", column)
        nothing = f"IF({default}={NO_CONTROL_CLASS},{NO_RISK_CLASS},{NO_RISK})"
        return f"IF(OR({inherent}>3,{default}>4),{nothing},{residual(self.grid, inherent, controlled)})"
