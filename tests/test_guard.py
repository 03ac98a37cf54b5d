"""What may be opened: files that are too big, hostile, damaged, locked or of another kind each get their own word."""

import io
import os
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from tests.returns import the_instrument
from zelfscan.messages import sentence
from zelfscan.model.finding import Finding
from zelfscan.workbook import guard, xmlguard, zipguard
from zelfscan.workbook.package import Kind
from zelfscan.workbook.read import read

SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def a_small_workbook() -> dict[str, bytes]:
    """The parts of a plain workbook of openpyxl."""
    book, stream = openpyxl.Workbook(), io.BytesIO()
    book.worksheets[0]["A1"] = "Nr"
    book.save(stream)
    with zipfile.ZipFile(stream) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def with_sheet(path: Path, rows: str, head: str = "", prefix: str = "") -> Path:
    """A workbook with this XML as the rows of its only sheet."""
    name = f"xmlns:{prefix[:-1]}" if prefix else "xmlns"
    xml = f'{head}<{prefix}worksheet {name}="{MAIN}"><{prefix}sheetData>{rows}</{prefix}sheetData></{prefix}worksheet>'
    return zipped(path, a_small_workbook() | {SHEET: xml.encode()})


def refused(path: Path) -> Finding:
    """The one finding about a file that is not read."""
    scan, findings = read(path, the_instrument())
    assert scan is None
    assert len(findings) == 1
    assert sentence(findings[0]).startswith(f"[{findings[0].code}] {path}")
    return findings[0]


def ole(path: Path, *names: str) -> Path:
    """An OLE container with these names in its directory, and nothing else."""
    data = bytearray(guard.OLE_SIGNATURE.ljust(512, b"\0"))
    for name in ("Root Entry", *names):
        entry = name.encode("utf-16-le") + b"\0\0"
        data += entry.ljust(64, b"\0") + struct.pack("<H", len(entry)) + bytes(62)
    path.write_bytes(bytes(data))
    return path


def test_an_honest_workbook_passes(tmp_path: Path) -> None:
    package, findings = guard.inspect(zipped(tmp_path / "goed.xlsx", a_small_workbook()))
    assert package is not None
    assert (package.kind, findings) == (Kind.XLSX, ())


@pytest.mark.parametrize(
    ("name", "data", "code", "found"),
    [
        ("leeg.xlsx", b"", "BE-003", ""),
        ("nullen.xlsx", bytes(5000), "BE-003", ""),
        ("~$wmo.xlsx", b"anything", "BE-002", ""),
        (".~lock.wmo.ods#", b"anything", "BE-002", ""),
        ("plan.xlsx", b"%PDF-1.7 ...", "BE-007", "een pdf-bestand"),
        ("plan.xlsx", b"{\\rtf1 hallo}", "BE-007", "een tekstdocument (rtf)"),
        ("foto.xlsx", b"\x89PNG\r\n", "BE-007", "een plaatje"),
        ("lijst.csv", b"Nr;Vraag;P1\nV1.1a;x;Ja\n", "BE-007", "een csv-bestand"),
        ("brief.txt", b"Beste collega\n", "BE-007", "een tekstbestand"),
        ("pagina.xls", b"<html><table>", "BE-007", "een webpagina of xml-bestand"),
        ("vreemd.xlsx", b"\x01\x02\x00\x03", "BE-007", "een onbekend soort bestand"),
    ],
)
def test_a_file_of_another_kind_is_named(tmp_path: Path, name: str, data: bytes, code: str, found: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    finding = refused(path)
    assert (finding.code, finding.found) == (code, found)


@pytest.mark.parametrize(
    ("part", "found"),
    [
        ("word/document.xml", "een Word-bestand (docx)"),
        ("ppt/presentation.xml", "een PowerPoint-bestand (pptx)"),
        ("xl/workbook.bin", "een Excel-bestand in een bijzondere vorm (xlsb)"),
        ("foto.jpg", "een ingepakt bestand (zip), en geen werkboek"),
    ],
)
def test_another_kind_of_zip_is_named(tmp_path: Path, part: str, found: str) -> None:
    finding = refused(zipped(tmp_path / "wmo.xlsx", {part: b"x"}))
    assert (finding.code, finding.found) == ("BE-007", found)


def test_a_file_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    assert refused(tmp_path / "weg.xlsx").code == "BE-001"


def test_a_folder_is_a_finding(tmp_path: Path) -> None:
    assert refused(tmp_path).code == "BE-001"


def test_a_password_is_told_from_an_old_workbook_and_a_word_file(tmp_path: Path) -> None:
    assert refused(ole(tmp_path / "a.xlsx", "EncryptionInfo", "EncryptedPackage")).code == "BE-005"
    assert refused(ole(tmp_path / "b.doc", "WordDocument")).found == "een Word-bestand (doc)"
    package, _ = guard.inspect(ole(tmp_path / "c.xls", "Workbook"))
    assert package is not None
    assert package.kind is Kind.XLS


def test_a_word_in_a_cell_is_not_taken_for_the_directory(tmp_path: Path) -> None:
    path = ole(tmp_path / "c.xls", "Workbook")
    path.write_bytes(path.read_bytes() + b"\x01" + "EncryptedPackage".encode("utf-16-le") + b"\0\0")
    package, _ = guard.inspect(path)
    assert package is not None


def test_an_old_workbook_that_xlrd_cannot_read_is_a_finding_and_no_traceback(tmp_path: Path) -> None:
    scan, findings = read(ole(tmp_path / "c.xls", "Workbook"), the_instrument())
    assert scan is None
    assert findings[0].code in {"BE-006", "BE-013"}


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_a_half_written_file_is_damaged(tmp_path: Path, share: float) -> None:
    path = zipped(tmp_path / "half.xlsx", a_small_workbook())
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    assert refused(path).code == "BE-006"


def test_bytes_that_changed_on_the_way_never_give_a_traceback(tmp_path: Path) -> None:
    data = zipped(tmp_path / "goed.xlsx", a_small_workbook()).read_bytes()
    path = tmp_path / "kapot.xlsx"
    for at in range(0, len(data), 97):
        path.write_bytes(data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :])
        scan, findings = read(path, the_instrument())
        assert scan is None
        assert findings


