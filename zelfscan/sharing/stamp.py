"""Makes a rendered Word document ready to be judged for publication: marked, and without what does not show."""

import io
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from zelfscan.files import STAMP

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
HIDDEN_PARTS = re.compile(r"customXml/.*|docProps/(custom|thumbnail)\..*|word/(comments|people|glossary).*")
"""Parts that hold what no page shows."""
BODY, HEADER = "word/document.xml", re.compile(r"word/header\d*\.xml")
FOOTER_LIKE = re.compile(r"word/(footer\d*|footnotes|endnotes)\.xml")
SETTINGS, CORE = "word/settings.xml", "docProps/core.xml"
WHO = ("lastModifiedBy", "keywords", "description", "category", "contentStatus")
"""Properties in which a name or a remark can stand."""
NOTHING = "–"
RED, BACKGROUND = "B70000", "FDF0F0"


def stamped(data: bytes, mark: str, explain: str) -> bytes:
    """The document with the mark on every page and the explanation on the first, and without hidden parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name in source.namelist():
            if HIDDEN_PARTS.fullmatch(name):
                continue
            part = zipfile.ZipInfo(name, STAMP)
            part.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(part, _part(name, source.read(name), mark, explain))
    return target.getvalue()


def _part(name: str, blob: bytes, mark: str, explain: str) -> bytes:
    """One part as it is published."""
    if name == "[Content_Types].xml" or name.endswith(".rels"):
        return _without_hidden(name, blob)
    if not (name in (BODY, SETTINGS, CORE) or HEADER.fullmatch(name) or FOOTER_LIKE.fullmatch(name)):
        return blob
    root = etree.fromstring(blob)
    if name == CORE:
        _empty_properties(root)
    else:
        _without_traces(root)
    if name == BODY:
        body = root.find(f"{W}body")
        assert body is not None  # noqa: S101 - every template has one
        body.insert(0, _paragraph(f"{mark}. ", explain))
    elif HEADER.fullmatch(name):
        root.insert(0, _paragraph(mark, ""))
    return _written(root)


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _without_hidden(name: str, blob: bytes) -> bytes:
    """The list of parts, or of links to parts, without those that are left out."""
    root = etree.fromstring(blob)
    for item in list(root):
        place = str(item.get("PartName") or item.get("Target") or "").lstrip("/")
        own = place if name in ("[Content_Types].xml", "_rels/.rels") else f"word/{place}".replace("word/../", "")
        if HIDDEN_PARTS.fullmatch(own):
            root.remove(item)
    return _written(root)


def _empty_properties(root: etree._Element) -> None:
    for item in root:
        if etree.QName(item).localname in WHO:
            item.text = ""


GONE = ("rsids", "del", "moveFrom", "commentRangeStart", "commentRangeEnd", "commentReference", "docVars")
"""Elements that go with everything in them."""


def _without_traces(root: etree._Element) -> None:
    """Take away who typed when, the fields that a program reads, and everything that is hidden or was deleted."""
    for element in root.iter():
        for name in [name for name in element.attrib if etree.QName(str(name)).localname.startswith("rsid")]:
            del element.attrib[name]
    for element in _all(root, *GONE):
        _remove(element)
    for element in _all(root, "ins", "moveTo"):
        _replace(element, list(element))
    for control in _all(root, "sdt"):
        _open_control(control)
    for hidden in _all(root, "vanish"):
        run = next(hidden.iterancestors(f"{W}r"), None)
        if run is not None:
            _remove(run)


def _all(root: etree._Element, *tags: str) -> list[etree._Element]:
    return list(root.iter(*(f"{W}{tag}" for tag in tags)))


def _open_control(control: etree._Element) -> None:
    """Put what stands in a content control in its place; of an empty one not the hint, but a dash."""
    content = control.find(f"{W}sdtContent")
    if content is not None and control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None:
        for number, hint in enumerate(content.iter(f"{W}t")):
            hint.text = "" if number else NOTHING
    _replace(control, [] if content is None else list(content))


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _replace(element: etree._Element, items: list[etree._Element]) -> None:
    """Put what was in an element in its place."""
    parent = element.getparent()
    if parent is None:
        return
    for item in items:
        element.addprevious(item)
    parent.remove(element)


def _paragraph(bold: str, text: str) -> etree._Element:
    """The mark in bold; with what it means behind it, in a box."""
    paragraph = etree.Element(f"{W}p", nsmap={"w": W[1:-1]})
    properties = etree.SubElement(paragraph, f"{W}pPr")
    if text:
        edges = etree.SubElement(properties, f"{W}pBdr")
        for side in ("top", "left", "bottom", "right"):
            values = {"val": "single", "sz": "8", "space": "4", "color": RED}
            etree.SubElement(edges, f"{W}{side}", {f"{W}{key}": value for key, value in values.items()})
        etree.SubElement(properties, f"{W}shd", {f"{W}val": "clear", f"{W}color": "auto", f"{W}fill": BACKGROUND})
    etree.SubElement(
        properties, f"{W}spacing", {f"{W}before": "120" if text else "0", f"{W}after": "160" if text else "40"}
    )
    if text:
        etree.SubElement(properties, f"{W}ind", {f"{W}left": "100", f"{W}right": "100"})
    for words, strong in _runs(bold, text):
        run = etree.SubElement(paragraph, f"{W}r")
        looks = etree.SubElement(run, f"{W}rPr")
        if strong:
            etree.SubElement(looks, f"{W}b")
        etree.SubElement(looks, f"{W}color", {f"{W}val": RED if strong else "181818"})
        etree.SubElement(looks, f"{W}sz", {f"{W}val": "20" if text else "18"})
        etree.SubElement(run, f"{W}t", {XML_SPACE: "preserve"}).text = words
    return paragraph


def _runs(bold: str, text: str) -> Iterator[tuple[str, bool]]:
    yield bold, True
    if text:
        yield text, False
