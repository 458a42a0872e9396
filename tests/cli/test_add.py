import csv
import gzip
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from retold import Corpus
from retold.cli.add import _with_rate
from tests.corpus.stories import story

Rows = list[dict[str, object]]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return tmp_path / "news"


def jsonl(path: Path, rows: Rows) -> Path:
    text = "".join(json.dumps(row) + "\n" for row in rows)
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())
    return path


def rows(*numbers: int, text: str = "text", id_: str = "id") -> Rows:
    return [{id_: f"s{n}", text: story(n), "published": "2026-03-01"} for n in numbers]


def ids(corpus: Path, number: int) -> list[str]:
    with Corpus(corpus) as opened:
        return [match.document.id for match in opened.find(story(number))]


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson.gz"])
def test_json_lines_are_added_and_found(run, corpus: Path, tmp_path: Path, name: str) -> None:
    result = run("add", corpus, jsonl(tmp_path / name, rows(1, 2, 3)))
    assert result.exit_code == 0
    assert "3 added, 0 as new versions, 0 there already, 0 bad" in result.stderr
    assert ids(corpus, 2) == ["s2"]


def test_fields_are_found_by_their_usual_names_or_named(run, corpus: Path, tmp_path: Path) -> None:
    usual = jsonl(tmp_path / "a.jsonl", rows(1, text="maintext", id_="doc_id"))
    named = jsonl(tmp_path / "b.jsonl", rows(2, text="Prose", id_="nr"))
    assert "1 added" in run("add", corpus, usual).stderr
    assert "its fields are: nr, Prose" in run("add", corpus, named).stderr
    assert "1 added" in run("add", corpus, named, "--text", "Prose", "--id", "nr").stderr
    assert ids(corpus, 1) == ["s1"]
    assert ids(corpus, 2) == ["s2"]


