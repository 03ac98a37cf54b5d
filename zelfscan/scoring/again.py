"""One category of a work process scored again from its stated answers, over some of its cells and attributes alone."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from zelfscan.model.assessment import Assessment, CategoryResult, StatedAnswer
from zelfscan.model.instrument import Instrument, Level
from zelfscan.scoring.control import control, factor_result, factor_view
from zelfscan.scoring.inherent import inherent
from zelfscan.scoring.labels import coverage, unknown_share
from zelfscan.scoring.residual import residual
from zelfscan.scoring.states import Cell, count

Key = tuple[str, str | None, Level]
"""A question by its id of today, a work process (None: the directorate) and a level."""


def rescore(
    instrument: Instrument,
    assessment: Assessment,
    place: tuple[str | None, str],
    answers: Mapping[Key, Iterable[StatedAnswer]],
    attributes: Collection[str],
) -> CategoryResult:
    """The result of a category in a process (``place``) with only these answers and attributes, by today's rules.

    An answer that is not shown because of a small group has no value here, also where the assessment counts it.
    """
    code, category_id = place
    category = next(item for item in instrument.categories if item.id == category_id)
    cells = _cells(instrument, assessment, answers)
    views = [
        factor_view(factor.id, cells[factor.id], category.enabling, instrument.settings)
        for factor in instrument.factors
        if factor.category == category_id and factor.id in cells
    ]
    controlled = control(views, instrument.settings)
    process = next((item for item in assessment.processes if item.code == code), None)
    kept = process and process.model_copy(
        update={"attributes": {name: value for name, value in process.attributes.items() if name in attributes}}
    )
    before = inherent(category, kept, instrument.settings) if kept else None
    counts = count([cell for view in views for cell in view.cells])
    return CategoryResult(
        process=code,
        category=category_id,
        applicable=True,
        inherent=before,
        control=controlled,
        residual=residual(before.class_, controlled, instrument.settings) if before else None,
        factors=tuple(factor_result(view, None, defaultdict(int)) for view in views),
        counts=counts,
        coverage=coverage(counts),
        unknown_share=unknown_share(counts),
    )


def _cells(
    instrument: Instrument, assessment: Assessment, answers: Mapping[Key, Iterable[StatedAnswer]]
) -> dict[str, list[Cell]]:
    """The answers as cells by factor, as the instrument of today orders them."""
    questions = {item.id: item for item in instrument.questions}
    scans = {scan.source: place for place, scan in enumerate(assessment.scans)}
    cells: dict[str, list[Cell]] = defaultdict(list)
    for (name, process, level), found in answers.items():
        if (question := questions.get(name)) is not None:
            cells[question.factor] += [
                Cell(question, process, scans.get(one.source, 0), level, one.state, one.value, one.option)
                for one in found
            ]
    return cells
