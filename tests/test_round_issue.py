"""`zelfscan ronde uitgeven`: workbooks, mails and letters, once, and never over what somebody began on."""

import datetime as dt
import email
import email.policy
import io
import json
import os
import subprocess
import zipfile
from collections.abc import Iterable, Sequence
from email.message import EmailMessage
from pathlib import Path

import docx
import openpyxl
import pytest
from click.testing import CliRunner, Result

from tests.accessibility import word_problems, workbook_problems
from tests.round_lists import PROCESS, ROLE, SCHOOL, WMO, Row, filled_list
from tests.soundness import soundness_problems
from tests.workbooks import the_instrument
from zelfscan.cli import main
from zelfscan.files import STAMP
from zelfscan.model.instrument import Level
from zelfscan.model.round import IssuedWorkbook, Round
from zelfscan.model.scan import Scan
from zelfscan.rounds import issue, issued, mail
from zelfscan.rounds.folder import RoundFolder, read_round
from zelfscan.rounds.handing import open_desk
from zelfscan.rounds.issued import read_issued
from zelfscan.rounds.lock import only_one
from zelfscan.rounds.new import new_round
from zelfscan.workbook.read import read

DAY = dt.date(2027, 2, 1)
WMO_FOLDER = Path("uitgegeven/wmo-loket")
SMALL: Row = {**SCHOOL, "Inwoners": None, "Opzet": "kort"}
"""One short workbook, for tests in which only the files count."""


ONE_OF_EACH = ("opdrachtbrief-leerplicht", "zelfscan-leerplicht-inwoners", "zelfscan-wmo-loket-leiding")
"""One letter, workbook and sheet for residents: the validator takes a second for each file."""


@pytest.fixture
def place(tmp_path: Path) -> RoundFolder:
    """A round of a fictional city with two directorates, of which nothing went out yet."""
    made = RoundFolder(tmp_path / "ronde")
    new_round(made, the_instrument(), "Voorjaar 2027", "Gemeente Wilgendam (verzonnen)", DAY)
    filled_list(made.participants)
    return made


@pytest.fixture
def small(place: RoundFolder) -> RoundFolder:
    """The same with one directorate that gets one short workbook."""
    listed(place, [SMALL])
    return place


@pytest.fixture
def light(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tiny files in the place of workbooks, for tests in which only names, words and moments count."""
    monkeypatch.setattr(issue, "workbook_bytes", lambda _setting, _participant, item: tiny(item))


def tiny(item: IssuedWorkbook) -> bytes:
    """A zip with the id of a workbook in it, with our time stamp."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(zipfile.ZipInfo("id.txt", STAMP), item.workbook_id)
    return buffer.getvalue()


def listed(place: RoundFolder, people: Iterable[Row], processes: Iterable[Row] = (), roles: Iterable[Row] = ()) -> None:
    filled_list(place.participants, people, processes, roles)


def hand_out(place: RoundFolder, today: dt.date = DAY) -> tuple[list[str], list[str]]:
    """Hand out as the command does: the files that are new, and the codes of the findings."""
    desk, findings = open_desk(place, settings(place), the_instrument(), today)
    if desk is None:
        return [], [finding.code for finding in findings]
    handed = [desk.serve(participant) for participant in desk.participants]
    desk.close()
    codes = [*findings, *(finding for item in handed for finding in item.findings)]
    return [file for item in handed for file in item.files], [finding.code for finding in codes]


def settings(place: RoundFolder) -> Round:
    current, findings = read_round(place.path)
    assert current is not None, findings
    return current


def set_round(place: RoundFolder, old: str, new: str) -> None:
    text = place.settings.read_text(encoding="utf-8")
    assert old in text
    place.settings.write_text(text.replace(old, new), encoding="utf-8")


def tree(place: RoundFolder) -> dict[str, tuple[int, bytes]]:
    """Every file that went out, and the administration: time of writing and contents."""
    paths = [path for root in (place.issued, place.administration) for path in root.rglob("*") if path.is_file()]
    return {str(path.relative_to(place.path)): (path.stat().st_mtime_ns, path.read_bytes()) for path in paths}


def parsed(path: Path) -> EmailMessage:
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def text_of(message: EmailMessage) -> str:
    body = message.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def scan_of(path: Path) -> Scan:
    scan, _ = read(path, the_instrument())
    assert scan is not None
    return scan


def register(place: RoundFolder) -> tuple[IssuedWorkbook, ...]:
    return read_issued(place.ledger)


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["ronde", *map(str, arguments)])


