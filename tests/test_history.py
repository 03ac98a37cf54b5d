"""The history of actions: only ever added to, readable, and the same again whatever happens to the plans."""

import datetime as dt
import json
import re
from pathlib import Path

import pytest

from tests.progress_events import ACTION, OTHER, PLANNED, SLUG, day, event, planned
from tests.returns import the_instrument
from tests.rounds import NOW, a_round, codes, issued, processed, put, workbook
from zelfscan.model.finding import Finding
from zelfscan.model.plan import Result
from zelfscan.model.progress import ActionEvent, ActionField, ActionStatus, EventKind, FollowedAction, Origin
from zelfscan.rounds.folder import RoundFolder, read_round
from zelfscan.rounds.history import append, followed, history_path, read_history, slugs, whole_history
from zelfscan.rounds.history_planned import note_plans
from zelfscan.rounds.standing import standings

WMO = "wmo"


def said(action: str, values: dict[ActionField, str], **more: object) -> ActionEvent:
    standard = {"origin": Origin.FORM, "read_on": day(6), "changed_on": day(6), "file": "form.xlsx"}
    return event(action, EventKind.CHANGED, values, **{**standard, **more})


def folded(*events: ActionEvent) -> FollowedAction:
    return followed(events, SLUG)[0]


def test_what_people_say_wins_from_what_is_planned_again_in_the_same_round() -> None:
    again = event(ACTION, EventKind.PLANNED, {ActionField.OWNER: "Coördinator"}, read_on=day(8), intervention="I02")
    action = folded(*planned()[:1], said(ACTION, {ActionField.OWNER: "Adviseur"}), again)
    assert action.owner == "Adviseur"


def test_the_dates_of_a_later_round_win_from_what_people_said_in_an_earlier_one() -> None:
    later = {ActionField.READY: "2028-07-01", ActionField.START: "2028-04-01", ActionField.OWNER: "Coördinator"}
    again = event(ACTION, EventKind.PLANNED, later, round="Voorjaar 2028", read_on=day(4, year=2028))
    moved = {ActionField.READY: "2027-10-01", ActionField.DATE_REASON: "ziekte", ActionField.OWNER: "Adviseur"}
    action = folded(*planned()[:1], said(ACTION, moved), again)
    assert (action.ready, action.start, action.date_reason) == (dt.date(2028, 7, 1), dt.date(2028, 4, 1), "")
    assert action.owner == "Adviseur"
    assert action.planned_ready == dt.date(2027, 7, 1)


def test_what_people_say_of_the_later_plan_counts_again() -> None:
    again = event(ACTION, EventKind.PLANNED, {ActionField.READY: "2028-07-01"}, round="Voorjaar 2028")
    new = said(ACTION, {ActionField.READY: "2028-09-01"}, round="Voorjaar 2028", read_on=day(9), changed_on=day(9))
    action = folded(*planned()[:1], said(ACTION, {ActionField.READY: "2027-10-01"}), again, new)
    assert action.ready == dt.date(2028, 9, 1)


def test_an_action_that_left_the_plan_and_came_back_is_current_again() -> None:
    dropped = event(ACTION, EventKind.DROPPED, read_on=day(5))
    assert not folded(*planned()[:1], dropped).current
    assert folded(*planned()[:1], dropped, planned()[0]).current


def test_an_own_action_keeps_what_it_is_for_when_it_changes() -> None:
    added = event(
        "wmo-E01", EventKind.ADDED, {ActionField.TITLE: "Spreekuur"}, origin=Origin.WORD, processes=("Aanvraag",)
    )
    action = folded(added, said("wmo-E01", {ActionField.STATUS: "loopt"}))
    assert (action.title, action.processes, action.status) == ("Spreekuur", ("Aanvraag",), ActionStatus.RUNNING)
    assert action.own
    assert action.current


