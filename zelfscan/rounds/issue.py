"""Hands out: which workbooks are new or changed, and the files of one directorate, written once and never replaced."""

import datetime as dt
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from zelfscan.documents.letter import letter_fields
from zelfscan.documents.render import TemplateProblem, render
from zelfscan.files import is_untouched, write_atomic
from zelfscan.model.finding import Finding
from zelfscan.model.instrument import Instrument, Level
from zelfscan.model.issue import Issue, Organisation, PrefilledAnswer
from zelfscan.model.round import IssuedWorkbook, Participant, Round
from zelfscan.model.scan import RoleHolder
from zelfscan.rounds import mail
from zelfscan.rounds.folder import RoundFolder
from zelfscan.rounds.issued import Shelf
from zelfscan.rounds.ledger import digest
from zelfscan.rounds.previous import LastRound
from zelfscan.text import fold, slug

PROCESSES_IN_FULL = 3
"""How many work processes a full workbook has room for at least."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What is the same for every participant."""

    place: RoundFolder
    current: Round
    instrument: Instrument
    mail: mail.MailTemplate
    answers: tuple[PrefilledAnswer, ...]
    letter: Path
    last: LastRound | None = None
    """The round that is measured again, if any."""


@dataclass(slots=True)
class Handed:
    """What came of one participant: files that are new, relative to the folder of the round, and findings."""

    directorate: str
    workbooks: int
    files: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def issue_for(setting: Setting, participant: Participant, level: Level, workbook_id: str = "") -> Issue:
    """What one workbook of a participant is made for."""
    least = PROCESSES_IN_FULL if participant.full else 1
    before = setting.last.cells(participant, level) if setting.last else ()
    return Issue(
        workbook_id=workbook_id,
        directorate=participant.directorate,
        contact=participant.contact,
        level=level,
        full=participant.full,
        process_count=max(least, len(participant.processes)),
        scope=setting.current.scope,
        organisation=setting.current.organisation,
        processes=participant.processes,
        roles=_roles(participant),
        prefilled=setting.answers,
        previous_round=setting.last.name if setting.last and before else "",
        previous=before,
    )


def _roles(participant: Participant) -> tuple[RoleHolder, ...]:
    """The roles that are known; commissioner and lead fill theirs where nothing else is said."""
    known = {role.role for role in participant.roles}
    extra = (("directeur", participant.commissioner), ("trekker", participant.lead))
    added = (RoleHolder(role=role, holder=holder) for role, holder in extra if holder and role not in known)
    return (*participant.roles, *added)


def fingerprint(setting: Setting, participant: Participant, level: Level) -> str:
    """What changes when a workbook would ask or say something else.

    Not when only a colour would change, or who is commissioner or lead: what is with people already stays good then.
    """
    issue = issue_for(setting, participant, level)
    organisation = Organisation(name=issue.organisation.name, help_points=issue.organisation.help_points)
    bare = issue.model_copy(update={"roles": participant.roles, "organisation": organisation})
    return digest(setting.instrument.id, setting.instrument.version, bare.model_dump_json(exclude_defaults=True))


def plan_issue(
    setting: Setting,
    participants: Iterable[Participant],
    issued: Sequence[IssuedWorkbook],
    today: dt.date,
    new_id: Callable[[], str] = lambda: uuid.uuid4().hex,
) -> tuple[IssuedWorkbook, ...]:
    """The register with what has to go out now. What changed gets a new workbook; the old one says which."""
    register = list(issued)
    places = {_key(item): number for number, item in enumerate(register) if not item.replaced_by}
    names = {item.file for item in register}
    for participant in participants:
        for level, copy_number in _workbooks(participant):
            mark = fingerprint(setting, participant, level)
            at = places.get((fold(participant.directorate), level, copy_number))
            if at is not None and register[at].fingerprint == mark:
                continue
            item = IssuedWorkbook(
                workbook_id=new_id(),
                directorate=participant.directorate,
                level=level,
                copy_number=copy_number,
                file=_free_name(setting.place, names, slug(participant.directorate), level, copy_number),
                fingerprint=mark,
                issued_on=today,
            )
            if at is not None:
                register[at] = register[at].model_copy(update={"replaced_by": item.workbook_id})
            names.add(item.file)
            places[_key(item)] = len(register)
            register.append(item)
    return tuple(register)


def _key(item: IssuedWorkbook) -> tuple[str, Level, int]:
    return fold(item.directorate), item.level, item.copy_number


def _workbooks(participant: Participant) -> Iterator[tuple[Level, int]]:
    """Every workbook of a participant: level and number of the copy."""
    for level, count in participant.copies.items():
        yield from ((level, number) for number in range(1, count + 1))


def _free_name(place: RoundFolder, names: set[str], name: str, level: Level, copy_number: int) -> str:
    """The name of a workbook that no other one had, in the register or in the folder."""
    version = 1
    while True:
        file = place.workbook_name(name, level, copy_number, version)
        if file not in names and not (place.path / file).exists():
            return file
        version += 1


