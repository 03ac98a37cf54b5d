"""managementrapport.docx: what holds for many directorates, never which, and no small group that can be worked out."""

import datetime as dt
import io
import re
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.accessibility import word_problems
from tests.made_documents import WORD
from tests.round_summaries import ROUND, SIZES, invented, sample_summaries
from tests.soundness import soundness_problems
from zelfscan.documents.fields_report import ManagementrapportVelden
from zelfscan.documents.lint import lint
from zelfscan.messages import sentence
from zelfscan.model.assessment import ControlClass, RiskClass
from zelfscan.model.instrument import Category, ContactType, Instrument, State
from zelfscan.model.round import DirectorateSummary, Round, Status
from zelfscan.rounds.report import report, report_fields
from zelfscan.rounds.report_counts import contact_groups, count
from zelfscan.rounds.small_groups import Board, Show

TEMPLATE = WORD["managementrapport"]
DAY = dt.date(2027, 5, 1)
SMALL = "te klein om te tonen"
UNCLEAR = (RiskClass.UNCLEAR, RiskClass.UNKNOWN)
Summaries = list[DirectorateSummary]


def fields_of(
    instrument: Instrument, summaries: Summaries | tuple[DirectorateSummary, ...], current: Round = ROUND
) -> ManagementrapportVelden:
    return report_fields(instrument, current, count(instrument, summaries), DAY)


def text_of(blob: bytes) -> str:
    """All text of the document, of its tables and of its head."""
    document = Document(io.BytesIO(blob))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    head = [paragraph.text for paragraph in document.sections[0].header.paragraphs]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells, *head])


# --- the document ---


def test_the_template_has_no_mistakes() -> None:
    assert [sentence(finding) for finding in lint(TEMPLATE, "managementrapport")] == []
    assert lint(TEMPLATE) == ()


@pytest.mark.parametrize("size", SIZES)
def test_a_report_of_any_size_is_accessible_and_sound(instrument: Instrument, size: int, tmp_path: Path) -> None:
    blob = report(instrument, ROUND, invented(size), TEMPLATE, DAY)
    path = tmp_path / "managementrapport.docx"
    path.write_bytes(blob)
    assert word_problems(blob) == []
    assert soundness_problems(path) == []


def test_the_report_of_the_samples_is_accessible_and_sound(instrument: Instrument, tmp_path: Path) -> None:
    blob = report(instrument, ROUND, sample_summaries(), TEMPLATE, DAY)
    path = tmp_path / "managementrapport.docx"
    path.write_bytes(blob)
    assert word_problems(blob) == []
    assert soundness_problems(path) == []


def test_the_same_round_gives_the_same_report_in_any_order(instrument: Instrument) -> None:
    summaries = invented(12)
    blob = report(instrument, ROUND, iter(summaries), TEMPLATE, DAY)
    assert blob == report(instrument, ROUND, summaries, TEMPLATE, DAY)
    assert text_of(blob) == text_of(report(instrument, ROUND, summaries[::-1], TEMPLATE, DAY))


@pytest.mark.parametrize("size", [1, 12, 60])
def test_no_directorate_process_or_owner_is_ever_named(instrument: Instrument, size: int) -> None:
    text = text_of(report(instrument, ROUND, invented(size), TEMPLATE, DAY))
    assert "Dienst" not in text
    assert "dienst-0" not in text
    assert "Hoofd van het team" not in text
    assert "Aanvraag" not in text


def test_names_of_the_samples_do_not_stand_in_the_report(instrument: Instrument) -> None:
    summaries = sample_summaries()
    text = text_of(report(instrument, ROUND, summaries, TEMPLATE, DAY))
    assert [item.directorate for item in summaries if item.directorate in text] == []


def test_the_date_is_that_of_the_round_or_else_today(instrument: Instrument) -> None:
    undated = ROUND.model_copy(update={"date": None})
    assert "1 april 2027" in text_of(report(instrument, ROUND, invented(1), TEMPLATE, DAY))
    assert "1 mei 2027" in text_of(report(instrument, undated, invented(1), TEMPLATE, DAY))


def test_no_verdict_and_no_ranking_of_directorates(instrument: Instrument) -> None:
    text = text_of(report(instrument, ROUND, invented(60), TEMPLATE, DAY)).casefold()
    assert "geen ranglijst" in text
    for word in ("vastgesteld", "slechtste", "beste directie", "racistisch", "discrimineert"):
        assert word not in text


# --- what it tells ---


def test_every_category_stands_with_its_certainty_and_what_is_being_done(instrument: Instrument) -> None:
    shown = fields_of(instrument, invented(60))
    assert len(shown.patronen) + len(shown.voorwaarden) == len(instrument.categories)
    for line in (*shown.patronen, *shown.voorwaarden):
        assert re.fullmatch(r"\d+% ingevuld", line.zekerheid)
        assert line.hoeveel
        assert line.aanpak


