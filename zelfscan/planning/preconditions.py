"""The preconditions (randvoorwaarden): per one the less favourable answer, and the advice that follows."""

from collections.abc import Iterable

from zelfscan.model.assessment import Assessment
from zelfscan.model.instrument import AnswerOption, Instrument, Precondition, Settings
from zelfscan.model.plan import Advice, PreconditionOutcome, PreconditionResult

SCALE = "preconditions"
"""Id of the scale on which preconditions are answered."""


class Favour:
    """The order of the answers on a precondition, from favourable (ja) to not (weet ik niet, nee)."""

    def __init__(self, instrument: Instrument) -> None:
        options = next((scale.options for scale in instrument.scales if scale.id == SCALE), ())
        self._best = min((option.value for option in options if option.value is not None), default=0)
        self._worst = max((option.value for option in options if option.value is not None), default=0)
        self._ranks = {option.id: self._rank(option) for option in options}

    def _rank(self, option: AnswerOption) -> float:
        """Not knowing stands just before a plain no."""
        return self._worst - 0.5 if option.value is None else float(option.value)

    def known(self, answer: str | None) -> bool:
        """Whether this is an answer of the scale."""
        return answer in self._ranks

    def rank(self, answer: str | None) -> float:
        """How unfavourable an answer is; nothing answered weighs nothing."""
        return self._ranks.get(answer or "", float(self._best))

    def is_yes(self, answer: str | None) -> bool:
        """Whether the answer is a plain yes."""
        return answer in self._ranks and self._ranks[answer] == self._best

    def is_no(self, answer: str | None) -> bool:
        """Whether the answer is a plain no."""
        return answer in self._ranks and self._ranks[answer] == self._worst

    def is_unfavourable(self, answer: str | None) -> bool:
        """Whether the answer is no or not known."""
        return answer in self._ranks and self._ranks[answer] >= self._worst - 0.5


def outcome(instrument: Instrument, assessment: Assessment) -> PreconditionOutcome:
    """The advice: the first rule that fits, or ``not_yet`` when too few preconditions have an answer."""
    favour = Favour(instrument)
    results = tuple(_result(item, assessment, favour) for item in instrument.preconditions)
    answers = {result.precondition: result.answer for result in results}
    advice, decisive = _advice(instrument, answers, favour)
    return PreconditionOutcome(
        advice=advice,
        answered=sum(favour.known(answer) for answer in answers.values()),
        unfavourable=sum(favour.is_unfavourable(answer) for answer in answers.values()),
        results=results,
        decisive=decisive,
    )


def _result(item: Precondition, assessment: Assessment, favour: Favour) -> PreconditionResult:
    """Of all that commissioners and leads answered, the least favourable; empty ones are left out."""
    given = [
        answer
        for stated in assessment.preconditions
        if stated.precondition == item.id
        for answer in (stated.commissioner, stated.lead)
        if favour.known(answer)
    ]
    return PreconditionResult(
        precondition=item.id, answer=max(given, key=favour.rank, default=None), differs=len(set(given)) > 1
    )


def _advice(instrument: Instrument, answers: dict[str, str | None], favour: Favour) -> tuple[Advice, tuple[str, ...]]:
    settings = instrument.settings
    stops = _ids(item for item in instrument.preconditions if item.stops_on_no and favour.is_no(answers[item.id]))
    lacks = _ids(
        item
        for item in instrument.preconditions
        if item.needs_yes and favour.known(answers[item.id]) and not favour.is_yes(answers[item.id])
    )
    bad = _ids(item for item in instrument.preconditions if favour.is_unfavourable(answers[item.id]))
    if sum(favour.known(answer) for answer in answers.values()) < settings.preconditions_answered.value:
        return Advice.NOT_YET, ()
    return _first_rule(settings, stops, lacks, bad)


def _first_rule(
    settings: Settings, stops: tuple[str, ...], lacks: tuple[str, ...], bad: tuple[str, ...]
) -> tuple[Advice, tuple[str, ...]]:
    if stops or len(bad) > settings.preconditions_stop.value:
        many = bad if len(bad) > settings.preconditions_stop.value else ()
        return Advice.PRECONDITIONS_FIRST, tuple(dict.fromkeys(stops + many))
    if lacks or len(bad) >= settings.preconditions_support.value:
        many = bad if len(bad) >= settings.preconditions_support.value else ()
        return Advice.START_WITH_SUPPORT, tuple(dict.fromkeys(lacks + many))
    return Advice.START, ()


def _ids(items: Iterable[Precondition]) -> tuple[str, ...]:
    return tuple(item.id for item in items)
