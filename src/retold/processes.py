"""How processes that do work are made, and how they end: with whoever made them."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Sequence
from multiprocessing.context import SpawnContext
from tempfile import gettempdir
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext  # which Windows has not

    Context: TypeAlias = ForkServerContext | SpawnContext


LONGEST = 70
"""Bytes of the path of temporary files with which that of a server's socket in it is not too long:
systems allow 103 or 107, and what is added takes 32."""


def fresh_processes(preload: Sequence[str]) -> "Context":
    """A context whose processes are no copies of this one, which may have threads.

    A copy has the locks of all threads and only one thread, and waits for ever for a lock that
    another held. Processes are made from a server that has no threads where the system can do
    that, and begun anew elsewhere.

    Args:
        preload: names of modules that the server loads once; a process is then there in
            milliseconds. The first that asks decides, for all processes of this one.
    """
    methods = multiprocessing.get_all_start_methods()
    has_room = len(os.fsencode(gettempdir())) <= LONGEST
    if "forkserver" not in methods or not has_room:
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([*preload])
    return context


def obey_the_parent() -> None:
    """Leave Ctrl-C to the parent, which stops the workers; stop when it says so, or is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_the_parent, daemon=True).start()


def _end_with_the_parent() -> None:
    """Wait for the parent's end: one that was killed outright could not tell its workers."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
