"""How processes are made: never by a copy of one that may have threads."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from retold import batch, processes
from retold.batch import Job, Outcome, compare_pairs
from retold.pairs import Pair
from retold.processes import LONGEST, fresh_processes, obey_the_parent
from tests.cli.conftest import SOURCE, TARGET

PATIENCE = 60
"""Seconds after which a process is taken to wait for ever."""


@pytest.mark.parametrize(
    ("known", "method"),
    [
        (["fork", "spawn", "forkserver"], "forkserver"),
        (["fork", "spawn"], "spawn"),
        (["spawn"], "spawn"),
    ],
)
def test_no_process_is_a_copy_of_one_with_threads(monkeypatch, known, method) -> None:
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: known)
    assert fresh_processes(["json"]).get_start_method() == method


@pytest.mark.parametrize(("longer", "method"), [(0, "forkserver"), (1, "spawn")])
def test_a_path_too_long_for_a_socket_leaves_no_server(monkeypatch, longer, method) -> None:
    monkeypatch.setattr(processes, "gettempdir", lambda: "/" + "t" * (LONGEST - 1 + longer))
    assert fresh_processes(["json"]).get_start_method() == method


def _pairs(folder: Path) -> list[Pair]:
    return [Pair(SOURCE, TARGET, folder / f"pair{number}.json") for number in range(2)]


def _within_patience(work: Callable[[], object]) -> bool:
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join(PATIENCE)
    return not thread.is_alive()


def test_many_pairs_are_compared_while_another_thread_holds_a_lock(tmp_path, monkeypatch) -> None:
    """A copy would have the lock, and not the thread that gives it back."""
    lock = threading.Lock()
    render = batch.render

    def rendered(*given: Any) -> str | bytes:
        with lock:
            return render(*given)

    monkeypatch.setattr(batch, "render", rendered)
    outcomes: list[Outcome] = []
    job = Job("json", encoder="none", reader="none")
    with lock:
        done = _within_patience(
            lambda: outcomes.extend(compare_pairs(_pairs(tmp_path), job, jobs=2))
        )
    assert done
    assert [outcome.error for outcome in outcomes] == [None, None]


def test_processes_of_others_go_on_when_a_batch_is_broken_off(tmp_path) -> None:
    context = fresh_processes(["retold.batch"])
    other = context.Process(target=signal.pause, daemon=True)
    other.start()
    before = set(multiprocessing.active_children())
    try:
        outcomes = compare_pairs(
            _pairs(tmp_path), Job("json", encoder="none", reader="none"), jobs=2
        )
        next(outcomes)
        outcomes.close()
        workers = set(multiprocessing.active_children()) - before
        for worker in workers:
            worker.join(PATIENCE)
            assert not worker.is_alive()
        assert other.is_alive()
    finally:
        other.kill()
        other.join()


def _end_without_a_word(connection) -> None:
    worker = fresh_processes([]).Process(target=_obey, args=(connection,))
    worker.start()
    connection.close()
    signal.pause()


def _obey(connection) -> None:
    obey_the_parent()
    connection.send(os.getpid())
    signal.pause()


def test_a_process_ends_with_its_parent_that_was_killed_outright() -> None:
    context = fresh_processes([])
    near, far = context.Pipe()
    parent = context.Process(target=_end_without_a_word, args=(far,))
    parent.start()
    far.close()
    assert near.poll(PATIENCE)
    near.recv()
    parent.kill()
    parent.join()
    assert near.poll(PATIENCE)
    with pytest.raises(EOFError):
        near.recv()
