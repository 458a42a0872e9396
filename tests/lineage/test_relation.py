from dataclasses import replace

import pytest

from retold.lineage import relate, shares
from retold.model import Alignment, Bead, Change, Span

STORY = [
    "The old mill at Tarnbeck burnt down on Sunday night.",
    "Forty people who live beside the river were told to leave.",
    "Chief fire officer Edda Rowe said the cause was not known.",
    "The mill, built in 1874, had stood empty since the spring.",
    "A museum was to open there next year with money from the county.",
    "Volunteers brought blankets and tea to the school hall.",
]
SPUN = [
    "On Sunday night the old mill in Tarnbeck was destroyed by flames.",
    "Some 40 residents next to the river were asked to go away.",
    "The origin is unknown, fire brigade boss Edda Rowe explained.",
    "Erected 1874, the mill was unused from spring on.",
    "Next year it should have become a museum paid by the county.",
    "In the hall of the school helpers handed out tea and covers.",
]


def test_the_same_text_is_identical(tie) -> None:
    assert relate(tie(" ".join(STORY), " ".join(STORY))).kind == "identical"


def test_nearly_verbatim_is_a_copy(tie) -> None:
    target = [*STORY[:5] * 4, STORY[5].replace("blankets and tea", "tea and blankets")]
    source = [*STORY[:5] * 4, STORY[5]]
    assert relate(tie(" ".join(source), " ".join(target))).kind == "copy"


def test_some_sentences_reworded_and_some_dropped_is_edited(tie) -> None:
    assert relate(tie(" ".join(STORY), " ".join([*STORY[:3], SPUN[3]]))).kind == "edited"


def test_every_sentence_reworded_in_the_same_order_is_machine_rewritten(tie) -> None:
    relation = relate(tie(" ".join(STORY), " ".join(SPUN)))
    assert relation.kind == "machine-rewritten"
    assert relation.evidence


SAID = (
    " “Nobody had slept in that building for thirty years, and nobody ever should again while we"
    " are here,” said Rowe."
)
TURNED = (
    " “No one slept in this house since thirty years, and no one ever would anew while we remain"
    " here,” Rowe explained."
)


def test_every_sentence_reworded_but_quotations_kept_is_an_editors_work(tie) -> None:
    source = " ".join(STORY) + SAID
    assert relate(tie(source, " ".join(SPUN) + SAID)).kind == "edited"
    assert relate(tie(source, " ".join(SPUN) + TURNED)).kind == "machine-rewritten"


def test_a_few_words_of_many_are_an_excerpt(tie) -> None:
    source = "The dam held all night. " + " ".join(STORY)
    assert relate(tie(source, "The dam held.")).kind == "excerpt"


def test_a_few_sentences_of_many_are_an_excerpt(tie) -> None:
    assert relate(tie(" ".join(STORY), " ".join(STORY[:2]))).kind == "excerpt"


def test_another_language_is_a_translation(tie) -> None:
    assert relate(tie(" ".join(STORY), " ".join(SPUN), language="de")).kind == "translation"


def test_tied_sentences_that_are_not_alike_are_no_translation(tie) -> None:
    tied = tie(" ".join(STORY), "Hier ist etwas ganz anderes. Es geht um Brot.", language="de")
    beads = [replace(bead, score=0.1) for bead in tied.beads]
    assert relate(Alignment(tied.source, tied.target, tuple(beads))).kind == "unrelated"


@pytest.mark.parametrize(
    ("target", "kind"),
    [
        ("Fire took the Tarnbeck mill. Edda Rowe has no theory. It dates from 1874.", "same-event"),
        ("The bakers of Quill Street won. Their bread is sour. They sell it dear.", "unrelated"),
    ],
)
def test_without_tied_sentences_names_tell_the_event(tie, target: str, kind: str) -> None:
    tied = tie(" ".join(STORY), target)
    beads = [Bead(bead.source, range(0), 0.0, "omitted") for bead in tied.beads if bead.source]
    beads += [
        Bead(range(0), range(at, at + 1), 0.0, "new") for at in range(len(tied.target.sentences))
    ]
    assert relate(Alignment(tied.source, tied.target, tuple(beads))).kind == kind


def test_the_evidence_says_what_was_counted(tie) -> None:
    words = [*"abcdefghij"]
    shuffled = relate(tie(" ".join(words) + ".", " ".join(words[1::2] + words[::2]) + "."))
    assert "no run of 5 words is the source’s" in "; ".join(shuffled.evidence)
    some = relate(tie(" ".join(STORY), " ".join(STORY[:2] + SPUN[2:])))
    assert "of its words are in runs of 5 that the source has too" in "; ".join(some.evidence)


def test_shares_count_words_on_either_side(tie) -> None:
    containment, coverage = shares(tie("One two three. Four.", "One two three."))
    assert (containment, coverage) == (1.0, 0.75)


def test_a_clause_lost_inside_a_bead_is_not_covered(tie) -> None:
    alignment = tie("The mill burnt and the barn fell.", "The mill burnt.")
    lost = Change("omission", "major", 0, Span(15, 32), None, "left out")
    assert shares(alignment, [lost]) == (1.0, pytest.approx(3 / 7))


def test_texts_without_words_share_nothing(tie) -> None:
    assert shares(tie("...", "???")) == (0.0, 0.0)
    assert relate(tie("...", "!?!")).kind == "unrelated"


@pytest.mark.parametrize("text", ["'", "…", "!!!\n???", "\U0001f600", "[1]"])
def test_the_same_marks_are_identical(tie, text: str) -> None:
    assert relate(tie(text, text)).kind == "identical"
    assert shares(tie(text, text)) == (1.0, 1.0)
