"""Fill a Word template: compiled once, reused for every document, and strict about what comes out.

docxtpl turns the XML that Word writes into a Jinja template; that step costs most and depends on the template
alone, so its result is kept. Filling then needs only Jinja and a zip. Text of users is escaped, never read as
a template, and its line breaks and tabs become those of Word.
"""

import functools
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateError, TemplateRuntimeError, pass_eval_context
from jinja2.nodes import EvalContext
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree
from markupsafe import Markup, escape

from zelfscan.documents.clean import clean
from zelfscan.documents.controls import HINTS, finish_controls, note
from zelfscan.documents.controls import W as W
from zelfscan.documents.grids import fit_grids, order_cell_properties
from zelfscan.documents.prepared import compiled, prepared
from zelfscan.files import STAMP

BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
TAB = '</w:t><w:tab/><w:t xml:space="preserve">'
RENDERED = re.compile(r"word/((document|header|footer)\d*|footnotes)\.xml|docProps/core\.xml")
MAIN_PART = re.compile(r"word/document\d*\.xml")
LARGEST_TEMPLATE = 50_000_000
"""Bytes that a template may hold unpacked; ours hold less than a hundredth of that."""
PARAGRAPH_START = re.compile(r"<w:p(?=[ >])")
TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
MARKUP = re.compile(r"<[^>]*>")
ESCAPING = ("e", "escape", "forceescape", "safe")
"""Filters that change nothing here: every text is escaped, and no text of users is ever XML."""
RAW_FILTERS = ("tojson", "urlize", "xmlattr")
"""Filters that write HTML or JavaScript, which a Word file cannot hold."""
FILLING_ERRORS = (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, RecursionError)
"""What an expression in a template can raise: adding a number to a text, dividing by zero, a name that is not there."""


class TemplateProblem(Exception):
    """A template that cannot be filled: a mistake in the template, not in anybody's answers.

    ``part`` is the name of the part, ``paragraph`` the line in it, which is about the number of the paragraph
    (0 when unknown), and ``text`` the words of that paragraph as they stand in the template.
    """

    def __init__(self, part: str, paragraph: int, reason: str, text: str = "") -> None:
        super().__init__(f"{part}, {paragraph}, {text!r}: {reason}")
        self.part, self.paragraph, self.reason, self.text = part, paragraph, reason, text


@dataclass(frozen=True)
class Filling:
    """One part that is filled in: compiled, and as the text it was compiled from."""

    template: Template
    source: str

    def words(self, line: int) -> str:
        """The words of one line of the source, counted from 1, without the XML around them."""
        lines = self.source.split("\n")
        return MARKUP.sub("", lines[line - 1]).strip() if 0 < line <= len(lines) else ""


@dataclass(frozen=True)
class Package:
    """A compiled template: the parts to fill, and the others as they are, in their order."""

    names: tuple[str, ...]
    templates: Mapping[str, Filling]
    others: Mapping[str, bytes]


def word_text(value: object) -> object:
    """What a placeholder becomes in running text: escaped, with Word's own line breaks and tabs."""
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    text = str(escape(clean(value)))
    return Markup(text.replace("\n", BREAK).replace("\t", TAB))  # noqa: S704 - escaped just above


def plain_text(value: object) -> object:
    """What a placeholder becomes in a document property, which knows no line breaks."""
    return " ".join(clean(value).split()) if isinstance(value, str) else value


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, in which a template cannot ask for an endless text or number either."""

    intercepted_binops = frozenset({"*", "**"})

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Multiply numbers; refuse to repeat a text and to raise to a power."""
        if operator == "**" or not isinstance(left, int | float) or not isinstance(right, int | float):
            raise TemplateRuntimeError(f"{operator} kan hier niet")
        return left * right


def environment(finish: Callable[[object], object]) -> ImmutableSandboxedEnvironment:
    """A sandbox that escapes everything and refuses a name that is not there; ``finish`` sees every printed value.

    It sees texts typed in the template too: asking for the context keeps Jinja from escaping those beforehand.
    """

    @pass_eval_context
    def finalize(_context: EvalContext, value: object) -> object:
        return finish(value)

    made = Sandbox(autoescape=True, undefined=StrictUndefined, finalize=finalize, keep_trailing_newline=True)
    made.filters.update(dict.fromkeys(ESCAPING, unchanged))
    for name in RAW_FILTERS:
        del made.filters[name]
    return made


def unchanged(value: object) -> object:
    """A filter that hands on what it gets."""
    return value


