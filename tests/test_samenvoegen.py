"""Data sets of municipalities side by side: nothing that a set hides, and nothing that cannot be compared."""

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from tests.round_summaries import DAY, the_instrument
from tests.shared_sets import made_set, on_disk
from zelfscan.cli import main
from zelfscan.model.sharing import DataSet
from zelfscan.sharing.combine import combine, read_sets
from zelfscan.sharing.combine_files import combined_files

NAMES = ("Wilgendam (verzonnen)", "Molenbroek (verzonnen)", "Zandwijk (verzonnen)")


@pytest.fixture(scope="module")
def sets() -> tuple[DataSet, ...]:
    return tuple(made_set(60, name, seed) for seed, name in enumerate(NAMES, start=1))


def written(folder: Path, sets: tuple[DataSet, ...]) -> list[Path]:
    return [on_disk(folder / f"set{number}", made) for number, made in enumerate(sets)]


def changed(path: Path, **update: object) -> None:
    file = path / "gegevens" / "zelfscan-gegevens.json"
    file.write_text(json.dumps(json.loads(file.read_text()) | update))


def codes(path: Path) -> list[str]:
    return [finding.code for finding in read_sets([path])[1]]


def test_sets_are_read_back_as_they_were_written(tmp_path: Path, sets: tuple[DataSet, ...]) -> None:
    read, findings = read_sets(written(tmp_path, sets))
    assert not findings
    assert sorted(made.organisation for made in read) == sorted(NAMES)
    assert list(read) == sorted(sets, key=lambda made: made.organisation)


def test_a_municipality_shows_what_its_own_set_shows_and_a_total_needs_three(sets: tuple[DataSet, ...]) -> None:
    made = combine(sets)
    own = [{(c.kind, c.subject, c.part, c.class_): c.number for c in item.counts} for item in sets]
    assert any(line.total is not None for line in made.lines)
    assert any(line.total is None for line in made.lines)
    for line in made.lines:
        assert line.numbers == tuple(found.get(line.place) for found in own)
        assert (line.total is not None) == (len(line.shown) == 3)
        assert line.total is None or line.total == sum(line.shown)


def test_what_was_asked_in_another_way_is_not_put_side_by_side(sets: tuple[DataSet, ...]) -> None:
    one, two, three = sets
    other = tuple(
        item.model_copy(update={"text": "Iets heel anders?"}) if item.id == "V2.1a" else item for item in three.subjects
    )
    gone = tuple(item for item in two.subjects if item.id != "V1.1a")
    less = tuple(item for item in two.counts if item.subject != "V1.1a")
    three = three.model_copy(update={"subjects": other, "instrument_version": "2027.1"})
    made = combine((one, two.model_copy(update={"subjects": gone, "counts": less}), three))
    changed_lines = [line for line in made.lines if line.place[1] == "V2.1a"]
    assert changed_lines
    assert all(line.numbers[2] is None and line.differs == (NAMES[2],) for line in changed_lines)
    missing = [line for line in made.lines if line.place[1] == "V1.1a"]
    assert missing
    assert all(line.absent == (NAMES[1],) and line.total is None for line in missing)


def test_a_set_of_another_version_is_named(tmp_path: Path, sets: tuple[DataSet, ...]) -> None:
    paths = written(tmp_path, sets)
    changed(paths[2], versie_instrument="2027.1")
    read, findings = read_sets(paths)
    assert [finding.code for finding in findings] == ["DE-036"]
    assert len(read) == 3
    assert (findings[0].file, findings[0].found) == (NAMES[2], "2027.1")


@pytest.mark.parametrize(
    ("update", "code"),
    [
        ({"directies": 3}, "DE-032"),
        ({"directies": "veel"}, "DE-031"),
        ({"kleinste_groep": 2}, "DE-031"),
        ({"gemeente": ""}, "DE-031"),
        ({"iets": 1}, "DE-031"),
        ({"tellingen": [{"tabel": "x"}]}, "DE-031"),
    ],
)
def test_a_set_that_is_wrong_is_refused_with_the_place(
    tmp_path: Path, sets: tuple[DataSet, ...], update: dict[str, object], code: str
) -> None:
    path = on_disk(tmp_path / "set", sets[0])
    changed(path, **update)
    read, findings = read_sets([path])
    assert not read
    assert findings[0].code == code
    assert "zelfscan-gegevens.json" in findings[0].file


