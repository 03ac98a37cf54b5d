"""Every accessibility check speaks on a small file that is broken in one place, and is silent on a good one."""

import io
import zipfile
from collections.abc import Callable

import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.formatting.rule import ColorScaleRule, DataBarRule, FormulaRule
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from tests.accessibility import word_problems, workbook_problems
from tests.accessibility.contrast import ratio
from tests.made_documents import as_blob

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = f"""<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="nl-NL"/></w:rPr></w:rPrDefault>
</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Gewoon"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/>
<w:rPr><w:color w:val="1F4E79"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Kop2"><w:name w:val="heading 2"/><w:basedOn w:val="Kop1"/></w:style>
<w:style w:type="character" w:styleId="Nadruk"><w:name w:val="Nadruk"/>
<w:rPr><w:color w:val="555555"/></w:rPr></w:style>
</w:styles>"""
PICTURE = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:docPr id="1" name="Plaat" descr="Een loket"/></wp:inline></w:drawing></w:r></w:p>'
)
DOCUMENT = f"""<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>
<w:p><w:pPr><w:pStyle w:val="Titel"/></w:pPr><w:r><w:t>Plan</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="Kop1"/></w:pPr><w:r><w:t>Eerst dit</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="Kop2"/></w:pPr><w:r><w:t>Dan dat</w:t></w:r></w:p>
<w:p><w:r><w:rPr><w:rStyle w:val="Nadruk"/></w:rPr><w:t>Gewone tekst.</w:t></w:r></w:p><w:p/>
<w:tbl><w:tblPr><w:tblCaption w:val="Wie doet wat"/></w:tblPr>
<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:p><w:r><w:t>Wie</w:t></w:r></w:p></w:tc>
<w:tc><w:p><w:r><w:t>Risico</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:tc><w:tcPr/><w:p><w:r><w:t>Team</w:t></w:r></w:p></w:tc>
<w:tc><w:tcPr><w:shd w:val="clear" w:fill="F7C59F"/></w:tcPr><w:p><w:r><w:t>hoog</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:tc><w:p><w:r><w:t>Loket</w:t></w:r></w:p></w:tc>
<w:tc><w:tcPr><w:shd w:val="clear" w:fill="D5E8D4"/></w:tcPr><w:p><w:r><w:t>laag</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
{PICTURE}<w:sectPr><w:footerReference w:type="default" r:id="rId1"/></w:sectPr></w:body></w:document>"""
GOOD = {
    "word/document.xml": DOCUMENT,
    "word/styles.xml": STYLES,
    "word/footer1.xml": f'<w:ftr xmlns:w="{W}"><w:p><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r>'
    "</w:fldSimple></w:p></w:ftr>",
    "word/_rels/document.xml.rels": '<Relationships><Relationship Id="rId1" Target="footer1.xml"/></Relationships>',
    "docProps/core.xml": '<core xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Plan</dc:title></core>',
}
TITLE_LINE = '<w:p><w:pPr><w:pStyle w:val="Titel"/></w:pPr><w:r><w:t>Plan</w:t></w:r></w:p>'
BROKEN_WORD = {
    "no title": (TITLE_LINE, "", 'headings: heading "Eerst dit" stands before any title'),
    "an empty heading": ("<w:t>Dan dat</w:t>", "<w:t> </w:t>", "headings: heading of level 2 is empty"),
    "a level skipped": ('"heading 2"', '"heading 3"', 'headings: heading "Dan dat" has level 3 after level 1'),
    "a first heading of level 2": (
        '"Kop1"/></w:pPr><w:r><w:t>E',
        '"Kop2"/></w:pPr><w:r><w:t>E',
        "2 after level 0",
    ),
    "a level set by hand": ('"Kop2"/></w:pPr>', '"Kop2"/><w:outlineLvl w:val="4"/></w:pPr>', "level 5 after level 1"),
    "no header row": ("<w:trPr><w:tblHeader/></w:trPr>", "", "the first row is not marked as header"),
    "a header switched off": ("<w:tblHeader/>", '<w:tblHeader w:val="0"/>', "the first row is not marked as header"),
    "two header rows": ("<w:tr><w:tc><w:tcPr/>", "<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>", "more than one row"),
    "an empty header cell": ("<w:t>Risico</w:t>", "<w:t/>", "a header cell is empty"),
    "no caption": ('"Wie doet wat"', '" "', "no caption or description"),
    "merged columns": ("<w:tcPr/>", '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>', "cells are merged"),
    "merged rows": ("<w:tcPr/>", '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>', "cells are merged"),
    "a row too short": (
        "<w:tr><w:tc><w:tcPr/><w:p><w:r><w:t>Team</w:t></w:r></w:p></w:tc>",
        "<w:tr>",
        "rows have",
    ),
    "a picture without words": ('descr="Een loket"', 'descr=""', 'picture "Plaat" in word/document.xml has no alt'),
    "no language": ('<w:lang w:val="nl-NL"/>', "", "language: the language of the document is not given"),
    "an English style": (
        '<w:color w:val="1F',
        '<w:lang w:val="en-US"/><w:color w:val="1F',
        "style Kop1 is in en",
    ),
    "an English run": (
        '<w:rStyle w:val="Nadruk"/>',
        '<w:lang w:val="en-US"/>',
        'text "Gewone tekst." in word',
    ),
    "no title property": ("<dc:title>Plan</dc:title>", "<dc:title/>", "title: the title property is not filled in"),
    "a title not filled in": ("<dc:title>Plan", "<dc:title>Plan {{ directie }}", "title: the title property is not"),
    "no page number": (" PAGE ", " NUMPAGES ", "page_numbers: there are no page numbers"),
    "a footer not in use": ("<w:footerReference", "<w:titlePg", "page_numbers: there are no page numbers"),
    "pale letters": ('"555555"', '"999999"', 'contrast: "Gewone tekst." in word/document.xml: 999999 on FFFFFF'),
    "pale letters in a cell": ("<w:r><w:t>hoog", '<w:r><w:rPr><w:color w:val="777777"/></w:rPr><w:t>hoog', "on F7C59F"),
    "a dark fill in a style": (
        '<w:name w:val="heading 2"/>',
        '<w:name w:val="heading 2"/><w:pPr><w:shd w:val="clear" w:fill="333333"/></w:pPr>',
        "1F4E79 on 333333",
    ),
    "a fill behind a word": (
        '<w:rStyle w:val="Nadruk"/>',
        '<w:rStyle w:val="Nadruk"/><w:highlight w:val="darkGray"/>',
        "555555 on 808080",
    ),
    "a cell with only a colour": ("<w:t>laag</w:t>", "", "colour_alone: a cell of table"),
    "one word in two colours": ("<w:t>laag</w:t>", "<w:t>hoog</w:t>", 'colour_alone: "hoog" has two colours'),
    "two empty paragraphs": (
        "<w:p/>",
        "<w:p/><w:p><w:r><w:t> </w:t></w:r></w:p>",
        "empty paragraphs in a row",
    ),
    "a cell without a paragraph": ("<w:p><w:r><w:t>Team</w:t></w:r></w:p>", "", "cells: cell (no text) in"),
}


