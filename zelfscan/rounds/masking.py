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
    """The scan with personal data in free text masked, and of its file only the name: a path can hold a person's name."""
    masked: dict[str, Any] = {name: tuple(map(_mask_item, getattr(scan, name))) for name in FREE_TEXT}
    masked["evaluation"] = tuple(map(_mask_item, scan.evaluation))
    masked.update({name: mask(getattr(scan, name)) for name in ("organisation", "directorate", "filled_in_by")})
    masked["source"] = PurePath(scan.source).name
    moves = masked["overrides"]
    masked["overrides"] = tuple(move.model_copy(update={"source": PurePath(move.source).name}) for move in moves)
    return scan.model_copy(update=masked)


def mask_finding(finding: Finding) -> Finding:
    """The finding with personal data in what it quotes masked, and of its file only the name."""
    quoted = {name: mask(getattr(finding, name)) for name in ("found", "expected", "suggestion")}
    details = {name: mask(value) for name, value in finding.details.items()}
    return finding.model_copy(update={**quoted, "details": details, "file": PurePath(finding.file).name})


def _mask_item(item: Model) -> Model:
    texts = {name: mask(value) for name, value in item if isinstance(value, str) and value and name not in NAMES}
    return item.model_copy(update=texts) if texts else item