@pytest.mark.parametrize(
    "line",
    [
        "{dit is geen json",
        '{"action": "wmo-I02"}',
        json.dumps({**json.loads(planned()[0].model_dump_json()), "values": {"klaar op": "31 februari"}}),
        json.dumps({**json.loads(planned()[0].model_dump_json()), "values": {"status": "bijna"}}),
        json.dumps({**json.loads(planned()[0].model_dump_json()), "values": {"percentage": "veel"}}),
        json.dumps({**json.loads(planned()[0].model_dump_json()), "read_on": "2027-04-01T12:00:00"}),
    ],
)
def test_a_line_that_cannot_be_read_is_named_and_stays_where_it_is(tmp_path: Path, line: str) -> None:
    path = tmp_path / "wmo.jsonl"
    append(path, planned()[:1])
    path.write_bytes(path.read_bytes() + line.encode() + b"\n\n")
    append(path, planned()[1:])
    events, findings = read_history(path)
    assert [item.action for item in events] == [ACTION, OTHER]
    assert findings == (Finding(code="VG-001", file="wmo.jsonl", found="2"),)
    assert line.encode() in path.read_bytes()


def test_a_history_without_an_end_of_line_is_only_added_to(tmp_path: Path) -> None:
    path = tmp_path / "wmo.jsonl"
    append(path, planned()[:1])
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    append(path, planned()[1:])
    assert read_history(path)[0] == planned()


def test_a_history_can_be_read_by_people(tmp_path: Path) -> None:
    path = tmp_path / "wmo.jsonl"
    append(path, [said(OTHER, {ActionField.TITLE: "Eén eindverantwoordelijke"})])
    assert "Eén eindverantwoordelijke" in path.read_text(encoding="utf-8")
    assert "voortgangsformulier" in path.read_text(encoding="utf-8")


def one_round(folder: Path, previous: str = "") -> RoundFolder:
    place = a_round(folder, {"wmo.xlsx": workbook("Wmo", "nr-1")}, ("Wmo",), (issued("Wmo", "nr-1"),))
    if previous:
        settings = place.settings.read_text(encoding="utf-8")
        changed = re.sub(r"(?m)^vorige_ronde:.*$", f"vorige_ronde: {previous}", settings)
        assert changed != settings
        place.settings.write_text(changed, encoding="utf-8")
    return place


def test_processing_notes_every_planned_action_once(tmp_path: Path) -> None:
    place = one_round(tmp_path)
    processed(place)
    path = history_path(place, WMO)
    plan = Result.model_validate_json(place.result_of(WMO).read_bytes()).plan
    assert plan is not None
    events, findings = read_history(path)
    assert [item.action for item in events] == [item.id for item in plan.actions]
    assert {item.kind for item in events} == {EventKind.PLANNED}
    assert not findings
    before = path.read_bytes()
    processed(place)
    processed(place, anew=True)
    assert path.read_bytes() == before


def test_processes_stand_in_the_history_by_their_names(tmp_path: Path) -> None:
    place = one_round(tmp_path)
    processed(place)
    result = Result.model_validate_json(place.result_of(WMO).read_bytes())
    names = {item.name for item in result.assessment.processes}
    told = {name for item in whole_history(place, WMO)[0] for name in item.processes}
    assert told
    assert told <= names


def changed(place: RoundFolder, **action: object) -> Result:
    """The plan as a new version would have it: the first action changed, the last one gone."""
    result = Result.model_validate_json(place.result_of(WMO).read_bytes())
    assert result.plan is not None
    first, *middle, _ = result.plan.actions
    actions = (first.model_copy(update=action), *middle)
    result = result.model_copy(update={"plan": result.plan.model_copy(update={"actions": actions})})
    place.result_of(WMO).write_text(result.model_dump_json(by_alias=True), encoding="utf-8")
    return result


def test_a_new_version_of_the_plan_adds_what_changed_and_what_left(tmp_path: Path) -> None:
    place = one_round(tmp_path)
    processed(place)
    before, _ = whole_history(place, WMO)
    round_, _ = read_round(place.path)
    assert round_ is not None
    changed(place, ready=dt.date(2029, 1, 1))
    assert note_plans(place, round_, the_instrument(), NOW) == ()
    events, _ = whole_history(place, WMO)
    moved, dropped = events[len(before) :]
    assert (moved.action, moved.values) == (before[0].action, {ActionField.READY: "2029-01-01"})
    assert (dropped.action, dropped.kind) == (before[-1].action, EventKind.DROPPED)
    note_plans(place, round_, the_instrument(), NOW)
    assert whole_history(place, WMO)[0] == events


