"""What a child process does for progress: see what kind of file came back, and have it read."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path, PurePath

from zelfscan.model.finding import Finding
from zelfscan.model.progress import FollowedAction, ReadProgress
from zelfscan.rounds.tasks import instrument_of
from zelfscan.rounds.worker import Bounded

SECONDS, MEGABYTES = 20, 500
"""What reading one plan or progress workbook may take."""
READ = Bounded("zelfscan.followup.progress_read:read_file", SECONDS, MEGABYTES)
UNPACK = Bounded("zelfscan.rounds.containers:unpack", SECONDS, MEGABYTES)
WORD, EXCEL = "word/document.xml", "xl/workbook.xml"
OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.spreadsheet": EXCEL,
    b"application/vnd.oasis.opendocument.text": WORD,
}
LONGEST_TYPE = 100
NAMES = dict.fromkeys((".docx", ".docm", ".odt", ".doc"), WORD) | dict.fromkeys(
    (".xlsx", ".xlsm", ".xls", ".ods"), EXCEL
)
Outcome = tuple[ReadProgress | None, tuple[Finding, ...]]


def read_file(content: Path, file: str, data: bytes, known: Mapping[str, FollowedAction]) -> Outcome:
    """What one file says of the actions; None, with a finding, when it is no plan and no progress workbook."""
    kind = kind_of(data, file)
    if kind == WORD:
        from zelfscan.followup.word_plan import read_plan

        return read_plan(data, file, instrument_of(content), known)
    if kind == EXCEL:
        from zelfscan.followup.form_read import read_form

        return read_form(data, file, instrument_of(content), known)
    return None, (Finding(code="VG-008", file=file),)


def kind_of(data: bytes, file: str) -> str:
    """Whether a file is of Word or a workbook, by what is in it, and only where that does not say by its name.

    Empty for anything else. What cannot be opened goes to the reader that its name asks for: that one says why.
    """
    return _inside(data) or NAMES.get(PurePath(file).suffix.lower(), "")


def _inside(data: bytes) -> str:
    """Of which program a zip is; empty when it is no zip, or of another one."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "mimetype" in names and archive.getinfo("mimetype").file_size < LONGEST_TYPE:
                return OPEN_DOCUMENT.get(archive.read("mimetype"), "")
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, RuntimeError, EOFError):
        return ""
    return next((kind for kind in (WORD, EXCEL) if kind in names), "")
