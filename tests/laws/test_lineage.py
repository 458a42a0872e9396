"""What must hold of the relation of any two texts."""

from hypothesis import given, settings
from hypothesis import strategies as st

from retold.align import align
from retold.lineage import relate, shares, without_frame
from retold.model import Document
from retold.text.segment import segment

ODD = st.text(
    st.characters() | st.sampled_from("Mаrch “said” 1,2 ’. \n\u200b²½Ａ\ud800"), max_size=80
)
WORDS = st.lists(
    st.sampled_from(
        [
            "The",
            "board",
            "voted",
            "Una",
            "Steed",
            "3,000",
            "“no”",
            "in",
            "March.",
            "It",
            "rained.\n",
        ]
    ),
    max_size=60,
).map(" ".join)
TEXTS = ODD | WORDS | st.tuples(WORDS, ODD).map("".join)


@settings(deadline=None, max_examples=150)
@given(TEXTS, TEXTS, st.sampled_from(["en", "de", None]))
def test_any_two_texts_have_a_relation_and_a_reason(one: str, two: str, language: str) -> None:
    source = segment(Document("s", one, language="en"))
    target = segment(Document("t", two, language=language))
    alignment = align(source, target)
    relation = relate(alignment)
    assert relation.evidence
    assert all(0 <= share <= 1 for share in shares(alignment))
    assert relate(alignment) == relation
    apart = without_frame(alignment)
    for side in ("source", "target"):
        indices = [index for bead in apart.beads for index in getattr(bead, side)]
        assert sorted(indices) == list(range(len(getattr(apart, side).sentences)))


@settings(deadline=None, max_examples=60)
@given(WORDS)
def test_a_text_is_identical_with_itself(text: str) -> None:
    document = segment(Document("s", text, language="en"))
    kind = relate(align(document, document)).kind
    assert kind == "identical" or not document.sentences


@settings(deadline=None, max_examples=150)
@given(TEXTS, TEXTS, st.sampled_from(["en", "de", None]))
def test_two_texts_are_related_alike_whichever_is_given_first(
    one: str, two: str, language: str
) -> None:
    first = segment(Document("s", one, language="en"))
    second = segment(Document("t", two, language=language))
    there, back = relate(align(first, second)), relate(align(second, first))
    kinds = [kind.removeprefix("machine-") for kind in (there.kind, back.kind)]
    assert kinds[0] == kinds[1]
    assert there.is_part or (there.whole, back.whole) == ("source", "source")
    assert (there.whole, back.whole) != ("target", "target")
