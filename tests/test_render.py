"""Filling a Word template: what goes in comes out, and a wrong template says where."""

import io
import os
import re
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.word_templates import edit_part, header, paragraphs, save, table
from zelfscan.documents.render import TemplateProblem, load_template, render
from zelfscan.files import STAMP

NASTY = [
    "&",
    "<",
    ">",
    "&amp;",
    "<w:p>",
    "</w:t>",
    "]]>",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "  ",
    "{{ directie }}",
    "{_{",
    "}_}",
    "{%",
    "%}",
    "{% for x in y %}",
    "{#",
    "#}",
    "{{",
    "}}",
    '"',
    "'",
    "„“”‘’",
    "😀",
    "👩🏽‍💻",
    "é",
    "e\u0301",
    "\u00a0",
    "\u2028",
    "\u200f",
    "ﷺ",
    "\x00",
    "\x07",
    "\x0b",
    "\x0c",
    "\x1b",
    "\x85",
    "\ufeff",
    "\ufffe",
    "\uffff",
    "\ud800",
    "_x000D_",
]
typed_text = st.lists(st.sampled_from(NASTY) | st.text(st.characters(), max_size=8), max_size=12).map("".join)


def as_word_holds_it(text: str) -> str:
    """The same text, with one kind of line break and a box for what no XML file can hold."""
    text = re.sub("\r\n|\r", "\n", text)
    return "".join("□" if _is_not_for_xml(ord(letter)) else letter for letter in text)


def _is_not_for_xml(code: int) -> bool:
    return (code < 32 and code not in (9, 10)) or 0xD800 <= code < 0xE000 or code in (0xFFFE, 0xFFFF)


def read(document: bytes):
    """The document, in which breaks and tabs are those of Word: in running text Word shows others as a space."""
    made = Document(io.BytesIO(document))
    for element in (made.element, made.sections[0].header._element):
        assert not [text.text for text in element.iter(qn("w:t")) if re.search("[\n\t]", text.text or "")]
    return made


@pytest.fixture(scope="module")
def everywhere(tmp_path_factory) -> Path:
    """A template with one placeholder in the body, in a cell of a repeated row, and in the header."""
    rows = table(("Tekst",), ("{%tr for regel in regels %}",), ("{{ regel.tekst }}",), ("{%tr endfor %}",))
    path = tmp_path_factory.mktemp("sjabloon") / "overal.docx"
    return save(path, paragraphs("{{ tekst }}"), rows, header("{{ tekst }}"))


def filled(path: Path, text: str) -> tuple[str, str, str]:
    """What the body, the cell and the header of the document say."""
    made = read(render(path, {"directie": "x", "tekst": text, "regels": [{"tekst": text}]}))
    cell = made.tables[0].rows[1].cells[0].text
    return made.paragraphs[2].text, cell, made.sections[0].header.paragraphs[0].text


@given(text=typed_text)
@example(text="".join(NASTY))
@example(text=" vooraan en achteraan ")
@example(text="")
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_text_comes_back_as_typed_in_body_cell_and_header(everywhere, text):
    assert filled(everywhere, text) == (as_word_holds_it(text),) * 3


def test_a_text_of_32000_characters_comes_back_whole(everywhere):
    text = ("Ja & nee, <misschien>\n\t{{ x }} 😀 " * 1200)[:32000]
    assert len(text) == 32000
    assert filled(everywhere, text) == (text,) * 3


@pytest.mark.parametrize("tag", ["{{ directie|e }}", "{{ directie|safe }}", "{{ directie|escape|upper|lower }}"])
def test_a_filter_never_turns_a_text_into_xml_nor_escapes_it_twice(tmp_path, tag):
    path = save(tmp_path / "plan.docx", paragraphs(tag))
    assert read(render(path, {"directie": "<b>a</b> &\nb\x0b"})).paragraphs[2].text == "<b>a</b> &\nb□"


def test_a_line_break_typed_in_the_template_is_one_in_word(tmp_path):
    path = save(tmp_path / "plan.docx", paragraphs(r'{{ directie }}{{ "\n<b>\t" }}{{ directie }}'))
    assert read(render(path, {"directie": "Zorg"})).paragraphs[2].text == "Zorg\n<b>\tZorg"


def test_the_text_of_a_property_is_one_line(tmp_path):
    path = save(
        tmp_path / "plan.docx", lambda document: setattr(document.core_properties, "title", "Plan {{ directie }}")
    )
    assert read(render(path, {"directie": "Zorg &\n<Werk>"})).core_properties.title == "Plan Zorg & <Werk>"


