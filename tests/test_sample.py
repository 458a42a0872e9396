"""The sample is there, whole, and told apart from its retellings."""

import re

import pytest

from retold.errors import ReadError
from retold.model import Document
from retold.sample import names, path
from retold.text.segment import segment


def words(name: str) -> list[str]:
    return re.findall(r"\w+", path(name).read_text(encoding="utf-8").lower())


@pytest.mark.parametrize("name", names())
def test_every_name_is_a_file_with_text(name: str) -> None:
    assert path(name).is_file()
    assert len(words(name)) > 400


def test_an_unknown_name_says_what_there_is() -> None:
    with pytest.raises(ReadError, match="choose one of source, page, edited, spun, independent"):
        path("draft")


def test_the_story_is_of_the_length_of_a_news_story() -> None:
    story = segment(Document("source", path("source").read_text(encoding="utf-8")))
    assert 40 <= len(story.sentences) <= 70


def test_the_page_holds_every_line_of_the_story() -> None:
    page = path("page").read_text(encoding="utf-8")
    lines = path("source").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line and line not in page] == []


def test_the_independent_account_copies_no_wording_but_a_quotation() -> None:
    def runs(name: str) -> set[tuple[str, ...]]:
        found = words(name)
        return {tuple(found[at : at + 6]) for at in range(len(found) - 5)}

    quoted = re.findall(r"\w+", "They promised us it was safe, and nobody came".lower())
    shared = runs("source") & runs("independent")
    assert {word for run in shared for word in run} <= {*quoted, "she", "said"}
