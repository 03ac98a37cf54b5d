"""Blocks in a template (for ... endfor, if ... endif): whether they close, and what Word would silently lose."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from zelfscan.documents.render import W
from zelfscan.documents.template_file import Paragraph
from zelfscan.documents.template_tags import CLOSING, MIDDLE, OPENING, Tag

UNITS = {"tr": f"{W}tr", "tc": f"{W}tc", "p": f"{W}p"}
"""The element that a tag with this prefix takes the place of."""
BLOCKS = OPENING | {"open set"}


@dataclass(frozen=True)
class Fault:
    """One thing wrong at one paragraph: the code of its message and the words in it."""

    code: str
    paragraph: Paragraph
    found: str = ""
    expected: str = ""
    suggestion: str = ""


@dataclass(frozen=True)
class Pairs:
    """Which tag closes which, by position in the list of tags, and what does not fit."""

    closes: dict[int, int]
    faults: tuple[Fault, ...]


def pair(tags: Sequence[Tag]) -> Pairs:
    """Match the opening and closing tags of one part."""
    closes: dict[int, int] = {}
    faults: list[Fault] = []
    stack: list[int] = []
    for number, tag in enumerate(tags):
        if tag.keyword in BLOCKS:
            stack.append(number)
        elif tag.keyword in MIDDLE:
            faults += _middle_faults(tag, tags[stack[-1]] if stack else None)
        elif tag.keyword in CLOSING:
            opener = next((one for one in reversed(stack) if _end(tags[one]) == tag.keyword), None)
            if opener is None:
                faults.append(Fault("SJ-028", tag.paragraph, tag.raw))
                continue
            while stack[-1] != opener:
                faults.append(_unclosed(tags[stack.pop()]))
            closes[stack.pop()] = number
            faults += _pair_faults(tags[opener], tag)
    return Pairs(closes, (*faults, *(_unclosed(tags[number]) for number in stack)))


def _end(tag: Tag) -> str:
    return "end" + tag.keyword.removeprefix("open ")


def _unclosed(tag: Tag) -> Fault:
    return Fault("SJ-027", tag.paragraph, tag.raw, expected=f"{{%{tag.prefix} {_end(tag)} %}}")


def _middle_faults(tag: Tag, opener: Tag | None) -> Iterator[Fault]:
    if opener is None or opener.keyword not in ("if", "for") or (tag.keyword, opener.keyword) == ("elif", "for"):
        yield Fault("SJ-028", tag.paragraph, tag.raw)
    elif tag.prefix != opener.prefix:
        yield _mismatch(opener, tag)


def _mismatch(opener: Tag, tag: Tag) -> Fault:
    return Fault("SJ-030", tag.paragraph, tag.raw, f"{{%{opener.prefix} {tag.keyword} %}}", opener.raw)


def _pair_faults(opener: Tag, closer: Tag) -> Iterator[Fault]:
    """Why a block that closes still goes wrong in Word; the first reason only."""
    if opener.prefix != closer.prefix:
        yield _mismatch(opener, closer)
    elif opener.is_hidden or closer.is_hidden:
        return
    elif opener.prefix in UNITS and unit(opener) is not None and unit(opener) is unit(closer):
        yield Fault("SJ-033", closer.paragraph, closer.raw, suggestion=opener.raw)
    elif _home(opener) is not _home(closer):
        yield Fault("SJ-034", closer.paragraph, closer.raw, suggestion=opener.raw)


def unit(tag: Tag) -> etree._Element | None:
    """The row, cell or paragraph that the tag takes the place of."""
    if tag.prefix == "p":
        return tag.paragraph.element
    if tag.paragraph.row is None or tag.prefix not in UNITS:
        return None
    return tag.paragraph.row if tag.prefix == "tr" else tag.paragraph.container


def _home(tag: Tag) -> etree._Element | None:
    """Both halves of a block stand in the same one: a table for rows, a row for cells, else a cell or the page."""
    if tag.prefix == "tr":
        return tag.paragraph.table
    return tag.paragraph.row if tag.prefix == "tc" else tag.paragraph.container


def word_faults(tags: Sequence[Tag], paragraphs: Sequence[Paragraph]) -> Iterator[Fault]:
    """Tags that make text vanish, stand outside a table, or can empty a cell."""
    for tag in tags:
        if tag.is_loose:
            yield Fault("SJ-024", tag.paragraph, tag.raw, expected=f"{{%{tag.prefix} {tag.body} %}}")
        elif not tag.is_statement and tag.prefix:
            yield Fault("SJ-029", tag.paragraph, tag.raw, expected=f"{{{{ {tag.body} }}}}")
        elif tag.prefix in ("tr", "tc") and tag.paragraph.row is None:
            yield Fault("SJ-032", tag.paragraph, tag.raw)
    yield from _lost(tags, paragraphs)
    yield from _empty_cells(tags, paragraphs)


def _takes_place(tag: Tag) -> bool:
    return tag.is_statement and not tag.is_loose and not tag.is_hidden and unit(tag) is not None


def _lost(tags: Sequence[Tag], paragraphs: Sequence[Paragraph]) -> Iterator[Fault]:
    """Text and pictures beside a tag that takes the place of its paragraph, row or cell."""
    units: dict[etree._Element, list[Tag]] = defaultdict(list)
    for tag in tags:
        element = unit(tag)
        if element is not None and _takes_place(tag):
            units[element].append(tag)
    for element, inside in units.items():
        if len(inside) > 1 and any(tag.keyword in CLOSING for tag in inside[1:]):
            continue  # both halves in one place have a finding of their own
        first = inside[0]
        rest = _text_beside(element, first, paragraphs)
        if rest:
            yield Fault("SJ-031", first.paragraph, first.raw, suggestion=rest)


def _text_beside(element: etree._Element, tag: Tag, paragraphs: Sequence[Paragraph]) -> str:
    inside = [p for p in paragraphs if p.element is element or element in p.element.iterancestors()]
    texts = [p.text.replace(tag.raw, "", 1) if p is tag.paragraph else p.text for p in inside]
    text = " ".join(" ".join(texts).split())
    return text or ("een afbeelding" if any(p.has_picture for p in inside) else "")


def _empty_cells(tags: Sequence[Tag], paragraphs: Sequence[Paragraph]) -> Iterator[Fault]:
    """Cells, headers and text boxes in which every paragraph can fall away; Word refuses those."""
    own: dict[etree._Element, list[Tag]] = defaultdict(list)
    for tag in tags:
        own[tag.paragraph.element].append(tag)
    cells: dict[etree._Element, list[Paragraph]] = defaultdict(list)
    for paragraph in paragraphs:
        if paragraph.container.tag != f"{W}body":
            cells[paragraph.container].append(paragraph)
    for inside in cells.values():
        held = [tag for paragraph in inside for tag in own[paragraph.element] if _takes_place(tag)]
        if any(tag.prefix != "p" for tag in held) or pair(held).faults:
            continue  # the cell itself repeats, or a finding of its own tells what is wrong with the block
        if held and not _always_has_paragraph(inside, own):
            yield Fault("SJ-035", held[0].paragraph, held[0].raw)


def _always_has_paragraph(inside: Sequence[Paragraph], own: dict[etree._Element, list[Tag]]) -> bool:
    """Whether a paragraph is left whatever the conditions say; each level holds its branches so far."""
    levels: list[list[bool]] = [[False]]
    sure: list[bool] = []
    for paragraph in inside:
        tag = next((one for one in own[paragraph.element] if _takes_place(one)), None)
        if tag is None:
            levels[-1][-1] = True
        elif tag.keyword in OPENING:
            levels.append([False])
            sure.append(False)
        elif tag.keyword in MIDDLE and sure:
            levels[-1].append(False)
            sure[-1] = sure[-1] or tag.keyword == "else"
        elif tag.keyword in CLOSING and sure:
            kept = all(levels.pop()) and sure.pop()
            levels[-1][-1] = levels[-1][-1] or kept
    return levels[0][0]
