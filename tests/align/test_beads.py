import logging

import pytest

from retold.align import align
from retold.align.beads import find_beads
from retold.model import Alignment, Bead, Document, SegmentedDocument, Span
from retold.models.encode import load_encoder
from retold.text.segment import segment

STORY = [
    "Port Ellery will double its harbour tolls in March, Mayor Rosa Lindqvist said on Monday.",
    "Fishing crews met in the old cannery and voted to strike for 12 days.",
    "The town says dredging the channel cost 4.2 million crowns last year.",
    "A ferry ran aground there in November with 61 passengers aboard.",
    "Nobody was hurt, but the vessel blocked the quay for more than a week.",
    "A ruling from the maritime court is expected before Easter.",
]
GERMAN = [
    "Port Ellery verdoppelt im März die Hafengebühren, sagte Bürgermeisterin Rosa Lindqvist.",
    "Die Fischer stimmten in der alten Konservenfabrik für einen Streik von 12 Tagen.",
    "Im November lief dort eine Fähre mit 61 Passagieren auf Grund.",
    "Verletzt wurde niemand, aber das Schiff blockierte den Kai länger als eine Woche.",
]


def made(sentences: list[str] | str, language: str = "en") -> SegmentedDocument:
    text = sentences if isinstance(sentences, str) else " ".join(sentences)
    return segment(Document("made", text, language=language))


def shape(beads: tuple[Bead, ...]) -> list[tuple[list[int], list[int]]]:
    return [(list(bead.source), list(bead.target)) for bead in beads]


def test_the_same_words_are_verbatim_whatever_the_case_and_marks() -> None:
    beads = find_beads(
        made("“The QUAY isn’t safe”, she said."), made("'The quay isn't safe,' she said.")
    )
    assert [(bead.reuse, bead.score) for bead in beads] == [("verbatim", 1.0)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The U.S. crew wasn't told.", "The US crew was not told."),
        ("They can’t land in the U.K. now.", "They cannot land in the UK now."),
    ],
)
def test_the_same_words_in_another_spelling_are_verbatim(one: str, other: str) -> None:
    (bead,) = find_beads(made(one), made(other))
    assert (bead.reuse, bead.score) == ("verbatim", 1.0)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The quay was not safe that day.", "The quay was now safe that day."),
        ("The mayor's deputy left the old cannery.", "The mayor deputy left the old cannery."),
    ],
)
def test_another_word_is_no_spelling(one: str, other: str) -> None:
    assert [bead.reuse for bead in find_beads(made(one), made(other))] == ["rewrite"]


def test_other_words_of_the_same_sense_are_a_rewrite() -> None:
    target = made(
        ["Tolls at Port Ellery's harbour double in March, according to Mayor Rosa Lindqvist."]
    )
    (bead, *rest) = find_beads(made(STORY), target)
    assert (list(bead.source), list(bead.target), bead.reuse) == ([0], [0], "rewrite")
    assert {each.reuse for each in rest} == {"omitted"}


def test_swapped_facts_do_not_part_two_sentences() -> None:
    changed = [
        STORY[0].replace("double", "halve").replace("Monday", "Friday"),
        STORY[1].replace("12", "21").replace("voted to strike", "voted not to strike"),
        *STORY[2:],
    ]
    assert shape(find_beads(made(STORY), made(changed))) == [([at], [at]) for at in range(6)]


def test_one_sentence_told_in_two_and_two_in_one() -> None:
    target = [
        STORY[0],
        "Fishing crews met in the old cannery.",
        "They voted to strike for 12 days.",
        STORY[2],
        f"{STORY[3][:-1]}, and nobody was hurt, but the vessel blocked the quay for over a week.",
        STORY[5],
    ]
    assert shape(find_beads(made(STORY), made(target))) == [
        ([0], [0]),
        ([1], [1, 2]),
        ([2], [3]),
        ([3, 4], [4]),
        ([5], [5]),
    ]


def test_what_stands_elsewhere_is_moved_and_beads_follow_the_target() -> None:
    beads = find_beads(made(STORY), made([*STORY[3:5], *STORY[:3], STORY[5]]))
    assert shape(beads) == [([3], [0]), ([4], [1]), ([0], [2]), ([1], [3]), ([2], [4]), ([5], [5])]
    assert [bead.moved for bead in beads] == [True, True, False, False, False, False]


def test_an_omission_stands_behind_the_bead_of_the_sentence_before_it() -> None:
    beads = find_beads(made(STORY), made([STORY[4], STORY[1]]))
    assert shape(beads) == [
        ([0], []),
        ([4], [0]),
        ([5], []),
        ([1], [1]),
        ([2], []),
        ([3], []),
    ]


