"""Silence for the extractors' own messages, which name no input and help nobody."""

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def quiet() -> Iterator[None]:
    """No message of the extractors below an error that nothing can be done about."""
    import logging

    loggers = [
        logging.getLogger(name) for name in ("trafilatura", "htmldate", "courlan", "justext")
    ]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
