"""What child processes do for a round: read one return, and make all documents of one directorate."""

import datetime as dt
import io
import pickle
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from zelfscan.documents import ranking
from zelfscan.documents.render import TemplateProblem
from zelfscan.documents.words import Words
from zelfscan.instrument.load import load_instrument
from zelfscan.messages import has_errors
from zelfscan.model.finding import Finding
from zelfscan.model.instrument import Instrument
from zelfscan.model.plan import Result
from zelfscan.model.scan import Scan
from zelfscan.rounds.directorate import Templates, documents, make_result
from zelfscan.rounds.exploration import explorations
from zelfscan.rounds.ledger import ReadingRecord
from zelfscan.rounds.masking import mask_finding
from zelfscan.rounds.orders import Made, Order, Reading, Source
from zelfscan.rounds.remeasure import remeasured
from zelfscan.rounds.summary import summarise
from zelfscan.workbook.read import read_bytes

_MODIFIED = re.compile(rb"<dcterms:modified[^>]*>([^<]{10,35})<")
_ODS_MODIFIED = re.compile(rb"<dc:date[^>]*>([^<]{10,35})<")
_MOST_PROPERTIES = 100_000


@lru_cache(maxsize=2)
def instrument_of(content: Path) -> Instrument:
    """The instrument, loaded once per process. Raises ValueError when there is something wrong with it."""
    instrument, problems = load_instrument(content)
    if instrument is None:
        raise ValueError(f"{len(problems)}")
    return instrument


def read_return(content: Path, file: str, data: bytes) -> Reading:
    """What one returned workbook says; nothing in it raises."""
    scan, findings = read_bytes(data, file, instrument_of(content))
    if scan is None:
        return Reading(ReadingRecord(read=False, findings=tuple(map(mask_finding, findings))))
    record = ReadingRecord(
        read=True,
        workbook_id=scan.workbook_id,
        directorate=scan.directorate,
        level=scan.level,
        date=scan.date,
        feedback=scan.feedback,
        saved=saved_at(data),
    )
    return Reading(record, zlib.compress(pickle.dumps((scan, findings), protocol=pickle.HIGHEST_PROTOCOL), 1))


def saved_at(data: bytes) -> dt.datetime | None:
    """When a program last saved a workbook, as its properties say; None when they do not."""
    if not data.startswith(b"PK"):
        return None
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
        for name, pattern in (("docProps/core.xml", _MODIFIED), ("meta.xml", _ODS_MODIFIED)):
            if name in names and archive.getinfo(name).file_size < _MOST_PROPERTIES:
                found = pattern.search(archive.read(name))
                return _moment(found.group(1).decode("ascii", "replace")) if found else None
    return None


def _moment(text: str) -> dt.datetime | None:
    try:
        moment = dt.datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return moment.astimezone(dt.UTC) if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


def make(order: Order) -> Made:
    """Everything that goes to one directorate: plan, annex and result, or what it must mend first."""
    instrument = instrument_of(order.content)
    read = [_unpacked(source, order.directorate) for source in order.sources]
    found = tuple(finding for _, findings in read for finding in findings)
    result = make_result(
        instrument,
        [scan for scan, _ in read],
        found,
        order.today,
        order.round_.date,
        order.despite_errors,
        order.round_.first_round,
    )
    result = result.model_copy(update={"findings": (*order.findings, *result.findings)})
    if order.previous is not None:
        result = remeasured(instrument, result, order.previous, order.carried)
    files, problems = _documents(instrument, order, result)
    result = result.model_copy(update={"findings": (*result.findings, *problems)})
    files.update(_replies(instrument, order, [findings for _, findings in read]))
    group = order.round_.minimum_group
    summary = summarise(instrument, result, minimum_group=group, missing=order.missing)
    return Made(files, summary, _largest(instrument, result))


def _documents(instrument: Instrument, order: Order, result: Result) -> tuple[dict[str, bytes], tuple[Finding, ...]]:
    """The plan, the annex and the result by name; none, with a finding, when a template does not work."""
    templates = Templates(order.plan_template, order.annex_template)
    try:
        made = dict(documents(instrument, result, templates, order.round_.organisation, order.followed))
    except TemplateProblem:
        return {}, (Finding(code="UI-002", file=order.plan_template.name),)
    try:
        return made | dict(explorations(instrument, result, order.market_template)), ()
    except TemplateProblem:
        return made, (Finding(code="UI-002", file=order.market_template.name if order.market_template else ""),)


def _unpacked(source: Source, directorate: str) -> tuple[Scan, tuple[Finding, ...]]:
    """A scan with its findings; it is of the directorate to which the workbook was given."""
    scan, findings = pickle.loads(zlib.decompress(source.scan))  # noqa: S301 - packed by read_return
    return scan.model_copy(update={"directorate": directorate}), findings


def _replies(
    instrument: Instrument, order: Order, findings: Sequence[tuple[Finding, ...]]
) -> Iterator[tuple[str, bytes]]:
    """For each return with errors: the workbook to mend, and the mail that brings it."""
    for source, found in zip(order.sources, findings, strict=True):
        if has_errors(found):
            yield from _reply(instrument, order, source, found)


def _reply(
    instrument: Instrument, order: Order, source: Source, found: tuple[Finding, ...]
) -> Iterator[tuple[str, bytes]]:
    """The workbook to mend, and the mail that brings it; nothing when there is no way to fill it in again."""
    from zelfscan.rounds.feedback import feedback, mail_text  # only now: they bring all that builds workbooks
    from zelfscan.rounds.mail import display_name, draft

    workbook = feedback(instrument, source.data, found, order.round_.organisation)
    if workbook is None:
        return
    person, address = (order.participant.contact_person, order.participant.mail) if order.participant else ("", "")
    sender = order.round_.sender
    signed = display_name(sender) or instrument.texts["round.letter.no_bureau"]
    subject, body = mail_text(instrument, found, order.directorate, person, signed)
    name = f"{source.reply}.xlsx"
    yield name, workbook
    yield f"{source.reply}.eml", draft(sender, address, subject, body, [(name, workbook)])


def _largest(instrument: Instrument, result: Result) -> str:
    """The largest risk in words; empty without a plan, or where no risk stands out."""
    assessment = result.assessment
    if result.plan is None or not (top := ranking.largest(assessment, 1)):
        return ""
    words = Words(instrument, assessment.scope, assessment.processes)
    return f"{words.title(top[0])}: {words.residual(top[0])}"