def word(old: str = "", new: str = "") -> bytes:
    """The small good Word file with one thing in it replaced."""
    assert not old or sum(part.count(old) for part in GOOD.values()) >= 1, f"{old} is not in the good file"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, part in GOOD.items():
            package.writestr(name, part.replace(old, new, 1) if old else part)
    return buffer.getvalue()


def test_a_good_word_file_has_no_problems() -> None:
    assert word_problems(word()) == []


@pytest.mark.parametrize(("old", "new", "expected"), BROKEN_WORD.values(), ids=BROKEN_WORD)
def test_each_check_of_word_speaks(old: str, new: str, expected: str) -> None:
    problems = word_problems(word(old, new))

    assert any(expected in problem for problem in problems), problems
    assert len({problem.split(":")[0] for problem in problems}) == 1, "one fault makes one check speak"


RED, PALE = PatternFill("solid", fgColor="B70000"), Font(color="999999")


def good_workbook() -> tuple[Workbook, Worksheet]:
    """A small workbook with nothing wrong: a title, a table, and a hidden sheet."""
    workbook = Workbook()
    workbook.properties.title, workbook.properties.language = "Zelfscan", "nl-NL"
    sheet = workbook.worksheets[0]
    sheet.title = "Vragen"
    sheet["A1"] = "Vragen"
    for row in (("Nr", "Vraag", "Antwoord"), ("V1", "Weten jullie dit?", "Ja"), ("V2", "Doen jullie dit?", None)):
        sheet.append(row)
    sheet.column_dimensions["B"].width = 30
    sheet["C4"].protection = Protection(locked=False)
    sheet.add_table(Table(displayName="vragen", ref="A2:C4"))
    sheet.tables["vragen"]._initialise_columns()
    for column, name in zip(sheet.tables["vragen"].tableColumns, ("Nr", "Vraag", "Antwoord"), strict=True):
        column.name = name
    sheet.print_title_rows, sheet.freeze_panes = "2:2", "A3"
    workbook.create_sheet("Lijsten").sheet_state = "hidden"
    return workbook, sheet


