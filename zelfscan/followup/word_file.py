"""Opens a Word file from a stranger, within limits: its text, when it was saved, and what it was handed out with."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from zelfscan.documents.controls import NOTE, NOTE_PART
from zelfscan.documents.template_styles import read_styles
from zelfscan.followup import word_odt
from zelfscan.model.finding import Finding
from zelfscan.workbook import guard, xmlguard
from zelfscan.workbook.package import Refused
from zelfscan.workbook.zipguard import Archive

ODT = b"application/vnd.oasis.opendocument.text"
OTHER_PROGRAMS = (("xl/workbook.xml", "een werkboek"), ("ppt/presentation.xml", "een presentatie"))
STRICT = (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://purl.oclc.org/ooxml/markup-compatibility/2006")
TRANSITIONAL = (
    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://schemas.openxmlformats.org/markup-compatibility/2006",
)
"""The two spellings of the same names; Word can save the first."""
CODES = {
    "BE-003": "VG-020",
    "BE-004": "VG-021",
    "BE-005": "VG-022",
    "BE-006": "VG-023",
    "BE-007": "VG-024",
    "BE-008": "VG-025",
    "BE-009": "VG-026",
}
"""What is wrong with a workbook that cannot be opened, and with a Word file."""
MODIFIED = "{http://purl.org/dc/terms/}modified"
ODT_SAVED = "{http://purl.org/dc/elements/1.1/}date"
TITLE = "{http://purl.org/dc/elements/1.1/}title"
FIRST_YEAR = 2020
"""A file that says it was saved before this year was never saved by people since this product made it."""


@dataclass(frozen=True, slots=True)
class WordFile:
    """What reading needs of a Word file."""

    root: etree._Element
    levels: Mapping[str, int] = field(default_factory=dict)
    """The level of each style that is a heading."""
    title: str = ""
    saved: dt.datetime | None = None
    noted: Mapping[str, str] | None = None
    """What stood in the controls when this product made it, by ``<action>:<field>``; None when it does not say."""


def open_word(data: bytes, file: str) -> tuple[WordFile | None, tuple[Finding, ...]]:
    """A Word file and the notices about it; without the file, the finding that says why not."""
    try:
        return _opened(data, file)
    except Refused as refused:
        found, expected = refused.fields.get("found", ""), refused.fields.get("expected", "")
        return None, (Finding(code=CODES.get(refused.code, "VG-023"), file=file, found=found, expected=expected),)
    except etree.XMLSyntaxError:
        return None, (Finding(code="VG-023", file=file),)


def _opened(data: bytes, file: str) -> tuple[WordFile, tuple[Finding, ...]]:
    """Raises Refused, XMLSyntaxError."""
    guard.check_size(len(data))
    if not data.startswith(b"PK\x03\x04"):
        raise _no_zip(data, file)
    archive = Archive(data)
    if archive.part("mimetype").strip().startswith(ODT):
        return _open_document(archive), ()
    name = _main_part(archive)
    word = WordFile(
        root=_tree(archive, name),
        levels=_levels(archive),
        title=_property(archive, TITLE),
        saved=_saved(_property(archive, MODIFIED)),
        noted=_noted(archive),
    )
    macros = any(part.endswith("vbaProject.bin") for part in archive.names)
    return word, (Finding(code="BE-011", file=file),) if macros else ()


def _open_document(archive: Archive) -> WordFile:
    """A plan that LibreOffice saved in its own form. Raises Refused, XMLSyntaxError."""
    if b"encryption-data" in archive.part("META-INF/manifest.xml"):
        raise Refused("BE-005")
    root = word_odt.as_word(_tree(archive, "content.xml"))
    meta = _tree(archive, "meta.xml") if archive.part("meta.xml") else None
    saved = "" if meta is None else meta.findtext(f".//{ODT_SAVED}") or ""
    return WordFile(root=root, levels=word_odt.LEVELS, saved=_saved(saved))


def _no_zip(data: bytes, file: str) -> Refused:
    """Why a file that is no zip cannot be read: a .doc, a password, a pdf, an empty file."""
    package, findings = guard.inspect_bytes(data, file)
    if package is not None:
        return Refused("BE-007", found="een oud werkboek (xls)")
    return Refused(findings[0].code, found=findings[0].found, expected=findings[0].expected)


def _main_part(archive: Archive) -> str:
    """The part with the text. Raises Refused for a file of another program."""
    names = sorted(name for name in archive.names if re.fullmatch(r"word/document\d*\.xml", name))
    if names:
        return names[0]
    known = (found for part, found in OTHER_PROGRAMS if part in archive.names)
    raise Refused("BE-007", found=next(known, "een ingepakt bestand (zip)"))


def _tree(archive: Archive, name: str) -> etree._Element:
    """A part as a tree, parsed without entities and without the network. Raises Refused, XMLSyntaxError."""
    data = archive.xml(name)
    for strict, usual in zip(STRICT, TRANSITIONAL, strict=True):
        data = data.replace(strict, usual)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    return etree.fromstring(data, parser)


def _levels(archive: Archive) -> Mapping[str, int]:
    blob = archive.part("word/styles.xml")
    if not blob:
        return {}
    xmlguard.check(blob)
    try:
        return read_styles(blob).levels
    except ValueError:  # a level that is no number
        return {}


def _property(archive: Archive, name: str) -> str:
    """A property of the document; empty without it."""
    if not archive.part("docProps/core.xml"):
        return ""
    return (_tree(archive, "docProps/core.xml").findtext(f".//{name}") or "").strip()


def _saved(text: str) -> dt.datetime | None:
    """When the file was last saved."""
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    return moment if moment.year >= FIRST_YEAR else None


def _noted(archive: Archive) -> Mapping[str, str] | None:
    """What the controls held at first."""
    for name in sorted(archive.names):
        if NOTE_PART.fullmatch(name) and NOTE.encode() in archive.part(name):
            root = _tree(archive, name)
            return {item.get("naam", ""): item.text or "" for item in root.iter(f"{{{NOTE}}}vak")}
    return None
