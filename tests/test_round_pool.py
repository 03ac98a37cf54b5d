"""Child processes: one that dies, hangs or eats all memory costs the task it did, and nothing else."""

import os
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from concurrent.futures import Executor
from pathlib import Path

import pytest

from tests import round_tasks
from zelfscan.rounds import pool as pools
from zelfscan.rounds.pool import ChildPool, done
from zelfscan.rounds.worker import Bounded, WorkerStopped

DOUBLE = "tests.round_tasks:double"


@pytest.fixture
def pool() -> Iterator[ChildPool]:
    with ChildPool(2, loaded=()) as made:
        yield made


def test_a_task_is_done_in_another_process(pool: ChildPool) -> None:
    assert isinstance(pool, Executor)
    assert pool.submit(round_tasks.double, 21).result() == 42
    assert pool.submit(round_tasks.who).result()[0] != os.getpid()


def test_many_tasks_go_to_few_processes(pool: ChildPool) -> None:
    children = {future.result()[0] for future in [pool.submit(round_tasks.who) for _ in range(20)]}
    assert 1 <= len(children) <= 2
    assert list(pool.map(round_tasks.double, range(5))) == [0, 2, 4, 6, 8]


def test_what_a_task_raises_comes_back(pool: ChildPool) -> None:
    with pytest.raises(ValueError, match="daarom"):
        pool.submit(round_tasks.refuse, "daarom").result()
    with pytest.raises(RuntimeError, match="Local: kan niet mee"):
        pool.submit(round_tasks.refuse_oddly).result()


def test_what_a_task_prints_does_not_end_up_among_the_outcomes(pool: ChildPool) -> None:
    assert pool.submit(round_tasks.shout).result() == "stil"


@pytest.mark.parametrize(
    "killer",
    ["tests.round_tasks:die", "tests.round_tasks:crash", "tests.round_tasks:hang", "tests.round_tasks:hang_in_c"],
)
def test_one_task_that_dies_or_hangs_among_twenty_costs_only_itself(pool: ChildPool, killer: str) -> None:
    jobs = [(number, Bounded(DOUBLE, 5, 300), (number,)) for number in range(20)]
    jobs[7] = (7, Bounded(killer, 0.3, 300), ())
    outcome = dict(done(pool, jobs, 2))
    assert isinstance(outcome.pop(7).exception(), WorkerStopped)
    assert {number: future.result() for number, future in outcome.items()} == {n: 2 * n for n in range(20) if n != 7}


def test_a_child_that_stopped_is_replaced_without_loading_everything_again(pool: ChildPool) -> None:
    child, nursery = pool.submit(round_tasks.who).result()
    for _ in range(4):
        assert isinstance(pool.submit(Bounded("tests.round_tasks:die", 5, 300)).exception(), WorkerStopped)
    later = {pool.submit(round_tasks.who).result() for _ in range(4)}
    assert child not in {number for number, _ in later}
    assert nursery in {parent for _, parent in later}


def test_too_much_memory_is_an_error_of_that_task_alone(pool: ChildPool) -> None:
    assert pool.submit(Bounded("tests.round_tasks:eat", 5, 300), 50).result() == 50 * 2**20
    with pytest.raises(MemoryError):
        pool.submit(Bounded("tests.round_tasks:eat", 5, 300), 400).result()
    assert pool.submit(Bounded("tests.round_tasks:eat", 5, 900), 400).result() == 400 * 2**20


def test_a_limit_ends_with_its_task(pool: ChildPool) -> None:
    assert pool.submit(Bounded(DOUBLE, 0.2, 300), 1).result() == 2
    time.sleep(0.4)
    assert pool.submit(round_tasks.double, 2).result() == 4


def test_a_closed_pool_takes_no_tasks_and_leaves_no_processes() -> None:
    with ChildPool(1, loaded=()) as pool:
        child, nursery = pool.submit(round_tasks.who).result()
    with pytest.raises(RuntimeError):
        pool.submit(round_tasks.double, 1)
    assert not is_running(child)
    assert not is_running(nursery)


def test_closing_a_pool_cancels_what_waits() -> None:
    pool = ChildPool(1, loaded=())
    futures = [pool.submit(Bounded("tests.round_tasks:hang", 0.5, 300)) for _ in range(5)]
    pool.shutdown(cancel_futures=True)
    assert futures[-1].cancelled()
    assert all(future.done() for future in futures)


def test_an_executor_refuses_what_it_cannot_pass_on(pool: ChildPool) -> None:
    with pytest.raises(TypeError):
        pool.submit(round_tasks.double, number=1)


def test_only_a_few_tasks_wait_at_a_time(pool: ChildPool) -> None:
    taken: list[int] = []

    def jobs() -> Iterator[tuple[int, Bounded, tuple[int]]]:
        for number in range(30):
            taken.append(number)
            yield number, Bounded(DOUBLE, 5, 300), (number,)

    finished = 0
    for _ in done(pool, jobs(), 2):
        finished += 1
        assert len(taken) <= finished + 2 * pools.PER_WORKER
    assert finished == 30


def test_children_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    root = str(Path(__file__).parent.parent)
    program = textwrap.dedent(
        f"""
        import os, pathlib, sys
        sys.path.insert(0, {root!r})
        from tests.round_tasks import who
        from zelfscan.rounds.pool import ChildPool
        numbers = ChildPool(1, loaded=()).submit(who).result()
        pathlib.Path({str(tmp_path / "kinderen")!r}).write_text(" ".join(map(str, numbers)))
        os.kill(os.getpid(), 9)
        """
    )
    subprocess.run([sys.executable, "-c", program], check=False)
    numbers = [int(number) for number in (tmp_path / "kinderen").read_text().split()]
    assert len(numbers) == 2
    deadline = time.monotonic() + 10
    while any(map(is_running, numbers)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(is_running, numbers))


def test_a_machine_that_cannot_fork_does_the_same(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text("import os\ndel os.fork\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    with ChildPool(1, loaded=()) as pool:
        first, _ = pool.submit(round_tasks.who).result()
        assert isinstance(pool.submit(Bounded("tests.round_tasks:die", 5, 300)).exception(), WorkerStopped)
        second, _ = pool.submit(round_tasks.who).result()
    assert first != second


def is_running(number: int) -> bool:
    """Whether a process is there and no zombie."""
    try:
        state = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
