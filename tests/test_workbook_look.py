"""The workbook that goes out, as people see it: identity, screen, paper, contrast, and the ready ones."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from tests.accessibility.contrast import ratio
from tests.workbooks import ISSUES, SCANS, blob, opened, the_instrument, unlocked, visible
from zelfscan.workbook import layout
from zelfscan.workbook.build import build, packed
from zelfscan.workbook.positions import positions, quoted
from zelfscan.workbook.sheets import colour, fit
from zelfscan.workbook.templates import FOLDER, issues

# --- identity ---


@pytest.mark.parametrize("name", list(ISSUES))
def test_a_workbook_knows_who_it_is_three_times(name: str) -> None:
    book, issue = opened(name), ISSUES[name]
    facts = {row[0].value: row[1].value for row in book["Meta"].iter_rows(min_row=2)}
    assert facts.pop(layout.META_PREVIOUS, "") == issue.previous_round
    assert tuple(facts) == layout.META_KEYS
    assert facts["werkboek"] == issue.workbook_id
    assert facts["contactvormen"] == "".join(sorted(issue.contact))
    custom = {item.name: item.value for item in book.custom_doc_props.props}
    assert custom[layout.PROPERTY_WORKBOOK] == issue.workbook_id
    assert custom[layout.PROPERTY_VERSION] == the_instrument().version
    assert book.properties.language == "nl-NL"
    assert book.properties.title


# --- screen and paper ---


@pytest.mark.parametrize("name", list(ISSUES))
def test_every_sheet_has_its_title_in_a1_and_no_merged_cells(name: str) -> None:
    for sheet in visible(name):
        assert sheet["A1"].value
        assert not sheet.merged_cells.ranges


@pytest.mark.parametrize("name", list(ISSUES))
def test_every_table_is_marked_with_unique_headers(name: str) -> None:
    names = [table for sheet in opened(name).worksheets for table in sheet.tables]
    assert len(names) == len(set(names))
    for table in positions(the_instrument(), ISSUES[name]).tables.values():
        marked = [
            item for item in opened(name)[table.sheet].tables.values() if item.ref.startswith(f"A{table.header_row}:")
        ]
        assert [column.name for item in marked for column in item.tableColumns] == list(table.columns)


@pytest.mark.parametrize("name", list(ISSUES))
def test_every_sheet_prints_on_a4_landscape_as_wide_as_the_page_with_its_number(name: str) -> None:
    for sheet in visible(name):
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert "&P" in sheet.oddFooter.right.text
        assert sheet.oddFooter.left.text


@pytest.mark.parametrize("name", SCANS)
def test_the_header_row_of_a_long_table_repeats_on_every_page_and_stays_in_sight(name: str) -> None:
    for table in positions(the_instrument(), ISSUES[name]).question_tables.values():
        sheet = opened(name)[table.sheet]
        assert sheet.print_title_rows == f"${table.header_row}:${table.header_row}"
        assert sheet.freeze_panes == f"C{table.first_row}"


@pytest.mark.parametrize("name", SCANS)
def test_a_sheet_whose_rows_grow_leaves_to_the_printer_where_a_page_ends(name: str) -> None:
    for table in positions(the_instrument(), ISSUES[name]).tables.values():
        assert not opened(name)[table.sheet].row_breaks.brk
    assert opened(name)["Start"].row_breaks.brk


@pytest.mark.parametrize("name", list(ISSUES))
def test_what_stands_around_a_page_is_as_large_on_paper_on_every_sheet(name: str) -> None:
    for sheet in visible(name):
        width = sum(fit.points(item.width) for item in sheet.column_dimensions.values())
        assert 7.5 <= sheet.oddFooter.left.size * min(1, 777 / width) <= 8.5


def test_help_is_large_enough_on_paper() -> None:
    """Of nine points on the screen, six or more on paper with three processes, and five with eight."""
    for name, least in (("publiekscontact-kort", 8), ("toezicht-volledig", 6.5), ("acht processen", 5)):
        for table in positions(the_instrument(), ISSUES[name]).question_tables.values():
            columns = opened(name)[table.sheet].column_dimensions.values()
            assert 9 * 777 / sum(fit.points(item.width) for item in columns) >= least


def test_roles_have_a_number_for_people_and_their_id_for_reading() -> None:
    sheet, table = opened("voor iemand")["Gegevens"], positions(the_instrument(), ISSUES["voor iemand"]).tables["roles"]
    ids = [sheet[f"A{row}"] for row in table.rows.values()]
    assert [cell.value for cell in ids] == [role.id for role in the_instrument().roles]
    assert [cell.number_format for cell in ids] == [f';;;"{number}"' for number in range(1, len(ids) + 1)]
    assert sheet.print_title_rows == f"${table.header_row}:${table.header_row}"


@pytest.mark.parametrize("name", SCANS)
def test_it_opens_on_start_and_every_other_sheet_on_its_first_empty_cell(name: str) -> None:
    book = opened(name)
    assert book.active.title == "Start"
    assert [sheet.title for sheet in book.worksheets if sheet.sheet_view.tabSelected] == ["Start"]
    for sheet in visible(name):
        if sheet.title not in ("Start", "Resultaat"):
            active = sheet.sheet_view.selection[-1].activeCell
            assert active in unlocked(sheet)
            assert sheet[active].value is None


@pytest.mark.parametrize("name", SCANS)
def test_start_leads_to_every_sheet_and_every_sheet_leads_back(name: str) -> None:
    start = opened(name)["Start"]
    targets = {cell.hyperlink.location for row in start.iter_rows() for cell in row if cell.hyperlink}
    for sheet in visible(name)[1:]:
        assert any(target.startswith(f"{quoted(sheet.title)}!") for target in targets)
        links = [cell.hyperlink.location for row in sheet.iter_rows(max_row=4) for cell in row if cell.hyperlink]
        assert "Start!A1" in links


@pytest.mark.parametrize("name", list(ISSUES))
def test_all_text_reads_well_on_what_is_behind_it(name: str) -> None:
    for sheet in visible(name):
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None and cell.font.color is not None and cell.font.color.type == "rgb":
                    back = cell.fill.fgColor.rgb[-6:] if cell.fill.patternType == "solid" else "FFFFFF"
                    assert ratio(cell.font.color.rgb[-6:], back) >= colour.READABLE, (sheet.title, cell.coordinate)


def test_light_colours_of_an_organisation_get_dark_text() -> None:
    assert colour.text_on("FFE600") == colour.INK
    assert colour.text_on("1F4E79") == colour.WHITE
    assert colour.readable_on_white("FFE600") == colour.INK
    assert round(colour.contrast("767676", "FFFFFF"), 2) == 4.54


@pytest.mark.parametrize("name", list(ISSUES))
def test_lines_above_a_table_are_no_wider_than_the_table(name: str) -> None:
    for sheet in visible(name):
        room = sum(fit.points(item.width) for item in sheet.column_dimensions.values() if not item.hidden)
        for address in ("A2", "A3"):
            if sheet[address].data_type == "s" and sheet.title != layout.RESULT.title:
                assert fit.text_width(str(sheet[address].value), 10) <= room, (sheet.title, address)


def test_rows_are_high_enough_for_their_text_and_may_grow() -> None:
    xml = zipfile.ZipFile(io.BytesIO(blob("publiekscontact-kort"))).read("xl/worksheets/sheet6.xml").decode()
    table = positions(the_instrument(), ISSUES["publiekscontact-kort"]).tables["questions"]
    row = re.search(rf'<row r="{table.rows["V2.1a"]}"[^>]*>', xml)
    assert row is not None
    assert "customHeight" not in row[0]
    assert float(re.search(r'ht="([\d.]+)"', row[0])[1]) >= 36


def test_more_text_and_narrower_columns_take_more_lines() -> None:
    text = "Kijkt bij een afwijzing altijd een tweede collega mee?"
    assert fit.line_count(text, 80, 10) == 1
    assert fit.line_count(text, 30, 10) == 2
    assert fit.line_count(f"{text}\n{text}", 80, 10) == 2
    assert fit.line_count("x" * 200, 20, 10) > 5


# --- the ready workbooks ---


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("name", list(issues()))
def test_a_ready_workbook_is_in_step_with_the_content(name: str) -> None:
    ours, shipped = (
        parts(packed(build(the_instrument(), issues()[name]))),
        parts((FOLDER / f"{name}.xlsx").read_bytes()),
    )
    differing = {part for part in ours.keys() | shipped.keys() if ours.get(part) != shipped.get(part)}
    assert not differing, "run: python -m zelfscan.cli.ready"


def test_no_other_workbook_stands_among_the_ready_ones() -> None:
    assert {path.stem for path in FOLDER.glob("*.xlsx")} == set(issues())


ALLOWED = (
    # ECMA-376 makes the parts of a font (CT_Font) a free choice; the SDK rules want one order, openpyxl has another.
    # Excel reads every file of openpyxl so.
    (r"/xl/styles\.xml", r"Unexpected element '(?:b|i|strike|color|sz|u|name|family)' found"),
    # Text may stand in the cell itself (ECMA-376 18.3.1.53); Excel moves it to the shared strings at its first save,
    # without a word to the reader.
    (r"/xl/worksheets/sheet\d+\.xml", r".*inline-string cell"),
)
"""What openxml-audit says of every workbook of openpyxl: part and message of each finding that is no fault."""


@pytest.mark.parametrize("name", ["spiegel-inwoners", "voor iemand"])
def test_the_open_xml_rules_find_nothing_but_known_noise(name: str, tmp_path: Path) -> None:
    path = tmp_path / "werkboek.xlsx"
    path.write_bytes(blob(name))
    found = [
        (error.part_uri or "", error.description) for error in OpenXmlValidator(max_errors=0).validate(path).errors
    ]
    assert found
    assert not [
        (part, text)
        for part, text in found
        if not any(re.fullmatch(where, part) and re.match(what, text) for where, what in ALLOWED)
    ]
