"""The engines that are here, and why others are not."""

import importlib.util
import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from retold.engines.local import local as run_here
from retold.engines.spark import sail, spark
from retold.engines.stage import Engine

Opening = Callable[[int], AbstractContextManager[Engine]]


def local(partitions: int) -> AbstractContextManager[Engine]:
    return run_here(1, partitions)


def processes(partitions: int) -> AbstractContextManager[Engine]:
    return run_here(2, partitions)


def on_sail(partitions: int) -> AbstractContextManager[Engine]:
    pytest.importorskip("pysail", reason="pip install 'retold[sail]'")
    return sail(None, partitions)


def on_spark(partitions: int) -> AbstractContextManager[Engine]:
    if shutil.which("java") is None:
        pytest.skip("PySpark wants Java 17")
    if importlib.util.find_spec("pyspark") is None or not importlib.util.find_spec("pyspark.core"):
        pytest.skip("the client of Spark Connect is here, not PySpark: pip install 'retold[spark]'")
    return spark("local[2]", partitions)
