"""What people say of actions in several files comes together: the newest change wins, and nothing is lost."""

import datetime as dt

import pytest

from tests.progress_events import ACTION, OTHER, PLANNED, SLUG, Reading, a_file, codes, day, event, planned, row
from zelfscan.model.progress import ActionField, ActionStatus, Choice, EventKind, Origin


def test_what_the_file_says_as_planned_is_no_change() -> None:
    reading = Reading()
    findings = reading.take(a_file("plan.docx", day(6), row(ACTION, owner="Teamleider", status="", ready="2027-07-01")))
    assert findings == []
    assert len(reading.events) == len(planned())


def test_every_field_arrives_as_its_own_type() -> None:
    reading = Reading()
    reading.take(
        a_file(
            "plan.docx",
            day(6),
            row(ACTION, owner="Adviseur", ready="2027-10-01", date_reason="Vakantie", choice="aanpak aangepast"),
            row(OTHER, status="loopt", percentage="40", measured="12%"),
        )
    )
    action, other = reading.now(), reading.now(OTHER)
    assert (action.owner, action.ready, action.date_reason) == ("Adviseur", dt.date(2027, 10, 1), "Vakantie")
    assert (action.choice, action.planned_ready) == (Choice.ADAPTED, dt.date(2027, 7, 1))
    assert (other.status, other.percentage, other.measured) == (ActionStatus.RUNNING, 40, "12%")
    assert action.followed_on == dt.date(2027, 6, 1)


def test_an_event_holds_only_what_is_new_with_its_file_place_and_function() -> None:
    reading = Reading()
    file = a_file(
        "plan.docx", day(6), row(ACTION, "tabel 3, rij 2", owner="Adviseur", title="Tweede paar ogen"), by="trekker"
    )
    reading.take(file)
    added = reading.events[-1]
    assert added.values == {ActionField.OWNER: "Adviseur"}
    assert (added.file, added.place, added.by, added.sha256) == ("plan.docx", "tabel 3, rij 2", "trekker", file.sha256)
    assert (added.changed_on, added.read_on) == (day(6), day(12))


@pytest.mark.parametrize("together", [True, False])
@pytest.mark.parametrize("first", [0, 1])
def test_of_two_changes_the_one_that_was_saved_last_wins_in_whatever_order_they_are_read(
    together: bool, first: int
) -> None:
    reading = Reading()
    old = a_file("a.docx", day(6), row(ACTION, owner="Oud"))
    new = a_file("b.docx", day(7), row(ACTION, owner="Nieuw"))
    pair = [old, new] if first == 0 else [new, old]
    findings = reading.take(*pair) if together else [*reading.take(pair[0]), *reading.take(pair[1])]
    assert reading.now().owner == "Nieuw"
    assert {item.values[ActionField.OWNER] for item in reading.events if item.kind is EventKind.CHANGED} == {
        "Oud",
        "Nieuw",
    }
    assert len(findings) == 1
    assert {findings[0].found, findings[0].expected} == {"Oud", "Nieuw"}
    assert findings[0].code == ("VG-018" if not together and first == 1 else "VG-003")


def test_files_that_change_different_fields_do_not_clash() -> None:
    reading = Reading()
    findings = reading.take(
        a_file("a.docx", day(6), row(ACTION, owner="Adviseur", ready="2027-07-01")),
        a_file("b.docx", day(7), row(ACTION, owner="Teamleider", ready="2027-09-01")),
    )
    assert findings == []
    assert (reading.now().owner, reading.now().ready) == ("Adviseur", dt.date(2027, 9, 1))


def test_files_that_say_the_same_do_not_clash() -> None:
    reading = Reading()
    same = [a_file(name, day(6), row(ACTION, status="klaar")) for name in ("a.docx", "b.docx")]
    assert reading.take(*same) == []
    assert len(reading.events) == len(planned()) + 1


