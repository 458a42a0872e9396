"""What is a name, and in which forms another side may tell it."""

import pytest

from retold.audit.cues.naming import GENERIC, names
from retold.audit.cues.renaming import is_fuller, is_gloss, is_meant, is_said_of, is_short_form
from tests.audit.sides import linked, side


@pytest.mark.parametrize(
    ("text", "called", "proper"),
    [
        ("They met Ann Reed in Oslo.", ["Ann Reed", "Oslo"], ["Ann", "Oslo"]),
        ("They met the Harbour Board.", ["Harbour Board"], []),
        ("They met President Reed.", ["President", "Reed"], ["Reed"]),
        ("They met Dr Winter.", ["Winter"], ["Winter"]),
        ("They saw the Winter there.", ["Winter"], []),
        ("Then said Baker so.", ["Baker"], ["Baker"]),
        ("They like Rio de Janeiro.", ["Rio de Janeiro"], ["Rio de Janeiro"]),
        ("They met Ann's Oslo friends.", ["Ann's", "Oslo"], ["Ann's", "Oslo"]),
        ("They met Ann of Oslo.", ["Ann", "Oslo"], ["Ann", "Oslo"]),
        ("They met Ann, Oslo.", ["Ann", "Oslo"], ["Ann", "Oslo"]),
        ("They met on Monday in March.", [], []), ("Boats sank.", [], []),
        ("Oslo sank.", ["Oslo"], ["Oslo"]),
        ("They paid the USD to Ltd.", [], []), ("They met the HSA.", ["HSA"], ["HSA"]),
        ("THE BOATS SANK IN OSLO TODAY.", [], []),
        ("Old Boats Sink Near Big Harbour", [], []),
        ("BOATS SINK HERE", ["BOATS SINK"], ["BOATS SINK"]),
        ("Bureau of Mines met the Ministry.", ["Mines", "Ministry"], []),
    ],
)  # fmt: skip
def test_names_are_known_by_their_capitals(text: str, called: list[str], proper: list[str]) -> None:
    words = side(text)
    found = names(words)
    assert [
        " ".join(words[at].text for at in range(one.words[0], one.words[-1] + 1)) for one in found
    ] == called
    solid = [
        " ".join(words[at].text for at in range(one.proper[0], one.proper[-1] + 1))
        for one in found
        if one.proper
    ]
    assert solid == proper


@pytest.mark.parametrize(
    ("text", "gloss"),
    [
        ("they saw and met the Harbour Supply Authority (HSA)", True),
        ("they saw and met the Harbour Supply (HSA)", False),
        ("they saw and met the The Big Old Harbour Supply Authority of the North Sea (HSA)", True),
        ("they saw and met the Harbour one two three four five six seven Supply (HS)", False),
        ("they saw and met the Harbour two three four five six seven Supply (HS)", True),
        ("they saw and met the Harbour Supply Authority Halden", False),
    ],
)  # fmt: skip
def test_initials_may_stand_behind_what_they_stand_for(text: str, *, gloss: bool) -> None:
    words = side(text)
    (*_, last) = names(words)
    assert is_gloss(words, last) == gloss


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("They met him there", True),
        ("They met in the city there", True),
        ("They met in a city there", False),
        ("They met there", False),
        ("city", False),
    ],
)
def test_a_pronoun_or_a_general_noun_may_stand_for_a_name(text: str, *, meant: bool) -> None:
    words = side(text)
    links: list[int | None] = [None] * len(words)
    place = range(2 if len(words) > 2 else 0, len(words))
    assert is_meant(words, place, links, GENERIC) == meant
    assert not is_meant(words, place, list(range(len(words))), GENERIC)


@pytest.mark.parametrize(
    ("source", "target", "fuller", "said_of"),
    [
        ("They met Racing there", "They met Racing Halden there", True, False),
        ("They met Navy crews", "They met Polish Navy crews", False, True),
        ("They met Navy crews", "They met Halden Navy crews", False, False),
        ("They met crews", "They met Polish crews", False, False),
        ("They met the Mayor there", "They met the Mayor Halden there", False, False),
        ("They met Racing there", "They met Racing, Halden there", False, False),
    ],
)  # fmt: skip
def test_a_new_name_may_complete_one(
    source: str, target: str, *, fuller: bool, said_of: bool
) -> None:
    bead = linked(source, target)
    new = next(
        one for one in names(bead.target) if any(bead.to_source[at] is None for at in one.words)
    )
    free = tuple(at for at in new.words if bead.to_source[at] is None)
    part = type(new)(free, free)
    assert (is_fuller(bead, part), is_said_of(bead, part)) == (fuller, said_of)


@pytest.mark.parametrize(
    ("mine", "other", "short"),
    [
        ("They met the Harbour Supply Authority", "They met the HSA", True),
        ("They met the HSA", "They met the Harbour Supply Authority", True),
        ("They met the HSA", "They met the World Bank", False),
        ("They met Ann Reed", "They met Bo Marsh", False),
        ("They met the Harbour Supply Authority", "They met the H.S.A. there", True),
        ("They met the HSA", "They met a harbour supply authority", True),
    ],
)  # fmt: skip
def test_a_name_may_be_given_by_its_initials(mine: str, other: str, *, short: bool) -> None:
    words, others = side(mine), side(other)
    (*_, last) = names(words)
    assert is_short_form(words, last, others, [None] * len(others)) == short
