"""What a round adds up to, for the management report: groups of directorates as sets of bits, and plain totals."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from zelfscan.model.assessment import ControlClass, RiskClass
from zelfscan.model.instrument import ContactType, Instrument, State
from zelfscan.model.plan import Timing
from zelfscan.model.round import ActionLine, DirectorateSummary, RiskLine, Status
from zelfscan.rounds.overview_words import felt

HIGH_STEP = 3
LACKING = (ControlClass.PARTLY, ControlClass.NOT_IN_ORDER)
NO_INSIGHT = (RiskClass.UNCLEAR, RiskClass.UNKNOWN)
Contacts = tuple[ContactType, ...]


@dataclass
class Counts:
    """A round as totals. A group is an int with the bit set of every directorate that is in it.

    Only directorates with an outcome have a bit; ``total`` and ``returned`` count the others too.
    """

    total: int = 0
    returned: int = 0
    size: int = 0
    people: int = 0
    actions: int = 0
    now: int = 0
    hours_now: int = 0
    contacts: dict[Contacts, int] = field(default_factory=lambda: defaultdict(int))
    high: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    """By category: high or very high somewhere; for the enabling ones: not or partly in order."""
    unclear: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    """By category: too little insight everywhere that is not high."""
    treated: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    """By category: with an action for it."""
    coverage: dict[str, list[float]] = field(default_factory=lambda: defaultdict(lambda: [0.0, 0.0]))
    """By category: the sum of coverages, and how many there are."""
    needs: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    """By factor, precondition and intervention."""
    refused: int = 0
    unowned: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    unowned_actions: dict[str, int] = field(default_factory=lambda: defaultdict(int))


def count(instrument: Instrument, summaries: Iterable[DirectorateSummary]) -> Counts:
    """Everything the report counts, in one pass over the directorates."""
    counts = Counts()
    enabling = frozenset(item.id for item in instrument.categories if item.enabling)
    categories = {item.id: frozenset(f.partition(".")[0] for f in item.factors) for item in instrument.interventions}
    hours = {item.id: item.hours for item in instrument.interventions}
    for item in summaries:
        counts.total += 1
        counts.returned += item.status is not Status.NOT_RECEIVED
        if item.risks:
            _take(counts, item, categories, hours)
            _take_risks(counts, item, 1 << (counts.size - 1), enabling)
    return counts


def _take(
    counts: Counts, item: DirectorateSummary, categories: Mapping[str, frozenset[str]], hours: Mapping[str, int]
) -> None:
    """One directorate with an outcome."""
    bit = 1 << counts.size
    counts.size += 1
    counts.people += item.people
    counts.contacts[item.contact] |= bit
    for action in item.actions:
        counts.actions += 1
        if action.timing is Timing.NOW:
            counts.now += 1
            counts.hours_now += hours[action.intervention]
        for category in categories[action.intervention]:
            counts.treated[category] |= bit
        _take_owner(counts, action, bit)
    for identifier in (*item.needs, *item.preconditions, *item.needed):
        counts.needs[identifier] |= bit
    if any(line.state is State.NOT_PROVIDED for line in item.open):
        counts.refused |= bit


def _take_risks(counts: Counts, item: DirectorateSummary, bit: int, enabling: frozenset[str]) -> None:
    """The risks of one directorate; a category that is at play in no work process does not count."""
    by_category: dict[str, list[RiskLine]] = defaultdict(list)
    for line in item.risks:
        if line.residual is not None or line.category in enabling:
            by_category[line.category].append(line)
    for category, lines in by_category.items():
        if any(_is_high(line) for line in lines):
            counts.high[category] |= bit
        elif any(_is_unclear(line) for line in lines):
            counts.unclear[category] |= bit
        known = [line.coverage for line in lines if line.coverage is not None]
        if known:
            counts.coverage[category][0] += sum(known) / len(known)
            counts.coverage[category][1] += 1


def _is_high(line: RiskLine) -> bool:
    """High with enough insight; where there is no residual risk, safeguards that are not in order."""
    if line.residual is None:
        return line.control in LACKING
    return line.residual is not RiskClass.UNCLEAR and felt(line) >= HIGH_STEP


def _is_unclear(line: RiskLine) -> bool:
    return line.residual in NO_INSIGHT or (line.residual is None and line.control is ControlClass.UNKNOWN)


def _take_owner(counts: Counts, action: ActionLine, bit: int) -> None:
    if not action.owner:
        counts.unowned[action.owner_role] |= bit
        counts.unowned_actions[action.owner_role] += 1


def contact_groups(counts: Counts, smallest: int) -> dict[str, int]:
    """Directorates by kind of contact, in groups without overlap and of at least ``smallest``.

    Keys are a letter for one kind, ``more`` for several, and ``rest`` for all in groups that are too small; where
    no more than one group is left, there is none. The sizes depend on nobody's answers.
    """
    named: dict[str, int] = defaultdict(int)
    for contacts, group in sorted(counts.contacts.items()):
        named[contacts[0].value if len(contacts) == 1 else "more"] |= group
    large = {key: group for key, group in named.items() if group.bit_count() >= smallest}
    rest = ((1 << counts.size) - 1) & ~sum(large.values())
    if rest and rest.bit_count() < smallest and large:
        last = min(large, key=lambda key: large[key].bit_count())
        rest |= large.pop(last)
    groups = {**dict(sorted(large.items())), **({"rest": rest} if rest else {})}
    return groups if len(groups) > 1 else {}
