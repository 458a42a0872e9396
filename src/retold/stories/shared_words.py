"""The words that documents of a story have in common, in the same order."""

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import LCSseq

from retold.stories.tying import Known


class SharedWords:
    """The places of words that two of some documents share; each pair is worked out once."""

    def __init__(self, members: Sequence[Known]) -> None:
        self._members = members
        self._places: dict[tuple[int, int], frozenset[int]] = {}

    def places(self, target: int, source: int) -> frozenset[int]:
        """The places in the target, of two documents by their places among the members."""
        if (target, source) not in self._places:
            words = self._members[target].words, self._members[source].words
            self._places[target, source] = frozenset(shared_places(*words, 1))
        return self._places[target, source]


def shared_places(words: Sequence[str], others: Sequence[str], in_a_row: int) -> Iterator[int]:
    """The places of the words that another text has in the same order, so many in a row."""
    for block in LCSseq.opcodes(words, others):
        if block.tag == "equal" and block.src_end - block.src_start >= in_a_row:
            yield from range(block.src_start, block.src_end)


def runs(places: Sequence[int]) -> list[range]:
    """The runs of places that follow one another."""
    pieces: list[range] = []
    for position in places:
        if pieces and pieces[-1].stop == position:
            pieces[-1] = range(pieces[-1].start, position + 1)
        else:
            pieces.append(range(position, position + 1))
    return pieces
