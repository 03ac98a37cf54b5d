"""From chosen interventions to actions: with their processes, people and dates."""

import datetime as dt
from collections.abc import Sequence

from zelfscan.model.assessment import Assessment
from zelfscan.model.instrument import Instrument, InterventionType
from zelfscan.model.plan import Action, Person
from zelfscan.planning.owners import Roles, identity
from zelfscan.planning.schedule import Job, Period, schedule
from zelfscan.planning.selection import Pick, place, writes_down


def actions(instrument: Instrument, assessment: Assessment, picks: Sequence[Pick], date: dt.date) -> tuple[Action, ...]:
    """The actions in the order in which they start; equals in the order in which they were chosen."""
    roles = Roles(instrument, assessment.roles)
    owners = [roles.owner(pick.candidate.intervention) for pick in picks]
    periods = schedule(_jobs(picks, owners), date, instrument.settings)
    built = [
        _action(instrument, assessment, pick, owner, period, roles)
        for pick, owner, period in zip(picks, owners, periods, strict=True)
    ]
    return tuple(sorted(built, key=lambda action: action.start))


def _jobs(picks: Sequence[Pick], owners: Sequence[Person]) -> list[Job]:
    return [
        Job(pick.candidate.intervention.effort, identity(owner), _beside(pick, picks), _after(pick, picks))
        for pick, owner in zip(picks, owners, strict=True)
    ]


def _beside(pick: Pick, picks: Sequence[Pick]) -> tuple[int, ...]:
    """For what can backfire: per need the first other action that treats it and can start by itself."""
    found = []
    for need in pick.candidate.needs if pick.candidate.backfires else ():
        found += [
            number
            for number, other in enumerate(picks)
            if other.candidate.solid and place(need) in map(place, other.candidate.needs)
        ][:1]
    return tuple(dict.fromkeys(found))


def _after(pick: Pick, picks: Sequence[Pick]) -> tuple[int, ...]:
    """For a specialist: the research that writes down the question."""
    if pick.candidate.type != InterventionType.SPECIALIST:
        return ()
    return tuple(number for number, other in enumerate(picks) if writes_down(other.candidate, pick.candidate))


def _action(
    instrument: Instrument, assessment: Assessment, pick: Pick, owner: Person, period: Period, roles: Roles
) -> Action:
    intervention, needs = pick.candidate.intervention, pick.candidate.needs
    wanted = {need.process for need in needs + pick.candidate.looks_into}
    return Action(
        id=f"{assessment.slug}-{intervention.id}",
        intervention=intervention.id,
        processes=tuple(process.code for process in assessment.processes if process.code in wanted),
        factors=tuple(factor.id for factor in instrument.factors if factor.id in pick.candidate.factors),
        weight=round(sum(need.weight for need in needs), 6),
        chosen=pick.chosen,
        timing=period.timing,
        owner=owner,
        helpers=roles.helpers(intervention),
        commissioner=roles.commissioner(owner),
        start=period.start,
        halfway=period.halfway,
        ready=period.ready,
        quarter=period.quarter,
    )
