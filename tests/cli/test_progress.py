import io
import sys
import time

import pytest

from retold.cli import progress


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_what_lasts_shows_its_seconds_and_wipes_them(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(progress, "PATIENCE", 0.01)
    with progress.waiting("comparing"):
        time.sleep(0.2)
    assert "comparing … 0 s" in screen.getvalue()
    assert screen.getvalue().endswith("\r")


def test_what_is_quick_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    with progress.waiting("comparing"):
        pass
    assert screen.getvalue() == ""


def test_a_pipe_sees_no_bar() -> None:
    assert list(progress.progress(range(3), 3, "counting")) == [0, 1, 2]