def test_a_form_is_compared_with_what_it_was_handed_out_with() -> None:
    reading = Reading()
    reading.take(a_file("plan.docx", day(6), row(ACTION, owner="Adviseur")))
    handed = {ActionField.OWNER: "Adviseur", ActionField.STATUS: ""}
    form = a_file(
        "form.xlsx", day(8), row(ACTION, baseline=handed, owner="Adviseur", status="loopt"), origin=Origin.FORM
    )
    assert reading.take(form) == []
    assert reading.events[-1].values == {ActionField.STATUS: "loopt"}


def test_a_form_that_builds_on_what_another_file_said_does_not_clash_with_it() -> None:
    reading = Reading()
    reading.take(a_file("plan.docx", day(6), row(ACTION, owner="Adviseur")))
    handed = {ActionField.OWNER: "Adviseur"}
    form = a_file("form.xlsx", day(8), row(ACTION, baseline=handed, owner="Beleid"), origin=Origin.FORM)
    assert reading.take(form) == []
    assert reading.now().owner == "Beleid"


def test_a_form_can_set_back_what_was_planned() -> None:
    reading = Reading()
    reading.take(a_file("plan.docx", day(6), row(ACTION, owner="Adviseur")))
    handed = {ActionField.OWNER: "Adviseur"}
    form = a_file("form.xlsx", day(8), row(ACTION, baseline=handed, owner="Teamleider"), origin=Origin.FORM)
    reading.take(form)
    assert reading.now().owner == "Teamleider"


def test_what_a_file_said_before_is_no_new_change_when_it_comes_back_with_another_one() -> None:
    reading = Reading()
    reading.take(a_file("plan.docx", day(6), row(ACTION, owner="Adviseur")))
    reading.take(a_file("form.xlsx", day(7), row(ACTION, baseline={ActionField.OWNER: "Adviseur"}, owner="Beleid")))
    findings = reading.take(a_file("plan.docx", day(8), row(ACTION, owner="Adviseur", status="loopt")))
    assert findings == []
    assert (reading.now().owner, reading.now().status) == ("Beleid", ActionStatus.RUNNING)


def test_people_can_change_a_file_back_to_what_was_planned() -> None:
    reading = Reading()
    reading.take(a_file("plan.docx", day(6), row(ACTION, owner="Adviseur")))
    reading.take(a_file("plan.docx", day(8), row(ACTION, owner="Teamleider")))
    assert reading.now().owner == "Teamleider"


def test_without_its_own_memory_the_history_tells_what_a_file_said_before() -> None:
    reading = Reading()
    reading.take(a_file("plan.docx", day(6), row(ACTION, owner="Adviseur")))
    reading.before.clear()
    count = len(reading.events)
    assert reading.take(a_file("plan.docx", day(6), row(ACTION, owner="Adviseur"))) == []
    assert len(reading.events) == count


def test_an_old_copy_under_another_name_does_not_set_back_what_was_said_since() -> None:
    reading = Reading()
    reading.take(a_file("plan.docx", day(6), row(ACTION, status="loopt")))
    handed = {ActionField.STATUS: "loopt"}
    reading.take(a_file("form.xlsx", day(7), row(ACTION, baseline=handed, status="klaar"), origin=Origin.FORM))
    findings = reading.take(a_file("plan (2).docx", day(8), row(ACTION, status="loopt")))
    assert codes(findings) == ["VG-017"]
    assert reading.now().status is ActionStatus.DONE


def test_a_field_can_be_made_empty() -> None:
    reading = Reading()
    reading.take(a_file("plan.docx", day(6), row(ACTION, ready="")))
    assert reading.now().ready is None
    assert reading.now().planned_ready == dt.date(2027, 7, 1)


def test_white_space_alone_is_no_change() -> None:
    reading = Reading()
    reading.take(a_file("plan.docx", day(6), row(ACTION, title="Tweede  paar\nogen ")))
    assert len(reading.events) == len(planned())


