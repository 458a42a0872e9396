"""Work done ahead of its need, in threads: NumPy and the compiled loops let others run."""

import os
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Made = TypeVar("Made")

THREADS = 4
"""At most; what reads and writes keeps to one, and cannot feed more."""


def ahead(tasks: Iterator[Callable[[], Made]]) -> Iterator[Made]:
    """What the tasks return, in their order; a few are under way at a time."""
    threads = min(THREADS, os.cpu_count() or 1)
    with ThreadPoolExecutor(threads) as pool:
        waiting: deque[Future[Made]] = deque()
        for task in tasks:
            waiting.append(pool.submit(task))
            if len(waiting) > threads:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
