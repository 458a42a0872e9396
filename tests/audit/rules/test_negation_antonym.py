"""A word replaced by its contrary is told, and a form that denies where nothing asked for one."""

import pytest

from benchmarks.quality.audit import one_bead
from retold.audit import audit
from tests.audit.sides import found, found_among


def turned(source: str, target: str) -> list[tuple[str, str | None]]:
    return [
        (one.severity, one.target.of(target) if one.target else None)
        for one in audit(one_bead(source, target)).changes
        if one.kind == "negation"
    ]


@pytest.mark.parametrize(
    ("target", "contrary"),
    [
        ("The light rain flooded two cellars in the village on Sunday.", "light"),
        ("In the village the light rain on Sunday flooded two cellars.", "light"),
    ],
)
def test_an_antonym_is_told_though_its_place_moved_or_it_opens_the_sentence(
    target: str, contrary: str
) -> None:
    source = "Heavy rain flooded two cellars in the village on Sunday."
    assert [word for _, word in turned(source, target)] == [contrary]


def test_a_denying_form_that_nothing_asked_for_is_told() -> None:
    source = "The mayor's plan for the square was presented to the council on Monday."
    target = "The mayor's unpopular plan for the square was presented to the council on Monday."
    assert turned(source, target) == [("major", "unpopular")]


def test_a_denying_form_for_a_denial_turns_nothing() -> None:
    source = "The plan for the square did not please the council, which is not happy with it."
    target = "The plan for the square did not please the council, which is unhappy with it."
    assert not turned(source, target)


def test_words_of_one_synset_are_no_contraries() -> None:
    source = "The survey used old maps of the harbour and letters of the pilots."
    assert not turned(source, source.replace("used", "utilized"))


@pytest.mark.parametrize(
    ("source", "target", "found"),
    [
        # a noun that may be a verb, against a noun
        (
            "The mayor called the defeat a warning to the council.",
            "The mayor called the victory a warning to the council.",
            ("critical", "victory"),
        ),
        (
            "The clerk sought an answer within the rules of the council.",
            "The clerk sought an answer outside the rules of the council.",
            ("critical", "outside"),
        ),
        # the contrary of a synonym, in the word's very place
        (
            "The fair was a debacle for the small town.",
            "The fair was a success for the small town.",
            ("critical", "success"),
        ),
        # a form that denies, of a noun
        (
            "The guest of the rowing club, Ada Moor, spoke on Monday.",
            "The nonmember of the rowing club, Ada Moor, spoke on Monday.",
            ("major", "nonmember"),
        ),
    ],
)
def test_a_contrary_of_another_kind_is_told(
    source: str, target: str, found: tuple[str, str]
) -> None:
    assert turned(source, target) == [found]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("The pilots went to the harbour on Monday.", "The pilots came to the harbour on Monday."),
        ("The second race began at noon.", "The two races began at noon."),
        ("The ferry sank by bad luck on Monday.", "The ferry sank by misfortune on Monday."),
        ("The ferry sank by misfortune on Monday.", "The ferry sank by bad luck on Monday."),
        ("The union disagrees and sees a risk.", "There is a risk, according to the union."),
    ],
)
def test_one_move_seen_from_two_places_and_numbers_turn_nothing(source: str, target: str) -> None:
    assert not turned(source, target)


NEGATION_ANTONYM: list[tuple[str, str, list[tuple[str | None, str | None]]]] = [
    ("Rents rose again.", "Rents fell again.", [("rose", "fell")]),
    ("The shop opened early.", "The shop closed early.", [("opened", "closed")]),
    ("It came before noon.", "It came after noon.", [("before", "after")]),
    ("It rose and fell.", "It fell and rose.", []),
    ("Bad luck struck.", "Misfortune struck.", []),
    ("The tower was high.", "The tower was not low.", []),
    ("They come here.", "They go here.", []),
    ("It is open.", "It is unavailable.", [(None, "unavailable")]),
    ("It is not open.", "It is unavailable.", []),
    ("More boats sank.", "Fewer boats sank.", [("More", "Fewer")]),
    ("All swimmers left.", "All nonswimmers left.", []),
    ("Up the hill.", "Down the hill.", [("Up", "Down")]),
    ("The inn was cheap and small.", "The inn was small and costly.", [("cheap", "costly")]),
    ("Prices rose in May.", "Prices fell in May.", [("rose", "fell")]),
    ("The old bridge opened.", "The new bridge opened.", [("old", "new")]),
    ("The hot soup was sold.", "The cold soup was sold.", [("hot", "cold")]),
    ("They won the match.", "They lost the match.", [("won", "lost")]),
    ("They backed the plan.", "They opposed the plan.", [("backed", "opposed")]),
    (
        "They are exempt from the tax.",
        "They are subject to the tax.",
        [("exempt from", "subject to")],
    ),
    ("The first boat sank.", "The last boat sank.", [("first", "last")]),
    ("The top of the hill burned.", "The bottom of the hill burned.", [("top", "bottom")]),
    ("It rose and then fell.", "It fell and then rose.", []),
    ("Prices did not rise.", "Prices fell.", []),
    ("At least two came.", "At most two came.", [("least", "most")]),
    ("The boys left early.", "The boys left late.", [("early", "late")]),
    ("It was a clean and safe lake.", "It was a dirty and safe lake.", [("clean", "dirty")]),
    ("The strong wind fell.", "The weak wind fell.", [("strong", "weak")]),
    ("They agreed.", "They disagreed.", [("agreed", "disagreed")]),
]


