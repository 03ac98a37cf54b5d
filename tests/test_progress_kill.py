"""A kill at any moment while progress is read: nothing is half-written, nothing is lost, nothing counts twice."""

import datetime as dt
import json
import shutil
from collections.abc import Sequence
from pathlib import Path

from tests.progress_rounds import (
    JULY,
    WMO,
    a_form,
    a_processed_round,
    came_back,
    edited_plan,
    first_action,
    follow,
    plan_path,
    standing,
)
from tests.returns import the_instrument
from tests.rounds import ON_THE_SPOT
from tests.test_round_kill import copy, counted, half_written, without_temporary
from zelfscan.followup.progress import Wishes, follow_up
from zelfscan.model.finding import Finding
from zelfscan.model.instrument import Instrument
from zelfscan.model.round import Round
from zelfscan.rounds.folder import RoundFolder, read_round
from zelfscan.rounds.history import history_path
from zelfscan.rounds.standing import Standing

LEAST_MOMENTS = 10


def nothing(
    _place: RoundFolder, _round: Round, _instrument: Instrument, _standings: Sequence[Standing], _today: dt.date
) -> tuple[tuple[str, ...], list[Finding]]:
    """Write no report: that is made anew from the history whatever happens."""
    return (), []


def read_on_the_spot(place: RoundFolder) -> None:
    round_, _ = read_round(place.path)
    assert round_ is not None
    follow_up(place, round_, the_instrument(), Wishes(JULY, JULY.date(), ON_THE_SPOT), nothing)


def kept(place: RoundFolder) -> tuple[bytes, object]:
    """What is remembered of the actions, and what each file said of them."""
    ledger = json.loads((place.administration / "voortgang.json").read_bytes())
    said = {name: (record["sha256"], record["progress"]["actions"]) for name, record in ledger["files"].items()}
    return history_path(place, WMO).read_bytes(), said


def test_a_kill_at_any_moment_of_reading_progress_is_as_if_it_never_happened(tmp_path: Path) -> None:
    start = a_processed_round(tmp_path / "begin")
    action = first_action(start).id
    plan = edited_plan(plan_path(start).read_bytes(), {(action, "eigenaar"): "Adviseur"}, {"actie": "Spreekuur"})
    came_back(start, "plan.docx", plan)
    came_back(start, "form.xlsx", a_form(start, JULY.date(), {action: {"Status": "loopt"}}))
    undisturbed = copy(start, tmp_path / "ongestoord")
    read_on_the_spot(undisturbed)
    expected = kept(undisturbed)
    other = copy(start, tmp_path / "geteld")
    moments = counted(0, lambda: read_on_the_spot(other))
    assert moments >= LEAST_MOMENTS
    for moment in range(1, moments + 1):
        place = copy(start, tmp_path / "gedood")
        assert counted(moment, lambda place=place: read_on_the_spot(place)) == 0  # type: ignore[misc]
        assert half_written(place) == [], moment
        read_on_the_spot(place)
        assert kept(place) == expected, moment
        without_temporary(place)
        shutil.rmtree(place.path)


def test_the_report_is_made_after_all_when_the_run_before_was_stopped(tmp_path: Path) -> None:
    place = a_processed_round(tmp_path / "ronde")
    came_back(place, "form.xlsx", a_form(place, JULY.date(), {first_action(place).id: {"Status": "klaar"}}))
    read_on_the_spot(place)
    report = place.output / "voortgangsrapportage.docx"
    assert not report.exists()
    outcome = follow(place)
    assert outcome.read == 0
    assert report.exists()
    assert standing(place).actions[0].status == "klaar"
