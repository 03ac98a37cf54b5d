"""Scans with a text in every place where people can type, for the tests that follow what becomes of it."""

from collections.abc import Sequence

from tests.made_documents import DAY
from zelfscan.model.instrument import ContactType, Instrument, Level, Scope, State
from zelfscan.model.scan import (
    Answer,
    Direction,
    DocumentAnswer,
    EvaluationAnswer,
    Override,
    OwnRisk,
    PreconditionAnswer,
    QuickFix,
    Remark,
    RoleHolder,
    Scan,
    WorkProcess,
)


class Typist:
    """Types a text in every field, each with a mark of its own in the middle, and remembers what was typed."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self.typed: dict[str, str] = {}

    def __call__(self, field: str) -> str:
        """The next text, for this field."""
        text = self._texts[len(self.typed) % len(self._texts)]
        middle = len(text) // 2
        self.typed[field] = f"{text[:middle]}«{field}»{text[middle:]}"
        return self.typed[field]


def scan(instrument: Instrument, typist: Typist, name: str, level: Level = Level.TOGETHER) -> Scan:
    """A scan of a directorate with two work processes that has a text in every place where people can type."""
    processes = tuple(
        WorkProcess(
            code=code,
            name=typist(f"{name} {code}"),
            contact=(ContactType.A, ContactType.B),
            attributes={item.id: 2 for item in instrument.attributes},
        )
        for code in ("P1", "P2")
    )
    asked = [question for question in instrument.questions if not {"A", "B"}.isdisjoint(question.contact)]
    remarked = [question for place, question in enumerate(asked) if place % 9 == 0 or question.opinion]
    return Scan(
        source=f"{name}.xlsx",
        instrument=instrument.id,
        instrument_version=instrument.version,
        full=True,
        scope=Scope.ALL,
        level=level,
        organisation=typist(f"{name} organisatie"),
        directorate=typist(f"{name} directie"),
        people=6,
        date=DAY,
        filled_in_by=typist(f"{name} door"),
        contact=tuple(ContactType),
        asked=frozenset(question.id for question in asked),
        processes=processes,
        answers=tuple(answers(instrument)),
        remarks=tuple(remark(typist, f"{name} {question.id}", question.id) for question in remarked),
        preconditions=tuple(
            PreconditionAnswer(precondition=item.id, commissioner="ja", remark=typist(f"{name} {item.id}"))
            for item in instrument.preconditions
        ),
        roles=tuple(RoleHolder(role=item.id, holder=typist(f"{name} {item.id}")) for item in instrument.roles),
        documents=tuple(
            DocumentAnswer(document=item.id, answer=None, place=typist(f"{name} {item.id}"))
            for item in instrument.documents
        ),
        own_risks=tuple(
            OwnRisk(process=code, **{part: typist(f"{name} {code} {part}") for part in ("risk", "idea", "owner")})
            for code in ("P1", None)
        ),
        quick_fixes=(QuickFix(**{field: typist(f"{name} {field}") for field in ("what", "who", "when")}),),
        overrides=(
            Override(
                process="P1",
                category="R1",
                direction=Direction.LOWER,
                reason=typist(f"{name} reden"),
                decided_by=typist(f"{name} besluit"),
                source=f"{name}.xlsx",
            ),
        ),
        evaluation=tuple(
            EvaluationAnswer(question=item.id, number=None, text=typist(f"{name} {item.id}"))
            for item in instrument.evaluation
            if item.in_workbook
        ),
    )


def answers(instrument: Instrument) -> list[Answer]:
    """The answer "deels" to all that is asked of P1, so that there is a class that people can move."""
    return [
        Answer(question=question.id, process="P1", state=State.KNOWN, value=2, option="deels")
        for question in instrument.questions
        if question.per == "process"
    ]


def remark(typist: Typist, name: str, question: str) -> Remark:
    return Remark(question=question, evidence=typist(f"{name} bewijs"), explanation=typist(f"{name} uitleg"))


def residents(instrument: Instrument, typist: Typist) -> Scan:
    """What residents say, with an explanation of every answer."""
    return Scan(
        source="inwoners.xlsx",
        instrument=instrument.id,
        instrument_version=instrument.version,
        full=False,
        scope=Scope.ALL,
        level=Level.EXPERIENCE,
        directorate="Wmo (fictief)",
        people=9,
        filled_in_by=typist("inwoners door"),
        contact=tuple(ContactType),
        asked=frozenset(),
        remarks=tuple(
            Remark(question=item.id, explanation=typist(f"inwoners {item.id}")) for item in instrument.mirror
        ),
    )
