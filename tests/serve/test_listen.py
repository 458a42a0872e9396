"""What listens: the command line, who dawdles, and the end."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from retold import Corpus, Document
from retold.cli import retold
from retold.errors import RetoldError
from retold.serve import Settings, listen
from tests.serve.running import running


@contextmanager
def started(*words: str, **environment: str) -> Iterator[tuple[subprocess.Popen[str], Path]]:
    """`retold serve` with some words, once it has said where it is, and what it says; then killed.

    It says so into a file: a pipe that nobody empties would stop it after some hundred requests.
    """
    command = [sys.executable, "-m", "retold", "serve", *words, "--port", "0"]
    with (
        tempfile.NamedTemporaryFile("w") as said,
        subprocess.Popen(
            command, stderr=said, text=True, env={**os.environ, **environment}
        ) as process,
    ):
        try:
            _until(lambda: "\n" in Path(said.name).read_text() or process.poll() is not None)
            yield process, Path(said.name)
        finally:
            process.kill()


def _until(is_so: Callable[[], bool]) -> None:
    """Wait until something is so, a minute at most: the machine may have other things to do."""
    deadline = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def _port(said: Path) -> int:
    return int(said.read_text().split(":")[2].split("/")[0])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--host", "0.0.0.0"], "--token"),  # noqa: S104
        (["--host", "::"], "--token"),
        (["--host", "127.0.0.1", "--token", "short"], "16 characters"),
        (["--host", "203.0.113.9", "--token", "x" * 20], "cannot listen there"),
    ],
)
def test_a_start_that_is_not_safe_is_refused_in_one_line(words: list[str], told: str) -> None:
    result = CliRunner().invoke(retold, ["serve", *words])
    assert result.exit_code == 1
    assert told in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_port_that_is_taken_is_told() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(RetoldError, match="choose another --port"):
            listen.bound("127.0.0.1", taken.getsockname()[1])


needs_proc = pytest.mark.skipif(
    not Path("/proc/self/stat").is_file(), reason="no /proc that tells of processes"
)


@needs_proc
@pytest.mark.parametrize(("sign", "code"), [(signal.SIGINT, 0), (signal.SIGTERM, 143)])
def test_it_ends_when_it_is_told_and_leaves_no_process(
    tmp_path: Path, sign: signal.Signals, code: int
) -> None:
    with started(str(tmp_path / "news")) as (process, said):
        assert said.read_text().startswith("retold serves http://127.0.0.1:")
        port = _port(said)
        answer = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        answer.request("GET", "/api/1/server")
        assert answer.getresponse().status == 200
        answer.close()
        children = _children(process.pid)
        assert children
        process.send_signal(sign)
        assert process.wait(timeout=60) == code
        assert "Traceback" not in said.read_text()
        _until(lambda: not any(map(_lives, children)))
    assert [path.name for path in tmp_path.iterdir()] == ["news"]


@needs_proc
def test_a_server_that_is_killed_takes_its_processes_with_it(tmp_path: Path) -> None:
    with started(str(tmp_path / "news")) as (process, _):
        _until(lambda: len(_children(process.pid)) >= 3)
        children = _children(process.pid)
        process.kill()
        process.wait()
        _until(lambda: not any(map(_lives, children)))


@needs_proc
def test_what_was_added_outlives_a_kill_and_the_rest_is_added_again(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    rows = [
        {
            "text": f"The ferry sailed {number} times to Skerwick, its skipper said.",
            "id": f"n{number}",
        }
        for number in range(400)
    ]
    body = json.dumps({"documents": rows})
    with started(str(folder)) as (process, said):
        port = _port(said)
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        headers = {"Content-Type": "application/json"}
        connection.request("POST", "/api/1/documents?wait=0", body, headers)
        assert connection.getresponse().read()
        _until(lambda: _documents(port) >= 20)
        children = _children(process.pid)
        process.kill()
        process.wait()
        connection.close()
        _until(lambda: not any(map(_lives, children)))
    with Corpus(folder) as corpus:
        before = len(corpus)
        assert 20 <= before < 400
        added = corpus.add([Document(row["id"], row["text"]) for row in rows])
        assert (added.added, added.unchanged) == (400 - before, before)


def _documents(port: int) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", "/api/1/server")
    count: int = json.loads(connection.getresponse().read())["documents"]
    connection.close()
    return count


def test_a_folder_that_is_no_corpus_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear", encoding="utf-8")
    result = CliRunner().invoke(retold, ["serve", str(tmp_path)])
    assert result.exit_code == 1
    assert "no corpus" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_the_token_is_taken_from_the_environment_and_never_printed() -> None:
    token = "a-token-of-some-length"  # noqa: S105
    with started("--host", "127.0.0.1", RETOLD_TOKEN=token) as (process, said):
        port = _port(said)
        for value, status in [("", 401), (f"Bearer {token}", 200)]:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
            connection.request("GET", "/", headers={"Authorization": value} if value else {})
            assert connection.getresponse().status == status
            connection.close()
        process.send_signal(signal.SIGINT)
        assert token not in said.read_text()


def test_who_dawdles_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listen, "HEADER_SECONDS", 0.5)
    with running(Settings(workers=1)) as address:
        place = ("127.0.0.1", int(address.rpartition(":")[2]))
        for begun in (b"", b"GET / HTTP/1.1\r\n", b"GET / HTTP/1.1\r\nHost: localhost\r\nX-A: "):
            with socket.create_connection(place, timeout=10) as slow:
                slow.sendall(begun)
                start = time.monotonic()
                slow.settimeout(10)
                assert b"200 OK" not in slow.recv(1_000)
                assert time.monotonic() - start < 5
        quick = http.client.HTTPConnection(*place, timeout=10)
        for _ in range(2):  # a connection that is used goes on
            quick.request("GET", "/api/1/server")
            answer = quick.getresponse()
            assert (answer.status, answer.read()[:1]) == (200, b"{")
            time.sleep(0.8)
        quick.close()


def test_a_body_that_dawdles_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("retold.serve.guard.BODY_SECONDS", 0.5)
    with running(Settings(workers=1)) as address:
        place = ("127.0.0.1", int(address.rpartition(":")[2]))
        with socket.create_connection(place, timeout=10) as slow:
            slow.sendall(
                b"POST /api/1/compare HTTP/1.1\r\nHost: localhost\r\n"
                b"Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"
            )
            assert b" 408 " in slow.recv(1_000)


def _children(parent: int) -> list[int]:
    """The processes below one, and those below these."""
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        try:
            if int((path / "stat").read_text().rpartition(")")[2].split()[1]) == parent:
                found.append(int(path.name))
        except (OSError, ValueError, IndexError):
            continue
    return [*found, *(below for child in found for below in _children(child))]


def _lives(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return False
    return state[0] != "Z"
