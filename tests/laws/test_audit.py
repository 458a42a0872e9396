"""What must be true of every audit, whatever the text."""

from dataclasses import asdict

from hypothesis import given, settings
from hypothesis import strategies as st

from retold.audit import audit
from retold.model import Alignment, Bead, Change, Document, Span
from retold.text.segment import segment
from retold.text.words import Word, words

SENTENCES = (
    "The council of Elmscombe approved 14 new houses on Tuesday.",
    "Nadia Okafor told reporters that the ferry was safe.",
    "“We will not sell the harbour,” said Petra Lindqvist.",
    "Heavy rain flooded the cellar of the library and closed two roads.",
    "The union may call a strike if the talks fail.",
    "Prices rose by 6 percent, according to the statistics office.",
    "Kessler bought the mill for $3 million in 1998.",
    "The court in Tarnow found the driver guilty.",
    "Volunteers planted young pine trees along the road to Marrin.",
    "The minister did not answer questions about the leak.",
    "Snow fell in the valley, and the school stayed closed.",
    "A spokesman described the plan as “deeply unfair”.",
)
NUMBERS = ("14", "27", "350", "6.5", "1,200", "forty", "nine")
NAMES = ("Okafor", "Lindqvist", "Brennholt", "Karaman", "Tarnow", "Abara")

sentences = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6, unique=True)


def aligned(source: list[str], target: list[str]) -> Alignment:
    left, right = (segment(Document("", "\n".join(lines))) for lines in (source, target))
    beads = tuple(
        Bead(range(at, at + 1), range(at, at + 1), 1.0, "rewrite") for at in range(len(source))
    )
    return Alignment(left, right, beads)


def told(source: str, target: str, around: list[str]) -> tuple[Alignment, tuple[Change, ...]]:
    alignment = aligned([*around, source], [*around, target])
    return alignment, audit(alignment).changes


@settings(deadline=None, max_examples=80)
@given(sentences)
def test_a_text_against_itself_has_no_changes(lines: list[str]) -> None:
    assert audit(aligned(lines, lines)).changes == ()


@settings(deadline=None, max_examples=80)
@given(st.text(max_size=200))
def test_any_text_against_itself_has_no_changes(text: str) -> None:
    document = segment(Document("", text))
    size = len(document.sentences)
    beads = tuple(Bead(range(at, at + 1), range(at, at + 1), 1.0, "verbatim") for at in range(size))
    assert audit(Alignment(document, document, beads)).changes == ()


@settings(deadline=None, max_examples=80)
@given(sentences, st.sampled_from(NUMBERS), st.sampled_from(NUMBERS))
def test_a_planted_number_is_told_once_with_its_spans(
    around: list[str], one: str, other: str
) -> None:
    source, target = (
        f"The storm destroyed {number} barns near the river." for number in (one, other)
    )
    alignment, changes = told(source, target, around)
    if one == other:
        assert changes == ()
        return
    (change,) = changes
    assert change.kind == "number"
    assert change.source is not None
    assert change.target is not None
    assert change.source.of(alignment.source.text) == one
    assert change.target.of(alignment.target.text) == other


