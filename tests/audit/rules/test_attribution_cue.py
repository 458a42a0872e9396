"""Who said it, how and where is told when it is lost or another; the same in other words is not."""

import pytest

from retold.audit import audit
from retold.model import Alignment, Bead, Document
from retold.prepare import prepare
from tests.audit.sides import found, found_among
from tests.audit.test_changes import told


@pytest.mark.parametrize(
    ("source", "target", "lost", "gained"),
    [
        (
            "“We will pay for it,” Marten Hale wrote on Chatline.",
            "“We will pay for it,” Marten Hale said.",
            "wrote on Chatline",
            "said",
        ),
        (
            "She told Radio Norrland that the harbour was full.",
            "She said that the harbour was full.",
            "told Radio Norrland",
            "said",
        ),
        (
            "He told the Coast Gazette he would resign in June.",
            "He told Radio Selby he would resign in June.",
            "told the Coast Gazette",
            "told Radio Selby",
        ),
        ("“It was cold,” she said.", "“It was cold,” he said.", "she said", "he said"),
        (
            "The lab claimed that the cure worked.",
            "The lab proved that the cure worked.",
            "claimed",
            "proved",
        ),
        (
            "The owner, Oakum Marine, said it had kept the rules until being told to stop.",
            "The owner, Oakum Marine, had kept the rules until being told to stop.",
            "said it",
            None,
        ),
        (
            "The mine was flooded for days, according to the Miners' League.",
            "The mine was flooded for days.",
            "according to the Miners' League",
            None,
        ),
    ],
)
def test_who_said_it_and_where_is_told(
    source: str, target: str, lost: str, gained: str | None
) -> None:
    assert told(source, target) == [("attribution", lost, gained)]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("According to Dr. Lowe, the well was dry.", "The well was dry, said Dr. Lowe."),
        ("“It is weak,” Hale said on Tuesday.", "“It is weak,” Hale wrote on Tuesday."),
        ("The report says it was open.", "The report said it was open."),
        ("She told Radio Norrland it was full.", "It was full, she told Radio Norrland."),
    ],
)
def test_an_attribution_in_other_words_is_no_change(source: str, target: str) -> None:
    assert told(source, target) == []


def test_speakers_that_changed_places_are_told() -> None:
    assert set(
        told(
            "The toll is too high, said union leader Rhea Stroud. Captain Emlyn Vark defended it.",
            "The toll is too high, said Captain Emlyn Vark. Union leader Rhea Stroud defended it.",
        )
    ) == {
        ("attribution", "Rhea Stroud", "Captain Emlyn Vark"),
        ("attribution", "Captain Emlyn Vark", "Rhea Stroud"),
    }


def test_when_it_was_said_goes_with_who_said_it() -> None:
    assert told(
        "In April it said that its lease had ended and that it had offered to renew it.",
        "Its lease had ended and it had offered to renew it.",
    ) == [("attribution", "In April it said that", None)]


def test_a_charge_told_as_a_fact_is_told_though_its_own_words_speak() -> None:
    assert told(
        "The tenants allege that Marlow Homes promised in May to mend the roof.",
        "In May Marlow Homes promised to mend the roof.",
    ) == [("attribution", "The tenants allege that", None)]


@pytest.mark.parametrize(
    ("cue", "is_told"),
    [
        ("According to the police, t", True),
        ("According to Ada Moor, t", True),
        ("According to witnesses, t", True),
        ("According to the warden, t", False),  # who is named in the sentence before
    ],
)
def test_according_to_is_an_attribution_also_beside_another(cue: str, *, is_told: bool) -> None:
    around = "The seals were counted twice. The warden told the council on Tuesday."
    source, target = (
        prepare(Document(name, f"{around} {begin}he driver fled."))
        for name, begin in (("a", cue), ("b", "T"))
    )
    beads = tuple(Bead(range(at, at + 1), range(at, at + 1), 0.9, "rewrite") for at in range(3))
    changes = audit(Alignment(source, target, beads)).changes
    assert ("attribution.cue" in {change.rule for change in changes}) is is_told


