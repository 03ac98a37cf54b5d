"""What the first page of the plan asks of the director."""

from collections.abc import Mapping

from zelfscan.documents import actions, fields
from zelfscan.documents.words import Words
from zelfscan.model.plan import Advice, ImprovementPlan, Timing
from zelfscan.model.progress import FollowedAction

MOST_DECISIONS = 3


def decisions(
    words: Words, plan: ImprovementPlan, known: bool, said: Mapping[str, FollowedAction]
) -> tuple[fields.Regel, ...]:
    """What is asked of the director: at most three sentences. What was decided already is not asked again."""
    lines: list[str] = []
    now = actions.timed(plan, Timing.NOW)
    outcome = plan.preconditions
    if outcome.advice is Advice.PRECONDITIONS_FIRST and now:
        names = words.join(f"“{words.interventions[action.intervention].name}”" for action in now[:2])
        lines.append(words.say("decision.preconditions", names=names))
    asked = [action for action in now if actions.is_undecided(said.get(action.id))]
    if asked:
        hours = sum(words.interventions[action.intervention].hours for action in asked)
        key = "decision.agree_one" if len(asked) == 1 else "decision.agree_many"
        lines.append(words.say(key, n=len(asked), hours=hours))
    if unnamed := actions.unnamed(words, plan, said):
        lines.append(words.say("decision.owners", n=unnamed))
    lines.append(_last_decision(words, plan, bool(now), known))
    return tuple(fields.Regel(tekst=line) for line in lines[:MOST_DECISIONS])


def _last_decision(words: Words, plan: ImprovementPlan, now: bool, known: bool) -> str:
    """When to look back; or, without actions, to fill in more or to keep what goes well."""
    if now:
        return words.say("decision.review", date=words.date(plan.review))
    return words.say("decision.none" if known else "decision.fill")
