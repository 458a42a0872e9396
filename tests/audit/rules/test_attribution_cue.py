"""Who said it, how and where is told when it is lost or another; the same in other words is not."""

import pytest

from retold.audit import audit
from retold.model import Alignment, Bead, Document
from retold.prepare import prepare
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
        ("attribution", "Rhea Stroud", "Emlyn Vark"),
        ("attribution", "Emlyn Vark", "Rhea Stroud"),
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