def test_an_addition_is_new() -> None:
    added = "Astronomers at the Veldt observatory found a comet with two tails."
    beads = find_beads(made(STORY), made([*STORY[:3], added, *STORY[3:]]))
    assert [list(bead.target) for bead in beads if bead.reuse == "new"] == [[3]]


def test_unrelated_documents_share_no_bead() -> None:
    other = made(
        [
            "Beekeepers in Tarn Valley lost half of their hives over winter.",
            "Mites are to blame, according to Professor Ilse Okafor.",
            "Her laboratory tests a vaccine.",
        ]
    )
    assert {bead.reuse for bead in find_beads(made(STORY), other)} == {"omitted", "new"}


def test_furniture_is_a_bead_of_its_own_and_never_inside_of_one() -> None:
    text = f"{STORY[0]}\nShare this story\n{STORY[1]}"
    start = text.index("Share")
    document = segment(Document("made", text, language="en"), [Span(start, start + 16)])
    target = made(f"{STORY[0][:-1]}, and {STORY[1]}")
    assert ([1], []) in shape(find_beads(document, target))
    assert [bead.reuse for bead in find_beads(document, document)] == [
        "verbatim",
        "furniture",
        "furniture",
        "verbatim",
    ]


def test_sentences_without_a_word_are_compared_by_their_marks() -> None:
    document = made("* * *\n???")
    assert [bead.reuse for bead in find_beads(document, document)] == ["verbatim", "verbatim"]


def test_an_empty_document_leaves_everything_out() -> None:
    assert shape(find_beads(made(STORY[:2]), made(""))) == [([0], []), ([1], [])]
    assert find_beads(made(""), made("")) == ()


def test_translations_are_aligned_by_the_encoder() -> None:
    beads = find_beads(made(STORY), made(GERMAN, "de"), encoder=load_encoder())
    tied = [pair for pair in shape(beads) if pair[1]]
    assert tied == [([0], [0]), ([1], [1]), ([3], [2]), ([4], [3])]


@pytest.mark.parametrize("encoder", ["default", "none"])
def test_translations_swapped_have_their_beads_transposed(encoder: str) -> None:
    there = find_beads(made(STORY), made(GERMAN, "de"), encoder=load_encoder(encoder))
    back = find_beads(made(GERMAN, "de"), made(STORY), encoder=load_encoder(encoder))
    assert sorted(shape(there)) == sorted((left, right) for right, left in shape(back))


def test_a_language_that_the_encoder_does_not_know_is_said(
    caplog: pytest.LogCaptureFixture,
) -> None:
    icelandic = [
        "Port Ellery tvöfaldar hafnargjöld í mars, sagði Rosa Lindqvist.",
        "Sjómenn samþykktu 12 daga verkfall í gömlu verksmiðjunni.",
    ]
    with caplog.at_level(logging.WARNING, logger="retold"):
        beads = find_beads(made(STORY[:2]), made(icelandic, "is"), encoder=load_encoder())
    assert shape(beads) == [([0], [0]), ([1], [1])]
    assert "en and is" in caplog.text


def test_without_need_the_encoder_is_not_asked() -> None:
    class Forbidden:
        languages = frozenset({"en"})

        def encode(self, sentences: object) -> None:
            raise AssertionError(sentences)

    target = made([*STORY[:2], *STORY[3:]])
    assert len(find_beads(made(STORY), target, encoder=Forbidden())) == len(STORY)  # type: ignore[arg-type]


def test_an_alignment_holds_both_documents_and_their_beads() -> None:
    source, target = made(STORY), made(STORY[:2])
    alignment = align(source, target)
    assert isinstance(alignment, Alignment)
    assert alignment.source is source
    assert alignment.target is target
    assert alignment.beads == find_beads(source, target)


def test_other_marks_are_not_verbatim() -> None:
    source, target = segment(Document("s", "'")), segment(Document("t", "!"))
    assert all(bead.reuse != "verbatim" for bead in align(source, target).beads)


def test_a_rewrite_is_as_alike_as_its_words_and_a_stranger_stays_open() -> None:
    close, far = STORY[1].replace("12", "21"), "Crews met in a cannery and chose to strike at last."
    scores = []
    for text in (close, far):
        [bead] = [
            each for each in find_beads(made(STORY), made(text)) if each.source and each.target
        ]
        assert (list(bead.source), bead.reuse) == ([1], "rewrite")
        scores.append(bead.score)
    assert 1 > scores[0] > scores[1] > 0
    strange = find_beads(made(STORY), made("Quite another matter came up."))
    assert {bead.reuse for bead in strange} == {"omitted", "new"}
    assert {bead.score for bead in strange} == {0.0}
