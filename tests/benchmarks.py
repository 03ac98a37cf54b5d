"""Measure how fast the product is, as ratios to a named baseline in the same run: ``python -m tests.benchmarks``.

The workbook is a full one for contact A with three work processes, filled in and saved by LibreOffice. Machines
differ and are noisy, so seconds only help to understand the ratios; each figure is the median of several runs, and
the two sides of a ratio are run in turn.
"""

import datetime as dt
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.fillings import answer_all, describe, empty
from tests.libreoffice.make_samples import TYPIST
from tests.round_benchmarks import rounds
from zelfscan.documents.render import render
from zelfscan.documents.view import plan_fields
from zelfscan.instrument.load import load_instrument
from zelfscan.model.instrument import Instrument
from zelfscan.rounds.directorate import make_result
from zelfscan.workbook.build import build, save
from zelfscan.workbook.read import read

TEMPLATE = Path(__file__).parent.parent / "templates" / "docx" / "verbeterplan.docx"
BARE = "import openpyxl, docxtpl"
RUNS = 9
SIZES = (50, 200, 1000)
"""Returns in a round; ``--short`` leaves out the largest, which takes minutes."""


def main() -> None:
    """Print one line per stage: ours, the baseline, and the ratio."""
    instrument, problems = load_instrument()
    assert instrument is not None, problems
    with tempfile.TemporaryDirectory() as folder:
        workbook = filled_workbook(instrument, Path(folder))
        print(
            f"workbook: full, contact A, three processes, {workbook.stat().st_size / 1024:.0f} KB, saved by LibreOffice"
        )
        print(f"{'stage':58}{'ours':>9}{'baseline':>10}   ratio")
        reading(instrument, workbook)
        rendering(instrument, workbook)
        whole_process(workbook, Path(folder))
        rounds(instrument, workbook, Path(folder), SIZES[:-1] if "--short" in sys.argv[1:] else SIZES)


def filled_workbook(instrument: Instrument, folder: Path) -> Path:
    """A full workbook with three processes, in which every cell is filled in by LibreOffice."""
    filling = empty(instrument, "meting", "A", full=True, processes=3)
    for number, code in enumerate(("P1", "P2", "P3")):
        values = {attribute.id: 1 + number % 3 for attribute in instrument.attributes}
        describe(filling, instrument, code, f"Werkproces {number + 1} (fictief)", "A", values)
    answer_all(filling, "Deels")
    blank, workbook, jobs = folder / "leeg.xlsx", folder / "ingevuld.xlsx", folder / "jobs.json"
    save(build(instrument, filling.issue), blank)
    jobs.write_text(json.dumps([{"open": str(blank), "save": str(workbook), "steps": filling.steps()}]), "utf-8")
    subprocess.run([os.environ.get("UNO_PYTHON", "/usr/bin/python3"), str(TYPIST), str(jobs)], check=True)
    return workbook


def reading(instrument: Instrument, workbook: Path) -> None:
    """Guard, parse and findings against openpyxl opening the same file."""
    import openpyxl

    compare(
        "read a workbook / openpyxl.load_workbook",
        lambda: read(workbook, instrument),
        lambda: openpyxl.load_workbook(workbook),
    )


def rendering(instrument: Instrument, workbook: Path) -> None:
    """The second and later plans against plain docxtpl with the same template and context."""
    from docxtpl import DocxTemplate

    scan, findings = read(workbook, instrument)
    assert scan is not None, findings
    today = dt.date(2027, 1, 1)
    result = make_result(instrument, [scan], findings, today, despite_errors=True)
    assert result.plan is not None
    context = plan_fields(instrument, result.assessment, result.plan).model_dump()
    render(TEMPLATE, context)

    def plain() -> None:
        template = DocxTemplate(TEMPLATE)
        template.render(context, autoescape=True)
        with tempfile.TemporaryFile() as target:
            template.save(target)

    compare("fill the second plan / plain docxtpl", lambda: render(TEMPLATE, context), plain)


def whole_process(workbook: Path, folder: Path) -> None:
    """Whole processes, from start to end, against an interpreter that only imports both libraries."""
    zelfscan = [sys.executable, "-m", "zelfscan"]
    plan = [*zelfscan, "plan", str(workbook), "--uit", str(folder / "plannen"), "--toch"]
    bare = [sys.executable, "-c", BARE]
    compare(f"zelfscan plan, whole process / python -c '{BARE}'", lambda: run(plan), lambda: run(bare))
    compare(f"zelfscan --help / python -c '{BARE}'", lambda: run([*zelfscan, "--help"]), lambda: run(bare))


def run(command: list[str]) -> None:
    """Run a process to its end, without its output."""
    subprocess.run(command, check=True, capture_output=True)


def compare(name: str, ours: Callable[[], object], baseline: Callable[[], object]) -> None:
    """Run both in turn and print the medians and the median of the ratios, pair by pair."""
    pairs = [(seconds(ours), seconds(baseline)) for _ in range(RUNS + 1)][1:]
    mine, theirs = (statistics.median(side) for side in zip(*pairs, strict=True))
    ratio = statistics.median(one / other for one, other in pairs)
    factor = f"{1 / ratio:.1f} times faster" if ratio < 1 else f"{ratio:.2f} times as long"
    print(f"{name:58}{mine * 1000:7.0f}ms{theirs * 1000:8.0f}ms   {ratio:.2f} ({factor})")


def seconds(work: Callable[[], object]) -> float:
    """How long one run takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
