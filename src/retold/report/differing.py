"""Comparison -> the words that differ inside of tied sentences and that no change tells.

No rule says anything of them: that they do no harm is for a reader to see. With the changes, the
sentences left out and those added they are all that two texts in one language do not share.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from retold.edits import Edit, word_edits
from retold.model import Bead, Comparison, RelationKind, SegmentedDocument, Span
from retold.segment import visible

TOLD_ANEW: frozenset[RelationKind] = frozenset({"same-event", "translation", "unrelated"})
"""Of two texts told independently, or in two languages, every word would be another word."""

_MARKS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-"})
_DASHES = frozenset("-–—−‑")
_BEHIND = frozenset("%‰°")
"""Signs that stand behind their figure."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of one bead that are others, in another form, in another place, or on one side only.

    words: how many, of the side that has more. moved: they are the same words in another place.
    """

    bead: int
    source: Span | None
    target: Span | None
    words: int
    moved: bool = False


def differences(comparison: Comparison) -> tuple[Difference, ...]:
    """The words that differ and that no change tells, in the order of the beads.

    Case, and how quotation marks and dashes are drawn, make no difference; all else does. None for
    two texts of which neither comes from the other, and between two languages.
    """
    if comparison.relation.kind in TOLD_ANEW:
        return ()
    told = _told(comparison)
    found: list[Difference] = []
    for index, bead in enumerate(comparison.alignment.beads):
        if bead.reuse in {"rewrite", "verbatim"} and bead.source and bead.target:
            spans = told.get(index, ([], []))
            in_bead = _of_bead(comparison, index, bead)
            found += (difference for difference in in_bead if not _is_told(difference, spans))
    return tuple(found)


def count_words(found: Iterable[Difference]) -> int:
    """How many words differ in all."""
    return sum(difference.words for difference in found)


def _told(comparison: Comparison) -> Mapping[int, tuple[list[Span], list[Span]]]:
    """For each bead, the spans of its changes on either side."""
    told: defaultdict[int, tuple[list[Span], list[Span]]] = defaultdict(lambda: ([], []))
    for change in comparison.changes:
        for spans, span in zip(told[change.bead], (change.source, change.target), strict=True):
            if span is not None:
                spans.append(span)
    return told


def _is_told(difference: Difference, told: tuple[list[Span], list[Span]]) -> bool:
    """Whether a change has some of the words."""
    sides = zip((difference.source, difference.target), told, strict=True)
    return any(
        span is not None and any(each.start < span.end and span.start < each.end for each in spans)
        for span, spans in sides
    )


def _of_bead(comparison: Comparison, index: int, bead: Bead) -> Iterator[Difference]:
    source, target = comparison.alignment.source, comparison.alignment.target
    tokens = _tokens(source, bead.source), _tokens(target, bead.target)
    if [token.of(source.text) for token in tokens[0]] == [t.of(target.text) for t in tokens[1]]:
        return
    edits = word_edits(source.text, tokens[0], target.text, tokens[1])
    for edit in edits:
        for part in _by_word(_trimmed(edit, source.text, target.text, tokens)):
            words = (
                _words(source.text, tokens[0], part.source),
                _words(target.text, tokens[1], part.target),
            )
            size = max(map(len, words))
            if not size or (edit.kind != "move" and words[0] == words[1]):
                continue
            shown = _with_figures(part, words, tokens)
            yield Difference(
                index,
                _reach(tokens[0], shown.source),
                _reach(tokens[1], shown.target),
                size,
                moved=edit.kind == "move",
            )


def _by_word(edit: Edit) -> Iterator[Edit]:
    """A run of the same words word by word, where that can be done; any other edit as it is."""
    if edit.kind != "same" or len(edit.source) != len(edit.target):
        yield edit
        return
    for source, target in zip(edit.source, edit.target, strict=True):
        yield Edit(range(source, source + 1), range(target, target + 1), "same")


def _trimmed(edit: Edit, source: str, target: str, tokens: tuple[Sequence[Span], ...]) -> Edit:
    """The same in more words on one side (no one, nobody), without what is alike at the ends."""
    if edit.kind != "same" or len(edit.source) == len(edit.target):
        return edit
    ours = [_word(source, tokens[0][place]) for place in edit.source]
    theirs = [_word(target, tokens[1][place]) for place in edit.target]
    shorter = min(len(ours), len(theirs))
    start = next((at for at in range(shorter) if ours[at] != theirs[at]), shorter)
    left = shorter - start
    end = next((at for at in range(left) if ours[-1 - at] != theirs[-1 - at]), left)
    return Edit(
        range(edit.source.start + start, edit.source.stop - end),
        range(edit.target.start + start, edit.target.stop - end),
        "replace",
    )


def _with_figures(
    edit: Edit, words: tuple[list[str], list[str]], tokens: tuple[Sequence[Span], ...]
) -> Edit:
    """Of signs alone, the edit with the figures that they stand at: (nothing) → -, 3 → -3."""
    signs = [word for side in words for word in side]
    if any(map(str.isalnum, "".join(signs))):
        return edit
    behind = all(sign in _BEHIND for sign in signs)
    source, target = (
        range(max(0, places.start - 1), places.stop)
        if behind
        else range(places.start, min(len(side), places.stop + 1))
        for places, side in zip((edit.source, edit.target), tokens, strict=True)
    )
    return Edit(source, target, edit.kind)


def _words(text: str, tokens: Sequence[Span], places: range) -> list[str]:
    """The words and signs at some places, as they are compared: without other marks."""
    return [
        _word(text, tokens[place])
        for place in places
        if any(map(str.isalnum, tokens[place].of(text))) or _is_sign(text, tokens, place)
    ]


def _is_sign(text: str, tokens: Sequence[Span], place: int) -> bool:
    """Whether a mark changes a figure: a currency, %, °, ×, and a minus right before it."""
    mark = tokens[place].of(text)
    if mark in _BEHIND or unicodedata.category(mark[0]) in {"Sc", "Sm"}:
        return True
    end = tokens[place].end
    before = text[max(0, tokens[place].start - 1) : tokens[place].start]
    return mark in _DASHES and text[end : end + 1].isdigit() and not before.isalnum()


def _word(text: str, token: Span) -> str:
    return visible(token.of(text)).translate(_MARKS).casefold()


def _tokens(document: SegmentedDocument, sentences: range) -> list[Span]:
    return [token for index in sentences for token in document.sentences[index].tokens]


def _reach(tokens: Sequence[Span], places: range) -> Span | None:
    return Span(tokens[places[0]].start, tokens[places[-1]].end) if places else None
