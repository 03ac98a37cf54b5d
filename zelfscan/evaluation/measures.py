"""What is measured of every directorate: a number per directorate, from its people and from the round itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import fmean

from zelfscan.evaluation.facts import Member
from zelfscan.model.instrument import EvaluationForm, Instrument, Level

ELEMENT_OF = {
    "processes": "EL2",
    "feedback": "EL5",
    "days": "EL6",
    "coverage": "EL7",
    "unknown": "EL7",
    "not_applicable": "EL7",
    "owned": "EL13",
    "done": "EL13",
}
"""Under which element stands what the round itself knows; ids of elements are fixed for ever."""

KINDS = {
    EvaluationForm.SCALE: "scale",
    EvaluationForm.GRADE: "grade",
    EvaluationForm.HOURS: "hours",
}
BOUNDS: Mapping[str, tuple[float, float, float]] = {
    "scale": (1.0, 5.0, 0.2),
    "grade": (1.0, 10.0, 0.2),
    "share": (0.0, 1.0, 0.05),
}
"""Lowest and highest value, and how near to these a mean is not told: it would be everybody's own answer."""


@dataclass(frozen=True, slots=True)
class Measure:
    """Something that has a value for a directorate. ``kind`` says how it reads, ``element`` is an id."""

    key: str
    kind: str
    element: str
    value: Callable[[Member, Level | None], float | None]
    """The value of a directorate; with a level, of that level alone."""
    by_level: bool = False


def measures(instrument: Instrument) -> tuple[Measure, ...]:
    """Everything that is measured, in the order in which it is told."""
    names = {item.name: item.id for item in instrument.elements}
    asked = [
        Measure(item.id, KINDS[item.forms[0]], names.get(item.element, ""), _voiced(item.id), item.in_workbook)
        for item in instrument.evaluation
        if item.forms and item.forms[0] in KINDS
    ]
    order = ("days", "coverage", "unknown", "not_applicable", "processes")
    first = [_of_round(key) for key in order]
    return (*first, *asked, _of_round("owned"), _of_round("done"))


def _of_round(key: str) -> Measure:
    kind = {"days": "days", "processes": "number"}.get(key, "share")
    return Measure(key, kind, ELEMENT_OF[key], _ROUND[key])


def _voiced(question: str) -> Callable[[Member, Level | None], float | None]:
    """The mean of what a directorate said on one question of the evaluation, every workbook the same weight."""

    def value(member: Member, level: Level | None) -> float | None:
        numbers = [
            voice.number
            for voice in member.voices
            if voice.question == question and voice.number is not None and (level is None or voice.level is level)
        ]
        return fmean(numbers) if numbers else None

    return value


def _days(member: Member, _level: Level | None) -> float | None:
    return fmean(member.days) if member.days else None


def _processes(member: Member, _level: Level | None) -> float | None:
    return float(len(member.processes)) if member.processes else None


def _coverage(member: Member, _level: Level | None) -> float | None:
    total = member.total
    return (total.asked - total.open) / total.asked if total.asked else None


def _unknown(member: Member, _level: Level | None) -> float | None:
    total = member.total
    answered = total.known + total.unknown
    return total.unknown / answered if answered else None


def _not_applicable(member: Member, _level: Level | None) -> float | None:
    total = member.total
    filled = total.asked - total.open
    return total.not_applicable / filled if filled else None


def _owned(member: Member, _level: Level | None) -> float | None:
    return member.owned / member.actions if member.actions else None


def _done(member: Member, _level: Level | None) -> float | None:
    return member.done / member.followed if member.followed else None


_ROUND: Mapping[str, Callable[[Member, Level | None], float | None]] = {
    "days": _days,
    "coverage": _coverage,
    "unknown": _unknown,
    "not_applicable": _not_applicable,
    "processes": _processes,
    "owned": _owned,
    "done": _done,
}
