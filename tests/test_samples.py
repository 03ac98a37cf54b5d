"""The samples: what LibreOffice filled in is what the sources say, and they show what samples/README.md promises."""

import zipfile
from functools import cache
from pathlib import Path

import pytest

from tests.sample_sources import FAULTS, RETURNS, SAMPLES, SOURCES, Source, answer_words, expected_answers, issue_of
from tests.sample_sources import read_sources
from zelfscan.messages import severity
from zelfscan.model.finding import Finding, Severity
from zelfscan.model.instrument import ContactType, EvaluationForm, Instrument, Level
from zelfscan.model.scan import Scan
from zelfscan.workbook.positions import positions
from zelfscan.workbook.read import read

ALL = read_sources()
GOOD = [source for source in ALL if not source.faults]
FAULTY = next(source for source in ALL if source.faults)
COUNTS_OF_WHAT_IS_OPEN = {"OP-001", "OP-002"}

each_good = pytest.mark.parametrize("source", GOOD, ids=lambda source: source.name)


def scan_of(instrument: Instrument, source: Source) -> Scan:
    """The returned workbook of a source, as read."""
    scan, findings = _read(source.path, instrument.version)
    assert scan is not None, findings
    return scan


@cache
def _read(path: Path, version: str) -> tuple[Scan | None, tuple[Finding, ...]]:
    """A workbook, read once for all tests."""
    from zelfscan.instrument.load import load_instrument

    instrument, problems = load_instrument()
    assert instrument is not None and instrument.version == version, problems
    return read(path, instrument)


def findings_of(instrument: Instrument, source: Source) -> tuple[Finding, ...]:
    """What reading had to say about the returned workbook of a source."""
    return _read(source.path, instrument.version)[1]


@each_good
def test_a_good_return_has_nothing_to_tell_but_what_is_open(instrument: Instrument, source: Source) -> None:
    told = [finding for finding in findings_of(instrument, source) if finding.code not in COUNTS_OF_WHAT_IS_OPEN]
    assert told == []


@each_good
def test_every_answer_is_the_one_in_the_source(instrument: Instrument, source: Source) -> None:
    found = {(item.question, item.process): item.option for item in scan_of(instrument, source).answers}
    assert found == expected_answers(instrument, source)


@each_good
def test_every_explanation_is_the_one_in_the_source(instrument: Instrument, source: Source) -> None:
    found = {item.question: (item.evidence, item.explanation) for item in scan_of(instrument, source).remarks}
    given = {key: item for key, item in source.data["antwoorden"].items() if isinstance(item, dict)}
    assert found == {key: (item.get("bewijs", ""), item.get("toelichting", "")) for key, item in given.items()}


@each_good
def test_the_facts_of_a_return_are_those_in_the_source(instrument: Instrument, source: Source) -> None:
    scan, given, issued = scan_of(instrument, source), source.data["gegevens"], source.data["werkboek"]
    assert (scan.people, scan.date, scan.filled_in_by) == (given["mensen"], given["datum"], given["wie"])
    assert (scan.organisation, scan.directorate, scan.level.value) == (
        issued["organisatie"],
        issued["directie"],
        issued["niveau"],
    )
    assert {item.role: item.holder for item in scan.roles} == source.data.get("rollen", {})


@each_good
def test_the_work_processes_are_those_in_the_source(instrument: Instrument, source: Source) -> None:
    found = {item.code: (item.name, "".join(item.contact), item.attributes) for item in scan_of(instrument, source).processes}
    names = [attribute.id for attribute in instrument.attributes]
    expected = {}
    for code, given in source.data.get("werkprocessen", {}).items():
        values = zip(names, given["kenmerken"].split(), strict=True)
        filled_in = {name: int(value) for name, value in values if value != "."}
        expected[code] = (given["naam"], given["contact"], filled_in)
    assert found == expected


@each_good
def test_preconditions_and_documents_are_those_in_the_source(instrument: Instrument, source: Source) -> None:
    scan = scan_of(instrument, source)
    conditions = {
        item.precondition: [item.commissioner or ".", item.lead or ".", item.remark] for item in scan.preconditions
    }
    assert conditions == {key: (item + [""])[:3] for key, item in source.data.get("randvoorwaarden", {}).items()}
    documents = {item.document: [item.answer, item.place] for item in scan.documents}
    assert documents == {key: (item + [""])[:2] for key, item in source.data.get("documenten", {}).items()}


