"""The process evaluation: exact counts, no small group that can be worked out, and a document that anyone can read."""

import datetime as dt
import io
import re
import shutil
from pathlib import Path
from statistics import fmean

import pytest
from docx import Document

from tests.accessibility import word_problems
from tests.evaluation_rounds import DAY, ROUND, invented, picture, plain, the_instrument
from tests.made_documents import WORD
from tests.soundness import soundness_problems
from zelfscan.documents.fields_evaluation import ProcesevaluatieVelden
from zelfscan.documents.lint import lint
from zelfscan.evaluation.counting import Meter
from zelfscan.evaluation.facts import Cells, Member, Voice
from zelfscan.evaluation.measures import measures
from zelfscan.evaluation.report import report, report_fields
from zelfscan.evaluation.unclear import named_by
from zelfscan.evaluation.willing import Basis
from zelfscan.messages import sentence
from zelfscan.model.instrument import ContactType, Level
from zelfscan.model.round import Status
from zelfscan.rounds.small_groups import Show

TEMPLATE = WORD["procesevaluatie"]
SIZES = (1, 4, 8, 28)


def text_of(blob: bytes) -> str:
    """All text of the document, of its tables and of its head."""
    document = Document(io.BytesIO(blob))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    head = [paragraph.text for paragraph in document.sections[0].header.paragraphs]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells, *head])


def fields_of(members: list[Member], basis: Basis = Basis.CHOICE) -> ProcesevaluatieVelden:
    return report_fields(picture(members, basis=basis), DAY)


def meter(members: list[Member], key: str, minimum: int = 5) -> Meter:
    measure = next(item for item in measures(the_instrument()) if item.key == key)
    return Meter(measure, members, minimum)


def scored(*numbers: float | None, question: str = "PE10") -> list[Member]:
    """A directorate per number; None said nothing."""
    return [
        plain(place, *([] if number is None else [Voice(question, Level.TOGETHER, number=number)]))
        for place, number in enumerate(numbers)
    ]


# --- the document ---


def test_the_template_has_no_mistakes() -> None:
    assert [sentence(finding) for finding in lint(TEMPLATE, "procesevaluatie")] == []
    assert lint(TEMPLATE) == ()


@pytest.mark.parametrize("size", SIZES)
def test_a_report_of_any_size_is_accessible_and_sound(size: int, tmp_path: Path) -> None:
    blob = report(picture(invented(size)), TEMPLATE, DAY)
    path = tmp_path / "procesevaluatie.docx"
    path.write_bytes(blob)
    assert word_problems(blob) == []
    assert soundness_problems(path) == []


def test_the_same_round_gives_the_same_report() -> None:
    assert report(picture(invented(28)), TEMPLATE, DAY) == report(picture(invented(28)), TEMPLATE, DAY)


@pytest.mark.parametrize("size", SIZES)
def test_no_directorate_process_or_person_is_ever_named(size: int) -> None:
    members = invented(size)
    for member in members:
        told = f"{member.directorate} en Teamleider Testpersoon over {member.processes[0]}: bel 06-12345678."
        member.voices = (*member.voices, Voice("PE21", text=told))
    text = text_of(report(picture(members), TEMPLATE, DAY))
    assert "(verzonnen)" not in text.replace("Gemeente Wilgendam (verzonnen)", "")
    for marker in ("Dienst 0", "dienst-0", "Testpersoon", "Aanvraag", "12345678"):
        assert marker not in text
    assert ("[directie] en [naam] over [werkproces]: bel [telefoonnummer]." in text) is (size >= 5)


def test_what_people_write_is_never_a_formula_a_template_or_a_mark() -> None:
    odd = ("{{ 1 + 1 }} & <b>vet</b>", "=som(1+1)", "{%p if %}", "regel een\nregel twee", "\x0bteken")
    members = [plain(place, Voice("PE21", text=text)) for place, text in enumerate(odd)]
    text = text_of(report(picture(members), TEMPLATE, DAY))
    for told in ("{{ 1 + 1 }} & <b>vet</b>", "{%p if %}", "regel een regel twee", "teken"):
        assert told in text


