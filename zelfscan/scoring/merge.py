"""Several workbooks of one directorate become one: a fixed order of scans, and one list of work processes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zelfscan.model.finding import Finding
from zelfscan.model.instrument import ContactType, Instrument, Level
from zelfscan.model.scan import Scan, WorkProcess
from zelfscan.text import fold

LEVELS = tuple(Level)


@dataclass(frozen=True, slots=True)
class Merged:
    """The scans in a fixed order, and the work processes they describe together.

    ``conflicts`` holds (place of the scan, process code) where the name contradicts the other workbooks:
    such a process counts as open in that workbook, and its attributes and contact types are left out.
    """

    scans: tuple[Scan, ...]
    processes: tuple[WorkProcess, ...]
    conflicts: frozenset[tuple[int, str]]
    findings: tuple[Finding, ...]


def merge(instrument: Instrument, scans: Sequence[Scan]) -> Merged:
    """Merge scans of one directorate; their order on the way in does not matter."""
    ordered = tuple(sorted(scans, key=_order))
    described = _by_code(ordered)
    processes: list[WorkProcess] = []
    findings: list[Finding] = []
    conflicts: set[tuple[int, str]] = set()
    for code in sorted(described, key=lambda code: (len(code), code)):
        agreeing, contrary = _split(described[code])
        processes.append(_one(code, agreeing))
        conflicts.update((place, code) for place, _ in contrary)
        findings += [_other_name(code, ordered[place], process, processes[-1].name) for place, process in contrary]
        findings += _differences(instrument, code, [process for _, process in agreeing])
    return Merged(ordered, tuple(processes), frozenset(conflicts), tuple(findings))


def _order(scan: Scan) -> tuple[int, str, str, str, str]:
    date = scan.date.isoformat() if scan.date else ""
    return LEVELS.index(scan.level), scan.source, scan.workbook_id, date, scan.filled_in_by


def _by_code(scans: Sequence[Scan]) -> dict[str, list[tuple[int, WorkProcess]]]:
    """Per process code where it is described; a process that only residents name does not count."""
    described: dict[str, list[tuple[int, WorkProcess]]] = {}
    for place, scan in enumerate(scans):
        for process in scan.processes if scan.level != Level.EXPERIENCE else ():
            described.setdefault(process.code, []).append((place, process))
    return described


Described = list[tuple[int, WorkProcess]]


def _split(described: Described) -> tuple[Described, Described]:
    """Those that bear the first name given (or none yet), and those that bear another."""
    first = next((fold(process.name) for _, process in described if process.name.strip()), "")
    agreeing = [(place, process) for place, process in described if fold(process.name) in ("", first)]
    return agreeing, [pair for pair in described if pair not in agreeing]


def _one(code: str, agreeing: Described) -> WorkProcess:
    """Their union: every contact type, and for each attribute the highest value given."""
    processes = [process for _, process in agreeing]
    name = next((process.name for process in processes if process.name.strip()), "")
    contact = tuple(kind for kind in ContactType if any(kind in process.contact for process in processes))
    attributes: dict[str, int] = {}
    for process in processes:
        for attribute, value in process.attributes.items():
            attributes[attribute] = max(value, attributes.get(attribute, value))
    return WorkProcess(code=code, name=name, contact=contact, attributes=attributes)


def _other_name(code: str, scan: Scan, process: WorkProcess, name: str) -> Finding:
    details = {"process": code}
    return Finding(code="SC-001", file=scan.source, found=process.name, expected=name, details=details)


def _differences(instrument: Instrument, code: str, processes: list[WorkProcess]) -> Iterator[Finding]:
    limit = instrument.settings.attribute_difference.value
    for attribute in instrument.attributes:
        values = [process.attributes[attribute.id] for process in processes if attribute.id in process.attributes]
        difference = max(values) - min(values) if values else 0
        if difference >= limit:
            details = {"process": code, "attribute": f"{attribute.id} ({attribute.name})"}
            yield Finding(code="SC-002", found=str(difference), details=details)
