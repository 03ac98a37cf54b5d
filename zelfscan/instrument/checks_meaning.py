"""Checks on meaning: grounds, contact types, who answers, likelihood, evaluation, scales and scopes."""

from collections.abc import Iterator

from zelfscan.instrument.problems import Code
from zelfscan.instrument.reading import Content
from zelfscan.instrument.shape import closest
from zelfscan.instrument.trouble import Trouble
from zelfscan.model.instrument import EvaluationForm, Level, Scale, Scope, State
from zelfscan.text import fold

ALL_GROUNDS = "alle"
RESPONDENTS = (Level.MANAGEMENT, Level.POLICY, Level.EXECUTION)
SCALES = {
    "answers": (
        "ja",
        "grotendeels",
        "deels",
        "nee",
        "weet_niet",
        "niet_gekregen",
        "nvt_hier",
        "nvt_dienst",
        "nvt_anders",
    ),
    "preconditions": ("ja", "deels", "nee", "weet_niet"),
    "mirror": ("altijd", "meestal", "soms", "nooit", "weet_niet"),
    "agreement": ("schaal_1", "schaal_2", "schaal_3", "schaal_4", "schaal_5"),
    "yes_no": ("ja", "nee"),
    "at_hand": ("ja", "deels", "nee"),
}
"""The scales that the product asks for, with the ids of their options in the order people see."""

_HIGHEST = {"answers": 3, "preconditions": 3, "mirror": 3, "yes_no": 3, "at_hand": 3, "agreement": 5}


def grounds(content: Content) -> Iterator[Trouble]:
    """A question names grounds that exist, or ``alle`` alone."""
    known = content.instrument.grounds
    for question in content.instrument.questions:
        for ground in question.grounds:
            if ground not in (*known, ALL_GROUNDS) and not content.lost("grounds"):
                valid = (ALL_GROUNDS, *known)
                yield Trouble(Code.UNKNOWN_GROUND, question.id, ground, ", ".join(valid), closest(ground, valid))
        if ALL_GROUNDS in question.grounds and len(question.grounds) > 1:
            yield Trouble(Code.MIXED_GROUNDS, question.id)


def examples(content: Content) -> Iterator[Trouble]:
    """An example is given only for a contact type that the question is asked for."""
    for question in content.instrument.questions:
        for contact in question.examples:
            if contact not in question.contact:
                yield Trouble(Code.EXAMPLE_CONTACT, question.id, contact, ", ".join(question.contact))


def respondents(content: Content) -> Iterator[Trouble]:
    """A question is answered by management, policy or execution."""
    for question in content.instrument.questions:
        for level in question.respondents:
            if level not in RESPONDENTS:
                yield Trouble(Code.RESPONDENT, question.id, level, ", ".join(RESPONDENTS))


def city_wide(content: Content) -> Iterator[Trouble]:
    """What is the same for the whole city is asked once per directorate."""
    for question in content.instrument.questions:
        if question.city_wide and question.per == "process":
            yield Trouble(Code.CITY_WIDE, question.id)


def likelihood(content: Content) -> Iterator[Trouble]:
    """A category has attributes for its likelihood, an enabling one has none."""
    for category in content.instrument.categories:
        if category.enabling and category.likelihood:
            yield Trouble(Code.LIKELIHOOD, category.id, expected="Een voorwaarde (enabling) heeft er geen")
        elif not category.enabling and not category.likelihood:
            yield Trouble(Code.LIKELIHOOD, category.id, expected="Er is er minstens één nodig")


def evaluation(content: Content) -> Iterator[Trouble]:
    """A question of the evaluation in the workbook has a form and is asked right after filling in (T1)."""
    for question in content.instrument.evaluation:
        if question.in_workbook and not question.forms:
            yield Trouble(Code.EVALUATION_FORM, question.id, expected="een vorm (forms)")
        if question.in_workbook and "T1" not in question.moments:
            yield Trouble(Code.EVALUATION_FORM, question.id, expected="het moment T1")
        if len(set(question.forms) - {EvaluationForm.OPEN}) > 1:
            yield Trouble(Code.EVALUATION_FORM, question.id, expected="één vorm naast 'open'")


def scales_present(content: Content) -> Iterator[Trouble]:
    """Every scale that the product asks for is there, with exactly its options."""
    present = {scale.id: scale for scale in content.instrument.scales}
    for scale_id, needed in SCALES.items() if not content.lost("scales") else ():
        if scale_id not in content.ids["scales"]:
            yield Trouble(Code.SCALE_MISSING, "scales", expected=scale_id)
        elif scale_id in present:
            found = tuple(option.id for option in present[scale_id].options)
            if found != needed:
                yield Trouble(Code.SCALE_OPTION, scale_id, ", ".join(found), ", ".join(needed))


def scale_values(content: Content) -> Iterator[Trouble]:
    """A known answer has a value within its scale, any other answer has none."""
    for scale in content.instrument.scales:
        highest = _HIGHEST.get(scale.id, 3)
        for option in scale.options:
            if option.state is not State.KNOWN and option.value is not None:
                yield Trouble(Code.SCALE_VALUE, scale.id, option.id, "Alleen een gewoon antwoord heeft een waarde")
            elif option.state is State.KNOWN and (option.value is None or not 0 <= option.value <= highest):
                yield Trouble(Code.SCALE_VALUE, scale.id, option.id, f"Nodig is een waarde van 0 tot en met {highest}")


def scale_synonyms(content: Content) -> Iterator[Trouble]:
    """What people type can mean one option of a scale only, whatever its case or accents."""
    for scale in content.instrument.scales:
        yield from (Trouble(Code.SCALE_SYNONYM, scale.id, text) for text in _shared(scale))


def _shared(scale: Scale) -> list[str]:
    meanings: dict[str, set[str]] = {}
    for option in scale.options:
        for text in (option.text, *option.synonyms):
            meanings.setdefault(fold(text), set()).add(option.id)
    return [text for text, options in meanings.items() if len(options) > 1]


def scopes(content: Content) -> Iterator[Trouble]:
    """Both scopes are there; the wide one names no grounds, the narrow one some of those that exist."""
    found = {scope.id: scope for scope in content.instrument.scopes}
    for scope_id in Scope if not content.lost("scopes") else ():
        if scope_id not in content.ids["scopes"]:
            yield Trouble(Code.SCOPE, "scopes", expected=f"De reikwijdte '{scope_id}' ontbreekt")
    if (wide := found.get(Scope.ALL)) and wide.grounds:
        yield Trouble(Code.SCOPE, wide.id, expected="De brede reikwijdte noemt geen gronden: die geldt voor alle")
    if (narrow := found.get(Scope.ORIGIN)) and not narrow.grounds:
        yield Trouble(Code.SCOPE, narrow.id, expected="De smalle reikwijdte noemt minstens één grond")


def scope_grounds(content: Content) -> Iterator[Trouble]:
    """A scope takes in grounds that exist."""
    known = content.instrument.grounds
    for scope in content.instrument.scopes if not content.lost("grounds") else ():
        for ground in scope.grounds:
            if ground not in known:
                yield Trouble(Code.UNKNOWN_GROUND, scope.id, ground, ", ".join(known), closest(ground, known))
