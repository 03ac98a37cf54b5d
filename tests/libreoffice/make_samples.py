"""Makes the sample returns anew: builds each workbook, has LibreOffice fill it in, and saves it in samples/.

Needs LibreOffice and a Python with ``uno`` (Debian: libreoffice-calc and python3-uno). One command makes all of
them; with names it makes only those:

    python -m tests.libreoffice.make_samples [NAME ...]

What people type stands in samples/bron/NAME.yaml. ``UNO_PYTHON`` names the Python with ``uno`` (default
/usr/bin/python3).
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.sample_sources import Source, entries, issue_of, read_sources
from zelfscan.instrument.load import load_instrument
from zelfscan.model.instrument import Instrument
from zelfscan.workbook.build import build, save

TYPIST = Path(__file__).parent / "typist.py"
MISTAKES = {
    "typ": "type",
    "kopieer rij": "copy_row",
    "voeg rij in": "insert_row",
    "nieuwe rij": "new_row",
    "voeg kolom in": "insert_column",
    "hernoem blad": "rename_sheet",
    "verwijder blad": "delete_sheet",
    "nieuw blad": "new_sheet",
}
"""What the typist calls the kinds of mistakes in a source."""


def main(names: list[str]) -> None:
    """Make the samples with these names; all of them when there are none."""
    instrument, problems = load_instrument()
    if instrument is None:
        raise SystemExit(f"The content has {len(problems)} problems.")
    sources = [source for source in read_sources() if not names or source.name in names]
    make(instrument, {source.path: source for source in sources})
    for source in sources:
        print(source.path)


def make(instrument: Instrument, targets: dict[Path, Source]) -> None:
    """Have LibreOffice fill in a workbook for each source, and save it at its path. Raises CalledProcessError."""
    with tempfile.TemporaryDirectory() as folder:
        jobs = [_job(instrument, source, Path(folder), target) for target, source in targets.items()]
        jobs_file = Path(folder) / "jobs.json"
        jobs_file.write_text(json.dumps(jobs), encoding="utf-8")
        subprocess.run([os.environ.get("UNO_PYTHON", "/usr/bin/python3"), str(TYPIST), str(jobs_file)], check=True)


def _job(instrument: Instrument, source: Source, folder: Path, target: Path) -> dict[str, Any]:
    """Hand out the workbook, and say what people type in it."""
    empty = folder / f"{source.name}.xlsx"
    save(build(instrument, issue_of(source)), empty)
    target.parent.mkdir(exist_ok=True)
    steps = [entry.as_job() for entry in entries(instrument, source)]
    if source.faults:
        steps += [{"do": "unlock"}, *(_mistake(given) for given in source.faults)]
    return {"open": str(empty), "save": str(target), "steps": steps}


def _mistake(given: dict[str, Any]) -> dict[str, Any]:
    """One mistake in the words of the typist."""
    step = {"do": MISTAKES[given["doe"]], "sheet": given["blad"], "row": given.get("rij"), "header": given.get("kolom")}
    if "datum" in given:
        return step | {"kind": "date", "value": given["datum"].isoformat()}
    if "formule" in given:
        return step | {"kind": "formula", "value": given["formule"]}
    return step | {"kind": "text", "value": given.get("tekst", "")}


if __name__ == "__main__":
    main(sys.argv[1:])