@settings(deadline=None, max_examples=80)
@given(sentences, st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_a_planted_name_is_told_once_with_its_spans(
    around: list[str], one: str, other: str
) -> None:
    around = [line for line in around if not any(name in line for name in NAMES)]
    source, target = (
        f"The prize for the best garden went to {name} again." for name in (one, other)
    )
    alignment, changes = told(source, target, around)
    if one == other:
        assert changes == ()
        return
    (change,) = changes
    assert change.kind == "name"
    assert change.source is not None
    assert change.target is not None
    assert change.source.of(alignment.source.text) == one
    assert change.target.of(alignment.target.text) == other


@settings(deadline=None, max_examples=80)
@given(sentences, st.sampled_from(("safe", "ready", "public", "expensive")))
def test_a_planted_negation_is_told_once(around: list[str], word: str) -> None:
    _, changes = told(f"The new bridge is {word}.", f"The new bridge is not {word}.", around)
    assert [change.kind for change in changes] == ["negation"]
    assert changes[0].severity == "critical"


@settings(deadline=None, max_examples=80)
@given(sentences, st.sampled_from((("They", "You"), ("We", "They"), ("I", "We"))))
def test_a_person_turned_in_a_quotation_is_told_once(
    around: list[str], turned: tuple[str, str]
) -> None:
    source, target = (f"“{who} left the village at night,” the baker said." for who in turned)
    alignment, changes = told(source, target, around)
    (change,) = changes
    assert change.kind == "quote"
    assert change.source is not None
    assert change.source.of(alignment.source.text) == turned[0]


@settings(deadline=None, max_examples=80)
@given(sentences, sentences)
def test_no_change_points_outside_its_bead(one: list[str], other: list[str]) -> None:
    size = min(len(one), len(other))
    alignment = aligned(one[:size], other[:size])
    for change in audit(alignment).changes:
        bead = alignment.beads[change.bead]
        for span, document, sentences_of in (
            (change.source, alignment.source, bead.source),
            (change.target, alignment.target, bead.target),
        ):
            if span is not None:
                inside = Span(
                    document.sentences[sentences_of.start].span.start,
                    document.sentences[sentences_of.stop - 1].span.end,
                )
                assert inside.start <= span.start < span.end <= inside.end


@settings(deadline=None, max_examples=80)
@given(sentences, sentences)
def test_changes_stand_worst_first_and_the_only_possible_last(
    one: list[str], other: list[str]
) -> None:
    size = min(len(one), len(other))
    changes = audit(aligned(one[:size], other[:size])).changes
    ranks = [
        (
            ("critical", "major", "minor").index(change.severity),
            change.certainty == "possible",
        )
        for change in changes
    ]
    assert ranks == sorted(ranks)


@settings(deadline=None, max_examples=80)
@given(sentences, sentences)
def test_every_word_of_both_sides_is_accounted_for(one: list[str], other: list[str]) -> None:
    size = min(len(one), len(other))
    alignment = aligned(one[:size], other[:size])
    ledger = audit(alignment).ledger
    for count, document in ((ledger.source, alignment.source), (ledger.target, alignment.target)):
        parts = {name: value for name, value in asdict(count).items() if name != "words"}
        assert count.words == sum(parts.values())
        assert count.words == len(words(document, range(len(document.sentences))))


@settings(deadline=None, max_examples=80)
@given(sentences, sentences)
def test_each_word_that_is_not_the_same_is_shown(one: list[str], other: list[str]) -> None:
    size = min(len(one), len(other))
    alignment = aligned(one[:size], other[:size])
    ledger = audit(alignment).ledger
    for side, count in (("source", ledger.source), ("target", ledger.target)):
        document = getattr(alignment, side)
        reworded = [getattr(each, side) for each in ledger.reworded]
        differ = [getattr(each, side) for each in ledger.open]
        side_words = words(document, range(len(document.sentences)))
        assert _covered(side_words, reworded) >= count.otherwise + count.moved
        assert _covered(side_words, differ) >= count.open
        assert bool(count.open) == any(differ)


def _covered(side: tuple[Word, ...], spans: list[Span | None]) -> int:
    """How many words lie in some spans."""
    return sum(
        any(span and span.start <= word.span.start and word.span.end <= span.end for span in spans)
        for word in side
    )


@settings(deadline=None, max_examples=80)
@given(sentences)
def test_nothing_is_open_or_told_of_a_text_against_itself(lines: list[str]) -> None:
    ledger = audit(aligned(lines, lines)).ledger
    assert ledger.open == ()
    assert ledger.source.same == ledger.source.words


def test_a_lost_sentence_is_one_omission() -> None:
    left = segment(Document("", "\n".join(SENTENCES[:4])))
    right = segment(Document("", "\n".join([SENTENCES[0], SENTENCES[3]])))
    beads = (
        Bead(range(1), range(1), 1.0, "verbatim"),
        Bead(range(1, 2), range(1, 1), 0.0, "omitted"),
        Bead(range(2, 3), range(1, 1), 0.0, "omitted"),
        Bead(range(3, 4), range(1, 2), 1.0, "verbatim"),
    )
    changes = audit(Alignment(left, right, beads)).changes
    assert {change.kind for change in changes} == {"omission"}
    assert all(change.target is None for change in changes)
