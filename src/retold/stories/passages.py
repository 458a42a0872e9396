"""Each further stretch of wording of a document -> the likeliest source of it: `--all`.

A document has one source; but it may have a paragraph of another text too.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from retold.lineage.traits import lengths
from retold.model import Bead, Derivation, SegmentedDocument
from retold.stories.pairs import Known, Tie, aligned

LEAST = 15
"""Words of a passage, as `find` tells them: a sentence."""
ALIKE = 0.85
"""Score of a bead from which its sentences are wording that was taken, where it is not verbatim."""
SHOWN = 80
"""Characters of a passage that are told."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Sentences of a document that another text has, and how closely."""

    source: Known
    first: int
    last: int
    words: int
    score: float


def passages(
    members: Sequence[Known],
    ties: Mapping[tuple[int, int], Tie | None],
    derivations: Sequence[Derivation],
) -> tuple[Derivation, ...]:
    """The sources of passages that a document does not have from its own source."""
    by_key = {known.key: known for known in members}
    source = {each.target: each.source for each in derivations}
    near: dict[int, set[int]] = {}
    for (low, high), tie in ties.items():
        if tie is not None:
            near.setdefault(low, set()).add(high)
            near.setdefault(high, set()).add(low)
    found: list[Derivation] = []
    for known in members:
        others = [
            other
            for other in members
            if other.number in near.get(known.number, ())
            and other.key != source.get(known.key)
            and not _is_from(other.key, known.key, source)
            and not _is_later(other, known)
        ]
        own = by_key.get(source.get(known.key, ""))
        found += (_told(known, stretch) for stretch in _further(known, own, others))
    return tuple(found)


def _is_from(key: str | None, above: str, source: Mapping[str, str]) -> bool:
    """Whether a document was made from another, or is it."""
    while key is not None and key != above:
        key = source.get(key)
    return key is not None


def _is_later(one: Known, other: Known) -> bool:
    if one.moment is None or other.moment is None:
        return False
    return one.moment > other.moment


def _further(known: Known, own: Known | None, others: Iterable[Known]) -> Iterator[_Stretch]:
    """The stretches that others have and the source lacks, the longest first; each word once."""
    if known.prepared is None:
        return
    taken = set(_tied(known.prepared, own)) if own else set()
    words = lengths(known.prepared)
    stretches = [
        stretch
        for other in others
        for stretch in _stretches(known.prepared, other, taken, words)
        if stretch.words >= LEAST
    ]
    for stretch in sorted(stretches, key=lambda each: (-each.words, -each.score)):
        place = set(range(stretch.first, stretch.last + 1))
        if not place & taken:
            taken |= place
            yield stretch


def _tied(document: SegmentedDocument, source: Known) -> dict[int, float]:
    """The sentences of a document that a source has in its words, and how closely."""
    if source.prepared is None:
        return {}
    return {
        at: bead.score
        for bead in aligned(source.prepared, document).beads
        if _is_taken(bead)
        for at in bead.target
    }


def _is_taken(bead: Bead) -> bool:
    return bool(bead.source) and (bead.reuse == "verbatim" or bead.score >= ALIKE)


def _stretches(
    document: SegmentedDocument, source: Known, taken: set[int], words: Sequence[int]
) -> Iterator[_Stretch]:
    run: list[int] = []
    scores = {at: score for at, score in _tied(document, source).items() if at not in taken}
    for at in [*sorted(scores), -1]:
        if run and at != run[-1] + 1:
            score = sum(scores[each] for each in run) / len(run)
            yield _Stretch(source, run[0], run[-1], sum(words[each] for each in run), score)
            run = []
        run.append(at)


def _told(known: Known, stretch: _Stretch) -> Derivation:
    if known.prepared is None:
        raise ValueError(f"{known.key}: no story in it")
    sentences = known.prepared.sentences
    start, end = sentences[stretch.first].span.start, sentences[stretch.last].span.end
    text = " ".join(known.document.text[start:end].split())
    shown = text if len(text) <= SHOWN else f"{text[:SHOWN].rsplit(' ', 1)[0]} …"
    return Derivation(
        source=stretch.source.key,
        target=known.key,
        relation="excerpt",
        certainty="likely" if stretch.words >= 2 * LEAST else "possible",
        score=min(1.0, stretch.score),
        evidence=(f"characters {start}–{end}, {stretch.words} words: “{shown}”",),
    )
