"""The summary of a directorate: small, without free text, and the same as its result says."""

import datetime as dt

import pytest

from tests.made_documents import levels, whole
from tests.round_summaries import sample_summaries
from tests.support import mirror, options
from zelfscan.messages import severity
from zelfscan.model.finding import Finding, Severity
from zelfscan.model.instrument import Instrument, Level, State
from zelfscan.model.plan import LeftOut, Result
from zelfscan.model.round import DirectorateSummary, Status
from zelfscan.model.scan import Remark, Scan
from zelfscan.rounds.directorate import make_result
from zelfscan.rounds.summary import alphabetical, status_of, summarise

DAY = dt.date(2027, 4, 1)


def result_of(instrument: Instrument, *scans: Scan) -> Result:
    return make_result(instrument, scans, (), DAY)


def by_name(start: str) -> DirectorateSummary:
    return next(item for item in sample_summaries() if item.directorate.startswith(start))


def test_every_applicable_result_is_a_risk_and_every_action_is_there(instrument: Instrument) -> None:
    result = result_of(instrument, whole(instrument, "nee"))
    assert result.plan is not None
    summary = summarise(instrument, result)
    assessment = result.assessment
    applicable = [item for item in (*assessment.results, *assessment.enabling) if item.applicable]

    assert [(line.category, line.process[:2]) for line in summary.risks] == [
        (item.category, item.process or "") for item in applicable
    ]
    assert [line.id for line in summary.actions] == [action.id for action in result.plan.actions]
    assert set(summary.needs) == {need.factor for need in result.plan.needs}
    assert summary.people == 7


def test_a_class_that_people_moved_is_the_one_that_counts(instrument: Instrument) -> None:
    result = result_of(instrument, whole(instrument, "nee"))
    moved = [item for item in result.assessment.results if item.residual and item.residual.moved]
    summary = summarise(instrument, result)
    lines = {(line.category, line.process[:2]): line for line in summary.risks}

    assert moved
    for item in moved:
        assert item.residual is not None
        line = lines[item.category, item.process or ""]
        assert line.residual is item.residual.moved
        assert line.default is item.residual.default


def test_what_people_typed_does_not_come_along(instrument: Instrument) -> None:
    secret = "Mevrouw Zonneveld belde hierover"
    scan = whole(instrument, "deels")
    remark = Remark(question=instrument.questions[0].id, evidence=secret, explanation=secret)
    summary = summarise(instrument, result_of(instrument, scan.model_copy(update={"remarks": (remark,)})))

    assert "Zonneveld" not in summary.model_dump_json()
    assert len(summary.model_dump_json()) < 40_000


def test_without_a_plan_there_are_no_risks_and_the_directorate_has_to_improve(instrument: Instrument) -> None:
    scan = whole(instrument, "nee")
    error = Finding(code="BL-001", file="x.xlsx", sheet="R1", cell="F7", found="jaa")
    assert severity(error) is Severity.ERROR
    summary = summarise(instrument, make_result(instrument, [scan], [error], DAY))

    assert summary.status is Status.TO_IMPROVE
    assert (summary.risks, summary.actions, summary.advice) == ((), (), None)
    assert summary.findings[0].cell == "F7"


def test_the_status_follows_the_heaviest_finding() -> None:
    notice, warning, error = Finding(code="BE-002"), Finding(code="WB-003"), Finding(code="BE-001")
    assert status_of([]) is status_of([notice]) is Status.PROCESSED
    assert status_of([notice, warning]) is Status.WITH_WARNINGS
    assert status_of([error, warning]) is Status.TO_IMPROVE


def test_the_status_files_and_missing_workbooks_of_the_round_are_kept(instrument: Instrument) -> None:
    result = result_of(instrument, whole(instrument, "ja"))
    summary = summarise(
        instrument, result, missing={Level.POLICY: 2}, files=["uitvoer/a/b.docx"], status=Status.WITH_WARNINGS
    )
    assert (summary.missing, summary.files) == ({Level.POLICY: 2}, ("uitvoer/a/b.docx",))
    assert summary.status is Status.WITH_WARNINGS


