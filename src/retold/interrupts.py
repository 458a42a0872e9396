"""Ctrl-C before a command has begun anything: one line, and an end at once, with exit code 130.

While modules are loaded an exception may come up anywhere, also where nothing catches it.
"""

import os

TYPE_CHECKING = False  # as in `retold`: what stands here must be there before all else
if TYPE_CHECKING:
    from types import FrameType

STOPPED = 130
"""128 and the number of the signal, as shells have it."""


def _end(_number: int = 0, _frame: "FrameType | None" = None) -> None:
    os.write(2, b"\nInterrupted\n")
    os._exit(STOPPED)


try:
    import signal  # which loads more than is there by now
except KeyboardInterrupt:
    _end()


def end_at_once() -> None:
    """End this process at Ctrl-C, from now on; where Ctrl-C is ignored, it stays so."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _end)


def raise_again() -> None:
    """Let Ctrl-C raise `KeyboardInterrupt` again: there is something to clear away from now on."""
    if signal.getsignal(signal.SIGINT) is _end:
        signal.signal(signal.SIGINT, signal.default_int_handler)
