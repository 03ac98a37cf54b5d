"""The market exploration: which plans get one, what stands in it, and that nobody is named in it."""

import io
from pathlib import Path

import pytest
from docx import Document

from tests.made_documents import DAY, ROOT, levels
from tests.rounds import a_round, processed
from zelfscan.documents.market import MOST_RISKS, market_fields, searches
from zelfscan.documents.render import render
from zelfscan.files import shipped
from zelfscan.model.instrument import Instrument, InterventionType
from zelfscan.model.plan import Result, Timing
from zelfscan.model.scan import RoleHolder
from zelfscan.rounds.directorate import make_result
from zelfscan.rounds.exploration import explorations
from zelfscan.rounds.folder import RoundFolder

NAME = "Fatima de Vries"


@pytest.fixture(scope="module")
def result(instrument: Instrument) -> Result:
    """A directorate with a full plan, in which every role has the name of a person."""
    roles = tuple(RoleHolder(role=role.id, holder=NAME) for role in instrument.roles)
    scans = [scan.model_copy(update={"roles": roles}) for scan in levels(instrument)]
    made = make_result(instrument, scans, (), DAY, despite_errors=True)
    assert made.plan is not None
    return made


def with_actions(result: Result, *interventions: str) -> Result:
    """The same plan with these interventions, one after the other in time."""
    assert result.plan is not None
    actions = tuple(
        action.model_copy(
            update={"intervention": identifier, "id": f"x-{identifier}", "start": DAY.replace(month=4 + number)}
        )
        for number, (action, identifier) in enumerate(zip(result.plan.actions, interventions, strict=False))
    )
    assert len(actions) == len(interventions)
    return result.model_copy(update={"plan": result.plan.model_copy(update={"actions": actions})})


def words_of(blob: bytes) -> str:
    return "\n".join(node.text or "" for node in Document(io.BytesIO(blob)).element.iter() if node.tag.endswith("}t"))


def test_every_intervention_that_buys_a_specialist_has_one_guide(instrument: Instrument) -> None:
    guided = [item for guide in instrument.market for item in guide.interventions]
    bought = {item.id for item in instrument.interventions if item.type is InterventionType.SPECIALIST}
    assert bought <= set(guided)
    assert len(guided) == len(set(guided))


def test_every_guide_puts_the_buyer_and_somebody_of_the_work_at_the_table(instrument: Instrument) -> None:
    for guide in instrument.market:
        assert any("inkoper" in line for line in guide.table), guide.id
        assert any("uitvoering" in line or "medewerkers" in line for line in guide.table), guide.id
        assert any("eerder" in line for line in guide.compare), guide.id
        assert {"Z1", "Z4"} <= set(guide.sources), guide.id


def test_a_plan_that_needs_no_specialist_gets_nothing(instrument: Instrument, result: Result) -> None:
    assert list(explorations(instrument, with_actions(result, "I35", "I02"))) == []
    assert list(explorations(instrument, result.model_copy(update={"plan": None}))) == []


def test_each_kind_of_specialist_gets_its_own_document_the_soonest_first(
    instrument: Instrument, result: Result
) -> None:
    plan = with_actions(result, "I22", "I35", "I41", "I37")
    made = dict(explorations(instrument, plan))
    slug = result.assessment.slug
    assert list(made) == [f"marktverkenning-{slug}.docx", f"marktverkenning-2-{slug}.docx"]
    first, second = (words_of(blob) for blob in made.values())
    assert "x-I22" in first
    assert "x-I37" in first
    assert "x-I41" not in first
    assert "x-I41" in second


def test_all_that_a_guide_says_stands_in_the_document(instrument: Instrument, result: Result) -> None:
    for guide in instrument.market:
        [(_, blob)] = explorations(instrument, with_actions(result, guide.interventions[0]))
        text = words_of(blob)
        said = (guide.name, guide.question, *guide.must_know, *guide.ask, *guide.keep_asking, *guide.evidence)
        for sentence in (*said, *guide.pitfalls, *guide.table, *guide.compare):
            assert sentence in text
        for key in ("experience", "price", "late"):
            assert instrument.texts[f"market.pitfalls.{key}"] in text


