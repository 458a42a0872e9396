"""What holds for every test: no deadlines, and signals as a terminal has them."""

import os
import signal
from contextlib import suppress

from hypothesis import HealthCheck, settings

# How long an example takes says how busy the machine is; what takes long on purpose is measured.
# In continuous integration the same examples every time: a failure there is of what was changed.
settings.register_profile(
    "retold",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
    derandomize=bool(os.environ.get("CI")),
)
settings.load_profile("retold")

# Who starts the tests in the background (`nohup make test &`) has SIGINT ignored, and every process
# that a test starts would inherit that and could not be stopped.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    with suppress(ValueError):  # not the main thread
        signal.signal(signal.SIGINT, signal.default_int_handler)
