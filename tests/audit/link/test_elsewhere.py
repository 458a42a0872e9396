"""The whole other text is searched for what a bead lacks."""

import numpy as np
import pytest

from retold.align import align
from retold.audit.link import elsewhere as module
from retold.audit.link import link_beads, search
from retold.audit.link.elsewhere import ABOUT, FARTHEST, OPEN, Elsewhere, Encode, SideText
from retold.audit.link.resemblance import OF_ITS_KIND
from retold.model import Document
from retold.prepare import prepare
from retold.text.words import words


def both(source: str, target: str, encode: Encode | None = None) -> Elsewhere:
    """The two texts, to be searched."""
    alignment = align(
        prepare(Document("s", source, language="en")), prepare(Document("t", target, language="en"))
    )
    return search(alignment, link_beads(alignment), encode)


def evidence(source: str, target: str) -> module.Evidence:
    """What the target holds of the last sentence of the source."""
    document = prepare(Document("s", source, language="en"))
    last = len(document.sentences) - 1
    sought = words(document, range(last, last + 1))
    return both(source, target).evidence(sought, of_source=True)


OPENING = "The museum in Lind was robbed on Sunday.\n"


@pytest.mark.parametrize(
    ("sought", "standing"),
    [
        ("Guards found a ladder.", "Guards found a ladder."),
        ("Guards found a ladder.", "A ladder was discovered by guards."),
        ("They have 14 days.", "They have a fortnight."),
        ("Entry is free unless it rains.", "If it rains, entry is not free."),
        ("It regrets her resignation.", "It regrets that she resigned."),
        ("The source was anonymous.", "The source asked for anonymity."),
    ],
)
def test_words_are_held_in_any_form(sought: str, standing: str) -> None:
    target = f"{standing} {OPENING}"
    assert evidence(OPENING + sought, target).free > OF_ITS_KIND - 0.1


def test_what_retells_something_else_is_no_evidence() -> None:
    held = evidence(OPENING + "The museum in Lind denied this on Monday.", OPENING)
    assert held.pair > held.free


def test_two_sentences_in_a_row_may_hold_it_together() -> None:
    sought = "Guards found a ladder and alerted detectives."
    joint = evidence(OPENING + sought, f"{OPENING}Guards found a ladder. They alerted detectives.")
    apart = evidence(OPENING + sought, f"Guards found a ladder. {OPENING}They alerted detectives.")
    assert joint.pair > 0.95 > apart.pair


@pytest.mark.parametrize(("days", "same"), [(14, True), (15, False)])
def test_lengths_of_time_are_compared_in_days(days: int, *, same: bool) -> None:
    assert (abs(days - 14) <= ABOUT * 14) == same
    held = evidence(OPENING + f"Within {days} days.", f"{OPENING}Within a fortnight.")
    assert (held.free > OF_ITS_KIND) == same


def test_a_text_without_a_word_to_search_holds_nothing() -> None:
    assert evidence(OPENING + "Guards found a ladder.", "…").free == 0.0


def test_an_encoder_is_asked_only_where_words_leave_it_open() -> None:
    asked: list[int] = []

    def encode(sentences: object) -> np.ndarray:
        asked.append(len(sentences))  # type: ignore[arg-type]
        return np.ones((len(sentences), 1), dtype=np.float32)  # type: ignore[arg-type]

    source = OPENING + "Guards found a ladder."
    sought = words(prepare(Document("s", source, language="en")), range(1, 2))
    same = both(source, source, encode).absence(sought, of_source=True, whole=True)
    assert same < OPEN
    assert asked == []
    gone = both(source, OPENING, encode)
    assert gone.absence(sought, of_source=True, whole=True) > OPEN
    assert asked
    words_alone = both(source, OPENING).absence(sought, of_source=True, whole=True)
    assert gone.absence(sought, of_source=True, whole=True) < words_alone  # it meant the same


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize("cosine", [FARTHEST, 0.0, 0.5, 1.0])
def test_meaning_is_asked_for_only_where_it_may_cross_a_level(
    cosine: float, *, whole: bool
) -> None:
    asked: list[int] = []

    def encode(sentences: object) -> np.ndarray:
        asked.append(len(sentences))  # type: ignore[arg-type]
        rows = np.ones((len(sentences), 1), dtype=np.float32)  # type: ignore[arg-type]
        rows[1:] = cosine
        return rows

    source = OPENING + "Guards found a ladder."
    sought = words(prepare(Document("s", source, language="en")), range(1, 2))
    texts = both(source, OPENING, encode)
    exact = texts.absence(sought, of_source=True, whole=whole)
    for level in np.arange(exact - 12, exact + 12, 0.5) + 0.01:
        asked.clear()
        odds = texts.absence(sought, of_source=True, whole=whole, levels=[level])
        assert (odds >= level) == (exact >= level)
        assert odds == exact or not asked
        assert asked == [] or abs(level - exact) < 6
    assert texts.absence(sought, of_source=True, whole=whole, levels=[exact]) == exact
    assert asked


def test_a_rare_word_and_a_name_weigh_more() -> None:
    text = SideText(prepare(Document("s", "The year was hard for Velmara and its freight.")))
    weight = {word.fold: text.weight(word) for word in text.words}
    assert weight["velmara"] > weight["freight"] > weight["year"]


@pytest.mark.parametrize(("others", "is_read"), [(0, True), (1, False)])
def test_the_values_of_a_table_are_looked_for_as_they_are_written(
    others: int, *, is_read: bool
) -> None:
    table = " ".join(f"{number} boats," for number in range(101, 100 + module.MOST_VALUES + others))
    found = evidence(f"{OPENING}They have {table} 14 days.", f"{OPENING}They have a fortnight.")
    assert (found.pair > 0) is is_read


def test_beyond_some_stretches_a_bead_is_all_that_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_SEARCHES", 1)
    texts = both(f"{OPENING}Guards found a ladder.", f"{OPENING}Guards found a ladder.")
    sought = words(prepare(Document("s", f"{OPENING}Guards found a ladder.")), range(1, 2))
    assert texts.absence(sought, of_source=True, whole=True) < np.inf
    assert texts.absence(sought, of_source=True, whole=True) == np.inf
