"""overzicht.xlsx: what it tells the bureau, how it looks, and that it stays small in memory."""

import gc
import io
import random
import re
import weakref
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.utils.cell import range_boundaries

from tests.accessibility import workbook_problems
from tests.round_summaries import CITY, ROUND, SIZES, invented, sample_summaries
from tests.soundness import soundness_problems
from zelfscan.documents.clean import clean
from zelfscan.files import STAMP
from zelfscan.model.assessment import RiskClass
from zelfscan.model.finding import Finding
from zelfscan.model.instrument import Instrument, Level
from zelfscan.model.issue import Organisation
from zelfscan.model.plan import Advice
from zelfscan.model.round import DirectorateSummary, LevelLine, Round, Status
from zelfscan.palette import RISK
from zelfscan.rounds.overview import overview
from zelfscan.rounds.summary import alphabetical

ORDER = ["Start", "Status", "Risicobeeld", "Risico's", "Acties", "Interventies", "Niveaus", "Open vragen"]
ORDER += ["Bevindingen", "Alleen bureau"]
Rows = list[dict[str, Any]]


def opened(blob: bytes) -> Workbook:
    return load_workbook(io.BytesIO(blob))


def rows_of(workbook: Workbook, name: str) -> Rows:
    """The table of a sheet, a dict per row."""
    sheet = workbook[name]
    (table,) = sheet.tables.values()
    left, top, right, bottom = range_boundaries(table.ref)
    header, *rest = sheet.iter_rows(top, bottom, left, right, values_only=True)
    return [dict(zip(header, row, strict=True)) for row in rest]


@pytest.fixture(scope="module")
def samples(instrument: Instrument) -> Workbook:
    """The overview of the samples."""
    return opened(overview(instrument, ROUND, sample_summaries()))


def made(instrument: Instrument, *items: DirectorateSummary, current: Round = ROUND) -> Workbook:
    return opened(overview(instrument, current, items))


# --- how it looks ---


@pytest.mark.parametrize("count", SIZES)
def test_an_overview_of_any_size_is_accessible_and_sound(instrument: Instrument, count: int, tmp_path: Path) -> None:
    blob = overview(instrument, ROUND, invented(count))
    path = tmp_path / "overzicht.xlsx"
    path.write_bytes(blob)
    assert workbook_problems(blob) == []
    assert soundness_problems(path) == []


@pytest.mark.parametrize("colour", ["FFCC00", "FFFFFF", "7F7F7F"])
def test_the_overview_of_the_samples_is_accessible_and_sound_in_any_colour(
    instrument: Instrument, colour: str, tmp_path: Path
) -> None:
    organisation = Organisation(name="Stad & Land (verzonnen)", colour=colour, accent="00FFAA")
    blob = overview(instrument, ROUND.model_copy(update={"organisation": organisation}), sample_summaries())
    path = tmp_path / "overzicht.xlsx"
    path.write_bytes(blob)
    assert workbook_problems(blob) == []
    assert soundness_problems(path) == []


def test_every_sheet_is_there_and_the_one_for_the_bureau_alone_comes_last(samples: Workbook) -> None:
    assert samples.sheetnames == ORDER
    assert "ALLEEN VOOR HET BUREAU" in samples[ORDER[-1]]["A1"].value
    assert "Deel dit blad niet" in samples[ORDER[-1]]["A2"].value


def test_every_sheet_has_one_real_table_with_filters_frozen_headers_and_fits_the_page(samples: Workbook) -> None:
    for sheet in samples.worksheets:
        (table,) = sheet.tables.values()
        names = [column.name for column in table.tableColumns]
        assert table.autoFilter.ref == table.ref
        assert len({name.casefold() for name in names}) == len(names)
        assert sheet.freeze_panes.endswith("6")
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth) == ("landscape", 1)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == "$5:$5"
    tables = [table.displayName for sheet in samples.worksheets for table in sheet.tables.values()]
    assert len(set(tables)) == len(ORDER)


