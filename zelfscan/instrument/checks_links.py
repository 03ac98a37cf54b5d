"""Checks on ids and links: every id has its shape, every link leads somewhere, nothing lacks what it needs."""

import re
from collections.abc import Iterator

from zelfscan.instrument.problems import Code
from zelfscan.instrument.reading import Content
from zelfscan.instrument.shape import closest
from zelfscan.instrument.trouble import Trouble
from zelfscan.model.instrument import Factor, Fit, InterventionType, Role

OWN_CHOICE = "eigen keuze"
DIRECTOR = "directeur"
ID_SHAPES = {
    "categories": (r"R[1-9]\d*", "R2"),
    "factors": (r"R[1-9]\d*\.[1-9]\d*", "R2.1"),
    "questions": (r"V[1-9]\d*\.[1-9]\d*[a-z]", "V2.1a"),
    "mirror": (r"M[1-9]\d*", "M1"),
    "attributes": (r"W[1-9]\d*", "W3"),
    "preconditions": (r"RV[1-9]\d*", "RV4"),
    "documents": (r"D[1-9]\d*", "D1"),
    "evaluation": (r"PE[1-9]\d*", "PE10"),
    "interventions": (r"I\d{2,}|I-RV[1-9]\d*", "I02"),
    "sources": (r"S\d{2,}|Z[1-9]", "S17"),
    "roles": (r"[a-z][a-z_]*", "teammanager"),
    "scales": (r"[a-z][a-z_]*", "answers"),
    "plan_checks": (r"TP[1-9]\d*", "TP3"),
    "market": (r"MV[1-9]\d*", "MV1"),
    "elements": (r"EL[1-9]\d*", "EL2"),
    "interview": (r"IG[1-9]\d*", "IG4"),
}


def id_shapes(content: Content) -> Iterator[Trouble]:
    """An id has the form of its kind (a question is V2.1a)."""
    for kind, (pattern, example) in ID_SHAPES.items():
        for item_id in content.ids[kind]:
            if not re.fullmatch(pattern, item_id):
                yield Trouble(Code.ID_SHAPE, item_id, expected=example)


def links(content: Content) -> Iterator[Trouble]:
    """Whatever an entry names by id exists; else the nearest id is suggested."""
    for place, kind, target in _links(content):
        if target not in content.ids[kind] and not content.lost(kind):
            yield Trouble(Code.UNKNOWN_LINK, place, target, _NEEDED[kind], closest(target, content.ids[kind]))


_NEEDED = {
    "attributes": "een kenmerk (W1, W2 ...)",
    "categories": "een categorie (R1, R2 ...)",
    "elements": "een onderdeel van de evaluatie (EL1, EL2 ...)",
    "factors": "een factor (R1.1, R1.2 ...)",
    "interventions": "een interventie (I01, I02 ...)",
    "preconditions": "een randvoorwaarde (RV1, RV2 ...)",
    "roles": "een rol uit roles.yaml",
    "sources": "een bron uit sources.yaml",
}


_SOURCED = (
    *("categories", "questions", "mirror", "attributes", "preconditions", "interventions"),
    *("plan_checks", "market", "elements", "interview"),
)


def _links(content: Content) -> Iterator[tuple[str, str, str]]:
    instrument = content.instrument
    for kind in _SOURCED:
        for item in getattr(instrument, kind):
            yield from ((item.id, "sources", source) for source in item.sources)
    yield from ((question.id, "factors", question.factor) for question in instrument.questions)
    yield from ((question.id, "factors", question.factor) for question in instrument.mirror)
    for factor in instrument.factors:
        yield factor.id, "categories", factor.category
    for category in instrument.categories:
        yield from ((category.id, "attributes", attribute) for attribute in category.likelihood)
    yield from _intervention_links(content)
    for guide in instrument.market:
        yield from ((guide.id, "interventions", intervention) for intervention in guide.interventions)
    yield from ((question.id, "elements", question.element) for question in instrument.interview)
    yield from ((item.id, "evaluation", asked) for item in instrument.interview for asked in item.ask_when)
    for role in instrument.roles:
        yield from ((role.id, "roles", other) for other in (role.next_up, role.fallback) if other)


def _intervention_links(content: Content) -> Iterator[tuple[str, str, str]]:
    for item in content.instrument.interventions:
        yield from ((item.id, "factors", factor) for factor in item.factors)
        yield from ((item.id, "roles", role) for role in (item.owner, *item.helpers))
        yield from ((item.id, "attributes", fit.attribute) for fit in (*item.fits, *item.unless) if fit.attribute)
        if item.precondition:
            yield item.id, "preconditions", item.precondition


