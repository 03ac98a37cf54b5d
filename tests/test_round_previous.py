"""A round based on an earlier one: what is taken over, what stands in the new workbooks, and what counts of it."""

import datetime as dt
import email
import email.policy
import io
import json
import os
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner
from click.testing import Result as Run

from tests.returns import the_instrument
from tests.rounds import a_round, processed, put, workbook
from zelfscan.cli import main
from zelfscan.model.finding import Finding
from zelfscan.model.instrument import Instrument, Level, State
from zelfscan.model.moved import Moved
from zelfscan.model.plan import Result
from zelfscan.model.scan import Scan
from zelfscan.rounds.feedback import feedback
from zelfscan.rounds.folder import RoundFolder, read_round
from zelfscan.rounds.participants import read_participants
from zelfscan.rounds.previous_cells import cells_of, changed, then_of
from zelfscan.workbook import layout
from zelfscan.workbook.read import read, read_bytes

CARE, WORK = "Zorg en Onderwijs", "Werk en Inkomen"
TYPIST = Path(__file__).parent / "libreoffice" / "typist.py"


def zelfscan(*order: object) -> Run:
    return CliRunner().invoke(main, [str(word) for word in order])


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> RoundFolder:
    """A round in which one directorate handed in two workbooks that agree, and another did not take part."""
    folder = tmp_path_factory.mktemp("rondes") / "oud"
    returns = {"een.xlsx": workbook(CARE, "n1"), "twee.xlsx": workbook(CARE, "n2")}
    place = a_round(folder, returns, (CARE, WORK))
    assert processed(place).failed is False
    return place


@pytest.fixture(scope="module")
def new(old: RoundFolder) -> RoundFolder:
    """The round after it, handed out."""
    place = RoundFolder(old.path.parent / "nieuw")
    made = zelfscan("ronde", "nieuw", place.path, "--vorige", old.path, "--naam", "Voorjaar 2028")
    assert made.exit_code == 0, made.output
    issued = zelfscan("ronde", "uitgeven", place.path)
    assert issued.exit_code == 0, issued.output
    return place


def handed_out(place: RoundFolder, directorate: str = "zorg-en-onderwijs") -> Path:
    return place.issued_to(directorate) / f"zelfscan-{directorate}-samen.xlsx"


def result(place: RoundFolder, directorate: str = "zorg-en-onderwijs") -> Result:
    return Result.model_validate_json(place.result_of(directorate).read_bytes())


def shown(path: Path) -> dict[tuple[str, str], str]:
    """What a workbook shows of last time, by row and header."""
    found = {}
    for sheet in openpyxl.load_workbook(path).worksheets:
        headers: dict[int, str] = {}
        for cells in sheet.iter_rows(values_only=True):
            if cells[0] == layout.ID:
                headers = {place: str(cell) for place, cell in enumerate(cells) if cell}
            for place, cell in enumerate(cells):
                if str(cell or "").startswith(layout.LAST_TIME):
                    found[str(cells[0]), headers[place]] = str(cell).removeprefix(layout.last_time(""))
    return found


def texts_of(scale: str) -> dict[str, str]:
    return {item.id: item.text for scale_ in the_instrument().scales if scale_.id == scale for item in scale_.options}


# --- a new folder ---


def test_a_round_after_another_has_its_settings_and_points_at_it(old: RoundFolder, new: RoundFolder) -> None:
    before, after = read_round(old.path)[0], read_round(new.path)[0]
    assert before
    assert after
    assert after.name == "Voorjaar 2028"
    assert after.previous == "../oud"
    assert (after.first_round, after.deadline, after.retention) == (False, None, None)
    same = ("organisation", "sender", "scope", "minimum_group", "prefill", "mail_template", "content")
    assert [getattr(after, name) for name in same] == [getattr(before, name) for name in same]
    assert after.date == dt.date.today()


