"""The samples after the plan: what LibreOffice made is what the sources say, and the round of the demo reads it so."""

import datetime as dt
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from tests.followup_sources import (
    AGAIN,
    NOTES,
    PROGRESS,
    SAME,
    SOURCES,
    Given,
    form_cells,
    forms,
    notes,
    plans,
    workbooks,
)
from tests.libreoffice.make_followup import type_in
from tests.progress_forms import KNOWN, SLUG, blob
from tests.sample_sources import SAMPLES, expected_answers, read_sources
from zelfscan.followup import form_layout
from zelfscan.followup.form_read import read_form
from zelfscan.followup.word_plan import read_plan
from zelfscan.instrument.load import load_instrument
from zelfscan.model.finding import Finding
from zelfscan.model.instrument import Instrument
from zelfscan.model.plan import Result
from zelfscan.model.progress import ActionField, FollowedAction, ReadProgress
from zelfscan.model.scan import Scan
from zelfscan.workbook.read import read

ALL = (*plans(), *forms(), *workbooks(), notes())
LABELS = {
    "Jullie keuze": ActionField.CHOICE,
    "Reden": ActionField.REASON,
    "Eigenaar": ActionField.OWNER,
    "Eerste stap": ActionField.FIRST_STEP,
    "Start": ActionField.START,
    "Klaar op": ActionField.READY,
    "Status": ActionField.STATUS,
    "Staat al in ons actieplan (waar?)": ActionField.OWN_PLAN,
}
"""The field of each label that a source names in a plan."""
FAULTY = "economie-en-ondernemen"
REMAKE = "make them anew: python -m tests.libreoffice.make_followup"


def known(name: str) -> dict[str, FollowedAction]:
    """The actions of the plan that the samples have of a directorate."""
    result = Result.model_validate_json((SAMPLES / "plannen" / f"resultaat-{name}.json").read_bytes())
    assert result.plan is not None
    actions = [f"{name}-{item.intervention}" for item in result.plan.actions]
    return {number: FollowedAction(id=number, slug=name, directorate=name) for number in actions}


def read_back(given: Given, instrument: Instrument) -> tuple[ReadProgress, tuple[Finding, ...]]:
    """What a plan or form says."""
    reader = read_plan if given.path.suffix == ".docx" else read_form
    progress, findings = reader(given.path.read_bytes(), given.path.name, instrument, known(given.name))
    assert progress is not None, findings
    return progress, findings


def shown(value: str | float | dt.date) -> str:
    """A value of a source as it is read."""
    return value.isoformat() if isinstance(value, dt.date) else str(value)


@pytest.mark.parametrize("given", plans(), ids=lambda given: given.name)
def test_a_plan_says_what_its_source_says_and_nothing_else(instrument: Instrument, given: Given) -> None:
    progress, findings = read_back(given, instrument)
    assert findings == ()
    changed = {
        item.action: {
            name: text for name, text in differing(item.values, item.baseline).items() if name in LABELS.values()
        }
        for item in progress.actions
        if item.action
    }
    fields = given.data["velden"].items()
    said = {f"{given.name}-{key}": {LABELS[name]: shown(value) for name, value in row.items()} for key, row in fields}
    own = {number for number in changed if "-E" in number}
    assert {number: row for number, row in changed.items() if row and number not in own} == said, REMAKE


def differing(values: dict[ActionField, str], baseline: dict[ActionField, str] | None) -> dict[ActionField, str]:
    """What people changed."""
    return {name: text for name, text in values.items() if text != (baseline or {}).get(name, "")}


def test_in_a_plan_a_card_was_moved_and_an_action_added(instrument: Instrument) -> None:
    given = next(item for item in plans() if "verplaatst" in item.data)
    progress, _ = read_back(given, instrument)
    order = [item.action for item in progress.actions]
    for moved, before in given.data["verplaatst"].items():
        assert order.index(f"{given.name}-{moved}") < order.index(f"{given.name}-{before}")
    titles = [item.values.get(ActionField.TITLE) for item in progress.actions if item.action not in known(given.name)]
    assert titles == [row[0] for row in given.data["eigen_acties"]]


@pytest.mark.parametrize("given", forms(), ids=lambda given: given.name)
def test_a_form_says_what_its_source_says_and_nothing_else(instrument: Instrument, given: Given) -> None:
    progress, findings = read_back(given, instrument)
    said = dict(expected_of_form(given))
    changed = {item.action or "nieuw 1": differing(item.values, item.baseline) for item in progress.actions}
    found = {(number, name): text for number, row in changed.items() for name, text in row.items()}
    wrong = {key for key in said if key not in found}
    assert {key: text for key, text in said.items() if key not in wrong} == found, REMAKE
    assert len(wrong) == (2 if given.name == FAULTY else 0)
    assert [item.code for item in findings] == (["VG-100", "VG-059"] if given.name == FAULTY else [])


