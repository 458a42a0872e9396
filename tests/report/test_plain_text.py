import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from retold.compare import compare
from retold.model import (
    Alignment,
    Bead,
    Certainty,
    Change,
    Comparison,
    Direction,
    Document,
    Ledger,
    OpenDifference,
    Relation,
    Span,
    WordCount,
)
from retold.report import View, phrasing, render, to_html, to_text
from retold.report.changes_text import FULL, OPEN, SHORT
from retold.report.plain_text import LISTED, LISTED_APART
from retold.text.segment import segment

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
    """The comparison with its change of a modality repeated."""
    change = replace(comparison.changes[-3], **fields)
    return replace(comparison, changes=(change,) * count)


def test_the_worst_change_is_seen_on_the_first_screen(comparison: Comparison) -> None:
    screen = "\n".join(to_text(comparison).split("\n")[:22])
    assert screen.startswith(
        "A machine-made rewrite of the source\n"
        "5 critical, 4 major, 4 minor changes; 1 more is possible; 1 open difference\n"
    )
    assert "1.  CRITICAL turned round (certain): stop blocking → block" in screen
    assert "[stop blocking]" in screen
    assert "to [block] the ferry" in screen


def test_both_shares_and_the_order_are_told(comparison: Comparison) -> None:
    text = to_text(comparison)
    assert "84 % of the source is retold" in text
    assert "93 % of the retelling comes from the source" in text
    assert "the source came first, 93 % sure" in text


def test_every_change_is_told(comparison: Comparison) -> None:
    flat = re.sub(r"\s+", " ", to_text(comparison, view=View("possible")))
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
    assert "11. MINOR wording (likely): round → lap" in flat
    assert "source A second [round] of talks is planned" in flat
    assert "retelling A second [lap] of conversations will take place" in flat


def test_what_is_left_out_is_not_told_twice_over(comparison: Comparison) -> None:
    (gone,) = (change for change in comparison.changes if change.bead == 2)
    words_gone = gone.source.of(comparison.alignment.source.text) if gone.source else ""
    named = replace(gone, note=f"left out: {words_gone}")
    flat = re.sub(r"\s+", " ", to_text(replace(comparison, changes=(named,))))
    assert "1. CRITICAL omission (likely): left out source [" in flat
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
    assert text.startswith("Identical: not a word differs\nNo changes: every word is the same\n")
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


def test_two_accounts_are_not_held_word_against_word(comparison: Comparison) -> None:
    apart = to_text(replace(comparison, changes=(), relation=Relation("same-event", ())))
    assert "Neither text comes from the other: no changes are looked for" in apart
    assert "who leads →" not in apart


STORY = (
    "The river rose by a metre on Friday night and the council met early. A spokesman said that "
    "the bridge would stay shut until the water fell. {}"
)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("It fell to -3 degrees.", "It fell to 3 degrees."),
        ("The toll is £30 now.", "The toll is 30 now."),
        ("They earn that in a week.", "They earn that in a month."),
        ("The price of flour rose.", "The price for flour rose."),
        ("Ida leads the mill.", "Ida led the mill."),
        ("Votes were 12-7 then.", "Votes were 7-12 then."),
        ("Marsh accused Pike of lying.", "Pike accused Marsh of lying."),
        ("Ida was seen at the mill.", "Ida was seen by the mill."),
        ("Ida sold only the mill.", "Only Ida sold the mill."),
    ],
)
def test_a_word_or_sign_that_differs_is_seen_in_the_report(source: str, target: str) -> None:
    text = to_text(compare(STORY.format(source), STORY.format(target)))
    assert not text.startswith("Identical")
    assert "every word is the same" not in text
    shown = [line for line in text.split("\n") if "→" in line or "[" in line or "(moved)" in line]
    assert shown


@pytest.mark.parametrize(
    ("target", "verdict"),
    [
        ("Ida runs the “mill”.", "Identical: not a word differs\n"),
        ("Ida runs the 'mill'.", "The same words in the same order; marks or signs differ\n"),
    ],
)
def test_identical_is_said_only_of_the_same_words_and_marks(target: str, verdict: str) -> None:
    text = to_text(compare(STORY.format("Ida runs the “mill”."), STORY.format(target)))
    assert text.startswith(verdict)
    assert "No changes: every word is the same\n" in text


def test_the_two_texts_have_one_name_each(comparison: Comparison) -> None:
    told = ("90 % of the target’s words", "the source said “target” first (target)")
    text = to_text(replace(comparison, relation=Relation("edited", told)))
    assert "90 % of the retelling’s words" in text
    assert "the source said “target” first (retelling)" in text
    apart = to_text(replace(comparison, relation=Relation("unrelated", told)))
    assert "90 % of the second text’s words" in apart


def test_words_say_zero_and_all_only_where_they_are_exact() -> None:
    shares = {0.0: "0 %", 0.001: "<1 %", 0.5: "50 %", 0.999: ">99 %", 1.0: "100 %"}
    assert {share: phrasing.percent(share) for share in shares} == shares


def test_swapped_documents_are_asked_about(comparison: Comparison) -> None:
    swapped = replace(comparison, direction=Direction("target", 0.8, ()))
    assert "the retelling came first (are the two swapped?), 80 % sure" in to_text(swapped)


def flat(comparison: Comparison, certainty: Certainty = "likely", **rules: str) -> str:
    return re.sub(r"\s+", " ", to_text(comparison, view=View(certainty, rules)))


