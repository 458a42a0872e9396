"""The words of a bead that say the same otherwise, paired with what they became."""

from collections.abc import Iterator, Sequence

from retold.audit.link.links import LinkedBead
from retold.model import Alignment, Rewording, Span
from retold.text.signs import drawn
from retold.text.words import Word, spanned


def rewordings(
    alignment: Alignment, bead: LinkedBead, source: Sequence[str], target: Sequence[str]
) -> Iterator[Rewording]:
    """The words said otherwise or at another place, neighbours on both sides together.

    source, target: what became of each word of a side.
    """
    for rewording in _paired(bead, source, target):
        yield Rewording(
            rewording.bead,
            rewording.source and drawn(rewording.source, alignment.source),
            rewording.target and drawn(rewording.target, alignment.target),
            rewording.moved,
        )


def _paired(bead: LinkedBead, source: Sequence[str], target: Sequence[str]) -> Iterator[Rewording]:
    runs: list[tuple[str, list[int], list[int]]] = []
    for i, status in enumerate(source):
        if status not in _REWORDED:
            continue
        j = bead.to_target[i]
        if j is not None and target[j] != status:
            j = None
        last = runs[-1] if runs else None
        if last and last[0] == status and last[1][-1] == i - 1 and _goes_on(last[2], j):
            last[1].append(i)
            last[2].extend([j] if j is not None and j != last[2][-1] else [])
        else:
            runs.append((status, [i], [] if j is None else [j]))
    paired = {j for _, _, run in runs for j in run}
    yield from (
        Rewording(bead.index, _over(bead.source, i), _over(bead.target, j), status == "moved")
        for status, i, j in runs
    )
    for j, status in enumerate(target):
        if status in _REWORDED and j not in paired:
            span = bead.target[j].span
            yield Rewording(bead.index, None, span, status == "moved")


_REWORDED: frozenset[str] = frozenset({"otherwise", "moved"})


def _goes_on(run: list[int], place: int | None) -> bool:
    """Whether a place is the last of a run or the one behind it; none goes on with none."""
    if place is None or not run:
        return place is None and not run
    return place in {run[-1], run[-1] + 1}


def _over(side: tuple[Word, ...], run: list[int]) -> Span | None:
    return spanned(side, run[0], run[-1]) if run else None
