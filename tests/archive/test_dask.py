"""A real Dask scheduler with two workers on this machine."""

from __future__ import annotations

import shutil
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from archiver import archive, command, has_begun, recipe, surroundings

pytest.importorskip("distributed", reason="the extra «dask» is not installed")

from begrundelse_lint.archive.engines.base import EngineError
from begrundelse_lint.archive.engines.dask import DaskEngine
from begrundelse_lint.archive.store import Store

Rows = list[tuple[object, ...]]


class Cluster:
    """A scheduler and workers, each a process (a worker with its nanny)."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{port}"
        self._folder = folder
        self._processes: list[subprocess.Popen[bytes]] = []
        self._start("scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard")

    def add_worker(self) -> subprocess.Popen[bytes]:
        """Another worker, of one thread and without a nanny: what is killed stays dead."""
        return self._start(
            "worker", self.address, "--nthreads", "1", "--no-nanny", "--no-dashboard",
            "--local-directory", str(self._folder / "dask"), "--death-timeout", "60",
        )  # fmt: skip

    def _start(self, *words: str) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            [sys.executable, "-m", "dask", *words],
            env=surroundings(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._processes.append(process)
        return process

    def stop(self) -> None:
        """End all of it."""
        for process in reversed(self._processes):
            process.kill()
            process.wait()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    made = Cluster(tmp_path)
    yield made
    made.stop()


@pytest.mark.slow
def test_a_cluster_that_loses_a_worker_gives_what_this_machine_gives(
    letters: Path, tmp_path: Path, cluster: Cluster, results: Callable[[Path], Rows]
) -> None:
    for copy in range(20):
        shutil.copytree(letters / "nord", letters / f"nord {copy}")
    here, there = tmp_path / "her.sqlite", tmp_path / "der.sqlite"
    archive(letters, "--store", here)
    with Store(there, create=True):
        pass
    first, _ = cluster.add_worker(), cluster.add_worker()
    running = subprocess.Popen(
        command(letters.as_uri(), "--store", there, "--scheduler", cluster.address),
        env=surroundings(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert has_begun(there, running), "the cluster has begun before a worker is lost"
    first.kill()
    _, said = running.communicate(timeout=120)
    assert running.returncode == 0, said.decode()
    assert results(there) == results(here)


def test_a_scheduler_that_is_not_there_is_told(tmp_path: Path) -> None:
    engine = DaskEngine("tcp://127.0.0.1:9", seconds=60, patience=0.5)
    with pytest.raises(EngineError, match="svarer ikke"):
        next(engine.run([], recipe(tmp_path, date(2024, 5, 1)), Event()))


def test_letters_behind_a_url_are_those_of_the_folder(
    letters: Path, tmp_path: Path, results: Callable[[Path], Rows]
) -> None:
    by_path, by_url = tmp_path / "sti.sqlite", tmp_path / "url.sqlite"
    archive(letters, "--store", by_path)
    archive(letters.as_uri(), "--store", by_url)
    assert results(by_url) == results(by_path)
    assert "ikke ændret" in archive(letters.as_uri(), "--store", by_url).stdout
    with sqlite3.connect(by_url) as store:
        assert store.execute("SELECT count(*) FROM letter").fetchone() == (18,)
