"""Inherent risk: likelihood times consequence of a work process, before any safeguard."""

from collections.abc import Mapping

from zelfscan.model.assessment import Inherent, RiskClass
from zelfscan.model.instrument import Category, ContactType, Settings
from zelfscan.model.scan import WorkProcess
from zelfscan.scoring.numbers import kept, mean, rounded

NO_CHOICE, DECIDER, WEIGHT = "W6", "W3", "W4"
CONSEQUENCE = ("W4", "W5", "W8")
FLOOR_CATEGORY = "R2"


def attributes(process: WorkProcess, settings: Settings) -> dict[str, float]:
    """The attributes as they count: who did not choose the contact (type B) can hardly refuse it."""
    counted: dict[str, float] = {attribute: float(value) for attribute, value in process.attributes.items()}
    if ContactType.B in process.contact:
        counted[NO_CHOICE] = max(counted.get(NO_CHOICE, 0.0), settings.contact_b_w6.value)
    return counted


def likelihood(category: Category, counted: Mapping[str, float], settings: Settings) -> float | None:
    """The mean of the category's attributes, 0 to 3; ``None`` when too few are filled in."""
    values = [counted[attribute] for attribute in category.likelihood if attribute in counted]
    enough = rounded(len(values)) >= rounded(settings.likelihood_share.value * len(category.likelihood))
    return mean(values) if values and enough else None


def consequence(counted: Mapping[str, float], settings: Settings) -> float | None:
    """The weighted mean of weight of the decision (W4), way back (W5) and reach (W8), 0 to 3."""
    if WEIGHT not in counted:
        return None
    weights = {name: settings.consequence_w4_weight.value if name == WEIGHT else 1.0 for name in CONSEQUENCE}
    filled = [name for name in CONSEQUENCE if name in counted]
    return sum(weights[name] * counted[name] for name in filled) / sum(weights[name] for name in filled)


def inherent(category: Category, process: WorkProcess, settings: Settings) -> Inherent:
    """The inherent risk of a category in a process, 0 to 9; a heavy decision by one official is always high."""
    counted = attributes(process, settings)
    chance, effect = likelihood(category, counted, settings), consequence(counted, settings)
    value = None if chance is None or effect is None else chance * effect
    computed = RiskClass.UNKNOWN if value is None else inherent_class(value, settings)
    lifted = _floor(category, counted, settings) and computed != RiskClass.HIGH
    return Inherent(
        value=kept(value),
        class_=RiskClass.HIGH if lifted else computed,
        likelihood=kept(chance),
        consequence=kept(effect),
        floor=lifted,
    )


def inherent_class(value: float, settings: Settings) -> RiskClass:
    """The class of an inherent risk, 0 to 9."""
    if rounded(value) >= settings.inherent_high.value:
        return RiskClass.HIGH
    return RiskClass.MEDIUM if rounded(value) >= settings.inherent_medium.value else RiskClass.LOW


def _floor(category: Category, counted: Mapping[str, float], settings: Settings) -> bool:
    alone = counted.get(DECIDER, -1) >= settings.floor_w3.value
    return category.id == FLOOR_CATEGORY and alone and counted.get(WEIGHT, -1) >= settings.floor_w4.value