# --- what goes out ---


@pytest.mark.usefixtures("light")
def test_every_participant_gets_a_workbook_and_a_mail_per_level_and_copy_and_one_letter(place: RoundFolder) -> None:
    files, findings = hand_out(place)
    assert findings == []
    assert sorted(files) == [
        "uitgegeven/leerplicht/mail-inwoners.eml",
        "uitgegeven/leerplicht/mail-samen.eml",
        "uitgegeven/leerplicht/opdrachtbrief-leerplicht.docx",
        "uitgegeven/leerplicht/zelfscan-leerplicht-inwoners.xlsx",
        "uitgegeven/leerplicht/zelfscan-leerplicht-samen.xlsx",
        "uitgegeven/wmo-loket/mail-leiding.eml",
        "uitgegeven/wmo-loket/mail-uitvoering-2.eml",
        "uitgegeven/wmo-loket/mail-uitvoering.eml",
        "uitgegeven/wmo-loket/opdrachtbrief-wmo-loket.docx",
        "uitgegeven/wmo-loket/zelfscan-wmo-loket-leiding.xlsx",
        "uitgegeven/wmo-loket/zelfscan-wmo-loket-uitvoering-2.xlsx",
        "uitgegeven/wmo-loket/zelfscan-wmo-loket-uitvoering.xlsx",
    ]
    assert all((place.path / file).is_file() for file in files)


def test_a_workbook_knows_for_whom_it_is_and_what_is_known_already(place: RoundFolder) -> None:
    answers = 'antwoorden:\n  - vraag: V8.1a\n    antwoord: "Ja, volledig"\n    opmerking: Staat in het register.\n'
    (place.path / "vooraf.yaml").write_text(answers, encoding="utf-8")
    hand_out(place)
    scan = scan_of(place.path / WMO_FOLDER / "zelfscan-wmo-loket-uitvoering.xlsx")
    assert (scan.directorate, scan.level, scan.full) == ("Wmo-loket", Level.EXECUTION, False)
    assert scan.organisation == "Gemeente Wilgendam (verzonnen)"
    assert [process.name for process in scan.processes] == [PROCESS["Werkproces"]]
    holders = {role.role: role.holder for role in scan.roles}
    assert holders == {
        "teammanager": "Hoofd Wmo",
        "directeur": "Directeur Sociaal Domein",
        "trekker": "Beleidsadviseur Wmo",
    }
    assert [answer.option for answer in scan.answers if answer.question == "V8.1a"] == ["ja"]
    school = scan_of(place.issued / "leerplicht" / "zelfscan-leerplicht-samen.xlsx")
    assert (school.full, school.level, [str(kind) for kind in school.contact]) == (True, Level.TOGETHER, ["B"])


def test_the_register_names_every_workbook_with_the_id_that_it_carries(place: RoundFolder) -> None:
    hand_out(place)
    items = register(place)
    assert len({item.workbook_id for item in items}) == len(items) == 5
    assert {item.issued_on for item in items} == {DAY}
    for item in items:
        scan = scan_of(place.path / item.file)
        assert (scan.workbook_id, scan.directorate, scan.level) == (item.workbook_id, item.directorate, item.level)


def test_text_that_looks_like_a_formula_or_a_template_stays_text(place: RoundFolder) -> None:
    odd = {**SMALL, "Directie": "=1+1 {{ organisatie }}", "Contactpersoon": "{afzender} +31", "Trekker": "@SOM(A1)"}
    listed(place, [odd])
    files, findings = hand_out(place)
    assert findings == []
    workbook, message, letter = (next(place.path / file for file in files if file.endswith(kind))
                                 for kind in (".xlsx", ".eml", ".docx"))  # fmt: skip
    assert scan_of(workbook).directorate == "=1+1 {{ organisatie }}"
    assert "Beste {afzender} +31," in text_of(parsed(message))
    words = "\n".join(
        cell.text for table in docx.Document(str(letter)).tables for row in table.rows for cell in row.cells
    )
    assert "@SOM(A1)" in words
    assert "=1+1 {{ organisatie }}" in "\n".join(item.text for item in docx.Document(str(letter)).paragraphs)


