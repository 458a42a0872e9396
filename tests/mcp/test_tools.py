"""The tools, called with the SDK's own client: in this process, over stdio and over HTTP."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import anyio
import httpx2
import jsonschema
import pytest
from click.testing import CliRunner
from mcp import Client
from mcp.client.stdio import StdioServerParameters
from mcp.client.streamable_http import streamable_http_client

from retold import add
from retold.cli import retold
from retold.mcp import Reception, make_server
from retold.mcp.tools import Workers
from tests.cli.conftest import SOURCE, TARGET
from tests.stories.bridge import INDEPENDENT, LINEAGE, ROOT

Answer = Any
TOKEN = "a secret of some length"  # noqa: S105 - of this test


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mcp") / "news"
    add(folder, [*LINEAGE, INDEPENDENT])
    return folder


def ask(server: Any, *calls: tuple[str, dict[str, Any]], **options: Any) -> list[Answer]:
    """What a server answers to some calls."""

    async def talk() -> list[Answer]:
        async with Client(server, **options) as client:
            return [await client.call_tool(name, given) for name, given in calls]

    return anyio.run(talk)


def listed(server: Any, **options: Any) -> list[Any]:
    async def talk() -> list[Any]:
        async with Client(server, **options) as client:
            return (await client.list_tools()).tools

    return anyio.run(talk)


CALLS = [
    ("compare", {"source": {"text": SOURCE}, "target": {"text": TARGET}}),
    ("quotes", {"document": {"text": SOURCE}}),
    ("find", {"document": {"id": "copy"}}),
    ("trace", {"document": {"id": "copy"}}),
    ("origins", {"document": {"text": ROOT.text}}),
]


def test_every_tool_has_a_title_hints_and_the_schema_of_its_answers(corpus: Path) -> None:
    tools = listed(make_server(Reception(str(corpus))))
    assert [tool.name for tool in tools] == [name for name, _ in CALLS]
    for tool in tools:
        assert tool.title
        assert tool.description
        assert tool.annotations.read_only_hint is True
        assert tool.annotations.destructive_hint is False
        assert tool.annotations.open_world_hint is True
        jsonschema.Draft202012Validator.check_schema(tool.output_schema)


def test_answers_are_as_their_schemas_say(corpus: Path) -> None:
    server = make_server(Reception(str(corpus)))
    schemas = {tool.name: tool.output_schema for tool in listed(server)}
    for (name, _), answer in zip(CALLS, ask(server, *CALLS), strict=True):
        assert not answer.is_error, answer.content
        jsonschema.validate(answer.structured_content, schemas[name])
        assert json.loads(answer.content[0].text) == answer.structured_content


def test_a_server_that_fetches_nothing_says_that_its_world_is_closed() -> None:
    [compare, quotes] = listed(make_server(Reception(offline=True)))
    assert not compare.annotations.open_world_hint
    assert not quotes.annotations.open_world_hint


def test_a_reversed_sense_is_told_with_the_words_on_both_sides() -> None:
    [answer] = ask(make_server(Reception()), CALLS[0])
    worst = answer.structured_content["changes"][0]
    assert (worst["kind"], worst["severity"]) == ("negation", "critical")
    span = worst["source"]
    assert SOURCE[span["start"] : span["end"]] == span["text"]
    assert worst["source_sentence"]["text"] == "The dam was not inspected for 12 years."
    assert worst["target_sentence"]["text"] == "The dam was inspected for 12 years."


def test_the_least_severity_and_the_limit_hold_and_the_rest_is_counted() -> None:
    [answer] = ask(make_server(Reception()), ("compare", {**CALLS[0][1], "limit": 1}))
    found = answer.structured_content
    assert len(found["changes"]) == 1
    assert found["more_changes"] >= 1
    [answer] = ask(make_server(Reception()), ("compare", {**CALLS[0][1], "severity": "critical"}))
    assert {change["severity"] for change in answer.structured_content["changes"]} == {"critical"}


def test_what_one_speaker_said() -> None:
    [answer] = ask(
        make_server(Reception()),
        ("quotes", {"document": {"text": SOURCE}, "speaker": "brook"}),
    )
    [quotation] = answer.structured_content["quotations"]
    assert quotation["said_by"] == "Nadia Brook"
    assert quotation["direct"]
    assert "no choice" in quotation["content"][0]["text"]


def test_a_text_that_the_corpus_has_is_traced_as_the_document_that_is_there(corpus: Path) -> None:
    asked = ({"text": f"{ROOT.text}\n"}, {"id": "root"})
    calls = [(name, {"document": each}) for name in ("trace", "origins") for each in asked]
    traced, traced_by_id, counted, counted_by_id = (
        answer.structured_content for answer in ask(make_server(Reception(str(corpus))), *calls)
    )
    assert traced["asked"] == "root"
    assert traced == traced_by_id
    assert counted == counted_by_id


def test_copies_are_found_and_traced_and_counted_as_one_origin(corpus: Path) -> None:
    found, traced, counted = (
        answer.structured_content for answer in ask(make_server(Reception(str(corpus))), *CALLS[2:])
    )
    assert found["documents_in_corpus"] == 4
    assert {match["document"]["id"] for match in found["matches"]} >= {"root", "heir"}
    assert "copy" in {traced["asked"], *(each["id"] for each in traced["documents"])}
    assert ("root", "copy") in {(each["source"], each["target"]) for each in traced["derivations"]}
    assert any(
        "64 lorries" in value["text"] or "64" in value["text"]
        for fact in traced["facts"]
        for value in fact["values"]
    )
    assert counted["least"] <= counted["most"] < len([*LINEAGE, INDEPENDENT])


def test_without_a_corpus_there_are_the_verbs_of_texts() -> None:
    assert [tool.name for tool in listed(make_server(Reception()))] == ["compare", "quotes"]


BAD = [
    ({}, "exactly one of text, url, id and file, not 0"),
    ({"text": "A text.", "id": "root"}, "exactly one of text, url, id and file, not 2"),
    ({"text": " \n"}, "the text is empty"),
    ({"text": "a" * 200_001}, "at most 200000 characters"),
    ({"text": "Yes.\n" * 4_001}, "at most 4,000 are taken"),
    ({"id": "nobody"}, "no document 'nobody'"),
    ({"file": "story.txt"}, "reads no files"),
    ({"url": "ftp://news.example/a"}, "only http and https"),
    ({"url": "file:///etc/passwd"}, "only http and https"),
    ({"url": "http://127.0.0.1:9/"}, "loopback"),
    ({"url": "http://localhost:9/"}, "loopback"),
    ({"url": "http://2130706433/"}, "loopback"),
    ({"url": "http://[::ffff:10.0.0.1]/"}, "private network"),
    ({"url": "http://169.254.169.254/latest/meta-data/"}, "link-local"),
    ({"path": "/etc/passwd"}, "Extra inputs are not permitted"),
]


def test_what_cannot_be_taken_is_told_and_not_raised(corpus: Path) -> None:
    calls = [("quotes", {"document": given}) for given, _ in BAD]
    answers = ask(make_server(Reception(str(corpus))), *calls)
    for (given, fault), answer in zip(BAD, answers, strict=True):
        assert answer.is_error, given
        assert fault in answer.content[0].text
        assert "Traceback" not in answer.content[0].text


def test_the_longest_text_and_the_most_sentences_are_taken() -> None:
    sentence = "Rain fell again in the hills above the town, and the river rose in the night. "
    for text in ((sentence * 3_000)[:200_000], "It rained again.\n" * 4_000):
        [answer] = ask(make_server(Reception()), ("quotes", {"document": {"text": text}}))
        assert not answer.is_error, answer.content


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "outside.txt").write_text(SOURCE, encoding="utf-8")
    inside = tmp_path / "drafts"
    (inside / "old").mkdir(parents=True)
    (inside / "old" / "story.txt").write_text(SOURCE, encoding="utf-8")
    (inside / "leak.txt").symlink_to(tmp_path / "outside.txt")
    return inside


OUTSIDE = (
    *("../outside.txt", "leak.txt", "/etc/passwd", "old", "old/../../outside.txt", "no.txt"),
    "a\0b",
)


def test_a_file_of_the_folder_is_read_and_no_name_leads_out_of_it(folder: Path) -> None:
    calls = [("quotes", {"document": {"file": name}}) for name in (*OUTSIDE, "old/story.txt")]
    *answers, answer = ask(make_server(Reception(files=str(folder))), *calls)
    for name, refused in zip(OUTSIDE, answers, strict=True):
        assert refused.is_error, name
        assert "is no file of the folder" in refused.content[0].text
    assert answer.structured_content["document"]["id"] == "old/story.txt"


def test_a_call_that_takes_too_long_ends_and_the_next_is_answered() -> None:
    workers = Workers(deadline=0.01)

    async def talk() -> list[Answer]:
        async with Client(make_server(Reception(), workers)) as client:
            answers = [await client.call_tool(*CALLS[1])]
            workers.deadline = 60.0
            return [*answers, await client.call_tool(*CALLS[1])]

    late, answer = anyio.run(talk)
    assert late.is_error
    assert "not done after" in late.content[0].text
    assert not answer.is_error


def test_more_calls_than_may_wait_are_told_to_come_again() -> None:
    server = make_server(Reception(), Workers(waiting=0))

    async def talk() -> list[Answer]:
        answers: list[Answer] = []
        async with Client(server) as client, anyio.create_task_group() as group:

            async def call() -> None:
                answers.append(await client.call_tool(*CALLS[1]))

            for _ in range(4):
                group.start_soon(call)
        return answers

    told = [answer.content[0].text for answer in anyio.run(talk) if answer.is_error]
    assert len(told) == 2
    assert all("try again" in text for text in told)


# Over the two transports.

COMMAND = [sys.executable, "-m", "retold", "mcp"]


def test_over_standard_input_and_output(corpus: Path, tmp_path: Path) -> None:
    server = StdioServerParameters(
        command=COMMAND[0], args=[*COMMAND[1:], str(corpus)], env=dict(os.environ), cwd=tmp_path
    )
    for answer in ask(server, *CALLS):
        assert not answer.is_error, answer.content
        assert answer.structured_content
    assert list(tmp_path.iterdir()) == []


def test_an_older_client_is_answered_too(corpus: Path) -> None:
    server = StdioServerParameters(
        command=COMMAND[0], args=[*COMMAND[1:], str(corpus)], env=dict(os.environ)
    )
    [answer] = ask(server, CALLS[2], mode="legacy")
    assert answer.structured_content["matches"]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_though_nobody_closes_its_input(number: int) -> None:
    process = subprocess.Popen(
        COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdin
    assert process.stdout
    hello = {"protocolVersion": "2025-06-18", "capabilities": {}}
    client = {"clientInfo": {"name": "test", "version": "1"}}
    request = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": hello | client}
    process.stdin.write(json.dumps(request).encode() + b"\n")
    process.stdin.flush()
    assert b"retold" in process.stdout.readline()
    process.send_signal(number)
    assert process.wait(timeout=10) == 128 + number
    process.communicate()


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@pytest.fixture
def serving(corpus: Path) -> Iterator[Callable[..., str]]:
    """Starts `retold mcp --http` and returns its address."""
    started: list[subprocess.Popen[bytes]] = []

    def start(*options: str, **environment: str) -> str:
        port = free_port()
        process = subprocess.Popen(
            [*COMMAND, str(corpus), "--http", "--port", str(port), *options],
            env={**os.environ, **environment},
            stderr=subprocess.PIPE,
        )
        started.append(process)
        for _ in range(300):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    return f"http://127.0.0.1:{port}/mcp"
            assert process.poll() is None, process.stderr and process.stderr.read()
            time.sleep(0.1)
        raise AssertionError("it does not listen")

    yield start
    for process in started:
        process.terminate()
        _, errors = process.communicate(timeout=30)
        assert b"Traceback" not in errors
        assert b"Error" not in errors
        assert process.returncode == 128 + signal.SIGTERM
        assert b"Callowmere" not in errors  # nothing of a text is logged


def test_over_http(serving: Callable[..., str]) -> None:
    for answer in ask(serving(), *CALLS):
        assert not answer.is_error, answer.content
        assert answer.structured_content


def post(address: str, **headers: str) -> int:
    """The status that a request gets."""
    body = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}
    accept = {"Accept": "application/json, text/event-stream"}
    return httpx2.post(address, json=body, headers={**accept, **headers}, timeout=60).status_code


def test_other_sites_and_names_are_refused(serving: Callable[..., str]) -> None:
    address = serving("--name", "retold.news.example")
    assert post(address) < 400
    assert post(address, Host="evil.example") == 421
    assert post(address, Origin="https://evil.example") == 403
    assert post(address, Host="retold.news.example") < 400
    too_much = httpx2.post(
        address, content=b" " * 1_800_000, headers={"Content-Type": "application/json"}
    )
    assert too_much.status_code == 413


def test_with_a_token_each_request_must_carry_it(serving: Callable[..., str]) -> None:
    address = serving("--host", "0.0.0.0", RETOLD_TOKEN=TOKEN)  # noqa: S104 - for this test alone
    assert post(address) == 401
    assert post(address, Authorization="Bearer another secret of len") == 401
    assert post(address, Authorization=f"Bearer {TOKEN}") < 400

    async def talk() -> Answer:
        headers = {"Authorization": f"Bearer {TOKEN}"}
        async with (
            httpx2.AsyncClient(headers=headers, timeout=120) as http,
            Client(streamable_http_client(address, http_client=http)) as client,
        ):
            return await client.call_tool(*CALLS[1])

    assert not anyio.run(talk).is_error


def test_an_address_that_is_taken_is_told() -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        taken = str(listener.getsockname()[1])
        done = subprocess.run(
            [*COMMAND, "--http", "--port", taken], capture_output=True, text=True, check=False
        )
    assert done.returncode == 1
    assert "another --port" in done.stderr


REFUSED = [
    (["--host", "0.0.0.0"], "", "set RETOLD_TOKEN"),  # noqa: S104
    (["--host", "192.0.2.1"], "", "set RETOLD_TOKEN"),
    (["--host", "0.0.0.0"], "short", "shorter than 16"),  # noqa: S104
]


@pytest.mark.parametrize(("options", "token", "fault"), REFUSED)
def test_it_does_not_lie_open(
    options: list[str], token: str, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RETOLD_TOKEN", token)
    result = CliRunner().invoke(retold, ["mcp", "--http", *options])
    assert result.exit_code == 1
    assert fault in result.output


def test_a_corpus_that_is_not_there_is_told_at_the_start(tmp_path: Path) -> None:
    result = CliRunner().invoke(retold, ["mcp", str(tmp_path / "none")])
    assert result.exit_code == 1
    assert "none" in result.output
