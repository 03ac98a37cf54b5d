"""Opens a zip or a saved mail with returns in it, within limits, and hands over what may be a workbook."""

import io
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from zelfscan.model.finding import Finding

MOST_BYTES = 60_000_000
"""Size of the largest zip or mail that we open."""
MOST_BYTES_OF_A_MAIL = 20_000_000
"""A mail takes many times its own size to read."""
MOST_FILES = 2_000
MOST_UNPACKED = 1_000_000_000
MOST_PER_FILE = 25_000_000
"""A file in it that is larger is named and left out: the guard would refuse it."""
HIGHEST_RATIO = 150
RATIO_COUNTS_FROM = 1_000_000
DEEPEST = 2
"""A zip in a mail, or a zip in a zip; further in we do not look."""
BATCH = 16_000_000
"""About how many bytes come out at a time."""
LONGEST_NAME = 80

PASSED_OVER = re.compile(r"(?i)~\$.*|\.~lock\..*|\..*|thumbs\.db|desktop\.ini|.*\.tmp|__macosx|icon\r")
"""Names of files and folders that programs and systems make for themselves."""
_OTHER_KINDS = re.compile(r"(?i).*\.(pdf|docx?|docm|pptx?|png|jpe?g|gif|svg|bmp|txt|html?|rtf|ics|vcf|p7s|xml|csv|dat)")
"""What travels along in a mail or a zip and is no workbook."""
_SIGNATURES = (b"PK\x03\x04", bytes.fromhex("D0CF11E0A1B11AE1"))
_WORKBOOK_PARTS = ("xl/workbook", "content.xml", "word/document.xml", "ppt/presentation.xml")
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError, RuntimeError)


class NotOpened(Exception):
    """A zip or mail that we do not open. Holds the code of the finding and what it names."""

    def __init__(self, code: str, **fields: str) -> None:
        super().__init__(code)
        self.code, self.fields = code, fields


@dataclass(frozen=True, slots=True)
class Member:
    """A file out of a zip or mail: the name to show, what is in it, and its own moment, if it has one."""

    name: str
    data: bytes
    moment: datetime | None


@dataclass(frozen=True, slots=True)
class Batch:
    """Some files of a zip or mail, where to go on (None: that was all), and what there is to tell."""

    members: tuple[Member, ...]
    next_start: int | None
    findings: tuple[Finding, ...] = ()


