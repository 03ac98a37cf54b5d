"""The progress report says how far the actions are, what is in the way and what was adjusted; and nothing else."""

import datetime as dt
from typing import Any

import pytest

from tests.returns import the_instrument
from zelfscan.documents.fields_progress import VoortgangsrapportageVelden
from zelfscan.followup.report import report_fields
from zelfscan.followup.report_moments import Moment, moment_of, previous, with_moment
from zelfscan.followup.report_sheets import sheets
from zelfscan.followup.report_words import ProgressWords
from zelfscan.model.issue import Organisation
from zelfscan.model.progress import ActionEvent, ActionField, ActionStatus, Choice, EventKind, FollowedAction, Origin
from zelfscan.model.round import ExtraSheet, Round
from zelfscan.rounds.standing import Standing

TODAY = dt.date(2027, 10, 1)
ROUND = Round(name="Voorjaar 2027", organisation=Organisation(name="Gemeente Wilgendam (verzonnen)"))
DONE, RUNNING, STOPPED = ActionStatus.DONE, ActionStatus.RUNNING, ActionStatus.STOPPED


def action(number: str, slug: str = "wmo", **more: Any) -> FollowedAction:
    """An action that is to be ready next year, and of which people spoke last month."""
    standard: dict[str, Any] = {
        "id": f"{slug}-{number}",
        "slug": slug,
        "directorate": slug.title(),
        "intervention": "" if number.startswith("E") else number,
        "title": f"Actie {number}",
        "owner": "Zandra van het Verzinsel",
        "start": dt.date(2027, 4, 1),
        "ready": dt.date(2028, 4, 1),
        "planned_ready": dt.date(2028, 4, 1),
        "planned_on": dt.date(2027, 4, 1),
        "followed_on": dt.date(2027, 9, 1),
        "choice": Choice.CHOSEN,
    }
    return FollowedAction(**standard | more)


def standing(*actions: FollowedAction, slug: str = "wmo", events: tuple[ActionEvent, ...] = ()) -> Standing:
    return Standing(slug, slug.title(), events, actions)


def told(
    *actions: FollowedAction, before: Moment | None = None, others: tuple[Standing, ...] = (), without: int = 0
) -> VoortgangsrapportageVelden:
    """The placeholders of a report on the first of October."""
    all_of_them = (standing(*actions), *others)
    return report_fields(the_instrument(), ROUND, all_of_them, moment_of(all_of_them, TODAY), before, without)


def lines(report: VoortgangsrapportageVelden) -> list[str]:
    return [line.tekst for line in report.samenvatting]


def test_every_action_counts_once_in_the_state_that_people_have_to_know() -> None:
    late = {"ready": dt.date(2027, 7, 1)}
    report = told(
        action("I01", status=DONE, **late),
        action("I02", status=RUNNING),
        action("I03", status=RUNNING, **late),
        action("I04", **late),
        action("I05"),
        action("I06", status=STOPPED, **late),
        action("I07", choice=Choice.NOT_CHOSEN, **late),
    )
    (now,) = report.standen
    assert (now.wanneer, now.totaal) == ("Nu", "7")
    assert (now.klaar, now.loopt, now.te_laat, now.niet_begonnen, now.gestopt, now.niet_gekozen) == tuple("112111")
    assert report.directies[0].te_laat == "2"
    assert [line.actie for line in report.te_laat] == ["Actie I03", "Actie I04"]


def test_an_action_that_left_the_plan_before_anybody_spoke_of_it_does_not_count() -> None:
    report = told(action("I01"), action("I02", current=False, followed_on=None), action("I03", current=False))
    assert report.standen[0].totaal == "2"


def test_the_first_report_says_that_it_cannot_compare() -> None:
    report = told(action("I01", status=DONE))
    assert report.vorige_datum == ""
    assert any("eerste rapport" in line for line in lines(report))


def test_the_report_compares_with_the_one_before() -> None:
    before = moment_of([standing(action("I01", status=DONE), action("I02"))], dt.date(2027, 7, 1))
    new = (standing(action("I01", "zorg"), slug="zorg"),)
    report = told(action("I01", status=DONE), action("I02", status=DONE), before=before, others=new)
    assert report.vorige_datum == "1 juli 2027"
    assert [(line.wanneer, line.klaar) for line in report.standen] == [("Nu", "2"), ("Op 1 juli 2027", "1")]
    assert any("1 meer dan op 1 juli 2027" in line for line in lines(report))
    assert [line.verschil for line in report.directies] == ["één actie meer klaar", "nieuw in dit rapport"]


@pytest.mark.parametrize(("done", "words"), [(1, "evenveel als op"), (0, "1 minder dan op")])
def test_the_same_number_or_less_is_said_plainly(done: int, words: str) -> None:
    before = moment_of([standing(action("I01", status=DONE))], dt.date(2027, 7, 1))
    report = told(action("I01", status=DONE if done else RUNNING), before=before)
    assert any(words in line for line in lines(report))


