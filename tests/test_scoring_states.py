"""What is asked where, and in which state a cell counts."""

from tests.support import cell, factor, ids, mirror, process, scan
from zelfscan.messages import sentence
from zelfscan.model.assessment import Assessment, ControlClass, Counts, Label, RiskClass
from zelfscan.model.instrument import Instrument, Level, Scope, State
from zelfscan.model.scan import Answer
from zelfscan.scoring import assess


def test_a_question_without_an_answer_is_open_and_lowers_coverage(instrument: Instrument) -> None:
    rule = {"V2.1a": "ja", "V2.2a": "nvt_hier", "V2.3a": "niet_gekregen"}
    asked = [*rule, "V2.1b", "V2.4b"]
    result = cell(assess(instrument, [scan(instrument, rule=rule, asked=asked)])[0], "R2")
    assert result.counts == Counts(known=1, not_applicable=1, not_provided=1, open=2)
    assert (result.coverage, result.unknown_share) == (0.6, 0.5)
    assert result.labels == (Label.LITTLE_INSIGHT, Label.INCOMPLETE)


def test_where_nothing_is_asked_there_is_no_coverage_and_no_label(instrument: Instrument) -> None:
    result = cell(assess(instrument, [scan(instrument, asked=["V2.1a"])])[0], "R6")
    assert (result.coverage, result.labels, result.control.class_) == (None, (), ControlClass.UNKNOWN)
    assert result.residual is not None
    assert result.residual.class_ == RiskClass.UNKNOWN


def test_when_everything_does_not_apply_neither_does_the_category(instrument: Instrument) -> None:
    result = cell(assess(instrument, [scan(instrument, rule="nvt_dienst")])[0], "R6")
    assert result.control.class_ == ControlClass.NOT_APPLICABLE
    assert result.residual is not None
    assert result.residual.class_ == RiskClass.NOT_APPLICABLE
    assert result.coverage == 1.0


def test_questions_apply_where_contact_types_overlap(instrument: Instrument) -> None:
    participation = process("P2", contact="C")
    assessment, _ = assess(instrument, [scan(instrument, process(), participation)])
    asked = {(answer.question, answer.process) for answer in assessment.answers}
    assert ("V7.1a", "P2") in asked
    assert ("V7.1a", "P1") not in asked
    assert ("V2.1a", "P1") in asked
    assert ("V2.1a", "P2") not in asked


def test_a_question_to_the_directorate_counts_for_the_processes_that_it_overlaps_with(instrument: Instrument) -> None:
    supervision = process("P2", contact="B", W7=3)
    rule = {"V5.3c": "nee", "V5.1a": "ja"}
    asked = list(rule)
    assessment, _ = assess(
        instrument, [scan(instrument, process(contact="C", W7=3), supervision, rule=rule, asked=asked)]
    )
    assert [found.factor for found in cell(assessment, "R5", "P2").factors] == ["R5.1", "R5.3"]
    assert [found.factor for found in cell(assessment, "R5", "P1").factors] == ["R5.1"]


def test_an_answer_where_none_applies_is_ignored(instrument: Instrument) -> None:
    filled = scan(instrument, process(contact="C"), asked=["V2.1a"])
    assert filled.answers
    assert cell(assess(instrument, [filled])[0], "R2").counts == Counts()


def test_choosing_people_decides_on_selection_and_data(instrument: Instrument) -> None:
    for choice, applicable in ((0, (False, False)), (1, (False, False)), (2, (True, False)), (3, (True, True))):
        assessment, _ = assess(instrument, [scan(instrument, process(contact="B", W7=choice), rule="nee")])
        assert (cell(assessment, "R4").applicable, cell(assessment, "R5").applicable) == applicable


