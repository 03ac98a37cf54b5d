"""Control (beheersing): from cells to factor values, the mean of a category, its class and its band."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from zelfscan.model.assessment import Control, ControlClass, FactorResult, LevelMean
from zelfscan.model.instrument import Level, Per, Settings, State
from zelfscan.scoring.numbers import kept, mean_or_none, rounded
from zelfscan.scoring.states import Cell, count

BEST, WORST = 0.0, 3.0
"""The ends of the answer scale: fully in place and absent."""

ASSUMED = {State.UNKNOWN, State.NOT_PROVIDED}
"""Answers without a value of their own, which count at the setting."""

LEVELS = tuple(Level)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A cell with its value and its share in the mean of its level, 0 to 1."""

    cell: Cell
    value: float
    share: float


@dataclass(frozen=True, slots=True)
class LevelView:
    """What one level says of a factor: its mean, and the means with all doubt at its best and at its worst."""

    level: Level
    value: float | None
    best: float | None
    worst: float | None
    answered: int
    asked: int
    counts: bool
    weighed: tuple[Weighed, ...]


@dataclass(frozen=True, slots=True)
class FactorView:
    """A factor for a process or the directorate, with the cells behind it.

    ``value`` is F in scoring.md: the mean of the levels that count. ``best`` and ``worst`` are the lowest and
    highest mean that any level could have. All 0 to 3, ``None`` where there is nothing to count.
    """

    factor: str
    cells: tuple[Cell, ...]
    levels: tuple[LevelView, ...]
    counting: tuple[LevelView, ...]
    value: float | None
    best: float | None
    worst: float | None


def factor_view(factor: str, cells: Sequence[Cell], enabling: bool, settings: Settings) -> FactorView:
    """The cells of a factor by level. For ``enabling`` categories a question's processes become one mean first."""
    by_level: dict[Level, list[Cell]] = defaultdict(list)
    for cell in cells:
        if cell.state != State.WITHHELD:
            by_level[cell.level].append(cell)
    levels = tuple(_level_view(level, by_level[level], enabling, settings) for level in LEVELS if level in by_level)
    counting = tuple(view for view in levels if view.counts)
    return FactorView(
        factor=factor,
        cells=tuple(cells),
        levels=levels,
        counting=counting,
        value=mean_or_none([view.value for view in counting if view.value is not None]),
        best=min((view.best for view in levels if view.best is not None), default=None),
        worst=max((view.worst for view in levels if view.worst is not None), default=None),
    )


def _level_view(level: Level, cells: list[Cell], enabling: bool, settings: Settings) -> LevelView:
    groups = [_group(cells, settings) for cells in _together(cells, enabling)]
    valued = [group for group in groups if group.value is not None]
    value = mean_or_none([group.value for group in valued if group.value is not None])
    answered = sum(cell.state != State.OPEN for cell in cells)
    enough = answered >= rounded(settings.level_share.value * len(cells))
    return LevelView(
        level=level,
        value=value,
        best=mean_or_none([group.best for group in groups if group.best is not None]),
        worst=mean_or_none([group.worst for group in groups if group.worst is not None]),
        answered=answered,
        asked=len(cells),
        counts=enough and value is not None,
        weighed=tuple(
            Weighed(cell, worth, 1 / len(valued) / len(group.worth)) for group in valued for cell, worth in group.worth
        ),
    )


def _together(cells: list[Cell], enabling: bool) -> list[list[Cell]]:
    """Cells that weigh as one: each alone, but for R9 and R10 all processes of a question in a workbook together."""
    if not enabling:
        return [[cell] for cell in cells]
    groups: dict[tuple[str, int], list[Cell]] = defaultdict(list)
    for cell in cells:
        groups[cell.question.id, cell.scan].append(cell)
    return list(groups.values())


@dataclass(frozen=True, slots=True)
class _Group:
    """Cells that weigh as one, each with what it is worth; the mean, and the means with all doubt at either end."""

    worth: list[tuple[Cell, float]]
    value: float | None
    best: float | None
    worst: float | None


def _group(cells: list[Cell], settings: Settings) -> _Group:
    known = [(cell, float(cell.value)) for cell in cells if cell.state == State.KNOWN and cell.value is not None]
    assumed = [(cell, settings.unknown_value.value) for cell in cells if cell.state in ASSUMED]
    doubt = len(assumed) + sum(cell.state == State.OPEN for cell in cells)
    total, size = sum(value for _, value in known), len(known) + doubt
    worth = known + assumed
    return _Group(
        worth=worth,
        value=mean_or_none([value for _, value in worth]),
        best=(total + doubt * BEST) / size if size else None,
        worst=(total + doubt * WORST) / size if size else None,
    )


def control(views: Sequence[FactorView], settings: Settings) -> Control:
    """C with its class and band. The band always holds the value itself, also when a half-answered level left it."""
    value = mean_or_none([view.value for view in views if view.value is not None])
    best = mean_or_none([view.best for view in views if view.best is not None])
    worst = mean_or_none([view.worst for view in views if view.worst is not None])
    if value is not None and best is not None and worst is not None:
        best, worst = min(best, value), max(worst, value)
    empty = _without_value(views)
    return Control(
        value=kept(value),
        class_=empty if value is None else control_class(value, settings),
        best=empty if best is None else control_class(best, settings),
        worst=empty if worst is None else control_class(worst, settings),
        best_value=kept(best),
        worst_value=kept(worst),
    )


def control_class(value: float, settings: Settings) -> ControlClass:
    """The class of a control value, 0 to 3."""
    steps = (
        (settings.control_in_order.value, ControlClass.IN_ORDER),
        (settings.control_largely.value, ControlClass.LARGELY),
        (settings.control_partly.value, ControlClass.PARTLY),
    )
    return next((name for limit, name in steps if rounded(value) <= limit), ControlClass.NOT_IN_ORDER)


def _without_value(views: Sequence[FactorView]) -> ControlClass:
    states = {cell.state for view in views for cell in view.cells}
    return ControlClass.NOT_APPLICABLE if states == {State.NOT_APPLICABLE} else ControlClass.UNKNOWN


def factor_result(view: FactorView, residents: float | None, people: dict[Level, int]) -> FactorResult:
    """The factor as data. It is withheld when small groups leave it nothing that could still be measured."""
    counts = count(view.cells)
    measurable = counts.known + counts.unknown + counts.not_provided + counts.open
    return FactorResult(
        factor=view.factor,
        value=kept(view.value),
        best=kept(view.best),
        worst=kept(view.worst),
        counts=counts,
        levels=tuple(_level_mean(level, people) for level in view.levels),
        residents=kept(residents),
        withheld=counts.withheld > 0 and not measurable,
        directorate_only=bool(view.cells) and all(cell.question.per == Per.DIRECTORATE for cell in view.cells),
    )


def _level_mean(view: LevelView, people: dict[Level, int]) -> LevelMean:
    return LevelMean(
        level=view.level,
        value=kept(view.value),
        answered=view.answered,
        asked=view.asked,
        counts=view.counts,
        people=people[view.level],
    )
