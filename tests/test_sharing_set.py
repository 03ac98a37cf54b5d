"""The open data set: only what is large enough, described column by column, and readable by people and programs."""

import csv
import io
import json

import pytest

from tests.round_summaries import DAY, ROUND, the_instrument
from tests.shared_sets import invented, made_set
from zelfscan.model.comparison import Comparison, Move, RiskChange
from zelfscan.model.progress import ActionStatus, FollowedAction
from zelfscan.model.sharing import EVERYBODY
from zelfscan.rounds.report_counts import count
from zelfscan.rounds.summary import summarise
from zelfscan.sharing import counting
from zelfscan.sharing.counting import KINDS, Member, tables
from zelfscan.sharing.dataset import data_set
from zelfscan.sharing.files import COLUMNS, COUNTS, PACKAGE, README, SUBJECTS, WHOLE, csv_bytes, set_files


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))


def test_a_set_shows_no_count_below_the_minimum_and_no_single_hidden_class() -> None:
    made = made_set(60)
    assert made.size == 60
    found: dict[tuple[str, str, str], list[int | None]] = {}
    for item in made.counts:
        assert item.number is None or item.number >= 5
        found.setdefault((item.kind, item.subject, item.part), []).append(item.number)
    shown = {key: numbers for key, numbers in found.items() if any(number is not None for number in numbers)}
    assert {kind for kind, _, _ in shown} >= {"groot_risico", "restrisico", "beheersing", "actie_gekozen", "antwoord"}
    for (_, _, part), numbers in shown.items():
        size = made.size if part == EVERYBODY else made.parts[part]
        rest = size - sum(number or 0 for number in numbers)
        assert rest == 0 or (rest >= 5 and numbers.count(None) > 1)


def test_a_large_round_shows_counts_per_kind_of_contact() -> None:
    made = made_set(120)
    assert set(made.parts) == {"A", "B"}
    assert {item.part for item in made.counts if item.number is not None} == {EVERYBODY, *made.parts}


@pytest.mark.parametrize("size", [1, 4])
def test_with_too_few_directorates_there_is_only_a_description_that_says_why(size: int) -> None:
    made = made_set(size)
    files = set_files(the_instrument(), made)
    assert made.size is None
    assert not made.counts
    assert not made.subjects
    assert "te weinig directies" in files[README].decode("utf-8-sig")
    assert rows_of(files[COUNTS]) == []


def test_every_column_of_every_file_is_described() -> None:
    files = set_files(the_instrument(), made_set(60))
    described = {(row["bestand"], row["kolom"]) for row in rows_of(files[COLUMNS])}
    package = json.loads(files[PACKAGE])
    assert package["licenses"][0]["name"] == "CC0-1.0"
    assert package["instrument"]["version"] == the_instrument().version
    for resource in package["resources"]:
        names = [field["name"] for field in resource["schema"]["fields"]]
        header = files[resource["path"]].decode("utf-8-sig").splitlines()[0]
        assert header == ";".join(names)
        assert {(resource["path"], name) for name in names} <= described
        assert all(field["description"] for field in resource["schema"]["fields"])


def test_csv_and_json_say_the_same() -> None:
    made = made_set(60)
    files = set_files(the_instrument(), made)
    table = [
        (row["tabel"], row["onderwerp"], row["contact"], row["klasse"], row["aantal"]) for row in rows_of(files[COUNTS])
    ]
    whole = json.loads(files[WHOLE])["tellingen"]
    keys = ("tabel", "onderwerp", "contact", "klasse", "aantal")
    assert table == [tuple("" if row[key] is None else str(row[key]) for key in keys) for row in whole]
    assert {(row["tabel"], row["onderwerp"]) for row in rows_of(files[SUBJECTS])} == {row[:2] for row in table}


def test_a_dutch_excel_opens_the_csv_as_it_is_and_never_as_a_formula() -> None:
    data = csv_bytes(("a", "b"), [("=1+1", 5), ("@x", None), ("-2", 7), ("één; twee", 8)])
    assert data.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in data
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    assert rows == [["a", "b"], ["'=1+1", "5"], ["'@x", ""], ["'-2", "7"], ["één; twee", "8"]]


def test_the_same_round_gives_the_same_bytes() -> None:
    one, other = (set_files(the_instrument(), made_set(40, seed=3)) for _ in range(2))
    assert one == other


def test_statuses_and_comparisons_are_counted_where_there_are_any() -> None:
    results = invented(40, seed=5)
    members = []
    for number, result in enumerate(results):
        status = ActionStatus.DONE if number % 2 else ActionStatus.RUNNING
        action = FollowedAction(id=f"a{number}", slug="x", intervention="I02", status=status, followed_on=DAY)
        move = Move.BETTER if number % 2 else Move.WITHIN
        change = RiskChange(process="P1", category="R1", move=move)
        compared = Comparison(before=DAY, after=DAY, version_before="1", version_after="1", answers=(), risks=(change,))
        members.append(Member(result.model_copy(update={"comparison": compared}), (action,)))
    summaries = [summarise(the_instrument(), item.result) for item in members]
    made = data_set(the_instrument(), ROUND, summaries, members, DAY)
    numbers = {(item.kind, item.subject, item.class_): item.number for item in made.counts if item.part == EVERYBODY}
    assert numbers["vergelijking", "R1", "within"] == 20
    assert numbers["vergelijking", "R1", "better"] is None, "else it would be clear that the others are nobody"
    assert numbers["status", "klaar", "ja"] == numbers["status", "klaar", "nee"] == 20
    assert 20 in (numbers["status_actie", "I02", "loopt"], numbers["status_actie", "I02", "klaar"])
    assert {item.kind for item in made.counts} == set(KINDS)


def test_every_table_holds_every_directorate_in_one_class() -> None:
    members = [Member(result) for result in invented(12)]
    counts = count(the_instrument(), [summarise(the_instrument(), item.result) for item in members])
    for table in tables(the_instrument(), members, counts.high):
        groups = list(table.classes.values())
        assert sum(groups) == (1 << 12) - 1
        assert sum(group.bit_count() for group in groups) == 12


def test_every_class_has_words() -> None:
    made = made_set(60)
    assert all(
        (item.name and item.name != item.class_) or item.class_ in ("ja", "nee", "open")
        for item in made.counts
        if item.kind != counting.ANSWER
    )
