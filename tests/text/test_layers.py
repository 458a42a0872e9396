"""What is made of a document's sentences is made once, and is no part of the document."""

import pickle
from dataclasses import replace

from retold.model import Document, SegmentedDocument
from retold.text.layers import layer
from retold.text.segment import segment
from retold.text.tokens import tokens_of
from retold.text.words import words

TEXT = "The weir held. Nobody left the town."


def document() -> SegmentedDocument:
    return segment(Document("d", TEXT))


def test_a_layer_is_made_once_a_document() -> None:
    asked: list[str] = []

    @layer
    def initials(of: SegmentedDocument) -> str:
        asked.append(of.document.id)
        return "".join(of.sentence_text(index)[0] for index in range(len(of.sentences)))

    first, second = document(), document()
    assert [initials(first), initials(first), initials(second)] == ["TN", "TN", "TN"]
    assert asked == ["d", "d"]


def test_layers_are_no_part_of_a_document() -> None:
    asked, fresh = document(), document()
    tokens_of(asked)
    words(asked, range(2))
    assert asked == fresh
    assert hash(asked) == hash(fresh)
    assert pickle.loads(pickle.dumps(asked)).layers == {}  # noqa: S301 - our own
    assert replace(asked, document=Document("e", TEXT)).layers == {}


def test_other_furniture_leaves_the_layers_as_they_are() -> None:
    asked = document()
    made = tokens_of(asked)
    changed = asked.with_furniture([asked.sentences[0].span])
    assert changed.furniture == (asked.sentences[0].span,)
    assert asked.furniture == ()
    assert tokens_of(changed) is made


def test_words_of_a_run_are_those_of_its_sentences() -> None:
    asked = document()
    both = words(asked, range(2))
    assert both == words(asked, range(1)) + words(asked, range(1, 2)) == words(document(), range(2))
    assert words(asked, range(1)) is words(asked, range(1))
    assert words(asked, range(0)) == ()


def test_tokens_say_how_they_are_compared_and_which_are_words() -> None:
    [tokens] = tokens_of(segment(Document("d", "“Weir”, said 3 MEN!")))
    assert tokens.folds == ("“", "weir", "”", ",", "said", "3", "men", "!")
    assert tokens.words == ("weir", "said", "3", "men")
    assert (tokens.starts[0], tokens.ends[0]) == (1, 5)
    [marks] = tokens_of(segment(Document("d", "***")))
    assert (marks.words, marks.starts, marks.ends) == ((), (), ())
