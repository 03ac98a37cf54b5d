"""A Word template as its paragraphs, each with the place where a person would look for it in Word."""

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from zelfscan.documents.render import RENDERED, W
from zelfscan.documents.template_styles import Styles, read_styles

OLE = b"\xd0\xcf\x11\xe0"
"""The first bytes of a file with a password, and of a .doc."""
MAX_BYTES = 100_000_000
"""Unpacked size above which no file is read."""
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
CONTAINERS = tuple(W + name for name in ("tc", "txbxContent", "footnote", "body", "hdr", "ftr"))
READING_ERRORS = (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, etree.XMLSyntaxError, UnicodeDecodeError)


@dataclass(frozen=True)
class Place:
    """Where something stands: the part of the file, the heading above, table and row (0 outside), the paragraph."""

    part: str
    heading: str = ""
    table: int = 0
    row: int = 0
    text: str = ""


@dataclass(frozen=True, eq=False)
class Paragraph:
    """One paragraph: its text, text that does not show (fields, alt text), text that was deleted, and what holds it."""

    text: str
    hidden: tuple[str, ...]
    deleted: str
    level: int
    place: Place
    element: etree._Element
    container: etree._Element
    row: etree._Element | None
    has_picture: bool

    @property
    def table(self) -> etree._Element | None:
        """The innermost table around the paragraph."""
        return None if self.row is None else next(self.row.iterancestors(f"{W}tbl"), None)


@dataclass(frozen=True)
class Part:
    """One part that is filled in."""

    name: str
    root: etree._Element
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True)
class TemplateFile:
    """A template: the parts that are filled in, the other parts as bytes, and the styles."""

    parts: tuple[Part, ...]
    others: Mapping[str, bytes]
    styles: Styles


def read_template(path: Path) -> TemplateFile | str:
    """The template at ``path``, or the code of the finding that says why it cannot be read. Raises OSError."""
    data = path.read_bytes()
    if data.startswith(OLE):
        return "SJ-002"
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if sum(info.file_size for info in package.infolist()) > MAX_BYTES:
                return "SJ-001"
            blobs = {name: package.read(name) for name in package.namelist()}
        return _complaint(blobs) or _template(blobs)
    except READING_ERRORS:
        return "SJ-001"


def _complaint(blobs: Mapping[str, bytes]) -> str:
    """The code for a package that is no ordinary Word document, or nothing."""
    types = blobs.get("[Content_Types].xml", b"")
    if b"wordprocessingml.template.main" in types or b"macroEnabled" in types:
        return "SJ-003"
    document = next((blob for name, blob in blobs.items() if name.startswith("word/document")), b"")
    return "" if document and etree.fromstring(document).tag == f"{W}document" else "SJ-001"


def _template(blobs: Mapping[str, bytes]) -> TemplateFile:
    styles = read_styles(blobs.get("word/styles.xml"))
    parts = [_part(name, blob, styles) for name, blob in blobs.items() if RENDERED.fullmatch(name)]
    parts.sort(key=lambda part: not part.name.startswith("word/document"))
    others = {name: blob for name, blob in blobs.items() if not RENDERED.fullmatch(name)}
    return TemplateFile(tuple(parts), others, styles)


def _part(name: str, blob: bytes, styles: Styles) -> Part:
    root = etree.fromstring(blob)
    found = _paragraphs(name, root, styles) if name.startswith("word/") else _properties(name, root)
    return Part(name, root, tuple(found))


def _properties(name: str, root: etree._Element) -> Iterator[Paragraph]:
    for element in root:
        text = element.text or ""
        yield Paragraph(text, (), "", 0, Place(name, text=text), element, root, None, False)


def _paragraphs(name: str, root: etree._Element, styles: Styles) -> Iterator[Paragraph]:
    """The paragraphs in order; those that Word keeps for old versions only are left out."""
    tables = [table for table in root.iter(f"{W}tbl") if next(table.iterancestors(f"{W}tbl"), None) is None]
    numbers = {table: number for number, table in enumerate(tables, start=1)}
    heading = ""
    for element in root.iter(f"{W}p"):
        if next(element.iterancestors(FALLBACK), None) is not None:
            continue
        paragraph = _paragraph(name, element, styles, heading, numbers)
        heading = paragraph.text if paragraph.level else heading
        yield paragraph


def _paragraph(
    name: str, element: etree._Element, styles: Styles, heading: str, numbers: Mapping[etree._Element, int]
) -> Paragraph:
    own = [node for node in element.iter() if _owner(node) is element and not isinstance(node, etree._Comment)]
    text = "".join(node.text or "" for node in own if node.tag == f"{W}t" and not _is_deleted(node))
    deleted = "".join(node.text or "" for node in own if node.tag in (f"{W}t", f"{W}delText") and _is_deleted(node))
    fields = "".join(node.text or "" for node in own if node.tag == f"{W}instrText")
    attributes = [str(value) for node in own for value in node.attrib.values() if "{" in str(value)]
    outer = next((table for table in element.iterancestors(f"{W}tbl") if table in numbers), None)
    return Paragraph(
        text=text,
        hidden=tuple(filter(None, [fields, *attributes])),
        deleted=deleted,
        level=_heading_level(element, styles),
        place=Place(name, heading, *_table_place(element, outer, numbers), text or deleted),
        element=element,
        container=next((parent for parent in element.iterancestors() if parent.tag in CONTAINERS), element),
        row=next(_inside(element, f"{W}tr"), None),
        has_picture=any(str(node.tag).endswith(("}drawing", "}pict", "}object")) for node in own),
    )


def _owner(node: etree._Element) -> etree._Element | None:
    """The paragraph that a node belongs to; a text box has paragraphs of its own."""
    return node if node.tag == f"{W}p" else next(node.iterancestors(f"{W}p"), None)


def _is_deleted(node: etree._Element) -> bool:
    return next(node.iterancestors(f"{W}del", f"{W}moveFrom"), None) is not None


def _inside(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The ancestors of a kind, innermost first, up to the text box or note that the element stands in."""
    for parent in element.iterancestors():
        if parent.tag == f"{W}txbxContent":
            return
        if parent.tag == tag:
            yield parent


def _table_place(
    element: etree._Element, outer: etree._Element | None, numbers: Mapping[etree._Element, int]
) -> tuple[int, int]:
    """Number of the outermost table and of the row in it, from 1; zeros outside a table."""
    if outer is None:
        return 0, 0
    around = set(element.iterancestors(f"{W}tr"))
    own = [row for row in outer.iter(f"{W}tr") if next(row.iterancestors(f"{W}tbl")) is outer]
    return numbers[outer], next((number for number, row in enumerate(own, start=1) if row in around), 0)


def _heading_level(element: etree._Element, styles: Styles) -> int:
    outline = element.find(f"{W}pPr/{W}outlineLvl")
    if outline is not None:
        return (int(outline.get(f"{W}val", "9")) + 1) % 10
    style = element.find(f"{W}pPr/{W}pStyle")
    return 0 if style is None else styles.levels.get(style.get(f"{W}val", ""), 0)
