"""The actions of the plan as placeholders, and what was left out with the reason."""

import datetime as dt
from collections.abc import Iterable, Mapping

from zelfscan.documents import fields
from zelfscan.documents.words import Words
from zelfscan.model.instrument import Intervention
from zelfscan.model.issue import Offer
from zelfscan.model.plan import Action, ImprovementPlan, Person, Timing
from zelfscan.model.progress import ActionStatus, Choice, FollowedAction
from zelfscan.text import fold


def person(words: Words, who: Person) -> str:
    """Who: the holder with the role, the role alone, or "nog te benoemen" with the role it is about."""
    role = words.roles[who.role].name if who.role in words.roles else who.role
    if not who.found:
        return f"{words.say('to_name')} ({role})"
    if not who.holder or fold(role) in fold(who.holder):
        return who.holder or role
    return f"{who.holder} ({role})"


def helpers(words: Words, action: Action) -> str:
    """Who helps, each once: a helper without a name is simply the role, and one with two roles is named once."""
    named: dict[str, str] = {}
    for who in action.helpers:
        shown = person(words, who if who.found else who.model_copy(update={"found": True}))
        named.setdefault(who.holder or shown, shown)
    return "; ".join(named.values())


def purpose(words: Words, action: Action) -> str:
    """Which risk it treats, in which work processes."""
    intervention = words.interventions[action.intervention]
    if intervention.precondition:
        return words.say("for_precondition", text=words.preconditions[intervention.precondition].text)
    where = "; ".join(words.process(code) for code in action.processes) or words.say("directorate")
    factors = "; ".join(words.factors[factor].name for factor in action.factors) or intervention.name
    return words.say("for_part", factor=factors, processes=where)


def strength(words: Words, intervention: Intervention) -> str:
    """How strong the evidence is, in words."""
    return words.say(f"strength.{'_'.join(sorted(mark.value for mark in intervention.strength))}")


def offer(words: Words, intervention: Intervention, offers: Iterable[Offer]) -> str:
    """The organisation's existing offer for it, or nothing."""
    for item in offers:
        if intervention.offer and item.key == intervention.offer:
            unknown = words.say("offer_unknown")
            contact, waiting = item.contact or unknown, item.waiting_time or unknown
            return words.say("offer", name=item.name, contact=contact, waiting=waiting)
    return ""


def said(followed: Iterable[FollowedAction]) -> dict[str, FollowedAction]:
    """The actions of which people said something since they were planned, by id."""
    return {item.id: item for item in followed if item.followed_on is not None}


def short(words: Words, action: Action, item: FollowedAction | None = None) -> fields.ActieKort:
    """An action that starts now, for the first page."""
    intervention = words.interventions[action.intervention]
    ready = words.date(item.ready if item else action.ready)
    begun = item is not None and item.status is not ActionStatus.NOT_STARTED
    return fields.ActieKort(
        naam=intervention.name,
        wie=item.owner if item else person(words, action.owner),
        uren=words.say("hours", n=intervention.hours),
        klaar=words.say("ready_state", date=ready, status=item.status.value) if item and begun else ready,
    )


def full(words: Words, action: Action, offers: Iterable[Offer], followed: FollowedAction | None = None) -> fields.Actie:
    """An action with everything that is needed to begin; what people said of it stands in the place of our proposal."""
    shown = proposed(words, action, offers)
    return shown.model_copy(update=changed(words, followed)) if followed else shown


def changed(words: Words, item: FollowedAction) -> dict[str, str]:
    """The placeholders of an action that people can change, as they did."""
    return {
        "eigenaar": item.owner,
        "opdrachtgever": item.commissioner,
        "eerste_stap": item.first_step,
        "start": words.date(item.start) if item.start else "",
        "start_dag": iso(item.start),
        "klaar": words.date(item.ready) if item.ready else "",
        "klaar_dag": iso(item.ready),
        "keuze": item.choice.value,
        "reden": item.reason,
        "status": item.status.value,
        "eigen_plan": item.own_plan,
        "stand": standing(words, item),
    }


def iso(day: dt.date | None) -> str:
    """A date as a content control of Word holds it; empty without one."""
    return day.isoformat() if day else ""


def standing(words: Words, item: FollowedAction) -> str:
    """What became of an action, in sentences: when people said so, how far it is, what came of it."""
    far = words.say("standing.percentage", n=item.percentage) if item.percentage is not None else ""
    sentences = [words.say("standing.status", date=words.date(item.followed_on), status=item.status.value, far=far)]
    if item.planned_ready and item.ready and item.ready != item.planned_ready:
        sentences.append(words.say("standing.moved", planned=words.date(item.planned_ready)))
    told = {"result": item.result, "obstacle": item.obstacle, "help": item.help, "adjustment": item.adjustment}
    sentences += [words.say(f"standing.{key}", text=_sentence(text)) for key, text in told.items() if text.strip()]
    return " ".join(sentences)


