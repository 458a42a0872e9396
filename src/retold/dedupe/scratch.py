"""A temporary folder that is removed however the work ends."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4


@contextmanager
def scratch() -> Iterator[Path]:
    """A new folder among the temporary files, for this user alone.

    It is named before it is made: an interrupt between the two, which tempfile's folders outlive,
    finds it too.
    """
    folder = Path(tempfile.gettempdir()) / f"retold-dedupe-{uuid4().hex}"
    try:
        folder.mkdir(mode=0o700)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