def test_it_names_the_work_and_its_largest_risks_with_how_certain_they_are(
    instrument: Instrument, result: Result
) -> None:
    plan = with_actions(result, "I41")
    assert plan.plan is not None
    first = plan.assessment.processes[0]
    about = plan.plan.actions[0].model_copy(update={"processes": (first.code,), "factors": ("R3.1",)})
    plan = plan.model_copy(update={"plan": plan.plan.model_copy(update={"actions": (about,)})})
    assert plan.plan is not None
    [search] = searches(instrument, plan.plan)
    view = market_fields(instrument, plan.assessment, plan.plan, search)
    assert [item.naam for item in view.werkprocessen] == [first.name]
    assert 0 < len(view.risicos) <= MOST_RISKS
    assert all(first.name in item.titel and item.zekerheid and item.waarom for item in view.risicos)
    assert "Beeldvorming" in view.risicos[0].titel


def test_nobody_is_named(instrument: Instrument, result: Result) -> None:
    assert result.plan is not None
    assert NAME in result.plan.actions[0].owner.holder
    for guide in instrument.market:
        for _, blob in explorations(instrument, with_actions(result, guide.interventions[0])):
            assert NAME not in words_of(blob)


def test_a_directorate_without_large_risks_gets_a_sound_document(instrument: Instrument, result: Result) -> None:
    calm = result.assessment.model_copy(update={"results": (), "processes": ()})
    plan = with_actions(result, "I41").model_copy(update={"assessment": calm})
    assert plan.plan is not None
    [search] = searches(instrument, plan.plan)
    search = (search[0], tuple(action.model_copy(update={"processes": ()}) for action in search[1]))
    view = market_fields(instrument, calm, plan.plan, search)
    text = words_of(render(shipped("docx/marktverkenning.docx"), view.model_dump()))
    assert "geen groot risico" in text


def test_the_documents_of_a_directorate_hold_it(instrument: Instrument, result: Result, tmp_path: Path) -> None:
    from tests.made_documents import SHIPPED
    from zelfscan.rounds.directorate import write_result

    plan = with_actions(result, "I41")
    assert plan.plan is not None
    assert plan.plan.actions[0].timing in Timing
    paths = write_result(instrument, plan, tmp_path, SHIPPED)
    assert f"marktverkenning-{result.assessment.slug}.docx" in {path.name for path in paths}


@pytest.fixture
def place(tmp_path: Path) -> RoundFolder:
    """A round with the return of a fictional directorate that needs a specialist."""
    return a_round(tmp_path / "r", {"b.xlsx": (ROOT / "samples/retour/buurtparticipatie.xlsx").read_bytes()})


def own_template(place: RoundFolder, title: str) -> None:
    """Make the round use a template with another title."""
    document = Document(str(shipped("docx/marktverkenning.docx")))
    document.paragraphs[0].text = title
    document.save(str(place.path / "eigen.docx"))
    text = place.settings.read_text(encoding="utf-8")
    place.settings.write_text(text.replace('marktverkenning: ""', "marktverkenning: eigen.docx"), encoding="utf-8")


def test_a_round_makes_it_with_its_own_template(place: RoundFolder) -> None:
    processed(place)
    made = place.output / "buurtparticipatie" / "marktverkenning-buurtparticipatie.docx"
    assert "Een specialist zoeken" in words_of(made.read_bytes())

    own_template(place, "Wie kan ons helpen?")
    processed(place)
    assert "Wie kan ons helpen?" in words_of(made.read_bytes())


def test_a_template_that_does_not_work_is_named_and_the_plan_is_made(place: RoundFolder) -> None:
    own_template(place, "{{ onbekend }}")
    processed(place)
    made = {path.name for path in (place.output / "buurtparticipatie").iterdir()}
    assert "verbeterplan-buurtparticipatie.docx" in made
    assert "marktverkenning-buurtparticipatie.docx" not in made
    findings = (place.output / "bevindingen.json").read_text(encoding="utf-8")
    assert "UI-002" in findings
    assert "eigen.docx" in findings
