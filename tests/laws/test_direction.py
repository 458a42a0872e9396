"""What must hold of the order of any two texts."""

import re
from dataclasses import replace

from hypothesis import example, given, settings
from hypothesis import strategies as st

from retold.align import align
from retold.lineage import direct
from retold.lineage.orders import mirrored
from retold.model import Direction, Document
from retold.text.segment import segment

TURNED = {"source": "target", "target": "source", "unknown": "unknown"}
SENTENCES = [
    "The weaver Ilsa Korbel sold her last loom on Monday.",
    "Korbel sold the loom.",
    "He had paid 4,312 crowns for it in 1996.",
    "About 4,300 crowns were paid in 2004.",
    "“Nobody wants to learn the trade any more,” she said.",
    "She said nobody wants to learn the trade any more",
    "Correction: the loom was built in 1931.",
    "The Lune Echo reports: the second mill will close today .",
    "It closd on Friday,the the mayor said.",
]
TEXTS = st.lists(st.sampled_from(SENTENCES) | st.text(max_size=20), max_size=8).map(" ".join)
DATES = st.sampled_from(
    [None, "2026-03-01", "2026-03-02T08:00", "2026-03-02T08:00:00+14:00", "2026-02?", "1970-01-01"]
)
OUTLETS = st.sampled_from([None, "Lune Echo", "Daily Digest"])
LANGUAGES = st.sampled_from(["en", "de", None])
DOCUMENTS = st.builds(
    lambda text, date, outlet, language: Document(
        "d", text, published=date, outlet=outlet, language=language
    ),
    TEXTS,
    DATES,
    OUTLETS,
    LANGUAGES,
)


@settings(deadline=None, max_examples=60)
@given(DOCUMENTS, DOCUMENTS)
@example(Document("d", SENTENCES[0]), Document("d", f"{SENTENCES[7]} {SENTENCES[0]}"))
def test_the_mirror_image_has_the_mirrored_answer(one: Document, two: Document) -> None:
    alignment = align(segment(replace(one, id="s")), segment(replace(two, id="t")))
    direction, turned = direct(alignment), direct(mirrored(alignment))
    assert turned.earlier == TURNED[direction.earlier]
    assert turned.confidence == direction.confidence
    assert abs(turned.source_first - (1 - direction.source_first)) < 1e-12
    assert sorted(map(_turned, _signs(direction))) == sorted(_signs(turned))


@settings(deadline=None, max_examples=40)
@given(DOCUMENTS, DOCUMENTS)
def test_a_direction_says_how_sure_it_is_and_why(one: Document, two: Document) -> None:
    direction = direct(align(segment(replace(one, id="s")), segment(replace(two, id="t"))))
    assert direction.evidence
    assert 0 <= direction.source_first <= 1
    if direction.earlier == "unknown":
        assert direction.confidence == 0
    else:
        assert direction.confidence > 0.5
        assert (direction.source_first > 0.5) == (direction.earlier == "source")


@settings(deadline=None, max_examples=30)
@given(TEXTS, LANGUAGES)
def test_of_one_text_twice_neither_came_first(text: str, language: str | None) -> None:
    document = segment(Document("d", text, language=language))
    assert direct(align(document, document)) == Direction(
        "unknown", 0.0, ("neither dates nor the texts tell which came first",), 0.5
    )


def _signs(direction: Direction) -> list[str]:
    """The evidence, less the line that names both dates, which names the source's first."""
    return [line for line in direction.evidence if not line.startswith("published ")]


def _turned(line: str) -> str:
    """The line with source and target exchanged where it does not quote the texts."""
    parts = re.split(r"(“[^”]*”)", line)
    return "".join(
        part if part.startswith("“") else re.sub(r"source|target", lambda m: TURNED[m[0]], part)
        for part in parts
    )
