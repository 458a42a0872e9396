"""Two stories in one language -> the ties between them.

Words decide. Where they leave sentences of both sides open between two sure ties, the stretch is
decided anew with the encoder. What is still open is searched for moved sentences.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from retold.align.blocks import Block
from retold.align.chains import (
    Places,
    Side,
    Tie,
    best_chain,
    gains_of,
    moves,
    placed,
    without_better,
)
from retold.align.gains import BY_BOTH, BY_WORDS
from retold.align.similarity import Cosines, blend, vector_cosines, word_cosines
from retold.models.encode import Encoder

SURE = 0.5
"""Word likeness of a tie that the encoder need not look at. A trade of trust for time, set by
hand: above it the encoder seldom changes a one-to-one tie."""

MUCH_LONGER = 1.3
"""One side of a tie that is longer by this may tell what an open sentence tells."""

LONGEST_STRETCH = 40
"""Sentences of both sides that the encoder is asked about at once; a longer stretch that words
leave open is other matter, and would take seconds."""

LEAST_TIED, MOSTLY_TIED = 0.4, 0.6
"""Shares of the sentences of the one and the other side in ties from which what is open on both is
likelier to be told there than not to be told: independent reports of one event have 23 % of theirs
tied, what people told anew 92 %. Chosen on the halves for settings, as the weights are: of 66
sentences without their counterpart, of every third paraphrase, 25 were tied to it and 8 to another.
"""

ANEW = 0.66
"""Mean likeness of ties up to which a text was told anew: people's paraphrases had .65 at most,
round trips .65 at least, edited copies .87. A copy that lacks one sentence and has another of its
own lacks the one, and added the other."""

LATE = replace(BY_BOTH, floor=0.13, moved=0.05)
"""What counts for a bead of sentences that are left over in such texts."""


def tie_within(source_side: Side, target_side: Side, encoder: Encoder | None) -> list[Tie]:
    """Ties within one language."""
    words = word_cosines(source_side.words, target_side.words)
    gains = gains_of(words, source_side, target_side, BY_WORDS)
    ties = best_chain(words, gains, BY_WORDS)
    if encoder is not None:
        for stretch in _stretches(ties, source_side, target_side):
            inside = {
                shape: cosine[
                    stretch.source.start : stretch.source.stop - shape[0] + 1,
                    stretch.target.start : stretch.target.stop - shape[1] + 1,
                ]
                for shape, cosine in words.items()
            }
            anew = _decide_anew(inside, source_side, target_side, stretch, encoder)
            ties = [tie for tie in ties if tie.source.start not in stretch.source] + anew
    ties = without_better(words, gains, ties, BY_WORDS, in_part=True)
    ties += moves(words, gains, ties, BY_WORDS)
    return ties if encoder is None else ties + _late(ties, source_side, target_side, encoder)


def _late(ties: Sequence[Tie], source_side: Side, target_side: Side, encoder: Encoder) -> list[Tie]:
    """Ties, by words and the encoder, of what is open still in texts that are mostly tied."""
    left = Places(
        _open(source_side, (tie.source for tie in ties)),
        _open(target_side, (tie.target for tie in ties)),
    )
    sizes = len(source_side.numbers), len(target_side.numbers)
    if not all(left) or sum(map(len, left)) > LONGEST_STRETCH or not _is_anew(ties, left, sizes):
        return []
    first, second = source_side.pick(left.source), target_side.pick(left.target)
    words = word_cosines(first.words, second.words)
    both = blend(words, vector_cosines(first.texts, second.texts, encoder), BY_BOTH.words)
    late = moves(both, gains_of(both, first, second, LATE), [Tie(range(0), range(0), 1.0)], LATE)
    return [placed(tie._replace(score=tie.score / (1 + BY_BOTH.words)), left) for tie in late]


def _is_anew(ties: Sequence[Tie], left: Places, sizes: tuple[int, int]) -> bool:
    """Whether a side is mostly tied, and by ties of sentences told in other words."""
    tied = sorted(1 - len(places) / size for places, size in zip(left, sizes, strict=True))
    is_tied = tied[0] >= LEAST_TIED and tied[1] >= MOSTLY_TIED
    return is_tied and sum(tie.score for tie in ties) <= ANEW * len(ties)


def _open(side: Side, tied: Iterable[range]) -> list[int]:
    """The places of the sentences that no tie has."""
    taken = {place for places in tied for place in places}
    return [place for place in range(len(side.numbers)) if place not in taken]


def _stretches(ties: Sequence[Tie], source_side: Side, target_side: Side) -> list[Block]:
    """From one sure tie to the next, both included, wherever sentences of both sides are open."""
    end = Tie(
        range(len(source_side.numbers), len(source_side.numbers)),
        range(len(target_side.numbers), len(target_side.numbers)),
        1.0,
    )
    start = Tie(range(0), range(0), 1.0)
    blocks: list[Block] = []
    since: list[Tie] = [start]
    for tie in [*(tie for tie in ties if not tie.moved), end]:
        since.append(tie)
        if tie is not end and not _sure(tie, source_side, target_side):
            continue
        block = Block(
            range(since[0].source.start, tie.source.stop),
            range(since[0].target.start, tie.target.stop),
        )
        open_sources = len(block.source) - sum(len(each.source) for each in since)
        open_targets = len(block.target) - sum(len(each.target) for each in since)
        lacks_source, lacks_target = _lacking(since[1:-1], source_side, target_side)
        if (open_sources and (open_targets or lacks_source)) or (open_targets and lacks_target):
            if blocks and blocks[-1].source.stop > block.source.start:
                last = blocks.pop()
                block = Block(
                    range(last.source.start, block.source.stop),
                    range(last.target.start, block.target.stop),
                )
            blocks.append(block)
        since = [tie]
    return [block for block in blocks if len(block.source) + len(block.target) <= LONGEST_STRETCH]


def _sure(tie: Tie, source_side: Side, target_side: Side) -> bool:
    """Whether a tie may part stretches: one sentence each, alike, and neither lacks the other."""
    single = len(tie.source) == len(tie.target) == 1
    return single and tie.score >= SURE and not any(_lacking([tie], source_side, target_side))


def _lacking(ties: Sequence[Tie], source_side: Side, target_side: Side) -> tuple[bool, bool]:
    """Whether some tie is so much shorter on a side that a sentence may be wanting there."""
    lacks_source = lacks_target = False
    for tie in ties:
        source = source_side.lengths[tie.source.start : tie.source.stop].sum()
        target = target_side.lengths[tie.target.start : tie.target.stop].sum()
        lacks_source |= bool(source * MUCH_LONGER < target)
        lacks_target |= bool(target * MUCH_LONGER < source)
    return lacks_source, lacks_target


def _decide_anew(
    words: Cosines, source_side: Side, target_side: Side, stretch: Block, encoder: Encoder
) -> list[Tie]:
    """The ties of a stretch by its words and the encoder."""
    first, second = source_side.pick(stretch.source), target_side.pick(stretch.target)
    vectors = vector_cosines(first.texts, second.texts, encoder)
    both = blend(words, vectors, BY_BOTH.words)
    ties = best_chain(both, gains_of(both, first, second, BY_BOTH), BY_BOTH)
    return [placed(tie._replace(score=tie.score / (1 + BY_BOTH.words)), stretch) for tie in ties]
