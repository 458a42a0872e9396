"""Tables in, results as tables out; and which documents of a corpus dedupe would keep."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from retold import Corpus, Document, FormatError
from retold.corpus import Added, Fields
from retold.dedupe import Rules
from tests.corpus.stories import story

ROWS = [
    {"id": "a", "body": story(1), "published": "2021-05-02", "views": 7},
    {"id": "b", "body": story(2), "published": None, "views": 9},
    {"id": "c", "body": None, "published": None, "views": 1},
]


def tables() -> list[object]:
    """The rows as each kind of table that can be made here."""
    made: list[object] = [pytest.param(list, id="records")]
    for name, make in (
        ("pyarrow", lambda library: library.Table.from_pylist(ROWS)),
        ("pandas", lambda library: library.DataFrame(ROWS)),
        ("polars", lambda library: library.DataFrame(ROWS)),
        ("datasets", lambda library: library.Dataset.from_list(ROWS)),
    ):
        made.append(pytest.param((name, make), id=name))
    return made


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("kind", tables())
def test_any_table_or_records_are_added(tmp_path: Path, kind) -> None:
    if kind is list:
        table: object = iter(ROWS)
    else:
        name, make = kind
        pytest.importorskip("pyarrow")
        table = make(pytest.importorskip(name))
    with Corpus(tmp_path / "news") as corpus:
        done = corpus.add(table)
        assert done == Added(2, 0, 0, done.bad)
        assert [outcome.id for outcome in done.bad] == ["row 3"]
        assert corpus.find(story(1))[0].document.id == "a"
        assert corpus.find(story(1))[0].document.published == "2021-05-02"


def test_columns_can_be_named(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    table = pa.table({"Worte": [story(3)], "text": ["short"], "nr": [12]})
    with Corpus(tmp_path / "news") as corpus:
        assert corpus.add(table, fields=Fields(text="Worte", id="nr")).added == 1
        assert corpus.find(story(3))[0].document.id == "12"


def test_a_stream_of_batches_is_read_as_it_comes(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    schema = pa.schema({"id": pa.string(), "text": pa.string()})

    def batches() -> Iterator[object]:
        for number in range(600):
            rows = [{"id": str(number), "text": story(number)}]
            yield pa.RecordBatch.from_pylist(rows, schema=schema)

    with Corpus(tmp_path / "news") as corpus:
        assert corpus.add(pa.RecordBatchReader.from_batches(schema, batches())).added == 600


@pytest.mark.parametrize("given", [7, [7], {"id": "a"}, b"text", None])
def test_what_cannot_be_added_is_told_with_the_cure(tmp_path: Path, given) -> None:
    with Corpus(tmp_path / "news") as corpus, pytest.raises(FormatError, match="give documents"):
        corpus.add(given)


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    with Corpus(tmp_path / "news") as opened:
        opened.add(
            [
                Document("a", story(1), published="2021-05-03"),
                Document("b", story(2)),
                Document("c", story(1).upper(), published="2021-05-01"),
                Document("d", "Quite another thing until it is revised."),
            ]
        )
        opened.add([Document("d", story(2) + " One sentence more was put at its end.")])
        yield opened


def test_the_latest_versions_are_judged_and_nothing_is_removed(corpus: Corpus) -> None:
    found = corpus.dedupe()
    assert [(one.id, one.kept_id, one.reason) for one in found] == [
        ("a", "a", None),
        ("b", "b", None),
        ("c", "a", "exact"),
        ("d", "b", "resemblance"),
    ]
    last = found[3]
    assert last.passage == story(2)[last.kept_start : last.kept_end]
    assert len(corpus) == 4
    assert {one.id for one in corpus.dedupe(Rules(keep="earliest")) if one.reason is None} >= {"c"}
    assert [one.reason for one in corpus.dedupe(Rules(exact=True))] == [None, None, "exact", None]


def test_verdicts_are_a_table(corpus: Corpus) -> None:
    pa = pytest.importorskip("pyarrow")
    found = corpus.dedupe()
    table = pa.table(found)
    assert table.column("kept_id").to_pylist() == ["a", "b", "a", "b"]
    assert table.column("resemblance").null_count == 2
    pandas = pytest.importorskip("pandas")
    frame = found.to_pandas()
    assert isinstance(frame, pandas.DataFrame)
    assert frame[frame.reason.notna()].id.tolist() == ["c", "d"]


def test_an_empty_corpus_has_no_verdicts(tmp_path: Path) -> None:
    with Corpus(tmp_path / "news") as corpus:
        corpus.add([])
        assert len(corpus.dedupe()) == 0
