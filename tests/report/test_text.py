import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from retold.model import (
    Alignment,
    Bead,
    Change,
    Comparison,
    Direction,
    Document,
    Ledger,
    Relation,
    Span,
    WordCount,
)
from retold.report import to_text, words
from retold.report.text import FULL, LISTED, LISTED_APART, SHORT
from retold.segment import segment

EMPTY = WordCount(0, 0, 0, 0, 0, 0, 0, 0)


def pair(source: str, target: str) -> Comparison:
    """Two lines that retell each other, each marked as changed from end to end."""
    ours, theirs = (segment(Document(name, text)) for name, text in (("a", source), ("b", target)))
    tied = bool(ours.sentences and theirs.sentences)
    bead = Bead(range(len(ours.sentences)), range(len(theirs.sentences)), 0.5, "rewrite")
    change = Change("wording", "major", 0, Span(0, len(source)), Span(0, len(target)), target)
    return Comparison(
        Alignment(ours, theirs, (bead,) if tied else ()),
        (change,) if tied else (),
        Relation("edited", ()),
        1.0,
        1.0,
        Direction("unknown", 0.0, ()),
        Ledger(EMPTY, EMPTY, ()),
    )


def planted(comparison: Comparison, count: int, **fields: object) -> Comparison:
    """The comparison with its last but one change repeated."""
    change = replace(comparison.changes[-2], **fields)
    return replace(comparison, changes=(change,) * count)


def test_the_worst_change_is_seen_on_the_first_screen(comparison: Comparison) -> None:
    screen = "\n".join(to_text(comparison).split("\n")[:22])
    assert screen.startswith("A machine-made rewrite of the source\n5 critical, 4 major, 4 minor")
    assert re.search(r"4 minor changes; \d+ more words differ\n", screen)
    assert "[stop blocking]" in screen
    assert "to [block] the ferry" in screen


def test_both_shares_and_the_order_are_told(comparison: Comparison) -> None:
    text = to_text(comparison)
    assert "84 % of the source is retold" in text
    assert "93 % of the retelling comes from the source" in text
    assert "the source came first, 93 % sure" in text


def test_every_change_is_told(comparison: Comparison) -> None:
    flat = re.sub(r"\s+", " ", to_text(comparison))
    for change in comparison.changes:
        assert change.note in flat or change.kind in {"omission", "addition"}
        for span, side in (
            (change.source, comparison.alignment.source),
            (change.target, comparison.alignment.target),
        ):
            if span is not None:
                assert span.of(side.text) in flat


def test_a_side_on_which_nothing_stands_says_so(comparison: Comparison) -> None:
    assert re.search(r"workers\.\]\n +retelling +\(nothing\)", to_text(comparison))


def test_what_was_left_out_added_moved_and_not_compared_is_listed(comparison: Comparison) -> None:
    text = to_text(comparison)
    assert "Left out: 2 sentences, 29 words" in text
    assert "[critical: 3]" in re.sub(r"\s+", " ", text)
    assert "Added: 1 sentence" in text
    assert "sentence 10 → 2" in text
    assert "READ MORE: Ten ways to cook a herring" in text


def test_a_pivot_explains_a_word(comparison: Comparison) -> None:
    assert re.search(r"through +German “Runde”", to_text(comparison))


def test_without_colour_no_escape_and_with_colour_no_brackets(comparison: Comparison) -> None:
    assert "\x1b" not in to_text(comparison)
    coloured = to_text(comparison, colour=True)
    assert "\x1b[1;31mCRITICAL" in coloured
    assert "[stop blocking]" not in coloured
    plain = re.sub(r"\x1b\[[\d;]*m", "", coloured)
    assert plain.replace("[", "").replace("]", "").split() == (
        to_text(comparison).replace("[", "").replace("]", "").split()
    )


@pytest.mark.parametrize("width", [40, 60, 80, 110, 200])
@pytest.mark.parametrize("colour", [False, True])
def test_no_line_is_wider_than_asked(comparison: Comparison, width: int, colour: bool) -> None:  # noqa: FBT001
    plain = re.sub(r"\x1b\[[\d;]*m", "", to_text(comparison, width=width, colour=colour))
    assert max(cell_len(line) for line in plain.split("\n")) <= width
    assert all(line == line.rstrip() for line in plain.split("\n"))


@pytest.mark.parametrize(
    "text",
    [
        "船員は火曜日に港の封鎖をやめることで合意したと当局が発表した。" * 4,
        "وافق عمال الميناء يوم الثلاثاء على وقف إغلاق محطة العبارات لمدة أسبوعين. " * 4,
        "Verylongwordwithoutanyspaceinit" * 20,
        "e\u0301a\u200b\ufe0f\ufe0f\ufe0f 👩‍👩‍👧 \u202eabc\u202c soft\u00adhyphen " * 12,
    ],
)
def test_wide_and_invisible_characters_do_not_break_the_width(text: str) -> None:
    written = to_text(pair(text, text), width=60)
    assert max(cell_len(line) for line in written.split("\n")) <= 60


