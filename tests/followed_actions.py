"""Actions as people follow them, made of a plan, for tests of what comes after it."""

from zelfscan.documents.actions import person
from zelfscan.documents.words import Words
from zelfscan.model.instrument import Instrument
from zelfscan.model.plan import Result
from zelfscan.model.progress import FollowedAction


def followed_actions(instrument: Instrument, result: Result, **changes: object) -> tuple[FollowedAction, ...]:
    """Every action of a plan as it was planned, each with the same changes."""
    assert result.plan is not None
    words = Words(instrument, result.assessment.scope, result.assessment.processes)
    planned = []
    for action in result.plan.actions:
        item = words.interventions[action.intervention]
        planned.append(
            FollowedAction(
                id=action.id,
                directorate=result.plan.directorate,
                slug=result.plan.slug,
                intervention=action.intervention,
                processes=tuple(words.process(code) for code in action.processes),
                factors=action.factors,
                title=item.name,
                owner=person(words, action.owner),
                commissioner=person(words, action.commissioner),
                first_step=item.first_step,
                start=action.start,
                ready=action.ready,
                planned_ready=action.ready,
                indicator=item.indicator,
                target=item.target,
                planned_on=result.plan.date,
            ).model_copy(update=changes)
        )
    return tuple(planned)
