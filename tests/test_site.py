"""A corpus frozen into pages: all are there, each link leads somewhere, nothing else is touched."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest

import retold.site
from retold.corpus import Corpus
from retold.errors import RetoldError
from retold.model import Comparison, Document, SegmentedDocument, Story
from retold.report.change_ids import change_ids
from retold.report.findings import findings
from retold.site import INDEX, MANIFEST, Making, Site
from retold.stories import stories
from retold.verdicts import give
from tests.stories.bridge import ELSEWHERE, HEIR, INDEPENDENT, LINEAGE


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("corpus") / "news"
    with Corpus(folder) as corpus:
        corpus.add([*LINEAGE, INDEPENDENT, ELSEWHERE])
    return folder


@pytest.fixture(scope="module")
def told(news: Path) -> list[Story]:
    return [story for story in stories(news) if len(story.documents) > 1]


def files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def links(page: Path) -> Iterator[Path]:
    """The files that a page leads to."""
    for address in re.findall(r'href="([^"#]+)[^"]*"', page.read_text(encoding="utf-8")):
        if not address.startswith(("https:", "data:")):
            yield (page.parent / unquote(unescape(address))).resolve()


def test_each_story_document_and_pair_has_a_page_and_its_data(
    news: Path, told: list[Story], tmp_path: Path
) -> None:
    site = Site(news, tmp_path, told)
    pages = list(site.freeze())
    assert len(pages) == len(site)
    assert [page.error for page in pages] == [None] * len(pages)
    [story] = told
    made = files(tmp_path) - {INDEX, MANIFEST}
    assert {page.address for page in pages} - {INDEX} == {each for each in made if "html" in each}
    assert {each.replace(".html", ".json") for each in made} == {
        each for each in made if each.endswith(".json")
    }
    counts = [sum(each.startswith(kind) for each in made) // 2 for kind in ("s", "d", "c")]
    assert counts == [1, len(story.documents), len(story.derivations)]
    assert json.loads((tmp_path / MANIFEST).read_text("utf-8"))["files"] == sorted(made)
    for data in made:
        if data.endswith(".json"):
            assert json.loads((tmp_path / data).read_text("utf-8"))["format"].startswith("retold.")


def test_texts_of_one_title_are_told_apart_by_their_outlets(
    news: Path, told: list[Story], tmp_path: Path
) -> None:
    members = tuple(replace(each, title="Bridge shut") for each in told[0].members)
    site = Site(news, tmp_path, [replace(told[0], members=members)])
    assert not any(page.error for page in site.freeze())
    index = (tmp_path / INDEX).read_text("utf-8")
    assert "compared with <bdi>Bridge shut (Valley Echo)</bdi>" in index
    titles = [
        found[1]
        for path in tmp_path.glob("*/*.html")
        if (found := re.search("<title>(.*?)</title>", path.read_text("utf-8")))
    ]
    assert len(set(titles)) == len(titles)


def test_every_link_is_relative_and_leads_to_a_page_and_all_pages_are_reached(
    news: Path, told: list[Story], tmp_path: Path
) -> None:
    list(Site(news, tmp_path / "site", told).freeze())
    moved = (tmp_path / "site").rename(tmp_path / "sent")
    reached, waiting = set(), [(moved / INDEX).resolve()]
    while waiting:
        page = waiting.pop()
        reached.add(page)
        waiting += [link for link in links(page) if link not in reached]
    assert all(page.is_file() for page in reached)
    assert {str(page.relative_to(moved.resolve())) for page in reached} == {
        name for name in files(moved) if name.endswith(".html")
    }


def test_made_again_pages_keep_their_names_and_those_of_gone_ones_are_removed(
    news: Path, told: list[Story], tmp_path: Path
) -> None:
    list(Site(news, tmp_path, told).freeze())
    before = files(tmp_path)
    (tmp_path / "notes.html").write_text("mine", encoding="utf-8")
    listed = json.loads((tmp_path / MANIFEST).read_text("utf-8"))
    listed["files"] += ["notes.html", "../outside.html", "story/../../outside.html", 7]
    (tmp_path / MANIFEST).write_text(json.dumps(listed), encoding="utf-8")
    list(Site(news, tmp_path, told).freeze())
    assert files(tmp_path) == before | {"notes.html"}
    list(Site(news, tmp_path, []).freeze())
    assert files(tmp_path) == {INDEX, MANIFEST, "notes.html"}
    assert "nothing here was made from anything else" in (tmp_path / INDEX).read_text("utf-8")


def test_a_story_that_grows_keeps_its_page(tmp_path: Path) -> None:
    with Corpus(tmp_path / "news") as corpus:
        corpus.add(LINEAGE[:2])
        list(Site(tmp_path / "news", tmp_path / "site", stories(tmp_path / "news")).freeze())
        first = {name for name in files(tmp_path / "site") if name.startswith("story")}
        corpus.add([*LINEAGE[2:], HEIR])
    list(Site(tmp_path / "news", tmp_path / "site", stories(tmp_path / "news")).freeze())
    assert first == {name for name in files(tmp_path / "site") if name.startswith("story")}


@pytest.mark.parametrize("made", [".", "site"])
def test_nothing_is_written_into_the_corpus_or_over_another_page(
    news: Path, told: list[Story], tmp_path: Path, made: str
) -> None:
    with pytest.raises(RetoldError, match="it lies in the corpus"):
        Site(news, news / made, told)
    (tmp_path / INDEX).write_text("<h1>My own page</h1>", encoding="utf-8")
    with pytest.raises(RetoldError, match="it is no page of retold"):
        Site(news, tmp_path, told)
    assert files(tmp_path) == {INDEX}


def test_a_pair_that_fails_is_told_and_the_rest_goes_on(
    news: Path, told: list[Story], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = retold.site.compare_documents

    def compare(source: SegmentedDocument, target: SegmentedDocument, **how: str) -> Comparison:
        if target.document.id == "copy":
            raise ZeroDivisionError("by nothing")
        return real(source, target, **how)

    monkeypatch.setattr(retold.site, "compare_documents", compare)
    failed = [page for page in Site(news, tmp_path, told).freeze() if page.error]
    assert [page.error for page in failed] == [
        "a fault of retold, please report it (ZeroDivisionError: by nothing)"
    ]
    assert failed[0].address not in files(tmp_path)
    index = (tmp_path / INDEX).read_text("utf-8")
    assert "by nothing" in index
    for name in files(tmp_path):
        if name.endswith(".html"):
            assert all(link.is_file() for link in links(tmp_path / name)), name


def test_a_document_that_cannot_be_cut_up_has_no_page(
    news: Path, told: list[Story], tmp_path: Path
) -> None:
    [story] = told
    empty = Document("empty", " ")
    more = replace(story, documents=(*story.documents, "empty"), members=(*story.members, empty))
    failed = [page for page in Site(news, tmp_path, [more]).freeze() if page.error]
    assert len(failed) == 1
    assert "its text is empty" in failed[0].error
    assert not any("empty" in name for name in files(tmp_path))


def test_ids_of_any_kind_make_names_that_any_disk_takes(
    news: Path, told: list[Story], tmp_path: Path
) -> None:
    [story] = told
    hostile = ("../../etc/passwd", "a/b?c#d", "x" * 900, "<script>", "ÄÖ", "aux", "Copy", "copy ")
    members = tuple(Document(key, "The pier was closed.", title=key) for key in hostile)
    odd = replace(
        *(story,), documents=hostile, members=members, derivations=(), facts=(), stale=(), roots=()
    )
    assert not [page for page in Site(news, tmp_path, [odd]).freeze() if page.error]
    names = [name for name in files(tmp_path) if name.startswith("document/")]
    assert len({name.lower() for name in names}) == 2 * len(hostile)
    assert all(re.fullmatch(r"document/[a-z0-9-]{1,80}\.(html|json)", name) for name in names)
    for name in files(tmp_path):
        assert "<script>" not in (tmp_path / name).read_text("utf-8").replace(
            '"<script>"', ""
        ) or name.endswith(".json")


def test_verdicts_of_the_corpus_are_shown(tmp_path: Path) -> None:
    news = tmp_path / "news"
    with Corpus(news) as corpus:
        corpus.add(LINEAGE)
    told = stories(news)
    source, target = told[0].members[:2]
    comparison = retold.compare(source, target, reader="none")
    changes = findings(comparison).changes
    give(news, comparison, change_ids(comparison, changes)[0], "right", "rang them up")
    list(Site(news, tmp_path / "site", told, Making(reader="none")).freeze())
    pages = "".join(path.read_text("utf-8") for path in (tmp_path / "site/compare").glob("*.html"))
    assert "Judged <b>right</b>: <bdi>rang them up</bdi>" in pages
    assert "read by the rules alone" in pages
