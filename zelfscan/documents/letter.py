"""The letter by which a commissioner orders the scan: its placeholders for one participant of a round."""

import datetime as dt
from email.utils import parseaddr

from zelfscan.documents.fields_base import Regel
from zelfscan.documents.fields_letter import OpdrachtbriefVelden
from zelfscan.documents.words import Words
from zelfscan.model.instrument import Instrument, Level
from zelfscan.model.round import Participant, Round


def letter_fields(
    instrument: Instrument, current: Round, participant: Participant, day: dt.date
) -> OpdrachtbriefVelden:
    """All placeholders of the letter, dated ``day``, for one directorate."""
    words, texts = Words(instrument, current.scope), instrument.texts
    deadline = participant.deadline or current.deadline
    return OpdrachtbriefVelden(
        organisatie=current.organisation.name,
        directie=participant.directorate,
        datum=words.date(day),
        afbakening=words.scope.name,
        opzet=words.say("full" if participant.full else "short"),
        instrument=words.say("instrument", title=instrument.title, version=instrument.version),
        ronde=current.name,
        opdrachtgever=participant.commissioner or texts["round.letter.no_commissioner"],
        trekker=participant.lead or texts["round.letter.no_lead"],
        contactpersoon=participant.contact_person,
        bureau=parseaddr(current.sender)[0] or texts["round.letter.no_bureau"],
        inleverdatum=words.date(deadline) if deadline else "",
        werkboeken=_books(instrument, participant),
        werkprocessen=words.join(process.name for process in participant.processes),
        uren=_hours(instrument, participant),
        bewaren=words.date(current.retention) if current.retention else "",
        kleinste_groep=str(current.minimum_group),
        partner=texts["round.letter.partner"] if participant.partner else "",
    )


def _books(instrument: Instrument, participant: Participant) -> tuple[Regel, ...]:
    """How many workbooks go out, a line per level."""
    lines = []
    for level, count in participant.copies.items():
        pattern = instrument.texts[f"round.letter.books.{'one' if count == 1 else 'many'}"]
        lines.append(pattern.format(count=count, level=instrument.texts[f"round.letter.level.{level.value}"]))
    return tuple(Regel(tekst=f"{line}.") for line in lines)


def _hours(instrument: Instrument, participant: Participant) -> tuple[Regel, ...]:
    """How much time it takes, a line per kind of work."""
    keys = ["commissioner", "lead"]
    if any(level is not Level.EXPERIENCE for level in participant.copies):
        keys.append("full" if participant.full else "short")
    if Level.EXPERIENCE in participant.copies:
        keys.append("experience")
    return tuple(Regel(tekst=instrument.texts[f"round.letter.hours.{key}"]) for key in keys)
