"""Executors for a round: child processes of this machine, or a Dask cluster, behind the standard interface."""

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from functools import cache
from queue import SimpleQueue
from threading import Lock, Thread
from typing import Any, ParamSpec, TypeVar

from zelfscan.rounds.worker import WorkerStopped, receive, send

P = ParamSpec("P")
T = TypeVar("T")
K = TypeVar("K", bound=Hashable)
Task = tuple["Future[Any]", bytes]
LOADED = ("zelfscan.rounds.tasks",)
"""What every child loads before it gets work."""
PATIENCE = 10
"""Seconds to wait for the scheduler of a cluster."""
PER_WORKER = 2
"""Tasks under way per worker: one that it does, and one that waits."""


class Child:
    """One child process that does tasks, one at a time."""

    def __init__(self, loaded: Sequence[str] = LOADED) -> None:
        path = os.pathsep.join(item for item in sys.path if item)
        self._process = subprocess.Popen(  # noqa: S603 - our own module, by our own interpreter
            [sys.executable, "-P", "-m", "zelfscan.rounds.worker", *loaded],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path},
        )

    def run(self, task: bytes) -> tuple[str, Any]:
        """How a task ended. Raises OSError, EOFError or UnpicklingError when the process is no more."""
        assert self._process.stdin is not None  # noqa: S101 - both are pipes, see above
        assert self._process.stdout is not None  # noqa: S101
        send(self._process.stdin, task)  # type: ignore[arg-type]
        kind, value = pickle.loads(receive(self._process.stdout))  # type: ignore[arg-type]  # noqa: S301
        return kind, value

    def close(self, now: bool = False) -> None:
        """Let the process end by itself, or stop it now."""
        if now:
            self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None and not stream.closed:
                _close(stream)
        self._process.wait()


def _close(stream: Any) -> None:
    try:
        stream.close()
    except OSError:  # what was still to be written has nowhere to go
        return


class ChildPool(Executor):
    """An executor of child processes. One that dies or hangs costs the task it did, and is replaced."""

    def __init__(self, workers: int, loaded: Sequence[str] = LOADED) -> None:
        self._most, self._loaded = max(1, workers), loaded
        self._tasks: SimpleQueue[Task | None] = SimpleQueue()
        self._threads: list[Thread] = []
        self._lock = Lock()
        self._closed = False

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Have a function done in a child; it and its arguments must be picklable. There are no keyword arguments."""
        if kwargs:
            raise TypeError("arguments by name are not passed on")
        future: Future[T] = Future()
        with self._lock:
            if self._closed:
                raise RuntimeError("this pool is closed")
            self._tasks.put((future, pickle.dumps((fn, args), protocol=pickle.HIGHEST_PROTOCOL)))
            if len(self._threads) < self._most:
                self._threads.append(Thread(target=self._work, daemon=True))
                self._threads[-1].start()
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more tasks, and end the children when they are done."""
        with self._lock:
            self._closed = True
            while cancel_futures and not self._tasks.empty():
                if (task := self._tasks.get()) is not None:
                    task[0].cancel()
            for _ in self._threads:
                self._tasks.put(None)
        if wait:
            for thread in self._threads:
                thread.join()

    def _work(self) -> None:
        """Hand tasks to one child after another child, until there are no more."""
        child: Child | None = None
        while (task := self._tasks.get()) is not None:
            future, work = task
            if future.set_running_or_notify_cancel():
                child = _do(child or Child(self._loaded), future, work)
        if child is not None:
            child.close()


def _do(child: Child, future: Future[Any], work: bytes) -> Child | None:
    """Have a child do one task; the child, or None when it is of no more use."""
    try:
        kind, value = child.run(work)
    except (OSError, EOFError, pickle.UnpicklingError):
        child.close(now=True)
        future.set_exception(WorkerStopped())
        return None
    if kind == "done":
        future.set_result(value)
    else:
        future.set_exception(WorkerStopped() if value is None else value)
    return child


@cache
def _own_pool() -> ChildPool:
    """The one child of this process."""
    return ChildPool(1)


def in_child(function: Callable[..., T], *arguments: object) -> T:
    """Do a task in a child of this process, wherever that runs. Raises what the task raises, and WorkerStopped."""
    return _own_pool().submit(function, *arguments).result()


class ClusterPool(Executor):
    """The executor of a Dask cluster; on each of its machines tasks run in a child process with the same limits."""

    def __init__(self, address: str) -> None:
        """Connect to the scheduler. Raises ImportError without the extra ``cluster``, OSError without a scheduler."""
        from distributed import Client

        self._client: Any = Client(address, timeout=PATIENCE)  # type: ignore[no-untyped-call]
        self._executor: Any = self._client.get_executor(pure=False)  # type: ignore[no-untyped-call]

    @property
    def threads(self) -> int:
        """How many tasks the cluster does at once."""
        return sum(self._client.nthreads().values()) or 1

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Have a function done somewhere in the cluster."""
        future: Future[T] = self._executor.submit(in_child, fn, *args, **kwargs)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Let go of the cluster, which stays as it is."""
        self._executor.shutdown(wait=wait)
        self._client.close()


def done(
    executor: Executor, jobs: Iterable[tuple[K, Callable[..., T], tuple[object, ...]]], workers: int
) -> Iterator[tuple[K, Future[T]]]:
    """Have every job done, and hand over each when it is ready, in any order; only a few wait at a time."""
    waiting: dict[Future[T], K] = {}
    for key, function, arguments in jobs:
        waiting[executor.submit(function, *arguments)] = key
        if len(waiting) >= workers * PER_WORKER:
            yield from _ready(waiting)
    while waiting:
        yield from _ready(waiting)


def _ready(waiting: dict[Future[T], K]) -> Iterator[tuple[K, Future[T]]]:
    """Wait until something is ready."""
    for future in wait(waiting, return_when=FIRST_COMPLETED).done:
        yield waiting.pop(future), future
