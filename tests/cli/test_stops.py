"""However a command is stopped, it ends in one line, with the exit code that says so."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

STOPPED = {signal.SIGINT: 130, signal.SIGTERM: 143}
LINES = "The gate at Orle was shut on day {0}, and {0} boats lay outside until noon.\n"


def _start(*words: str | Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", "from retold.__main__ import main; main()", *map(str, words)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdin=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


@pytest.mark.parametrize("sent", STOPPED)
def test_a_command_that_waits_is_stopped_without_a_traceback(sent: signal.Signals) -> None:
    command = _start("extract", "-")
    time.sleep(1.5)
    command.send_signal(sent)
    assert command.wait(20) == STOPPED[sent]
    _, said = command.communicate()
    assert "Traceback" not in said


SLOW = """
import signal, sys
class Slow:
    def find_spec(self, name, path, target=None):
        if name == {name!r}:
            signal.raise_signal(signal.SIGINT)
sys.meta_path.insert(0, Slow())
sys.argv[1:] = ["compare", "a.txt", "b.txt"]
from retold.__main__ import main
main()
"""
"""A command at which Ctrl-C is pressed just when a module is to be loaded."""


@pytest.mark.parametrize(
    "name", ["retold.cli", "click", "retold.cli.compare", "retold.compare", "numpy", "retold.read"]
)
def test_ctrl_c_while_a_command_is_loaded_is_one_line(name: str) -> None:
    run = subprocess.run(
        [sys.executable, "-c", SLOW.format(name=name)], capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stdout, run.stderr) == (130, "", "\nInterrupted\n")


def test_ctrl_c_that_is_ignored_stays_so() -> None:
    code = (
        "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
        "from retold.interrupts import end_at_once, raise_again\n"
        "end_at_once(); signal.raise_signal(signal.SIGINT); raise_again()\n"
        "print(signal.getsignal(signal.SIGINT).name)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout, run.stderr) == (0, "SIG_IGN\n", "")


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGKILL])
def test_a_batch_that_is_killed_leaves_no_process_behind(tmp_path: Path, sent) -> None:
    (tmp_path / "long.txt").write_text("".join(LINES.format(day) for day in range(2000)))
    names = [f"{number}.txt" for number in range(40)]
    for name in names:
        (tmp_path / name).write_text("".join(LINES.format(day) for day in range(1, 2001)))
    pairs = tmp_path / "pairs"
    pairs.write_text("".join(f"{name} long.txt\n" for name in names))
    folders = ("--source-dir", tmp_path, "--target-dir", tmp_path, "--out", tmp_path / "out")
    command = _start("compare", "--pairs", pairs, *folders, "--format", "json", "--jobs", "2")
    time.sleep(3)
    command.send_signal(sent)
    _, said = command.communicate(timeout=30)  # a worker that lived on would hold the pipe open
    assert command.returncode == STOPPED.get(sent, -sent)
    assert "Traceback" not in said


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("words", [("extract",), ("quotes",), ("compare", "-")])
def test_a_full_disk_behind_standard_output_is_one_line(
    words: tuple[str, ...], story: Path
) -> None:
    with Path("/dev/full").open("w") as full:
        run = subprocess.run(
            [sys.executable, "-c", "from retold.__main__ import main; main()", *words, story],
            stdout=full,
            stderr=subprocess.PIPE,
            input=story.read_text(),
            text=True,
            check=False,
        )
    assert run.returncode == 1
    assert run.stderr == (
        f"Error: standard output: cannot be written ({os.strerror(28)}); choose another place\n"
    )


def test_a_closed_standard_output_is_one_line(story: Path) -> None:
    code = f"import sys; sys.stdout = None; sys.argv[1:] = ['extract', {str(story)!r}]"
    run = subprocess.run(
        [sys.executable, "-c", f"{code}; from retold.__main__ import main; main()"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    assert run.stderr.startswith("Error: standard output: it is closed;")