def test_a_set_that_shows_or_gives_away_a_small_group_is_refused(tmp_path: Path, sets: tuple[DataSet, ...]) -> None:
    path = on_disk(tmp_path / "set", sets[0])
    file = path / "gegevens" / "zelfscan-gegevens.json"
    rows = json.loads(file.read_text())["tellingen"]
    table = [row for row in rows if row["tabel"] == "groot_risico" and row["contact"] == "alle"]
    shown = next(row for row in table if row["aantal"] is not None)
    pair = [row for row in table if row["onderwerp"] == shown["onderwerp"]]
    pair[0]["aantal"], pair[1]["aantal"] = 58, 2
    changed(path, tellingen=rows)
    assert codes(path)[0] == "DE-032"
    pair[1]["aantal"] = None
    changed(path, tellingen=rows)
    assert codes(path)[0] == "DE-032"
    pair[1]["aantal"] = 7
    changed(path, tellingen=rows)
    assert codes(path)[0] == "DE-035"


def test_no_set_no_json_twice_the_same_and_one_alone_are_findings(tmp_path: Path, sets: tuple[DataSet, ...]) -> None:
    (tmp_path / "leeg").mkdir()
    assert codes(tmp_path / "leeg") == ["DE-030", "DE-034"]
    broken = on_disk(tmp_path / "stuk", sets[0])
    (broken / "gegevens" / "zelfscan-gegevens.json").write_text("{")
    assert codes(broken) == ["DE-031", "DE-034"]
    (broken / "gegevens" / "zelfscan-gegevens.json").write_text("[" * 5000)
    assert codes(broken) == ["DE-031", "DE-034"]
    twice = [on_disk(tmp_path / "a", sets[0]), on_disk(tmp_path / "b", sets[0])]
    assert [finding.code for finding in read_sets(twice)[1]] == ["DE-033", "DE-034"]


def test_two_rounds_of_one_municipality_stand_side_by_side_with_their_dates() -> None:
    later = DAY.replace(year=DAY.year + 1)
    made = combine((made_set(30, NAMES[0], 1), made_set(30, NAMES[0], 2, later)))
    assert made.names == (f"{NAMES[0]} ({DAY})", f"{NAMES[0]} ({later})")


def test_of_one_municipality_only_the_newest_set_counts_in_a_total(sets: tuple[DataSet, ...]) -> None:
    """Three sets of one municipality are one municipality: their sum would count directorates three times."""
    later = [made_set(60, NAMES[0].upper() if day == 2 else NAMES[0], 1, DAY.replace(day=day)) for day in (2, 3)]
    alone = combine((sets[0], *later))
    assert alone.lines
    assert all(line.total is None for line in alone.lines)
    together = combine((sets[1], sets[0], *later, sets[2]))
    totals = [line for line in together.lines if line.total is not None]
    assert totals
    assert all(line.total == sum(line.numbers[at] or 0 for at in (0, 3, 4)) for line in totals)


@pytest.mark.parametrize("name", ["WILGENDAM (verzonnen)", " Wilgendam  (verzonnen) ", "Wilgéndam (verzonnen)"])
def test_a_municipality_in_another_spelling_is_no_other_municipality(
    tmp_path: Path, sets: tuple[DataSet, ...], name: str
) -> None:
    paths = written(tmp_path, (sets[0], sets[1]))
    changed(paths[1], gemeente=name)
    assert "DE-033" in [finding.code for finding in read_sets(paths)[1]]


