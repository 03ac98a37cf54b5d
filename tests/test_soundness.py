"""Everything we hand out or make is sound by openxml-audit, and what we call noise of it is noise."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openxml_audit import OpenXmlValidator

from tests.made_documents import made_documents
from tests.soundness import NOISE, soundness_problems
from zelfscan.model.instrument import Instrument

ROOT = Path(__file__).parents[1]
WORKBOOKS = sorted((ROOT / "templates/xlsx").glob("*.xlsx"))
DOCUMENTS = (
    "verbeterplan-voorbeelden.docx",
    "bijlage-voorbeelden.docx",
    "marktverkenning-voorbeelden.docx",
    "toetsbrief-wmo-fictief.docx",
    "verbeterplan-wmo-fictief.docx",
    "bijlage-leeg-fictief.docx",
)
"""One of each kind: the validator takes a second for each file."""


@pytest.fixture(scope="module")
def plain_workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plainest workbook that openpyxl writes with a bold cell and rich text, which Excel opens without a word."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet["A1"], sheet["A1"].font = "vet", Font(bold=True, color="FF0000")
    sheet["A2"] = CellRichText(TextBlock(InlineFont(rFont="Arial", sz=9, color="FF0000", b=True), "rijk"))
    path = tmp_path_factory.mktemp("kaal") / "kaal.xlsx"
    workbook.save(path)
    return path


def test_all_noise_comes_from_a_plain_workbook_too(plain_workbook: Path) -> None:
    said = [str(error) for error in OpenXmlValidator().validate(str(plain_workbook)).errors]

    assert said
    assert [noise.pattern for noise in NOISE if not any(re.search(noise.pattern, line) for line in said)] == []
    assert soundness_problems(plain_workbook) == []


def test_a_fault_is_told(tmp_path: Path, instrument: Instrument) -> None:
    """A cell without a paragraph, which Word repairs."""
    path = tmp_path / "kapot.docx"
    good = made_documents(instrument)["bijlage-voorbeelden.docx"]
    with zipfile.ZipFile(io.BytesIO(good)) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            part = re.sub(rb"(</w:tcPr>)\s*<w:p\b.*?</w:p>(?=</w:tc>)", rb"\1", source.read(name), count=1)
            target.writestr(name, part)

    assert len(soundness_problems(path)) == 1


def test_the_ready_workbooks_are_there() -> None:
    assert len(WORKBOOKS) >= 7


@pytest.mark.parametrize("path", WORKBOOKS, ids=lambda path: path.stem)
def test_every_ready_workbook_is_sound(path: Path) -> None:
    assert soundness_problems(path) == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_plans_and_annexes_are_sound(instrument: Instrument, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(made_documents(instrument)[name])

    assert soundness_problems(tmp_path / name) == []
