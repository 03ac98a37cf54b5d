"""The rows of the overview: what each sheet tells of one directorate."""

import posixpath
from collections.abc import Iterator
from urllib.parse import quote

from zelfscan import messages
from zelfscan.model.round import ActionLine, DirectorateSummary, RiskLine, Status
from zelfscan.rounds.overview_book import DATE, LABEL, NUMBER, SHARE, Cell
from zelfscan.rounds.overview_words import PARTS, OverviewWords, heaviness

OUTPUT = "uitvoer"
"""The folder of the round in which the overview stands."""
FILES = {"plan": "verbeterplan-", "annex": "bijlage-", "feedback": "terugmelding-"}
FEEDBACK_ENDS = ".xlsx"
Row = tuple[Cell, ...]


def status_row(words: OverviewWords, item: DirectorateSummary) -> Row:
    """Who sent what, with links to the files."""
    return (
        Cell(item.directorate, LABEL),
        Cell(item.status.value),
        Cell(words.contact(item.contact)),
        Cell(words.tell("full" if item.full else "short")),
        Cell(words.levels(item.levels)),
        Cell(words.levels(item.missing)),
        Cell(item.people or None, NUMBER),
        Cell(item.date, DATE),
        Cell(words.say(f"advice.{item.advice.value}") if item.advice else ""),
        Cell(len(item.actions) or None, NUMBER),
        *(_file(words, item, kind) for kind in FILES),
    )


def _file(words: OverviewWords, item: DirectorateSummary, kind: str) -> Cell:
    """A link to the first file of a kind."""
    ends = FEEDBACK_ENDS if kind == "feedback" else ".docx"
    for path in item.files:
        if posixpath.basename(path).startswith(FILES[kind]) and path.endswith(ends):
            return Cell(words.tell(f"status.{kind}"), "verwijzing", quote(posixpath.relpath(path, OUTPUT)))
    return Cell("")


def picture_row(words: OverviewWords, item: DirectorateSummary) -> Row:
    """The worst class per category."""
    heat = (words.heat(item, category.id) for category in words.instrument.categories)
    return (Cell(item.directorate, LABEL), Cell(item.status.value), *heat)


def risk_rows(words: OverviewWords, item: DirectorateSummary) -> Iterator[Row]:
    """Every risk of a work process, then what holds for the whole directorate."""
    for line in item.risks:
        treated = sum(treats(words, action, line) for action in item.actions)
        yield (
            Cell(item.directorate, LABEL),
            Cell(line.process or words.say("directorate")),
            Cell(words.category(line.category)),
            words.class_cell(line),
            Cell(words.band(line)),
            Cell(words.control(line.control), f"control {line.control.value}"),
            Cell(line.coverage, SHARE),
            Cell(words.labels(line)),
            Cell(treated, NUMBER),
        )


def treats(words: OverviewWords, action: ActionLine, line: RiskLine) -> bool:
    """Whether an action is about the category of a risk, in its work process."""
    factors = words.interventions[action.intervention].factors
    right_place = not line.process or not action.processes or line.process in action.processes
    return right_place and any(words.factors[factor].category == line.category for factor in factors)


def action_rows(words: OverviewWords, item: DirectorateSummary) -> Iterator[Row]:
    """Every action of the plan."""
    for action in item.actions:
        intervention = words.interventions[action.intervention]
        role = words.roles[action.owner_role].name if action.owner_role in words.roles else action.owner_role
        yield (
            Cell(action.id),
            Cell(item.directorate, LABEL),
            Cell(intervention.name),
            Cell(intervention.type.value),
            Cell(PARTS.join(action.processes) or words.say("directorate")),
            Cell(role),
            Cell(person(words, action.owner)),
            Cell(person(words, action.commissioner)),
            Cell(words.tell(f"timing.{action.timing.value}")),
            Cell(action.start, DATE),
            Cell(action.ready, DATE),
        )