def _sentence(text: str) -> str:
    """A text of people with an end to it, so that the next sentence can follow."""
    return text.strip() if text.strip().endswith((".", "!", "?")) else f"{text.strip()}."


def own(words: Words, followed: Iterable[FollowedAction]) -> tuple[fields.EigenActie, ...]:
    """The actions that the directorate added itself, and that it did not decide against."""
    return tuple(
        fields.EigenActie(
            nummer=item.id,
            naam=item.title,
            eigenaar=item.owner,
            eerste_stap=item.first_step,
            klaar=words.date(item.ready) if item.ready else "",
            klaar_dag=iso(item.ready),
            status=item.status.value,
        )
        for item in followed
        if item.own and item.current and item.choice is not Choice.NOT_CHOSEN
    )


def proposed(words: Words, action: Action, offers: Iterable[Offer]) -> fields.Actie:
    """An action as this product proposes it."""
    item = words.interventions[action.intervention]
    return fields.Actie(
        nummer=action.id,
        naam=item.name,
        soort=item.type.value,
        waarvoor=purpose(words, action),
        waarom=words.say(f"chosen.{action.chosen.value}"),
        wat=item.what,
        eerste_stap=item.first_step,
        eigenaar=person(words, action.owner),
        helpers=helpers(words, action) or words.say("none"),
        opdrachtgever=person(words, action.commissioner),
        overleg=item.meeting,
        uren=words.say("hours", n=item.hours),
        stopt=item.stops,
        start=words.date(action.start),
        start_dag=iso(action.start),
        halverwege=words.date(action.halfway),
        klaar=words.date(action.ready),
        klaar_dag=iso(action.ready),
        indicator=item.indicator,
        nulmeting=words.say("to_measure"),
        doel=item.target,
        controle=item.check,
        lukt_niet=item.if_fails,
        ruimte=item.room,
        aanbod=offer(words, item, offers),
        sterkte=strength(words, item),
        let_op=words.say("backfires") if item.backfires else "",
        bronnen=words.source_numbers(item.sources),
        keuze=Choice.OPEN.value,
        reden="",
        status=ActionStatus.NOT_STARTED.value,
        eigen_plan="",
        stand="",
    )


def timed(plan: ImprovementPlan, timing: Timing) -> tuple[Action, ...]:
    """The actions that start now, or later, in the order of the plan."""
    return tuple(action for action in plan.actions if action.timing is timing)


def uncovered(words: Words, plan: ImprovementPlan) -> tuple[fields.Regel, ...]:
    """The factors for which no action stands in the plan, each with where."""
    places: dict[str, list[str]] = {}
    for need in plan.uncovered:
        places.setdefault(need.factor, []).append(words.process(need.process))
    return tuple(
        fields.Regel(tekst=words.say("for_part", factor=words.factors[factor].name, processes="; ".join(where)))
        for factor, where in places.items()
    )


def left_out(words: Words, plan: ImprovementPlan) -> tuple[fields.NietGekozen, ...]:
    """The actions that do not stand in the plan, grouped by reason: what the law asks for first."""
    groups: dict[str, list[str]] = {}
    for item in plan.law_left_out:
        groups.setdefault("law", []).append(words.interventions[item].name)
    for item, why in plan.left_out_reasons.items():
        if item not in plan.law_left_out:
            groups.setdefault(why.value, []).append(words.interventions[item].name)
    return tuple(
        fields.NietGekozen(reden=words.say(f"left_out.{why}"), namen="; ".join(names)) for why, names in groups.items()
    )


def is_undecided(item: FollowedAction | None) -> bool:
    """Whether nobody chose yet, or began, or stopped."""
    return item is None or (item.choice is Choice.OPEN and item.status is ActionStatus.NOT_STARTED)


def unnamed(words: Words, plan: ImprovementPlan, said: Mapping[str, FollowedAction]) -> int:
    """How many actions lack an owner or a commissioner; what people filled in counts, what they dropped does not."""
    return sum(_is_unnamed(words, action, said.get(action.id)) for action in plan.actions)


def _is_unnamed(words: Words, action: Action, item: FollowedAction | None) -> bool:
    if item is None:
        return not (action.owner.found and action.commissioner.found)
    dropped = item.choice is Choice.NOT_CHOSEN or item.status in (ActionStatus.DONE, ActionStatus.STOPPED)
    unknown = fold(words.say("to_name"))
    return not dropped and any(not who.strip() or unknown in fold(who) for who in (item.owner, item.commissioner))
