"""Checks on sentences: length, form of address, words we avoid, what can be filled in, and stray characters."""

import re
from collections.abc import Iterator

from zelfscan.instrument.problems import Code
from zelfscan.instrument.reading import Content
from zelfscan.instrument.trouble import Trouble
from zelfscan.model.base import Model

LIMITS: dict[str, dict[str, int]] = {
    "categories": {"name": 60, "short_name": 24, "description": 200, "mechanism": 250, "component": 60},
    "factors": {"name": 60, "risk": 150},
    "questions": {"text": 140, "help": 255, "examples": 170},
    "mirror": {"text": 140, "help": 255},
    "attributes": {"name": 40, "text": 110, "options": 60, "help": 255},
    "preconditions": {"group": 30, "text": 140, "help": 255},
    "documents": {"name": 60, "help": 200},
    "evaluation": {"element": 40, "text": 140},
    "interventions": {
        "name": 70,
        "what": 450,
        "indicator": 200,
        "target": 160,
        "first_step": 255,
        "meeting": 120,
        "stops": 300,
        "check": 350,
        "if_fails": 350,
        "room": 350,
    },
    "roles": {"name": 60, "help": 200},
    "scales": {"name": 60},
    "scopes": {"name": 60, "phrase": 80},
    "plan_checks": {"name": 60, "rule": 160, "reason": 250, "strong": 200, "missing": 200, "todo": 250},
    "market": {
        "name": 70,
        "question": 300,
        "must_know": 200,
        "ask": 200,
        "keep_asking": 200,
        "evidence": 200,
        "pitfalls": 200,
        "table": 150,
        "compare": 80,
    },
    "elements": {"name": 40, "question": 160, "moore": 60, "saunders": 60},
    "interview": {"text": 160, "follow_up": 160},
}
"""Longest text per field, in characters. A hint in Excel takes at most 255; the rest is for the reader."""

OPTION_LIMIT = 60
PLAIN_WORD = "Gebruik een gewoon Nederlands woord"
FORBIDDEN = (
    (r"\b[Uu]\b", "u", "Schrijf 'je' of 'jullie'"),
    (r"\b[Uu]w\b", "uw", "Schrijf 'je' of 'jullie'"),
    (r"(?i)\b(feedback)\b", "", "Schrijf 'reactie'"),
    (r"(?i)\b(tools?|tooling)\b", "", "Schrijf 'hulpmiddel'"),
    (r"(?i)\b(checklists?)\b", "", "Schrijf 'lijst'"),
    (r"(?i)\b(awareness|commitment|mindset|compliance|bias|stakeholders?|issues?|impact)\b", "", PLAIN_WORD),
    (r"(?i)\b(best practices?|quick ?wins?|quick ?scan|workshops?)\b", "", PLAIN_WORD),
    (r"(?i)\b(discriminatie (is )?vastgesteld)\b", "", "Schrijf 'risico op ongelijke behandeling'"),
    (r"(?i)\b((niet-)?westerse?|allocht\w+|autocht\w+)\b", "", "Deze indeling gebruiken we niet"),
)
_FORBIDDEN = tuple((re.compile(pattern), word, advice) for pattern, word, advice in FORBIDDEN)
_BRACES = re.compile(r"\{[^{}]*\}|[{}]")
_STRAY = re.compile(r"[^\S ]|[\x00-\x1f\x7f\u200b\ufeff]")
_NAME = re.compile(r"\{[a-z_][a-z0-9_]*\}")
GROUNDS = "{gronden}"


def item_texts(content: Content) -> Iterator[tuple[str, str, str, int]]:
    """All texts of entries as (id, field, text, longest length)."""
    for kind, limits in LIMITS.items():
        for item in getattr(content.instrument, kind):
            for field, limit in limits.items():
                yield from ((item.id, field, text, limit) for text in _texts(item, field))
    for scale in content.instrument.scales:
        for option in scale.options:
            yield from ((scale.id, "options", text, OPTION_LIMIT) for text in (option.text, *option.synonyms))


def _texts(item: Model, field: str) -> tuple[str, ...]:
    value = getattr(item, field)
    if isinstance(value, str):
        return (value,) if value else ()
    return tuple(value.values() if isinstance(value, dict) else value)


def too_long(content: Content) -> Iterator[Trouble]:
    """No text is longer than its place allows."""
    for item_id, field, text, limit in item_texts(content):
        if len(text) > limit:
            yield Trouble(Code.TOO_LONG, item_id, field, f"{len(text)} tekens, hooguit {limit}")


def forbidden_words(content: Content) -> Iterator[Trouble]:
    """No formal address, no English, no words that judge."""
    for place, text in _all_texts(content):
        for pattern, word, advice in _FORBIDDEN:
            if match := pattern.search(text):
                yield Trouble(Code.FORBIDDEN_WORD, place, word or match[0], advice)


def placeholders(content: Content) -> Iterator[Trouble]:
    """Entries know only ``{gronden}``; sentences know any simple name between single braces."""
    for item_id, _, text, _ in item_texts(content):
        wrong = [found for found in _BRACES.findall(text) if found != GROUNDS]
        yield from (Trouble(Code.PLACEHOLDER, item_id, found, GROUNDS) for found in wrong[:1])
    for key, text in content.instrument.texts.items():
        wrong = [found for found in _BRACES.findall(text) if not _NAME.fullmatch(found)]
        yield from (Trouble(Code.PLACEHOLDER, key, found, "een naam tussen { en }") for found in wrong[:1])


def untidy(content: Content) -> Iterator[Trouble]:
    """No stray white space or control characters, and nothing that Excel would take for a formula."""
    for place, text in _all_texts(content):
        if reason := _untidy(text if place not in content.instrument.texts else _one_line(text)):
            yield Trouble(Code.UNTIDY, place, text[:30], reason)


def _one_line(sentence: str) -> str:
    """A sentence may have lines, and a joining word may begin or end with a space."""
    return " ".join(line.strip() for line in sentence.strip().splitlines() if line.strip())


def _untidy(line: str) -> str:
    if line != line.strip():
        return "een spatie aan het begin of eind"
    if "  " in line:
        return "een dubbele spatie"
    if _STRAY.search(line):
        return "een tab, regeleinde of onzichtbaar teken"
    return "een teken vooraan waarmee Excel een formule begint" if line[:1] in ("=", "+", "@") else ""


def _all_texts(content: Content) -> Iterator[tuple[str, str]]:
    yield from ((item_id, text) for item_id, _, text, _ in item_texts(content))
    yield from content.instrument.texts.items()


def question_marks(content: Content) -> Iterator[Trouble]:
    """Every question ends with a question mark."""
    for kind in ("questions", "mirror", "attributes", "preconditions", "evaluation", "interview"):
        for item in getattr(content.instrument, kind):
            if not item.text.endswith("?"):
                yield Trouble(Code.QUESTION_MARK, item.id)


def same_text(content: Content) -> Iterator[Trouble]:
    """No two questions to the service have the same text, whatever their case."""
    seen: dict[str, str] = {}
    for question in content.instrument.questions:
        first = seen.setdefault(question.text.casefold(), question.id)
        if first != question.id:
            yield Trouble(Code.SAME_TEXT, question.id, first)
