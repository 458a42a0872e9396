import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parents[1]


def test_no_example_has_a_deadline() -> None:
    assert settings.default is not None
    assert settings.default.deadline is None


@pytest.mark.parametrize(("environment", "same"), [({"CI": "1"}, True), ({"CI": ""}, False)])
def test_examples_are_the_same_every_time_in_continuous_integration(environment, *, same) -> None:
    code = "import tests.conftest, hypothesis; print(hypothesis.settings.default.derandomize)"
    run = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, **environment},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == str(same)


def test_what_a_test_starts_can_be_stopped_wherever_the_tests_were_started() -> None:
    code = (
        "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN); import tests.conftest; "
        "print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "True"
    assert signal.getsignal(signal.SIGINT) is not signal.SIG_IGN
