"""Processes that do the work: each request in one of them, killed when it takes too long.

A text of a stranger may take any time and memory; a thread cannot be stopped, a process can. Each
process has a thread here that hands it one piece of work after the other and watches the clock.
"""

import asyncio
import queue
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future, InvalidStateError
from dataclasses import dataclass, field
from http import HTTPStatus
from importlib import import_module
from multiprocessing.connection import Connection, wait
from typing import Any, NamedTuple, TypeAlias

try:
    import resource
except ImportError:  # not on Windows
    resource = None  # type: ignore[assignment]

from retold.errors import RetoldError
from retold.garbage import collect_rarely
from retold.processes import fresh_processes, obey_the_parent
from retold.serve.log import failed
from retold.serve.problems import Problem, as_problem, busy

LOADING = 60.0
"""Seconds that a process may take to load what it needs: one, where nothing else is going on."""
TASKS = "retold.serve.tasks"
"""The module whose functions are called."""
LOOK = 0.1
"""Seconds between two looks at whether somebody has lost interest."""
MODULES_FIRST = (TASKS,)
"""What is loaded once, before processes are made of it: a new one is then there in milliseconds."""

Tell: TypeAlias = Callable[[Any], None]


@dataclass(slots=True)
class _Work:
    """A call of a task, and what becomes of it."""

    name: str
    arguments: tuple[Any, ...]
    deadline: float
    tell: Tell | None
    begun: Tell | None
    future: Future[Any] = field(default_factory=Future)
    dropped: threading.Event = field(default_factory=threading.Event)


class Workers:
    """Some processes, and a queue of bounded length before them."""

    def __init__(
        self, count: int, waiting: int, deadline: float, memory: int, tasks: str = TASKS
    ) -> None:
        """No process is made before there is work.

        Args:
            count: how many processes.
            waiting: how many pieces of work may wait for one.
            deadline: seconds that one may take.
            memory: bytes that a process may hold, where the system can be told so.
            tasks: the module whose `TASKS` are called.
        """
        self._deadline = deadline
        self._life = _Life(tasks, memory)
        self._queue: queue.Queue[_Work | None] = queue.Queue(waiting + count)
        self._room = waiting + count
        self._under_way = 0
        self._count = count
        self._threads: list[threading.Thread] = []
        self._stopped = threading.Event()

    def start(self, warm: str | None = None) -> None:
        """Start the threads, and with the name of a task the processes too, which then do that."""
        for number in range(self._count):
            thread = threading.Thread(
                target=self._run, args=(warm,), name=f"retold-worker-{number}", daemon=True
            )
            thread.start()
            self._threads.append(thread)

    def stop(self) -> None:
        """Kill the processes and end the threads."""
        self._stopped.set()
        for thread in self._threads:
            thread.join(timeout=5)

    async def call(
        self, name: str, *arguments: Any, tell: Tell | None = None, begun: Tell | None = None
    ) -> Any:
        """The value of a task; both who waits and the process give up when this is cancelled.

        Args:
            name: of a task.
            arguments: what it is called with, behind `tell`.
            tell: is called in this thread with what the task says on its way.
            begun: is called in this thread when a process has taken it on.

        Raises:
            Problem: too many wait; it took too long; the library says no; it ended unforeseen.
        """
        loop = asyncio.get_running_loop()

        def hooked(function: Tell | None) -> Tell | None:
            if function is None:
                return None
            return lambda value: _in_loop(loop, function, value)

        if self._under_way >= self._room:
            raise busy()
        work = _Work(name, arguments, self._deadline, hooked(tell), hooked(begun))
        self._under_way += 1
        try:
            self._queue.put_nowait(work)
            return await asyncio.wrap_future(work.future)
        except queue.Full:
            raise busy() from None
        finally:
            self._under_way -= 1
            work.dropped.set()

    def _run(self, warm: str | None) -> None:
        """The life of a thread: one piece of work after the other, in a process of its own."""
        process = _Process(self._life)
        if warm is not None:
            _settle(process, _Work(warm, (), self._deadline, None, None), self._stopped)
        while not self._stopped.is_set():
            try:
                work = self._queue.get(timeout=LOOK)
            except queue.Empty:
                continue
            if work is not None and not work.dropped.is_set():
                _settle(process, work, self._stopped)
        process.kill()


class _Life(NamedTuple):
    """What a process is made for: a module whose tasks it does, and the bytes that it may hold."""

    tasks: str
    memory: int