def test_every_element_stands_with_its_name_in_both_frames() -> None:
    told = {item.naam: item.kader for item in fields_of(invented(28)).onderdelen}
    assert "Moore" in told["Uitvoering zoals bedoeld"]
    assert "Saunders" in told["Uitvoering zoals bedoeld"]
    assert "Moore" not in told["Werving"]
    assert "eigen aantekeningen (Z5)" in told["Succes en tegenslag"]
    elements = {item.name for item in the_instrument().elements}
    missing = fields_of(invented(28)).niet_getoond[-1].tekst
    assert {name.casefold() for name in told} | {name for name in elements if f"‘{name}’" in missing} == elements


def test_no_cause_and_no_verdict() -> None:
    text = text_of(report(picture(invented(28)), TEMPLATE, DAY)).casefold()
    for word in ("doordat", "dankzij", "bewijst", "oorzaak", "door de zelfscan", "schuld", "effectief"):
        assert word not in text


def test_a_round_that_is_too_small_says_so_once_and_shows_no_number() -> None:
    shown = fields_of(invented(4))
    assert shown.te_weinig
    assert (shown.kern, shown.verschillen, shown.onderwerpen, shown.lastig) == ((), (), (), ())
    assert not [line for item in shown.onderdelen for line in item.regels]
    assert len(shown.vraag_eerst) == 6


# --- exact counting ---


def test_a_mean_weighs_every_directorate_the_same() -> None:
    members = scored(2, 4, 4, 5, 5)
    members[0].voices = (Voice("PE10", Level.POLICY, number=1), Voice("PE10", Level.EXECUTION, number=4))
    whole = meter(members, "PE10").whole
    assert whole is not None
    assert whole.value == pytest.approx(fmean((2.5, 4, 4, 5, 5)))
    assert whole.told.number == 5


def test_a_mean_needs_enough_directorates_and_not_only_workbooks() -> None:
    four = scored(1, 2, 3, 4)
    four[0].voices *= 3
    assert meter(four, "PE10").whole is None
    assert meter(scored(1, 2, 3, 4, None, 5), "PE10").whole is not None


def test_how_many_answered_does_not_tell_how_few_did_not() -> None:
    whole = meter(scored(*[3.0] * 11, None), "PE10").whole
    assert whole is not None
    assert (whole.told.show, whole.told.number) == (Show.AT_LEAST, 5)
    enough = meter(scored(*[3.0] * 11, *[None] * 5), "PE10").whole
    assert enough is not None
    assert (enough.told.show, enough.told.number) == (Show.NUMBER, 11)


def test_when_everybody_says_the_same_the_report_says_or_more() -> None:
    shown = {line.wat: line.uitkomst for line in fields_of(scored(*[5.0] * 8)).kern}
    assert shown["De vragen waren duidelijk"] == "4,8 of meer"
    lowest = {line.wat: line.uitkomst for line in fields_of(scored(*[1.0] * 8)).kern}
    assert lowest["De vragen waren duidelijk"] == "1,2 of minder"


def test_shares_are_counted_over_cells() -> None:
    cells = {"V1.1a": Cells(asked=8, open=2, unknown=1, not_applicable=1), "V1.2a": Cells(asked=2)}
    members = [plain(place, cells=cells) for place in range(6)]
    values = {key: meter(members, key).values[0] for key in ("coverage", "unknown", "not_applicable")}
    assert values == {"coverage": 0.8, "unknown": pytest.approx(1 / 7), "not_applicable": 1 / 8}


def test_yes_in_one_workbook_is_enough_for_something_nasty_but_not_for_answering_apart() -> None:
    def told(question: str) -> tuple[int | None, int | None]:
        mixed = (Voice(question, yes=True), Voice(question, yes=False))
        members = [plain(place, *mixed) for place in range(6)] + [plain(place) for place in range(6, 12)]
        found = next(item for item in picture(members).yes_no if item.question == question)
        return found.yes.number, found.no.number

    assert told("PE18") == (6, None)
    assert told("PE5") == (None, 6)


