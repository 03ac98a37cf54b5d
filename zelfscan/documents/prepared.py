"""Keep what preparing and compiling a template gave, so that the next start of the program need not do it again.

The files hold nothing of anybody's answers, are named by the content of the template, and may be thrown away at any
time: ``~/.cache/zelfscan`` (``%LOCALAPPDATA%\\zelfscan`` on Windows). Without a place to write, nothing is kept.
"""

import functools
import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, Template

from zelfscan import __version__
from zelfscan.files import write_atomic


@functools.cache
def folder() -> Path | None:
    """Where prepared templates are kept, readable for this user alone; None when that cannot be."""
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    try:
        place = (Path(base) if base else Path.home() / ".cache") / "zelfscan"
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
    except (OSError, RuntimeError):
        return None
    return place if os.access(place, os.W_OK) and is_own(place) else None


def is_own(place: Path) -> bool:
    """Whether nobody else can write here: what is kept is code."""
    if not hasattr(os, "getuid"):
        return True
    stat = place.stat()
    return stat.st_uid == os.getuid() and not stat.st_mode & 0o022


def prepared(source: str, prepare: Callable[[str], str]) -> str:
    """What ``prepare`` makes of the source, from the kept file when it was done before."""
    place = folder()
    if place is None:
        return prepare(source)
    path = place / f"{_key(source)}.xml"
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        made = prepare(source)
    with suppress(OSError):
        write_atomic(path, made.encode("utf-8"))
    return made


def compiled(environment: Environment, source: str) -> Template:
    """The source as a template of this environment, from kept code when there is any. Raises TemplateError."""
    place = folder()
    if place is None:
        return environment.from_string(source)
    cache = FileSystemBytecodeCache(str(place), "%s.code")
    bucket = cache.get_bucket(environment, f"{__version__} {hashlib.sha256(source.encode()).hexdigest()}", None, source)
    if bucket.code is None:
        bucket.code = environment.compile(source)
        with suppress(OSError):
            cache.set_bucket(bucket)
    return Template.from_code(environment, bucket.code, environment.make_globals(None))


def _key(source: str) -> str:
    return hashlib.sha256(f"{__version__} {source}".encode()).hexdigest()
