"""Sheets that later commands add to the overview stand there, stay there, and never overwrite anybody's work."""

import datetime as dt
import io
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from tests.round_summaries import ROUND, sample_summaries, the_instrument
from zelfscan.model.round import ExtraSheet
from zelfscan.rounds.extra import drop_sheet, extra_sheets, keep_sheet, refresh_overview
from zelfscan.rounds.folder import RoundFolder
from zelfscan.rounds.ledger import Ledger
from zelfscan.rounds.overview import overview

SHEET = ExtraSheet(
    key="10-proef",
    name="Proef",
    title="Een proef",
    intro="Dit is een proef.",
    about="Een blad erbij.",
    columns={"Directie": 20, "Aantal": 9, "Deel": 9, "Op": 12, "Stand": 20},
    rows=(("Wmo-loket", 3, 0.5, "2027-04-01", "te laat"), ("=1+1", None, None, "", "op tijd")),
    looks=("label", "number", "share", "date"),
    colours={"te laat": "high"},
    status_header="Proef van het plan",
    status={"wmo-loket": "8 van 11"},
)


@pytest.fixture
def place(tmp_path: Path) -> RoundFolder:
    folder = RoundFolder(tmp_path)
    for summary in sample_summaries():
        path = folder.administration / "directies" / f"{summary.slug}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(summary.model_dump_json(exclude_defaults=True), encoding="utf-8")
    folder.processed.write_text(Ledger().model_dump_json(), encoding="utf-8")
    return folder


def written(place: RoundFolder) -> Workbook:
    return load_workbook(place.output / "overzicht.xlsx")


def test_a_kept_sheet_is_read_back_as_it_was(tmp_path: Path) -> None:
    keep_sheet(RoundFolder(tmp_path), SHEET)
    assert extra_sheets(RoundFolder(tmp_path)) == (SHEET,)


def test_sheets_stand_in_the_order_of_the_year_whatever_was_made_first(tmp_path: Path) -> None:
    place = RoundFolder(tmp_path)
    keys = ("voortgang-1", "voortgang-2", "toets", "hermeting-1", "procesevaluatie", "10-proef")
    for key in reversed(keys):
        keep_sheet(place, SHEET.model_copy(update={"key": key}))
    assert tuple(sheet.key for sheet in extra_sheets(place)) == keys


def test_a_sheet_of_another_version_is_left_out_and_the_others_stay(tmp_path: Path) -> None:
    place = RoundFolder(tmp_path)
    keep_sheet(place, SHEET)
    (place.extra_sheets / "05-oud.json").write_text('{"key": "05-oud", "kleur": 3}', encoding="utf-8")
    assert [sheet.key for sheet in extra_sheets(place)] == ["10-proef"]


def test_the_overview_holds_the_sheet_before_the_one_for_the_bureau_alone(place: RoundFolder) -> None:
    keep_sheet(place, SHEET)
    assert refresh_overview(place, ROUND, the_instrument()) == ()
    book = written(place)
    assert book.sheetnames[-2] == "Proef"
    rows = [[cell.value for cell in row] for row in book["Proef"].iter_rows(min_row=5)]
    moment = dt.datetime(2027, 4, 1)
    assert rows == [
        ["Directie", "Aantal", "Deel", "Op", "Stand"],
        ["Wmo-loket", 3, 0.5, moment, "te laat"],
        ["=1+1", None, None, None, "op tijd"],
    ]
    assert book["Proef"]["A7"].data_type == "s"
    assert book["Proef"]["E6"].fill.fgColor.rgb != book["Proef"]["E7"].fill.fgColor.rgb


def test_the_sheet_stands_on_start_and_its_column_on_status(place: RoundFolder) -> None:
    keep_sheet(place, SHEET)
    refresh_overview(place, ROUND, the_instrument())
    book = written(place)
    start = {row[0].value: row[1].value for row in book["Start"].iter_rows(min_row=6)}
    assert start["Proef"] == "Een blad erbij."
    header, *lines = book["Status"].iter_rows(min_row=5, values_only=True)
    assert header[-1] == "Proef van het plan"
    slugs = {summary.directorate: summary.slug for summary in sample_summaries()}
    for line in lines:
        assert (line[-1] or "") == SHEET.status.get(slugs[str(line[0])], "")


def test_without_extra_sheets_the_overview_is_as_it_was(place: RoundFolder) -> None:
    keep_sheet(place, SHEET)
    drop_sheet(place, SHEET.key)
    refresh_overview(place, ROUND, the_instrument())
    plain = load_workbook(io.BytesIO(overview(the_instrument(), ROUND, sample_summaries())))
    assert written(place).sheetnames == plain.sheetnames


def test_an_overview_that_people_changed_stays_and_the_new_one_stands_beside_it(place: RoundFolder) -> None:
    refresh_overview(place, ROUND, the_instrument())
    path = place.output / "overzicht.xlsx"
    book = load_workbook(path)
    book["Start"]["D1"] = "van ons"
    book.save(path)
    keep_sheet(place, SHEET)
    findings = refresh_overview(place, ROUND, the_instrument())
    assert [finding.code for finding in findings] == ["RO-036"]
    assert load_workbook(path)["Start"]["D1"].value == "van ons"
    assert "Proef" in load_workbook(place.output / "overzicht (2).xlsx").sheetnames


def test_a_round_that_was_never_processed_gets_no_overview(tmp_path: Path) -> None:
    keep_sheet(RoundFolder(tmp_path), SHEET)
    assert refresh_overview(RoundFolder(tmp_path), ROUND, the_instrument()) == ()
    assert not (tmp_path / "uitvoer").exists()
