"""The form of a template: styles, headings, header rows, language, title and page numbers, for readers and Word."""

import re
from collections.abc import Iterator

from lxml import etree

from zelfscan.documents.render import W
from zelfscan.documents.template_blocks import Fault
from zelfscan.documents.template_file import FALLBACK, Paragraph, Part, Place, TemplateFile

LANGUAGE = "nl-NL"
TITLE = "{http://purl.org/dc/elements/1.1/}title"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
STYLE_TAGS = tuple(W + name for name in ("pStyle", "rStyle", "tblStyle"))
PAGE = re.compile(r"(^|\s)PAGE(\s|$)", re.IGNORECASE)


def form_faults(template: TemplateFile) -> Iterator[Fault]:
    """What readers or Word would miss, part by part and then for the whole file."""
    word_parts = [part for part in template.parts if part.name.startswith("word/")]
    for part in word_parts:
        for element in part.root.iter(*STYLE_TAGS, f"{W}tbl", f"{W}lang", DRAWING):
            if next(element.iterancestors(FALLBACK), None) is None:
                yield from _element_faults(element, part, template)
    main = word_parts[0]
    yield from _heading_faults(main)
    whole = _whole(main)
    if template.styles.language != LANGUAGE:
        yield Fault("SJ-054", whole, template.styles.language or "geen taal", LANGUAGE)
    if not _has_title(template):
        yield Fault("SJ-056", whole)
    if not any(_has_page_number(part) for part in word_parts):
        yield Fault("SJ-057", whole)


def _whole(part: Part) -> Paragraph:
    """A stand-in for the file as a whole: no place."""
    return Paragraph("", (), "", 0, Place(""), part.root, part.root, None, False)


def _element_faults(element: etree._Element, part: Part, template: TemplateFile) -> Iterator[Fault]:
    value = element.get(f"{W}val", "")
    if element.tag in STYLE_TAGS:
        if value not in template.styles.ids:
            yield Fault("SJ-050", _near(element, part), value)
    elif element.tag == f"{W}lang":
        if value not in ("", LANGUAGE) and _has_words(element):
            yield Fault("SJ-055", _near(element, part), value, LANGUAGE)
    elif element.tag == f"{W}tbl":
        if not _has_header(element):
            yield Fault("SJ-053", _near(element, part))
    elif not element.get("descr") and next(element.iter(DECORATIVE), None) is None:
        yield Fault("SJ-058", _near(element, part), element.get("name", ""))


def _near(element: etree._Element, part: Part) -> Paragraph:
    """The paragraph around an element, or the first one inside it."""
    around = {element, *element.iterancestors(f"{W}p")}
    found = next((one for one in part.paragraphs if one.element in around), None)
    inside = set(element.iter(f"{W}p"))
    return found or next((one for one in part.paragraphs if one.element in inside), _whole(part))


def _has_words(language: etree._Element) -> bool:
    """Whether the run with this language holds any text; an empty end of a paragraph has no language to read."""
    run = next(language.iterancestors(f"{W}r"), None)
    return run is not None and any((text.text or "").strip() for text in run.iter(f"{W}t"))


def _has_header(table: etree._Element) -> bool:
    """Whether a table tells its headers: in a first row that is marked, or in a first column.

    A table of one row is a box, not a table. A table whose look says first column and not first row
    has its headers there.
    """
    rows = table.findall(f"{W}tr")
    if len(rows) < 2 or rows[0].find(f"{W}trPr/{W}tblHeader") is not None:
        return True
    look = table.find(f"{W}tblPr/{W}tblLook")
    return look is not None and _is_on(look, "firstColumn", 0x80) and not _is_on(look, "firstRow", 0x20)


def _is_on(look: etree._Element, name: str, bit: int) -> bool:
    """A flag of a table's look, which older files write as bits of one number."""
    flag = look.get(f"{W}{name}")
    return flag in ("1", "true", "on") if flag is not None else bool(int(look.get(f"{W}val", "0"), 16) & bit)


def _heading_faults(part: Part) -> Iterator[Fault]:
    """No heading at all, or a heading more than one level below the one before it."""
    headings = [paragraph for paragraph in part.paragraphs if paragraph.level]
    if not headings:
        yield Fault("SJ-051", _whole(part))
    level = 0
    for heading in headings:
        if heading.level > level + 1:
            yield Fault("SJ-052", heading, str(heading.level), str(level + 1))
        level = heading.level


def _has_title(template: TemplateFile) -> bool:
    properties = next((part for part in template.parts if part.name == "docProps/core.xml"), None)
    return properties is not None and bool((properties.root.findtext(TITLE) or "").strip())


def _has_page_number(part: Part) -> bool:
    simple = [field.get(f"{W}instr", "") for field in part.root.iter(f"{W}fldSimple")]
    typed = "".join(field.text or "" for field in part.root.iter(f"{W}instrText"))
    return any(PAGE.search(instruction) for instruction in [*simple, typed])
