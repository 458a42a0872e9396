"""Every word is accounted for, and what no rule names is told where a text is nearly its source."""

from dataclasses import asdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.quality.audit import one_bead
from retold.audit import audit
from retold.audit.ledger import IN_COPY, NEAR_COPY, account, statuses, unexplained
from retold.audit.link import link_beads
from retold.audit.link.links import LinkedBead
from retold.compare import compare
from retold.model import Change, Document

STORY = (
    "The harbour office of Norrby counted {} grey seals on the outer skerries in the second week "
    "of May, its warden told the council."
)


def edits(source: str, target: str) -> list[tuple[str, str]]:
    return [
        (change.kind, change.note)
        for change in audit(one_bead(source, target)).changes
        if change.rule == "wording.edit"
    ]


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("office", "museum", "wording"),
        ("counted", "shot", "wording"),
        ("outer skerries", "skerries", "omission"),
        ("told the council", "told the whole council", "addition"),
        ("Norrby", "Sandby", "name"),
        ("the second week", "every week", "wording"),
        ("told the council", "was told by the council", "role"),
        ("the second week", "every second week", "addition"),
        ("outer skerries", "other outer skerries", "addition"),
    ],
)
def test_a_changed_word_that_no_rule_names_is_told(old: str, new: str, kind: str) -> None:
    source = STORY.format("ninety")
    changes = audit(one_bead(source, source.replace(old, new))).changes
    assert kind in {change.kind for change in changes}


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Cllr Reed opened the new lock.", "Councillor Reed opened the new lock."),
        ("The Norrby Harbour Office closed early.", "The NHO closed early."),
        ("The warden began to count.", "The warden started to count."),
        ("The count of the seals took a week.", "The count of seals took a week."),
        ("Reed said that the lock was full.", "Reed said the lock was full."),
        ("The colour of the boat was grey.", "The color of the boat was gray."),
        ("They elected a warden in May.", "The election of a warden was in May."),
        ("The herd fell 3 percent in May.", "The herd fell by 3 percent in May."),
        ("The count lasted for two days in May.", "The count lasted two days in May."),
        ("If the talks fail, the lock will close.", "Should the talks fail, the lock will close."),
        ("The middleman left by the landslides.", "The middle man left by the land slides."),
        ("The warden accused the council.", "The council was accused by the warden."),
    ],
)
def test_the_same_in_another_form_is_accounted_for(source: str, target: str) -> None:
    assert edits(source, target) == []


def bead(source: str, target: str) -> LinkedBead:
    (linked,) = link_beads(one_bead(source, target))
    return linked


@pytest.mark.parametrize(("new", "is_told"), [("w1 w2 w3 w4 x", True), ("w1 w2 w3 x y", False)])
def test_a_bead_is_nearly_copied_from_four_fifths_of_its_words(new: str, *, is_told: bool) -> None:
    linked = bead("w1 w2 w3 w4 w5", new)
    assert (linked.kept() >= NEAR_COPY) == is_told
    assert bool(unexplained(linked, ())) == is_told


@pytest.mark.parametrize(("new", "is_told"), [("w1 w2 x y", True), ("w1 x y z", False)])
def test_in_a_copy_half_of_the_words_are_enough(new: str, *, is_told: bool) -> None:
    linked = bead("w1 w2 w3 w4", new)
    assert (linked.kept() >= IN_COPY) == is_told
    assert bool(unexplained(linked, (), in_copy=True)) == is_told


def test_what_a_change_tells_is_not_told_again() -> None:
    linked = bead("w1 w2 w3 w4 w5", "w1 w2 w3 w4 x")
    source, target = linked.source[-1].span, linked.target[-1].span
    assert unexplained(linked, [Change("wording", "major", 0, source, target, "")]) == []


