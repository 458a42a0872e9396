"""What holds of every rule: it is silent on what is the same, and its spans can be sliced out.

Of many rules it also holds that they are mirrored: what they tell of two texts they tell of the
same texts with their sides exchanged, the words on each side exchanged as well.
"""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.audit.rules import RULES, Rule
from tests.audit.sides import changes_of, found, linked

SENTENCES = (
    "Ann Reed said on 5 March that 40 of the 60 boats had sunk near Selk.",
    "“We will not sail unless it is calm,” the keeper told the Selk Post.",
    "The union may sue the council if rents rise by more than 6 percent in May.",
    "Nobody knew whether the former mayor had sold the old mill to Marsh for £3 million.",
    "Most of the crew left at half past seven, according to a report.",
    "All trains stood until the evening because a tree had fallen on the line.",
    "Bo Marsh, 47, beat Ann Reed, 52, by two points to one on Friday night.",
    "The men, who were asleep, could not be reached; the women were.",
)
MIRRORED = {
    "number.value": [
        ("It drew 40 boats.", "It drew 50 boats."), ("It drew 40 boats.", "It drew boats."),
        ("It cost £3m.", "It cost $3m."), ("It fell 3 °C.", "It fell −3 °C."),
    ],
    "number.exchanged": [
        ("Rovers won 3-1.", "Rovers won 1-3."), ("Ann, 40, met Bo, 50.", "Ann, 50, met Bo, 40."),
    ],
    "number.share": [
        ("All trains stood.", "Some trains stood."), ("Many crews wept.", "Few crews wept."),
    ],
    "number.plural": [
        ("A boat sank on Friday.", "Boats sank on Friday."),
        ("The men left on Friday.", "The man left on Friday."),
    ],
    "date.value": [
        ("It sank on 5 March.", "It sank on 6 March."), ("It sank on Monday.", "It sank."),
        ("It sank at 9 a.m.", "It sank at 9 p.m."), ("It sank in 1951.", "It sank in 1952."),
    ],
    "date.reversed": [
        ("It ran until March.", "It ran since March."),
        ("They left by May.", "They left from May."),
    ],
    "date.exchanged": [
        ("It began in May and ended in June.", "It began in June and ended in May."),
    ],
    "role.exchanged": [
        ("The union sued the council.", "The council sued the union."),
        ("Reed sold the mill to Marsh.", "Marsh sold the mill to Reed."),
    ],
    "negation.antonym": [
        ("Prices rose in May.", "Prices fell in May."),
        ("The old lock shut.", "The new lock shut."),
    ],
    "negation.cue": [
        ("It did not sink.", "It sank."), ("It had no roof.", "It had a roof."),
        ("They refused to sail.", "They sailed."), ("Nobody came.", "Everybody came."),
    ],
    "negation.condition": [
        ("It shuts unless it rains.", "It shuts if it rains."),
        ("It will shut once it rains.", "It will shut unless it rains."),
    ],
    "modality.strength": [
        ("It may sink.", "It will sink."), ("It must close.", "It need not close."),
        ("It reportedly sank.", "It sank."), ("It can close.", "It must close."),
    ],
    "attribution.cue": [
        ("The wall will hold, the mayor said.", "The wall will hold."),
        ("Ann Reed said it holds.", "Bo Marsh said it holds."),
        ("He said it will hold.", "She said it will hold."),
    ],
    "wording.gender": [("Crews saw a boy there.", "Crews saw a girl there.")],
    "wording.preposition": [("They fled to Selk.", "They fled from Selk.")],
    "wording.comma": [("The men, who slept, died.", "The men who slept died.")],
    "name.spelled": [("They met Kemble in Selk.", "They met Kimball in Selk.")],
    "name.replaced": [("They met Ann Pike in Selk.", "They met Bo Lund in Selk.")],
}  # fmt: skip


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
@pytest.mark.parametrize("sentence", SENTENCES)
def test_no_rule_tells_anything_of_a_sentence_and_itself(rule: Rule, sentence: str) -> None:
    assert changes_of(rule.name, sentence, sentence) == []


@pytest.mark.parametrize(("one", "other"), [*product(SENTENCES[:4], SENTENCES[4:])])
def test_what_rules_tell_of_any_two_sentences_can_be_sliced_out(one: str, other: str) -> None:
    bead = linked(one, other)
    for rule in RULES:
        for change in rule.find(bead):
            assert change.bead == 0
            for span, text in ((change.source, one), (change.target, other)):
                assert span is None or 0 <= span.start < span.end <= len(text)


CASES = [(rule, *pair) for rule, pairs in MIRRORED.items() for pair in pairs]


@pytest.mark.parametrize(("rule", "source", "target"), CASES)
def test_a_rule_tells_the_same_with_the_sides_exchanged(
    rule: str, source: str, target: str
) -> None:
    told = found(rule, source, target)
    assert told
    assert sorted(found(rule, target, source), key=str) == sorted(
        ((gained, lost) for lost, gained in told), key=str
    )


WORDS = st.sampled_from(
    (
        "the", "a", "boat", "boats", "Ann", "Reed", "Selk", "not", "no", "may", "will", "said",
        "sank", "40", "50", "5", "March", "Monday", "if", "unless", "he", "she", "“", "”", ",", ".",
        "all", "some", "until", "since", "because", "only", "to", "from", "of",
    )
)  # fmt: skip


@given(st.lists(WORDS, min_size=1, max_size=12), st.lists(WORDS, min_size=1, max_size=12))
def test_no_two_lines_are_too_odd_for_a_rule(one: list[str], other: list[str]) -> None:
    source, target = f"It {' '.join(one)}", f"It {' '.join(other)}"
    bead = linked(source, target)
    for rule in RULES:
        for change in rule.find(bead):
            assert change.source or change.target
            assert all(
                span is None or span.of(text).strip()
                for span, text in ((change.source, source), (change.target, target))
            )
