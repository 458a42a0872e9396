"""The data files that stand beside the modules, wherever Python found those: a zip file too."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any


def beside(module: str, name: str) -> Traversable:
    """The data file of a name beside a module (its `__name__`)."""
    return files(module.rpartition(".")[0]).joinpath(name)


def array_beside(module: str, name: str) -> Any:  # noqa: ANN401 - the caller knows its type
    """The NumPy array in a file beside a module: mapped where it is a file, else read."""
    import numpy as np

    file = beside(module, name)
    if isinstance(file, Path):
        return np.load(file, mmap_mode="r")
    with file.open("rb") as opened:
        return np.load(opened)