def test_everything_the_settings_can_hold_comes_along(old: RoundFolder, tmp_path: Path) -> None:
    rich = RoundFolder(tmp_path / "rijk")
    outside = tmp_path / "brief.docx"
    outside.write_bytes(b"brief")
    assert zelfscan("ronde", "nieuw", rich.path, "--organisatie", 'Gemeente "A: B" #1').exit_code == 0
    (rich.path / "eigen").mkdir()
    (rich.path / "eigen" / "plan.docx").write_bytes(b"plan")
    text = rich.settings.read_text(encoding="utf-8")
    changes = {
        'verbeterplan: ""': "verbeterplan: eigen/plan.docx",
        'opdrachtbrief: ""': f"opdrachtbrief: {outside}",
        "meldpunten: []": "meldpunten:\n    - naam: 'Punt: één'\n      contact: \"bel\"",
        "aanbod: []": "aanbod:\n    - sleutel: intervisie\n      naam: Intervisie",
        "kleinste_groep: 5": "kleinste_groep: 7",
        "afbakening: alle": "afbakening: herkomst",
        "kleur: 1F4E79": "kleur: 112233",
        'afzender: ""': "afzender: Bureau <i@voorbeeld.nl>",
    }
    for before, after in changes.items():
        assert before in text
        text = text.replace(before, after, 1)
    rich.settings.write_text(text, encoding="utf-8")
    known, findings = read_round(rich.path)
    assert known, findings
    place = RoundFolder(tmp_path / "dieper" / "nieuw")
    told = zelfscan("ronde", "nieuw", place.path, "--vorige", rich.path)
    assert read_round(place.path)[0] == known.model_copy(
        update={
            "name": "nieuw",
            "date": dt.date.today(),
            "first_round": False,
            "previous": "../../rijk",
            "letter_template": "../../brief.docx",
        }
    ), told.output
    assert (place.path / "eigen" / "plan.docx").read_bytes() == b"plan"
    assert "../../brief.docx (blijft staan waar het stond)" in told.output


def test_the_list_of_participants_has_what_directorates_filled_in(old: RoundFolder, new: RoundFolder) -> None:
    told, findings = read_participants(new.participants, the_instrument())
    assert not findings
    care = next(item for item in told if item.directorate == CARE)
    before = result(old).assessment
    assert [(item.code, item.name, item.contact) for item in care.processes] == [
        (item.code, item.name, item.contact) for item in before.processes
    ]
    assert {role.role for role in care.roles} == {role.role for role in before.roles}
    listed, _ = read_participants(old.participants, the_instrument())
    for then, now in zip(listed, told, strict=True):
        assert now.copies == then.copies
        assert (now.directorate, now.mail, now.contact, now.full) == (
            then.directorate,
            then.mail,
            then.contact,
            then.full,
        )


def test_more_directorates_than_ready_rows_fit_in_the_list(tmp_path: Path) -> None:
    names = tuple(f"Dienst {number}" for number in range(1, 56))
    place = a_round(tmp_path / "oud", {}, names)
    assert zelfscan("ronde", "nieuw", tmp_path / "nieuw", "--vorige", place.path).exit_code == 0
    told, findings = read_participants(RoundFolder(tmp_path / "nieuw").participants, the_instrument())
    assert [item.directorate for item in told] == list(names)
    assert not findings


@pytest.mark.parametrize(
    ("order", "said"),
    [
        (("--vorige", "nergens"), "bestaat niet"),
        (("--vorige", "leeg"), "RO-001"),
        (("--vorige", "leeg", "--organisatie", "X"), "Laat --organisatie weg"),
    ],
)
def test_a_round_after_nothing_is_refused_kindly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, order: tuple[str, ...], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "leeg").mkdir()
    told = zelfscan("ronde", "nieuw", "nieuw", *order)
    assert told.exit_code != 0
    assert said in told.output
    assert not (tmp_path / "nieuw").exists()


# --- the new workbooks ---


def test_a_workbook_shows_exactly_the_answers_of_last_time(old: RoundFolder, new: RoundFolder) -> None:
    before, found = result(old).assessment, shown(handed_out(new))
    opinions = {question.id for question in the_instrument().questions if question.opinion}
    options = texts_of("answers")
    expected = {
        (answer.question, answer.process or layout.DIRECTORATE): options[answer.option]
        for answer in before.answers
        if answer.option and answer.question not in opinions
    }
    questions = {question.id for question in the_instrument().questions}
    answers = {key: text for key, text in found.items() if key[0] in questions and key[1] not in layout.TEXTS}
    assert answers == expected
    assert len(expected) > 30
    for process in before.processes:
        for attribute, value in process.attributes.items():
            options_ = next(item.options for item in the_instrument().attributes if item.id == attribute)
            assert found[attribute, process.code] == layout.attribute_choice(value, options_[value])
    remarks = {(item.remark.question, layout.EVIDENCE): item.remark.evidence for item in before.remarks}
    for key, text in remarks.items():
        if text and key[0] in {question for question, _ in expected}:
            assert found[key] == text