def person(words: OverviewWords, holder: str) -> str:
    """Who does it: as the directorate wrote it, the name of the role, or that nobody is named yet."""
    if not holder:
        return words.say("to_name")
    return words.roles[holder].name if holder in words.roles else holder


def level_rows(words: OverviewWords, item: DirectorateSummary) -> Iterator[Row]:
    """Where levels, or residents, see it differently."""
    for line in item.differences:
        factor = words.factors[line.factor]
        yield (
            Cell(item.directorate, LABEL),
            Cell(line.process or words.say("directorate")),
            Cell(words.category(factor.category)),
            Cell(factor.name),
            Cell(round(line.difference, 1), NUMBER),
            Cell(words.who(line)),
        )


def open_rows(words: OverviewWords, item: DirectorateSummary) -> Iterator[Row]:
    """Every question that is open or unknown."""
    for line in item.open:
        yield (
            Cell(item.directorate, LABEL),
            Cell(line.question),
            Cell(words.question(line.question)),
            Cell(words.tell(f"state.{line.state.value}")),
            Cell(line.count, NUMBER),
        )


def finding_rows(item: DirectorateSummary) -> Iterator[Row]:
    """Every finding, with its place."""
    for finding in item.findings:
        yield (
            Cell(item.directorate, LABEL),
            Cell(finding.code),
            Cell(messages.severity(finding).value),
            Cell(posixpath.basename(finding.file)),
            Cell(finding.sheet),
            Cell(finding.cell),
            Cell(messages.body(finding)),
        )


def help_counts(item: DirectorateSummary) -> tuple[int, int, int, int, int, int]:
    """What asks for help: very high, high, too little insight, actions without owner, refused data, uncovered."""
    steps = [heaviness(line)[0] for line in item.risks if line.residual and line.residual.value != "unclear"]
    unclear = sum(line.residual is not None and line.residual.value in ("unclear", "unknown") for line in item.risks)
    unowned = sum(not action.owner or not action.commissioner for action in item.actions)
    refused = sum(line.count for line in item.open if line.state.value == "not_provided")
    return steps.count(4), steps.count(3), unclear, unowned, refused, len(item.uncovered)


STUCK = (Status.UNREADABLE, Status.TO_IMPROVE, Status.NOT_RECEIVED)
"""Who cannot go on, in the order in which the bureau can help."""


def help_order(item: DirectorateSummary) -> tuple[int, ...]:
    """What comes first: who is stuck, then who lacks preconditions, then where the risk is largest."""
    stuck = STUCK.index(item.status) if item.status in STUCK else len(STUCK)
    first = 0 if item.advice and item.advice.value == "preconditions_first" else 1
    return (stuck, first, *(-count for count in help_counts(item)))


def help_row(words: OverviewWords, item: DirectorateSummary) -> Row:
    """What asks for help, in numbers and in words."""
    counts = help_counts(item)
    return (
        Cell(item.directorate, LABEL),
        Cell(item.status.value),
        Cell(words.say(f"advice.{item.advice.value}") if item.advice else ""),
        *(Cell(count, NUMBER) for count in counts),
        Cell(PARTS.join(words.tell(f"help.reasons.{reason}") for reason in _reasons(item, counts))),
    )


def _reasons(item: DirectorateSummary, counts: tuple[int, ...]) -> list[str]:
    known = {Status.UNREADABLE: "unreadable", Status.TO_IMPROVE: "to_improve", Status.NOT_RECEIVED: "not_received"}
    _, _, unclear, unowned, refused, uncovered = counts
    checks = {
        "preconditions_first": item.advice is not None and item.advice.value == "preconditions_first",
        "mandate": refused > 0,
        "owners": unowned > 0,
        "insight": unclear > 0,
        "uncovered": uncovered > 0,
    }
    found = [known[item.status]] if item.status in known else []
    return [*found, *(reason for reason, applies in checks.items() if applies)] or ["none"]
