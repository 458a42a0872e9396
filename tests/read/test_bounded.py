"""A record over the limit is named and passed over, and never held."""

import gzip
import io
import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.inputs import documents
from retold.model import Document
from retold.read import bounded
from retold.read.bounded import bounded_lines
from retold.read.fields import Bad, Fields

GOOD = b'{"id": "b", "text": "It rained."}\n'


@given(st.binary(max_size=300).map(lambda one: one.replace(b"\x00", b"\n")), st.integers(1, 40))
def test_lines_within_the_limit_come_as_they_are_and_others_as_none(
    content: bytes, limit: int
) -> None:
    expected = [line if len(line) <= limit else None for line in io.BytesIO(content)]
    assert list(bounded_lines(io.BytesIO(content), limit)) == expected


@pytest.mark.parametrize("end", [b"\n", b""])
def test_the_limit_counts_the_line_end(end: bytes) -> None:
    line = b"a" * (10 - len(end)) + end
    assert list(bounded_lines(io.BytesIO(line), 10)) == [line]
    assert list(bounded_lines(io.BytesIO(b"a" + line), 10)) == [None]


@pytest.mark.parametrize("packed", [False, True])
def test_a_long_record_is_named_and_the_rest_goes_on(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    packed: bool,  # noqa: FBT001
) -> None:
    monkeypatch.setattr(bounded, "MAX_RECORD_BYTES", 100_000)
    long = json.dumps({"id": "a", "text": "a" * 100_000}).encode() + b"\n"
    path = tmp_path / ("a.jsonl.gz" if packed else "a.jsonl")
    path.write_bytes(gzip.compress(long + GOOD) if packed else long + GOOD)
    bad, good = documents([str(path)], Fields(), follow=False)
    assert bad == Bad(f"{path}:1", "it is longer than 0 MB; split it into articles")
    assert isinstance(good, Document)
    assert good.id == "b"


def test_a_long_line_of_a_table_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded, "MAX_RECORD_BYTES", 1_000)
    path = tmp_path / "a.csv"
    path.write_text(f"id,text\na,{'a' * 2_000}\nb,It rained.\n", encoding="utf-8")
    found = list(documents([str(path)], Fields(), follow=False))
    assert [type(one).__name__ for one in found] == ["Bad", "Document"]
    assert "longer than" in getattr(found[0], "reason", "")


@pytest.mark.skipif(sys.platform != "linux", reason="measures memory as Linux does")
@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.csv.gz", "-"])
def test_an_endless_line_takes_no_more_memory_than_the_limit(tmp_path: Path, name: str) -> None:
    """700 MB without a line end, in a process that may take as much as that in all."""
    path = tmp_path / name.replace("-", "stdin.gz")
    with gzip.open(path, "wb", compresslevel=1) as out:
        out.write(b'{"text": "' if "csv" not in name else b"id,text\n1,")
        for _ in range(70):
            out.write(b"a" * 10_000_000)
        out.write(b"\n" + (b"2,It rained.\n" if "csv" in name else GOOD))
    code = (
        "import sys; from retold.inputs import documents; from retold.read.fields import Fields\n"
        "for one in documents([sys.argv[1]], Fields(), follow=False):\n"
        "    print(getattr(one, 'text', one))"
    )
    with path.open("rb") as file:
        done = subprocess.run(
            [sys.executable, "-c", code, name if name == "-" else str(path)],
            stdin=file,
            capture_output=True,
            text=True,
            check=False,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (700_000_000,) * 2),
        )
    assert "longer than 50 MB" in done.stdout + done.stderr
    if name != "-":
        assert "It rained." in done.stdout
