"""Writing files so that nothing is ever half-written and nothing that a person changed is ever lost."""

import os
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

STAMP = (2020, 1, 1, 0, 0, 0)
"""The time of every part in a Word or Excel file that this product writes; any program that saves it writes its own."""


def shipped(name: str) -> Path:
    """A file or template that ships with the product: ``ronde/mail.txt``, ``docx/verbeterplan.docx``."""
    from importlib.resources import files  # only now: it costs time at the start

    return Path(str(files("zelfscan_templates"))) / name


def write_atomic(path: Path, blob: bytes) -> None:
    """Write a whole file or nothing: to a temporary file beside it, then in one move. Raises OSError."""
    write_together({path: blob})


def write_together(blobs: Mapping[Path, bytes]) -> None:
    """Write files that belong together: first all beside their places, so that a full disk leaves the old set whole.

    Raises OSError, with the file that it is about as ``filename``.
    """
    waiting: list[tuple[Path, Path]] = []
    path = Path()
    try:
        for path, blob in blobs.items():
            waiting.append((_put_beside(path, blob), path))
        for temporary, path in waiting:
            temporary.replace(path)
    except OSError as problem:
        raise OSError(problem.errno, problem.strerror, str(path)) from problem
    finally:
        for temporary, _ in waiting:
            temporary.unlink(missing_ok=True)


def _put_beside(path: Path, blob: bytes) -> Path:
    """Write a temporary file in the folder of ``path``, safely on the disk; nothing stays of it when that fails."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.stem[:40]}-", suffix=".tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(blob)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(0o644)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


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
