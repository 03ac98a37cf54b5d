"""The overview of a round as a workbook for the bureau: written in one pass, so that it stays small in memory."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from zelfscan.model.instrument import Instrument, Intervention, InterventionType
from zelfscan.model.plan import Timing
from zelfscan.model.round import DirectorateSummary, ExtraSheet, Round, Status
from zelfscan.palette import CONTROL, RISK
from zelfscan.rounds import overview_rows as rows
from zelfscan.rounds.extra import cells_of, plan_of
from zelfscan.rounds.overview_book import LABEL, NUMBER, Book, Cell, Plan, Sheet
from zelfscan.rounds.overview_words import PARTS, OverviewWords
from zelfscan.rounds.summary import alphabetical
from zelfscan.workbook.sheets import style

WIDTHS: dict[str, tuple[float, ...]] = {
    "start": (22, 100, 12),
    "status": (26, 20, 9, 10, 20, 20, 9, 12, 22, 8, 8, 9, 14),
    "risks": (23, 24, 28, 15, 17, 17, 10, 21, 10),
    "actions": (20, 19, 29, 15, 22, 16, 18, 18, 8, 11, 11),
    "interventions": (8, 30, 15, 9, 9, 9, 19, 15, 18, 20, 36),
    "levels": (28, 32, 32, 32, 12, 34),
    "open": (28, 9, 80, 24, 9),
    "findings": (26, 9, 14, 28, 17, 8, 68),
    "help": (26, 20, 18, 9, 9, 11, 11, 11, 12, 46),
}
STATUS_WIDTH = 20
PICTURE_WIDTHS = (24, 20)
HEAT_WIDTH = 14.5
NAMES_SHOWN = 8
"""How many directorates an intervention names."""
TOGETHER = {
    InterventionType.SPECIALIST: "buy",
    InterventionType.TRAINING: "organise",
    InterventionType.EXPERIENCE: "organise",
    InterventionType.WORKING_GROUP: "organise",
}


@dataclass
class Tally:
    """What is counted over all directorates while they pass by."""

    status: Counter[Status] = field(default_factory=Counter)
    needed: Counter[str] = field(default_factory=Counter)
    planned: Counter[str] = field(default_factory=Counter)
    now: Counter[str] = field(default_factory=Counter)
    names: dict[str, list[str]] = field(default_factory=dict)
    help: list[tuple[tuple[int, ...], tuple[str, str], rows.Row]] = field(default_factory=list)

    def take(self, words: OverviewWords, item: DirectorateSummary) -> None:
        """Count one directorate."""
        self.status[item.status] += 1
        self.needed.update(item.needed)
        self.planned.update({action.intervention for action in item.actions})
        self.now.update({action.intervention for action in item.actions if action.timing is Timing.NOW})
        for identifier in item.needed:
            names = self.names.setdefault(identifier, [])
            if len(names) < NAMES_SHOWN:
                names.append(item.directorate)
        self.help.append((rows.help_order(item), alphabetical(item.directorate), rows.help_row(words, item)))


def overview(
    instrument: Instrument,
    current: Round,
    summaries: Iterable[DirectorateSummary],
    extra: Sequence[ExtraSheet] = (),
) -> bytes:
    """The bytes of ``overzicht.xlsx``. Directorates stand in alphabetical order.

    A list or tuple is sorted here; anything else is read once and must come in the order of ``alphabetical``,
    else ValueError. The same input always gives the same bytes. ``extra`` are sheets of later commands.
    """
    words = OverviewWords(instrument, current)
    with _book(words) as book:
        _fill(words, book, summaries, extra)
        return book.sealed()


def _fill(
    words: OverviewWords, book: Book, summaries: Iterable[DirectorateSummary], extra: Sequence[ExtraSheet]
) -> None:
    """All sheets: those of rows while the directorates pass by, the others from what was counted meanwhile."""
    back = (words.tell("back"), words.tell("start.name"))
    start = book.sheet(_start_plan(words))
    columns = [one for one in extra if one.status_header]
    plans = _plans(words, {one.status_header: STATUS_WIDTH for one in columns})
    bureau = {"help": plans.pop("help")}
    about = {key: words.tell(f"{key}.about") for key in (*plans, *bureau)} | {one.key: one.about for one in extra}
    ordered = plans | {one.key: plan_of(one) for one in extra} | bureau
    sheets = {key: book.sheet(plan, back, marked=key in bureau) for key, plan in ordered.items()}
    tally = Tally()
    for item in _in_order(summaries):
        tally.take(words, item)
        _write(words, sheets, item, [one.status.get(item.slug, "") for one in columns])
    for one in extra:
        for values in one.rows:
            sheets[one.key].add(cells_of(one, values))
    _write_interventions(words, sheets["interventions"], tally)
    for _, _, row in sorted(tally.help, key=lambda entry: entry[:2]):
        sheets["help"].add(row)
    for sheet in sheets.values():
        sheet.finish(words.tell("nothing"))
    _finish_start(words, start, [(sheet, about[key]) for key, sheet in sheets.items()], tally)


def _book(words: OverviewWords) -> Book:
    instrument, organisation = words.instrument, words.round.organisation
    page = words.tell("page", page="&P", pages="&N")
    foot = words.tell("footer", title=instrument.title, version=instrument.version)
    title = words.tell("title", name=words.round.name)
    return Book(title, words.tell("author"), organisation.colour, organisation.accent, (organisation.name, foot, page))


def _plans(words: OverviewWords, columns: dict[str, float]) -> dict[str, Plan]:
    """All sheets after Start, in order; the one for the bureau alone comes last. ``columns`` are more for Status."""
    heat = tuple(f"{category.id} {category.short_name}" for category in words.instrument.categories)
    picture = words.plan("picture", (*PICTURE_WIDTHS, *(HEAT_WIDTH for _ in heat)), more=heat)
    order = ("status", "picture", "risks", "actions", "interventions", "levels", "open", "findings", "help")
    frozen = {"actions": 2, "interventions": 2}
    plans = {key: words.plan(key, WIDTHS[key], frozen.get(key, 1)) for key in order if key != "picture"}
    plans["status"] = replace(plans["status"], columns={**plans["status"].columns, **columns})
    return {key: picture if key == "picture" else plans[key] for key in order}


def _start_plan(words: OverviewWords) -> Plan:
    current = words.round
    day = words.date(current.date)
    intro = words.tell("start.intro", organisation=current.organisation.name, round=current.name, date=day)
    return Plan(
        name=words.tell("start.name"),
        title=words.tell("title", name=current.name),
        intro=intro,
        second=words.tell("start.second"),
        columns=dict(zip(words.parts("start.columns"), WIDTHS["start"], strict=True)),
        table="tabel_start",
        pages_high=1,
    )


def _in_order(summaries: Iterable[DirectorateSummary]) -> Iterable[DirectorateSummary]:
    """The directorates in alphabetical order; what cannot be sorted here is checked while it passes."""
    if isinstance(summaries, Sequence):
        return sorted(summaries, key=lambda item: alphabetical(item.directorate))
    return _checked(summaries)


def _checked(summaries: Iterable[DirectorateSummary]) -> Iterable[DirectorateSummary]:
    last: tuple[str, str] | None = None
    for item in summaries:
        key = alphabetical(item.directorate)
        if last is not None and key < last:
            raise ValueError(f"{item.directorate!r} comes too late: summaries must be in alphabetical order")
        last = key
        yield item


def _write(words: OverviewWords, sheets: dict[str, Sheet], item: DirectorateSummary, more: Sequence[str]) -> None:
    """All rows of one directorate; ``more`` is what later commands say of it on Status."""
    found = {
        "status": [(*rows.status_row(words, item), *map(Cell, more))],
        "picture": [rows.picture_row(words, item)],
        "risks": rows.risk_rows(words, item),
        "actions": rows.action_rows(words, item),
        "levels": rows.level_rows(words, item),
        "open": rows.open_rows(words, item),
        "findings": rows.finding_rows(item),
    }
    for key, lines in found.items():
        for row in lines:
            sheets[key].add(row)


def _write_interventions(words: OverviewWords, sheet: Sheet, tally: Tally) -> None:
    """Every intervention that somebody needs, most needed first: what to organise or buy together."""
    used = [item for item in words.instrument.interventions if tally.needed[item.id] or tally.planned[item.id]]
    for item in sorted(used, key=lambda one: -tally.needed[one.id]):
        names = tally.names.get(item.id, [])
        more = tally.needed[item.id] - len(names)
        listed = ", ".join(names)
        sheet.add(
            (
                Cell(item.id),
                Cell(item.name, LABEL),
                Cell(item.type.value),
                Cell(tally.needed[item.id], NUMBER),
                Cell(tally.planned[item.id], NUMBER),
                Cell(tally.now[item.id], NUMBER),
                Cell(words.tell(f"together.{together(item, tally.needed[item.id])}")),
                Cell(words.say(f"effort.{item.effort.value}")),
                Cell(words.roles[item.owner].name),
                Cell(_offer(words, item)),
                Cell(words.tell("more", names=listed, n=more) if more else listed),
            )
        )


def together(item: Intervention, directorates: int) -> str:
    """What directorates can do together about an intervention, as a key of the texts."""
    return TOGETHER.get(item.type, "share") if directorates > 1 else "single"


def _offer(words: OverviewWords, item: Intervention) -> str:
    offers = words.round.organisation.offers
    return next((offer.name for offer in offers if item.offer and offer.key == item.offer), "")


def _finish_start(words: OverviewWords, start: Sheet, sheets: Iterable[tuple[Sheet, str]], tally: Tally) -> None:
    """The links to all sheets with what they tell, how to read them, and the classes in their colours."""
    for sheet, about in sheets:
        name = sheet.plan.name
        start.add((Cell(name, style.LINK_STYLE, f"#{name}"), Cell(about), Cell(sheet.rows, NUMBER)))
    parts = [words.tell("start.count_part", status=status.value, n=tally.status[status]) for status in Status]
    shown = [part for part, status in zip(parts, Status, strict=True) if tally.status[status]]
    count = words.tell("start.count", n=tally.status.total(), parts=PARTS.join(shown))
    below: list[Sequence[Cell]] = [(), (Cell(count, style.INTRO_STYLE),), ()]
    below += [(Cell(words.tell("start.reading"), style.SECTION_STYLE),)]
    below += [(Cell(rule, style.INTRO_STYLE),) for rule in words.parts("start.rules")]
    below += [(), (Cell(words.tell("start.legend"), style.SECTION_STYLE),)]
    below += [(Cell(words.risk(one), one.value),) for one in RISK]
    below += [(Cell(words.control(one), f"control {one.value}"),) for one in CONTROL if one.value not in RISK]
    start.finish(words.tell("nothing"), below)
