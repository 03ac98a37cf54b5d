"""The samples: what LibreOffice filled in is what the sources say, and they show what samples/README.md promises."""

import zipfile
from functools import cache
from pathlib import Path

import pytest

from tests.libreoffice.make_samples import make
from tests.sample_sources import (
    FAULTS,
    RETURNS,
    SAMPLES,
    SOURCES,
    Source,
    answer_words,
    expected_answers,
    issue_of,
    read_sources,
)
from zelfscan.instrument.load import load_instrument
from zelfscan.messages import severity
from zelfscan.model.assessment import Assessment, Label
from zelfscan.model.finding import Finding, Severity
from zelfscan.model.instrument import ContactType, EvaluationForm, Instrument, Level
from zelfscan.model.plan import Advice
from zelfscan.model.scan import Scan
from zelfscan.planning.preconditions import outcome
from zelfscan.scoring.assessment import assess
from zelfscan.workbook.positions import positions
from zelfscan.workbook.read import read

ALL = read_sources()
GOOD = [source for source in ALL if not source.faults]
FAULTY = next(source for source in ALL if source.faults)
COUNTS_OF_WHAT_IS_OPEN = {"OP-001", "OP-002"}

each_good = pytest.mark.parametrize("source", GOOD, ids=lambda source: source.name)


def scan_of(source: Source) -> Scan:
    """The returned workbook of a source, as read."""
    scan, findings = _read(source.path)
    assert scan is not None, findings
    return scan


@cache
def _read(path: Path) -> tuple[Scan | None, tuple[Finding, ...]]:
    """A workbook, read once for all tests."""
    instrument, _ = load_instrument()
    assert instrument is not None
    return read(path, instrument)


def findings_of(source: Source) -> tuple[Finding, ...]:
    """What reading had to say about the returned workbook of a source."""
    return _read(source.path)[1]


@each_good
def test_a_good_return_has_nothing_to_tell_but_what_is_open(source: Source) -> None:
    told = [finding for finding in findings_of(source) if finding.code not in COUNTS_OF_WHAT_IS_OPEN]
    assert told == []


@each_good
def test_every_answer_is_the_one_in_the_source(instrument: Instrument, source: Source) -> None:
    found = {(item.question, item.process): item.option for item in scan_of(source).answers}
    assert found == expected_answers(instrument, source)


@each_good
def test_every_explanation_is_the_one_in_the_source(source: Source) -> None:
    found = {item.question: (item.evidence, item.explanation) for item in scan_of(source).remarks}
    given = {key: item for key, item in source.data["antwoorden"].items() if isinstance(item, dict)}
    assert found == {key: (item.get("bewijs", ""), item.get("toelichting", "")) for key, item in given.items()}


@each_good
def test_the_facts_of_a_return_are_those_in_the_source(source: Source) -> None:
    scan, given, issued = scan_of(source), source.data["gegevens"], source.data["werkboek"]
    assert (scan.people, scan.date, scan.filled_in_by) == (given["mensen"], given["datum"], given["wie"])
    assert (scan.organisation, scan.directorate, scan.level.value) == (
        issued["organisatie"],
        issued["directie"],
        issued["niveau"],
    )
    assert {item.role: item.holder for item in scan.roles} == source.data.get("rollen", {})


@each_good
def test_the_work_processes_are_those_in_the_source(instrument: Instrument, source: Source) -> None:
    processes = scan_of(source).processes
    found = {item.code: (item.name, "".join(item.contact), item.attributes) for item in processes}
    names = [attribute.id for attribute in instrument.attributes]
    expected = {}
    for code, given in source.data.get("werkprocessen", {}).items():
        values = zip(names, given["kenmerken"].split(), strict=True)
        filled_in = {name: int(value) for name, value in values if value != "."}
        expected[code] = (given["naam"], given["contact"], filled_in)
    assert found == expected


@each_good
def test_preconditions_and_documents_are_those_in_the_source(source: Source) -> None:
    scan = scan_of(source)
    conditions = {
        item.precondition: [item.commissioner or ".", item.lead or ".", item.remark] for item in scan.preconditions
    }
    assert conditions == {key: [*item, ""][:3] for key, item in source.data.get("randvoorwaarden", {}).items()}
    documents = {item.document: [item.answer, item.place] for item in scan.documents}
    assert documents == {key: [*item, ""][:2] for key, item in source.data.get("documenten", {}).items()}