@pytest.mark.usefixtures("light")
@pytest.mark.usefixtures("light")
@pytest.mark.parametrize("name", ["CON", "../../x", "\u202eomgekeerd", "x" * 300, "De / alle \\ wegen: * ?", "日本"])
def test_any_name_of_a_directorate_gives_a_folder_of_its_own_inside_the_round(name: str, place: RoundFolder) -> None:
    listed(place, [{**SMALL, "Directie": name}])
    files, findings = hand_out(place)
    assert (len(files), findings) == (3, [])
    folders = list(place.issued.iterdir())
    assert len(folders) == 1
    assert folders[0].name.lower() not in ("con", "..")
    assert all((place.path / file).resolve().is_relative_to(place.issued.resolve()) for file in files)
    assert all(len(Path(file).name) < 120 for file in files)


# --- the mail ---


@pytest.mark.usefixtures("light")
def test_a_mail_opens_unsent_with_the_workbook_and_everything_filled_in(place: RoundFolder) -> None:
    set_round(place, 'afzender: ""', 'afzender: "Bureau Inclusie & Co <bureau@wilgendam.voorbeeld>"')
    hand_out(place)
    message = parsed(place.path / WMO_FOLDER / "mail-uitvoering-2.eml")
    assert message["X-Unsent"] == "1"
    assert message["To"] == "wmo@wilgendam.voorbeeld"
    assert [address.addr_spec for address in message["From"].addresses] == ["bureau@wilgendam.voorbeeld"]
    assert message["Subject"] == "Zelfscan gelijke behandeling voor Wmo-loket"
    words = text_of(message)
    for part in ("Beste Teamleider Wmo,", "1 april 2027", "uitvoering", "Bureau Inclusie & Co", "zit bij deze mail"):
        assert part in words
    assert "{" not in words
    (attachment,) = message.iter_attachments()
    workbook = place.path / WMO_FOLDER / "zelfscan-wmo-loket-uitvoering-2.xlsx"
    assert attachment.get_filename() == workbook.name
    assert attachment.get_content() == workbook.read_bytes()


@pytest.mark.usefixtures("light")
def test_a_mail_without_address_or_date_can_be_made_too(place: RoundFolder) -> None:
    listed(place, [{**SMALL, "Mailadres": None}])
    hand_out(place)
    message = parsed(place.issued / "leerplicht" / "mail-samen.eml")
    assert message["To"] is None
    assert message["From"] is None
    assert "Beste collega," in text_of(message)
    assert "terug voor een dag die we samen afspreken." in text_of(message)


@pytest.mark.usefixtures("light")
def test_with_a_link_the_mail_has_no_attachment(small: RoundFolder) -> None:
    set_round(small, 'link: ""', 'link: "https://deelmap.voorbeeld/zelfscan?x=1&y=2"')
    hand_out(small)
    message = parsed(small.issued / "leerplicht" / "mail-samen.eml")
    assert list(message.iter_attachments()) == []
    assert "https://deelmap.voorbeeld/zelfscan?x=1&y=2" in text_of(message)
    assert "zelfscan-leerplicht-samen.xlsx" in text_of(message)


