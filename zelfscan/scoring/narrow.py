"""What the questions on origin, skin colour and religion alone say, beside the whole picture of the broad scope."""

from dataclasses import replace

from zelfscan.model.assessment import CategoryResult, NarrowResult, Residual
from zelfscan.model.instrument import Scope
from zelfscan.scoring.applies import in_scope
from zelfscan.scoring.control import control
from zelfscan.scoring.residual import residual
from zelfscan.scoring.results import Material, views_of


def narrow(source: Material, whole: tuple[CategoryResult, ...]) -> tuple[NarrowResult, ...]:
    """The class of each cell of the heat map with the questions of the narrow scope alone, before moves by people."""
    questions = in_scope(source.instrument, Scope.ORIGIN)
    cells = {
        factor: [cell for cell in found if cell.question.id in questions] for factor, found in source.cells.items()
    }
    touched = {factor.partition(".")[0] for factor in cells if len(cells[factor]) < len(source.cells[factor])}
    narrowed = replace(source, cells=cells)
    found = []
    for result in whole:
        after = _residual(narrowed, result) if result.category in touched else result.residual
        if result.applicable and result.process and after:
            names = {"class_": after.class_, "best": after.best, "worst": after.worst}
            found.append(NarrowResult(process=result.process, category=result.category, **names))
    return tuple(found)


def _residual(narrowed: Material, result: CategoryResult) -> Residual | None:
    """The residual of one cell of the heat map; its inherent risk is that of the whole."""
    process = next(process for process in narrowed.processes if process.code == result.process)
    category = next(category for category in narrowed.instrument.categories if category.id == result.category)
    controlled = control(views_of(narrowed, category, process), narrowed.settings)
    return residual(result.inherent.class_, controlled, narrowed.settings) if result.inherent else None
