"""Who said what is compared: given to nobody, lost or made up is told once; faithful is not."""

import pytest

from benchmarks.quality.audit import one_bead
from retold.audit.link import link_beads
from retold.audit.rules.attribution_quotation import changes
from retold.compare import compare
from retold.model import Document, Quotation, Span

BEFORE = "The dam at Orrin Valley is being drained."
AFTER = "Repairs will take until spring. Buses will run on the hour for the villagers."
FACT = "The north wall could fail in heavy rain."
SAID = "Engineer Mara Lind warned that the north wall could fail in heavy rain."
QUOTED = "“We have never seen the wall move like this in all our years,” said engineer Mara Lind."


def told(source: str, target: str) -> list[tuple[str, str, str | None, str | None]]:
    """Kind, severity and words of each change where the middle of a story is another."""
    texts = [" ".join(filter(None, (BEFORE, middle, AFTER))) for middle in (source, target)]
    one, other = (Document("", text, language="en") for text in texts)
    return [
        (
            change.kind,
            change.severity,
            change.source.of(texts[0]) if change.source else None,
            change.target.of(texts[1]) if change.target else None,
        )
        for change in compare(one, other, encoder="none", quotations=True).changes
        if change.rule != "wording.edit"
    ]


def test_a_claim_that_lost_its_speaker_is_told_once() -> None:
    assert told(SAID, FACT) == [("attribution", "major", "Engineer Mara Lind warned", None)]


def test_a_claim_that_got_a_speaker_is_told_once() -> None:
    assert told(FACT, SAID) == [("attribution", "major", None, "Engineer Mara Lind warned")]


def test_a_quotation_that_is_left_out_is_told_as_one() -> None:
    ((kind, _, lost, gained),) = told(QUOTED, "")
    assert (kind, lost, gained) == ("quote", QUOTED.rstrip("."), None)


def test_a_quotation_that_the_source_has_not_is_told_as_one() -> None:
    ((kind, severity, lost, gained),) = told("", QUOTED)
    assert (kind, severity, lost, gained) == ("quote", "major", None, QUOTED.rstrip("."))


def test_words_given_to_another_are_told_by_one_change_of_a_name() -> None:
    other = SAID.replace("Engineer Mara Lind", "Engineer Odo Brandt")
    assert told(SAID, other) == [("name", "major", "Mara Lind", "Odo Brandt")]


def test_a_story_and_itself_say_the_same() -> None:
    assert told(f"{SAID} {QUOTED}", f"{SAID} {QUOTED}") == []


def test_words_given_to_another_with_another_verb_are_told_once() -> None:
    other = f"{FACT[:-1]}, fears Odo Brandt."
    assert told(SAID, other) == [
        ("attribution", "critical", "Engineer Mara Lind", "Odo Brandt"),
    ]


def test_a_name_that_may_speak_keeps_a_claim_from_standing_as_a_fact() -> None:
    changes = told(SAID, f"In Odo Brandt’s eyes {FACT.lower()}")
    assert not [gained for kind, _, _, gained in changes if kind == "attribution" and not gained]


@pytest.mark.parametrize(
    "target",
    [
        SAID,
        "The north wall could fail in heavy rain, engineer Mara Lind cautioned.",
        "Mara Lind believes the north wall could fail in heavy rain.",
    ],
)
def test_the_same_words_of_the_same_person_are_no_change(target: str) -> None:
    assert told(SAID, target) == []


def told_of(
    source: tuple[str, str, str], target: tuple[str, str, str], pattern: str = "{2} {0} {1}."
) -> list[tuple[str, str, str | None, str | None]]:
    """What the rule tells of two sentences that are (speaker, cue, content) each."""
    texts = [pattern.format(*parts) if parts[0] else f"{parts[2]}." for parts in (source, target)]
    said = tuple(
        (
            Quotation(
                content=(_span(text, parts[2]),),
                speaker=(_span(text, parts[0]),),
                cue=(_span(text, parts[1]),),
                channel=None,
                direct=False,
                said_by=parts[0],
            ),
        )
        if parts[0]
        else ()
        for text, parts in zip(texts, (source, target), strict=True)
    )
    alignment = one_bead(*texts)
    return [
        (
            change.kind,
            change.severity,
            change.source.of(texts[0]) if change.source else None,
            change.target.of(texts[1]) if change.target else None,
        )
        for change in changes(alignment, link_beads(alignment), (said[0], said[1]))
    ]


def _span(text: str, part: str) -> Span:
    return Span(text.index(part), text.index(part) + len(part))


CLAIM = "harbour gates leak badly"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Mara Lind", "Odo Brandt", False), ("Mara Lind", "Lind", True),
        ("Mara Lind", "Mara Lynd", True),
        ("Mara Lind", "ML", True), ("ML", "Mara Lind", True), ("Mara Lind", "OB", False),
        ("Mara Lind", "mara", True),
    ],
)  # fmt: skip
def test_two_names_may_be_one_persons(one: str, other: str, *, same: bool) -> None:
    found = told_of((one, "says", CLAIM), (other, "says", CLAIM))
    assert found == ([] if same else [("attribution", "critical", one, other)])


@pytest.mark.parametrize(
    ("content", "other", "tied"),
    [
        ("gates leak boats sink crews", "gates leak hulls burn nets", True),
        ("gates leak boats sink crews", "gates masts hulls burn nets", False),
        ("gates leak boats sink crews", "gates leak", True),
    ],
)
def test_quotations_are_tied_from_two_words_in_five(
    content: str, other: str, *, tied: bool
) -> None:
    found = told_of(("Mara", "says", content), ("Odo", "says", other))
    assert bool(found) == tied


@pytest.mark.parametrize(
    ("content", "other", "told"),
    [
        ("gates leak boats sink crews", "gates leak boats burn nets", True),
        ("gates leak boats sink crews", "gates leak hulls burn nets", False),
        ("gates leak boats", "gates leak boats", True), ("gates leak", "gates leak", False),
        ("gates leak boats", "gates leak boats, Odo thinks", False),
        ("gates leak boats", "gates leak boats by Odo", False),
    ],
)  # fmt: skip
def test_what_the_other_side_has_in_the_same_words_stands_as_a_fact(
    content: str, other: str, *, told: bool
) -> None:
    found = told_of(("Mara", "warns", content), ("", "", other))
    assert found == ([("attribution", "major", "Mara warns", None)] if told else [])
    found = told_of(("", "", other), ("Mara", "warns", content))
    assert found == ([("attribution", "major", None, "Mara warns")] if told else [])
