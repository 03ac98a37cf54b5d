"""Work in a child process, within limits on time and memory; what dies or hangs here harms nobody else.

A child reads tasks from its standard input and writes outcomes to its standard output, each as a length and a
pickle. Where the system can fork, a child that stopped is replaced at once by a copy that has everything loaded.
"""

import faulthandler
import gc
import os
import pickle
import signal
import sys
from dataclasses import dataclass
from importlib import import_module
from typing import Any, BinaryIO

LENGTH = 8
STOPPED = ("stopped", None)
"""What takes the place of an outcome when the child that worked on the task is no more."""


class WorkerStopped(Exception):
    """The process that worked on a task died, or was stopped because it took too long."""


@dataclass(frozen=True, slots=True)
class Bounded:
    """A function that may take so many seconds and so much memory; beyond that its process stops.

    It is named as ``module:function``, so that only the process that does the work loads it. Memory is bounded on
    Linux only: what the process holds in all.
    """

    function: str
    seconds: float
    megabytes: int

    def __call__(self, *arguments: object) -> Any:
        """The outcome of the function. Raises what it raises, and MemoryError."""
        module, _, name = self.function.partition(":")
        function = getattr(import_module(module), name)
        faulthandler.dump_traceback_later(self.seconds, exit=True)
        _bound_memory(self.megabytes)
        try:
            return function(*arguments)
        finally:
            _bound_memory(None)
            faulthandler.cancel_dump_traceback_later()


if sys.platform == "linux":
    import resource

    def _bound_memory(megabytes: int | None) -> None:
        """Let the process hold so much memory in all, or any amount."""
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        most = hard
        if megabytes is not None:
            with open("/proc/self/statm", "rb") as stream:  # noqa: PTH123 - a path object for every task costs time
                mapped, held = map(int, stream.read().split()[:2])
            most = megabytes * 2**20 + (mapped - held) * resource.getpagesize()
            most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))

else:

    def _bound_memory(megabytes: int | None) -> None:
        """Elsewhere the limits of the guard stand in."""


def send(stream: BinaryIO, data: bytes) -> None:
    """Write one message. Raises OSError when nobody listens."""
    stream.write(len(data).to_bytes(LENGTH, "big") + data)
    stream.flush()


def receive(stream: BinaryIO) -> bytes:
    """Read one message. Raises EOFError when there is none, or only a part of one."""
    length = int.from_bytes(_exactly(stream, LENGTH), "big")
    return _exactly(stream, length)


def _exactly(stream: BinaryIO, count: int) -> bytes:
    data = bytearray()
    while len(data) < count:
        piece = stream.read(min(count - len(data), 1 << 20))
        if not piece:
            raise EOFError
        data += piece
    return bytes(data)


def main() -> None:
    """Serve tasks until the other side closes; the arguments name modules to load beforehand."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent says when to stop
    source = os.fdopen(os.dup(0), "rb", buffering=0)
    target = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_RDWR), 1)  # what a library prints must not end up among the outcomes
    for name in sys.argv[1:]:
        import_module(name)
    gc.freeze()
    if not hasattr(os, "fork"):
        _serve(source, target)
        return
    while child := os.fork():
        if os.waitpid(child, 0)[1] == 0:
            return
        send(target, pickle.dumps(STOPPED))
    _serve(source, target)


def _serve(source: BinaryIO, target: BinaryIO) -> None:
    """Do tasks one by one."""
    while True:
        try:
            task = receive(source)
        except EOFError:
            return
        send(target, _outcome(task))


def _outcome(task: bytes) -> bytes:
    """What became of a task: its value, or what it raised.

    Whatever goes wrong in a task is told to the parent, which makes a finding of it.
    """
    try:
        function, arguments = pickle.loads(task)  # noqa: S301 - from our own parent
        return pickle.dumps(("done", function(*arguments)), protocol=pickle.HIGHEST_PROTOCOL)
    except Exception as problem:  # noqa: BLE001 - it travels to the parent and is raised there
        return pickle.dumps(("raised", _portable(problem)))


def _portable(problem: Exception) -> Exception:
    """The same problem, or its words when it cannot travel between processes."""
    try:
        pickle.loads(pickle.dumps(problem))  # noqa: S301 - made one line above
    except Exception:  # noqa: BLE001 - any class may refuse
        return RuntimeError(f"{type(problem).__name__}: {problem}")
    return problem


if __name__ == "__main__":
    main()
