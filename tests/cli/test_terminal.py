import io
import sys

import pytest

from retold.cli.terminal import layout


@pytest.mark.parametrize(
    ("environment", "colour"),
    [
        ({}, True),
        ({"NO_COLOR": "1"}, False),
        ({"NO_COLOR": ""}, True),
        ({"TERM": "dumb"}, False),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, True),
    ],
)
def test_colour_is_for_terminals_that_show_it(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], *, colour: bool
) -> None:
    screen = io.StringIO()
    monkeypatch.setattr(screen, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert layout()[1] is colour


@pytest.mark.parametrize(("value", "colour"), [("1", True), ("3", True), ("0", False), ("", False)])
def test_colour_in_a_pipe_is_for_those_who_ask(
    monkeypatch: pytest.MonkeyPatch, value: str, *, colour: bool
) -> None:
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("FORCE_COLOR", value)
    assert layout() == (80, colour)
