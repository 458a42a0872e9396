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
    source_side: Side, target_side: Side, encoder: Encoder | None, apart: tuple[str, str] | None
) -> list[Tie]:
    """The ties of two stories, `apart` naming their languages where those differ."""
    if apart:
        source_side, target_side = source_side.in_latin_letters(), target_side.in_latin_letters()
    if apart and not _knows(encoder, apart):
        _log.warning(
            "%s and %s: no encoder at hand knows both; aligned by names, numbers and length alone",
            *apart,
        )
        encoder = None
    everything = Block(range(len(source_side.numbers)), range(len(target_side.numbers)))
    ties, blocks = _tie_blocks(source_side, target_side, encoder, apart)
    for _ in range(ROUNDS if blocks > 1 else 0):
        left = _open(ties, everything)
        if not left.source or not left.target:
            break
        moved, _ = _tie_blocks(
            source_side.pick(left.source), target_side.pick(left.target), None, apart
        )
        if not moved:
            break
        ties += [placed(link, left)._replace(moved=True) for link in moved]
    return ties


def _knows(encoder: Encoder | None, languages: tuple[str, str]) -> bool:
    return encoder is not None and (
        not encoder.languages or encoder.languages.issuperset(languages)
    )


def _tie_blocks(
    source_side: Side, target_side: Side, encoder: Encoder | None, apart: tuple[str, str] | None
) -> tuple[list[Tie], int]:
    """The ties inside of blocks, and the number of blocks."""
    blocks = cut_into_blocks(source_side.words, target_side.words)
    ties = []
    for block in blocks:
        if block.source and block.target:
            first, second = source_side.pick(block.source), target_side.pick(block.target)
            if apart:
                across = tie_across(first, second, encoder)
            else:
                across = tie_within(first, second, encoder)
            ties += [placed(link, block) for link in across]
    return ties, len(blocks)


def _open(ties: Sequence[Tie], among: Block) -> Places:
    source = {place for link in ties for place in link.source}
    target = {place for link in ties for place in link.target}
    return Places(
        [place for place in among.source if place not in source],
        [place for place in among.target if place not in target],
    )
