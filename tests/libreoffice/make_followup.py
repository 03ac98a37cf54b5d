"""Makes the samples after the plan anew: goes through the demo, and has LibreOffice do what people do in between.

Needs what make_samples needs, and its samples:

    python -m tests.libreoffice.make_followup

What people change and type stands in samples/bron-vervolg/*.yaml.
"""

import json
import os
import re
import subprocess
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from tests import followup_sources as sources
from tests.followup_sources import Cell, Given
from tests.libreoffice.make_samples import TYPIST
from zelfscan.cli import demo, demo_cycle
from zelfscan.cli.round_place import open_round
from zelfscan.files import write_atomic
from zelfscan.model.instrument import Instrument
from zelfscan.model.round import Round
from zelfscan.rounds.folder import RoundFolder

MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
WRITER = TYPIST.with_name("writer.py")


def main() -> None:
    """Make the samples."""
    with tempfile.TemporaryDirectory() as folder:
        for path in make(Path(folder)):
            print(path)


def make(folder: Path) -> list[Path]:
    """Go through the demo in a folder, and have LibreOffice make each sample in its turn. Raises CalledProcessError."""
    place, current, instrument = first_round(RoundFolder(folder / "ronde"))
    demo_cycle.hand_out_forms(place, current, instrument)
    have_edited(folder, place)
    demo_cycle.follow(place, current, instrument)
    have_measured_again(folder, demo_cycle.start_again(place, current, instrument), instrument)
    have_noted(folder, place, current, instrument)
    return [item.path for item in (*sources.plans(), *sources.forms(), *sources.workbooks(), sources.notes())]


def first_round(place: RoundFolder) -> tuple[RoundFolder, Round, Instrument]:
    """The first round up to its plans."""
    demo.start(place)
    place, current, instrument = open_round(place.path)
    demo.issue(place, current, instrument, demo_cycle.ISSUED)
    demo_cycle.take(demo.returned(), place.returns)
    demo.run(place, current)
    return place, current, instrument


def have_edited(folder: Path, place: RoundFolder) -> None:
    """People edit their plans and fill in their progress workbooks."""
    jobs = [
        {
            "open": str(place.output_of(given.name) / f"verbeterplan-{given.name}.docx"),
            "save": str(given.path),
            "steps": list(sources.plan_steps(given)),
        }
        for given in sources.plans()
    ]
    office(folder, WRITER, jobs)
    set_saved(sources.plans())
    handed = {given.name: place.issued_to(given.name) / f"voortgang-{given.name}.xlsx" for given in sources.forms()}
    type_in(folder, sources.forms(), lambda given: handed[given.name], sources.form_cells)


def have_measured_again(folder: Path, again: RoundFolder, instrument: Instrument) -> None:
    """People confirm or change their answers of last time."""
    place, current, _ = open_round(again.path)
    demo.issue(place, current, instrument, demo_cycle.ISSUED_AGAIN)
    found = {path.stem.removeprefix("zelfscan-"): path for path in place.issued.glob("*/zelfscan-*.xlsx")}
    type_in(
        folder,
        sources.workbooks(),
        lambda given: found.get(given.name) or found[f"{given.name}-samen"],
        lambda given, handed: sources.again_cells(instrument, given, handed),
    )


def have_noted(folder: Path, place: RoundFolder, current: Round, instrument: Instrument) -> None:
    """The bureau writes down what it heard."""
    from zelfscan.evaluation.evaluate import build_notes_of
    from zelfscan.evaluation.gather import gather

    empty = folder / "notities.xlsx"
    write_atomic(empty, build_notes_of(instrument, current, gather(place, current, instrument)[0]))
    type_in(folder, [sources.notes()], lambda _: empty, sources.note_cells)


def type_in(
    folder: Path,
    given: Sequence[Given],
    handed: Callable[[Given], Path],
    cells: Callable[[Given, Path], Iterable[Cell]],
) -> None:
    """Have LibreOffice type in the workbooks that were handed out."""
    jobs = [
        {
            "open": str(handed(item)),
            "save": str(item.path),
            "steps": [{"do": "type_cells", "cells": list(cells(item, handed(item)))}],
        }
        for item in given
    ]
    office(folder, TYPIST, jobs)
    set_saved(given)


def set_saved(given: Iterable[Given]) -> None:
    """Let each file say that it was saved when its source says so: LibreOffice can only write the moment of now."""
    for item in given:
        with zipfile.ZipFile(item.path) as package:
            parts = [(info, package.read(info)) for info in package.infolist()]
        with zipfile.ZipFile(item.path, "w", zipfile.ZIP_DEFLATED) as package:
            for info, data in parts:
                is_dated = info.filename == "docProps/core.xml"
                moment = rf"\g<1>{item.saved}Z".encode()
                package.writestr(info, MODIFIED.sub(moment, data) if is_dated else data)


def office(folder: Path, script: Path, jobs: list[dict[str, Any]]) -> None:
    """Have LibreOffice do these jobs, in one go. Raises CalledProcessError."""
    for job in jobs:
        Path(job["save"]).parent.mkdir(exist_ok=True)
    jobs_file = folder / "jobs.json"
    jobs_file.write_text(json.dumps(jobs), encoding="utf-8")
    subprocess.run([os.environ.get("UNO_PYTHON", "/usr/bin/python3"), str(script), str(jobs_file)], check=True)


if __name__ == "__main__":
    main()
