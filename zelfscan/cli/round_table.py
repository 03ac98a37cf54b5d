"""What `zelfscan ronde verwerken` shows at the end: what there is to tell, the table, and what to open."""

import shutil
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from zelfscan.cli.common import print_findings
from zelfscan.messages import severity
from zelfscan.model.finding import Severity
from zelfscan.model.round import Status
from zelfscan.rounds.making import Line
from zelfscan.rounds.process import Outcome

HEADERS = ("Directie", "Status", "Grootste risico", "Bestand")
NOBODY = "(onbekend)"
WIDEST_NAME, NARROWEST = 32, 24


def print_outcome(folder: Path, outcome: Outcome) -> None:
    """Findings to stderr, the table and what to open to stdout."""
    print_findings(finding for finding in outcome.findings if severity(finding) is not Severity.NOTICE)
    for finding in outcome.findings:
        if severity(finding) is Severity.NOTICE:
            print_findings([finding])
    if not outcome.lines:
        return
    click.echo(table(outcome.lines))
    click.echo(f"\n{in_short(outcome)}")
    click.echo(f"\n{what_to_open(folder, outcome)}")


def table(lines: Sequence[Line]) -> str:
    """A line per directorate; what does not fit in a column goes on below."""
    rows = [(line.directorate or NOBODY, line.status.value, line.risk or "-", line.file or "-") for line in lines]
    first = min(WIDEST_NAME, max(len(row[0]) for row in (HEADERS, *rows)))
    second = max(len(row[1]) for row in (HEADERS, *rows))
    room = shutil.get_terminal_size((120, 24)).columns - first - second - 6
    last = max(len(row[3]) for row in (HEADERS, *rows))
    widths = (first, second, max(NARROWEST, room - last))
    shown = [_row(row, widths) for row in rows]
    return "\n".join([_row(HEADERS, widths), "-" * min(100, max(map(len, shown))), *shown])


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    """One row: the first three cells are folded within their widths, the last one can be as long as it is."""
    folded = [click.wrap_text(cell, width).splitlines() or [""] for cell, width in zip(cells, widths, strict=False)]
    lines = []
    for number in range(max(map(len, folded))):
        parts = [cell[number] if number < len(cell) else "" for cell in folded]
        padded = [f"{part:{width}}" for part, width in zip(parts, widths, strict=True)]
        lines.append("  ".join([*padded, cells[-1] if number == 0 else ""]).rstrip())
    return "\n".join(lines)


def in_short(outcome: Outcome) -> str:
    """How many of each status, and what was made this time."""
    count = Counter(line.status for line in outcome.lines)
    parts = [f"{count[status]} {status.value}" for status in Status if count[status]]
    made = f"Nieuw gemaakt: {outcome.made}." if outcome.made else "Er was niets nieuws."
    return f"{', '.join(parts)}. {made}"


def what_to_open(folder: Path, outcome: Outcome) -> str:
    """What the bureau opens first."""
    overview, report, findings, again = (*outcome.files, "", "", "", "")[:4]
    lines = (
        f"Open eerst: {folder / overview}",
        f"Voor de stuurgroep: {folder / report}",
        *([f"Wat er veranderde sinds de vorige ronde: {folder / again}"] if again else []),
        f"Alles wat we over de bestanden te melden hebben: {folder / findings}",
    )
    return "\n".join(lines)