def test_high_counts_directorates_and_not_work_processes(instrument: Instrument) -> None:
    calm = [line.model_copy(update={"residual": RiskClass.LOW}) for line in invented(1)[0].risks if line.residual]
    high = [*calm, calm[0].model_copy(update={"residual": RiskClass.HIGH, "process": "P2"})]
    high += [calm[0].model_copy(update={"residual": RiskClass.VERY_HIGH, "process": "P3"})]
    summaries = [
        item.model_copy(update={"risks": tuple(high if number < 6 else calm)})
        for number, item in enumerate(invented(12))
    ]
    first, *others = fields_of(instrument, summaries).patronen
    assert first.hoeveel == "6 directies"
    assert {line.hoeveel for line in others} == {SMALL}


def test_little_insight_is_counted_apart_from_high(instrument: Instrument) -> None:
    risks = [line for line in invented(1)[0].risks if line.residual][:1]
    unclear, high = (
        tuple(line.model_copy(update={"residual": one}) for line in risks)
        for one in (RiskClass.UNCLEAR, RiskClass.HIGH)
    )
    low = tuple(line.model_copy(update={"residual": RiskClass.LOW}) for line in risks)
    kinds = [unclear] * 6 + [high] * 7 + [low] * 8
    summaries = [item.model_copy(update={"risks": one}) for item, one in zip(invented(21), kinds, strict=True)]
    line = fields_of(instrument, summaries).patronen[0]
    assert (line.hoeveel, line.weinig_zicht) == ("7 directies", "6 directies")


def test_needs_from_above_name_mandate_workload_and_procurement(instrument: Instrument) -> None:
    summaries = [
        item.model_copy(update={"needs": ("R3.3", "R9.4") if number < 8 else (), "preconditions": (), "open": ()})
        for number, item in enumerate(invented(20))
    ]
    needs = {line.onderwerp: line for line in fields_of(instrument, summaries).nodig}
    assert needs["Werkdruk"].hoeveel == "8 directies"
    assert needs["Inkoop en partners"].hoeveel == "5 of meer directies"
    assert needs["Toegang tot gegevens"].hoeveel == SMALL
    assert needs["Mandaat"].hoeveel == SMALL
    assert all(line.vraag.endswith(".") for line in needs.values())


def test_refused_data_and_preconditions_count_once_per_directorate(instrument: Instrument) -> None:
    (question, other) = (item.id for item in instrument.questions[:2])
    refused = tuple(
        line.model_copy(update={"question": name, "state": State.NOT_PROVIDED, "count": 3})
        for name in (question, other)
        for line in invented(1)[0].open[:1]
    )
    mandate = tuple(item.id for item in instrument.preconditions if item.group == "mandaat")
    summaries = [
        item.model_copy(
            update={"needs": (), "open": refused if number % 2 else (), "preconditions": mandate if number < 9 else ()}
        )
        for number, item in enumerate(invented(24))
    ]
    needs = {line.onderwerp: line.hoeveel for line in fields_of(instrument, summaries).nodig}
    assert needs["Toegang tot gegevens"] == "12 directies"
    assert needs["Mandaat"] in ("9 directies", "5 of meer directies")


def test_what_to_do_together_is_only_what_many_need(instrument: Instrument) -> None:
    chosen = [item for item in instrument.interventions if not item.precondition][:3]
    summaries = [
        item.model_copy(update={"needed": tuple(one.id for one in chosen[: 1 + (number < 8) + (number < 3)])})
        for number, item in enumerate(invented(20))
    ]
    lines = fields_of(instrument, summaries).samen
    assert [line.naam for line in lines] == [chosen[0].name, chosen[1].name]
    assert lines[0].hoeveel == "de meeste directies"


def test_actions_without_owner_are_counted_per_role(instrument: Instrument) -> None:
    action = invented(1)[0].actions[0].model_copy(update={"owner_role": "teammanager", "owner": ""})
    lone = action.model_copy(update={"owner_role": "jurist"})
    summaries = [
        item.model_copy(update={"actions": (action, action, *((lone,) if number < 2 else ())) if number < 9 else ()})
        for number, item in enumerate(invented(20))
    ]
    (line,) = fields_of(instrument, summaries).eigenaren
    assert line.rol == "Teammanager"
    assert line.hoeveel in ("18 acties bij 9 directies", "5 of meer directies")


def test_the_questions_of_the_council_have_an_answer(instrument: Instrument) -> None:
    shown = fields_of(instrument, invented(60))
    assert len(shown.vragen) >= 6
    assert all(line.vraag.endswith("?") for line in shown.vragen)
    assert [line.antwoord for line in shown.vragen if "{" in line.antwoord or not line.antwoord.endswith(".")] == []


