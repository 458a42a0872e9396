"""Few documents, and a brief among them or looked for -> those that may be of one another.

A brief of three or four sentences in other words has some ten sampled keys, of which its source has
none as often as not. Its words, most of them, stand in the source all the same. In a small corpus
the outlines of all documents are held against those of a brief, in a few thousandths of a second;
in a larger one that would cost more than the whole of a look-up, and grow with the corpus.
"""

from collections.abc import Sequence

import numpy as np

from retold.index.outline import SAYS, Outline, Shares, stems
from retold.index.screen import SHORT
from retold.index.store import Store

SCANNED = 1000
"""Documents of the largest corpus whose outlines are all looked at."""
HELD = 0.6
"""Share of the weight of a brief's words that its source has at least: of eight briefs of three or
four sentences each had .70 at least. Of 870 articles of a month the likeliest had as much of the
first sentences of another article of that month in 28 of 100 cases, and of one of these briefs .43
at most."""
MOST = 3
"""The most documents that are told."""
USUAL = 1000
"""Documents that a corpus is taken to have besides its own, as where names are weighed."""
_STEMS = 1 << 13


def around_brief(store: Store, outline: Outline) -> list[int]:
    """The numbers of the documents of which a text may be a brief, and of its briefs; best first.

    None in a corpus of more than SCANNED documents.

    Raises:
        FormatError: an outline is damaged.
    """
    total = store.next_number()
    if total > SCANNED or not len(outline):
        return []
    is_brief = len(outline) < SHORT
    numbers = list(range(total)) if is_brief else store.shorter(SHORT)
    if not numbers:
        return []
    held = shares(outline, [each.outline for each in store.outlined(numbers)])
    best = np.argsort(-held, kind="stable")[:MOST]
    return [numbers[place] for place in best.tolist() if held[place] >= HELD]


def shares(outline: Outline, others: Sequence[Outline]) -> Shares:
    """What each text has of the words of a brief; of a longer text, what it has of each brief's.

    Of the weight of the different words that say something: the fewer texts have a word the more it
    weighs.
    """
    own = _saying(outline)
    is_brief = len(outline) < SHORT
    is_own = np.zeros(_STEMS, dtype=np.bool_)
    is_own[own] = True
    rows = np.repeat(np.arange(len(others)), [len(each) for each in others])
    words = np.concatenate(others)
    counted = (words & SAYS) > 0
    if is_brief:
        counted &= is_own[stems(words)]
    pairs = np.unique(rows[counted] * _STEMS + stems(words[counted]))
    whose, word = pairs // _STEMS, pairs % _STEMS
    weight = np.log((len(others) + USUAL) / (1 + np.bincount(word, minlength=_STEMS)))
    shared = np.bincount(whose, weight[word] * is_own[word], len(others))
    own_weight = np.full(len(others), weight[own].sum())
    whole = own_weight if is_brief else np.bincount(whose, weight[word], len(others))
    held: Shares = shared / np.maximum(whole, 1e-9)
    return held


def _saying(outline: Outline) -> Outline:
    """The different words of a text that say something."""
    return np.unique(stems(outline[(outline & SAYS) > 0]))
