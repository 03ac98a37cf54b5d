"""From a risk assessment to the improvement plan of one directorate: needs, actions, owners and dates."""

import datetime as dt

from zelfscan.model.assessment import Assessment
from zelfscan.model.finding import Finding
from zelfscan.model.instrument import Instrument, InterventionType
from zelfscan.model.plan import ImprovementPlan
from zelfscan.planning.actions import actions
from zelfscan.planning.choice import choose, within
from zelfscan.planning.concerns import concerns
from zelfscan.planning.fit import situation
from zelfscan.planning.left_out import keep, left_out, training_only
from zelfscan.planning.needs import needs
from zelfscan.planning.preconditions import outcome
from zelfscan.planning.schedule import add_months
from zelfscan.planning.selection import place


def plan(
    instrument: Instrument, assessment: Assessment, date: dt.date, first_round: bool = True
) -> tuple[ImprovementPlan, tuple[Finding, ...]]:
    """The plan as of a date, and what people should know about it.

    In a first round, interventions that ask for experience with the scan are left out.
    """
    conditions, wanted = outcome(instrument, assessment), needs(instrument, assessment)
    here = situation(instrument, assessment, first_round)
    selection = choose(assessment, here, within(wanted, conditions.advice), conditions)
    reasons = left_out(instrument, selection, wanted, conditions.advice)
    training = training_only(instrument, selection)
    result = ImprovementPlan(
        directorate=assessment.directorate,
        slug=assessment.slug,
        date=date,
        review=add_months(date, int(instrument.settings.months_review.value)),
        preconditions=conditions,
        needs=wanted,
        actions=actions(instrument, assessment, selection.picks, date),
        uncovered=tuple(need for need in wanted if place(need) not in selection.covered),
        law_left_out=tuple(selection.law_left_out),
        training_only=tuple(training),
        left_out=tuple(reasons),
        left_out_reasons=reasons,
        keep=tuple(keep(assessment)),
        working_group=any(pick.candidate.type == InterventionType.WORKING_GROUP for pick in selection.picks),
    )
    return result, tuple(concerns(instrument, result, training))