def test_too_few_directorates_get_no_counts_at_all(instrument: Instrument) -> None:
    for size in range(7):
        shown = fields_of(instrument, invented(size))
        assert shown.te_weinig
        lists = ("patronen", "voorwaarden", "nodig", "samen", "eigenaren", "contact", "groepen", "mensen", "acties")
        assert [name for name in lists if getattr(shown, name)] == []
        assert "{" not in "".join(line.antwoord for line in shown.vragen)


@pytest.mark.parametrize("silent", range(13))
def test_how_many_did_not_answer_is_not_told_when_they_are_few(instrument: Instrument, silent: int) -> None:
    summaries = [
        item if number >= silent else item.model_copy(update={"status": Status.NOT_RECEIVED, "risks": ()})
        for number, item in enumerate(invented(13))
    ]
    told = fields_of(instrument, summaries).respons
    numbers = {int(found) for found in re.findall(r"\d+", told)} - {13}
    assert all(number >= 5 and 13 - number >= 5 for number in numbers)
    assert told.startswith("Alle 13") is (silent == 0)
    assert ("Er zijn nog geen" in told) is (silent == 13)


def test_those_who_answered_without_an_outcome_are_not_told_when_they_are_few(instrument: Instrument) -> None:
    made = invented(20)
    silent = [item.model_copy(update={"status": Status.NOT_RECEIVED, "risks": ()}) for item in made[:6]]
    faulty = [item.model_copy(update={"status": Status.TO_IMPROVE, "risks": ()}) for item in made[6:8]]
    told = fields_of(instrument, [*silent, *faulty, *made[8:]]).respons
    assert (
        told == "14 van de 20 directies stuurden hun werkboeken terug. Nog niet van alle directies is er een uitkomst."
    )


# --- small groups ---


def exact(told: str) -> int | None:
    """The number in a count that is told as a number."""
    found = re.fullmatch(r"(?:\d+ acties bij )?(\d+) directies", told)
    return int(found[1]) if found else None


def places(summaries: Summaries, wanted: Callable[[DirectorateSummary], bool]) -> frozenset[int]:
    """Which directorates, by their place."""
    return frozenset(number for number, item in enumerate(summaries) if wanted(item))


def is_high(item: DirectorateSummary, category: Category) -> bool:
    (line,) = [line for line in item.risks if line.category == category.id]
    if category.enabling:
        return line.control in (ControlClass.PARTLY, ControlClass.NOT_IN_ORDER)
    return line.residual in (RiskClass.HIGH, RiskClass.VERY_HIGH)


def is_unclear(item: DirectorateSummary, category: Category) -> bool:
    return any(line.category == category.id and line.residual in UNCLEAR for line in item.risks)


def is_treated(item: DirectorateSummary, category: Category, instrument: Instrument) -> bool:
    factors = {one.id: one.factors for one in instrument.interventions}
    return any(name.startswith(f"{category.id}.") for line in item.actions for name in factors[line.intervention])


def told_with_truth(
    instrument: Instrument, summaries: Summaries, shown: ManagementrapportVelden
) -> Iterator[tuple[str, frozenset[int]]]:
    """Every count of the report as it is told, with the group that it is about, worked out apart from the product."""
    for line, category in zip((*shown.patronen, *shown.voorwaarden), instrument.categories, strict=True):
        yield line.hoeveel, places(summaries, lambda item, one=category: is_high(item, one))
        yield line.weinig_zicht, places(summaries, lambda item, one=category: is_unclear(item, one))
        yield line.aanpak, places(summaries, lambda item, one=category: is_treated(item, one, instrument))
    names = {one.name: one.id for one in instrument.interventions}
    for joint in shown.samen:
        yield joint.hoeveel, places(summaries, lambda item, one=names[joint.naam]: one in item.needed)
    factors = {"Werkdruk": "R3.3", "Opdracht en verantwoordelijkheid": "R9.1", "Inkoop en partners": "R9.4"}
    for need in shown.nodig:
        if need.onderwerp in factors:
            yield need.hoeveel, places(summaries, lambda item, one=factors[need.onderwerp]: one in item.needs)


A_ROUND = given(size=st.integers(7, 45), seed=st.integers(0, 10**6), minimum=st.integers(5, 10))
OFTEN = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def round_of(instrument: Instrument, size: int, seed: int, minimum: int) -> tuple[Summaries, ManagementrapportVelden]:
    summaries = invented(size, seed)
    return summaries, fields_of(instrument, summaries, ROUND.model_copy(update={"minimum_group": minimum}))