def test_a_sentence_that_stands_elsewhere_is_moved() -> None:
    source = (
        "The tram depot in Lind burned down on Friday night.\n"
        "Nobody was hurt.\n"
        "Firefighters from four villages saved the neighbouring school.\n"
    )
    target = (
        "The tram depot in Lind burned down on Friday night, and firefighters from four villages "
        "saved the neighbouring school.\n"
    )
    ledger = compare(Document("s", source), Document("t", target), encoder="none").ledger
    assert ledger.source.left_out == 3  # nobody was hurt
    assert ledger.source.moved + ledger.source.same >= 15


def test_what_a_dateline_says_is_not_left_out() -> None:
    text = "The tram depot in Lind burned down on Friday night."
    source = f"LIND, May 6 (ABN) - {text}"
    assert compare(Document("s", source), Document("t", text), encoder="none").changes == ()


@pytest.mark.parametrize(
    ("source", "target", "is_open"),
    [
        (
            "Leonard Voss fell.\nThey said Voss had left.",
            "Leonard Voss fell.\nThey said Leonard Voss had left.",
            False,
        ),
        (
            "Leonard Voss fell.\nThey said Leonard Voss left.",
            "Leonard Voss fell.\nThey said Voss left.",
            False,
        ),
        (
            "Leonard Voss fell.\nThey said Voss had left.",
            "Leonard Voss fell.\nThey said Martin Voss had left.",
            True,
        ),
        (
            "Leonard Voss fell.\nVoss said that he had left.",
            "Leonard Voss fell.\nLeonard Voss said that he had left.",
            False,
        ),
        (
            "The Centre Party met.\nThe bill for it was passed by 52 votes.",
            "The Centre Party met.\nThe bill for it was passed by the Centre Party with 52 votes.",
            True,
        ),
    ],
)
def test_a_name_may_be_told_as_fully_as_elsewhere(
    source: str, target: str, *, is_open: bool
) -> None:
    changes = compare(Document("s", source), Document("t", target)).changes
    assert bool(changes) == is_open


WORDS = st.lists(
    st.sampled_from(
        ("Reed", "sank", "the", "boat", "40", "not", "in", "May", "old", "Selk", "said", "£3", "a")
    ),
    min_size=1,
    max_size=12,
).map(" ".join)


@settings(deadline=None)
@given(WORDS, WORDS)
def test_the_ledger_of_any_two_lines_adds_up_to_their_words(source: str, target: str) -> None:
    alignment = one_bead(source, target)
    linked = link_beads(alignment)
    found = account(alignment, linked, audit(alignment).changes)
    for count, side in ((found.source, linked[0].source), (found.target, linked[0].target)):
        fates = asdict(count)
        assert fates.pop("words") == len(side)
        assert sum(fates.values()) == len(side)


@settings(deadline=None)
@given(WORDS.map(lambda line: " ".join(dict.fromkeys(line.split()))), WORDS)
def test_a_word_that_stayed_stayed_on_both_sides(source: str, target: str) -> None:
    target = " ".join(dict.fromkeys(target.split()))
    both = statuses(bead(source, target), ())
    assert both[0].count("same") == both[1].count("same")
    assert both[0].count("moved") == both[1].count("moved")
    assert {"told", "left_out", "new"}.isdisjoint({*both[0], *both[1]})


@settings(deadline=None)
@given(WORDS)
def test_all_words_of_a_line_and_itself_are_the_same(text: str) -> None:
    alignment = one_bead(text, text)
    found = account(alignment, link_beads(alignment), ())
    assert found.source.same == found.source.words == found.target.same
    assert found.open == ()


def test_what_is_told_is_counted_so_and_what_only_one_side_has_as_lost_or_new() -> None:
    linked = bead("w1 w2 w3 w4 w5", "w1 w2 w3 w4 x")
    source, target = linked.source[-1].span, linked.target[-1].span
    for change, fates in (
        (Change("wording", "major", 0, source, target, ""), ("told", "told")),
        (Change("omission", "major", 0, source, None, ""), ("left_out", "open")),
        (Change("addition", "major", 0, None, target, ""), ("open", "new")),
    ):
        assert tuple(side[-1] for side in statuses(linked, [change])) == fates
