"""What two texts share word for word at their ends, or as a notice, is no reason to tie them."""

from dataclasses import replace

import pytest

from retold import Document, compare
from retold.lineage import relate, without_frame
from retold.lineage.boilerplate import _is_stock
from retold.model import Alignment, Bead, Comparison

FIRST = (
    "The roof of the primary school in Marsh Street has been declared unsafe. Its pupils were sent "
    "home until bolts above the hall have been replaced. Lessons will be held elsewhere."
)
SECOND = (
    "A blue cheese from a farm near Skelder was named the best in the country. The judges praised "
    "its long finish. The farmer said he would celebrate by milking his twelve cows."
)
ABOUT = (
    "The Lantern was founded in 1871 and covers the western dales. Our reporters live and work in "
    "the towns that they write about. Corrections are printed on page two every Saturday."
)
GREETING = "Good morning. This is the letter that the Lantern sends to its readers every day."
LEGAL = (
    "This article was first published by the Northern Press Syndicate. It may not be stored or "
    "reproduced without prior written consent."
)


def compared(source: str, target: str) -> Comparison:
    return compare(Document("s", source, language="en"), Document("t", target, language="en"))


def words(count: int, letter: str = "w") -> str:
    """A sentence of so many words, which no other has."""
    return f"Then{letter} " + " ".join(f"{letter}{number}x" for number in range(count - 1)) + "."


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (f"{FIRST}\n\n{ABOUT}", f"{SECOND}\n\n{ABOUT}"),  # at the end
        (f"{FIRST} {ABOUT}", f"{SECOND} {ABOUT}"),  # without a line of its own
        (f"{GREETING}\n\n{FIRST}", f"{GREETING}\n\n{SECOND}"),  # at the beginning
        (f"{FIRST}\n\n{ABOUT}\n\nNext: a roof.", f"{SECOND}\n\n{ABOUT}\n\nNext: a cheese."),
        (  # but for an hour
            f"{FIRST}\n\nThis article was updated on Monday at 10.20 to add a comment. {ABOUT}",
            f"{SECOND}\n\nThis article was updated on Friday at 16.45 to add a comment. {ABOUT}",
        ),
        (f"{FIRST}\n\n{LEGAL}\n\n{words(60)}", f"{SECOND}\n\n{LEGAL}\n\n{SECOND[::-1]}."),
    ],
)
def test_a_shared_frame_ties_nothing_and_is_shown_as_furniture(source: str, target: str) -> None:
    comparison = compared(source, target)
    assert comparison.relation.kind == "unrelated"
    assert comparison.changes == ()
    assert comparison.containment < 0.3
    document = comparison.alignment.target
    shown = {document.sentence_text(index) for index in document.furniture_sentences()}
    assert any(text in ABOUT + LEGAL + GREETING for text in shown)
    assert not any(text in FIRST + SECOND for text in shown)


def test_every_sentence_stands_in_one_bead_still() -> None:
    alignment = compared(f"{FIRST}\n\n{ABOUT}", f"{SECOND}\n\n{ABOUT}").alignment
    for side, document in (("source", alignment.source), ("target", alignment.target)):
        indices = [index for bead in alignment.beads for index in getattr(bead, side)]
        assert sorted(indices) == list(range(len(document.sentences)))


def test_a_copy_keeps_its_footer() -> None:
    alignment = compared(f"{FIRST}\n\n{ABOUT}", f"{FIRST[: FIRST.index('Lessons')]}\n\n{ABOUT}")
    assert not alignment.alignment.target.furniture
    assert alignment.relation.kind == "edited"


def test_a_brief_with_a_new_first_sentence_is_edited() -> None:
    first, rest = FIRST.split(". ", 1)
    anew = "Marsh Street primary school has an unsafe roof"
    assert compared(f"{first}. {rest}", f"{anew}. {rest}").relation.kind == "edited"


