"""Whatever `retold add` reads is read; ids stay, and rows of tables come out whole."""

import csv
import gzip
import io
import json
import lzma
import random
import sys
from pathlib import Path

import pytest

from retold.dedupe import dedupe
from retold.errors import FormatError


def story(seed: int) -> str:
    words = [
        first + last for first in ("bal", "fir", "kam", "lor", "mun") for last in ("a", "e", "o")
    ]
    chance = random.Random(seed)  # noqa: S311 - no secret
    sentences = [" ".join(chance.choices(words, k=12)).capitalize() + "." for _ in range(8)]
    return " ".join(sentences)


STORIES = [("a", story(1)), ("b", story(2)), ("c", story(1) + " More.")]
PAGE = (
    "<!doctype html><html><head><title>{0}</title></head><body><article><p>{1}</p></article></body>"
)


def csv_file(path: Path, delimiter: str = ",") -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerow(["id", "text", "note"])
        writer.writerows([id_, text, f"{id_}, “noted”"] for id_, text in STORIES)
    return path


def read(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("name", ["in.csv", "in.tsv"])
def test_rows_of_csv_come_out_with_all_their_columns(tmp_path, name) -> None:
    source = csv_file(tmp_path / name, "\t" if name.endswith("tsv") else ",")
    dedupe(source, tmp_path / "out.jsonl", clusters=tmp_path / "clusters.jsonl")
    assert [list(row) for row in read(tmp_path / "out.jsonl")] == [["id", "text", "note"]] * 2
    clusters = read(tmp_path / "clusters.jsonl")
    assert [(row["file"], row["row"], row["id"]) for row in clusters] == [
        (str(source), number, id_) for number, id_ in enumerate("abc", 1)
    ]


@pytest.mark.parametrize("out", ["out.csv", "out.tsv", "out.csv.gz"])
def test_rows_of_csv_can_be_written_as_csv(tmp_path, out) -> None:
    dedupe(csv_file(tmp_path / "in.csv"), tmp_path / out)
    data = (tmp_path / out).read_bytes()
    text = (gzip.decompress(data) if out.endswith("gz") else data).decode()
    delimiter = "\t" if "tsv" in out else ","
    rows = [*csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)]
    assert rows == [["id", "text", "note"], *([i, t, f"{i}, “noted”"] for i, t in STORIES[:2])]


def test_what_is_no_csv_is_not_written_as_csv(tmp_path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text(json.dumps({"id": "a", "text": story(1)}), "utf-8")
    with pytest.raises(FormatError, match="only rows of CSV"):
        dedupe(source, tmp_path / "out.csv")
    first, second = csv_file(tmp_path / "in.csv"), tmp_path / "other.csv"
    second.write_text("id,text\nx,one two three four five six\n", "utf-8")
    with pytest.raises(FormatError, match="columns differ"):
        dedupe([first, second], tmp_path / "out.csv")


def test_a_folder_of_pages_and_texts_gives_documents_with_their_paths(tmp_path) -> None:
    folder = tmp_path / "pages"
    (folder / "deep").mkdir(parents=True)
    for id_, text in STORIES:
        (folder / f"{id_}.html").write_text(PAGE.format(id_, text), "utf-8")
    (folder / "deep" / "d.txt").write_text(story(2), "utf-8")
    done = dedupe(folder, tmp_path / "out.jsonl")
    assert (done.documents, done.kept, done.exact) == (4, 2, 1)
    kept = read(tmp_path / "out.jsonl")
    assert [row["id"] for row in kept] == ["a.html", "b.html"]
    assert all(row["text"] for row in kept)


def test_a_feed_gives_its_entries(tmp_path) -> None:
    pytest.importorskip("feedparser")
    items = "".join(
        f"<item><guid>{id_}</guid><link>http://feed.example/{id_}</link><title>{id_}</title>"
        f"<description>{text}</description></item>"
        for id_, text in STORIES
    )
    source = tmp_path / "in.rss"
    source.write_text(f'<rss version="2.0"><channel>{items}</channel></rss>', "utf-8")
    done = dedupe(source, tmp_path / "out.jsonl")
    assert (done.documents, done.kept) == (3, 2)


def test_lines_that_are_packed_otherwise_come_out_as_they_were(tmp_path) -> None:
    lines = [json.dumps({"text": text, "id": id_}) for id_, text in STORIES]
    source = tmp_path / "in.jsonl.xz"
    source.write_bytes(lzma.compress("\n".join(lines).encode()))
    dedupe(source, tmp_path / "out.jsonl")
    assert (tmp_path / "out.jsonl").read_text("utf-8").splitlines() == lines[:2]


def test_bad_rows_of_any_kind_are_named(tmp_path) -> None:
    source = csv_file(tmp_path / "in.csv")
    source.write_text(source.read_text("utf-8") + "only one cell\n", "utf-8")
    done = dedupe(source, tmp_path / "out.jsonl", errors=tmp_path / "errors.jsonl")
    assert (done.documents, done.bad) == (3, 1)
    (told,) = read(tmp_path / "errors.jsonl")
    assert told["file"] == str(source)
    assert "1 cells, the header names 3" in told["reason"]


@pytest.mark.parametrize("packed", [False, True])
def test_standard_input_takes_lines_and_pages(tmp_path, monkeypatch, packed) -> None:
    lines = "".join(json.dumps({"id": id_, "text": text}) + "\n" for id_, text in STORIES).encode()
    for data, kept in (
        (gzip.compress(lines) if packed else lines, [story(1), story(2)]),
        (PAGE.format("t", story(3)).encode(), [story(3)]),
    ):
        stream = io.TextIOWrapper(io.BufferedReader(io.BytesIO(data)))  # type: ignore[type-var]
        monkeypatch.setattr(sys, "stdin", stream)
        dedupe("-", tmp_path / "out.jsonl")
        assert [row["text"] for row in read(tmp_path / "out.jsonl")] == kept


def test_several_kinds_are_one_corpus(tmp_path) -> None:
    lines = tmp_path / "in.jsonl"
    lines.write_text(json.dumps({"body": story(2), "key": "x"}) + "\n", "utf-8")
    (tmp_path / "d.txt").write_text(story(1), "utf-8")
    done = dedupe(
        [csv_file(tmp_path / "in.csv"), lines, tmp_path / "d.txt"], tmp_path / "out.jsonl"
    )
    assert (done.documents, done.kept, done.exact) == (5, 2, 2)


def test_a_table_without_a_row_is_named_and_the_others_go_on(tmp_path) -> None:
    bare, full = tmp_path / "bare.csv", csv_file(tmp_path / "full.csv")
    bare.write_text("id,text,note\n", "utf-8")
    done = dedupe([bare, full], tmp_path / "out.csv")
    assert (done.documents, done.unread) == (3, (str(bare),))
    assert (tmp_path / "out.csv").read_text("utf-8").startswith("id,text,note\n")
    with pytest.raises(FormatError, match="no row of it can be read"):
        dedupe(bare, tmp_path / "other.csv")
