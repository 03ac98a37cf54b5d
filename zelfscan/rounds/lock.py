"""One run at a time: a lock on the round that the system itself lets go of when a process ends, however it ends."""

import contextlib
import datetime as dt
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PLACE = 1 << 20
"""The byte that is locked where a lock also keeps others from reading: far behind what the file says."""


class Busy(Exception):
    """Another process has the lock; ``who`` is what the lock says of it, if anything."""

    def __init__(self, who: str) -> None:
        super().__init__(who)
        self.who = who


if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        os.lseek(handle, _PLACE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(handle: int) -> None:
        """Lock the file for this process. Raises OSError when another process has it."""
        fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def only_one(path: Path, now: dt.datetime) -> Iterator[None]:
    """Hold the lock as long as the block lasts. Raises Busy, and OSError when the folder cannot be written.

    The file says who has it. One that was left behind by a process that is no more keeps nobody out.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = _opened(path)
    try:
        os.truncate(handle, 0)
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, f"proces {os.getpid()}, sinds {now:%H:%M}".encode())
        yield
    finally:
        with contextlib.suppress(OSError):  # on Windows an open file cannot be removed, and an empty one does no harm
            path.unlink()
        os.close(handle)


def _opened(path: Path) -> int:
    """The lock file, open and locked: the one that stands at the path, not one that was just removed."""
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            _take(handle)
        except OSError as problem:
            os.close(handle)
            raise Busy(path.read_text(encoding="utf-8", errors="replace")) from problem
        if path.exists() and os.path.samestat(os.fstat(handle), path.stat()):
            return handle
        os.close(handle)