def shown(name: str) -> str:
    """A name of a file as it can be shown anywhere: in one line, without marks that turn text around, and not long."""
    plain = "".join(c if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn") else "□" for c in name)
    plain = " ".join(plain.split())
    return plain if len(plain) <= LONGEST_NAME else f"{plain[:50]} ... {plain[-25:]}"


def is_container(name: str, head: bytes) -> bool:
    """Whether to look for returns in a file, by its name and its first bytes; what is inside decides further."""
    lower = name.lower()
    if head.startswith(b"PK\x03\x04"):
        return not lower.endswith((".xlsx", ".xlsm", ".ods", ".docx", ".pptx", ".xls"))
    return lower.endswith((".eml", ".zip"))


def unpack(name: str, data: bytes, start: int = 0, with_word: bool = False) -> Batch:
    """What is in a zip or mail from the so-manieth file on. A workbook that has no name of its own comes out as is.

    ``with_word`` also hands over Word files.
    """
    most = MOST_BYTES_OF_A_MAIL if name.lower().endswith(".eml") else MOST_BYTES
    if len(data) > most:
        limit = f"{most // 1_000_000} MB"
        return Batch((), None, (Finding(code="RO-023", file=name, found=f"meer dan {limit}", expected=limit),))
    try:
        found = _members(name, data, None, 0, with_word)
        members: list[Member] = []
        size = 0
        for member in islice(found, start, None):
            members.append(member)
            size += len(member.data)
            if size > BATCH:
                return Batch(tuple(members), start + len(members))
    except NotOpened as problem:
        return Batch((), None, (Finding(code=problem.code, file=name, **problem.fields),))  # type: ignore[arg-type]
    if not members and start == 0:
        return Batch((), None, (Finding(code="RO-021", file=name),))
    return Batch(tuple(members), None)


def _members(name: str, data: bytes, moment: datetime | None, depth: int, with_word: bool = False) -> Iterator[Member]:
    """Every file that may be a workbook, however it is wrapped."""
    if not is_container(name, data[:8]) or _is_office(data):
        yield Member(name, data, moment)
        return
    if depth == DEEPEST:
        raise NotOpened("RO-022")
    inside = _in_mail(data) if name.lower().endswith(".eml") and not data.startswith(b"PK") else _in_zip(data)
    total = 0
    for number, (inner, content, when) in enumerate(inside, start=1):
        total += len(content)
        if number > MOST_FILES or total > MOST_UNPACKED:
            raise NotOpened("RO-023", found=f"meer dan {MOST_FILES} bestanden", expected=f"{MOST_FILES}")
        if _may_hold_a_workbook(inner, content) or (with_word and _is_word(inner, content)):
            yield from _members(f"{name} > {shown(inner)}", content, when, depth + 1, with_word)


def _is_office(data: bytes) -> bool:
    """Whether a zip is itself a document of an office program."""
    if not data.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except _DAMAGED as problem:
        raise NotOpened("BE-006") from problem
    return any(item.startswith(_WORKBOOK_PARTS) for item in names)


def _may_hold_a_workbook(name: str, data: bytes) -> bool:
    """Whether a file that came along is worth a look."""
    parts = [part for part in re.split(r"[/\\]", name) if part not in ("", ".", "..")]
    last = parts[-1] if parts else ""
    if _OTHER_KINDS.fullmatch(last) or any(map(PASSED_OVER.fullmatch, parts)):
        return False
    return data.startswith(_SIGNATURES) or last.lower().endswith((".xlsx", ".xlsm", ".xls", ".ods", ".zip", ".eml"))


def _is_word(name: str, data: bytes) -> bool:
    """Whether a file that came along is a Word document of today, and no lock file."""
    last = re.split(r"[/\\]", name)[-1]
    return last.lower().endswith(".docx") and data.startswith(b"PK") and not PASSED_OVER.fullmatch(last)


def _in_zip(data: bytes) -> Iterator[tuple[str, bytes, datetime | None]]:
    """Name, content and moment of every file in a zip. Raises NotOpened."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            _check_sizes(infos)
            for info in infos:
                yield info.filename, archive.read(info), _zip_moment(info)
    except _DAMAGED as problem:
        raise NotOpened("BE-006") from problem


def _check_sizes(infos: list[zipfile.ZipInfo]) -> None:
    """Refuse what is locked, too much, or would unpack to far more than it is."""
    if len(infos) > MOST_FILES:
        raise NotOpened("RO-023", found=f"{len(infos)} bestanden", expected=f"{MOST_FILES}")
    for info in infos:
        if info.flag_bits & 1:
            raise NotOpened("RO-024")
        large = info.file_size > RATIO_COUNTS_FROM
        if large and info.file_size > HIGHEST_RATIO * max(info.compress_size, 1):
            raise NotOpened("BE-008", found="een klein onderdeel dat uitgepakt heel groot wordt")
        if info.file_size > MOST_PER_FILE:
            found, most = f"een bestand van {info.file_size // 1_000_000} MB", f"{MOST_PER_FILE // 1_000_000} MB"
            raise NotOpened("RO-023", found=found, expected=most)


def _zip_moment(info: zipfile.ZipInfo) -> datetime | None:
    try:
        return datetime(*info.date_time)  # a zip knows no time zone
    except ValueError:
        return None


def _in_mail(data: bytes) -> Iterator[tuple[str, bytes, datetime | None]]:
    """Name and content of every attachment of a mail, with the moment it was sent; a mail in a mail too."""
    from email import message_from_bytes, policy  # only now: most rounds hold no mails, and this costs time
    from email.errors import MessageError

    try:
        mail = message_from_bytes(data, policy=policy.default)
        moment = _sent(str(mail.get("date", "")))
        for part in mail.walk():
            content = None if part.is_multipart() else part.get_payload(decode=True)
            if isinstance(content, bytes):
                yield part.get_filename() or "bijlage", content, moment
    except (MessageError, LookupError, ValueError, TypeError, AttributeError) as problem:
        raise NotOpened("BE-006") from problem


def _sent(text: str) -> datetime | None:
    """When a mail was sent, as local time; None when it does not say."""
    from email.utils import parsedate_to_datetime

    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return None
    return moment.astimezone().replace(tzinfo=None) if moment.tzinfo else moment
