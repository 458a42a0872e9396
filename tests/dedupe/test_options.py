"""Each option of `retold dedupe` does what its help says, and what is none is told in a line."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from retold.cli import retold
from retold.cli.dedupe import dedupe

STORY = (
    "The weir at Orrin was shut on Monday after the river had risen by two metres overnight, and "
    "forty houses below it stood empty while engineers looked at the gates by lamplight."
)
LONGER = f"{STORY} Nobody was hurt, said the county, which paid for the pumps and for the beds."
REWORDED = " ".join(
    f"{word}ly" if at % 7 == 6 else word for at, word in enumerate(LONGER.split() * 3)
)
OTHER = "A choir of ninety sang in the square at Selk, where nobody had sung since the war."


def call(*words: object) -> Result:
    """The verb as from a shell."""
    return CliRunner().invoke(retold, ["dedupe", *map(str, words)])


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A story, a longer telling of it, another story; with dates, scores and names of columns."""
    path = tmp_path / "news.jsonl"
    rows: list[dict[str, object]] = [
        {"id": "short", "text": STORY, "published": "2026-03-02", "score": 1, "body": OTHER},
        {"id": "long", "text": LONGER, "published": "2026-03-01", "score": 9, "body": OTHER},
        {"id": "other", "text": OTHER, "published": "2026-03-03", "score": 5, "body": LONGER},
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def kept(news: Path, *options: object) -> list[str]:
    """The ids of what is kept."""
    result = call(news, "--out", "-", *options)
    assert result.exit_code == 0, result.stderr
    return [json.loads(line)["id"] for line in result.stdout.splitlines()]


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        ([], ["short", "other"]),
        (["--resemblance", "0.7"], ["short", "other"]),
        (["--resemblance", "0.7", "--order", "0"], ["long", "other"]),
        (["--resemblance", "0.7", "--order", "0.7"], ["long", "other"]),
        (
            ["--resemblance", "0.7", "--containment", "0", "--order", "0"],
            ["short", "long", "other"],
        ),
        (["--resemblance", "1", "--containment", "1", "--order", "0"], ["long", "other"]),
        (["--exact"], ["short", "long", "other"]),
        (["--keep", "first"], ["short", "other"]),
        (["--keep", "longest"], ["long", "other"]),
        (["--keep", "earliest"], ["long", "other"]),
        (["--keep", "score"], ["long", "other"]),
        (["--keep", "score:least"], ["short", "other"]),
        (["--text", "body"], ["short", "other"]),
        (["--id", "score"], ["short", "other"]),
        (["--memory", "1"], ["short", "other"]),
        (["--memory", "1.5 GB"], ["short", "other"]),
        (["--no-frame"], ["short", "other"]),
        (["--partitions", "3"], ["short", "other"]),
    ],
    ids=" ".join,
)
def test_an_option_decides_what_is_kept(news: Path, options: list[str], ids: list[str]) -> None:
    assert kept(news, *options) == ids


def test_the_column_of_the_id_is_the_one_that_records_name(news: Path, tmp_path: Path) -> None:
    told = tmp_path / "told.jsonl"
    call(news, "--out", tmp_path / "out.jsonl", "--clusters", told, "--id", "score")
    rows = [json.loads(line) for line in told.read_text(encoding="utf-8").splitlines()]
    assert [row["id"] for row in rows] == ["1", "9", "5"]
    assert rows[1]["match"]["id"] == "1"


NOTICE = "Notice of works. The road {} at {} is closed from {} May until {} June while we mend it."


@pytest.mark.parametrize(("option", "stay"), [("--frame", 6), ("--no-frame", 1)])
def test_notices_of_one_form_stay_unless_frames_do_not_count(
    tmp_path: Path, option: str, stay: int
) -> None:
    places = ["Selk Orrin", "Brae Lund", "Hofn Vik", "Torp Aker", "Nes Dal", "Moss Rud"]
    news = tmp_path / "notices.jsonl"
    rows = [
        {"id": str(at), "text": NOTICE.format(*name.split(), at + 3, at + 11)}
        for at, name in enumerate(places)
    ]
    news.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert len(kept(news, option)) == stay


