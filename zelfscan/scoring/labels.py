"""Labels beside a result: little insight, incomplete, views differ, residents see it differently, unsupported."""

from collections.abc import Collection, Sequence
from itertools import combinations

from zelfscan.model.assessment import Control, ControlClass, Counts, FactorResult, Label
from zelfscan.model.instrument import Settings, State
from zelfscan.scoring.control import BEST
from zelfscan.scoring.numbers import mean, rounded, share
from zelfscan.scoring.states import Cell


def coverage(counts: Counts) -> float | None:
    """The part of what was asked that is not open, 0 to 1; ``None`` when nothing was asked."""
    asked = counts.known + counts.unknown + counts.not_provided + counts.not_applicable + counts.open
    return share(asked - counts.open, asked)


def unknown_share(counts: Counts) -> float | None:
    """The part of the answers with a value that nobody knew or got, 0 to 1."""
    doubt = counts.unknown + counts.not_provided
    return share(doubt, counts.known + doubt)


def labels(
    counts: Counts,
    control: Control,
    factors: Sequence[FactorResult],
    cells: Sequence[Cell],
    evidence: Collection[tuple[int, str]],
    settings: Settings,
) -> tuple[Label, ...]:
    """The labels of one result; none when nothing was asked. ``evidence`` holds (workbook, question) with evidence."""
    answered = coverage(counts)
    if answered is None:
        return ()
    given = {
        Label.LITTLE_INSIGHT: (unknown_share(counts) or 0.0) > settings.unknown_share.value,
        Label.INCOMPLETE: answered < settings.coverage_minimum.value,
        Label.VIEWS_DIFFER: views_differ(factors, settings),
        Label.RESIDENTS_DIFFER: residents_differ(factors, settings),
        Label.UNSUPPORTED: unsupported(control, cells, evidence),
    }
    return tuple(label for label, applies in given.items() if applies)


def views_differ(factors: Sequence[FactorResult], settings: Settings) -> bool:
    """Whether two levels differ, in the mean over the factors that count at both."""
    seen = [
        {item.level: item.value for item in factor.levels if item.counts and item.value is not None}
        for factor in factors
    ]
    levels = sorted({level for means in seen for level in means})
    for one, other in combinations(levels, 2):
        both = [(means[one], means[other]) for means in seen if one in means and other in means]
        difference = abs(mean([a for a, _ in both]) - mean([b for _, b in both])) if both else 0.0
        if both and rounded(difference) >= settings.level_difference.value:
            return True
    return False


def residents_differ(factors: Sequence[FactorResult], settings: Settings) -> bool:
    """Whether residents see some factor differently from the service."""
    return any(
        rounded(abs(factor.residents - factor.value)) >= settings.level_difference.value
        for factor in factors
        if factor.residents is not None and factor.value is not None
    )


def unsupported(control: Control, cells: Sequence[Cell], evidence: Collection[tuple[int, str]]) -> bool:
    """Whether control is in order while none of its full "ja" answers has evidence."""
    full = [cell for cell in cells if cell.state == State.KNOWN and cell.value == BEST]
    return control.class_ == ControlClass.IN_ORDER and not any(
        (cell.scan, cell.question.id) in evidence for cell in full
    )