def test_every_column_has_a_name_of_its_own_whatever_municipalities_are_called(sets: tuple[DataSet, ...]) -> None:
    names = ("Samen", "Klasse", "Opmerking", "Tabel", "Wat is geteld")
    made = combine([sets[0].model_copy(update={"organisation": name}) for name in names])
    files = combined_files(the_instrument(), made)
    table = openpyxl.load_workbook(io.BytesIO(files["vergelijking.xlsx"])).worksheets[1].tables["tabel_counts"]
    in_book = [column.name.casefold() for column in table.tableColumns]
    in_csv = next(csv.reader(io.StringIO(files["vergelijking.csv"].decode("utf-8-sig")), delimiter=";"))
    assert len(set(in_book)) == len(in_book) == 5 + len(names) + 3
    assert len({name.casefold() for name in in_csv}) == len(in_csv) == 5 + len(names) + 3
    twice = [sets[0].model_copy(update={"organisation": "Ede", "date": DAY.replace(day=day)}) for day in (1, 2)]
    odd = sets[0].model_copy(update={"organisation": f"ede ({DAY.replace(day=2)})"})
    assert len({name.casefold() for name in combine([*twice, odd]).names}) == 3


@pytest.mark.parametrize("name", ["Wilgen\x00dam", "Wilgen\x0bdam", "W" * 6000])
def test_a_text_that_no_cell_can_show_is_a_fault_of_the_set(
    tmp_path: Path, sets: tuple[DataSet, ...], name: str
) -> None:
    path = written(tmp_path, sets[:1])[0]
    changed(path, gemeente=name)
    assert codes(path) == ["DE-031", "DE-034"]


def test_a_set_with_only_a_description_stands_there_without_numbers(sets: tuple[DataSet, ...]) -> None:
    small = made_set(3, "Klein (verzonnen)")
    made = combine((*sets, small))
    assert all(line.numbers[3] is None and not line.absent for line in made.lines)
    workbook = openpyxl.load_workbook(io.BytesIO(combined_files(the_instrument(), made)["vergelijking.xlsx"]))
    rows = [[cell.value for cell in row] for row in workbook.worksheets[0].iter_rows()]
    assert any(row[0] == "Klein (verzonnen)" and "te weinig directies" in str(row[5]) for row in rows)


def test_workbook_csv_and_json_say_the_same(sets: tuple[DataSet, ...]) -> None:
    made = combine(sets)
    files = combined_files(the_instrument(), made)
    table = list(csv.DictReader(io.StringIO(files["vergelijking.csv"].decode("utf-8-sig")), delimiter=";"))
    whole = json.loads(files["vergelijking.json"])["tellingen"]
    sheet = openpyxl.load_workbook(io.BytesIO(files["vergelijking.xlsx"])).worksheets[1]
    rows = list(sheet.iter_rows(min_row=6, values_only=True))
    assert len(table) == len(whole) == len(rows) == len(made.lines)
    for in_csv, in_json, in_book in zip(table, whole, rows, strict=True):
        numbers = tuple(int(in_csv[name]) if in_csv[name] else None for name in NAMES)
        assert numbers == tuple(in_json["aantallen"]) == in_book[5:8]


def test_the_command_writes_a_comparison_and_again_the_same(tmp_path: Path, sets: tuple[DataSet, ...]) -> None:
    paths = [str(path) for path in written(tmp_path, sets)]
    out = tmp_path / "uit"
    for some in (paths[:2], paths, paths):
        done = CliRunner().invoke(main, ["samenvoegen", *some, "--uit", str(out)])
        assert done.exit_code == 0, done.output
        assert sorted(path.name for path in out.iterdir()) == [
            "vergelijking.csv",
            "vergelijking.json",
            "vergelijking.xlsx",
        ]
    assert NAMES[2] in (out / "vergelijking.csv").read_text(encoding="utf-8-sig")


def test_one_set_is_a_fout_and_writes_nothing(tmp_path: Path, sets: tuple[DataSet, ...]) -> None:
    path = on_disk(tmp_path / "set", sets[0])
    done = CliRunner().invoke(main, ["samenvoegen", str(path), "--uit", str(tmp_path / "uit")])
    assert done.exit_code == 1
    assert "DE-034" in done.output
    assert not (tmp_path / "uit").exists()
