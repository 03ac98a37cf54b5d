"""The register of ids: every id ever issued, with the text it had; nothing ever leaves it."""

import json
from collections.abc import Iterator

from zelfscan.instrument.problems import Code
from zelfscan.instrument.reading import Content
from zelfscan.instrument.trouble import Trouble
from zelfscan.model.content import RegisterEntry
from zelfscan.model.instrument import Instrument

FIELDS = {
    "categories": "name",
    "factors": "name",
    "questions": "text",
    "mirror": "text",
    "attributes": "text",
    "preconditions": "text",
    "documents": "name",
    "evaluation": "text",
    "interventions": "name",
    "roles": "name",
    "scales": "name",
    "sources": "title",
    "plan_checks": "name",
    "market": "name",
    "elements": "name",
    "interview": "text",
}
"""The kinds whose ids are registered, and the field that holds the text of each."""

HEADING = """\
# Every id ever issued, with its text. `zelfscan instrument register` adds to it; nothing is ever removed.
# To withdraw an id: take it out of the content and set `withdrawn: true` and `replaced_by: [...]` here.
"""


def texts_of(instrument: Instrument) -> dict[str, str]:
    """The text by which each id of the instrument is known, in the order of the content."""
    return {item.id: getattr(item, field) for kind, field in FIELDS.items() for item in getattr(instrument, kind)}


def check(content: Content) -> Iterator[Trouble]:
    """Ids that the register lacks, texts that changed, ids that vanished or came back from withdrawal."""
    texts, known = texts_of(content.instrument), {entry.id: entry for entry in content.register}
    for item_id, text in texts.items():
        entry = known.get(item_id)
        if entry is None:
            yield Trouble(Code.NOT_REGISTERED, item_id)
        elif entry.withdrawn:
            yield Trouble(Code.REUSED, item_id)
        elif entry.text != text:
            yield Trouble(Code.TEXT_CHANGED, item_id, text, entry.text)
    for entry in content.register:
        if not entry.withdrawn and entry.id not in texts:
            yield Trouble(Code.VANISHED, entry.id)
        yield from (Trouble(Code.REPLACEMENT, entry.id, other) for other in entry.replaced_by if other not in known)


def updated(instrument: Instrument, register: tuple[RegisterEntry, ...]) -> tuple[RegisterEntry, ...]:
    """The register with new ids at its end and changed texts noted, the former wording kept. Nothing is removed."""
    texts, known = texts_of(instrument), {entry.id for entry in register}
    kept = [_reworded(entry, texts.get(entry.id, entry.text)) for entry in register]
    return (*kept, *(RegisterEntry(id=item_id, text=text) for item_id, text in texts.items() if item_id not in known))


def _reworded(entry: RegisterEntry, text: str) -> RegisterEntry:
    if entry.withdrawn or entry.text == text:
        return entry
    return entry.model_copy(update={"text": text, "earlier": (*entry.earlier, entry.text)})


def dump(register: tuple[RegisterEntry, ...]) -> str:
    """The register as YAML, one id per line."""
    lines = (json.dumps(entry.model_dump(exclude_defaults=True), ensure_ascii=False) for entry in register)
    return HEADING + "".join(f"- {line}\n" for line in lines)
