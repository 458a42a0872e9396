"""Each verb over HTTP gives, byte for byte, what the command line writes."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from starlette.testclient import TestClient

import retold
from retold.corpus import Corpus
from retold.corpus.matches_wire import to_json as matches_json
from retold.report import schema, to_json
from retold.report.quotations import to_json as quotations_json
from retold.report.story_forms import origins_to_json
from retold.report.story_forms import to_json as story_json
from retold.serve import Settings
from retold.stories import in_corpus
from tests.serve.conftest import SOURCE, TARGET, client_of
from tests.stories.bridge import COPY, INDEPENDENT, LINEAGE, ROOT, telling


def document(text: str, name: str) -> retold.Document:
    """A text as the library takes it."""
    return retold.Document(name, text, language="en")


def test_compare(client: TestClient, pair: dict[str, Any]) -> None:
    answer = client.post("/api/1/compare", json=pair)
    assert answer.status_code == 200
    made = retold.compare(document(SOURCE, "source"), document(TARGET, "target"))
    assert answer.text == to_json(made)
    kept = client.get(answer.headers["Content-Location"])
    page = re.findall(r"<([^>]+)>", answer.headers["Link"])[0]
    assert kept.text == client.get(f"{page}.json").text == answer.text
    assert client.get(page).headers["content-type"].startswith("text/html")


def test_the_same_pair_has_the_same_address(client: TestClient, pair: dict[str, Any]) -> None:
    first, second = (client.post("/api/1/compare", json=pair) for _ in range(2))
    other = client.post("/api/1/compare", json={**pair, "reader": "none"})
    assert first.headers["Content-Location"] == second.headers["Content-Location"]
    assert first.headers["Content-Location"] != other.headers["Content-Location"]


def test_quotes(client: TestClient) -> None:
    answer = client.post("/api/1/quotes", json={"document": {"text": SOURCE}})
    found = retold.quotes(document(SOURCE, "document"))
    assert answer.text == quotations_json(found.document.document, found)
    assert client.get(answer.headers["Content-Location"]).text == answer.text


def test_find(client: TestClient, corpus: Path) -> None:
    text = telling(left_out=(1, 2))
    answer = client.post("/api/1/find", json={"document": {"text": text}, "limit": 3})
    asked = document(text, "document")
    assert answer.text == matches_json(asked, retold.find(asked, corpus, limit=3))
    jsonschema.validate(answer.json(), schema("matches"))
    assert len(answer.json()["matches"]) == 3


def test_trace_and_origins(client: TestClient, corpus: Path) -> None:
    number = client.get("/api/1/documents", params={"q": "northern"}).json()["documents"][0][
        "number"
    ]
    body = {"document": {"number": number}}
    asked = in_corpus(COPY.id, corpus)
    assert asked is not None
    answer = client.post("/api/1/trace", json=body)
    assert answer.text == story_json([retold.trace(asked, corpus)])
    assert client.get(answer.headers["Content-Location"]).text == answer.text
    families = {"Group": ["Valley Echo", "Radio Wexcombe"]}
    origins = client.post("/api/1/origins", json={**body, "families": families})
    assert origins.text == origins_to_json(retold.origins(asked, corpus, families=families))
    page = origins.headers["Content-Location"].removesuffix(".json")
    assert client.get(f"{page}.json").text == origins.text
    assert "independent origin" in client.get(page).text


def test_a_text_that_the_corpus_has_is_traced_as_the_document_that_is_there(
    client: TestClient, corpus: Path
) -> None:
    answer = client.post("/api/1/trace", json={"document": {"text": f"{COPY.text}\n"}})
    assert answer.text == story_json([retold.trace(COPY, corpus)])
    sent = {"document-text": f"{COPY.text}\n"}
    page = client.post("/trace", data=sent)
    assert f"What you gave is the text of <b><bdi>{COPY.id}</bdi></b>" in page.text
    story, _, query = str(page.url).partition("?")
    assert query == f"of={COPY.id}"
    assert "What you gave" not in client.get(story).text
    assert "What you gave" not in client.get(story, params={"of": "<i>nobody</i>"}).text


def test_stories(client: TestClient, corpus: Path) -> None:
    job = client.post("/api/1/stories")
    assert job.status_code == 202
    events = client.get(f"{job.headers['Location']}/events").text.split("\n\n")
    last = json.loads(events[-2].partition("data: ")[2])
    assert (last["state"], last["address"], last["problem"]) == ("done", "/stories", None)
    [listed] = client.get("/api/1/stories").json()["items"]
    told = client.get(f"{listed['address']}.json").text
    assert told == story_json(
        [story for story in retold.stories(corpus) if len(story.documents) > 1]
    )
    assert client.get(f"/api/1/stories/{listed['id']}").text == told
    assert client.get(f"{listed['address']}/origins.json").json()["format"] == "retold.origins/1"


def test_stories_that_were_told_elsewhere_are_shown(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    with Corpus(folder) as opened:
        opened.add(LINEAGE)
    with client_of(Settings(corpus=folder, workers=1)) as client:
        assert client.get("/stories.json").json()["total"] == 0
        assert "No stories are kept here yet" in client.get("/stories").text
        [story] = [each for each in retold.stories(folder) if len(each.documents) > 1]
        [listed] = client.get("/api/1/stories").json()["items"]
        page = client.get("/stories").text
        assert f"/story/{story.id}" == listed["address"]
        assert listed["address"] in page
        assert "Every document of the corpus was looked at" in page
        assert story.id in client.get("/document/0").text
        with Corpus(folder) as opened:
            opened.add(INDEPENDENT)
        assert "1 document was added since they were told" in client.get("/stories").text
        assert client.get("/api/1/stories").json()["items"] == [listed]
        [job] = client.get("/api/1/jobs").json()["jobs"]
        assert (job["title"], job["state"]) == ("stories that were told elsewhere", "done")


def test_documents(client: TestClient) -> None:
    first = client.get("/api/1/documents", params={"limit": 1}).json()
    assert (first["total"], len(first["documents"])) == (4, 1)
    second = client.get(first["next"]).json()
    assert second["documents"][0]["number"] == first["documents"][0]["number"] - 1
    assert client.get("/api/1/documents", params={"q": "nobody"}).json()["total"] == 0
    [row] = client.get("/api/1/documents", params={"q": "bridge shut"}).json()["documents"]
    told = client.get(f"/api/1/documents/{row['number']}").json()
    jsonschema.validate(told, schema("document"))
    assert (told["id"], told["text"]) == (ROOT.id, ROOT.text)
    assert client.get(f"/document/{row['number']}.json").json() == told


def test_a_batch_names_the_bad_pair_and_goes_on(client: TestClient, pair: dict[str, Any]) -> None:
    bad = {"source": {"text": SOURCE}, "target": {"text": "{}"}}
    job = client.post("/api/1/batch", json={"pairs": [pair, bad, pair]})
    client.get(f"{job.headers['Location']}/events")
    done = client.get(job.headers["Location"]).json()
    assert (done["done"], done["total"]) == (3, 3)
    index = client.get(done["address"])
    assert "1 could not be compared" in index.text
    rows = client.get(done["address"].rstrip("/") + ".json").json()["pairs"]
    assert [row["error"] is None for row in rows] == [True, True, False]
    link = f"{done['address']}{rows[0]['name']}.html"
    assert client.get(link).url.path == f"/compare/{rows[0]['name']}"


def test_documents_are_added_by_text_and_as_files(tmp_path: Path) -> None:
    with client_of(Settings(corpus=tmp_path / "new", workers=1)) as client:
        assert client.get("/corpus").status_code == 200
        body = {"documents": [{"text": SOURCE, "id": "drained"}, {"text": "\x00\x01\x02"}]}
        outcomes = client.post("/api/1/documents", json=body).json()["documents"]
        assert sorted(each["state"] for each in outcomes) == ["added", "bad"]
        files = [("files", ("../../copy.txt", TARGET.encode(), "text/plain"))]
        [added] = client.post("/api/1/files", files=files).json()["documents"]
        assert (added["id"], added["state"]) == ("copy.txt", "added")
        again = client.post("/api/1/files", files=files).json()["documents"]
        assert again[0]["state"] == "unchanged"
        assert client.get("/api/1/server").json()["documents"] == 2
        assert (tmp_path / "new" / "served.sqlite").is_file()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new"]


OPENING = "The reservoir above Callowmere will be drained in April, the water …"


@pytest.mark.parametrize(("given", "title"), [("Drained", "Drained"), (" ", OPENING)])
def test_a_pasted_text_is_called_by_the_title_given_else_by_its_first_words(
    given: str, title: str, tmp_path: Path
) -> None:
    with client_of(Settings(corpus=tmp_path / "new", workers=1)) as client:
        form = {"document-text": SOURCE, "title": given}
        way = client.post("/add", data=form, follow_redirects=False).headers["Location"]
        job = way.rpartition("/")[2]
        client.get(f"/api/1/jobs/{job}/events")
        [added] = client.get(f"/added/{job}.json").json()["documents"]
        assert (added["title"], added["id"][:7]) == (title, "sha256-")
        for page in (f"/added/{job}", "/corpus"):
            assert f'"><bdi>{title}</bdi></a>' in client.get(page).text


def test_no_list_calls_a_pasted_text_by_its_side(tmp_path: Path) -> None:
    with client_of(Settings(corpus=tmp_path / "new", workers=1)) as client:
        sides = {"source-text": SOURCE, "target-text": TARGET}
        report = client.post("/compare", data=sides)
        change = re.findall(r'data-id="([0-9a-f]+)"', report.text)[0]
        body = {"change": change, "verdict": "right"}
        assert client.put(f"/api/1{report.url.path}/verdicts", json=body).status_code == 200
        verdicts = client.get("/verdicts").text
        for page in (report.text, client.get("/compare").text, verdicts):
            assert "<bdi>source</bdi>" not in page
            assert "<bdi>target</bdi>" not in page
        assert "a pasted text" in verdicts
        assert report.text.count(OPENING) >= 2
        assert OPENING in client.get(f"{report.url.path}.md").text


def test_each_version_has_its_number(tmp_path: Path) -> None:
    with client_of(Settings(corpus=tmp_path / "new", workers=1)) as client:
        rows = [{"text": text, "id": "gate"} for text in (SOURCE, TARGET, TARGET, SOURCE)]
        outcomes = client.post("/api/1/documents", json={"documents": rows}).json()["documents"]
        told = [(each["state"], each["number"]) for each in outcomes]
        assert told == [("added", 0), ("revised", 1), ("unchanged", 1), ("unchanged", 0)]
        assert "Version 2 of 2" in client.get("/document/1").text
        assert client.get("/document", params={"id": "gate"}).url.path == "/document/1"


def test_the_head_of_a_page_may_be_asked_for(client: TestClient) -> None:
    assert client.head("/").status_code == 200
    assert client.put("/api/1/server").status_code == 405


@pytest.mark.parametrize("place", ["compare", "quotes"])
def test_what_is_kept_can_be_dropped(client: TestClient, pair: dict[str, Any], place: str) -> None:
    body = {"compare": pair, "quotes": {"document": {"text": TARGET}}}[place]
    address = client.post(f"/api/1/{place}", json=body).headers["Content-Location"]
    assert client.get(f"/api/1/{place}").json()["total"] > 0
    assert client.delete(address).status_code == 204
    assert client.get(address).status_code == 404
    assert client.delete(address).status_code == 404


def test_addresses_outlive_the_server(corpus: Path, tmp_path: Path, pair: dict[str, Any]) -> None:
    (tmp_path / "kept").mkdir()
    settings = Settings(corpus=tmp_path / "kept", workers=1)
    with client_of(settings) as client:
        made = client.post("/api/1/compare", json=pair)
    with client_of(settings) as client:
        address = made.headers["Content-Location"]
        assert client.get(address).text == made.text
        assert client.get(address.removeprefix("/api/1")).status_code == 200
    with client_of(Settings(corpus=corpus, workers=1, keep=False)) as client:
        assert client.get(address).status_code == 404
