"""A Word file as its parts of XML, with what the checks ask of it: paragraphs, styles, and where something stands."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
TEXT_PARTS = ("word/document", "word/header", "word/footer", "word/footnotes", "word/endnotes")


@dataclass(frozen=True)
class WordFile:
    """All parts of XML by name."""

    parts: dict[str, etree._Element]

    @property
    def document(self) -> etree._Element:
        """The part with the running text."""
        return self.parts["word/document.xml"]

    @property
    def texts(self) -> dict[str, etree._Element]:
        """The parts that hold text for readers."""
        return {name: root for name, root in self.parts.items() if name.startswith(TEXT_PARTS)}

    @cached_property
    def styles(self) -> dict[str, etree._Element]:
        """Every style by its id."""
        root = self.parts.get("word/styles.xml")
        return {} if root is None else {style.get(f"{W}styleId", ""): style for style in root.iter(f"{W}style")}

    @cached_property
    def default_paragraph_style(self) -> str:
        """The id of the style of a paragraph that names none."""
        wanted = (i for i, s in self.styles.items() if s.get(f"{W}type") == "paragraph" and is_on(s, "default"))
        return next(wanted, "")

    @cached_property
    def _chains(self) -> dict[str, tuple[etree._Element, ...]]:
        return {style: tuple(self._walk(style)) for style in self.styles}

    def _walk(self, style: str) -> Iterator[etree._Element]:
        seen: set[str] = set()
        while style in self.styles and style not in seen:
            seen.add(style)
            yield self.styles[style]
            style = value(self.styles[style], "basedOn")

    def chain(self, style: str) -> tuple[etree._Element, ...]:
        """A style and all that it is based on, nearest first; nothing for a style that is not there."""
        return self._chains.get(style, ())

    def style_of(self, paragraph: etree._Element) -> str:
        """The id of the style of a paragraph."""
        return value(paragraph, "pPr/pStyle") or self.default_paragraph_style

    def level(self, paragraph: etree._Element) -> int:
        """The heading level of a paragraph, 1 to 9; 0 for running text."""
        own = paragraph.find(f"{W}pPr/{W}outlineLvl")
        if own is not None:
            return (int(own.get(f"{W}val", "9")) + 1) % 10
        for style in self.chain(self.style_of(paragraph)):
            name = value(style, "name").lower()
            if name.startswith("heading ") and name[8:].isdigit():
                return int(name[8:])
            outline = value(style, "pPr/outlineLvl")
            if outline:
                return (int(outline) + 1) % 10
        return 0

    def is_title(self, paragraph: etree._Element) -> bool:
        """Whether a paragraph is the title of the document."""
        return any(value(style, "name") == "Title" for style in self.chain(self.style_of(paragraph)))


def open_word(blob: bytes) -> WordFile:
    """The Word file in these bytes."""
    with zipfile.ZipFile(io.BytesIO(blob)) as package:
        names = [name for name in package.namelist() if name.endswith((".xml", ".rels"))]
        return WordFile({name: etree.fromstring(package.read(name)) for name in names})


@cache
def path(steps: str) -> str:
    """A path of Word's own element names: ``pPr/pStyle``."""
    return "/".join(W + step for step in steps.split("/"))


def value(element: etree._Element, steps: str, name: str = "val") -> str:
    """The value of what stands at a path below an element; empty when nothing does."""
    found = element.find(path(steps))
    return "" if found is None else found.get(W + name, "")


def is_on(element: etree._Element | None, name: str = "val", default: str = "1") -> bool:
    """Whether a switch is there and on."""
    absent = default if name == "val" else "0"
    return element is not None and element.get(W + name, absent) not in ("0", "false", "off")


def words(element: etree._Element) -> str:
    """All text in an element, with breaks and tabs as Word shows them and a line per paragraph.

    Spaces at the ends of a piece of text that does not ask to keep them are gone, as they are in Word.
    """
    pieces: list[str] = []
    for item in element.iter(f"{W}t", f"{W}br", f"{W}cr", f"{W}tab", f"{W}p"):
        if item.tag == f"{W}t":
            pieces.append((item.text or "") if item.get(SPACE) == "preserve" else (item.text or "").strip(" \t\n"))
        elif item.tag == f"{W}tab":
            pieces.append("\t" if item.getparent().tag == f"{W}r" else "")
        else:
            pieces.append("\n")
    return "".join(pieces).removeprefix("\n")


def near(element: etree._Element) -> str:
    """A few words by which a person finds an element."""
    text = " ".join(words(element).split())
    return f'"{text[:40]}"' if text else "(no text)"
