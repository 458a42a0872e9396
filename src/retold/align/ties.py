"""Two stories -> the ties between their sentences, block by block where they are long."""

import logging
from collections.abc import Sequence

from retold.align.across import tie_across
from retold.align.blocks import Block, cut_into_blocks
from retold.align.chains import Places, Side, Tie, placed
from retold.align.within import tie_within
from retold.models.encode import Encoder

ROUNDS = 3
"""Times that long documents are searched for moved sentences."""

_log = logging.getLogger(__name__)


def tie(
    ours: Side, theirs: Side, encoder: Encoder | None, apart: tuple[str, str] | None
) -> list[Tie]:
    """The ties of two stories, `apart` naming their languages where those differ."""
    if apart:
        ours, theirs = ours.in_latin_letters(), theirs.in_latin_letters()
    if apart and not _knows(encoder, apart):
        _log.warning(
            "%s and %s: no encoder at hand knows both; aligned by names, numbers and length alone",
            *apart,
        )
        encoder = None
    everything = Block(range(len(ours.numbers)), range(len(theirs.numbers)))
    ties, blocks = _tie_blocks(ours, theirs, encoder, apart)
    for _ in range(ROUNDS if blocks > 1 else 0):
        left = _open(ties, everything)
        if not left.source or not left.target:
            break
        found, _ = _tie_blocks(ours.pick(left.source), theirs.pick(left.target), None, apart)
        if not found:
            break
        ties += [placed(one, left)._replace(moved=True) for one in found]
    return ties


def _knows(encoder: Encoder | None, languages: tuple[str, str]) -> bool:
    return encoder is not None and (
        not encoder.languages or encoder.languages.issuperset(languages)
    )


def _tie_blocks(
    ours: Side, theirs: Side, encoder: Encoder | None, apart: tuple[str, str] | None
) -> tuple[list[Tie], int]:
    """The ties inside of blocks, and the number of blocks."""
    blocks = cut_into_blocks(ours.words, theirs.words)
    ties = []
    for block in blocks:
        if block.source and block.target:
            first, second = ours.pick(block.source), theirs.pick(block.target)
            if apart:
                found = tie_across(first, second, encoder)
            else:
                found = tie_within(first, second, encoder)
            ties += [placed(one, block) for one in found]
    return ties, len(blocks)


def _open(ties: Sequence[Tie], among: Block) -> Places:
    source = {place for one in ties for place in one.source}
    target = {place for one in ties for place in one.target}
    return Places(
        [place for place in among.source if place not in source],
        [place for place in among.target if place not in target],
    )
