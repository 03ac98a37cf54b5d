"""Each mistake in a Word template, alone, gives its own finding and no other."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx.document import Document as DocumentType
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.word_templates import Change, edit_part, good_document, header, paragraphs, save, table, wrap_run
from zelfscan.cli.template import KINDS, sjabloon
from zelfscan.documents import samples
from zelfscan.documents.field_list import field_lines
from zelfscan.documents.fields_of import TEMPLATES
from zelfscan.documents.lint import lint
from zelfscan.messages import sentence
from zelfscan.model.base import Model
from zelfscan.model.finding import Finding

SHIPPED = sorted((Path(__file__).parent.parent / "templates" / "docx").glob("*.docx"))


def found(path: Path) -> list[tuple[str, str]]:
    return [(finding.code, finding.found) for finding in lint(path, "verbeterplan")]


@pytest.fixture
def check(tmp_path: Path):
    """The findings of a good template with changes: code and what was found."""

    def of(*changes: Change) -> list[tuple[str, str]]:
        return found(save(tmp_path / "plan.docx", *changes))

    return of


@pytest.fixture
def one(tmp_path: Path):
    """The only finding of a good template with changes."""

    def of(*changes: Change) -> Finding:
        findings = lint(save(tmp_path / "plan.docx", *changes), "verbeterplan")
        assert len(findings) == 1, [sentence(finding) for finding in findings]
        return findings[0]

    return of


def test_a_good_template_gives_no_findings(check):
    assert check() == []


def test_everything_that_a_template_may_use_gives_no_findings(check):
    fine = paragraphs(
        "{%p for actie in acties %}",
        "{{ loop.index }} van {{ loop.length }}",
        "{{ actie.naam|upper }}, {{ actie['wie_' ~ 'x'] if false else actie.wat }}",
        "{%p if actie.ruimte and loop.first %}",
        "{{ actie.ruimte.strip() }}",
        "{%p elif actie.let_op is defined %}",
        "{{ actie.let_op|default('geen') }}",
        "{%p else %}",
        "niets",
        "{%p endif %}",
        "{%p endfor %}",
        "{% set eerste = acties[:1] %}{% for een in eerste %}{{ een.naam }}{% else %}geen{% endfor %}",
        "{{ acties|length }} acties: {{ acties|map(attribute='naam')|join(', ') }}",
        "{% for risico in risicos|sort(attribute='titel') if risico.titel == 'hoog' %}{{ risico.titel }}{% endfor %}",
        "{% for risico in risicos %}{% for regel in risico.bewijs %}{{ regel.tekst }}{% endfor %}{% endfor %}",
        "{# een opmerking over {{ niets }} #}",
        "{ gewone haakjes } en {van alles}, 100%",
    )
    rows = table(
        ("Categorie", "Vak"),
        ("{%tr for regel in beeld %}", ""),
        ("{{ regel.categorie }}", "{% cellbg regel.vakken[0].kleur %}{{ (regel.vakken|first).tekst }}"),
        ("{%tr endfor %}", ""),
    )
    assert check(fine, rows, header("{{ organisatie }}")) == []


@pytest.mark.parametrize(
    ("text", "code", "what", "suggestion"),
    [
        ("{{ directi }}", "SJ-010", "directi", "directie"),
        ("{{ Directie }}", "SJ-010", "Directie", "directie"),
        ("{{ xyzzy }}", "SJ-011", "xyzzy", ""),
        ("{% for actie in actis %}{{ actie.wat_dan_ook }}{% endfor %}", "SJ-010", "actis", "acties"),
        ("{% for actie in acties %}{{ actie.naan }}{% endfor %}", "SJ-010", "actie.naan", "actie.naam"),
        ("{% for actie in acties %}{{ indicator }}{% endfor %}", "SJ-010", "indicator", "actie.indicator"),
        ("{% for actie in acties %}{{ aktie.naam }}{% endfor %}", "SJ-010", "aktie", "actie"),
        ("{% for actie in acties %}{{ loop.indx }}{% endfor %}", "SJ-010", "loop.indx", "loop.index"),
        (
            "{% for r in risicos %}{% for regel in r.bewijzen %}{{ regel.tekst }}{% endfor %}{% endfor %}",
            "SJ-010",
            "r.bewijzen",
            "r.bewijs",
        ),
        ("{{ acties|map(attribute='naan')|join(', ') }}", "SJ-010", "acties.naan", "acties.naam"),
        ("{% if directi %}ja{% endif %}", "SJ-010", "directi", "directie"),
        ("{% if false %}{% elif directi %}ja{% endif %}", "SJ-010", "directi", "directie"),
        ("{% for a in acties if a.naan %}{{ a.naam }}{% endfor %}", "SJ-010", "a.naan", "a.naam"),
        ("{% set x = directi %}{{ x }}", "SJ-010", "directi", "directie"),
        ("{% for actie in acties %}{{ actie.naam }}{% endfor %}{{ actie.naam }}", "SJ-013", "actie", ""),
        ("{{ loop.index }}", "SJ-013", "loop", ""),
        ("{{ directie.naam }}", "SJ-014", "directie.naam", "directie"),
        ("{% for actie in acties %}{{ actie.naam.kort }}{% endfor %}", "SJ-014", "actie.naam.kort", "actie.naam"),
        ("{% for letter in directie %}{{ letter }}{% endfor %}", "SJ-015", "directie", ""),
        ("{{ acties }}", "SJ-016", "acties", ""),
        ("{{ acties.naam }}", "SJ-016", "acties", ""),
        ("{{ besluiten|join(', ') }}", "SJ-016", "besluiten", ""),
        ("{% for actie in acties %}{{ actie }}{% endfor %}", "SJ-016", "actie", ""),
        ("{{ directie.__class__ }}", "SJ-017", "directie.__class__", ""),
        ("{{ _directie }}", "SJ-017", "_directie", ""),
        ("{{ directie['__class__'] }}", "SJ-017", "directie.__class__", ""),
        ("{{ directie|hoofdletters }}", "SJ-018", "hoofdletters", ""),
        ("{% if directie is leeg %}ja{% endif %}", "SJ-019", "leeg", ""),
        ("{{ directie van ons }}", "SJ-020", "{{ directie van ons }}", ""),
        ("{{ }}", "SJ-020", "{{ }}", ""),
        ("{% for actie acties %}{{ actie.naam }}{% endfor %}", "SJ-020", "{% for actie acties %}", ""),
        ("{% if directie = 'x' %}ja{% endif %}", "SJ-020", "{% if directie = 'x' %}", ""),
        ("{% for actie in acties %}x{% endfor acties %}", "SJ-020", "{% endfor acties %}", ""),
        ("{% als directie %}", "SJ-021", "als", "{% als directie %}"),
        ("{% include 'x' %}", "SJ-021", "include", "{% include 'x' %}"),
        ("{% macro x() %}", "SJ-021", "macro", "{% macro x() %}"),
        ("Van {{ directie", "SJ-022", "{{ directie", ""),
        ("Van {{ directie } en {{ datum }}", "SJ-022", "{{ directie } en", ""),
        ("Van {{ directie %}", "SJ-022", "{{ directie %}", ""),
        ("Van directie }} hier", "SJ-022", "Van directie }}", ""),
        ("Van { directie }.", "SJ-023", "{ directie }", ""),
        ("{{ directie|default(„x„) }}", "SJ-025", "{{ directie|default(„x„) }}", ""),
        ("{{ directie|default(“x”) }}", "SJ-026", "{{ directie|default(“x”) }}", ""),
        ("{% if directie %}ja", "SJ-027", "{% if directie %}", ""),
        ("{% for actie in acties %}{{ actie.naam }}", "SJ-027", "{% for actie in acties %}", ""),
        ("{% if directie %}{% for a in acties %}x{% endif %}", "SJ-027", "{% for a in acties %}", ""),
        ("ja{% endif %}", "SJ-028", "{% endif %}", ""),
        ("{% else %}", "SJ-028", "{% else %}", ""),
        ("{% for a in acties %}x{% elif directie %}y{% endfor %}", "SJ-028", "{% elif directie %}", ""),
        ("{{p directie }}", "SJ-029", "{{p directie }}", ""),
        ("{{r directie }}", "SJ-029", "{{r directie }}", ""),
    ],
)
def test_a_mistake_in_a_tag_gives_its_own_finding(one, text, code, what, suggestion):
    finding = one(paragraphs(text))
    assert (finding.code, finding.found, finding.suggestion) == (code, what, suggestion)


@pytest.mark.parametrize(
    ("change", "code", "what"),
    [
        (paragraphs("{% p if directie %}", "x", "{%p endif %}"), "SJ-024", "{% p if directie %}"),
        (paragraphs("{%p\u00a0if directie %}", "x", "{%p endif %}"), "SJ-024", "{%p\u00a0if directie %}"),
        (paragraphs("{%p if directie == '100%' %}", "x", "{%p endif %}"), "SJ-020", "{%p if directie == '100%' %}"),
        (paragraphs("{%p if directie %}", "x", "{% endif %}"), "SJ-030", "{% endif %}"),
        (paragraphs("{%p if directie %}", "x", "{% else %}", "y", "{%p endif %}"), "SJ-030", "{% else %}"),
        (paragraphs("Let op: {%p if directie %}", "x", "{%p endif %}"), "SJ-031", "{%p if directie %}"),
        (paragraphs("{%p if directie %} {{ datum }}", "x", "{%p endif %}"), "SJ-031", "{%p if directie %}"),
        (paragraphs("{%tr for a in acties %}", "x", "{%tr endfor %}"), "SJ-032", "{%tr for a in acties %}"),
        (paragraphs("{%p if directie %}x{%p endif %}"), "SJ-033", "{%p endif %}"),
        (table(("A",), ("{%tr for a in acties %}",), ("{{ a.naam }}",), ("{% endfor %}",)), "SJ-030", "{% endfor %}"),
        (
            table(("A", "B"), ("{%tr for a in acties %}", "weg"), ("{{ a.naam }}", ""), ("{%tr endfor %}", "")),
            "SJ-031",
            "{%tr for a in acties %}",
        ),
        (table(("A", "B"), ("{%tr for a in acties %}{{ a.naam }}", "{%tr endfor %}")), "SJ-033", "{%tr endfor %}"),
        (table(("A", "B"), ("{% if directie %}x", "y{% endif %}")), "SJ-034", "{% endif %}"),
        (table(("A", "B"), ("{%p if directie %}¶x¶", "¶{%p endif %}")), "SJ-034", "{%p endif %}"),
        (table(("A",), ("{%p if directie %}¶x¶{%p endif %}",)), "SJ-035", "{%p if directie %}"),
        (
            table(("A",), ("{%p for a in acties %}¶{{ a.naam }}¶{%p endfor %}",)),
            "SJ-035",
            "{%p for a in acties %}",
        ),
    ],
)
def test_what_word_would_lose_gives_its_own_finding(check, change, code, what):
    if code == "SJ-032":
        assert check(change) == [(code, what), (code, "{%tr endfor %}")]
    else:
        assert check(change) == [(code, what)]


def test_a_block_that_begins_in_one_table_and_ends_in_another_is_found(check):
    first = table(("A",), ("{%tr for a in acties %}",))
    second = table(("B",), ("{%tr endfor %}",))
    assert check(first, second) == [("SJ-034", "{%tr endfor %}")]


def test_a_cell_that_keeps_a_paragraph_whatever_happens_is_fine(check):
    choice = table(("A",), ("{%p if directie %}¶x¶{%p else %}¶y¶{%p endif %}",))
    spare = table(("A",), ("{%p if directie %}¶x¶{%p endif %}¶",))
    assert check(choice, spare) == []


def test_a_header_that_can_become_empty_is_found(check):
    def change(document: DocumentType) -> None:
        part = document.sections[0].header
        part.paragraphs[0].add_run("{%p if directie %}")
        part.add_paragraph("x")
        part.add_paragraph("{%p endif %}")

    assert check(change) == [("SJ-035", "{%p if directie %}")]


def test_a_picture_beside_a_paragraph_tag_would_vanish(check, tmp_path):
    def change(document: DocumentType) -> None:
        run = document.add_paragraph("{%p if directie %}").add_run()
        run._r.append(OxmlElement("w:pict"))
        document.add_paragraph("x")
        document.add_paragraph("{%p endif %}")

    assert check(change) == [("SJ-031", "{%p if directie %}")]


def test_a_loop_over_all_cells_of_a_row_can_leave_it_empty(one):
    rows = table(("A", "B", "C"), ("{%tc for a in acties %}", "{{ a.naam }}", "{%tc endfor %}"))
    assert one(rows).code == "SJ-039"


@pytest.mark.parametrize("divisor", ["0", "acties|length", "directie|length"])
def test_what_only_filling_shows_is_found_with_its_paragraph(one, divisor):
    text = f"{{{{ 1 / ({divisor}) }}}} voor ons"
    finding = one(paragraphs(text))
    assert (finding.code, finding.details["text"]) == ("SJ-038", text)


def test_a_tag_that_word_split_over_runs_is_read_as_one(check):
    def change(document: DocumentType) -> None:
        paragraph = document.add_paragraph()
        for piece in ("{", "{ dire", "cti }", "}"):
            paragraph.add_run(piece).bold = True

    assert check(change) == [("SJ-010", "directi")]


def test_a_tag_in_deleted_text_is_found(check):
    def change(document: DocumentType) -> None:
        wrap_run(document.add_paragraph("{{ weg }}"), "w:del")

    assert check(change) == [("SJ-037", "{{ weg }}")]


@pytest.mark.parametrize(
    "name", ["word/endnotes.xml", "word/comments.xml", "word/charts/chart1.xml", "docProps/app.xml"]
)
def test_a_tag_in_a_place_that_is_not_filled_is_found(tmp_path, name):
    path = save(tmp_path / "plan.docx")
    part = f"<w:x {nsdecls('w')}><w:p><w:r><w:t>Hier {{</w:t></w:r><w:r><w:t>{{ directie }}}}?</w:t></w:r></w:p></w:x>"
    assert found(edit_part(path, name, "", part)) == [("SJ-036", "{{ directie }}")]


def test_a_tag_in_the_address_of_a_link_is_found(check):
    def change(document: DocumentType) -> None:
        document.part.relate_to("https://example.nl/{{ directie }}", "http://x/hyperlink", is_external=True)

    assert check(change) == [("SJ-036", "https://example.nl/{{ directie }}")]


def test_a_tag_in_a_text_box_is_checked_once(one):
    inside = "<w:txbxContent><w:p><w:r><w:t>{{ directi }}</w:t></w:r></w:p></w:txbxContent>"
    box = (
        f'<w:r {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="http://x/shape"><mc:AlternateContent>'
        f'<mc:Choice Requires="wps"><wps:txbx>{inside}</wps:txbx></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    finding = one(lambda document: document.add_paragraph("Kader")._p.append(parse_xml(box)))
    assert (finding.code, finding.found) == ("SJ-010", "directi")


def test_a_misspelt_tag_in_the_title_property_is_found_there(one):
    def change(document: DocumentType) -> None:
        document.core_properties.title = "Plan van {{ directi }}"

    finding = one(change)
    assert (finding.code, finding.details["part"]) == ("SJ-010", "docProps/core.xml")
    assert "eigenschappen" in sentence(finding)


def picture(attributes: str) -> Change:
    """Add a picture with these attributes."""
    drawing = f"<w:drawing><wp:inline><wp:docPr id='1' {attributes}/></wp:inline></w:drawing>"
    run = f"<w:r {nsdecls('w', 'wp')}>{drawing}</w:r>"
    return lambda document: document.add_paragraph()._p.append(parse_xml(run))


def test_a_misspelt_tag_in_an_alternative_text_is_found(one):
    assert one(picture("name='Beeld' descr='Beeld van {{ directi }}'")).found == "directi"


def _without_title(document: DocumentType) -> None:
    document.core_properties.title = " "


def _without_page_number(document: DocumentType) -> None:
    for field in list(document.sections[0].footer._element.iter(qn("w:fldSimple"))):
        field.set(qn("w:instr"), " NUMPAGES ")


def _without_headings(document: DocumentType) -> None:
    document.paragraphs[0].style = "Normal"


def _english(document: DocumentType) -> None:
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-US")


def _one_english_run(document: DocumentType) -> None:
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-US")
    document.paragraphs[1].runs[0]._r.get_or_add_rPr().append(language)


def _unknown_style(document: DocumentType) -> None:
    document.paragraphs[1]._p.get_or_add_pPr()._add_pStyle().set(qn("w:val"), "Onbekend")


def _table_without_header(document: DocumentType) -> None:
    document.add_table(2, 2)


@pytest.mark.parametrize(
    ("change", "code", "what"),
    [
        (_unknown_style, "SJ-050", "Onbekend"),
        (_without_headings, "SJ-051", ""),
        (lambda document: document.add_heading("Te diep", 3), "SJ-052", "3"),
        (_table_without_header, "SJ-053", ""),
        (_english, "SJ-054", "en-US"),
        (_one_english_run, "SJ-055", "en-US"),
        (_without_title, "SJ-056", ""),
        (_without_page_number, "SJ-057", ""),
        (picture("name='Picture 1'"), "SJ-058", "Picture 1"),
    ],
)
def test_a_fault_in_the_form_gives_its_own_finding(check, change, code, what):
    assert check(change) == [(code, what)]


def test_a_table_of_one_row_or_with_headers_in_its_first_column_needs_no_header_row(check):
    def change(document: DocumentType) -> None:
        document.add_table(1, 2)
        side = document.add_table(3, 2)
        look = side._tbl.tblPr.find(qn("w:tblLook"))
        look.set(qn("w:firstRow"), "0")
        look.set(qn("w:firstColumn"), "1")

    assert check(change) == []


def test_a_template_without_any_placeholder_is_noticed(tmp_path):
    document = good_document()
    document.paragraphs[1].runs[0].text = "Niets om in te vullen."
    document.save(str(tmp_path / "leeg.docx"))
    assert found(tmp_path / "leeg.docx") == [("SJ-004", "")]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "SJ-001"),
        (b"geen zip", "SJ-001"),
        (b"PK\x03\x04 afgebroken", "SJ-001"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 oud", "SJ-002"),
    ],
)
def test_a_file_that_is_no_word_document_gives_one_friendly_finding(tmp_path, content, code):
    path = tmp_path / "kapot.docx"
    path.write_bytes(content)
    (finding,) = lint(path)
    assert (finding.code, finding.file) == (code, "kapot.docx")


def test_a_zip_of_something_else_or_with_broken_xml_gives_one_friendly_finding(tmp_path):
    path = edit_part(save(tmp_path / "plan.docx"), "word/document.xml", "</w:body>", "")
    assert found(path) == [("SJ-001", "")]
    other = edit_part(save(tmp_path / "ander.docx"), "word/document.xml", "w:document", "w:workbook")
    assert found(other) == [("SJ-001", "")]


@pytest.mark.parametrize("kind", ["template.main", "document.macroEnabled.main"])
def test_a_word_template_or_macro_file_is_named_as_such(tmp_path, kind):
    path = edit_part(save(tmp_path / "plan.docx"), "[Content_Types].xml", "wordprocessingml.document.main", kind)
    if kind == "template.main":
        edit_part(path, "[Content_Types].xml", "template.main", "wordprocessingml.template.main")
    assert found(path) == [("SJ-003", "")]


def test_all_mistakes_come_in_one_run_in_the_order_of_the_document(check):
    wrong = paragraphs(
        "{{ directi }}", "{% if datum %}", "{{ acties }}", "{{ x y }}", "{%p for a in acties %}", "{{ a.naan }}"
    )
    codes = [code for code, _ in check(wrong, header("{{ organisati }}"), _without_title)]
    assert codes == ["SJ-010", "SJ-027", "SJ-016", "SJ-020", "SJ-027", "SJ-010", "SJ-010", "SJ-056"]


def test_a_finding_tells_the_place_as_a_person_looks_for_it_in_word(one):
    rows = table(("Wat", "Wie"), ("{%tr for a in acties %}", ""), ("Nu: {{ a.naan }}", ""), ("{%tr endfor %}", ""))
    finding = one(lambda document: document.add_heading("Acties", 2), rows)
    assert sentence(finding) == (
        '[SJ-010] plan.docx: tekst, onder "Acties", tabel 1, rij 3, alinea "Nu: {{ a.naan }}": '
        'de plaatshouder "a.naan" bestaat niet. Bedoel je "a.naam"?'
    )
    assert finding.details["heading"] == "Acties"


def test_a_long_paragraph_is_quoted_around_the_mistake(one):
    finding = one(paragraphs("woord " * 200 + "{{ directi }}" + " woord" * 200))
    assert "directi" in finding.details["text"]
    assert len(finding.details["text"]) < 100


def test_the_kind_of_template_is_recognised_by_its_placeholders(tmp_path):
    path = save(tmp_path / "eigen.docx", paragraphs("{% for blok in categorieen %}{{ blok.titel }}{% endfor %}"))
    assert lint(path) == ()
    assert [finding.found for finding in lint(path, "verbeterplan")] == ["categorieen"]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_the_shipped_templates_have_no_mistakes(path):
    assert [sentence(finding) for finding in lint(path, path.stem)] == []
    assert lint(path) == lint(path, path.stem)


def test_both_templates_ship():
    assert {path.stem for path in SHIPPED} == set(KINDS)


def _without_directorate(document):
    """Not every kind of template knows a directorate."""
    document.paragraphs[1].text = "Dit is van ons."


@pytest.mark.parametrize("kind", KINDS)
def test_a_template_typed_from_the_list_of_placeholders_has_no_mistakes(tmp_path, kind):
    typed = [line.typed.replace("{%tr", "{%p").replace("{%tc", "{%p") for line in field_lines(kind)]
    assert lint(save(tmp_path / "lijst.docx", _without_directorate, paragraphs(*typed)), kind) == ()


def test_the_commands_know_the_same_kinds_as_the_placeholders():
    assert tuple(TEMPLATES) == KINDS


def models(model: type[Model]) -> set[type[Model]]:
    inner = {item for field in model.model_fields.values() if (item := samples.item_model(field.annotation))}
    return {model}.union(*(models(item) for item in inner))


@pytest.mark.parametrize(
    "model", sorted(set().union(*map(models, TEMPLATES.values())), key=str), ids=lambda m: m.__name__
)
def test_every_placeholder_has_a_meaning_an_example_and_a_name_that_jinja_can_reach(model):
    for name, field in model.model_fields.items():
        assert field.description
        assert field.examples or samples.item_model(field.annotation)
        assert not hasattr(dict, name), f"{name} would be hidden by a method of dict"


def test_sample_data_has_every_placeholder_and_two_items_in_each_list():
    sample = samples.full_sample(TEMPLATES["verbeterplan"])
    assert sample["directie"] == "Wmo-loket"
    assert [len(sample["acties"]), len(sample["risicos"][0]["bewijs"])] == [2, 2]
    assert samples.sample_without_items(TEMPLATES["verbeterplan"])["acties"] == []
    assert samples.sample_without_text(TEMPLATES["verbeterplan"])["acties"][0]["naam"] == ""


def test_the_command_ends_with_1_on_errors_and_0_on_warnings(tmp_path):
    good, warned = save(tmp_path / "goed.docx"), save(tmp_path / "let-op.docx", _without_title)
    wrong = save(tmp_path / "fout.docx", paragraphs("{{ directi }}"))
    run = CliRunner().invoke
    assert run(sjabloon, ["controleren", str(good), str(warned)]).exit_code == 0
    result = run(sjabloon, ["controleren", str(good), str(wrong)])
    assert result.exit_code == 1
    assert "goed.docx: alles klopt" in result.stdout
    assert 'Bedoel je "directie"?' in result.stderr
    assert run(sjabloon, ["controleren", str(tmp_path / "weg.docx")]).exit_code == 2


def test_the_command_gives_json_for_machines(tmp_path):
    wrong = save(tmp_path / "fout.docx", paragraphs("{{ directi }}"))
    result = CliRunner().invoke(sjabloon, ["controleren", str(wrong), "--soort", "bijlage", "--json"])
    (finding,) = json.loads(result.stdout)["files"][0]["findings"]
    assert (finding["code"], finding["severity"], finding["suggestion"]) == ("SJ-010", "fout", "directie")


def test_the_list_shows_loops_as_they_are_typed_in_word():
    lines = CliRunner().invoke(sjabloon, ["velden", "--soort", "verbeterplan"]).stdout.splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("{%tr for actie in acties %}"))
    assert lines[start + 2].startswith("    {{ actie.naam }}")
    assert "{%tr endfor %}" in lines[start:]
    assert "BIJLAGE" in CliRunner().invoke(sjabloon, ["velden"]).stdout


PIECES = st.sampled_from(
    [
        "{{ directie }}",
        "{{ directi }}",
        "{{",
        "}}",
        "{%",
        "%}",
        "{#",
        "#}",
        "{%p if datum %}",
        "{%p endif %}",
        "{%p else %}",
        "{%tr for a in acties %}",
        "{{ a.naam }}",
        "{%tr endfor %}",
        "{%tc endfor %}",
        "{% endif %}",
        "{% if %}",
        "{{ }}",
        "{% set x = 1 %}",
        "{% set x %}",
        "{% endset %}",
        "{% with a, b = 1, 2 %}",
        "{% with a = acties %}",
        "{% endwith %}",
        "{% for a, b in acties %}",
        "{% for a in a.b.c() %}",
        "{% cellbg x %}",
        "{% vm %}",
        "{%p %}",
        "{%r if x %}",
        "{{ ' }}",
        "{{ a|b(c)|d is e }}",
        "{{ (1,2)[0].x }}",
        "{{ -x ** y }}",
        "{% else x %}",
        "{{ a[1:2].b['c'] }}",
        "{%- if a -%}",
        "tekst",
        "¶",
    ]
)


@given(rows=st.lists(st.lists(PIECES, max_size=6).map("".join), min_size=1, max_size=4))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_people_type_the_check_tells_and_never_fails(tmp_path, rows):
    path = save(tmp_path / "wild.docx", paragraphs(*rows), table(*((row, "vast") for row in rows)))
    for finding in lint(path):
        assert sentence(finding).startswith(f"[{finding.code}] wild.docx: ")