def test_an_untouched_workbook_answers_nothing(new: RoundFolder) -> None:
    scan, findings = read(handed_out(new), the_instrument())
    assert scan is not None
    assert {answer.state for answer in scan.answers} == {State.OPEN}
    assert (scan.remarks, scan.documents, scan.preconditions) == ((), (), ())
    assert all(not process.attributes for process in scan.processes)
    shows = {key for key in shown(handed_out(new)) if key[1] not in layout.TEXTS}
    assert {(question, process or layout.DIRECTORATE) for question, process in scan.unconfirmed} < shows
    told = [finding for finding in findings if finding.code.startswith("HM-")]
    assert {finding.sheet for finding in told} == {"Vragen", "Werkprocessen", "Documenten", "Randvoorwaarden"}
    assert {(finding.code, finding.sheet) for finding in told if finding.code != "HM-002"} == {
        ("HM-006", "Randvoorwaarden")
    }
    assert "WP-004" not in {finding.code for finding in findings}


def test_who_did_not_take_part_gets_an_ordinary_workbook_and_the_bureau_is_told(new: RoundFolder) -> None:
    assert not shown(handed_out(new, "werk-en-inkomen"))
    book = openpyxl.load_workbook(handed_out(new, "werk-en-inkomen"))
    assert layout.STILL not in {cell.value for cell in book["Vragen"][layout.FIRST_TABLE_ROW]}
    told = zelfscan("ronde", "uitgeven", new.path)
    assert "[HM-010] Van Werk en Inkomen" in told.output
    assert "Er is niets nieuws uit te delen." in told.output


def test_the_mail_says_that_old_answers_are_in_the_workbook_only_where_they_are(new: RoundFolder) -> None:
    again = the_instrument().texts["round.mail.again"]
    told = {}
    for directorate in ("zorg-en-onderwijs", "werk-en-inkomen"):
        draft = handed_out(new, directorate).with_name("mail-samen.eml").read_bytes()
        body = email.message_from_bytes(draft, policy=email.policy.default).get_body(("plain",))
        told[directorate] = body is not None and again in body.get_content()
    assert told == {"zorg-en-onderwijs": True, "werk-en-inkomen": False}


def test_new_answers_in_the_old_round_lead_to_a_new_workbook(old: RoundFolder, tmp_path: Path) -> None:
    place = a_round(tmp_path / "oud", {"een.xlsx": workbook(CARE, "n1")}, (CARE,))
    processed(place)
    after = RoundFolder(tmp_path / "nieuw")
    zelfscan("ronde", "nieuw", after.path, "--vorige", place.path)
    zelfscan("ronde", "uitgeven", after.path)
    stored = json.loads(place.result_of("zorg-en-onderwijs").read_text(encoding="utf-8"))
    answer = next(item for item in stored["assessment"]["answers"] if item["option"] == "nee")
    answer |= {"option": "ja", "value": 0}
    place.result_of("zorg-en-onderwijs").write_text(json.dumps(stored), encoding="utf-8")
    zelfscan("ronde", "uitgeven", after.path)
    newer = handed_out(after).with_name("zelfscan-zorg-en-onderwijs-samen-v2.xlsx")
    first = shown(handed_out(after))
    changes = {key for key, text in shown(newer).items() if first[key] != text}
    assert changes == {(answer["question"], answer["process"] or layout.DIRECTORATE)}


def test_a_result_that_cannot_be_read_is_a_finding_and_no_crash(tmp_path: Path) -> None:
    place = a_round(tmp_path / "oud", {"een.xlsx": workbook(CARE, "n1")}, (CARE,))
    after = RoundFolder(tmp_path / "nieuw")
    zelfscan("ronde", "nieuw", after.path, "--vorige", place.path)
    assert "[HM-014]" in zelfscan("ronde", "uitgeven", after.path).output
    place.result_of("zorg-en-onderwijs").parent.mkdir(parents=True)
    place.result_of("zorg-en-onderwijs").write_text("{", encoding="utf-8")
    told = zelfscan("ronde", "uitgeven", after.path)
    assert "[HM-013]" in told.output
    assert told.exit_code == 0


