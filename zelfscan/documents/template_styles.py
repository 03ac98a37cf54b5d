"""What the styles of a Word file say: which exist, which are headings, and in which language they are."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from zelfscan.documents.render import W

HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)


@dataclass(frozen=True)
class Styles:
    """The styles of one file: level of each heading style (1 to 9), and the language of the text ("" if none)."""

    ids: frozenset[str]
    levels: Mapping[str, int]
    language: str


def read_styles(blob: bytes | None) -> Styles:
    """The styles in ``word/styles.xml``; without that part there are none. Raises XMLSyntaxError."""
    if blob is None:
        return Styles(frozenset(), {}, "")
    root = etree.fromstring(blob)
    by_id = {style.get(f"{W}styleId", ""): style for style in root.iter(f"{W}style")}
    levels = {name: _level(style, by_id) for name, style in by_id.items()}
    language = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    return Styles(
        frozenset(by_id),
        {name: level for name, level in levels.items() if level},
        "" if language is None else language.get(f"{W}val", ""),
    )


def _level(style: etree._Element, by_id: Mapping[str, etree._Element]) -> int:
    """The heading level of a style, its own or of the style it is based on; 0 for running text."""
    seen: list[etree._Element] = []
    current: etree._Element | None = style
    while current is not None and current not in seen and style.get(f"{W}type") == "paragraph":
        seen.append(current)
        named = HEADING.fullmatch(_value(current, f"{W}name"))
        outline = _value(current, f"{W}pPr/{W}outlineLvl")
        if named:
            return int(named.group(1))
        if outline:
            return (int(outline) + 1) % 10
        current = by_id.get(_value(current, f"{W}basedOn"))
    return 0


def _value(element: etree._Element, path: str) -> str:
    found = element.find(path)
    return "" if found is None else found.get(f"{W}val", "")
