"""Word files as the product makes them, for tests that look at the files: of examples, of nothing, of much."""

import datetime as dt
import io
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from tests.followed_actions import followed_actions
from zelfscan.documents.fields_of import TEMPLATES
from zelfscan.documents.render import render
from zelfscan.documents.samples import full_sample
from zelfscan.followup.check import judge
from zelfscan.followup.check_letter import CheckWords, letter_fields
from zelfscan.model.instrument import ContactType, Instrument, Level, Per, Scope, State
from zelfscan.model.plan import Result
from zelfscan.model.scan import (
    Answer,
    Direction,
    EvaluationAnswer,
    Override,
    OwnRisk,
    QuickFix,
    Remark,
    RoleHolder,
    Scan,
    WorkProcess,
)
from zelfscan.rounds.directorate import Templates, make_result, to_json, write_result
from zelfscan.rounds.remeasure import remeasured

ROOT = Path(__file__).parents[1]
WORD = {kind: ROOT / "templates" / "docx" / f"{kind}.docx" for kind in TEMPLATES}
SHIPPED = Templates(WORD["verbeterplan"], WORD["bijlage"])
DAY = dt.date(2027, 4, 1)
ANSWERS = {"ja": 0, "grotendeels": 1, "deels": 2, "nee": 3}


def made_documents(instrument: Instrument) -> dict[str, bytes]:
    """Plan, annex and what comes after by file name: of the examples of the placeholders, and of invented places."""
    return dict(_made(instrument.version))


@cache
def _made(version: str) -> tuple[tuple[str, bytes], ...]:
    """Made once for all tests; ``version`` is only what the cache goes by."""
    from zelfscan.instrument.load import load_instrument

    instrument, _ = load_instrument()
    assert instrument is not None
    made = {f"{kind}-voorbeelden.docx": render(WORD[kind], full_sample(model)) for kind, model in TEMPLATES.items()}
    sames = [(whole(instrument, option),) for option in ("ja", "nee")]
    for scans in ((empty(instrument),), *sames, levels(instrument)):
        made |= documents_of(instrument, scans)
    name = "Dienst twee keer (fictief)"
    then, now = whole(instrument, "nee", name=name), whole(instrument, "grotendeels", name=name)
    made |= documents_of(instrument, (now,), (then,))
    return tuple(made.items())


def documents_of(instrument: Instrument, scans: Sequence[Scan], then: Sequence[Scan] = ()) -> dict[str, bytes]:
    """Plan, annex, market explorations and the letter with the check of one directorate; ``then`` was its last scan."""
    with tempfile.TemporaryDirectory() as folder:
        result = make_result(instrument, scans, (), DAY, despite_errors=True)
        if then:
            before = to_json(make_result(instrument, then, (), DAY, despite_errors=True))
            result = remeasured(instrument, result, before.encode("utf-8"))
        paths = write_result(instrument, result, Path(folder), SHIPPED)
        made = {path.name: path.read_bytes() for path in paths if path.suffix == ".docx"}
    return made | checked(instrument, result)


def checked(instrument: Instrument, result: Result) -> dict[str, bytes]:
    """The letter with the check on the plan of one directorate, by file name."""
    actions = followed_actions(instrument, result)
    words, verdicts = CheckWords(instrument, result, actions), judge(instrument, result, actions, DAY)
    view = letter_fields(words, verdicts, result, "Voorbeeldronde", DAY)
    return {f"toetsbrief-{result.assessment.slug}.docx": render(WORD["toetsbrief"], view.model_dump())}


def as_blob(workbook: object) -> bytes:
    """The bytes of a workbook of openpyxl."""
    buffer = io.BytesIO()
    workbook.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()


def empty(instrument: Instrument) -> Scan:
    """A workbook in which nobody filled in anything but the name."""
    return Scan(
        source="leeg.xlsx",
        instrument=instrument.id,
        instrument_version=instrument.version,
        full=False,
        scope=Scope.ALL,
        level=Level.TOGETHER,
        directorate="Leeg (fictief)",
        contact=(ContactType.A,),
        asked=frozenset(question.id for question in instrument.questions if question.core),
    )


def whole(instrument: Instrument, option: str, level: Level = Level.TOGETHER, name: str = "") -> Scan:
    """A full workbook with three work processes and the same answer everywhere."""
    processes = tuple(
        WorkProcess(code=code, name=f"Aanvraag {code}", contact=tuple(ContactType), attributes=dict.fromkeys(
            (item.id for item in instrument.attributes), height))
        for height, code in ((3, "P1"), (2, "P2"), (1, "P3"))
    )  # fmt: skip
    first = instrument.questions[0].id
    return empty(instrument).model_copy(
        update={
            "source": f"{option}.xlsx",
            "full": True,
            "level": level,
            "organisation": "Gemeente Voorbeeldstad (fictief)",
            "directorate": name or f"Dienst {option} (fictief)",
            "people": 7,
            "date": DAY,
            "filled_in_by": "teamleider",
            "contact": tuple(ContactType),
            "asked": frozenset(question.id for question in instrument.questions),
            "processes": processes,
            "answers": tuple(_answers(instrument, option)),
            "remarks": (
                Remark(question=first, evidence="Werkinstructie", explanation="Sinds januari.\nVoor iedereen."),
            ),
            "roles": (RoleHolder(role="directeur", holder="Directeur Dienstverlening"),),
            "own_risks": (OwnRisk(process="P1", risk="Brieven zijn lastig", idea="Bellen", owner="team"),),
            "quick_fixes": (QuickFix(what="Telefoonnummer op de brief", who="communicatie", when="morgen"),),
            "overrides": (Override(process="P1", category="R1", direction=Direction.LOWER, reason="Loopt al."),),
            "evaluation": (EvaluationAnswer(question=instrument.evaluation[0].id, number=4, text="Ging goed."),),
        }
    )


def levels(instrument: Instrument) -> tuple[Scan, ...]:
    """One directorate that three levels see in another way."""
    name = "Wmo (fictief)"
    return (
        whole(instrument, "ja", Level.MANAGEMENT, name),
        whole(instrument, "deels", Level.POLICY, name),
        whole(instrument, "nee", Level.EXECUTION, name),
    )


def _answers(instrument: Instrument, option: str) -> list[Answer]:
    return [
        Answer(question=question.id, process=process, state=State.KNOWN, value=ANSWERS[option], option=option)
        for question in instrument.questions
        for process in (("P1", "P2", "P3") if question.per is Per.PROCESS else (None,))
    ]