@each_good
def test_what_people_added_themselves_is_what_the_source_says(instrument: Instrument, source: Source) -> None:
    scan, data = scan_of(instrument, source), source.data
    risks = [[item.process or "", item.risk, item.idea, item.owner] for item in scan.own_risks]
    fixes = [[item.what, item.who, item.when] for item in scan.quick_fixes]
    moved = [[item.process, item.category, item.direction.value, item.reason, item.decided_by] for item in scan.overrides]
    assert (risks, fixes, moved) == tuple(data.get(key, []) for key in ("eigen_risicos", "meteen_doen", "eigen_oordeel"))


@each_good
def test_the_evaluation_is_the_one_in_the_source(instrument: Instrument, source: Source) -> None:
    forms = {item.id: item.forms for item in instrument.evaluation}
    expected = {}
    for key, given in source.data.get("evaluatie", {}).items():
        answer, text = given.get("antwoord"), given.get("toelichting", "")
        if EvaluationForm.YES_NO in forms[key]:
            answer, text = None, "\n".join(part for part in (str(answer).capitalize(), text) if part)
        expected[key] = (answer, text)
    found = {item.question: (item.number, item.text) for item in scan_of(instrument, source).evaluation}
    assert found == expected


@pytest.mark.parametrize("source", ALL, ids=lambda source: source.name)
def test_a_sample_is_in_step_with_the_instrument(instrument: Instrument, source: Source) -> None:
    scan, places = scan_of(instrument, source), positions(instrument, issue_of(source))
    asked = {item.id for item in (*places.questions, *places.mirror)}
    remake = "make them anew: python -m tests.libreoffice.make_samples"
    assert scan.instrument_version == instrument.version, remake
    assert set(source.data["antwoorden"]) == asked, f"{source.name}.yaml does not answer what is asked now"
    if scan.level is not Level.EXPERIENCE:
        assert scan.asked == asked, remake


def test_all_directorates_formats_levels_and_versions_are_there(instrument: Instrument) -> None:
    scans = {source.name: scan_of(instrument, source) for source in GOOD}
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


def test_one_directorate_is_seen_by_three_levels_and_by_residents(instrument: Instrument) -> None:
    scans = [scan_of(instrument, source) for source in GOOD if source.directorate == "Wmo-loket"]
    assert {scan.level for scan in scans} == {Level.MANAGEMENT, Level.POLICY, Level.EXECUTION, Level.EXPERIENCE}
    assert [scan.people for scan in scans if scan.level is Level.EXECUTION] == [6]


def test_every_sample_is_saved_by_libreoffice() -> None:
    for source in ALL:
        if source.path.suffix == ".xls":
            assert source.path.read_bytes().startswith(b"\xd0\xcf\x11\xe0")
            continue
        part = "meta.xml" if source.path.suffix == ".ods" else "docProps/app.xml"
        with zipfile.ZipFile(source.path) as archive:
            assert b"LibreOffice" in archive.read(part)


def test_every_source_says_that_it_is_made_up() -> None:
    for source in ALL:
        assert (SOURCES / f"{source.name}.yaml").read_text(encoding="utf-8").startswith("# Verzonnen voorbeeld.")
        assert source.data["werkboek"]["organisatie"].endswith("(verzonnen)")


def test_no_file_in_the_folders_is_unexplained() -> None:
    readme = (SAMPLES / "README.md").read_text(encoding="utf-8")
    files = {path for folder in (RETURNS, FAULTS) for path in folder.iterdir()}
    assert files == {source.path for source in ALL}
    assert [path.name for path in files if f"`{path.parent.name}/{path.name}`" not in readme] == []


def test_some_answers_are_left_open_and_some_data_were_refused() -> None:
    words = {source.name: [word for item in source.data["antwoorden"].values() for word in answer_words(item)] for source in GOOD}
    assert sum("." in found for found in words.values()) >= 5
    assert sum("niet_gekregen" in found for found in words.values()) >= 2
    assert all("weet_niet" in found for name, found in words.items() if name not in ("stadsloket", "wmo-loket-clientenraad"))


def test_the_faulty_return_ends_in_exactly_these_findings(instrument: Instrument) -> None:
    found = [(item.code, item.sheet, item.cell) for item in findings_of(instrument, FAULTY)]
    assert found == EXPECTED_FINDINGS
    assert {severity(item) for item in findings_of(instrument, FAULTY)} == set(Severity)


EXPECTED_FINDINGS: list[tuple[str, str, str]] = []
