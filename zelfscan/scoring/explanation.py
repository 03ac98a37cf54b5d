"""Explains a result in plain Dutch, step by step: answers, factors, control, inherent risk, residual risk, class."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from zelfscan.model.assessment import Assessment, CategoryResult, FactorResult, LevelMean, StatedAnswer
from zelfscan.model.instrument import Instrument, Level, State
from zelfscan.model.scan import WorkProcess
from zelfscan.scoring.applies import CHOOSES, meets
from zelfscan.scoring.control import ASSUMED
from zelfscan.scoring.inherent import CONSEQUENCE, WEIGHT, attributes, inherent_class
from zelfscan.scoring.residual import STEPS

ANSWERS = "answers"
"""Id of the scale on which questions are answered."""


def explain(
    instrument: Instrument, assessment: Assessment, process: str | None = None, category: str | None = None
) -> tuple[str, ...]:
    """The lines that explain every result asked for; ``None`` means all. An empty line stands between results."""
    words = _Words(instrument, assessment)
    lines: list[str] = []
    for result in (*assessment.results, *assessment.enabling):
        if _wanted(result, process, category):
            lines += [*_result(words, result), ""]
    sources = ", ".join(scan.source for scan in assessment.scans)
    origin = words.say("origin", instrument=instrument.title, version=assessment.instrument_version, sources=sources)
    return (*lines, origin) if lines else (words.say("nothing"), origin)


def _wanted(result: CategoryResult, process: str | None, category: str | None) -> bool:
    """Whether a result is asked for; what is there once for the directorate also answers for one process."""
    if category is None:
        return process in (None, result.process)
    return category == result.category and (process in (None, result.process) or result.process is None)


class _Words:
    """The texts and names that an explanation needs, looked up once."""

    def __init__(self, instrument: Instrument, assessment: Assessment) -> None:
        self.instrument = instrument
        self.settings = instrument.settings
        self.texts = instrument.texts
        self.categories = {category.id: category for category in instrument.categories}
        self.factors = {factor.id: factor for factor in instrument.factors}
        self.questions = {question.id: question for question in instrument.questions}
        self.options = {
            option.id: option.text for scale in instrument.scales if scale.id == ANSWERS for option in scale.options
        }
        self.processes = {process.code: process for process in assessment.processes}
        self.answers: dict[str, list[StatedAnswer]] = {}
        for answer in assessment.answers:
            if answer.question in self.questions and answer.level != Level.EXPERIENCE:
                self.answers.setdefault(self.questions[answer.question].factor, []).append(answer)

    def say(self, key: str, **names: str) -> str:
        """One sentence of the content."""
        return self.texts[f"explain.{key}"].format_map(names)

    def risk(self, name: str) -> str:
        """A class of risk in words."""
        return self.texts[f"plan.class.{name}"]

    def control(self, name: str) -> str:
        """A class of control in words."""
        return self.texts[f"plan.control.{name}"]

    def place(self, process: str | None) -> str:
        """A process by code and name, or the directorate."""
        if process is None:
            return self.say("directorate")
        return f"{process} {self.processes[process].name}".strip()


def _number(value: float | None) -> str:
    if value is None:
        return "-"
    rounded = Decimal(str(value)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"{rounded:f}".rstrip("0").rstrip(".").replace(".", ",")


def _percent(value: float | None) -> str:
    return "-" if value is None else f"{value:.0%}"


def _result(words: _Words, result: CategoryResult) -> Iterator[str]:
    category = words.categories[result.category]
    yield words.say("title", place=words.place(result.process), category=f"{category.id} {category.name}")
    if not result.applicable:
        yield words.say("idle", attribute=CHOOSES)
        return
    for factor in result.factors:
        yield from _factor(words, result, factor)
    yield from _control(words, result)
    yield from _inherent(words, result)
    yield from _residual(words, result)
    yield from _caveats(words, result)
    yield from _reasons(words, result)


def _factor(words: _Words, result: CategoryResult, factor: FactorResult) -> Iterator[str]:
    name = words.factors[factor.factor].name
    key = "factor_withheld" if factor.withheld else "factor_open" if factor.value is None else "factor"
    yield words.say(key, factor=factor.factor, name=name, value=_number(factor.value))
    for level in factor.levels:
        yield _level(words, level)
        yield from (_answer(words, answer) for answer in _counted(words, result, factor, level))
    if factor.residents is not None:
        yield words.say("residents", value=_number(factor.residents))


def _level(words: _Words, level: LevelMean) -> str:
    names = {"level": words.texts[f"plan.level.{level.level}"], "value": _number(level.value)}
    key = "level" if level.counts else "level_out"
    return words.say(key, answered=str(level.answered), asked=str(level.asked), **names)


def _counted(words: _Words, result: CategoryResult, factor: FactorResult, level: LevelMean) -> list[StatedAnswer]:
    """The answers of a level that count for this result."""
    process = words.processes.get(result.process or "")
    return [
        answer
        for answer in words.answers.get(factor.factor, [])
        if answer.level == level.level and (process is None or _counts(words, answer, process))
    ]


def _counts(words: _Words, answer: StatedAnswer, process: WorkProcess) -> bool:
    return answer.process == process.code or (
        answer.process is None and meets(words.questions[answer.question], process)
    )


def _answer(words: _Words, answer: StatedAnswer) -> str:
    place = words.place(answer.process)
    return words.say(
        "answer", question=answer.question, place=place, answer=_given(words, answer), source=answer.source
    )


def _given(words: _Words, answer: StatedAnswer) -> str:
    if answer.state in (State.OPEN, State.WITHHELD):
        return words.say(answer.state.value)
    text = words.options.get(answer.option or "", answer.option or answer.state.value)
    value = words.settings.unknown_value.value if answer.state in ASSUMED else answer.value
    return text if value is None else words.say("answer_value", answer=text, value=_number(value))


def _control(words: _Words, result: CategoryResult) -> Iterator[str]:
    control, settings = result.control, words.settings
    if control.value is None:
        yield words.say("control_unknown", **{"class": words.control(control.class_)})
    else:
        count = sum(factor.value is not None for factor in result.factors)
        yield words.say(
            "control",
            count=words.say("one_factor") if count == 1 else words.say("factors", n=str(count)),
            value=_number(control.value),
            in_order=_number(settings.control_in_order.value),
            largely=_number(settings.control_largely.value),
            partly=_number(settings.control_partly.value),
            **{"class": words.control(control.class_)},
        )
    if result.weakest:
        yield words.say("weakest", factor=result.weakest, name=words.factors[result.weakest].name)
    if control.best_value != control.worst_value:
        yield words.say(
            "band",
            best=words.control(control.best),
            worst=words.control(control.worst),
            best_value=_number(control.best_value),
            worst_value=_number(control.worst_value),
        )


def _inherent(words: _Words, result: CategoryResult) -> Iterator[str]:
    inherent, settings = result.inherent, words.settings
    if inherent is None or result.process is None:
        return
    counted = attributes(words.processes[result.process], settings)
    yield _side(words, "likelihood", words.categories[result.category].likelihood, counted, inherent.likelihood)
    yield _side(words, "consequence", CONSEQUENCE, counted, inherent.consequence)
    if inherent.value is None:
        yield words.say("inherent_unknown")
    else:
        yield words.say(
            "inherent",
            likelihood=_number(inherent.likelihood),
            consequence=_number(inherent.consequence),
            value=_number(inherent.value),
            medium=_number(settings.inherent_medium.value),
            high=_number(settings.inherent_high.value),
            **{"class": words.risk(inherent_class(inherent.value, settings))},
        )
    if inherent.floor:
        yield words.say("floor", **{"class": words.risk(inherent.class_)})


def _side(words: _Words, key: str, names: tuple[str, ...], counted: dict[str, float], value: float | None) -> str:
    parts = ", ".join(
        words.say("attribute", id=name, value=_number(counted[name]))
        if name in counted
        else words.say("attribute_open", id=name)
        for name in names
    )
    weight = _number(words.settings.consequence_w4_weight.value)
    key = key if value is not None else f"{key}_unknown"
    return words.say(key, parts=parts, value=_number(value), heavy=WEIGHT, weight=weight)


def _residual(words: _Words, result: CategoryResult) -> Iterator[str]:
    residual, inherent = result.residual, result.inherent
    if residual is None or inherent is None:
        return
    names = {"class": words.risk(residual.default), "inherent": words.risk(inherent.class_)}
    key = "residual" if residual.default in STEPS else "residual_none"
    yield words.say(key, control=words.control(result.control.class_), **names)
    if residual.class_ != residual.default:
        yield words.say("unclear", best=words.risk(residual.best), worst=words.risk(residual.worst))
    if residual.moved:
        reason = " ".join(override.reason for override in residual.overrides)
        yield words.say("moved", moved=words.risk(residual.moved), computed=names["class"], reason=reason)
    elif residual.overrides:
        yield words.say("cancelled", computed=names["class"])


def _caveats(words: _Words, result: CategoryResult) -> Iterator[str]:
    if result.coverage is not None:
        yield words.say("coverage", coverage=_percent(result.coverage), unknown=_percent(result.unknown_share or 0.0))
    yield from (words.texts[f"plan.label.{label}"] for label in result.labels)


def _reasons(words: _Words, result: CategoryResult) -> Iterator[str]:
    if result.reasons:
        yield words.say("reasons")
    for reason in result.reasons:
        yield words.say(
            "reason",
            question=reason.question,
            place=words.place(reason.process),
            answer=words.options.get(reason.option or "", reason.state.value),
            weight=_number(reason.weight),
            source=reason.source,
        )