# --- what may be shown ---


@pytest.fixture
def then(old: RoundFolder) -> Result:
    return result(old)


def cells(then: Result, instrument: Instrument | None = None, level: Level = Level.TOGETHER) -> set[tuple[str, str]]:
    known = instrument or the_instrument()
    found = cells_of(then_of(known, then, then.assessment.scope), level, then.assessment.processes)
    return {(cell.row, cell.header) for cell in found}


def changed_question(instrument: Instrument, number: int, **fields: Any) -> Instrument:
    questions = list(instrument.questions)
    questions[number] = questions[number].model_copy(update=fields)
    return instrument.model_copy(update={"questions": tuple(questions), "version": "2099.1"})


def test_only_a_question_in_the_same_words_keeps_its_answer(then: Result) -> None:
    number, question = next(
        (number, item)
        for number, item in enumerate(the_instrument().questions)
        if (item.id, layout.DIRECTORATE) in cells(then)
    )
    other = changed_question(the_instrument(), number, text="Is dit een andere vraag?")
    gone = {row for row, _ in cells(then)} - {row for row, _ in cells(then, other)}
    preconditions = {item.id for item in the_instrument().preconditions}
    beside = preconditions | {item.id for item in the_instrument().documents}
    assert gone - beside == {question.id}
    assert changed(then_of(other, then, then.assessment.scope)) == (question.id,)
    renamed = changed_question(the_instrument(), number, id="V99.1a")
    assert question.id not in {row for row, _ in cells(then, renamed)}
    moved = {"id": question.id, "how": "moved", "to": ("V99.1a",)}
    followed = renamed.model_copy(update={"moved": (*renamed.moved, Moved.model_validate(moved, strict=False))})
    assert ("V99.1a", layout.DIRECTORATE) in cells(then, followed)


def test_other_answers_to_choose_from_leave_every_answer_out(then: Result) -> None:
    scales = tuple(
        scale.model_copy(update={"options": tuple(o.model_copy(update={"text": f"{o.text}!"}) for o in scale.options)})
        for scale in the_instrument().scales
    )
    other = the_instrument().model_copy(update={"scales": scales, "version": "2099.1"})
    attributes = {attribute.id for attribute in other.attributes}
    assert {row for row, _ in cells(then, other)} == attributes


def test_a_result_that_does_not_tell_how_it_was_put_is_used_for_the_same_version_alone(then: Result) -> None:
    bare = then.model_copy(update={"asked": None})
    assert cells(bare) == cells(then)
    later = the_instrument().model_copy(update={"version": "2099.1"})
    assert cells(bare, later) == set()


def test_copies_that_differ_show_nothing_there_and_residents_never(then: Result) -> None:
    told = then.assessment
    first = next(item for item in told.answers if item.option == "nee")
    other = first.model_copy(update={"option": "ja", "value": 0, "source": "ander.xlsx"})
    differing = then.model_copy(update={"assessment": told.model_copy(update={"answers": (*told.answers, other)})})
    place = (first.question, first.process or layout.DIRECTORATE)
    assert place in cells(then)
    assert place not in cells(differing)
    assert cells(then) - cells(differing) >= {place}
    assert cells(then, level=Level.MANAGEMENT) == set()
    assert cells(then, level=Level.EXPERIENCE) == set()


def test_a_work_process_with_another_name_starts_without_answers(then: Result) -> None:
    renamed = tuple(item.model_copy(update={"name": "Iets anders"}) for item in then.assessment.processes)
    found = cells_of(then_of(the_instrument(), then, then.assessment.scope), Level.TOGETHER, renamed)
    assert {cell.header for cell in found} >= {layout.DIRECTORATE}
    assert "P1" not in {cell.header for cell in found}


def test_opinions_are_asked_anew(then: Result) -> None:
    opinions = {question.id for question in the_instrument().questions if question.opinion}
    answered = {answer.question for answer in then.assessment.answers}
    assert opinions & answered
    assert not opinions & {row for row, _ in cells(then)}


