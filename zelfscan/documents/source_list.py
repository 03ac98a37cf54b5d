"""The sources of a document, in order, each with where it stands."""

from collections.abc import Iterable

from zelfscan.documents import fields, ranking
from zelfscan.documents.words import Words
from zelfscan.model.assessment import Assessment
from zelfscan.model.instrument import Source
from zelfscan.model.plan import ImprovementPlan


def plan_sources(words: Words, assessment: Assessment, plan: ImprovementPlan) -> tuple[fields.Bron, ...]:
    """The sources that the plan rests on: of its actions and of its large risks."""
    used = {source for action in plan.actions for source in words.interventions[action.intervention].sources}
    large = [result for result in ranking.ordered(assessment) if ranking.is_large(result)]
    used |= {source for result in large for source in words.categories[result.category].sources}
    return sources(words, used)


def sources(words: Words, identifiers: Iterable[str]) -> tuple[fields.Bron, ...]:
    """Sources in the order of the content, each with where it stands."""
    wanted = set(identifiers)
    return tuple(
        fields.Bron(nummer=item.id, titel=_title(words, item), plaats=item.address)
        for item in words.instrument.sources
        if item.id in wanted
    )


def _title(words: Words, source: Source) -> str:
    """The title with what should be known about it: that it was not read itself, or known through another page."""
    known = [words.say("source_via", via=source.via)] if source.via else []
    return (
        f"{source.title} ({'; '.join([*known, *([source.note] if source.note else [])])})"
        if known or source.note
        else source.title
    )
