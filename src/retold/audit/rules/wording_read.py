"""Words that the reader marks where no rule knows what has become of them."""

from collections.abc import Iterator

from retold.audit.cues.denials import EXPLICIT
from retold.audit.link.links import LinkedBead
from retold.audit.rules import modality, wording_edit
from retold.audit.verdict.marked import Mark
from retold.model import Change, Kind
from retold.text.signs import signed
from retold.text.words import Word

FORCES = modality.WEAKENING | {"will", "shall", "must"}
"""Words that say how sure or binding a claim is."""


def changes(mark: Mark) -> Iterator[Change]:
    """The change for words that the reader finds not borne out; its kind is by what they are."""
    bead = mark.bead
    source, target = mark.words()
    lost, gained = bead.source[source.start : source.stop], bead.target[target.start : target.stop]
    source_span = signed(bead.texts[0], bead.source, source)
    target_span = signed(bead.texts[1], bead.target, target)
    before, after = (
        span.of(text) if span else ""
        for span, text in zip((source_span, target_span), bead.texts, strict=True)
    )
    note = wording_edit.note(before, after, bead.texts)
    kind = _kind(bead, mark, lost, gained)
    yield Change(kind, "major", bead.index, source_span, target_span, note)


def _kind(bead: LinkedBead, mark: Mark, lost: tuple[Word, ...], gained: tuple[Word, ...]) -> Kind:
    words = (*lost, *gained)
    by_words = wording_edit.kind_of(bead, lost, gained)
    if by_words in {"quote", "number"}:
        return by_words
    if any(word.fold in EXPLICIT for word in words):
        return "negation"
    if any(word.fold in FORCES or word.lemma in FORCES for word in words):
        return "modality"
    return "role" if _stand_in_both(bead, mark) else by_words


def _stand_in_both(bead: LinkedBead, mark: Mark) -> bool:
    """Whether the other side has the same words: what differs is who did what to whom."""
    side, links = (bead.source, bead.to_target) if mark.of_source else (bead.target, bead.to_source)
    content = [place for place in mark.places if side[place].content]
    other_side = bead.target if mark.of_source else bead.source
    return bool(content) and all(
        (tied := links[place]) is not None and other_side[tied].lemma == side[place].lemma
        for place in content
    )