# --- what comes back ---


def typed(path: Path, *changes: tuple[str, str, str | None]) -> bytes:
    """A workbook with texts typed in it, by row and header."""
    book = openpyxl.load_workbook(path)
    wanted = {(row_id, header): text for row_id, header, text in changes}
    for sheet in book.worksheets:
        headers: dict[int, str] = {}
        for line in sheet.iter_rows():
            if line[0].value == layout.ID:
                headers = {place: str(cell.value) for place, cell in enumerate(line) if cell.value}
            for place, cell in enumerate(line):
                if (str(line[0].value), headers.get(place, "")) in wanted:
                    cell.value = wanted.pop((str(line[0].value), headers[place]))
    assert not wanted
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def back(data: bytes) -> tuple[Scan, tuple[Finding, ...]]:
    scan, findings = read_bytes(data, "terug.xlsx", the_instrument())
    assert scan is not None
    return scan, findings


def told_of(findings: tuple[Finding, ...], *codes: str) -> list[tuple[str, str]]:
    return [(finding.code, finding.cell) for finding in findings if finding.code in codes]


@cache
def a_row(path: Path) -> tuple[str, str, str]:
    """A question with evidence: id, header and the text of last time."""
    found = shown(path)
    row_id = next(row_id for row_id, header in found if header == layout.EVIDENCE)
    header, text = next(
        (header, text) for (row, header), text in found.items() if row == row_id and header not in layout.TEXTS
    )
    return row_id, header, text


def answer(scan: Scan, row_id: str, header: str) -> str | None:
    process = None if header == layout.DIRECTORATE else header
    return next(item.option for item in scan.answers if (item.question, item.process) == (row_id, process))


@pytest.mark.parametrize("yes", [layout.STILL_YES, "ja", " JA ", "Ja, dat klopt nog"])
def test_a_confirmed_row_counts_as_it_was(new: RoundFolder, yes: str) -> None:
    row_id, header, text = a_row(handed_out(new))
    scan, _ = back(typed(handed_out(new), (row_id, layout.STILL, yes)))
    assert texts_of("answers")[answer(scan, row_id, header) or ""] == text
    assert [remark.question for remark in scan.remarks] == [row_id]
    assert layout.LAST_TIME not in scan.remarks[0].evidence
    assert row_id not in {question for question, _ in scan.unconfirmed}


def test_a_new_answer_counts_whatever_stands_beside_it_and_the_old_text_does_not(new: RoundFolder) -> None:
    row_id, header, _ = a_row(handed_out(new))
    for said in (None, layout.STILL_NO):
        scan, findings = back(typed(handed_out(new), (row_id, header, "Weet ik niet"), (row_id, layout.STILL, said)))
        assert answer(scan, row_id, header) == "weet_niet"
        assert not scan.remarks
        assert len(told_of(findings, "HM-005")) == 1
        assert not told_of(findings, "HM-003", "HM-004")
    scan, _ = back(typed(handed_out(new), (row_id, header, "Weet ik niet"), (row_id, layout.STILL, layout.STILL_YES)))
    assert (answer(scan, row_id, header), len(scan.remarks)) == ("weet_niet", 1)


def test_saying_that_it_changed_without_a_new_answer_is_named(new: RoundFolder) -> None:
    row_id, header, _ = a_row(handed_out(new))
    scan, findings = back(typed(handed_out(new), (row_id, layout.STILL, layout.STILL_NO)))
    assert answer(scan, row_id, header) is None
    assert len(told_of(findings, "HM-003")) == 1
    scan, findings = back(typed(handed_out(new), (row_id, layout.STILL, "misschien")))
    assert answer(scan, row_id, header) is None
    assert len(told_of(findings, "HM-004")) == 1


def test_attributes_and_documents_are_confirmed_in_the_same_way(new: RoundFolder) -> None:
    found = shown(handed_out(new))
    document = next(row_id for row_id, header in found if header == layout.DOCUMENTS.headers[2])
    scan, _ = back(
        typed(handed_out(new), ("W3", layout.STILL, layout.STILL_YES), (document, layout.STILL, layout.STILL_YES))
    )
    assert {process.code: process.attributes for process in scan.processes}["P1"] == {"W3": int(found["W3", "P1"][0])}
    assert [item.document for item in scan.documents] == [document]