def test_the_end_of_a_story_alone_is_an_excerpt() -> None:
    assert compared(f"{FIRST}\n\n{SECOND}\n\n{ABOUT}", ABOUT).relation.kind == "excerpt"


def sides(tie, shared: str, behind: int = 0, rest: int = 60) -> Alignment:
    """Two texts that share some sentences, and nothing else."""
    ends = [f"{words(rest - behind, letter)} {shared}" for letter in "ab"]
    if behind:
        ends = [f"{end} {words(behind, letter)}" for end, letter in zip(ends, "cd", strict=True)]
    return unties(tie(*ends))


def unties(alignment: Alignment) -> Alignment:
    """The alignment with only what is verbatim tied."""
    beads = []
    for bead in alignment.beads:
        if bead.reuse == "verbatim":
            beads.append(bead)
        else:
            beads += [
                Bead(bead.source, range(0), 0.0, "omitted"),
                Bead(range(0), bead.target, 0.0, "new"),
            ]
    return replace(alignment, beads=tuple(beads))


@pytest.mark.parametrize(("count", "framed"), [(40, True), (41, False)])
def test_at_the_beginning_only_a_greeting_is_a_frame(tie, count: int, framed: object) -> None:
    texts = [f"{shared(count)} {words(60, letter)}" for letter in "ab"]
    assert bool(without_frame(unties(tie(*texts))).target.furniture) is framed


@pytest.mark.parametrize(("count", "framed"), [(15, True), (16, False)])
def test_a_headline_may_stand_before_a_greeting(tie, count: int, framed: object) -> None:
    texts = [f"{words(count, a)} {shared(20)} {words(60, b)}" for a, b in ("ac", "bd")]
    assert bool(without_frame(unties(tie(*texts))).target.furniture) is framed


def shared(count: int) -> str:
    return words(count, "v")


@pytest.mark.parametrize(
    ("inside", "outside"),
    [
        ({"shared": shared(160), "rest": 90}, {"shared": shared(161), "rest": 90}),
        ({"shared": shared(30), "behind": 40}, {"shared": shared(30), "behind": 41}),
        ({"shared": shared(30), "rest": 20}, {"shared": shared(30), "rest": 19}),
    ],
)
def test_just_inside_and_just_outside(tie, inside: dict, outside: dict) -> None:
    framed, kept = sides(tie, **inside), sides(tie, **outside)
    assert without_frame(framed).target.furniture
    assert without_frame(kept) is kept
    assert relate(framed).kind == "unrelated"
    assert relate(kept).kind == "excerpt"


@pytest.mark.parametrize(
    "notice",
    [
        "All rights reserved.",
        "© The Lantern 2024",
        "Copyright The Lantern, Skelder.",
        "The Lantern is a registered charity.",
        "It may not be stored on any other machine.",
        "Nothing here is to be printed without prior written consent.",
        "See our terms of use.",
        "Here is the privacy policy.",
        "Past performance tells nothing of the years to come.",
        "This column is not financial advice.",
        "The Lantern accepts no liability.",
        "Get the free newsletter.",
        "You can unsubscribe at any time.",
        "Straight to your inbox.",
        "Please support independent papers.",
        "You fund our work.",
        "Subscribe to us.",
        "Donate to quality papers.",
        "It keeps our newsroom warm.",
        "Ada Marsh is a reporter for the Lantern.",
        "Ada Marsh, columnist at the Lantern.",
        "This article was first published in May.",
        "The story has been updated.",
        "The report is produced in the dales.",
        "Write to the editor.",
        "Send us a picture.",
        "Have you news tips?",
    ],
)
def test_a_notice_is_known_by_its_wording_in_small_letters_and_capitals(notice: str) -> None:
    assert _is_stock(notice)
    assert _is_stock(notice.upper())


@pytest.mark.parametrize(
    "sentence",
    ["The roof may not hold.", "Our school is shut.", "He went without a coat.", "The story ends."],
)
def test_a_sentence_of_a_story_is_no_notice(sentence: str) -> None:
    assert not _is_stock(sentence)
