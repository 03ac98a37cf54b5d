"""Labels, changes by people, and the trace behind a class."""

from collections.abc import Iterable

import pytest

from tests.support import cell, process, scan
from zelfscan.messages import sentence, severity
from zelfscan.model.assessment import Assessment, Label, RiskClass
from zelfscan.model.finding import Finding, Severity
from zelfscan.model.instrument import Instrument, Level
from zelfscan.model.scan import Direction, EvaluationAnswer, Override, Remark
from zelfscan.scoring import assess, explain


def labels(instrument: Instrument, rule: dict[str, str], asked: Iterable[str] = ()) -> tuple[Label, ...]:
    """The labels of R2 for one workbook."""
    return cell(assess(instrument, [scan(instrument, asked=[*rule, *asked], rule=rule)])[0], "R2").labels


def test_little_insight_starts_above_thirty_percent(instrument: Instrument) -> None:
    ten = ["V2.1a", "V2.1b", "V2.1c", "V2.2a", "V2.2b", "V2.2c", "V2.2d", "V2.3a", "V2.3b", "V2.3c"]
    rule = dict.fromkeys(ten, "nee") | dict.fromkeys(ten[:3], "weet_niet")
    assert labels(instrument, rule) == ()
    assert labels(instrument, rule | {ten[3]: "niet_gekregen"}) == (Label.LITTLE_INSIGHT,)


def test_incomplete_starts_below_eighty_percent(instrument: Instrument) -> None:
    rule = dict.fromkeys(["V2.1a", "V2.1b", "V2.2a", "V2.2b"], "nee")
    assert labels(instrument, rule, ["V2.3a"]) == ()
    assert labels(instrument, rule, ["V2.3a", "V2.3b"]) == (Label.INCOMPLETE,)


def test_views_differ_from_one_step_on_over_the_factors_that_both_saw(instrument: Instrument) -> None:
    def differ(policy: dict[str, str], execution: dict[str, str], *more: str) -> bool:
        scans = [
            scan(instrument, asked=[*rule, *more], rule=rule, level=level)
            for rule, level in ((policy, Level.POLICY), (execution, Level.EXECUTION))
        ]
        return Label.VIEWS_DIFFER in cell(assess(instrument, scans)[0], "R2").labels

    assert differ({"V2.1a": "ja"}, {"V2.1a": "grotendeels"})
    assert not differ({"V2.1a": "ja", "V2.2a": "ja"}, {"V2.1a": "grotendeels", "V2.2a": "ja"})
    assert not differ({"V2.1a": "ja"}, {"V2.2a": "nee"})
    assert not differ({"V2.1a": "ja"}, {"V2.1a": "nee"}, "V2.1b", "V2.1c")


def test_in_order_without_any_evidence_is_unsupported(instrument: Instrument) -> None:
    def unsupported(*remarks: Remark) -> bool:
        filled = scan(instrument, asked=["V2.1a", "V2.2a"], remarks=remarks)
        return Label.UNSUPPORTED in cell(assess(instrument, [filled])[0], "R2").labels

    assert unsupported()
    assert unsupported(Remark(question="V2.1a", explanation="Zo doen we dat."))
    assert unsupported(Remark(question="V3.1c", evidence="verslag"))
    assert not unsupported(Remark(question="V2.1a", evidence="werkinstructie 2026"))


def moved(
    instrument: Instrument, *overrides: Override, rule: str = "deels", **attributes: int | None
) -> tuple[Assessment, tuple[Finding, ...]]:
    """R2 with overrides; by default inherent high and control partly in order, so residual high."""
    filled = scan(instrument, process(**attributes), asked=["V2.1a"], rule=rule, overrides=overrides)
    return assess(instrument, [filled])


def override(direction: Direction, reason: str = "Wij zien meer.", category: str = "R2", place: str = "P1") -> Override:
    """A move by people."""
    return Override(process=place, category=category, direction=direction, reason=reason, source="wmo.xlsx")


HIGHER, LOWER = Direction.HIGHER, Direction.LOWER


def test_a_moved_class_stands_beside_the_computed_one(instrument: Instrument) -> None:
    for direction, expected in ((HIGHER, RiskClass.VERY_HIGH), (LOWER, RiskClass.MEDIUM)):
        assessment, findings = moved(instrument, override(direction))
        residual = cell(assessment, "R2").residual
        assert residual is not None
        assert (residual.default, residual.class_, residual.moved) == (RiskClass.HIGH, RiskClass.HIGH, expected)
        assert (len(residual.overrides), findings) == (1, ())


def test_several_moves_the_same_way_are_one_step(instrument: Instrument) -> None:
    assessment, findings = moved(instrument, override(LOWER), override(LOWER, "Wij ook."))
    residual = cell(assessment, "R2").residual
    assert residual is not None
    assert (residual.moved, len(residual.overrides), findings) == (RiskClass.MEDIUM, 2, ())