@each_good
def test_what_people_added_themselves_is_what_the_source_says(source: Source) -> None:
    scan, data = scan_of(source), source.data
    risks = [[item.process or "", item.risk, item.idea, item.owner] for item in scan.own_risks]
    fixes = [[item.what, item.who, item.when] for item in scan.quick_fixes]
    moved = [[item.process, item.category, item.direction, item.reason, item.decided_by] for item in scan.overrides]
    keys = ("eigen_risicos", "meteen_doen", "eigen_oordeel")
    assert [risks, fixes, moved] == [data.get(key, []) for key in keys]


@each_good
def test_the_evaluation_is_the_one_in_the_source(instrument: Instrument, source: Source) -> None:
    forms = {item.id: item.forms for item in instrument.evaluation}
    expected = {}
    for key, given in source.data.get("evaluatie", {}).items():
        answer, text = given.get("antwoord"), given.get("toelichting", "")
        if EvaluationForm.YES_NO in forms[key]:
            answer, text = None, "\n".join(part for part in (str(answer).capitalize(), text) if part)
        expected[key] = (answer, text)
    found = {item.question: (item.number, item.text) for item in scan_of(source).evaluation}
    assert found == expected


@pytest.mark.parametrize("source", ALL, ids=lambda source: source.name)
def test_a_sample_is_in_step_with_the_instrument(instrument: Instrument, source: Source) -> None:
    scan, places = scan_of(source), positions(instrument, issue_of(source))
    asked = {item.id for item in places.questions} | {item.id for item in places.mirror}
    remake = "make them anew: python -m tests.libreoffice.make_samples"
    assert scan.instrument_version == instrument.version, remake
    assert set(source.data["antwoorden"]) == asked, f"{source.name}.yaml does not answer what is asked now"
    if scan.level is not Level.EXPERIENCE:
        assert scan.asked == asked, remake


def test_all_directorates_formats_levels_and_versions_are_there() -> None:
    scans = {source.name: scan_of(source) for source in GOOD}
    assert {scan.directorate for scan in scans.values()} == {
        "Werk en Inkomen",
        "Wmo-loket",
        "Toezicht openbare ruimte",
        "Leerplicht",
        "Stadsloket",
        "Buurtparticipatie",
        "Economie en Ondernemen",
    }
    assert {Path(scan.source).suffix for scan in scans.values()} == {".xlsx", ".ods", ".xls"}
    assert {scan.full for scan in scans.values()} == {True, False}
    assert {len(scan.processes) for scan in scans.values() if scan.processes} == {1, 2, 3}
    assert any(scan.full and scan.contact == (ContactType.B,) for scan in scans.values())


def test_one_directorate_is_seen_by_three_levels_and_by_residents() -> None:
    scans = [scan_of(source) for source in GOOD if source.directorate == "Wmo-loket"]
    assert {scan.level for scan in scans} == {Level.MANAGEMENT, Level.POLICY, Level.EXECUTION, Level.EXPERIENCE}
    assert [scan.people for scan in scans if scan.level is Level.EXECUTION] == [6]


def test_the_samples_show_every_advice_about_the_start(instrument: Instrument) -> None:
    advice = {name: outcome(instrument, found).advice for name, found in assessments(instrument).items()}
    assert advice.pop("Toezicht openbare ruimte") is Advice.PRECONDITIONS_FIRST
    assert advice.pop("Leerplicht") is Advice.START_WITH_SUPPORT
    assert set(advice.values()) == {Advice.START}


def test_the_samples_show_every_class_of_risk_and_every_label(instrument: Instrument) -> None:
    results = [result for found in assessments(instrument).values() for result in found.results]
    shown = {result.residual.class_ for result in results if result.residual}
    assert {"low", "medium", "high", "very_high", "unclear"} <= shown
    assert {label for result in results for label in result.labels} == set(Label)


def test_the_levels_of_the_wmo_loket_see_the_same_decision_differently(instrument: Instrument) -> None:
    results = assessments(instrument)["Wmo-loket"].results
    decision = next(item for item in results if (item.process, item.category) == ("P1", "R2"))
    assert decision.residual is not None
    assert decision.residual.class_ == "high"
    assert Label.VIEWS_DIFFER in decision.labels


def test_people_moved_a_class_up_and_another_one_down(instrument: Instrument) -> None:
    moved = {
        (name, result.process, result.category): (result.residual.default, result.residual.moved)
        for name, found in assessments(instrument).items()
        for result in found.results
        if result.residual and result.residual.moved
    }
    assert moved["Werk en Inkomen", "P1", "R3"] == ("high", "very_high")
    assert moved["Economie en Ondernemen", "P1", "R6"] == ("high", "medium")


def assessments(instrument: Instrument) -> dict[str, Assessment]:
    """The assessment of every directorate with a good return."""
    scans: dict[str, list[Scan]] = {}
    for source in GOOD:
        scans.setdefault(source.directorate, []).append(scan_of(source))
    return {name: assess(instrument, found)[0] for name, found in scans.items()}


