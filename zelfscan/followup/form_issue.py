"""Hands out progress workbooks: one per directorate with actions, with a mail that is ready to send."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from zelfscan.followup.form_build import build_form, due
from zelfscan.followup.form_lines import shown
from zelfscan.model.finding import Finding
from zelfscan.model.instrument import Instrument
from zelfscan.model.round import Participant, Round
from zelfscan.rounds import mail
from zelfscan.rounds.folder import RoundFolder
from zelfscan.rounds.history_planned import note_plans
from zelfscan.rounds.issued import Shelf, close_shelf, open_shelf
from zelfscan.rounds.ledger import digest
from zelfscan.rounds.lock import Busy, only_one
from zelfscan.rounds.outputs import tidy, trouble
from zelfscan.rounds.participants import read_list
from zelfscan.rounds.standing import Standing, standings
from zelfscan.rounds.summary import alphabetical
from zelfscan.text import slug


@dataclass(frozen=True, slots=True)
class Wishes:
    """When it is, before which day forms should come back (None: some weeks from now), and whether all is made anew."""

    now: dt.datetime
    until: dt.date | None = None
    anew: bool = False


@dataclass(slots=True)
class Handed:
    """What one directorate gets: its actions, and the files that are new, relative to the folder of the round."""

    directorate: str
    actions: int
    files: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Outcome:
    """What was handed out, in alphabetical order, and what there is to tell."""

    handed: list[Handed] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Desk:
    """What is the same for every directorate."""

    place: RoundFolder
    current: Round
    instrument: Instrument
    wishes: Wishes
    shelf: Shelf
    people: Mapping[str, Participant]

    @property
    def until(self) -> dt.date:
        """The day before which forms should come back."""
        return self.wishes.until or due(self.instrument, self.wishes.now.date())


def hand_out_forms(place: RoundFolder, round_: Round, instrument: Instrument, wishes: Wishes) -> Outcome:
    """Make what is new; what people changed stays, and a second time makes nothing. Nothing people put there raises."""
    try:
        with only_one(place.lock, wishes.now):
            return _hand_out(place, round_, instrument, wishes)
    except Busy as busy:
        return Outcome(findings=[Finding(code="RO-040", found=f" ({busy.who})" if busy.who else "")])
    except OSError as problem:
        return Outcome(findings=[trouble(str(problem.filename or place.path), problem)])


def _hand_out(place: RoundFolder, round_: Round, instrument: Instrument, wishes: Wishes) -> Outcome:
    """Hand out in a round that is ours alone. Raises OSError."""
    outcome = Outcome(findings=list(note_plans(place, round_, instrument, wishes.now)))
    known, damaged = standings(place)
    outcome.findings += damaged
    place.progress.mkdir(exist_ok=True)
    tidy(folder for folder in (place.issued,) if folder.is_dir())
    ready, waiting, _ = read_list(place.participants, instrument)
    people = {slug(entry.participant.directorate): entry.participant for entry in (*ready, *waiting)}
    shelf = open_shelf(place.path, place.written)
    desk = _Desk(place, round_, instrument, wishes, shelf, people)
    for standing in sorted(known, key=lambda item: alphabetical(item.directorate)):
        if shown(standing.actions):
            outcome.handed.append(_serve(desk, standing, outcome))
    close_shelf(shelf, place.written)
    if not outcome.handed:
        outcome.findings.append(Finding(code="VG-113"))
    return outcome


def _serve(desk: _Desk, standing: Standing, outcome: Outcome) -> Handed:
    """The form and the mail of one directorate, where they are new; a file that fails is a finding."""
    handed = Handed(standing.directorate, len(shown(standing.actions)))
    form, letter = names(standing.slug)
    mark = _mark(desk, standing)
    there = all((desk.place.path / file).exists() for file in (form, letter))
    if desk.shelf.holds(form, mark) and there and not desk.wishes.anew:
        return handed
    try:
        for file, blob in _files(desk, standing, form, letter):
            written = desk.shelf.put(file, mark, blob)
            if written is not None:
                handed.files.append(written.relative_to(desk.place.path).as_posix())
    except OSError as problem:
        outcome.findings.append(trouble(str(problem.filename or form), problem))
    outcome.findings += desk.shelf.findings
    desk.shelf.findings.clear()
    if handed.files and not _person(desk, standing).mail:
        outcome.findings.append(Finding(code="VG-112", found=standing.directorate))
    return handed


def names(name: str) -> tuple[str, str]:
    """The files of a directorate: its form, and the mail with it."""
    start = f"uitgegeven/{name}/voortgang-{name}"
    return f"{start}.xlsx", f"{start}.eml"


def _mark(desk: _Desk, standing: Standing) -> str:
    """What changes when a form or its mail would say something else; not the day on which it is made."""
    person, current = _person(desk, standing), desk.current
    told = (action.model_dump_json() for action in standing.actions)
    whom = (standing.directorate, person.mail, person.contact_person, current.sender, current.link)
    return digest(current.name, current.organisation.model_dump_json(), str(desk.wishes.until or ""), *whom, *told)


def _person(desk: _Desk, standing: Standing) -> Participant:
    """Who gets it: as in the list of participants, else nobody yet."""
    return desk.people.get(standing.slug) or Participant(directorate=standing.directorate, contact=(), copies={})


def _files(desk: _Desk, standing: Standing, form: str, letter: str) -> Iterator[tuple[str, bytes]]:
    """The form and its mail."""
    name, today = standing.directorate, desk.wishes.now.date()
    blob = build_form(desk.instrument, desk.current, name, standing.actions, today, desk.until)
    yield form, blob
    yield letter, _mail(desk, _person(desk, standing), form.rpartition("/")[2], blob)


def _mail(desk: _Desk, person: Participant, file: str, blob: bytes) -> bytes:
    """The mail with the form, as a draft."""
    texts, current, until = desk.instrument.texts, desk.current, desk.until
    months = texts["plan.months"].split()
    values = {
        "directorate": person.directorate,
        "person": person.contact_person or texts["round.mail.nobody"],
        "file": file,
        "link": current.link,
        "date": f"{until.day} {months[until.month - 1]} {until.year}",
        "sender": mail.display_name(current.sender) or texts["round.letter.no_bureau"],
    }
    subject = texts["form.mail.subject"].format(**values)
    body = texts["form.mail.linked" if current.link else "form.mail.body"].format(**values)
    attachments = [] if current.link else [(file, blob)]
    return mail.draft(current.sender, person.mail, subject, body, attachments)
