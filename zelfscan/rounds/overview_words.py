"""The words of the overview: those of the plan, the sentences of the round, and a class never without its coverage."""

from collections.abc import Mapping

from zelfscan.documents.ranking import rank
from zelfscan.documents.words import Words
from zelfscan.model.assessment import ControlClass, RiskClass
from zelfscan.model.instrument import ContactType, Instrument, Level
from zelfscan.model.round import DirectorateSummary, LevelLine, RiskLine, Round
from zelfscan.rounds.overview_book import Cell, Plan

CONTROL_ORDER = (
    ControlClass.NOT_APPLICABLE,
    ControlClass.IN_ORDER,
    ControlClass.LARGELY,
    ControlClass.UNKNOWN,
    ControlClass.PARTLY,
    ControlClass.NOT_IN_ORDER,
)
"""From nothing the matter to not in order; what is unknown stands before what is known to be lacking."""
LIST, PARTS = "|", " · "


class OverviewWords(Words):
    """Look-ups by id, with the sentences under ``round.overview`` besides those of the plan."""

    def __init__(self, instrument: Instrument, current: Round) -> None:
        super().__init__(instrument, current.scope)
        self.round = current

    def tell(self, key: str, **names: object) -> str:
        """The sentence under ``round.overview.<key>``, filled in."""
        sentence = self.instrument.texts[f"round.overview.{key}"]
        return sentence.format_map(names) if names else sentence

    def parts(self, key: str) -> list[str]:
        """The parts of a sentence that holds a list."""
        return [part.strip() for part in self.tell(key).split(LIST)]

    def plan(self, key: str, widths: tuple[float, ...], freeze: int = 1, more: tuple[str, ...] = ()) -> Plan:
        """Names, explanation and columns of a sheet."""
        headers = [*self.parts(f"{key}.columns"), *more]
        return Plan(
            name=self.tell(f"{key}.name"),
            title=self.tell(f"{key}.title"),
            intro=self.tell(f"{key}.intro"),
            second=self.tell(f"{key}.second", minimum=self.round.minimum_group),
            columns=dict(zip(headers, widths, strict=True)),
            table=f"tabel_{key}",
            freeze=freeze,
        )

    def contact(self, contacts: tuple[ContactType, ...]) -> str:
        """The kinds of contact as letters: A, B."""
        return ", ".join(contact.value for contact in contacts)

    def levels(self, counts: Mapping[Level, int]) -> str:
        """How many workbooks per level: leiding 1 · uitvoering 2."""
        parts = [
            self.tell("level_count", level=self.say(f"level.{level.value}"), n=n) for level, n in counts.items() if n
        ]
        return PARTS.join(parts)

    def share(self, coverage: float | None) -> str:
        """Coverage in words: 93%, or that nothing was asked."""
        return self.say("coverage_none") if coverage is None else f"{round(coverage * 100)}%"

    def class_name(self, line: RiskLine) -> str:
        """The class as people see it; what has too little insight names its band."""
        if line.residual is None:
            return self.control(line.control)
        if line.residual is RiskClass.UNCLEAR and line.best and line.worst:
            return self.say("unclear_band", best=self.risk(line.best), worst=self.risk(line.worst))
        return self.risk(line.residual)

    def band(self, line: RiskLine) -> str:
        """What the class becomes when all that is unknown turns out well or badly."""
        if line.best is None or line.worst is None:
            return ""
        best, worst = self.risk(line.best), self.risk(line.worst)
        return best if best == worst else self.say("band", best=best, worst=worst)

    def labels(self, line: RiskLine) -> str:
        """The caveats beside a class."""
        return PARTS.join(self.tell(f"labels.{label.value}") for label in line.labels)

    def class_cell(self, line: RiskLine) -> Cell:
        """The class of a risk in its colour; a dash where there is only control."""
        if line.residual is None:
            return Cell("–", RiskClass.NOT_APPLICABLE.value)
        return Cell(self.class_name(line), look_of(line))

    def heat(self, summary: DirectorateSummary, category: str) -> Cell:
        """The worst class of a category in a directorate, with its coverage and its colour."""
        lines = [line for line in summary.risks if line.category == category]
        if not lines:
            return Cell(self.say("class.not_applicable") if summary.risks else "–", RiskClass.NOT_APPLICABLE.value)
        worst = max(lines, key=heaviness)
        told = self.tell("class_covered", **{"class": self.class_name(worst), "coverage": self.share(worst.coverage)})
        return Cell(told, look_of(worst))

    def who(self, line: LevelLine) -> str:
        """Who sees it differently, where that points at nobody."""
        if line.critical is Level.EXPERIENCE:
            return self.tell("who.residents_critical")
        if line.positive is Level.EXPERIENCE:
            return self.tell("who.residents_positive")
        if line.positive is None or line.critical is None:
            return self.tell("who.hidden")
        positive, critical = (self.say(f"level.{level.value}") for level in (line.positive, line.critical))
        return self.tell("who.pair", positive=positive, critical=critical)


def heaviness(line: RiskLine) -> tuple[float, int, float]:
    """The order of classes within a category: the class that counts, then its worst case, then the least coverage."""
    certainty = -(line.coverage if line.coverage is not None else 0.0)
    if line.residual is None:
        return float(CONTROL_ORDER.index(line.control)), 0, certainty
    return felt(line), rank(line.worst) if line.worst else 0, certainty


def felt(line: RiskLine) -> float:
    """The step that counts, 1 for low to 4 for very high; unknown stands between low and medium, 0 is not at play."""
    step = rank(line.residual) if line.residual else 0
    if not step and line.default:
        step = rank(line.default)
    return step or (1.5 if line.residual in (RiskClass.UNKNOWN, RiskClass.UNCLEAR) else 0)


def look_of(line: RiskLine) -> str:
    """The look of a class in a cell."""
    return line.residual.value if line.residual else f"control {line.control.value}"
