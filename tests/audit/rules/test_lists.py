"""Each word of a rule's lists does what the list is for."""
# ruff: noqa: SIM905 - lists of words read best as text

import pytest

from retold.audit.cues.naming import names
from tests.audit.sides import found, side


@pytest.mark.parametrize(
    "word",
    (
        "rise fall drop increase decrease decline climb jump slip slide plunge surge dip gain "
        "cut hike boost growth "
        "reduction loss extension delay advance swell slump".split()[:-1]
    ),
)  # fmt: skip
def test_a_word_for_a_change_gives_its_figure_a_role(word: str) -> None:
    assert found("number.role", f"A {word} of 30 crowns came.", f"A {word} to 30 crowns came.") == [
        ("of 30", "to 30")
    ]


@pytest.mark.parametrize(
    "word",
    (
        "grew fell rose dropped lowered raised reduced lifted slashed trimmed doubled expanded "
        "contracted extended "
        "lengthened shortened widened narrowed deepened broadened stretched postponed shrank "
        "sank soared "
        "tumbled plummeted rocketed lost gained up down".split()
    ),
)  # fmt: skip
def test_a_verb_of_change_gives_its_figure_a_role(word: str) -> None:
    assert found("number.role", f"It {word} by 30 crowns.", f"It {word} to 30 crowns.") == [
        ("by 30", "to 30")
    ]


@pytest.mark.parametrize(
    "word",
    "about around roughly nearly almost just only some approximately another further more "
    "well".split(),
)
def test_a_small_word_may_stand_before_a_figure_in_its_role(word: str) -> None:
    (change,) = found("number.role", f"It rose by {word} 30.", f"It rose to {word} 30.")
    assert change == (f"by {word} 30", f"to {word} 30")


@pytest.mark.parametrize(
    ("word", "other"),
    [
        *((word, "Few") for word in "All Every Each Most Many Numerous".split()),
        *((word, "All") for word in "Some Several Certain Few Many Most".split()),
    ],
)
def test_an_amount_is_another_share(word: str, other: str) -> None:
    assert found("number.share", f"{word} old crews sang.", f"{other} old crews sang.") in (
        [(word, other)],
        [] if word == "Most" else None,
    )


@pytest.mark.parametrize(
    "word",
    [
        "at least", "at most", "at the least", "at the most", "up to", "as many as", "as much as",
        "no more than",
        "no fewer than", "no less than", "not more than", "not less than", "a minimum of",
        "a maximum of",
    ],
)  # fmt: skip
def test_a_limit_in_plain_words_is_told_when_it_is_gone(word: str) -> None:
    assert found("number.limit", f"It drew {word} 40 boats.", "It drew 40 boats.") == [
        (f"{word} 40", "40")
    ]


@pytest.mark.parametrize("word", ["more than", "less than", "nearly", "almost", "over", "under"])
def test_a_limit_that_comes_and_goes_with_the_wording_is_not_told(word: str) -> None:
    assert found("number.limit", f"It drew {word} 40 boats.", "It drew 40 boats.") == []


@pytest.mark.parametrize(
    "word",
    "about around some roughly approximately estimated nearly almost over than under".split(),
)
def test_a_rough_value_is_not_held_to_a_limit(word: str) -> None:
    assert found("number.limit", "It drew at least 40 boats.", f"It drew {word} 40 boats.") == []


@pytest.mark.parametrize(
    "word",
    (
        "Easter Christmas Ramadan Passover Thanksgiving Lent Diwali midsummer dawn dusk noon "
        "midnight midday sunrise "
        "sunset March May Monday summer autumn spring winter yesterday tomorrow now "
        "childhood".split()
    ),
)  # fmt: skip
def test_a_time_may_be_an_end_or_a_beginning(word: str) -> None:
    assert found("date.reversed", f"It ran until {word}.", f"It ran since {word}.") == [
        (f"until {word}", f"since {word}")
    ]
    assert found("date.reversed", f"It ran by {word}.", f"It ran from {word}.") == [
        (f"by {word}", f"from {word}")
    ]


@pytest.mark.parametrize(
    "word",
    (
        "attempted failed aborted abortive foiled thwarted aspiring prospective former onetime "
        "erstwhile acting interim "
        "proposed planned intended provisional tentative mock fake counterfeit bogus sham "
        "simulated purported alleged "
        "suspected accused reputed presumed".split()
    ),
)  # fmt: skip
def test_a_word_that_says_not_quite_is_told_when_it_is_gone(word: str) -> None:
    assert (f"{word} robbery", "robbery") in found(
        "modality.strength", f"The {word} robbery shook Selk.", "The robbery shook Selk."
    )


@pytest.mark.parametrize(
    "word",
    (
        "possibly perhaps maybe probably allegedly reportedly apparently supposedly presumably "
        "purportedly".split()
    ),
)  # fmt: skip
def test_a_hedge_is_told_when_it_is_gone_or_new(word: str) -> None:
    lines = f"It {word} leaked there.", "It leaked there."
    assert found("modality.strength", *lines) == [(f"{word} leaked", "leaked")]
    assert found("modality.strength", *lines[::-1]) == [("leaked", f"{word} leaked")]


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        *((one, "will", True) for one in "may might could".split()),
        *((one, "must", True) for one in "may might could can".split()),
        ("shall", "may", True), ("may", "could", False), ("will", "would", False),
        ("shall", "will", False),
    ],
)  # fmt: skip
def test_a_verb_gives_a_claim_its_force(one: str, other: str, *, told: bool) -> None:
    lines = f"It {one} sink.", f"It {other} sink."
    assert bool(found("modality.strength", *lines)) == told
    assert bool(found("modality.strength", *lines[::-1])) == told


