"""`retold watch`: what it prints, writes and survives."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import feedparser
import jsonschema
import pytest

from retold import Document, add
from retold.index import Archive
from retold.report import schema
from retold.watch.watch_store import WatchStore
from tests.cli.conftest import Run
from tests.stories.bridge import COPY, INDEPENDENT
from tests.watch.conftest import OWN
from tests.watch.site import Site, page, rss

TITLE = "=cmd|' /C calc'!A0 <script>alert(1)</script>"


@pytest.fixture
def site() -> Iterator[Site]:
    with Site().open() as opened:
        opened.routes["/feed"] = rss(opened.at("/copy"))
        opened.routes["/copy"] = page(COPY.text, title=TITLE)
        opened.routes["/robots.txt"] = (404, {}, b"")
        yield opened


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    add(tmp_path / "news", [OWN])
    return tmp_path / "news"


@pytest.fixture
def once(site: Site, corpus: Path, run: Run) -> Any:
    """Does one round."""

    def call(*words: str | Path) -> Any:
        own = ("--own", "localhost", "--own", "Valley Echo", "--allow-private")
        return run("watch", corpus, site.at("/feed"), "--once", *own, *words)

    return call


def test_a_copy_is_shown_once_with_what_shows_it(once: Any, site: Site) -> None:
    result = once()
    assert result.exit_code == 0
    for words in (site.at("/copy"), "new", "of ours: Bridge shut", "credit: no", "link: no", "%"):
        assert words in result.stdout
    summary = result.stderr.splitlines()[-1]
    assert "1 feed asked, 0 unchanged, 0 failed; 1 page fetched, 1 document added, " in summary
    assert summary.endswith("0 new versions; 1 new copy")
    assert once().stdout == ""


def test_as_json_lines_it_obeys_its_schema(once: Any) -> None:
    [line] = once("--format", "json").stdout.splitlines()
    pack = json.loads(line)
    jsonschema.Draft202012Validator(schema("evidence")).validate(pack)
    assert pack["byline"] == {"present": False, "name": None}


def test_each_file_holds_all_copies_in_the_form_of_its_ending(
    once: Any, tmp_path: Path, site: Site
) -> None:
    names = ("c.jsonl", "c.csv", "c.rss", "c.html")
    outs = [word for name in names for word in ("--out", tmp_path / name)]
    assert once(*outs).exit_code == 0
    first = {name: (tmp_path / name).read_text(encoding="utf-8") for name in names}
    [pack] = map(json.loads, first["c.jsonl"].splitlines())
    [row] = csv.DictReader(io.StringIO(first["c.csv"]))
    assert row["url"] == site.at("/copy")
    assert row["title"] == "'" + TITLE
    assert row["sha256"] == pack["copy"]["sha256"]
    assert (row["credit"], row["link"], row["names_author"]) == ("no", "no", "no")
    feed = feedparser.parse(first["c.rss"])
    assert not feed.bozo
    assert feed.entries[0].link == site.at("/copy")
    assert feed.entries[0].id == f"retold:{pack['id']}"
    assert "<script>alert" not in first["c.html"]
    assert pack["copy"]["sha256"] in first["c.html"]
    assert once(*outs).exit_code == 0
    assert {name: (tmp_path / name).read_text(encoding="utf-8") for name in names} == first


def test_what_was_decided_is_kept_and_shown(once: Any, run: Run, corpus: Path) -> None:
    [line] = once("--format", "json").stdout.splitlines()
    id_ = json.loads(line)["id"]
    marked = run("watch", corpus, "--mark", id_[:5], "asked", "--note", "wrote to them")
    assert (marked.exit_code, f"{id_} is asked" in marked.stderr) == (0, True)
    assert run("watch", corpus, "--list", "--status", "new").stdout == ""
    [line] = run("watch", corpus, "--list", "-f", "json").stdout.splitlines()
    pack = json.loads(line)
    assert (pack["status"], pack["note"]) == ("asked", "wrote to them")
    assert "note: wrote to them" in run("watch", corpus, "--list").stdout
    once()
    [line] = run("watch", corpus, "--list", "-f", "json").stdout.splitlines()
    assert json.loads(line)["status"] == "asked"


REFUSED = [
    (["--note", "x"], 2, "goes with --mark"),
    (["--status", "new"], 2, "with --list"),
    (["--mark", "ffff", "asked"], 1, "no copy has an id"),
    (["--mark", "", "asked"], 1, "no copy has an id"),
    (["--mark", "ffff", "sold"], 2, "is no status"),
    (["http://127.0.0.1/feed", "--list"], 2, "leave the feeds out"),
    (["ftp://127.0.0.1/feed", "--once"], 1, "http or https"),
    (["http://127.0.0.1/feed", "--every", "3s"], 2, "a minute or more"),
    (["http://127.0.0.1/feed", "--every", "59"], 2, "a minute or more"),
    (["http://127.0.0.1/feed", "--every", "often"], 2, "a minute or more"),
    (["http://127.0.0.1/feed", "--once", "--out", "copies.doc"], 2, "ends in none of"),
    (["--once", "--webhook", "http://127.0.0.1/hook"], 1, "RETOLD_WEBHOOK_SECRET"),
    (["--once", "--feeds", "no-such-file"], 1, "no such file"),
]


@pytest.mark.parametrize(
    ("words", "code", "fault"),
    REFUSED,
    ids=[fault + str(n) for n, (_, _, fault) in enumerate(REFUSED)],
)
def test_what_makes_no_sense_is_refused(
    words: list[str], code: int, fault: str, corpus: Path, run: Run
) -> None:
    result = run("watch", corpus, *words)
    assert result.exit_code == code
    assert fault in result.output


def test_a_minute_is_often_enough() -> None:
    from retold.cli.watch import _seconds

    assert [_seconds(told) for told in ("60", "1m", "2h", "1d")] == [60, 60, 7_200, 86_400]


def test_feeds_are_read_from_a_file(corpus: Path, site: Site, run: Run, tmp_path: Path) -> None:
    lists = tmp_path / "feeds.txt"
    lists.write_text(f"# ours\n\n{site.at('/feed')}\n", encoding="utf-8")
    result = run(
        "watch", corpus, "--feeds", lists, "--once", "--own", "Valley Echo", "--allow-private"
    )
    assert "1 feed asked" in result.stderr


def test_where_every_feed_fails_the_code_is_1(site: Site, corpus: Path, run: Run) -> None:
    result = run("watch", corpus, site.at("/none"), "--once", "--allow-private")
    assert result.exit_code == 1
    assert "bad: " in result.stderr
    assert "status 404" in result.stderr


def test_a_webhook_is_told(once: Any, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RETOLD_WEBHOOK_SECRET", "whsec_" + "QUJD" * 8)
    site.routes["/hook"] = (200, {}, b"")
    assert once("--webhook", site.at("/hook")).exit_code == 0
    [post] = [request for request in site.asked if request.path == "/hook"]
    assert json.loads(post.body)["copy"]["url"] == site.at("/copy")


# A process of its own.


def start(corpus: Path, site: Site, *words: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "retold", "watch", str(corpus), site.at("/feed")]
    own = ["--own", "localhost", "--own", "Valley Echo", "--allow-private", "-f", "json"]
    return subprocess.Popen(
        [*command, *own, *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )


def wait_for(site: Site, path: str, count: int = 1) -> None:
    for _ in range(600):
        if site.paths().count(path) >= count:
            return
        time.sleep(0.05)
    raise AssertionError(f"{path} was not asked for: {site.paths()}")


@pytest.mark.parametrize("moment", [0.0, 0.2, 0.6, 1.2])
def test_killed_at_any_moment_it_takes_up_its_work(
    moment: float, corpus: Path, site: Site, tmp_path: Path
) -> None:
    """Nothing is added twice, no copy is lost, none is there twice."""
    site.routes["/feed"] = rss(*map(site.at, ("/copy", "/other", "/second")))
    site.routes["/other"] = page(INDEPENDENT.text)
    site.routes["/second"] = page(COPY.text + "\n\nAnd more of it.")
    process = start(corpus, site, "--once")
    wait_for(site, "/second")
    time.sleep(moment)
    process.send_signal(signal.SIGKILL)
    shown, _ = process.communicate()
    again = start(corpus, site, "--once", "--out", str(tmp_path / "copies.jsonl"))
    rest, errors = again.communicate(timeout=120)
    assert again.returncode == 0, errors
    told = {json.loads(line)["copy"]["url"] for line in (shown + rest).splitlines()}
    assert told == {site.at("/copy"), site.at("/second")}
    written = (tmp_path / "copies.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(written) == 2
    archive = Archive(corpus)
    try:
        assert archive.store.next_number() == 4
    finally:
        archive.close()


def test_between_rounds_a_signal_ends_it(corpus: Path, site: Site) -> None:
    process = start(corpus, site, "--every", "1m")
    assert process.stdout
    assert json.loads(process.stdout.readline())["status"] == "new"
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "Traceback" not in errors


def test_a_copy_is_marked_while_it_is_watched(corpus: Path, site: Site, run: Run) -> None:
    process = start(corpus, site, "--every", "1m")
    assert process.stdout
    id_ = json.loads(process.stdout.readline())["id"]
    assert run("watch", corpus, "--mark", id_, "ignored").exit_code == 0
    process.terminate()
    process.communicate(timeout=30)
    store = WatchStore(corpus)
    assert [kept.status for kept in store.copies()] == ["ignored"]
    store.close()


def test_a_database_of_another_make_is_refused_and_left(corpus: Path, run: Run) -> None:
    (corpus / "watch.sqlite").write_bytes(b"no database" * 500)
    result = run("watch", corpus, "--list")
    assert result.exit_code == 1
    assert "watch.sqlite" in result.output
    assert (corpus / "watch.sqlite").read_bytes().startswith(b"no database")


def test_a_document_that_cannot_be_looked_at_is_told_and_passed_over(
    corpus: Path, run: Run
) -> None:
    run("watch", corpus, "--once", "--own", "localhost")
    add(corpus, [Document("menu", "Share\nTweet\nShare", url="http://127.0.0.1/menu")])
    result = run("watch", corpus, "--once", "--own", "localhost")
    assert result.exit_code == 0
