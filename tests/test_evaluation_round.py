"""`zelfscan ronde evalueren`: from the folder of a round to the report, the notes and the sheets of the overview."""

import datetime as dt
import errno
import io
import json
import shutil
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from docx import Document

from tests.accessibility import word_problems, workbook_problems
from tests.evaluation_rounds import the_instrument
from tests.made_documents import WORD, levels
from tests.round_lists import filled_list
from tests.rounds import a_round, issued, processed, row, workbook
from tests.test_evaluation import text_of
from zelfscan.cli import main
from zelfscan.evaluation import notes_sheet
from zelfscan.evaluation.evaluate import Evaluated, evaluate
from zelfscan.evaluation.facts import Member
from zelfscan.evaluation.gather import gather, yes_and_rest
from zelfscan.evaluation.willing import Basis, add_willing
from zelfscan.messages import sentence
from zelfscan.model.instrument import Level
from zelfscan.rounds import lock, outputs
from zelfscan.rounds.folder import RoundFolder, read_round
from zelfscan.scoring.assessment import assess

DAY = dt.date(2027, 4, 1)
NAMES = tuple(f"Dienst {letter}" for letter in "ABCDEFGH")
"""Fictional directorates."""


def open_answers(place: RoundFolder, slug: str, answers: dict[str, object]) -> None:
    """Put answers of the sheet Evaluatie in the result of a directorate."""
    path = place.result_of(slug)
    data = json.loads(path.read_bytes())
    scan = data["assessment"]["scans"][0]
    data["assessment"]["evaluation"] = [
        {"question": key, "source": scan["source"], "level": scan["level"]}
        | ({"text": value} if isinstance(value, str) else {"number": value})
        for key, value in answers.items()
    ]
    path.write_text(json.dumps(data), encoding="utf-8")


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A processed round of eight directorates that all returned one workbook; made once."""
    out = tuple(issued(name, f"nr-{name[-1]}") for name in NAMES)
    returns = {f"{name}.xlsx": workbook(name, f"nr-{name[-1]}", saved="2027-03-11T10:00:00Z") for name in NAMES}
    made = a_round(tmp_path_factory.mktemp("evaluatie") / "ronde", returns, NAMES, out)
    processed(made)
    for number, name in enumerate(NAMES):
        answers = {"PE10": 4.0, "PE12": 8.0, "PE14": f"Dat {name} te weinig belt, week {number}.", "PE18": "Nee"}
        open_answers(made, name.casefold().replace(" ", "-"), answers)
    return made.path


@pytest.fixture
def place(original: Path, tmp_path: Path) -> RoundFolder:
    """A copy of it for one test."""
    shutil.copytree(original, tmp_path / "ronde")
    return RoundFolder(tmp_path / "ronde")


def run(place: RoundFolder, day: dt.date | None = None) -> Evaluated:
    current, findings = read_round(place.path)
    assert current is not None, findings
    return evaluate(place, current, the_instrument(), DAY, day)


def codes(done: Evaluated) -> list[str]:
    return [finding.code for finding in done.findings]


def report_text(place: RoundFolder) -> str:
    return text_of((place.output / "procesevaluatie.docx").read_bytes())


def members_of(place: RoundFolder) -> tuple[Member, ...]:
    current, _ = read_round(place.path)
    assert current is not None
    return gather(place, current, the_instrument())[0]


def noted(place: RoundFolder, rows: list[dict[str, object]]) -> Path:
    """Fill in rows of the notes by directorate and number; every other key is a header."""
    path = place.path / notes_sheet.FILE
    book = openpyxl.load_workbook(path)
    sheet = book[notes_sheet.NOTES.title]
    headers = {cell.value: cell.column for cell in sheet[5]}
    for values in rows:
        found = next(
            line
            for line in range(6, sheet.max_row + 2)
            if (sheet.cell(line, headers["Directie"]).value, sheet.cell(line, headers["Nr"]).value)
            == (values.get("van"), values.get("bij"))
        )
        for header, value in values.items():
            if header in headers:
                sheet.cell(found, headers[header]).value = value
    book.save(path)
    return path


# --- what it makes ---


def test_the_first_run_makes_report_notes_and_sheets(place: RoundFolder) -> None:
    done = run(place)
    assert codes(done) == ["EV-010"]
    assert (done.report, done.notes, done.new_notes) == (
        "uitvoer/procesevaluatie.docx",
        "procesevaluatie-notities.xlsx",
        True,
    )
    text = report_text(place)
    assert "Alle 8 directies stuurden hun werkboeken terug." in text
    assert "Dat [directie] te weinig belt, week 3." in text
    assert not [name for name in NAMES if name in text]
    overview = openpyxl.load_workbook(place.output / "overzicht.xlsx")
    assert {"Procesevaluatie", "Vragen verbeteren"} <= set(overview.sheetnames)


def test_what_is_made_is_accessible(place: RoundFolder) -> None:
    run(place)
    assert word_problems((place.output / "procesevaluatie.docx").read_bytes()) == []
    assert workbook_problems((place.path / notes_sheet.FILE).read_bytes()) == []


def test_a_second_run_changes_nothing(place: RoundFolder) -> None:
    run(place)
    before = {path: path.read_bytes() for path in place.path.rglob("*") if path.is_file()}
    again = run(place)
    assert codes(again) == []
    assert {path: path.read_bytes() for path in place.path.rglob("*") if path.is_file()} == before


def test_a_report_that_somebody_changed_stays(place: RoundFolder) -> None:
    run(place)
    path = place.output / "procesevaluatie.docx"
    document = Document(str(path))
    document.paragraphs[0].text = "Onze eigen titel"
    document.save(str(path))
    done = run(place)
    assert codes(done) == ["RO-036"]
    assert "Onze eigen titel" in text_of(path.read_bytes())
    assert (place.output / "procesevaluatie (2).docx").exists()


def test_the_date_is_the_last_day_on_which_something_was_said(place: RoundFolder) -> None:
    run(place)
    current, _ = read_round(place.path)
    said = [member.date for member in members_of(place) if member.date]
    assert current is not None
    assert current.date == dt.date(2027, 1, 1)
    assert max(said) < current.date
    assert "stand van 1 januari 2027" in report_text(place)
    run(place, dt.date(2028, 2, 29))
    assert "stand van 29 februari 2028" in report_text(place)


def test_days_feedback_and_level_come_from_the_round_itself(place: RoundFolder) -> None:
    """The date in the workbook lies before it was handed out, so the day on which it was saved counts."""
    member = members_of(place)[0]
    assert member.date == dt.date(2026, 3, 12)
    assert member.days == (10,)
    assert member.asked == {Level.TOGETHER: 1}
    assert member.feedback == 0


def test_somebody_who_sent_nothing_and_somebody_with_an_error_are_part_of_it(tmp_path: Path) -> None:
    returns = {"a.xlsx": workbook("Dienst A", "nr-A", wrong=True)}
    made = a_round(tmp_path / "ronde", returns, ("Dienst A", "Dienst B"), (issued("Dienst A", "nr-A"),))
    processed(made)
    first, second = members_of(made)
    assert (first.feedback, first.voices) == (1, ())
    assert (second.status.value, second.missing) == ("niet ontvangen", {Level.TOGETHER: 1})
    assert codes(run(made)) == ["EV-010"]


# --- opinions of small groups ---


def test_an_opinion_of_a_workbook_with_few_people_is_not_taken_in(place: RoundFolder) -> None:
    for slug, people in (("dienst-a", 4), ("dienst-b", 5)):
        open_answers(place, slug, {"PE13": 1.0, "PE10": 2.0})
        path = place.result_of(slug)
        data = json.loads(path.read_bytes())
        data["assessment"]["scans"][0]["people"] = people
        path.write_text(json.dumps(data), encoding="utf-8")
    small, large = members_of(place)[:2]
    assert [voice.question for voice in small.voices] == ["PE10"]
    assert [voice.question for voice in large.voices] == ["PE13", "PE10"]


def test_every_answer_about_the_scan_knows_its_workbook_and_level() -> None:
    scans = levels(the_instrument())
    assessment, _ = assess(the_instrument(), scans)
    assert [(item.source, item.level) for item in assessment.evaluation] == [
        (scan.source, scan.level) for scan in scans
    ]


def test_a_note_cannot_bring_in_the_opinion_of_one_person(place: RoundFolder) -> None:
    run(place)
    noted(place, [{"van": "Dienst A", "bij": "PE25", "Nr": "PE13", "Kort antwoord": "1"}])
    assert codes(run(place)) == ["EV-007"]


# --- willing or reluctant ---


def test_willing_is_read_from_the_sheet_keuze(place: RoundFolder) -> None:
    options = ("Nee, nog niet", "Twijfelt", "ja, als er hulp is", "Ja, en de directeur geeft opdracht")
    choice = [{"Directie": name, "Wil de directie?": options[place % 4]} for place, name in enumerate(NAMES)]
    choice[7]["Wil de directie?"] = "Misschien"
    filled_list(place.participants, [row(name) for name in NAMES], (), (), choice)
    members = members_of(place)
    basis, findings = add_willing(place.participants, the_instrument(), members)
    assert basis is Basis.CHOICE
    assert [member.willing for member in members] == [False, False, True, True, False, False, True, None]
    assert [(finding.code, finding.found) for finding in findings] == [("EV-004", "Misschien")]
    assert "Bedoel je" in sentence(findings[0])


def test_without_enough_answers_the_preconditions_say_who_wanted_to(place: RoundFolder) -> None:
    choice = [{"Directie": "Dienst A", "Wil de directie?": "Nee, nog niet"}]
    filled_list(place.participants, [row(name) for name in NAMES], (), (), choice)
    members = members_of(place)
    basis, _ = add_willing(place.participants, the_instrument(), members)
    assert basis in (Basis.ADVICE, Basis.NOTHING)
    assert members[0].willing is not False or basis is Basis.ADVICE


def test_a_list_that_is_gone_or_broken_is_no_reason_to_stop(place: RoundFolder) -> None:
    place.participants.write_bytes(b"geen werkboek")
    assert add_willing(place.participants, the_instrument(), members_of(place))[0] is not Basis.CHOICE
    place.participants.unlink()
    assert codes(run(place)) == ["EV-010"]


# --- notes of the bureau ---


def test_notes_come_back_and_nothing_in_the_file_changes(place: RoundFolder) -> None:
    run(place)
    rows: list[dict[str, object]] = [
        {"van": name, "bij": "PE21", "Notitie": f"Een vaste dag hielp ({number})"} for number, name in enumerate(NAMES)
    ]
    rows += [{"van": name, "bij": "PE25", "Kort antwoord": "7,5"} for name in NAMES]
    rows += [{"van": name, "bij": "PE16", "Kort antwoord": "4: wel"} for name in NAMES]
    rows += [{"van": name, "bij": "PE23", "Kort antwoord": "Ja"} for name in NAMES]
    path = noted(place, rows)
    before = path.read_bytes()
    assert codes(run(place)) == []
    assert path.read_bytes() == before
    text = report_text(place)
    assert "“Een vaste dag hielp (5)”" in text
    assert "Rapportcijfer voor het plan: gemiddeld 7,5 (8 directies)." in text
    assert "De uitkomst klopte met het eigen beeld: gemiddeld 4,0 (8 directies)." in text
    assert "Ja: de meeste directies." in text


def test_a_copied_row_is_a_second_answer(place: RoundFolder) -> None:
    run(place)
    noted(place, [{"van": None, "bij": None, "Directie": "Dienst A", "Nr": "pe21", "Notitie": "Nog iets"}])
    run(place)
    current, _ = read_round(place.path)
    assert current is not None
    members = members_of(place)
    from zelfscan.evaluation.notes_read import read_notes

    assert read_notes(place.path / notes_sheet.FILE, the_instrument(), members) == ()
    assert [voice.text for voice in members[0].voices if voice.question == "PE21"] == ["Nog iets"]


def test_everything_that_is_wrong_in_the_notes_is_named_with_its_cell(place: RoundFolder) -> None:
    run(place)
    noted(
        place,
        [
            {"van": "Dienst A", "bij": "PE21", "Directie": "Dienst AA", "Notitie": "iets"},
            {"van": "Dienst B", "bij": "PE21", "Nr": "PE211", "Notitie": "iets"},
            {"van": "Dienst C", "bij": "PE25", "Kort antwoord": "11"},
            {"van": "Dienst D", "bij": "PE23", "Kort antwoord": "soms", "Notitie": "Het hangt ervan af"},
            {"van": None, "bij": None, "Vraag": "Los briefje"},
        ],
    )
    done = run(place)
    assert codes(done) == ["EV-006", "EV-007", "EV-008", "EV-008", "EV-009"]
    assert all(finding.cell and finding.sheet == "Notities" for finding in done.findings)
    assert 'Bedoel je "Dienst A"?' in sentence(done.findings[0])


@pytest.mark.parametrize("data", [b"", b"geen werkboek", b"PK\x03\x04 kapot"])
def test_notes_that_cannot_be_opened_are_a_finding_and_stay_as_they_are(place: RoundFolder, data: bytes) -> None:
    path = place.path / notes_sheet.FILE
    path.write_bytes(data)
    done = run(place)
    assert done.findings
    assert done.report
    assert path.read_bytes() == data


def test_notes_without_their_table_are_a_finding(place: RoundFolder) -> None:
    book = openpyxl.Workbook()
    book.save(place.path / notes_sheet.FILE)
    assert codes(run(place)) == ["EV-005"]


def test_a_directorate_that_joined_later_is_named(place: RoundFolder) -> None:
    run(place)
    path = place.path / notes_sheet.FILE
    book = openpyxl.load_workbook(path)
    sheet = book["Notities"]
    for line in range(sheet.max_row, 5, -1):
        if sheet.cell(line, 1).value == "Dienst H":
            for cell in sheet[line]:
                cell.value = None
    book.save(path)
    done = run(place)
    assert [(finding.code, finding.found) for finding in done.findings] == [("EV-011", "Dienst H")]


def test_the_notes_are_filled_with_what_the_round_knows(place: RoundFolder) -> None:
    run(place)
    sheet = openpyxl.load_workbook(place.path / notes_sheet.FILE)["Notities"]
    headers = {cell.value: cell.column - 1 for cell in sheet[5]}
    rows = [[cell.value for cell in line] for line in sheet.iter_rows(min_row=6)]
    known = {line[headers["Nr"]]: line[headers["Wat de ronde al weet"]] for line in rows if line[0] == "Dienst A"}
    assert known["PE2"].startswith("Werkboeken terug: samen 1 van 1.")
    assert known["PE9"].endswith(".")
    outside = {item.id for item in the_instrument().evaluation if not item.in_workbook}
    assert set(known) == outside
    assert len(rows) == len(NAMES) * len(outside)


# --- hostile and missing files, and the command ---


def test_a_result_that_is_gone_or_broken_is_named_and_the_others_count(place: RoundFolder) -> None:
    place.result_of("dienst-a").unlink()
    place.result_of("dienst-b").write_text("{", encoding="utf-8")
    done = run(place)
    assert codes(done) == ["EV-002", "EV-002", "EV-010"]
    assert done.report


def test_a_damaged_administration_is_named(place: RoundFolder) -> None:
    place.ledger.write_text("[", encoding="utf-8")
    assert "EV-003" in codes(run(place))


def test_a_round_that_was_never_processed_says_what_to_do(tmp_path: Path) -> None:
    made = a_round(tmp_path / "ronde", {}, ("Dienst A",))
    done = run(made)
    assert codes(done) == ["EV-001"]
    assert "ronde verwerken" in sentence(done.findings[0])
    assert not (made.path / notes_sheet.FILE).exists()


def test_a_template_of_ones_own_that_does_not_work_is_a_finding(place: RoundFolder) -> None:
    own = place.path / "eigen.docx"
    document = Document(str(WORD["procesevaluatie"]))
    document.paragraphs[0].text = "{{ bestaat_niet }}"
    document.save(str(own))
    settings = place.settings.read_text(encoding="utf-8")
    place.settings.write_text(settings + "\n", encoding="utf-8")
    current, _ = read_round(place.path)
    assert current is not None
    done = evaluate(place, current.model_copy(update={"evaluation_template": "eigen.docx"}), the_instrument(), DAY)
    assert codes(done) == ["EV-010", "UI-002"]
    assert done.report == ""


def test_the_command_makes_the_report_and_says_where(place: RoundFolder) -> None:
    outcome = CliRunner().invoke(main, ["ronde", "evalueren", str(place.path)])
    assert outcome.exit_code == 0, outcome.output
    assert "procesevaluatie.docx" in outcome.output
    assert "Lees na wat directies zelf schreven" in outcome.output


def test_two_commands_at_once_is_said_and_nothing_is_made(place: RoundFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    def taken(_handle: int) -> None:
        raise OSError

    monkeypatch.setattr(lock, "_take", taken)
    outcome = CliRunner().invoke(main, ["ronde", "evalueren", str(place.path)])
    assert outcome.exit_code == 1
    assert "Er is al een opdracht bezig" in outcome.output
    assert not (place.output / "procesevaluatie.docx").exists()


def test_a_full_disk_is_a_finding(place: RoundFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_path: Path, _blob: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "procesevaluatie.docx")

    monkeypatch.setattr(outputs, "write_atomic", full)
    outcome = CliRunner().invoke(main, ["ronde", "evalueren", str(place.path)])
    assert outcome.exit_code == 1
    assert "RO-038" in outcome.output
    assert "Er is geen rapport gemaakt" in outcome.output


def test_the_command_ends_with_1_when_something_is_wrong(tmp_path: Path) -> None:
    made = a_round(tmp_path / "ronde", {}, ("Dienst A",))
    outcome = CliRunner().invoke(main, ["ronde", "evalueren", str(made.path)])
    assert outcome.exit_code == 1
    assert "EV-001" in outcome.output


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Ja", (True, "")), ("nee\nMaar wel druk", (False, "Maar wel druk")), ("Soms", (None, "Soms")), ("", (None, ""))],
)
def test_yes_and_no_stand_on_the_first_line(text: str, expected: tuple[bool | None, str]) -> None:
    assert yes_and_rest(text) == expected


def test_the_notes_open_as_a_workbook(place: RoundFolder) -> None:
    run(place)
    book = openpyxl.load_workbook(io.BytesIO((place.path / notes_sheet.FILE).read_bytes()))
    assert book.sheetnames == ["Notities", "Lijsten"]
    assert book["Notities"]["A1"].value == "Notities voor de procesevaluatie"