@pytest.mark.usefixtures("light")
def test_the_bureau_can_write_its_own_mail(small: RoundFolder) -> None:
    every = "\n".join(f"{name}: {{{name}}}" for name in mail.FIELDS)
    text = f"\ufeffOnderwerp: Voor {{directie}} in ronde {{ronde}}\r\n\r\nHoi allemaal\n{every}\n"
    small.mail_template.write_text(text, encoding="utf-8")
    assert hand_out(small)[1] == []
    message = parsed(small.issued / "leerplicht" / "mail-samen.eml")
    assert message["Subject"] == "Voor Leerplicht in ronde Voorjaar 2027"
    assert "organisatie: Gemeente Wilgendam (verzonnen)" in text_of(message)
    assert "Hoi allemaal" in text_of(message)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Onderwerp: x\n\nBeste {contactperson},\n", "RO-081"),
        ("Onderwerp: {onderwerp}\n\nBeste allemaal,\n", "RO-081"),
        ("Beste {contactpersoon},\n", "RO-086"),
        ("Onderwerp: x\n\n", "RO-086"),
    ],
)
def test_with_a_mistake_in_the_mail_nothing_goes_out(small: RoundFolder, text: str, code: str) -> None:
    small.mail_template.write_text(text, encoding="utf-8")
    assert hand_out(small) == ([], [code])
    assert tree(small) == {}