def test_a_date_in_the_future_does_not_win_from_what_is_saved_later() -> None:
    reading = Reading()
    reading.take(a_file("a.docx", day(3, year=2031), row(ACTION, owner="Klok staat fout")), now=day(6))
    reading.take(a_file("b.docx", day(7), row(ACTION, owner="Later")), now=day(8))
    assert reading.now().owner == "Later"


def test_personal_data_are_masked_in_everything_that_is_kept() -> None:
    reading = Reading()
    reading.take(
        a_file(
            "plan.docx",
            day(6),
            row(ACTION, obstacle="Bel 06-12345678", result="Zie jan@wilgendam.nl"),
            row("", title="Mail piet@wilgendam.nl"),
            by="jan@wilgendam.nl",
        )
    )
    kept = "".join(item.model_dump_json() for item in reading.events)
    assert "wilgendam.nl" not in kept
    assert "12345678" not in kept
    assert "[e-mailadres]" in kept
    assert "[telefoonnummer]" in kept


def test_an_own_action_gets_a_number_once_and_keeps_it() -> None:
    reading = Reading()
    first = a_file("plan.docx", day(6), row("", title="Spreekuur in de buurt", owner="Team"))
    assert codes(reading.take(first)) == ["VG-005"]
    assert reading.ids == [ACTION, OTHER, f"{SLUG}-E01"]
    assert reading.now(f"{SLUG}-E01").own
    assert reading.now(f"{SLUG}-E01").title == "Spreekuur in de buurt"
    again = a_file(
        "plan (2).docx", day(7), row("", title="spreekuur in de Buurt", owner="Team"), row("", title="Anders")
    )
    reading.take(again)
    assert reading.ids == [ACTION, OTHER, f"{SLUG}-E01", f"{SLUG}-E02"]


def test_an_own_action_with_nearly_the_same_title_is_the_same_action_and_this_is_told() -> None:
    reading = Reading()
    reading.take(a_file("plan.docx", day(6), row("", title="Spreekuur in het buurthuis")))
    findings = reading.take(a_file("anders.docx", day(7), row("", title="Spreekuur in het buurthuis!")))
    assert codes(findings) == ["VG-013"]
    assert reading.now(f"{SLUG}-E01").title == "Spreekuur in het buurthuis!"


def test_an_own_action_that_gets_another_title_in_its_own_row_is_the_same_action() -> None:
    reading = Reading()
    reading.take(a_file("plan.docx", day(6), row("", "rij 5", title="Spreekuur in de buurt")))
    reading.take(a_file("plan.docx", day(7), row("", "rij 5", title="Inloopspreekuur buurt")))
    assert reading.ids == [ACTION, OTHER, f"{SLUG}-E01"]
    assert reading.now(f"{SLUG}-E01").title == "Inloopspreekuur buurt"


def test_a_new_row_above_an_own_action_does_not_take_its_number() -> None:
    reading = Reading()
    reading.take(a_file("plan.docx", day(6), row("", "rij 5", title="Spreekuur in de buurt")))
    file = a_file(
        "plan.docx",
        day(7),
        row("", "rij 5", title="Spreekuur op school"),
        row("", "rij 6", title="Spreekuur in de buurt"),
    )
    reading.take(file)
    assert reading.now(f"{SLUG}-E01").title == "Spreekuur in de buurt"
    assert reading.now(f"{SLUG}-E02").title == "Spreekuur op school"


def test_an_action_that_is_gone_from_a_whole_file_is_told_once_and_stays() -> None:
    reading = Reading()
    file = a_file("plan.docx", day(6), row(ACTION, owner="Adviseur"), whole=True)
    assert codes(reading.take(file)) == ["VG-004"]
    assert reading.events[-1].kind is EventKind.MISSING
    assert reading.now(OTHER).current
    count = len(reading.events)
    again = a_file("plan.docx", day(7), row(ACTION, owner="Adviseur"), whole=True)
    assert reading.take(again) == []
    assert len(reading.events) == count