def normal_xml(blob: bytes) -> str:
    """The XML of a part in one spelling: LibreOffice writes quotation marks as ``&quot;``, Word as themselves."""
    return etree.tostring(etree.fromstring(blob), encoding="unicode")


def patched(xml: str) -> str:
    """The XML of a part as Jinja can read it: docxtpl's own preparation, one paragraph per line."""
    from docxtpl import DocxTemplate

    prepared = PARAGRAPH_START.sub("\n<w:p", DocxTemplate("").patch_xml(xml))
    return TAG.sub(lambda tag: tag.group().replace("&amp;", "&"), prepared)


def compile_part(name: str, blob: bytes) -> Filling:
    """One part, ready to fill; raises TemplateProblem where the template is wrong."""
    is_property = name.startswith("docProps/")
    try:
        source = normal_xml(blob) if is_property else prepared(normal_xml(blob), patched)
    except etree.XMLSyntaxError as problem:
        raise TemplateProblem(name, 0, str(problem)) from problem
    try:
        template = compiled(environment(plain_text if is_property else word_text), source)
    except TemplateError as problem:
        line = getattr(problem, "lineno", 0) or 0
        words = MARKUP.sub("", "".join(source.split("\n")[line - 1 : line])).strip()
        raise TemplateProblem(name, line, str(problem), words) from problem
    return Filling(template, source)


def has_tags(blob: bytes) -> bool:
    """Whether a part may hold placeholders; Word can split the two braces over two runs."""
    return b"{" in blob


def _parts(path: Path) -> dict[str, bytes]:
    """The parts of a Word file. Raises TemplateProblem for anything else, or for one of an impossible size."""
    try:
        with zipfile.ZipFile(path) as package:
            if sum(part.file_size for part in package.infolist()) > LARGEST_TEMPLATE:
                raise TemplateProblem(path.name, 0, "te groot")
            blobs = {name: package.read(name) for name in package.namelist()}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, zlib.error) as problem:
        raise TemplateProblem(path.name, 0, "geen Word-bestand") from problem
    if not any(MAIN_PART.fullmatch(name) for name in blobs) or "[Content_Types].xml" not in blobs:
        raise TemplateProblem(path.name, 0, "geen Word-bestand")
    return blobs


@functools.lru_cache(maxsize=8)
def _compiled(path: Path, stamp: tuple[int, int]) -> Package:
    """The compiled template of a file in the state that ``stamp`` (time, size) names."""
    blobs = _parts(path)
    templates = {
        name: compile_part(name, blob) for name, blob in blobs.items() if RENDERED.fullmatch(name) and has_tags(blob)
    }
    return Package(tuple(blobs), templates, {name: blob for name, blob in blobs.items() if name not in templates})


def load_template(path: Path) -> Package:
    """The compiled template, from memory when the file has not changed. Raises TemplateProblem, OSError, BadZipFile."""
    stat = path.stat()
    return _compiled(path, (stat.st_mtime_ns, stat.st_size))


def fill_part(name: str, filling: Filling, context: Mapping[str, Any]) -> etree._Element:
    """One part filled in, strictly parsed, so that a broken file is never written. Raises TemplateProblem."""
    try:
        xml = filling.template.render(context)
    except FILLING_ERRORS as problem:
        line = _line(problem)
        raise TemplateProblem(name, line, str(problem), filling.words(line)) from problem
    try:
        root = etree.fromstring(xml.encode("utf-8"))
    except etree.XMLSyntaxError as problem:
        line = problem.lineno or 0
        words = MARKUP.sub("", "".join(xml.split("\n")[line - 1 : line])).strip()
        raise TemplateProblem(name, line, str(problem), words) from problem
    fit_grids(root)
    order_cell_properties(root)
    return root


def _line(problem: BaseException) -> int:
    """The line of the template in which rendering stopped, which is the number of the paragraph."""
    trace, line = problem.__traceback__, 0
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def render(path: Path, context: Mapping[str, Any]) -> bytes:
    """The document that the template at ``path`` makes of plain data. Raises TemplateProblem."""
    package = load_template(path)
    parts = dict(package.others)
    noted: dict[str, str] = {}
    for name, template in package.templates.items():
        root = fill_part(name, template, context)
        noted |= finish_controls(root, [str(context.get(hint, "")) for hint in HINTS])
        parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    parts.update(note(package.others, noted))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as target:
        for name in package.names:
            info = zipfile.ZipInfo(name, STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, parts[name])
    return buffer.getvalue()
