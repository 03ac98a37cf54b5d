"""The content controls of a plan: ready for Word, with hints where they are empty, and with what people said before."""

import datetime as dt
import io
import re
import zipfile
from pathlib import Path

import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

from tests.made_documents import DAY, WORD, levels
from tests.word_edits import MAIN, Edited, Element, content, in_other_document, set_text, text_of
from tests.word_templates import save
from zelfscan.documents.actions import standing
from zelfscan.documents.controls import LONGEST_TAG, NOTE, finish_controls, short_tag
from zelfscan.documents.fields import PlanVelden
from zelfscan.documents.lint import lint
from zelfscan.documents.render import W, render
from zelfscan.documents.view import plan_fields
from zelfscan.documents.words import Words
from zelfscan.followup.word_plan import read_plan
from zelfscan.model.instrument import Instrument, Scope
from zelfscan.model.progress import ActionStatus, Choice, FollowedAction
from zelfscan.rounds.directorate import make_result

PROPERTIES = f"{W}sdtPr"


def controls(plan: Edited) -> list[Element]:
    return list(plan.root.iter(f"{W}sdt"))


def test_every_control_has_its_own_id_a_dutch_name_and_a_tag_that_word_takes(instrument: Instrument) -> None:
    found = controls(Edited(instrument))

    ids = [one.find(f"{PROPERTIES}/{W}id").get(f"{W}val") for one in found]
    tags = [one.find(f"{PROPERTIES}/{W}tag").get(f"{W}val") for one in found]
    assert len(found) > 50
    assert len(set(ids)) == len(ids)
    assert all(one.find(f"{PROPERTIES}/{W}alias").get(f"{W}val") for one in found)
    assert [tag for tag in tags if not re.fullmatch(r"zelfscan:[\w-]+:[a-z ]+", tag) or len(tag) > LONGEST_TAG] == []


def test_a_date_picker_holds_the_day_that_it_shows(instrument: Instrument) -> None:
    plan = Edited(instrument)
    action = plan.plan.actions[0]

    control = plan.control(action.id, "start")

    picker = control.find(f"{PROPERTIES}/{W}date")
    assert picker.get(f"{W}fullDate") == f"{action.start.isoformat()}T00:00:00Z"
    assert picker.find(f"{W}lid").get(f"{W}val") == "nl-NL"
    assert text_of(content(control)).endswith(str(action.start.year))


def test_a_list_offers_what_can_be_chosen_and_shows_one_of_them(instrument: Instrument) -> None:
    plan = Edited(instrument)

    for name, options in (("status", ActionStatus), ("keuze", Choice)):
        control = plan.control(plan.now[0], name)
        items = [item.get(f"{W}displayText") for item in control.iter(f"{W}listItem")]
        assert items == [option.value for option in options]
        assert text_of(content(control)) in items


def test_only_an_empty_control_shows_a_hint(instrument: Instrument) -> None:
    plan = Edited(instrument)

    for control in controls(plan):
        hint = text_of(content(control)) in ("Klik hier en typ.", "Kies een datum.")
        styles = [style.get(f"{W}val") for style in control.iter(f"{W}rStyle")]
        assert (control.find(f"{PROPERTIES}/{W}showingPlcHdr") is not None) == hint
        assert styles == (["PlaceholderText"] if hint else [])


def test_a_tag_of_a_long_name_keeps_the_end_that_tells_it_from_others() -> None:
    long = f"zelfscan:{'x' * 60}-I02:eerste stap"

    assert len(short_tag(long)) == LONGEST_TAG
    assert short_tag(long).endswith("x-I02:eerste stap")
    assert short_tag("zelfscan:wmo-I02:reden") == "zelfscan:wmo-I02:reden"


def test_a_plan_of_a_directorate_with_a_long_name_is_read_by_its_tags_alone(instrument: Instrument) -> None:
    plan = Edited(instrument)
    long = plan.now[0].replace("wmo-fictief", "w" * 60)
    plan.known = {long: plan.known[plan.now[0]].model_copy(update={"id": long, "slug": "w" * 60, "title": "Anders"})}
    card = plan.card(plan.now[0])
    set_text(plan.label_row(plan.now[0], "Nummer van de actie").findall(f"{W}tc")[1], "")
    for tag in card.iter(f"{W}tag"):
        tag.set(f"{W}val", short_tag(tag.get(f"{W}val", "").replace(plan.now[0], long)))
    progress, _ = read_plan(in_other_document([card]), "plan.docx", instrument, plan.known)

    assert progress is not None
    assert [item.action for item in progress.actions] == [long]


def test_what_was_handed_out_stands_in_a_part_of_its_own(instrument: Instrument) -> None:
    plan = Edited(instrument)

    note = next(blob for name, blob in plan.parts.items() if name.startswith("customXml/item1"))

    noted = {item.get("naam"): item.text or "" for item in etree.fromstring(note).iter(f"{{{NOTE}}}vak")}
    assert noted[f"{plan.now[0]}:status"] == "nog niet begonnen"
    assert noted[f"{plan.now[0]}:reden"] == ""
    assert not any("nieuw" in name for name in noted)


def test_a_template_without_controls_is_filled_as_ever(tmp_path: Path) -> None:
    assert finish_controls(etree.fromstring(f'<w:p xmlns:w="{W[1:-1]}"/>'), ["x"]) == {}
    made = render(save(tmp_path / "kaal.docx"), {"directie": "Wmo"})
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        assert b"Wmo" in package.read(MAIN)


