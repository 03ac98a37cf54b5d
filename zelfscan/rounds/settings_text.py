"""Writes ronde.yaml: the shipped text, with its explanation of every line, filled in with the settings of a round."""

import datetime as dt
import json
import re
from collections.abc import Iterable, Mapping

from zelfscan.files import shipped
from zelfscan.model.issue import Organisation
from zelfscan.model.round import Round
from zelfscan.rounds.folder import DATE_KEYS, FILE_KEYS, NO, PLAIN_KEYS, TEMPLATE_KEYS, YES


def settings_text(round_: Round) -> str:
    """The text of ronde.yaml. What people typed is quoted, so that it stays text."""
    text = shipped("ronde/ronde.yaml").read_text(encoding="utf-8")
    plain = {key: quoted(getattr(round_, field)) for key, field in PLAIN_KEYS.items()}
    plain |= {key: _bare(getattr(round_, field)) for key, field in FILE_KEYS.items()}
    dates = {key: _date(getattr(round_, field)) for key, field in DATE_KEYS.items()}
    others = {
        "afbakening": round_.scope.value,
        "eerste_ronde": YES if round_.first_round else NO,
        "kleinste_groep": str(round_.minimum_group),
    }
    text = _set(text, plain | dates | others, indent="")
    templates = {key: _bare(getattr(round_, field)) for key, field in TEMPLATE_KEYS.items()}
    return _set(text, _organisation(round_.organisation) | templates, indent="  ")


def quoted(text: str) -> str:
    """A text as YAML writes it between double quotes."""
    return json.dumps(text, ensure_ascii=False)


def _bare(text: str) -> str:
    """A colour or the name of a file: without quotes where YAML needs none."""
    return text if re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9_./-]*", text) else quoted(text)


def _organisation(city: Organisation) -> dict[str, str]:
    """The lines about the municipality."""
    points = [{"naam": point.name, "contact": point.contact} for point in city.help_points]
    offers = [
        {"sleutel": offer.key, "naam": offer.name, "contact": offer.contact, "wachttijd": offer.waiting_time}
        for offer in city.offers
    ]
    return {
        "naam": quoted(city.name),
        "kleur": _bare(city.colour),
        "accentkleur": _bare(city.accent),
        "meldpunten": _list(points),
        "aanbod": _list(offers),
    }


def _list(items: Iterable[Mapping[str, str]]) -> str:
    """A list of blocks, one below the other; what is empty is left out."""
    lines = []
    for item in items:
        pairs = [f"{key}: {quoted(value)}" for key, value in item.items() if value]
        lines += [f"    {'- ' if number == 0 else '  '}{pair}" for number, pair in enumerate(pairs)]
    return "\n".join(["", *lines]) if lines else " []"


def _date(day: dt.date | None) -> str:
    """A date, or nothing."""
    return day.isoformat() if day else '""'


def _set(text: str, values: Mapping[str, str], indent: str) -> str:
    """The text with the value of each key at this indent replaced."""
    for key, value in values.items():
        line = f"{indent}{key}:{value}" if value.startswith(("\n", " ")) else f"{indent}{key}: {value}"
        text = re.sub(rf"^{indent}{key}:.*$", lambda _, line=line: line, text, count=1, flags=re.MULTILINE)  # type: ignore[misc]
    return text
