"""What tests of the audit ask: the words of a text, a linked bead, what one rule finds."""

from benchmarks.quality.audit import line_aligned, one_bead
from retold.audit.link import link_beads
from retold.audit.link.links import LinkedBead
from retold.audit.rules import RULES
from retold.model import Change, Document
from retold.text.segment import segment
from retold.text.words import Word, words


def side(text: str) -> tuple[Word, ...]:
    document = segment(Document("", text))
    return words(document, range(len(document.sentences)))


def linked(source: str, target: str) -> LinkedBead:
    (bead,) = link_beads(one_bead(source, target))
    return bead


def changes_of(rule: str, source: str, target: str) -> list[Change]:
    """What one rule finds, nothing dropped and nothing judged."""
    (find,) = (entry.find for entry in RULES if entry.name == rule)
    changes = list(find(linked(source, target)))
    for change in changes:
        _check(change, rule, (source, target))
    return changes


_KINDS = {
    "name.exchanged": {"name", "role"},  # names that changed places say that another did it
    "negation.condition": {"negation", "modality", "omission"},
}
"""Rules that tell more than their name says, and what."""


def _check(change: Change, rule: str, texts: tuple[str, str]) -> None:
    """What holds of every change: its kind is its rule's, and its note has its words."""
    assert change.kind in _KINDS.get(rule, {rule.partition(".")[0]})
    assert change.source or change.target
    for span, text in zip((change.source, change.target), texts, strict=True):
        if span is not None:
            assert span.of(text), "an empty span"
            assert span.of(text) == span.of(text).strip(), "a span begins and ends at a word"
    lost, gained = (
        span.of(text) if span else None
        for span, text in zip((change.source, change.target), texts, strict=True)
    )
    if " → " in change.note and lost and gained:
        before, _, after = change.note.partition(" → ")
        assert before.endswith(lost), change.note
        assert after.startswith(gained), change.note
    elif lost is None:
        assert gained, change.note
        says_so = ("new", "not in the source", f"nothing → {gained}")
        assert any(words in change.note for words in says_so), change.note
    elif gained is None:
        assert "gone" in change.note or "left out" in change.note, change.note


def found(rule: str, source: str, target: str) -> list[tuple[str | None, str | None]]:
    """The words of both sides of each change that one rule finds."""
    return [
        (
            change.source.of(source) if change.source else None,
            change.target.of(target) if change.target else None,
        )
        for change in changes_of(rule, source, target)
    ]


def found_among(
    rule: str, source: list[str], target: list[str]
) -> list[tuple[str | None, str | None]]:
    """The same, of lines told one by one, which know the lines around them."""
    (find,) = (entry.find for entry in RULES if entry.name == rule)
    texts = "\n".join(source), "\n".join(target)
    changes = [change for bead in link_beads(line_aligned(source, target)) for change in find(bead)]
    for change in changes:
        _check(change, rule, texts)
    return [
        (
            change.source.of(texts[0]) if change.source else None,
            change.target.of(texts[1]) if change.target else None,
        )
        for change in changes
    ]