def rule(formula: str, **style: object) -> Callable[[Worksheet], None]:
    """Add a conditional format to the column with answers."""
    return lambda sheet: sheet.conditional_formatting.add("C3:C4", FormulaRule(formula=[formula], **style))


def chart(sheet: Worksheet) -> None:
    made = BarChart()
    made.add_data(Reference(sheet, min_col=3, min_row=2, max_row=4), titles_from_data=True)
    sheet.add_chart(made, "E2")


def chart_of_hidden_numbers(sheet: Worksheet) -> None:
    made = BarChart()
    made.add_data(Reference(sheet.parent["Lijsten"], min_col=1, min_row=1, max_row=4))
    sheet.add_chart(made, "E2")


def without_table(sheet: Worksheet) -> None:
    del sheet.tables["vragen"]
    for number in range(3):
        sheet.append((f"V{number}", "Nog een vraag?", "Nee"))


def give(cell: str, **values: object) -> Callable[[Worksheet], None]:
    """Change something of one cell."""

    def change(sheet: Worksheet) -> None:
        for name, value in values.items():
            setattr(sheet[cell], name, value)

    return change


def change(name: str, value: object) -> Callable[[Worksheet], None]:
    """Change something of the sheet."""
    return lambda sheet: setattr(sheet, name, value)