def test_all_links_go_to_a_sheet_that_exists_or_to_a_file_beside_the_overview(samples: Workbook) -> None:
    links = [cell.hyperlink for sheet in samples.worksheets for row in sheet.iter_rows() for cell in row]
    inside = [link.location for link in links if link is not None and link.location]
    outside = [link.target for link in links if link is not None and link.target]

    assert {place.rpartition("!")[0].strip("'").replace("''", "'") for place in inside} == set(ORDER)
    assert "wmo-loket/verbeterplan-wmo-loket.docx" in outside
    assert len(outside) == 2 * 7
    assert not [target for target in outside if target.startswith(("/", "uitvoer", "file:"))]


def test_start_links_to_every_sheet_and_counts_its_rows(samples: Workbook) -> None:
    listed = rows_of(samples, "Start")
    assert [row["Blad"] for row in listed] == ORDER[1:]
    assert {row["Blad"]: row["Rijen"] for row in listed}["Status"] == len(sample_summaries())
    words = "\n".join(str(cell.value) for row in samples["Start"].iter_rows() for cell in row if cell.value)
    assert "te verbeteren: 1" in words
    assert "niet ontvangen: 1" in words


def test_the_same_input_gives_the_same_bytes_with_our_own_stamp(instrument: Instrument) -> None:
    one, other = (overview(instrument, ROUND, invented(4)) for _ in range(2))
    assert one == other
    with zipfile.ZipFile(io.BytesIO(one)) as package:
        assert {part.date_time for part in package.infolist()} == {STAMP}


# --- what it tells ---


@pytest.mark.parametrize("seed", range(3))
def test_directorates_stand_in_alphabetical_order_on_every_sheet_but_the_last(
    instrument: Instrument, seed: int
) -> None:
    shuffled = [*invented(9, seed), *sample_summaries()]
    random.Random(seed).shuffle(shuffled)
    workbook = made(instrument, *shuffled)
    for name in ORDER[1:-1]:
        names = [row["Directie"] for row in rows_of(workbook, name) if row.get("Directie")]
        assert names == sorted(names, key=alphabetical)
        assert names or name in ("Interventies", "Niveaus")


def test_an_iterator_that_is_not_in_order_is_a_bug_and_one_in_order_gives_the_same(instrument: Instrument) -> None:
    ordered = sorted(invented(5), key=lambda item: alphabetical(item.directorate))
    assert overview(instrument, ROUND, iter(ordered)) == overview(instrument, ROUND, invented(5))
    with pytest.raises(ValueError, match="alphabetical"):
        overview(instrument, ROUND, iter(ordered[::-1]))


def test_the_heat_map_has_the_worst_class_in_words_never_without_how_much_is_filled_in(
    instrument: Instrument, samples: Workbook
) -> None:
    summaries = {item.directorate: item for item in sample_summaries()}
    words = {RiskClass.LOW: 1, RiskClass.MEDIUM: 2, RiskClass.HIGH: 3, RiskClass.VERY_HIGH: 4}
    names = {1: "laag", 2: "midden", 3: "hoog", 4: "zeer hoog"}
    compared = 0
    for row in rows_of(samples, "Risicobeeld"):
        lines = summaries[row["Directie"]].risks
        for header, told in row.items():
            category = header.partition(" ")[0]
            found = [line for line in lines if line.category == category]
            if not found or not re.match(r"R\d", category):
                continue
            assert re.search(r"\d+% ingevuld$|niet gevraagd ingevuld$", told), told
            steps = [words[line.residual] for line in found if line.residual in words]
            if len(steps) == len(found):
                assert told.startswith(names[max(steps)])
                compared += 1
    assert compared > 20


def test_the_colours_of_the_heat_map_are_those_of_the_palette(samples: Workbook) -> None:
    sheet = samples["Risicobeeld"]
    fills = {str(cell.value).split("\n")[0]: cell.fill.fgColor.rgb[-6:] for row in sheet["C6:J14"] for cell in row}
    assert fills["zeer hoog"] == RISK[RiskClass.VERY_HIGH].fill
    assert fills["laag"] == RISK[RiskClass.LOW].fill


