"""The words of a Word file as they stand there once every tracked change is accepted, and the controls around them."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from lxml import etree

from zelfscan.documents.controls import HINT_STYLE, W
from zelfscan.text import fold

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
GONE = frozenset({f"{W}del", f"{W}moveFrom", f"{MC}Fallback"})
"""Deleted, or moved away; and what stands there for old programs only."""
NO_TEXT = frozenset(
    f"{W}{name}" for name in ("pPr", "rPr", "sdtPr", "tblPr", "tcPr", "trPr", "instrText", "delText", "txbxContent")
)
TRACKED = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel"))
SIGNS = {f"{W}tab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}ptab": " "}
WRAPPERS = frozenset(
    {f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}smartTag", f"{W}ins", f"{W}moveTo"}
    | {f"{MC}AlternateContent", f"{MC}Choice"}
)
"""What can stand around paragraphs, tables, rows and cells without being one."""
ODD = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2011": "-", "\u00ad": None, "\u200b": None, "\ufeff": None})
OFFICE_HINTS = frozenset(
    fold(text)
    for text in (
        "Klik of tik om tekst in te voeren.",
        "Klik of tik om een datum in te voeren.",
        "Klik hier als u tekst wilt invoeren.",
        "Klik hier als u een datum wilt invoeren.",
        "Klik om tekst in te voeren",
        "Kies een item.",
        "Kies een datum",
        "Click or tap here to enter text.",
        "Click or tap to enter a date.",
        "Click here to enter text.",
        "Click here to enter a date.",
        "Choose an item.",
        "Choose an item",
        "Choose a date",
    )
)
"""What Word and LibreOffice themselves put in an empty control."""


@dataclass(frozen=True, slots=True)
class Control:
    """A content control: what it is called, what it shows, and the day that a date picker holds."""

    tag: str
    alias: str
    text: str
    day: str = ""


class Reader:
    """Reads texts, knowing what an empty control shows."""

    def __init__(self, hints: Collection[str]) -> None:
        self.hints = OFFICE_HINTS | {fold(hint) for hint in hints}

    def text(self, element: etree._Element) -> str:
        """The text of a paragraph, or of whatever else; hints count as nothing."""
        joined = "".join(self._pieces(element)).translate(ODD)
        return "\n".join(" ".join(line.split()) for line in joined.splitlines()).strip()

    def value(self, text: str) -> str:
        """A text, or nothing when it is only a hint that a control left behind."""
        return "" if fold(text) in self.hints else text

    def _pieces(self, element: etree._Element) -> Iterator[str]:
        for child in element:
            tag = str(child.tag)
            if tag in GONE or tag in NO_TEXT:
                continue
            if tag == f"{W}t":
                yield child.text or ""
            elif tag in SIGNS:
                yield SIGNS[tag]
            elif tag == f"{W}sdt" and self.is_hint(child):
                continue
            else:
                yield from self._pieces(child)

    def is_hint(self, control: etree._Element) -> bool:
        """Whether a control shows only what an empty control shows."""
        content = control.find(f"{W}sdtContent")
        shown = "" if content is None else "".join(self._pieces(content)).translate(ODD)
        if fold(shown) in self.hints:
            return True
        if control.find(f"{W}sdtPr/{W}showingPlcHdr") is None:
            return False
        styles = [style.get(f"{W}val", "") for style in control.iter(f"{W}rStyle")]
        return any(style == HINT_STYLE or "tijdelijke" in fold(style) for style in styles)

    def controls(self, element: etree._Element) -> tuple[Control, ...]:
        """The controls in an element, nested tables left out."""
        return tuple(self.control(found) for found in _controls(element))

    def control(self, found: etree._Element) -> Control:
        """One control."""
        properties = found.find(f"{W}sdtPr")
        date = None if properties is None else properties.find(f"{W}date")
        hint = self.is_hint(found)
        return Control(
            tag=_said(properties, "tag"),
            alias=_said(properties, "alias"),
            text="" if hint else self.value(self.text(found)),
            day="" if hint or date is None else date.get(f"{W}fullDate", "")[:10],
        )


def _controls(element: etree._Element) -> Iterator[etree._Element]:
    for child in element:
        if child.tag in GONE or child.tag == f"{W}tbl":
            continue
        if child.tag == f"{W}sdt":
            yield child
        yield from _controls(child)


def _said(properties: etree._Element | None, name: str) -> str:
    found = None if properties is None else properties.find(f"{W}{name}")
    return "" if found is None else " ".join(re.split(r"\s+", found.get(f"{W}val", "").translate(ODD))).strip()


def is_tracked(element: etree._Element) -> bool:
    """Whether there is a tracked change in it."""
    return next(element.iter(*TRACKED), None) is not None


def held(parent: etree._Element, *tags: str) -> Iterator[etree._Element]:
    """The elements of these kinds right below a parent, those in wrappers too, without what was deleted."""
    for child in parent:
        if child.tag in tags and not _is_deleted(child):
            yield child
        elif child.tag in WRAPPERS:
            yield from held(child, *tags)


def _is_deleted(element: etree._Element) -> bool:
    """Whether a row or a cell was deleted while changes were tracked."""
    return element.find(f"{W}trPr/{W}del") is not None or element.find(f"{W}tcPr/{W}cellDel") is not None
