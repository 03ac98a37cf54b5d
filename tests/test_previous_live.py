"""The live result sheet of a workbook that measures again equals the engine: only what is confirmed or new counts."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import test_result_sheet as live
from tests.fillings import Filling, attribute_text
from tests.test_result_sheet import Office, Returned
from tests.test_result_sheet import office as office
from zelfscan.model.instrument import ContactType, Instrument, State
from zelfscan.model.issue import Issue, PreviousCell
from zelfscan.model.scan import Scan, WorkProcess
from zelfscan.scoring.assessment import assess
from zelfscan.workbook import layout
from zelfscan.workbook.positions import positions
from zelfscan.workbook.read import read

pytestmark = pytest.mark.libreoffice

SEEDS = range(6)
STILL = (layout.STILL_YES, layout.STILL_YES, "ja", layout.STILL_NO, "")


def before(instrument: Instrument, issue: Issue, chance: random.Random) -> Iterator[PreviousCell]:
    """What stood there last time: most cells, some with evidence, and most attributes."""
    places = positions(instrument, issue)
    options = [option.text for scale in instrument.scales if scale.id == "answers" for option in scale.options]
    for question in places.questions:
        for header in places.answer_headers(question):
            if chance.random() < 0.8:
                yield PreviousCell(row=question.id, header=header, text=chance.choice(options))
        if chance.random() < 0.4:
            yield PreviousCell(row=question.id, header=layout.EVIDENCE, text="Werkinstructie, 2 maart")
    for attribute in instrument.attributes:
        for code in places.processes:
            if chance.random() < 0.9:
                text = attribute_text(instrument, attribute.id, chance.randint(0, 3))
                yield PreviousCell(row=attribute.id, header=code, text=text)


def by_chance(instrument: Instrument, seed: int) -> Filling:
    """A workbook that measures again, of which people confirm a part, change a part, and leave a part."""
    chance = random.Random(seed)
    names = tuple(
        WorkProcess(code=f"P{number}", name=f"Werkproces {number}", contact=(ContactType.A,)) for number in (1, 2)
    )
    issue = Issue(
        workbook_id=f"opnieuw-{seed}",
        contact=(ContactType.A, ContactType.B),
        full=seed % 2 == 1,
        process_count=2,
        processes=names,
        previous_round="voorjaar 2027",
    )
    issue = issue.model_copy(update={"previous": tuple(before(instrument, issue, chance))})
    filling = Filling(issue, positions(instrument, issue))
    filling.type("details", "G4", layout.VALUE, chance.choice((4, 8)))
    shown = {cell.row for cell in issue.previous}
    for key in (*filling.places.question_tables, "processes"):
        for row in filling.places.tables[key].rows:
            if row in shown and (said := chance.choice(STILL)):
                filling.type(key, row, layout.STILL, said)
    for question in filling.places.questions:
        for header in filling.places.answer_headers(question):
            if chance.random() < 0.3:
                table = filling.places.table_of(question.id)
                filling.cells.append((table.sheet, table.cell(question.id, header), chance.choice(live.PICTURES)))
    return filling


@pytest.fixture(scope="module")
def returned(instrument: Instrument, office: Office) -> dict[str, Returned]:
    """All of them, from one LibreOffice."""
    return office({str(seed): by_chance(instrument, seed) for seed in SEEDS})


def scan_of(instrument: Instrument, path: Path) -> Scan:
    scan, _ = read(path, instrument)
    assert scan is not None
    return scan


@pytest.mark.parametrize("seed", SEEDS)
def test_the_result_sheet_counts_what_the_engine_counts(
    instrument: Instrument, returned: dict[str, Returned], seed: int
) -> None:
    sheet = returned[str(seed)]
    assessment, _ = assess(instrument, [scan_of(instrument, sheet.path)])
    for result in (*assessment.results, *assessment.enabling):
        assert live._by_sheet(sheet, result) == live._by_engine(result), (result.process, result.category)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_progress_counts_what_nobody_confirmed_as_still_to_do(
    instrument: Instrument, returned: dict[str, Returned], seed: int
) -> None:
    sheet, filling = returned[str(seed)], by_chance(instrument, seed)
    scan = scan_of(instrument, sheet.path)
    left = sum(answer.state is State.OPEN for answer in scan.answers)
    assert left
    assert scan.unconfirmed
    lines = [str(sheet._rows(table.sheet)[3][0]) for table in filling.places.question_tables.values()]
    todo = [line for line in lines if line.startswith("Nog ")]
    assert all("te bevestigen of te kiezen" in line for line in todo)
    assert sum(int(line.split()[1]) for line in todo) == left
