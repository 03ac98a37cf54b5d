"""All that we hand out or make is accessible: ready workbooks, workbooks for anyone, plans, annexes and samples."""

from pathlib import Path
from typing import Any

import pytest

from tests.accessibility import word_problems, workbook_problems
from tests.made_documents import ROOT, WORD, as_blob, made_documents
from zelfscan.documents.fields_of import TEMPLATES
from zelfscan.documents.render import render
from zelfscan.documents.samples import full_sample
from zelfscan.model.instrument import ContactType, Instrument, Level, Scope
from zelfscan.model.issue import Issue, Organisation
from zelfscan.palette import CONTROL, RISK
from zelfscan.workbook.build import build

READY = sorted((ROOT / "templates/xlsx").glob("*.xlsx"))
ISSUES = {
    "kort": Issue(workbook_id="a"),
    "volledig": Issue(workbook_id="b", full=True, process_count=4),
    "toezicht": Issue(workbook_id="c", contact=(ContactType.B,), scope=Scope.ORIGIN, process_count=3),
    "eigen kleuren": Issue(
        workbook_id="d",
        organisation=Organisation(name="Gemeente Voorbeeldstad (fictief)", colour="FFCC00", accent="00FFAA"),
    ),
    "bleke kleuren": Issue(workbook_id="e", organisation=Organisation(colour="FFFFFF", accent="EEEEEE")),
    "halve kleuren": Issue(workbook_id="f", full=True, organisation=Organisation(colour="7F7F7F", accent="808000")),
    "spiegel": Issue(workbook_id="g", level=Level.EXPERIENCE),
    "spiegel in geel": Issue(workbook_id="h", level=Level.EXPERIENCE, organisation=Organisation(colour="FFFF00")),
}
LOST_BY_LIBREOFFICE = ("panes: ", "pictures: ")
"""LibreOffice drops frozen panes when it works without a window, and the alternative text of charts when it saves."""


def test_the_ready_workbooks_are_there() -> None:
    assert len(READY) >= 7


@pytest.mark.parametrize("path", READY, ids=lambda path: path.stem)
def test_every_ready_workbook_is_accessible(path: Path) -> None:
    assert workbook_problems(path.read_bytes()) == []


@pytest.mark.parametrize("issue", ISSUES.values(), ids=ISSUES)
def test_every_workbook_that_we_build_is_accessible(instrument: Instrument, issue: Issue) -> None:
    assert workbook_problems(as_blob(build(instrument, issue))) == []


def test_every_plan_and_annex_is_accessible(instrument: Instrument) -> None:
    documents = made_documents(instrument)
    problems = {name: word_problems(blob) for name, blob in documents.items()}

    assert len(documents) >= len(TEMPLATES) + 16
    assert {name: found for name, found in problems.items() if found} == {}


@pytest.mark.parametrize("kind", WORD)
def test_every_colour_of_the_classes_reads_well_in_the_plan(kind: str) -> None:
    """The examples of the placeholders, but with each fill of the palette in turn."""
    sample = full_sample(TEMPLATES[kind])
    fills = sorted({colour.fill for colour in (*RISK.values(), *CONTROL.values())})
    problems = {fill: word_problems(render(WORD[kind], coloured(sample, fill))) for fill in fills}

    assert len(fills) > 5
    assert {fill: found for fill, found in problems.items() if found} == {}


def coloured(data: Any, fill: str) -> Any:
    """The same data with this fill wherever there is one."""
    if isinstance(data, dict):
        return {name: fill if name == "kleur" else coloured(value, fill) for name, value in data.items()}
    return [coloured(item, fill) for item in data] if isinstance(data, list) else data


def test_the_samples_are_accessible() -> None:
    plans = sorted((ROOT / "samples/plannen").glob("*.docx"))
    returns = sorted((ROOT / "samples/retour").glob("*.xlsx"))
    problems = {path.name: word_problems(path.read_bytes()) for path in plans}
    for path in returns:
        found = workbook_problems(path.read_bytes())
        problems[path.name] = [problem for problem in found if not problem.startswith(LOST_BY_LIBREOFFICE)]

    assert len(returns) >= 7
    assert {name: found for name, found in problems.items() if found} == {}
