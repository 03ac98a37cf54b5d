"""The settings of a round that was wiped: what it was and when, without names, addresses and files."""

import datetime as dt
import json

from zelfscan.model.round import Round
from zelfscan.rounds.folder import NO, YES, RoundFolder


def settings_text(place: RoundFolder, current: Round, day: dt.date) -> str:
    """The text of ronde.yaml. The folder of the round before is kept only while it is there."""
    previous = current.previous if current.previous and place.at(current.previous).exists() else ""
    values = {
        "naam": _quoted(current.name),
        "organisatie": f"\n  naam: {_quoted(current.organisation.name)}",
        "afbakening": current.scope.value,
        "datum": current.date.isoformat() if current.date else '""',
        "eerste_ronde": YES if current.first_round else NO,
        "vorige_ronde": _quoted(previous),
        "kleinste_groep": str(current.minimum_group),
        "bewaren_tot": current.retention.isoformat() if current.retention else '""',
    }
    lines = [
        f"# Deze ronde is gewist op {day.day}-{day.month}-{day.year}. Wat weg is, staat in administratie/gewist.json."
    ]
    lines += [f"{key}:{value}" if value.startswith("\n") else f"{key}: {value}" for key, value in values.items()]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A text as YAML writes it between double quotes."""
    return json.dumps(text, ensure_ascii=False)
