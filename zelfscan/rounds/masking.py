"""Mask personal data in everything that leaves the directorate; the workbook of its own makers keeps it."""

from pathlib import PurePath
from typing import Any

from zelfscan.model.base import Model
from zelfscan.model.finding import Finding
from zelfscan.model.scan import Scan
from zelfscan.privacy import mask

FREE_TEXT = ("processes", "remarks", "preconditions", "roles", "documents", "own_risks", "quick_fixes", "overrides")
NAMES = {
    "process",
    "category",
    "question",
    "precondition",
    "role",
    "document",
    "code",
    "commissioner",
    "lead",
    "source",
}
"""Fields that hold ids and names of files, not what people typed."""


def mask_scan(scan: Scan) -> Scan:
    """The scan with personal data in free text masked, and of its file only the name: a path can hold a name too."""
    masked: dict[str, Any] = {name: tuple(map(_mask_item, getattr(scan, name))) for name in FREE_TEXT}
    masked["evaluation"] = tuple(map(_mask_item, scan.evaluation))
    masked.update({name: mask(getattr(scan, name)) for name in ("organisation", "directorate", "filled_in_by")})
    masked["source"] = file_name(scan.source)
    moves = masked["overrides"]
    masked["overrides"] = tuple(move.model_copy(update={"source": file_name(move.source)}) for move in moves)
    return scan.model_copy(update=masked)


def file_name(path: str) -> str:
    """Of a path only the name of the file, with personal data masked and characters that no text can hold replaced."""
    return mask(PurePath(path).name.encode("utf-8", "replace").decode("utf-8"))


def mask_finding(finding: Finding) -> Finding:
    """The finding with personal data in what it quotes masked, and of its file only the name."""
    quoted = {name: mask(getattr(finding, name)) for name in ("found", "expected", "suggestion")}
    details = {name: mask(value) for name, value in finding.details.items()}
    return finding.model_copy(update={**quoted, "details": details, "file": file_name(finding.file)})


def _mask_item(item: Model) -> Model:
    texts = {name: mask(value) for name, value in item if isinstance(value, str) and value and name not in NAMES}
    return item.model_copy(update=texts) if texts else item