def test_obstacles_are_grouped_by_who_can_help() -> None:
    report = told(
        action("I01", obstacle="Geen tijd", help="afdeling Personeel"),
        action("I02", obstacle="Geen mensen", help="Afdeling  personeel; Clusterdirecteur"),
        action("I03", obstacle="Geen idee"),
        action("I04", help="Clusterdirecteur"),
        action("I05", status=DONE, obstacle="Was lastig", help="Clusterdirecteur"),
    )
    groups = {group.wie: [line.actie for line in group.regels] for group in report.hulp}
    assert groups == {
        "Afdeling Personeel": ["Actie I01", "Actie I02"],
        "Clusterdirecteur": ["Actie I02", "Actie I04"],
        "Hulp van wie is niet ingevuld": ["Actie I03"],
    }
    assert [group.hoeveel for group in report.hulp] == ["2 acties", "2 acties", "één actie"]
    assert any("Bij 3 acties is hulp" in line for line in lines(report))
    assert "afdeling Personeel; Clusterdirecteur" in report.besluiten[0].tekst


def test_what_was_adjusted_is_told_with_its_reason_or_that_there_is_none() -> None:
    report = told(
        action("I01", ready=dt.date(2028, 6, 1), date_reason="Ziekte"),
        action("I02", ready=None),
        action("I03", choice=Choice.ADAPTED, reason="Klein team", adjustment="Eén team in plaats van drie"),
        action("I04", choice=Choice.NOT_CHOSEN, reason="Loopt al"),
        action("I05", status=STOPPED),
        action("I06", adjustment="Eerst bellen"),
        action("I07"),
    )
    assert [(line.actie[-3:], line.wat, line.waarom) for line in report.aangepast] == [
        ("I01", "Klaar op 1 juni 2028 in plaats van 1 april 2028", "Ziekte"),
        ("I02", "Klaar op 1 april 2028 is weggehaald. Er is nog geen nieuwe datum.", "geen reden opgeschreven"),
        ("I03", "Eén team in plaats van drie", "Klein team"),
        ("I04", "Niet gekozen", "Loopt al"),
        ("I05", "Gestopt", "geen reden opgeschreven"),
        ("I06", "Eerst bellen", ""),
    ]


def test_more_than_half_a_year_without_a_word_is_told() -> None:
    before = dt.date(2027, 3, 31)
    report = told(
        action("I01", followed_on=before),
        action("I02", followed_on=dt.date(2027, 4, 1)),
        action("I03", followed_on=None, planned_on=before, start=before),
        action("I06", followed_on=None, planned_on=before),
        action("I04", followed_on=None, start=dt.date(2027, 11, 1)),
        action("I05", followed_on=dt.date(2027, 1, 1), status=DONE),
    )
    assert [(line.actie, line.sinds) for line in report.stil] == [
        ("Actie I01", "31 maart 2027"),
        ("Actie I03", "nog niets, het plan is van 31 maart 2027"),
    ]


def test_what_was_done_and_measured_stands_beside_the_target() -> None:
    report = told(
        action("I01", result="Elke brief gelezen.", baseline="20%", measured="85%", target="90% na een jaar."),
        action("I02", result="Gedaan"),
        action("I03", target="80%"),
    )
    assert [(line.resultaat, line.meting) for line in report.resultaten] == [
        ("Elke brief gelezen.", "Begin: 20%. Nu: 85%. Doel: 90% na een jaar."),
        ("Gedaan", "nog niets gemeten"),
    ]


def test_own_actions_stand_apart_with_their_state() -> None:
    report = told(action("I01"), action("E01", status=RUNNING))
    assert [(line.actie, line.stand) for line in report.eigen] == [("Actie E01", "loopt")]
    assert [line.totaal for line in report.interventies] == ["1"]


def test_the_report_says_what_it_cannot_say() -> None:
    report = told(action("I01", status=DONE), action("I02", status=DONE, measured="3"), without=2)
    shown = " ".join(line.tekst for line in report.niet_te_zeggen)
    assert "Waardoor een getal anders is, weten we niet" in shown
    assert "geen ranglijst" in shown
    assert "bij één actie die klaar is" in shown
    assert "2 directies" in shown


def test_there_are_never_more_than_three_requests_and_always_one() -> None:
    quiet = told(action("I01", status=DONE))
    busy = told(
        action("I01", help="A", followed_on=dt.date(2027, 1, 4)),
        action("I02", ready=dt.date(2027, 7, 1)),
        *(action(f"I{n:02}", help=f"Dienst {n}") for n in range(3, 9)),
    )
    assert len(quiet.besluiten) == 1
    assert len(busy.besluiten) == 3
    assert busy.besluiten[0].tekst.count(";") == 2


def test_directorates_stand_in_alphabetical_order_and_no_person_is_named() -> None:
    others = tuple(standing(action("I01", slug), slug=slug) for slug in ("zorg", "afval"))
    report = told(action("I01", commissioner="Piet van het Verzinsel", reason="Zo is het"), others=others)
    assert [line.naam for line in report.directies] == ["Afval", "Wmo", "Zorg"]
    assert "Verzinsel" not in report.model_dump_json()


