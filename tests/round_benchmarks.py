"""Measure whole rounds: seconds per return, memory, and how that compares to a plain script for the same work."""

import datetime as dt
import os
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from zelfscan.documents.annex import annex_fields
from zelfscan.documents.view import plan_fields
from zelfscan.model.instrument import Instrument
from zelfscan.rounds.directorate import make_result, to_json
from zelfscan.workbook.grid import Book, Grid, Value
from zelfscan.workbook.package import is_wanted
from zelfscan.workbook.read import read_book

TEMPLATES = Path(__file__).parent.parent / "templates" / "docx"
WORKERS = 2
SAMPLE = 12
"""So many files the plain script does; it takes as long for each."""
ID, NAME = b">meting<", b"Dienst Voorbeeld (fictief)"
"""What tells one copy of the workbook from the other: its id, and the name of the directorate."""


@dataclass(frozen=True)
class Measured:
    """How one run went: seconds in all, and the most memory (MB) that all its processes held together."""

    seconds: float
    megabytes: float


def rounds(instrument: Instrument, workbook: Path, folder: Path, sizes: tuple[int, ...]) -> None:
    """Print per size of a round the first and the second run, against the plain script."""
    biggest = folder / "stapel"
    returns = list(copies(workbook, biggest, max(sizes)))
    baseline = plain_script(instrument, returns[:SAMPLE], folder / "kaal")
    print(f"\nrounds of full workbooks, {WORKERS} workers, whole processes")
    print(f"plain script, one process, measured on {SAMPLE} of the files: {baseline * 1000:.0f} ms per return")
    print(f"{'returns':>8}{'first run':>16}{'second run':>16}{'second/first':>14}{'memory':>10}{'plain/first':>13}")
    smallest = None
    for size in sizes:
        place = new_round(folder / f"ronde-{size}", returns[:size])
        first, second = process(place), process(place)
        check(place, size)
        smallest = smallest or first.megabytes
        print(
            f"{size:8}{first.seconds / size * 1000:13.0f} ms{second.seconds / size * 1000:13.1f} ms"
            f"{second.seconds / first.seconds:14.1%}{first.megabytes:7.0f} MB{baseline / (first.seconds / size):13.1f}"
            f"   memory {first.megabytes / smallest:.2f} times that of {sizes[0]}"
        )


def copies(workbook: Path, folder: Path, count: int) -> Iterator[Path]:
    """Copies of a workbook, each issued to another directorate."""
    folder.mkdir()
    with zipfile.ZipFile(workbook) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    named = {name: data for name, data in parts.items() if ID in data or NAME in data}
    assert "docProps/custom.xml" in named
    for number in range(count):
        path = folder / f"retour-{number:04}.xlsx"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for name, data in parts.items():
                own = data.replace(ID, b">meting-%04d<" % number).replace(NAME, b"Dienst %04d (fictief)" % number)
                archive.writestr(name, own if name in named else data)
        yield path


def new_round(place: Path, returns: list[Path]) -> Path:
    """A round in which these files came back."""
    zelfscan("ronde", "nieuw", str(place))
    for path in returns:
        os.link(path, place / "retour" / path.name)
    return place


def zelfscan(*arguments: str) -> "subprocess.Popen[bytes]":
    """Run the program to its end."""
    process = subprocess.Popen(
        [sys.executable, "-m", "zelfscan", *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    process.wait()
    return process


def process(place: Path) -> Measured:
    """Process a round and watch it."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "zelfscan", "ronde", "verwerken", str(place), "--toch", "--werkers", str(WORKERS)]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peak = [0.0]
    watcher = threading.Thread(target=watch, args=(running, peak))
    watcher.start()
    running.wait()
    seconds = time.perf_counter() - start
    watcher.join()
    return Measured(seconds, peak[0])


def watch(running: "subprocess.Popen[bytes]", peak: list[float]) -> None:
    """Keep the highest sum of memory over a process and all below it, shared pages counted once."""
    while running.poll() is None:
        peak[0] = max(peak[0], sum(map(memory, family(running.pid))))
        time.sleep(0.1)


def family(pid: int) -> list[int]:
    """A process and all that it started."""
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            parents.setdefault(int(fields[1]), []).append(int(entry.name))
    found, todo = [], [pid]
    while todo:
        found.append(todo.pop())
        todo += parents.get(found[-1], [])
    return found


def memory(pid: int) -> float:
    """What a process holds in MB, of what it shares its part."""
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:")) / 1024


def check(place: Path, size: int) -> None:
    """Whether there is a plan for everybody."""
    plans = list((place / "uitvoer").glob("*/verbeterplan-*.docx"))
    assert len(plans) == size, f"{len(plans)} plans instead of {size} in {place}"
    assert (place / "uitvoer" / "overzicht.xlsx").exists()


def plain_script(instrument: Instrument, returns: list[Path], folder: Path) -> float:
    """Seconds per return of what one would write first: openpyxl, our scoring, a new DocxTemplate for each file."""
    folder.mkdir()
    plain(instrument, returns[0], folder)
    start = time.perf_counter()
    for path in returns:
        plain(instrument, path, folder)
    return (time.perf_counter() - start) / len(returns)


def plain(instrument: Instrument, path: Path, folder: Path) -> None:
    """One return: read, score, plan, and write the plan, the annex and the result."""
    import openpyxl
    from docxtpl import DocxTemplate

    workbook = openpyxl.load_workbook(path, data_only=True)
    grids = []
    for number, sheet in enumerate(workbook.worksheets):
        if is_wanted(sheet.title):
            rows: list[list[Value]] = [
                ["" if cell is None else cell for cell in row]  # type: ignore[misc]
                for row in sheet.iter_rows(values_only=True)
            ]
            grids.append(Grid(sheet.title, number, rows))
    scan, findings = read_book(Book(tuple(grids), tuple(workbook.sheetnames)), path.name, instrument)
    assert scan is not None, findings
    result = make_result(instrument, [scan], findings, dt.date(2027, 1, 1), despite_errors=True)
    assert result.plan is not None
    views = {
        "verbeterplan": plan_fields(instrument, result.assessment, result.plan, result.findings),
        "bijlage": annex_fields(instrument, result.assessment, result.plan, result.findings),
    }
    for name, view in views.items():
        template = DocxTemplate(TEMPLATES / f"{name}.docx")
        template.render(view.model_dump(), autoescape=True)
        template.save(folder / f"{name}-{path.stem}.docx")
    (folder / f"{path.stem}.json").write_text(to_json(result), encoding="utf-8")
