"""The snapshot: the checked instrument as one JSON file, used as long as the content files have not changed."""

import hashlib
from pathlib import Path

from pydantic import ValidationError

from zelfscan.model.content import Snapshot
from zelfscan.model.instrument import Instrument

NAME = "snapshot.json"


def digest(folder: Path) -> str:
    """The sha256 over the names and bytes of all YAML files in the folder, in a fixed order."""
    total = hashlib.sha256()
    for path in content_files(folder):
        data = path.read_bytes().replace(b"\r\n", b"\n")
        total.update(f"{path.relative_to(folder).as_posix()}\0{len(data)}\0".encode())
        total.update(data)
    return total.hexdigest()


def content_files(folder: Path) -> list[Path]:
    """All YAML files of the folder and the folders directly in it, by name."""
    return sorted([*folder.glob("*.yaml"), *folder.glob("*/*.yaml")], key=lambda path: path.as_posix())


def dump(folder: Path, instrument: Instrument) -> str:
    """The text of the snapshot of a folder whose content is this instrument."""
    return Snapshot(sha256=digest(folder), instrument=instrument).model_dump_json(exclude_defaults=True) + "\n"


def read(folder: Path) -> Instrument | None:
    """The instrument from the snapshot, or ``None`` when there is none, or the content or the models have changed."""
    path = folder / NAME
    if not path.is_file():
        return None
    try:
        text, now = path.read_bytes(), digest(folder)
    except OSError:
        return None  # reading the content itself names the file
    if not text.startswith(b'{"sha256":"' + now.encode() + b'"'):
        return None
    try:
        return Snapshot.model_validate_json(text).instrument
    except ValidationError:
        return None
