"""Hostile returns: each kind ends in one clear finding, within 5 seconds and 300 MB, and good ones come out right."""

import base64
import functools
import io
import json
import random
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from tests.rounds import NOW, a_round, processed, workbook
from tests.test_guard import MAIN, SHEET, a_small_workbook, ods, ole
from zelfscan.messages import sentence
from zelfscan.rounds.containers import shown
from zelfscan.rounds.folder import RoundFolder
from zelfscan.rounds.orders import MEGABYTES, SECONDS
from zelfscan.rounds.pool import ChildPool
from zelfscan.rounds.process import Outcome, Wishes, process

GOOD = {f"goed {n}.xlsx": workbook(f"Dienst {n}", f"goed-{n}") for n in range(3)}
STRINGS = "xl/sharedStrings.xml"
USUAL = ("OP-001", "OP-002", "RO-029", "RO-045")
"""What is told of ordinary returns too: what is open, and that a directorate is not on the list."""


def packed(parts: Iterable[tuple[str, bytes]]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in parts:
            archive.writestr(name, data)
    return stream.getvalue()


def small(**changes: bytes) -> bytes:
    """A small workbook with other parts: ``sheet`` its only sheet, others by their names."""
    parts = a_small_workbook() | {SHEET if name == "sheet" else name: data for name, data in changes.items()}
    return packed(parts.items())


def sheet(rows: str, head: str = "") -> bytes:
    return f'{head}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'.encode()


def good_with(directorate: str, change: Callable[[dict[str, bytes]], dict[str, bytes]]) -> bytes:
    """A good return of a directorate with something odd in it."""
    with zipfile.ZipFile(io.BytesIO(workbook(directorate, directorate))) as archive:
        return packed(change({name: archive.read(name) for name in archive.namelist()}).items())


def million_rows() -> bytes:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 1_000_001))
    return small(sheet=sheet(rows))


def many_sheets() -> bytes:
    parts = a_small_workbook()
    listed = "".join(f'<sheet name="B{n}" sheetId="{n}" r:id="rId1"/>' for n in range(1, 5001))
    xml = parts["xl/workbook.xml"]
    start, end = xml.index(b"<sheets>") + 8, xml.index(b"</sheets>")
    return small(**{"xl/workbook.xml": xml[:start] + listed.encode() + xml[end:]})


def many_cells() -> bytes:
    """Many cells, all with another number, and still few enough for the guard."""
    chance = random.Random(1)
    cells = "".join(
        f'<row r="{n}">'
        + "".join(f'<c r="{letter}{n}"><v>{chance.randrange(10**9)}</v></c>' for letter in "ABCDEFGHIJ")
        + "</row>"
        for n in range(1, 24_000)
    )
    return small(sheet=sheet(cells))


def formulas(parts: dict[str, bytes]) -> dict[str, bytes]:
    """An answer that a formula gives."""
    name = max(parts, key=lambda name: parts[name].count(b"<t>Nee</t>"))
    data = parts[name]
    at = data.index(b"<t>Nee</t>")
    start, end = data.rindex(b"<c ", 0, at), data.index(b"</c>", at)
    head = data[start : data.index(b">", start)].replace(b't="inlineStr"', b't="str"')
    cell = head + b"><f>HYPERLINK(&quot;http://x.nl&quot;,&quot;Nee&quot;)</f><v>Nee</v>"
    return parts | {name: data[:start] + cell + data[end:]}


def mail_of(megabytes: int) -> bytes:
    """A mail with an attachment that is no workbook, although it says so."""
    text = base64.encodebytes(bytes(range(256)) * (megabytes * 4096))
    head = b'Content-Type: multipart/mixed; boundary="x"\n\n--x\nContent-Type: application/octet-stream\n'
    return (
        head
        + b'Content-Transfer-Encoding: base64\nContent-Disposition: attachment; filename="a.xlsx"\n\n'
        + text
        + b"--x--\n"
    )


def nested(depth: int) -> bytes:
    data = workbook("Diep", "diep")
    for number in range(depth):
        data = packed([(f"{number}.zip" if number else "werkboek.xlsx", data)])
    return data


@functools.cache
def made_by(folder: Path, kind: str) -> bytes:
    path = folder / "hulp"
    return {
        "ole": lambda: ole(path, "WordDocument"),
        "ole-zonder-inhoud": lambda: ole(path, "Workbook"),
        "ods": lambda: ods(
            path,
            '<table:table-row table:number-rows-repeated="1048576"><table:table-cell '
            'table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell></table:table-row>',
        ),
    }[kind]().read_bytes()