@pytest.mark.parametrize("sender", ["", "Bureau", "bureau@stad.nl", "Büro, de stad <b@stad.nl>", "a\r\nBcc: x@y.nl"])
def test_a_draft_is_the_same_every_time_and_takes_any_text(sender: str) -> None:
    body = "Regel één\n.\nFrom hier\n" + "lang " * 400 + "€ 😀\n"
    blobs = [("zelfscan-ü.xlsx", bytes(range(256)) * 40), ("kaart.bin", b"")]
    first, second = (mail.draft(sender, "a@stad.nl, b@stad.nl", "Één\nonderwerp", body, blobs) for _ in range(2))
    assert first == second
    message = email.message_from_bytes(first, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    assert message["Bcc"] is None
    assert message["Subject"] == "Één onderwerp"
    assert text_of(message).replace("\r\n", "\n") == body
    assert [(part.get_filename(), part.get_content()) for part in message.iter_attachments()] == blobs


# --- the letter ---


@pytest.mark.usefixtures("light")
def test_the_letter_says_what_we_give_and_who_decides(place: RoundFolder) -> None:
    set_round(place, 'bewaren_tot: ""', "bewaren_tot: 2028-12-31")
    hand_out(place)
    path = place.path / WMO_FOLDER / "opdrachtbrief-wmo-loket.docx"
    document = docx.Document(str(path))
    words = "\n".join(
        [item.text for item in document.paragraphs]
        + [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    )
    for part in (
        *("Directeur Sociaal Domein geeft opdracht", "1 februari 2027", "1 april 2027", "Beleidsadviseur Wmo"),
        *("1 werkboek namens de leiding.", "2 werkboeken namens de uitvoering.", PROCESS["Werkproces"]),
        *("Meningen van minder dan 5 mensen", "De opdrachtgever beslist", "31 december 2028", "Handtekening"),
    ):
        assert part in words
    assert "Jullie werken met of voor de gemeente" not in words
    school = docx.Document(str(place.issued / "leerplicht" / "opdrachtbrief-leerplicht.docx"))
    assert "Jullie werken met of voor de gemeente" in school.tables[0].rows[-1].cells[1].text


def test_everything_that_goes_out_is_accessible_and_sound(place: RoundFolder) -> None:
    files, _ = hand_out(place)
    problems: dict[str, Sequence[str]] = {}
    for file in files:
        path = place.path / file
        if path.suffix != ".eml":
            check = word_problems if path.suffix == ".docx" else workbook_problems
            deep = soundness_problems(path) if path.stem in ONE_OF_EACH else []
            problems[file] = [*check(path.read_bytes()), *deep]
    assert len(problems) == 7
    assert {file: found for file, found in problems.items() if found} == {}


@pytest.mark.usefixtures("light")
@pytest.mark.libreoffice
def test_the_fullest_letter_fits_on_one_page(place: RoundFolder) -> None:
    everything = {**WMO, "Samen": 1, "Beleid": 2, "Inwoners": 1, "Soort": "partner"}
    processes = [{**PROCESS, "Werkproces": f"Aanvraag van een voorziening, soort {number}"} for number in range(1, 9)]
    listed(place, [everything], processes)
    set_round(place, 'bewaren_tot: ""', "bewaren_tot: 2028-12-31")
    hand_out(place)
    path = place.path / WMO_FOLDER / "opdrachtbrief-wmo-loket.docx"
    profile = f"-env:UserInstallation={(place.path / 'profiel').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(place.path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert (place.path / "opdrachtbrief-wmo-loket.pdf").read_bytes().count(b"/Type/Page/") == 1


# --- again ---


@pytest.mark.usefixtures("light")
def test_a_second_run_changes_no_file(place: RoundFolder) -> None:
    hand_out(place)
    before = tree(place)
    assert hand_out(place, DAY + dt.timedelta(days=9)) == ([], [])
    assert tree(place) == before


@pytest.mark.usefixtures("light")
def test_a_new_participant_gets_its_files_and_the_others_stay(place: RoundFolder) -> None:
    hand_out(place)
    before = {name: item for name, item in tree(place).items() if name.startswith("uitgegeven")}
    listed(place, [SCHOOL, {**SMALL, "Directie": "Markt"}, {**WMO, "Leiding": 2}], [PROCESS], [ROLE])
    files, _ = hand_out(place)
    assert sorted(Path(file).name for file in files) == [
        *("mail-leiding-2.eml", "mail-samen.eml", "opdrachtbrief-markt.docx", "opdrachtbrief-wmo-loket.docx"),
        *("zelfscan-markt-samen.xlsx", "zelfscan-wmo-loket-leiding-2.xlsx"),
    ]
    after = tree(place)
    letter = str(WMO_FOLDER / "opdrachtbrief-wmo-loket.docx")
    assert {name: after[name] for name in before if name != letter} == {
        name: item for name, item in before.items() if name != letter
    }


def test_a_changed_participant_gets_a_new_workbook_beside_the_one_somebody_began_on(small: RoundFolder) -> None:
    hand_out(small)
    path = small.issued / "leerplicht" / "zelfscan-leerplicht-samen.xlsx"
    book = openpyxl.load_workbook(path)
    book["Gegevens"]["C9"] = 6
    book.save(path)
    begun = path.read_bytes()
    listed(small, [{**SMALL, "Contact": "A en B"}])
    files, findings = hand_out(small)
    assert findings == []
    assert sorted(Path(file).name for file in files) == ["mail-samen-v2.eml", "zelfscan-leerplicht-samen-v2.xlsx"]
    assert path.read_bytes() == begun
    old, new = register(small)
    assert (old.replaced_by, new.replaced_by) == (new.workbook_id, "")
    assert scan_of(small.path / new.file).workbook_id == new.workbook_id
    assert scan_of(path).workbook_id == old.workbook_id
    (attachment,) = parsed(small.issued / "leerplicht" / "mail-samen-v2.eml").iter_attachments()
    assert attachment.get_content() == (small.path / new.file).read_bytes()
    assert hand_out(small) == ([], [])


@pytest.mark.usefixtures("light")
@pytest.mark.parametrize(
    "change",
    [
        {"Inleveren voor": dt.datetime(2027, 5, 1)},
        {"Mailadres": "nieuw@wilgendam.voorbeeld"},
        {"Contactpersoon": "Nieuwe collega"},
        {"Opdrachtgever": "Nieuwe directeur", "Trekker": "Nieuwe trekker"},
    ],
)
def test_a_new_name_or_date_makes_new_words_and_leaves_the_workbook(small: RoundFolder, change: Row) -> None:
    hand_out(small)
    before = register(small)
    listed(small, [{**SMALL, **change}])
    files, findings = hand_out(small)
    assert findings == []
    assert 1 <= len(files) <= 2
    assert all(Path(file).name in ("mail-samen.eml", "opdrachtbrief-leerplicht.docx") for file in files)
    assert register(small) == before


@pytest.mark.usefixtures("light")
def test_a_new_colour_or_offer_leaves_what_is_out(small: RoundFolder) -> None:
    hand_out(small)
    before = tree(small)
    set_round(small, "kleur: 1F4E79", "kleur: 005A2B")
    assert hand_out(small) == ([], [])
    assert tree(small) == before


@pytest.mark.usefixtures("light")
@pytest.mark.parametrize("name", ["mail-samen.eml", "opdrachtbrief-leerplicht.docx"])
def test_a_mail_or_letter_that_somebody_changed_stays_and_the_new_one_stands_beside_it(
    small: RoundFolder, name: str
) -> None:
    hand_out(small)
    path = small.issued / "leerplicht" / name
    if path.suffix == ".docx":
        document = docx.Document(str(path))
        document.add_paragraph("Met de hand erbij.")
        document.save(str(path))
    else:
        path.write_bytes(path.read_bytes().replace(b"Groet,", b"Hartelijke groet,"))
    changed = path.read_bytes()
    assert hand_out(small) == ([], [])
    listed(small, [{**SMALL, "Inleveren voor": dt.datetime(2027, 5, 1)}])
    files, findings = hand_out(small)
    assert findings == ["RO-085"]
    assert path.read_bytes() == changed
    assert path.with_name(f"{path.stem} (2){path.suffix}").is_file()
    assert str(path.with_name(f"{path.stem} (2){path.suffix}").relative_to(small.path)) in files
    before = tree(small)
    assert hand_out(small) == ([], [])
    assert tree(small) == before


@pytest.mark.usefixtures("light")
def test_a_file_of_somebody_else_under_our_name_is_never_replaced(small: RoundFolder) -> None:
    folder = small.issued / "leerplicht"
    folder.mkdir()
    names = ("zelfscan-leerplicht-samen.xlsx", "mail-samen-v2.eml", "opdrachtbrief-leerplicht.docx")
    for name in names:
        (folder / name).write_bytes(b"van iemand")
    files, findings = hand_out(small)
    assert [(folder / name).read_bytes() for name in names] == [b"van iemand"] * 3
    assert sorted(Path(file).name for file in files) == [
        *("mail-samen-v2 (2).eml", "opdrachtbrief-leerplicht (2).docx", "zelfscan-leerplicht-samen-v2.xlsx"),
    ]
    assert findings == ["RO-085", "RO-085"]


@pytest.mark.usefixtures("light")
def test_a_workbook_that_was_taken_away_comes_back_as_it_was(small: RoundFolder) -> None:
    hand_out(small)
    path = small.issued / "leerplicht" / "zelfscan-leerplicht-samen.xlsx"
    blob = path.read_bytes()
    path.unlink()
    assert hand_out(small)[0] == ["uitgegeven/leerplicht/zelfscan-leerplicht-samen.xlsx"]
    assert path.read_bytes() == blob


@pytest.mark.usefixtures("light")
def test_who_is_gone_from_the_list_is_named_and_its_workbook_stays(place: RoundFolder) -> None:
    hand_out(place)
    before = tree(place)
    listed(place, [WMO], [PROCESS], [ROLE])
    assert hand_out(place) == ([], ["RO-082"])
    assert tree(place) == before
    assert not any(item.replaced_by for item in register(place))


# --- when things go wrong ---


class Killed(BaseException):
    """The process ends here."""


@pytest.mark.usefixtures("light")
def test_a_run_that_is_broken_off_anywhere_is_completed_by_the_next(
    small: RoundFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Broken off before every single write; each time all is there after the next run, and of one piece."""
    listed(small, [{**SMALL, "Uitvoering": 2}])
    all_writes = 9
    for moment in range(all_writes):
        for path in [*small.issued.rglob("*.*"), *small.administration.glob("*")]:
            path.unlink()
        left = [None] * moment

        def write(path: Path, blob: bytes, left: list[None] = left) -> None:
            if not left:
                raise Killed
            left.pop()
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(blob)

        with monkeypatch.context() as patch:
            for module in ("issue", "issued", "ledger"):
                patch.setattr(f"zelfscan.rounds.{module}.write_atomic", write)
            with pytest.raises(Killed):
                hand_out(small)
        hand_out(small)
        items = register(small)
        assert [(small.path / item.file).read_bytes() for item in items] == [tiny(item) for item in items]
        assert len(items) == 3
        for item in items:
            (attachment,) = parsed(small.path / issue.mail_name(item)).iter_attachments()
            assert attachment.get_content() == tiny(item)
        assert len(list(small.issued.rglob("*.*"))) == len(tree(small)) - 2 == all_writes - 2
        assert hand_out(small) == ([], [])


@pytest.mark.usefixtures("light")
def test_a_file_that_cannot_be_written_is_a_finding_and_the_rest_goes_on(place: RoundFolder) -> None:
    (place.issued / "wmo-loket").write_bytes(b"geen map")
    files, findings = hand_out(place)
    assert set(findings) == {"UI-001"}
    assert len(files) == 5
    assert all("leerplicht" in file for file in files)
    (place.issued / "wmo-loket").unlink()
    assert len(hand_out(place)[0]) == 7


@pytest.mark.usefixtures("light")
def test_a_template_of_the_letter_that_is_wrong_is_a_finding_and_the_rest_goes_on(small: RoundFolder) -> None:
    document = docx.Document()
    document.add_paragraph("{{ directie ")
    document.add_paragraph("{% if x %}")
    document.save(str(small.path / "brief.docx"))
    set_round(small, 'opdrachtbrief: ""', "opdrachtbrief: brief.docx")
    files, findings = hand_out(small)
    assert findings == ["UI-002"]
    assert [Path(file).suffix for file in files] == [".xlsx", ".eml"]


@pytest.mark.usefixtures("light")
def test_a_damaged_register_stops_everything_and_stays(small: RoundFolder) -> None:
    hand_out(small)
    small.ledger.write_text('[{"workbook_id": ', encoding="utf-8")
    before = tree(small)
    assert hand_out(small) == ([], ["RO-083"])
    assert tree(small) == before


def test_wrong_answers_beforehand_stop_everything(small: RoundFolder) -> None:
    (small.path / "vooraf.yaml").write_text(
        "antwoorden:\n  - vraag: V8.1a\n    antwoord: misschien\n", encoding="utf-8"
    )
    assert hand_out(small) == ([], ["IV-008"])
    assert tree(small) == {}


@pytest.mark.usefixtures("light")
def test_the_command_names_what_waits_and_goes_on_with_the_rest(place: RoundFolder) -> None:
    listed(place, [{**WMO, "Contact": "Q"}, SMALL])
    result = run("uitgeven", place.path)
    assert result.exit_code == 1
    assert "[RO-007] deelnemers.xlsx, blad Deelnemers, cel B6" in result.output
    assert "zelfscan-leerplicht-samen.xlsx" in result.output
    assert "Niet alles is uitgedeeld." in result.output
    assert not (place.issued / "wmo-loket").exists()
    listed(place, [WMO, SMALL])
    again = run("uitgeven", place.path)
    assert again.exit_code == 0
    assert "Niets nieuws voor 1 directie." in again.output
    assert "Er is niets nieuws uit te delen." in run("uitgeven", place.path).output


def test_a_second_run_at_the_same_time_says_so_and_stops(small: RoundFolder) -> None:
    script = (
        "import sys, datetime as dt\nfrom pathlib import Path\nfrom zelfscan.rounds.lock import only_one\n"
        "with only_one(Path(sys.argv[1]), dt.datetime.now()):\n    print('vast', flush=True)\n    sys.stdin.read()\n"
    )
    other = subprocess.Popen(
        [os.sys.executable, "-c", script, str(small.lock)],  # type: ignore[attr-defined]
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert other.stdin is not None
    assert other.stdout is not None
    other.stdout.readline()
    result = run("uitgeven", small.path)
    other.stdin.close()
    other.wait()
    assert result.exit_code == 1
    assert "Er is al een opdracht bezig in deze ronde" in result.output
    assert list(small.issued.iterdir()) == []
    with only_one(small.lock, dt.datetime(2027, 2, 1)):
        pass


@pytest.mark.usefixtures("light")
def test_the_register_is_small_readable_json(place: RoundFolder) -> None:
    hand_out(place)
    data = json.loads(place.ledger.read_text(encoding="utf-8"))
    assert [item["file"] for item in data][:1] == ["uitgegeven/wmo-loket/zelfscan-wmo-loket-leiding.xlsx"]
    assert issued.read_issued(place.path / "nergens.json") == ()
    assert io.BytesIO(place.ledger.read_bytes()).getvalue().endswith(b"\n")
