from pathlib import Path

import pytest

from retold import Corpus, Document


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    documents = [
        Document(
            f"article-{number}",
            f"The ferry at Skerwick sailed {number} times on Monday, its skipper said.",
            title=title,
            outlet=outlet,
            published="2026-03-02",
        )
        for number, (title, outlet) in enumerate(
            [("Ferry sails", "The Gull"), ("Ärger am Anleger", "Küste"), ("Pier shut", "The Gull")]
        )
    ]
    with Corpus(tmp_path / "news") as corpus:
        corpus.add(documents)
        corpus.add([Document("article-0", "Not one boat left.", title="Ferry sails again")])
    return tmp_path / "news"


CASES = [
    ([], ["article-0", "article-2", "article-1"]),
    (["gull"], ["article-2"]),
    (["FERRY"], ["article-0"]),
    (["ärger"], ["article-1"]),
    (["ARTICLE", "pier"], ["article-2"]),
    (["pier", "ferry"], []),
    (["%"], []),
    (["2026-03"], ["article-2", "article-1"]),
]


@pytest.mark.parametrize(("words", "ids"), CASES)
def test_documents_are_listed_by_words_of_what_is_told_of_them(
    corpus: Path, words: list[str], ids: list[str]
) -> None:
    with Corpus(corpus) as opened:
        rows, total = opened.listed(words)
    assert [row.id for row in rows] == ids
    assert total == len(ids)


def test_a_list_is_read_in_pages(corpus: Path) -> None:
    with Corpus(corpus) as opened:
        rows, total = opened.listed(start=1, limit=1)
    assert ([row.id for row in rows], total) == (["article-2"], 3)


def test_a_number_is_that_of_a_version(corpus: Path) -> None:
    with Corpus(corpus) as opened:
        first, second = opened.versions("article-0")
        assert opened.numbered(first).document.title == "Ferry sails"
        assert opened.numbered(second).version == 2
        assert opened.numbered(99) is None
        assert opened.versions("nobody") == []
