"""Sentences of whole stories, each read against the place of the other text that tells the same.

In a row both texts say all; in a story a part of what a sentence says may stand elsewhere. So each
side of a bead is put beside its counterpart and the sentences nearest to it, as the audit does it,
and of these nothing is asked: only the words of the side itself have tags.
"""

from collections.abc import Iterable, Iterator, Sequence

from benchmarks.quality.stories import Planted, Retelling
from reader.pairs import CHANGED, KEPT, UNKNOWN, WORD, Pair, Token, mark, same_links, tokens
from reader.sources import mark_lost
from retold.align import align
from retold.audit.link.context import Contexts
from retold.lineage import without_frame
from retold.model import Alignment, Document
from retold.models.encode import load_encoder
from retold.prepare import prepare

LENGTHS, LONGER = range(4, 75), range(4, 190)
"""Words and marks of a side that is judged, and of what it is read against."""
ORIGIN = "story"


def in_context(retellings: Iterable[Retelling]) -> Iterator[Pair]:
    """Both sides of each bead of some retellings, each as the target of a pair.

    Of a brief only its own sentences: what it leaves out is no error, and much of it.
    """
    encoder = load_encoder()
    if encoder is None:
        raise SystemExit("no encoder: the sentences nearest in meaning can't be looked for")
    for retelling in retellings:
        texts = (
            prepare(Document(name, text, language="en"))
            for name, text in (("source", retelling.source), ("target", retelling.target))
        )
        alignment = without_frame(align(*texts, encoder=encoder))
        contexts = Contexts(alignment, encoder.encode)
        for bead, tied in enumerate(alignment.beads):
            for of_source in (False,) if retelling.kind == "brief" else (False, True):
                if tied.source if of_source else tied.target:
                    pair = _pair(retelling, alignment, contexts, bead, of_source=of_source)
                    if fits(pair):
                        yield pair


def fits(pair: Pair) -> bool:
    """Whether both sides of a pair from a story have a length that is read."""
    longest, shortest = sorted((len(pair.source), len(pair.target)), reverse=True)
    return pair.origin == ORIGIN and longest in LONGER and shortest in LENGTHS


def _pair(
    retelling: Retelling, alignment: Alignment, contexts: Contexts, bead: int, *, of_source: bool
) -> Pair:
    text, sentences = (
        (alignment.source, alignment.beads[bead].source)
        if of_source
        else (alignment.target, alignment.beads[bead].target)
    )
    judged = " ".join(text.sentence_text(sentence) for sentence in sentences)
    source, target = tokens(contexts.of(bead, of_source=of_source)), tokens(judged)
    mark(source, UNKNOWN)
    mark(target, KEPT)
    places = [match.span() for match in WORD.finditer(judged)]
    start = 0
    for sentence in sentences:
        shift = start - text.sentences[sentence].span.start
        for error in retelling.planted:
            _mark_error(target, places, shift, error, retelling, of_source=of_source)
        start += len(text.sentence_text(sentence)) + 1
    return Pair(source, target, same_links(source, target), origin=ORIGIN, group=retelling.story)


def _mark_error(
    side: Sequence[Token],
    places: Sequence[tuple[int, int]],
    shift: int,
    error: Planted,
    retelling: Retelling,
    *,
    of_source: bool,
) -> None:
    """Tag the words of an error; shift: from places in the whole text to those of the side."""
    span = error.source if of_source else error.target
    if span is None:
        return
    touched = [
        side[k]
        for k, (begin, end) in enumerate(places)
        if begin < span.end + shift and span.start + shift < end
    ]
    if of_source:
        mark_lost(touched, error.target and error.target.of(retelling.target))
    else:
        mark(touched, CHANGED)