def test_a_tag_that_word_split_over_runs_is_filled(tmp_path):
    def change(document) -> None:
        paragraph = document.add_paragraph()
        for piece in ("{", "{ dire", "ctie }", "}"):
            paragraph.add_run(piece)

    assert read(render(save(tmp_path / "plan.docx", change), {"directie": "Zorg"})).paragraphs[2].text == "Zorg"


@pytest.mark.parametrize(
    ("text", "part"),
    [("Voor {{ niets }} hier", "word/document.xml"), ("Nog {{ directie.niets }}", "word/document.xml")],
)
def test_a_name_that_does_not_exist_is_a_problem_with_its_place(tmp_path, text, part):
    path = save(tmp_path / "plan.docx", paragraphs("gewoon", text, "ook gewoon"))
    with pytest.raises(TemplateProblem) as caught:
        render(path, {"directie": "Zorg"})
    assert (caught.value.part, caught.value.text) == (part, text)
    assert caught.value.paragraph > 0


def test_a_problem_in_a_cell_or_header_has_its_place_too(tmp_path):
    path = save(tmp_path / "cel.docx", table(("A", "B"), ("{{ directie }}", "x {{ niets }}")))
    with pytest.raises(TemplateProblem) as caught:
        render(path, {"directie": "Zorg"})
    assert caught.value.text == "x {{ niets }}"
    path = save(tmp_path / "kop.docx", header("{{ niets }}"))
    with pytest.raises(TemplateProblem) as caught:
        render(path, {"directie": "Zorg"})
    assert (caught.value.part[:11], caught.value.text) == ("word/header", "{{ niets }}")


@pytest.mark.parametrize(
    "text",
    [
        "{{ directie van ons }}",
        "{% for x in directie %}",
        "{% onzin %}",
        "{{ directie|onzin }}",
        "{{ directie|urlize }}",
        "{% include 'ander' %}",
        "{{ directie + 1 }}",
        "{{ 1 / 0 }}",
        "{{ directie() }}",
        "{{ range(10 ** 9)|length }}",
    ],
)
def test_any_mistake_in_a_template_is_a_template_problem(tmp_path, text):
    path = save(tmp_path / "plan.docx", paragraphs(text))
    with pytest.raises(TemplateProblem) as caught:
        render(path, {"directie": "Zorg"})
    assert caught.value.part == "word/document.xml"


@pytest.mark.parametrize(
    "text",
    [
        "{{ directie.__class__.__mro__ }}",
        "{{ directie['__class__'] }}",
        "{{ directie|attr('__class__') }}",
        "{{ ''.__class__.__base__.__subclasses__() }}",
        "{{ directie.format.__globals__ }}",
        "{{ '{0.__class__}'.format(directie) }}",
        "{{ regels.append('x') }}",
        "{{ self.__init__.__globals__ }}",
    ],
)
def test_a_template_cannot_reach_behind_the_data(tmp_path, text):
    path = save(tmp_path / "plan.docx", paragraphs(text))
    with pytest.raises(TemplateProblem):
        render(path, {"directie": "Zorg", "regels": []})


def test_a_result_that_is_no_xml_is_refused(tmp_path):
    def change(document) -> None:
        document.paragraphs[1]._p.set(qn("w:rsidR"), "{{ directie }}")

    path = save(tmp_path / "plan.docx", change)
    with pytest.raises(TemplateProblem) as caught:
        render(path, {"directie": "twee\nregels"})
    assert caught.value.part == "word/document.xml"


def test_a_template_is_compiled_once_and_again_after_a_change(tmp_path):
    path = save(tmp_path / "plan.docx", paragraphs("oud {{ directie }}"))
    first = load_template(path)
    assert load_template(path) is first
    save(path, paragraphs("heel nieuw {{ directie }}"))
    os.utime(path, ns=(1, 1))
    assert load_template(path) is not first
    assert read(render(path, {"directie": "Zorg"})).paragraphs[2].text == "heel nieuw Zorg"


def test_the_same_content_gives_the_same_bytes(everywhere, tmp_path):
    context = {"directie": "x", "tekst": "a\nb", "regels": [{"tekst": "c"}]}
    copy = tmp_path / "kopie.docx"
    copy.write_bytes(everywhere.read_bytes())
    made = render(everywhere, context)
    assert made == render(everywhere, context) == render(copy, context)
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        assert {info.date_time for info in package.infolist()} == {STAMP}


def test_parts_without_placeholders_stay_byte_for_byte(everywhere):
    context = {"directie": "x", "tekst": "a", "regels": []}
    with zipfile.ZipFile(everywhere) as before, zipfile.ZipFile(io.BytesIO(render(everywhere, context))) as after:
        assert before.namelist() == after.namelist()
        assert before.read("word/styles.xml") == after.read("word/styles.xml")


