"""Checks on settings: every number within its range, in a sensible order, with a basis that exists."""

from collections.abc import Iterator

from zelfscan.instrument.checks_links import OWN_CHOICE
from zelfscan.instrument.problems import Code
from zelfscan.instrument.reading import Content
from zelfscan.instrument.shape import closest
from zelfscan.instrument.trouble import Trouble
from zelfscan.model.instrument import Number, Settings

ANSWER, SHARE, SCORE, COUNT = (0.0, 3.0), (0.0, 1.0), (0.0, 9.0), (1.0, 60.0)
RANGES: dict[str, tuple[float, float]] = {
    "unknown_value": ANSWER,
    "control_in_order": ANSWER,
    "control_largely": ANSWER,
    "control_partly": ANSWER,
    "inherent_medium": SCORE,
    "inherent_high": SCORE,
    "likelihood_share": SHARE,
    "contact_b_w6": ANSWER,
    "floor_w3": ANSWER,
    "floor_w4": ANSWER,
    "r4_w7_at_least": ANSWER,
    "r5_w7_at_least": ANSWER,
    "level_share": SHARE,
    "coverage_minimum": SHARE,
    "unknown_share": SHARE,
    "shared_share": SHARE,
    "level_difference": ANSWER,
    "minimum_group": (5.0, 10.0),
    "band_steps": (1.0, 3.0),
    "need_cutoff": ANSWER,
    "evaluation_scale": (1.0, 5.0),
    "evaluation_grade": (1.0, 10.0),
    "hours_together": (1.0, 2000.0),
}
"""Lowest and highest value per setting; every other one is a count from 1 to 60. No group below 5 is shown (S74)."""

FRACTIONS = {
    "unknown_value",
    "control_in_order",
    "control_largely",
    "control_partly",
    "inherent_medium",
    "inherent_high",
    "likelihood_share",
    "consequence_w4_weight",
    "level_share",
    "coverage_minimum",
    "unknown_share",
    "shared_share",
    "level_difference",
    "need_cutoff",
    "effort_small",
    "effort_middle",
    "effort_large",
    "evaluation_scale",
    "evaluation_grade",
}
"""Settings that need not be a whole number."""

ORDERS = (
    ("control_in_order", "control_largely", True),
    ("control_largely", "control_partly", True),
    ("inherent_medium", "inherent_high", True),
    ("r4_w7_at_least", "r5_w7_at_least", False),
    ("effort_small", "effort_middle", False),
    ("effort_middle", "effort_large", False),
    ("months_small", "months_middle", False),
    ("months_middle", "months_large", False),
    ("start_now", "most_actions", False),
    ("start_now", "per_quarter", False),
    ("preconditions_support", "preconditions_stop", False),
)
"""Pairs in which the first setting is below the second (``True``), or at most equal to it."""


def _numbers(content: Content) -> Iterator[tuple[str, Number]]:
    settings: Settings | None = getattr(content.instrument, "settings", None)
    if settings is not None:
        yield from ((name, getattr(settings, name)) for name in Settings.model_fields)


def basis(content: Content) -> Iterator[Trouble]:
    """A setting rests on a source, or says that it is the project's own choice."""
    valid = [OWN_CHOICE, *content.ids["sources"]]
    for name, number in _numbers(content):
        if number.basis not in valid:
            expected = f"een bron uit sources.yaml, of '{OWN_CHOICE}'"
            yield Trouble(Code.UNKNOWN_LINK, name, number.basis, expected, closest(number.basis, valid))


def ranges(content: Content) -> Iterator[Trouble]:
    """Every setting lies within its range, and what is counted is a whole number."""
    for name, number in _numbers(content):
        lowest, highest = RANGES.get(name, COUNT)
        if not lowest <= number.value <= highest:
            expected = f"een getal van {lowest:g} tot en met {highest:g}"
            yield Trouble(Code.SETTING_RANGE, name, f"{number.value:g}", expected)
        elif name not in FRACTIONS and number.value != int(number.value):
            yield Trouble(Code.SETTING_RANGE, name, f"{number.value:g}", "een heel getal")


def orders(content: Content) -> Iterator[Trouble]:
    """Cut-offs rise, large takes longer than small, and what starts now fits in the whole."""
    values = {name: number.value for name, number in _numbers(content)}
    for lower, higher, strictly in ORDERS if values else ():
        if values[lower] > values[higher] or (strictly and values[lower] == values[higher]):
            expected = f"{lower} is {'kleiner dan' if strictly else 'hooguit'} {higher} ({values[higher]:g})"
            yield Trouble(Code.SETTING_ORDER, lower, f"{values[lower]:g}", expected)


def preconditions_exist(content: Content) -> Iterator[Trouble]:
    """No cut-off asks for more preconditions than there are."""
    total = len(content.instrument.preconditions)
    for name, number in _numbers(content):
        if name in ("preconditions_answered", "preconditions_stop") and number.value > total:
            yield Trouble(Code.SETTING_RANGE, name, f"{number.value:g}", f"hooguit {total}, het aantal randvoorwaarden")
