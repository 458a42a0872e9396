"""An edited copy: edits that change what it says are told, those that do not are not."""

import pytest

from retold.audit import audit
from retold.audit.link import link_beads
from retold.audit.rules import wording_copy as copies
from retold.model import Alignment, Bead, Change, Document
from retold.segment import segment

COPIED = (
    "The harbour board said on Monday that the new ferry would sail from the north pier twice a "
    "day. It asked the council for a grant to repair the old customs house before the winter."
)


def aligned(target: str) -> Alignment:
    sides = segment(Document("s", COPIED)), segment(Document("t", target))
    beads = tuple(Bead(range(at, at + 1), range(at, at + 1), 1.0, "rewrite") for at in range(2))
    return Alignment(*sides, beads)


def edits(target: str) -> list[Change]:
    return [change for pair in link_beads(aligned(target)) for change in copies.changes(pair)]


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("customs house", "customs car", "wording"),
        ("the council for a grant", "only the council for a grant", "addition"),
        ("for a grant to", "for a grant and a lottery ticket to", "addition"),
    ],
)
def test_an_edit_that_changes_the_sense_is_told_with_its_words(
    old: str, new: str, kind: str
) -> None:
    target = COPIED.replace(old, new)
    told = [change for change in edits(target) if change.kind == kind]
    assert len(told) == 1
    here, there = told[0].source, told[0].target
    assert here is None or here.of(COPIED) in old
    assert there is not None
    assert there.of(target) in new


@pytest.mark.parametrize(
    ("old", "new"), [("said", "stated"), ("repair", "restore"), ("the winter", "winter")]
)
def test_a_synonym_in_a_copy_is_no_edit_to_tell(old: str, new: str) -> None:
    assert not edits(COPIED.replace(old, new))


def test_a_copy_without_edits_has_nothing_to_tell() -> None:
    assert not audit(aligned(COPIED)).changes


def test_a_text_told_in_other_words_is_no_copy() -> None:
    other = "Twice daily, from the north pier, the ferry is to leave, the board announced."
    whole = Bead(range(2), range(1), 1.0, "rewrite")
    sides = segment(Document("s", COPIED)), segment(Document("t", other))
    pairs = link_beads(Alignment(*sides, (whole,)))
    assert not copies.is_edited_copy(pairs)
    assert copies.is_edited_copy(link_beads(aligned(COPIED)))
