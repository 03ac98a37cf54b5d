"""Shows the text of an OpenDocument file as Word would write it, so that a plan in that form is read the same way.

What was deleted while changes were tracked stands apart in such a file, so what is left is what people see.
"""

from collections.abc import Iterator

from lxml import etree

from zelfscan.documents.controls import W

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
HEADING_STYLE = "kop"
LEVELS = {HEADING_STYLE: 1}
SIGNS = {f"{TEXT}tab": " ", f"{TEXT}line-break": "\n", f"{TEXT}s": " "}
SKIPPED = frozenset({f"{TEXT}tracked-changes", f"{OFFICE}annotation", f"{TEXT}note", f"{OFFICE}forms"})
ANNOTATION = f"{OFFICE}annotation"


def as_word(content: etree._Element) -> etree._Element:
    """The text of ``content.xml`` as a Word document: paragraphs, headings and tables, without controls."""
    root = etree.Element(f"{W}document")
    body = etree.SubElement(root, f"{W}body")
    for text in content.iter(f"{OFFICE}text"):
        _blocks(text, body)
    return root


def _blocks(source: etree._Element, target: etree._Element) -> None:
    for child in source:
        if child.tag in (f"{TEXT}p", f"{TEXT}h"):
            _paragraph(child, target)
        elif child.tag == f"{TABLE}table":
            _table(child, etree.SubElement(target, f"{W}tbl"))
        elif child.tag not in SKIPPED:
            _blocks(child, target)


def _paragraph(source: etree._Element, target: etree._Element) -> None:
    paragraph = etree.SubElement(target, f"{W}p")
    if source.tag == f"{TEXT}h":
        properties = etree.SubElement(paragraph, f"{W}pPr")
        etree.SubElement(properties, f"{W}pStyle").set(f"{W}val", HEADING_STYLE)
    run = etree.SubElement(paragraph, f"{W}r")
    for at, line in enumerate("".join(_pieces(source)).split("\n")):
        if at:
            etree.SubElement(run, f"{W}br")
        etree.SubElement(run, f"{W}t").text = line
    if next(source.iter(ANNOTATION), None) is not None:
        etree.SubElement(run, f"{W}commentReference")


def _pieces(source: etree._Element) -> Iterator[str]:
    """The words of a paragraph, with what stands behind each element in it."""
    yield (source.text or "").replace("\n", " ")
    for child in source:
        if child.tag in SIGNS:
            yield SIGNS[str(child.tag)]
        elif child.tag not in SKIPPED:
            yield from _pieces(child)
        yield (child.tail or "").replace("\n", " ")


def _table(source: etree._Element, target: etree._Element) -> None:
    for child in source:
        if child.tag == f"{TABLE}table-row":
            row = etree.SubElement(target, f"{W}tr")
            for cell in child.iterchildren(f"{TABLE}table-cell"):
                _blocks(cell, etree.SubElement(row, f"{W}tc"))
        elif child.tag in (f"{TABLE}table-header-rows", f"{TABLE}table-rows", f"{TABLE}table-row-group"):
            _table(child, target)
