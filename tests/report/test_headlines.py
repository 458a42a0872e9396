"""A note is cut where it is long, and both of its wordings stay to be seen."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.model import Certainty, Comparison
from retold.report import headlines
from retold.report.cards import cards, headline
from retold.report.findings import View, findings
from retold.report.headlines import ARROW, shortened

LONG = "the secretary of the board, Paul Renwick, accused the board of breaking its rules"
WORDS = st.text(st.sampled_from("ab  c\n"), max_size=80)


@pytest.mark.parametrize(
    ("note", "most", "shown"),
    [
        ("more → less", 11, "more → less"),
        ("more\n→  less", 11, "more → less"),
        (f"{LONG} → he", 60, "the secretary of the … of breaking its rules → he"),
        (f"he → {LONG}", 60, "he → the secretary of the … of breaking its rules"),
        (f"{LONG} → {LONG}", 62, "the secretary … its rules → the secretary … its rules"),
        (LONG, 40, "the secretary of … breaking its rules"),
    ],
)
def test_each_wording_is_cut_by_itself(note: str, most: int, shown: str) -> None:
    assert shortened(note, most) == shown


@given(WORDS, WORDS, st.integers(30, 90))
def test_a_note_is_no_longer_than_asked_and_keeps_its_arrow(
    source: str, target: str, most: int
) -> None:
    note = f"{source}{ARROW}{target}"
    cut = shortened(note, most)
    assert len(cut) <= most
    assert "\n" not in cut
    assert ARROW.strip() in cut
    assert (
        shortened(source, most) == " ".join(source.split()) or len(" ".join(source.split())) > most
    )


def test_the_line_at_the_head_says_what_is_left_out(comparison: Comparison) -> None:
    lost = next(change for change in comparison.changes if change.kind == "omission")
    assert lost.source is not None
    note = f"left out: {lost.source.of(comparison.source)}"
    made = replace(comparison, changes=(replace(lost, note=note),))
    [card] = cards(made, findings(made), View())
    assert card.note == "left out"
    assert headline(card).startswith("left out: The truce holds")


@pytest.mark.parametrize(
    ("sure", "said"),
    [
        (["certain", "likely"], "2 major changes"),
        (["likely", "possible"], "2 major changes, 1 of them only possible"),
        (["possible", "possible"], "2 major changes, all only possible"),
        (["possible"], "1 major change, only possible"),
    ],
)
def test_the_headline_says_how_many_are_only_possible(
    comparison: Comparison, sure: list[Certainty], said: str
) -> None:
    change = replace(comparison.changes[0], severity="major")
    changes = tuple(replace(change, certainty=each) for each in sure)
    bare = replace(
        comparison, changes=changes, ledger=replace(comparison.ledger, open=(), reworded=())
    )
    assert headlines.findings(bare, findings(bare, "possible")) == said