def test_a_document_that_word_online_numbered_is_filled(tmp_path):
    path = save(tmp_path / "plan.docx")
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["word/document2.xml"] = parts.pop("word/document.xml")
    parts["word/_rels/document2.xml.rels"] = parts.pop("word/_rels/document.xml.rels")
    for name in ("[Content_Types].xml", "_rels/.rels"):
        parts[name] = parts[name].replace(b"word/document.xml", b"word/document2.xml")
    with zipfile.ZipFile(path, "w") as package:
        for name, blob in parts.items():
            package.writestr(name, blob)
    assert read(render(path, {"directie": "Zorg"})).paragraphs[1].text == "Dit plan is van Zorg."


def test_a_part_that_starts_with_a_byte_order_mark_is_filled(tmp_path):
    path = edit_part(save(tmp_path / "plan.docx"), "word/document.xml", "<?xml", "\ufeff<?xml")
    assert read(render(path, {"directie": "Zorg"})).paragraphs[1].text == "Dit plan is van Zorg."


@pytest.mark.parametrize("mark", ['"', "'", "&quot;", "&apos;", "&#34;"])
def test_quotation_marks_in_a_tag_may_be_spelled_as_libreoffice_does(tmp_path, mark):
    text = "{% if directie == xZorg &amp; Werkx %}ja{% endif %}".replace("x", mark)
    path = edit_part(save(tmp_path / "plan.docx", paragraphs("hier")), "word/document.xml", "hier", text)
    assert read(render(path, {"directie": "Zorg & Werk"})).paragraphs[2].text == "ja"


def test_a_part_that_is_no_xml_is_a_template_problem(tmp_path):
    path = edit_part(save(tmp_path / "plan.docx"), "word/document.xml", "</w:body>", "")
    with pytest.raises(TemplateProblem):
        render(path, {"directie": "Zorg"})


def widths(document) -> list[int]:
    return [int(column.get(qn("w:w"))) for column in document.tables[0]._tbl.tblGrid.iter(qn("w:gridCol"))]


def column_loop(tmp_path: Path) -> Path:
    head = ("Categorie", "{%tc for vak in vakken %}", "{{ vak.tekst }}", "{%tc endfor %}")
    return save(tmp_path / "kolommen.docx", table(head, ("R2", *head[1:])))


@pytest.mark.parametrize("count", [1, 2, 5])
def test_a_loop_over_columns_gives_a_grid_that_fits(tmp_path, count):
    path = column_loop(tmp_path)
    before = widths(Document(str(path)))
    made = read(render(path, {"directie": "x", "vakken": [{"tekst": str(number)} for number in range(count)]}))
    rows = [[cell.text for cell in row.cells] for row in made.tables[0].rows]
    assert rows == [["Categorie", *map(str, range(count))], ["R2", *map(str, range(count))]]
    after = widths(made)
    assert len(after) == count + 1
    assert after[0] == before[0]
    assert abs(sum(after) - sum(before)) <= count


def test_a_table_without_a_loop_keeps_its_grid(tmp_path):
    def change(document) -> None:
        made = document.add_table(2, 4)
        made.rows[0].cells[0].merge(made.rows[0].cells[1])
        for row in made.rows:
            row._tr.remove(row._tr.tc_lst[-1])
            after = OxmlElement("w:gridAfter")
            after.set(qn("w:val"), "1")
            row._tr.get_or_add_trPr().append(after)
        cell = made.rows[0]._tr.tc_lst[-1]
        control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtContent/></w:sdt>")
        cell.addprevious(control)
        control[0].append(cell)

    path = save(tmp_path / "vast.docx", change)
    before = widths(Document(str(path)))
    assert widths(read(render(path, {"directie": "x"}))) == before


def test_a_wide_cell_gets_the_width_of_the_columns_it_covers(tmp_path):
    def change(document) -> None:
        made = document.tables[0]
        wide = OxmlElement("w:gridSpan")
        wide.set(qn("w:val"), "3")
        made.rows[1]._tr.tc_lst[0].get_or_add_tcPr().append(wide)
        for cell in made.rows[1]._tr.tc_lst[1:]:
            made.rows[1]._tr.remove(cell)

    path = save(
        tmp_path / "breed.docx",
        table(("A", "{%tc for vak in vakken %}", "{{ vak.tekst }}", "{%tc endfor %}"), ("over drie kolommen",)),
        change,
    )
    made = read(render(path, {"directie": "x", "vakken": [{"tekst": "1"}, {"tekst": "2"}]}))
    size = made.tables[0].rows[1]._tr.tc_lst[0].tcPr.find(qn("w:tcW"))
    assert int(size.get(qn("w:w"))) == sum(widths(made))
