"""`zelfscan ronde nieuw`: a folder to start with, and settings that say exactly what is wrong with them."""

import datetime as dt
import re
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.workbooks import the_instrument
from zelfscan.cli import main
from zelfscan.messages import sentence
from zelfscan.model.instrument import Scope
from zelfscan.model.round import Round
from zelfscan.rounds import folder as folders
from zelfscan.rounds.folder import RoundFolder, read_round
from zelfscan.rounds.new import new_round, shipped
from zelfscan.rounds.participants import read_participants
from zelfscan.tailoring import read_prefill

DAY = dt.date(2027, 2, 1)


@pytest.fixture
def place(tmp_path: Path) -> RoundFolder:
    """A new round of a fictional city."""
    made = RoundFolder(tmp_path / "voorjaar")
    new_round(made, the_instrument(), "Voorjaar 2027", "Gemeente Wilgendam (verzonnen)", DAY)
    return made


def settings(place: RoundFolder) -> Round:
    current, findings = read_round(place.path)
    assert current is not None, findings
    return current


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["ronde", *map(str, arguments)])


def change(place: RoundFolder, old: str, new: str) -> None:
    text = place.settings.read_text(encoding="utf-8")
    assert old in text
    place.settings.write_text(text.replace(old, new), encoding="utf-8")


# --- the folder ---


def test_the_command_makes_the_folder_and_says_what_to_open(tmp_path: Path) -> None:
    folder = tmp_path / "voorjaar-2027"
    result = run("nieuw", folder, "--organisatie", "Gemeente Wilgendam (verzonnen)")
    assert result.exit_code == 0, result.output
    names = {str(path.relative_to(folder)) for path in folder.rglob("*")}
    assert names == {
        *("ronde.yaml", "deelnemers.xlsx", "vooraf.yaml", "brief-sjablonen", "brief-sjablonen/mail.txt"),
        *("uitgegeven", "retour", "uitvoer", "administratie"),
    }
    assert f"zelfscan ronde uitgeven {folder}" in result.output
    current = settings(RoundFolder(folder))
    assert (current.name, current.organisation.name) == ("voorjaar-2027", "Gemeente Wilgendam (verzonnen)")
    assert current.date == dt.date.today()


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text("van iemand", encoding="utf-8")
    result = run("nieuw", tmp_path)
    assert result.exit_code == 2
    assert "is niet leeg" in result.output
    assert [path.name for path in tmp_path.iterdir()] == ["brief.txt"]


def test_a_new_round_can_be_read_at_once(place: RoundFolder) -> None:
    current = settings(place)
    assert current.scope is Scope.ALL
    assert current.first_round
    assert (current.minimum_group, current.date, current.deadline) == (5, DAY, None)
    assert (current.link, current.content, current.plan_template) == ("", "", "")
    assert (current.mail_template, current.prefill) == ("brief-sjablonen/mail.txt", "vooraf.yaml")
    people, findings = read_participants(place.participants, the_instrument())
    assert (people, [finding.code for finding in findings]) == ((), ["RO-088"])


@pytest.mark.parametrize("name", ['Stad "De # Haven": #1', "Ja: nee", "{{organisatie}}", "- één\ntwee", "=1+1 \\n"])
def test_any_name_stays_as_it_was_typed(name: str, tmp_path: Path) -> None:
    made = RoundFolder(tmp_path / "ronde")
    new_round(made, the_instrument(), name, name, DAY)
    current = settings(made)
    assert current.organisation.name == name
    assert current.name == name


def test_every_setting_stands_in_the_file_with_a_comment_that_explains_it() -> None:
    lines = shipped("ronde/ronde.yaml").read_text(encoding="utf-8").splitlines()
    keys = {*folders.PLAIN_KEYS, *folders.FILE_KEYS, *folders.DATE_KEYS, *folders.OTHER_KEYS}
    explained = {
        line.partition(":")[0]
        for before, line in pairwise(lines)
        if re.match(r"[a-z]", line) and before.startswith("# ")
    }
    assert explained == keys
    assert {line.strip().partition(":")[0] for line in lines} >= set(folders.TEMPLATE_KEYS)


def test_every_field_of_a_round_can_be_set(place: RoundFolder) -> None:
    (place.path / "eigen").mkdir()
    (place.path / "vorige").mkdir()
    (place.path / "vorige" / "ronde.yaml").write_bytes(b"")
    later = {
        "marktverkenning": "markt",
        "toetsbrief": "toets",
        "voortgangsrapportage": "voortgang",
        "hermeting": "hermeting",
        "procesevaluatie": "evaluatie",
    }
    for name in ("plan", "bijlage", "rapport", "brief", *later.values()):
        (place.path / f"{name}.docx").write_bytes(b"")
    for old, new in (
        ('afzender: ""', 'afzender: "Bureau <bureau@wilgendam.voorbeeld>"'),
        ("afbakening: alle", "afbakening: herkomst"),
        ('inleveren_voor: ""', "inleveren_voor: 1-4-2027"),
        ("eerste_ronde: ja", "eerste_ronde: nee"),
        ("kleinste_groep: 5", "kleinste_groep: 7"),
        ('link: ""', 'link: "https://deelmap.voorbeeld"'),
        ('bewaren_tot: ""', "bewaren_tot: 2028-12-31"),
        ('inhoud: ""', "inhoud: eigen"),
        ('verbeterplan: ""', "verbeterplan: plan.docx"),
        ('bijlage: ""', "bijlage: bijlage.docx"),
        ('managementrapport: ""', "managementrapport: rapport.docx"),
        ('opdrachtbrief: ""', "opdrachtbrief: brief.docx"),
        ('vorige_ronde: ""', "vorige_ronde: vorige"),
        *((f'{key}: ""', f"{key}: {name}.docx") for key, name in later.items()),
    ):
        change(place, old, new)
    plain, current = Round(name="", organisation=settings(place).organisation), settings(place)
    same = {name for name in Round.model_fields if getattr(current, name) == getattr(plain, name)}
    assert same == {"organisation"}
    assert (current.scope, current.deadline) == (Scope.ORIGIN, dt.date(2027, 4, 1))