BROKEN_WORKBOOK: dict[str, tuple[Callable[[Worksheet], object], str]] = {
    "no title": (lambda s: setattr(s.parent.properties, "title", None), "properties: the title property is not"),
    "English": (
        lambda s: setattr(s.parent.properties, "language", "en-GB"),
        "the language property is en-GB",
    ),
    "nothing in A1": (give("A1", value=None), "sheet_titles: Vragen: no title in A1"),
    "a name that says nothing": (change("title", "Blad1"), "sheet_titles: Blad1: the name does not say"),
    "no table": (without_table, "tables: Vragen: rows and columns, but no table"),
    "an empty header": (give("B2", value=None), "a header cell is empty"),
    "twice the same header": (give("C2", value="vraag"), "two columns have the same header"),
    "another header than the table has": (
        give("C2", value="Reactie"),
        "the header row and the columns of",
    ),
    "no header row": (lambda s: setattr(s.tables["vragen"], "headerRowCount", 0), "it does not have one header row"),
    "no header on paper": (change("_print_rows", None), "paper does not repeat the header row"),
    "another row on paper": (change("print_title_rows", "1:1"), "paper does not repeat the header row"),
    "merged cells": (lambda s: s.merge_cells("A6:B6"), "tables: Vragen: merged cells A6:B6"),
    "no panes": (change("freeze_panes", None), "panes: Vragen: no frozen panes"),
    "a chart without words": (chart, 'pictures: "Chart 1" in xl/drawings/drawing1.xml has no alternative text'),
    "a chart of hidden numbers": (
        chart_of_hidden_numbers,
        "a chart shows numbers of the hidden sheet",
    ),
    "a link to a hidden sheet": (give("A1", hyperlink="#Lijsten!A1"), "hidden: Vragen!A1 sends people to the hidden"),
    "words that name a hidden sheet": (give("A1", value="Zie het blad Lijsten"), "hidden: Vragen!A1 sends people to"),
    "a hidden column": (
        lambda s: setattr(s.column_dimensions["C"], "hidden", True),
        "hidden: Vragen: hidden rows or",
    ),
    "a text that is cut off": (give("B3", value="Een lange vraag " * 5), "wrapped: Vragen!B3 is cut off"),
    "pale letters": (give("B3", font=PALE), "contrast: Vragen!B3: 999999 on FFFFFF"),
    "black on red": (give("C4", fill=RED), "contrast: Vragen!C4: 000000 on B70000"),
    "a rule with pale letters": (
        rule('C3="Ja"', font=PALE),
        "conditional_contrast: conditional format of",
    ),
    "a rule with a dark fill": (
        rule('C3="Ja"', fill=PatternFill("solid", bgColor="800000")),
        "conditional_contrast: conditional format of Vragen!C3:C4: 000000 on 800000",
    ),
    "a rule about another cell": (
        rule('B3="Ja"', fill=PatternFill("solid", bgColor="F7C59F")),
        "colour_alone: conditional format of Vragen!C3:C4 changes nothing but a colour",
    ),
    "a scale of colours over empty cells": (
        lambda s: s.conditional_formatting.add(
            "C3:C4", ColorScaleRule(start_type="min", start_color="FFFFFF", end_type="max", end_color="F7C59F")
        ),
        "colour_alone: conditional format of Vragen!C3:C4 changes nothing but a colour",
    ),
    "a bar without its number": (
        lambda s: s.conditional_formatting.add(
            "C3:C4", DataBarRule(start_type="min", end_type="max", color="638EC6", showValue=False)
        ),
        "colour_alone: conditional format of Vragen!C3:C4 hides the value",
    ),
    "a value that hides": (give("C3", number_format=";;;"), "colour_alone: Vragen!C3 hides its value"),
    "tiny letters": (give("B3", font=Font(sz=7)), "letter_size: Vragen!B3 has letters of 7 points"),
}


def test_a_good_workbook_has_no_problems() -> None:
    workbook, sheet = good_workbook()
    rule('C3="Ja"', fill=PatternFill("solid", bgColor="D5E8D4"))(sheet)
    rule('B3="Ja"', font=Font(strike=True, color="595959"))(sheet)
    give("B3", value="Een lange vraag " * 5, alignment=Alignment(wrap_text=True))(sheet)

    assert workbook_problems(as_blob(workbook)) == []


@pytest.mark.parametrize(("spoil", "expected"), BROKEN_WORKBOOK.values(), ids=BROKEN_WORKBOOK)
def test_each_check_of_workbooks_speaks(spoil: Callable[[Worksheet], object], expected: str) -> None:
    workbook, sheet = good_workbook()
    spoil(sheet)
    problems = workbook_problems(as_blob(workbook))

    assert any(expected in problem for problem in problems), problems


def test_two_sheets_with_the_same_name_are_a_problem() -> None:
    workbook, _ = good_workbook()
    blob, buffer = as_blob(workbook), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(blob)) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            target.writestr(name, part.replace(b'"Lijsten"', b'"vragen"') if name == "xl/workbook.xml" else part)

    assert "sheet_titles: two sheets are named vragen" in workbook_problems(buffer.getvalue())


@pytest.mark.parametrize(
    ("one", "other", "expected"), [("000000", "FFFFFF", 21), ("777777", "FFFFFF", 4.48), ("FF0000", "FFFFFF", 4.0)]
)
def test_contrast_is_that_of_wcag(one: str, other: str, expected: float) -> None:
    assert round(ratio(one, other), 2) == expected
    assert ratio(one, other) == ratio(other, one)
