"""What a server adds to a comparison, how much it answers, and whether it keeps its size.

A server in a process of its own, on this machine, with a corpus of made notices. Measured are the
start, one comparison of the sample over HTTP against the call of the function in this process, in
turn, and clients that compare texts of their own and look for copies, all at once.

    python -m benchmarks.speed.serve
    python -m benchmarks.speed.serve --clients 50 --seconds 60
"""

import argparse
import http.client
import itertools
import json
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, cast

from benchmarks.record import write
from retold import Corpus, Document
from retold.compare import compare_documents
from retold.prepare import as_document, prepare
from retold.report import to_json
from retold.sample import path

CLIENTS, SECONDS = 50, 60.0
DOCUMENTS = 2_000
PAIRS = 60
"""Comparisons over HTTP and by the function, in turn."""
STARTS = 5
TOWNS = ("Callowmere", "Wexcombe", "Skerwick", "Harrowmouth", "Ludgrove", "Estuary Port")
DOINGS = (
    "closed the bridge",
    "opened the gate",
    "sold the ferry",
    "moved the market",
    "lit the pier",
)


def main() -> None:
    """Measure all of it and write the result."""
    options = argparse.ArgumentParser()
    options.add_argument("--clients", type=int, default=CLIENTS)
    options.add_argument("--seconds", type=float, default=SECONDS)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "news"
        with Corpus(corpus) as opened:
            opened.add(notices())
        result: dict[str, Any] = {"start_seconds": round(_start(corpus), 2)}
        with server(corpus) as (port, process):
            result |= {"one": _one(port)}
            result |= {"load": _load(port, process, given.clients, given.seconds)}
    write("speed-serve", result)


def notices() -> Iterator[Document]:
    """Made notices, no two alike."""
    chance = random.Random(1)  # noqa: S311 - notices, not secrets
    for number in range(DOCUMENTS):
        yield Document(f"notice-{number}", notice(chance), language="en")


def notice(chance: random.Random) -> str:
    """A notice of some ten sentences."""
    return "\n\n".join(
        f"The council of {chance.choice(TOWNS)} {chance.choice(DOINGS)} on day "
        f"{chance.randrange(9999)} after {chance.randrange(9999)} letters, "
        f"{chance.randrange(999)} of them signed."
        for _ in range(10)
    )


@contextmanager
def server(corpus: Path) -> Iterator[tuple[int, subprocess.Popen[str]]]:
    """The port of `retold serve` and its process."""
    command = [sys.executable, "-m", "retold", "serve", str(corpus), "--port", "0", "--forget"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        log = cast("IO[str]", process.stderr)
        line = log.readline()
        threading.Thread(target=log.read, daemon=True).start()  # else its pipe is full one day
        try:
            yield int(line.split(":")[2].split("/")[0]), process
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=30)


def _start(corpus: Path) -> float:
    """The median seconds until a server has answered its first page."""
    times = []
    for _ in range(STARTS):
        start = time.perf_counter()
        with server(corpus) as (port, _):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            expect(ask(connection, "GET", "/")[0])
            times.append(time.perf_counter() - start)
    return statistics.median(times)


def _one(port: int) -> dict[str, float]:
    """One comparison of the sample: over HTTP, and by the function, which writes JSON as well.

    Each is of a text that nobody has compared before: one word more at its end.
    """
    source = path("source").read_text(encoding="utf-8")
    spun = path("spun").read_text(encoding="utf-8")
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    over_http, by_function = [], []
    for number in range(PAIRS + 10):
        target = f"{spun}\n\nIt is number {number}.\n"
        start = time.perf_counter()
        expect(ask(connection, "POST", "/api/1/compare", _pair(source, target))[0])
        middle = time.perf_counter()
        to_json(
            compare_documents(
                prepare(as_document(source, "source")), prepare(as_document(target, "target"))
            )
        )
        end = time.perf_counter()
        over_http.append(middle - start)
        by_function.append(end - middle)
    over_http, by_function = over_http[10:], by_function[10:]  # the first warm both up
    http_median, function_median = statistics.median(over_http), statistics.median(by_function)
    return {
        "http_milliseconds": round(1000 * http_median, 1),
        "function_milliseconds": round(1000 * function_median, 1),
        "ratio": round(http_median / function_median, 2),
    }


def _load(
    port: int, process: subprocess.Popen[str], clients: int, seconds: float
) -> dict[str, Any]:
    """Clients that compare and find for some time; one that is told to come again, does."""
    times: list[float] = []
    states: Counter[int] = Counter()
    end = time.monotonic() + seconds
    numbers = itertools.count()
    memory = [_memory(process.pid)]

    def client(number: int) -> None:
        chance = random.Random(number)  # noqa: S311
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        while time.monotonic() < end:
            text = notice(chance)
            is_pair = next(numbers) % 2 == 0
            body = _pair(text, text.replace("signed", "unsigned")) if is_pair else _asked(text)
            start = time.perf_counter()
            status, headers = ask(
                connection, "POST", f"/api/1/{'compare' if is_pair else 'find'}?wait=30", body
            )
            states[status] += 1
            if status == 503:
                time.sleep(float(headers["retry-after"]) * chance.random())
            else:
                times.append(time.perf_counter() - start)

    threads = [threading.Thread(target=client, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        time.sleep(1)
        memory.append(_memory(process.pid))
    done = sorted(times)
    half = len(memory) // 2
    return {
        "clients": clients,
        "seconds": seconds,
        "answered": states[200],
        "told_to_come_again": states[503],
        "failed": sum(states.values()) - states[200] - states[503],
        "requests_a_second": round(states[200] / seconds, 1),
        "median_milliseconds": round(1000 * statistics.median(done)),
        "p95_milliseconds": round(1000 * done[int(0.95 * (len(done) - 1))]),
        "memory_at_half_megabytes": round(memory[half]),
        "memory_at_end_megabytes": round(memory[-2]),
    }


def ask(
    connection: http.client.HTTPConnection, method: str, address: str, body: object = None
) -> tuple[int, dict[str, str]]:
    """The status and the headers of an answer, all of it read."""
    text = None if body is None else json.dumps(body)
    connection.request(method, address, text, {"Content-Type": "application/json"})
    answer = connection.getresponse()
    answer.read()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}


def expect(status: int) -> None:
    """End the benchmark where an answer is not what it should be."""
    if status != http.client.OK:
        sys.exit(f"the server answered {status}")


def _pair(source: str, target: str) -> dict[str, Any]:
    return {"source": {"text": source}, "target": {"text": target}}


def _asked(text: str) -> dict[str, Any]:
    return {"document": {"text": text}, "limit": 3}


def _memory(process: int) -> float:
    """Megabytes that a process and those below it hold, each page of memory counted once."""
    total = 0.0
    for own in (process, *_below(process)):
        try:
            rolled = Path(f"/proc/{own}/smaps_rollup").read_text(encoding="utf-8")
        except OSError:
            continue
        total += next(int(line.split()[1]) for line in rolled.splitlines() if "Pss:" in line) / 1024
    return total


def _below(process: int) -> list[int]:
    children = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((place / "stat").read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError, IndexError):
            continue
        if parent == process and int(place.name) != os.getpid():
            children.append(int(place.name))
    return [*children, *(below for child in children for below in _below(child))]


if __name__ == "__main__":
    main()