def test_a_category_that_does_not_play_says_nothing(instrument: Instrument) -> None:
    result = cell(assess(instrument, [scan(instrument, process(W7=0), rule="nee")])[0], "R4")
    assert result.inherent is not None
    assert result.residual is not None
    assert {result.inherent.class_, result.residual.class_, result.residual.default} == {RiskClass.NOT_APPLICABLE}
    assert (result.control.class_, result.counts) == (ControlClass.NOT_APPLICABLE, Counts())
    assert (result.coverage, result.labels, result.factors) == (None, (), ())


def test_data_questions_to_the_directorate_are_shown_once_when_data_play_nowhere(instrument: Instrument) -> None:
    nowhere, _ = assess(instrument, [scan(instrument, process(W7=2), rule="nee")])
    once = cell(nowhere, "R5", None)
    assert (once.inherent, once.residual, once.control.class_) == (None, None, ControlClass.NOT_IN_ORDER)
    assert {answer.question for answer in nowhere.answers if answer.question.startswith("V5")} == {
        question.id for question in instrument.questions if question.category == "R5" and question.per == "directorate"
    }
    somewhere, _ = assess(instrument, [scan(instrument, process(W7=2), process("P2", W7=3), rule="nee")])
    assert [result.category for result in somewhere.enabling] == ["R9", "R10"]


def test_without_w7_selection_and_data_are_not_ruled_out(instrument: Instrument) -> None:
    assessment, _ = assess(instrument, [scan(instrument, process(contact="B", W7=None), rule="nee")])
    selection, data = cell(assessment, "R4"), cell(assessment, "R5")
    assert selection.inherent is not None
    assert data.inherent is not None
    assert (selection.inherent.class_, data.inherent.class_) == (RiskClass.HIGH, RiskClass.UNKNOWN)


def test_the_narrow_scope_leaves_out_questions_on_other_grounds_alone(instrument: Instrument) -> None:
    others = {
        question.id
        for question in instrument.questions
        if not {"alle", "herkomst", "huidskleur", "religie"} & set(question.grounds)
    }
    assert others
    narrow, _ = assess(instrument, [scan(instrument, process(contact="ABC", W7=3), scope=Scope.ORIGIN)])
    whole, _ = assess(instrument, [scan(instrument, process(contact="ABC", W7=3))])
    assert {answer.question for answer in whole.answers} - {answer.question for answer in narrow.answers} == others
    assert (narrow.scope, narrow.narrow) == (Scope.ORIGIN, ())


def test_the_broad_scope_reports_the_narrow_one_beside_the_whole(instrument: Instrument) -> None:
    others = {question.id for question in instrument.questions if question.grounds == ("geslacht",)}
    asked = ids(instrument, "R1.3")
    assert others & set(asked)
    filled = scan(instrument, rule=lambda question, _: "nee" if question.id in others else "ja", asked=asked)
    assessment, _ = assess(instrument, [filled])
    whole, narrow = cell(assessment, "R1").residual, next(item for item in assessment.narrow if item.category == "R1")
    assert whole is not None
    assert (whole.class_, narrow.class_) == (RiskClass.MEDIUM, RiskClass.LOW)
    assert {item.category for item in assessment.narrow} == {"R1", "R2", "R3", "R6", "R7", "R8"}


def test_processes_of_several_workbooks_are_merged(instrument: Instrument) -> None:
    one = scan(instrument, process(name="Wmo-indicatie", contact="A", W4=1, W5=None), source="a.xlsx")
    other = scan(instrument, process(name=" WMO-Indicátie", contact="B", W4=3), source="b.xlsx")
    assessment, findings = assess(instrument, [one, other])
    (merged,) = assessment.processes
    assert (merged.contact, merged.attributes["W4"], merged.attributes["W5"]) == (("A", "B"), 3, 2)
    (finding,) = findings
    assert finding.code == "SC-002"
    turned, _ = assess(instrument, [one.model_copy(update={"source": "c.xlsx"}), other])
    assert turned.processes[0].attributes["W4"] == 3
    assert "W4" in sentence(finding)