class _Process:
    """A process that is made when it is needed, and anew after it was killed."""

    def __init__(self, life: "_Life") -> None:
        self._life = life
        self._process: Any = None
        self.connection: Connection | None = None

    def ready(self) -> Connection:
        """The connection to a living process."""
        if self._process is None or not self._process.is_alive() or self.connection is None:
            self.kill()
            context = fresh_processes(MODULES_FIRST)
            self.connection, far_end = context.Pipe()
            self._process = context.Process(target=_work, args=(far_end, self._life), daemon=True)
            self._process.start()
            far_end.close()
            self._greet(self.connection)
        return self.connection

    def _greet(self, connection: Connection) -> None:
        """Wait until the process has loaded what it needs: that is no time of who asks.

        Raises:
            EOFError: it does not come up.
        """
        if not connection.poll(LOADING):
            raise EOFError
        connection.recv()

    def kill(self) -> None:
        """End it at once, and everything it does."""
        if self._process is not None:
            self._process.kill()
            self._process.join(timeout=5)
        if self.connection is not None:
            self.connection.close()
        self._process, self.connection = None, None


def _settle(process: _Process, work: _Work, stopped: threading.Event) -> None:
    """Have a piece of work done and tell its future; whatever goes wrong is told to that too."""
    try:
        value = _done(process, work, stopped)
    except Problem as problem:
        _tell_future(work.future.set_exception, problem)
    except (OSError, EOFError):  # the process died
        process.kill()
        _tell_future(
            work.future.set_exception,
            Problem(
                HTTPStatus.INTERNAL_SERVER_ERROR,
                "the process that worked on this ended; it may need more memory than there is",
            ),
        )
    else:
        _tell_future(work.future.set_result, value)


def _tell_future(settle: Callable[[Any], None], value: object) -> None:
    try:
        settle(value)
    except InvalidStateError:  # nobody waits any more
        return


def _done(process: _Process, work: _Work, stopped: threading.Event) -> Any:
    """The value of a task, within its time.

    Raises:
        Problem: what the task raised, or that it took too long.
        OSError, EOFError: the process died.
    """
    connection = process.ready()
    connection.send((work.name, work.arguments))
    if work.begun is not None:
        work.begun(None)
    end = time.monotonic() + work.deadline
    while True:
        left = end - time.monotonic()
        if left <= 0 or work.dropped.is_set() or stopped.is_set():
            process.kill()
            raise _gave_up(work.deadline, late=left <= 0)
        if not wait([connection], timeout=min(left, LOOK)):
            continue
        what, value = connection.recv()
        if what == "done":
            return value
        if what == "failed":
            raise as_problem(value)
        if what == "starved":
            process.kill()
            raise Problem(
                HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
                f"it needs more than the {value // 1_000_000:,} MB that a process may hold; give "
                "shorter texts, or start the server with more --memory",
            )
        if what == "crashed":
            failed(work.name, value)
            raise Problem(
                HTTPStatus.INTERNAL_SERVER_ERROR,
                "retold failed on this input; please report it: its log names the place",
            )
        if work.tell is not None:
            work.tell(value)


def _gave_up(deadline: float, *, late: bool) -> Problem:
    if late:
        return Problem(
            HTTPStatus.GATEWAY_TIMEOUT,
            f"it took more than {deadline:.0f} seconds and was stopped; give shorter texts",
        )
    return Problem(HTTPStatus.SERVICE_UNAVAILABLE, "it was stopped")


def _in_loop(loop: asyncio.AbstractEventLoop, function: Tell, value: Any) -> None:
    try:
        loop.call_soon_threadsafe(function, value)
    except RuntimeError:  # the loop is closed: the server ends
        return


def _work(connection: Connection, life: _Life) -> None:
    """The life of a process: tasks come, values go."""
    obey_the_parent()
    _hold_at_most(life.memory)
    tasks: Mapping[str, Callable[..., Any]] = import_module(life.tasks).TASKS
    collect_rarely()
    connection.send(("ready", None))
    while True:
        try:
            name, arguments = connection.recv()
        except (EOFError, OSError):
            return
        try:
            value = tasks[name](lambda said: connection.send(("told", said)), *arguments)
        except RetoldError as error:
            connection.send(("failed", error))
        except MemoryError:
            connection.send(("starved", life.memory))
        except Exception as error:  # noqa: BLE001 - whatever it is, the server goes on
            connection.send(("crashed", places_of(error)))
        else:
            connection.send(("done", value))


def _hold_at_most(memory: int) -> None:
    """Have the system refuse this process more than some bytes of memory of its own."""
    if resource is not None and hasattr(resource, "RLIMIT_DATA"):
        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        bytes_ = memory if most == resource.RLIM_INFINITY else min(memory, most)
        resource.setrlimit(resource.RLIMIT_DATA, (bytes_, most))


def places_of(error: BaseException) -> str:
    """The kind of an error and the places it went through; not its message, which may hold text."""
    places = []
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{code.co_filename.rpartition('/')[2]}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return f"{type(error).__name__} at {' > '.join(places)}"
