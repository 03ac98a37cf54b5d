"""Looks into a zip, within limits: which kind of workbook it is, and which of its parts a parser needs."""

import io
import re
import zipfile
import zlib
from collections.abc import Collection, Iterable
from html import unescape

from zelfscan.workbook import xmlguard
from zelfscan.workbook.package import Kind, Package, Refused, SheetPart, is_wanted

MOST_PARTS = 1_000
MOST_SHEETS = 100
MOST_BYTES = 100_000_000
"""All parts together, unpacked."""
MOST_BYTES_PER_PART = 30_000_000
MOST_STRINGS = 10_000_000
"""Bytes of the table in which Excel keeps all texts."""
HIGHEST_RATIO = 150
"""How many times smaller a large part may be packed. A workbook with much repeated text reaches 19."""
RATIO_COUNTS_FROM = 1_000_000
"""Unpacked bytes from which the ratio matters."""

_OTHER_KINDS = (
    ("word/document.xml", "een Word-bestand (docx)"),
    ("ppt/presentation.xml", "een PowerPoint-bestand (pptx)"),
    ("xl/workbook.bin", "een Excel-bestand in een bijzondere vorm (xlsb)"),
)
_ODS_TYPES = (b"application/vnd.oasis.opendocument.spreadsheet",)
_ODS_PARTS = ("content.xml", "meta.xml")
_XLSX_PARTS = (
    "[Content_Types].xml",
    "_rels/.rels",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "docProps/custom.xml",
)
_SHEET = re.compile(r"<(?:\w+:)?sheet\s([^>]*)>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\s([^>]*)>")
_ATTRIBUTE = re.compile(r"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


class Archive:
    """A zip within limits. Raises Refused when it goes beyond them or is damaged."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as problem:
            raise Refused("BE-006") from problem
        infos = self._zip.infolist()
        self.names = {info.filename for info in infos}
        self._by_lower = {name.lower(): name for name in self.names}
        _check_names(self._by_lower, len(infos))
        _check_sizes(infos)

    def part(self, name: str) -> bytes:
        """A part, unpacked; empty when there is none."""
        if (real := self._by_lower.get(name.lower())) is None:
            return b""
        try:
            return self._zip.read(real)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as problem:
            raise Refused("BE-006") from problem

    def xml(self, name: str) -> bytes:
        """A part with XML, checked. Raises Refused for XML that no spreadsheet program writes."""
        data = self.part(name)
        xmlguard.check(data)
        return data


def open_zip(data: bytes) -> tuple[Package, tuple[str, ...]]:
    """The package in a zip, with the codes of its notices. Raises Refused."""
    archive = Archive(data)
    if "xl/workbook.xml" in archive.names:
        return _xlsx(archive)
    if archive.part("mimetype").strip() in _ODS_TYPES:
        return _ods(archive)
    known = (name for part, name in _OTHER_KINDS if part in archive.names)
    raise Refused("BE-007", found=next(known, "een ingepakt bestand (zip), en geen werkboek"))


def _check_names(names: Collection[str], count: int) -> None:
    """Refuse too many parts, the same part twice, and parts that point outside the file."""
    if count > MOST_PARTS:
        raise Refused("BE-009", found=f"{count} onderdelen", expected=f"{MOST_PARTS}")
    if len(names) != count:
        raise Refused("BE-008", found="een onderdeel staat er twee keer in")
    for name in names:
        if name.startswith(("/", "\\")) or ":" in name or ".." in re.split(r"[/\\]", name):
            raise Refused("BE-008", found="een onderdeel wijst naar een plek buiten het bestand")


def _check_sizes(infos: Iterable[zipfile.ZipInfo]) -> None:
    """Refuse an encrypted part and everything that would unpack to more than we read."""
    total = 0
    for info in infos:
        if info.flag_bits & 1:
            raise Refused("BE-005")
        size, most = info.file_size, MOST_STRINGS if info.filename == "xl/sharedStrings.xml" else MOST_BYTES_PER_PART
        total += size
        if size > most or total > MOST_BYTES:
            found, limit = (size, most) if size > most else (total, MOST_BYTES)
            raise Refused("BE-009", found=f"{found // 1_000_000} MB uitgepakt", expected=f"{limit // 1_000_000} MB")
        if size > RATIO_COUNTS_FROM and size > HIGHEST_RATIO * max(info.compress_size, 1):
            raise Refused("BE-008", found="een klein onderdeel dat uitgepakt heel groot wordt")


def _ods(archive: Archive) -> tuple[Package, tuple[str, ...]]:
    """An OpenDocument spreadsheet."""
    if b"encryption-data" in archive.part("META-INF/manifest.xml"):
        raise Refused("BE-005")
    parts = {name: archive.xml(name) for name in _ODS_PARTS}
    if not parts["content.xml"]:
        raise Refused("BE-006")
    macros = any(name.startswith("Basic/") for name in archive.names)
    return Package(Kind.ODS, parts), ("BE-011",) if macros else ()


def _xlsx(archive: Archive) -> tuple[Package, tuple[str, ...]]:
    """An Excel workbook (.xlsx or .xlsm): what it is made of, and the sheets that people fill in."""
    parts = {name: data for name in _XLSX_PARTS if (data := archive.xml(name))}
    sheets = _sheets(parts)
    for sheet in sheets:
        if sheet.wanted:
            parts[sheet.part] = archive.part(sheet.part)
            xmlguard.check_sheet(sheet.title, parts[sheet.part])
    codes = []
    if any(name.endswith("vbaProject.bin") for name in archive.names):
        codes.append("BE-011")
    if any(name.startswith("xl/externalLinks/externalLink") for name in archive.names):
        codes.append("BE-012")
    return Package(Kind.XLSX, parts, sheets), tuple(codes)


def _sheets(parts: dict[str, bytes]) -> tuple[SheetPart, ...]:
    """The worksheets in the order of their tabs. Raises Refused when there are too many, or none at all."""
    targets = {}
    for relation in _elements(_RELATION, parts.get("xl/_rels/workbook.xml.rels", b"")):
        if relation.get("Type", "").endswith("/worksheet"):
            target = relation.get("Target", "")
            targets[relation.get("Id", "")] = target[1:] if target.startswith("/") else f"xl/{target}"
    listed = _elements(_SHEET, parts["xl/workbook.xml"])
    found = [(sheet.get("name", ""), targets.get(_relation_id(sheet), "")) for sheet in listed]
    if len(found) > MOST_SHEETS:
        raise Refused("BE-009", found=f"{len(found)} bladen", expected=f"{MOST_SHEETS}")
    sheets = tuple(SheetPart(title, part, is_wanted(title)) for title, part in found if part)
    if not sheets:
        raise Refused("BE-006")
    return sheets


def _relation_id(sheet: dict[str, str]) -> str:
    """Which part holds a sheet: the attribute ``id``, whatever prefix the program gave it."""
    return next((value for name, value in sheet.items() if name.endswith(":id")), "")


def _elements(pattern: re.Pattern[str], data: bytes) -> list[dict[str, str]]:
    """The attributes of every element that the pattern finds."""
    text = data.decode("utf-8", "replace")
    return [
        {name: unescape(double or single) for name, double, single in _ATTRIBUTE.findall(match)}
        for match in pattern.findall(text)
    ]
