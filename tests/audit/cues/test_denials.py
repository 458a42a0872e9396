"""What a side denies: its negations, their heads and clauses, and words that deny by themselves."""

import pytest

from retold.audit.cues.denials import (
    clauses,
    contrary,
    cues,
    denies,
    devices,
    governed,
    head_of,
    is_negative_form,
)
from tests.audit.sides import side


@pytest.mark.parametrize(
    ("text", "negations"),
    [
        ("The boat did not sail.", ["not"]),
        ("Nobody came and nothing sold.", ["Nobody", "nothing"]),
        ("It hardly moved, barely rose and scarcely fell.", ["hardly", "barely", "scarcely"]),
        ("They have yet to pay.", ["yet"]), ("They pay yet again.", []), ("It may rise yet.", []),
        ("Not only boats sank.", []), ("It sank without delay.", []),
        ("It sank without a sound.", ["without"]),
        ("No doubt it sank.", []), ("No matter what, it sank.", []), ("It sank not just once.", []),
        ("It was not later than May.", []), ("It took no more than two men.", []),
        ("It was no wider than a door.", []), ("It was no less than two.", []),
        ("No more boats came.", ["No"]),
        ("No 12 is shut.", []), ("no 12 boats came", ["no"]), ("whether or not it sails", []),
        ("It is not without danger.", []), ("It is not wholly without danger.", []),
        ("It is not, as they all said here, without danger.", ["not", "without"]),
        ("They had no choice but to sail.", []), ("There was nothing to do but sail.", []),
        ("There was no boat but theirs.", ["no"]), ("The nos have it.", []), ("Why not", ["not"]),
        ("They never sail", ["never"]),
        ("They sail not without fear", []),
        ("Nothing but rain fell", []),
        ("They did not just sail", []),
        ("They are not more than two", []),
        ("no fewer than two", []),
        ("not sooner than May", []),
        ("not earlier than May", []),
        ("not taller than it", []),
        ("yet to sail", ["yet"]),
        ("not yet", ["not"]),
        ("It is not as if", ["not"]),
        ("end up", []),
        ("neither", ["neither"]),
        ("nor did it sink", ["nor"]),
        ("barely", ["barely"]),
        ("non stop", ["non"]),
        ("without doubt it sank", []),
        ("they had no option but to sail", []),
        ("no one else but him came", []),
        ("whether they sail or not", []),
        ("It cannot sail.", ["cannot"]), ("neither here nor there", ["neither", "nor"]),
    ],
)  # fmt: skip
def test_a_word_that_negates_is_a_negation(text: str, negations: list[str]) -> None:
    words = side(text)
    assert [words[at].text for at in cues(words)] == negations


@pytest.mark.parametrize(
    ("text", "cue", "head"),
    [
        ("did not sail", "not", "sail"), ("did not in any of hulls", "not", "hulls"),
        ("by no means safe", "no", "safe"), ("no one at all but us on it sailed", "no", None),
        ("not of the to a sailed", "not", None), ("not of the to sailed", "not", "sailed"),
        ("is not", "not", None),
    ],
)  # fmt: skip
def test_a_negation_bears_on_the_next_content_word(text: str, cue: str, head: str | None) -> None:
    words = side(text)
    at = next((at for at, word in enumerate(words) if word.text == cue), 0)
    found = head_of(words, at)
    assert (words[found].text if found is not None else None) == head


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("It sank; they swam", [0, 0, 1, 1]), ("boats, nets and oars", [0, 0, 0, 0]),
        ("It sank, they swam ashore slowly", [0, 0, 1, 1, 1, 1]),
        ("it sank and they swam", [0, 0, 1, 1, 1]),
        ("nets and oars", [0, 0, 0]), ("it sank because it leaked", [0, 0, 1, 1, 1]),
        ("it sank (twice)", [0, 0, 1]), ("it sank - twice", [0, 0, 1]),
    ],
)  # fmt: skip
def test_a_clause_ends_at_a_mark_or_a_joining_word(text: str, numbers: list[int]) -> None:
    assert clauses(side(text), text) == numbers


@pytest.mark.parametrize(
    ("word", "is_negative"),
    [
        ("unclear", True), ("incorrect", True), ("impossible", True), ("irregular", True),
        ("illegal", True),
        ("dishonest", True), ("worthless", True), ("useless", True), ("under", False),
        ("important", False),
        ("uncertain", True), ("insecure", True), ("impatient", True), ("irresponsible", True),
        ("illiterate", True), ("nonviolent", True), ("disloyal", True), ("unhappy", True),
        ("homeless", True), ("careless", True), ("endless", True), ("inn", False),
        ("disc", False), ("until", False), ("understand", False), ("inside", False),
        ("income", False), ("image", False), ("island", False), ("ill", False), ("non", False),
        ("dish", False), ("less", False), ("unless", False), ("nonetheless", False),
        ("unlikely", True),
        ("clear", False), ("unit", False), ("bless", False), ("careful", False), ("unable", True),
    ],
)  # fmt: skip
def test_a_word_may_deny_by_its_form(word: str, *, is_negative: bool) -> None:
    assert is_negative_form(word) == is_negative


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("They refused to sail.", ["refused"]), ("The hull is unclear.", ["unclear"]),
        ("The hall is smoke-free.", ["free"]),
        ("They ruled out sailing.", ["ruled out"]), ("They sailed.", []),
        ("They failed and stopped.", ["failed", "stopped"]),
        ("They ended up there.", []), ("They ended it.", ["ended"]),
    ],
)  # fmt: skip
def test_a_word_may_stand_for_a_negation(text: str, standing: list[str]) -> None:
    words = side(text)
    found = [words[at].text for at in devices(words)]
    assert found == standing
    assert all(denies(words[at]) or words[at].fold == "free" for at in devices(words))


@pytest.mark.parametrize(
    ("text", "word", "heads"),
    [
        ("kept the boats from leaving", "kept", ["boats", "leaving"]),
        ("a smoke-free hall", "free", ["smoke"]),
        ("a hall free of smoke", "free", ["smoke"]),
        ("kept all of the big old boats here from leaving", "kept", ["big"]),
        ("stopped sailing", "stopped", ["sailing"]),
    ],
)  # fmt: skip
def test_a_word_that_denies_bears_on_what_follows(text: str, word: str, heads: list[str]) -> None:
    words = side(text)
    at = next(at for at, each in enumerate(words) if each.text == word)
    assert [words[head].text for head in governed(words, at, text)] == heads


@pytest.mark.parametrize(
    ("one", "other", "opposed"),
    [
        ("rise", "fall", True),
        ("come", "go", False),
        ("bring", "take", False),
        ("rise", "grow", False),
        ("open", "shut", True),
    ],
)
def test_words_are_contrary_but_not_one_move_from_two_ends(
    one: str, other: str, *, opposed: bool
) -> None:
    (first,), (second,) = side(one), side(other)
    assert contrary(first, second) == opposed
