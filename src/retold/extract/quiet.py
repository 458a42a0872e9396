"""Silence for the extractors' own messages, which name no input and help nobody."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

NAMES = ("trafilatura", "htmldate", "courlan", "justext")
_lock = Lock()
_levels: list[dict[str, int]] = []
"""For each thread that is within: the levels that the loggers had before the first."""


@contextmanager
def quiet() -> Iterator[None]:
    """No message of the extractors below an error that nothing can be done about.

    Several threads may be within at once; who leaves last gives the loggers their levels back.
    """
    import logging

    with _lock:
        levels = {name: logging.getLogger(name).level for name in NAMES}
        _levels.append(_levels[0] if _levels else levels)
        for name in NAMES:
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        with _lock:
            before = _levels.pop()
            for name in NAMES if not _levels else ():
                logging.getLogger(name).setLevel(before[name])