@pytest.mark.parametrize(
    ("word", "told"),
    [
        *(
            (word, True)
            for word in "expected planning intending hoping aiming proposing wanting due".split()
        ),
        *((word, False) for word in "sure glad".split()),
    ],
)
def test_a_plan_is_no_deed(word: str, *, told: bool) -> None:
    lines = f"They are {word} to sail.", "They will sail."
    assert ((f"{word} to sail", "will sail") in found("modality.strength", *lines)) == told


@pytest.mark.parametrize("word", "required obliged forced compelled".split())
def test_a_duty_is_no_leave(word: str) -> None:
    assert found("modality.strength", f"They are {word} to sail.", "They are allowed to sail.") == [
        (f"{word} to sail", "allowed to sail")
    ]


PRONOUNS = {
    "first": "I me my mine myself", "many": "we us our ours ourselves",
    "second": "you your yours yourself",
    "man": "he him his himself", "woman": "she hers herself",
    "all": "they them their theirs themselves",
}  # fmt: skip


@pytest.mark.parametrize(
    ("person", "word"),
    [(person, word) for person, words in PRONOUNS.items() for word in words.split()],
)
def test_a_pronoun_of_a_quotation_is_of_a_person(person: str, word: str) -> None:
    other = "you" if person != "second" else "them"
    lines = (
        f"“Crews saw {pronoun} in the old town yesterday,” Ann said." for pronoun in (word, other)
    )
    assert (word, other) in found("quote.words", *lines)


PAIRS = (
    "man woman|boy girl|guy lady|gentleman lady|lad lass|male female|father mother|dad mum|dad "
    "mom|son daughter"
    "|brother sister|husband wife|uncle aunt|nephew niece|grandfather grandmother|grandson "
    "granddaughter"
    "|stepfather stepmother|stepson stepdaughter|boyfriend girlfriend|widower widow|groom bride"
    "|bridegroom bride"
    "|king queen|prince princess|duke duchess|baron baroness|lord lady|emperor empress|count "
    "countess|actor actress"
    "|waiter waitress|host hostess|heir heiress|steward stewardess|god goddess|hero heroine|monk "
    "nun|wizard witch"
    "|landlord landlady|policeman policewoman|businessman businesswoman|spokesman spokeswoman"
    "|chairman chairwoman"
    "|congressman congresswoman|sportsman sportswoman|schoolboy schoolgirl|him her|himself "
    "herself|he she|his hers"
)


@pytest.mark.parametrize("pair", PAIRS.split("|"))
def test_a_word_for_a_man_has_one_for_a_woman(pair: str) -> None:
    man, woman = pair.split()
    lines = f"Crews saw {man} there.", f"Crews saw {woman} there."
    assert found("wording.gender", *lines) == [(man, woman)]
    assert found("wording.gender", *lines[::-1]) == [(woman, man)]


@pytest.mark.parametrize(
    "word",
    (
        "Mr. Mrs. Ms. Dr. Sir Lord Lady President Minister Premier King Queen Prince Princess "
        "Chancellor Senator Judge "
        "Professor Chairman Director General Colonel Captain Sergeant Pope Officer Governor "
        "Mayor Secretary Lieutenant "
        "Councillor Ambassador Archbishop Bishop Cardinal Admiral Detective Inspector "
        "Sheriff".split()
    ),
)  # fmt: skip
def test_a_title_is_no_part_of_a_name(word: str) -> None:
    words = side(f"They met {word} Halvorsen there.")
    found = [" ".join(words[at].text for at in name.words) for name in names(words) if name.proper]
    assert found == ["Halvorsen"]


@pytest.mark.parametrize(
    "word", "cease deny fail refuse halt stop reject avoid decline quit abandon suspend".split()
)
def test_a_word_that_reverses_is_told_when_it_is_gone(word: str) -> None:
    lines = f"They {word} shelling it.", "They shell it."
    assert [kept for _, kept in found("negation.cue", *lines)] == ["shell"]


@pytest.mark.parametrize("word", "not never hardly barely scarcely".split())
def test_a_negation_is_told_when_it_is_gone(word: str) -> None:
    lines = f"It had {word} leaked there.", "It had leaked there."
    assert found("negation.cue", *lines) == [(f"{word} leaked", "leaked")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
         ("claims", "confirms"), ("contends", "reveals"),
        ("suggests", "concludes"), ("argues", "admits"),
        ("believes", "establishes"), ("suspects", "determines"),
    ],
)  # fmt: skip
def test_what_was_left_open_is_settled(one: str, other: str) -> None:
    lines = f"Reed {one} that it leaked.", f"Reed {other} that it leaked."
    assert [*found("attribution.cue", *lines), *found("modality.strength", *lines)] == [
        (one, other)
    ]
    assert [
        *found("attribution.cue", *lines[::-1]),
        *found("modality.strength", *lines[::-1]),
    ] == []
