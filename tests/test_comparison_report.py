"""hermeting.docx and its sheets: what moved and what cannot be said, never who, no small group, and never proof."""

import datetime as dt
import io
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.accessibility import word_problems
from tests.made_documents import WORD
from tests.remeasured import twice
from tests.round_summaries import ROUND, the_instrument
from tests.soundness import soundness_problems
from zelfscan.documents.fields_remeasurement import HermetingVelden
from zelfscan.documents.lint import lint
from zelfscan.model.comparison import Move
from zelfscan.model.instrument import Instrument
from zelfscan.model.round import DirectorateSummary
from zelfscan.rounds.remeasurement import remeasurement, remeasurement_fields
from zelfscan.rounds.remeasurement_counts import by_intervention, count
from zelfscan.rounds.remeasurement_sheets import sheets

TEMPLATE = WORD["hermeting"]
DAY = dt.date(2028, 4, 1)
SMALL = "te klein om te tonen"
SIZES = (0, 1, 6, 12, 40)


def fields_of(instrument: Instrument, summaries: list[DirectorateSummary]) -> HermetingVelden:
    return remeasurement_fields(instrument, ROUND, "Voorjaar 2027", count(summaries), DAY)


def made(instrument: Instrument, summaries: list[DirectorateSummary]) -> bytes:
    return remeasurement(instrument, ROUND, "Voorjaar 2027", summaries, TEMPLATE, DAY)


def text_of(blob: bytes) -> str:
    document = Document(io.BytesIO(blob))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_the_template_has_no_mistakes() -> None:
    assert lint(TEMPLATE, "hermeting") == ()


@pytest.mark.parametrize("size", SIZES)
def test_a_report_of_any_size_is_accessible_and_sound(instrument: Instrument, size: int, tmp_path: Path) -> None:
    blob = made(instrument, twice(size, without=2))
    path = tmp_path / "hermeting.docx"
    path.write_bytes(blob)
    assert word_problems(blob) == []
    assert soundness_problems(path) == []


@pytest.mark.parametrize("size", [1, 12, 40])
def test_nobody_is_named_and_nothing_is_called_proof_or_improvement(instrument: Instrument, size: int) -> None:
    text = text_of(made(instrument, twice(size)))
    for word in ("Dienst", "dienst-0", "Aanvraag", "bewezen", "dankzij", "verbeterd"):
        assert word not in text
    assert "geen verbetering" in text
    assert "geen bewijs dat een actie werkt" in text or size < 7


def test_the_order_of_directorates_does_not_matter(instrument: Instrument) -> None:
    summaries = twice(20)
    assert text_of(made(instrument, summaries)) == text_of(made(instrument, summaries[::-1]))


def test_with_too_few_directorates_there_is_no_number(instrument: Instrument) -> None:
    shown = fields_of(instrument, twice(6, without=3))
    assert shown.te_weinig
    assert (shown.bewogen, shown.categorieen, shown.acties, shown.redenen) == ((), (), (), ())
    assert not any(character.isdigit() for line in shown.samenvatting for character in line.tekst)


def test_every_number_of_risks_is_the_true_one(instrument: Instrument) -> None:
    summaries = twice(40)
    risks = [risk for item in summaries if item.remeasured for risk in item.remeasured.risks]
    expected = {move: sum(risk.move is move for risk in risks) for move in Move}
    texts = instrument.texts
    for line in fields_of(instrument, summaries).bewogen:
        move = next(move for move in Move if texts[f"remeasure.move.{move.value}"] == line.wat)
        assert line.risicos in (str(expected[move]), SMALL)
    assert sum(line.risicos != SMALL for line in fields_of(instrument, summaries).bewogen) >= 2


@settings(max_examples=60, deadline=None)
@given(st.integers(7, 40), st.integers(0, 10_000))
def test_no_number_is_told_of_a_small_group_or_leaves_one(size: int, seed: int) -> None:
    instrument = the_instrument()
    summaries = twice(size, seed)
    counted = count(summaries)
    shown = remeasurement_fields(instrument, ROUND, "Toen", counted, DAY)
    told = [line.directies for line in shown.bewogen]
    told += [value for row in shown.categorieen for key, value in row.model_dump().items() if key != "categorie"]
    told += [value for row in shown.acties for key, value in row.model_dump().items() if key != "naam"]
    for value in told:
        number = value.removesuffix(" directies")
        if number.isdigit():
            assert ROUND.minimum_group <= int(number) <= size - ROUND.minimum_group
    hidden = [line for line in shown.bewogen if line.risicos == SMALL]
    assert len(hidden) != 1, "one number that is left out can be worked out from the others"
    for line in shown.bewogen:
        assert (line.risicos == SMALL) == (line.directies == SMALL)


def test_where_an_action_ran_and_where_it_did_not_are_counted_apart(instrument: Instrument) -> None:
    summaries = twice(12)
    compared = [item.remeasured for item in summaries if item.remeasured]
    for item in by_intervention(instrument, compared):
        done = [found for found in compared if item.intervention in {action.intervention for action in found.actions}]
        assert item.carried.directorates.bit_count() <= len(done)
        assert item.others.directorates.bit_count() <= len(compared) - len(done)
        assert item.carried.directorates & item.others.directorates == 0


def test_the_sheets_hold_every_risk_of_everybody(instrument: Instrument) -> None:
    summaries = twice(3, without=1)
    changed, answers, actions = sheets(instrument, ROUND, summaries)
    assert len(changed.rows) == 3 * len(instrument.categories)
    assert len(answers.rows) == 3
    assert len(actions.rows) % 2 == 0
    for sheet in (changed, answers, actions):
        assert {len(row) for row in sheet.rows} <= {len(sheet.columns)}
    assert set(changed.colours) == {"hoog", "midden", "deels op orde", "grotendeels op orde"} & set(changed.colours)


def test_the_sheet_status_says_in_short_what_moved(instrument: Instrument) -> None:
    summaries = twice(3, without=1)
    changed, *_ = sheets(instrument, ROUND, summaries)
    assert changed.status.keys() == {item.slug for item in summaries if item.remeasured}
    for item in summaries:
        if item.remeasured:
            moves = [risk.move for risk in item.remeasured.risks]
            expected = f"{moves.count(Move.BETTER)} kleiner · {moves.count(Move.WORSE)} groter"
            assert changed.status[item.slug] == expected
