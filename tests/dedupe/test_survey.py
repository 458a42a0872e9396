"""The first reading: what ranks rows by each policy, what is bad, what is left of each."""

import json
import math
from contextlib import closing
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest

from retold.dedupe.job import Evidence, Job
from retold.dedupe.json_lines import Lines
from retold.dedupe.policy import Rules
from retold.dedupe.sketch import Texts
from retold.dedupe.source import Batch, Columns, find_columns
from retold.dedupe.survey import Survey, as_id, list_ids, rank_column, survey, surveyed
from retold.errors import FormatError

NEVER = math.inf


def ranks(values: list[object], keep: str) -> list[float]:
    """The ranks of rows by the values that their column has."""
    batch = Batch(Texts.of([b"a text"] * len(values)), [{"column": value} for value in values])
    columns = Columns("text", None, "column")
    part = surveyed(lambda: batch, Rules(keep=keep), columns, told=False)
    found: list[float] = part.ranks.tolist()
    return found


@pytest.mark.parametrize(
    ("value", "most", "least"),
    [
        (7, -7.0, 7.0),
        (-2.5, 2.5, -2.5),
        ("4.5", -4.5, 4.5),
        (" 1e3 ", -1000.0, 1000.0),
        (True, -1.0, 1.0),
        (Decimal("2.50"), -2.5, 2.5),
        pytest.param(10**400, -math.inf, math.inf, id="a whole number beyond any float"),
        pytest.param(-(10**400), math.inf, -math.inf, id="one below any float"),
        pytest.param("1e400", -math.inf, math.inf, id="the same in words"),
        (Decimal("sNaN"), NEVER, NEVER),
        ("many", NEVER, NEVER),
        pytest.param("", NEVER, NEVER, id="empty"),
        (None, NEVER, NEVER),
        (math.nan, NEVER, NEVER),
        pytest.param("nan", NEVER, NEVER, id="no number in words"),
        ([1], NEVER, NEVER),
    ],
)
def test_by_a_number_the_greatest_ranks_first_or_the_least(
    value: object, most: float, least: float
) -> None:
    assert ranks([value], "score") == [most]
    assert ranks([value], "score:least") == [least]


NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("2026-03-01T12:00:00Z", NOON),
        ("2026-03-01T12:00:00", NOON),
        ("2026-03-01T14:00:00+02:00", NOON),
        (" 2026-03-01T12:00 ", NOON),
        ("2026-03-01", datetime(2026, 3, 1, tzinfo=UTC)),
        ("Sun, 01 Mar 2026 12:00:00 GMT", NOON),
        ("Sun, 01 Mar 2026 13:00:00 +0100", NOON),
        (NOON, NOON),
        (date(2026, 3, 1), datetime(2026, 3, 1, tzinfo=UTC)),
        (NOON.timestamp(), NOON),
        (Decimal(int(NOON.timestamp())), NOON),
        pytest.param(10**400, None, id="a number beyond any date"),
        ("yesterday", None),
        pytest.param("", None, id="empty"),
        (None, None),
        (["2026"], None),
    ],
)
def test_by_date_the_earliest_ranks_first(value: object, moment: datetime | None) -> None:
    assert ranks([value], "earliest") == [NEVER if moment is None else moment.timestamp()]


def test_by_length_the_longest_ranks_first_and_else_all_are_equal() -> None:
    batch = Batch(Texts.of([b"one", b"one two three", b"!"]))
    columns = Columns("text", None, None)
    assert surveyed(lambda: batch, Rules(keep="longest"), columns, told=False).ranks.tolist() == [
        -1,
        -3,
        0,
    ]
    assert surveyed(lambda: batch, Rules(), columns, told=False).ranks.tolist() == [0, 0, 0]


@pytest.mark.parametrize(
    ("keep", "column"),
    [
        ("first", None),
        ("longest", None),
        ("earliest", ""),
        ("score", "score"),
        ("price:least", "price"),
    ],
)
def test_a_policy_asks_for_a_column(keep: str, column: str | None) -> None:
    assert rank_column(Rules(keep=keep)) == column


@pytest.mark.parametrize("value", ["a", "", 7, 1.5, ["x"], "é", "\ud800"])
def test_ids_of_any_type_come_back_as_text(value: object) -> None:
    batch = Batch(Texts.of([b"", b""]), [{"id": value}, {"id": None}])
    kept = list_ids(batch, 2, "id")
    assert [as_id(each) for each in kept] == [str(value), None]
    assert [as_id(each) for each in list_ids(batch, 2, None)] == [None, None]