LAUGHS = (
    "<!DOCTYPE x [<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10)) + "]>"
)
KINDS: dict[str, tuple[Callable[[Path], bytes], str]] = {
    "zipbom.xlsx": (lambda _: small(**{"xl/styles.xml": b" " * 28_000_000}), "BE-008"),
    "zipbom.zip": (lambda _: packed([("a.xlsx", bytes(200_000_000))]), "BE-008"),
    "zip-in-zip.zip": (lambda _: nested(5), "RO-022"),
    "xmlbom.xlsx": (lambda _: small(sheet=sheet('<row r="1"><c r="A1"><v>&a9;</v></c></row>', LAUGHS)), "BE-008"),
    "eindeloos genest.xlsx": (lambda _: small(sheet=sheet("<a>" * 400_000)), "BE-008"),
    "verre cel.xlsx": (lambda _: small(sheet=sheet('<row r="1"><c r="XFD1048576"><v>1</v></c></row>')), "BE-010"),
    "verre cel.ods": (lambda folder: made_by(folder, "ods"), "BE-010"),
    "een miljoen rijen.xlsx": (lambda _: million_rows(), "BE-009"),
    "heel veel cellen.xlsx": (lambda _: many_cells(), "WB-001"),
    "duizenden bladen.xlsx": (lambda _: many_sheets(), "BE-009"),
    "kapotte zip.xlsx": (lambda _: workbook("Kapot", "kapot")[:50_000], "BE-006"),
    "kapotte zip.zip": (lambda _: packed(GOOD.items())[:-500], "BE-006"),
    "enorme teksten.xlsx": (
        lambda _: small(
            **{
                STRINGS: b"<sst>"
                + b"<si><t>"
                + random.Random(2).randbytes(12_000_000).hex().encode()
                + b"</t></si></sst>"
            }
        ),
        "BE-009",
    ),
    "koppelingen.xlsx": (
        lambda _: good_with("Koppelingen", lambda parts: parts | {"xl/externalLinks/externalLink1.xml": b"<x/>"}),
        "BE-012",
    ),
    "formules.xlsx": (lambda _: good_with("Formules", formulas), "AN-012"),
    "macro.xlsm": (lambda _: good_with("Macro", lambda parts: parts | {"xl/vbaProject.bin": b"x" * 9999}), "BE-011"),
    "ole.xls": (lambda folder: made_by(folder, "ole"), "BE-007"),
    "ole zonder inhoud.xls": (lambda folder: made_by(folder, "ole-zonder-inhoud"), "BE-013"),
    "mail van 50 MB.eml": (lambda _: mail_of(37), "RO-023"),
    "mail van 19 MB.eml": (lambda _: mail_of(14), "BE-007"),
    "\u202excod.nalp\u202c.xlsx": (lambda _: b"geen werkboek", "BE-007"),
    "CON.xlsx": (lambda _: b"\0", "BE-003"),
    f"{'a' * 240}.xlsx": (lambda _: b"PK\x03\x04", "BE-006"),
}
"""Every kind of hostile file: how it is made, and the code of the finding that it ends in."""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> RoundFolder:
    """A round in which all of them came back, with good returns among them."""
    folder = tmp_path_factory.mktemp("vijandig")
    made = {name: make(folder) for name, (make, _) in KINDS.items()}
    return a_round(folder / "ronde", made | GOOD)


@pytest.fixture(scope="module")
def outcome(place: RoundFolder) -> Outcome:
    with ChildPool(2) as pool:
        return process(place.path, Wishes(today=NOW.date(), executor=pool, workers=2), NOW)


@pytest.mark.parametrize("name", KINDS)
def test_each_kind_ends_in_one_clear_finding(place: RoundFolder, outcome: Outcome, name: str) -> None:
    told = json.loads((place.output / "bevindingen.json").read_text(encoding="utf-8"))
    about = [item for item in told if item.get("file", "").startswith(shown(name)) and item["code"] not in USUAL]
    assert [item["code"] for item in about] == [KINDS[name][1]]
    assert "{" not in about[0]["tekst"]
    assert len(about[0]["tekst"]) < 400
    assert outcome.failed


def test_good_returns_in_the_same_batch_all_come_out_right(
    place: RoundFolder, outcome: Outcome, tmp_path: Path
) -> None:
    alone = a_round(tmp_path / "alleen", GOOD)
    processed(alone)
    made = {path.relative_to(alone.path) for path in alone.output.glob("dienst-*/*")}
    assert {name.name.partition("-dienst")[0] for name in made} >= {"verbeterplan", "bijlage", "resultaat"}
    assert len({name.parent for name in made}) == len(GOOD)
    assert {name for name in made if (place.path / name).read_bytes() != (alone.path / name).read_bytes()} == set()
    assert {line.directorate for line in outcome.lines if line.file.endswith(".docx")} >= {
        f"Dienst {n}" for n in range(3)
    }


def test_each_kind_is_read_within_its_limits(
    place: RoundFolder, record_property: Callable[[str, object], None]
) -> None:
    paths = [str(path) for path in place.returns.iterdir()]
    command = [sys.executable, "-m", "tests.round_measure", *paths]
    root = Path(__file__).parent.parent
    lines = subprocess.run(command, check=True, capture_output=True, text=True, cwd=root).stdout.splitlines()
    measured = sorted((json.loads(line) for line in lines), key=lambda item: -item["seconds"])
    assert len(measured) == len(KINDS) + len(GOOD)
    table = [f"{item['seconds']:6.2f} s {item['megabytes']:5.0f} MB  {shown(item['name'])}" for item in measured]
    record_property("measured", "\n".join(["reading hostile files, each in its own process:", *table]))
    assert [item for item in measured if item["seconds"] > SECONDS + 1 or item["megabytes"] > MEGABYTES] == []


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path, sign: str) -> None:
    import openpyxl

    name = f"{sign}1+1 dienst"
    place = a_round(tmp_path, {"a.xlsx": workbook(name, "w1", wrong=True)})
    processed(place)
    books = [place.output / "overzicht.xlsx", *place.output.glob("*/terugmelding-*.xlsx")]
    assert len(books) == 2
    for path in books:
        cells = [cell for sheet in openpyxl.load_workbook(path).worksheets for row in sheet.iter_rows() for cell in row]
        held = [cell for cell in cells if isinstance(cell.value, str) and cell.value.startswith(name)]
        assert held, path.name
        assert {cell.data_type for cell in held} == {"s"}, path.name


def test_a_sentence_about_a_hostile_file_names_it_as_it_can_be_shown(outcome: Outcome) -> None:
    said = [sentence(finding) for finding in outcome.findings]
    assert any("□xcod.nalp□.xlsx" in text for text in said)
    assert not any("\u202e" in text for text in said)
