"""What hides in runs of variation selectors is no text, for nobody who has a document."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

import retold
from retold import Corpus, Document, Page
from retold.dedupe.fold import fold_all, fold_text
from retold.model.hidden_runs import runs_of
from tests.hidden import selectors, wrapped

TEXT = (
    "Weir at Orrin to be rebuilt\n\n"
    "The weir at Orrin was closed on Monday after 14 pumps failed, the council said. "
    "“Nobody was told,” said Ilse Brandt, who farms below it. It will reopen by March 3.\n\n"
    "Insurers have paid £3 million. The engineers did not find a fault in the gates.\n"
)
RETOLD = TEXT.replace("14 pumps", "40 pumps").replace("did not find", "found")
MARK = wrapped(bytes(range(256)) * 4)
PLACES: dict[str, Callable[[str], str]] = {
    "behind it all": lambda text: text.rstrip() + MARK,
    "before it all": lambda text: MARK + text,
    "on a line": lambda text: text.replace("\n\n", f"\n{MARK}\n", 1),
    "behind a stop": lambda text: text.replace("said. ", f"said.{MARK} "),
    "within a word": lambda text: text.replace("council", f"coun{MARK}cil"),
    "within a figure": lambda text: text.replace("14 ", f"1{MARK}4 "),
    "behind a quotation mark": lambda text: text.replace("“", f"“{MARK}"),
    "behind every line": lambda text: text.replace("\n", f"{MARK}\n"),
    "without U+FEFF": lambda text: text.replace("said. ", f"said.{MARK[1:]} "),
    "of no known form": lambda text: text.replace("said. ", f"said{selectors(b'secret')}. "),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_run_is_no_part_of_a_text(place: str) -> None:
    document = Document("a", PLACES[place](TEXT))
    assert document.text.split() == TEXT.split()
    assert document.hidden
    assert all(run in PLACES[place](TEXT) for run in runs_of(document.hidden))


@pytest.mark.parametrize("place", PLACES)
def test_a_comparison_is_the_same_with_a_run_and_without(place: str) -> None:
    plain = retold.compare(Document("a", TEXT), Document("b", RETOLD))
    for source, target in ((PLACES[place](TEXT), RETOLD), (TEXT, PLACES[place](RETOLD))):
        marked = retold.compare(Document("a", source), Document("b", target))
        assert marked.ledger == plain.ledger
        assert marked.relation == plain.relation
        assert [(change.note, change.rule) for change in marked.changes] == [
            (change.note, change.rule) for change in plain.changes
        ]
    same = retold.compare(Document("a", TEXT), Document("b", PLACES[place](TEXT)))
    assert same.relation.kind == "identical"


@pytest.mark.parametrize("place", PLACES)
def test_quotations_are_the_same(place: str) -> None:
    def told(text: str) -> list[tuple[list[str], str | None, bool]]:
        document = Document("a", text)
        return [
            ([span.of(document) for span in each.content], each.said_by, each.direct)
            for each in retold.quotes(document)
        ]

    assert told(TEXT)
    assert told(PLACES[place](TEXT)) == told(TEXT)


@pytest.mark.parametrize("place", PLACES)
def test_a_corpus_finds_it_and_drops_it_as_the_same(place: str, tmp_path: object) -> None:
    with Corpus(f"{tmp_path}/news") as corpus:
        corpus.add([Document("plain", TEXT), Document("marked", PLACES[place](TEXT))])
        found = {match.document.id: match for match in corpus.find(Document("asked", TEXT))}
        assert found.keys() == {"plain", "marked"}
        assert found["marked"].containment == found["plain"].containment == 1
        assert [verdict.reason for verdict in corpus.dedupe()] == [None, "exact"]


@pytest.mark.parametrize("place", PLACES)
def test_its_words_are_folded_as_without(place: str) -> None:
    """Of bulk deduplication, which looks at bytes and makes no documents."""
    marked = PLACES[place](TEXT)
    assert fold_text(marked).split() == fold_text(TEXT).split()
    many = fold_all([marked.encode(), TEXT.encode()])
    both = [many.data[many.bounds[number] : many.bounds[number + 1]].tobytes() for number in (0, 1)]
    assert both[0].split() == both[1].split()


@pytest.mark.parametrize("place", PLACES)
def test_a_page_gives_the_same_article(place: str) -> None:
    def page(text: str) -> Page:
        lines = "".join(f"<p>{line}</p>" for line in text.split("\n") if line.strip())
        return Page(f"<html><title>Weir</title><body><article>{lines}</article></body></html>")

    marked, plain = (retold.extract(page(text)).text for text in (PLACES[place](TEXT), TEXT))
    assert marked.split() == plain.split()


def test_every_field_of_a_document_is_rid_of_runs() -> None:
    document = Document("a", "A text.", title=f"Weir{MARK}", byline=f"{MARK}Ilse Brandt")
    assert (document.title, document.byline, document.hidden) == ("Weir", "Ilse Brandt", None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A heart ❤\ufe0f and a key 1\ufe0f\u20e3.", "A heart ❤\ufe0f and a key 1\ufe0f\u20e3."),
        ("葛\U000e0100城", "葛\U000e0100城"),  # one chooses a form
        ("a heart ❤\ufe0f\ufe0f", "a heart ❤"),  # the second of two has nothing to choose
        ("\ufeffA text.", "\ufeffA text."),
        ("A text.", "A text."),
    ],
)
def test_one_selector_is_text_and_two_are_a_run(text: str, expected: str) -> None:
    assert Document("a", text).text == expected


@given(st.binary(min_size=2, max_size=60), st.text(st.characters(exclude_categories=["Cs", "Mn"])))
def test_whatever_bytes_hide_leave_the_text_as_it_was(held: bytes, text: str) -> None:
    middle = len(text) // 2
    run = selectors(held)
    document = Document("a", text[:middle] + run + text[middle:])
    assert document.text == text[:middle].removesuffix("\ufeff") + text[middle:]
    assert [each.lstrip("\ufeff") for each in runs_of(document.hidden)] == [run]


def test_a_run_is_kept_when_a_document_is_made_from_its_own_fields() -> None:
    from dataclasses import asdict, replace

    document = Document("a", TEXT + MARK)
    assert replace(document, language="en").hidden == document.hidden == MARK
    assert Document(**asdict(document)).hidden == MARK
    assert document == Document("a", TEXT)