def read(tmp_path: Path, files: dict[str, bytes], **rules: object) -> Survey:
    sources = []
    for name, data in files.items():
        path = tmp_path / name
        path.write_bytes(data)
        sources.append(Lines(name, path, packed=False))
    job = Job(sources, Rules(**rules), tmp_path, lambda _stage, _rows: None, told=True)  # type: ignore[arg-type]
    with closing(job.store("words")) as words, closing(job.store("ids")) as ids:
        return survey(job, Evidence(job.runs("samples"), words, ids))


def line(**fields: object) -> bytes:
    return json.dumps(fields).encode() + b"\n"


def test_rows_of_all_files_are_numbered_through_and_bad_ones_named(tmp_path: Path) -> None:
    seen = read(
        tmp_path,
        {
            "a.jsonl": line(text="one two") + b"bad\n" + line(text="three"),
            "b.jsonl": b"\n" + line(text="four five six") + line(body="none"),
        },
    )
    assert seen.starts == [0, 3, 6]
    assert seen.words.tolist() == [2, -1, 1, -1, 3, -1]
    assert [(fault["file"], fault["row"]) for fault in seen.faults] == [
        ("a.jsonl", 2),
        ("b.jsonl", 3),
    ]
    assert seen.keys.shape == (6, 2)
    assert seen.ranks.tolist() == [0] * 6


@pytest.mark.parametrize("escaped", [False, True])
@pytest.mark.parametrize(
    ("text", "words"), [("", -1), (" \n\t", -1), ("\u00a0\u2028", -1), ("!!", 0), ("a", 1)]
)
def test_a_text_of_which_nothing_can_be_seen_is_bad(
    text: str, words: int, *, escaped: bool
) -> None:
    written = [json.dumps(each)[1:-1] if escaped else each for each in ("one two", text, "")]
    batch = Batch(Texts.of([each.encode() for each in written], escaped=escaped))
    part = surveyed(lambda: batch, Rules(), Columns("text", None, None), told=True)
    assert part.sketches.counts.tolist() == [2, words, -1]
    bad = [1, 2] if words < 0 else [2]
    assert part.faults == [(place, "its text is empty") for place in bad]


def test_a_text_that_is_not_utf_8_is_bad(tmp_path: Path) -> None:
    seen = read(tmp_path, {"a.jsonl": line(text="good") + b'{"text": "\xc3"}\n'})
    assert seen.words.tolist() == [1, -1]
    [fault] = seen.faults
    assert "not UTF-8" in str(fault["reason"])


@pytest.mark.parametrize(
    ("data", "rules", "message"),
    [
        (b"bad\n", {}, r"a\.jsonl: no row of it can be read"),
        (line(x="y"), {}, r"no column holds the text; its columns are: x; name one with --text"),
        (line(text="t"), {"text": "body"}, r"no column 'body'; its columns are: text"),
        (line(text="t"), {"keep": "earliest"}, r"no column holds the date.*--keep"),
        (line(text="t"), {"keep": "score"}, r"no column 'score'"),
        (line(text="t"), {"id": "key"}, r"no column 'key'"),
    ],
)
def test_a_column_that_is_missing_is_named(
    tmp_path: Path, data: bytes, rules: dict[str, object], message: str
) -> None:
    with pytest.raises(FormatError, match=message):
        read(tmp_path, {"a.jsonl": data}, **rules)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"text": "", "id": 1}, Columns("text", "id", None)),
        ({"content": "", "url": "x"}, Columns("content", None, None)),
        ({"Body": ""}, Columns("Body", None, None)),
        ({"body": "", "text": "", "doc_id": 1, "id": 2}, Columns("text", "id", None)),
    ],
)
def test_columns_are_found_by_their_usual_names(
    tmp_path: Path, row: dict[str, object], expected: Columns
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(line(**row))
    assert find_columns(Lines("a.jsonl", path, packed=False), None, None, None) == expected


def test_too_many_documents_for_a_number_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from retold.dedupe import survey as module

    monkeypatch.setattr(module, "PLACE_BITS", 2)
    assert read(tmp_path, {"a.jsonl": line(text="t") * 3}).words.size == 3
    with pytest.raises(FormatError, match="4 documents are too many at once; split the input"):
        read(tmp_path, {"a.jsonl": line(text="t") * 4})


def test_nothing_is_sampled_where_only_the_same_words_count() -> None:
    text = " ".join(f"w{number}" for number in range(90)).encode()
    batch = Batch(Texts.of([text]))
    columns = Columns("text", None, None)
    near = surveyed(lambda: batch, Rules(), columns, told=False).sketches
    exact = surveyed(lambda: batch, Rules(exact=True), columns, told=False).sketches
    assert near.samples.size > 0 == exact.samples.size
    np.testing.assert_array_equal(near.keys, exact.keys)