@pytest.mark.parametrize(("source", "target", "expected"), NEGATION_ANTONYM)
def test_negation_antonym_tells_these_words_and_no_others(
    source: str, target: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert found("negation.antonym", source, target) == expected


NEGATION_ANTONYM_AMONG: list[tuple[list[str], list[str], list[tuple[str | None, str | None]]]] = [
    (
        ["Prices in the old town rose again in May."],
        ["Prices in the old town fell again in May."],
        [("rose", "fell")],
    ),
    (
        ["They praised the plan loudly in May."],
        ["They criticised the plan loudly in May."],
        [("praised", "criticised")],
    ),
    (
        ["The shop is open on Monday and shut on Sunday."],
        ["The shop is shut on Monday and open on Sunday."],
        [],
    ),
    (["The crew was strong and quick."], ["The quick crew was weak."], [("strong", "weak")]),
    (["It did not rise."], ["It did not fall."], [("rise", "fall")]),
    (
        ["They opened the gate before they left the harbour at night."],
        ["Before they left the harbour at night they shut the gate."],
        [("opened", "shut")],
    ),
    (
        ["Winter came. The Winter inn is hot."],
        ["Winter came. The Winter inn is cold."],
        [("hot", "cold")],
    ),
    (["It was of low value."], ["It was of high value."], [("low", "high")]),
    (["He lost weight."], ["He won weight."], [("lost", "won")]),
    (["It sank under the bridge."], ["It sank over the bridge."], [("under", "over")]),
    (["They left with nets."], ["They left without nets."], [("with", "without")]),
    (["They voted against it."], ["They voted for it."], [("against it", "for it")]),
    (["The first boat sank."], ["The last boat sank."], [("first", "last")]),
    (["They gave it to her."], ["They took it to her."], []),
]


@pytest.mark.parametrize(("source", "target", "expected"), NEGATION_ANTONYM_AMONG)
def test_negation_antonym_tells_these_words_of_these_lines(
    source: list[str], target: list[str], expected: list[tuple[str | None, str | None]]
) -> None:
    assert found_among("negation.antonym", source, target) == expected


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Two thirds were against the merger.", "Two thirds were in favour of the merger.",
         [("against", "in favour")]),
        ("Two thirds were not in favour of it.", "Two thirds were against it.", []),
        ("Buses are exempt from both limits.", "Coaches are subject to both limits.",
         [("exempt from", "subject to")]),
        ("Ten were against it and six in favour.", "Six were in favour of it, ten against.", []),
        ("Most own only one flat.", "Most have more than one apartment.",
         [("only one", "more than one")]),
        ("It shut forever.", "It closed for the time being.",
         [("forever", "for the time being")]),
        ("It shut for good reasons.", "It closed for the time being.", []),
        ("Talks are under way in the hall.", "In the hall over 40 people are in talks.", []),
        ("The lift is out of order.", "A firm came in order to repair the lift.", []),
        ("It runs except on Sundays.", "It runs on six days, even at Easter.", []),
        ("They train twice a week.", "Half of them train two times a week.", []),
        ("The inquiry met in private.", "Behind closed doors the inquiry met.", []),
    ],
)  # fmt: skip
def test_a_phrase_replaced_by_its_contrary_is_told(
    source: str, target: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert found("negation.antonym", source, target) == expected


@pytest.mark.parametrize(
    ("source", "target", "told"),
    [
        ("Most voted for it.", "Most voted against it.", [("for it", "against it")]),
        ("She spoke against the plan.", "She spoke for the plan.", [("against the", "for the")]),
        ("Most voted for it.", "Most were for it.", []),
        ("They left for the wall.", "It leans against some wall.", []),
    ],
)
def test_for_became_against(source: str, target: str, told: list[tuple[str, str]]) -> None:
    assert found("negation.antonym", source, target) == told


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("The help was valuable.", "The help was invaluable."),
        ("The gas is flammable.", "The gas is inflammable."),
        ("It was a tense debate.", "It was an intense debate."),
        ("They ported goods.", "They imported goods."),
    ],
)
def test_what_only_begins_as_a_contrary_is_none(source: str, target: str) -> None:
    assert found("negation.antonym", source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        # a comparison told from its other end, and one that is turned
        ("The bus is longer than the tram.", "The tram is shorter than the bus.", []),
        (
            "The bus is longer than the tram.",
            "The bus is shorter than the tram.",
            [("longer", "shorter")],
        ),
        # how likely it is with a negation behind
        ("It is unlikely to be seen.", "It will probably never be seen.", []),
        ("It is unlikely to be seen.", "It will probably be seen.", [("unlikely", "probably")]),
        # a verb of several words is asked for as a whole
        ("They must leave by noon.", "They must get out by noon.", []),
        ("They must leave with it.", "They must arrive with it.", [("leave", "arrive")]),
    ],
)
def test_what_says_the_same_from_another_end_is_no_contrary(
    source: str, target: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert found("negation.antonym", source, target) == expected
