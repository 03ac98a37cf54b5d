"""`zelfscan werkboek`, and the files that tailor a workbook to an organisation and a directorate."""

from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from tests.workbooks import A, the_instrument
from zelfscan.cli.workbook import werkboek
from zelfscan.instrument.load import load_instrument
from zelfscan.messages import sentence
from zelfscan.model.issue import PrefilledAnswer
from zelfscan.model.scan import RoleHolder, WorkProcess
from zelfscan.tailoring import read_organisation, read_prefill

# --- the command, and the files that tailor a workbook ---


def test_the_command_makes_a_workbook_and_never_replaces_one_by_itself(tmp_path: Path) -> None:
    target = tmp_path / "wmo.xlsx"
    made = CliRunner().invoke(werkboek, ["--uit", str(target), "--contact", "A", "--directie", "Wmo"])
    assert made.exit_code == 0, made.output
    first = target.read_bytes()
    again = CliRunner().invoke(werkboek, ["--uit", str(target)])
    assert again.exit_code == 2
    assert target.read_bytes() == first
    forced = CliRunner().invoke(werkboek, ["--uit", str(target), "--niveau", "inwoners", "--overschrijf"])
    assert forced.exit_code == 0
    assert openpyxl.load_workbook(target).sheetnames[0] == "Vragen aan inwoners"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--uit", "wmo.docx"], "eindigt niet op .xlsx"),
        (["--uit", "nergens/wmo.xlsx"], "bestaat niet"),
        (["--uit", "wmo.xlsx", "--contact", "D"], "Kies A, B of C"),
        (["--uit", "wmo.xlsx", "--werkprocessen", "9"], "9"),
    ],
)
def test_wrong_use_ends_with_a_friendly_word(
    arguments: list[str], says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(werkboek, arguments)
    assert result.exit_code == 2
    assert says in result.output


def test_two_workbooks_never_have_the_same_id(tmp_path: Path) -> None:
    ids = set()
    for name in ("een.xlsx", "twee.xlsx"):
        CliRunner().invoke(werkboek, ["--uit", str(tmp_path / name), "--niveau", "ervaring"])
        sheet = openpyxl.load_workbook(tmp_path / name)["Meta"]
        ids.add(sheet["B4"].value)
    assert len(ids) == 2


def test_an_organisation_is_read_with_colours_and_points_of_help(tmp_path: Path) -> None:
    path = tmp_path / "stad.yaml"
    path.write_text('naam: Voorbeeldstad\nkleur: "#004699"\nmeldpunten:\n- {naam: Meldpunt, contact: bel 0800}\n')
    organisation, findings = read_organisation(path, load_instrument()[0])
    assert not findings
    assert organisation is not None
    assert (organisation.name, organisation.colour, organisation.help_points[0].contact) == (
        "Voorbeeldstad",
        "004699",
        "bel 0800",
    )


@pytest.mark.parametrize(
    ("text", "codes", "says"),
    [
        ("", ["IV-003"], "leeg"),
        ("naam: [", ["IV-001"], "niet te lezen"),
        ("- naam", ["IV-004", "IV-007"], "sleutels"),
        ("naam: a\nkleuren: b", ["IV-006"], 'Bedoel je "kleur"?'),
        ("naam: a\nnaam: b", ["IV-005"], "twee keer"),
        ("kleur: 004699", ["IV-007"], "naam"),
        ("naam: a\nkleur: rood", ["IV-010"], "ROOD"),
        ("naam: a\naanbod: iets", ["IV-004"], "lijst"),
        ("naam: a\naanbod:\n- naam: x", ["IV-007"], "sleutel"),
    ],
)
def test_everything_wrong_in_the_file_of_an_organisation_is_named(
    text: str, codes: list[str], says: str, tmp_path: Path
) -> None:
    path = tmp_path / "stad.yaml"
    path.write_text(text)
    organisation, findings = read_organisation(path, load_instrument()[0])
    assert organisation is None
    assert [finding.code for finding in findings] == codes
    assert says in " ".join(sentence(finding) for finding in findings)


def test_what_is_filled_in_beforehand_is_read(tmp_path: Path) -> None:
    path = tmp_path / "vooraf.yaml"
    path.write_text(
        "werkprocessen:\n- naam: Traplift\n  contactvormen: [a]\n  kenmerken: {W1: 2}\n"
        "rollen: {directeur: Directeur Sociaal}\nantwoorden:\n- {vraag: V8.1a, antwoord: deels, opmerking: no}\n"
    )
    prefill, findings = read_prefill(path, the_instrument())
    assert not findings
    assert prefill is not None
    assert prefill.processes[0] == WorkProcess(code="P1", name="Traplift", contact=(A,), attributes={"W1": 2})
    assert prefill.roles == (RoleHolder(role="directeur", holder="Directeur Sociaal"),)
    assert prefill.answers == (PrefilledAnswer(question="V8.1a", option="deels", remark="no"),)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("werkprocesen: []", ["IV-006"]),
        ("rollen: {directuer: x}", ["IV-006"]),
        ("werkprocessen: [{contactvormen: [A]}]", ["IV-007"]),
        ("werkprocessen: [{naam: x, contactvormen: [D]}]", ["IV-008"]),
        ("werkprocessen: [{naam: x, kenmerken: {W1: 4}}]", ["IV-008"]),
        ("werkprocessen: [{naam: x, kenmerken: {W13: 1}}]", ["IV-006"]),
        ("werkprocessen:" + "\n- naam: x" * 9, ["IV-009"]),
        ("antwoorden: [{vraag: V2.1a, antwoord: Nee}]", ["IV-008"]),
        ("antwoorden: [{vraag: V8.1a, antwoord: misschien}]", ["IV-008"]),
        ("antwoorden: [{vraag: V8.1a}]", ["IV-007"]),
    ],
)
def test_everything_wrong_in_what_is_filled_in_beforehand_is_named(text: str, codes: list[str], tmp_path: Path) -> None:
    path = tmp_path / "vooraf.yaml"
    path.write_text(text)
    prefill, findings = read_prefill(path, the_instrument())
    assert prefill is None
    assert [finding.code for finding in findings] == codes
    assert all(sentence(finding) for finding in findings)
