"""Where evaluation data lies: the folder that RETOLD_DATA names, unpacked or as published.

Nothing is downloaded. A set that is absent raises `Absent`, and the benchmark or test that wanted
it says so and is skipped.
"""

import json
import lzma
import os
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO


class Absent(SystemExit):
    """The data set is not in RETOLD_DATA; uncaught, it ends a benchmark with that one line."""


def root() -> Path:
    """The folder that RETOLD_DATA names."""
    named = os.environ.get("RETOLD_DATA")
    if not named or not Path(named).is_dir():
        raise Absent("set RETOLD_DATA to the folder that holds the evaluation data")
    return Path(named)


def folder(name: str, archive: str) -> Path:
    """The folder of a set: as unpacked, else its archive (a glob), unpacked once."""
    unpacked = root() / name
    if unpacked.is_dir():
        return unpacked
    found = sorted(root().glob(archive))
    if not found:
        raise Absent(f"{root()} holds neither {name}/ nor {archive}")
    cache = Path(tempfile.gettempdir()) / "retold-data" / found[0].name.removesuffix(".tar.xz")
    if not (cache / name).is_dir():
        cache.mkdir(parents=True, exist_ok=True)
        with tarfile.open(found[0]) as packed:
            packed.extractall(cache, filter="data")
    return cache / name


def records(pattern: str) -> Iterator[dict[str, Any]]:
    """The records of every JSON Lines file that matches, `.jsonl` or `.jsonl.xz`, by file name."""
    by_stem = {
        path.name.split(".jsonl")[0]: path
        for path in sorted(root().glob(pattern), reverse=True)
        if ".jsonl" in path.name
    }
    if not by_stem:
        raise Absent(f"{root()} holds nothing named {pattern}")
    for stem in sorted(by_stem):
        path = by_stem[stem]
        with _opened(path) as lines:
            for line in lines:
                yield json.loads(line)


def _opened(path: Path) -> TextIO:
    """A text file, packed or not."""
    if path.suffix == ".xz":
        return lzma.open(path, "rt", encoding="utf-8")
    return path.open(encoding="utf-8")


def seeds() -> tuple[Path, Path]:
    """The two seed documents: RETOLD_SEEDS, else `seeds` in or beside RETOLD_DATA."""
    named = os.environ.get("RETOLD_SEEDS")
    places = [Path(named)] if named else [root() / "seeds", root().parent / "seeds"]
    for place in places:
        source, target = sorted(place.glob("000_*")), sorted(place.glob("001_*"))
        if source and target:
            return source[0], target[0]
    raise Absent("the seed documents are not at hand: set RETOLD_SEEDS to their folder")
