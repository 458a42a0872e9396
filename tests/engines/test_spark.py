"""What the engines by Spark need of the process that they run in."""

import subprocess
import sys

import pytest


def test_sail_runs_where_the_main_module_has_no_file() -> None:
    """The client takes such a process for its own doctests, and would end it."""
    pytest.importorskip("pysail", reason="pip install 'retold[sail]'")
    program = "from retold.engines.spark import sail\nwith sail(None, 1): print('open')"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=120
    )
    assert (done.returncode, done.stdout) == (0, "open\n"), done.stderr