def test_an_intervention_that_does_not_fit_is_not_needed(instrument: Instrument) -> None:
    result = result_of(instrument, whole(instrument, "nee"))
    assert result.plan is not None
    reasons = result.plan.left_out_reasons
    unfit = {item for item, why in reasons.items() if why in (LeftOut.NOT_FITTING, LeftOut.LATER_ROUND)}
    unfit -= set(result.plan.law_left_out)
    summary = summarise(instrument, result)

    assert unfit
    assert not unfit & set(summary.needed)
    assert {action.intervention for action in summary.actions} <= set(summary.needed)
    assert {item for item, why in reasons.items() if why is LeftOut.COVERED} <= set(summary.needed)


def test_open_questions_are_counted_per_state_in_the_order_of_the_instrument(instrument: Instrument) -> None:
    scan = whole(instrument, "nee")
    unknown, refused = instrument.questions[5].id, instrument.questions[2].id
    states = {unknown: State.UNKNOWN, refused: State.NOT_PROVIDED}
    answers = [
        item if item.question not in states else type(item)(item.question, item.process, states[item.question])
        for item in scan.answers
    ]
    summary = summarise(instrument, result_of(instrument, scan.model_copy(update={"answers": tuple(answers)})))
    found = {(line.question, line.state): line.count for line in summary.open}

    assert set(found) == {(unknown, State.UNKNOWN), (refused, State.NOT_PROVIDED)}
    assert [line.question for line in summary.open] == [refused, unknown]
    assert sum(found.values()) == sum(item.question in states for item in answers)


@pytest.mark.parametrize(("people", "named"), [(7, True), (4, False), (1, False)])
def test_levels_are_named_in_a_difference_only_where_enough_people_stand_behind_them(
    instrument: Instrument, people: int, named: bool
) -> None:
    first, *others = levels(instrument)
    result = result_of(instrument, first.model_copy(update={"people": people}), *others)
    summary = summarise(instrument, result, minimum_group=5)
    with_first = [line for line in summary.differences if line.difference == 3]

    assert with_first
    shown = {(line.positive, line.critical) for line in with_first}
    assert shown == {(Level.MANAGEMENT, Level.EXECUTION) if named else (None, None)}


def test_residents_who_see_it_differently_are_named_alone(instrument: Instrument) -> None:
    service = whole(instrument, "ja").model_copy(update={"overrides": ()})
    lowest = max(options(instrument, "mirror").values(), key=lambda option: option.value or 0)
    residents = mirror(instrument, {item.id: lowest.id for item in instrument.mirror})
    residents = residents.model_copy(update={"directorate": service.directorate, "contact": service.contact})
    summary = summarise(instrument, result_of(instrument, service, residents))

    assert summary.differences
    assert {(line.positive, line.critical) for line in summary.differences} == {(None, Level.EXPERIENCE)}


def test_a_factor_asked_once_differs_once(instrument: Instrument) -> None:
    summary = summarise(instrument, result_of(instrument, *levels(instrument)))
    places = [(line.process, line.factor) for line in summary.differences]
    assert len(places) == len(set(places))
    assert {process for process, _ in places} > {""}


def test_case_and_accents_do_not_count_in_the_alphabet() -> None:
    names = ["Éducatie", "zorg", "Economie", "Wmo", "economie"]
    assert sorted(names, key=alphabetical) == ["Economie", "economie", "Éducatie", "Wmo", "zorg"]


def test_the_samples_give_every_status_that_they_should() -> None:
    assert by_name("Buurtparticipatie").status in (Status.PROCESSED, Status.WITH_WARNINGS)
    assert by_name("Wmo-loket").levels == dict.fromkeys(
        (Level.MANAGEMENT, Level.POLICY, Level.EXECUTION, Level.EXPERIENCE), 1
    )
    assert by_name("Parkeren").status is Status.TO_IMPROVE