def moment(day: dt.date, **states: str) -> Moment:
    return Moment(date=day, states={"wmo": dict(states)})


def test_a_new_moment_is_another_day_with_another_state() -> None:
    first = moment(dt.date(2027, 7, 1), a="running")
    same_day = moment(dt.date(2027, 7, 1), a="done")
    assert with_moment([first], same_day) == (same_day,)
    assert with_moment([first], moment(dt.date(2027, 8, 1), a="running")) == (first,)
    later = moment(dt.date(2027, 8, 1), a="done")
    assert with_moment([first], later) == (first, later)
    assert with_moment([later], first) == (first, later)


def test_a_report_compares_with_the_last_one_that_is_weeks_older_else_with_the_oldest() -> None:
    days = [dt.date(2027, 4, 1), dt.date(2027, 7, 1), dt.date(2027, 9, 25), TODAY]
    moments = [moment(day, a=str(day)) for day in days]
    assert previous(moments, TODAY, 4) == moments[1]
    assert previous(moments[2:], TODAY, 4) == moments[2]
    assert previous(moments[3:], TODAY, 4) is None


def the_sheets(*actions: FollowedAction, events: tuple[ActionEvent, ...] = ()) -> dict[str, ExtraSheet]:
    words = ProgressWords(the_instrument(), ROUND, [standing(*actions, events=events)], TODAY)
    return {sheet.name: sheet for sheet in sheets(words)}


def test_the_overview_has_a_row_per_action_with_everything() -> None:
    made = the_sheets(action("I02", status=RUNNING, percentage=40, obstacle="Geen tijd", measured="85%", reason="Zo"))
    sheet, results = made["Voortgang acties"], made["Voortgang resultaten"]
    (row,) = sheet.rows
    by_header = dict(zip(sheet.columns, row, strict=True))
    assert by_header["Nummer"] == "wmo-I02"
    assert by_header["Status"] == "loopt"
    assert by_header["Hoe ver (%)"] == 40
    assert by_header["Klaar op"] == "2028-04-01"
    assert by_header["Wat in de weg zit"] == "Geen tijd"
    assert by_header["Eigenaar"] == "Zandra van het Verzinsel"
    assert len(sheet.looks) == len(sheet.columns)
    (row,) = results.rows
    by_header = dict(zip(results.columns, row, strict=True))
    assert [by_header[name] for name in ("Nummer", "Meting", "Reden")] == ["wmo-I02", "85%", "Zo"]
    assert "loopt" in sheet.colours


def test_the_overview_counts_per_directorate_and_per_intervention() -> None:
    made = the_sheets(action("I02", status=DONE), action("I03", help="Inkoop"), action("E01"))
    (row,) = made["Voortgang"].rows
    by_header = dict(zip(made["Voortgang"].columns, row, strict=True))
    assert [by_header[name] for name in ("Acties", "Klaar", "Eigen acties", "Hulp nodig")] == [3, 1, 1, 1]
    assert made["Voortgang"].status == {"wmo": "klaar: 1, nog niet begonnen: 2"}
    assert [row[0] for row in made["Voortgang per interventie"].rows] == ["I02", "I03"]


def test_the_history_shows_what_changed_when_and_from_which_file() -> None:
    april, may, june = (dt.datetime(2027, month, 1, 12, tzinfo=dt.UTC) for month in (4, 5, 6))
    same: dict[str, Any] = {"action": "wmo-I02", "round": "Voorjaar 2027"}
    title = {ActionField.TITLE: "Actie I02", ActionField.OWNER: "Teamleider"}
    changes = {ActionField.OWNER: "Adviseur", ActionField.STATUS: "loopt"}
    events = (
        ActionEvent(kind=EventKind.PLANNED, origin=Origin.PLAN, read_on=april, values=title, **same),
        ActionEvent(
            kind=EventKind.CHANGED,
            origin=Origin.WORD,
            read_on=june,
            changed_on=may,
            file="voortgang/plan.docx",
            place="tabel 3",
            by="trekker",
            values=changes,
            **same,
        ),
        ActionEvent(kind=EventKind.MISSING, origin=Origin.FORM, read_on=june, **same),
    )
    sheet = the_sheets(action("I02"), events=events)["Geschiedenis"]
    rows = [dict(zip(sheet.columns, row, strict=True)) for row in sheet.rows]
    assert [row["Wat"] for row in rows] == ["niet meer in het bestand", "veranderd", "veranderd", "gepland"]
    changed = [(row["Veld"], row["Was"], row["Wordt"]) for row in rows[1:3]]
    assert changed == [("eigenaar", "Teamleider", "Adviseur"), ("status", "nog niet begonnen", "loopt")]
    assert (rows[1]["Bewaard op"], rows[1]["Gelezen op"]) == ("2027-05-01", "2027-06-01")
    assert (rows[1]["Bestand"], rows[1]["Plek"], rows[1]["Functie"]) == ("voortgang/plan.docx", "tabel 3", "trekker")
