"""Writes what people read of the progress: the report in Word, and the sheets in the overview."""

import datetime as dt
from collections.abc import Sequence

from zelfscan.documents.render import TemplateProblem, render
from zelfscan.files import shipped
from zelfscan.followup.report import report_fields
from zelfscan.followup.report_moments import (
    NAME,
    Moment,
    Reports,
    moment_of,
    previous,
    read_reports,
    with_moment,
    write_reports,
)
from zelfscan.followup.report_sheets import sheets
from zelfscan.followup.report_words import ProgressWords
from zelfscan.model.finding import Finding
from zelfscan.model.instrument import Instrument
from zelfscan.model.round import Round
from zelfscan.rounds.extra import keep_sheet, refresh_overview
from zelfscan.rounds.folder import RoundFolder
from zelfscan.rounds.ledger import digest, read_summary
from zelfscan.rounds.outputs import all_there, put_all
from zelfscan.rounds.standing import Standing

TEMPLATE = "voortgangsrapportage.docx"
REPORT, OVERVIEW = f"uitvoer/{TEMPLATE}", "uitvoer/overzicht.xlsx"


def publish(
    place: RoundFolder, current: Round, instrument: Instrument, standings: Sequence[Standing], today: dt.date
) -> tuple[tuple[str, ...], list[Finding]]:
    """Write the report and the sheets; their names, and what there is to tell. Raises OSError."""
    if not any(item.actions for item in standings):
        return (), [Finding(code="VG-080")]
    for sheet in sheets(ProgressWords(instrument, current, standings, today)):
        keep_sheet(place, sheet)
    findings = list(refresh_overview(place, current, instrument))
    path = place.administration / NAME
    reports, damaged = read_reports(path)
    now = moment_of(standings, today)
    before = previous(reports.moments, today, int(instrument.settings.report_weeks.value))
    reports, told = _write(place, current, instrument, standings, reports, now, before)
    write_reports(path, reports.model_copy(update={"moments": with_moment(reports.moments, now)}))
    names = (*reports.files, OVERVIEW)
    return tuple(name for name in names if (place.path / name).exists()), [*damaged, *findings, *told]


def _write(
    place: RoundFolder,
    current: Round,
    instrument: Instrument,
    standings: Sequence[Standing],
    reports: Reports,
    now: Moment,
    before: Moment | None,
) -> tuple[Reports, list[Finding]]:
    """Write the report, where anything changed, beside one that a person changed; what is kept of it."""
    template = place.at(current.progress_template) if current.progress_template else shipped(f"docx/{TEMPLATE}")
    context = report_fields(instrument, current, standings, now, before, without_plan(place)).model_dump()
    made_of = digest(template.read_bytes(), repr(context))
    if reports.made_of == made_of and all_there(place.path, reports.files):
        return reports, []
    try:
        data = render(template, context)
    except TemplateProblem:
        return reports, [Finding(code="UI-002", file=template.name)]
    written = put_all(place.path, {REPORT: data}, reports.files)
    kept = {"made_of": made_of if written.whole else "", "files": written.files or reports.files}
    return reports.model_copy(update=kept), [*written.findings, *written.passing]


def without_plan(place: RoundFolder) -> int:
    """How many directorates take part without a plan so far."""
    summaries = map(read_summary, sorted((place.administration / "directies").glob("*.json")))
    return sum(summary is not None and not summary.actions for summary in summaries)
