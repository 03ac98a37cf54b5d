"""Shows one item of the content with all that hangs together with it, and counts what there is; plain Dutch lines."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from zelfscan.instrument.show_followup import ROWS as FOLLOWUP
from zelfscan.instrument.show_rows import Row, item, names
from zelfscan.instrument.show_structure import ROWS as STRUCTURE
from zelfscan.instrument.show_support import ROWS as SUPPORT
from zelfscan.model.instrument import Instrument
from zelfscan.text import nearest

Rows = Callable[[Instrument, Any], Iterator[Row]]
KINDS: dict[str, tuple[str, Rows]] = {**STRUCTURE, **SUPPORT, **FOLLOWUP}
"""Per kind of item its Dutch name and what is shown of it."""

COUNTED = {
    "categories": "categorieën",
    "factors": "factoren",
    "questions": "vragen",
    "mirror": "vragen aan inwoners",
    "attributes": "kenmerken van een werkproces",
    "preconditions": "randvoorwaarden",
    "documents": "documenten",
    "evaluation": "vragen voor de procesevaluatie",
    "interventions": "interventies",
    "plan_checks": "regels om een plan te toetsen",
    "market": "hulpen bij het zoeken van een specialist",
    "elements": "onderdelen van de procesevaluatie",
    "interview": "vragen voor een gesprek",
    "roles": "rollen",
    "sources": "bronnen",
    "scales": "antwoordschalen",
    "texts": "zinnen voor werkboek en plan",
}


def show(instrument: Instrument, item_id: str) -> tuple[str, ...]:
    """The item with this id (whatever its case) as lines; none when there is no such id."""
    for kind, (word, rows) in KINDS.items():
        found = item(instrument, kind, item_id)
        if found is not None:
            return (f"{found.id}  {names(found)}", f"  Soort: {word}", *_lines(rows(instrument, found)))
    return ()


def nearest_ids(instrument: Instrument, item_id: str) -> tuple[str, ...]:
    """At most three ids that look most like this one, best first."""
    return nearest(item_id, (entry.id for kind in KINDS for entry in getattr(instrument, kind)))


def counts(instrument: Instrument) -> tuple[str, ...]:
    """How many there are of each kind, and of the questions how many count where."""
    lines = [f"{len(getattr(instrument, kind)):>5}  {word}" for kind, word in COUNTED.items()]
    position = list(COUNTED).index("questions") + 1
    return (*lines[:position], *_question_counts(instrument), *lines[position:])


def _question_counts(instrument: Instrument) -> Iterator[str]:
    questions = instrument.questions
    parts = (
        ("kernvragen", sum(question.core for question in questions)),
        ("meningen", sum(question.opinion for question in questions)),
        ("voor de hele gemeente gelijk", sum(question.city_wide for question in questions)),
        *((f"bij contact {contact}", sum(contact in question.contact for question in questions)) for contact in "ABC"),
    )
    yield from (f"{'':>7}waarvan {number} {word}" for word, number in parts)


def _lines(rows: Iterable[Row]) -> Iterator[str]:
    for label, value in rows:
        if isinstance(value, str) and value:
            yield f"  {label}: {value}"
        elif value:
            yield f"  {label}:"
            yield from (f"    {line}" for line in value)