def test_tables_are_added(run, corpus: Path, tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow", reason="the extra parquet is not installed")
    from pyarrow import parquet

    with (tmp_path / "a.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, ["id", "text", "published"])
        writer.writeheader()
        writer.writerows(rows(1, 2))
    parquet.write_table(pyarrow.Table.from_pylist(rows(3, 4)), tmp_path / "b.parquet")
    result = run("add", corpus, tmp_path / "a.csv", tmp_path / "b.parquet")
    assert "4 added" in result.stderr
    assert ids(corpus, 2) + ids(corpus, 3) == ["s2", "s3"]


def test_a_folder_is_added_with_all_that_is_in_it(run, corpus: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "deep").mkdir(parents=True)
    (folder / "deep" / "one.txt").write_text(story(1), encoding="utf-8")
    page = f"<html><body><article><h1>A</h1><p>{story(2)}</p></article></body></html>"
    (folder / "two.html").write_text(page, encoding="utf-8")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    jsonl(folder / "three.jsonl", rows(3))
    result = run("add", corpus, folder)
    assert "3 added" in result.stderr
    assert "empty.txt: it is empty" in result.stderr
    assert ids(corpus, 1) + ids(corpus, 3) == ["deep/one.txt", "s3"]
    assert len(ids(corpus, 2)) == 1


def test_standard_input_is_json_lines_or_one_text(run, corpus: Path) -> None:
    lines = "".join(json.dumps(row) + "\n" for row in rows(1, 2))
    assert "2 added" in run("add", corpus, "-", input=lines).stderr
    assert "1 added" in run("add", corpus, "-", input=story(3)).stderr


def test_feeds_are_added(run, corpus: Path, tmp_path: Path) -> None:
    pytest.importorskip("feedparser", reason="the extra feeds is not installed")
    text = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>The Cawl Gazette</title>
    <item><title>One</title><link>https://cawl.example/1</link><guid>g1</guid>
    <pubDate>Sun, 01 Mar 2026 10:00:00 GMT</pubDate>
    <description>&lt;p&gt;{story(1)}&lt;/p&gt;&lt;p&gt;Ends.&lt;/p&gt;</description></item>
    <item><title>Two</title><link>https://cawl.example/2</link><description></description></item>
    </channel></rss>"""
    (tmp_path / "feed.xml").write_text(text, encoding="utf-8")
    result = run("add", corpus, tmp_path / "feed.xml")
    assert "1 added" in result.stderr
    assert "feed.xml:2: its text is empty" in result.stderr
    with Corpus(corpus) as opened:
        document = opened.find(story(1))[0].document
    assert document.id == "g1"
    assert document.published == "2026-03-01T10:00:00+00:00"
    assert document.text == f"{story(1)}\n\nEnds."


def warc_record(number: int) -> bytes:
    page = f"<html><body><article><p>{story(number)}</p></article></body></html>".encode()
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(page)}\r\n\r\n"
    http = head.encode() + page
    warc = (
        "WARC/1.0\r\nWARC-Type: response\r\n"
        f"WARC-Target-URI: https://cawl.example/{number}\r\nWARC-Date: 2026-03-01T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-12345678901{number}>\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return gzip.compress(warc.encode() + http + b"\r\n\r\n")


@pytest.mark.parametrize(("cut", "added"), [(None, 2), (-200, 1)])
def test_crawls_are_added_as_far_as_they_go(
    run, corpus: Path, tmp_path: Path, cut: int | None, added: int
) -> None:
    pytest.importorskip("fastwarc", reason="the extra warc is not installed")
    content = warc_record(1) + warc_record(2)
    (tmp_path / "crawl.warc.gz").write_bytes(content[:cut])
    result = run("add", corpus, tmp_path / "crawl.warc.gz")
    assert f"{added} added" in result.stderr
    assert ("breaks off" in result.stderr) == (cut is not None)
    assert ids(corpus, 1) == ["https://cawl.example/1"]


BAD = b"""{"id": 1, "text": 5}
{"id": 2
[1, 2]
{"id": 3, "text": "   "}
{"name": "x"}
\xff\xfe
"""


def test_bad_records_are_counted_named_and_written_down(run, corpus: Path, tmp_path: Path) -> None:
    good = json.dumps({"text": story(1)}).encode() + b"\n"
    (tmp_path / "a.jsonl").write_bytes(BAD + good)
    result = run("add", corpus, tmp_path / "a.jsonl", "--errors", tmp_path / "bad.jsonl")
    assert result.exit_code == 0
    assert "1 added, 0 as new versions, 0 there already, 6 bad" in result.stderr
    bad = [json.loads(line) for line in (tmp_path / "bad.jsonl").read_text().splitlines()]
    assert [one["place"].rsplit(":", 1)[1] for one in bad] == ["1", "2", "3", "4", "5", "6"]
    assert "its text is no string but int" in bad[0]["reason"]


def test_only_bad_records_is_a_failure(run, corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(BAD)
    assert run("add", corpus, tmp_path / "a.jsonl").exit_code == 1
    assert run("add", corpus, tmp_path / "gone.jsonl").exit_code == 1


def test_a_truncated_gzip_gives_what_came_before(run, corpus: Path, tmp_path: Path) -> None:
    path = jsonl(tmp_path / "a.jsonl.gz", rows(*range(40)))
    path.write_bytes(path.read_bytes()[:-3000])
    result = run("add", corpus, path)
    assert "breaks off" in result.stderr
    with Corpus(corpus) as opened:
        assert 0 < len(opened) < 40


def test_a_row_of_another_width_is_bad(run, corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f'id,text\n1,"{story(1)}"\n2,a,b\n', encoding="utf-8")
    result = run("add", corpus, tmp_path / "a.csv")
    assert "1 added" in result.stderr
    assert "a.csv:3: it has 3 cells, the header names 2" in result.stderr


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_header_line_tells_what_parts_cells(run, corpus: Path, tmp_path: Path, mark) -> None:
    text = f'"{story(1)}{mark} he said ""no"" and\nleft, {story(2)}"'
    content = f"id{mark}text{mark}date\n1{mark}{text}{mark}2020-01-01\n"
    (tmp_path / "a.csv").write_text(content, encoding="utf-8")
    assert "1 added" in run("add", corpus, tmp_path / "a.csv").stderr
    with Corpus(corpus) as opened:
        assert opened.find(story(2))[0].document.published == "2020-01-01"


def test_a_table_without_a_header_line_is_told_in_short(run, corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"1,{story(1)}\n2,{story(2)}\n", encoding="utf-8")
    result = run("add", corpus, tmp_path / "a.csv")
    assert "name the right one with --text" in result.stderr
    assert max(map(len, result.stderr.splitlines())) < 300


def test_what_fails_at_once_is_one_line(run, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "file").write_text("x", encoding="utf-8")
    rows = jsonl(tmp_path / "a.jsonl", [{"text": story(1)}])
    result = run("add", tmp_path / "other", rows)
    assert result.stderr.count("\n") == 1
    assert "choose another folder" in result.stderr


def test_records_without_an_id_are_known_again(run, corpus: Path, tmp_path: Path) -> None:
    path = jsonl(tmp_path / "a.jsonl", [{"text": story(1)}])
    run("add", corpus, path)
    assert "0 added, 0 as new versions, 1 there already" in run("add", corpus, path).stderr


def test_a_damaged_index_is_made_anew(run, corpus: Path, tmp_path: Path) -> None:
    run("add", corpus, jsonl(tmp_path / "a.jsonl", rows(1, 2, 3)))
    next((corpus / "segments").glob("*.seg")).write_bytes(b"")
    (tmp_path / "doc.txt").write_text(story(2), encoding="utf-8")
    broken = run("find", tmp_path / "doc.txt", "--in", corpus)
    assert broken.exit_code == 1
    assert f"retold add {corpus} --rebuild" in broken.stderr
    assert "index of 3 documents made anew" in run("add", corpus, "--rebuild").stderr
    assert run("find", tmp_path / "doc.txt", "--in", corpus).exit_code == 0


def test_no_input_is_a_usage_error(run, corpus: Path) -> None:
    assert run("add", corpus).exit_code == 2


def test_a_person_sees_the_rate_and_the_time_left(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = io.StringIO()
    monkeypatch.setattr(screen, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stderr", screen)
    assert list(_with_rate(range(30), "adding", 60)) == list(range(30))
    assert "a second" in screen.getvalue()
    assert "left" in screen.getvalue()


@pytest.mark.parametrize("blocks", [4, 16, 60])
def test_a_full_disk_is_told_with_the_cure(corpus: Path, tmp_path: Path, blocks: int) -> None:
    """A limit on the size of files stands for the disk; SQLite has several names for it."""
    news = jsonl(tmp_path / "news.jsonl", rows(*range(99)))
    command = f"ulimit -f {blocks}; exec {sys.executable} -m retold add {corpus} {news}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False, text=True)
    assert done.returncode == 1
    assert done.stderr.startswith("Error: ")
    assert "is full; make room and run the same command again" in done.stderr
    assert "what was reported as added is there" in done.stderr


def test_a_folder_with_nothing_to_read_is_told_and_fails(run, corpus: Path, tmp_path) -> None:
    (tmp_path / "void").mkdir()
    result = run("add", corpus, tmp_path / "void")
    assert result.exit_code == 1
    assert f"bad: {tmp_path / 'void'}: nothing in it can be read" in result.stderr
    good = jsonl(tmp_path / "a.jsonl", rows(1))
    assert run("add", corpus, tmp_path / "void", good).exit_code == 0


def test_json_of_a_folder_is_read_or_named(run, corpus: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "x.json").write_text('{"a": 1}', encoding="utf-8")
    (folder / "y.json").write_text(json.dumps(rows(1, 2), indent=1), encoding="utf-8")
    result = run("add", corpus, folder)
    assert "2 added" in result.stderr
    assert "1 bad" in result.stderr
    assert f"{folder / 'x.json'}: no field holds its text; its fields are: a;" in result.stderr


@pytest.mark.parametrize("engine", [(), ("--workers", "1")])
def test_a_date_that_cannot_be_read_is_counted_and_named(
    run, corpus: Path, tmp_path: Path, engine: tuple[str, ...]
) -> None:
    dates = ["2025-03-04", "soon", "", "31/31/2024"]
    several = [
        {**row, "published": date} for row, date in zip(rows(1, 2, 3, 4), dates, strict=True)
    ]
    result = run(
        *("add", corpus, jsonl(tmp_path / "a.jsonl", several)),
        *("--errors", tmp_path / "amiss.jsonl", *engine),
    )
    assert "4 added" in result.stderr
    assert "0 bad, 2 without the date that they state" in result.stderr
    assert f"no date: {tmp_path / 'a.jsonl'}:2: its date 'soon' cannot be read" in result.stderr
    written = (tmp_path / "amiss.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["place"][-2:] for line in written] == [":2", ":4"]
    again = run("add", corpus, tmp_path / "a.jsonl")
    assert "4 there already" in again.stderr
