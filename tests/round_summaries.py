"""Summaries of directorates for tests: of the samples, and of as many invented directorates as a test wants."""

import datetime as dt
import random
from functools import cache
from pathlib import Path

from tests.made_documents import ROOT
from zelfscan.instrument.load import load_instrument
from zelfscan.model.assessment import ControlClass, Label, RiskClass
from zelfscan.model.instrument import ContactType, Instrument, Level, State
from zelfscan.model.issue import Offer, Organisation
from zelfscan.model.plan import Advice, Timing
from zelfscan.model.round import ActionLine, DirectorateSummary, OpenLine, RiskLine, Round, Status
from zelfscan.rounds.directorate import by_directorate, make_result
from zelfscan.rounds.summary import summarise
from zelfscan.workbook.read import read

DAY = dt.date(2027, 4, 1)
CITY = Organisation(
    name="Gemeente Wilgendam (verzonnen)", offers=(Offer(key="tolkdienst", name="Tolken van de gemeente"),)
)
ROUND = Round(name="Zelfscan voorjaar 2027", organisation=CITY, date=DAY)
SIZES = (0, 1, 4, 12, 60)
CLASSES = (RiskClass.LOW, RiskClass.MEDIUM, RiskClass.HIGH, RiskClass.VERY_HIGH, RiskClass.UNCLEAR, RiskClass.UNKNOWN)
CONTACTS = ((ContactType.A,), (ContactType.B,), (ContactType.C,), (ContactType.A, ContactType.B))


@cache
def the_instrument() -> Instrument:
    loaded, problems = load_instrument()
    assert loaded is not None, problems
    return loaded


@cache
def sample_summaries() -> tuple[DirectorateSummary, ...]:
    """Every sample as a directorate, the one with mistakes too, and one that sent nothing."""
    instrument = the_instrument()
    paths = sorted((ROOT / "samples/retour").iterdir()) + sorted((ROOT / "samples/fouten").glob("*.xlsx"))
    readings = [read(path, instrument) for path in paths]
    findings = {scan.source: found for scan, found in readings if scan}
    made = []
    for scans in by_directorate(scan for scan, _ in readings if scan):
        own = [finding for scan in scans for finding in findings[scan.source]]
        result = make_result(instrument, scans, own, DAY)
        made.append(summarise(instrument, result, files=files(result.assessment.slug) if result.plan else ()))
    silent = DirectorateSummary(
        directorate="Zorg en Welzijn (verzonnen)",
        slug="zorg-en-welzijn",
        status=Status.NOT_RECEIVED,
        missing={Level.TOGETHER: 1, Level.EXECUTION: 2},
    )
    return (*made, silent)


def files(slug: str) -> tuple[str, ...]:
    """The files of a directorate, relative to the folder of the round."""
    folder = Path("uitvoer") / slug
    return tuple((folder / f"{kind}-{slug}.docx").as_posix() for kind in ("verbeterplan", "bijlage"))


def invented(count: int, seed: int = 1) -> list[DirectorateSummary]:
    """So many invented directorates, always the same for the same seed, in no special order."""
    chance = random.Random(seed)
    made = [directorate(number, chance) for number in range(count)]
    chance.shuffle(made)
    return made


def directorate(number: int, chance: random.Random) -> DirectorateSummary:
    """One invented directorate with an outcome."""
    instrument, slug = the_instrument(), f"dienst-{number:03d}"
    factors = [item.id for item in instrument.factors if chance.random() < 0.5]
    chosen = chance.sample(instrument.interventions, 4)
    return DirectorateSummary(
        directorate=f"Dienst {number:03d} (verzonnen)",
        slug=slug,
        status=chance.choice((Status.PROCESSED, Status.WITH_WARNINGS)),
        contact=chance.choice(CONTACTS),
        levels={Level.TOGETHER: 1},
        people=chance.randint(1, 9),
        date=DAY,
        processes=("P1 Aanvraag",),
        advice=chance.choice(tuple(Advice)),
        risks=tuple(risk(item.id, item.enabling, chance) for item in instrument.categories),
        actions=tuple(action(slug, item.id, item.owner, chance) for item in chosen),
        needed=tuple(item.id for item in instrument.interventions if item in chosen or chance.random() < 0.4),
        needs=tuple(factors),
        uncovered=tuple(factors[:2]),
        preconditions=tuple(item.id for item in instrument.preconditions if chance.random() < 0.3),
        open=tuple(
            OpenLine(question=item.id, state=chance.choice((State.UNKNOWN, State.NOT_PROVIDED, State.OPEN)), count=1)
            for item in chance.sample(instrument.questions, 3)
        ),
        files=files(slug),
    )


def risk(category: str, enabling: bool, chance: random.Random) -> RiskLine:
    """One risk; of an enabling category control alone."""
    one = None if enabling else chance.choice(CLASSES)
    return RiskLine(
        process="" if enabling else "P1 Aanvraag",
        category=category,
        residual=one,
        default=RiskClass.MEDIUM if one is RiskClass.UNCLEAR else one,
        best=RiskClass.LOW if one is RiskClass.UNCLEAR else one,
        worst=RiskClass.VERY_HIGH if one is RiskClass.UNCLEAR else one,
        control=chance.choice((ControlClass.IN_ORDER, ControlClass.PARTLY, ControlClass.NOT_IN_ORDER)),
        coverage=chance.choice((0.5, 0.83, 1.0)),
        labels=(Label.LITTLE_INSIGHT,) if one is RiskClass.UNCLEAR else (),
    )


def action(slug: str, intervention: str, role: str, chance: random.Random) -> ActionLine:
    """One action, with an owner or not."""
    return ActionLine(
        id=f"{slug}-{intervention}",
        intervention=intervention,
        processes=("P1 Aanvraag",),
        owner_role=role,
        owner=chance.choice(("", "Hoofd van het team")),
        commissioner="directeur",
        timing=chance.choice(tuple(Timing)),
        start=DAY,
        ready=dt.date(2027, 7, 1),
    )