def test_a_file_over_the_limit_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = zipped(tmp_path / "groot.xlsx", a_small_workbook())
    monkeypatch.setattr(guard, "MOST_BYTES", 1000)
    assert refused(path).code == "BE-004"


@pytest.mark.parametrize(
    ("limit", "value", "code"),
    [
        ("MOST_PARTS", 3, "BE-009"),
        ("MOST_BYTES", 5000, "BE-009"),
        ("MOST_BYTES_PER_PART", 2000, "BE-009"),
        ("MOST_SHEETS", 0, "BE-009"),
        ("MOST_STRINGS", 10, "BE-009"),
    ],
)
def test_each_limit_of_the_zip_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int, code: str
) -> None:
    path = zipped(tmp_path / "groot.xlsx", a_small_workbook() | {"xl/sharedStrings.xml": b"<sst></sst>"})
    monkeypatch.setattr(zipguard, limit, value)
    assert refused(path).code == code


def test_a_zip_bomb_is_refused_before_it_unpacks(tmp_path: Path) -> None:
    path = zipped(tmp_path / "bom.xlsx", a_small_workbook() | {"xl/styles.xml": b" " * 20_000_000})
    assert path.stat().st_size < 100_000
    assert refused(path).code == "BE-008"


def test_a_part_that_is_larger_than_it_says_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "liegt.xlsx", a_small_workbook())
    real = struct.pack("<L", len(a_small_workbook()[SHEET]))
    path.write_bytes(path.read_bytes().replace(real, struct.pack("<L", 30)))
    assert refused(path).code == "BE-006"


def test_much_repeated_text_is_no_bomb(tmp_path: Path) -> None:
    rows = "".join(
        f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>{"werkinstructie " * 60}</t></is></c></row>'
        for n in range(1, 999)
    )
    package, _ = guard.inspect(with_sheet(tmp_path / "lang.xlsx", rows))
    assert package is not None


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "xl\\..\\..\\x", "C:/x"])
def test_a_part_that_points_outside_the_file_is_refused(tmp_path: Path, name: str) -> None:
    assert refused(zipped(tmp_path / "pad.xlsx", a_small_workbook() | {name: b"x"})).code == "BE-008"