def test_what_is_only_possible_is_counted_and_listed_when_asked(comparison: Comparison) -> None:
    told = flat(comparison)
    assert "1 more is possible (1 wording): listed with --certainty possible" in told
    assert "lasted → taken" not in told
    asked = flat(comparison, "possible")
    assert "14. MINOR wording (possible): lasted → taken" in asked
    assert "more is possible" not in asked


def test_of_what_is_certain_alone_the_likely_is_counted(comparison: Comparison) -> None:
    told = flat(comparison, "certain")
    assert "1 critical change; 13 more are likely or possible; 1 open" in told
    assert "fell → rose" not in told
    assert "listed with --certainty possible" in told


def test_an_open_difference_stands_in_its_sentence(comparison: Comparison) -> None:
    told = flat(comparison)
    assert "Open differences: 1 place where no rule says why words differ" in told
    assert "said Maren Tolv[, who leads → , head of] the union." in told


@pytest.mark.parametrize(("length", "lines"), [(20, 1), (21, 2)])
def test_long_wordings_stand_each_in_the_words_of_its_own_text(length: int, lines: int) -> None:
    old, new = "x" * 20, "y" * length
    source, target = f"The mill {old} was shut.", f"Yesterday the mill {new} closed its gates."
    place = OpenDifference(
        0,
        Span(source.index(old), source.index(old) + 20),
        Span(target.index(new), target.index(new) + length),
    )
    comparison = pair(source, target)
    shown = phrasing.difference(comparison, place, 30)
    assert len(shown) == lines
    marked = replace(comparison, changes=(), ledger=Ledger(EMPTY, EMPTY, (place,)))
    text, page, note = flat(marked), to_html(marked), str(render(marked, "markdown", View()))
    if lines == 1:
        assert f"Yesterday the mill [{old} → {new}] closed its gates." in text
        assert f"<b>{old} → {new}</b>" in page
    else:
        assert f"source: The mill [{old}] was shut. retelling: Yesterday the mill [{new}]" in text
        assert f"The mill <b>{old}</b> was shut." in page
        assert f"Yesterday the mill <b>{new}</b> closed its gates." in page
        assert f"Source: The mill **{old}** was shut." in note


def test_the_numbers_of_changes_stand_behind_their_own_severity() -> None:
    source = "The mill is shut. Nobody came. It rained."
    comparison = compare(source, "The mill is shut.")
    stretch = Alignment(
        comparison.alignment.source,
        comparison.alignment.target,
        tuple(
            Bead(range(at, at + 1), range(at, at + (at == 0)), 1.0, "omitted" if at else "verbatim")
            for at in range(3)
        ),
    )
    changes = tuple(
        Change("omission", severity, bead, stretch.source.sentences[bead].span, None, "gone")
        for severity, bead in (("critical", 2), ("major", 1))
    )
    text = flat(replace(comparison, alignment=stretch, changes=changes))
    assert "Nobody came. It rained. [critical: 1; major: 2]" in text


def test_many_open_differences_are_counted(comparison: Comparison) -> None:
    many = replace(comparison.ledger, open=comparison.ledger.open * (OPEN + 3))
    assert "… and 3 more places" in flat(replace(comparison, ledger=many))
    enough = replace(comparison.ledger, open=comparison.ledger.open * OPEN)
    told = flat(replace(comparison, ledger=enough, changes=()))
    assert told.count("who leads → ") == OPEN
    assert "… and" not in told.partition("Left out")[0]


def test_rewording_is_listed_only_where_nothing_else_is_told(comparison: Comparison) -> None:
    assert "Dockworkers → dock workers" not in flat(comparison)
    ledger = replace(comparison.ledger, open=())
    calm = flat(replace(comparison, changes=(), ledger=ledger))
    assert "No changes: every word is accounted for, 20 said otherwise, 30 left out, 18 new" in calm
    assert "Said otherwise, in the same sense" in calm
    assert "Dockworkers → dock workers · talks → conversations" in calm


def test_no_changes_is_said_only_where_nothing_is_told_and_nothing_open(
    comparison: Comparison,
) -> None:
    possible = replace(comparison, changes=comparison.changes[-1:])
    assert "No certain or likely change; 1 is possible; 1 open difference to be read" in flat(
        possible
    )
    opened = replace(comparison, changes=())
    assert "1 open difference to be read" in flat(opened)
    for each in (possible, opened):
        assert "No changes" not in flat(each)
        identical = replace(each, relation=Relation("identical", ()))
        assert "Identical" not in flat(identical)


def test_the_rule_of_each_change_is_named_where_it_is_asked(comparison: Comparison) -> None:
    name, file = "negation.antonym", "retold/audit/rules/negation_antonym.py"
    assert f"rule {name} ({file})" in flat(comparison, **{name: file})
    assert name not in flat(comparison)


def test_a_summary_folds_what_it_leaves_out(
    comparison: Comparison,
) -> None:
    told = to_text(replace(comparison, relation=Relation("summary", ())))
    assert told.startswith("A summary of the source\n")
    assert "\nLeft out: 2 sentences, 29 words, as a summary may\n" in told
    assert "– Some shops" not in told
    numbers = [int(number) for number in re.findall(r"^(\d+)\. ", told, re.MULTILINE)]
    assert numbers == sorted(numbers)
