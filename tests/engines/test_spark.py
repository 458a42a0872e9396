"""What the engines by Spark need of the process that they run in."""

import subprocess
import sys
from pathlib import Path

import pytest

from retold.engines.spark import Spark
from retold.filesystems import as_path


def test_sail_runs_where_the_main_module_has_no_file() -> None:
    """The client takes such a process for its own doctests, and would end it."""
    pytest.importorskip("pysail", reason="pip install 'retold[sail]'")
    program = "from retold.engines.spark import sail\nwith sail(None, 1): print('open')"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=120
    )
    assert (done.returncode, done.stdout) == (0, "open\n"), done.stderr


@pytest.mark.parametrize(
    ("engine", "where", "called"),
    [
        ("spark", "s3://bucket/run?region=eu-west-1", "s3a://bucket/run"),
        ("sail", "s3://bucket/run?region=eu-west-1", "s3://bucket/run"),
        ("spark", "hdfs://host:8020/run", "hdfs://host:8020/run"),
        ("sail", "run", str(Path("run").resolve())),
        ("spark", "runs?", str(Path("runs?").resolve())),
    ],
)
def test_an_engine_is_told_of_places_in_its_own_words(engine: str, where: str, called: str) -> None:
    assert Spark(None, 1, engine).called(as_path(where)) == called
