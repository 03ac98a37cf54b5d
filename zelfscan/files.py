"""Writing files so that nothing is ever half-written and nothing that a person changed is ever lost."""

import os
import tempfile
import zipfile
from pathlib import Path

STAMP = (2020, 1, 1, 0, 0, 0)
"""The time of every part in a Word or Excel file that this product writes; any program that saves it writes its own."""


def write_atomic(path: Path, blob: bytes) -> None:
    """Write a whole file or nothing: to a temporary file beside it, then in one move. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.stem[:40]}-", suffix=".tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(blob)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(0o644)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def is_untouched(path: Path) -> bool:
    """Whether an Office file is still as this product wrote it: every part carries our own time stamp."""
    try:
        with zipfile.ZipFile(path) as package:
            return all(part.date_time == STAMP for part in package.infolist())
    except (OSError, zipfile.BadZipFile):
        return False


def free_path(path: Path) -> Path:
    """The path itself when nobody's work stands there, else the first free name beside it: ``plan (2).docx``."""
    candidate, number = path, 1
    while candidate.exists() and not is_untouched(candidate):
        number += 1
        candidate = path.with_name(f"{path.stem} ({number}){path.suffix}")
    return candidate