def test_every_sample_is_saved_by_libreoffice() -> None:
    for source in ALL:
        if source.path.suffix == ".xls":
            assert source.path.read_bytes().startswith(b"\xd0\xcf\x11\xe0")
            continue
        part = "meta.xml" if source.path.suffix == ".ods" else "docProps/app.xml"
        with zipfile.ZipFile(source.path) as archive:
            assert b"LibreOffice" in archive.read(part)


def test_no_formula_ends_in_an_error_in_a_good_return() -> None:
    for source in GOOD:
        if source.path.suffix == ".xlsx":
            with zipfile.ZipFile(source.path) as archive:
                sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
                assert sheets
                assert [name for name in sheets if b't="e"' in archive.read(name)] == []


def named(scan: Scan, path: Path) -> Scan:
    """The scan as if it had been read from this path."""
    moves = tuple(move.model_copy(update={"source": str(path)}) for move in scan.overrides)
    return scan.model_copy(update={"source": str(path), "overrides": moves})


@pytest.mark.libreoffice
def test_samples_that_libreoffice_makes_anew_say_the_same(instrument: Instrument, tmp_path: Path) -> None:
    chosen = [source for source in ALL if source.name in ("wmo-loket-clientenraad", "parkeren-en-markten")]
    make(instrument, {tmp_path / source.file: source for source in chosen})
    for source in chosen:
        scan, findings = read(tmp_path / source.file, instrument)
        assert scan is not None
        assert named(scan, source.path) == scan_of(source)
        assert [item.model_copy(update={"file": str(source.path)}) for item in findings] == list(findings_of(source))


def test_every_source_says_that_it_is_made_up() -> None:
    for source in ALL:
        assert (SOURCES / f"{source.name}.yaml").read_text(encoding="utf-8").startswith("# Verzonnen voorbeeld.")
        assert source.data["werkboek"]["organisatie"].endswith("(verzonnen)")


def test_no_file_in_the_folders_is_unexplained() -> None:
    readme = (SAMPLES / "README.md").read_text(encoding="utf-8")
    files = {path for folder in (RETURNS, FAULTS) for path in folder.iterdir()}
    assert files == {source.path for source in ALL}
    assert [path.name for path in files if f"`{path.parent.name}/{path.name}`" not in readme] == []


def test_some_answers_are_left_open_unknown_or_refused() -> None:
    words = {source.name: " ".join(map(str, map(answer_words, source.data["antwoorden"].values()))) for source in GOOD}
    assert sum("'.'" in found for found in words.values()) >= 5
    assert sum("weet_niet" in found for found in words.values()) >= 7
    assert sum("niet_gekregen" in found for found in words.values()) >= 2


def test_the_faulty_return_ends_in_exactly_these_findings() -> None:
    found = [(item.code, item.sheet, item.cell) for item in findings_of(FAULTY)]
    assert found == EXPECTED_FINDINGS
    assert {severity(item) for item in findings_of(FAULTY)} == set(Severity)


EXPECTED_FINDINGS = [
    ("BL-001", "", ""),  # the sheet Documenten was thrown away
    ("GE-004", "Gegevens", "C9"),  # a number of people as a word
    ("BL-002", "Kan het wel", ""),  # Randvoorwaarden under another name
    ("WP-003", "Werkprocessen", "F7"),  # P3 has no contact type
    ("WP-004", "Werkprocessen", "E9"),  # P2 has no attributes
    ("OP-001", "Werkprocessen", ""),
    ("AN-003", "Vragen", "E7"),  # jaa
    ("AN-001", "Vragen", "E8"),  # ja
    ("AN-004", "Vragen", "F9"),  # Misschien
    ("AN-006", "Vragen", "E10"),  # a date
    ("BL-008", "Vragen", "B14"),  # the text of a question was changed
    ("AN-005", "Vragen", "E16"),  # division by zero
    ("AN-013", "Vragen", "E18"),  # a row twice, with another answer
    ("AN-007", "Vragen", "E19"),  # no reason
    ("PG-001", "Vragen", "I21"),  # e-mail address
    ("PG-001", "Vragen", "J22"),  # a number that can be a BSN
    ("AN-010", "Vragen", "E29"),  # an answer where nothing is asked
    ("AN-012", "Vragen", "E39"),  # a formula
    ("BL-006", "Vragen", "A61"),  # a question of their own
    ("OP-001", "Vragen", ""),
    ("EO-001", "Eigen oordeel", "E6"),  # own judgement without a reason
    ("BL-015", "Notities", "A1"),  # a sheet of their own
]
"""In the order of the workbook. Spaces, an empty row and an extra column tell nothing."""
