import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.corpus.copied import (
    OWN,
    Piece,
    grouped,
    is_frame,
    is_short,
    is_taken,
    pieces,
    quotes_alike,
)
from retold.index import outlines
from retold.index.outline import stems
from retold.model import Span

SAID = "“We will not leave the valley before the last of the herds is safe,” Ada Quint said."
TOLD = "Rangers counted eleven hundred head on the lower slopes and moved them over the old bridge."
POST = "The lower slopes of Gannow are closed to all traffic until the herds are over the bridge"
LONGER = (
    f"{TOLD} The bridge at Gannow carries no more than forty head at a time, so that the crossing "
    "took the rangers until the evening."
)


def of(source: str, target: str) -> tuple[Piece, ...]:
    ours, theirs = outlines([source, target])
    return pieces(ours, [theirs])[0]


def counted(source: str, target: str) -> list[tuple[int, int, int]]:
    return [(one.words, one.unquoted, one.own) for one in of(source, target)]


def test_a_quotation_that_both_have_is_no_wording_of_the_report() -> None:
    theirs = "Quint told us: “We will not leave the valley before the last of the herds is safe.”"
    assert counted(SAID, theirs) == [(14, 0, 0)]


def test_marks_in_either_text_make_a_quotation() -> None:
    bare = "we will not leave the valley before the last of the herds is safe, they shouted"
    assert counted(SAID, bare) == counted(bare, SAID) == [(14, 0, 0)]


def test_a_report_that_both_have_is_its_own_wording() -> None:
    assert counted(TOLD, TOLD) == [(16, 16, 16)]


def test_what_is_said_in_the_first_person_is_nobodys_report() -> None:
    said = TOLD.replace("Rangers", "Today we")
    assert counted(said, said) == [(17, 17, 0)]


def test_a_post_that_both_show_is_a_quotation() -> None:
    shown = f"She wrote:\n\n{POST} — Ada Quint (@adaquint) March 3, 2019\n\nThe crossing went on."
    assert next(own for _, _, own in counted(shown, shown)) < len(POST.split())
    assert counted(f"He saw it.\n\n{POST}.", shown) == [(17, 0, 0)]


def test_case_and_marks_do_not_count() -> None:
    assert counted(TOLD, TOLD.upper().replace(" AND", ", AND")) == [(16, 16, 16)]


@pytest.mark.parametrize("target", ["", "Rangers counted eleven hundred", TOLD[::-1]])
def test_short_runs_say_nothing(target: str) -> None:
    assert of(TOLD, target) == of(target, TOLD) == ()


def test_a_long_run_is_taken_and_a_sentence_is_not() -> None:
    assert is_taken(of(LONGER, f"Elsewhere it rained. {LONGER}"))
    assert not is_taken(of(TOLD, f"Elsewhere it rained. {TOLD}"))
    assert not is_taken(of(SAID, SAID))


@given(st.text(max_size=40), st.text(max_size=40))
def test_pieces_are_the_same_words_in_both(before: str, behind: str) -> None:
    ours, theirs = outlines([LONGER, f"{before} {LONGER} {behind}"])
    for piece in pieces(ours, [theirs])[0]:
        there, here = piece.source.of(stems(ours)), piece.target.of(stems(theirs))
        assert there.tolist() == here.tolist()
        assert len(there) == piece.words >= piece.unquoted >= piece.own


@given(st.permutations([LONGER, SAID, TOLD, "", "Elsewhere it rained.", f"{SAID} {LONGER}"]))
def test_many_texts_have_together_what_each_has_alone(targets: list[str]) -> None:
    [ours], theirs = outlines([LONGER]), outlines(targets)
    assert pieces(ours, theirs) == [pieces(ours, [one])[0] for one in theirs]
    assert pieces(ours, []) == []


def test_pieces_with_a_few_changed_words_between_are_one_passage() -> None:
    first, second = LONGER[: LONGER.index("at a time")], LONGER[LONGER.index("so that") :]
    near, far = f"{first} and {second}", f"{first} {'and more of it besides ' * 3} {second}"
    assert [len(group) for group in grouped(of(LONGER, near))] == [2]
    assert [len(group) for group in grouped(of(LONGER, far))] == [1]


def test_a_few_shared_words_are_not_worth_telling() -> None:
    assert grouped(of(TOLD, TOLD))
    assert not grouped(of(TOLD, " ".join(TOLD.split()[:12])))


@pytest.mark.parametrize(
    ("words", "behind", "framed"),
    [(160, 40, True), (161, 40, False), (160, 41, False)],
)
def test_a_frame_is_a_short_piece_at_the_end_of_both(words: int, behind: int, framed: bool) -> None:  # noqa: FBT001
    piece = Piece(Span(500, 500 + words), Span(90, 90 + words), words, words)
    assert is_frame(piece, 500 + words + behind, 90 + words) is framed
    assert is_frame(piece, 500 + words, 90 + words + behind) is framed


@pytest.mark.parametrize(("quoted", "alike"), [(15, True), (14, False)])
def test_texts_that_quote_enough_alike_tell_of_one_statement(quoted: int, alike: bool) -> None:  # noqa: FBT001
    assert quotes_alike([Piece(Span(0, 30), Span(0, 30), 30 - quoted, 0)]) is alike


@pytest.mark.parametrize(("words", "short"), [(OWN - 1, True), (OWN, False), (0, True)])
def test_a_text_of_fewer_words_than_a_passage_is_short(words: int, *, short: bool) -> None:
    assert is_short("word " * words) == short
