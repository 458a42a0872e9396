"""JSON Lines as a source: texts are those that JSON says, kept lines are copied as they are."""

import gzip
import io
import json
import tempfile
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.dedupe import json_lines, native
from retold.dedupe.json_lines import BOM, Lines, find_lines
from retold.dedupe.source import Batch, Columns, as_text
from retold.errors import ReadError

TEXT = Columns("text", None, None)
WITH_ID = Columns("text", "id", None)
VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=8)
)
RECORDS = st.fixed_dictionaries(
    {"text": st.text(max_size=30)},
    optional={
        "id": VALUES,
        "before": VALUES,
        "text2": st.text(max_size=5),
        "nested": st.dictionaries(st.sampled_from(["text", "x"]), VALUES, max_size=2),
        "list": st.lists(VALUES, max_size=2),
    },
)


def lines(tmp_path: Path, data: bytes, name: str = "a.jsonl") -> Lines:
    path = tmp_path / name
    path.write_bytes(data)
    return Lines(name, path, name.endswith(".gz"))


def batches(source: Lines, columns: Columns = TEXT) -> list[Batch]:
    return [part() for part in source.parts(columns)]


def texts(source: Lines, columns: Columns = TEXT) -> list[str | None]:
    """The text of each line; None of bad and blank ones."""
    return [
        as_text(batch.texts[row], escaped=batch.texts.escaped)
        if batch.texts.starts[row] >= 0
        else None
        for batch in batches(source, columns)
        for row in range(batch.texts.starts.size)
    ]


def faults(source: Lines, columns: Columns = TEXT) -> dict[int, str]:
    """The bad lines by their number, with the reason."""
    found: dict[int, str] = {}
    start = 0
    for batch in batches(source, columns):
        found |= {start + row: reason for row, reason in batch.faults.items()}
        start += batch.texts.starts.size
    return found


@pytest.fixture(params=[True, False], ids=["compiled", "numpy"])
def loops(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param and not native.there():
        pytest.skip("no compiled loops")
    if not request.param:
        monkeypatch.setattr(native, "there", lambda: False)


@settings(deadline=None, max_examples=30)
@given(st.lists(RECORDS, max_size=5), st.booleans(), st.sampled_from([(", ", ": "), (",", ":")]))
def test_the_text_of_a_line_is_what_json_says(
    records: list[dict[str, object]],
    ascii_only: bool,  # noqa: FBT001
    separators: tuple[str, str],
) -> None:
    data = b"".join(
        json.dumps(record, ensure_ascii=ascii_only, separators=separators).encode() + b"\n"
        for record in records
    )
    with tempfile.TemporaryDirectory() as folder:
        source = lines(Path(folder), data)
        expected = [str(record["text"]) for record in records]
        # Escapes of signs may become blanks: only words count.
        for columns in (TEXT, WITH_ID, Columns("text", "id", "before")):
            found = texts(source, columns)
            assert [words(text or "") for text in found] == [words(text) for text in expected]
            others = [row for batch in batches(source, columns) for row in batch.others]
            for name in {columns.id, columns.rank} - {None}:
                assert [row.get(name) for row in others] == [row.get(name) for row in records]


def words(text: str) -> list[str]:
    return text.replace("\\", " ").split()


@pytest.mark.usefixtures("loops")
@pytest.mark.parametrize(
    ("line", "text"),
    [
        (b'{"text": "plain"}', "plain"),
        (b'{"text":"no blank"}', "no blank"),
        (b'  {"text" :\t"blanks"}  ', "blanks"),
        (b'{"a": {"text": "inner"}, "text": "outer"}', "outer"),
        (b'{"text": "first", "text": "last"}', "last"),
        (b'{"a": "\\"text\\": \\"quoted\\"", "text": "real"}', "real"),
        (b'{"text": "a \\"quoted\\" word"}', 'a "quoted" word'),
        (b'{"text": "\\u00e9t\\u00e9"}', "été"),
        (b'{"text": "ends in a backslash \\\\"}', "ends in a backslash "),
        (b'{"text": ""}', ""),
        (BOM + b'{"text": "marked"}', "marked"),
        (b'{"text": "tab\there"}', "tab\there"),
        ('{"text": "naïve 字"}'.encode(), "naïve 字"),
        (b'{"text": "a number", "n": 1e5, "deep": [[[{}]]]}', "a number"),
    ],
)
def test_the_text_is_found_however_the_line_is_written(
    tmp_path: Path, line: bytes, text: str
) -> None:
    [found] = texts(lines(tmp_path, line + b"\n"))
    assert found is not None
    assert words(found) == words(text)


@pytest.mark.usefixtures("loops")
@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"not json", "it is not JSON"),
        (b'{"text": "torn', "it is not JSON"),
        (b'{"text": "a"} {"text": "b"}', "it is not JSON"),
        (b'["text"]', "it is no object but list"),
        (b'"text"', "it is no object but str"),
        (b'{"body": "x"}', "it has no field 'text'; its fields are: body"),
        (b'{"text": null}', "its field 'text' is no text but NoneType"),
        (b'{"text": ["a"]}', "its field 'text' is no text but list"),
        (b'{"\xff": 1, "text": 7}', "it is not UTF-8"),
        (b"[" * 100_000, "it is not JSON"),
    ],
)
def test_a_bad_line_says_what_is_wrong_with_it(tmp_path: Path, line: bytes, reason: str) -> None:
    data = b'{"text": "good"}\n' + line + b'\n{"text": "good too"}\n'
    source = lines(tmp_path, data)
    found = faults(source)
    assert list(found) == [1]
    assert found[1].startswith(reason)
    assert texts(source) == ["good", None, "good too"]


