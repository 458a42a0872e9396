"""Two segmented documents -> beads: which sentences retell which, what was left out and added."""

from collections.abc import Sequence
from itertools import groupby

import numpy as np

from retold.align.ladder import Gains, Rung, climb
from retold.align.similarity import Likeness, word_likeness
from retold.model import Bead, SegmentedDocument
from retold.segment import visible

ALIKE = 0.2
MOVED_ALIKE = 0.3
BEAD_COST = 0.05
GRAIN = 2.0**20


def find_beads(source: SegmentedDocument, target: SegmentedDocument) -> tuple[Bead, ...]:
    """The beads of two documents: every sentence of both exactly once."""
    ours, theirs = _story(source), _story(target)
    source_words = [_words(source, index) for index in ours]
    target_words = [_words(target, index) for index in theirs]
    rungs: list[tuple[Rung, float, bool]] = []
    if ours and theirs:
        likeness = word_likeness(source_words, target_words)
        rungs = _chains(likeness, ours, theirs)
    return _in_order(source, target, _beads(rungs, ours, theirs, source_words, target_words))


def _chains(likeness: Likeness, ours, theirs) -> list[tuple[Rung, float, bool]]:
    gains = _gains(likeness, ALIKE, ours, theirs)
    first = climb(gains, len(ours), len(theirs))
    found = [(rung, False) for rung in first]
    gains = dict(_gains(likeness, MOVED_ALIKE, ours, theirs))
    taken = first
    while taken:
        _close(gains, taken)
        if not any((g > 0).any() for g in gains.values()):
            break
        taken = climb(gains, len(ours), len(theirs))
        found += [(rung, True) for rung in taken]
    return [
        (rung, float(likeness.alike[rung.sources, rung.targets][rung.source, rung.target]), moved)
        for rung, moved in found
    ]


def _close(gains, rungs):
    for (height, width), gain in gains.items():
        for rung in rungs:
            gain[max(0, rung.source - height + 1) : rung.source + rung.sources] = -1e9
            gain[:, max(0, rung.target - width + 1) : rung.target + rung.targets] = -1e9


def _gains(likeness: Likeness, enough: float, ours, theirs) -> Gains:
    unit = (likeness.source_mass[1].sum() + likeness.target_mass[1].sum()) / (len(ours) + len(theirs))
    ours, theirs = np.array(ours), np.array(theirs)
    result = {}
    for (height, width), alike in likeness.alike.items():
        ours_mass, theirs_mass = likeness.source_mass[height] / unit, likeness.target_mass[width] / unit
        gain = np.sqrt(np.outer(ours_mass, theirs_mass)) * alike
        gain -= np.add.outer(ours_mass, theirs_mass) * (enough / 2)
        gain -= BEAD_COST * (height + width - 2) + 0.3 * (min(height, width) - 1)
        gain = np.rint(gain * GRAIN)
        gain[ours[height - 1 :] - ours[: len(ours) - height + 1] != height - 1] = -1e9
        gain[:, theirs[width - 1 :] - theirs[: len(theirs) - width + 1] != width - 1] = -1e9
        result[height, width] = gain
    return result


def _beads(rungs, ours, theirs, source_words, target_words) -> list[Bead]:
    beads = []
    for rung, score, moved in rungs:
        a = source_words[rung.source : rung.source + rung.sources]
        b = target_words[rung.target : rung.target + rung.targets]
        same = [w for s in a for w in s] == [w for s in b for w in s]
        beads.append(
            Bead(
                range(ours[rung.source], ours[rung.source] + rung.sources),
                range(theirs[rung.target], theirs[rung.target] + rung.targets),
                1.0 if same else min(1.0, round(score, 4)),
                "verbatim" if same else "rewrite",
                moved,
            )
        )
    return beads


def _in_order(source: SegmentedDocument, target: SegmentedDocument, beads: Sequence[Bead]) -> tuple[Bead, ...]:
    """Beads with the sentences in none of them, in the order of the target; an omission behind the bead of the source sentence before it."""
    of_source = {index: bead for bead in beads for index in bead.source}
    of_target = {index: bead for bead in beads for index in bead.target}
    furniture = source.furniture_sentences(), target.furniture_sentences()
    behind: dict[Bead | None, list[Bead]] = {}
    before: Bead | None = None
    for index in range(len(source.sentences)):
        if index in of_source:
            before = of_source[index]
        else:
            lone = Bead(range(index, index + 1), range(0), 0.0, "furniture" if index in furniture[0] else "omitted")
            behind.setdefault(before, []).append(lone)
    result = list(behind.get(None, []))
    for index in range(len(target.sentences)):
        bead = of_target.get(index)
        if bead is None:
            result.append(Bead(range(0), range(index, index + 1), 0.0, "furniture" if index in furniture[1] else "new"))
        elif bead.target.start == index:
            result.append(bead)
            result += behind.get(bead, [])
    return tuple(result)


def _story(document: SegmentedDocument) -> list[int]:
    furniture = document.furniture_sentences()
    return [i for i in range(len(document.sentences)) if i not in furniture]


def _words(document: SegmentedDocument, index: int) -> list[str]:
    text = document.document.text
    words = (visible(span.of(text)).casefold().replace("’", "'") for span in document.sentences[index].tokens)
    return [word for word in words if any(c.isalnum() for c in word)]
