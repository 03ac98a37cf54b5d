"""Hold a Word template against the placeholders, before anybody's plan is made with it: all mistakes in one run."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import unescape

from jinja2 import nodes
from lxml import etree

from zelfscan.documents import samples
from zelfscan.documents.fields_of import TEMPLATES
from zelfscan.documents.render import RENDERED, TemplateProblem, W, render
from zelfscan.documents.template_blocks import Fault, pair, word_faults
from zelfscan.documents.template_controls import control_faults
from zelfscan.documents.template_file import Paragraph, Part, Place, TemplateFile, read_template
from zelfscan.documents.template_form import form_faults
from zelfscan.documents.template_names import best_kind, fields_of, free_names, name_faults
from zelfscan.documents.template_tags import (
    BRACES,
    CURLED,
    FOREIGN,
    KEYWORDS,
    SINGLE_BRACE,
    Tag,
    cut,
    parse,
    tags_of,
)
from zelfscan.messages import severity, word_place
from zelfscan.model.base import Model
from zelfscan.model.finding import Finding, Severity

NOT_FILLED = re.compile(r"(word|docProps)/[^_].*\.xml")
"""Other parts in which somebody could have typed a placeholder."""
LINK = re.compile(r'Target="([^"]*(?:\{\{|%7B%7B)[^"]*)"', re.IGNORECASE)
MARKUP = re.compile(r"<[^>]+>")
SHOWN = 80
"""How many characters of a paragraph a place quotes."""


@dataclass(frozen=True)
class Reading:
    """One part with its tags, and those that can be read as Jinja, by position."""

    part: Part
    tags: tuple[Tag, ...]
    trees: Mapping[int, nodes.Template]
    faults: tuple[Fault, ...]


def lint(path: Path, kind: str | None = None) -> tuple[Finding, ...]:
    """Everything that is wrong with the template at ``path``, in the order of the document.

    ``kind`` is a key of ``TEMPLATES``; without it, the kind whose placeholders fit best. Raises OSError.
    """
    template = read_template(path)
    if isinstance(template, str):
        return (Finding(code=template, file=path.name),)
    readings = [_read(part) for part in template.parts]
    chosen = kind or best_kind(free_names([tree for one in readings for tree in one.trees.values()]))
    model = TEMPLATES[chosen]
    faults = [fault for reading in readings for fault in _part_faults(reading, model)]
    faults += _places_not_filled(template)
    if not any(reading.tags for reading in readings) and not faults:
        faults.append(Fault("SJ-004", _nowhere("")))
    findings = [_finding(fault, path.name) for fault in [*faults, *form_faults(template), *control_faults(template)]]
    if not any(severity(finding) is Severity.ERROR for finding in findings):
        findings += [_finding(fault, path.name) for fault in _trial_faults(path, model)]
    return tuple(findings)


def _read(part: Part) -> Reading:
    """Cut the tags out of a part and read each of them."""
    tags = tuple(tag for paragraph in part.paragraphs for tag in tags_of(paragraph))
    trees: dict[int, nodes.Template] = {}
    faults: list[Fault] = []
    for number, tag in enumerate(tags):
        if tag.is_statement and tag.keyword.removeprefix("open ") not in KEYWORDS:
            faults.append(Fault("SJ-021", tag.paragraph, tag.body.split(" ")[0], suggestion=tag.raw))
        elif FOREIGN.search(tag.raw):
            faults.append(Fault("SJ-025", tag.paragraph, tag.raw))
        elif isinstance(tree := parse(tag), str):
            faults.append(Fault("SJ-020", tag.paragraph, tag.raw, expected=tree))
        else:
            trees[number] = tree
    return Reading(part, tags, trees, tuple(faults))


def _part_faults(reading: Reading, model: type[Model]) -> list[Fault]:
    """The mistakes in one part, in the order of its paragraphs."""
    paragraphs = reading.part.paragraphs
    pairs = pair(reading.tags)
    faults = [
        *(fault for paragraph in paragraphs for fault in _typing_faults(paragraph, model)),
        *reading.faults,
        *pairs.faults,
        *word_faults(reading.tags, paragraphs),
        *name_faults(reading.tags, reading.trees, pairs, model),
    ]
    order = {paragraph: number for number, paragraph in enumerate(paragraphs)}
    return sorted(faults, key=lambda fault: order[fault.paragraph])


def _typing_faults(paragraph: Paragraph, model: type[Model]) -> Iterator[Fault]:
    """Braces without their other half, single braces, curled quotation marks, tags in deleted text."""
    whole, broken = cut(paragraph.text)
    for piece in broken:
        yield Fault("SJ-022", paragraph, piece.strip())
    for raw in whole:
        if CURLED.search(raw) and not raw.startswith("{#"):
            yield Fault("SJ-026", paragraph, raw)
    known = fields_of(model)
    for match in SINGLE_BRACE.finditer(paragraph.text):
        if match.group(1).split(".")[0] in known:
            yield Fault("SJ-023", paragraph, match.group(), f"{{{{ {match.group(1)} }}}}")
    if BRACES.search(paragraph.deleted):
        yield Fault("SJ-037", paragraph, paragraph.deleted.strip())


def _places_not_filled(template: TemplateFile) -> Iterator[Fault]:
    """Placeholders in comments, endnotes, charts, links and other places that stay as they are."""
    for name, blob in template.others.items():
        text = blob.decode("utf-8", errors="replace") if b"{" in blob or b"%7B" in blob else ""
        if NOT_FILLED.fullmatch(name):
            found = cut(unescape(MARKUP.sub("", text)))[0]
        else:
            found = tuple(LINK.findall(text)) if name.endswith(".rels") else ()
        for raw in found:
            yield Fault("SJ-036", _nowhere(name), raw)


def _nowhere(part: str, text: str = "") -> Paragraph:
    """A place that is no paragraph of the template."""
    element = etree.Element("place")
    return Paragraph(text, (), "", 0, Place(part, text=text), element, element, None, False)


def _trial_faults(path: Path, model: type[Model]) -> Iterator[Fault]:
    """Fill the template: with everything, with empty lists, with empty texts; the first that fails is told."""
    for sample in (samples.full_sample, samples.sample_without_items, samples.sample_without_text):
        try:
            faults = list(_broken_tables(render(path, sample(model))))
        except TemplateProblem as problem:
            faults = [Fault("SJ-038", _nowhere(problem.part, problem.text), problem.reason)]
        if faults:
            yield from faults
            return


def _broken_tables(document: bytes) -> Iterator[Fault]:
    """Tables without rows, rows without cells and cells without a last paragraph: Word refuses or repairs those."""
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        parts = {name: package.read(name) for name in package.namelist() if RENDERED.fullmatch(name)}
    for name, blob in parts.items():
        for element in etree.fromstring(blob).iter(f"{W}tbl", f"{W}tr", f"{W}tc"):
            if not _is_whole(element):
                before = next(element.itersiblings(preceding=True), element)
                yield Fault("SJ-039", _nowhere(name, "".join(str(text) for text in before.itertext())))


def _is_whole(element: etree._Element) -> bool:
    if element.tag == f"{W}tc":
        return len(element) > 0 and element[-1].tag in (f"{W}p", f"{W}sdt")
    return next(element.iter(f"{W}tr" if element.tag == f"{W}tbl" else f"{W}tc"), None) is not None


def _finding(fault: Fault, file: str) -> Finding:
    """A fault as data, with its place in words and in parts."""
    place = fault.paragraph.place
    text = _quoted(place.text, fault.found)
    return Finding(
        code=fault.code,
        file=file,
        found=fault.found,
        expected=fault.expected,
        suggestion=fault.suggestion,
        details={
            "place": word_place(place.part, place.heading, place.table, place.row, text),
            "part": place.part,
            "heading": place.heading,
            "table": str(place.table or ""),
            "row": str(place.row or ""),
            "text": text,
        },
    )


def _quoted(text: str, found: str) -> str:
    """A paragraph short enough to quote, with what was found in view."""
    start = max(0, min(text.find(found), len(text) - SHOWN)) if len(text) > SHOWN else 0
    return f"{'…' if start else ''}{text[start : start + SHOWN]}{'…' if start + SHOWN < len(text) else ''}".strip()
