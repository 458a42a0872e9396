"""The smallest corpora, the emptiest, the worst: what is told of each, whole and in stages."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from retold.dedupe import Deduplication, Rules, dedupe
from retold.dedupe.outcome import Results
from retold.dedupe.staged import Running, dedupe_in_stages
from retold.errors import FormatError, RetoldError
from tests.engines.runners import local

STORY = (
    "The weir at Orrin was shut on Monday after the river had risen by two metres overnight, and "
    "forty houses below it stood empty while engineers looked at the gates by lamplight."
)
OTHER = "A choir of ninety sang in the square at Selk, where nobody had sung since the war."

Way = Callable[..., Deduplication]


def in_one(paths: list[Path], folder: Path, **rules: object) -> Deduplication:
    """A run in one process."""
    out, clusters, errors = (folder / f"{name}.jsonl" for name in ("out", "clusters", "errors"))
    return dedupe(paths, out, clusters=clusters, errors=errors, rules=Rules(**rules))  # type: ignore[arg-type]


def in_stages(paths: list[Path], folder: Path, **rules: object) -> Deduplication:
    """The same in stages."""
    out, clusters, errors = (folder / f"{name}.jsonl" for name in ("out", "clusters", "errors"))
    asked = Results(Rules(**rules), lambda _stage, _rows: None, clusters, errors)  # type: ignore[arg-type]
    return dedupe_in_stages(paths, out, asked, Running(local(2), split=64))


@pytest.fixture(params=[in_one, in_stages])
def way(request: pytest.FixtureRequest) -> Way:
    run: Way = request.param
    return run


def write(path: Path, *lines: object) -> Path:
    """A file of rows; a string stands as it is."""
    told = (line if isinstance(line, str) else json.dumps(line) for line in lines)
    path.write_text("".join(f"{line}\n" for line in told), encoding="utf-8")
    return path


def read(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


CORPORA = [
    pytest.param([{"text": STORY}], (1, 1, 0, 0), id="one document"),
    pytest.param([{"text": ""}], (0, 0, 0, 1), id="one empty text"),
    pytest.param([{"text": "?!"}], (1, 1, 0, 0), id="one without a word"),
    pytest.param([{"text": "word"}], (1, 1, 0, 0), id="one of one word"),
    pytest.param([{"text": None}], (0, 0, 0, 1), id="one row, which is bad"),
    pytest.param([{"text": 7}, {"text": None}, {"text": []}], (0, 0, 0, 3), id="bad rows alone"),
    pytest.param(["", {"text": STORY}, "", ""], (1, 1, 0, 0), id="blank lines around it"),
    pytest.param([{"text": ""}, {"text": "?!"}, {"text": " "}], (1, 1, 0, 2), id="no words at all"),
    pytest.param([{"text": "a"}, {"text": "A."}, {"text": "b"}], (3, 2, 1, 0), id="single words"),
    pytest.param([{"text": STORY}] * 2, (2, 1, 1, 0), id="one document twice"),
    pytest.param([{"text": STORY}, {"text": 0}], (1, 1, 0, 1), id="a good row and a bad one"),
    pytest.param([{"text": STORY}, {"text": OTHER}], (2, 2, 0, 0), id="two that share nothing"),
]


@pytest.mark.parametrize("exact", [False, True])
@pytest.mark.parametrize(("rows", "counts"), CORPORA)
def test_a_small_corpus_is_counted_and_written_whole(
    tmp_path: Path, way: Way, rows: list[object], counts: tuple[int, ...], *, exact: bool
) -> None:
    done = way([write(tmp_path / "in.jsonl", *rows)], tmp_path, exact=exact)
    assert (done.documents, done.kept, done.exact, done.bad) == counts
    assert (done.near, done.contained, done.reworded) == (0, 0, 0)
    assert len(read(tmp_path / "out.jsonl")) == done.kept
    told = read(tmp_path / "clusters.jsonl")
    assert [row["kept"] for row in told].count(True) == done.kept
    assert len(told) == done.documents
    assert len(read(tmp_path / "errors.jsonl")) == done.bad


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ([], "no row of it can be read"),
        (["", "", ""], "no row of it can be read"),
        (["milk", "bread"], "no row of it can be read"),
        (["[1]", "2", "null"], "no row of it can be read"),
        ([{"id": 1}], "no column holds the text; its columns are: id"),
        ([{}], "no column holds the text"),
    ],
)
def test_a_corpus_without_a_document_is_refused_in_one_line(
    tmp_path: Path, way: Way, lines: list[object], message: str
) -> None:
    source = write(tmp_path / "in.jsonl", *lines)
    with pytest.raises(FormatError, match=message) as told:
        way([source], tmp_path)
    assert str(told.value).startswith(f"{source}: ")
    assert "\n" not in str(told.value)
    assert [path.name for path in tmp_path.iterdir()] == ["in.jsonl"]


def test_no_input_is_refused(tmp_path: Path, way: Way) -> None:
    with pytest.raises(RetoldError, match="no input; give JSON Lines"):
        way([], tmp_path)


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_file_without_a_row_is_named_wherever_it_stands(
    tmp_path: Path, way: Way, place: int
) -> None:
    """Rows are numbered as if it were not there."""
    paths = [write(tmp_path / f"{name}.jsonl", {"id": name, "text": STORY}) for name in "ab"]
    empty = write(tmp_path / "empty.jsonl")
    paths.insert(place, empty)
    done = way(paths, tmp_path)
    assert (done.documents, done.kept, done.unread) == (2, 1, (str(empty),))
    [bad] = read(tmp_path / "errors.jsonl")
    assert (bad["file"], bad["row"]) == (str(empty), None)
    assert [row["cluster"] for row in read(tmp_path / "clusters.jsonl")] == [0, 0]


BAD = [
    ('{"text": "torn', "it is not JSON"),
    ("[]", "it is no object but list"),
    ("17", "it is no object but int"),
    ('{"id": 1}', "its fields are: id"),
    ('{"text": null}', "text"),
    ('{"text": 1.5}', "text"),
    ('{"text": ["a"]}', "text"),
    ('{"text": "\\ud8', "it is not JSON"),
]


@pytest.mark.parametrize(("bad", "reason"), BAD)
def test_a_bad_row_is_named_with_its_place_and_reason_and_the_rest_goes_on(
    tmp_path: Path, way: Way, bad: str, reason: str
) -> None:
    source = write(tmp_path / "in.jsonl", {"text": STORY}, bad, "", {"text": OTHER}, bad)
    done = way([source], tmp_path)
    assert (done.documents, done.kept, done.bad) == (2, 2, 2)
    told = read(tmp_path / "errors.jsonl")
    assert [(row["file"], row["row"]) for row in told] == [(str(source), 2), (str(source), 5)]
    assert all(reason in str(row["reason"]) for row in told)
    assert [row["row"] for row in read(tmp_path / "clusters.jsonl")] == [1, 4]


@pytest.mark.parametrize("result", ["out", "clusters", "errors"])
def test_a_result_that_has_no_place_is_told_before_a_row_is_read(
    tmp_path: Path, result: str
) -> None:
    source = write(tmp_path / "in.jsonl", {"text": STORY})
    places = {name: tmp_path / f"{name}.jsonl" for name in ("out", "clusters", "errors")}
    places[result] = tmp_path / "absent" / "result.jsonl"

    def never(_stage: str, _documents: int) -> None:
        raise AssertionError("a row was read")

    with pytest.raises(RetoldError, match="cannot be written"):
        dedupe([source], places.pop("out"), watch=never, **places)
    assert [path.name for path in tmp_path.iterdir()] == ["in.jsonl"]
