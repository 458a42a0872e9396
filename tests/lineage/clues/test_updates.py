import pytest

from retold.lineage.clues.updates import LONGEST_NOTE, _last_year, corrected, dated, later_year

STORY = "The dam was built in 1931. Engineers will inspect the wall today. The lake is full."


@pytest.mark.parametrize(
    ("seek", "target", "shown"),
    [
        (corrected, f"{STORY}\nCorrection: the dam was built in 1931.", "Correction:"),
        (corrected, f"{STORY}\nAn earlier version of this article named another year.", "earlier"),
        (corrected, f"{STORY}\nThis story has been updated.", "updated"),
        (later_year, f"{STORY} It burst in 2004.", "2004"),
        (
            dated,
            STORY.replace("will inspect the wall today", "inspected the wall on Monday"),
            "will",
        ),
        (dated, STORY.replace("today", "on Monday"), "today → on Monday"),
    ],
)
def test_what_only_a_later_text_can_say(ordered, seek, target, shown) -> None:
    page = {"outlet": "Lune Echo"}, {"outlet": "Lune Echo"}
    clue = seek(ordered(STORY, target, *page))
    assert clue is not None
    assert shown in clue.words
    assert seek(ordered(target, STORY, *page)) is None


@pytest.mark.parametrize("seek", [corrected, later_year, dated])
def test_one_text_twice_was_not_brought_up_to_date(ordered, seek) -> None:
    assert seek(ordered(STORY, STORY)) is None


def test_a_year_to_come_is_no_sign(ordered) -> None:
    assert later_year(ordered(STORY, f"{STORY} It may burst by 2090.")) is None


def test_whoever_copies_another_page_leaves_its_notes_out(ordered) -> None:
    note = f"{STORY}\nCorrection: the dam was built in 1931."
    old, new = {"outlet": "Lune Echo"}, {"outlet": "Daily Digest"}
    assert corrected(ordered(STORY, note, old, new)) is None
    assert corrected(ordered(STORY, note, old, {"outlet": "The Lune Echo"})) is not None


@pytest.mark.parametrize(
    "note",
    [
        "A previous edition of the report named another year.",
        "This article was corrected.",
        "The text is revised.",
        "The page has been clarified.",
        "The headline was changed.",
        "The item was amended.",
        "Correction: another year.",
        "CLARIFICATIONS — another year.",
        "Editor’s note: another year.",
        "Update: another year.",
        "The year (amended) is another.",
    ],
)
def test_each_wording_of_a_note_is_seen_in_a_text_and_in_a_title(ordered, note) -> None:
    assert corrected(ordered(STORY, f"{STORY}\n{note}")) is not None
    assert corrected(ordered(STORY, STORY + " So.", None, {"title": note})) is not None


@pytest.mark.parametrize(
    ("written", "year"),
    [
        ("in 2004", 2004),
        ("in 1532", 1532),
        ("of 2,004", None),
        ("of 12004", None),
        ("in 1204", None),
        ("2004%", None),
    ],
)
def test_a_year_is_four_digits_that_stand_alone(ordered, written, year) -> None:
    later = STORY.replace("1931", "1031") + f" It burst {written} or so."
    known = ordered(STORY.replace("1931", "1031"), later)
    assert _last_year(known.later.text) == year


@pytest.mark.parametrize(("more", "is_told"), [(0, True), (1, False)])
def test_a_cut_of_a_page_lacks_its_note_too(ordered, more: int, *, is_told: bool) -> None:
    """Whose text is a part of the other may have cut the note with the rest."""
    rest = " ".join(["stone"] * (LONGEST_NOTE - 5 + more))
    whole = f"{STORY} The dam is {rest}.\nUpdated: noon."
    order = ordered(STORY, whole)
    assert order.later.size - order.earlier.size == LONGEST_NOTE + more
    assert (corrected(order) is not None) is is_told
    assert corrected(ordered(STORY.replace("full", "empty"), whole)) is not None


def test_a_version_of_something_else_is_no_note(ordered) -> None:
    page = {"outlet": "Lune Echo"}, {"outlet": "Lune Echo"}
    later = f"{STORY} An earlier version of the drug was a tablet."
    assert corrected(ordered(STORY, later, *page)) is None
