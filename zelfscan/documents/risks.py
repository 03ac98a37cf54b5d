"""The risks of the plan as placeholders: the heat map, the largest in short, and what holds for the directorate."""

from zelfscan.documents import fields, ranking
from zelfscan.documents.words import Words
from zelfscan.model.assessment import Assessment, CategoryResult, ControlClass, Label, RiskClass
from zelfscan.model.instrument import State
from zelfscan.model.plan import Advice, ImprovementPlan, Timing
from zelfscan.palette import CONTROL, RISK

SHORT_LIST = 3
FEW_ANSWERS = 3
"""With fewer answers than this a class rests on little, however certain they are."""
LARGELY = 1
"""The value of grotendeels: so much is called arranged."""


def colour(result: CategoryResult) -> str:
    """The fill of a result: of its residual risk, or of its control where there is none."""
    if result.residual is None:
        return CONTROL[result.control.class_].fill
    return RISK[result.residual.moved or result.residual.class_].fill


def certainty(words: Words, result: CategoryResult) -> str:
    """How certain a result is, in words with the number of answers behind it."""
    counts = result.counts
    asked = counts.known + counts.unknown + counts.not_provided + counts.open
    if not asked:
        return words.say("certainty.none")
    doubtful = {Label.LITTLE_INSIGHT, Label.INCOMPLETE} & set(result.labels)
    unclear = result.residual is not None and result.residual.class_ is RiskClass.UNCLEAR
    if unclear and not doubtful and Label.VIEWS_DIFFER in result.labels:
        key = "differ"
    elif unclear or doubtful:
        key = "unsure"
    elif asked < FEW_ANSWERS:
        key = "few"
    elif result.residual and result.residual.best is not result.residual.worst:
        key = "fair"
    else:
        key = "sure"
    return words.say(f"certainty.{key}", known=counts.known, asked=asked)


def arranged(assessment: Assessment, words: Words, result: CategoryResult) -> str:
    """What is in place already, as one sentence with a number: answered with ja or grotendeels."""
    rated = [(q, v) for q, state, v in answers_of(assessment, words, result) if state is State.KNOWN and v is not None]
    if not rated:
        return words.say("arranged_unknown")
    values: dict[str, list[int]] = {}
    for question, value in rated:
        values.setdefault(question, []).append(value)
    good = sum(max(found) <= LARGELY for found in values.values())
    return words.say("arranged" if good else "arranged_none", n=good, total=len(values))


def answers_of(assessment: Assessment, words: Words, result: CategoryResult) -> list[tuple[str, State, int | None]]:
    """Question, state and value of every answer that counts for this category and process, one per cell."""
    return [
        (answer.question, answer.state, answer.value)
        for answer in assessment.answers
        if answer.question in words.questions
        and words.questions[answer.question].category == result.category
        and answer.process in (None, result.process)
    ]


def short(assessment: Assessment, plan: ImprovementPlan, words: Words) -> tuple[fields.RisicoKort, ...]:
    """The at most three largest risks, for the first page, each with the action that comes first for it."""
    return tuple(
        fields.RisicoKort(
            titel=words.title(result),
            klasse=words.residual(result),
            kleur=colour(result),
            zekerheid=certainty(words, result),
            geregeld=arranged(assessment, words, result),
            actie=_first_action(plan, words, result),
        )
        for result in ranking.largest(assessment, SHORT_LIST)
    )


def _first_action(plan: ImprovementPlan, words: Words, result: CategoryResult) -> str:
    """The first action that treats a factor of this category in this process, and when it starts."""
    for action in plan.actions:
        treated = {factor for factor in action.factors if words.factors[factor].category == result.category}
        if treated and (result.process in action.processes or not action.processes):
            when = words.say("action_now") if action.timing is Timing.NOW else words.date(action.start)
            return words.say("action_for", name=words.interventions[action.intervention].name, when=when)
    first = plan.preconditions.advice is Advice.PRECONDITIONS_FIRST
    return words.say("action_after" if first else "action_none")


def heat_map(assessment: Assessment, words: Words) -> tuple[fields.BeeldRegel, ...]:
    """One row per category R1 to R8, one cell per work process, each with its class in words."""
    cells = {(result.category, result.process): result for result in assessment.results}
    return tuple(
        fields.BeeldRegel(
            categorie=words.category(category.id),
            vakken=tuple(_cell(words, cells[category.id, process.code]) for process in assessment.processes),
        )
        for category in words.instrument.categories
        if not category.enabling
    )


def _cell(words: Words, result: CategoryResult) -> fields.Vak:
    return fields.Vak(tekst=words.residual(result), kleur=colour(result))


def enabling(assessment: Assessment, words: Words) -> tuple[fields.Voorwaarde, ...]:
    """R9, R10 and sometimes R5: how it is arranged, once for the directorate."""
    return tuple(
        fields.Voorwaarde(
            categorie=words.category(result.category),
            klasse=words.control(_seen(result)),
            kleur=CONTROL[_seen(result)].fill,
            zwakste=words.factors[result.weakest].name if result.weakest else words.say("none"),
            zekerheid=certainty(words, result),
        )
        for result in assessment.enabling
    )


def _seen(result: CategoryResult) -> ControlClass:
    """The class of control as people see it: where no answer is known there is none, whatever the default says."""
    return result.control.class_ if result.counts.known or not result.applicable else ControlClass.UNKNOWN


def narrow(assessment: Assessment, words: Words) -> tuple[fields.Regel, ...]:
    """Where the picture differs when only origin, skin colour and religion count."""
    whole = {(result.process, result.category): result for result in assessment.results}
    lines = []
    for item in assessment.narrow:
        result = whole[item.process, item.category]
        if result.residual and item.class_ is not result.residual.class_:
            narrow_class, whole_class = words.risk(item.class_), words.risk(result.residual.class_)
            sentence = words.say("narrow", title=words.title(result), narrow=narrow_class, whole=whole_class)
            lines.append(fields.Regel(tekst=sentence))
    if assessment.narrow and not lines:
        lines.append(fields.Regel(tekst=words.say("narrow_same")))
    return tuple(lines)
