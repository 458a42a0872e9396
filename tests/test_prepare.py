import pytest

from retold import prepare as module_under_test
from retold.errors import ReadError
from retold.model import Document
from retold.prepare import prepare


def test_furniture_is_marked_in_a_prepared_document() -> None:
    prepared = prepare(Document("d", "The kiln at Stroan was lit again.\n\nLeave a Reply\n"))
    assert prepared.furniture_sentences() == {1}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Source link\n\nLeave a Reply\n\nBack To Top\n", "only page furniture"),
        ("\u200b \n", "its text is empty"),
    ],
)
def test_a_text_without_a_story_is_refused(text: str, fault: str) -> None:
    with pytest.raises(ReadError, match=fault):
        prepare(Document("page.txt", text))


def test_a_furniture_line_is_no_title_of_furniture() -> None:
    with pytest.raises(ReadError, match="only page furniture"):
        prepare(Document("page.txt", "Source link\n\nLeave a Reply\n", title="Source link"))


def test_a_text_too_long_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module_under_test, "LONGEST_TEXT", 10)
    with pytest.raises(ReadError, match=r"long\.txt: its text has 33 characters"):
        prepare(Document("long.txt", "The kiln at Stroan was lit again."))