ATTRIBUTION_CUE: list[tuple[str, str, list[tuple[str | None, str | None]]]] = [
    ("The wall will hold, the mayor said.", "The wall will hold.", [("the mayor said", None)]),
    ("The wall will hold.", "The wall will hold, the mayor said.", [(None, "the mayor said")]),
    (
        "The wall will hold, according to Reed.",
        "The wall will hold.",
        [("according to Reed", None)],
    ),
    (
        "Ann Reed said the wall will hold.",
        "Bo Marsh said the wall will hold.",
        [("Ann Reed", "Bo Marsh")],
    ),
    (
        "“It will hold,” said Ann Reed.",
        "“It will hold,” said Bo Marsh.",
        [("Ann Reed", "Bo Marsh")],
    ),
    ("He said it will hold.", "She said it will hold.", [("He said", "She said")]),
    (
        "Reed told Radio Marren it will hold.",
        "Reed said it will hold.",
        [("told Radio Marren", "said")],
    ),
    (
        "Reed told Radio Marren it will hold.",
        "Reed told Radio Selk it will hold.",
        [("told Radio Marren", "told Radio Selk")],
    ),
    (
        "Reed wrote on Chirper that it holds.",
        "Reed wrote that it holds.",
        [("wrote on Chirper", "wrote")],
    ),
    ("Reed wrote on Monday that it holds.", "Reed wrote that it holds.", []),
    ("Reed claims it will hold.", "Reed proves it will hold.", [("claims", "proves")]),
    ("Reed alleges it leaked.", "Reed confirmed it leaked.", [("alleges", "confirmed")]),
    ("Reed was told it will hold.", "It will hold.", []),
    ("The wall will hold, Reed said.", "The wall will hold, in the opinion of Reed.", []),
    ("Reed accords it honour.", "It has honour.", []),
    ("A. Reed said it will hold.", "Ann said it will hold.", []),
    ("The wall will hold, police said.", "The wall will hold, police added.", []),
    ("Reed tells them the wall holds.", "The wall holds.", [("Reed tells them", None)]),
    (
        "Reed told the Lantern that it will hold.",
        "Reed told that it will hold.",
        [("told the Lantern", "told")],
    ),
    (
        "Critics allege that Reed promised a wall.",
        "Reed promised a wall.",
        [("Critics allege that", None)],
    ),
    ("The mayor said he wept.", "He wept and left the hall by boat at night.", []),
    ("The wall will hold, police said.", "The wall will hold.", [("police said", None)]),
    ("The wall will hold, police told us.", "The wall will hold.", [("police told us", None)]),
    ("The wall will hold, police announced.", "The wall will hold.", []),
    ("The wall will hold.", "The wall will hold, police allege.", [(None, "police allege")]),
    ("The wall will hold.", "Police told us the wall will hold.", [(None, "Police told us")]),
    ("The wall will hold, according to police.", "The wall will hold, police found.", []),
    ("The wall will hold, police said.", "The wall will hold, in the view of police.", []),
    ("The wall will hold, police said.", "The wall will hold, a report found.", []),
    ("The wall will hold, police said.", "The wall will hold, as a statement shows.", []),
    ("The wall will hold, police said.", "They learned the wall will hold.", []),
    ("The wall will hold, police said.", "Goats sang at night by the old sea.", []),
    (
        "Reed tweeted on Chirper that it holds.",
        "Reed tweeted that it holds.",
        [("tweeted on Chirper", "tweeted")],
    ),
    (
        "Reed posted on Chirper that it holds.",
        "Reed posted that it holds.",
        [("posted on Chirper", "posted")],
    ),
    (
        "Reed announced on Chirper that it holds.",
        "Reed announced that it holds.",
        [("announced on Chirper", "announced")],
    ),
    (
        "Reed said on Chirper that it holds.",
        "Reed said that it holds.",
        [("said on Chirper", "said")],
    ),
    ("Reed knew on Chirper that it holds.", "Reed knew that it holds.", []),
    (
        "Reed wrote on Chirper that it holds.",
        "Reed wrote on Mastodon that it holds.",
        [("wrote on Chirper", "wrote on Mastodon")],
    ),
    (
        "Reed told the Selk Post that it holds.",
        "Reed told the Lund Post that it holds.",
        [("told the Selk Post", "told the Lund Post")],
    ),
    ("Reed claims it holds.", "Reed admits it holds.", [("claims", "admits")]),
    ("Reed claims it holds.", "Reed may have confirmed it holds.", [("claims", "confirmed")]),
    ("He said it holds.", "Reed said it holds.", []),
    ("“It holds,” she said.", "“It holds,” said he.", [("she said", "said he")]),
    ("Ann Reed said it holds.", "Ann Marsh said it holds.", []),
    (
        "Ann Reed said it holds, and Bo Marsh wept.",
        "Bo Marsh said it holds, and Ann Reed wept.",
        [],
    ),
    (
        "Ann Reed said it holds. Bo Marsh wept.",
        "Bo Marsh said it holds. Ann Reed wept.",
        [("Ann Reed", "Bo Marsh"), ("Bo Marsh", "Ann Reed")],
    ),
]