def test_opposite_moves_cancel_with_a_warning(instrument: Instrument) -> None:
    assessment, (finding,) = moved(instrument, override(LOWER), override(HIGHER))
    residual = cell(assessment, "R2").residual
    assert residual is not None
    assert (residual.moved, finding.code, severity(finding)) == (None, "SC-006", Severity.WARNING)


@pytest.mark.parametrize(
    ("wrong", "rule", "code"),
    [
        (override(HIGHER, category="R6"), "deels", "SC-003"),
        (override(HIGHER, category="R4"), "deels", "SC-003"),
        (override(HIGHER, category="R9"), "deels", "SC-003"),
        (override(HIGHER, place="P8"), "deels", "SC-003"),
        (override(HIGHER), "nee", "SC-004"),
        (override(LOWER), "ja", "SC-004"),
        (override(LOWER, reason="  "), "deels", "SC-005"),
    ],
)
def test_a_move_that_cannot_be_is_an_error_and_moves_nothing(
    instrument: Instrument, wrong: Override, rule: str, code: str
) -> None:
    assessment, (finding,) = moved(instrument, wrong, rule=rule)
    assert (finding.code, severity(finding), finding.file) == (code, Severity.ERROR, "wmo.xlsx")
    assert "{" not in sentence(finding)
    assert all(not result.residual.overrides for result in assessment.results if result.residual)


def test_a_move_works_on_the_class_behind_an_unclear_band(instrument: Instrument) -> None:
    assessment, _ = moved(instrument, override(LOWER), rule="weet_niet")
    residual = cell(assessment, "R2").residual
    assert residual is not None
    assert (residual.class_, residual.default, residual.moved) == (RiskClass.UNCLEAR, RiskClass.HIGH, RiskClass.MEDIUM)


def test_the_trace_names_values_cut_offs_and_classes(instrument: Instrument) -> None:
    result = cell(assess(instrument, [scan(instrument, asked=["V2.1a"], rule="nee")])[0], "R2")
    assert result.rule == (
        "I=2.33333*2.5=5.83333 (1.5/4) high; C=3 (0.5/1.25/2.25) not_in_order; "
        "band=3..3 not_in_order..not_in_order; R=very_high very_high..very_high very_high"
    )


def test_opinions_of_the_evaluation_need_enough_people(instrument: Instrument) -> None:
    opinion = next(question.id for question in instrument.evaluation if question.opinion)
    open_question = next(question.id for question in instrument.evaluation if not question.opinion)
    answers = (EvaluationAnswer(question=opinion, number=2.0), EvaluationAnswer(question=open_question, text="ja"))
    for people, count in ((4, 1), (5, 2)):
        assessment, _ = assess(instrument, [scan(instrument, people=people, evaluation=answers)])
        assert len(assessment.evaluation) == count


def test_the_explanation_goes_from_answers_to_class(instrument: Instrument) -> None:
    rule = {"V2.1a": "nee", "V2.2a": "weet_niet"}
    filled = scan(instrument, asked=[*rule, "V2.3a"], rule=rule, source="wmo.xlsx")
    lines = explain(instrument, assess(instrument, [filled])[0], "P1", "R2")
    text = "\n".join(lines)
    assert lines[0] == "P1 proces P1: R2 Beslisruimte"
    for part in (
        "V2.1a bij P1 proces P1: Nee, telt als 3 [wmo.xlsx]",
        "V2.2a bij P1 proces P1: Weet ik niet, telt als 2 [wmo.xlsx]",
        "V2.3a bij P1 proces P1: niet ingevuld [wmo.xlsx]",
        "Hoe is het geregeld? Het gemiddelde van 2 factoren is 2,5",
        "W1 = 2, W2 = 2, W3 = 3 is 2,33",
        "2,33 × 2,5 = 5,83",
        "hoog risico vooraf en niet op orde geeft zeer hoog",
        instrument.version,
    ):
        assert part in text
    assert text.index("V2.1a") < text.index("2 factoren") < text.index("5,83") < text.index("geeft zeer hoog")


def test_everything_can_be_explained_without_a_hole_in_a_sentence(instrument: Instrument) -> None:
    processes = (process(), process("P2", contact="BC", W7=3, W4=None), process("P3", W1=0, W2=0, W4=2, W5=0, W8=0))
    scans = [
        scan(instrument, *processes, rule=rule, level=level, people=4, overrides=(override(LOWER),))
        for rule, level in (("weet_niet", Level.POLICY), ("nee", Level.EXECUTION))
    ]
    assessment, _ = assess(instrument, scans)
    lines = explain(instrument, assessment)
    assert len([line for line in lines if not line]) == len(assessment.results) + len(assessment.enabling)
    assert not any("{" in line or "None" in line for line in lines)
    assert any("Eén medewerker beslist alleen" in line for line in lines)


def test_what_is_not_there_is_said_to_be_not_there(instrument: Instrument) -> None:
    first, _ = explain(instrument, assess(instrument, [scan(instrument)])[0], "P8")
    assert first == instrument.texts["explain.nothing"]