def test_questions_are_found_by_number_in_what_people_write() -> None:
    member = plain(1, Voice("PE10", text="V5.2A en v1.1b, maar niet AV2.2a of V2.2ax"), Voice("PE14", text="V9.9z"))
    assert named_by(member) == {"V5.2a", "V1.1b"}


def test_the_hardest_question_comes_first_with_its_text() -> None:
    hard, other = the_instrument().questions[0], the_instrument().questions[1]
    members = [plain(place, cells={hard.id: Cells(asked=1, unknown=place < 7)}) for place in range(20)]
    for member in members[10:15]:
        member.cells[other.id] = Cells(asked=1, open=1)
    first, second = fields_of(members).lastig
    assert (first.nummer, first.onbekend, first.leeg) == (hard.id, "7 directies", "–")
    assert (second.nummer, second.leeg) == (other.id, "5 directies")
    assert first.vraag == hard.text


# --- small groups ---


def marked(text: str, number: float) -> tuple[Voice, ...]:
    return (Voice("PE21", text=text), Voice("PE25", number=number), Voice("PE23", yes=True))


def test_a_small_group_leaves_no_trace_in_the_document() -> None:
    members = scored(*[4.0] * 12)
    for place, member in enumerate(members[:4]):
        member.voices = (*member.voices, *marked(f"Merkteken{place}", 2.4))
    blob = report(picture(members), TEMPLATE, DAY)
    text = text_of(blob)
    assert "Merkteken" not in text
    assert "2,4" not in text
    assert "4 directies" not in text
    assert "8 directies" not in text
    members[4].voices = (*members[4].voices, *marked("Merkteken4", 2.4))
    text = text_of(report(picture(members), TEMPLATE, DAY))
    assert text.count("Merkteken") == 5
    assert "2,4" in text
    assert "Ja: 5 directies" in text


def grouped(sizes: dict[ContactType, int], answered: dict[ContactType, int]) -> list[Member]:
    members = []
    for contact, size in sizes.items():
        for place in range(size):
            voices = [Voice("PE10", Level.TOGETHER, number=4.0)] if place < answered[contact] else []
            members.append(plain(len(members), *voices, contact=(contact,)))
    return members


def test_groups_stand_beside_each_other_only_when_all_are_large_enough() -> None:
    a, b = ContactType.A, ContactType.B
    large = fields_of(grouped({a: 8, b: 6}, {a: 8, b: 6}))
    assert [item.kop for item in large.verschillen] == ["Per soort contact"]
    assert [len(row.vakken) for row in large.verschillen[0].regels] == [2]
    for answered in ({a: 8, b: 4}, {a: 4, b: 6}, {a: 8, b: 0}):
        shown = fields_of(grouped({a: 8, b: 6}, answered))
        assert shown.verschillen == ()
        assert "‘Per soort contact’" in shown.niet_vergeleken


def test_one_group_too_few_with_the_overall_mean_beside_it_is_not_told() -> None:
    """Contact A and those who wanted to take part differ by one directorate: subtracting would name its mark."""
    members = [plain(place, Voice("PE10", number=4.0)) for place in range(20)]
    for place, member in enumerate(members):
        member.contact = (ContactType.A,) if place < 10 else (ContactType.B,)
        member.willing = place < 9
    shown = fields_of(members)
    assert [item.kop for item in shown.verschillen] == ["Per soort contact"]
    members[9].willing = True
    shown = fields_of(members)
    assert [item.kop[:12] for item in shown.verschillen] == ["Per soort co", "Directies di"]


def test_a_level_of_all_but_a_few_is_not_told() -> None:
    def members(alone: int) -> list[Member]:
        made = [plain(place, Voice("PE10", Level.TOGETHER, number=4.0)) for place in range(16)]
        for member in made[:6]:
            member.voices = (*member.voices, Voice("PE10", Level.POLICY, number=2.0))
        for member in made[16 - alone :]:
            member.voices = (Voice("PE10", Level.EXECUTION, number=1.0),)
        return made

    levels = (Level.TOGETHER, Level.POLICY, Level.EXECUTION)
    assert [mean is not None for mean in meter(members(3), "PE10").levels(levels)] == [False, True, False]
    assert [mean is not None for mean in meter(members(5), "PE10").levels(levels)] == [True, True, True]