@A_ROUND
@OFTEN
def test_every_count_is_true_and_never_below_the_minimum(
    instrument: Instrument, size: int, seed: int, minimum: int
) -> None:
    summaries, shown = round_of(instrument, size, seed, minimum)
    for told, group in told_with_truth(instrument, summaries, shown) if shown.patronen else ():
        number, others = len(group), size - len(group)
        if exact(told) is not None:
            assert exact(told) == number
            assert min(number, others) >= minimum
        elif told.endswith("of meer directies"):
            assert minimum <= int(told.split()[0]) <= number
            assert others >= minimum
        elif told == "de meeste directies":
            assert number >= minimum > others
        else:
            assert (told, number < minimum) == (SMALL, True)


@A_ROUND
@OFTEN
def test_no_small_count_comes_out_by_subtracting_one_count_from_another(
    instrument: Instrument, size: int, seed: int, minimum: int
) -> None:
    summaries, shown = round_of(instrument, size, seed, minimum)
    everybody = frozenset(range(size))
    pairs = told_with_truth(instrument, summaries, shown) if shown.patronen else ()
    known = [group for told, group in pairs if exact(told) is not None]
    for one, other in combinations(known, 2):
        cells = [one & other, one - other, other - one, everybody - one - other]
        if not all(cells):
            assert sorted(map(len, cells))[1] >= minimum


@A_ROUND
@OFTEN
def test_the_counts_per_kind_of_contact_are_whole_rows_that_add_up(
    instrument: Instrument, size: int, seed: int, minimum: int
) -> None:
    summaries, shown = round_of(instrument, size, seed, minimum)
    for line, category in zip(shown.contact, instrument.categories, strict=bool(shown.contact)):
        numbers = [exact(cell.tekst) for cell in line.vakken]
        if None in numbers:
            assert {cell.tekst for cell in line.vakken} == {SMALL}
        else:
            assert sum(filter(None, numbers)) == len(places(summaries, lambda item, one=category: is_high(item, one)))
            assert min(filter(None, numbers)) >= minimum


@pytest.mark.parametrize("minimum", [5, 7])
@pytest.mark.parametrize("size", range(30))
def test_a_word_for_a_count_fits_several_counts(size: int, minimum: int) -> None:
    """Alone on the board: who reads anything but a number cannot know which one it was."""
    words: dict[object, set[int]] = {}
    for number in range(size + 1):
        words.setdefault(Board(size, minimum).tell((1 << number) - 1), set()).add(number)
    for told, numbers in words.items():
        if told.show is Show.NUMBER:
            assert numbers == {told.number}
            assert minimum <= min(numbers) <= size - minimum
        else:
            assert len(numbers) > 2 or size < 2


def test_a_count_that_gives_a_small_one_away_by_subtracting_is_not_told() -> None:
    board = Board(30, 5)
    assert board.tell((1 << 15) - 1).number == 15
    within = board.tell((1 << 13) - 1)
    assert (within.show, within.number) == (Show.AT_LEAST, 5)
    assert board.tell((1 << 10) - 1).number == 10
    apart = ((1 << 30) - 1) ^ ((1 << 17) - 1)
    assert board.tell(apart).show is Show.AT_LEAST


def test_counts_per_kind_of_contact_are_all_told_or_none() -> None:
    first, second = (1 << 15) - 1, ((1 << 15) - 1) << 15
    high = 0b111111 | (0b1111111 << 15)
    assert [
        told.number for told in Board(30, 5, [first, second]).tell_all([high & first, high & second], [first, second])
    ] == [6, 7]
    few = 0b111111 | (0b11 << 15)
    board = Board(30, 5, [first, second])
    assert {told.show for told in board.tell_all([few & first, few & second], [first, second])} == {Show.HIDDEN}
    nearly = ((1 << 12) - 1) | (0b111111 << 15)
    assert {told.show for told in board.tell_all([nearly & first, nearly & second], [first, second])} == {Show.HIDDEN}


@given(seed=st.integers(0, 10**6), size=st.integers(0, 60))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_groups_by_contact_are_large_do_not_overlap_and_hold_everybody(
    instrument: Instrument, seed: int, size: int
) -> None:
    groups = contact_groups(count(instrument, invented(size, seed)), 10)
    assert all(group.bit_count() >= 10 for group in groups.values())
    assert len(groups) != 1
    if groups:
        assert sum(group.bit_count() for group in groups.values()) == size


def test_groups_by_contact_have_names_in_words(instrument: Instrument) -> None:
    summaries = [
        item.model_copy(update={"contact": (ContactType.A,) if number < 15 else (ContactType.B, ContactType.C)})
        for number, item in enumerate(invented(30))
    ]
    names = [group.naam for group in fields_of(instrument, summaries).groepen]
    assert names == ["alleen contact A: inwoner komt naar de gemeente", "meer soorten contact"]
