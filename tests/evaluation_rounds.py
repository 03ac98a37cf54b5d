"""Rounds for tests of the process evaluation: as many invented directorates as a test wants, with what they said."""

import datetime as dt
import random
from collections.abc import Sequence
from functools import cache

from zelfscan.evaluation.facts import Cells, Member, Voice
from zelfscan.evaluation.picture import Picture
from zelfscan.evaluation.willing import Basis
from zelfscan.instrument.load import load_instrument
from zelfscan.model.instrument import ContactType, Instrument, Level, Per
from zelfscan.model.issue import Organisation
from zelfscan.model.plan import Advice
from zelfscan.model.round import Round, Status

DAY = dt.date(2027, 10, 1)
CITY = Organisation(name="Gemeente Wilgendam (verzonnen)")
ROUND = Round(name="Zelfscan voorjaar 2027", organisation=CITY, date=dt.date(2027, 4, 1))
LEVELS = ((Level.TOGETHER,), (Level.MANAGEMENT, Level.POLICY, Level.EXECUTION))
CONTACTS = ((ContactType.A,), (ContactType.B,), (ContactType.A, ContactType.B))
HELPED = ("De vaste uren van de trekker", "Dat de directeur zelf begon", "Een collega van buiten in het gesprek")
HINDERED = ("De drukte voor de zomer", "Dat cijfers lastig te krijgen waren", "Een reorganisatie")
SEEN = ("Dat we elk ons eigen lijstje hebben", "Dat niemand de brief aan inwoners kent", "Dat we zelden terugbellen")


@cache
def the_instrument() -> Instrument:
    loaded, problems = load_instrument()
    assert loaded is not None, problems
    return loaded


def picture(members: Sequence[Member], current: Round = ROUND, basis: Basis = Basis.CHOICE) -> Picture:
    """What is told of these directorates."""
    return Picture(the_instrument(), current, members, basis, ("Teamleider Testpersoon",))


def plain(number: int, *voices: Voice, **fields: object) -> Member:
    """A directorate that said only this."""
    name = f"Dienst {number:03d} (verzonnen)"
    made = Member(slug=f"dienst-{number:03d}", directorate=name, status=Status.PROCESSED, voices=voices)
    for field, value in fields.items():
        setattr(made, field, value)
    return made


def invented(count: int, seed: int = 1) -> list[Member]:
    """So many invented directorates with everything, always the same for the same seed."""
    chance = random.Random(seed)
    return [_directorate(number, chance) for number in range(count)]


def _directorate(number: int, chance: random.Random) -> Member:
    levels = LEVELS[chance.random() < 0.4]
    willing = chance.random() < 0.55
    voices = [voice for level in levels for voice in _voices(level, chance)]
    voices += [
        Voice("PE21", text=f"{chance.choice(HELPED)}, zei dienst {number}."),
        Voice("PE26", text=f"{chance.choice(HINDERED)}, in week {number + 10}."),
        Voice("PE16", number=chance.choice((3.0, 4.0, 5.0))),
        Voice("PE4", yes=chance.random() < 0.7),
        Voice("PE7", number=float(chance.randint(1, 9))),
    ]
    return plain(
        number,
        *voices,
        contact=chance.choice(CONTACTS),
        advice=Advice.START if willing else Advice.START_WITH_SUPPORT,
        willing=willing,
        returned=dict.fromkeys(levels, 1),
        people=5 * len(levels),
        processes=tuple(f"Aanvraag {chance.randint(1, 9)}" for _ in range(chance.randint(1, 3))),
        preconditions=tuple(item.id for item in the_instrument().preconditions if chance.random() < 0.3),
        days=(chance.randint(10, 40),),
        feedback=int(chance.random() < 0.4),
        cells={item.id: _cells(item.per, chance) for item in the_instrument().questions if item.core},
        actions=6,
        owned=chance.randint(2, 6),
        followed=4,
        done=chance.randint(0, 4),
    )


def _voices(level: Level, chance: random.Random) -> list[Voice]:
    """What one workbook says of the scan."""
    return [
        Voice("PE5", level, yes=chance.random() < 0.6),
        Voice("PE8", level, number=chance.choice((1.5, 2.0, 4.0))),
        Voice("PE10", level, number=float(chance.randint(2, 5)), text="V5.2a was lastig." * (chance.random() < 0.5)),
        Voice("PE11", level, number=float(chance.randint(2, 5))),
        Voice("PE12", level, number=float(chance.randint(5, 9))),
        Voice("PE13", level, number=float(chance.randint(2, 5))),
        Voice("PE14", level, text=f"{chance.choice(SEEN)}."),
        Voice("PE18", level, yes=chance.random() < 0.4),
    ]


def _cells(per: Per, chance: random.Random) -> Cells:
    cells = Cells(asked=2 if per is Per.PROCESS else 1)
    trouble = chance.random()
    if trouble < 0.15:
        cells.unknown = 1
    elif trouble < 0.25:
        cells.open = 1
    return cells