def expected_of_form(given: Given) -> dict[tuple[str, ActionField], str]:
    """What a source says of a form, by action and field."""
    found = {}
    for number, row in given.data["acties"].items():
        action = number if number.startswith(form_layout.NEW) else f"{given.name}-{number}"
        for header, value in row.items():
            name = ActionField.READY if header == form_layout.NEW_DATE else form_layout.FIELDS[header]
            found[action, name] = shown(value)
    return found


@cache
def scan_of(path: Path) -> tuple[Scan, tuple[Finding, ...]]:
    """A workbook of the second round, as read."""
    instrument, _ = load_instrument()
    assert instrument is not None
    scan, findings = read(path, instrument)
    assert scan is not None, findings
    return scan, findings


@pytest.mark.parametrize("given", workbooks(), ids=lambda given: given.name)
def test_a_workbook_of_the_second_round_says_what_is_new_and_confirms_the_rest(
    instrument: Instrument, given: Given
) -> None:
    scan, _ = scan_of(given.path)
    assert scan.instrument_version == instrument.version, REMAKE
    assert {question for question, _ in scan.unconfirmed} == set(given.data.get("niet_bevestigd", ())), REMAKE
    assert (scan.people, scan.date, scan.filled_in_by) == tuple(given.data["gegevens"].values())
    first = next(item for item in read_sources() if item.name == given.name)
    found = {(item.question, item.process): item.option for item in scan.answers}
    expected = {key: option for key, option in expected_answers(instrument, first).items() if option and key in found}
    for question, said in given.data.get("antwoorden", {}).items():
        places = [key for key in found if key[0] == question]
        for key, word in zip(sorted(places, key=str), said.split(), strict=False):
            expected |= {} if word == SAME else {key: word}
    left = set(given.data.get("niet_bevestigd", ()))
    assert {key: found[key] for key in expected if key[0] not in left} == {
        key: option for key, option in expected.items() if key[0] not in left
    }, REMAKE


def test_a_work_process_has_another_name_than_last_time() -> None:
    renamed = [item for item in workbooks() if "namen" in item.data]
    assert [scan_of(item.path)[0].processes[0].name for item in renamed] == [
        item.data["namen"]["P1"] for item in renamed
    ]
    assert renamed


@pytest.mark.parametrize("given", ALL, ids=lambda given: given.path.name)
def test_a_sample_is_saved_by_libreoffice_on_the_day_of_its_source(given: Given) -> None:
    with zipfile.ZipFile(given.path) as archive:
        assert b"LibreOffice" in archive.read("docProps/app.xml")
        assert given.saved.encode() in archive.read("docProps/core.xml"), REMAKE


def test_every_source_says_that_it_is_made_up() -> None:
    found = sorted(SOURCES.iterdir())
    assert [path.name for path in found] == ["evaluatie.yaml", "hermeting.yaml", "voortgang.yaml"]
    for path in found:
        assert path.read_text(encoding="utf-8").startswith("# Verzonnen voorbeeld.")


def test_no_file_in_the_folders_is_unexplained() -> None:
    readme = (SAMPLES / "README.md").read_text(encoding="utf-8")
    files = {path for folder in (PROGRESS, AGAIN, NOTES.parent) for path in folder.iterdir()}
    assert files == {given.path for given in ALL}
    assert [path.name for path in files if f"`{path.parent.name}/{path.name}`" not in readme] == []


@pytest.mark.libreoffice
def test_what_libreoffice_types_in_a_form_is_read_back(instrument: Instrument, tmp_path: Path) -> None:
    handed, number = tmp_path / "uit.xlsx", "I24"
    handed.write_bytes(blob())
    rows = {
        number: {
            "Status": "loopt",
            "Hoe ver (%)": 40,
            "Nieuwe datum": dt.date(2027, 12, 1),
            "Reden nieuwe datum": "Ziek",
        }
    }
    data = {"acties": rows, "opgeslagen": dt.date(2027, 9, 21)}
    given = replace(forms()[0], name=SLUG, data=data, path=tmp_path / "terug.xlsx")
    type_in(tmp_path, [given], lambda _: handed, form_cells)
    progress, findings = read_form(given.path.read_bytes(), "terug.xlsx", instrument, KNOWN)
    assert progress is not None
    assert findings == ()
    assert progress.saved == dt.datetime(2027, 9, 21, 14, 30, tzinfo=dt.UTC)
    changed = {item.action: differing(item.values, item.baseline) for item in progress.actions}
    assert {key: row for key, row in changed.items() if row} == {
        f"{SLUG}-{number}": {
            ActionField.STATUS: "loopt",
            ActionField.PERCENTAGE: "40",
            ActionField.READY: "2027-12-01",
            ActionField.DATE_REASON: "Ziek",
        }
    }