def test_what_people_write_themselves_is_never_taken_for_last_time(new: RoundFolder) -> None:
    row_id, header, _ = a_row(handed_out(new))
    own = "Vorige keer: hadden we dit niet"
    scan, _ = back(typed(handed_out(new), (row_id, header, "Deels"), (row_id, layout.EXPLANATION, own)))
    assert [remark.explanation for remark in scan.remarks] == [own]
    ordinary = handed_out(new, "werk-en-inkomen")
    scan, findings = back(typed(ordinary, (row_id, layout.EXPLANATION, own)))
    assert [remark.explanation for remark in scan.remarks] == [own]
    assert not told_of(findings, "HM-001", "HM-002")


def test_feedback_keeps_what_is_confirmed_and_what_is_not(new: RoundFolder) -> None:
    row_id, _, _ = a_row(handed_out(new))
    others = [key for key in shown(handed_out(new)) if key[0] not in (row_id, "W3") and key[1] == layout.DIRECTORATE]
    changes = (
        (row_id, layout.STILL, layout.STILL_YES),
        ("W3", layout.STILL, layout.STILL_YES),
        (others[0][0], others[0][1], "jaa"),
        (others[1][0], others[1][1], "Deels"),
        (others[2][0], layout.STILL, layout.STILL_NO),
    )
    scan, findings = back(typed(handed_out(new), *changes))
    made = feedback(the_instrument(), typed(handed_out(new), *changes), findings)
    assert made is not None
    again, _ = back(made)
    assert (again.answers, again.unconfirmed, again.processes) == (scan.answers, scan.unconfirmed, scan.processes)
    assert (again.remarks, again.documents, again.workbook_id) == (scan.remarks, scan.documents, scan.workbook_id)
    book = openpyxl.load_workbook(io.BytesIO(made))
    assert layout.LEFTOVER.title not in book.sheetnames
    once_more = feedback(the_instrument(), made, back(made)[1])
    assert once_more is not None
    assert back(once_more)[0].unconfirmed == scan.unconfirmed


# --- the whole way, in LibreOffice ---


@pytest.mark.libreoffice
@pytest.mark.parametrize("ending", [".xlsx", ".ods"])
def test_confirmed_changed_and_left_answers_go_the_whole_way(
    old: RoundFolder, new: RoundFolder, tmp_path: Path, ending: str
) -> None:
    path, found = handed_out(new), shown(handed_out(new))
    rows = list(dict.fromkeys(row_id for row_id, header in found if header not in layout.TEXTS and row_id[0] == "V"))
    confirmed, newly, left = rows[0:30:3], rows[1:30:3], rows[2:30:3]
    headers = {row_id: header for row_id, header in found if header not in layout.TEXTS}
    steps = [
        {
            "do": "type",
            "sheet": "Vragen",
            "row": row_id,
            "header": layout.STILL,
            "kind": "text",
            "value": layout.STILL_YES,
        }
        for row_id in confirmed
    ]
    steps += [
        {
            "do": "type",
            "sheet": "Vragen",
            "row": row_id,
            "header": headers[row_id],
            "kind": "text",
            "value": "Weet ik niet",
        }
        for row_id in newly
    ]
    target = tmp_path / f"terug{ending}"
    jobs = tmp_path / "jobs.json"
    jobs.write_text(json.dumps([{"open": str(path), "save": str(target), "steps": steps}]), encoding="utf-8")
    subprocess.run([os.environ.get("UNO_PYTHON", "/usr/bin/python3"), str(TYPIST), str(jobs)], check=True)
    put(new, "terug.xlsx" if ending == ".xlsx" else "terug.ods", target.read_bytes())
    processed(new, anew=True)
    told = result(new).assessment
    before = {(item.question, item.process): item.option for item in result(old).assessment.answers}
    now = {(item.question, item.process): item for item in told.answers}
    for key, item in now.items():
        if key[0] in confirmed:
            assert item.option == before[key]
        elif key[0] in newly:
            assert item.option == "weet_niet"
        elif key[0] in left:
            assert item.state is State.OPEN
            assert key in told.unconfirmed
    assert not {question for question, _ in told.unconfirmed} & {*confirmed, *newly}
    (new.returns / f"terug{ending}").unlink()
