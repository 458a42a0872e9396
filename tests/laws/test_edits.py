from hypothesis import given
from hypothesis import strategies as st

from retold.edits import Edit, word_edits
from retold.model import Span
from retold.segment import tokenize

WORDS = [
    "the",
    "a",
    "of",
    "not",
    "wasn't",
    "was",
    "said",
    "mayor",
    "Mayor",
    "bridge",
    "bridges",
    "closed",
    "open",
    "opened",
    "30",
    "thirty",
    "U.S.",
    "United",
    "States",
    "well-known",
    "well",
    "known",
    ",",
    ".",
    "“",
    "”",
    "ferry",
    "quickly",
    "never",
    "on",
    "Wednesday",
    "harbour",
    "harbor",
]
texts = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join) | st.text(max_size=30)
OTHER = {
    "same": "same",
    "replace": "replace",
    "move": "move",
    "delete": "insert",
    "insert": "delete",
}


def edits(source: str, target: str) -> tuple[Edit, ...]:
    return word_edits(
        source,
        tokenize(source, Span(0, len(source))),
        target,
        tokenize(target, Span(0, len(target))),
    )


@given(texts, texts)
def test_edits_cover_each_token_once_per_side(source: str, target: str) -> None:
    found = edits(source, target)
    targets = [at for edit in found for at in edit.target]
    sources = sorted(at for edit in found for at in edit.source)
    assert targets == list(range(len(tokenize(target, Span(0, len(target))))))
    assert sources == list(range(len(tokenize(source, Span(0, len(source))))))


@given(texts)
def test_identical_texts_are_the_same(text: str) -> None:
    assert {edit.kind for edit in edits(text, text)} <= {"same"}


@given(texts, texts)
def test_swapping_the_sides_transposes(source: str, target: str) -> None:
    there = {(edit.source, edit.target, edit.kind) for edit in edits(source, target)}
    back = {(edit.target, edit.source, OTHER[edit.kind]) for edit in edits(target, source)}
    assert there == back


@given(texts, texts)
def test_only_deletions_and_insertions_have_an_empty_side(source: str, target: str) -> None:
    for edit in edits(source, target):
        assert bool(edit.source) == (edit.kind != "insert")
        assert bool(edit.target) == (edit.kind != "delete")
