"""What tests need to look into a workbook with feedback: its cells as people see them, and what they typed before."""

import io
import re
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from zelfscan.model.finding import Finding, Severity
from zelfscan.model.instrument import Instrument
from zelfscan.model.scan import Scan
from zelfscan.rounds.feedback import feedback
from zelfscan.workbook import layout
from zelfscan.workbook.build import build
from zelfscan.workbook.read import read

NOT_TYPED = {layout.START.title, layout.RESULT.title, layout.CONTROL.title, layout.META.title}
OWN_FIELDS = {"source", "feedback"}
"""Fields of a scan that differ from return to return, whatever stands in it."""


def given_back(instrument: Instrument, path: Path) -> tuple[Path, Scan, tuple[Finding, ...]]:
    """The workbook with feedback beside a returned one, with what the returned one says."""
    scan, findings = read(path, instrument)
    assert scan is not None, findings
    blob = feedback(instrument, path, findings)
    assert blob is not None
    target = path.with_name(f"terug-{path.stem}.xlsx")
    target.write_bytes(blob)
    return target, scan, findings


def opened(path: Path) -> openpyxl.Workbook:
    return openpyxl.load_workbook(path, rich_text=False)


def same_words(first: Scan, second: Scan) -> None:
    """Both scans say the same, in every field."""
    one, other = (_without_files(scan) for scan in (first, second))
    for name in one:
        assert one[name] == other[name], name


def _without_files(scan: Scan) -> dict[str, Any]:
    data = {name: value for name, value in scan.model_dump().items() if name not in OWN_FIELDS}
    data["overrides"] = [{**item, "source": ""} for item in data["overrides"]]
    return data


def visible(workbook: openpyxl.Workbook) -> list[Worksheet]:
    return [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible" and sheet.title not in NOT_TYPED]


def values(workbook: openpyxl.Workbook) -> list[str]:
    """Every value in sight that no formula makes, as text."""
    found = (cell for sheet in visible(workbook) for row in sheet.iter_rows() for cell in row)
    return [_shown(cell.value) for cell in found if cell.value is not None and cell.data_type != "f"]


def typed(workbook: openpyxl.Workbook, instrument: Instrument, issue: Any) -> set[str]:
    """What stands in a returned workbook and not in the one that was handed out."""
    handed_out = io.BytesIO()
    build(instrument, issue).save(handed_out)
    return set(values(workbook)) - set(values(openpyxl.load_workbook(handed_out)))


def lost(texts: set[str], workbook: openpyxl.Workbook) -> set[str]:
    """What does not stand in the workbook, as a whole or as part of a longer text."""
    there = values(workbook)
    whole, together = set(there), "\n".join(there)
    return {text for text in texts if text not in whole and text not in together}


def _shown(value: Any) -> str:
    text = value.isoformat()[:10] if hasattr(value, "isoformat") else str(value)
    return re.sub(r"\.0$", "", text)


def control_lines(workbook: openpyxl.Workbook) -> list[list[Any]]:
    """The lines of Controle, as cells."""
    sheet = workbook[layout.CONTROL.title]
    return [list(row) for row in sheet.iter_rows(min_row=layout.FIRST_TABLE_ROW + 1) if row[0].value]


def errors(findings: tuple[Finding, ...]) -> list[str]:
    from zelfscan.messages import severity

    return [finding.code for finding in findings if severity(finding) is Severity.ERROR]
