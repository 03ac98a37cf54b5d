"""What was asked, and how: kept with every result, so that a later scan knows which answers it can be laid beside."""

import hashlib
import json

from zelfscan.model.assessment import Assessment
from zelfscan.model.comparison import Asked, Wording
from zelfscan.model.instrument import Instrument, Level, MirrorQuestion, Question, Scale, State

ANSWERS, MIRROR = "answers", "mirror"
"""The scales of questions to the service, and to residents."""
GROUNDS = "{gronden}"
"""Where the text of a question names the grounds of the scope."""
RULES = (
    "unknown_value",
    "control_in_order",
    "control_largely",
    "control_partly",
    "inherent_medium",
    "inherent_high",
    "likelihood_share",
    "consequence_w4_weight",
    "contact_b_w6",
    "floor_w3",
    "floor_w4",
    "r4_w7_at_least",
    "r5_w7_at_least",
    "level_share",
    "minimum_group",
    "band_steps",
)
"""The settings that a class follows from."""


def asked_of(instrument: Instrument, assessment: Assessment) -> Asked:
    """How everything was put that this assessment rests on. The instrument must be the one it was made with."""
    phrase = next((item.phrase for item in instrument.scopes if item.id is assessment.scope), "")
    answered = {answer.question for answer in assessment.answers}
    asked: tuple[Question | MirrorQuestion, ...] = (*instrument.questions, *instrument.mirror)
    return Asked(
        instrument=assessment.instrument,
        version=assessment.instrument_version,
        questions={
            item.id: Wording(text=_plain(item.text.replace(GROUNDS, phrase)), factor=item.factor)
            for item in asked
            if item.id in answered
        },
        scales={item.id: _valued(item) for item in instrument.scales if item.id in (ANSWERS, MIRROR)},
        attributes={item.id: _plain(" | ".join((item.text, *item.options))) for item in instrument.attributes},
        rules=_rules(instrument),
    )


def scale_of(level: Level) -> str:
    """The scale on which a level answers."""
    return MIRROR if level is Level.EXPERIENCE else ANSWERS


def _plain(text: str) -> str:
    """A text in which only the words count, not the white space between them."""
    return " ".join(text.split())


def _valued(scale: Scale) -> tuple[str, ...]:
    """The answers of a scale that have a value, each with it; the other answers say nothing that is compared."""
    return tuple(f"{_plain(item.text)} = {item.value}" for item in scale.options if item.state is State.KNOWN)


def _rules(instrument: Instrument) -> str:
    """One sha256 over every number and list that a class follows from."""
    numbers = {name: getattr(instrument.settings, name).value for name in RULES}
    lists = {item.id: [*item.likelihood, item.enabling] for item in instrument.categories}
    return hashlib.sha256(json.dumps([numbers, lists], sort_keys=True).encode()).hexdigest()
