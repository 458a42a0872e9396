"""Verdicts and marks over HTTP: kept in the corpus, shown at once, taken back."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from retold import Corpus
from retold.serve import Settings
from retold.verdicts import given
from retold.watch import Ours, Watch
from tests.serve.conftest import client_of
from tests.stories.bridge import COPY, HEIR, ROOT


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "news"


@pytest.fixture
def judging(folder: Path) -> Iterator[TestClient]:
    with client_of(Settings(corpus=folder, workers=1)) as opened:
        yield opened


def change_of(page: str) -> str:
    [change, *_] = re.findall(r'data-id="([0-9a-f]+)"', page)
    return change


def test_a_verdict_is_kept_shown_counted_and_taken_back(
    judging: TestClient, folder: Path, pair: dict[str, Any]
) -> None:
    address = judging.post("/api/1/compare", json=pair).headers["Content-Location"]
    page = address.removeprefix("/api/1")
    change = change_of(judging.get(page).text)
    assert f'data-verdicts="{address}/verdicts"' in judging.get(page).text
    body = {"change": change, "verdict": "wrong", "note": "a <b>pun</b>"}
    answer = judging.put(f"{address}/verdicts", json=body)
    assert answer.json() | body == answer.json()
    assert [ruling.verdict for ruling in given(folder)] == ["wrong"]
    assert "a &lt;b&gt;pun&lt;/b&gt;" in judging.get(page).text
    told = judging.get("/api/1/verdicts").json()
    assert [row["wrong"] for row in told["precision"]] == [1]
    assert "a &lt;b&gt;pun&lt;/b&gt;" in judging.get("/verdicts").text
    assert "a <b>pun</b>" in judging.get("/verdicts.csv").text
    back = judging.put(f"{address}/verdicts", json={"change": change, "verdict": None})
    assert back.status_code == 204
    assert given(folder) == []
    assert "pun" not in judging.get(page).text


def test_a_verdict_on_nothing_is_refused(
    judging: TestClient, bare: TestClient, pair: dict[str, Any]
) -> None:
    address = judging.post("/api/1/compare", json=pair).headers["Content-Location"]
    good = {"change": "0" * 16, "verdict": "right"}
    assert judging.put(f"{address}/verdicts", json=good).status_code == 409
    assert judging.put("/api/1/compare/none/verdicts", json=good).status_code == 404
    fine = {**good, "verdict": "fine"}
    assert judging.put(f"{address}/verdicts", json=fine).status_code == 422
    other = bare.post("/api/1/compare", json=pair).headers["Content-Location"]
    assert bare.put(f"{other}/verdicts", json=good).status_code == 409
    assert "data-verdicts" not in bare.get(other.removeprefix("/api/1")).text
    strange = judging.put(
        f"{address}/verdicts", json=good, headers={"Origin": "http://evil.example"}
    )
    assert strange.status_code == 403


def test_a_comparison_is_taken_away_as_a_file(judging: TestClient, pair: dict[str, Any]) -> None:
    address = judging.post("/api/1/compare", json=pair).headers["Content-Location"]
    page = address.removeprefix("/api/1")
    markdown = judging.get(f"{page}.md")
    assert markdown.text.startswith("#")
    assert markdown.headers["Content-Disposition"].startswith("attachment")
    pytest.importorskip("docx", reason="python-docx is not installed")
    assert judging.get(f"{page}.docx").content.startswith(b"PK")


def test_an_edge_of_a_story_leads_to_its_comparison(judging: TestClient, folder: Path) -> None:
    with Corpus(folder) as corpus:
        corpus.add([ROOT, COPY, HEIR])
    story = judging.post("/api/1/trace", json={"document": {"number": 1}})
    page = story.headers["Content-Location"].replace("/api/1/stories", "/story")
    links = set(re.findall(r'"(/(?:compare/of|document)\?[^"]+)"', judging.get(page).text))
    assert len(links) >= 4
    for link in links:
        answer = judging.get(link.replace("&amp;", "&"))
        assert answer.status_code == 200, link
    strange = {"Sec-Fetch-Site": "cross-site"}
    of = next(link for link in links if "compare" in link).replace("&amp;", "&")
    assert judging.get(of, headers=strange).status_code == 403


def test_copies_are_listed_and_marked(judging: TestClient, folder: Path) -> None:
    assert judging.get("/api/1/copies").json() == {"copies": []}
    with Corpus(folder) as corpus:
        corpus.add([ROOT])
    with Watch(folder, [], Ours(outlets=["Valley Echo"])) as watch:
        watch.round(lambda _: None)
        with Corpus(folder) as corpus:
            corpus.add([HEIR])
        watch.round(lambda _: None)
    [copy] = judging.get("/api/1/copies").json()["copies"]
    assert (copy["status"], copy["copy"]["id"]) == ("new", HEIR.id)
    assert HEIR.id in judging.get("/watch").text
    assert "Bridge shut" in judging.get("/watch/report").text
    answer = judging.post(f"/watch/{copy['id']}", data={"status": "asked", "note": "by post"})
    assert answer.url.path == "/watch"
    [marked] = judging.get("/api/1/copies", params={"status": "asked"}).json()["copies"]
    assert (marked["status"], marked["note"]) == ("asked", "by post")
    api = judging.put(f"/api/1/copies/{copy['id']}", json={"status": "licensed"})
    assert json.loads(api.text)["status"] == "licensed"
    assert judging.put("/api/1/copies/3f", json={"status": "licensed"}).status_code == 404
    assert judging.get("/watch?status=ignored").status_code == 200
