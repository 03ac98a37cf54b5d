"""What came back: any name, any wrapping, each return known by its identity, the newest version counting."""

import datetime as dt
import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.returns import through_libreoffice
from tests.round_lists import filled_list
from tests.rounds import ON_THE_SPOT, a_round, codes, files, issued, processed, put, row, statuses, workbook
from zelfscan.messages import sentence
from zelfscan.model.finding import Finding
from zelfscan.model.instrument import Level
from zelfscan.model.round import IssuedWorkbook, Participant, Status
from zelfscan.rounds.containers import MOST_FILES, shown, unpack
from zelfscan.rounds.folder import RoundFolder
from zelfscan.rounds.ledger import ReadingRecord
from zelfscan.rounds.returns import walk
from zelfscan.rounds.sorting import Entry, Group, Sorted, sort_returns

WMO, JEUGD = "Wmo-loket", "Jeugd"
DAY = dt.datetime(2027, 3, 1, 12, tzinfo=dt.UTC)


def zipped(**members: bytes) -> bytes:
    return zip_of({name.replace("__", "."): data for name, data in members.items()})


def zip_of(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def mail(*attachments: tuple[str, bytes], inside: EmailMessage | None = None) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["Subject"], message["Date"] = "a@b.nl", "Retour", "Mon, 01 Mar 2027 10:00:00 +0100"
    message.set_content("Hierbij het werkboek.")
    for name, data in attachments:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    if inside is not None:
        message.add_attachment(inside)
    return message


def names_in(place: RoundFolder) -> list[str]:
    return [path.relative_to(place.returns).as_posix() for path in walk(place.returns)]


# --- which files are looked at ---


def test_returns_are_found_in_subfolders_and_lock_files_and_system_files_are_passed_over(tmp_path: Path) -> None:
    passed = [
        "~$wmo.xlsx",
        ".~lock.wmo.ods#",
        "Thumbs.db",
        "map/desktop.ini",
        ".DS_Store",
        "__MACOSX/._wmo.xlsx",
        "x.tmp",
    ]
    place = a_round(tmp_path, dict.fromkeys([*passed, "wmo.xlsx", "map/dieper/jeugd", "B.XLSX"], b"x"))
    assert names_in(place) == ["B.XLSX", "wmo.xlsx", "map/dieper/jeugd"]


def test_any_name_and_any_wrapping_will_do(tmp_path: Path) -> None:
    inner = zip_of({"terug/a b.xlsx": workbook("Drie", "3")})
    returns = {
        "zonder achternaam": workbook("Een", "1"),
        "map/Kopie van RETOUR (2).XLSX": workbook("Twee", "2"),
        "alles.zip": zip_of({"binnenste.zip": inner, "lees mij.txt": b"hallo", "__MACOSX/._a.xlsx": b"x"}),
        "mail.eml": mail(("vier.xlsx", workbook("Vier", "4")), ("logo.png", b"\x89PNG")).as_bytes(),
        "doorgestuurd.eml": mail(inside=mail(("vijf.xlsx", workbook("Vijf", "5")))).as_bytes(),
        "pakket": zip_of({"zes": workbook("Zes", "6")}),
    }
    outcome = processed(a_round(tmp_path, returns, ("Een", "Twee", "Drie", "Vier", "Vijf", "Zes")))
    assert set(statuses(outcome).values()) == {"met waarschuwingen"}
    assert len(outcome.lines) == 6


@pytest.mark.libreoffice
def test_the_three_kinds_of_workbook_are_read(tmp_path: Path) -> None:
    source = tmp_path / "wmo.xlsx"
    source.write_bytes(workbook(WMO, "w1"))
    returns = {f"terug.{kind}": through_libreoffice(source, kind).read_bytes() for kind in ("ods", "xls")}
    for name, data in returns.items():
        outcome = processed(a_round(tmp_path / name, {name: data}, (WMO,)))
        assert statuses(outcome) == {WMO: "met waarschuwingen"}


def test_what_was_in_a_zip_is_known_the_second_time(tmp_path: Path) -> None:
    data = zip_of({"a.xlsx": workbook(WMO, "w1"), "b.xlsx": workbook(JEUGD, "j1", wrong=True)})
    place = a_round(tmp_path, {"alles.zip": data}, (WMO, JEUGD))
    processed(place)
    count, before = ON_THE_SPOT.count, files(place)
    assert processed(place).made == 0
    assert ON_THE_SPOT.count == count
    put(place, "jeugd.xlsx", workbook(JEUGD, "j2", "leiding"))
    assert processed(place).made == 1
    assert (
        files(place)["uitvoer/wmo-loket/verbeterplan-wmo-loket.docx"]
        == before["uitvoer/wmo-loket/verbeterplan-wmo-loket.docx"]
    )
    feedback = [
        name for name in files(place) if name.startswith("uitvoer/jeugd/terugmelding") and name.endswith("xlsx")
    ]
    assert feedback == ["uitvoer/jeugd/terugmelding-jeugd-samen.xlsx"]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("leeg.zip", zip_of({}), "RO-021"),
        ("foto.zip", zip_of({"foto.jpg": b"x"}), "RO-021"),
        ("mail.eml", mail().as_bytes(), "RO-021"),
        ("kapot.zip", b"PK\x03\x04 en verder niets", "BE-006"),
        ("geen.zip", b"gewoon tekst", "BE-006"),
        ("diep.zip", zip_of({"a.zip": zip_of({"b.zip": zip_of({"c.xlsx": b"PK\x03\x04"})})}), "RO-022"),
        ("veel.zip", zip_of({f"{n}.xlsx": b"" for n in range(MOST_FILES + 1)}), "RO-023"),
        ("bom.zip", zip_of({"a.xlsx": bytes(5_000_000)}), "BE-008"),
        ("mail.msg", bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600), "RO-041"),
    ],
)
def test_what_cannot_be_opened_is_one_finding(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    outcome = processed(a_round(tmp_path, {name: data, "goed.xlsx": workbook(WMO, "w1")}, (WMO,)))
    about = [finding for finding in outcome.findings if finding.file == name]
    assert [finding.code for finding in about] == [code]
    assert sentence(about[0]).startswith(f"[{code}] {name}: ")
    assert statuses(outcome) == {WMO: "met waarschuwingen", name: "niet leesbaar"}


def test_a_large_zip_comes_out_in_parts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("zelfscan.rounds.containers.BATCH", 100_000)
    members = {f"{n}.xlsx": workbook(f"Dienst {n}", f"w{n}") for n in range(5)}
    first = unpack("a.zip", zip_of(members))
    assert (len(first.members), first.next_start) == (2, 2)
    outcome = processed(a_round(tmp_path, {"a.zip": zip_of(members)}))
    assert {line.directorate for line in outcome.lines} == {f"Dienst {n}" for n in range(5)}


@pytest.mark.parametrize(
    "name",
    [
        "../../../../tmp/x.xlsx",
        "/etc/passwd.xlsx",
        "CON.xlsx",
        f"{'a' * 296}.xlsx",
        "\u202exslx.gpj.xlsx",
        "C:\\x\\y.xlsx",
        "a\nb.xlsx",
    ],
)
def test_a_name_in_a_zip_is_never_a_path(tmp_path: Path, name: str) -> None:
    place = a_round(tmp_path / "ronde", {"a.zip": zip_of({name: workbook(WMO, "w1")})}, (WMO,))
    before = {path for path in tmp_path.rglob("*") if place.output not in path.parents}
    assert statuses(processed(place)) == {WMO: "met waarschuwingen"}
    new = {path for path in tmp_path.rglob("*") if place.output not in path.parents} - before
    assert all(place.administration in path.parents for path in new)
    made = [path.name for path in place.output.rglob("*")]
    assert all(part in "abcdefghijklmnopqrstuvwxyz0123456789-." for name in made for part in name)


def test_a_shown_name_is_one_short_line_without_marks_that_turn_text_around() -> None:
    assert shown("wmo\u202exslx.exe\n\tretour\x00.xlsx") == "wmo□xslx.exe□□retour□.xlsx"
    long = shown("b" * 300 + ".xlsx")
    assert len(long) <= 80
    assert long.endswith(".xlsx")


# --- whose it is, and which version counts ---


def entry(
    file: str,
    number: str = "",
    directorate: str = WMO,
    level: str = "samen",
    saved: dt.datetime | None = None,
    moment: dt.datetime | None = DAY,
    feedback: int = 0,
    sha256: str = "",
) -> Entry:
    record = ReadingRecord(
        read=True,
        workbook_id=number,
        directorate=directorate,
        level=Level(level),
        saved=saved,
        feedback=feedback,
    )
    return Entry(file, sha256 or file, record, moment)


def unreadable(file: str) -> Entry:
    return Entry(file, file, ReadingRecord(read=False, findings=(Finding(code="BE-006", file=file),)))


def sorted_out(
    *entries: Entry, out: tuple[IssuedWorkbook, ...] = (), people: tuple[Participant, ...] | None = None
) -> Sorted:
    listed = (Participant(directorate=WMO, contact=(), copies={Level.TOGETHER: 1}),) if people is None else people
    return sort_returns(entries, out, listed)


def group(found: Sorted, directorate: str = WMO) -> Group:
    return next(item for item in found.groups if item.directorate == directorate)


def counting(found: Sorted, directorate: str = WMO) -> list[str]:
    return [item.entry.file for item in group(found, directorate).returns]


def told(found: Sorted, directorate: str = WMO) -> list[tuple[str, str]]:
    return [(finding.code, finding.file) for finding in group(found, directorate).findings]


NEWER = {
    "saved later, whatever the time of the file": (
        entry("a.xlsx", "w1", saved=DAY + dt.timedelta(days=1), moment=DAY),
        entry("b.xlsx", "w1", saved=DAY, moment=DAY + dt.timedelta(days=9)),
        "RO-025",
    ),
    "made later, where one does not say when it was saved": (
        entry("a.xlsx", "w1", moment=DAY + dt.timedelta(days=1)),
        entry("b.xlsx", "w1", saved=DAY + dt.timedelta(days=9)),
        "RO-026",
    ),
    "the last by name, where nothing else tells": (entry("b.xlsx", "w1"), entry("a.xlsx", "w1"), "RO-027"),
    "after feedback, whatever the dates": (
        entry("a.xlsx", "w1", feedback=1, saved=DAY),
        entry("b.xlsx", "w1", saved=DAY + dt.timedelta(days=9)),
        "RO-046",
    ),
}


@pytest.mark.parametrize("case", NEWER)
def test_of_several_versions_of_one_workbook_the_newest_counts_and_we_say_so(case: str) -> None:
    newest, older, code = NEWER[case]
    found = sorted_out(older, newest, out=(issued(WMO, "w1"),))
    assert counting(found) == [newest.file]
    assert told(found) == [(code, older.file)]
    assert group(found).findings[0].expected == newest.file


def test_the_same_file_twice_counts_once() -> None:
    found = sorted_out(entry("a.xlsx", "w1", sha256="s"), entry("map/a.xlsx", "w1", sha256="s"))
    assert counting(found) == ["a.xlsx"]
    assert told(found) == [("RO-028", "map/a.xlsx")]


def test_copies_with_other_ids_at_one_level_count_together() -> None:
    found = sorted_out(entry("a.xlsx", "w1"), entry("b.xlsx", "w2"), out=(issued(WMO, "w1"), issued(WMO, "w2")))
    assert counting(found) == ["a.xlsx", "b.xlsx"]
    assert [item.number for item in group(found).returns] == [1, 2]


def test_a_replaced_workbook_is_a_version_of_the_one_that_took_its_place() -> None:
    out = (issued(WMO, "w1", replaced_by="w2"), issued(WMO, "w2"))
    found = sorted_out(entry("a.xlsx", "w1", saved=DAY), entry("b.xlsx", "w2", saved=DAY + dt.timedelta(1)), out=out)
    assert counting(found) == ["b.xlsx"]


def test_a_ready_workbook_can_be_of_many_directorates() -> None:
    found = sorted_out(entry("a.xlsx", "sjabloon", WMO), entry("b.xlsx", "sjabloon", JEUGD))
    assert (counting(found), counting(found, JEUGD)) == (["a.xlsx"], ["b.xlsx"])


def test_a_workbook_without_id_is_known_by_its_directorate() -> None:
    found = sorted_out(entry("a.xlsx", "", "  WMO-LOKET "), entry("b.xlsx", "", WMO, saved=DAY))
    assert len(counting(found)) == 1


def test_a_directorate_that_is_not_on_the_list_is_processed_with_a_warning() -> None:
    found = sorted_out(entry("a.xlsx", "x", "Sport"), entry("b.xlsx", "y", "Wmo-lokaal"))
    assert told(found, "Sport") == [("RO-029", "a.xlsx")]
    assert told(found, "Wmo-lokaal") == [("RO-045", "b.xlsx")]
    assert group(found, "Wmo-lokaal").findings[0].suggestion == WMO


def test_returns_without_a_name_are_each_on_their_own() -> None:
    found = sorted_out(entry("a.xlsx", "x", ""), entry("b.xlsx", "y", " "), people=())
    assert [len(item.returns) for item in found.groups] == [1, 1]
    assert len({item.slug for item in found.groups}) == 2


def test_names_that_would_get_the_same_folder_get_two() -> None:
    people = tuple(Participant(directorate=name, contact=(), copies={}) for name in ("Wmo & jeugd", "Wmo, jeugd"))
    slugs = [item.slug for item in sorted_out(people=people).groups]
    assert len(set(slugs)) == 2
    assert all(slug.startswith("wmo-jeugd") for slug in slugs)


def test_what_is_still_out_is_counted_per_level() -> None:
    copies = {Level.MANAGEMENT: 1, Level.EXECUTION: 2}
    people = (Participant(directorate=WMO, contact=(), copies=copies),)
    found = sorted_out(entry("a.xlsx", "w1", level="uitvoering"), people=people)
    assert group(found).missing == {Level.MANAGEMENT: 1, Level.EXECUTION: 1}
    assert [finding.expected for finding in group(found).findings] == ["leiding (1), uitvoering (1)"]


def test_an_unreadable_file_is_known_by_the_name_it_was_issued_with() -> None:
    out = (issued(WMO, "w1"),)
    found = sorted_out(unreadable("Kopie van zelfscan-w1-samen (1).xlsx"), unreadable("foto.xlsx"), out=out)
    assert [item.file for item in group(found).unreadable] == ["Kopie van zelfscan-w1-samen (1).xlsx"]
    assert [item.file for item in found.loose] == ["foto.xlsx"]


# --- the whole ---


def test_each_level_counts_and_who_is_silent_is_named(tmp_path: Path) -> None:
    place = a_round(tmp_path, {"a.xlsx": workbook(WMO, "w1", "leiding"), "zelfscan-j1-samen.xlsx": b"PK\x03\x04kapot"})
    filled_list(place.participants, [row(WMO, Leiding=1, Uitvoering=2), row(JEUGD), row("Sport")], (), ())
    from zelfscan.rounds.issued import write_issued

    write_issued(place.ledger, (issued(JEUGD, "j1"),))
    outcome = processed(place)
    assert statuses(outcome) == {
        WMO: Status.WITH_WARNINGS.value,
        JEUGD: Status.UNREADABLE.value,
        "Sport": Status.NOT_RECEIVED.value,
    }
    silent = next(finding for finding in outcome.findings if finding.code == "RO-031")
    assert (silent.found, silent.details) == ("Sport", {"count": "1"})
    assert "RO-033" not in codes(outcome)
