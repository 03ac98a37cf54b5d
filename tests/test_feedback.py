"""Feedback: what people typed comes back whole in a new workbook, with marks, and counts when it comes back again."""

import io
import random
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.accessibility.excel import workbook_problems
from tests.feedback_files import control_lines, errors, given_back, lost, opened, same_words, typed, values
from tests.returns import ISSUE, MIRROR, SHORT, Return, question_for
from tests.sample_sources import FAULTS as FAULTY_SAMPLES
from tests.soundness import soundness_problems
from tests.test_everything_arrives import CELLS, PIECES, places
from tests.test_twenty_faults import FAULTS
from zelfscan.messages import CATALOGUE, severity
from zelfscan.model.finding import Finding, Severity
from zelfscan.model.instrument import Instrument
from zelfscan.model.issue import HelpPoint, Issue, Organisation
from zelfscan.rounds.feedback import feedback, mail_text
from zelfscan.rounds.feedback_cell import escaped, put_typed
from zelfscan.workbook import layout
from zelfscan.workbook.build import build, packed
from zelfscan.workbook.read import read

LONG = "".join(random.Random(1).choices(PIECES, k=12_000)).replace("\r", "")[:32_767]
SAMPLE = FAULTY_SAMPLES / "parkeren-en-markten.xlsx"
FIRST_LINE = layout.FIRST_TABLE_ROW + 1


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A return with every kind of fault that we know in it."""
    book = Return()
    for fault in FAULTS.values():
        fault(book)
    notes = book.book.create_sheet("Onze notities")
    notes["B2"], notes["C4"] = "Nr", "=niet vergeten"
    notes["C4"].data_type = "s"
    question = question_for("P1", 20)
    sheet = book.sheet_of(question.id)
    column = sheet.max_column + 2
    sheet.cell(5, column).value, sheet.cell(book.table(question.id).rows[question.id], column).value = "Wie?", "beleid"
    sheet["B2"] = "Samen met Fatima invullen"
    return book.save(tmp_path_factory.mktemp("fout") / "alle-fouten.xlsx")


@pytest.fixture(scope="module")
def back(instrument: Instrument, faulty: Path) -> tuple[Path, tuple[Finding, ...]]:
    path, _, findings = given_back(instrument, faulty)
    return path, findings


def test_nothing_typed_is_lost_whatever_is_wrong(
    instrument: Instrument, faulty: Path, back: tuple[Path, tuple[Finding, ...]]
) -> None:
    texts = typed(opened(faulty), instrument, ISSUE) - {'="Deels"', "#REF!", "#DIV/0!"}

    assert {"jaa", "dat verschilt per keer", "Samen met Fatima invullen", "=niet vergeten"} <= texts
    assert lost(texts, opened(back[0])) == set()


def test_what_has_no_place_stands_on_a_sheet_of_its_own_with_where_it_stood(
    back: tuple[Path, tuple[Finding, ...]],
) -> None:
    rows = [[cell.value for cell in row[:3]] for row in opened(back[0])[layout.LEFTOVER.title].iter_rows(min_row=6)]

    assert ["blad Onze notities, cel C4", None, "=niet vergeten"] in rows
    assert any(row[2] == "beleid" and row[1] == f"{question_for('P1', 20).id} · Wie?" for row in rows)
    texts = [row[2] for row in rows]
    assert "Nog 3 van 12 vragen open" not in texts
    assert not [text for text in texts if isinstance(text, str) and text.startswith("Terug naar")]


def test_nothing_of_ours_comes_back_as_theirs(instrument: Instrument, tmp_path: Path) -> None:
    for issue in (ISSUE, SHORT, MIRROR):
        path, _, _ = given_back(instrument, Return(issue).save(tmp_path / f"{issue.workbook_id}.xlsx"))
        assert layout.LEFTOVER.title not in opened(path).sheetnames


def test_every_finding_stands_on_controle_what_is_wrong_first(back: tuple[Path, tuple[Finding, ...]]) -> None:
    path, findings = back
    workbook = opened(path)
    lines = control_lines(workbook)
    words = [line[0].value for line in lines]

    assert workbook.sheetnames[1] == layout.CONTROL.title == workbook.active.title
    assert len(lines) >= len(findings)
    order = ["Verbeteren", "Nakijken", "Ter info"]
    assert words == sorted(words, key=order.index)
    for weight, word in zip((Severity.ERROR, Severity.WARNING, Severity.NOTICE), order, strict=True):
        assert words.count(word) >= sum(severity(item) is weight for item in findings) > 0


def test_every_line_says_what_stood_there_and_leads_to_a_cell_in_sight(
    back: tuple[Path, tuple[Finding, ...]],
) -> None:
    workbook = opened(back[0])
    shown = {sheet.title for sheet in workbook.worksheets if sheet.sheet_state == "visible"}
    for line in control_lines(workbook):
        assert line[3].value, line[1].value
        title, _, address = line[1].hyperlink.location.rpartition("!")
        assert title.strip("'").replace("''", "'") in shown
        assert workbook[title.strip("'").replace("''", "'")][address] is not None


def test_the_line_for_a_cell_quotes_what_stands_in_that_very_cell(instrument: Instrument, tmp_path: Path) -> None:
    book = Return()
    sheet, address = book.put(question_for("P1").id, "P1", "jaa")
    path, _, _ = given_back(instrument, book.save(tmp_path / "fout.xlsx"))
    workbook = opened(path)
    line, *others = control_lines(workbook)

    assert [cell.value for cell in line[:3]] == ["Verbeteren", f"blad {sheet}, cel {address}", "jaa"]
    assert line[1].hyperlink.location == f"{sheet}!{address}" or line[1].hyperlink.location == f"'{sheet}'!{address}"
    assert line[4].value == 'Bedoelen jullie "Ja, volledig"?'
    assert workbook[sheet][address].value == "jaa"
    assert {other[0].value for other in others} == {"Ter info"}


def test_a_cell_that_needs_attention_has_thick_lines_and_words_beside_it(
    instrument: Instrument, tmp_path: Path
) -> None:
    book = Return()
    question = question_for("P1")
    sheet, address = book.put(question.id, "P1", "jaa")
    path, _, _ = given_back(instrument, book.save(tmp_path / "fout.xlsx"))
    page = opened(path)[sheet]
    header = next(row for row in page.iter_rows() if row[0].value == layout.ID)
    column = next(cell.column for cell in header if cell.value == layout.ATTENTION)
    row = page[address].row

    assert page[address].border.left.style == "thick"
    assert page[address].fill.fgColor.rgb.endswith("FAD7D2")
    assert (
        page.cell(row, column).value
        == 'Verbeteren (P1): "jaa" is geen geldig antwoord. Bedoelen jullie "Ja, volledig"?'
    )
    assert page.cell(row + 1, column).value is None
    assert page.sheet_view.selection[-1].activeCell == address
    assert page[f"E{row + 1}"].border.left.style == "thin"
    (table,) = page.tables.values()
    assert table.tableColumns[-1].name == layout.ATTENTION


def test_a_workbook_without_faults_has_no_marks_and_says_so(instrument: Instrument, tmp_path: Path) -> None:
    path, _, findings = given_back(instrument, Return().save(tmp_path / "goed.xlsx"))
    workbook = opened(path)

    assert findings == ()
    assert workbook[layout.CONTROL.title][f"D{FIRST_LINE}"].value.startswith("Er is niets te verbeteren")
    assert layout.ATTENTION not in values(workbook)


@pytest.mark.parametrize("issue", [ISSUE, SHORT, MIRROR], ids=["volledig", "kort", "inwoners"])
def test_a_good_return_reads_the_same_after_feedback(instrument: Instrument, tmp_path: Path, issue: Issue) -> None:
    path, scan, _ = given_back(instrument, Return(issue).save(tmp_path / "goed.xlsx"))
    again, findings = read(path, instrument)

    assert again is not None
    same_words(scan, again)
    assert not [finding for finding in findings if not finding.code.startswith("OP-")]
    assert (scan.feedback, again.feedback) == (0, 1)


def test_faults_that_people_must_mend_stay_and_what_we_mended_is_gone(
    instrument: Instrument, back: tuple[Path, tuple[Finding, ...]]
) -> None:
    first = set(errors(back[1]))
    _, findings = read(back[0], instrument)
    second = set(errors(findings))

    assert second <= first
    assert first - second <= {"BL-001", "BL-003", "BL-004", "BL-006", "BL-010", "BL-013", "AN-005", "AN-013"}
    assert not [finding.code for finding in findings if finding.code.startswith("BL-")]


def test_an_answer_that_cannot_be_read_stays_one_even_when_nobody_looks_at_it(
    instrument: Instrument, tmp_path: Path
) -> None:
    book = Return()
    broken = question_for("P1", 7).id
    sheet, address = book.put(broken, "P1", "#REF!")
    book.book[sheet][address].data_type = "e"
    path, scan, _ = given_back(instrument, book.save(tmp_path / "fout.xlsx"))
    again, findings = read(path, instrument)

    assert again is not None
    same_words(scan, again)
    assert [finding.cell for finding in findings if finding.code in ("AN-003", "AN-004")] == [address]


def test_feedback_on_feedback_keeps_everything(
    instrument: Instrument, tmp_path: Path, back: tuple[Path, tuple[Finding, ...]]
) -> None:
    workbook = openpyxl.load_workbook(back[0])
    workbook[layout.LEFTOVER.title]["E9"] = "Dit hoort bij V2.1a"
    workbook.save(tmp_path / "tweede.xlsx")
    path, scan, _ = given_back(instrument, tmp_path / "tweede.xlsx")
    again, _ = read(path, instrument)
    before, after = (
        [[cell.value for cell in row[:3]] for row in opened(file)[layout.LEFTOVER.title].iter_rows(min_row=6)]
        for file in (back[0], path)
    )

    assert again is not None
    same_words(scan, again)
    assert again.feedback == 2
    assert after == [*before[:3], *after[3:]]
    assert sorted(map(str, after)) == sorted(
        map(str, [*before, [f"blad {layout.LEFTOVER.title}, cel E9", None, "Dit hoort bij V2.1a"]])
    )


def test_what_we_add_to_a_workbook_is_not_read(instrument: Instrument, tmp_path: Path) -> None:
    """Not even when ids, headers and answers stand there."""
    book = Return(SHORT)
    notes = book.book.create_sheet("Notities")
    for number, text in enumerate(("Nr", "V1.1a", "directeur", "RV1", "Nee"), start=1):
        notes[f"A{number * 2}"], notes[f"C{number * 2}"] = text, f"Over {text}"
    first = book.save(tmp_path / "notities.xlsx")
    book.book.remove(notes)
    plain, _ = read(book.save(tmp_path / "zonder.xlsx"), instrument)
    path, _, _ = given_back(instrument, first)
    scan, findings = read(path, instrument)

    assert scan is not None
    assert plain is not None
    same_words(plain, scan)
    assert [finding for finding in findings if not finding.code.startswith("OP-")] == []
    assert {"Over Nr", "Over V1.1a", "Over directeur", "Over Nee"} <= set(values(opened(path)))


def test_more_rows_of_their_own_than_a_workbook_has_all_come_back_and_count(
    instrument: Instrument, tmp_path: Path
) -> None:
    book = Return(SHORT)
    table, sheet = book.positions.tables["own_risks"], book.book[layout.OWN_RISKS.title]
    for number in range(table.last_row + 1, table.last_row + 9):
        sheet[f"C{number}"] = f"Eigen risico op rij {number}"
    path, scan, _ = given_back(instrument, book.save(tmp_path / "veel.xlsx"))
    again, _ = read(path, instrument)

    assert again is not None
    assert len(scan.own_risks) == len(again.own_risks) == 9
    same_words(scan, again)


def test_a_very_long_list_of_their_own_is_cut_off_with_a_word_about_it(instrument: Instrument, tmp_path: Path) -> None:
    book = Return(SHORT)
    notes = book.book.create_sheet("Lijst")
    for number in range(1, 3102):
        notes[f"A{number}"] = f"regel {number}"
    path, _, _ = given_back(instrument, book.save(tmp_path / "lijst.xlsx"))
    rows = [row[2].value for row in opened(path)[layout.LEFTOVER.title].iter_rows(min_row=6)]

    assert (rows[0], rows[2999], len(rows)) == ("regel 1", "regel 3000", 3001)
    assert rows[-1].startswith("Er staat nog meer")


def test_two_answers_in_one_place_become_a_choice_that_stays_open(instrument: Instrument, tmp_path: Path) -> None:
    book = Return()
    FAULTS["AN-013"](book)
    path, _, _ = given_back(instrument, book.save(tmp_path / "dubbel.xlsx"))
    texts = [text for text in values(opened(path)) if text.startswith("Kies er één: ")]
    _, findings = read(path, instrument)

    assert len(texts) == 1
    assert '"Gegevens niet gekregen"' in texts[0]
    assert errors(findings) == ["AN-004"]


def test_text_that_looks_like_a_formula_is_text_in_the_file(instrument: Instrument, tmp_path: Path) -> None:
    book = Return(SHORT)
    for number, text in enumerate(("=1+1", "+31", "-nee", "@iemand"), start=1):
        sheet, address = book.put(f"MD{number}", layout.QUICK_FIXES.headers[1], text)
        book.book[sheet][address].data_type = "s"
    path, _, _ = given_back(instrument, book.save(tmp_path / "formules.xlsx"))
    page = opened(path)[layout.QUICK_FIXES.title]
    cells = [page[f"B{row}"] for row in range(FIRST_LINE, FIRST_LINE + 4)]

    assert [(cell.value, cell.data_type, cell.quotePrefix) for cell in cells] == [
        (text, "s", True) for text in ("=1+1", "+31", "-nee", "@iemand")
    ]


def test_a_file_that_is_no_workbook_of_ours_has_no_feedback(instrument: Instrument, tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "leeg.xlsx")
    (tmp_path / "kapot.xlsx").write_bytes(b"PK\x03\x04kapot")

    assert feedback(instrument, tmp_path / "leeg.xlsx", ()) is None
    assert feedback(instrument, (tmp_path / "kapot.xlsx").read_bytes(), ()) is None
    assert feedback(instrument, tmp_path / "weg.xlsx", ()) is None


def test_bytes_give_the_same_workbook_as_the_file(instrument: Instrument) -> None:
    _, findings = read(SAMPLE, instrument)

    assert feedback(instrument, SAMPLE.read_bytes(), findings) == feedback(instrument, SAMPLE, findings)


def test_the_colours_and_help_of_the_organisation_come_with_it(instrument: Instrument, tmp_path: Path) -> None:
    city = Organisation(
        name="Gemeente Verzonnen", colour="005B2E", help_points=(HelpPoint(name="Meldpunt", contact="bel 0800"),)
    )
    blob = feedback(instrument, SAMPLE, (), city)
    assert blob is not None
    target = tmp_path / "kleur.xlsx"
    target.write_bytes(blob)
    workbook = opened(target)

    assert "Meldpunt" in [row[0].value for row in workbook[layout.START.title].iter_rows()]
    assert workbook[layout.CONTROL.title]["A5"].fill.fgColor.rgb.endswith("005B2E")


def test_without_the_hidden_sheet_the_workbook_is_still_made_for_the_same_work(
    instrument: Instrument, tmp_path: Path
) -> None:
    book = Return()
    del book.book[layout.META.title]
    path, scan, _ = given_back(instrument, book.save(tmp_path / "zonder-meta.xlsx"))
    again, findings = read(path, instrument)

    assert again is not None
    assert (again.contact, again.full, again.level) == (scan.contact, True, ISSUE.level)
    assert again.answers == scan.answers
    assert [finding.code for finding in findings] == []


typed_text = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=8).map("".join)


@given(texts=st.lists(typed_text, min_size=1, max_size=12))
@example(texts=["".join(PIECES)])
@example(texts=CELLS)
@example(texts=[LONG, *CELLS, *CELLS, *CELLS])
@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_text_survives_the_way_back(
    instrument: Instrument, tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    issue = Issue(workbook_id="proef", process_count=2)
    workbook = build(instrument, issue)
    for number, (sheet, address) in enumerate(places(instrument, issue)):
        put_typed(workbook[sheet][address], texts[number % len(texts)])
    path = tmp_path_factory.mktemp("teksten") / "proef.xlsx"
    path.write_bytes(packed(workbook))
    target, scan, _ = given_back(instrument, path)
    again, _ = read(target, instrument)

    assert again is not None
    same_words(scan, again)


@given(text=typed_text)
@example(text="".join(PIECES))
@example(text="_x0041__x005F_")
@settings(max_examples=60, deadline=None)
def test_a_text_is_written_so_that_it_reads_as_typed(text: str) -> None:
    from python_calamine import CalamineWorkbook

    workbook = openpyxl.Workbook()
    rest = put_typed(workbook.worksheets[0]["A1"], text)
    file = io.BytesIO()
    workbook.save(file)
    rows: list[list[Any]] = CalamineWorkbook.from_object(io.BytesIO(file.getvalue())).get_sheet_by_index(0).to_python()
    read_back = rows[0][0] if rows else ""

    assert rest == ""
    expected = text.replace("\r\n", "\n").replace("\r", "\n")
    assert read_back == "".join("□" if character in "\x00\ufffe\uffff" else character for character in expected)


def test_only_what_xml_cannot_hold_is_replaced() -> None:
    assert escaped("a\x01b_x0041_c\ufffe") == "a_x0001_b_x005F_x0041_c□"


def test_the_mail_counts_and_is_friendly(instrument: Instrument) -> None:
    _, findings = read(SAMPLE, instrument)
    subject, body = mail_text(instrument, findings, "Parkeren", "Wilma", "Bureau I&D")
    wrong = len(errors(findings))

    assert subject == f"Zelfscan Parkeren: nog {wrong + sum(severity(f) is Severity.WARNING for f in findings)} punten"
    assert body.startswith("Beste Wilma,\n")
    assert f"staan {wrong} punten om te verbeteren, en" in body
    assert body.endswith("Bureau I&D")
    assert not {"fout", "fouten", "u", "uw", "{", "helaas"} & set(body.lower().split())


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "Er is niets te verbeteren."), (1, "staat 1 punt om te verbeteren."), (2, "staan 2 punten om te verbeteren.")],
)
def test_the_mail_knows_one_from_many(instrument: Instrument, count: int, words: str) -> None:
    findings = [Finding(code="AN-004", found="x", expected="y")] * count

    assert words in mail_text(instrument, findings, "Parkeren")[1]


def test_the_words_about_what_we_mended_belong_to_findings_that_exist(instrument: Instrument) -> None:
    keys = [key for key in instrument.texts if key.startswith("round.feedback.instead.")]
    for key in keys:
        code, part = key.split(".")[-2:]
        known = CATALOGUE[code].text if part == "matter" else CATALOGUE[code].way_out
        names = {word.split("}")[0] for word in instrument.texts[key].split("{")[1:]}
        allowed = {word.split("}")[0] for word in (CATALOGUE[code].text + CATALOGUE[code].way_out).split("{")[1:]}
        assert names <= allowed | {"found"}, key
        assert known or part != "matter"
    assert len(keys) > 20


def test_feedback_is_for_everyone(
    instrument: Instrument, tmp_path: Path, back: tuple[Path, tuple[Finding, ...]]
) -> None:
    assert workbook_problems(back[0].read_bytes()) == []
    mirror, _, _ = given_back(instrument, Return(MIRROR).save(tmp_path / "spiegel.xlsx"))
    assert workbook_problems(mirror.read_bytes()) == []


def test_feedback_is_a_sound_file(back: tuple[Path, tuple[Finding, ...]]) -> None:
    assert soundness_problems(back[0]) == []
