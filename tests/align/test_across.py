"""Between languages: what is left out prices large beads, and a clause may bring two together."""

from collections.abc import Sequence

import numpy as np
import pytest

from retold.align.across import (
    LARGEST_JOINED,
    LITTLE_LEFT_OUT,
    MUCH_LEFT_OUT,
    PRIOR,
    USUALLY_LEFT_OUT,
    _partial,
    tie_across,
)
from retold.align.chains import Side, Tie
from retold.models.encode import Vectors

PAIRS = [
    ("weir orrin april", "wehr orrin abril"),
    ("ferry sixty aground", "faehre sechzig grund"),
    ("mayor tolls double", "schultheiss zoll doppelt"),
    ("gale roof cannery", "sturm dach fabrik"),
    ("choir square night", "chor platz nacht"),
]
SENSES = {
    word: 3 * row + at
    for row, pair in enumerate(PAIRS)
    for text in pair
    for at, word in enumerate(text.split())
}


class Bilingual:
    """Vectors that count senses; a word and its translation have one."""

    languages = frozenset({"en", "de"})

    def encode(self, sentences: Sequence[str]) -> Vectors:
        rows = np.zeros((len(sentences), 3 * len(PAIRS) + 1), dtype=np.float32)
        for row, text in zip(rows, sentences, strict=True):
            for word in text.replace(",", "").replace(".", "").split():
                row[SENSES.get(word, -1)] += 1
        return rows


def side(sentences: Sequence[str]) -> Side:
    lengths = np.array([len(text) for text in sentences], dtype=np.float64)
    words = [text.replace(",", "").split() for text in sentences]
    return Side([*range(len(sentences))], words, [*sentences], lengths)


def tied(source: Sequence[str], target: Sequence[str]) -> list[tuple[list[int], list[int]]]:
    found = tie_across(side(source), side(target), Bilingual())
    return sorted((list(tie.source), list(tie.target)) for tie in found)


OURS, THEIRS = (list(texts) for texts in zip(*PAIRS, strict=True))


def test_translations_are_tied_in_their_order() -> None:
    assert tied(OURS, THEIRS) == [([at], [at]) for at in range(5)]


@pytest.mark.parametrize("gone", range(5))
def test_what_was_left_out_is_in_no_tie_on_either_side(gone: int) -> None:
    places = [at for at in range(5) if at != gone]
    kept = [THEIRS[at] for at in places]
    assert tied(OURS, kept) == [([at], [row]) for row, at in enumerate(places)]
    assert tied([OURS[at] for at in places], THEIRS) == [
        ([row], [at]) for row, at in enumerate(places)
    ]


def test_two_sentences_made_one_are_one_bead() -> None:
    joined = [f"{THEIRS[0]} {THEIRS[1]}", *THEIRS[2:]]
    assert ([0, 1], [0]) in tied(OURS, joined)
    assert ([0], [0, 1]) in tied([f"{OURS[0]} {OURS[1]}", *OURS[2:]], THEIRS)


def test_a_tie_is_as_alike_as_the_encoder_has_it() -> None:
    for tie in tie_across(side(OURS), side(THEIRS), Bilingual()):
        assert tie.score == pytest.approx(1.0)


def test_without_an_encoder_names_and_lengths_tie_and_then_the_words_so_learnt() -> None:
    """Half of the sentences share a name; the rest are told by the words of these."""
    ours = [f"skip hofn Name{at}" if at % 2 else "skip hofn vika borg" for at in range(8)]
    theirs = [f"ship port Name{at}" if at % 2 else "ship port week town" for at in range(8)]
    found = tie_across(side(ours), side(theirs), None)
    assert [(tie.source.start, tie.target.start) for tie in found] == [(at, at) for at in range(8)]


def halves(count: int, length: float = 10.0) -> Side:
    return Side([*range(count)], [["a"]] * count, ["a"] * count, np.full(count, length))


def covering(sources: int, targets: int) -> list[Tie]:
    return [Tie(range(sources), range(targets), 0.9)] if sources or targets else []


@pytest.mark.parametrize(
    ("seen", "tied_sources", "tied_targets", "partial"),
    [
        pytest.param((20, 20), 20, 20, 0.2, id="all in ties; so few sentences say little"),
        pytest.param((20, 20), 19, 19, 0.7, id="one of twenty"),
        pytest.param((20, 20), 18, 20, 0.7, id="as many, of one side"),
        pytest.param((20, 20), 20, 18, 0.7, id="or of the other"),
        pytest.param((20, 20), 10, 10, 1.0, id="half of it"),
        pytest.param((20, 20), 0, 0, 1.0, id="all of it"),
        pytest.param((200, 200), 200, 200, 0.0, id="nothing of a long text"),
        pytest.param((200, 200), 190, 190, 0.290909, id="a twentieth of a long text"),
        pytest.param(
            (20, 180), 20, 162, 0.366667, id="by shares of each text, whatever their size"
        ),
    ],
)
def test_what_is_left_out_is_weighed_against_what_is_usual(
    seen: tuple[int, int], tied_sources: int, tied_targets: int, partial: float
) -> None:
    first, second = halves(seen[0]), halves(seen[1], 3.0)
    found = _partial(covering(tied_sources, tied_targets), first, second)
    left_out = 1 - (tied_sources / seen[0] + tied_targets / seen[1]) / 2
    share = (left_out * sum(seen) + USUALLY_LEFT_OUT * PRIOR) / (sum(seen) + PRIOR)
    expected = (share - LITTLE_LEFT_OUT) / (MUCH_LEFT_OUT - LITTLE_LEFT_OUT)
    assert found == pytest.approx(min(1, max(0, expected)), abs=1e-6)
    assert found == pytest.approx(partial, abs=1e-6)


LATE = [
    "weir orrin april weir orrin april",
    "ferry sixty aground ferry sixty aground and so on and on",
]
EARLY = [
    "wehr orrin abril wehr orrin abril und dann, faehre sechzig grund ,",
    "faehre sechzig grund",
]


def test_two_beads_are_one_where_a_clause_stands_on_the_wrong_side() -> None:
    assert LARGEST_JOINED >= 4
    even = (
        [*LATE],
        ["wehr orrin abril wehr orrin abril", "faehre sechzig grund faehre sechzig grund"],
    )
    assert tied(*even) == [([0], [0]), ([1], [1])]
    assert tied(LATE, EARLY) == [([0, 1], [0, 1])]
