"""The catalogue of findings: for each code its severity, its Dutch sentence and the way out.

One module per family, so that a colleague can review the language of a family at once.
"""

from collections.abc import Iterable

from zelfscan.messages import (
    evaluation,
    files,
    progress,
    reading,
    remeasuring,
    results,
    returned_form,
    returned_plan,
    rounds,
    scoring,
    sharing,
    tailoring,
    templates,
)
from zelfscan.messages.kind import Message
from zelfscan.model.finding import Finding, Severity

FAMILIES = (
    files,
    reading,
    tailoring,
    scoring,
    results,
    rounds,
    templates,
    progress,
    returned_plan,
    returned_form,
    remeasuring,
    evaluation,
    sharing,
)
CATALOGUE: dict[str, Message] = {code: message for family in FAMILIES for code, message in family.MESSAGES.items()}


def severity(finding: Finding) -> Severity:
    """How much a finding weighs."""
    return CATALOGUE[finding.code].severity


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether a finding of severity fout is among them."""
    return any(severity(finding) is Severity.ERROR for finding in findings)


def body(finding: Finding) -> str:
    """What is the matter and the way out, without code and place."""
    return " ".join(part for part in matter_and_way_out(finding) if part)


def matter_and_way_out(finding: Finding) -> tuple[str, str]:
    """What is the matter, and the way out (empty where there is none), as two texts."""
    message = CATALOGUE[finding.code]
    return message.text.format_map(names(finding)), message.way_out.format_map(names(finding))


def names(finding: Finding) -> dict[str, str]:
    """What the sentences of a finding can name."""
    told = {"found": finding.found, "expected": finding.expected, "suggestion": finding.suggestion}
    return {**told, **finding.details}


def sentence(finding: Finding) -> str:
    """The whole message: code, place, what is the matter, way out."""
    sheet, cell = finding.sheet and f"blad {finding.sheet}", finding.cell and f"cel {finding.cell}"
    place = ", ".join(part for part in (finding.file, sheet, cell) if part)
    return f"[{finding.code}] {place}: {body(finding)}" if place else f"[{finding.code}] {body(finding)}"


WORD_PARTS = {
    "word/document": "tekst",
    "word/header": "koptekst",
    "word/footer": "voettekst",
    "word/footnotes": "voetnoten",
    "word/endnotes": "eindnoten",
    "word/comments": "opmerkingen",
    "word/charts": "grafiek",
    "word/diagrams": "tekening",
    "word/_rels": "koppelingen",
    "docProps": "eigenschappen",
}
"""The parts of a Word file, by the start of their names, in the words that Word uses for them."""


def word_place(part: str, heading: str, table: int, row: int, text: str) -> str:
    """A place in a Word file, as a person would look for it; ``table`` and ``row`` count from 1, 0 is none."""
    known = next((word for start, word in WORD_PARTS.items() if part.startswith(start)), "bestand")
    pieces = [
        known,
        f'onder "{heading}"' if heading else "",
        f"tabel {table}" if table else "",
        f"rij {row}" if row else "",
        f'alinea "{text}"' if text else "",
    ]
    return ", ".join(piece for piece in pieces if piece)
