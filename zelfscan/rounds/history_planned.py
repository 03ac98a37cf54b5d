"""Notes in the history what the plans of a round propose: new actions, planned values that changed, and what left."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence

from pydantic import ValidationError

from zelfscan.documents.actions import person
from zelfscan.documents.words import Words
from zelfscan.model.finding import Finding
from zelfscan.model.instrument import Instrument
from zelfscan.model.plan import Action, ImprovementPlan, Result
from zelfscan.model.progress import ActionEvent, ActionField, EventKind, Origin
from zelfscan.model.round import Round
from zelfscan.privacy import mask
from zelfscan.rounds.folder import RoundFolder
from zelfscan.rounds.history import append, history_path, whole_history
from zelfscan.rounds.ledger import sha256_of

Stamp = Mapping[str, object]
"""What all events of one plan share: the round, the moment, and the file with the result."""


def note_plans(
    place: RoundFolder,
    round_: Round,
    instrument: Instrument,
    now: dt.datetime,
    only: Collection[str] | None = None,
) -> tuple[Finding, ...]:
    """Add to the history what each plan proposes now and did not before; nothing when nothing changed.

    ``only`` are the directorates to look at, all without it. Raises OSError when a history cannot be written.
    """
    findings: list[Finding] = []
    names = only if only is not None else (path.parent.name for path in place.output.glob("*/resultaat-*.json"))
    for slug in sorted(names):
        path = place.result_of(slug)
        if not path.is_file():
            continue
        data = path.read_bytes()
        result = _result(data, instrument)
        if result is None:
            findings.append(Finding(code="VG-002", file=path.name))
        elif result.plan is not None:
            file = path.relative_to(place.path).as_posix()
            day = dt.datetime.combine(result.plan.date, dt.time(12), dt.UTC)
            stamp = {
                "round": round_.name,
                "read_on": aware(now),
                "changed_on": day,
                "file": file,
                "sha256": sha256_of(data),
            }
            findings += _note(place, instrument, result, result.plan, stamp)
    return tuple(findings)


def _result(data: bytes, instrument: Instrument) -> Result | None:
    """The result in a file; None when it is damaged, or of an instrument that had other interventions."""
    try:
        result = Result.model_validate_json(data)
    except ValidationError:
        return None
    known = {item.id for item in instrument.interventions}
    actions = result.plan.actions if result.plan else ()
    return result if all(action.intervention in known for action in actions) else None


def aware(moment: dt.datetime) -> dt.datetime:
    """A moment with its time zone: that of this machine when it says none; whole seconds."""
    return (moment if moment.tzinfo else moment.astimezone()).replace(microsecond=0)


def _note(
    place: RoundFolder, instrument: Instrument, result: Result, plan: ImprovementPlan, stamp: Stamp
) -> tuple[Finding, ...]:
    """Add what is new in the plan of one directorate. Raises OSError."""
    events, findings = whole_history(place, plan.slug)
    words = Words(instrument, result.assessment.scope, result.assessment.processes)
    planned = {action.id: _planned(words, action, stamp) for action in plan.actions}
    append(history_path(place, plan.slug), planned_events(events, planned, stamp))
    return findings


def planned_events(
    events: Sequence[ActionEvent], planned: Mapping[str, ActionEvent], stamp: Stamp
) -> Iterator[ActionEvent]:
    """What is to be added: an action that is new, back or changed, each with only what is new; then what left."""
    before: dict[str, ActionEvent] = {}
    for event in events:
        if event.origin is Origin.PLAN:
            before[event.action] = _over(before.get(event.action), event)
    for identifier, event in planned.items():
        known = before.get(identifier)
        if known is None or known.kind is EventKind.DROPPED:
            yield event
        elif (new := _new_values(known, event)) or _purpose(known) != _purpose(event):
            yield event.model_copy(update={"values": new})
    for identifier, known in before.items():
        if identifier not in planned and known.kind is not EventKind.DROPPED:
            yield ActionEvent.model_validate(
                {"action": identifier, "kind": EventKind.DROPPED, "origin": Origin.PLAN, **stamp}
            )


def _over(known: ActionEvent | None, event: ActionEvent) -> ActionEvent:
    """All that was planned for an action up to an event."""
    if known is None:
        return event
    if event.kind is EventKind.DROPPED:
        return known.model_copy(update={"kind": event.kind})
    return event.model_copy(update={"values": known.values | event.values})


def _new_values(known: ActionEvent, event: ActionEvent) -> dict[ActionField, str]:
    return {name: text for name, text in event.values.items() if known.values.get(name) != text}


def _purpose(event: ActionEvent) -> tuple[object, ...]:
    return event.intervention, event.processes, event.factors


def _planned(words: Words, action: Action, stamp: Stamp) -> ActionEvent:
    """The event that plans an action, with its values as the plan shows them."""
    item = words.interventions[action.intervention]
    values = {
        ActionField.TITLE: item.name,
        ActionField.OWNER: mask(person(words, action.owner)),
        ActionField.COMMISSIONER: mask(person(words, action.commissioner)),
        ActionField.FIRST_STEP: item.first_step,
        ActionField.START: action.start.isoformat(),
        ActionField.READY: action.ready.isoformat(),
        ActionField.INDICATOR: item.indicator,
        ActionField.TARGET: item.target,
    }
    told = {
        "action": action.id,
        "kind": EventKind.PLANNED,
        "origin": Origin.PLAN,
        "intervention": action.intervention,
        "processes": tuple(mask(words.process(code)) for code in action.processes),
        "factors": action.factors,
        "values": values,
    }
    return ActionEvent.model_validate(told | dict(stamp))
