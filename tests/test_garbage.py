"""What a process that stays looks through for garbage."""

import gc
import subprocess
import sys

from retold.garbage import COLLECTED

SHOWN = """
import gc
from retold.garbage import collect_rarely
loaded = [[] for _ in range(1000)]
before = len(gc.get_objects())
collect_rarely()
print(gc.get_threshold()[0], gc.isenabled(), before - len(gc.get_objects()) >= 1000)
"""


def test_garbage_is_looked_for_seldom_and_not_in_what_is_loaded() -> None:
    shown = subprocess.run([sys.executable, "-c", SHOWN], check=True, capture_output=True)
    assert shown.stdout.decode().split() == [str(COLLECTED), "True", "True"]


def test_garbage_is_still_found() -> None:
    """A process that runs for weeks does not keep what holds itself."""
    gone = """
import gc
from retold.garbage import COLLECTED, collect_rarely
collect_rarely()
for _ in range(3 * COLLECTED):
    circle = []
    circle.append(circle)
print(len(gc.get_objects()) < 2 * COLLECTED)
"""
    shown = subprocess.run([sys.executable, "-c", gone], check=True, capture_output=True)
    assert shown.stdout.decode().strip() == "True"


def test_the_command_line_looks_seldom(monkeypatch) -> None:
    from retold import cli

    seen: list[int] = []
    monkeypatch.setattr(cli, "retold", lambda: seen.append(gc.get_threshold()[0]))
    monkeypatch.setattr(cli.signal, "signal", lambda *_: None)
    before = gc.get_threshold()
    try:
        cli.main()
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
    assert seen == [COLLECTED]
