"""The same workbook as Excel, LibreOffice or openpyxl writes it, in every format: the same answers and findings."""

import shutil
from pathlib import Path

import pytest

from tests.returns import MIRROR, Return, the_instrument, through_libreoffice, told
from tests.test_read_text import TEXTS, explanations, with_texts
from tests.test_twenty_faults import FAULTS
from zelfscan.model.scan import Scan
from zelfscan.workbook import layout
from zelfscan.workbook.read import read

FORMULA = "AN-017"
"""A formula that openpyxl wrote has no outcome yet."""
WORKED_OUT = {"xlsx": ["AN-012"], "ods": ["AN-012"], "xls": []}
"""What is said of it when LibreOffice worked it out; an .xls file shows only the outcome."""

CANNOT_BE_THERE = {"xlsx": "", "xls": "", "ods": "AN-016"}
"""LibreOffice leaves signs that cannot be seen out of an .ods file."""


def contents(scan: Scan | None) -> dict[str, object]:
    """What a scan says, without where it came from."""
    assert scan is not None
    data = scan.model_dump()
    for override in data["overrides"]:
        del override["source"]
    return {key: value for key, value in data.items() if key != "source"}


@pytest.mark.libreoffice
@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls"])
def test_libreoffice_changes_no_answer_and_no_text(tmp_path: Path, kind: str) -> None:
    book, questions = with_texts(TEXTS)
    path = book.save(tmp_path / "goed.xlsx")
    before, _ = read(path, the_instrument())
    after, findings = read(through_libreoffice(path, kind), the_instrument())
    assert findings == ()
    assert contents(after) == contents(before)
    assert after is not None
    assert explanations(after, questions) == list(TEXTS)


@pytest.mark.libreoffice
def test_libreoffice_changes_no_answer_of_residents(tmp_path: Path) -> None:
    path = Return(MIRROR).save(tmp_path / "spiegel.xlsx")
    before, _ = read(path, the_instrument())
    after, findings = read(through_libreoffice(path, "ods"), the_instrument())
    assert findings == ()
    assert contents(after) == contents(before)


@pytest.mark.libreoffice
@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls"])
def test_every_fault_is_found_in_every_format(tmp_path: Path, kind: str) -> None:
    book = Return()
    expected = [(name[:6], *fault(book)) for name, fault in FAULTS.items()]
    for title in (layout.RESULT.title, layout.CALCULATION.title):
        del book.book[title]  # what LibreOffice would work out for seconds plays no part here
    _, findings = read(through_libreoffice(book.save(tmp_path / "fouten.xlsx"), kind), the_instrument())
    there = [(code, *place) for code, *place in expected if code not in (FORMULA, CANNOT_BE_THERE[kind])]
    worked_out = [(code, *place) for name, *place in expected if name == FORMULA for code in WORKED_OUT[kind]]
    assert sorted(told(findings)) == sorted(there + worked_out)


def test_the_ending_of_a_name_does_not_matter(tmp_path: Path) -> None:
    path = Return().save(tmp_path / "goed.xlsx")
    wrong = tmp_path / "goed.xls"
    shutil.copy(path, wrong)
    assert contents(read(wrong, the_instrument())[0]) == contents(read(path, the_instrument())[0])
