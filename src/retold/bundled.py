"""The data files that stand beside the modules, wherever Python found those: a zip file too."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from retold.errors import RetoldError


def beside(module: str, name: str) -> Traversable:
    """The data file of a name beside a module (its `__name__`), `/` between folders.

    Raises:
        RetoldError: it is not there: retold was not installed as a whole, or lost it since.
    """
    package = module.rpartition(".")[0]
    file = files(package).joinpath(*name.split("/"))
    if not file.is_file():
        raise RetoldError(
            f"{package.replace('.', '/')}/{name}: this file of retold itself is missing; install "
            "retold anew: pip install --force-reinstall --no-deps retold"
        )
    return file


def array_beside(module: str, name: str) -> Any:  # noqa: ANN401 - the caller knows its type
    """The NumPy array in a file beside a module: mapped where it is a file, else read."""
    import numpy as np

    file = beside(module, name)
    if isinstance(file, Path):
        return np.load(file, mmap_mode="r")
    with file.open("rb") as opened:
        return np.load(opened)
