"""How likely an edit harms: by what its words are, where they stand, and what the text shows."""

import json
from math import exp
from typing import Literal

import pytest

from benchmarks.quality.audit import line_aligned, one_bead
from retold.audit.harm import (
    BANDS,
    SLIP,
    WEIGHTS,
    band,
    band_of,
    harm,
    is_in_one_sense,
    probability,
    weights,
    weights_without,
)
from retold.audit.harm.features import Edit, features
from retold.audit.harm.setting import Setting, setting_of
from retold.audit.harm.slips import found_in, score
from retold.audit.link import link_beads
from retold.audit.link.links import LinkedBead
from retold.model import Change, Span

SPUN = Setting(places=5, kept=0.8, wrong=0.4, broken=0.2, slips=0.31, follows=True)
FAITHFUL = Setting(places=0, kept=0.6, wrong=0.0, broken=0.0, slips=0.06, follows=False)
STORY = (
    "The harbour office of Norrby counted the grey seals on the outer skerries in the second week "
    "of May, and its warden told the council that the herd had {} since the winter."
)

PLACE = range(29, 30)
"""The one word that differs, by index."""


def bead(source: str, target: str) -> LinkedBead:
    (linked,) = link_beads(one_bead(source, target))
    return linked


def harm_of(source: str, target: str, setting: Setting = SPUN) -> float:
    """The harm of the one word that differs."""
    words, others = (STORY.format(word) for word in (source, target))
    start = STORY.index("{}")
    places = Span(start, start + len(source)), Span(start, start + len(target))
    return harm(Change("wording", "major", 0, *places, ""), bead(words, others), setting)


def places_of(sentence: str, words: str, other_words: str) -> tuple[LinkedBead, Change]:
    """A bead in which some words became others, and the change of these."""
    start = sentence.index("{}")
    spans = Span(start, start + len(words)), Span(start, start + len(other_words))
    linked = bead(sentence.format(words), sentence.format(other_words))
    return linked, Change("wording", "major", 0, *spans, "", rule="wording.edit")


@pytest.mark.parametrize(
    ("sentence", "words", "other_words", "expected"),
    [
        ("The fund {} its stake in the tramway in May.", "trimmed", "pared", True),
        ("Ruth Olander {} the orchard to her nephew in March.", "left", "willed", True),
        ("A nurse {} the old sailor for years.", "looked after", "tended", True),
        ("A nurse {} the old sailor for years.", "looked at", "tended", False),
        ("The council {} the market on Monday.", "called off", "scrubbed", True),
        ("The council {} the market on Monday.", "called for", "scrubbed", False),
        ("The sponge can {} salt through its skin.", "take in", "absorb", True),
        ("The sponge can {} salt through its skin.", "let out", "absorb", False),
        ("The tide will {} the mud beside the pier by dawn.", "take", "absorb", False),
        ("The fund {} its stake in the tramway in May.", "trimmed", "praised", False),
        ("The fund {} its stake in the tramway in May.", "trimmed gladly", "pared soon", False),
        ("The fund {} its stake in the tramway in May.", "raised", "lowered", False),
    ],
)
def test_what_means_the_same_in_some_sense_harms_least(
    sentence: str, words: str, other_words: str, *, expected: bool
) -> None:
    linked, change = places_of(sentence, words, other_words)
    setting = SPUN._replace(slips=0.06)
    first = sentence[: sentence.index("{}")].count(" ")
    source, target = (range(first, first + len(side.split())) for side in (words, other_words))
    assert is_in_one_sense(linked, source, target, setting.slips) is expected
    assert band_of(change, linked, setting) == (
        0 if expected else band(harm(change, linked, setting))
    )
    meant = band_of(change, linked, setting, was_meant=True)
    assert meant == band(harm(change, linked, setting))


@pytest.mark.parametrize(("more", "expected"), [(-0.01, True), (0.01, False)])
def test_a_word_that_is_likely_a_slip_means_another_thing_though_it_shares_a_sense(
    more: float, *, expected: bool
) -> None:
    linked = bead("The clerk put a stamp on the board.", "The clerk put a stamp on the plank.")
    source = target = range(7, 8)
    scored = score(linked, 7, target)
    even = 1 / (1 + exp(scored) * (1 - SLIP) / SLIP)
    assert is_in_one_sense(linked, source, target, even + more) is expected