USAGE = [
    (["--resemblance", "0"], "0.0 is not in the range 0<x<=1"),
    (["--resemblance", "1.01"], "1.01 is not in the range 0<x<=1"),
    (["--resemblance", "many"], "'many' is not a valid float"),
    (["--containment", "-0.1"], "-0.1 is not in the range 0<=x<=1"),
    (["--containment", "1.5"], "1.5 is not in the range 0<=x<=1"),
    (["--order", "2"], "2.0 is not in the range 0<=x<=1"),
    (["--memory", "-1"], "'-1' is no size; write 512MB or 2GB"),
    (["--memory", "1e9"], "'1e9' is no size; write 512MB or 2GB"),
    (["--memory", "1 TB"], "'1 TB' is no size; write 512MB or 2GB"),
    (["--memory", "9" * 400], "is more than any machine has; write 512MB or 2GB"),
    (["--workers", "0"], "0 is not in the range x>=1"),
    (["--partitions", "0"], "0 is not in the range x>=1"),
    (["--engine", "flink"], "'flink' is not one of 'local', 'spark', 'sail'"),
    (["--master", "local[2]"], "--master is of the engines spark and sail; name --engine too"),
    (["--nothing"], "No such option '--nothing'"),
]


@pytest.mark.parametrize(("options", "message"), USAGE, ids=lambda value: str(value)[:40])
def test_a_value_that_is_none_is_a_usage_error(
    news: Path, tmp_path: Path, options: list[str], message: str
) -> None:
    result = call(news, "--out", tmp_path / "out.jsonl", *options)
    assert result.exit_code == 2
    assert message in result.stderr
    assert not (tmp_path / "out.jsonl").exists()


FAILED = [
    (["--resemblance", "nan"], "resemblance nan: give a share above 0 and up to 1"),
    (["--order", "nan"], "order nan: give a share above 0 and up to 1"),
    (["--keep", ""], "keep '': give first, earliest, longest or the name of a column"),
    (["--keep", ":least"], "keep ':least': give first, earliest, longest or"),
    (["--keep", "rank"], "no column 'rank'; its columns are: id, text, published, score, body"),
    (["--text", "story"], "no column 'story'; its columns are: id, text"),
    (["--id", "key"], "no column 'key'; its columns are: id, text"),
    (["--memory", "999999999G"], "this machine has not so much; give less"),
    (["--clusters", ""], "a result has no name; name a file for it"),
    (["--clusters", "{folder}"], "cannot be written (Is a directory); choose another place"),
    (["--errors", "{folder}/no/e.jsonl"], "cannot be written (No such file or directory)"),
    (["--errors", "{folder}/out.jsonl"], "two results would go there; name a file for each"),
    (["--clusters", "{folder}/news.jsonl"], "it is an input; write to another file"),
    (["--clusters", "-", "--errors", "-"], "one result alone can go to standard output"),
    (["--out", "{folder}/out.csv"], "only rows of CSV can be written as CSV; write JSON Lines"),
    (["--out", "{folder}/out.parquet"], "must all be JSON Lines, or all be Parquet"),
    (["--work", "{folder}"], "is not empty, and holds no run; name another"),
]


@pytest.mark.parametrize(("options", "message"), FAILED, ids=lambda value: str(value)[:40])
def test_what_cannot_be_done_is_one_line_and_leaves_no_file(
    news: Path, tmp_path: Path, options: list[str], message: str
) -> None:
    told = [option.replace("{folder}", str(tmp_path)) for option in options]
    result = call(news, "--out", tmp_path / "out.jsonl", *told)
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert message in result.stderr
    assert result.stderr.startswith("Error: ")
    assert result.stderr.count("\n") == 1
    assert {path.name for path in tmp_path.iterdir()} <= {"news.jsonl", "inputs"}


def test_nothing_is_done_without_an_input_or_a_place(news: Path) -> None:
    for words in ([news], ["--out", "x"]):
        result = call(*words)
        assert result.exit_code == 2
        assert "Missing" in result.stderr


def test_all_kinds_of_drops_are_counted_in_the_summary(tmp_path: Path) -> None:
    story = " ".join(LONGER.split() * 3)
    news, out = tmp_path / "news.jsonl", tmp_path / "out.jsonl"
    texts = [story, story.upper(), REWORDED, OTHER, OTHER]
    news.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")
    result = call(news, "--out", out)
    assert re.match(r"5 documents: 2 kept, 2 exact duplicates, \d near-duplicates?", result.stderr)
    told = [
        int(number) for number in re.findall(r"(\d+) (?:near|reworded|contained)", result.stderr)
    ]
    assert sum(told) == 1


def test_every_option_is_tried_here() -> None:
    """An option that is added wants a line above."""
    tried = {word for options, _ in [*USAGE, *FAILED] for word in options if word.startswith("--")}
    tried |= {"--exact", "--frame", "--explain", "--quiet"}  # flags: no value is none
    names = {name for param in dedupe.params for name in param.opts if name.startswith("--")}
    assert names - {"--help"} <= tried
