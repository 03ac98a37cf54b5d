"""The documents and workbooks of sharing: marked on every page, clean inside, accessible and sound."""

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document

from tests.accessibility import word_problems, workbook_problems
from tests.made_documents import DAY
from tests.round_summaries import ROUND, the_instrument
from tests.shared_sets import made_set, sample_results
from tests.soundness import soundness_problems
from zelfscan.documents.fields_of import TEMPLATES
from zelfscan.files import STAMP
from zelfscan.model.round import DirectorateSummary
from zelfscan.rounds.summary import summarise
from zelfscan.sharing.choices import choice_book, read_choices
from zelfscan.sharing.combine import combine
from zelfscan.sharing.combine_files import combined_files
from zelfscan.sharing.gather import Directorate, Material
from zelfscan.sharing.publish import KINDS, look_through, publications
from zelfscan.sharing.redactor import Redactor
from zelfscan.sharing.search import Secrets, readable, search
from zelfscan.sharing.stamp import HIDDEN_PARTS, stamped


@pytest.fixture(scope="module")
def documents() -> dict[str, bytes]:
    """The versions for publication of two directorates and of the round."""
    found = []
    for result in sample_results()[:2]:
        summary: DirectorateSummary = summarise(the_instrument(), result)
        found.append(Directorate(summary, result, ()))
    material = Material(tuple(item.summary for item in found), tuple(found))
    redactor = Redactor(the_instrument())
    look_through(ROUND, material, redactor)
    return dict(publications(the_instrument(), ROUND, material, redactor, DAY))


def test_every_page_and_the_first_one_say_that_it_is_a_concept(documents: dict[str, bytes]) -> None:
    assert len(documents) == 5
    for data in documents.values():
        document = Document(io.BytesIO(data))
        assert document.paragraphs[0].text.startswith("Concept voor Woo-beoordeling. Dit is een voorstel.")
        for section in document.sections:
            assert section.header.paragraphs[0].text == "Concept voor Woo-beoordeling"
            assert not section.different_first_page_header_footer


def test_nothing_hidden_is_in_a_document_and_its_properties_name_nobody(documents: dict[str, bytes]) -> None:
    for data in documents.values():
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            assert not [name for name in package.namelist() if HIDDEN_PARTS.fullmatch(name)]
            assert {item.date_time for item in package.infolist()} == {STAMP}
            body = package.read("word/document.xml").decode()
        assert not [
            tag for tag in ("<w:sdt", "<w:ins ", "<w:del ", "w:rsid", "commentReference", "w:vanish") if tag in body
        ]
        properties = Document(io.BytesIO(data)).core_properties
        assert (properties.author, properties.last_modified_by) == (ROUND.organisation.name, "")
        assert not properties.comments
        assert not properties.keywords


def test_documents_are_accessible_and_sound(documents: dict[str, bytes], tmp_path: Path) -> None:
    for number, data in enumerate(documents.values()):
        path = tmp_path / f"{number}.docx"
        path.write_bytes(data)
        assert word_problems(data) == []
        assert soundness_problems(path) == []