def test_a_word_of_another_sense_harms_more_than_one_of_the_same() -> None:
    assert harm_of("grown", "drowned") > harm_of("grown", "increased")


def test_the_same_edit_harms_more_where_the_text_is_wrong_elsewhere() -> None:
    assert harm_of("grown", "drowned") > harm_of("grown", "drowned", FAITHFUL)


def test_an_edit_within_a_quotation_harms_more() -> None:
    plain = "The warden said: we have counted every boat in the inner harbour this spring."
    quoted = 'The warden said: "We have counted every boat in the inner harbour this spring."'
    found = []
    for text in (plain, quoted):
        start = text.index("boat")
        change = Change("wording", "major", 0, Span(start, start + 4), Span(start, start + 4), "")
        found.append(harm(change, bead(text, text.replace("boat", "seal")), SPUN))
    assert found[1] > found[0]


@pytest.mark.parametrize("edge", BANDS)
def test_a_probability_is_counted_from_an_edge_on(edge: float) -> None:
    assert band(edge) == band(edge - 0.001) + 1


def test_no_evidence_is_even() -> None:
    assert probability({"ground": 1.0}, {"ground": 0.0}) == 0.5


def test_every_feature_has_a_weight_in_each_set_and_no_other_has() -> None:
    linked = bead(STORY.format("grown"), STORY.format("shrunk"))
    values = features(Edit(linked, range(1, 2), range(1, 2)), SPUN)
    parts = len(json.loads(WEIGHTS.read_text(encoding="utf-8"))["without"])
    learnt = [weights(), *map(weights_without, range(parts))]
    assert all(set(values) == set(each["close"]) == set(each["any"]) for each in learnt)


@pytest.mark.parametrize(
    ("source", "target"), [(range(3), range(0)), (range(0), range(3)), (range(2), range(3))]
)
def test_every_edit_has_the_same_features(source: range, target: range) -> None:
    linked = bead("Nobody saw the boat leave.", "Somebody said that Reed left the boat.")
    assert set(features(Edit(linked, source, target), FAITHFUL)) == set(weights()["any"])


LINES = [
    "The council of Norrby voted on Monday to close the ferry line.",
    "Some 340 commuters use the crossing each day.",
    "The union asked for a delay.",
]


def test_a_setting_counts_each_wrong_place_once_and_minor_ones_not() -> None:
    changed = [line.replace("the ", "that ") for line in LINES]
    beads = link_beads(line_aligned(LINES, changed))
    place = Span(0, 3)
    sure = [
        Change("name", "major", 0, place, place, ""),
        Change("number", "critical", 0, place, place, ""),
        Change("number", "major", 1, place, place, ""),
        Change("name", "minor", 2, place, place, ""),
    ]
    found = found_in(beads)
    setting = setting_of(beads, sure, found)
    assert setting.places == 2
    assert setting.broken == pytest.approx(1 / 3)
    assert setting.slips > setting_of(beads, [], found).slips
    assert setting_of((), [], []).kept == 1.0


@pytest.mark.parametrize(("kept", "name"), [(0.9, "close"), (0.89, "any")])
def test_a_close_copy_has_weights_of_its_own(kept: float, name: Literal["close", "any"]) -> None:
    setting, source, target = SPUN._replace(kept=kept), "grown", "shrunk"
    edit = Edit(bead(STORY.format(source), STORY.format(target)), PLACE, PLACE)
    chance = probability(features(edit, setting), weights()[name])
    assert harm_of(source, target, setting) == chance


def test_what_differs_beside_an_edit_is_counted() -> None:
    source = "The boat left the harbour on Monday."
    alone, beside = (
        features(Edit(bead(source, target), range(1, 2), range(1, 2)), SPUN)["beside"]
        for target in ("The raft left the harbour on Monday.", "The raft entered it on Monday.")
    )
    assert (alone, beside) == (0.0, 1.0)
