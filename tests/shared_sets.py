"""Open data sets of fictional municipalities for tests, made of as many directorates as a test wants."""

import datetime as dt
import random
from functools import cache
from pathlib import Path

from tests.round_summaries import DAY, ROUND, the_instrument
from zelfscan.model.assessment import CategoryResult, RiskClass
from zelfscan.model.instrument import ContactType
from zelfscan.model.issue import Organisation
from zelfscan.model.plan import Result
from zelfscan.model.round import DirectorateSummary
from zelfscan.model.sharing import DataSet
from zelfscan.rounds.directorate import make_result
from zelfscan.rounds.summary import summarise
from zelfscan.sharing.counting import Member
from zelfscan.sharing.dataset import data_set
from zelfscan.sharing.files import set_files
from zelfscan.workbook.read import read

CLASSES = (RiskClass.LOW, RiskClass.MEDIUM, RiskClass.HIGH, RiskClass.VERY_HIGH)
SAMPLES = Path(__file__).parent.parent / "samples/retour"


@cache
def sample_results() -> tuple[Result, ...]:
    """The samples as results, each workbook as a directorate of its own."""
    made = []
    for path in sorted(SAMPLES.glob("*.xlsx")):
        scan, _ = read(path, the_instrument())
        assert scan is not None
        result = make_result(the_instrument(), [scan], (), DAY)
        made += [result] if result.plan and result.assessment.processes else []
    return tuple(made)


def invented(count: int, seed: int = 1) -> list[Result]:
    """So many directorates: samples of which risks and answers were shuffled."""
    chance = random.Random(seed)
    return [_shuffled(chance.choice(sample_results()), chance) for _ in range(count)]


def _shuffled(result: Result, chance: random.Random) -> Result:
    assessment = result.assessment
    options = ["ja", "grotendeels", "deels", "nee", "weet_niet"]
    answers = tuple(
        answer.model_copy(update={"option": chance.choice(options)}) if answer.option in options else answer
        for answer in assessment.answers
    )
    contact = chance.choice(((ContactType.A,), (ContactType.B,)))
    processes = tuple(process.model_copy(update={"contact": contact}) for process in assessment.processes)
    risks = {item.category: chance.choice(CLASSES) for item in assessment.results}
    results = tuple(_risk(item, risks[item.category]) for item in assessment.results)
    made = assessment.model_copy(update={"answers": answers, "results": results, "processes": processes})
    return result.model_copy(update={"assessment": made})


def _risk(result: CategoryResult, risk: RiskClass) -> CategoryResult:
    if result.residual is None:
        return result
    update = {"class_": risk, "default": risk, "best": risk, "worst": risk, "moved": None}
    return result.model_copy(update={"residual": result.residual.model_copy(update=update)})


@cache
def made_set(count: int, name: str = "Wilgendam (verzonnen)", seed: int = 1, day: dt.date = DAY) -> DataSet:
    """The data set of a fictional municipality with so many directorates."""
    results = invented(count, seed)
    summaries: list[DirectorateSummary] = [summarise(the_instrument(), item) for item in results]
    current = ROUND.model_copy(update={"organisation": Organisation(name=name), "date": day})
    return data_set(the_instrument(), current, summaries, [Member(item) for item in results], day)


def on_disk(folder: Path, made: DataSet) -> Path:
    """A data set as ``ronde delen`` leaves it."""
    for name, data in set_files(the_instrument(), made).items():
        path = folder / "gegevens" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder
