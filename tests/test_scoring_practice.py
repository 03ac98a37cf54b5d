"""The worked example and the fourteen processes of the definition, and whether five kinds of service look different."""

import pytest

from tests.support import PRACTICE, cell, factor, process, scan
from zelfscan.model.assessment import ControlClass, RiskClass
from zelfscan.model.instrument import Instrument
from zelfscan.scoring import assess

DUTCH = {"laag": RiskClass.LOW, "midden": RiskClass.MEDIUM, "hoog": RiskClass.HIGH, "-": RiskClass.NOT_APPLICABLE}
EXAMPLE = {"V2.1a": "nee", "V2.2a": "deels", "V2.2c": "weet_niet", "V2.3a": "grotendeels", "V2.4b": "nee"}


def test_the_worked_example_comes_out_to_the_letter(instrument: Instrument) -> None:
    wmo = process(values="2 2 3 3 2", W8=2)
    result = cell(assess(instrument, [scan(instrument, wmo, rule=EXAMPLE, asked=EXAMPLE)])[0], "R2")
    assert result.inherent is not None
    assert result.residual is not None
    assert (result.inherent.likelihood, result.inherent.consequence) == (2.333333, 2.5)
    assert (result.inherent.value, result.inherent.class_, result.inherent.floor) == (5.833333, RiskClass.HIGH, False)
    assert [factor(result, name).value for name in ("R2.1", "R2.2", "R2.3", "R2.4")] == [3, 2, 1, 3]
    assert (result.control.value, result.control.class_) == (2.25, ControlClass.PARTLY)
    assert (result.control.best_value, result.control.worst_value) == (2.0, 2.375)
    residual = result.residual
    assert (residual.class_, residual.best, residual.worst) == (RiskClass.HIGH, RiskClass.HIGH, RiskClass.VERY_HIGH)
    assert (result.unknown_share, result.coverage, result.labels) == (0.2, 1.0, ())
    assert result.weakest == "R2.1"
    assert [(reason.question, reason.weight) for reason in result.reasons] == [
        ("V2.1a", 0.75),
        ("V2.4b", 0.75),
        ("V2.2a", 0.25),
    ]


@pytest.mark.parametrize("name", PRACTICE)
def test_each_process_from_practice_gets_its_inherent_classes(instrument: Instrument, name: str) -> None:
    contact, values, expected = PRACTICE[name]
    assessment, _ = assess(instrument, [scan(instrument, process(contact=contact, values=values))])
    found = [result.inherent.class_ for result in assessment.results if result.inherent]
    assert found == [DUTCH[word] for word in expected.split()]


@pytest.mark.parametrize("core", [True, False], ids=["short", "full"])
@pytest.mark.parametrize("name", [name for name in PRACTICE if "hoog" in PRACTICE[name][2]])
def test_good_middling_poor_bad_and_unknown_look_different(instrument: Instrument, name: str, core: bool) -> None:
    contact, values, _ = PRACTICE[name]
    asked = [question.id for question in instrument.questions if question.core or not core]
    seen = {}
    for answer in ("ja", "grotendeels", "deels", "nee", "weet_niet"):
        filled = scan(instrument, process(contact=contact, values=values), rule=answer, asked=asked)
        for result in assess(instrument, [filled])[0].results:
            if result.inherent and result.inherent.class_ == RiskClass.HIGH and result.residual:
                seen.setdefault(result.category, []).append(result.residual.class_)
    expected = [RiskClass.LOW, RiskClass.MEDIUM, RiskClass.HIGH, RiskClass.VERY_HIGH, RiskClass.UNCLEAR]
    assert seen
    assert all(classes == expected for classes in seen.values()), seen