def test_too_little_insight_is_never_shown_as_one_class(samples: Workbook) -> None:
    shown = [str(value) for row in rows_of(samples, "Risicobeeld") for value in row.values()]
    unclear = [value for value in shown if value.startswith("te weinig zicht")]
    assert unclear
    assert all(re.match(r"te weinig zicht: [a-z ]+ tot [a-z ]+\n", value) for value in unclear)


def test_who_has_no_outcome_yet_has_no_class(samples: Workbook) -> None:
    for row in rows_of(samples, "Risicobeeld"):
        if row["Status"] in (Status.TO_IMPROVE, Status.NOT_RECEIVED):
            assert {value for header, value in row.items() if header.startswith("R")} == {"–"}


def test_every_risk_action_and_finding_has_a_row(samples: Workbook) -> None:
    summaries = sample_summaries()
    assert len(rows_of(samples, "Risico's")) == sum(len(item.risks) for item in summaries)
    assert [row["Nummer"] for row in rows_of(samples, "Acties")] == [
        line.id for item in sorted(summaries, key=lambda one: alphabetical(one.directorate)) for line in item.actions
    ]
    assert len(rows_of(samples, "Bevindingen")) == sum(len(item.findings) for item in summaries)
    assert len(rows_of(samples, "Open vragen")) == sum(len(item.open) for item in summaries)
    assert len(rows_of(samples, "Niveaus")) == sum(len(item.differences) for item in summaries)


def test_every_risk_says_how_certain_and_what_is_arranged_and_done(samples: Workbook) -> None:
    for row in rows_of(samples, "Risico's"):
        assert row["Hoe geregeld"]
        assert row["Ingevuld"] is not None
        assert isinstance(row["Acties in het plan"], int)


def test_an_action_without_owner_or_commissioner_says_so(samples: Workbook) -> None:
    unowned = sum(not line.owner for item in sample_summaries() for line in item.actions)
    shown = [row["Eigenaar"] for row in rows_of(samples, "Acties")]
    assert unowned
    assert shown.count("nog te benoemen") == unowned
    assert None not in shown


def test_interventions_count_directorates_and_say_what_to_do_together(
    instrument: Instrument, samples: Workbook
) -> None:
    summaries = sample_summaries()
    rows = rows_of(samples, "Interventies")
    for row in rows:
        needed = [item.directorate for item in summaries if row["Nr"] in item.needed]
        planned = [item for item in summaries if row["Nr"] in {line.intervention for line in item.actions}]
        assert (row["Nodig bij"], row["In een plan bij"]) == (len(needed), len(planned))
        assert all(name in row["Welke directies"] for name in needed)
        assert (row["Samen doen"] == "Nu bij één directie") is (len(needed) < 2)
    counts = [row["Nodig bij"] for row in rows]
    assert counts == sorted(counts, reverse=True)
    kinds = {item.id: item.type.value for item in instrument.interventions}
    bought = [row for row in rows if row["Samen doen"] == "Koop dit samen in"]
    assert all(kinds[row["Nr"]] == "specialist inkopen" for row in bought)
    assert any(row["Aanbod dat er al is"] == CITY.offers[0].name for row in rows)


def test_many_names_are_cut_short_with_how_many_more(instrument: Instrument) -> None:
    rows = rows_of(made(instrument, *invented(14)), "Interventies")
    for row in rows:
        more = re.search(r" en nog (\d+)$", row["Welke directies"])
        names = len(re.findall(r"Dienst \d{3}", row["Welke directies"]))
        assert names + (int(more[1]) if more else 0) == row["Nodig bij"]
        assert names <= 8


def test_a_difference_names_levels_only_where_the_summary_does(instrument: Instrument) -> None:
    factor = instrument.factors[0].id
    lines = (
        LevelLine(process="", factor=factor, difference=1.5),
        LevelLine(process="", factor=factor, difference=1, positive=Level.MANAGEMENT, critical=Level.EXECUTION),
        LevelLine(process="", factor=factor, difference=2, critical=Level.EXPERIENCE),
        LevelLine(process="", factor=factor, difference=2, positive=Level.EXPERIENCE),
    )
    (item,) = invented(1)
    shown = [row["Wie"] for row in rows_of(made(instrument, item.model_copy(update={"differences": lines})), "Niveaus")]
    assert shown == [
        "te kleine groepen om te noemen",
        "leiding is positiever dan uitvoering",
        "inwoners zijn minder positief dan de dienst",
        "inwoners zijn positiever dan de dienst",
    ]


