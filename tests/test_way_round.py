"""The whole way round: a faulty return, feedback, corrections in LibreOffice, a second return, and a plan."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.feedback_files import errors, given_back, opened
from tests.libreoffice.make_samples import TYPIST
from tests.made_documents import DAY, SHIPPED
from tests.returns import Return
from tests.sample_sources import FAULTS as FAULTY_SAMPLES
from tests.test_twenty_faults import FAULTS
from zelfscan.messages import severity
from zelfscan.model.finding import Finding, Severity
from zelfscan.model.instrument import Instrument
from zelfscan.model.scan import Scan
from zelfscan.rounds.directorate import make_result, write_result
from zelfscan.workbook import layout
from zelfscan.workbook.read import read

Cell = tuple[str, str]
PLANTED = ("AN-003", "AN-004", "AN-005", "AN-006", "AN-008", "AN-009", "AN-013", "BL-006", "GE-004", "GE-006", "EO-001")
"""Kinds of fault in the second return, as the tests of reading plant them."""
MENDED: dict[str, str | int] = {
    "GE-004": 6,
    "GE-006": "12-3-2026",
    "WP-003": layout.YES,
    "EO-001": "Dat zien we elke week, en het staat in het jaarverslag.",
}
"""What people fill in where a finding asks for something; anywhere else an answer."""


def corrections(findings: tuple[Finding, ...]) -> list[tuple[str, str, str | int]]:
    """What people type in the cells that feedback marks as wrong."""
    wrong = {(item.sheet, item.cell): item.code for item in findings if severity(item) is Severity.ERROR}
    assert all(cell for _, cell in wrong)
    return [(sheet, cell, MENDED.get(code, "Deels")) for (sheet, cell), code in wrong.items()]


def untouched(scan: Scan, typed: set[tuple[str, str | None]]) -> dict[str, object]:
    """Everything in a scan that nobody corrected: the answers to other questions, and all text."""
    skip = {"source", "feedback", "answers", "people", "date", "processes", "overrides"}
    rest = {name: value for name, value in scan.model_dump().items() if name not in skip}
    rest["answers"] = {
        (item.question, item.process): item for item in scan.answers if (item.question, item.process) not in typed
    }
    rest["overrides"] = [(item.process, item.category, item.decided_by) for item in scan.overrides]
    rest["processes"] = [(item.code, item.name, item.attributes) for item in scan.processes]
    return rest


def corrected(path: Path, typed: list[tuple[str, str, str | int]]) -> set[tuple[str, str | None]]:
    """The questions and processes of the cells in which people typed."""
    workbook = opened(path)
    found: set[tuple[str, str | None]] = set()
    for title, address, _ in typed:
        sheet = workbook[title]
        cell = sheet[address]
        header = sheet.cell(layout.FIRST_TABLE_ROW, cell.column).value
        found.add((sheet.cell(cell.row, 1).value, header if header in layout.process_codes(8) else None))
    return found


@pytest.fixture(scope="module")
def rounds(
    instrument: Instrument, tmp_path_factory: pytest.TempPathFactory
) -> list[tuple[Path, Scan, Path, list[tuple[str, str, str | int]]]]:
    """Per return: the workbook with feedback, what the return said, the second return, and what was typed in it."""
    folder = tmp_path_factory.mktemp("rondweg")
    book = Return()
    for code in PLANTED:
        FAULTS[code](book)
    first = folder / "parkeren.xlsx"
    first.write_bytes((FAULTY_SAMPLES / "parkeren-en-markten.xlsx").read_bytes())
    made, jobs = [], []
    for path, suffix in ((first, ".xlsx"), (book.save(folder / "zorg.xlsx"), ".ods")):
        back, scan, findings = given_back(instrument, path)
        assert len(errors(findings)) > 5
        typed = corrections(read(back, instrument)[1])
        second = folder / f"tweede-{path.stem}{suffix}"
        steps = [{"do": "type_cells", "cells": typed}]
        jobs.append({"open": str(back), "save": str(second), "steps": steps})
        made.append((back, scan, second, typed))
    (folder / "jobs.json").write_text(json.dumps(jobs), encoding="utf-8")
    python = os.environ.get("UNO_PYTHON", "/usr/bin/python3")
    subprocess.run([python, str(TYPIST), str(folder / "jobs.json")], check=True, capture_output=True, timeout=180)
    return made


@pytest.mark.libreoffice
@pytest.mark.parametrize("number", [0, 1], ids=["voorbeeld, xlsx", "alle soorten, ods"])
def test_after_corrections_there_is_a_plan_and_all_else_is_as_it_was(
    instrument: Instrument,
    tmp_path: Path,
    rounds: list[tuple[Path, Scan, Path, list[tuple[str, str, str | int]]]],
    number: int,
) -> None:
    back, first, path, typed = rounds[number]
    second, findings = read(path, instrument)
    assert second is not None
    cells = corrected(back, typed)
    result = make_result(instrument, [second], findings, DAY)

    assert errors(findings) == []
    assert len(first.answers) >= 80
    assert {(item.question, item.process) for item in second.answers if item.option is None} <= {
        (item.question, item.process) for item in first.answers if item.option is None
    }
    before, after = untouched(first, cells), untouched(second, cells)
    for name, value in before.items():
        assert after[name] == value, name
    assert (second.workbook_id, second.feedback) == (first.workbook_id, 1)
    assert any(file.suffix == ".docx" for file in write_result(instrument, result, tmp_path, SHIPPED))


@pytest.mark.libreoffice
def test_libreoffice_sees_what_was_changed(
    rounds: list[tuple[Path, Scan, Path, list[tuple[str, str, str | int]]]],
) -> None:
    import openpyxl

    path = rounds[0][2]
    sheet = openpyxl.load_workbook(path, data_only=True)[layout.CONTROL.title]
    states = [row[5].value for row in sheet.iter_rows(min_row=layout.FIRST_TABLE_ROW + 1) if row[0].value]
    words = [row[0].value for row in sheet.iter_rows(min_row=layout.FIRST_TABLE_ROW + 1) if row[0].value]

    assert {state for word, state in zip(words, states, strict=True) if word == "Verbeteren"} == {
        "Veranderd",
        "Kijk zelf na",
    }
    assert "Nog te doen" in states
    assert sheet["A4"].value == f"Nog te doen: {states.count('Nog te doen')}"
