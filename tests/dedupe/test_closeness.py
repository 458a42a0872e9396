"""What makes two documents copies: each bound just met and just missed."""

import numpy as np
import pytest

from retold.dedupe.closeness import Closeness, Match
from retold.dedupe.commonness import Common
from retold.dedupe.instances import ALONE
from retold.dedupe.likeness import Bounds
from retold.dedupe.sketch import Texts, sketch

BOUNDS = Bounds(0.3, 0.8, 0.6)


def held(text: str) -> bytes:
    return sketch(Texts.of([text.encode()])).words.tobytes()


def match(
    resemblance: float = 0.0,
    containment: float = 0.0,
    coverage: float = 0.0,
    order: float = -1.0,
    *,
    instances: bool = False,
) -> Match:
    return Match(0, resemblance, containment, coverage, order, instances)


@pytest.mark.parametrize(
    ("found", "alike", "close"),
    [
        (match(resemblance=0.3), True, True),
        (match(resemblance=0.299), False, False),
        (match(order=0.6), True, True),
        (match(order=0.599), False, False),
        (match(containment=0.8), False, True),
        (match(containment=0.799), False, False),
        (match(coverage=0.8), False, True),
        (match(coverage=0.799), False, False),
        (match(resemblance=1.0, instances=True), False, False),
        (match(order=1.0, instances=True), False, False),
        (match(containment=0.9, instances=True), False, True),
    ],
)
def test_a_bound_counts_from_itself_on(found: Match, *, alike: bool, close: bool) -> None:
    closeness = Closeness(BOUNDS)
    assert closeness.is_alike(found) == alike
    assert closeness.is_close(found) == close


@pytest.mark.parametrize(
    ("bounds", "found"),
    [
        (Bounds(0.3, None, 0.6), match(containment=1.0, coverage=1.0)),
        (Bounds(0.3, 0.8, None), match(order=1.0)),
    ],
)
def test_what_does_not_count_makes_nothing_close(bounds: Bounds, found: Match) -> None:
    closeness = Closeness(bounds)
    assert not closeness.is_alike(found)
    assert not closeness.is_close(found)


FORECAST = (
    "The weather in {} on {} will be dry at first with a light wind from the west and a high of {} "
    "degrees in the shade, the office said; in the evening there may be a shower near the coast."
)
ONE, OTHER = FORECAST.format("Selby", "Monday", 12), FORECAST.format("Goole", "Friday", 29)


@pytest.mark.parametrize(
    ("texts", "instances"),
    [
        pytest.param((ONE, OTHER), True, id="other names and figures in one frame"),
        pytest.param((ONE, ONE.replace("may be a", "is likely to be a")), False, id="an edit"),
        pytest.param((ONE, ONE), False, id="the same"),
    ],
)
def test_instances_of_a_frame_are_no_copies_however_close(
    texts: tuple[str, str], *, instances: bool
) -> None:
    words = tuple(map(held, texts))
    framed = Closeness(BOUNDS, Common.of(np.empty(0, np.uint64)))
    [found] = framed.of([(1, 0)], [words])
    assert found.instances == instances
    assert framed.is_alike(found) != instances
    [unframed] = Closeness(BOUNDS).of([(1, 0)], [words])
    assert not unframed.instances
    assert unframed.resemblance == found.resemblance >= BOUNDS.resemblance


@pytest.mark.parametrize(("words", "looked_at"), [(ALONE, True), (ALONE + 1, False)])
def test_long_texts_without_a_frame_are_not_looked_at(words: int, *, looked_at: bool) -> None:
    """A name in two dozen words differs, in both cases."""

    def text(side: str) -> str:
        return " ".join(
            f"{side}{spelled(at)}" if at % 24 == 12 else spelled(at) for at in range(words)
        )

    def spelled(number: int) -> str:
        return "".join(chr(97 + int(digit)) for digit in f"{number:04}")

    closeness = Closeness(BOUNDS, Common.of(np.empty(0, np.uint64)))
    [found] = closeness.of([(1, 0)], [(held(text("Wick")), held(text("Thorpe")))])
    assert found.instances == looked_at


def test_matches_stand_in_the_order_of_the_pairs() -> None:
    texts = [held(text) for text in (ONE, OTHER, "Quite another text of the day, which is short.")]
    places = [(2, 0), (1, 0), (2, 1)]
    found = Closeness(BOUNDS).of(places, [(texts[one], texts[other]) for one, other in places])
    assert [each.kept for each in found] == [0, 0, 1]
    assert [each.resemblance > 0.3 for each in found] == [False, True, False]