def repeated(content: Content) -> Iterator[Trouble]:
    """No list of an entry names the same thing twice."""
    for kind in ID_SHAPES:
        for item in getattr(content.instrument, kind):
            for name in _LISTS:
                values = getattr(item, name, ())
                for value in sorted({str(value) for value in values if values.count(value) > 1}):
                    yield Trouble(Code.REPEATED, item.id, value)


_LISTS = (
    *("sources", "factors", "helpers", "contact", "respondents"),
    *("grounds", "likelihood", "who", "moments", "forms", "interventions", "ask", "evidence", "pitfalls", "table"),
)


def question_factor(content: Content) -> Iterator[Trouble]:
    """The id of a question fits its factor: V2.1a belongs to R2.1."""
    for question in content.instrument.questions:
        expected = "R" + question.id[1:].rstrip("abcdefghijklmnopqrstuvwxyz")
        if question.factor != expected and re.fullmatch(ID_SHAPES["questions"][0], question.id):
            yield Trouble(Code.WRONG_FACTOR, question.id, question.factor, expected)


def intervention_aim(content: Content) -> Iterator[Trouble]:
    """An intervention treats factors, or mends a precondition; only research can be for any factor."""
    for item in content.instrument.interventions:
        mends = item.precondition is not None
        aimless = not item.factors and not mends and item.type is not InterventionType.RESEARCH
        if aimless or (mends and item.factors) or mends != (item.type is InterventionType.PRECONDITION):
            yield Trouble(Code.INTERVENTION_AIM, item.id)


def owners_have_power(content: Content) -> Iterator[Trouble]:
    """The owner of an intervention has power over the work itself."""
    powerless = {role.id for role in content.instrument.roles if not role.power}
    for item in content.instrument.interventions:
        if item.owner in powerless:
            yield Trouble(Code.OWNER_WITHOUT_POWER, item.id, item.owner)


def fits(content: Content) -> Iterator[Trouble]:
    """A condition of an intervention is a bound on one attribute (1 to 3) or one contact type."""
    for item in content.instrument.interventions:
        if not all(_sound(fit) for fit in (*item.fits, *item.unless)):
            yield Trouble(Code.FIT, item.id)


def _sound(fit: Fit) -> bool:
    if fit.attribute is None:
        return fit.contact is not None and fit.at_least is None
    return fit.contact is None and fit.at_least in (1, 2, 3)


def role_circles(content: Content) -> Iterator[Trouble]:
    """The chain of superiors, and the chain of who fills in for whom, both come to an end."""
    for chain in ("next_up", "fallback"):
        following = {role.id: getattr(role, chain) for role in content.instrument.roles}
        for start in following:
            seen = [start]
            while (after := following.get(seen[-1])) and after not in seen:
                seen.append(after)
            if after == start and start == min(seen):
                yield Trouble(Code.ROLE_CIRCLE, start, " > ".join([*seen, start]))


def director_has_superior(content: Content) -> Iterator[Trouble]:
    """The director exists and has a role above, who commissions the director's own actions."""
    roles: dict[str, Role] = {role.id: role for role in content.instrument.roles}
    if DIRECTOR not in roles:
        yield Trouble(Code.UNKNOWN_LINK, "roles", DIRECTOR, _NEEDED["roles"])
    elif not roles[DIRECTOR].next_up:
        yield Trouble(Code.ROLE_WITHOUT_END, DIRECTOR)


def categories_have_factors(content: Content) -> Iterator[Trouble]:
    """Every category has at least one factor."""
    used = {factor.category for factor in content.instrument.factors}
    for category in content.instrument.categories:
        if category.id not in used:
            yield Trouble(Code.CATEGORY_WITHOUT_FACTOR, category.id)


def factors_have_core(content: Content) -> Iterator[Trouble]:
    """Every factor has a core question that is no opinion, so that it counts for small groups too."""
    served = {question.factor for question in content.instrument.questions if question.core and not question.opinion}
    for factor in _placed_factors(content):
        if factor.id not in served:
            yield Trouble(Code.FACTOR_WITHOUT_CORE, factor.id)


def factors_have_interventions(content: Content) -> Iterator[Trouble]:
    """For every factor something can be done."""
    treated = {factor for item in content.instrument.interventions for factor in item.factors}
    for factor in _placed_factors(content):
        if factor.id not in treated:
            yield Trouble(Code.FACTOR_WITHOUT_INTERVENTION, factor.id)


def _placed_factors(content: Content) -> list[Factor]:
    return [factor for factor in content.instrument.factors if factor.category in content.ids["categories"]]


def one_action_per_precondition(content: Content) -> Iterator[Trouble]:
    """Every precondition has exactly one action that mends it."""
    mended = [item.precondition for item in content.instrument.interventions]
    for precondition in content.instrument.preconditions:
        if (count := mended.count(precondition.id)) != 1:
            yield Trouble(Code.PRECONDITION_ACTIONS, precondition.id, str(count))