def test_a_finding_says_where_and_what_to_do(samples: Workbook) -> None:
    rows = [row for row in rows_of(samples, "Bevindingen") if row["Directie"].startswith("Parkeren")]
    placed = [row for row in rows if row["Cel"]]
    assert placed
    for row in placed:
        assert row["Bestand"] == "parkeren-en-markten.xlsx"
        assert row["Blad"]
        assert len(row["Wat en hoe verder"]) > 20


def test_help_starts_with_who_is_stuck_then_preconditions_then_the_largest_risk(instrument: Instrument) -> None:
    base = invented(1)[0].model_copy(update={"advice": Advice.START, "uncovered": ()})
    high = [line.model_copy(update={"residual": RiskClass.VERY_HIGH}) for line in base.risks]
    calm = [line.model_copy(update={"residual": RiskClass.LOW}) for line in base.risks]
    changes: dict[str, dict[str, Any]] = {
        "a rustig": {"risks": tuple(calm)},
        "b hoog": {"risks": tuple(high)},
        "c voorwaarden": {"risks": tuple(calm), "advice": Advice.PRECONDITIONS_FIRST},
        "d stil": {"status": Status.NOT_RECEIVED, "risks": (), "actions": (), "open": (), "advice": None},
        "e fout": {"status": Status.TO_IMPROVE, "risks": (), "actions": (), "open": (), "advice": None},
        "f kapot": {"status": Status.UNREADABLE, "risks": (), "actions": (), "open": (), "advice": None},
    }
    items = [base.model_copy(update={"directorate": name, **change}) for name, change in changes.items()]
    rows = rows_of(made(instrument, *items), "Alleen bureau")
    assert [row["Directie"][0] for row in rows] == ["f", "e", "d", "c", "b", "a"]
    assert rows[4]["Zeer hoog"] == sum(line.residual is not None for line in high)
    assert "bellen" in rows[2]["Waarmee helpen"]


# --- text is text ---

TYPED = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30)


@given(typed=TYPED, start=st.sampled_from(["", "=", "+", "-", "@", "=HYPERLINK(", "{{ x }}", "\t=", "'"]))
@example(typed="SOM(A1:A9)", start="=")
@example(typed="\x00\x0b\ud800\ufffe", start="@")
@example(typed="1+1", start="-")
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_people_typed_stays_text(instrument: Instrument, typed: str, start: str) -> None:
    text = start + typed
    (item,) = invented(1)
    changed = item.model_copy(
        update={
            "directorate": text,
            "processes": (text,),
            "actions": tuple(line.model_copy(update={"owner": text, "processes": (text,)}) for line in item.actions),
            "risks": tuple(line.model_copy(update={"process": text}) for line in item.risks),
            "findings": (Finding(code="BL-001", file=text, sheet=text, cell=text, found=text),),
        }
    )
    organisation = Organisation(name=text)
    workbook = made(instrument, changed, current=Round(name=text, organisation=organisation, date=ROUND.date))
    cells = [cell for sheet in workbook.worksheets for row in sheet.iter_rows() for cell in row]

    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    assert workbook["Status"]["A6"].value == clean(text)
    guarded = workbook["Status"]["A6"]
    assert bool(guarded.quotePrefix) is clean(text).startswith(("=", "+", "-", "@"))


# --- small in memory ---


def test_directorates_are_forgotten_once_they_are_written(instrument: Instrument) -> None:
    alive: list[int] = []
    seen: list[weakref.ref[DirectorateSummary]] = []

    def passing() -> Iterator[DirectorateSummary]:
        for number in range(8):
            gc.collect()
            alive.append(sum(reference() is not None for reference in seen))
            item = invented(1, number)[0].model_copy(update={"directorate": f"Dienst {number:03d}"})
            seen.append(weakref.ref(item))
            yield item

    overview(instrument, ROUND, passing())
    assert max(alive) <= 2