def test_how_few_sent_nothing_back_is_not_told() -> None:
    members = invented(28)
    for member in members[:3]:
        member.status = Status.NOT_RECEIVED
    assert fields_of(members).respons == "De meeste van de 28 directies stuurden hun werkboeken terug."
    for member in members[3:6]:
        member.status = Status.NOT_RECEIVED
    assert fields_of(members).respons == "22 van de 28 directies stuurden hun werkboeken terug."


def test_the_order_of_open_answers_says_nothing_of_whose_they_are() -> None:
    texts = [f"Antwoord {letter}" for letter in "abcdefgh"]
    members = [plain(place, Voice("PE21", text=text)) for place, text in enumerate(texts)]

    def told(given: list[Member]) -> list[str]:
        return [line.tekst for item in fields_of(given).onderdelen for block in item.citaten for line in block.regels]

    assert sorted(told(members)) == texts
    assert told(members) != texts
    assert told(members) == told([plain(9 - place, *member.voices) for place, member in enumerate(members)][::-1])


def test_a_larger_smallest_group_is_kept() -> None:
    members = scored(*[4.0] * 6)
    larger = ROUND.model_copy(update={"minimum_group": 7})
    assert report_fields(picture(members), DAY).kern
    assert report_fields(picture(members, larger), DAY).kern == ()


# --- the interview guide ---


def test_what_is_low_comes_first_with_its_reason() -> None:
    low = fields_of(scored(*[2.0] * 6, question="PE13")).vraag_eerst[0]
    assert low.vraag == "Wanneer durfde je wel eerlijk te zijn, en wanneer niet?"
    assert low.waarom == "Het voelde veilig om eerlijk te antwoorden: gemiddeld 2,0."
    assert low.doorvragen
    high = fields_of(scored(*[4.0] * 6, question="PE13")).vraag_eerst
    assert low.vraag not in [item.vraag for item in high]


def test_the_guide_has_every_question_for_everybody_it_is_for() -> None:
    parts = fields_of([]).leidraad
    count = sum(len(item.who) for item in the_instrument().interview)
    assert sum(len(part.vragen) for part in parts) == count
    assert {"De trekker", "Inwoners die meededen", "Een directie die twijfelde"} <= {part.wie for part in parts}


@pytest.mark.parametrize("basis", list(Basis))
def test_the_report_says_what_willing_rests_on(basis: Basis) -> None:
    told = [item.uitleg for item in fields_of(invented(28), basis).verschillen if "graag" in item.kop]
    words = {Basis.CHOICE: "blad Keuze van", Basis.ADVICE: "randvoorwaarden", Basis.NOTHING: "Nergens staat"}
    assert words[basis] in told[0]


def test_a_template_of_ones_own_is_filled(tmp_path: Path) -> None:
    own = tmp_path / "eigen.docx"
    shutil.copy(TEMPLATE, own)
    document = Document(str(own))
    document.paragraphs[0].text = "Onze terugblik op {{ ronde }}"
    document.save(str(own))
    assert "Onze terugblik op Zelfscan voorjaar 2027" in text_of(report(picture(invented(8)), own, dt.date(2027, 1, 2)))


# --- the content ---


def test_every_question_belongs_to_an_element_and_every_element_has_a_question() -> None:
    instrument = the_instrument()
    assert {item.element for item in instrument.evaluation} == {item.name for item in instrument.elements}
    asked = {item.element for item in instrument.interview}
    assert asked | {"EL5"} == {item.id for item in instrument.elements}


def test_the_names_of_both_frames_are_those_of_their_sources() -> None:
    moore = ["reach", "fidelity", "dose", "adaptations", "mechanisms", "context", "unexpected", "effects"]
    for item in the_instrument().elements:
        assert bool(item.moore) == ("S83" in item.sources)
        assert bool(item.saunders) == ("S84" in item.sources)
        assert not item.moore or set(re.findall(r"\((.*)\)", item.moore)[0].split()) <= set(moore)
