"""Opinion questions of small groups: withheld, or counted but never shown on their own."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from zelfscan.model.instrument import Instrument, Level, State
from zelfscan.model.scan import Scan
from zelfscan.scoring.states import Cell

SILENT = {State.OPEN, State.WITHHELD}


def protect(instrument: Instrument, scans: Sequence[Scan], cells: list[Cell]) -> list[Cell]:
    """The cells with opinions withheld where too few people stand behind them.

    An opinion counts at a level when the people behind its workbooks add up to the minimum, and so do those
    behind the workbooks that answered this very cell: else what one small group said is what remains.
    """
    minimum = instrument.settings.minimum_group.value
    people = [scan.people or 0 for scan in scans]
    totals: dict[Level, int] = defaultdict(int)
    for scan in scans:
        totals[scan.level] += scan.people or 0
    behind = _answered_by(cells)
    return [
        _protected(
            cell, minimum, totals[cell.level], [people[place] for place in behind[_key(cell)]], people[cell.scan]
        )
        if cell.question.opinion
        else cell
        for cell in cells
    ]


def _key(cell: Cell) -> tuple[str, str | None, Level]:
    return cell.question.id, cell.process, cell.level


def _answered_by(cells: list[Cell]) -> dict[tuple[str, str | None, Level], list[int]]:
    """Per opinion cell of a level: the places of the workbooks that answered it."""
    behind: dict[tuple[str, str | None, Level], list[int]] = defaultdict(list)
    for cell in cells:
        if cell.question.opinion and cell.state not in SILENT:
            behind[_key(cell)].append(cell.scan)
    return behind


def _protected(cell: Cell, minimum: float, total: int, behind: list[int], own: int) -> Cell:
    if total < minimum or (behind and sum(behind) < minimum):
        return replace(cell, state=State.WITHHELD, value=None, option=None, covered=True)
    rest = sum(people for people in behind if people < minimum)
    return replace(cell, covered=own < minimum or 0 < rest < minimum)