@given(st.text(max_size=200), st.text(max_size=200), st.booleans())
def test_no_text_breaks_the_width_or_reaches_the_terminal_as_a_command(
    source: str,
    target: str,
    colour: bool,  # noqa: FBT001
) -> None:
    written = to_text(pair(source, target), width=50, colour=colour)
    plain = re.sub(r"\x1b\[[\d;]*m", "", written)
    assert max(cell_len(line) for line in plain.split("\n")) <= 50
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", plain)
    plain.encode("utf-8")


def test_what_is_too_much_to_show_is_counted(comparison: Comparison) -> None:
    many = SHORT + FULL + 9
    severe = to_text(planted(comparison, many, severity="major"))
    assert severe.count("MAJOR") == FULL + SHORT
    assert "… and 9 more changes (9 modality)" in severe
    minor = to_text(planted(comparison, SHORT + 5))
    assert minor.count("is planned → will take place") == SHORT
    assert "… and 5 more changes (5 modality)" in minor
    assert "more change" not in to_text(planted(comparison, SHORT))


def test_a_minor_change_has_its_number_and_both_sentences(comparison: Comparison) -> None:
    flat = re.sub(r"\s+", " ", to_text(comparison))
    assert "11. MINOR wording: round → lap" in flat
    assert "source A second [round] of talks is planned" in flat
    assert "retelling A second [lap] of conversations will take place" in flat


def test_what_is_left_out_is_not_told_twice_over(comparison: Comparison) -> None:
    (gone,) = (change for change in comparison.changes if change.bead == 2)
    words_gone = gone.source.of(comparison.alignment.source.text) if gone.source else ""
    named = replace(gone, note=f"left out: {words_gone}")
    flat = re.sub(r"\s+", " ", to_text(replace(comparison, changes=(named,))))
    assert "1. CRITICAL omission: left out source [" in flat
    assert flat.count(words_gone) == 1


def thinned() -> Comparison:
    """Thirty lines of two sentences, of which the target has the first."""
    source = segment(Document("a", "Kept. Gone.\n" * 30))
    target = segment(Document("b", "Kept.\n" * 30))
    beads: list[Bead] = []
    for line in range(30):
        kept, gone = range(2 * line, 2 * line + 1), range(2 * line + 1, 2 * line + 2)
        beads.append(Bead(kept, range(line, line + 1), 1.0, "verbatim"))
        beads.append(Bead(gone, range(line + 1, line + 1), 0.0, "omitted"))
    return replace(pair("", ""), alignment=Alignment(source, target, tuple(beads)))


def test_many_places_left_out_are_counted() -> None:
    text = to_text(thinned())
    assert text.count("– Gone.") == LISTED
    assert f"… and {30 - LISTED} more places" in text


def test_an_identical_pair_is_told_in_a_few_lines() -> None:
    same = replace(pair("", ""), relation=Relation("identical", ()))
    text = to_text(same)
    assert text.startswith("Identical: not a word differs\nNo changes found by the rules")
    assert "Changes" not in text


def test_two_independent_accounts_leave_nothing_out(comparison: Comparison) -> None:
    text = to_text(replace(comparison, relation=Relation("same-event", ())))
    assert text.startswith("Two independent accounts of one event")
    assert "Left out" not in text
    assert "Only in the first text: 2 sentences" in text


def test_two_independent_accounts_are_listed_briefly() -> None:
    apart = replace(thinned(), relation=Relation("unrelated", ()))
    text = to_text(apart)
    assert text.count("– Gone.") == LISTED_APART
    assert f"… and {30 - LISTED_APART} more places" in text


def test_nothing_is_said_to_be_the_same_that_is_not(comparison: Comparison) -> None:
    text = to_text(replace(comparison, changes=()))
    assert re.search(r"^No changes found by the rules; \d+ words differ$", text, re.MULTILINE)
    assert "fell → rose" in text
    assert "62 → 26" in text
    apart = to_text(replace(comparison, changes=(), relation=Relation("same-event", ())))
    assert "Neither text comes from the other: no changes are looked for" in apart
    assert "fell → rose" not in apart


def test_texts_that_differ_in_a_sign_are_not_called_identical() -> None:
    minus = replace(pair("It fell to -3.", "It fell to 3."), changes=())
    text = to_text(replace(minus, relation=Relation("identical", ())))
    assert text.startswith("The same words in the same order; marks or signs differ\n")
    assert "No changes found by the rules; 1 word differs" in text
    assert "-3 → 3" in text


def test_the_two_texts_have_one_name_each(comparison: Comparison) -> None:
    told = ("90 % of the target’s words", "the source said “target” first (target)")
    text = to_text(replace(comparison, relation=Relation("edited", told)))
    assert "90 % of the retelling’s words" in text
    assert "the source said “target” first (retelling)" in text
    apart = to_text(replace(comparison, relation=Relation("unrelated", told)))
    assert "90 % of the second text’s words" in apart


def test_words_say_zero_and_all_only_where_they_are_exact() -> None:
    shares = {0.0: "0 %", 0.001: "<1 %", 0.5: "50 %", 0.999: ">99 %", 1.0: "100 %"}
    assert {share: words.percent(share) for share in shares} == shares


def test_swapped_documents_are_asked_about(comparison: Comparison) -> None:
    swapped = replace(comparison, direction=Direction("target", 0.8, ()))
    assert "the retelling came first (are the two swapped?), 80 % sure" in to_text(swapped)