def test_another_name_for_the_same_code_is_an_error_and_its_answers_are_open(instrument: Instrument) -> None:
    one = scan(instrument, process(name="Wmo"), asked=["V2.1a"], source="a.xlsx")
    other = scan(instrument, process(name="Bijstand", W4=0), asked=["V2.1a"], rule="nee", source="b.xlsx")
    assessment, (finding,) = assess(instrument, [other, one])
    assert (finding.code, finding.file, finding.found, finding.expected) == ("SC-001", "b.xlsx", "Bijstand", "Wmo")
    assert cell(assessment, "R2").counts == Counts(known=1, open=1)
    assert assessment.processes[0].attributes["W4"] == 3


def test_a_cell_that_a_workbook_greyed_itself_was_not_asked_there(instrument: Instrument) -> None:
    asked = ["V4.1a"]
    one = scan(instrument, process(W7=0), asked=asked, level=Level.POLICY, rule=lambda *_: None)
    other = scan(instrument, process(W7=2), asked=asked, level=Level.EXECUTION, rule="nee")
    assessment, _ = assess(instrument, [one, other])
    assert cell(assessment, "R4").counts == Counts(known=1)


def test_an_answer_that_was_given_counts_when_the_merged_process_asks_for_it(instrument: Instrument) -> None:
    one = scan(instrument, process(W7=0), asked=["V4.1a"], level=Level.POLICY, rule="ja")
    other = scan(instrument, process(W7=2), asked=["V4.1a"], level=Level.EXECUTION, rule="nee")
    assert cell(assess(instrument, [one, other])[0], "R4").counts == Counts(known=2)


def test_an_assessment_survives_json_with_class_as_its_own_name(instrument: Instrument) -> None:
    assessment, _ = assess(instrument, [scan(instrument, process(contact="ABC", W7=3), rule="weet_niet")])
    text = assessment.model_dump_json(by_alias=True)
    assert Assessment.model_validate_json(text) == assessment
    assert '"class":"unclear"' in text


def test_a_process_that_only_residents_name_does_not_count(instrument: Instrument) -> None:
    residents = mirror(instrument, {"M2": "soms"}, [process("P7")])
    assessment, _ = assess(instrument, [scan(instrument), residents])
    assert [found.code for found in assessment.processes] == ["P1"]


def test_what_residents_say_stands_beside_control_and_not_in_it(instrument: Instrument) -> None:
    service = scan(instrument, asked=["V2.3a"], rule="ja")
    residents = mirror(instrument, {"M2": "nooit"})
    alone, both = (cell(assess(instrument, scans)[0], "R2") for scans in ([service], [service, residents]))
    assert (both.control, both.counts) == (alone.control, alone.counts)
    assert factor(both, "R2.3").residents == 3
    assert Label.RESIDENTS_DIFFER in both.labels
    assert Label.RESIDENTS_DIFFER not in alone.labels


def test_residents_who_do_not_know_say_nothing(instrument: Instrument) -> None:
    assessment, _ = assess(instrument, [scan(instrument, asked=["V2.3a"]), mirror(instrument, {"M2": "weet_niet"})])
    assert factor(cell(assessment, "R2"), "R2.3").residents is None


def test_a_known_answer_keeps_its_option_and_an_open_one_has_none(instrument: Instrument) -> None:
    filled = scan(instrument, asked=["V2.1a", "V2.1b"], rule={"V2.1a": "deels"})
    stated = {item.question: (item.state, item.option, item.value) for item in assess(instrument, [filled])[0].answers}
    assert stated == {"V2.1a": (State.KNOWN, "deels", 2), "V2.1b": (State.OPEN, None, None)}


def test_an_answer_marked_as_not_asked_is_no_cell(instrument: Instrument) -> None:
    filled = scan(instrument, asked=["V2.1a"], rule=lambda *_: None)
    filled = filled.model_copy(update={"answers": (Answer("V2.1a", "P1", State.NOT_ASKED),)})
    assert cell(assess(instrument, [filled])[0], "R2").counts == Counts()