def test_an_action_that_comes_back_in_the_plan_is_noted_again(tmp_path: Path) -> None:
    place = one_round(tmp_path)
    processed(place)
    round_, _ = read_round(place.path)
    assert round_ is not None
    whole = place.result_of(WMO).read_bytes()
    changed(place)
    note_plans(place, round_, the_instrument(), NOW)
    place.result_of(WMO).write_bytes(whole)
    note_plans(place, round_, the_instrument(), NOW)
    standing = standings(place)[0][0]
    assert all(action.current for action in standing.actions)
    assert [item.kind for item in standing.events[-2:]] == [EventKind.DROPPED, EventKind.PLANNED]


@pytest.mark.parametrize("content", [b"", b"{}", b'{"schema_version": "1"', b"\xff\xfe"])
def test_a_damaged_result_is_a_finding_and_leaves_the_history_alone(tmp_path: Path, content: bytes) -> None:
    place = one_round(tmp_path)
    processed(place)
    before = history_path(place, WMO).read_bytes()
    place.result_of(WMO).write_bytes(content)
    round_, _ = read_round(place.path)
    assert round_ is not None
    assert [item.code for item in note_plans(place, round_, the_instrument(), NOW)] == ["VG-002"]
    assert history_path(place, WMO).read_bytes() == before


def test_a_result_with_an_intervention_that_is_gone_is_a_finding(tmp_path: Path) -> None:
    place = one_round(tmp_path)
    processed(place)
    round_, _ = read_round(place.path)
    assert round_ is not None
    changed(place, intervention="I99")
    assert [item.code for item in note_plans(place, round_, the_instrument(), NOW)] == ["VG-002"]


def test_a_plan_that_people_follow_is_not_made_anew_for_that(tmp_path: Path) -> None:
    place = one_round(tmp_path)
    processed(place)
    append(history_path(place, WMO), [said(whole_history(place, WMO)[0][0].action, {ActionField.STATUS: "loopt"})])
    assert processed(place).made == 0


def test_a_plan_that_is_made_anew_shows_what_people_said(tmp_path: Path) -> None:
    place = one_round(tmp_path)
    processed(place)
    action = whole_history(place, WMO)[0][0].action
    append(history_path(place, WMO), [said(action, {ActionField.OWNER: "Zandra van het Verzinsel"})])
    put(place, "wmo.xlsx", workbook("Wmo", "nr-1", saved="2027-03-09T10:00:00Z"))
    assert processed(place).made == 1
    from docx import Document

    document = Document(str(place.output_of(WMO) / "verbeterplan-wmo.docx"))
    assert "Zandra van het Verzinsel" in "".join(document.element.itertext())


def test_a_round_goes_on_with_the_history_of_the_one_before(tmp_path: Path) -> None:
    first = one_round(tmp_path / "2027")
    processed(first)
    action = whole_history(first, WMO)[0][0].action
    append(history_path(first, WMO), [said(action, {ActionField.STATUS: "klaar"})])
    second = one_round(tmp_path / "2028", previous="../2027")
    processed(second)
    assert slugs(second) == (WMO,)
    standing = standings(second)[0][0]
    assert standing.directorate == "Wmo"
    assert next(item for item in standing.actions if item.id == action).status is ActionStatus.DONE
    assert not history_path(second, WMO).exists()
    append(history_path(first, WMO), [said(action, {ActionField.STATUS: "loopt"}, changed_on=day(7), read_on=day(7))])
    assert processed(second).made == 1


def test_a_circle_of_rounds_ends(tmp_path: Path) -> None:
    other = one_round(tmp_path / "andere")
    place = one_round(tmp_path / "deze", previous="../andere")
    text = other.settings.read_text(encoding="utf-8")
    other.settings.write_text(text.replace('vorige_ronde: ""', "vorige_ronde: ../deze"), encoding="utf-8")
    processed(place)
    events = read_history(history_path(place, WMO))[0]
    assert events
    assert whole_history(place, WMO)[0] == events


def test_the_findings_of_processing_name_a_damaged_history(tmp_path: Path) -> None:
    place = one_round(tmp_path)
    place.histories.mkdir(parents=True)
    history_path(place, WMO).write_text("kapot\n", encoding="utf-8")
    assert "VG-001" in codes(processed(place))
    assert history_path(place, WMO).read_text(encoding="utf-8").startswith("kapot\n")


def test_planned_values_are_those_that_the_plan_shows() -> None:
    action = folded(*planned())
    assert (action.title, action.owner) == (PLANNED[ActionField.TITLE], PLANNED[ActionField.OWNER])
    assert action.planned_on == dt.date(2027, 4, 1)
    assert action.followed_on is None