def followed(plan: Edited, number: int, **fields: object) -> FollowedAction:
    action = plan.plan.actions[number]
    told = {"followed_on": dt.date(2027, 6, 1), "owner": "Teamleider", "commissioner": "Directeur", **fields}
    return FollowedAction.model_validate(
        {"id": action.id, "slug": plan.plan.slug, "intervention": action.intervention, **told}
    )


def filled(instrument: Instrument, items: list[FollowedAction]) -> PlanVelden:
    result = make_result(instrument, levels(instrument), (), DAY, despite_errors=True)
    assert result.plan is not None
    return plan_fields(instrument, result.assessment, result.plan, (), None, items)


def test_what_people_said_stands_in_the_next_plan(instrument: Instrument) -> None:
    plan = Edited(instrument)
    item = followed(plan, 0, start=dt.date(2027, 5, 3), ready=dt.date(2027, 9, 1), planned_ready=dt.date(2027, 7, 1),
                    choice=Choice.ADAPTED, reason="Kleiner begonnen.", status=ActionStatus.RUNNING, percentage=40,
                    first_step="Bel de bond.", own_plan="Teamplan", obstacle="Weinig tijd")  # fmt: skip

    view = filled(instrument, [item])

    action = view.acties[0]
    assert (action.eigenaar, action.opdrachtgever, action.eerste_stap) == ("Teamleider", "Directeur", "Bel de bond.")
    assert (action.start, action.start_dag, action.klaar_dag) == ("3 mei 2027", "2027-05-03", "2027-09-01")
    assert (action.keuze, action.reden, action.status) == ("aanpak aangepast", "Kleiner begonnen.", "loopt")
    assert action.eigen_plan == "Teamplan"
    assert action.stand == (
        "Volgens de directie op 1 juni 2027: loopt, 40% gedaan. De actie zou eerst klaar zijn op 1 juli 2027. "
        "Wat in de weg zit: Weinig tijd."
    )
    assert (view.nu_kort[0].wie, view.nu_kort[0].klaar) == ("Teamleider", "1 september 2027 (loopt)")
    assert view.acties[1].stand == ""


def test_an_action_of_which_nobody_said_anything_stays_as_proposed(instrument: Instrument) -> None:
    plan = Edited(instrument)

    assert filled(instrument, [followed(plan, 0, followed_on=None)]).acties == filled(instrument, []).acties


def test_what_was_decided_is_not_asked_of_the_director_again(instrument: Instrument) -> None:
    plan = Edited(instrument)
    both = [followed(plan, number, choice=Choice.CHOSEN) for number in range(len(plan.plan.actions))]

    asked = [line.tekst for line in filled(instrument, []).besluiten]
    later = [line.tekst for line in filled(instrument, both).besluiten]

    assert any("Zeg ja" in line for line in asked)
    assert any("Wijs aan" in line for line in asked)
    assert not any("Zeg ja" in line or "Wijs aan" in line for line in later)


def test_own_actions_are_listed_unless_they_were_dropped(instrument: Instrument) -> None:
    one = FollowedAction(id="wmo-fictief-E01", slug="wmo-fictief", title="Spreekuur", status=ActionStatus.RUNNING)
    other = FollowedAction(id="wmo-fictief-E02", slug="wmo-fictief", title="Folder", choice=Choice.NOT_CHOSEN)

    (shown,) = filled(instrument, [one, other]).eigen_acties

    assert (shown.nummer, shown.naam, shown.klaar_dag, shown.status) == ("wmo-fictief-E01", "Spreekuur", "", "loopt")


def test_a_plan_with_what_people_said_is_read_back_as_it_is(instrument: Instrument, tmp_path: Path) -> None:
    plan = Edited(instrument)
    item = followed(plan, 0, status=ActionStatus.DONE, result="Tien dossiers bekeken.", ready=dt.date(2027, 9, 1))
    made = render(WORD["verbeterplan"], filled(instrument, [item]).model_dump())

    progress, findings = read_plan(made, "plan.docx", instrument, {item.id: item})

    assert findings == ()
    assert progress is not None
    assert progress.actions[0].values == progress.actions[0].baseline
    assert progress.actions[0].values["status"] == "klaar"  # type: ignore[index]


def test_every_part_of_what_became_of_an_action_is_a_sentence(instrument: Instrument) -> None:
    plan = Edited(instrument)
    item = followed(plan, 0, result="Goed!", help="de jurist", adjustment="Nu per maand.")

    told = standing(Words(instrument, Scope.ALL), item)

    assert told.endswith("Resultaat: Goed! Hulp nodig van: de jurist. Aangepast: Nu per maand.")


@pytest.mark.parametrize(("tag", "codes"), [("zelfscan:{{ directie }}:eigenaar", []), ("eigen label", []),
                                            ("zelfscan:{{ directie }}:eigenaer", ["SJ-059"])])  # fmt: skip
def test_a_control_that_cannot_be_read_back_is_named(tmp_path: Path, tag: str, codes: list[str]) -> None:
    def change(document) -> None:  # type: ignore[no-untyped-def]
        control, properties, inside = (OxmlElement(name) for name in ("w:sdt", "w:sdtPr", "w:sdtContent"))
        label = OxmlElement("w:tag")
        label.set(qn("w:val"), tag)
        properties.append(label)
        control.extend([properties, inside])
        document.add_paragraph("Eigenaar")._p.append(control)

    findings = lint(save(tmp_path / "x.docx", change))

    assert [finding.code for finding in findings] == codes
