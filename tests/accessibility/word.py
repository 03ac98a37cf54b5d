"""What a Word file must have for everyone: headings, tables, pictures, language, title, page numbers, colour."""

import re
from collections.abc import Callable, Iterator

from lxml import etree

from tests.accessibility.word_colour import colour_alone, contrast
from tests.accessibility.word_file import R, W, WordFile, is_on, near, open_word, path, value, words

LANGUAGE = "nl-NL"
TITLE = "{http://purl.org/dc/elements/1.1/}title"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
SHAPE = "{urn:schemas-microsoft-com:vml}shape"
PAGE = re.compile(r"(^|\s)PAGE(\s|$)")
NOT_EMPTY = tuple(W + name for name in ("drawing", "pict", "object", "br", "fldSimple", "fldChar", "sectPr", "sdt"))


def headings(file: WordFile) -> Iterator[str]:
    """A title first, then Heading 1, no level skipped, none empty."""
    level, title = 0, False
    for paragraph in file.document.iter(f"{W}p"):
        if file.is_title(paragraph):
            title = title or bool(words(paragraph).strip())
            continue
        found = file.level(paragraph)
        if not found:
            continue
        if not words(paragraph).strip():
            yield f"heading of level {found} is empty"
        if not title:
            yield f"heading {near(paragraph)} stands before any title"
            title = True
        if found > level + 1:
            yield f"heading {near(paragraph)} has level {found} after level {level}"
        level = found
    if not title:
        yield "there is no title"
    if not level:
        yield "there are no headings"


def tables(file: WordFile) -> Iterator[str]:
    """Marked header rows with words in them, a description, no merged cells, rows of one length."""
    for name, root in file.texts.items():
        for table in root.iter(f"{W}tbl"):
            place = f"table {near(table)} in {name}"
            yield from (f"{place}: {problem}" for problem in _table(table))


def _table(table: etree._Element) -> Iterator[str]:
    rows = table.findall(f"{W}tr")
    marked = [is_on(row.find(path("trPr/tblHeader"))) for row in rows]
    if not marked or not marked[0]:
        yield "the first row is not marked as header"
    elif sum(marked) == len(rows):
        yield "there is nothing but header rows"
    if sum(marked) > 1:
        yield "more than one row is marked as header"
    if not (value(table, "tblPr/tblCaption") or value(table, "tblPr/tblDescription")).strip():
        yield "no caption or description"
    if rows and not all(words(cell).strip() for cell in rows[0].iter(f"{W}tc")):
        yield "a header cell is empty"
    if any(next(table.iter(W + merge), None) is not None for merge in ("gridSpan", "vMerge", "hMerge")):
        yield "cells are merged"
    if len({len(row.findall(f"{W}tc")) for row in rows}) > 1:
        yield "rows have different numbers of cells"
    if table.find(f".//{W}tbl") is not None:
        yield "a table stands inside it"


def alternative_texts(file: WordFile) -> Iterator[str]:
    """A description, or the mark that it is only decoration, on every picture."""
    for name, root in file.texts.items():
        for picture in root.iter(DRAWING):
            decorative = next(picture.iter(DECORATIVE), None)
            if not (picture.get("descr") or "").strip() and (decorative is None or decorative.get("val") != "1"):
                yield f'picture "{picture.get("name", "")}" in {name} has no alternative text'
        for shape in root.iter(SHAPE):
            if not (shape.get("alt") or "").strip():
                yield f'shape "{shape.get("id", "")}" in {name} has no alternative text'


def language(file: WordFile) -> Iterator[str]:
    """Dutch as the default, and no style or text in another language."""
    styles = file.parts.get("word/styles.xml")
    found = "" if styles is None else value(styles, "docDefaults/rPrDefault/rPr/lang")
    if found != LANGUAGE:
        yield f"the language of the document is {found or 'not given'}"
    for identifier, style in file.styles.items():
        for lang in style.iter(f"{W}lang"):
            if lang.get(f"{W}val", LANGUAGE) != LANGUAGE:
                yield f"style {identifier} is in {lang.get(f'{W}val')}"
    for name, root in file.texts.items():
        for lang in root.iter(f"{W}lang"):
            if lang.get(f"{W}val", LANGUAGE) != LANGUAGE:
                yield f"text {near(lang.getparent().getparent())} in {name} is in {lang.get(f'{W}val')}"


def title(file: WordFile) -> Iterator[str]:
    """The property that a screen reader says first."""
    core = file.parts.get("docProps/core.xml")
    found = "" if core is None else (core.findtext(TITLE) or "")
    if not found.strip() or "{{" in found:
        yield "the title property is not filled in"


def page_numbers(file: WordFile) -> Iterator[str]:
    """A page number in the header or footer that the first section uses."""
    section = next(file.document.iter(f"{W}sectPr"), None)
    used = [] if section is None else [*section.iter(f"{W}headerReference"), *section.iter(f"{W}footerReference")]
    links = file.parts.get("word/_rels/document.xml.rels")
    targets = {} if links is None else {link.get("Id"): f"word/{link.get('Target')}" for link in links}
    roots = [file.parts.get(targets.get(reference.get(f"{R}id"), "")) for reference in used]
    if not any(_has_page_number(root) for root in roots if root is not None):
        yield "there are no page numbers"


def _has_page_number(root: etree._Element) -> bool:
    simple = [field.get(f"{W}instr", "") for field in root.iter(f"{W}fldSimple")]
    return any(PAGE.search(text) for text in [*simple, "".join(item.text or "" for item in root.iter(f"{W}instrText"))])


def empty_paragraphs(file: WordFile) -> Iterator[str]:
    """Never two empty paragraphs in a row: distance is a matter of style."""
    for name, root in file.texts.items():
        for paragraph in root.iter(f"{W}p"):
            after = paragraph.getnext()
            if after is not None and _is_empty(paragraph) and _is_empty(after):
                before = paragraph.getprevious()
                where = "the start" if before is None else near(before)
                yield f"empty paragraphs in a row in {name}, after {where}"


def _is_empty(element: etree._Element) -> bool:
    nothing = element.tag == f"{W}p" and not words(element).strip()
    return nothing and next(element.iter(*NOT_EMPTY), None) is None


def cells(file: WordFile) -> Iterator[str]:
    """Every cell ends with a paragraph, or Word repairs the file."""
    for name, root in file.texts.items():
        for cell in root.iter(f"{W}tc"):
            if len(cell) == 0 or cell[-1].tag != f"{W}p":
                yield f"cell {near(cell)} in {name} does not end with a paragraph"


CHECKS: tuple[Callable[[WordFile], Iterator[str]], ...] = (
    headings,
    tables,
    alternative_texts,
    language,
    title,
    page_numbers,
    contrast,
    colour_alone,
    empty_paragraphs,
    cells,
)


def word_problems(blob: bytes) -> list[str]:
    """Everything that is wrong with a Word file, each once, the name of the check first."""
    file = open_word(blob)
    return list(dict.fromkeys(f"{check.__name__}: {problem}" for check in CHECKS for problem in check(file)))
