"""What people type arrives: every text and name in a scan stands in the plan or the annex, whatever it holds."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.accessibility.word_file import open_word, words
from tests.made_documents import DAY, SHIPPED
from tests.typed_scans import Typist, residents, scan
from zelfscan import privacy
from zelfscan.model.finding import Finding
from zelfscan.model.instrument import Instrument, Level
from zelfscan.model.issue import Issue
from zelfscan.model.scan import Remark, Scan
from zelfscan.rounds.directorate import make_result, write_result
from zelfscan.workbook import layout
from zelfscan.workbook.build import build, save
from zelfscan.workbook.positions import positions
from zelfscan.workbook.read import read

PIECES = [
    *("&", "<", ">", "&amp;", "<b>vet</b>", "</w:t>", "<w:br/>", "]]>", "<!--", '"', "'", "“ ”", "\\", "%s", "{0}"),
    *("{{ directie }}", "{{", "}}", "{% for x in y %}", "{%p if %}", "{%tr endfor %}", "%}", "{_{", "}_}", "{#", "#}"),
    *("\n", "\n\n", "\t", "\r\n", "\r", "  ", " ", "\u00a0", "\u200b", "\u2028", "\u202e", "\u200f", "\ufeff"),
    *(
        "😀",
        "👩🏽‍💻",
        "é",
        "e\u0301",
        "ﷺ",
        "שלום",
        "مرحبا",
        "漢字",
        "€",
        "¼",
        "\x00",
        "\x0b",
        "\x1b",
        "\ufffe",
        "_x000D_",
    ),
    *("=1+1", "@x", "Straße", "ĳ", "- een", "1. twee"),
]
typed_text = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=8).map("".join)
EVERYTHING = "".join(PIECES)


def arrived(instrument: Instrument, scans: Sequence[Scan], folder: Path, findings: Sequence[Finding] = ()) -> str:
    """All text of the plan and the annex that these scans give."""
    result = make_result(instrument, scans, findings, today=DAY, despite_errors=True)
    assert not [finding for finding in result.findings if finding.code in ("SC-003", "SC-004", "SC-005")]
    paths = write_result(instrument, result, folder, SHIPPED)
    whole = [path for path in paths if path.name.startswith(("verbeterplan-", "bijlage-"))]
    documents = [open_word(path.read_bytes()) for path in whole]
    assert len(documents) == 2
    return "\n".join(words(root) for document in documents for root in document.texts.values())


def as_word_holds_it(text: str) -> str:
    """The text with one kind of line break, and a box for a character that no XML file can hold."""
    one = text.replace("\r\n", "\n").replace("\r", "\n")
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "□", one)


def missing(typed: dict[str, str], text: str) -> dict[str, str]:
    """What was typed and does not stand in the text."""
    return {field: value for field, value in typed.items() if as_word_holds_it(value) not in text}


def without_personal_data(texts: Sequence[str]) -> bool:
    return not any(privacy.find(text) for text in texts)


@given(texts=st.lists(typed_text, min_size=1, max_size=12).filter(without_personal_data))
@example(texts=[EVERYTHING])
@example(texts=[f"  {EVERYTHING}\n ", " \t vooraan en achteraan \t "])
@example(texts=[""])
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_text_and_name_arrives_as_typed(
    instrument: Instrument, tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    typist = Typist(texts)
    scans = [scan(instrument, typist, "dienst"), residents(instrument, typist)]
    text = arrived(instrument, scans, tmp_path_factory.mktemp("plan"))

    assert len(typist.typed) > 100
    assert missing(typist.typed, text) == {}


def test_the_texts_of_several_workbooks_arrive(instrument: Instrument, tmp_path: Path) -> None:
    typist = Typist([EVERYTHING, " & ", "\n"])
    first = scan(instrument, typist, "leiding", Level.MANAGEMENT)
    second = scan(instrument, typist, "uitvoering", Level.EXECUTION)
    for field in ("uitvoering organisatie", "uitvoering directie"):
        del typist.typed[field]
    same = {"organisation": first.organisation, "directorate": first.directorate}

    assert missing(typist.typed, arrived(instrument, [first, second.model_copy(update=same)], tmp_path)) == {}


def test_a_text_of_32000_characters_arrives_whole(instrument: Instrument, tmp_path: Path) -> None:
    typist = Typist(["kort"])
    long = ("Ja & nee, <misschien>\n\t{{ x }} 😀 " * 1100)[:32000]
    made = scan(instrument, typist, "dienst")
    remarks = (Remark(question=instrument.questions[0].id, evidence=f"A{long}", explanation=f"B{long}"),)
    text = arrived(instrument, [made.model_copy(update={"remarks": remarks})], tmp_path)

    assert len(long) == 32000
    assert f"A{long}" in text
    assert f"B{long}" in text


def test_personal_data_arrives_masked_and_the_rest_as_typed(instrument: Instrument, tmp_path: Path) -> None:
    typist = Typist(["Bel 06-12345678 of mail jan@voorbeeld.nl & zeg <hoi>"])
    text = arrived(instrument, [scan(instrument, typist, "dienst"), residents(instrument, typist)], tmp_path)
    masked = {field: privacy.mask(value) for field, value in typist.typed.items()}

    assert "Bel [telefoonnummer] of" in next(iter(masked.values()))
    assert missing(masked, text) == {}
    assert "12345678" not in text
    assert "jan@" not in text
    assert "12345678" not in next(tmp_path.glob("*.json")).read_text("utf-8")


def test_what_findings_quote_arrives_masked(instrument: Instrument, tmp_path: Path) -> None:
    """The name of a work process without contact types stands in the finding about it."""
    issue = Issue(workbook_id="proef")
    table, workbook = positions(instrument, issue).tables["processes"], build(instrument, issue)
    workbook[table.sheet][table.cell(layout.PROCESS_NAME_ID, "P1")] = "Bel 06-12345678"
    save(workbook, tmp_path / "proef.xlsx")
    made, findings = read(tmp_path / "proef.xlsx", instrument)
    text = arrived(instrument, [made] if made else [], tmp_path / "plan", findings)

    assert any("12345678" in str(finding.details) for finding in findings)
    assert "Bel [telefoonnummer]" in text
    assert "12345678" not in text
    assert "12345678" not in next((tmp_path / "plan").glob("*.json")).read_text("utf-8")


def test_a_withheld_opinion_and_what_stands_beside_it_do_not_arrive(instrument: Instrument, tmp_path: Path) -> None:
    typist = Typist(["&"])
    made = scan(instrument, typist, "dienst").model_copy(update={"people": 2})
    opinions = {question.id for question in instrument.questions if question.opinion}
    opinions |= {item.id for item in instrument.evaluation if item.opinion}
    lost = missing(typist.typed, arrived(instrument, [made], tmp_path))

    assert lost
    assert {field.split()[1] for field in lost} <= opinions


CELLS = [
    *("Tom & Jerry <b>", "{{ directie }} {% if x %} {_{ }_}", "=1+1", "regel een\nregel twee\n\nvier", "\tmet\ttab "),
    *("  spaties  ", "😀 👩🏽‍💻 é e\u0301 שלום ‮om‬", '\'s ochtends "zo"', "+31", "100%", "]]> <!-- x", "€ ¼ ĳ \u00a0."),
]


def test_what_is_typed_in_a_workbook_arrives(instrument: Instrument, tmp_path: Path) -> None:
    issue = Issue(workbook_id="proef", full=True, process_count=2)
    typist, workbook = Typist(CELLS), build(instrument, issue)
    for sheet, address in places(instrument, issue):
        cell = workbook[sheet][address]
        cell.value, cell.data_type = typist(f"{sheet} {address}"), "s"
    fill_in(workbook, instrument, issue)
    save(workbook, tmp_path / "proef.xlsx")
    made, findings = read(tmp_path / "proef.xlsx", instrument)

    assert made is not None, findings
    assert len(typist.typed) > 200
    assert missing(typist.typed, arrived(instrument, [made], tmp_path / "plan", findings)) == {}


def places(instrument: Instrument, issue: Issue) -> list[tuple[str, str]]:
    """Sheet and address of every cell for free text."""
    where = positions(instrument, issue)
    columns = {
        "roles": (layout.HOLDER,),
        "preconditions": (layout.EXPLANATION,),
        "documents": layout.DOCUMENTS.headers[3:],
        "own_risks": layout.OWN_RISKS.headers[2:],
        "quick_fixes": layout.QUICK_FIXES.headers[1:],
        "overrides": layout.OVERRIDES.headers[4:],
        "evaluation": (layout.EXPLANATION,),
        **dict.fromkeys(where.question_tables, (layout.EVIDENCE, layout.EXPLANATION)),
    }
    cells = [
        (where.tables[key].sheet, where.tables[key].cell(row, header))
        for key, headers in columns.items()
        for row in where.tables[key].rows
        for header in headers
    ]
    details, processes = where.tables["details"], where.tables["processes"]
    cells += [(details.sheet, details.cell(row, layout.VALUE)) for row in ("G1", "G2", "G6")]
    return [*cells, *((processes.sheet, processes.cell(layout.PROCESS_NAME_ID, code)) for code in where.processes)]


def fill_in(workbook: object, instrument: Instrument, issue: Issue) -> None:
    """The choices that make the texts count: enough people, contact types, attributes, answers, moves."""
    where = positions(instrument, issue)

    def choose(table: str, row: str, header: str, content: str | int) -> None:
        found = where.tables[table]
        workbook[found.sheet][found.cell(row, header)].value = content  # type: ignore[index]

    choose("details", "G4", layout.VALUE, 8)
    for code in where.processes:
        for row in layout.PROCESS_CONTACT_IDS:
            choose("processes", row, code, layout.YES)
        for attribute in instrument.attributes:
            choose("processes", attribute.id, code, layout.attribute_choice(3, attribute.options[3]))
    for question in where.questions:
        table = next(key for key, item in where.question_tables.items() if question.id in item.rows)
        for header in where.answer_headers(question):
            choose(table, question.id, header, "Deels")
    for row, category in zip(
        where.tables["overrides"].rows, ["R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8"] * 2, strict=False
    ):
        choose("overrides", row, layout.PROCESS, "P1")
        choose("overrides", row, layout.CATEGORY, category)
        choose("overrides", row, layout.OVERRIDES.headers[3], "lager")


def test_a_space_that_word_would_drop_is_seen_by_this_test() -> None:
    part = (
        '<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:r><w:t{}> a </w:t></w:r></w:p>'
    )
    assert words(etree.fromstring(part.format(""))) == "a"
    assert words(etree.fromstring(part.format(' xml:space="preserve"'))) == " a "


def test_the_file_name_arrives_without_the_folders_before_it(instrument: Instrument, tmp_path: Path) -> None:
    made = scan(instrument, Typist(["x"]), "dienst").model_copy(update={"source": "/home/wilma/retour/wmo.xlsx"})
    text = arrived(instrument, [made], tmp_path)

    assert "wmo.xlsx" in text
    assert "wilma" not in text
