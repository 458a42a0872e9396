from pathlib import Path

import pytest

import retold
from retold import prepare as module_under_test
from retold.errors import ExtractError, ReadError
from retold.model import Document, Page
from retold.prepare import names_a_file, prepare

TEXT = """The kiln at Stroan was lit again on Monday, two years after the last potter had left.

“We found the old moulds under the floor,” said Una Breck, who rents the yard from the council.
"""
HTML = f"<html><body><article>{''.join(f'<p>{p}</p>' for p in TEXT.split(chr(10)))}</article>"


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


@pytest.mark.parametrize("form", ["document", "page", "path", "name", "text"])
def test_every_verb_takes_all_that_can_be_read(tmp_path: Path, form: str) -> None:
    file = tmp_path / "a story.txt"
    file.write_text(TEXT, encoding="utf-8")
    given = {
        "document": Document("a", TEXT),
        "page": Page(HTML),
        "path": file,
        "name": str(file),
        "text": TEXT,
    }[form]
    assert "old moulds under the floor" in retold.extract(given).text
    assert [quotation.said_by for quotation in retold.quotes(given)] == ["Una Breck"]
    assert retold.compare(given, Document("b", TEXT)).relation.kind in {"identical", "copy"}


@pytest.mark.parametrize("verb", [retold.extract, retold.quotes, lambda x: retold.compare(x, x)])
def test_every_verb_refuses_alike(verb, tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"nowhere\.txt: there is no such file"):
        verb("nowhere.txt")
    with pytest.raises(ReadError, match="it is a folder"):
        verb(tmp_path)
    with pytest.raises(ReadError, match="the text is empty"):
        verb(" \n")
    with pytest.raises(ExtractError, match="no article"):
        verb(Page("<p>Menu</p>"))
    for no_text in (b"bytes", 7, None, ["a"]):
        with pytest.raises(TypeError, match="give a Document, a Page, a path, an address"):
            verb(no_text)


@pytest.mark.parametrize(
    ("value", "is_name"),
    [
        ("-", True),
        ("https://news.example/story", True),
        ("/", True),
        ("nowhere.txt", True),
        ("drafts/story", True),
        ("my story.TXT", True),
        ("press release.pdf", True),
        ("The kiln was lit.", False),
        ("Lit again", False),
        ("Stroan", False),
        ("First line.txt\nsecond line.txt", False),
        ("nul\0.txt", True),
        ("", False),
        (" ", False),
        ("a" * 401 + ".txt", False),
        ("a" * 5000, False),
    ],
)
def test_a_string_is_a_name_or_a_text(value: str, *, is_name: bool) -> None:
    assert names_a_file(value) is is_name


def test_a_name_is_a_line_of_at_most_so_many_characters() -> None:
    ending = ".txt"
    longest = "a" * (module_under_test.LONGEST_NAME - len(ending)) + ending
    assert names_a_file("drafts/" + longest[7:])
    assert not names_a_file("drafts/" + longest[6:])


GERMAN = (
    "Die Fähre nach Ellerau fährt ab Montag nicht mehr, weil der Anleger unterspült ist. "
    "Nach Angaben der Gemeinde dauert die Reparatur bis in den Herbst."
)


def test_a_document_without_a_language_gets_that_of_its_text() -> None:
    assert prepare(Document("d", GERMAN)).document.language == "de"
    assert prepare(Document("d", TEXT)).document.language == "en"
    assert prepare(Document("d", GERMAN, language="nl")).document.language == "nl"


def test_a_translation_is_known_as_one_whatever_form_it_comes_in() -> None:
    english = (
        "The ferry to Ellerau will not run from Monday, because the pier has been washed out. "
        "The council says that repairs will take until the autumn."
    )
    told = retold.compare(english, GERMAN)
    documents = retold.compare(Document("a", english), Document("b", GERMAN))
    assert documents.relation == told.relation
    assert documents.changes == told.changes
