"""How much is read at once."""

import os
import subprocess
import sys

import pytest


@pytest.mark.parametrize(("compiled", "most"), [("1", 1 << 19), ("0", 1 << 17)])
def test_numpy_reads_less_at_once_since_it_holds_more_for_each_byte(compiled, most) -> None:
    code = "from retold.dedupe.source import BATCH_BYTES; print(BATCH_BYTES)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"RETOLD_NATIVE": compiled},
        capture_output=True,
        check=True,
        text=True,
    )
    assert int(done.stdout) <= most
