"""Everything of a round that sharing needs: the directorates with their results, and what its files say of people."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from zelfscan.model.finding import Finding
from zelfscan.model.plan import Result
from zelfscan.model.progress import ActionEvent, ActionField, FollowedAction
from zelfscan.model.round import DirectorateSummary, Participant, Round
from zelfscan.rounds import history
from zelfscan.rounds.folder import RoundFolder
from zelfscan.rounds.ledger import read_summary
from zelfscan.sharing.redactor import Redactor

PEOPLE = (ActionField.OWNER, ActionField.COMMISSIONER)
"""Fields of an action that say who."""
_CAPITAL = re.compile(r"\w\W+[A-Z]")
"""A capital behind the first word: somebody may be named."""


@dataclass(frozen=True, slots=True)
class Directorate:
    """One directorate with a plan: its summary, its result, and where its actions stand."""

    summary: DirectorateSummary
    result: Result
    followed: tuple[FollowedAction, ...]
    people: tuple[str, ...] = ()
    """Everybody whom its history ever named: who had an action before, and who wrote about it."""


@dataclass(frozen=True, slots=True)
class Material:
    """A round as it stands: the summaries of all directorates, and those with a plan, in one order."""

    summaries: tuple[DirectorateSummary, ...]
    directorates: tuple[Directorate, ...]


def gather(place: RoundFolder) -> tuple[Material, tuple[Finding, ...]]:
    """What was made of a round; a directorate whose result cannot be read is left out and named. Raises OSError."""
    summaries: list[DirectorateSummary] = []
    directorates: list[Directorate] = []
    findings: list[Finding] = []
    for path in sorted((place.administration / "directies").glob("*.json")):
        summary = read_summary(path)
        if summary is None:
            findings.append(Finding(code="DE-007", file=path.name))
            continue
        if summary.risks:
            result = _result(place.result_of(summary.slug))
            if result is None or result.plan is None:
                findings.append(Finding(code="DE-007", file=place.result_of(summary.slug).name))
                continue
            events, problems = history.whole_history(place, summary.slug)
            findings += problems
            followed = history.followed(events, summary.slug, summary.directorate)
            directorates.append(Directorate(summary, result, followed, tuple(dict.fromkeys(_named(events)))))
        summaries.append(summary)
    return Material(tuple(summaries), tuple(directorates)), tuple(findings)


def _named(events: Iterable[ActionEvent]) -> Iterator[str]:
    for event in events:
        yield from filter(None, (event.by, *(event.values.get(field) for field in PEOPLE)))


def _result(path: Path) -> Result | None:
    try:
        return Result.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None


def file_names(place: RoundFolder) -> Iterator[str]:
    """The names of the files that came back: a name can hold a name too."""
    for folder in (place.returns, place.progress):
        if folder.is_dir():
            yield from (path.stem for path in sorted(folder.rglob("*")) if path.is_file())


def meet(current: Round, participants: Iterable[Participant], redactor: Redactor) -> tuple[str, ...]:
    """Show the redactor everybody whom the settings and the list name; what else there may not be published."""
    others = [current.sender, current.link]
    redactor.person(current.sender.split("<")[0])
    points, offers = current.organisation.help_points, current.organisation.offers
    contacts = [*(point.contact for point in points), *(offer.contact for offer in offers)]
    for contact in filter(_CAPITAL.search, contacts):
        redactor.person(contact)
    for offer in offers:
        others += [offer.name, offer.contact, offer.waiting_time]
    for point in points:
        others += [point.name, point.contact]
    for item in participants:
        for name in (item.contact_person, item.commissioner, item.lead, *(role.holder for role in item.roles)):
            redactor.person(name)
        others += [item.mail, *(process.name for process in item.processes)]
    return tuple(text for text in others if text.strip())