def test_a_stamp_takes_away_changes_comments_controls_and_hidden_text() -> None:
    blank = io.BytesIO()
    document = Document()
    document.add_paragraph("blijft")
    document.sections[0].header.paragraphs[0].text = "kop"
    document.core_properties.last_modified_by = document.core_properties.comments = "geheim"
    document.add_comment(document.paragraphs[0].runs[0], "geheim", author="geheim", initials="g")
    hidden = document.add_paragraph().add_run("geheim")
    hidden.font.hidden = True
    document.save(blank)
    parts = {}
    with zipfile.ZipFile(blank) as package:
        for name in package.namelist():
            parts[name] = package.read(name)
    changes = b'<w:p><w:del w:author="geheim"><w:r><w:delText>geheim</w:delText></w:r></w:del>'
    changes += b'<w:ins w:author="geheim"><w:r><w:t>erbij</w:t></w:r></w:ins>'
    changes += b"<w:sdt><w:sdtPr><w:tag w:val='geheim'/></w:sdtPr>"
    changes += b"<w:sdtContent><w:r><w:t>veld</w:t></w:r></w:sdtContent></w:sdt>"
    changes += b"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
    changes += b"<w:sdtContent><w:r><w:t>geheim: klik hier</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:sectPr", changes + b"<w:sectPr", 1)
    parts["customXml/item9.xml"] = b"<x>geheim</x>"
    full = io.BytesIO()
    with zipfile.ZipFile(full, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    made = stamped(full.getvalue(), "Merk", "Uitleg")
    text = "\n".join(text for _, text in readable("a.docx", made))
    assert "geheim" not in text
    assert all(word in text for word in ("blijft", "erbij", "veld", "Merk", "Uitleg"))
    assert [paragraph.text for paragraph in Document(io.BytesIO(made)).paragraphs][1] == "blijft"


def test_the_workbooks_of_sharing_are_accessible_and_sound(tmp_path: Path) -> None:
    instrument, redactor = the_instrument(), Redactor(the_instrument())
    redactor.directorate = "Wmo-loket (verzonnen)"
    for text in ("=1+1", "Een lange tekst. " * 40, "Bel 06-12345678"):
        redactor.free("Toelichting bij V2.1a", text)
    books = {
        "keuze": choice_book(instrument, ROUND.organisation, redactor.texts.values(), {}),
        "leeg": choice_book(instrument, ROUND.organisation, (), {}),
        "vergelijking": combined_files(
            instrument, combine([made_set(40, "A (verzonnen)"), made_set(40, "B (verzonnen)", 2)])
        )["vergelijking.xlsx"],
    }
    for name, data in books.items():
        path = tmp_path / f"{name}.xlsx"
        path.write_bytes(data)
        assert workbook_problems(data) == [], name
        assert soundness_problems(path) == [], name


def test_choices_are_read_wherever_the_columns_stand_and_odd_ones_are_named(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["C4"], sheet["B4"] = "sleutel", "OPENBAAR?"
    for row, (key, said) in enumerate((("a1", "Ja"), ("b2", "nee"), ("c3", "misschien"), ("d4", "")), start=5):
        sheet[f"C{row}"], sheet[f"B{row}"] = key, said
    book.save(tmp_path / "publicatie-keuze.xlsx")
    chosen, findings = read_choices(tmp_path, the_instrument())
    assert chosen == {"a1": True, "b2": False, "c3": False, "d4": False}
    assert [(item.code, item.expected) for item in findings] == [("DE-003", "c3")]
    (tmp_path / "publicatie-keuze.xlsx").write_bytes(b"geen werkboek")
    assert read_choices(tmp_path, the_instrument())[1][0].code.startswith("BE-")
    openpyxl.Workbook().save(tmp_path / "publicatie-keuze.xlsx")
    assert [item.code for item in read_choices(tmp_path, the_instrument())[1]] == ["DE-004"]


@pytest.mark.parametrize(
    ("shown", "found"),
    [
        ("<w:p><w:r><w:t>Anne</w:t></w:r><w:r><w:t>ke Quist</w:t></w:r></w:p>", True),
        ('<a wie="Anneke&#32;Quist"/>', True),
        ("ANNEKE\u00a0QUIST", True),
        ("Anneke Quistman", False),
        ("<w:p><w:t>Anneke</w:t></w:p><w:p><w:t>Quist</w:t></w:p>", True),
        ("bel 06-12345678", True),
        ("nummer 111222333", True),
        ("niets", False),
    ],
)
def test_a_search_finds_a_name_in_any_form(shown: str, found: bool) -> None:
    secrets = Secrets(["Anneke Quist", "ja"], ["ja of nee"])
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("a/b.xml", shown)
    assert bool(search({"x.txt": shown.encode()}, secrets)) == found
    assert bool(search({"x.docx": packed.getvalue()}, secrets)) == found


def test_a_name_in_the_name_of_a_file_or_a_part_is_found() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("Anneke Quist.xml", "x")
    assert search({"x.zip": packed.getvalue()}, Secrets(["Anneke Quist"]))
    assert search({"Anneke Quist.csv": b"x"}, Secrets(["Anneke Quist"]))


def test_who_holds_a_role_is_hidden_and_the_role_stays() -> None:
    redactor = Redactor(the_instrument())
    assert redactor.person("directeur") == "Directeur"
    assert redactor.person("Anneke Quist (teammanager)") == "5.1.2.e (Teammanager)"
    assert redactor.person("nog te benoemen (Directeur)") == "nog te benoemen (Directeur)"
    assert redactor.person(" ") == ""
    assert redactor.people == {"Anneke Quist"}


def test_every_kind_for_publication_has_a_template() -> None:
    assert set(KINDS) <= set(TEMPLATES)
