from pathlib import Path

import pytest

from retold import Corpus, Document
from tests.corpus.stories import sentences, story


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus") / "news"
    host = sentences(story(3))
    host[5:5] = sentences(story(2))[4:7]
    edited = [line.replace(" with ", " beside ") for line in sentences(story(1))]
    with Corpus(folder) as corpus:
        corpus.add(Document(f"s{number}", story(number)) for number in range(40, 90))
        corpus.add(
            [
                Document("whole", story(0)),
                Document("edited", " ".join(edited[:9] + edited[11:])),
                Document("host", " ".join(host)),
            ]
        )
    return folder


@pytest.mark.parametrize(
    ("number", "id_", "kinds"),
    [
        (0, "whole", {"identical"}),
        (1, "edited", {"edited", "copy", "machine-rewritten"}),
        (2, "host", {"excerpt", "machine-rewritten"}),
    ],
)
def test_copies_edits_and_excerpts_come_first(
    path: Path, number: int, id_: str, kinds: set
) -> None:
    with Corpus(path) as corpus:
        match = corpus.find(story(number))[0]
    assert match.document.id == id_
    assert match.relation.kind in kinds


def test_passages_are_where_they_are_said_to_be(path: Path) -> None:
    text = story(2)
    with Corpus(path) as corpus:
        match = corpus.find(text)[0]
    shared = sentences(text)[5]
    assert any(shared in passage.source.of(text) for passage in match.passages)
    assert any(shared in passage.target.of(match.document.text) for passage in match.passages)


def test_a_document_does_not_find_itself(path: Path) -> None:
    with Corpus(path) as corpus:
        assert corpus.find(Document("whole", story(0))) == []
        assert [one.document.id for one in corpus.find(Document("other", story(0)))] == ["whole"]


def test_strangers_find_nothing(path: Path) -> None:
    with Corpus(path) as corpus:
        for number in range(200, 205):
            assert corpus.find(story(number)) == []


def test_no_more_than_the_limit_is_returned(path: Path) -> None:
    with Corpus(path) as corpus:
        both = story(0) + "\n\n" + story(50)
        assert {one.document.id for one in corpus.find(both)} == {"whole", "s50"}
        assert len(corpus.find(both, limit=1)) == 1
