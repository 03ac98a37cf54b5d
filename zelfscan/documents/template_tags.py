"""The tags in a template, each cut out of its paragraph and read on its own, so that one mistake hides no other."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from zelfscan.documents.render import environment, unchanged
from zelfscan.documents.template_file import Paragraph

BRACES = re.compile(r"\{[{%#]|[}%#]\}")
CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}"}
PREFIX = re.compile(r"(tr|tc|p|r) ")
LOOSE_PREFIX = re.compile(r"[-+]?\s+(tr|tc|p|r)\s+|(tr|tc|p|r)[^\S ]\s*")
SINGLE_BRACE = re.compile(r"(?<!\{)\{\s*([A-Za-z_][\w.]*)\s*\}(?!\})")
STRAIGHT = str.maketrans("‘’“”", "''\"\"")
"""Quotation marks that Word curls and that filling makes straight again."""
CURLED = re.compile("[‘’“”]")
FOREIGN = re.compile("[„‚«»‹›‟‛′″]")
"""Quotation marks that are not made straight."""
CELL_WORDS = frozenset({"cellbg", "colspan", "vm", "hm"})
OPENING = frozenset({"for", "if", "with"})
MIDDLE = frozenset({"else", "elif"})
CLOSING = frozenset({"endfor", "endif", "endwith", "endset"})
KEYWORDS = OPENING | MIDDLE | CLOSING | CELL_WORDS | {"set"}
BARE = CLOSING | {"else", "vm", "hm"}
"""Words that stand alone in their tag."""
WRAP = {
    "for": "{{% {body} %}}{{% endfor %}}",
    "if": "{{% {body} %}}{{% endif %}}",
    "elif": "{{% if 1 %}}{{% {body} %}}{{% endif %}}",
    "with": "{{% {body} %}}{{% endwith %}}",
    "set": "{{% {body} %}}",
    "open set": "{{% {body} %}}{{% endset %}}",
}


@dataclass(frozen=True, eq=False)
class Tag:
    """One ``{{ ... }}`` or ``{% ... %}``: what it repeats or removes (p, tr, tc, r or ""), its words, and where."""

    is_statement: bool
    prefix: str
    body: str
    raw: str
    paragraph: Paragraph
    is_loose: bool = False
    is_hidden: bool = False

    @property
    def keyword(self) -> str:
        """The first word of a statement; a ``set`` without a value is the opening kind."""
        word = (self.body.split() or [""])[0] if self.is_statement else ""
        return "open set" if word == "set" and "=" not in self.body else word


@cache
def jinja() -> ImmutableSandboxedEnvironment:
    """The environment in which templates are filled."""
    return environment(unchanged)


def cut(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The whole tags in a text, and the pieces that open or close one without the other half."""
    whole: list[str] = []
    broken: list[str] = []
    here = 0
    while opener := BRACES.search(text, here):
        start, here = opener.start(), opener.end()
        closer = CLOSERS.get(opener.group())
        if closer is None:
            broken.append(text[max(0, start - 20) : here])
            continue
        end = text.find(closer, here) if opener.group() == "{#" else -1
        other = BRACES.search(text, here if end < 0 else end)
        if other is not None and other.group() == closer:
            here = other.end()
            whole.append(text[start:here])
            continue
        here = len(text) if other is None else other.start() if other.group() in CLOSERS else other.end()
        broken.append(text[start:here])
    return tuple(whole), tuple(broken)


def tags_of(paragraph: Paragraph) -> Iterator[Tag]:
    """The tags of a paragraph in order, comments left out; then those in fields and alternative texts."""
    for text in (paragraph.text, *paragraph.hidden):
        for raw in cut(text)[0]:
            if not raw.startswith("{#"):
                yield _tag(raw, paragraph, is_hidden=text is not paragraph.text)


def _tag(raw: str, paragraph: Paragraph, *, is_hidden: bool) -> Tag:
    inner, is_statement = raw[2:-2], raw.startswith("{%")
    tight = PREFIX.match(inner)
    loose = LOOSE_PREFIX.match(inner) if is_statement and not tight else None
    match = tight or loose
    prefix = next(filter(None, match.groups())) if match else ""
    body = (inner[match.end() :] if match else inner).strip().removeprefix("-").removesuffix("-")
    return Tag(is_statement, prefix, body.translate(STRAIGHT).strip(), raw, paragraph, loose is not None, is_hidden)


def parse(tag: Tag) -> nodes.Template | str:
    """The tag as Jinja reads it, or the word at which it goes wrong."""
    if tag.prefix and re.search("[%}]", tag.body):
        return "%" if "%" in tag.body else "}"
    words = tag.body.split(maxsplit=1)
    if not words:
        return tag.raw
    if tag.is_statement and tag.keyword in BARE:
        return words[1] if len(words) > 1 else jinja().parse("")
    try:
        return jinja().parse(_source(tag, words))
    except TemplateSyntaxError as problem:
        quoted = re.search(r"got '(.+?)'|unexpected (?:char )?'(.+?)'", problem.message or "")
        return next(filter(None, quoted.groups())) if quoted else tag.body


def _source(tag: Tag, words: list[str]) -> str:
    """The tag as a template of its own: a statement gets its other half, a cell word becomes a value."""
    if not tag.is_statement:
        return "{{ " + tag.body + " }}"
    if tag.keyword in CELL_WORDS:
        return "{{ " + (words[1] if len(words) > 1 else "") + " }}"
    return WRAP[tag.keyword].format(body=tag.body)
