"""How much is read at once."""

import os
import subprocess
import sys
from dataclasses import dataclass

import pytest

from retold.dedupe.source import SHOWN, as_text, find_columns
from retold.errors import FormatError


@pytest.mark.parametrize(("compiled", "most"), [("1", 1 << 19), ("0", 1 << 17)])
def test_numpy_reads_less_at_once_since_it_holds_more_for_each_byte(compiled, most) -> None:
    code = "from retold.dedupe.source import BATCH_BYTES; print(BATCH_BYTES)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"RETOLD_NATIVE": compiled},
        capture_output=True,
        check=True,
        text=True,
    )
    assert int(done.stdout) <= most


@pytest.mark.parametrize(
    ("text", "escaped", "whole"),
    [
        (b"caf\xc3\xa9", False, "café"), (rb"caf\u00e9", True, "café"),
        (rb"caf\u00e9", False, r"caf\u00e9"), (rb"one\ntwo", True, "one\ntwo"), (b"", True, ""),
        (b"tab\there", True, "tab\there"), (b"\xed\xa0\x80", False, "\ud800"),
    ],
)  # fmt: skip
def test_a_text_of_a_batch_is_what_was_written(text: bytes, whole: str, *, escaped: bool) -> None:
    assert as_text(text, escaped=escaped) == whole


@dataclass
class One:
    """A source of one row, or of none."""

    row: dict[str, object] | None
    name: str = "news.jsonl"

    def first(self) -> dict[str, object] | None:
        return self.row


def columns(row: dict[str, object], **asked: str | None) -> tuple[str, str | None, str | None]:
    options = {"text": None, "id_": None, "rank": None} | asked
    found = find_columns(One(row), **options)  # type: ignore[arg-type]
    return found.text, found.id, found.rank


@pytest.mark.parametrize(
    ("row", "asked", "found"),
    [
        ({"text": 1}, {}, ("text", None, None)), ({"Text": 1, "ID": 2}, {}, ("Text", "ID", None)),
        ({"body": 1, "id": 2}, {}, ("body", "id", None)),
        ({"a": 1, "b": 2}, {"text": "b", "id_": "a"}, ("b", "a", None)),
        ({"text": 1, "date": 2}, {"rank": ""}, ("text", None, "date")),
        ({"text": 1, "score": 2}, {"rank": "score"}, ("text", None, "score")),
        ({"text": 1, "a": 2}, {}, ("text", None, None)),
    ],
)  # fmt: skip
def test_columns_are_those_asked_for_or_of_the_usual_names(row, asked, found) -> None:
    assert columns(row, **asked) == found


@pytest.mark.parametrize(
    ("row", "asked", "told"),
    [
        ({"a": 1, "b": 2}, {}, "no column holds the text; its columns are: a, b; .*--text"),
        ({"text": 1}, {"rank": ""}, "no column holds the date; .*--keep"),
        ({"text": 1}, {"text": "b"}, "no column 'b'; its columns are: text"),
        ({"text": 1}, {"id_": "b"}, "no column 'b'"), ({"text": 1}, {"rank": "b"}, "no column 'b'"),
        (dict.fromkeys(map(str, range(50))), {}, f"columns are: 0, .*, {SHOWN - 1}; name one"),
        (None, {}, "no row of it can be read; give JSON Lines or Parquet"),
    ],
)  # fmt: skip
def test_a_column_that_is_not_there_is_told_with_those_that_are(row, asked, told) -> None:
    with pytest.raises(FormatError, match=f"^news.jsonl: .*{told}"):
        columns(row, **asked)
