"""What changed since the round before as sheets of the overview: for the bureau, with the names of directorates."""

from collections import Counter
from collections.abc import Iterable, Sequence

from zelfscan.documents.change_words import ChangeWords
from zelfscan.model.comparison import Move, RiskChange, RiskView
from zelfscan.model.instrument import Instrument
from zelfscan.model.round import DirectorateSummary, ExtraSheet, Remeasured, Round
from zelfscan.rounds.overview_book import DATE, LABEL, NUMBER
from zelfscan.rounds.overview_words import LIST, PARTS
from zelfscan.rounds.remeasurement_counts import by_intervention

KEYS = ("changed", "answers_changed", "actions_changed")
NAMES = {key: f"hermeting-{number}" for number, key in enumerate(KEYS, start=1)}
"""Under which key each sheet is kept, in the order in which they stand."""
WIDTHS = {
    "changed": (24, 24, 26, 22, 22, 20, 44, 36),
    "answers_changed": (24, 12, 12, 8, 8, 9, 14, 10, 12, 16, 60),
    "actions_changed": (11, 34, 16, 11, 10, 10, 10, 16, 14, 16),
}
LOOKS = {
    "changed": (LABEL,),
    "answers_changed": (LABEL, DATE, DATE, *(NUMBER for _ in range(7))),
    "actions_changed": ("", LABEL, "", *(NUMBER for _ in range(7))),
}
ANSWER_MOVES = (
    Move.BETTER,
    Move.SAME,
    Move.WORSE,
    Move.WITHIN,
    Move.MORE_KNOWN,
    Move.LESS_KNOWN,
    Move.NOT_COMPARABLE,
)
Row = tuple[str | int | None, ...]


def sheets(instrument: Instrument, current: Round, summaries: Iterable[DirectorateSummary]) -> tuple[ExtraSheet, ...]:
    """The sheets, in order; directorates in the order of the summaries. Each directorate is passed once."""
    words = ChangeWords(instrument, current.scope)
    compared = [(item.slug, item.directorate, item.remeasured) for item in summaries if item.remeasured is not None]
    colours: dict[str, str] = {}
    changed = [row for _, name, found in compared for row in _risk_rows(words, name, found, colours)]
    answers = [_answer_row(words, name, found) for _, name, found in compared]
    actions = _action_rows(words, [found for *_, found in compared])
    rows = {"changed": changed, "answers_changed": answers, "actions_changed": actions}
    first, *others = (_sheet(words, key, rows[key], colours if key == "changed" else {}) for key in KEYS)
    status = {slug: _in_short(words, found) for slug, _, found in compared}
    header = words.change("overview.status.header")
    return (first.model_copy(update={"status_header": header, "status": status}), *others)


def _in_short(words: ChangeWords, found: Remeasured) -> str:
    """How many risks of a directorate moved beyond uncertainty, for the sheet Status."""
    moved = Counter(risk.move for risk in found.risks)
    return words.change("overview.status.moved", down=moved[Move.BETTER], up=moved[Move.WORSE])


def _sheet(words: ChangeWords, key: str, rows: Sequence[Row], colours: dict[str, str]) -> ExtraSheet:
    headers = [part.strip() for part in words.change(f"overview.{key}.columns").split(LIST)]
    return ExtraSheet(
        key=NAMES[key],
        name=words.change(f"overview.{key}.name"),
        title=words.change(f"overview.{key}.title"),
        intro=words.change(f"overview.{key}.intro"),
        second=words.change(f"overview.{key}.second"),
        about=words.change(f"overview.{key}.about"),
        columns=dict(zip(headers, WIDTHS[key], strict=True)),
        rows=tuple(rows),
        looks=LOOKS[key],
        colours=colours,
    )


def _risk_rows(words: ChangeWords, name: str, found: Remeasured, colours: dict[str, str]) -> Iterable[Row]:
    """Every risk of a directorate, then and now; the colours of its classes are added to ``colours``."""
    for risk in found.risks:
        then, now = risk.before or risk.whole_before, risk.after or risk.whole_after
        for view in (then, now):
            if view is not None:
                colours[words.view(view)] = _look(view)
        yield (
            name,
            risk.process or words.say("directorate"),
            words.category(risk.category) if risk.category in words.categories else risk.category,
            words.view(then),
            words.view(now),
            words.moved(risk),
            _remarks(words, risk),
            words.action_names(risk.actions, found.actions) if risk.actions else "",
        )


def _look(view: RiskView) -> str:
    return f"control {view.control.value}" if view.class_ is None else view.class_.value


def _remarks(words: ChangeWords, risk: RiskChange) -> str:
    return " ".join(part for part in (words.reason(risk), words.notes(risk)) if part)


def _answer_row(words: ChangeWords, name: str, found: Remeasured) -> Row:
    """How many answers of a directorate moved in which way."""
    ordered = sorted(found.reasons.items(), key=lambda item: -item[1])
    why = PARTS.join(f"{words.change(f'why.{reason.value}')} ({count})" for reason, count in ordered)
    dates = (day.isoformat() if day else "" for day in (found.before, found.after))
    return (name, *dates, *(found.answers.get(move, 0) for move in ANSWER_MOVES), why)


def _action_rows(words: ChangeWords, compared: Sequence[Remeasured]) -> list[Row]:
    """What moved where an intervention was carried out, and below it where it was not."""
    rows: list[Row] = []
    for item in by_intervention(words.instrument, compared):
        for key, side in (("carried", item.carried), ("not_carried", item.others)):
            moved = side.moves
            rows.append(
                (
                    item.intervention,
                    words.interventions[item.intervention].name,
                    words.change(f"overview.actions_changed.{key}"),
                    side.directorates.bit_count(),
                    moved.total(),
                    moved[Move.BETTER],
                    moved[Move.WORSE],
                    moved[Move.SAME] + moved[Move.WITHIN],
                    moved[Move.MORE_KNOWN] + moved[Move.LESS_KNOWN],
                    moved[Move.NOT_COMPARABLE],
                )
            )
    return rows