@pytest.mark.parametrize("typed", [".", "retour", "deelnemers.xlsx", "../{name}"])
def test_the_round_before_is_the_folder_of_another_round(place: RoundFolder, typed: str) -> None:
    change(place, 'vorige_ronde: ""', f'vorige_ronde: "{typed.format(name=place.path.name)}"')
    current, findings = read_round(place.path)
    assert current is None
    assert [finding.code for finding in findings] == ["RO-089"]


def test_points_of_help_and_offers_are_read_when_their_example_is_used(place: RoundFolder) -> None:
    text = place.settings.read_text(encoding="utf-8")
    text = text.replace("  meldpunten: []\n", "").replace("  aanbod: []\n", "")
    text = re.sub(r"^  # (meldpunten:|aanbod:|  .*)$", r"  \1", text, flags=re.MULTILINE)
    place.settings.write_text(text, encoding="utf-8")
    organisation = settings(place).organisation
    assert [point.name for point in organisation.help_points] == ["Vertrouwenspersoon"]
    assert [offer.waiting_time for offer in organisation.offers] == ["2 maanden"]


def test_the_example_of_city_wide_answers_can_be_used(place: RoundFolder) -> None:
    path = place.path / "vooraf.yaml"
    text = path.read_text(encoding="utf-8").replace("antwoorden: []\n", "")
    path.write_text(re.sub(r"^# (antwoorden:|  - .*|    .*)$", r"\1", text, flags=re.MULTILINE), encoding="utf-8")
    prefill, findings = read_prefill(path, the_instrument())
    assert findings == ()
    assert prefill is not None
    assert [(answer.option, bool(answer.remark)) for answer in prefill.answers] == [("ja", True)]
    named = re.findall(r"^#   (V[0-9.]+[a-z]) ", text, flags=re.MULTILINE)
    assert named == [question.id for question in the_instrument().questions if question.city_wide]


# --- mistakes in the settings ---


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("afzender:", "afzneder:", 'Bedoel je "afzender"?'),
        ("  naam: ", "  name: ", '"naam" ontbreekt'),
        ("naam: \"Voorjaar 2027\"", "naam: ", '"naam" ontbreekt'),
        ("kleur: 1F4E79", "kleur: blauw", '"BLAUW" is geen kleur'),
        ("afbakening: alle", "afbakening: alles", 'Bedoel je "alle"?'),
        ("eerste_ronde: ja", "eerste_ronde: misschien", "Kies uit: ja / nee."),
        ("kleinste_groep: 5", "kleinste_groep: 4", "een getal van 5 tot en met 10"),
        ("datum: 2027-02-01", "datum: volgende week", "een datum, zoals 2027-04-01"),
        ("vooraf: vooraf.yaml", "vooraf: weg.yaml", 'het bestand "weg.yaml" bij "vooraf" bestaat niet.'),
        ("mail: brief-sjablonen/mail.txt", "mail: brief.txt", 'het bestand "brief.txt" bij "mail" bestaat niet.'),
        ("  opdrachtbrief:", "  opdrachtbief:", 'Bedoel je "opdrachtbrief"?'),
        ("link:", "link\n", "niet te lezen als YAML"),
    ],
)  # fmt: skip
def test_a_mistake_in_the_settings_is_named_with_its_line(place: RoundFolder, old: str, new: str, says: str) -> None:
    change(place, old, new)
    current, findings = read_round(place.path)
    told = [sentence(finding) for finding in findings]
    assert current is None
    assert any(says in line for line in told), told
    assert all("ronde.yaml: Regel " in line for line in told), told


def test_all_mistakes_are_named_in_one_run(place: RoundFolder) -> None:
    change(place, "afbakening: alle", "afbakening: x")
    change(place, "kleinste_groep: 5", "kleinste_groep: vijf")
    change(place, "link:", "lnk:")
    assert len(read_round(place.path)[1]) == 3


def test_a_folder_that_is_no_round_says_how_to_make_one(tmp_path: Path) -> None:
    result = run("uitgeven", tmp_path)
    assert result.exit_code == 1
    assert "zelfscan ronde nieuw" in result.output
    assert list(tmp_path.iterdir()) == []