@pytest.mark.parametrize(("source", "target", "expected"), ATTRIBUTION_CUE)
def test_attribution_cue_tells_these_words_and_no_others(
    source: str, target: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert found("attribution.cue", source, target) == expected


ATTRIBUTION_CUE_AMONG: list[tuple[list[str], list[str], list[tuple[str | None, str | None]]]] = [
    (
        ["The mill shut on Monday.", "The dam is safe, the mayor said."],
        ["The mill shut on Monday, she said.", "The dam is safe."],
        [],
    ),
    (
        ["The mill shut.", "The old dam near the harbour is quite safe, the mayor said."],
        ["He said the mill shut.", "Safe is the dam of old by the sea."],
        [],
    ),
    (
        ["Reed wrote on the Chirper site that it holds."],
        ["Reed wrote that it holds."],
        [("wrote on the Chirper", "wrote")],
    ),
    (
        ["Reed wrote, late that same night, on Chirper that it holds."],
        ["Reed wrote, late that same night, that it holds."],
        [],
    ),
    (["Reed wrote on March nights that it holds."], ["Reed wrote nights that it holds."], []),
    (
        ["Reed told a Marren station that it holds."],
        ["Reed told a Selk station that it holds."],
        [("told a Marren", "told a Selk")],
    ),
    (
        ["“It holds,” said the council leader Ada Moor."],
        ["“It holds,” said the council leader Bea Pike."],
        [("Ada Moor", "Bea Pike")],
    ),
    (
        ["“It holds,” said the very old council leader Ada Moor."],
        ["“It holds,” said the very old council leader Bea Pike."],
        [],
    ),
    (
        ["“It holds,” told Ada Moor."],
        ["“It holds,” told Bea Pike."],
        [("told Ada Moor", "told Bea Pike")],
    ),
    (["Moor and Pike met. Moor said it holds."], ["Moor and Pike met. Pike said it holds."], []),
    (
        ["He said it holds and she said it leaks."],
        ["She said it holds and he said it leaks."],
        [("He said", "She said"), ("she said", "he said")],
    ),
    (["It holds, he said."], ["It holds, she said."], [("he said", "she said")]),
    (
        ["Reed may have suggested that it leaked."],
        ["Reed confirmed that it leaked."],
        [("suggested", "confirmed")],
    ),
    (
        ["The wall will hold all winter, according to Reed Marsh."],
        ["The wall will hold all winter."],
        [("according to Reed Marsh", None)],
    ),
    (
        ["The wall will hold all winter, according to a report."],
        ["The wall will hold all winter."],
        [("according to a report", None)],
    ),
    (
        ["The wall will hold all winter."],
        ["The wall will hold all winter, according to Ann Reed Marsh."],
        [(None, "according to Ann Reed Marsh")],
    ),
    (["It holds, the mayor said."], ["It holds, as the mayor knows."], []),
    (["It holds, the mayor said."], ["It holds, the mayor was told."], [("said", None)]),
    (["It holds, the mayor was told."], ["It holds."], []),
    (["Ann Reed said the wall will hold."], ["A said the wall will hold."], []),
    (["The wall will hold."], ["Reed says: the wall will hold."], [(None, "Reed says")]),
    (
        ["The wall will hold.", "Reed said so."],
        ["The wall will hold, Reed said.", "Reed left."],
        [],
    ),
]


@pytest.mark.parametrize(("source", "target", "expected"), ATTRIBUTION_CUE_AMONG)
def test_attribution_cue_tells_these_words_of_these_lines(
    source: list[str], target: list[str], expected: list[tuple[str | None, str | None]]
) -> None:
    assert found_among("attribution.cue", source, target) == expected


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        # what somebody puts something down to is a view of theirs
        ("Voss credited the win to the crew.", "Voss said the win was due to the crew.", []),
        ("Voss put the win down to the crew.", "Voss said the win was due to the crew.", []),
        (
            "Voss gave the win to the crew.",
            "Voss said the win was due to the crew.",
            [
                (None, "said"),
            ],
        ),
    ],
)
def test_what_is_put_down_to_something_is_no_fact(
    source: str, target: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert found("attribution.cue", source, target) == expected


@pytest.mark.parametrize(
    ("target", "is_told"),
    [
        ("“The pitch was hard. We could not pass on it at all,” Kern said. It rained.", False),
        ("“The pitch was hard. We could not pass on it at all,” it was added. It rained.", True),
        ("The pitch was hard. “We could not pass on it at all,” Kern said. It rained.", True),
    ],
)
def test_who_said_it_may_stand_at_the_end_of_a_quotation_that_goes_on(
    target: str, *, is_told: bool
) -> None:
    source = "“The pitch was hard,” Kern said. “We could not pass on it at all.” It rained."
    documents = prepare(Document("a", source)), prepare(Document("b", target))
    beads = tuple(Bead(range(at, at + 1), range(at, at + 1), 0.9, "rewrite") for at in range(3))
    changes = audit(Alignment(*documents, beads)).changes
    cues = [change for change in changes if change.rule.startswith("attribution.")]
    assert any(change.certainty != "possible" for change in cues) is is_told, cues
