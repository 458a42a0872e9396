"""What `add` and `find` take from Python: whatever can be read, alone or several together."""

import json
from pathlib import Path

import pytest

import retold
from retold import Corpus, Document, Page
from tests.corpus.stories import story


def page(number: int) -> Page:
    html = f"<html><body><article><h1>A story</h1><p>{story(number)}</p></article></body></html>"
    return Page(html, url=f"https://cawl.example/{number}")


def jsonl(path: Path, *numbers: int) -> Path:
    lines = (json.dumps({"id": f"s{n}", "text": story(n)}) + "\n" for n in numbers)
    path.write_text("".join(lines), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "form", ["text", "path", "name", "page", "document", "list", "records", "lines", "folder"]
)
def test_whatever_can_be_read_is_added_and_found(tmp_path: Path, form: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    file = folder / "story.txt"
    file.write_text(story(1), encoding="utf-8")
    given = {
        "text": story(1),
        "path": file,
        "name": str(file),
        "page": page(1),
        "document": Document("a", story(1)),
        "list": [file, story(2), page(3), Document("b", story(4))],
        "records": [{"id": "a", "text": story(1)}],
        "lines": jsonl(tmp_path / "a.jsonl", 1, 2),
        "folder": folder,
    }[form]
    done = retold.add(tmp_path / "news", given)
    assert done.added == {"list": 4, "lines": 2}.get(form, 1)
    assert done.bad == ()
    for asked in (story(1), Document("asked", story(1))):
        [match] = retold.find(asked, tmp_path / "news")
        assert match.relation.kind in {"identical", "copy"}


def test_what_is_missing_or_empty_is_bad_and_the_rest_goes_on(tmp_path: Path) -> None:
    given = [tmp_path / "gone.txt", "gone.txt", " ", Page("<p>Menu</p>"), story(1)]
    done = retold.add(str(tmp_path / "news"), given)
    assert done.added == 1
    assert [("gone.txt" in bad.id, bool(bad.reason)) for bad in done.bad] == [
        (True, True),
        (True, True),
        (False, True),
        (False, True),
    ]


def test_a_corpus_that_is_open_takes_the_same(tmp_path: Path) -> None:
    with Corpus(tmp_path / "news") as corpus:
        assert corpus.add(story(1)).added == 1
        assert corpus.add(story(1)).unchanged == 1
        assert [bad.id for bad in corpus.add("nowhere.jsonl").bad] == ["nowhere.jsonl"]