def hand_out(setting: Setting, participant: Participant, register: Sequence[IssuedWorkbook], shelf: Shelf) -> Handed:
    """Write what is missing of one participant: workbooks, mails and the letter. A file that fails is a finding."""
    wanted = set(_workbooks(participant))
    own = [
        item
        for item in register
        if not item.replaced_by
        and fold(item.directorate) == fold(participant.directorate)
        and (item.level, item.copy_number) in wanted
    ]
    handed = Handed(participant.directorate, len(own))
    for item in own:
        _attempt(handed, item.file, partial(_workbook, setting, participant, item))
        _attempt(handed, mail_name(item), partial(_mail, setting, participant, item, shelf))
    if own:
        day = setting.current.date or min(item.issued_on for item in own)
        file = letter_name(participant)
        _attempt(handed, file, partial(_letter, setting, participant, day, shelf))
    handed.findings += shelf.findings
    shelf.findings.clear()
    return handed


def _attempt(handed: Handed, file: str, write: Callable[[], Path | None]) -> None:
    """Write one file; when that fails, say so and go on with the next."""
    try:
        path = write()
    except OSError as problem:
        handed.findings.append(Finding(code="UI-001", file=file, found=problem.strerror or str(problem)))
    except TemplateProblem as problem:
        handed.findings.append(Finding(code="UI-002", file=file, found=problem.reason))
    else:
        if path is not None:
            handed.files.append(Path(file).with_name(path.name).as_posix())


def workbook_bytes(setting: Setting, participant: Participant, item: IssuedWorkbook) -> bytes:
    """The workbook, made anew: the same id gives the same bytes."""
    from zelfscan.workbook.build import build, packed

    return packed(build(setting.instrument, issue_for(setting, participant, item.level, item.workbook_id)))


def _workbook(setting: Setting, participant: Participant, item: IssuedWorkbook) -> Path | None:
    """Write a workbook where none stands yet."""
    path = setting.place.path / item.file
    if path.exists():
        return None
    write_atomic(path, workbook_bytes(setting, participant, item))
    return path


def mail_name(item: IssuedWorkbook) -> str:
    """The file of the mail that goes with a workbook."""
    path = Path(item.file)
    rest = path.stem.removeprefix(f"zelfscan-{slug(item.directorate)}-")
    return path.with_name(f"mail-{rest}.eml").as_posix()


def _mail(setting: Setting, participant: Participant, item: IssuedWorkbook, shelf: Shelf) -> Path | None:
    """Write the mail of a workbook when its words are new."""
    file = mail_name(item)
    sender, to = setting.current.sender, participant.mail
    subject, body = setting.mail.filled(mail_values(setting, participant, item))
    mark = digest(item.workbook_id, mail.draft(sender, to, subject, body, []))
    if shelf.holds(file, mark):
        return None
    path = setting.place.path / item.file
    attachments = []
    if not setting.current.link:
        blob = path.read_bytes() if is_untouched(path) else workbook_bytes(setting, participant, item)
        attachments.append((path.name, blob))
    return shelf.put(file, mark, mail.draft(sender, to, subject, body, attachments))


def mail_values(setting: Setting, participant: Participant, item: IssuedWorkbook) -> dict[str, str]:
    """What the names in the text of the mail stand for."""
    texts, current = setting.instrument.texts, setting.current
    deadline, name = participant.deadline or current.deadline, Path(item.file).name
    words = "linked" if current.link else "attached"
    months = texts["plan.months"].split()
    about = [texts[f"round.mail.{words}"].format(link=current.link, file=name)]
    about += [texts["round.mail.again"]] if setting.last and setting.last.cells(participant, item.level) else []
    return {
        "directie": participant.directorate,
        "organisatie": current.organisation.name,
        "contactpersoon": participant.contact_person or texts["round.mail.nobody"],
        "niveau": texts[f"round.mail.level.{item.level.value}"],
        "werkboek": "\n".join(about),
        "bestand": name,
        "inleverdatum": f"{deadline.day} {months[deadline.month - 1]} {deadline.year}"
        if deadline
        else texts["round.mail.no_deadline"],
        "opdrachtgever": participant.commissioner or texts["round.letter.no_commissioner"],
        "trekker": participant.lead or texts["round.letter.no_lead"],
        "afzender": mail.display_name(current.sender) or texts["round.letter.no_bureau"],
        "ronde": current.name,
    }


def letter_name(participant: Participant) -> str:
    """The file of the letter to a directorate."""
    name = slug(participant.directorate)
    return f"uitgegeven/{name}/opdrachtbrief-{name}.docx"


def _letter(setting: Setting, participant: Participant, day: dt.date, shelf: Shelf) -> Path | None:
    """Write the letter by which the scan is ordered when its words or its template are new."""
    file = letter_name(participant)
    fields = letter_fields(setting.instrument, setting.current, participant, day)
    mark = digest(fields.model_dump_json(), setting.letter.read_bytes())
    if shelf.holds(file, mark):
        return None
    return shelf.put(file, mark, render(setting.letter, fields.model_dump()))


def no_longer_listed(
    participants: Iterable[Participant], register: Iterable[IssuedWorkbook], file: str
) -> tuple[Finding, ...]:
    """A notice for every directorate that got a workbook and is not in the list any more."""
    listed = {fold(participant.directorate) for participant in participants}
    gone = dict.fromkeys(item.directorate for item in register if fold(item.directorate) not in listed)
    return tuple(Finding(code="RO-082", file=file, found=directorate) for directorate in gone)
