"""Work is done in processes that can be killed, behind a queue that has an end."""

import asyncio
import os
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest

from retold.serve import tasks
from retold.serve.problems import Problem
from retold.serve.workers import Workers

HERE = "tests.serve.test_workers"
"""Where the processes of these tests find their tasks."""


def _echo(tell: Callable[[Any], None], value: Any) -> Any:
    tell(value)
    return value


def _sleep(_: Any, seconds: float) -> int:
    time.sleep(seconds)
    return os.getpid()


def _die(_: Any) -> None:
    os._exit(9)


def _crash(_: Any, text: str) -> None:
    raise KeyError(text)


def _hoard(_: Any, megabytes: int) -> int:
    return len(bytearray(megabytes * 1_000_000))


TASKS = {"echo": _echo, "sleep": _sleep, "die": _die, "crash": _crash, "hoard": _hoard}
MEMORY = 600_000_000


@asynccontextmanager
async def workers(count: int = 1, waiting: int = 2, deadline: float = 20) -> AsyncIterator[Workers]:
    made = Workers(count, waiting, deadline, MEMORY, HERE)
    made.start()
    try:
        yield made
    finally:
        await asyncio.to_thread(made.stop)


def run(body: Callable[[], Awaitable[None]]) -> None:
    asyncio.run(body())  # type: ignore[arg-type]


def test_a_task_gives_its_value_and_tells_on_the_way() -> None:
    async def body() -> None:
        said: list[object] = []
        async with workers() as made:
            assert await made.call("echo", "a value", tell=said.append) == "a value"
        assert said == ["a value"]

    run(body)


def test_what_takes_too_long_is_killed_and_the_next_is_done() -> None:
    async def body() -> None:
        async with workers(deadline=1.5) as made:
            first = await made.call("sleep", 0)
            with pytest.raises(Problem, match="more than 2 seconds") as raised:
                await made.call("sleep", 60)
            assert raised.value.status == 504
            second = await made.call("sleep", 0)
        assert first != second
        with pytest.raises(ProcessLookupError):
            os.kill(first, 0)

    run(body)


def test_a_full_queue_refuses_and_says_when_to_come_again() -> None:
    async def body() -> None:
        async with workers(waiting=2) as made:
            under_way = [asyncio.create_task(made.call("sleep", 0.7)) for _ in range(3)]
            await asyncio.sleep(0.2)
            with pytest.raises(Problem) as raised:
                await made.call("echo", 1)
            assert (raised.value.status, raised.value.retry_after) == (503, 5)
            await asyncio.gather(*under_way)
            assert await made.call("echo", 1) == 1

    run(body)


def test_who_gives_up_frees_the_process() -> None:
    async def body() -> None:
        async with workers() as made:
            await made.call("echo", 0)
            waiting = asyncio.create_task(made.call("sleep", 60))
            await asyncio.sleep(0.3)
            waiting.cancel()
            start = time.monotonic()
            assert await made.call("echo", 1) == 1
            assert time.monotonic() - start < 40

    run(body)


def test_a_process_that_dies_is_told_and_replaced() -> None:
    async def body() -> None:
        async with workers() as made:
            with pytest.raises(Problem, match="ended") as raised:
                await made.call("die")
            assert raised.value.status == 500
            assert await made.call("echo", 1) == 1

    run(body)


def test_a_crash_is_noted_without_its_message(caplog: pytest.LogCaptureFixture) -> None:
    async def body() -> None:
        async with workers() as made:
            with pytest.raises(Problem) as raised:
                await made.call("crash", "a word of the text")
            assert raised.value.status == 500
            assert "word" not in raised.value.detail

    run(body)
    [line] = [record.getMessage() for record in caplog.records]
    assert "KeyError" in line
    assert "_crash" in line
    assert "a word of the text" not in line


def test_processes_end_with_the_server() -> None:
    async def body() -> None:
        async with workers() as made:
            own = await made.call("sleep", 0)
        with pytest.raises(ProcessLookupError):
            os.kill(own, 0)

    run(body)


def test_every_task_can_be_called_by_its_name() -> None:
    assert all(tasks.TASKS[task.__name__] is task for task in tasks.TASKS.values())


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux counts what is not yet touched")
def test_a_task_that_needs_too_much_memory_is_told_so_and_the_next_is_done() -> None:
    async def body() -> None:
        async with workers() as made:
            assert await made.call("hoard", 100) == 100_000_000
            with pytest.raises(Problem, match="600 MB") as raised:
                await made.call("hoard", 700)
            assert raised.value.status == 413
            assert await made.call("hoard", 100) == 100_000_000

    run(body)
