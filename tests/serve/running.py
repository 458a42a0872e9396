"""A server on a port of this machine, in a thread, as `retold serve` runs it."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from retold.serve import Settings, create_app
from retold.serve.listen import bound, server_of


@contextmanager
def running(settings: Settings) -> Iterator[str]:
    """The address of a server that runs as long as this is entered."""
    listener = bound("127.0.0.1", 0)
    server = server_of(create_app(settings))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    deadline = time.monotonic() + 30
    while not server.started:
        assert time.monotonic() < deadline
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(timeout=30)
        listener.close()
