"""A kill at any moment: no file is half-written, and the next run ends where an undisturbed run ends."""

import hashlib
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.rounds import a_round, files, processed, put, workbook
from zelfscan.rounds import overview, report
from zelfscan.rounds.folder import RoundFolder

CALLS = ("open", "write", "fsync", "chmod", "rename", "replace", "unlink", "rmdir", "mkdir")
"""Everything by which a process changes a folder; a kill falls before one of them."""
LEAST_MOMENTS = 50


def make_round(folder: Path) -> RoundFolder:
    """Three directorates: one good, one faulty, one silent; plus a mail with a workbook that is not on the list."""
    returns = {"wmo.xlsx": workbook("Wmo-loket", "w1"), "jeugd.xlsx": workbook("Jeugd", "j1", wrong=True)}
    return a_round(folder, returns, ("Wmo-loket", "Jeugd", "Sport"))


def change_round(place: RoundFolder) -> None:
    """What comes in later: the faulty return mended, and another directorate."""
    put(place, "jeugd.xlsx", workbook("Jeugd", "j1"))
    put(place, "sport.xlsx", workbook("Sport", "s1"))


def counted(limit: int, work: Callable[[], object]) -> int:
    """Do the work in a process that is killed just before its so-manieth change; how many it made (0: killed)."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        made = 0

        def counting(whole: Callable[..., Any]) -> Callable[..., Any]:
            def call(*arguments: Any, **names: Any) -> Any:
                nonlocal made
                if whole.__name__ != "open" or (len(arguments) > 1 and arguments[1] & (os.O_CREAT | os.O_WRONLY)):
                    made += 1
                    if made == limit:
                        os.kill(os.getpid(), signal.SIGKILL)
                return whole(*arguments, **names)

            return call

        whole_write = os.write
        for name in CALLS:
            setattr(os, name, counting(getattr(os, name)))
        work()
        whole_write(writer, str(made).encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as stream:
        told = stream.read()
    status = os.waitpid(child, 0)[1]
    assert status in (0, signal.SIGKILL), status
    return int(told or 0)


def half_written(place: RoundFolder) -> list[str]:
    """Files under their own name that are not whole."""
    broken = []
    for name, data in files(place).items():
        path = Path(name)
        if path.suffix in (".docx", ".xlsx"):
            with zipfile.ZipFile(io.BytesIO(data)) as package:
                broken += [name] if package.testzip() else []
        elif path.suffix == ".json":
            json.loads(data)
        elif path.suffix == ".eml" and not data.rstrip().endswith(b"--"):
            broken.append(name)
    return broken


def whole_files(place: RoundFolder) -> dict[str, str]:
    """What was made, by name; temporary files are those of nobody yet, and the lock is let go of by the system.

    A history says when it was written, which is another moment in each run.
    """
    return {
        name: hashlib.sha256(re.sub(rb'"read_on": "[^"]*"', b"", data)).hexdigest()
        for name, data in files(place).items()
        if not name.endswith((".tmp", "/slot"))
    }


def without_temporary(place: RoundFolder) -> None:
    """Only after a whole run: then no temporary file may be left."""
    assert not [name for name in files(place) if name.endswith((".tmp", "/slot"))]


@pytest.fixture
def remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make each different overview and report only once; they are pure, and take most of the time."""
    known: dict[str, bytes] = {}

    def once(module: Any, name: str) -> None:
        whole = getattr(module, name)

        def made(instrument: Any, round_: Any, summaries: Any, *rest: Any) -> bytes:
            listed = list(summaries)
            key = f"{name} {[item.model_dump_json() for item in listed]}"
            if key not in known:
                known[key] = whole(instrument, round_, iter(listed), *rest)
            return known[key]

        monkeypatch.setattr(module, name, made)

    once(overview, "overview")
    once(report, "report")


@pytest.mark.usefixtures("remembered")
@pytest.mark.parametrize("second", [False, True], ids=["first run", "run after a change"])
def test_a_kill_at_any_moment_is_as_if_it_never_happened(tmp_path: Path, second: bool) -> None:
    start = make_round(tmp_path / "begin")
    if second:
        processed(start)
        change_round(start)
    undisturbed = copy(start, tmp_path / "ongestoord")
    processed(undisturbed)
    expected = whole_files(undisturbed)
    other = copy(start, tmp_path / "geteld")
    moments = counted(0, lambda: processed(other))
    assert moments >= LEAST_MOMENTS
    for moment in range(1, moments + 1):
        place = copy(start, tmp_path / "gedood")
        assert counted(moment, lambda place=place: processed(place)) == 0  # type: ignore[misc]
        assert half_written(place) == [], moment
        processed(place)
        assert whole_files(place) == expected, moment
        without_temporary(place)
        shutil.rmtree(place.path)


def copy(place: RoundFolder, target: Path) -> RoundFolder:
    shutil.copytree(place.path, target)
    return RoundFolder(target)


def test_the_whole_program_killed_with_its_child_processes_is_as_if_it_never_happened(tmp_path: Path) -> None:
    start = make_round(tmp_path / "begin")
    undisturbed = copy(start, tmp_path / "ongestoord")
    run(undisturbed).wait()
    expected = whole_files(undisturbed)
    place = copy(start, tmp_path / "gedood")
    for moment in ("administratie/slot", "uitvoer/wmo-loket"):
        running = run(place)
        wait_for(place.path / moment, running)
        running.kill()
        running.wait()
        assert half_written(place) == []
    assert run(place).wait() == 1
    assert whole_files(place) == expected
    without_temporary(place)


def run(place: RoundFolder) -> "subprocess.Popen[bytes]":
    """The program at work in a round."""
    command = [sys.executable, "-m", "zelfscan", "ronde", "verwerken", str(place.path), "--werkers", "2"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def wait_for(path: Path, running: "subprocess.Popen[bytes]") -> None:
    """Wait until the program made a file, or ended."""
    while not path.exists() and running.poll() is None:
        time.sleep(0.005)