def test_a_part_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "dubbel.xlsx", a_small_workbook())
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("XL/Workbook.xml", b"<x/>")
    assert refused(path).code == "BE-008"


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE x [<!ENTITY a "aaa">]>',
        '<!DOCTYPE x SYSTEM "file:///etc/passwd">',
        "<?xml version='1.0'?>\n<!-- x --><!DOCTYPE x>",
    ],
)
def test_entities_are_refused(tmp_path: Path, head: str) -> None:
    finding = refused(with_sheet(tmp_path / "entiteit.xlsx", "", head))
    assert (finding.code, finding.found) == ("BE-008", "opdrachten in de XML (entiteiten)")


def test_xml_in_another_encoding_is_refused(tmp_path: Path) -> None:
    xml = f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>'.encode("utf-16")
    assert refused(zipped(tmp_path / "utf16.xlsx", a_small_workbook() | {SHEET: xml})).code == "BE-008"


def test_elements_that_nest_without_end_are_refused(tmp_path: Path) -> None:
    deep = "<a>" * 5000 + "</a>" * 5000
    assert refused(with_sheet(tmp_path / "diep.xlsx", deep)).found == "onderdelen die eindeloos in elkaar zitten"


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1048576"><c s="A1>" r="XFD1048576"><v>1</v></c></row>',
        '<row r="1048576"><c r="&#88;FD1048576"><v>1</v></c></row>',
        '<row r="1048576"><x:c xmlns:x="' + MAIN + '" r="XFD1048576"><v>1</v></x:c></row>',
        '<row r="4294967295">' + "<c><v>1</v></c>" * 1000 + "</row>",
        '<row r="1048576"><c><v>1</v></c></row>',
        '<row r="1048575"/><row><c/><c/></row>',
        '<row r="2"><c r="XFC2"/>' + "<c/>" * 9 + '</row><row r="1000"><c r="A1000"/></row>',
    ],
)
def test_a_far_cell_cannot_hide(tmp_path: Path, rows: str) -> None:
    assert refused(with_sheet(tmp_path / "ver.xlsx", rows)).code == "BE-010"


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="A1" r="XFD1048576"><v>1</v></c></row>',
        '<row r="x"><c/></row>',
        '<row r="1"><c s="1" r="R1C1"/></row>',
    ],
)
def test_cells_that_no_program_writes_are_refused(tmp_path: Path, rows: str) -> None:
    assert refused(with_sheet(tmp_path / "raar.xlsx", rows)).code == "BE-006"


def test_cells_without_an_address_are_read_where_they_stand(tmp_path: Path) -> None:
    package, _ = guard.inspect(with_sheet(tmp_path / "kort.xlsx", "<row><c><v>1</v></c><c/></row><row><c/></row>"))
    assert package is not None


def test_a_device_or_a_pipe_is_a_finding(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp.xlsx")
    assert refused(tmp_path / "pijp.xlsx").code == "BE-001"
    assert refused(Path("/dev/zero")).code == "BE-001"


FAR: dict[str, Callable[[str], str]] = {
    "plain": lambda at: f'<row r="1"><c r="A1"/></row><row r="9"><c r="{at}"><v>1</v></c></row>',
    "style first": lambda at: f'<row r="1"><c s="1" r="{at}"><v>1</v></c></row>',
    "single quotes": lambda at: f"<row r='1'><c r='{at}'><v>1</v></c></row>",
    "line breaks": lambda at: f'<row r="1"><c\nr = "{at}"><v>1</v></c></row>',
    "lower case": lambda at: f'<row r="1"><c r="{at.lower()}"><v>1</v></c></row>',
}


@pytest.mark.parametrize("form", FAR)
@pytest.mark.parametrize("at", ["XFD1048576", "ZZZ9999", "XFD500", "A1048576"])
def test_a_far_cell_is_named_before_memory_is_set_apart_for_it(tmp_path: Path, form: str, at: str) -> None:
    finding = refused(with_sheet(tmp_path / "ver.xlsx", FAR[form](at)))
    assert (finding.code, finding.sheet, finding.cell) == ("BE-010", "Sheet", at)


def test_a_far_cell_with_a_prefix_is_named(tmp_path: Path) -> None:
    rows = '<x:row r="1"><x:c r="XFD1048576"><x:v>1</x:v></x:c></x:row>'
    assert refused(with_sheet(tmp_path / "ver.xlsx", rows, prefix="x:")).code == "BE-010"


def test_a_sheet_with_thousands_of_rows_is_still_read(tmp_path: Path) -> None:
    package, _ = guard.inspect(with_sheet(tmp_path / "ver.xlsx", '<row r="50000"><c r="A50000"><v>1</v></c></row>'))
    assert package is not None


def test_a_sheet_with_too_many_cells_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xmlguard, "MOST_CELLS", 1000)
    rows = "".join(f'<row r="{n}"><c r="A{n}"/></row>' for n in range(1, 1002))
    assert refused(with_sheet(tmp_path / "veel.xlsx", rows)).code == "BE-009"


