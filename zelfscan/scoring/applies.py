"""What applies where: contact types, the choice of people (W7) for R4 and R5, and the scope of grounds."""

from collections.abc import Iterable

from zelfscan.model.instrument import Instrument, MirrorQuestion, Per, Question, Scope
from zelfscan.model.scan import WorkProcess

CHOOSES = "W7"
"""The attribute that says whether the service itself chooses people."""


def gates(instrument: Instrument) -> dict[str, float]:
    """Per category that plays only where people are chosen: the value of W7 from which it does."""
    settings = instrument.settings
    return {"R4": settings.r4_w7_at_least.value, "R5": settings.r5_w7_at_least.value}


def plays(category: str, process: WorkProcess, gate: dict[str, float]) -> bool:
    """Whether a category plays in a work process; while W7 is not filled in, every category does."""
    return category not in gate or process.attributes.get(CHOOSES, gate[category]) >= gate[category]


def meets(question: Question | MirrorQuestion, process: WorkProcess) -> bool:
    """Whether the contact types of a question and a work process overlap."""
    return any(kind in process.contact for kind in question.contact)


class Applicability:
    """Which questions apply to a work process, remembered per contact types and W7."""

    def __init__(self, questions: Iterable[Question], gate: dict[str, float]) -> None:
        self._questions = tuple(questions)
        self._gate = gate
        self._known: dict[tuple[object, ...], frozenset[str]] = {}

    def of(self, process: WorkProcess) -> frozenset[str]:
        """Ids of the questions to answer for this process."""
        return self._remembered(Per.PROCESS, process)

    def once(self, processes: Iterable[WorkProcess]) -> frozenset[str]:
        """Ids of the questions to answer once for a directorate with these processes."""
        return frozenset().union(*(self._remembered(Per.DIRECTORATE, process) for process in processes))

    def _remembered(self, per: Per, process: WorkProcess) -> frozenset[str]:
        key = (per, process.contact, process.attributes.get(CHOOSES))
        if key not in self._known:
            self._known[key] = frozenset(
                question.id for question in self._questions if question.per == per and self._fits(question, process)
            )
        return self._known[key]

    def _fits(self, question: Question, process: WorkProcess) -> bool:
        """R4 and R5 ask nothing of a process that they do not play in; their directorate questions stay."""
        open_gate = question.per == Per.DIRECTORATE or plays(question.category, process, self._gate)
        return open_gate and meets(question, process)


def in_scope(instrument: Instrument, scope: Scope) -> dict[str, Question]:
    """The questions that count in a scope, by id: all but those whose grounds name only others."""
    grounds = next((set(item.grounds) for item in instrument.scopes if item.id == scope), set())
    wide = grounds | {"alle"}
    return {
        question.id: question for question in instrument.questions if not grounds or wide.intersection(question.grounds)
    }
