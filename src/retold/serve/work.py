"""Jobs: what is under way or was lately done, how far it is, and how it is stopped."""

import asyncio
import secrets
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from retold.errors import RetoldError
from retold.serve.log import failed
from retold.serve.problems import Problem, as_problem, busy
from retold.serve.workers import places_of

State: TypeAlias = Literal["waiting", "running", "done", "failed", "cancelled"]

MOST = 100
"""Jobs under way at a time; who comes on top is told to come again."""
KEPT = 200
"""Jobs that are done and can still be asked after."""
HEARTBEAT = 15.0
"""Seconds after which a stream of events says that it lives: proxies close silent ones after 30."""


@dataclass(slots=True, eq=False)
class Job:
    """Something under way.

    title: what it is, in words. done, total: how far it is, of what `what` says; 0 where nobody
    can say. address: of the page of its result. value: the id under which the result is kept, or
    what is small and not kept. problem: why there is none.
    """

    id: str
    title: str
    made: float
    state: State = "waiting"
    done: int = 0
    total: int = 0
    what: str = ""
    address: str | None = None
    value: Any = None
    problem: Problem | None = None
    task: "asyncio.Task[None] | None" = None
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def is_over(self) -> bool:
        """Whether nothing will change any more."""
        return self.state in {"done", "failed", "cancelled"}

    def begin(self, _: object = None) -> None:
        """Note that a process works on it."""
        if self.state == "waiting":
            self.state = "running"
            self.change()

    def move(self, done: int, total: int, what: str) -> None:
        """Note how far it is."""
        self.done, self.total, self.what = done, total, what
        self.change()

    def change(self) -> None:
        """Wake whoever watches."""
        self.changed.set()
        self.changed = asyncio.Event()


Body: TypeAlias = Callable[[Job], Awaitable[tuple[str | None, Any]]]
"""What a job does; returns the address of its result and a value."""


class Jobs:
    """The jobs of a server."""

    def __init__(self, problem: Callable[[RetoldError], Problem] = as_problem) -> None:
        """problem: what an error of the library is to who asked."""
        self._jobs: dict[str, Job] = {}
        self._problem = problem

    def start(self, title: str, body: Body) -> Job:
        """Begin a job.

        Raises:
            Problem: as many as may be are under way.
        """
        over = [each for each in self._jobs.values() if each.is_over]
        if len(self._jobs) - len(over) >= MOST:
            raise busy()
        for each in over[: max(0, len(over) - KEPT)]:
            del self._jobs[each.id]
        job = Job(secrets.token_urlsafe(12), title, time.time())
        self._jobs[job.id] = job
        job.task = asyncio.get_running_loop().create_task(self._run(job, body))
        return job

    def get(self, id_: str) -> Job | None:
        """The job with an id."""
        return self._jobs.get(id_)

    def listed(self) -> list[Job]:
        """All jobs, the last begun first."""
        return sorted(self._jobs.values(), key=lambda job: -job.made)

    async def stop(self) -> None:
        """Cancel all."""
        tasks = [job.task for job in self._jobs.values() if job.task is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _run(self, job: Job, body: Body) -> None:
        try:
            job.address, job.value = await body(job)
            job.state = "done"
        except asyncio.CancelledError:
            job.state = "cancelled"
        except RetoldError as error:
            job.problem = self._problem(error)
            job.state = "failed"
        except Exception as error:  # noqa: BLE001 - whatever it is, the server goes on
            failed("job", places_of(error))
            job.problem = Problem(
                500, "retold failed on this; please report it: its log names the place"
            )
            job.state = "failed"
        job.change()


async def wait_for(job: Job, seconds: float) -> None:
    """Wait until a job is over, or so long."""
    if job.task is not None:
        await asyncio.wait({job.task}, timeout=seconds)


async def cancel(job: Job) -> None:
    """Stop a job; what it has put on disk stays."""
    if job.task is not None and not job.is_over:
        job.task.cancel()
        await asyncio.wait({job.task}, timeout=1)


async def events(job: Job) -> AsyncIterator[Job | None]:
    """The job each time it has changed, the first time at once; None for a sign of life."""
    while True:
        changed = job.changed
        yield job
        if job.is_over:
            return
        while True:
            try:
                await asyncio.wait_for(changed.wait(), HEARTBEAT)
                break
            except TimeoutError:
                yield None