def test_blank_lines_are_no_fault(tmp_path: Path) -> None:
    source = lines(tmp_path, b'\n{"text": "a"}\n   \n\r\n{"text": "b"}')
    assert faults(source) == {}
    assert texts(source) == [None, "a", None, None, "b"]


def test_the_first_good_record_tells_the_columns(tmp_path: Path) -> None:
    assert lines(tmp_path, b'bad\n\n[1]\n{"body": "x", "n": 1}\n').first() == {"body": "x", "n": 1}
    assert lines(tmp_path, b"bad\n").first() is None
    assert lines(tmp_path, b"").first() is None


DATA = b'{"text": "one"}\n{"text": "two"}\r\n\n{"text": "three"}\n{"text": "four"}'


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
@pytest.mark.parametrize("size", [1, 5, 17, 1 << 20])
@pytest.mark.parametrize(
    ("keep", "expected"),
    [
        ([1, 1, 1, 1, 1], DATA + b"\n"),
        ([0, 0, 0, 0, 0], b""),
        ([1, 0, 0, 0, 0], b'{"text": "one"}\n'),
        ([0, 1, 0, 1, 0], b'{"text": "two"}\r\n{"text": "three"}\n'),
        ([0, 0, 0, 0, 1], b'{"text": "four"}\n'),
    ],
)
def test_kept_lines_are_copied_byte_for_byte_however_much_is_read_at_once(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    size: int,
    keep: list[int],
    expected: bytes,
) -> None:
    monkeypatch.setattr(json_lines, "BATCH_BYTES", size)
    source = lines(tmp_path, gzip.compress(DATA) if name.endswith(".gz") else DATA, name)
    out = io.BytesIO()
    source.copy(np.array(keep, np.bool_), out)
    assert out.getvalue() == expected
    assert texts(source) == ["one", "two", None, "three", "four"]


@pytest.mark.parametrize("size", [1, 9, 1 << 20])
@pytest.mark.parametrize("rows", [[], [0], [3], [0, 1, 4], [0, 1, 2, 3, 4]])
def test_some_rows_are_picked_as_they_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int, rows: list[int]
) -> None:
    monkeypatch.setattr(json_lines, "BATCH_BYTES", size)
    source = lines(tmp_path, DATA)
    found = [
        as_text(batch.texts[row], escaped=True) if batch.texts.starts[row] >= 0 else None
        for part in source.pick(np.array(rows, np.int64), TEXT)
        for batch in [part()]
        for row in range(batch.texts.starts.size)
    ]
    whole = texts(source)
    assert found == [whole[row] for row in rows]


@given(st.binary(max_size=40))
def test_lines_begin_where_others_end(data: bytes) -> None:
    bounds = find_lines(data).tolist()
    cut = [data[start:end] for start, end in pairwise(bounds)]
    assert b"".join(cut) == data
    assert all(line.count(b"\n") <= 1 and b"\n" not in line[:-1] for line in cut)
    assert all(cut)


def test_a_stretch_of_a_file_is_read_as_if_it_were_all(tmp_path: Path) -> None:
    whole = lines(tmp_path, DATA)
    start, end = DATA.index(b'{"text": "two"'), DATA.index(b'{"text": "four"')
    part = Lines("a.jsonl", whole.path, packed=False, span=(start, end))
    assert texts(part) == ["two", None, "three"]
    assert part.size() == end - start
    assert whole.size() == len(DATA)
    out = io.BytesIO()
    part.copy(np.array([True, True, True]), out)
    assert out.getvalue() == DATA[start:end]


def test_a_packed_file_that_breaks_off_tells_so_and_gives_what_was_whole(tmp_path: Path) -> None:
    packed = gzip.compress(DATA * 4000)
    source = lines(tmp_path, packed[: len(packed) // 2], "a.jsonl.gz")
    parts = batches(source)
    assert sum(batch.texts.starts.size for batch in parts) > 1
    reasons = [reason for batch in parts for reason in batch.faults.values()]
    assert reasons[-1].startswith("the file breaks off here or is damaged")


def test_a_line_without_end_is_passed_over_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from retold.read import bounded

    monkeypatch.setattr(json_lines, "BATCH_BYTES", 50)
    monkeypatch.setattr(json_lines, "LONG_LINE", 100)
    monkeypatch.setattr(bounded, "MAX_RECORD_BYTES", 200)
    long = b'{"text": "' + b"x" * 1000 + b'"}\n'
    source = lines(tmp_path, b'{"text": "a"}\n' + long + b'{"text": "b"}\n')
    assert [text for text in texts(source) if text is not None] == ["a", "b"]
    reasons = [reason for batch in batches(source) for reason in batch.faults.values()]
    assert reasons == [bounded.too_long()]


def test_a_file_that_is_gone_is_named(tmp_path: Path) -> None:
    source = lines(tmp_path, DATA)
    source.path.unlink()
    with pytest.raises(ReadError, match=r"a\.jsonl: cannot be read \(No such file"):
        batches(source)
