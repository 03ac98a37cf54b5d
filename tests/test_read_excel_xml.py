"""The XML that Excel itself writes, as far as it differs from what openpyxl and LibreOffice write."""

import datetime as dt
from pathlib import Path

import pytest

from tests.test_guard import MAIN, a_small_workbook, zipped
from zelfscan.workbook.formats import open_book
from zelfscan.workbook.grid import CellError, Grid
from zelfscan.workbook.guard import inspect

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
STRINGS = (
    "<si><t>Ja, volledig</t></si>"
    '<si><r><t xml:space="preserve">Vraag </t></r><r><rPr><b/></rPr><t>vet</t></r>'
    '<rPh sb="0" eb="1"><t>X</t></rPh></si>'
    '<si><t xml:space="preserve">regel een_x000D_\nregel twee</t></si>'
    "<si><t>_x005F_x0041_ &amp; &lt;</t></si>"
)
ROWS = (
    '<row r="2" spans="1:4" x14ac:dyDescent="0.3"><c r="A2" s="1" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c>'
    '<c r="C2" t="s"><v>2</v></c><c r="D2" t="s"><v>3</v></c></row>'
    '<row r="3" spans="1:4"><c r="A3"><v>3</v></c><c r="B3" t="b"><v>1</v></c>'
    '<c r="C3" t="e"><v>#N/A</v></c><c r="D3" s="1"/></row>'
    '<row r="4"><c r="A4" t="str"><f>IF(1,"Nee","")</f><v>Nee</v></c><c r="B4"><f t="shared" ref="B4:B5" si="0">A3</f>'
    '<v>3</v></c><c r="C4" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D4" t="d"><v>2026-03-12T00:00:00</v></c></row>'
    '<row r="5"><c r="B5"><f t="shared" si="0"/><v>4</v></c></row>'
)


@pytest.fixture
def grid(tmp_path: Path) -> Grid:
    parts = a_small_workbook()
    names = f'xmlns="{MAIN}" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"'
    parts["xl/sharedStrings.xml"] = f'{HEAD}<sst xmlns="{MAIN}" count="4" uniqueCount="4">{STRINGS}</sst>'.encode()
    sheet = f'{HEAD}<worksheet {names}><dimension ref="A2:D5"/><sheetData>{ROWS}</sheetData></worksheet>'
    parts["xl/worksheets/sheet1.xml"] = sheet.encode()
    relations = parts["xl/_rels/workbook.xml.rels"].decode()
    if "sharedStrings" not in relations:
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
        added = f'<Relationship Id="rId99" Type="{kind}" Target="sharedStrings.xml"/></Relationships>'
        parts["xl/_rels/workbook.xml.rels"] = relations.replace("</Relationships>", added).encode()
    package, findings = inspect(zipped(tmp_path / "excel.xlsx", parts))
    assert findings == ()
    assert package is not None
    return open_book(package).grids[0]


def test_shared_strings_keep_their_text_and_place(grid: Grid) -> None:
    assert grid.rows[0] == ["", "", "", ""]
    assert grid.rows[1] == ["Ja, volledig", "Vraag vet", "regel een\r\nregel twee", "_x0041_ & <"]


def test_numbers_booleans_dates_and_errors_are_told_apart(grid: Grid) -> None:
    assert grid.rows[2][:3] == [3.0, True, CellError.NOT_AVAILABLE]
    assert grid.rows[3] == ["Nee", 3.0, CellError.DIVISION, dt.datetime(2026, 3, 12)]


def test_every_formula_is_known_shared_ones_too(grid: Grid) -> None:
    assert grid.formulas == {(3, 0), (3, 1), (3, 2), (4, 1)}
