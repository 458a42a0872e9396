"""How often a process looks for garbage: objects that hold each other, and nobody holds."""

import gc

COLLECTED = 50_000
"""Objects more than there were at which the newest are looked through for garbage, some 5 MB: with
Python's 700 that is a sixth of the time of a comparison, which leaves no garbage."""


def collect_rarely() -> None:
    """Look for garbage seldom in this process, and never again in what is loaded by now."""
    gc.freeze()
    gc.set_threshold(COLLECTED)
