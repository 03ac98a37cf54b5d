"""What may be opened: looks at a file from a stranger, within limits, before any parser sees it."""

import stat
from collections.abc import Iterator
from pathlib import Path

from zelfscan.model.finding import Finding
from zelfscan.workbook import zipguard
from zelfscan.workbook.package import Kind, Package, Refused

MOST_BYTES = 25_000_000
"""Size of the largest file that we read; a full workbook is below 200,000 bytes."""

OLE_SIGNATURE = bytes.fromhex("D0CF11E0A1B11AE1")
_OLE_FIRST_SECTOR, _OLE_ENTRY = 512, 128

_SIGNATURES = (
    (b"%PDF", "een pdf-bestand"),
    (b"{\\rtf", "een tekstdocument (rtf)"),
    (b"\x89PNG", "een plaatje"),
    (b"\xff\xd8\xff", "een plaatje"),
    (b"GIF8", "een plaatje"),
    (b"7z\xbc\xaf", "een ingepakt bestand (7z)"),
    (b"Rar!", "een ingepakt bestand (rar)"),
)
"""How other kinds of file begin, and what people call them."""


def inspect(path: Path) -> tuple[Package | None, tuple[Finding, ...]]:
    """The parts of a file that a parser may see; without them, the finding that says why not.

    Next to a package there can be notices: macros and links to other files are named, and never followed.
    """
    try:
        if path.name.startswith(("~$", ".~lock.")):
            raise Refused("BE-002")
        data = _bytes(path)
    except Refused as refused:
        return None, (finding(refused, str(path)),)
    return inspect_bytes(data, str(path))


def inspect_bytes(data: bytes, file: str) -> tuple[Package | None, tuple[Finding, ...]]:
    """The same for a file that was read already; ``file`` is how findings call it, and never opened."""
    try:
        package, codes = _package(data)
    except Refused as refused:
        return None, (finding(refused, file),)
    return package, tuple(Finding(code=code, file=file) for code in codes)


def finding(refused: Refused, file: str) -> Finding:
    """The finding that says why a file was refused."""
    return Finding(code=refused.code, file=file, **refused.fields)  # type: ignore[arg-type]


def _package(data: bytes) -> tuple[Package, tuple[str, ...]]:
    """The package with the codes of its notices. Raises Refused."""
    check_size(len(data))
    if not data.strip(b"\0 \r\n\t"):
        raise Refused("BE-003")
    if data.startswith(b"PK\x03\x04"):
        return zipguard.open_zip(data)
    if data.startswith(OLE_SIGNATURE):
        return _open_ole(data)
    raise Refused("BE-007", found=_other_kind(data))


def check_size(size: int) -> None:
    """Refuse a file that is too large to read."""
    if size > MOST_BYTES:
        raise Refused("BE-004", found=f"{size // 1_000_000} MB", expected=f"{MOST_BYTES // 1_000_000} MB")


def _bytes(path: Path) -> bytes:
    """The whole file. Raises Refused when it cannot be read, is too large, or is a device or a pipe without an end."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise Refused("BE-001")
        check_size(status.st_size)
        with path.open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except (OSError, ValueError) as problem:
        raise Refused("BE-001") from problem


def _open_ole(data: bytes) -> tuple[Package, tuple[str, ...]]:
    """An OLE container: an old .xls workbook, or something else in the same wrapping."""
    names = set(_ole_names(data))
    if "EncryptedPackage" in names:
        raise Refused("BE-005")
    if names & {"Workbook", "Book"}:
        return Package(Kind.XLS, data=data), ("BE-011",) if "_VBA_PROJECT_CUR" in names else ()
    raise Refused("BE-007", found="een Word-bestand (doc)") if "WordDocument" in names else Refused("BE-006")


def _ole_names(data: bytes) -> Iterator[str]:
    """Which of the names that we know stand in the directory of an OLE container.

    A directory entry is 128 bytes and starts with its name, in UTF-16; its length in bytes, with the closing
    zero, stands 64 bytes on. That tells an entry from the same word somewhere in a cell.
    """
    for name in ("EncryptedPackage", "Workbook", "Book", "WordDocument", "_VBA_PROJECT_CUR"):
        needle = name.encode("utf-16-le") + b"\0\0"
        at = data.find(needle)
        while at >= 0:
            length = int.from_bytes(data[at + 64 : at + 66], "little")
            if (at - _OLE_FIRST_SECTOR) % _OLE_ENTRY == 0 and length == len(needle):
                yield name
                break
            at = data.find(needle, at + 1)


def _other_kind(data: bytes) -> str:
    """What people call a file that is no workbook."""
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            return name
    start = data[:4096].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<?xml")):
        return "een webpagina of xml-bestand"
    if b"\0" in start:
        return "een onbekend soort bestand"
    first_line = start.split(b"\n")[0]
    return "een csv-bestand" if any(mark in first_line for mark in (b";", b",", b"\t")) else "een tekstbestand"
