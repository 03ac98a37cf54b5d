"""The sheets on progress in the overview: every action, the numbers per directorate and per intervention, the history.

They are for the bureau: owners and everything that people wrote stand in them, with personal data masked.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from zelfscan.followup.progress_said import DEFAULTS
from zelfscan.followup.report_words import STATES, ProgressWords
from zelfscan.model.progress import DATES, ActionEvent, ActionField, EventKind, FollowedAction
from zelfscan.model.round import ExtraSheet
from zelfscan.rounds.history import moment
from zelfscan.rounds.overview_book import DATE, LABEL, NUMBER
from zelfscan.rounds.overview_words import LIST, PARTS
from zelfscan.rounds.standing import Standing

Row = tuple[str | int | float | None, ...]
LOOKS = {"done": "low", "running": "medium", "late": "high", "waiting": "unknown", "stopped": "unclear"}
"""The look of each state; words always stand with it."""
ACTION_WIDTHS = (18, 17, 26, 18, 17, 17, 12, 12, 7, 11, 11, 11, 24, 16, 11, 10)
ACTION_LOOKS = (LABEL, *("" for _ in range(7)), NUMBER, DATE, DATE, DATE, "", "", DATE, "")
RESULT_WIDTHS = (18, 17, 24, 24, 20, 11, 18, 11, 16, 22, 20, 20, 16)
RESULT_LOOKS = (LABEL,)
COUNT_WIDTHS = (28, *(12.0 for _ in range(10)))
COUNT_LOOKS = (LABEL, *(NUMBER for _ in range(10)))
KIND_WIDTHS = (11, 44, 14, *(12.0 for _ in STATES))
KIND_LOOKS = ("", LABEL, *(NUMBER for _ in range(7)))
HISTORY_WIDTHS = (11, 11, 18, 20, 24, 12, 13, 24, 24, 19, 36, 17, 12)
HISTORY_LOOKS = (DATE, DATE, LABEL)
MOST_ROWS = 20_000
"""The newest changes that the history shows; all of them stay in the files it was made of."""


def sheets(words: ProgressWords) -> tuple[ExtraSheet, ...]:
    """All sheets, in order; the first one also gives the column on Status."""
    colours = {words.tell(f"state.{state}"): look for state, look in LOOKS.items()}
    actions, results = tuple(action_row(words, item) for item in words.actions), tuple(map(result_row, words.actions))
    made = (
        _sheet(words, "directorates", COUNT_WIDTHS, COUNT_LOOKS, tuple(directorate_rows(words))),
        _sheet(words, "actions", ACTION_WIDTHS, ACTION_LOOKS, actions, colours, freeze=3),
        _sheet(words, "results", RESULT_WIDTHS, RESULT_LOOKS, results, freeze=3),
        _sheet(words, "interventions", KIND_WIDTHS, KIND_LOOKS, tuple(intervention_rows(words)), freeze=2),
        _sheet(words, "history", HISTORY_WIDTHS, HISTORY_LOOKS, tuple(history_rows(words))[:MOST_ROWS]),
    )
    numbered = [item.model_copy(update={"key": f"voortgang-{number}"}) for number, item in enumerate(made, start=1)]
    status = {"status_header": words.tell("status_header"), "status": statuses(words)}
    return (numbered[0].model_copy(update=status), *numbered[1:])


def _sheet(
    words: ProgressWords,
    key: str,
    widths: Sequence[float],
    looks: Sequence[str],
    rows: tuple[Row, ...],
    colours: Mapping[str, str] | None = None,
    freeze: int = 1,
) -> ExtraSheet:
    headers = [part.strip() for part in words.tell(f"sheet.{key}.columns").split(LIST)]
    return ExtraSheet(
        key=key,
        name=words.tell(f"sheet.{key}.name"),
        title=words.tell(f"sheet.{key}.title"),
        intro=words.tell(f"sheet.{key}.intro", date=words.date(words.today)),
        second=words.tell(f"sheet.{key}.second"),
        about=words.tell(f"sheet.{key}.about"),
        columns=dict(zip(headers, widths, strict=True)),
        rows=rows,
        looks=tuple(looks),
        colours=dict(colours or {}),
        freeze=freeze,
    )


def action_row(words: ProgressWords, action: FollowedAction) -> Row:
    """Who does an action, how far it is, and what is in the way."""
    return (
        action.directorate,
        action.id,
        action.title,
        PARTS.join(action.processes) or words.tell("directorate"),
        action.owner or words.tell("nobody"),
        action.commissioner or words.tell("nobody"),
        action.choice.value,
        words.shown_state(action),
        action.percentage,
        iso(action.start),
        iso(action.ready),
        iso(action.planned_ready),
        action.obstacle,
        action.help,
        iso(action.followed_on),
        words.tell("in_plan" if action.current else "not_in_plan"),
    )


def result_row(action: FollowedAction) -> Row:
    """What an action brought, what was measured, and what was adjusted."""
    return (
        action.directorate,
        action.id,
        action.title,
        action.result,
        action.indicator,
        action.baseline,
        action.target,
        action.measured,
        action.evidence,
        action.adjustment,
        action.reason,
        action.date_reason,
        action.own_plan,
    )


def iso(day: dt.date | None) -> str | None:
    """A day as a sheet keeps it."""
    return day.isoformat() if day else None


def directorate_rows(words: ProgressWords) -> Iterator[Row]:
    """How many actions per directorate are in each state, are its own, need help, or were long not heard of."""
    for item in words.standings:
        actions = _of(words, item)
        count = Counter(map(words.state, actions))
        helped = sum(1 for action in actions if words.is_active(action) and action.help.strip())
        own, silent = sum(action.own for action in actions), sum(map(words.is_silent, actions))
        yield (item.directorate, len(actions), *(count[state] for state in STATES), own, helped, silent)


def intervention_rows(words: ProgressWords) -> Iterator[Row]:
    """How many actions per intervention are in each state, and at how many directorates."""
    for item in words.instrument.interventions:
        actions = [action for action in words.actions if action.intervention == item.id]
        if actions:
            count = Counter(map(words.state, actions))
            yield (item.id, item.name, len({action.slug for action in actions}), *(count[state] for state in STATES))


def statuses(words: ProgressWords) -> dict[str, str]:
    """What the sheet Status says of each directorate."""
    told = {}
    for item in words.standings:
        count = Counter(map(words.state, _of(words, item)))
        parts = [
            words.tell("status.part", n=count[key], state=words.tell(f"state.{key}")) for key in STATES if count[key]
        ]
        told[item.slug] = ", ".join(parts) or words.tell("status.none")
    return told


def _of(words: ProgressWords, item: Standing) -> list[FollowedAction]:
    return [action for action in words.actions if action.slug == item.slug]


def history_rows(words: ProgressWords) -> list[Row]:
    """Every change, the newest first; of a planned action only that it was planned."""
    dated: list[tuple[dt.datetime, int, Row]] = []
    for item in words.standings:
        values: dict[str, dict[ActionField, str]] = {}
        for event in item.events:
            before = values.setdefault(event.action, {})
            for row in _event_rows(words, item, event, before):
                dated.append((moment(event), len(dated), row))
            before.update(event.values)
    return [row for _, _, row in sorted(dated, key=lambda line: (line[0], -line[1]), reverse=True)]


def _event_rows(
    words: ProgressWords, item: Standing, event: ActionEvent, before: Mapping[ActionField, str]
) -> Iterator[Row]:
    """A row per field that changed; one row for an event that is about the whole action."""
    title = (before or event.values).get(ActionField.TITLE, event.action)
    saved = iso(event.changed_on.date()) if event.changed_on else None
    head = (saved, iso(event.read_on.date()), item.directorate, event.action, title, event.kind.value)
    tail = (event.origin.value, event.file, event.place, event.by)
    whole = event.kind is not EventKind.CHANGED and not (event.kind is EventKind.PLANNED and before)
    if whole or not event.values:
        yield (*head, "", "", "", *tail)
        return
    for name, text in event.values.items():
        old = before.get(name, DEFAULTS.get(name, ""))
        yield (*head, name.value, _shown(words, name, old), _shown(words, name, text), *tail)


def _shown(words: ProgressWords, name: ActionField, text: str) -> str:
    """A value as people read it."""
    return words.date(dt.date.fromisoformat(text)) if name in DATES and text else text
