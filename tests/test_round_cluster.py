"""The same round on a Dask cluster: a real one on this machine, with a scheduler and workers of its own."""

import datetime as dt
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.rounds import NOW, a_round, codes, files, processed, workbook
from zelfscan.rounds.pool import ClusterPool
from zelfscan.rounds.process import Wishes, process
from zelfscan.rounds.worker import Bounded, WorkerStopped

CLUSTER = """
import sys
from distributed import LocalCluster
if __name__ == "__main__":
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, memory_limit=0) as cluster:
        print(cluster.scheduler_address, flush=True)
        sys.stdin.read()
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the scheduler of a cluster in processes of its own."""
    script = tmp_path_factory.mktemp("cluster") / "cluster.py"
    script.write_text(CLUSTER, encoding="utf-8")
    root = Path(__file__).parent.parent
    other = subprocess.Popen(
        [sys.executable, str(script)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={"PYTHONPATH": str(root), "PATH": "/usr/bin:/bin"},
    )
    assert other.stdout is not None
    yield other.stdout.readline().strip()
    other.communicate(timeout=60)


def test_a_round_on_a_cluster_comes_out_the_same(address: str, tmp_path: Path) -> None:
    returns = {f"{n}.xlsx": workbook(f"Dienst {n}", f"w{n}", wrong=n == 2) for n in range(4)} | {
        "kapot.xlsx": b"PK\x03\x04"
    }
    here, there = a_round(tmp_path / "hier", returns), a_round(tmp_path / "daar", returns)
    one = processed(here)
    other = process(there.path, Wishes(today=dt.date(2027, 4, 1), cluster=address), NOW)
    assert (other.lines, other.findings) == (one.lines, one.findings)
    assert files(there) == files(here)


def test_a_task_that_dies_or_hangs_there_costs_only_itself(address: str) -> None:
    with ClusterPool(address) as pool:
        bad = [pool.submit(Bounded(f"tests.round_tasks:{name}", 0.5, 300)) for name in ("die", "hang_in_c")]
        good = [pool.submit(Bounded("tests.round_tasks:double", 5, 300), number) for number in range(10)]
        assert [future.result() for future in good] == [2 * number for number in range(10)]
        assert all(isinstance(future.exception(), WorkerStopped) for future in bad)
        assert pool.threads == 2


def test_a_cluster_that_is_not_there_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zelfscan.rounds.pool.PATIENCE", 1)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        nobody = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    place = a_round(tmp_path, {"a.xlsx": workbook("Dienst", "w1")})
    start = time.monotonic()
    outcome = process(place.path, Wishes(today=dt.date(2027, 4, 1), cluster=nobody), NOW)
    assert codes(outcome) == ["RO-042"]
    assert outcome.findings[0].found == nobody
    assert time.monotonic() - start < 30


def test_without_the_extra_part_the_way_to_install_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    place = a_round(tmp_path, {"a.xlsx": workbook("Dienst", "w1")})
    outcome = process(place.path, Wishes(today=dt.date(2027, 4, 1), cluster="tcp://x:1"), NOW)
    assert codes(outcome) == ["RO-043"]
