"""Where the actions of all directorates of a round stand: what `voortgang` and the forms begin with."""

from dataclasses import dataclass

from zelfscan.model.finding import Finding
from zelfscan.model.progress import ActionEvent, FollowedAction
from zelfscan.rounds.directorate import owner_of
from zelfscan.rounds.folder import RoundFolder
from zelfscan.rounds.history import followed, rounds_back, slugs, whole_history
from zelfscan.rounds.ledger import read_summary


@dataclass(frozen=True, slots=True)
class Standing:
    """One directorate: its whole history, and where its actions stand."""

    slug: str
    directorate: str
    events: tuple[ActionEvent, ...]
    actions: tuple[FollowedAction, ...]


def standings(place: RoundFolder) -> tuple[tuple[Standing, ...], tuple[Finding, ...]]:
    """Every directorate with a history, in the order of their slugs. Raises OSError."""
    found: list[Standing] = []
    findings: list[Finding] = []
    for slug in slugs(place):
        events, problems = whole_history(place, slug)
        name = directorate_name(place, slug)
        found.append(Standing(slug, name, events, followed(events, slug, name)))
        findings += problems
    return tuple(found), tuple(findings)


def directorate_name(place: RoundFolder, slug: str) -> str:
    """The name of a directorate as this round or an earlier one knows it, else its slug."""
    for folder in rounds_back(place):
        summary = read_summary(folder.administration / "directies" / f"{slug}.json")
        name = summary.directorate if summary else owner_of(folder.output_of(slug), slug)
        if name:
            return name
    return slug
