"""Measure what reading a file takes: ``python -m tests.round_measure FILE...`` prints a line of JSON for each.

Each file is read in a process of its own, a copy of one that has everything loaded, as in a round.
"""

import json
import os
import sys
import time
from pathlib import Path

from zelfscan.instrument.load import CONTENT
from zelfscan.rounds import tasks
from zelfscan.rounds.containers import is_container
from zelfscan.rounds.orders import READ, UNPACK


def main() -> None:
    """Read every file, and say how long it took and how much memory the process held at most."""
    tasks.instrument_of(CONTENT)
    for name in sys.argv[1:]:
        path, start = Path(name), time.perf_counter()
        child = os.fork()
        if child == 0:
            read(path)
            os._exit(0)
        _, status, used = os.wait4(child, 0)
        seconds, megabytes = time.perf_counter() - start, used.ru_maxrss / 1024
        print(json.dumps({"name": path.name, "seconds": seconds, "megabytes": megabytes, "whole": status == 0}))


def read(path: Path) -> None:
    """Read a file as a round does, or open it when it is a zip or a mail and read what is in it."""
    data = path.read_bytes()
    try:
        if not is_container(path.name, data[:8]):
            READ(CONTENT, path.name, data)
            return
        for member in UNPACK(path.name, data, 0).members:
            READ(CONTENT, member.name, member.data)
    except MemoryError:
        os._exit(1)


if __name__ == "__main__":
    main()