def test_an_action_that_was_planned_after_a_file_was_saved_is_not_missed_in_it() -> None:
    later = event("wmo-I47", EventKind.PLANNED, {ActionField.TITLE: "Nieuw"}, intervention="I47", read_on=day(8))
    reading = Reading((*planned(), later))
    file = a_file("plan.docx", day(6), row(ACTION), row(OTHER), whole=True)
    assert reading.take(file) == []


def test_a_row_of_another_directorate_counts_there_and_is_told() -> None:
    reading = Reading()
    findings = reading.take(a_file("belastingen.docx", day(6), row(ACTION, status="klaar"), slug="belastingen"))
    assert codes(findings) == ["VG-011"]
    assert reading.now().status is ActionStatus.DONE


def test_a_file_of_nobody_we_know_is_a_finding() -> None:
    reading = Reading()
    assert codes(reading.take(a_file("los.docx", day(6), row("", title="Iets"), slug=""))) == ["VG-010"]
    assert len(reading.events) == len(planned())


def test_a_plan_of_another_municipality_leaves_nothing_behind() -> None:
    reading = Reading()
    rows = (row("elders-I35", owner="Directeur"), row("", title="Iets"))
    assert codes(reading.take(a_file("vreemd.docx", day(6), *rows, slug="elders", directorate="Elders"))) == ["VG-120"]
    assert len(reading.events) == len(planned())


def test_an_empty_field_of_an_own_action_in_a_file_that_did_not_know_it_makes_nothing_empty() -> None:
    reading = Reading()
    reading.take(a_file("plan.docx", day(6), row("", title="Spreekuur in de buurt", owner="Team", status="loopt")))
    form = a_file("form.xlsx", day(7), row("", title="Spreekuur in de buurt", owner="", status="klaar"))
    reading.take(form)
    assert reading.now(f"{SLUG}-E01").owner == "Team"
    assert reading.now(f"{SLUG}-E01").status is ActionStatus.DONE
    reading.take(a_file("plan.docx", day(8), row("", title="Spreekuur in de buurt", owner="", status="loopt")))
    assert reading.now(f"{SLUG}-E01").owner == ""


def test_a_file_without_directorate_is_of_the_one_whose_actions_it_holds() -> None:
    reading = Reading()
    reading.take(a_file("los.docx", day(6), row(ACTION, status="klaar"), row("", title="Iets"), slug=""))
    assert reading.now().status is ActionStatus.DONE
    assert f"{SLUG}-E01" in reading.ids


def test_a_number_that_nobody_gave_out_becomes_an_own_action_and_is_told() -> None:
    reading = Reading()
    assert codes(reading.take(a_file("plan.docx", day(6), row("wmo-I99", title="Onbekend")))) == ["VG-012", "VG-005"]
    assert reading.now(f"{SLUG}-E01").title == "Onbekend"


def test_a_dated_form_without_changes_says_that_people_looked_at_its_actions() -> None:
    reading = Reading()
    handed = dict(PLANNED)
    rows = row(ACTION, baseline=handed, owner="Teamleider", status="nog niet begonnen")
    form = a_file("form.xlsx", day(8), rows, origin=Origin.FORM, filled_on=dt.date(2027, 8, 1))
    reading.take(form)
    assert reading.now().followed_on == dt.date(2027, 8, 1)
    count = len(reading.events)
    reading.take(form)
    assert len(reading.events) == count


def test_reading_the_same_files_again_changes_nothing() -> None:
    reading = Reading()
    files = [
        a_file("a.docx", day(6), row(ACTION, owner="Oud"), row("", title="Eigen actie"), whole=True),
        a_file("b.docx", day(7), row(ACTION, owner="Nieuw"), row(OTHER, status="klaar")),
    ]
    reading.take(*files)
    events, state = list(reading.events), reading.now()
    reading.take(*files)
    assert reading.events == events
    assert reading.now() == state