def test_macros_and_links_are_named_and_left_alone(tmp_path: Path) -> None:
    extra = {"xl/vbaProject.bin": b"x", "xl/externalLinks/externalLink1.xml": b"<x/>"}
    package, findings = guard.inspect(zipped(tmp_path / "macro.xlsm", a_small_workbook() | extra))
    assert [finding.code for finding in findings] == ["BE-011", "BE-012"]
    assert package is not None
    assert not extra.keys() & package.parts.keys()


def ods(path: Path, rows: str, manifest: str = "") -> Path:
    """An .ods file with these rows on its only sheet."""
    names = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    )
    table = f'<table:table table:name="Blad">{rows}</table:table>'
    content = f"<office:document-content {names}>{table}</office:document-content>"
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    parts = {"mimetype": kind, "content.xml": content.encode(), "META-INF/manifest.xml": manifest.encode()}
    return zipped(path, parts)


FILLED = "<table:table-cell{}><text:p>x</text:p></table:table-cell>"


@pytest.mark.parametrize(
    "rows",
    [
        '<table:table-row table:number-rows-repeated="1048576">'
        + FILLED.format(' table:number-columns-repeated="16384"')
        + "</table:table-row>",
        '<table:table-row table:number-rows-repeated="1048575"/><table:table-row>'
        '<table:table-cell table:number-columns-repeated="16383"/>' + FILLED.format("") + "</table:table-row>",
        "<table:table-row>" + FILLED.format(' table:number-columns-repeated="999999999"') + "</table:table-row>",
    ],
)
def test_a_far_or_repeated_cell_in_an_ods_file_is_refused(tmp_path: Path, rows: str) -> None:
    finding = refused(ods(tmp_path / "ver.ods", rows))
    assert (finding.code, finding.sheet) == ("BE-010", "Blad")


def test_empty_rows_that_repeat_to_the_end_of_an_ods_sheet_are_fine(tmp_path: Path) -> None:
    rows = (
        "<table:table-row>"
        + FILLED.format("")
        + '</table:table-row><table:table-row table:number-rows-repeated="9999999"/>'
    )
    assert refused(ods(tmp_path / "leeg.ods", rows)).code == "WB-001"


def test_an_ods_file_with_a_password_is_named(tmp_path: Path) -> None:
    assert refused(ods(tmp_path / "slot.ods", "", "<manifest:encryption-data/>")).code == "BE-005"


def test_an_ods_file_that_is_no_xml_is_a_finding(tmp_path: Path) -> None:
    assert refused(ods(tmp_path / "kapot.ods", "<table:table-row>")).code == "BE-013"


def spaces(*counts: int) -> str:
    cells = "".join(f'<table:table-cell><text:p>x<text:s text:c="{n}"/></text:p></table:table-cell>' for n in counts)
    return f"<table:table-row>{cells}</table:table-row>"


def test_spaces_written_as_a_number_never_fill_the_memory(tmp_path: Path) -> None:
    assert refused(ods(tmp_path / "een.ods", spaces(10**30))).code == "BE-009"
    assert refused(ods(tmp_path / "veel.ods", spaces(*[32_000] * 40))).code == "BE-009"
    assert refused(ods(tmp_path / "paar.ods", spaces(3, -5, 32_000))).code == "WB-001"


def test_many_large_ods_sheets_together_are_refused(tmp_path: Path) -> None:
    row = '<table:table-row table:number-rows-repeated="900000">' + FILLED.format("") + "</table:table-row>"
    rest = f'</table:table><table:table table:name="Meer">{row}'
    assert refused(ods(tmp_path / "een.ods", row)).code == "WB-001"
    assert refused(ods(tmp_path / "drie.ods", row + rest + rest)).code == "BE-010"


def test_too_many_ods_sheets_are_refused(tmp_path: Path) -> None:
    assert refused(ods(tmp_path / "bladen.ods", '</table:table><table:table table:name="x">' * 100)).code == "BE-009"
