"""Which actions: the rules of choice in their order, from mandate and law to the greatest weight for the effort."""

from zelfscan.model.assessment import Assessment
from zelfscan.model.instrument import InterventionType, State, Strength
from zelfscan.model.plan import Advice, Chosen, Need, PreconditionOutcome
from zelfscan.planning.fit import Candidate, Situation, candidates
from zelfscan.planning.insight import choose_insight, doubt
from zelfscan.planning.preconditions import Favour
from zelfscan.planning.selection import Pick, Selection, writes_down


def choose(assessment: Assessment, here: Situation, needs: tuple[Need, ...], outcome: PreconditionOutcome) -> Selection:
    """Apply the rules in their order. ``needs`` are those that this plan may cover (see ``within``)."""
    if outcome.advice == Advice.PRECONDITIONS_FIRST:
        selection = Selection(here, ())
        _mandate(selection, assessment)
        _preconditions(selection, outcome)
        _decisive_first(selection, outcome)
        return selection
    selection = Selection(here, candidates(here, needs))
    _responsibility(selection, needs)
    _mandate(selection, assessment)
    choose_insight(selection, doubt(assessment, needs, here))
    _law(selection)
    _by_weight(selection)
    _required(selection)
    return selection


def within(needs: tuple[Need, ...], advice: Advice) -> tuple[Need, ...]:
    """The needs that a plan may cover: none before the preconditions, one process when starting with support."""
    if advice == Advice.PRECONDITIONS_FIRST:
        return ()
    if advice != Advice.START_WITH_SUPPORT:
        return needs
    totals: dict[str, float] = {}
    for need in needs:
        if need.process is not None:
            totals[need.process] = totals.get(need.process, 0.0) + need.weight
    heaviest = max(sorted(totals), key=lambda process: round(totals[process], 6), default=None)
    return tuple(need for need in needs if need.process in (None, heaviest))


def _preconditions(selection: Selection, outcome: PreconditionOutcome) -> None:
    """Rule 1: one action for each precondition that is not a plain yes, what decides first, then the worst."""
    favour = Favour(selection.here.instrument)
    wanting = [item for item in outcome.results if item.answer and not favour.is_yes(item.answer)]
    wanting.sort(key=lambda item: (_place(item.precondition, outcome), -favour.rank(item.answer)))
    for item in wanting:
        for intervention in selection.here.instrument.interventions:
            candidate = Candidate(intervention, ())
            if intervention.precondition == item.precondition and selection.admits(candidate):
                selection.add(candidate, Chosen.PRECONDITION)


def _place(precondition: str, outcome: PreconditionOutcome) -> int:
    """Where a precondition stands among those that decided the advice; behind them when it did not."""
    decisive = outcome.decisive
    return decisive.index(precondition) if precondition in decisive else len(decisive)


def _decisive_first(selection: Selection, outcome: PreconditionOutcome) -> None:
    """What decided the advice starts first, then the mandate, then the rest."""

    def turn(pick: Pick) -> tuple[int, bool]:
        return _place(pick.candidate.intervention.precondition or "", outcome), pick.chosen != Chosen.MANDATE

    selection.picks.sort(key=turn)


def _responsibility(selection: Selection, needs: tuple[Need, ...]) -> None:
    """Rule 2: what the content always asks for when a certain factor is in need."""
    wanted = {need.factor for need in needs}
    for candidate in selection.pool:
        if wanted.intersection(candidate.intervention.always_for) and selection.admits(candidate):
            selection.add(candidate, Chosen.RESPONSIBILITY)


def _mandate(selection: Selection, assessment: Assessment) -> None:
    """Rule 2: data that were not provided ask the commissioner for a mandate."""
    if any(answer.state == State.NOT_PROVIDED for answer in assessment.answers):
        for intervention in selection.here.instrument.interventions:
            if intervention.when_refused:
                selection.add(Candidate(intervention, ()), Chosen.MANDATE)


def _law(selection: Selection) -> None:
    """Rule 4: what the law or a norm asks for a factor in need; what does not fit in is named."""
    asked = [item for item in selection.pool if Strength.D in item.intervention.strength]
    while remaining := [item for item in asked if not selection.has(item.intervention)]:
        best = selection.best(item for item in remaining if selection.admits(item))
        if best is None:
            selection.law_left_out += [item.intervention.id for item in remaining]
            return
        selection.add(best, Chosen.LAW)


def _by_weight(selection: Selection) -> None:
    """Rule 5: again and again the most uncovered weight for the effort, as long as there is room."""
    while best := selection.best(
        item for item in selection.pool if selection.adds(item) and _in_turn(selection, item) and selection.admits(item)
    ):
        selection.add(best, Chosen.WEIGHT)


def _in_turn(selection: Selection, candidate: Candidate) -> bool:
    """A specialist is hired only after research on such a factor has written down the question."""
    return candidate.type != InterventionType.SPECIALIST or any(
        writes_down(pick.candidate, candidate) for pick in selection.picks
    )


def _required(selection: Selection) -> None:
    """Rule 7: an action that changes the work, and one that is done with residents, where the catalogue has one.

    What can backfire comes last: it would bring company along.
    """
    for kinds in selection.unmet():
        able = [item for item in selection.pool if item.type in kinds and selection.admits(item)]
        best = selection.best([item for item in able if not item.backfires] or able)
        if best:
            selection.add(best, Chosen.COMPANION)
